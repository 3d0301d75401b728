"""Rows of gazetteer files: their columns, what each must hold, the names a place goes by."""

import csv
from collections.abc import Iterator
from functools import lru_cache
from io import StringIO
from typing import Any

from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import LexiconError
from riwaya.lexicons.place_words import load_place_words, loose_key

Row = list[Any]
"""One place as JSON holds it, in the order of `COLUMNS`; variants are a list."""

COLUMNS = (
    "id",
    "name_ar",
    "variants_ar",
    "name_en",
    "kind",
    "parent",
    "lat",
    "lon",
    "precision_km",
    "pcode",
    "geonames",
    "importance",
    "source",
)
KINDS = frozenset(
    [
        "country",
        "governorate",
        "district",
        "subdistrict",
        "region",
        "city",
        "town",
        "village",
        "neighbourhood",
        "camp",
        "airfield",
        "military_base",
        "regiment",
        "academy",
        "checkpoint",
        "crossing",
        "dam",
        "factory",
        "project",
        "hospital",
        "hill",
        "mountain",
        "road",
        "square",
        "building",
        "prison",
        "port",
        "bridge",
        "desert",
        "border",
        "university",
        "power_plant",
        "oilfield",
        "valley",
        "river",
    ]
)
ID, NAME, VARIANTS, KIND, PARENT, LAT, LON, IMPORTANCE, SOURCE = 0, 1, 2, 4, 5, 6, 7, 11, 12
PCODE, GEONAMES = 9, 10
MAX_LATITUDE, MAX_LONGITUDE, MAX_IMPORTANCE = 90, 180, 5
AREAS = frozenset(("country", "governorate", "district", "subdistrict"))


@lru_cache(maxsize=1 << 16)
def spoken_names(name: str) -> tuple[str, ...]:
    """Return the folded phrases a written name is called by.

    The whole name; without a generic class word before it (حي السكري → السكري); without a
    qualifier after it (مطار حلب الدولي → مطار حلب).
    """
    words = load_place_words()
    keys = phrase_keys(name)
    ways = [keys]
    head = words.classes.get(keys[0]) if keys else None
    if head is not None and head.generic and not head.known and len(keys) > 1:
        ways.append(keys[1:])
    if keys[2:] and keys[-1] in words["suffixes.dropped"]:
        ways.append(keys[:-1])
    return tuple(dict.fromkeys(" ".join(way) for way in ways if way))


def read_places(text: str, name: str) -> list[Row]:
    """Read a gazetteer CSV; raises `LexiconError` naming file, line and cause."""
    reader = csv.reader(StringIO(text))
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise LexiconError(f"{name}: the columns must be {','.join(COLUMNS)}")
    return [_row(record, f"{name}:{reader.line_num}") for record in reader if record]


def _row(record: list[str], at: str) -> Row:
    """Return one CSV record as a typed row."""
    try:
        place, arabic, variants, english, kind, parent, lat, lon, *rest = record
        precision, pcode, geonames, importance, source = rest
        row: Row = [
            place,
            arabic,
            [v.strip() for v in variants.split(";") if v.strip()],
            english,
            kind,
            parent or None,
            float(lat),
            float(lon),
            float(precision or 1),
            pcode or None,
            int(geonames) if geonames else None,
            int(importance or 0),
            source,
        ]
    except ValueError as error:
        raise LexiconError(f"{at}: {error}") from error
    fault = row_fault(row)
    if fault:
        raise LexiconError(f"{at}: {fault}")
    return row


def row_fault(row: Row) -> str | None:
    """Say what is wrong with a row, if anything."""
    country, colon, rest = row[ID].partition(":")
    if not (colon and rest and country.isascii() and row[ID].isascii()):
        return f"id {row[ID]!r} is not country:name in ASCII"
    if row[KIND] not in KINDS:
        return f"kind {row[KIND]!r} is not known"
    if not row[NAME]:
        return f"{row[ID]} has no Arabic name"
    # Asked so that a coordinate that is no number at all (NaN) is a fault too.
    if not (abs(row[LAT]) <= MAX_LATITUDE and abs(row[LON]) <= MAX_LONGITUDE):
        return f"{row[ID]} lies at {row[LAT]}, {row[LON]}"
    if not 0 <= row[IMPORTANCE] <= MAX_IMPORTANCE:
        return f"{row[ID]} has importance {row[IMPORTANCE]}"
    return None


def loosely(name: str) -> Iterator[str]:
    """Yield the loose phrases that a written name is called by."""
    for spoken in spoken_names(name):
        yield " ".join(map(loose_key, spoken.split()))


def loose_names(row: Row) -> Iterator[str]:
    """Yield the loose phrases a place is called by, each once."""
    seen = set()
    for written in (row[NAME], *row[VARIANTS]):
        for loose in loosely(written):
            if loose not in seen:
                seen.add(loose)
                yield loose
