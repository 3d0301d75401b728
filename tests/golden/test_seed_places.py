"""Every place that five reports on Aleppo name lies where it does on a map.

`seed-places.csv` holds all place names of the reports' gold. A name without a position is no
point or cannot be placed; its note says why.
"""

import csv
import re
from pathlib import Path

import pytest

from riwaya.evaluation.gold import read_gold
from riwaya.lexicons.gazetteer import distance_km, load_gazetteer
from riwaya.model import Report, Where
from riwaya.pipeline.reading import claim_reader

SHARED = Path(__file__).resolve().parents[3] / "shared"
NEAR_KM = 3.0

with (Path(__file__).parent / "seed-places.csv").open(encoding="utf-8", newline="") as _lines:
    ROWS = list(csv.DictReader(_lines))
PLACED = {row["name"]: (row["latitude"], row["longitude"]) for row in ROWS if row["latitude"]}

needs_seeds = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="no seeds")

Read = list[tuple[Report, set[str], list[Where]]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Each report with the place names of its gold and the places found in it."""
    find = claim_reader().find
    return [
        (report, {name for claim in claims for name in claim.places}, list(find(report).wheres))
        for report, claims in read_gold(SHARED / "gold" / "seeds.jsonl", SHARED / "seeds")
    ]


def km_away(report: Report, name: str, wheres: list[Where]) -> float:
    """How far the nearest place read from words of this name lies from its position.

    Words such as "south of" move the point on purpose: asked is the place they start from.
    """
    lat, lon = map(float, PLACED[name])
    said = [match.span() for match in re.finditer(re.escape(name), report.text)]
    gazetteer = load_gazetteer()
    places = [
        gazetteer[where.place]
        for where in wheres
        if where.place is not None
        and any(start < where.span.end and where.span.start < end for start, end in said)
    ]
    away = (distance_km((lat, lon), (place.lat, place.lon)) for place in places)
    return min(away, default=float("inf"))


def test_a_row_has_a_whole_position_and_says_on_what_ground() -> None:
    assert all(row["note"] for row in ROWS)
    assert all(bool(row["latitude"]) == bool(row["longitude"]) for row in ROWS)
    assert len({row["name"] for row in ROWS}) == len(ROWS)


@needs_seeds
@pytest.mark.shared
def test_every_name_of_the_gold_is_listed(read: Read) -> None:
    assert set().union(*(names for _, names, _ in read)) == {row["name"] for row in ROWS}


@needs_seeds
@pytest.mark.shared
def test_every_name_with_a_position_resolves_to_it(read: Read) -> None:
    away = {
        (report.name, name): km_away(report, name, wheres)
        for report, names, wheres in read
        for name in names & PLACED.keys()
    }
    assert len({name for _, name in away}) == len(PLACED)
    assert {key: km for key, km in away.items() if km > NEAR_KM} == {}
