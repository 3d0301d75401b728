"""A record's file: made whole, recognised, and every failure told in one line."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from riwaya.errors import StoreError
from riwaya.model import (
    Attribution,
    Basis,
    Claim,
    EventType,
    Gap,
    GapReason,
    Modality,
    Producer,
    Report,
    Sourced,
    SourceKind,
    Span,
)
from riwaya.store import SqliteStore, schema
from riwaya.store.database import SCRIPTS

P = ParamSpec("P")

TEXT = "قصفت المدفعية أطراف البلدة. "


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with SqliteStore(path) as store:
        store.add(Report(name="a", text=TEXT), [])
    return path


def _execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_the_migrations_make_the_tables_that_the_code_knows(record: Path) -> None:
    engine = create_engine(f"sqlite:///{record}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        changes = compare_metadata(context, schema.metadata)
    engine.dispose()
    unknown = [change for change in changes if not _is_search_table(change)]
    assert unknown == []


def test_a_record_of_the_first_schema_is_brought_up_and_derived_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript((SCRIPTS / "versions" / "0001_first.sql").read_text("utf-8"))
        connection.execute("CREATE TABLE alembic_version (version_num TEXT NOT NULL)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.execute("INSERT INTO derivation VALUES (1, 'x', 0, 0, 0, 0)")
    with pytest.raises(StoreError, match="its schema is 0001; run `riwaya build` on it first"):
        SqliteStore(path, read_only=True)
    with SqliteStore(path) as store:
        store.add(Report(name="a", text=TEXT), [])
        assert not store.is_derived("x")
        assert store.surroundings.pending("x") is None
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (schema.HEAD,)
        ]


def test_claims_read_before_rules_of_types_were_kept_are_read_still(record: Path) -> None:
    report = Report(name="b", text=TEXT * 2)
    claim = _claim(report)
    with SqliteStore(record) as store:
        store.add(report, [claim])
        assert list(store.claims()) == [claim]
    _execute(
        record,
        "ALTER TABLE claims DROP COLUMN type_rule",
        "ALTER TABLE claim_values ADD COLUMN candidates TEXT",
        "UPDATE alembic_version SET version_num = '0002'",
    )
    with SqliteStore(record) as store:
        assert list(store.claims()) == [replace(claim, type_rule=None)]


def _claim(report: Report) -> Claim:
    made_by = Producer("test", "1")
    trigger = Span(0, len("قصفت"))
    return Claim(
        report=report.id,
        trigger=trigger,
        event_type=EventType.SHELLING,
        modality=Sourced(Modality.ASSERTED, (trigger,), Basis.DEFAULTED, made_by),
        agent=Gap(GapReason.NOT_STATED, made_by),
        target=Gap(GapReason.NOT_STATED, made_by),
        places=Gap(GapReason.NOT_STATED, made_by),
        when=Gap(GapReason.PUBLICATION_UNKNOWN, made_by, (trigger,)),
        attribution=Sourced(Attribution(SourceKind.OUTLET), (), Basis.DEFAULTED, made_by),
        frame="strike.qasf",
        type_rule="type.weapon",
        sentence=Span(0, len(TEXT)),
    )


def _is_search_table(change: tuple[object, ...]) -> bool:
    return change[0] == "remove_table" and str(change[1]).startswith("search_")


def test_the_newest_migration_is_the_one_the_code_asks_for() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_heads() == [schema.HEAD]


def test_the_tables_say_in_the_record_what_they_hold(record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        told = {name: sql for name, sql in rows if name in schema.metadata.tables}
    assert told.keys() == schema.metadata.tables.keys()
    assert all(" -- " in sql.splitlines()[0] for sql in told.values())


def test_the_views_for_reading_can_be_read(record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        for view in ("claim_sheet", "incident_sheet"):
            connection.execute(f"SELECT * FROM {view}").fetchall()


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(StoreError, match=r"empty\.db: nothing is in it yet"):
        SqliteStore(path, read_only=True)
    with SqliteStore(path) as store:
        assert store.counts().reports == 0


def test_a_record_that_is_not_there_is_not_made_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(StoreError, match=r"none\.db: no such record"):
        SqliteStore(path, read_only=True)
    assert not path.exists()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such folder"):
        SqliteStore(tmp_path / "none" / "record.db")


def test_a_newer_record_is_refused_and_left_alone(record: Path) -> None:
    _execute(record, "UPDATE alembic_version SET version_num = '9999'")
    before = record.read_bytes()
    for read_only in (True, False):
        with pytest.raises(StoreError, match="newer version of Riwaya"):
            SqliteStore(record, read_only=read_only)
    assert record.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    _execute(path, "CREATE TABLE reports (id)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a record of Riwaya"):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database at all " * 100)
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"notes\.txt: not a record"):
            SqliteStore(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_damaged_record_is_told(record: Path) -> None:
    damaged = bytearray(record.read_bytes())
    damaged[4096:] = b"\x55" * (len(damaged) - 4096)
    record.write_bytes(damaged)
    with (
        pytest.raises(StoreError, match=r"record\.db: it is damaged"),
        SqliteStore(record) as one,
    ):
        list(one.reports())


def test_nothing_is_written_through_a_record_opened_for_reading(record: Path) -> None:
    with SqliteStore(record, read_only=True) as store:
        with pytest.raises(StoreError, match="it is read-only"):
            store.add(Report(name="b", text=TEXT * 2), [])
        assert store.counts().reports == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_record_in_a_folder_nobody_may_write_to_can_be_read(record: Path) -> None:
    record.parent.chmod(0o555)
    record.chmod(0o444)
    try:
        with SqliteStore(record, read_only=True) as store:
            assert store.counts().reports == 1
        with pytest.raises(StoreError, match="read-only"):
            SqliteStore(record).add(Report(name="b", text=TEXT * 2), [])
    finally:
        record.parent.chmod(0o755)


def _fill(store: SqliteStore) -> None:
    for number in range(200):
        store.add(Report(name=str(number), text=f"{TEXT * 500}{number}"), [])


def _small_disk(record: Path, patched: pytest.MonkeyPatch) -> None:
    """Let the record grow by ten pages and no more, whoever opens it."""
    with closing(sqlite3.connect(record)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    patched.setattr(sqlite3, "connect", _limited(sqlite3.connect, pages + 10))


def _limited(
    connect: Callable[P, sqlite3.Connection], pages: int
) -> Callable[P, sqlite3.Connection]:
    """Return what opens a record that may grow to so many pages."""

    def opening(*given: P.args, **how: P.kwargs) -> sqlite3.Connection:
        opened = connect(*given, **how)
        opened.execute(f"PRAGMA max_page_count = {pages}")
        return opened

    return opening


def test_a_full_disk_is_told_and_what_was_stored_is_whole(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        _small_disk(record, patched)
        with (
            SqliteStore(record) as store,
            pytest.raises(StoreError, match=r"record\.db: the disk is full"),
        ):
            _fill(store)
    with closing(sqlite3.connect(record)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with SqliteStore(record) as store:
        assert "a" in {report.name for report in store.reports()}
        store.add(Report(name="after", text=TEXT * 3), [])


@pytest.fixture
def locked(record: Path) -> Iterator[Path]:
    """A record that another connection is writing to."""
    with closing(sqlite3.connect(record, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield record
        other.execute("ROLLBACK")


def test_a_writer_that_waited_in_vain_is_told_why(locked: Path) -> None:
    with (
        SqliteStore(locked, busy_seconds=0.1) as store,
        pytest.raises(StoreError, match=r"record\.db: another process is writing"),
    ):
        store.add(Report(name="b", text=TEXT * 2), [])


def test_a_reader_does_not_wait_for_a_writer(locked: Path) -> None:
    with SqliteStore(locked, read_only=True, busy_seconds=0.1) as store:
        assert store.counts().reports == 1


_ADD = """
import sys
from pathlib import Path
from riwaya.model import Report
from riwaya.store import SqliteStore
first = int(sys.argv[2])
with SqliteStore(Path(sys.argv[1])) as store:
    for number in range(first, first + 20):
        store.add(Report(name=str(number), text=f"report {number}"), [])
"""


def test_writers_of_several_processes_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    writers = [
        subprocess.Popen([sys.executable, "-c", _ADD, str(path), str(10 * n)]) for n in range(3)
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    with SqliteStore(path) as store:
        assert sorted(int(report.name) for report in store.reports()) == list(range(40))
