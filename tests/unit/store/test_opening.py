"""Opening a new record while another process opens it too."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from riwaya.errors import StoreError
from riwaya.store import SqliteStore, database


class Refusing(sqlite3.Connection):
    """Refuses to be logged ahead of its writing as often as told, as SQLite does at once where
    another process changes the same file.
    """

    left = 0
    words = "database is locked"

    def cursor(self, factory: Any = sqlite3.Cursor) -> Any:  # noqa: ANN401  sqlite3's own
        class Cursor(sqlite3.Cursor):
            def execute(self, sql: str, *given: Any) -> Any:  # noqa: ANN401  sqlite3's own
                if "journal_mode" in sql and Refusing.left:
                    Refusing.left -= 1
                    raise sqlite3.OperationalError(Refusing.words)
                return super().execute(sql, *given)

        return super().cursor(Cursor)


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> type[Refusing]:
    connect = sqlite3.connect

    def connected(*given: Any, **known: Any) -> sqlite3.Connection:  # noqa: ANN401
        return connect(*given, factory=Refusing, **known)

    monkeypatch.setattr(database.sqlite3, "connect", connected)
    monkeypatch.setattr(Refusing, "left", 3)
    return Refusing


def test_a_new_record_waits_for_another_process(
    tmp_path: Path, refusing: type[Refusing]
) -> None:
    with SqliteStore(tmp_path / "record.db") as store:
        assert list(store.reports()) == []
    assert refusing.left == 0


def test_what_is_no_lock_is_told_at_once(
    tmp_path: Path, refusing: type[Refusing], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refusing, "words", "disk I/O error")
    with pytest.raises(StoreError, match="could not be written"):
        SqliteStore(tmp_path / "record.db")
    assert refusing.left == 2
