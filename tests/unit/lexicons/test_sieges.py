"""The table of sieges names places and parties that are known, and finds the one of a day."""

from datetime import date

import pytest

from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.lexicons.pack_tables import pack_rows
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.sieges import COLUMNS, load_sieges
from riwaya.model import Span, Where


def test_every_place_and_party_of_a_siege_is_known() -> None:
    gazetteer, parties = load_gazetteer(), load_parties()
    for row in pack_rows("sieges.csv", COLUMNS):
        assert all(gazetteer.get(place) for place in row.many("places")), row
        assert parties.get(row.need("besieger")), row
        assert parties.get(row.need("besieged")), row


def test_every_siege_ends_after_it_began() -> None:
    for row in pack_rows("sieges.csv", COLUMNS):
        first, last = row.day("from"), row.day("to")
        assert first is not None
        assert last is None or first <= last, row


@pytest.mark.parametrize(
    ("name", "country", "on", "besieger"),
    [
        ("كويرس", "SY", date(2013, 5, 1), "opposition"),
        ("كويرس", "SY", date(2015, 5, 1), "islamic_state"),
        ("تعز", "YE", date(2016, 5, 1), "houthi"),
        ("تعز", "SY", date(2016, 5, 1), None),
        ("الفاشر", "SD", date(2023, 5, 1), None),
        ("الفاشر", "SD", date(2025, 5, 1), "rsf"),
        ("داريا", "SY", date(2020, 5, 1), None),
        ("عفرين", "SY", date(2016, 5, 1), None),
    ],
)
def test_the_siege_of_a_place_on_a_day(
    name: str, country: str, on: date, besieger: str | None
) -> None:
    siege = load_sieges().of(Where(name, Span(0, len(name)), country=country), on)
    assert (siege.besieger if siege else None) == besieger


def test_what_lies_in_a_besieged_town_is_besieged() -> None:
    where = Where("القصور", Span(0, 6), parents=("sy:deir-ez-zor",), country="SY")
    siege = load_sieges().of(where, date(2016, 5, 1))
    assert siege is not None
    assert siege.besieger == "islamic_state"
