"""Where the places that gold claims name lie: from a checked list, else from the gazetteer."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from riwaya.arabic.fold import fold_key
from riwaya.errors import RunError
from riwaya.evaluation.matching import place_key
from riwaya.lexicons.gazetteer import Gazetteer, Place, distance_km
from riwaya.lexicons.gazetteer_rows import AREAS

SAME_KM = 5.0
"""Places of one name no farther apart than this are one position."""

_NO_POINT = AREAS | {"region", "desert", "border", "road", "river"}

Point = tuple[float, float]


class Unplaced(StrEnum):
    """Why a gold name has no position to compare with."""

    AREA = "no point"
    AMBIGUOUS = "several places of the name"
    UNKNOWN = "in no list"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a list of positions, for all reports or for the one it names.

    Without a point the name is known to have none.
    """

    country: str
    report: str
    point: Point | None


class Positions:
    """Positions of names as gold writes them; a listed name is not asked of the gazetteer."""

    def __init__(self, gazetteer: Gazetteer, listed: Mapping[str, list[Listed]]) -> None:
        self._gazetteer = gazetteer
        self._listed = listed

    def of_report(self, report: str, names: Iterable[str]) -> dict[str, Point | Unplaced]:
        """Return the position of each name of a report, or why there is none.

        Of places that share a name those in the country of most of the names are meant.
        """
        names = list(names)
        counts = Counter(one for name in names if (one := self._only_country(name, report)))
        country = counts.most_common(1)[0][0] if counts else None
        return {name: self._position(name, report, country) for name in names}

    def _position(self, name: str, report: str, country: str | None) -> Point | Unplaced:
        rows = self._rows(name, report)
        if rows:
            at_home = [row for row in rows if row.country == country] or rows
            return (
                at_home[0].point or Unplaced.AREA if len(at_home) == 1 else Unplaced.AMBIGUOUS
            )
        known = self._known(name)
        places = [place for place in known if place.country == country] or known
        points = [(p.lat, p.lon) for p in places if p.kind not in _NO_POINT]
        if not points:
            return Unplaced.AREA if places else Unplaced.UNKNOWN
        apart = any(distance_km(points[0], point) > SAME_KM for point in points)
        return Unplaced.AMBIGUOUS if apart else points[0]

    def _rows(self, name: str, report: str) -> list[Listed]:
        """Return the rows for a name: those of this report, else those of all reports."""
        rows = self._listed.get(_key(name), [])
        own = [row for row in rows if row.report == report]
        return own or [row for row in rows if not row.report]

    def _only_country(self, name: str, report: str) -> str | None:
        listed: list[Listed] | list[Place] = self._rows(name, report) or self._known(name)
        countries = {one.country for one in listed}
        return countries.pop() if len(countries) == 1 else None

    def _known(self, name: str) -> list[Place]:
        found = self._gazetteer.lookup(name) or self._gazetteer.lookup(place_key(name))
        return [self._gazetteer[place] for place in found]


def read_positions(path: Path) -> dict[str, list[Listed]]:
    """Read a list with the columns name, lat, lon and country; lat and lon may both be empty.

    A column `report` holds the name of the one report that a row is for. Raises `RunError`
    naming the file and the line.
    """
    listed: dict[str, list[Listed]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        try:
            for row in rows:
                point = (float(row["lat"]), float(row["lon"])) if row["lat"] else None
                one = Listed(row["country"], row.get("report") or "", point)
                listed.setdefault(_key(row["name"]), []).append(one)
        except (KeyError, TypeError, ValueError) as error:
            raise RunError(f"{path}:{rows.line_num}: {error!r}") from error
    return listed


def _key(name: str) -> str:
    return " ".join(map(fold_key, name.split()))
