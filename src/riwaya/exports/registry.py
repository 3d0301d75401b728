"""The formats by name, and the one door through which a record leaves."""

from pathlib import Path

from riwaya.errors import ConfigError
from riwaya.exports.atlas_page import write_html
from riwaya.exports.csv_files import write_csv
from riwaya.exports.datasette import write_sqlite
from riwaya.exports.exporter import Exporter, ExportOptions, Shown, Written, line_exporter
from riwaya.exports.lines import claim_lines, control_lines, incident_lines
from riwaya.exports.parquet import write_parquet
from riwaya.exports.xlsx import write_xlsx

_BUILT_IN = (
    line_exporter("jsonl", "claims, one line a report", claim_lines),
    line_exporter("incidents", "incidents with their accounts, one a line", incident_lines),
    line_exporter("control", "who holds each place, one interval a line", control_lines),
    Exporter(
        name="html",
        suffix=".html",
        about="the atlas: one page with map, clock and accounts, opens offline",
        writer=write_html,
    ),
    Exporter(
        name="csv", suffix="", about="a folder or ZIP file of CSV tables", writer=write_csv
    ),
    Exporter(
        name="xlsx", suffix=".xlsx", about="a workbook, one sheet a table", writer=write_xlsx
    ),
    Exporter(
        name="parquet",
        suffix="",
        about="a folder of Parquet tables",
        writer=write_parquet,
        needs="pyarrow",
    ),
    Exporter(name="sqlite", suffix=".db", about="tables for Datasette", writer=write_sqlite),
)

EXPORTERS: dict[str, Exporter] = {exporter.name: exporter for exporter in _BUILT_IN}


def export(
    name: str, views: Shown, target: Path, options: ExportOptions | None = None
) -> Written:
    """Write a record in a format; raise `ConfigError` for an unknown one, else `RunError`."""
    if name not in EXPORTERS:
        raise ConfigError(f"no format {name!r}; there are {', '.join(EXPORTERS)}")
    return EXPORTERS[name].write(views, target, options or ExportOptions())
