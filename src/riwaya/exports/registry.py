"""The formats by name, and the one door through which a record leaves."""

from pathlib import Path

from riwaya.errors import ConfigError
from riwaya.exports.acled import write_acled
from riwaya.exports.atlas_page import write_html
from riwaya.exports.csv_files import write_csv
from riwaya.exports.datasette import write_sqlite
from riwaya.exports.exporter import Exporter, ExportOptions, Written, line_exporter
from riwaya.exports.ftm import write_ftm
from riwaya.exports.geojson import write_geojson
from riwaya.exports.geopackage import write_geopackage
from riwaya.exports.lines import claim_lines, control_lines, incident_lines
from riwaya.exports.parquet import write_parquet
from riwaya.exports.polecat import write_polecat
from riwaya.exports.report_level import write_report_level
from riwaya.exports.shown import Shown
from riwaya.exports.ucdp import write_ucdp
from riwaya.exports.xlsx import write_xlsx

# A format that is not printed has an ending of its own, so that its file beside the record is
# neither the record nor another format's.
_BUILT_IN = (
    line_exporter("jsonl", "claims, one line a report", claim_lines),
    line_exporter("incidents", "incidents with their accounts, one a line", incident_lines),
    line_exporter("control", "who holds each place, one interval a line", control_lines),
    Exporter(
        name="html",
        suffix=".html",
        about="the atlas: one page with map, clock and accounts, opens offline",
        writer=write_html,
        parts="{stem}_files/chunk-*.js",
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
    ),
    Exporter(
        name="sqlite", suffix=".datasette.db", about="tables for Datasette", writer=write_sqlite
    ),
    Exporter(
        name="geojson",
        suffix="",
        about="a folder of incidents, claims and control as GeoJSON",
        writer=write_geojson,
    ),
    Exporter(
        name="geopackage",
        suffix=".gpkg",
        about="incidents, claims and control as layers for QGIS",
        writer=write_geopackage,
    ),
    Exporter(
        name="ftm",
        suffix=".ftm.csv",
        about="FollowTheMoney statements, one dataset a source",
        writer=write_ftm,
    ),
    Exporter(
        name="acled",
        suffix=".acled.csv",
        about="incidents as rows of ACLED's shape",
        writer=write_acled,
    ),
    Exporter(
        name="ucdp",
        suffix=".ucdp.csv",
        about="deadly incidents as UCDP GED rows",
        writer=write_ucdp,
    ),
    Exporter(
        name="polecat",
        suffix=".polecat.tsv",
        about="claims with PLOVER types",
        writer=write_polecat,
    ),
    Exporter(
        name="reports",
        suffix=".reports.csv",
        about="one row a report and incident, for studying disagreement",
        writer=write_report_level,
    ),
)

EXPORTERS: dict[str, Exporter] = {exporter.name: exporter for exporter in _BUILT_IN}


def export(
    name: str, views: Shown, target: Path, options: ExportOptions | None = None
) -> Written:
    """Write a record in a format, whole or not at all; the target's folder is made if need be.

    Raise `ConfigError` for an unknown format and for a target that is the record itself,
    `RunError` when the export cannot be written.
    """
    if name not in EXPORTERS:
        raise ConfigError(f"no format {name!r}; there are {', '.join(EXPORTERS)}")
    return EXPORTERS[name].write(views, target, options or ExportOptions())
