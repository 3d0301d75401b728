"""Opening a record's file: making it, checking what it is, and naming what went wrong."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from riwaya.errors import StoreError
from riwaya.store.schema import APPLICATION_ID, HEAD

BUSY_SECONDS = 30.0
"""How long a writer waits for another process before it gives up."""

_PAUSE = 0.02

CACHE_KB = 16_384
"""How much of the file each connection keeps that reads. Several streams may be open at once,
and what they do not keep the system does."""

WRITER_CACHE_KB = 40_960
"""How much of the file the connection keeps that writes: there is one at a time. Where less is
kept than a batch changes, pages are written to the log more than once."""

LOG_PAGES = 8192
"""How long the write-ahead log grows before it is folded into the file. What is committed lies
safe in the log; pages that every batch changes are so copied once in several batches."""

PROBLEMS = ".problems.csv"
"""Ends the name of the list, beside a record, of the files that gave no report."""

_CAUSES = (
    ("database is locked", "another process is writing to it; try again when it is done"),
    ("disk is full", "the disk is full; what was stored before is whole"),
    ("disk I/O error", "the disk could not be written to or read"),
    ("readonly", "it is read-only"),
    ("not a database", "not a record: it is no SQLite file"),
    ("malformed", "it is damaged"),
    ("unable to open", "it cannot be opened: no such folder, or no permission"),
)

SCRIPTS = Path(__file__).parent / "migrations"


def cause(error: BaseException) -> str:
    """Return in plain words what a database error means."""
    told = str(getattr(error, "orig", error))
    return next((meaning for sign, meaning in _CAUSES if sign in told), told)


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files of a record: its own, those that SQLite makes, the list of problems.

    SQLite makes its files beside the file itself, also where `path` is a link to it.
    """
    file = path.resolve()
    made = [file.with_name(file.name + end) for end in ("-wal", "-shm", "-journal", PROBLEMS)]
    return (file, *made, path.with_name(path.name + PROBLEMS))


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn database errors inside the block into `StoreError` with the record and the cause."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise StoreError(f"{path}: {cause(error)}") from error


def engine_for(path: Path, *, read_only: bool, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """Return an engine on a record's file; nothing is opened yet.

    Transactions are begun here and not by the driver, which would begin them only at the first
    write: a writer takes the lock before it reads what it decides by.
    """
    address = _address(path, read_only=read_only)

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address,
            uri=True,
            timeout=busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA cache_size=-{CACHE_KB}")
        connection.execute(f"PRAGMA wal_autocheckpoint={LOG_PAGES}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("riwaya_writes"):
        connection.exec_driver_sql(f"PRAGMA cache_size=-{WRITER_CACHE_KB}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")


def _address(path: Path, *, read_only: bool) -> str:
    """Return the URI of a file.

    SQLite reads a write-ahead-logged file only where it may make a file beside it; a whole
    record in a folder that nobody may write to is therefore opened as one that cannot change.
    """
    address = path.resolve().as_uri()
    if not read_only:
        return f"{address}?mode=rwc"
    logged = path.with_name(path.name + "-wal").exists()
    try:
        with closing(sqlite3.connect(f"{address}?mode=ro", uri=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        if path.is_file() and not logged:
            return f"{address}?immutable=1"
    except sqlite3.DatabaseError:
        pass  # what is wrong with it is told when it is opened
    return f"{address}?mode=ro"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that holds the write lock from its start; commit at the end."""
    with engine.connect() as connection:
        marked = connection.execution_options(riwaya_writes=True)
        with marked.begin():
            yield marked


def prepare(engine: Engine, path: Path, *, read_only: bool) -> None:
    """Make or check the tables; raise `StoreError` for a file that is no record for us."""
    revision = _revision(engine, path)
    if revision == HEAD:
        return
    if revision is not None and revision not in _upgradable():
        raise StoreError(
            f"{path}: written by a newer version of Riwaya (schema {revision}; this one knows "
            f"up to {HEAD}): upgrade Riwaya to open it"
        )
    if read_only:
        missing = "nothing is in it yet" if revision is None else f"its schema is {revision}"
        raise StoreError(f"{path}: {missing}; run `riwaya build` on it first")
    _migrate(engine, path)


def _revision(engine: Engine, path: Path) -> str | None:
    """Return the schema revision of a file, `None` for an empty one; refuse a foreign one."""
    with engine.connect() as connection:
        names = set(connection.scalars(text("SELECT name FROM sqlite_master")))
        if not names:
            return None
        marked = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if marked != APPLICATION_ID or "alembic_version" not in names:
            raise StoreError(f"{path}: a SQLite database, but not a record of Riwaya")
        return _version(connection)


def _upgradable() -> set[str]:
    """Return the revisions that have a migration here: the numbers the files begin with."""
    return {file.name[:4] for file in (SCRIPTS / "versions").glob("[0-9]*.py")}


def _migrate(engine: Engine, path: Path) -> None:
    """Bring the tables to the newest revision, all in one transaction."""
    # Loaded only where tables are made: alembic takes longer to import than a record to open.
    from alembic import command
    from alembic.config import Config

    _log_ahead(engine)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    with writing(engine) as connection:
        if _made(connection) and _version(connection) == HEAD:
            return  # another process made them while this one waited
        config.attributes["connection"] = connection
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        command.upgrade(config, "head")


def _log_ahead(engine: Engine) -> None:
    """Let the file be logged ahead of its writing, which lasts as long as the file.

    SQLite refuses the change at once where another process has the file open that moment: it
    does not wait for that one as it waits for a lock, so waiting is done here.
    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            with closing(engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)


def _made(connection: Connection) -> bool:
    name = text("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")
    return connection.scalar(name) is not None


def _version(connection: Connection) -> str | None:
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)
