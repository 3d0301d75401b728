"""What a user says of outlets beside a record."""

from datetime import date
from pathlib import Path

import pytest

from riwaya.errors import ConfigError
from riwaya.model import Report, Verdict
from riwaya.pipeline.build_derive import derive
from riwaya.pipeline.overrides import Overrides
from riwaya.pipeline.reading import claim_reader
from riwaya.store import MemoryStore, SqliteStore

DAY = date(2016, 10, 29)


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    kept = SqliteStore(tmp_path / "record.db")
    read = claim_reader(()).read
    for name in ("مرآة الشمال", "نافذة الجنوب"):
        text = "سيطر الثوار يوم السبت على قرية منيان غرب حلب."
        report = Report(name=name, text=f"{name}: {text}", published=DAY, source=name)
        kept.add(report, read(report))
    return kept


def write(store: SqliteStore, *lines: str) -> None:
    path = store.path.with_name("record.db.sources.csv")
    path.write_text("\n".join(("source,party,group", *lines)), encoding="utf-8")


def verdicts(store: SqliteStore) -> set[Verdict]:
    return {incident.ruling.verdict for incident in store.incidents()}


def test_outlets_speak_for_whom_the_user_says(store: SqliteStore) -> None:
    assert derive(store)
    assert not derive(store)
    before = {a.side for i in store.incidents() for a in i.accounts}
    write(store, "مرآة الشمال,kurdish_led,", "نافذة الجنوب,kurdish_led,")
    assert derive(store)
    assert not derive(store)
    assert {a.side for i in store.incidents() for a in i.accounts} == {"kurdish_led"} != before
    write(store, "مرآة الشمال,none,شبكة", "نافذة الجنوب,,شبكة")
    assert derive(store)
    assert verdicts(store) == {Verdict.SINGLE_SOURCE}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("مرآة الشمال,nobody,", "line 2: no party 'nobody'"),
        (",opposition,", "line 2: no source"),
    ],
)
def test_a_wrong_line_is_named(store: SqliteStore, line: str, told: str) -> None:
    write(store, line)
    with pytest.raises(ConfigError, match=told):
        derive(store)


def test_columns_are_checked(store: SqliteStore) -> None:
    store.path.with_name("record.db.sources.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ConfigError, match="columns"):
        derive(store)


def test_a_record_in_memory_has_no_file() -> None:
    assert Overrides.of(MemoryStore()) == Overrides()
