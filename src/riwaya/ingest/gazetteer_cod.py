"""Workbooks of OCHA's common operational datasets (COD-AB): administrative areas."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from riwaya.errors import IngestError
from riwaya.ingest.gazetteer_drafts import ARABIC_NAME, LEVEL_RANK, Draft, kinds, slug

_LEVEL_KIND = {1: "adm1", 2: "adm2", 3: "adm3", 4: "adm4", 5: "adm5"}
_LATITUDE = ("centerlat", "latitude", "latitudey", "lat", "y", "pointy")
_LONGITUDE = ("centerlon", "longitude", "longitudex", "lon", "x", "pointx")
_TORN = (OSError, KeyError, ValueError, TypeError, SyntaxError, BadZipFile)
"""What openpyxl raises for a file that is no workbook; torn XML is a `SyntaxError`."""


def cod_ab(path: Path, country: str | None) -> Iterator[Draft]:
    """Read every sheet of a COD-AB workbook that names an admin level and coordinates."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except _TORN as error:
        raise IngestError(f"{path}: not a workbook: {error}") from error
    try:
        for sheet in book.worksheets:
            rows = _rows(sheet.iter_rows(values_only=True), f"{path}, sheet {sheet.title}")
            header = [str(cell or "") for cell in next(rows, ())]
            columns = _columns(header)
            if columns is not None:
                yield from _places(rows, columns, country, f"{path}, sheet {sheet.title}")
    finally:
        book.close()


def _rows(rows: Iterable[Sequence[Any]], sheet: str) -> Iterator[Sequence[Any]]:
    """Yield rows, which are read from the file one after the other."""
    try:
        yield from rows
    except _TORN as error:
        raise IngestError(f"{sheet}: cannot be read: {error}") from error


def _columns(header: Sequence[str]) -> dict[str, int] | None:
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


def _places(
    rows: Iterable[Sequence[Any]], columns: Mapping[str, int], country: str | None, sheet: str
) -> Iterator[Draft]:
    """Yield the places of one sheet; its first row is the header."""
    level = columns["level"]
    kind = kinds("ocha").get(_LEVEL_KIND.get(level, ""), "country")
    for number, row in enumerate(rows, 2):
        cell = {
            what: row[at] for what, at in columns.items() if what != "level" and at < len(row)
        }
        pcode = str(cell.get("pcode") or "")
        code = (country or pcode[:2]).lower()
        names = [str(cell[w]) for w in ("ar", "name1", "name") if cell.get(w)]
        parent = cell.get("parent")
        yield {
            "at": f"{sheet}, row {number}",
            "id": f"{code}:{slug(pcode)}",
            "names": [n for n in names if ARABIC_NAME.fullmatch(n)],
            "name_en": str(cell.get("en") or cell.get("name") or ""),
            "kind": kind,
            "parent": f"{code}:{slug(str(parent))}" if parent else None,
            "lat": cell.get("lat"),
            "lon": cell.get("lon"),
            "pcode": pcode,
            "importance": LEVEL_RANK.get(level, 5),
            "source": "ocha",
        }
