"""Blocs and hostilities hold at a date, and their tables keep their schema."""

import itertools
from datetime import date

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicons.pack_tables import Row, covers, packs, rows_of
from riwaya.lexicons.parties import Hostility, Parties, Party, load_parties

BEFORE, AFTER = date(2016, 10, 28), date(2025, 3, 8)
SYRIA = [
    "government",
    "russia",
    "iran_militias",
    "opposition",
    "hts_nusra",
    "turkey_backed",
    "islamic_state",
    "kurdish_led",
    "us_coalition",
    "turkey",
    "israel",
    "civilians",
    "un_aid",
    "other",
]


def test_all_wars_have_a_pack() -> None:
    wars = {"syria", "iraq", "yemen", "libya", "sudan", "lebanon", "palestine"}
    assert packs()[0] == "common"
    assert wars <= set(packs())


@pytest.mark.parametrize("party", SYRIA)
def test_every_party_of_the_annotation_guide_is_known(party: str) -> None:
    found = load_parties().get(party)
    assert found is not None
    assert found.name_ar
    assert found.name_en


def test_the_government_of_syria_changes_sides_when_it_changes_hands() -> None:
    parties = load_parties()
    assert parties.allied("government", "russia", BEFORE)
    assert not parties.allied("government", "opposition", BEFORE)
    assert parties.hostile("government", "opposition", BEFORE)
    assert parties.allied("government", "hts_nusra", AFTER)
    assert not parties.allied("government", "iran_militias", AFTER)
    assert not parties.hostile("government", "opposition", AFTER, "syria")


def test_hostility_is_mutual_and_dated() -> None:
    parties = load_parties()
    assert parties.hostile("houthi", "saudi_coalition", date(2015, 4, 1))
    assert parties.hostile("saudi_coalition", "houthi", date(2015, 4, 1))
    assert not parties.hostile("houthi", "saudi_coalition", date(2014, 4, 1))


def test_the_main_opponent_comes_first() -> None:
    parties = load_parties()
    assert parties.opponents("opposition", "syria", BEFORE)[0] == "government"
    assert parties.opponents("houthi", "yemen", date(2015, 8, 1))[0] == "yemen_government"
    assert parties.opponents("rsf", "sudan", date(2024, 1, 1))[0] == "saf"
    assert parties.opponents("civilians", "syria", date(2012, 1, 1)) == ()


def test_nobody_fights_his_own_bloc() -> None:
    parties = load_parties()
    for row in parties.hostilities:
        day = row.first or row.last or date(2016, 1, 1)
        assert not parties.allied(row.a, row.b, day), row


def test_an_unknown_party_has_no_bloc_and_no_ally() -> None:
    assert load_parties().bloc("nobody") is None
    assert not load_parties().allied("nobody", "nobody")


def test_periods_of_one_party_in_one_pack_do_not_overlap() -> None:
    parties = load_parties()
    for party in parties.ids:
        rows = [r for r in parties.periods(party) if r.first or r.last]
        for pack in {r.pack for r in rows}:
            days = sorted(
                (r.first or date.min, r.last or date.max) for r in rows if r.pack == pack
            )
            assert all(a[1] < b[0] for a, b in itertools.pairwise(days)), party


def test_a_hostility_with_an_unknown_party_is_refused() -> None:
    one = Party("a", "أ", "A", "", None, None, "common")
    with pytest.raises(LexiconError, match="no party 'b'"):
        Parties((one,), (Hostility("common", "a", "b", None, None),))


def test_a_table_with_other_columns_is_refused() -> None:
    with pytest.raises(LexiconError, match="columns"):
        list(rows_of(iter(["x,y\n"]), "t.csv", ("id", "name"), "common"))


def test_a_row_with_too_few_values_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"t\.csv:2"):
        list(rows_of(iter(["id,name\n", "one\n"]), "t.csv", ("id", "name"), "common"))


def test_a_day_that_is_none_is_refused_with_its_place() -> None:
    row = Row("common", "t.csv:7", {"from": "2016-13-01"})
    with pytest.raises(LexiconError, match=r"t\.csv:7: from"):
        row.day("from")


def test_an_unknown_day_lies_in_every_interval() -> None:
    assert covers(BEFORE, AFTER, None)
    assert not covers(None, BEFORE, AFTER)
    assert covers(None, AFTER, AFTER)
