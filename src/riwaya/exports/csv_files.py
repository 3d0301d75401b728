"""One CSV file a table, in a folder or in one ZIP file."""

import csv
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from riwaya.exports.cells import as_texts
from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.shown import Shown
from riwaya.exports.tables import TABLES, Row, Table, rows


def write_csv(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write UTF-8 with a byte-order mark, which Excel needs for Arabic, and CRLF lines."""
    if target.suffix != ".zip":
        return _write_folder(views, target)
    with tempfile.TemporaryDirectory() as folder:
        written = _write_folder(views, Path(folder))
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in written.paths:
                archive.write(path, path.name)
    return Written(paths=(target,), rows=written.rows)


def _write_folder(views: Shown, folder: Path) -> Written:
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{name}.csv" for name in TABLES)
    return Written(paths=paths, rows=write_tables(rows(views), TABLES.values(), folder))


def write_tables(
    found: Iterable[tuple[str, Row]], tables: Iterable[Table], folder: Path
) -> dict[str, int]:
    """Write the rows of tables to a file each, and return how many rows each has."""
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        writers = {}
        for table in tables:
            path = folder / f"{table.name}.csv"
            file = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writers[table.name] = csv.writer(file)
            writers[table.name].writerow(column.name for column in table.columns)
            counts[table.name] = 0
        for name, row in found:
            writers[name].writerow(as_texts(row))
            counts[name] += 1
    return dict(counts)
