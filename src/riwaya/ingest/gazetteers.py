"""Reading other people's gazetteers into places: OCHA COD-AB, GeoNames, Who's On First, any
CSV.
"""

import csv
import gzip
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from riwaya.errors import IngestError, LexiconError
from riwaya.ingest.gazetteer_columns import country_of, delimiter_of, guessed_mapping
from riwaya.lexicons.gazetteer import Place, place_of
from riwaya.lexicons.gazetteer_rows import COLUMNS, KINDS, read_places

GEONAMES_COLUMNS = 19
PEOPLE = ((500_000, 4), (100_000, 3), (20_000, 2), (5_000, 1))
LEAST_KNOWN = 1
TOWN_PEOPLE = 8_000
CITY_PEOPLE = 100_000
PRECISION_KM = {"governorate": 60.0, "district": 20.0, "subdistrict": 10.0, "country": 300.0}
LEVEL_KIND = {1: "adm1", 2: "adm2", 3: "adm3", 4: "adm4", 5: "adm5"}
LEVEL_RANK = {1: 4, 2: 2, 3: 1, 4: 0, 5: 0}
ARABIC_NAME = re.compile(r"[\u0621-\u064a\u064b-\u0652\s()\-'’.،0-9]+")
WOF_FILE = re.compile(r"[-_]([a-z]{2})\.csv")
BOM = "utf-8-sig"

Draft = dict[str, Any]
"""A place in the making, by the names of `gazetteer_rows.COLUMNS`."""


def read_gazetteer(
    path: Path, *, mapping: Mapping[str, str] | None = None, country: str | None = None
) -> list[Place]:
    """Read a gazetteer file; only places with an Arabic name and a point are taken.

    The format is told by the file: an `.xlsx` of COD-AB, a GeoNames `.txt`, a Who's On First or
    own CSV (also `.gz`), a CSV whose columns are called as is common. `mapping` says for any
    other CSV which column holds which (`{"name_ar": "ARNAME", "lat": "Y", "lon": "X"}`);
    `country` is ISO 3166-1 alpha-2, needed where neither the file nor its name tells it. Raises
    `IngestError` naming the file and the cause.
    """
    try:
        drafts = list(_drafts(path, mapping, country))
    except (OSError, UnicodeDecodeError, csv.Error, EOFError) as error:
        raise IngestError(f"{path}: {error}") from error
    places = [place for draft in drafts if (place := _finished(draft, path)) is not None]
    if not places:
        raise IngestError(f"{path}: no place with an Arabic name and coordinates")
    return list({place.id: place for place in places}.values())


def _drafts(
    path: Path, mapping: Mapping[str, str] | None, country: str | None
) -> Iterator[Draft]:
    """Choose the reader by the file's form."""
    name = path.name.lower()
    if name.endswith((".xlsx", ".xlsm")):
        return _cod_ab(path, country)
    if name.endswith((".txt", ".txt.gz", ".tsv")) and mapping is None:
        return _geonames(path)
    return _csv(path, mapping, country)


def _open(path: Path) -> io.TextIOBase:
    """Open a text file, packed or not."""
    if path.name.endswith(".gz"):
        return io.TextIOWrapper(gzip.open(path), encoding=BOM, newline="")
    return path.open(encoding=BOM, newline="")


def _csv(path: Path, mapping: Mapping[str, str] | None, country: str | None) -> Iterator[Draft]:
    """Read a CSV of our own columns, of Who's On First, or of any columns with a mapping."""
    with _open(path) as lines:
        reader = csv.DictReader(lines, delimiter=delimiter_of(lines))
        header = tuple(reader.fieldnames or ())
        if mapping is not None:
            missing = sorted(set(mapping.values()) - set(header))
            if missing:
                raise IngestError(f"{path}: no column {', '.join(missing)}")
            yield from _mapped(reader, mapping, country)
        elif header == COLUMNS:
            lines.seek(0)
            yield from _own(lines.read(), path)
        elif "wof_id" in header or "wof:id" in header:
            yield from _whosonfirst(reader, _country(path, country))
        else:
            guessed = guessed_mapping(header)
            if guessed is None:
                raise IngestError(f"{path}: columns unknown, say which is which with a mapping")
            yield from _mapped(reader, guessed, country or country_of(path))


def _own(text: str, path: Path) -> Iterator[Draft]:
    """Read our own columns."""
    try:
        rows = read_places(text, str(path))
    except LexiconError as error:
        raise IngestError(str(error)) from error
    for row in rows:
        yield dict(zip(COLUMNS, row, strict=True))


def _country(path: Path, country: str | None) -> str:
    """Return the country code given, or the one the file is named after."""
    if country is not None:
        return country.lower()
    named = WOF_FILE.search(path.name.lower())
    if named is None:
        raise IngestError(f"{path}: the file does not tell its country, say which")
    return named.group(1)


@cache
def kinds(scheme: str) -> dict[str, str]:
    """Return feature code → our kind for a naming scheme, from `gazetteer_data/kinds.csv`."""
    source = files("riwaya.lexicons").joinpath("gazetteer_data/kinds.csv")
    rows = list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))
    return {r["code"]: r["kind"] for r in rows if r["scheme"] in (scheme, "any")}


# --- Who's On First ---------------------------------------------------------------------


def _whosonfirst(rows: Iterable[Mapping[str, str]], country: str) -> Iterator[Draft]:
    """Read a Who's On First export; deprecated records are left out."""
    known = kinds("whosonfirst")
    for row in rows:
        kind = known.get(row["placetype"])
        if kind is None or row.get("deprecated") == "1":
            continue
        names = [n for n in row.get("names_ar", "").split("|") if n]
        people = _number(row.get("pop"))
        yield {
            "id": f"{country}:wof-{row['wof_id']}",
            "names": names,
            "name_en": row["name"],
            "kind": _settled(kind, people),
            "parent": f"{country}:wof-{row['parent']}" if row.get("parent") else None,
            "lat": row.get("lbl_lat") or row["lat"],
            "lon": row.get("lbl_lon") or row["lon"],
            "pcode": row.get("pcode") or None,
            "geonames": int(_number(row.get("gn_id"))) or None,
            "importance": _rank(kind, people),
            "source": "wof",
        }


def _number(text: str | None) -> float:
    """Return a number, 0 when there is none."""
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _settled(kind: str, people: float) -> str:
    """Call a settlement city, town or village by its people."""
    if kind not in ("village", "town", "city"):
        return kind
    if people >= CITY_PEOPLE:
        return "city"
    return "town" if people >= TOWN_PEOPLE else kind


def _rank(kind: str, people: float) -> int:
    """Return an importance from kind and people."""
    if kind == "country":
        return 5
    if kind == "governorate":
        return 4
    rank = next((rank for least, rank in PEOPLE if people >= least), 0)
    return min(rank, LEAST_KNOWN) if kind in ("district", "subdistrict") else rank


# --- GeoNames ---------------------------------------------------------------------------


def _geonames(path: Path) -> Iterator[Draft]:
    """Read a GeoNames country dump (19 tab-separated columns, no header)."""
    known = kinds("geonames")
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            columns = line.rstrip("\r\n").split("\t")
            if len(columns) != GEONAMES_COLUMNS:
                raise IngestError(
                    f"{path}:{number}: {len(columns)} columns, not 19 of GeoNames"
                )
            kind = known.get(columns[7])
            if kind is not None:
                yield _geonames_draft(columns, kind)


def _geonames_draft(columns: Sequence[str], kind: str) -> Draft:
    """Return one GeoNames record as a draft."""
    people = _number(columns[14])
    seat = {"PPLC": 5, "PPLA": 4}.get(columns[7], 0)
    return {
        "id": f"{columns[8].lower()}:gn-{columns[0]}",
        "names": [n for n in columns[3].split(",") if ARABIC_NAME.fullmatch(n)],
        "name_en": columns[1],
        "kind": _settled(kind, people),
        "lat": columns[4],
        "lon": columns[5],
        "geonames": int(columns[0]),
        "importance": max(_rank(kind, people), seat),
        "source": "geonames",
    }


# --- any CSV ----------------------------------------------------------------------------


def _mapped(
    rows: Iterable[Mapping[str, str]], mapping: Mapping[str, str], country: str | None
) -> Iterator[Draft]:
    """Read a CSV by a column mapping; `country` may also be a mapped column."""
    known = kinds("any")
    for number, row in enumerate(rows, 1):
        value = {ours: (row.get(theirs) or "").strip() for ours, theirs in mapping.items()}
        code = (value.get("country") or country or "").lower()
        if not code:
            raise IngestError(f"row {number}: no country, map a column or say which")
        kind = value.get("kind", "village").lower()
        kind = kind if kind in KINDS else known.get(kind, "village")
        people = _number(value.get("people"))
        yield {
            "id": f"{code}:{_slug(value.get('id') or str(number))}",
            "names": [
                value.get("name_ar", ""),
                *re.split(r"[;|،]", value.get("variants_ar", "")),
            ],
            "name_en": value.get("name_en", ""),
            "kind": _settled(kind, people),
            "parent": value.get("parent") or None,
            "lat": value.get("lat"),
            "lon": value.get("lon"),
            "precision_km": value.get("precision_km"),
            "pcode": value.get("pcode") or None,
            "geonames": int(_number(value.get("geonames"))) or None,
            "importance": max(
                int(_number(value.get("importance"))), _rank(kind, people), _seat_rank(value)
            ),
            "source": value.get("source") or "user",
        }


def _seat_rank(value: Mapping[str, str]) -> int:
    """Return the importance of the seat of an area of level 1, 2 or 3 (`adm1`)."""
    level = value.get("seat", "")[-1:]
    return LEVEL_RANK.get(int(level), 0) if level.isdecimal() else 0


def _slug(text: str) -> str:
    """Return an id part of ASCII letters, digits, hyphens."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", text).strip("-").lower()


# --- OCHA COD-AB ------------------------------------------------------------------------

_LATITUDE = ("centerlat", "latitude", "latitudey", "lat", "y", "pointy")
_LONGITUDE = ("centerlon", "longitude", "longitudex", "lon", "x", "pointx")


def _cod_ab(path: Path, country: str | None) -> Iterator[Draft]:
    """Read every sheet of a COD-AB workbook that names an admin level and coordinates."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise IngestError(f"{path}: not a workbook: {error}") from error
    try:
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            header = [str(cell or "") for cell in next(rows, ())]
            columns = _cod_columns(header)
            if columns is not None:
                yield from _cod_rows(rows, columns, country)
    finally:
        book.close()


def _cod_columns(header: Sequence[str]) -> dict[str, int] | None:
    """Return what column holds what of the deepest level, `None` when points or names lack."""
    levels: dict[tuple[int, str], int] = {}
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        plain = re.sub(r"[^a-z0-9]", "", cell.lower())
        match = re.match(r"(?:adm|admin)(\d)(?:name)?(ar|en|pcode|name1?|1)?$", plain)
        if match:
            levels[int(match.group(1)), match.group(2) or "name"] = at
        elif plain in _LATITUDE:
            found.setdefault("lat", at)
        elif plain in _LONGITUDE:
            found.setdefault("lon", at)
    if not levels or "lat" not in found or "lon" not in found:
        return None
    deepest = max(level for level, _ in levels)
    found["level"] = deepest
    for (level, what), at in levels.items():
        if level == deepest:
            found[{"1": "name1"}.get(what, what)] = at
        elif level == deepest - 1 and what == "pcode":
            found["parent"] = at
    return found if "pcode" in found else None


def _cod_rows(
    rows: Iterable[Sequence[Any]], columns: Mapping[str, int], country: str | None
) -> Iterator[Draft]:
    """Yield the places of one sheet."""
    level = columns["level"]
    kind = kinds("ocha").get(LEVEL_KIND.get(level, ""), "country")
    for row in rows:
        cell = {
            what: row[at] for what, at in columns.items() if what != "level" and at < len(row)
        }
        pcode = str(cell.get("pcode") or "")
        code = (country or pcode[:2]).lower()
        names = [str(cell[w]) for w in ("ar", "name1", "name") if cell.get(w)]
        names = [n for n in names if ARABIC_NAME.fullmatch(n)]
        parent = cell.get("parent")
        yield {
            "id": f"{code}:{_slug(pcode)}",
            "names": names,
            "name_en": str(cell.get("en") or cell.get("name") or ""),
            "kind": kind,
            "parent": f"{code}:{_slug(str(parent))}" if parent else None,
            "lat": cell.get("lat"),
            "lon": cell.get("lon"),
            "pcode": pcode,
            "importance": LEVEL_RANK.get(level, 5),
            "source": "ocha",
        }


# --- drafts to places -------------------------------------------------------------------

_BRACKETED = re.compile(r"\s*[\(\[][^)\]]*[\)\]]")


def _finished(draft: Draft, path: Path) -> Place | None:
    """Return a draft as a place, `None` when it has no Arabic name or no point."""
    names = draft.pop("names", None)
    if names is not None:
        names = list(
            dict.fromkeys(n for name in names if (n := _BRACKETED.sub("", name).strip()))
        )
        names = [name for name in names if ARABIC_NAME.fullmatch(name)]
        if not names:
            return None
        draft["name_ar"], draft["variants_ar"] = names[0], names[1:]
    try:
        draft["lat"], draft["lon"] = float(draft["lat"]), float(draft["lon"])
    except (TypeError, ValueError):
        return None
    draft["precision_km"] = float(
        draft.get("precision_km") or PRECISION_KM.get(draft["kind"], 2)
    )
    try:
        return place_of([draft.get(column) for column in COLUMNS])
    except LexiconError as error:
        raise IngestError(f"{path}: {error}") from error


def write_gazetteer(places: Iterable[Place], path: Path) -> int:
    """Write places in the columns that `load_gazetteer(extra=…)` reads; return how many."""
    rows = [
        [
            p.id,
            p.name,
            ";".join(p.variants),
            p.name_en,
            p.kind,
            p.parent or "",
            p.lat,
            p.lon,
            p.precision_km,
            p.pcode or "",
            p.geonames or "",
            p.importance,
            p.source,
        ]
        for p in places
    ]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return len(rows)
