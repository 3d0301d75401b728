"""The conflict packs: a folder of tables for each war, and `common` for what all share."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from riwaya.errors import LexiconError

COMMON = "common"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a pack's table, with where it stands for error messages."""

    pack: str
    place: str
    values: dict[str, str]

    def text(self, column: str) -> str:
        """Return the trimmed value, empty when the column is."""
        return (self.values[column] or "").strip()

    def need(self, column: str) -> str:
        """Return the value; raise `LexiconError` when it is empty."""
        value = self.text(column)
        if not value:
            raise LexiconError(f"{self.place}: {column} is empty")
        return value

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values between semicolons."""
        return tuple(part.strip() for part in self.text(column).split(";") if part.strip())

    def day(self, column: str) -> date | None:
        """Return the ISO day, `None` when empty; raise `LexiconError` when it is no day."""
        value = self.text(column)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as cause:
            raise LexiconError(f"{self.place}: {column}: {cause}") from cause


def _root() -> Traversable:
    return files("riwaya.lexicons") / "packs"


@cache
def packs() -> tuple[str, ...]:
    """Return the names of the packs, `common` first."""
    names = sorted(entry.name for entry in _root().iterdir() if entry.is_dir())
    return (COMMON, *(name for name in names if name != COMMON and not name.startswith("_")))


def rows_of(
    lines: Iterator[str], place: str, columns: tuple[str, ...], pack: str
) -> Iterator[Row]:
    """Yield the rows of one table; raise `LexiconError` when its columns are others."""
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != columns:
        raise LexiconError(f"{place}: columns are {reader.fieldnames}, not {list(columns)}")
    for row in reader:
        where = f"{place}:{reader.line_num}"
        if None in row or None in row.values():
            raise LexiconError(f"{where}: the row has not {len(columns)} values")
        yield Row(pack, where, row)


def pack_rows(table: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of `table` in every pack that has it, `common` first."""
    for pack in packs():
        entry = _root() / pack / table
        if entry.is_file():
            text = entry.read_text(encoding="utf-8")
            yield from rows_of(iter(text.splitlines(True)), f"{pack}/{table}", columns, pack)


def covers(first: date | None, last: date | None, on: date | None) -> bool:
    """Whether `on` lies in the closed interval; an unknown day (`None`) lies in every one."""
    return on is None or ((first is None or first <= on) and (last is None or on <= last))
