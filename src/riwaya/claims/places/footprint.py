"""The ground that a mention covers: point, precision, footprint, and the codes others use."""

from collections.abc import Sequence
from dataclasses import replace
from math import cos, radians
from typing import Protocol

from riwaya.lexicons.gazetteer import Gazetteer, Place, distance_km
from riwaya.model import Footprint, PlaceMention, PlacePrecision, Span, Where

P = PlacePrecision
OF_KIND: dict[str, PlacePrecision] = {
    "country": P.COUNTRY,
    "governorate": P.GOVERNORATE,
    "district": P.DISTRICT,
    "subdistrict": P.SUBDISTRICT,
    "region": P.REGION,
    "desert": P.REGION,
    "city": P.CITY,
    "town": P.TOWN,
    "village": P.VILLAGE,
    "neighbourhood": P.NEIGHBOURHOOD,
    "road": P.LINE,
    "river": P.LINE,
    "border": P.LINE,
    "valley": P.REGION,
    "mountain": P.REGION,
}
RADIUS_KM: dict[PlacePrecision, float] = {
    P.SITE: 1.0,
    P.NEIGHBOURHOOD: 1.5,
    P.VILLAGE: 2.0,
    P.TOWN: 3.0,
    P.CITY: 8.0,
    P.LINE: 5.0,
    P.VICINITY: 10.0,
    P.SUBDISTRICT: 12.0,
    P.DISTRICT: 25.0,
    P.REGION: 40.0,
    P.GOVERNORATE: 60.0,
    P.COUNTRY: 400.0,
}
COMPASS = {
    "n": (1, 0),
    "s": (-1, 0),
    "e": (0, 1),
    "w": (0, -1),
    "ne": (0.7, 0.7),
    "nw": (0.7, -0.7),
    "se": (-0.7, 0.7),
    "sw": (-0.7, -0.7),
    "c": (0, 0),
}
LANDS = frozenset(("region", "desert", "valley", "mountain"))
"""Kinds of any size: the gazetteer says how far each reaches."""
LANDMARK_KM = 5.0
"""A mountain or valley that reaches no further is a place of its own and no region."""
DEGREE_KM = 111.2
SHARE_OF_RADIUS = 0.5
BESIDE_TOWN_KM = 8.0
AREAS = frozenset((P.COUNTRY, P.GOVERNORATE, P.DISTRICT, P.SUBDISTRICT, P.REGION))


class Context(Protocol):
    """What the report's other mentions say."""

    def ends(self, anchors: Sequence[PlaceMention]) -> list[str]:
        """Return the places that anchors were resolved to, those without one left out."""
        ...

    def before(self, mention: PlaceMention) -> str | None:
        """Return the last town or governorate named before."""
        ...


def described(
    gazetteer: Gazetteer, mention: PlaceMention, chosen: str | None, context: Context
) -> Where:
    """Return a mention as a `Where` on the place chosen for it."""
    ends = [gazetteer[place] for place in context.ends(mention.anchors)]
    if mention.relation in ("road", "between", "border") and ends:
        return _line(gazetteer, mention, ends, chosen)
    place = gazetteer.get(chosen)
    if place is None and ends:
        return _beside(gazetteer, mention, ends[0], context)
    if place is None and mention.relation == "part" and not mention.candidates:
        place = gazetteer.get(context.before(mention))
        chosen = None
    if place is None:
        return Where(mention.name, mention.span, candidates=mention.candidates)
    if mention.relation in ("part", "from", "countryside"):
        return _directed(gazetteer, mention, place, own=chosen is not None)
    if mention.relation == "vicinity":
        return _at(gazetteer, mention, place, P.VICINITY, place.id)
    return _at(gazetteer, mention, place, precision_of(place), place.id)


def standing(gazetteer: Gazetteer, place: Place, name: str, span: Span) -> Where:
    """Return a place of the gazetteer as a `Where` under the name that words give it."""
    mention = PlaceMention(first=0, last=0, span=span, name=name, candidates=(place.id,))
    return _at(gazetteer, mention, place, precision_of(place), place.id)


def precision_of(place: Place) -> PlacePrecision:
    """Return what kind of thing a place's point stands for."""
    if place.kind in LANDS and place.precision_km <= LANDMARK_KM:
        return P.SITE
    return OF_KIND.get(place.kind, P.SITE)


def radius_of(place: Place) -> float:
    """Return the radius in kilometres that a place is taken to fill."""
    if place.kind in LANDS:
        return max(place.precision_km, RADIUS_KM[P.SITE])
    return max(place.precision_km, RADIUS_KM[precision_of(place)])


def _at(
    gazetteer: Gazetteer,
    mention: PlaceMention,
    place: Place,
    precision: PlacePrecision,
    own: str | None,
    ground: Footprint | None = None,
) -> Where:
    """Return a `Where` at a point that stands for the place or for ground near it."""
    reach = radius_of(place)
    if precision is not precision_of(place):
        reach = max(reach, RADIUS_KM[precision])
    ground = ground or Footprint(((place.lat, place.lon),), reach)
    lat, lon = ground.points[0]
    parents = gazetteer.parents(place.id)
    return Where(
        name=mention.name,
        span=mention.span,
        place=own,
        lat=round(lat, 5),
        lon=round(lon, 5),
        precision=precision,
        footprint=ground,
        country=place.country,
        parents=parents if own == place.id else (place.id, *parents),
        candidates=mention.candidates,
    )


def moved(place: Place, direction: str, km: float) -> tuple[float, float]:
    """Return the point `km` kilometres from a place in a compass direction (`n`, `sw` …)."""
    north, east = COMPASS[direction]
    lat = place.lat + north * km / DEGREE_KM
    return lat, place.lon + east * km / (DEGREE_KM * cos(radians(place.lat)))


def _directed(gazetteer: Gazetteer, mention: PlaceMention, place: Place, *, own: bool) -> Where:
    """Return a part of a place, the ground on one side of it or at a distance from it."""
    area = precision_of(place)
    reach = radius_of(place)
    if mention.relation == "from" and mention.distance_km is not None:
        shift, radius, precision = (
            mention.distance_km,
            max(3, mention.distance_km / 4),
            P.VICINITY,
        )
    elif area in AREAS or mention.relation == "countryside":
        reach = max(reach, RADIUS_KM[P.DISTRICT])
        shift, radius, precision = reach * SHARE_OF_RADIUS, reach * 0.6, P.REGION
    else:
        shift, radius, precision = max(reach, BESIDE_TOWN_KM) / 2, reach, P.VICINITY
    if mention.direction:
        ground = Footprint((moved(place, mention.direction, shift),), radius)
    else:
        ground = Footprint(((place.lat, place.lon),), max(radius, shift))
        if area in AREAS and mention.relation != "countryside":
            precision = area
    return _at(gazetteer, mention, place, precision, place.id if own else None, ground)


def _beside(
    gazetteer: Gazetteer, mention: PlaceMention, place: Place, context: Context
) -> Where:
    """Return a place in no gazetteer by what is told of it: near, beside or part of another."""
    told = mention.anchors[0]
    if mention.relation == "part" and mention.direction:
        return _directed(gazetteer, mention, place, own=False)
    if told.relation is not None and told.direction is not None:
        ground = described(gazetteer, told, place.id, context)
        return replace(
            ground,
            name=mention.name,
            span=mention.span,
            place=None,
            parents=(place.id, *gazetteer.parents(place.id)),
            candidates=(),
        )
    return _at(gazetteer, mention, place, P.VICINITY, None)


def _line(
    gazetteer: Gazetteer, mention: PlaceMention, ends: list[Place], chosen: str | None
) -> Where:
    """Return the ground between two places: its ends, and their midpoint as the point."""
    points = tuple((p.lat, p.lon) for p in ends)
    lat = sum(p[0] for p in points) / len(points)
    lon = sum(p[1] for p in points) / len(points)
    first, *others = ends
    shared = [
        up
        for up in gazetteer.parents(first.id)
        if all(up in gazetteer.parents(other.id) for other in others)
    ]
    half = max((distance_km((lat, lon), p) for p in points), default=0.0)
    return Where(
        name=mention.name,
        span=mention.span,
        place=chosen,
        lat=round(lat, 5),
        lon=round(lon, 5),
        precision=P.LINE,
        footprint=Footprint(points, max(RADIUS_KM[P.LINE], half / 4)),
        country=first.country,
        parents=tuple(shared),
        candidates=tuple(end.id for end in ends),
    )
