"""One Parquet file a table, in a folder."""

from collections import defaultdict
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.shown import Shown
from riwaya.exports.tables import TABLES, Row, Table, rows

TOGETHER = 20_000
"""Rows written at a time: each makes a row group."""


def _arrow() -> tuple[ModuleType, ModuleType]:
    """Return pyarrow, which has no types; it is loaded only when it is asked for."""
    return import_module("pyarrow"), import_module("pyarrow.parquet")


def write_parquet(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write typed columns, compressed."""
    arrow, parquet = _arrow()
    target.mkdir(parents=True, exist_ok=True)
    counts = dict.fromkeys(TABLES, 0)
    waiting: dict[str, list[Row]] = defaultdict(list)
    with ExitStack() as stack:
        schemas = {name: _schema(table, arrow) for name, table in TABLES.items()}
        writers = {
            name: stack.enter_context(
                parquet.ParquetWriter(target / f"{name}.parquet", schema, compression="zstd")
            )
            for name, schema in schemas.items()
        }

        def flush(name: str) -> None:
            columns = zip(*waiting.pop(name), strict=True)
            arrays = [
                arrow.array(list(cells), type=field.type)
                for cells, field in zip(columns, schemas[name], strict=True)
            ]
            writers[name].write_table(arrow.Table.from_arrays(arrays, schema=schemas[name]))

        for name, row in rows(views):
            counts[name] += 1
            waiting[name].append(row)
            if len(waiting[name]) >= TOGETHER:
                flush(name)
        for name in list(waiting):
            flush(name)
    return Written(paths=tuple(target / f"{name}.parquet" for name in TABLES), rows=counts)


def _schema(table: Table, arrow: ModuleType) -> Any:  # noqa: ANN401  pyarrow has no types
    kinds = {
        "text": arrow.string(),
        "int": arrow.int64(),
        "real": arrow.float64(),
        "bool": arrow.bool_(),
        "date": arrow.date32(),
        "time": arrow.timestamp("s", tz="UTC"),
    }
    return arrow.schema([(column.name, kinds[column.kind]) for column in table.columns])
