"""Places in the making: what the readers of all formats of gazetteers share."""

import csv
import math
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

PEOPLE = ((500_000, 4), (100_000, 3), (20_000, 2), (5_000, 1))
LEAST_KNOWN = 1
TOWN_PEOPLE = 8_000
CITY_PEOPLE = 100_000
LEVEL_RANK = {1: 4, 2: 2, 3: 1, 4: 0, 5: 0}
ARABIC_NAME = re.compile(r"[\u0621-\u064a\u064b-\u0652\s()\-'’.،0-9]+")

Draft = dict[str, Any]
"""A place in the making, by the names of `gazetteer_rows.COLUMNS`.

`at` is the file and the row it stands in; `doubts` lists what of the row could not be taken.
"""


class Doubt(NamedTuple):
    """What of a row could not be taken as it stands: the column, and what it says."""

    column: str
    told: str


@cache
def kinds(scheme: str) -> dict[str, str]:
    """Return feature code → our kind for a naming scheme, from `gazetteer_data/kinds.csv`."""
    source = files("riwaya.lexicons").joinpath("gazetteer_data/kinds.csv")
    rows = list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))
    return {r["code"]: r["kind"] for r in rows if r["scheme"] in (scheme, "any")}


def number(row: Mapping[str, str], column: str, doubts: list[Doubt]) -> float:
    """Return the number in a column, 0 for none; one that cannot be read is a doubt."""
    told = row.get(column, "")
    try:
        found = float(told or 0)
    except ValueError:
        found = math.nan
    if math.isfinite(found):
        return found
    doubts.append(Doubt(column, told))
    return 0.0


def settled(kind: str, people: float) -> str:
    """Call a settlement city, town or village by its people."""
    if kind not in ("village", "town", "city"):
        return kind
    if people >= CITY_PEOPLE:
        return "city"
    return "town" if people >= TOWN_PEOPLE else kind


def rank(kind: str, people: float) -> int:
    """Return an importance from kind and people."""
    if kind == "country":
        return 5
    if kind == "governorate":
        return 4
    found = next((rank for least, rank in PEOPLE if people >= least), 0)
    return min(found, LEAST_KNOWN) if kind in ("district", "subdistrict") else found


def slug(text: str) -> str:
    """Return an id part of ASCII letters, digits, hyphens."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", text).strip("-").lower()
