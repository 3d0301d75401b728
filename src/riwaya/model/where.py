"""Where something is said to have happened."""

from dataclasses import dataclass
from enum import StrEnum

from riwaya.model.making import quick
from riwaya.model.span import Span


class PlacePrecision(StrEnum):
    """What kind of thing the point stands for, narrowest first."""

    SITE = "site"
    NEIGHBOURHOOD = "neighbourhood"
    VILLAGE = "village"
    TOWN = "town"
    CITY = "city"
    LINE = "line"
    VICINITY = "vicinity"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    REGION = "region"
    GOVERNORATE = "governorate"
    COUNTRY = "country"
    UNRESOLVED = "unresolved"


@quick
@dataclass(frozen=True, slots=True)
class Footprint:
    """The ground a description covers: points in (lat, lon) degrees WGS84, radius in km."""

    points: tuple[tuple[float, float], ...]
    radius_km: float


@quick
@dataclass(frozen=True, slots=True)
class Where:
    """A place as written, and what it was resolved to.

    `name` is as in the text without attached prepositions; `place` is a gazetteer id or `None`
    when the name is in no gazetteer or stays ambiguous (`candidates` then holds the ids).
    `country` is ISO 3166-1 alpha-2; `parents` are gazetteer ids, nearest first.
    """

    name: str
    span: Span
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = PlacePrecision.UNRESOLVED
    footprint: Footprint | None = None
    country: str | None = None
    parents: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
