"""Whatever the report, its claims lie in it, in order, the same each time, ready to write."""

import importlib.util
import json
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.exports.claims_json import report_to_json
from riwaya.extraction.actors import LexiconActorFinder
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.frames import load_frames
from riwaya.model import OWN_TYPE, ActorMention, Basis, Claim, Gap, Report
from riwaya.pipeline.reading import ReportReader, claim_reader
from riwaya.text.segment import segment

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples" / "reports").glob("*.txt"))
LONGEST = 4000
"""Longer mutated reports are for `benchmarks/fuzz.py`."""

SENTENCES = (
    "سيطرت فصائل المعارضة أمس على قرية العيس بعد معارك مع قوات النظام.",
    "وقصفت قوات النظام بلدة حيان بالمدفعية، ما أدى إلى مقتل خمسة مدنيين.",
    "نفى الجيش السوري انسحاب قواته من خان طومان.",
    "وقال ناشطون: «شن الطيران الروسي ثلاث غارات على المدينة».",
    "وأضاف المصدر أن 12 عنصراً قتلوا، بينهم ضابطان، يوم الأربعاء.",
    "تعتزم القوات اقتحام داريا والسيطرة عليها",
    "فصائل المعارضة تفك الحصار عن حلب\n",
    "وكانت جبهة النصرة قد انسحبت منها في 20 تشرين الأول 2016.",
    "انفجرت سيارة مفخخة قرب حاجز، وأسر ثلاثة عناصر.",
)
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
ODD = "\u200f\u202e\ufeffـًﻻ٣«»\"'().:…؟!|/-–\u2028\x85\ud800\x00 \n\tA9و"
DAYS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))


def _fuzz() -> ModuleType:
    """Return `benchmarks/fuzz.py` as a module."""
    spec = importlib.util.spec_from_file_location("fuzz", ROOT / "benchmarks" / "fuzz.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz"] = module
    spec.loader.exec_module(module)
    return module


FUZZ = _fuzz()
READER = claim_reader()


def check(reader: ReportReader, report: Report) -> list[Claim]:
    """Read a report and hold its claims to what is promised of any."""
    claims = reader.read(report)
    assert FUZZ.faults(report, claims) == []
    for claim in claims:
        assert claim.type_rule
        if claim.event_type is not load_frames()[claim.frame].type:
            assert claim.type_rule != OWN_TYPE
        for field in (claim.agent, claim.target, claim.when):
            if isinstance(field, Gap):
                assert field.reason
            elif not field.spans:
                assert field.basis in (Basis.INFERRED, Basis.DEFAULTED)
                assert field.rule
    _check_stated(report, claims)
    return claims


def _check_stated(report: Report, claims: list[Claim]) -> None:
    """Where a party is called stated, the lexicon names it at these words."""
    found = LexiconActorFinder().find(segment(report))
    for claim in claims:
        for field in (claim.agent, claim.target):
            if isinstance(field, Gap) or field.basis is not Basis.STATED:
                continue
            span, party = field.value.span, field.value.party
            assert span is not None
            assert claim.sentence.start <= span.start < claim.sentence.end
            here = [m for m in found if m.span.start < span.end and span.start < m.span.end]
            assert party is None or any(party in _named(m) for m in here)
        inside = [m for m in found if claim.sentence.covers(m.span)]
        for loss in claim.losses:
            if loss.basis is Basis.STATED and loss.value.party is not None:
                assert any(loss.value.party in _named(m) for m in inside)


def _named(mention: ActorMention) -> set[str | None]:
    """Return the parties that a mention's words name by themselves."""
    known = [actor for id in mention.actors if (actor := load_actors().get(id))]
    return {mention.party, *(row.party for actor in known for row in actor.memberships)}


@given(
    st.text(alphabet=st.one_of(st.sampled_from(ODD + "".join(WORDS)), st.characters())),
    DAYS,
)
@settings(deadline=None, max_examples=150)
def test_any_text_is_read(text: str, published: date | None) -> None:
    check(READER, Report(name="t", text=text, published=published))


@given(st.lists(st.sampled_from([*WORDS, "،", ".", "\n", "«", "»", ":"]), max_size=60), DAYS)
@settings(deadline=None, max_examples=200)
def test_words_of_war_in_any_order_are_read(words: list[str], published: date | None) -> None:
    report = Report(name="t", text=" ".join(words), published=published)
    claims = check(READER, report)
    assert READER.read(report) == claims


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9), DAYS)
@settings(deadline=None, max_examples=100)
def test_sentences_in_any_order_make_claims(parts: list[str], published: date | None) -> None:
    report = Report(name="t", text=" ".join(parts), published=published)
    claims = check(READER, report)
    assert READER.read(report) == claims
    line = json.loads(json.dumps(report_to_json(report, claims)))
    assert [c["start"] for c in line["claims"]] == [c.trigger.start for c in claims]
    for told in line["claims"]:
        assert report.text.startswith(told["trigger"], told["start"])


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.integers(0, 40))
@settings(deadline=None, max_examples=60)
def test_blank_lines_before_a_report_only_move_its_claims(parts: list[str], blank: int) -> None:
    text = " ".join(parts)
    plain = READER.read(Report(name="t", text=text))
    moved = READER.read(Report(name="t", text="\n" * blank + text))
    assert [(c.trigger.start + blank, c.event_type, c.frame) for c in plain] == [
        (c.trigger.start, c.event_type, c.frame) for c in moved
    ]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_example_reports_are_read_the_same_twice(file: Path, reader: ReportReader) -> None:
    report = Report(
        name=file.stem, text=file.read_text(encoding="utf-8"), published=date(2016, 10, 29)
    )
    claims = check(reader, report)
    assert claims
    assert claim_reader().read(report) == claims


def _small(number: int) -> Report:
    """Return a mutated report that is neither huge nor from the ends of the calendar."""
    report: Report = FUZZ.mutated(number)[0]
    far = report.published is not None and report.published.year in (1, 9999)
    return replace(
        report, text=report.text[:LONGEST], published=None if far else report.published
    )


@pytest.mark.parametrize("start", range(0, 200, 20))
def test_broken_reports_are_read(start: int, reader: ReportReader) -> None:
    for number in range(start, start + 20):
        check(reader, _small(number))


def test_mutations_change_reports_and_are_the_same_each_time() -> None:
    known = {file.read_text(encoding="utf-8") for file in EXAMPLES}
    reports = [FUZZ.mutated(number) for number in range(100)]
    assert reports == [FUZZ.mutated(number) for number in range(100)]
    assert sum(report.text not in known for report, _ in reports) > 90
    done = {name for _, names in reports for name in names}
    assert done == {mutation.__name__ for mutation, _ in FUZZ.MUTATIONS}


def test_the_search_for_faults_finds_them(reader: ReportReader) -> None:
    text = "سيطرت فصائل المعارضة على قرية العيس بعد معارك مع قوات النظام في حيان."
    report = Report(name="t", text=text)
    claims = reader.read(report)
    assert len(claims) == 2
    assert FUZZ.faults(report, claims) == []
    assert FUZZ.faults(replace(report, text=text[:20]), claims[:1]) == [
        "a span outside its text"
    ]
    assert FUZZ.faults(report, claims[::-1]) == ["claims out of order"]
    assert FUZZ.faults(report, [claims[0], claims[0]]) == ["one id twice"]
    wrong = replace(claims[0], repeats=claims[1].id)
    assert FUZZ.faults(report, [wrong]) == ["a repeat of nothing before it"]
    moved = replace(claims[0], sentence=claims[1].trigger)
    assert FUZZ.faults(report, [moved]) == ["a trigger outside its sentence"]


ENDLESS = (
    "قصفت قوات النظام بالمدفعية بلدة حيان في ريف حلب أمس وسيطرت فصائل المعارضة على قرية العيس "
    "بعد معارك مع جبهة النصرة ومقتل خمسة عناصر وقتل الجيش السوري ثلاثة مدنيين في داريا يوم "
    "الأربعاء "
)
"""Three acts, each with its sides, its place and its day, and no stop."""

CHAINS = (
    ("بالقرب من ", "محيط ", "قرب "),
    ("بين حلب ", "وبين حمص "),
    ("قال إن ", "أكد أن "),
    ("انتهت عملية ",),
    ("بشار ", "سورية ", "مقاتلة "),
    ("ابن ", "قائد "),
    ("يوم ", "بعد ", "قبل "),
    ("« ", "( ", "“ "),
    ("خمسة ", "و", "مئة "),
)
"""Words that each take up the next, said again and again."""


def _seconds(text: str) -> float:
    report = Report(name="t", text=text, published=date(2016, 10, 29))
    begun = time.process_time()
    claims = READER.read(report)
    assert len(claims) >= text.count(ENDLESS.strip()) * 2
    return time.process_time() - begun


@pytest.mark.parametrize("end", ["", ".\n"], ids=["one sentence", "many sentences"])
def test_cost_grows_in_line_with_the_acts_told(end: str) -> None:
    short, long = (
        min(_seconds("".join(f"{ENDLESS}{n} {end}" for n in range(count))) for _ in range(3))
        for count in (12, 96)
    )
    assert long < 8 * short * 2.5


@pytest.mark.parametrize("words", CHAINS, ids=lambda words: words[0].strip())
def test_words_said_again_and_again_are_read_in_line_with_their_number(
    words: tuple[str, ...],
) -> None:
    for word in (*words, "".join(words)):
        short, long = (_chained(word * count) for count in (300, 2400))
        assert long < 8 * short * 3 + 0.3


def _chained(text: str) -> float:
    """Return how long a report takes, the better of two: garbage may be collected in one."""
    report = Report(name="t", text=text, published=date(2016, 10, 29))
    return min(_timed(report) for _ in range(2))


def _timed(report: Report) -> float:
    begun = time.process_time()
    check(READER, report)
    return time.process_time() - begun


@pytest.mark.parametrize("end", ["وال", "وأبو", "وابن", "و", "بالقرب من", "بين"])
def test_a_report_that_breaks_off_in_a_list_of_names_is_read(end: str) -> None:
    check(READER, Report(name="t", text=f"قصفت القوات أحياء الميدان {end}"))
    check(READER, Report(name="t", text=f"اقتحم المسلحون قرى العيس وحيان {end}"))


LOOKING_BACK = {
    "a town": "دخلت القوات البلدة {n} وقصفت القرية ثم المدينة والقاعدة. ",
    "a day": "بعد {m} أيام على الهجوم قصفت قوات النظام بلدة حيان {n}. ",
    "a speaker": "وقال محمد إن القوات قصفت حيان {n}. ",
    "an event": "وهز الهجوم المدينة {n}. ",
    "losses": "وأسفر ذلك عن مقتل {m} وإصابة {n} آخرين. ",
    "a headline": "قوات النظام تقصف حيان {n}\n",
}
"""Sentences that each ask what was told before."""


@pytest.mark.parametrize("told", LOOKING_BACK.values(), ids=LOOKING_BACK)
def test_looking_back_costs_no_more_the_longer_a_report_is(told: str) -> None:
    opening = "نفذ انتحاري تفجيرا في مدينة إدلب يوم الأحد. "
    short, long = (
        _chained(opening + "".join(told.format(n=n, m=n % 9 + 2) for n in range(count)))
        for count in (100, 800)
    )
    assert long < 8 * short * 3 + 0.3
