"""Towns that are told only by what stands in them: "the port of Mocha" names Mocha too.

"The shells hit the market of Ariha. … in the town": the word that points back means the town
in the name of the site.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from riwaya.claims.places.footprint import standing
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.model import PlaceMention, PlacePrecision, Where
from riwaya.model.making import changed

Pair = tuple[PlaceMention, Where]

_SITES = frozenset({PlacePrecision.SITE, PlacePrecision.VICINITY})
_TOWNS = frozenset({"city", "town", "village"})
_LONGEST = 3
"""So many words a town's name may have behind the word for the site."""


def with_site_towns(gazetteer: Gazetteer, places: Sequence[Pair]) -> list[Pair]:
    """Return places with the town in each site's name behind the site, where it lies in the
    country that most of them do.
    """
    counts = Counter(where.country for _, where in places if where.country)
    home = next((country for country, _ in counts.most_common(1)), None)
    found: list[Pair] = []
    for pair in places:
        found.append(pair)
        site = pair[1].precision in _SITES and pair[0].direction is None
        town = _town_of(gazetteer, *pair) if site and pair[1].country == home else None
        if town is not None:
            found.append(town)
    return found


def _town_of(gazetteer: Gazetteer, mention: PlaceMention, where: Where) -> Pair | None:
    """Return the town in a site's name that the site is known to lie in or near."""
    around = set(where.parents[:-1])
    for name in _tails(where.name):
        for place in gazetteer.lookup(name):
            if gazetteer[place].kind not in _TOWNS:
                continue
            if around.isdisjoint((place, *gazetteer.parents(place)[:-1])):
                continue
            bare = changed(mention, name=name, kind=None, relation=None)
            return bare, standing(gazetteer, gazetteer[place], name, where.span)
    return None


def _tails(name: str) -> Iterator[str]:
    """Yield the words behind the first of a name, the most of them first, and those without
    the last.
    """
    words = name.split()[1 : 2 + _LONGEST]
    for last in range(len(words), 0, -1):
        yield " ".join(words[:last])
