"""Where an incident lies, as the tables of other projects ask for it."""

from dataclasses import dataclass

from riwaya.lexicons.crosswalk import Country, load_crosswalk
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.model import PlacePrecision
from riwaya.views import Ground

AROUND_KM = 25.0
"""How far off a point "around" a place may be in UCDP's where_prec 2 (GED codebook)."""
_LEVELS = ("governorate", "district", "subdistrict")


@dataclass(frozen=True, slots=True)
class Placed:
    """A point with its country and the English names of the divisions it lies in.

    `lat` and `lon` are WGS84 degrees; `acled` and `ucdp` are those projects' precision codes.
    """

    name: str
    lat: float
    lon: float
    country: Country
    admin: tuple[str, str, str]
    acled: int
    ucdp: int
    key: str


def placed(ground: Ground | None) -> Placed | None:
    """Return a place as other tables have it; `None` without a point or a known country."""
    if ground is None or ground.lat is None or ground.lon is None:
        return None
    crosswalk = load_crosswalk()
    country = crosswalk.countries.get((ground.country or _country(ground) or "").upper())
    if country is None:
        return None
    acled, ucdp = crosswalk.precisions[_precision(ground)]
    return Placed(
        name=ground.label.en if ground.label else ground.name,
        lat=round(ground.lat, 4),
        lon=round(ground.lon, 4),
        country=country,
        admin=_admin(ground),
        acled=acled,
        ucdp=ucdp,
        key=ground.label.id if ground.label else f"{ground.name} {ground.lat} {ground.lon}",
    )


def _precision(ground: Ground) -> PlacePrecision:
    """Return the precision of a point; what may lie too far off is somewhere in a region."""
    far = (ground.radius_km or 0.0) > AROUND_KM
    near = ground.precision is PlacePrecision.VICINITY
    return PlacePrecision.REGION if near and far else ground.precision


def _country(ground: Ground) -> str | None:
    return ground.label.id.partition(":")[0] if ground.label else None


def _admin(ground: Ground) -> tuple[str, str, str]:
    """Return the names of governorate, district and sub-district, empty where not known."""
    gazetteer = load_gazetteer()
    found = dict.fromkeys(_LEVELS, "")
    around = (*ground.parents, *((ground.label,) if ground.label else ()))
    for label in around:
        place = gazetteer.get(label.id)
        if place and place.kind in found:
            found[place.kind] = label.en
    return (found["governorate"], found["district"], found["subdistrict"])
