"""Guessing which column of a gazetteer CSV holds what, and of which country it is."""

import csv
import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from riwaya.lexicons.gazetteer import load_gazetteer

DELIMITERS = ",;\t"
NEEDED = frozenset(("name_ar", "lat", "lon"))


@cache
def _known_columns() -> list[tuple[str, str]]:
    """Return (ours, theirs) of `gazetteer_data/columns.csv`, the likeliest first."""
    source = files("riwaya.lexicons").joinpath("gazetteer_data/columns.csv")
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return [(row["ours"], row["theirs"]) for row in rows]


def guessed_mapping(header: Sequence[str]) -> dict[str, str] | None:
    """Return ours → theirs by the names that columns commonly have; `None` when the Arabic
    name or the point is not among them.
    """
    written = {name.strip().lower(): name for name in header}
    found: dict[str, str] = {}
    for ours, theirs in _known_columns():
        if theirs in written:
            found.setdefault(ours, written[theirs])
    return found if found.keys() >= NEEDED else None


def delimiter_of(lines: io.TextIOBase) -> str:
    """Return what stands between the columns of a table's header, and go back to its start."""
    header = lines.readline()
    lines.seek(0)
    return max(DELIMITERS, key=header.count)


def country_of(path: Path) -> str | None:
    """Return the ISO code of the country that a file is called after (`syria.csv`)."""
    stem = path.name.partition(".")[0].replace("_", " ").replace("-", " ").lower()
    for place in load_gazetteer():
        if place.kind == "country" and place.name_en.lower() == stem:
            return place.country
    return None
