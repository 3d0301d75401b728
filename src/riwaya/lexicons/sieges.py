"""The long sieges of the wars: which place, by whom, against whom, from when to when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import LexiconError
from riwaya.lexicons.pack_tables import Row, pack_rows
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.wars import load_wars
from riwaya.model import Where

COLUMNS = ("names_ar", "places", "besieger", "besieged", "from", "to", "source")
_REMEMBERED = timedelta(days=366)
"""For so long after its end it is still told of."""


@dataclass(frozen=True, slots=True)
class Siege:
    """A siege by `besieger` of `besieged` (a side, or civilians), open-ended if it goes on."""

    besieger: str
    besieged: str
    country: str | None
    first: date
    last: date | None

    def told(self, on: date | None) -> bool:
        """Whether a report of a day may mean it: it had begun, and was over not long before."""
        if on is None:
            return True
        over = self.last is not None and self.last + _REMEMBERED < on
        return self.first <= on and not over


@dataclass(frozen=True, slots=True)
class Sieges:
    """All sieges by the gazetteer ids of their places and by their names, the latest first."""

    by_place: dict[str, tuple[Siege, ...]]
    by_name: dict[tuple[str, ...], tuple[Siege, ...]]

    def of(self, where: Where, on: date | None) -> Siege | None:
        """Return the siege of a place, or of what it lies in, last begun by a day."""
        ids = (where.place, *where.parents)
        known = next((found for id in ids if id and (found := self.by_place.get(id))), ())
        named = known or self.by_name.get(tuple(phrase_keys(where.name)), ())
        here = (siege for siege in named if _lies(siege, where.country) and siege.told(on))
        return next(here, None)


def _lies(siege: Siege, country: str | None) -> bool:
    return country is None or siege.country is None or siege.country == country.lower()


def _siege(row: Row) -> Siege:
    first, war = row.day("from"), load_wars().get(row.pack)
    if first is None:
        raise LexiconError(f"{row.place}: from is empty")
    for party in (row.need("besieger"), row.need("besieged")):
        if load_parties().get(party) is None:
            raise LexiconError(f"{row.place}: no party {party!r}")
    country = war.country.lower() if war else None
    return Siege(row.need("besieger"), row.need("besieged"), country, first, row.day("to"))


def _latest(sieges: Iterable[Siege]) -> tuple[Siege, ...]:
    return tuple(sorted(sieges, key=lambda siege: siege.first, reverse=True))


@cache
def load_sieges() -> Sieges:
    """Read the sieges of all packs; raise `LexiconError` when a row breaks the schema."""
    places: dict[str, list[Siege]] = {}
    names: dict[tuple[str, ...], list[Siege]] = {}
    for row in pack_rows("sieges.csv", COLUMNS):
        siege = _siege(row)
        for place in row.many("places"):
            places.setdefault(place, []).append(siege)
        for name in row.many("names_ar"):
            names.setdefault(tuple(phrase_keys(name)), []).append(siege)
    return Sieges(
        {place: _latest(found) for place, found in places.items()},
        {name: _latest(found) for name, found in names.items()},
    )
