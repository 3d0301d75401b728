"""Cells of a table as text, safe to open in a spreadsheet."""

from datetime import date, datetime

from riwaya.exports.tables import Cell

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
"""A text that begins with one of these could run as a formula in a spreadsheet, which drops
blanks before `=`, `+`, `-` and `@`; or, with an apostrophe, be taken for one held back."""


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before it.

    The rule is OWASP's for CSV injection. One apostrophe taken off gives the text again.
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def as_text(cell: Cell) -> str:
    """Return a cell as CSV has it: nothing for `None`, `true` or `false`, ISO 8601 for days."""
    if isinstance(cell, str):
        return neutral(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, date | datetime) else str(cell)
