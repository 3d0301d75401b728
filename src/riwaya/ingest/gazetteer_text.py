"""Gazetteers as text: country files of GeoNames, exports of Who's On First, any CSV."""

import csv
import gzip
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from riwaya.errors import IngestError, LexiconError
from riwaya.ingest.gazetteer_columns import country_of, delimiter_of, guessed_mapping
from riwaya.ingest.gazetteer_drafts import (
    ARABIC_NAME,
    LEVEL_RANK,
    Doubt,
    Draft,
    kinds,
    number,
    rank,
    settled,
    slug,
)
from riwaya.lexicons.gazetteer_rows import COLUMNS, KINDS, read_places

GEONAMES_COLUMNS = 19
MAPPED = frozenset((*COLUMNS, "country", "people", "seat"))
"""What a mapping can say the column of."""
MAPPED_NEEDED = frozenset(("name_ar", "lat", "lon"))
UNKNOWN = "village"
"""What a place is taken for whose kind is not told, or is none that is known."""
_WOF_FILE = re.compile(r"[-_]([a-z]{2})\.csv")
_WOF_NEEDED = frozenset(("wof_id", "placetype", "name", "names_ar", "lat", "lon"))
_BOM = "utf-8-sig"

Rows = Iterable[tuple[str, Mapping[str, str]]]
"""Rows by column, each after the file and the line it ends on."""


def _open(path: Path) -> io.TextIOBase:
    """Open a text file, packed or not."""
    if path.name.endswith(".gz"):
        return io.TextIOWrapper(gzip.open(path), encoding=_BOM, newline="")
    return path.open(encoding=_BOM, newline="")


def csv_places(
    path: Path, mapping: Mapping[str, str] | None, country: str | None
) -> Iterator[Draft]:
    """Read a CSV of our own columns, of Who's On First, or of any columns with a mapping."""
    with _open(path) as lines:
        reader = csv.DictReader(lines, delimiter=delimiter_of(lines))
        header = tuple(reader.fieldnames or ())
        rows = _numbered(reader, path)
        if mapping is not None:
            _check_mapping(mapping, header, path)
            yield from _mapped(rows, mapping, country)
        elif header == COLUMNS:
            lines.seek(0)
            yield from _own(lines.read(), path)
        elif "wof_id" in header or "wof:id" in header:
            _check_header(header, _WOF_NEEDED, path)
            yield from _whosonfirst(rows, _country(path, country))
        else:
            guessed = guessed_mapping(header)
            if guessed is None:
                raise IngestError(f"{path}: columns unknown, say which is which with a mapping")
            yield from _mapped(rows, guessed, country or country_of(path))


def _numbered(reader: "csv.DictReader[str]", path: Path) -> Rows:
    """Yield rows with where they stand; a cell that is missing is an empty one."""
    for row in reader:
        cells = {name: told or "" for name, told in row.items() if name is not None}
        yield f"{path}:{reader.line_num}", cells


def _check_mapping(mapping: Mapping[str, str], header: Sequence[str], path: Path) -> None:
    unknown, lacking = sorted(mapping.keys() - MAPPED), sorted(MAPPED_NEEDED - mapping.keys())
    if unknown:
        known = ", ".join(sorted(MAPPED))
        raise IngestError(f"{path}: nothing is called {', '.join(unknown)}; there are {known}")
    if lacking:
        raise IngestError(f"{path}: the mapping does not say what holds {', '.join(lacking)}")
    _check_header(header, mapping.values(), path)


def _check_header(header: Sequence[str], wanted: Iterable[str], path: Path) -> None:
    missing = sorted(set(wanted) - set(header))
    if missing:
        raise IngestError(f"{path}: no column {', '.join(missing)}")


def _own(text: str, path: Path) -> Iterator[Draft]:
    """Read our own columns."""
    try:
        rows = read_places(text, str(path))
    except LexiconError as error:
        raise IngestError(str(error)) from error
    for row in rows:
        yield {"at": str(path), **dict(zip(COLUMNS, row, strict=True))}


def _country(path: Path, country: str | None) -> str:
    """Return the country code given, or the one the file is named after."""
    if country is not None:
        return country.lower()
    named = _WOF_FILE.search(path.name.lower())
    if named is None:
        raise IngestError(f"{path}: the file does not tell its country, say which")
    return named.group(1)


def _whosonfirst(rows: Rows, country: str) -> Iterator[Draft]:
    """Read a Who's On First export; deprecated records are left out."""
    known = kinds("whosonfirst")
    for at, row in rows:
        kind = known.get(row["placetype"])
        if kind is None or row.get("deprecated") == "1":
            continue
        doubts: list[Doubt] = []
        people = number(row, "pop", doubts)
        yield {
            "at": at,
            "doubts": doubts,
            "id": f"{country}:wof-{row['wof_id']}",
            "names": [n for n in row["names_ar"].split("|") if n],
            "name_en": row["name"],
            "kind": settled(kind, people),
            "parent": f"{country}:wof-{row['parent']}" if row.get("parent") else None,
            "lat": row.get("lbl_lat") or row["lat"],
            "lon": row.get("lbl_lon") or row["lon"],
            "pcode": row.get("pcode") or None,
            "geonames": int(number(row, "gn_id", doubts)) or None,
            "importance": rank(kind, people),
            "source": "wof",
        }


def geonames(path: Path) -> Iterator[Draft]:
    """Read a GeoNames country dump (19 tab-separated columns, no header)."""
    known = kinds("geonames")
    with _open(path) as lines:
        for line_number, line in enumerate(lines, 1):
            at, columns = f"{path}:{line_number}", line.rstrip("\r\n").split("\t")
            if len(columns) != GEONAMES_COLUMNS:
                raise IngestError(f"{at}: {len(columns)} columns, not 19 of GeoNames")
            if not columns[0].isdecimal():
                raise IngestError(f"{at}: {columns[0]!r} is no id of GeoNames")
            kind = known.get(columns[7])
            if kind is not None:
                yield _geonames_draft(columns, kind, at)


def _geonames_draft(columns: Sequence[str], kind: str, at: str) -> Draft:
    """Return one GeoNames record as a draft."""
    doubts: list[Doubt] = []
    people = number({"population": columns[14]}, "population", doubts)
    seat = {"PPLC": 5, "PPLA": 4}.get(columns[7], 0)
    return {
        "at": at,
        "doubts": doubts,
        "id": f"{columns[8].lower()}:gn-{columns[0]}",
        "names": [n for n in columns[3].split(",") if ARABIC_NAME.fullmatch(n)],
        "name_en": columns[1],
        "kind": settled(kind, people),
        "lat": columns[4],
        "lon": columns[5],
        "geonames": int(columns[0]),
        "importance": max(rank(kind, people), seat),
        "source": "geonames",
    }


def _mapped(rows: Rows, mapping: Mapping[str, str], country: str | None) -> Iterator[Draft]:
    """Read a CSV by a column mapping; `country` may also be a mapped column."""
    for count, (at, row) in enumerate(rows, 1):
        value = {ours: row[theirs].strip() for ours, theirs in mapping.items()}
        code = (value.get("country") or country or "").lower()
        if not code:
            raise IngestError(f"{at}: no country, map a column or say which")
        doubts: list[Doubt] = []
        kind, people = _kind(value, doubts), number(value, "people", doubts)
        yield {
            "at": at,
            "doubts": doubts,
            "id": f"{code}:{slug(value.get('id') or str(count))}",
            "names": [value["name_ar"], *re.split(r"[;|،]", value.get("variants_ar", ""))],
            "name_en": value.get("name_en", ""),
            "kind": settled(kind, people),
            "parent": value.get("parent") or None,
            "lat": value["lat"],
            "lon": value["lon"],
            "precision_km": number(value, "precision_km", doubts),
            "pcode": value.get("pcode") or None,
            "geonames": int(number(value, "geonames", doubts)) or None,
            "importance": max(
                int(number(value, "importance", doubts)), rank(kind, people), _seat_rank(value)
            ),
            "source": value.get("source") or "user",
        }


def _kind(value: Mapping[str, str], doubts: list[Doubt]) -> str:
    """Return the kind that a row tells; one that is not known is a doubt."""
    told = value.get("kind", "").lower()
    found = told if told in KINDS else kinds("any").get(told)
    if found is None and told:
        doubts.append(Doubt("kind", told))
    return found or UNKNOWN


def _seat_rank(value: Mapping[str, str]) -> int:
    """Return the importance of the seat of an area of level 1, 2 or 3 (`adm1`)."""
    level = value.get("seat", "")[-1:]
    return LEVEL_RANK.get(int(level), 0) if level.isdecimal() else 0
