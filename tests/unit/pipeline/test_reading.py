"""Text to claims as a whole: the stages in order, exchangeable, a pure function of a report."""

import gc
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from riwaya.claims.assemble import Assembler
from riwaya.claims.dates.when import IntervalTimeResolver
from riwaya.claims.parties.who import ContextPartyResolver
from riwaya.claims.places.where import ContextPlaceResolver
from riwaya.extraction.actors import LexiconActorFinder
from riwaya.extraction.places import GazetteerPlaceFinder
from riwaya.extraction.quantities import GrammarQuantityFinder
from riwaya.extraction.times import GrammarTimeFinder
from riwaya.extraction.triggers import find_cues, find_triggers, find_weapons
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.lexicons.gazetteer_rows import COLUMNS
from riwaya.lexicons.parties import load_parties
from riwaya.model import (
    ActorMention,
    Document,
    EventType,
    Gap,
    PlaceMention,
    Report,
    Sourced,
    TimeMention,
)
from riwaya.pipeline.reading import Finders, ReportReader, claim_reader
from riwaya.text.segment import segment

PUBLISHED = date(2016, 10, 29)
TEXT = (
    "سيطرت فصائل المعارضة أمس على قرية العيس بعد معارك مع قوات النظام.\n"
    "وقصفت قوات النظام بلدة حيان بالمدفعية، ما أدى إلى مقتل خمسة مدنيين.\n"
)
REPORT = Report(name="c", text=TEXT, published=PUBLISHED)


class NoPlaces:
    """Finds no place anywhere."""

    def find(self, document: Document) -> list[PlaceMention]:
        return []


class NoActors:
    """Finds no participant anywhere."""

    def find(self, document: Document) -> list[ActorMention]:
        return []


class NoTimes:
    """Finds no time anywhere."""

    def find(self, document: Document) -> list[TimeMention]:
        return []


def finders() -> Finders:
    known = load_gazetteer()
    return Finders(
        places=GazetteerPlaceFinder(known),
        wheres=ContextPlaceResolver(known),
        actors=LexiconActorFinder(),
        parties=ContextPartyResolver(),
        times=GrammarTimeFinder(),
        quantities=GrammarQuantityFinder(),
    )


def assembler() -> Assembler:
    return Assembler(load_parties(), IntervalTimeResolver())


def test_the_reader_is_its_stages_in_order(reader: ReportReader) -> None:
    made = ReportReader(finders(), assembler(), load_gazetteer())
    assert made.read(REPORT) == reader.read(REPORT)
    assert reader.read(REPORT)


def test_a_stage_can_be_exchanged() -> None:
    blind = ReportReader(replace(finders(), places=NoPlaces()), assembler(), load_gazetteer())
    claims = blind.read(REPORT)
    assert claims
    assert all(isinstance(claim.places, Gap) for claim in claims)


def test_without_times_nothing_is_dated_by_the_text() -> None:
    blind = ReportReader(replace(finders(), times=NoTimes()), assembler(), load_gazetteer())
    claims = blind.read(REPORT)
    assert claims
    assert all(isinstance(c.when, Gap) or c.when.spans == () for c in claims)


def test_without_actors_no_side_is_named() -> None:
    blind = ReportReader(replace(finders(), actors=NoActors()), assembler(), load_gazetteer())
    for claim in blind.read(REPORT):
        for argument in (claim.agent, claim.target):
            assert isinstance(argument, Gap) or argument.spans == ()


def test_reading_leaves_no_trace_for_the_next_report(reader: ReportReader) -> None:
    other = Report(name="d", text="انسحبت قوات النظام من منيان. وتقدمت فصائل المعارضة.")
    before = reader.read(REPORT)
    reader.read(other)
    assert reader.read(REPORT) == before


def test_find_gives_parallel_lists(reader: ReportReader) -> None:
    found = reader.find(REPORT)
    assert len(found.parties) == len(found.actors) > 0
    assert len(found.wheres) == len(found.places) > 0
    lists = (found.triggers, found.cues, found.actors, found.places, found.times)
    for firsts in ([mention.first for mention in mentions] for mentions in lists):
        assert all(a <= b for a, b in pairwise(firsts))


def test_claims_belong_to_the_report(reader: ReportReader) -> None:
    claims = reader.read(REPORT)
    assert {claim.report for claim in claims} == {REPORT.id}
    kinds = {claim.event_type for claim in claims}
    assert {EventType.TERRITORY_GAIN, EventType.SHELLING} <= kinds


def test_another_day_of_publication_moves_the_days(reader: ReportReader) -> None:
    later = replace(REPORT, published=date(2016, 11, 5))
    (gain,) = [c for c in reader.read(later) if c.event_type is EventType.TERRITORY_GAIN]
    assert isinstance(gain.when, Sourced)
    assert gain.when.value.first == date(2016, 11, 4)


def test_a_gazetteer_file_adds_places(tmp_path: Path) -> None:
    text = "سيطرت فصائل المعارضة على قرية شمرنوق بعد معارك مع قوات النظام."
    report = Report(name="c", text=text, published=PUBLISHED)
    before = claim_reader().read(report)[0]
    header = ",".join(COLUMNS)
    row = "sy:shamarnuq,شمرنوق,,Shamarnuq,village,sy:syria,36.1,37.1,,,,1,own"
    file = tmp_path / "more.csv"
    file.write_text(f"{header}\n{row}\n", encoding="utf-8")
    after = claim_reader([file]).read(report)[0]
    assert [where.place for where in after.where] == ["sy:shamarnuq"]
    assert "sy:shamarnuq" not in [where.place for where in before.where]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("وقصفت القوات البلدة", "قصفت"),
        ("بقصف البلدة", "قصف"),
        ("وللسيطرة على البلدة", "للسيطرة"),
        ("والسيطرة على البلدة", "السيطرة"),
    ],
)
def test_triggers_leave_out_what_is_written_together_with_them(text: str, written: str) -> None:
    found = find_triggers(segment(Report(name="c", text=text)))
    words = {mention.span.of(text) for mention in found if mention.first == 0}
    assert words == {written}


def test_triggers_do_not_reach_over_sentences() -> None:
    text = "تمكن الجيش من استعادة.\nالسيطرة على البلدة."
    document = segment(Report(name="c", text=text))
    ends = [sentence.last for sentence in document.sentences]
    for mention in find_triggers(document):
        assert not any(mention.first < end < mention.last for end in ends)


def test_cues_and_weapons_are_found_in_order() -> None:
    text = "قال الناطق إن القوات قصفت البلدة بالمدفعية وبالبراميل المتفجرة، فيما نفى آخرون."
    document = segment(Report(name="c", text=text))
    cues = [(c.kind, c.span.of(text)) for c in find_cues(document)]
    assert ("speech", "قال") in cues
    assert ("connector", "فيما") in cues
    assert ("deny", "نفى") in cues
    weapons = find_weapons(document)
    assert [w.category for w in weapons] == ["artillery", "air"]
    assert [w.first for w in weapons] == sorted(w.first for w in weapons)


def test_an_outlet_that_was_told_is_no_place(reader: ReportReader) -> None:
    text = 'قال مصدر ميداني في حلب لـ"موسكو بالعربية" إن قوات النظام قصفت قرية منيان.'
    found = reader.find(Report(name="t", text=text))
    assert {where.name for where in found.wheres} == {"حلب", "منيان"}


class _Broken(LexiconActorFinder):
    """A finder that finds the collector off, and fails."""

    def find(self, document: Document) -> list[ActorMention]:
        assert not gc.isenabled()
        raise LookupError(document.report.name)


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_is_looked_for_again_once_a_report_is_read(collecting: bool) -> None:
    reader = claim_reader()
    reader.finders = replace(reader.finders, actors=_Broken())
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        with pytest.raises(LookupError):
            reader.read(REPORT)
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()


def test_what_reading_makes_forms_no_cycles() -> None:
    reader = claim_reader()
    reader.read(REPORT)
    gc.collect()
    gc.disable()
    try:
        assert reader.read(REPORT)
        assert gc.collect() == 0
    finally:
        gc.enable()
