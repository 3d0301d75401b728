"""Compare the project's own places with reference gazetteers.

Lists every own place whose point lies more than 3 km (areas: 40 km) from every place of the same
name in the reference, and every own place whose name the reference does not have. Reference files
are read as a user's would be; a CSV with columns called name_ar, lat and lon needs no mapping.

usage: python tools/check_gazetteer.py FOLDER [--missing] [--prefix sy]
"""

import argparse
import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import IngestError
from riwaya.ingest.gazetteers import read_gazetteer
from riwaya.lexicons.gazetteer import Place, distance_km, load_gazetteer
from riwaya.lexicons.gazetteer_compiled import spoken_names
from riwaya.lexicons.place_words import loose_key

SAME_KM = {"country": 500.0, "governorate": 80.0, "district": 40.0, "subdistrict": 25.0}
AREA_KM = {"region": 60.0, "road": 60.0, "desert": 100.0, "river": 150.0, "mountain": 25.0}
OURS = {
    "id": ("id", "pcode"),
    "name_ar": ("name_ar",),
    "variants_ar": ("alt_ar", "variants_ar"),
    "lat": ("lat",),
    "lon": ("lon",),
    "kind": ("kind", "type"),
}


def mapping_of(path: Path) -> dict[str, str] | None:
    """Return the mapping of a CSV that names its columns much as we do."""
    if not path.name.endswith((".csv", ".csv.gz")):
        return None
    opened = (
        gzip.open(path, "rt", encoding="utf-8-sig")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8-sig")
    )
    with opened as lines:
        header = next(csv.reader(lines), [])
    found = {ours: name for ours, names in OURS.items() for name in names if name in header}
    return found if {"name_ar", "lat", "lon"} <= set(found) else None


def references(folder: Path, prefix: str) -> Iterator[Place]:
    """Yield the places of every file of a folder that can be read."""
    for path in sorted(folder.iterdir()):
        try:
            yield from read_gazetteer(path, mapping=mapping_of(path), country=prefix)
        except IngestError as error:
            print(f"# passed over: {error}")


def names_of(place: Place) -> set[str]:
    """Return the loose phrases a place is called by."""
    spoken = {s for name in (place.name, *place.variants) for s in spoken_names(name)}
    return {" ".join(map(loose_key, name.split())) for name in spoken} | {
        " ".join(map(loose_key, phrase_keys(place.name)))
    }


def allowed_km(place: Place) -> float:
    """Return how far two points of a place may lie apart."""
    return max(SAME_KM.get(place.kind, AREA_KM.get(place.kind, 3.0)), place.precision_km)


def main(folder: Path, prefix: str, *, missing: bool) -> None:
    """Print the disagreements and a count of each outcome."""
    known: dict[str, list[Place]] = defaultdict(list)
    for place in references(folder, prefix):
        for name in names_of(place):
            known[name].append(place)
    outcome = {"agrees": 0, "differs": 0, "lacks": 0}
    for place in load_gazetteer():
        if place.country != prefix.upper() or place.source == "geonames":
            continue
        same = {p.id: p for name in names_of(place) for p in known.get(name, ())}
        here = (place.lat, place.lon)
        nearest = min(
            ((distance_km(here, (p.lat, p.lon)), p.id) for p in same.values()), default=None
        )
        if nearest is None:
            outcome["lacks"] += 1
            if missing:
                print(f"lacks   {place.id}\t{place.name}\t{place.kind}")
        elif nearest[0] > allowed_km(place):
            outcome["differs"] += 1
            print(
                f"differs {place.id}\t{place.name}\t{place.kind}\t{nearest[0]:.1f} km\t{nearest[1]}"
            )
        else:
            outcome["agrees"] += 1
    print(outcome)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--prefix", default="sy", help="country prefix of the own places")
    parser.add_argument("--missing", action="store_true", help="list what the reference lacks")
    given = parser.parse_args()
    main(given.folder, given.prefix, missing=given.missing)
