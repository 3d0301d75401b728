"""Whatever the words, mentions lie in order and resolve to sound intervals."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.arabic.numerals import parse_number
from riwaya.arabic.phrases import phrase_keys
from riwaya.claims.dates.when import IntervalTimeResolver
from riwaya.extraction.quantities import GrammarQuantityFinder
from riwaya.extraction.times import GrammarTimeFinder
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.numbers import load_numbers
from riwaya.model import Report
from riwaya.text.segment import segment

RAW = read_toml("times.toml")
TIME_WORDS = [f for v in RAW["words"].values() for fs in v.values() for f in fs]
NUMBER_WORDS = [f for entry in read_toml("numbers.toml")["word"] for f in entry["forms"]]
WORDS = [
    *TIME_WORDS,
    *NUMBER_WORDS,
    "القرية",
    "قتل",
    "3",
    "26",
    "2015",
    "٣٠",
    "/",
    "(",
    ")",
    "و",
]
FINDER, RESOLVER, COUNTER = GrammarTimeFinder(), IntervalTimeResolver(), GrammarQuantityFinder()


@given(
    st.lists(st.sampled_from(WORDS), max_size=25),
    st.one_of(st.none(), st.dates(min_value=date(1980, 1, 1), max_value=date(2060, 1, 1))),
)
@settings(deadline=None, max_examples=400)
def test_times_of_any_words(words: list[str], published: date | None) -> None:
    document = segment(Report(name="t", text=" ".join(words)))
    mentions = FINDER.find(document)
    assert all(a.last <= b.first for a, b in pairwise(mentions))
    for mention in mentions:
        assert mention.first < mention.last
        assert document.tokens[mention.first].start <= mention.span.start
        assert mention.span.end == document.tokens[mention.last - 1].end
        assert mention.span.start < mention.span.end
    resolved = RESOLVER.resolve_all(mentions, published)
    assert len(resolved) == len(mentions)
    for found in resolved:
        if found is not None:
            assert (found.first, found.last) != (None, None)
            assert not (found.first and found.last and found.last < found.first)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
@settings(deadline=None, max_examples=400)
def test_amounts_of_any_words(words: list[str]) -> None:
    document = segment(Report(name="t", text=" ".join(words)))
    mentions = COUNTER.find(document)
    assert all(a.last <= b.first for a, b in pairwise(mentions))
    for mention in mentions:
        assert document.tokens[mention.first].start <= mention.span.start < mention.span.end
        assert mention.low is None or mention.low >= 0
        if mention.low is not None and mention.high is not None:
            assert mention.low <= mention.high


@given(st.integers(min_value=1, max_value=999_999_999))
def test_figures_in_either_set_of_digits_are_read(number: int) -> None:
    eastern = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for text in (str(number), eastern, f"{number:,}"):
        keys = phrase_keys(text)
        assert parse_number(keys, 0, load_numbers().table) == (len(keys), number)


ONES = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = [
    "",
    "مئة",
    "مئتان",
    "ثلاثمئة",
    "أربعمئة",
    "خمسمئة",
    "ستمئة",
    "سبعمئة",
    "ثمانمئة",
    "تسعمئة",
]


@given(
    st.integers(min_value=0, max_value=9),
    st.integers(min_value=2, max_value=9),
    st.integers(min_value=1, max_value=9),
)
def test_written_numbers_below_a_thousand_are_read(hundreds: int, tens: int, ones: int) -> None:
    parts = [HUNDREDS[hundreds], ONES[ones], TENS[tens]]
    keys = phrase_keys(" و".join(part for part in parts if part))
    number = 100 * hundreds + 10 * tens + ones
    assert parse_number(keys, 0, load_numbers().table) == (len(keys), number)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 12, 31)))
def test_a_date_in_figures_is_that_day(day: date) -> None:
    document = segment(
        Report(name="t", text=f"بتاريخ {day.day}/{day.month}/{day.year} انسحبوا")
    )
    (found,) = RESOLVER.resolve_all(FINDER.find(document), date(2051, 1, 1))
    assert found is not None
    assert (found.first, found.last) == (day, day)


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 12, 31)),
    st.sampled_from(["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]),
)
def test_a_weekday_is_the_latest_not_after_publication(published: date, name: str) -> None:
    document = segment(Report(name="t", text=f"انسحبوا يوم {name}"))
    (found,) = RESOLVER.resolve_all(FINDER.find(document), published)
    assert found is not None
    assert found.first == found.last
    assert found.first is not None
    assert 0 <= (published - found.first).days < 7


def seconds(text: str) -> float:
    document = segment(Report(name="t", text=text))
    start = time.process_time()
    RESOLVER.resolve_all(FINDER.find(document), date(2016, 8, 17))
    COUNTER.find(document)
    return time.process_time() - start


@pytest.mark.parametrize(
    "unit",
    [
        "صباح ",
        "منذ ",
        "بحلول ",
        "3 ",
        "من ",
        "أمس ",
        "خمسة و",
        "22/9 ",
        "( ",
        "عدة ",
        "بين 3 و",
    ],
)
def test_cost_grows_in_line_with_length(unit: str) -> None:
    seconds(unit * 500)
    short, long = (min(seconds(unit * n) for _ in range(3)) for n in (500, 4000))
    assert long < 8 * short * 4 + 0.3
