"""Merging gazetteers: the project's own places, those a user adds, the base."""

from collections import defaultdict
from collections.abc import Iterable
from math import cos, radians

from riwaya.errors import LexiconError
from riwaya.lexicons.gazetteer_rows import (
    AREAS,
    GEONAMES,
    ID,
    IMPORTANCE,
    KIND,
    LAT,
    LON,
    NAME,
    PARENT,
    PCODE,
    SOURCE,
    VARIANTS,
    Row,
    loose_names,
    loosely,
)

SAME_PLACE_KM = 3.0
SEAT_KM = 10.0
DEGREE_KM = 111.2
SMALL_AREAS = frozenset(("district", "subdistrict"))
CODE_STEP = 2


def merge(own: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    """Return own rows and those others that do not repeat one of them.

    Another row repeats one when its id or its number at GeoNames is taken, when both are
    countries of one prefix, when a spoken name is shared within 3 km, or when it is a district
    called after one of ours that is as well known and lies within 10 km. Two own rows of one id
    raise `LexiconError`.
    """
    rows: dict[str, Row] = {}
    for row in own:
        if row[ID] in rows:
            raise LexiconError(f"gazetteer: two places have the id {row[ID]}")
        rows[row[ID]] = row
    near, same = _Near(rows.values()), {}
    for row in others:
        if row[ID] in rows:
            continue
        known = near.like(row)
        if known is None:
            rows[row[ID]] = row
            near.add(row)
        else:
            same[row[ID]] = known[ID]
            named = _other_names(known, row)
            if named is not None:
                rows[row[ID]] = named
    return _parented(list(rows.values()), same)


def _other_names(known: Row, row: Row) -> Row | None:
    """Return a row of the names that another file alone has for a place of ours, at our point
    and of no importance: they may be another's mistake, or everyday words. Areas have none.
    """
    if known[KIND] in AREAS or row[KIND] in AREAS:
        return None
    have = set(loose_names(known))
    names = [name for name in (row[NAME], *row[VARIANTS]) if have.isdisjoint(loosely(name))]
    if not names:
        return None
    other = list(known)
    other[ID], other[NAME], other[VARIANTS], other[SOURCE] = (
        row[ID],
        names[0],
        names[1:],
        row[SOURCE],
    )
    other[IMPORTANCE], other[PCODE], other[GEONAMES] = 0, None, None
    return other


class _Near:
    """Places by spoken name, to ask which of the same name lies near."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._by_name: dict[str, list[Row]] = defaultdict(list)
        self._countries: dict[str, Row] = {}
        self._numbered: dict[int, Row] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Take a place in."""
        for name in loose_names(row):
            self._by_name[name].append(row)
        if row[KIND] == "country":
            self._countries[_prefix(row)] = row
        if row[GEONAMES] is not None:
            self._numbered[row[GEONAMES]] = row

    def like(self, row: Row) -> Row | None:
        """Return the place that a row repeats, if any."""
        if row[KIND] == "country":
            return self._countries.get(_prefix(row))
        numbered = self._numbered.get(row[GEONAMES])
        if numbered is not None and _within(row, numbered, SEAT_KM):
            return numbered
        for name in loose_names(row):
            for other in self._by_name[name]:
                if _repeats(row, other):
                    return other
        return None


def _prefix(row: Row) -> str:
    """Return the country prefix of a row's id."""
    return str(row[ID].partition(":")[0])


def _repeats(a: Row, b: Row) -> bool:
    """Whether a place of the same name, `b`, is the same place as `a`: one area, points within
    3 km, or the town that a district is called after.
    """
    if a[KIND] in AREAS or b[KIND] in AREAS:
        same = a[KIND] == b[KIND] and _prefix(a) == _prefix(b)
        seat = a[KIND] in SMALL_AREAS and b[KIND] not in AREAS
        return same or (seat and b[IMPORTANCE] >= a[IMPORTANCE] and _within(a, b, SEAT_KM))
    return _within(a, b, SAME_PLACE_KM)


def _within(a: Row, b: Row, km: float) -> bool:
    """Whether two points lie so near each other; the earth is flat at such distances."""
    north = (a[LAT] - b[LAT]) * DEGREE_KM
    east = (a[LON] - b[LON]) * DEGREE_KM * cos(radians(a[LAT]))
    return bool(north * north + east * east <= km * km)


def _parented(rows: list[Row], same: dict[str, str]) -> list[Row]:
    """Point parents at the places that were kept, by id or by code; one without a known parent
    gets its country.
    """
    ids = {row[ID] for row in rows}
    countries = {_prefix(row): row[ID] for row in rows if row[KIND] == "country"}
    coded = {row[PCODE]: row[ID] for row in rows if row[PCODE] and row[KIND] in AREAS}
    for row in rows:
        parent = same.get(row[PARENT], row[PARENT])
        if parent not in ids:
            parent = _coded(parent, coded)
        if row[KIND] != "country":
            row[PARENT] = parent if parent in ids else countries.get(_prefix(row))
    return rows


def _coded(code: str | None, coded: dict[str, str]) -> str | None:
    """Return the area with a code, or the nearest above it: SY020104, SY0201, SY02."""
    while code and code not in coded:
        code = code[:-CODE_STEP]
    return coded.get(code) if code else None
