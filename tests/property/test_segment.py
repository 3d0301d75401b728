"""Whatever the text, its sentences and tokens lie in it, in order, and nothing raises."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.arabic.fold import fold_key
from riwaya.model import Document, Report
from riwaya.text.segment import segment

SAMPLE = (
    "الفصائل تتقدم في حلبمن جهة أخرى.. والجيش ينسحب\n"
    'دمشق - «الشرق الأوسط»: قال القائد: "سنعود"وأفاد المراسل بمقتل 25 مقاتلاً في (22|9).\n'
    "Reuters Someone دخان فوق حمص\nhttps://example.org/a?b=1\nاندلاع المعركة:\n"
    "بدأ الهجوم ليلة 26 تشرين الثاني 2024 بقصف كثيف على بلدتين، وسقط قتيلان و٣ جرحى."
)
ODD = "\u200f\u202e\ufeffـًﻻ٣«»\"'().:…؟!|/-–\u2028\x85\ud800\x00 \n\tA9و"


def check(document: Document) -> None:
    text = document.report.text
    for token in document.tokens:
        assert 0 <= token.start < token.end <= len(text)
        assert token.key
    assert all(a.end <= b.start for a, b in pairwise(document.tokens))
    assert all(a.last == b.first for a, b in pairwise(document.sentences))
    assert all(a.paragraph <= b.paragraph for a, b in pairwise(document.sentences))
    if document.sentences:
        assert document.sentences[0].first == 0
        assert document.sentences[-1].last == len(document.tokens)
    for sentence in document.sentences:
        words = document.words(sentence)
        assert words
        assert (sentence.span.start, sentence.span.end) == (words[0].start, words[-1].end)


@given(
    st.text(alphabet=st.one_of(st.sampled_from(SAMPLE + ODD), st.characters()), max_size=300)
)
@settings(deadline=None, max_examples=300)
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    check(segment(Report(name="t", text=text)))


@given(st.lists(st.sampled_from([*SAMPLE.split(), "\n", ".", "..", ":", "»"]), max_size=60))
@settings(deadline=None, max_examples=200)
def test_keys_are_the_folded_words(parts: list[str]) -> None:
    document = segment(Report(name="t", text=" ".join(parts)))
    check(document)
    for token in document.tokens:
        assert token.key == fold_key(token.span.of(document.report.text))


def mutated(rng: random.Random) -> str:
    letters = list(SAMPLE)
    for _ in range(rng.randrange(1, 40)):
        at = rng.randrange(len(letters))
        kind = rng.randrange(4)
        if kind == 0:
            letters[at] = rng.choice(ODD)
        elif kind == 1:
            letters.insert(at, rng.choice(ODD))
        elif kind == 2:
            del letters[at]
        else:
            letters[at:at] = letters[at : at + rng.randrange(1, 30)]
    return "".join(letters)


@pytest.mark.parametrize("seed", range(40))
def test_mutated_reports_are_cut(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(5):
        check(segment(Report(name="t", text=mutated(rng))))


def seconds(text: str) -> float:
    start = time.process_time()
    check(segment(Report(name="t", text=text)))
    return time.process_time() - start


@pytest.mark.parametrize("unit", ["قال القائد ", "حلب.. ", "«", '"وأفاد ', "a.b ", "٣ "])
def test_cost_grows_in_line_with_length(unit: str) -> None:
    seconds(unit * 2000)
    short, long = (min(seconds(unit * n) for _ in range(3)) for n in (2000, 16000))
    assert long < 8 * short * 4 + 0.2
