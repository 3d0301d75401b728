"""A GeoPackage (OGC 12-128r18): incidents, claims and control as layers of one SQLite file."""

import json
import sqlite3
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from riwaya.exports.claims_json import Json
from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.geojson import claim_feature, control_feature, incident_feature
from riwaya.exports.shown import Shown

APPLICATION = 0x47504B47
"""The file's mark: the letters GPKG."""
VERSION = 10300
WGS84 = 4326
TOGETHER = 5_000

_SYSTEM = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
_TABLES = (
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,"
    " organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,"
    " definition TEXT NOT NULL, description TEXT)",
    "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL,"
    " identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL"
    " DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE,"
    " max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id))",
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY REFERENCES"
    " gpkg_contents(table_name), column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,"
    " srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL,"
    " m TINYINT NOT NULL)",
)
_SYSTEMS = (
    ("Undefined Cartesian", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic", 0, "NONE", 0, "undefined", None),
    ("WGS 84", WGS84, "EPSG", WGS84, _SYSTEM, None),
)
_REAL = {"radius_km", "probability"}
_INT = {"claims", "origins", "killed_low", "killed_best", "killed_high", "to_open"}
_DATE = {"date_start", "date_end", "from", "to"}


def write_geopackage(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write the three layers; what has no point keeps its row with an empty geometry."""
    layers: dict[str, Iterator[Json]] = {
        "incidents": (incident_feature(one) for one in views.incident_views()),
        "claims": (claim_feature(one) for one in views.claims()),
        "control": (control_feature(one, at) for at, one in enumerate(views.control())),
    }
    rows = {}
    with closing(sqlite3.connect(target)) as base:
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute(f"PRAGMA user_version = {VERSION}")
        for statement in _TABLES:
            base.execute(statement)
        base.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
        for name, features in layers.items():
            rows[name] = _layer(base, name, features)
        base.commit()
    return Written(paths=(target,), rows=rows)


def _layer(base: sqlite3.Connection, name: str, features: Iterator[Json]) -> int:
    """Write one layer and return how many features it has."""
    count, box = 0, _Box()
    while batch := list(islice(features, TOGETHER)):
        if not count:
            base.execute(_create(name, batch[0]["properties"]))
        marks = ", ".join("?" * (len(batch[0]["properties"]) + 2))
        base.executemany(
            f'INSERT INTO "{name}" VALUES (NULL, {marks})',
            ((one["id"], *_cells(one), blob(one["geometry"], box)) for one in batch),
        )
        count += len(batch)
    if count:
        base.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x,"
            " max_y, srs_id) VALUES (?, 'features', ?, ?, ?, ?, ?, ?)",
            (name, name, *box.bounds(), WGS84),
        )
        base.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', ?, 0, 0)",
            (name, WGS84),
        )
    return count


def _create(name: str, properties: Json) -> str:
    columns = ", ".join(f'"{key}" {_kind(key)}' for key in properties)
    return (
        f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, {columns},'
        " geom GEOMETRY)"
    )


def _kind(key: str) -> str:
    if key in _REAL:
        return "DOUBLE"
    if key in _DATE:
        return "DATE"
    return "INTEGER" if key in _INT else "TEXT"


def _cells(feature: Json) -> Iterable[Any]:
    for value in feature["properties"].values():
        listed = isinstance(value, list | dict)
        yield json.dumps(value, ensure_ascii=False) if listed else value


class _Box:
    """Grows around the points of a layer."""

    def __init__(self) -> None:
        self._points: list[float] = []

    def add(self, lon: float, lat: float) -> None:
        """Let the box hold a point."""
        if not self._points:
            self._points = [lon, lat, lon, lat]
        west, south, east, north = self._points
        self._points = [min(west, lon), min(south, lat), max(east, lon), max(north, lat)]

    def bounds(self) -> tuple[float | None, ...]:
        """Return west, south, east, north, each `None` for an empty box."""
        return tuple(self._points) or (None,) * 4


def blob(geometry: Json | None, box: _Box | None = None) -> bytes | None:
    """Return a point or a line as GeoPackage holds it: a head, then well-known binary."""
    if geometry is None:
        return None
    head = b"GP" + struct.pack("<BBi", 0, 1, WGS84)
    points = geometry["coordinates"]
    if geometry["type"] == "Point":
        points = [points]
        body = struct.pack("<BI", 1, 1)
    else:
        body = struct.pack("<BII", 1, 2, len(points))
    for lon, lat in points:
        body += struct.pack("<dd", lon, lat)
        if box is not None:
            box.add(lon, lat)
    return head + body
