"""What holds for every export: it is written whole, a reader opens it, nothing runs in it."""

import csv
import json
import sqlite3
import struct
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from riwaya.errors import ConfigError, RunError
from riwaya.exports import EXPORTERS, ExportOptions, Written, export
from riwaya.exports.claims_json import report_to_json
from riwaya.exports.exporter import REJECTED
from riwaya.exports.tables import TABLES
from riwaya.lexicons.interface import interface
from riwaya.pipeline.build import BuildOptions, Silent, build
from riwaya.store import SqliteStore
from riwaya.views import Views

ROOT = Path(__file__).parents[2]
FORMULA = '=HYPERLINK("file:///etc/passwd")'
NAMES = ["acled", "control", "csv", "ftm", "geojson", "geopackage", "html", "incidents"]
NAMES += ["jsonl", "parquet", "polecat", "reports", "sqlite", "ucdp", "xlsx"]

csv.field_size_limit(10**7)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exports")


@pytest.fixture(scope="module")
def store(home: Path) -> Iterator[SqliteStore]:
    planted = home / "planted"
    planted.mkdir()
    (planted / "formula.txt").write_text(
        "سيطر الثوار على بلدة منيان غرب حلب وقتل عشرة عناصر من قوات النظام.", encoding="utf-8"
    )
    about = {"published": "2016-10-29", "outlet": FORMULA}
    (planted / "formula.json").write_text(json.dumps(about), encoding="utf-8")
    record = home / "record.db"
    build([ROOT / "examples/reports", planted], record, BuildOptions(), Silent())
    with SqliteStore(record, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def views(store: SqliteStore) -> Views:
    return Views(store)


def written(views: Views, home: Path, name: str, **options: object) -> Written:
    """Export once to a place of its own."""
    suffix = EXPORTERS[name].suffix
    place = home / f"out-{name}-{'-'.join(map(str, options.values()))}"
    place.mkdir(exist_ok=True)
    return export(name, views, place / f"x{suffix}", ExportOptions(**options))  # type: ignore[arg-type]


def table(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_the_names_are_these() -> None:
    assert sorted(EXPORTERS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_writes_what_it_says_and_the_same_again(name: str, views: Views, home: Path) -> None:
    first = written(views, home, name)
    assert all(path.exists() and path.stat().st_size for path in first.paths)
    assert sum(first.rows.values()) > 0
    before = {path: path.read_bytes() for path in first.paths}
    assert written(views, home, name).rows == first.rows
    if name not in ("xlsx", "geopackage"):  # their containers hold the time of writing
        assert {path: path.read_bytes() for path in first.paths} == before


@pytest.mark.parametrize("name", NAMES)
def test_a_place_that_cannot_be_written_is_one_clear_error(
    name: str, views: Views, home: Path
) -> None:
    blocked = home / "a-file"
    blocked.write_text("in the way")
    with pytest.raises(RunError, match="a-file"):
        export(name, views, blocked / f"x{EXPORTERS[name].suffix}")


def test_an_unknown_format_is_named(views: Views, home: Path) -> None:
    with pytest.raises(ConfigError, match="docx"):
        export("docx", views, home / "x")


def test_claims_are_those_that_reading_gave(
    views: Views, store: SqliteStore, home: Path
) -> None:
    path = written(views, home, "jsonl").paths[0]
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    reports = {report.name: report for report in store.reports()}
    assert len(lines) == len(reports)
    for line in lines:
        report = reports[line["doc"]]
        read = report_to_json(report, store.claims(report.id))
        for told, claim in zip(line["claims"], read["claims"], strict=True):
            given = {key: told[key] for key in claim if key not in _NOT_TOLD}
            assert given == {key: claim[key] for key in given}
            assert report.text[told["start"] :].startswith(told["trigger"])


_NOT_TOLD = ("frame", "type_rule", "repeats", "anomaly")


def test_every_claim_stands_in_one_incident(
    views: Views, store: SqliteStore, home: Path
) -> None:
    path = written(views, home, "incidents").paths[0]
    incidents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    told = [account["claim"] for incident in incidents for account in incident["claims"]]
    assert sorted(told) == sorted(claim.id for claim in store.claims())
    for incident in incidents:
        assert incident["verdict"] in (
            "corroborated",
            "one_sided",
            "single_source",
            "contested",
            "retracted",
        )
        assert incident["reason"]["ar"]
        assert incident["reason"]["en"]


def test_control_intervals_of_a_place_do_not_overlap(views: Views, home: Path) -> None:
    path = written(views, home, "control").paths[0]
    intervals = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    by_place: dict[tuple[str, str | None], list[tuple[str, str]]] = {}
    for one in intervals:
        key = (one["place"]["name"], one["place"]["id"])
        by_place.setdefault(key, []).append((one["from"], one["to"] or "9999"))
    for spans in by_place.values():
        ordered = sorted(spans)
        assert all(a[1] < b[0] for a, b in pairwise(ordered))


def test_csv_has_no_formula_and_comes_back(views: Views, home: Path) -> None:
    found = written(views, home, "csv")
    tables = {path.stem: table(path) for path in found.paths}
    assert set(tables) == set(TABLES)
    assert {name: len(rows) for name, rows in tables.items()} == dict(found.rows)
    cells = [cell for rows in tables.values() for row in rows for cell in row.values()]
    numbers = [cell for cell in cells if cell.startswith("-") and cell[1:2].isdigit()]
    assert not [
        c for c in cells if c.startswith(("=", "+", "@", "\t", "-")) and c not in numbers
    ]
    outlets = {row["outlet"].removeprefix("'") for row in tables["reports"]}
    assert outlets == {report.outlet.source for report in views.reports()}
    for row in tables["accounts"]:
        assert row["claim"] in {claim["claim"] for claim in tables["claims"]}


def test_csv_fits_in_one_zip(views: Views, home: Path) -> None:
    import zipfile

    export("csv", views, home / "all.zip")
    with zipfile.ZipFile(home / "all.zip") as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(f"{name}.csv" for name in TABLES)


def test_a_workbook_opens_with_all_rows_as_text_and_numbers(views: Views, home: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    found = written(views, home, "xlsx")
    book = openpyxl.load_workbook(found.paths[0])
    assert book.sheetnames == list(TABLES)
    for sheet in book:
        assert sheet.max_row == found.rows[sheet.title] + 1
        heads = [cell.value for cell in sheet[1]]
        assert heads == [column.name for column in TABLES[sheet.title].columns]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    outlets = {row[2] for row in book["reports"].iter_rows(min_row=2, values_only=True)}
    assert FORMULA in outlets
    days = [row[5] for row in book["reports"].iter_rows(min_row=2, values_only=True)]
    published = [report.outlet.published for report in views.reports()]
    assert [day.date() if day else None for day in days] == published


def test_parquet_columns_have_their_types(views: Views, home: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    found = written(views, home, "parquet")
    for path in found.paths:
        read = parquet.read_table(path)
        assert read.num_rows == found.rows[path.stem]
        assert read.column_names == [column.name for column in TABLES[path.stem].columns]
    claims = parquet.read_table(found.paths[0].with_name("claims.parquet")).to_pylist()
    by_id = {told.claim: told for told in views.claims()}
    for row in claims:
        told = by_id[row["claim"]]
        assert row["sentence"] == told.quote.text
        assert row["date_first"] == (told.when.first if told.when else None)
        assert row["lat"] == (told.places[0].lat if told.places else None)


def test_a_sqlite_file_keeps_its_keys_and_finds_folded_words(views: Views, home: Path) -> None:
    found = written(views, home, "sqlite")
    base = sqlite3.connect(found.paths[0])
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    for name, count in found.rows.items():
        assert base.execute(f'SELECT count(*) FROM "{name}"').fetchone() == (count,)
    search = "SELECT count(*) FROM claims_fts WHERE claims_fts MATCH ?"
    exact, folded = (base.execute(search, (w,)).fetchone()[0] for w in ("إدلب", "ادلب"))
    assert folded >= exact > 0
    base.close()
    about = json.loads(found.paths[1].read_text(encoding="utf-8"))
    assert found.paths[0].stem in about["databases"]


def test_geojson_is_of_rfc_7946(views: Views, home: Path) -> None:
    found = written(views, home, "geojson")
    for path in found.paths:
        layer = json.loads(path.read_text(encoding="utf-8"))
        assert layer["type"] == "FeatureCollection"
        assert "crs" not in layer
        assert len(layer["features"]) == found.rows[path.stem]
        ids = [feature["id"] for feature in layer["features"]]
        assert len(set(ids)) == len(ids)
        for feature in layer["features"]:
            if feature["geometry"] and feature["geometry"]["type"] == "Point":
                lon, lat = feature["geometry"]["coordinates"]
                assert -180 <= lon <= 180
                assert -90 <= lat <= 90
    incidents = json.loads(found.paths[0].read_text(encoding="utf-8"))["features"]
    points = {row.id: row.place for row in views.incidents()}
    for feature in incidents:
        place = points[feature["id"]]
        assert (feature["geometry"] is None) == (place is None or place.lat is None)


def test_a_geopackage_has_the_marks_of_one(views: Views, home: Path) -> None:
    found = written(views, home, "geopackage")
    base = sqlite3.connect(found.paths[0])
    assert base.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    layers = base.execute(
        "SELECT table_name, srs_id, min_x, max_x FROM gpkg_contents"
    ).fetchall()
    assert {layer[0] for layer in layers} == set(found.rows)
    for name, system, west, east in layers:
        assert system == 4326
        assert west <= east
        rows = base.execute(f'SELECT geom FROM "{name}"').fetchall()
        assert len(rows) == found.rows[name]
        for (blob,) in rows:
            if blob is not None:
                magic, _, flags, srs, order, kind = struct.unpack_from("<2sBBiBI", blob)
                assert (magic, flags, srs, order) == (b"GP", 1, 4326, 1)
                assert kind in (1, 2)
                first = struct.unpack_from("<dd", blob, 13 if kind == 1 else 17)
                assert west <= first[0] <= east
    base.close()


def test_acled_rows_keep_the_codebook(views: Views, home: Path) -> None:
    found = written(views, home, "acled")
    rows = table(found.paths[0], "utf-8")
    assert len(rows) == found.rows["events"]
    assert all(len(row) == 31 for row in rows)
    assert len({row["event_id_cnty"] for row in rows}) == len(rows)
    keys = [
        (row["event_date"], row["location"], row["latitude"], row["actor1"], row["actor2"])
        for row in rows
    ]
    assert len(set(keys)) == len(keys)
    for row in rows:
        assert row["year"] == row["event_date"][:4]
        assert row["time_precision"] in "123"
        assert row["geo_precision"] in "123"
        assert int(row["fatalities"]) >= 0
        assert row["iso"] == "760" or row["country"] != "Syria"
    told = {row["event_id_cnty"] for row in table(found.paths[1], "utf-8")}
    assert told == {row["event_id_cnty"] for row in rows}
    rejected = table(found.paths[2], "utf-8")
    assert len(rejected) == sum(found.dropped.values())
    written_ids = {
        i for row in table(found.paths[1], "utf-8") for i in row["incident"].split(";")
    }
    assert len(written_ids) + len(rejected) == views.count_incidents()


def test_ucdp_rows_keep_the_codebook(views: Views, home: Path) -> None:
    found = written(views, home, "ucdp")
    rows = table(found.paths[0], "utf-8")
    assert rows
    for row in rows:
        assert len(row) == 49
        low, best, high = int(row["low"]), int(row["best"]), row["high"]
        assert 0 <= low <= best <= int(high or best)
        columns = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert best == sum(int(row[name]) for name in columns) > 0
        assert row["date_start"] <= row["date_end"]
        assert 1 <= int(row["where_prec"]) <= 7
        assert 1 <= int(row["date_prec"]) <= 5
    assert {row["high"] == "" for row in rows} == {True, False}
    assert len(rows) + sum(found.dropped.values()) == views.count_incidents()


def test_polecat_rows_have_forty_columns_and_no_quote(views: Views, home: Path) -> None:
    found = written(views, home, "polecat")
    lines = found.paths[0].read_text(encoding="utf-8").split("\n")[:-1]
    assert {line.count("\t") for line in lines} == {39}
    assert not any('"' in line for line in lines)
    claims = sum(1 for _ in views.claims())
    assert len(lines) - 1 + sum(found.dropped.values()) == claims


def test_the_report_table_has_one_row_a_report_and_incident(views: Views, home: Path) -> None:
    rows = table(written(views, home, "reports").paths[0])
    pairs = [(row["incident"], row["report"]) for row in rows]
    expected = {
        (incident.row.id, account.told.outlet.report)
        for incident in views.incident_views()
        for account in incident.accounts()
    }
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == expected
    for row in rows:
        assert 0 <= float(row["certainty"]) <= 1
        if row["killed_low"] and row["killed_high"]:
            assert int(row["killed_low"]) <= int(row["killed_high"])


def test_followthemoney_reads_its_statements(views: Views, home: Path) -> None:
    ftm = pytest.importorskip("followthemoney")
    serialize = pytest.importorskip("followthemoney.statement.serialize")
    path = written(views, home, "ftm").paths[0]
    statements = list(serialize.read_csv_statements(BytesIO(path.read_bytes())))
    assert statements
    by_entity: dict[str, list[Any]] = {}
    for statement in statements:
        assert statement.generate_key() == statement.id
        by_entity.setdefault(statement.canonical_id, []).append(statement)
    dataset = ftm.Dataset.make({"name": "riwaya", "title": "Riwaya"})
    events = 0
    for found in by_entity.values():
        entity = ftm.StatementEntity.from_statements(dataset, found)
        for statement in found:
            if statement.prop != "id":
                kind = entity.schema.get(statement.prop).type
                assert kind.name == statement.prop_type
                assert kind.clean(statement.value) is not None, statement
        events += entity.schema.name == "Event"
        if entity.schema.name == "Event":
            sources = {one.dataset for one in found}
            accounts = views.incident(entity.id.rpartition("-")[2])
            assert accounts is not None
            assert len(sources) == len({a.told.outlet.source for a in accounts.accounts()})
    assert events == views.count_incidents()


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_what_is_told_of_an_export_has_words(views: Views, home: Path, name: str) -> None:
    found = written(views, home, name, lang="ar")
    texts = interface("ar")
    assert set(found.rows) <= set(texts.keys("written"))
    assert set(found.dropped) <= set(texts.keys("left_out"))


def test_what_people_rejected_is_told_in_words() -> None:
    assert REJECTED in interface("ar").keys("left_out")
