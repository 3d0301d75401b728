"""Places that lie where nothing else of a report lies: another is meant, or no place at all."""

from collections import Counter
from collections.abc import Iterable, Sequence

from riwaya.arabic.affixes import AND
from riwaya.lexicons.cues import load_war_countries
from riwaya.lexicons.gazetteer import Gazetteer, Place, distance_km
from riwaya.model import Document, PlaceMention, Where

OTHERS = 2
"""To so many other places one can be strange, or to a single well known one."""
KNOWN_WELL, LARGE = 4, 3
"""Places of this importance, cities from the second on, are named in any report."""
ABROAD_KM, AWAY_KM = 100.0, 60.0
GROUNDS = frozenset(
    ("city", "town", "port", "airfield", "military_base", "camp", "dam", "oilfield", "crossing")
)
WIDE = frozenset(("country", "governorate"))
QUARTER, CITY = "neighbourhood", "city"
STREETS = frozenset((QUARTER, "square", "road"))
"""Names that many towns have; a road with an exact position lies in one."""
EXACT_KM = 8.0

Pair = tuple[PlaceMention, Where]


class Company:
    """The places that a report names, among which one may be strange."""

    def __init__(self, gazetteer: Gazetteer, named: Iterable[str]) -> None:
        self._gazetteer = gazetteer
        self._places = {name: gazetteer[name] for name in named}
        self._countries = Counter(place.country for place in self._places.values())
        self._known = any(map(_well_known, self._places.values()))

    def strange(self, name: str) -> bool:
        """Whether a place is little known, far from the others and in a country of none.

        Of ninety such places read by hand in newspaper articles none was meant: what the name
        tells of is in no gazetteer, or it is a word that only looks like the name. A place of
        the user's is held to be meant only near others.
        """
        place = self._gazetteer[name]
        if place.kind in WIDE or _well_known(place):
            return False
        itself = name in self._places
        at_home = self._countries[place.country] > itself
        if at_home and self._gazetteer.shipped(name) and not _street(place):
            return False
        if len(self._places) - itself < OTHERS and not self._known:
            return False
        if self._of_war(place):
            return False
        reach = AWAY_KM if at_home else ABROAD_KM
        here = (place.lat, place.lon)
        return all(
            distance_km(here, (other.lat, other.lon)) > reach
            for other in self._places.values()
            if other.kind != "country" and other.id != name
        )

    def _of_war(self, place: Place) -> bool:
        """Whether a town or a site lies in a country at war as nothing else that is named:
        the rest is where the report was written, or somebody spoke.
        """
        at_war = load_war_countries()
        others = map(str.lower, self._countries.keys() - {place.country})
        known = place.kind in GROUNDS and place.importance > 0
        return known and place.country.lower() in at_war and at_war.isdisjoint(others)

    def misnamed(self, name: str, kind: str | None) -> bool:
        """Whether a quarter is told and the place is a city, the only one of its country."""
        place = self._gazetteer[name]
        abroad = self._countries[place.country] == 1 and len(self._places) > 1
        return kind == QUARTER and place.kind == CITY and abroad


def _well_known(place: Place) -> bool:
    return place.importance >= (LARGE if place.kind == CITY else KNOWN_WELL)


def _street(place: Place) -> bool:
    return place.kind in STREETS and place.precision_km <= EXACT_KM


def without_strange_words(
    document: Document, places: Sequence[PlaceMention], wheres: Sequence[Where]
) -> tuple[list[PlaceMention], list[Where]]:
    """Return places without the words taken for a name of which no known place is meant.

    A name stays where a class word ("the village of …") or another place joined to it by "and"
    shows that it names one.
    """
    pairs = list(zip(places, wheres, strict=True))
    kept = [
        pair
        for at, pair in enumerate(pairs)
        if not _unmeant(*pair) or _listed(document, pairs, at)
    ]
    return [m for m, _ in kept], [w for _, w in kept]


def _unmeant(mention: PlaceMention, where: Where) -> bool:
    """Whether a bare name of one word has places, of which none is meant."""
    told = mention.kind or mention.relation or where.place or where.lat is not None
    bare = not told and mention.last - mention.first == 1
    return bare and bool(mention.candidates) and not where.candidates


def _listed(document: Document, pairs: Sequence[Pair], at: int) -> bool:
    """Whether "and" joins a place to the one before or behind it."""
    mention = pairs[at][0]
    near = [pairs[k][0] for k in (at - 1, at + 1) if 0 <= k < len(pairs)]
    return any(
        second.first == first.last and document.tokens[second.first].key.startswith(AND)
        for other in near
        for first, second in [sorted((mention, other), key=lambda m: m.first)]
    )
