"""Cells of a table as text, safe to open in a spreadsheet."""

from collections.abc import Sequence
from datetime import date, datetime

from riwaya.exports.tables import Cell
from riwaya.spreadsheets import FORMULA, neutral

_AS_THEY_ARE = frozenset((int, float, type(None)))
"""Kinds of cells that the writer of CSV writes as `as_text` does."""

_FIRST = frozenset(FORMULA)


def as_texts(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row so that the writer of CSV has each as `as_text` gives it."""
    return [
        cell
        if cell.__class__ in _AS_THEY_ARE or (cell.__class__ is str and cell[:1] not in _FIRST)
        else as_text(cell)
        for cell in cells
    ]


def as_text(cell: Cell) -> str:
    """Return a cell as CSV has it: nothing for `None`, `true` or `false`, ISO 8601 for days."""
    if isinstance(cell, str):
        return neutral(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, date | datetime) else str(cell)
