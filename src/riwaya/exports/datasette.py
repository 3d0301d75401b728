"""A SQLite file that Datasette shows as it is, with a description of its tables beside it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from riwaya import __version__
from riwaya.arabic.fold import fold_key
from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.shown import Shown
from riwaya.exports.tables import TABLES, Column, Table, rows

TOGETHER = 5_000
_KINDS = {"text": "TEXT", "int": "INTEGER", "real": "REAL", "bool": "INTEGER"}
_FACETS = {
    "claims": ("type", "modality", "agent_party", "outlet"),
    "incidents": ("type", "verdict"),
    "accounts": ("side", "interest", "stance"),
    "control": ("state", "place"),
}


def write_sqlite(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write the tables with keys, indexes and a folded full-text index of the sentences."""
    counts = dict.fromkeys(TABLES, 0)
    with closing(sqlite3.connect(target)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        for table in TABLES.values():
            base.execute(_create(table))
        for name, batch in _batches(views):
            marks = ", ".join("?" * len(batch[0]))
            base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', batch)
            counts[name] += len(batch)
        _index(base)
        base.commit()
        base.execute("VACUUM")
    about = target.with_suffix(".metadata.json")
    about.write_text(_metadata(target, options), encoding="utf-8")
    return Written(paths=(target, about), rows=counts)


def _create(table: Table) -> str:
    columns = [_column(column, table) for column in table.columns]
    if table.name == "claims":
        columns.append('"folded" TEXT')
    return f'CREATE TABLE "{table.name}" ({", ".join(columns)})'


def _column(column: Column, table: Table) -> str:
    kind = _KINDS.get(column.kind, "TEXT")
    key = " PRIMARY KEY" if column.name == table.key else ""
    to = f' REFERENCES "{column.to}"' if column.to else ""
    return f'"{column.name}" {kind}{key}{to}'


def _batches(views: Shown) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Yield rows some thousands at a time, each with its table."""
    waiting: dict[str, list[tuple[object, ...]]] = {name: [] for name in TABLES}
    at = [column.name for column in TABLES["claims"].columns].index("sentence")
    for name, row in rows(views):
        cells: tuple[object, ...] = tuple(
            [cell.isoformat() if isinstance(cell, date) else cell for cell in row]
        )
        if name == "claims":
            cells = (*cells, " ".join(map(fold_key, str(row[at] or "").split())))
        waiting[name].append(cells)
        if len(waiting[name]) >= TOGETHER:
            yield name, waiting[name]
            waiting[name] = []
    yield from ((name, batch) for name, batch in waiting.items() if batch)


def _index(base: sqlite3.Connection) -> None:
    for table in TABLES.values():
        for column in table.columns:
            if column.to or column.name in _FACETS.get(table.name, ()):
                name = f"{table.name}_{column.name}"
                base.execute(f'CREATE INDEX "{name}" ON "{table.name}" ("{column.name}")')
    base.execute(
        'CREATE VIRTUAL TABLE claims_fts USING fts5(sentence, folded, content="claims")'
    )
    base.execute("INSERT INTO claims_fts(claims_fts) VALUES ('rebuild')")


def _metadata(target: Path, options: ExportOptions) -> str:
    tables = {name: {"facets": list(facets)} for name, facets in _FACETS.items()}
    about = {
        "title": options.title or "Riwaya",
        "description": f"Written by Riwaya {__version__}, profile {options.profile}.",
        "databases": {target.stem: {"tables": tables}},
    }
    return json.dumps(about, ensure_ascii=False, indent=2)
