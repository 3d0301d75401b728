"""Places and their names: ids, kinds, parents, coordinates, and look-up by folded name.

The gazetteer is the project's own places (`gazetteer_data/places-*.csv`) over a base of towns
taken out of GeoNames (`base.csv`, CC BY 4.0), and any files a user adds in the same form.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple

from riwaya.arabic.fold import fold_key
from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import LexiconError
from riwaya.lexicons.gazetteer_compiled import Compiled, compiled_gazetteer
from riwaya.lexicons.gazetteer_rows import ID, KIND, LAT, LON, Row, row_fault, spoken_names
from riwaya.lexicons.place_words import loose_key

EARTH_RADIUS_KM = 6371.0088
SLIGHT = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `lat` and `lon` are WGS84 degrees, the point's error is `precision_km`.

    `parent` is the id of the place it lies in; `importance` runs from 0 to 5 (a capital or a
    governorate's seat); `source` is the short code of the ground of the facts.
    """

    id: str
    name: str
    variants: tuple[str, ...]
    name_en: str
    kind: str
    parent: str | None
    lat: float
    lon: float
    precision_km: float
    pcode: str | None
    geonames: int | None
    importance: int
    source: str

    @property
    def country(self) -> str:
        """The ISO 3166-1 alpha-2 code of the country, from the id's prefix."""
        return self.id.partition(":")[0].upper()


class Named(NamedTuple):
    """What a name may mean: places written exactly so, and places that differ in the
    article.
    """

    exact: tuple[str, ...]
    loose: tuple[str, ...]


class Found(NamedTuple):
    """One answer to a search: the place, the chain it lies in and how the name fits."""

    place: Place
    parents: tuple[Place, ...]
    match: str


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two (lat, lon) points in kilometres (haversine)."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))


def _place(row: Row) -> Place:
    """Return a compiled row as a place."""
    return Place(row[0], row[1], tuple(row[2]), *row[3:])


def place_of(row: Row) -> Place:
    """Return a row in the order of `COLUMNS` as a place; raises `LexiconError` when it is
    none.
    """
    fault = row_fault(row)
    if fault:
        raise LexiconError(fault)
    return _place(row)


class _Places(dict[str, Place]):
    """Id → place, made when first asked for with `[…]`; raises `KeyError`."""

    def __init__(self, rows: Sequence[Row], index: Mapping[str, int]) -> None:
        super().__init__()
        self._rows = rows
        self._index = index

    def __missing__(self, place: str) -> Place:
        found = self[place] = _place(self._rows[self._index[place]])
        return found


class Gazetteer:
    """Places by id and by folded name; places are made when first asked for."""

    def __init__(self, compiled: Compiled) -> None:
        self._rows = compiled.rows
        self._names = compiled.names
        self._heads = compiled.heads
        self._index = {row[0]: at for at, row in enumerate(self._rows)}
        self.places = _Places(self._rows, self._index)
        self._parents: dict[str, tuple[str, ...]] = {}
        self._named: dict[str, Named] = {}
        self._governorate: dict[str, str | None] = {}
        self._countries: dict[str, str] | None = None
        self._seats: dict[str, list[Row]] | None = None
        self._shipped = compiled.shipped
        self.key = compiled.key

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, place: str) -> bool:
        return place in self._index

    def __iter__(self) -> Iterator[Place]:
        return (self[row[0]] for row in self._rows)

    def __getitem__(self, place: str) -> Place:
        """Return the place with this id; raises `KeyError`."""
        return self.places[place]

    def get(self, place: str | None) -> Place | None:
        """Return the place with this id, or `None`."""
        return self.places[place] if place is not None and place in self._index else None

    def shipped(self, place: str) -> bool:
        """Whether a place is the project's and no user's; raises `KeyError`."""
        return self._index[place] < self._shipped

    def slight(self, places: Sequence[str]) -> bool:
        """Whether the best known of a name's places is a user's of little importance, so that
        the name is as likely an everyday word.
        """
        best = places[0]
        return self._index[best] >= self._shipped and self.places[best].importance <= SLIGHT

    def following(self, key: str) -> Mapping[str, Sequence[int]] | None:
        """Return the second words of the names that begin with a key, with the names' lengths.

        Keys are folded and without the article (`loose_key`); the second word is empty for
        names of one word; lengths are in words, longest first. `None` when no name begins so.
        """
        return self._heads.get(key)

    def named(self, phrase: str) -> Named | None:
        """Return the places a folded phrase may mean, best known first, or `None`.

        The phrase is folded token keys joined by single spaces, without proclitics.
        """
        found = self._named.get(phrase)
        if found is None:
            loose = " ".join(map(loose_key, phrase.split()))
            rows = self._names.get(loose)
            if rows is None:
                return None
            found = self._named[phrase] = self._split(phrase, rows)
        return found

    def _split(self, phrase: str, rows: Sequence[int]) -> Named:
        """Part the places of a loose name into those written exactly so and the others."""
        exact: list[str] = []
        loose: list[str] = []
        for at in rows:
            row = self._rows[at]
            same = any(phrase in spoken_names(name) for name in (row[1], *row[2]))
            (exact if same else loose).append(row[0])
        return Named(tuple(exact), tuple(loose))

    def lookup(self, name: str) -> tuple[str, ...]:
        """Return the ids of the places called so in any spelling, best known first."""
        found = self.named(" ".join(phrase_keys(name)))
        return (*found.exact, *found.loose) if found else ()

    def parents(self, place: str) -> tuple[str, ...]:
        """Return the ids of the places it lies in, nearest first, the country last."""
        chain = self._parents.get(place)
        if chain is None:
            chain = self._parents[place] = tuple(self._climb(place))
        return chain

    def _climb(self, place: str) -> Iterator[str]:
        """Yield parents upwards; a ring in the data ends the climb."""
        seen = {place}
        here = self.get(place)
        while here is not None and here.parent is not None and here.parent not in seen:
            if here.parent not in self._index:
                break
            seen.add(here.parent)
            yield here.parent
            here = self.get(here.parent)

    def country(self, place: str) -> str:
        """Return the ISO code of the country a place lies in."""
        return place.partition(":")[0].upper()

    def country_place(self, country: str) -> str | None:
        """Return the id of a country by its ISO code or id prefix."""
        if self._countries is None:
            self._countries = {
                row[ID].partition(":")[0]: row[ID]
                for row in self._rows
                if row[KIND] == "country"
            }
        return self._countries.get(country.lower())

    def governorate(self, place: str) -> str | None:
        """Return the id of the governorate a place lies in, by parents or by the nearest seat.

        The nearest seat is a guess that serves ranking only. `None` for countries.
        """
        if place not in self._governorate:
            self._governorate[place] = self._above(place)
        return self._governorate[place]

    def _above(self, place: str) -> str | None:
        """Work `governorate` out."""
        for each in (place, *self.parents(place)):
            if self[each].kind == "governorate":
                return each
        return None if self[place].kind == "country" else self._nearest_governorate(place)

    def _nearest_governorate(self, place: str) -> str | None:
        """Return the governorate of the same country whose point lies nearest."""
        if self._seats is None:
            self._seats = self._governorates()
        here = self[place]
        around = self._seats.get(place.partition(":")[0], ())
        return min(
            around,
            key=lambda row: distance_km((here.lat, here.lon), (row[LAT], row[LON])),
            default=[None],
        )[ID]

    def _governorates(self) -> dict[str, list[Row]]:
        """Return the governorates of each country prefix."""
        seats: dict[str, list[Row]] = {}
        for row in self._rows:
            if row[KIND] == "governorate":
                seats.setdefault(row[ID].partition(":")[0], []).append(row)
        return seats


def load_gazetteer(extra: Sequence[Path] = ()) -> Gazetteer:
    """Load the gazetteer, compiled once and kept in the user's cache directory.

    `extra` are files of the same columns that a user added; the project's own places win
    against
    them and against the base within 3 km of the same name. Raises `LexiconError`.
    """
    return _loaded(tuple(extra))


@cache
def _loaded(extra: tuple[Path, ...]) -> Gazetteer:
    """Return one gazetteer a process for each set of extra files."""
    return Gazetteer(compiled_gazetteer(extra))


def explain(name: str, gazetteer: Gazetteer) -> list[Found]:
    """Return what a name may mean, best known first: place, chain of parents, kind of match.

    `match` is `exact`, `article` (differs in the article only) or `part` (the name is the first
    words of a longer one).
    """
    phrase = " ".join(map(fold_key, phrase_keys(name)))
    found = gazetteer.named(phrase) or Named((), ())
    ways = [(p, "exact") for p in found.exact] + [(p, "article") for p in found.loose]
    if not ways:
        ways = [(p, "part") for p in _longer(phrase, gazetteer)]
    return [
        Found(gazetteer[p], tuple(gazetteer[up] for up in gazetteer.parents(p)), how)
        for p, how in ways
    ]


def _longer(phrase: str, gazetteer: Gazetteer) -> list[str]:
    """Return places with a longer name that begins with the phrase, best known first."""
    start = " ".join(map(loose_key, phrase.split()))
    fit = [
        place
        for place in gazetteer
        if any(
            " ".join(map(loose_key, phrase_keys(name))).startswith(start)
            for name in (place.name, *place.variants)
        )
    ]
    return [p.id for p in sorted(fit, key=lambda p: (-p.importance, p.id))]
