"""Which words of a sentence are places, and which place each is."""

import csv
from pathlib import Path

import pytest

from riwaya.claims.places.where import ContextPlaceResolver
from riwaya.extraction.places import GazetteerPlaceFinder
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.model import PlaceMention, Report, Where
from riwaya.text.segment import segment

CASES = Path(__file__).with_name("place_cases.csv")
GAZETTEER = load_gazetteer()
FINDER = GazetteerPlaceFinder(GAZETTEER)
RESOLVER = ContextPlaceResolver(GAZETTEER)


def read(text: str) -> list[tuple[PlaceMention, Where]]:
    document = segment(Report(name="case", text=text))
    mentions = FINDER.find(document)
    return list(zip(mentions, RESOLVER.resolve(document, mentions), strict=True))


def cases() -> list[tuple[str, str, str, str]]:
    with CASES.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE))
    return [(r["text"], r["name"], r["place"], r["relation"] or "") for r in rows]


@pytest.mark.parametrize(("text", "name", "place", "relation"), cases())
def test_case(text: str, name: str, place: str, relation: str) -> None:
    found = [(m, w) for m, w in read(text) if m.name == name]
    if place == "-":
        assert not found
        return
    assert len(found) >= 1, [m.name for m, _ in read(text)]
    mention, where = found[-1]
    if relation:
        assert mention.relation == relation
    if place == "?":
        assert where.place is None
    elif place != "*":
        assert where.place == place


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 150
    assert len(set(cases())) == len(cases())


def test_every_expected_place_is_in_the_gazetteer() -> None:
    wanted = {place for _, _, place, _ in cases() if ":" in place}
    assert not {place for place in wanted if place not in GAZETTEER}
