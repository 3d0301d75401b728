"""Compare the project's own places with reference gazetteers.

Lists every own place whose point lies more than 3 km (areas: more) from every place of the same
name in the reference, and counts those whose name the reference does not have: a place of the
name that is over 60 km away is another place. Reference files are read as a user's would be; a
CSV with columns called name_ar, lat and lon needs no mapping. Disagreements that were looked
into stand with their reason in `gazetteer_differs.csv` beside this file; `--all` lists them
too. The exit code is 1 when one has no reason, or a reason has lost its place.

usage: python tools/check_gazetteer.py FOLDER [--missing] [--all] [--prefix sy]
"""

import argparse
import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import IngestError
from riwaya.ingest.gazetteers import read_gazetteer
from riwaya.lexicons.gazetteer import Place, distance_km, load_gazetteer
from riwaya.lexicons.gazetteer_rows import spoken_names
from riwaya.lexicons.place_words import loose_key

SAME_KM = {"country": 500.0, "governorate": 80.0, "district": 40.0, "subdistrict": 25.0}
ANOTHER_KM = 60.0
EXPLAINED = Path(__file__).with_name("gazetteer_differs.csv")
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
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        header = next(csv.reader([lines.readline().decode("utf-8-sig")]), [])
    found = {ours: name for ours, names in OURS.items() for name in names if name in header}
    return found if {"name_ar", "lat", "lon"} <= set(found) else None


def references(folder: Path, prefix: str) -> Iterator[Place]:
    """Yield the places of every file of a folder that can be read."""
    for path in sorted(folder.iterdir()):
        try:
            mapping = mapping_of(path)
            found = read_gazetteer(path, mapping=mapping, country=prefix if mapping else None)
        except IngestError as error:
            print(f"# passed over: {error}")
            continue
        yield from (place for place in found if place.country == prefix.upper())


def names_of(place: Place) -> set[str]:
    """Return the loose phrases a place is called by."""
    spoken = {s for name in (place.name, *place.variants) for s in spoken_names(name)}
    return {" ".join(map(loose_key, name.split())) for name in spoken} | {
        " ".join(map(loose_key, phrase_keys(place.name)))
    }


def allowed_km(place: Place) -> float:
    """Return how far two points of a place may lie apart."""
    return SAME_KM.get(place.kind, AREA_KM.get(place.kind, 3.0))


def compare(place: Place, same: Iterable[Place]) -> tuple[str, float, str]:
    """Return how a place stands to those of its name: outcome, kilometres, the nearest's id."""
    here = (place.lat, place.lon)
    near = [(distance_km(here, (p.lat, p.lon)), p.id) for p in same]
    away, other = min(near, default=(ANOTHER_KM + 1, ""))
    if away <= allowed_km(place):
        return "agrees", away, other
    return ("differs" if away <= ANOTHER_KM else "lacks"), away, other


def reasons() -> dict[str, str]:
    """Return id → why a place lies where the reference does not have it."""
    with EXPLAINED.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["reason"] for row in csv.DictReader(lines)}


def main(folder: Path, prefix: str, *, missing: bool, everything: bool) -> bool:
    """Print the disagreements and a count of each outcome; return whether all have a reason."""
    explained = {p: why for p, why in reasons().items() if p.partition(":")[0] == prefix}
    known: dict[str, list[Place]] = defaultdict(list)
    for place in references(folder, prefix):
        for name in names_of(place):
            known[name].append(place)
    outcomes: Counter[str] = Counter()
    for place in load_gazetteer():
        if place.country != prefix.upper() or place.source == "geonames":
            continue
        same = [p for name in names_of(place) for p in known.get(name, ())]
        outcome, away, other = compare(place, same)
        why = explained.pop(place.id, "") if outcome == "differs" else ""
        outcome = "explained" if why else outcome
        outcomes[outcome] += 1
        shown = {"differs": True, "explained": everything, "lacks": missing}
        if shown.get(outcome):
            line = (outcome, place.id, place.name, place.kind, f"{away:.1f} km", other, why)
            print("\t".join(filter(None, line)))
    for place, why in explained.items():
        print(f"no longer differs\t{place}\t{why}")
    print(dict(outcomes))
    return not outcomes["differs"] and not explained


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--prefix", default="sy", help="country prefix of the own places")
    parser.add_argument("--all", action="store_true", help="list what has a reason, too")
    parser.add_argument("--missing", action="store_true", help="list what the reference lacks")
    given = parser.parse_args()
    right = main(given.folder, given.prefix, missing=given.missing, everything=given.all)
    sys.exit(not right)
