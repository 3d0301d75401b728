"""Choosing for each place mention of a report the place that is meant."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from riwaya.claims.places.footprint import described
from riwaya.claims.places.strange import Company
from riwaya.lexicons.gazetteer import Gazetteer, Place, distance_km
from riwaya.lexicons.place_words import load_place_words
from riwaya.model import Document, PlaceMention, Where
from riwaya.model.making import changed

OF_IMPORTANCE, SAME_COUNTRY, ECLIPSED = 0.8, 3.0, 0.6
IN_GOVERNORATE, NEAR_ANCHOR, CLASS_FITS, CLASS_NEARLY, SETTLEMENT = 3.0, 2.5, 2.0, 1.5, 0.6
COUNTRY = 1.2
NEAR_KM, FAR_KM = 30.0, 250.0
NEIGHBOURS, PAIR = 3, 2
CLOSE_KM = 30.0
FAR_MENTIONS = 80
LEAST_MARGIN = 0.4
CAPITAL, SMALL, BESIDE = 5, 2, 2.0
AREAS = frozenset(("governorate", "district"))
QUARTER = "neighbourhood"
TOWNS = frozenset(("city", "town", "village"))
WHOLES = frozenset(("city", "town", "governorate"))
SETTLED = frozenset(("city", "town", "village", "neighbourhood"))


_distance = lru_cache(maxsize=1 << 15)(distance_km)
"""The distance of two points: those of a war are met again and again."""


class ContextPlaceResolver:
    """Resolves names by what else the report names; a `PlaceResolver`.

    Unambiguous names are taken first. They fix the report's countries and governorates; each
    ambiguous name then goes to the candidate that the class word, the places named beside it,
    the
    report's country, its importance and nearness to the places taken speak for. Two candidates
    that nothing tells apart leave the name unresolved, with both kept. A little known place far
    from all the others is given up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def resolve(self, document: Document, mentions: Sequence[PlaceMention]) -> list[Where]:
        """Return one `Where` for each mention, in the same order."""
        context = _Context(self._gazetteer, mentions)
        return [context.where(at, mention) for at, mention in enumerate(mentions)]


class _Context:
    """What a report's mentions say about each other."""

    def __init__(self, gazetteer: Gazetteer, mentions: Sequence[PlaceMention]) -> None:
        self._gazetteer = gazetteer
        self._places = gazetteer.places
        self._mentions = mentions
        self._country_words = load_place_words()["stand_ins.countries"]
        self._taken: dict[int, str] = {}
        self._named: Counter[str] = Counter()
        self._town: tuple[str | None] | None = None
        self.countries: Counter[str] = Counter()
        self.governorates: Counter[str] = Counter()
        self._country_weight = self._governorate_weight = 0
        quarters: list[int] = []
        for at, mention in enumerate(mentions):
            if len(mention.candidates) == 1:
                quarter = self._places[mention.candidates[0]].kind == QUARTER
                if quarter:
                    quarters.append(at)
                else:
                    self._take(at, mention.candidates[0])
        self._settle()
        for at in quarters:
            if self._spoken_of(mentions[at].candidates[0]):
                self._take(at, mentions[at].candidates[0])
        self._company = Company(gazetteer, self._taken.values())
        odd = {place for place in self._named if self._company.strange(place)}
        self._strange = frozenset(
            at
            for at, place in self._taken.items()
            if place in odd or self._company.misnamed(place, mentions[at].kind)
        )
        for at in self._strange:
            self._named[self._taken.pop(at)] -= 1

    def where(self, at: int, mention: PlaceMention) -> Where:
        """Return a mention as a place; where no known place is meant it has no candidates."""
        found = described(self._gazetteer, mention, self.chosen(at), self)
        unmeant = at in self._strange and found.place is None
        return changed(found, candidates=()) if unmeant else found

    def _spoken_of(self, place: str) -> bool:
        """Whether a quarter lies in a governorate that the report names something of: else it
        is one of that name elsewhere, which the gazetteer lacks (حي التحرير in Taiz). Places
        of other kinds are known by their name alone.
        """
        if self._places[place].kind != QUARTER or not self.governorates:
            return True
        return self.governorates[self._gazetteer.governorate(place) or ""] > 0

    def _take(self, at: int, place: str) -> None:
        """Fix the place of a mention and let it speak for its country and governorate."""
        self._taken[at] = place
        self._named[place] += 1
        weight = 1 + self._places[place].importance
        self.countries[place.partition(":")[0]] += weight
        self._country_weight += weight
        governorate = self._gazetteer.governorate(place)
        if governorate is not None:
            self.governorates[governorate] += 1
            self._governorate_weight += 1

    def _settle(self) -> None:
        """Resolve ambiguous mentions, those with the best known candidate first."""
        rest = [at for at, m in enumerate(self._mentions) if len(m.candidates) > 1]
        rest.sort(
            key=lambda at: (-self._places[self._mentions[at].candidates[0]].importance, at)
        )
        for at in rest:
            best = self._best(at)
            if best is not None and self._spoken_of(best):
                self._take(at, best)

    def _best(self, at: int) -> str | None:
        """Return the candidate with the highest score, `None` when two cannot be told apart."""
        scores = sorted(
            ((self._score(at, place), place) for place in self._mentions[at].candidates),
            key=lambda pair: (-pair[0], pair[1]),
        )
        (first, best), (second, other) = scores[:2]
        if first - second < LEAST_MARGIN and not self._same_ground(best, other):
            return None
        return best

    def _same_ground(self, a: str, b: str) -> bool:
        """Whether two candidates lie so near that the choice is one of kind only."""
        one, two = self._places[a], self._places[b]
        reach = max(NEAR_KM, *(p.precision_km for p in (one, two) if p.kind in AREAS), 0)
        near = distance_km((one.lat, one.lon), (two.lat, two.lon)) < reach
        return near or a in self._gazetteer.parents(b) or b in self._gazetteer.parents(a)

    def _score(self, at: int, place: str) -> float:
        """Return how much speaks for a candidate."""
        here = self._places[place]
        mention = self._mentions[at]
        score = OF_IMPORTANCE * here.importance + self._kind_score(mention, here)
        near = self._neighbour_score(at, here)
        score -= ECLIPSED * self._eclipsed(mention, place, near=near >= BESIDE)
        if self._country_weight:
            told = self.countries[place.partition(":")[0]]
            score += SAME_COUNTRY * told / self._country_weight
        governorate = self._gazetteer.governorate(place)
        if governorate is not None and self._governorate_weight:
            told = self.governorates[governorate]
            score += IN_GOVERNORATE * told / self._governorate_weight
        return score + near + self._told_score(mention, here)

    def _eclipsed(self, mention: PlaceMention, place: str, *, near: bool) -> int:
        """Return how well known another place of the name is when this one is a user's and less
        known, or a small one far from all places beside it is called like a capital: reports
        rarely mean a village called like a city.
        """
        best = mention.candidates[0]
        known, here = self._places[best].importance, self._places[place]
        if known == CAPITAL and mention.kind is None and here.importance <= SMALL and not near:
            return known * (here.kind in SETTLED)
        if self._gazetteer.shipped(place) or not self._gazetteer.shipped(best):
            return 0
        return known if known > here.importance else 0

    def _kind_score(self, mention: PlaceMention, here: Place) -> float:
        """Weigh the class word, and that ground fought over is a settlement rather than its
        district.
        """
        if mention.relation == "countryside":
            return CLASS_FITS * (here.kind == "governorate")
        if mention.kind is not None:
            if mention.kind in TOWNS and here.kind in TOWNS and mention.kind != here.kind:
                return CLASS_NEARLY
            return CLASS_FITS * (mention.kind == here.kind)
        if here.kind == "country":
            return COUNTRY
        return SETTLEMENT * (here.kind in SETTLED)

    def _told_score(self, mention: PlaceMention, here: Place) -> float:
        """Weigh what the words behind the name say of where it lies (البيضاء وسط اليمن)."""
        for anchor in mention.anchors[:1]:
            for place in anchor.candidates[:1]:
                there = self._places[place]
                if there.kind == "country":
                    return NEAR_ANCHOR * (here.country == there.country)
                away = distance_km((here.lat, here.lon), (there.lat, there.lon))
                return NEAR_ANCHOR * max(0.0, 1 - away / FAR_KM)
        return 0.0

    def _neighbour_score(self, at: int, here: Place) -> float:
        """Weigh nearness to the places taken just before and after; a country is as near as its
        towns, so that they do not make its capital of it (تونس).
        """
        near, taken, point = 0.0, self._taken, (here.lat, here.lon)
        for step in range(1, NEIGHBOURS + 1):
            for place in (taken.get(at - step), taken.get(at + step)):
                if place is None or (there := self._places[place]).kind == "country":
                    continue
                if here.kind == "country":
                    near = max(near, (there.country == here.country) / step)
                    continue
                away = _distance(point, (there.lat, there.lon))
                near = max(near, (1 - away / FAR_KM) / step)
        return NEAR_ANCHOR * near

    def _main_country(self) -> str | None:
        """Return the country that most of the report's places lie in."""
        for prefix, _ in self.countries.most_common(1):
            return self._gazetteer.country_place(prefix)
        return None

    def chosen(self, at: int) -> str | None:
        """Return the place of a mention, `None` when it has none."""
        return self._taken.get(at)

    def ends(self, anchors: Sequence[PlaceMention]) -> list[str]:
        """Return the places of anchors: those resolved to elsewhere, else the best; of two,
        those that lie nearest to each other.
        """
        options = [found for a in anchors if (found := self._meant(a.candidates))]
        if len(options) == PAIR:
            return list(min(product(*options), key=self._apart))
        return [found[0] for found in options]

    def _meant(self, candidates: tuple[str, ...]) -> tuple[str, ...]:
        """Return the candidate that the report names elsewhere, else all of them, unless the
        best lies far from all that the report names.
        """
        named = next((c for c in candidates if self._named[c]), None)
        if named is not None:
            return (named,)
        unmeant = not candidates or self._company.strange(candidates[0])
        return () if unmeant else candidates

    def _apart(self, pair: Iterable[str]) -> float:
        """Return how far two places lie apart, in steps of `CLOSE_KM`."""
        one, two = (self._places[place] for place in pair)
        return distance_km((one.lat, one.lon), (two.lat, two.lon)) // CLOSE_KM

    def before(self, mention: PlaceMention) -> str | None:
        """Return the last settlement named before a mention, for parts without a whole."""
        if mention.name.split()[-1] in self._country_words:
            return self._main_country()
        at = bisect_left(self._mentions, mention.first, key=lambda other: other.first)
        for step in range(at - 1, max(-1, at - 1 - FAR_MENTIONS), -1):
            place = self._gazetteer.get(self._taken.get(step))
            if place is not None and place.kind in WHOLES:
                return place.id
        return self._main_town()

    def _main_town(self) -> str | None:
        """Return the town or governorate that the report names most, for parts that come
        first.
        """
        if self._town is None:
            wholes = (p for p in self._named if self._places[p].kind in WHOLES)
            self._town = (min(wholes, key=lambda p: (-self._named[p], p), default=None),)
        return self._town[0]
