"""From Riwaya's event types and parties to those of ACLED, UCDP GED and PLOVER."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.errors import LexiconError
from riwaya.lexicons.sources import Source
from riwaya.model import EventType, PlacePrecision

EVERYWHERE = "common"
"""The pack of outlets of no one war."""


@dataclass(frozen=True, slots=True)
class AcledType:
    """ACLED's event, sub-event and disorder type."""

    event: str
    sub_event: str
    disorder: str


@dataclass(frozen=True, slots=True)
class PloverType:
    """PLOVER's type, mode and intensity (−10 to 10)."""

    type: str
    mode: str
    intensity: float


@dataclass(frozen=True, slots=True)
class Crossing:
    """What one of Riwaya's types is elsewhere, `None` where it is nothing; and the ruling."""

    acled: AcledType | None
    plover: PloverType | None
    ruling: str | None


@dataclass(frozen=True, slots=True)
class VagueNumber:
    """The number ACLED writes for a vague word, kept here as a range."""

    low: int | None
    high: int | None
    value: int
    example: str


@dataclass(frozen=True, slots=True)
class PartyKind:
    """What kind of actor a party is from a day on; `home` is where a state is at home."""

    party: str
    inter: str
    home: str | None
    first: date | None


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 codes, name, ACLED region, Gleditsch and Ward number (0: none)."""

    iso2: str
    iso3: str
    number: int
    name: str
    region: str
    gw: int


@dataclass(frozen=True, slots=True)
class Scales:
    """How wide an outlet reports, by its kind: at home, in another war's country, or of no one
    war; the widths in the order in which ACLED joins them.
    """

    order: tuple[str, ...]
    unknown: str
    home: Mapping[str, str]
    abroad: Mapping[str, str]
    everywhere: Mapping[str, str]

    def of(self, source: Source | None, country: str) -> str:
        """Return the width of a source in a country (its English name)."""
        if source is None:
            return self.unknown
        if source.pack == EVERYWHERE:
            return self.everywhere.get(source.kind, self.unknown)
        at_home = source.pack == country.lower()
        return (self.home if at_home else self.abroad).get(source.kind, self.unknown)

    def joined(self, widths: Iterable[str]) -> str:
        """Return the widths of several sources as one cell."""
        found = sorted(set(widths), key=self.order.index)
        return "-".join(dict.fromkeys((found[0], found[-1]))) if found else self.unknown


@dataclass(frozen=True, slots=True)
class AcledRules:
    """How rows of ACLED's shape are made."""

    precedence: tuple[str, ...]
    unknown_actor: str
    unknown_inter: str
    civilian_targeting: str
    regains: str
    most_days: int
    notes_most: int
    numbers: tuple[VagueNumber, ...]
    scales: Scales


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All of `crosswalk.toml`, checked."""

    types: Mapping[EventType, Crossing]
    acled: AcledRules
    precisions: Mapping[PlacePrecision, tuple[int, int]]
    parties: Mapping[str, tuple[PartyKind, ...]]
    countries: Mapping[str, Country]

    def party(self, party: str | None, on: date | None, country: str | None) -> str | None:
        """Return what kind of actor a party is on a day in a country, `None` for an unknown."""
        rows = self.parties.get(party or "", ())
        known = [row for row in rows if row.first is None or (on and row.first <= on)]
        if not known:
            return None
        row = max(known, key=lambda one: one.first or date.min)
        abroad = row.home is not None and country is not None and row.home != country
        return "External/Other forces" if abroad else row.inter

    def fatalities(self, low: int | None, high: int | None) -> int:
        """Return the number ACLED writes for a count: the lowest, or that of a vague word."""
        for number in self.acled.numbers:
            if (number.low, number.high) == (low, high):
                return number.value
        return low or 0


@cache
def load_crosswalk() -> Crosswalk:
    """Return the crosswalk; raise `LexiconError` when the file breaks its schema."""
    text = files("riwaya.lexicons").joinpath("crosswalk.toml").read_text(encoding="utf-8")
    return parse_crosswalk(tomllib.loads(text))


def parse_crosswalk(raw: Mapping[str, Any]) -> Crosswalk:
    """Return the crosswalk from the tables of a file."""
    try:
        found = Crosswalk(
            types={EventType(key): _crossing(row) for key, row in raw["type"].items()},
            acled=_acled(raw["acled"]),
            precisions={
                PlacePrecision(key): (a, b) for key, (a, b) in raw["precision"].items()
            },
            parties=_parties(raw["party"]),
            countries={key: Country(key, *row) for key, row in raw["country"].items()},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"crosswalk.toml: {error}") from error
    _check("type", set(EventType) - set(found.types))
    _check("precision", set(PlacePrecision) - set(found.precisions))
    _check(
        "acled.precedence",
        {crossing.acled.event for crossing in found.types.values() if crossing.acled}
        - set(found.acled.precedence),
    )
    return found


def _crossing(row: Mapping[str, Any]) -> Crossing:
    return Crossing(
        acled=AcledType(**row["acled"]) if "acled" in row else None,
        plover=PloverType(**row["plover"]) if "plover" in row else None,
        ruling=row.get("ruling"),
    )


def _acled(raw: Mapping[str, Any]) -> AcledRules:
    read = ("precedence", "number", "scales")
    rest = {key: value for key, value in raw.items() if key not in read}
    order = tuple(raw["scales"]["order"])
    scales = Scales(**{**raw["scales"], "order": order})
    numbers = (
        VagueNumber(row.get("low"), row.get("high"), row["value"], row["example"])
        for row in raw["number"]
    )
    return AcledRules(
        precedence=tuple(raw["precedence"]), numbers=tuple(numbers), scales=scales, **rest
    )


def _parties(rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[PartyKind, ...]]:
    found: dict[str, tuple[PartyKind, ...]] = {}
    for row in rows:
        kind = PartyKind(row["id"], row["inter"], row.get("home"), row.get("from"))
        found[kind.party] = (*found.get(kind.party, ()), kind)
    return found


def _check(section: str, missing: set[Any]) -> None:
    if missing:
        names = ", ".join(sorted(map(str, missing)))
        raise LexiconError(f"crosswalk.toml: {section}: nothing for {names}")
