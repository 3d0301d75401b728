"""The crosswalk is whole, and the rules that ACLED, UCDP and PLOVER ask for hold."""

import copy
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from riwaya.errors import LexiconError
from riwaya.exports.acled import days, interaction, split
from riwaya.exports.placing import placed
from riwaya.exports.polecat import COLUMNS as POLECAT
from riwaya.exports.ucdp import COLUMNS as UCDP
from riwaya.exports.ucdp import date_precision, priogrid
from riwaya.lexicons.crosswalk import load_crosswalk, parse_crosswalk
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.sources import load_sources
from riwaya.model import DatePrecision, EventType, PlacePrecision
from riwaya.views import Days, Ground

KINDS = {
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
}
SUB_EVENTS = {
    "Battles": {
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
    },
    "Protests": {
        "Excessive force against protesters",
        "Protest with intervention",
        "Peaceful protest",
    },
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {
        "Sexual violence",
        "Attack",
        "Abduction/forced disappearance",
    },
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
PLOVER = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}


@pytest.fixture
def raw() -> dict[str, Any]:
    text = files("riwaya.lexicons").joinpath("crosswalk.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_every_type_crosses_to_a_type_that_exists() -> None:
    crosswalk = load_crosswalk()
    for event_type, crossing in crosswalk.types.items():
        if crossing.acled:
            assert crossing.acled.sub_event in SUB_EVENTS[crossing.acled.event], event_type
        if crossing.plover:
            assert crossing.plover.type in PLOVER, event_type
            assert -10 <= crossing.plover.intensity <= 10


def test_a_line_to_nothing_has_a_ruling() -> None:
    for event_type, crossing in load_crosswalk().types.items():
        if crossing.acled is None or crossing.plover is None:
            assert crossing.ruling, event_type


def test_types_that_share_a_target_have_rulings_but_one() -> None:
    by_target: dict[tuple[str, str], list[bool]] = {}
    for crossing in load_crosswalk().types.values():
        if crossing.acled:
            key = (crossing.acled.event, crossing.acled.sub_event)
            by_target.setdefault(key, []).append(crossing.ruling is not None)
    for target, ruled in by_target.items():
        assert len(ruled) == 1 or any(ruled), target


def test_a_missing_type_or_wrong_row_is_told(raw: dict[str, Any]) -> None:
    short = copy.deepcopy(raw)
    del short["type"]["clash"]
    with pytest.raises(LexiconError, match="clash"):
        parse_crosswalk(short)
    odd = copy.deepcopy(raw)
    odd["precision"]["hamlet"] = [1, 1]
    with pytest.raises(LexiconError, match="hamlet"):
        parse_crosswalk(odd)


def test_parties_are_known_and_of_a_kind_that_exists() -> None:
    known = set(load_parties().ids)
    for party, rows in load_crosswalk().parties.items():
        assert party in known, party
        assert {row.inter for row in rows} <= KINDS


@pytest.mark.parametrize(
    ("party", "on", "country", "kind"),
    [
        ("government", date(2016, 10, 29), "SY", "State forces"),
        ("opposition", date(2016, 10, 29), "SY", "Rebel group"),
        ("hts_nusra", date(2024, 12, 10), "SY", "State forces"),
        ("turkey", date(2016, 10, 29), "SY", "External/Other forces"),
        ("turkey", date(2016, 7, 15), "TR", "State forces"),
        ("civilians", None, "SY", "Civilians"),
        ("nobody", None, "SY", None),
    ],
)
def test_what_kind_of_actor_a_party_is(
    party: str, on: date | None, country: str, kind: str | None
) -> None:
    assert load_crosswalk().party(party, on, country) == kind


@pytest.mark.parametrize(
    ("low", "high", "number"),
    [(12, 12, 12), (10, 99, 12), (100, 999, 100), (None, None, 3), (5, None, 5), (None, 8, 0)],
)
def test_numbers_for_vague_words(low: int | None, high: int | None, number: int) -> None:
    assert load_crosswalk().fatalities(low, high) == number


def test_multi_day_totals_are_split_the_first_day_with_the_remainder() -> None:
    assert split(17, 5) == [5, 3, 3, 3, 3]
    assert split(2, 5) == [2, 0, 0, 0, 0]
    assert sum(split(101, 7)) == 101


def at(first: date | None, last: date | None, precision: DatePrecision) -> Days:
    return Days(first, last, precision)


def test_days_of_rows_and_their_precision() -> None:
    monday, friday = date(2016, 10, 24), date(2016, 10, 28)
    assert days(at(monday, monday, DatePrecision.DAY), 31) == [(monday, 1)]
    ranged = days(at(monday, friday, DatePrecision.RANGE), 31)
    assert ranged == [(date(2016, 10, day), 1) for day in range(24, 29)]
    assert days(at(monday, date(2016, 10, 30), DatePrecision.WEEK), 31) == [
        (date(2016, 10, 27), 2)
    ]
    month = at(date(2016, 10, 1), date(2016, 10, 31), DatePrecision.MONTH)
    assert days(month, 31) == [(date(2016, 10, 16), 3)]
    year = at(date(2016, 1, 1), date(2016, 12, 31), DatePrecision.YEAR)
    assert days(year, 31) == []
    assert days(at(None, friday, DatePrecision.RANGE), 31) == [(friday, 1)]


def test_interactions_are_spelt_as_the_codebook_spells_them() -> None:
    def pair(*kinds: str) -> str:
        return interaction(tuple((kind, kind) for kind in kinds))

    assert pair("Rebel group", "State forces") == "State forces-Rebel group"
    assert pair("State forces") == "State forces only"
    assert pair("Civilians", "External/Other forces") == "External/Other forces-Civilians"


@pytest.mark.parametrize(
    ("precision", "km", "codes"),
    [
        (PlacePrecision.VICINITY, 8.0, (2, 2)),
        (PlacePrecision.VICINITY, 38.0, (3, 5)),
        (PlacePrecision.VILLAGE, 38.0, (1, 1)),
        (PlacePrecision.SUBDISTRICT, 10.0, (2, 3)),
    ],
)
def test_a_point_that_lies_far_off_is_less_precise(
    precision: PlacePrecision, km: float, codes: tuple[int, int]
) -> None:
    found = placed(Ground("منيان", None, 36.2, 37.1, precision, km, country="SY"))
    assert found
    assert (found.acled, found.ucdp) == codes


def test_ucdp_date_precision_and_grid() -> None:
    day = date(2016, 10, 1)
    for last, code in ((1, 1), (6, 2), (7, 3), (31, 4)):
        assert date_precision(at(day, date(2016, 10, last), DatePrecision.RANGE)) == code
    assert date_precision(at(day, date(2017, 9, 1), DatePrecision.YEAR)) == 5
    assert date_precision(at(None, day, DatePrecision.RANGE)) is None
    assert priogrid(-90, -180) == 1
    assert priogrid(-89.5, -180) == 721


def test_column_counts() -> None:
    assert len(UCDP) == len(set(UCDP)) == 49
    assert len(POLECAT) == len(set(POLECAT)) == 40
    assert len(EventType) == len(load_crosswalk().types)


@pytest.mark.parametrize(
    ("outlets", "country", "width"),
    [
        (["سانا"], "Syria", "National"),
        (["سانا"], "Iraq", "Regional"),
        (["سانا", "رويترز"], "Syria", "National-International"),
        (["صفحة لا يعرفها أحد"], "Syria", "Other"),
        (["صفحة لا يعرفها أحد", "سانا", "رويترز"], "Syria", "Other-International"),
        ([], "Syria", "Other"),
    ],
)
def test_how_wide_outlets_report(outlets: list[str], country: str, width: str) -> None:
    scales, known = load_crosswalk().acled.scales, load_sources()
    assert scales.joined(scales.of(known.find(name), country) for name in outlets) == width
