"""One workbook, one sheet a table (Office Open XML, ECMA-376 part 1, written in a stream).

Texts are written as inline strings, so that no cell is ever a formula whatever it begins with.
"""

import re
import tempfile
import zipfile
from contextlib import ExitStack
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

from riwaya.errors import RunError
from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.shown import Shown
from riwaya.exports.tables import TABLES, Cell, Row, Table, rows

MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767
"""What a sheet and a cell can hold."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHANGED = re.compile(f"[<>&]|{_UNFIT.pattern}")
"""What a text cannot be written with as it is; most have nothing of it."""
_EMPTY = "<c/>"
_SHORT = 20
_EPOCH = date(1899, 12, 30).toordinal()
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write_xlsx(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write a workbook; sheets run right to left when the options' language does."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        sheets = {
            name: _Sheet(table, Path(folder) / name, stack, rtl=options.lang == "ar")
            for name, table in TABLES.items()
        }
        for name, row in rows(views):
            sheets[name].add(row)
        for sheet in sheets.values():
            sheet.finish()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for at, sheet in enumerate(sheets.values(), 1):
                archive.write(sheet.path, f"xl/worksheets/sheet{at}.xml")
            for name, text in _frame(list(sheets)):
                archive.writestr(name, _HEAD + text)
        cut = sum(sheet.cut for sheet in sheets.values())
    counts = {name: sheet.count for name, sheet in sheets.items()}
    return Written(paths=(target,), rows=counts, dropped={"text_cut": cut} if cut else {})


class _Sheet:
    """Writes one sheet to a file of its own, row by row."""

    def __init__(self, table: Table, path: Path, stack: ExitStack, *, rtl: bool) -> None:
        self.path, self.count, self.cut = path, 0, 0
        self._name = table.name
        self._file: IO[str] = stack.enter_context(path.open("w", encoding="utf-8"))
        side = ' rightToLeft="1"' if rtl else ""
        self._file.write(
            f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews>'
            f'<sheetView{side} workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            "</sheetView></sheetViews><sheetData>"
        )
        heads = "".join(_text(column.name, 3) for column in table.columns)
        self._file.write(f"<row>{heads}</row>")

    def add(self, row: Row) -> None:
        """Write a row; raise `RunError` when the sheet is full."""
        self.count += 1
        if self.count >= MOST_ROWS:
            raise RunError(f"more than {MOST_ROWS} rows in {self._name}: export csv or parquet")
        cells = [
            _EMPTY
            if cell is None
            else self._text(cell)
            if isinstance(cell, str)
            else _number(cell)
            for cell in row
        ]
        self._file.write(f"<row>{''.join(cells)}</row>")

    def _text(self, cell: str) -> str:
        if len(cell) <= _SHORT:
            return _short(cell)
        if len(cell) > MOST_LETTERS:
            self.cut += 1
        return _text(cell[:MOST_LETTERS])

    def finish(self) -> None:
        """Close the sheet."""
        self._file.write("</sheetData></worksheet>")
        self._file.close()


def _text(text: str, style: int = 0) -> str:
    shown = escape(_UNFIT.sub("", text)) if _CHANGED.search(text) else text
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{shown}</t></is></c>'


@lru_cache(maxsize=1 << 15)
def _short(text: str) -> str:
    """Return the cell of a short text: codes and names come back all the time."""
    return _text(text)


def _number(cell: Cell) -> str:
    """Return a cell that is no text; style 1 shows a day, 2 a day with its time of day."""
    if isinstance(cell, bool):
        return f'<c t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, datetime):
        seconds = cell.hour * 3600 + cell.minute * 60 + cell.second
        return f'<c s="2"><v>{cell.toordinal() - _EPOCH + seconds / 86400}</v></c>'
    if isinstance(cell, date):
        return f'<c s="1"><v>{cell.toordinal() - _EPOCH}</v></c>'
    return f"<c><v>{cell}</v></c>"


def _frame(names: list[str]) -> list[tuple[str, str]]:
    """Return the files of a workbook beside its sheets."""
    numbers = range(1, len(names) + 1)
    return [
        ("[Content_Types].xml", _content_types(numbers)),
        (
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        ),
        ("xl/workbook.xml", _workbook(names)),
        ("xl/_rels/workbook.xml.rels", _workbook_relations(numbers)),
        ("xl/styles.xml", _STYLES),
    ]


def _content_types(numbers: range) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
        f'ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>'
        f"{sheets}</Types>"
    )


def _workbook(names: list[str]) -> str:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets></workbook>'
    )


def _workbook_relations(numbers: range) -> str:
    sheets = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" '
        f'Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    last = f'<Relationship Id="rIdS" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{sheets}{last}</Relationships>'


_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" '
    'formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>'
    '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
