"""A build that is killed at any moment loses nothing it stored, and goes on from there."""

import json
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from riwaya.store import SearchQuery, SqliteStore

PLACES = ("منيان", "حلب", "حندرات", "خان طومان", "الراموسة", "السكري", "الزربة", "كفر حمرة")
SENTENCES = (
    "سيطرت فصائل المعارضة صباح اليوم على قرية {place} بعد معارك مع قوات النظام.",
    "قتل {n} عنصراً من قوات النظام خلال الاشتباكات في محيط {place}.",
    "شن الطيران الحربي الروسي {n} غارات على بلدة {place}.",
    "نفى مصدر عسكري سقوط {place} وقال إن الجيش صد الهجوم.",
    "قصفت قوات النظام بالمدفعية حي {place} ما أدى إلى إصابة {n} مدنيين.",
    "انسحبت الفصائل من {place} ليل أمس بعد قصف عنيف.",
)
FILLERS = [
    "الأهالي",
    "الطريق",
    "الغربي",
    "صباح",
    "مساء",
    "مخازن",
    "مزارع",
    "تلال",
    "جسر",
    "معبر",
    "نقاط",
    "محاور",
    "أطراف",
    "ضواحي",
    "شوارع",
    "مبان",
    "ورش",
    "أسواق",
    "مدارس",
    "حقول",
    "آبار",
    "خزانات",
    "حواجز",
    "خنادق",
    "سواتر",
    "دوريات",
    "مناطق",
    "أحياء",
    "تجمعات",
    "مقرات",
]
REPORTS = 200
TOLD_STORED = re.compile(rb"(\d+) reports stored")

UNEQUAL = {"originals": {"read_at"}, "judgements": {"made"}}
"""Columns that hold the moment of the work, and so differ from run to run."""


def _text(chance: random.Random) -> str:
    """Return sentences that tell events, between words enough that no two texts are alike."""
    lines = []
    for sentence in chance.sample(SENTENCES, 4):
        told = sentence.format(place=chance.choice(PLACES), n=chance.randrange(3, 60))
        lines += [told, " ".join(chance.sample(FILLERS, 12))]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of one report and of many, copies, and some that cannot be read."""
    folder = tmp_path_factory.mktemp("corpus")
    chance = random.Random(20161029)
    rows = [
        {
            "id": f"r{number}",
            "text": _text(chance),
            "published": str(date(2013, 1, 1) + timedelta(days=5 * number)),
            "outlet": f"وكالة {number % 7}",
        }
        for number in range(REPORTS)
    ]
    rows[9] = {**rows[3], "id": "again"}
    for part in range(4):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows[part::8]]
        (folder / f"many{part}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for part in range(4, 8):
        for row in rows[part::8]:
            (folder / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8")
            about = {"published": row["published"], "outlet": row["outlet"]}
            (folder / f"{row['id']}.json").write_text(json.dumps(about), encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "truncated.jsonl").write_text('{"id": "x", "text": "قص', encoding="utf-8")
    (folder / "english.txt").write_text("Nothing in here is Arabic at all.", encoding="utf-8")
    return folder


def _start(corpus: Path, record: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "riwaya.cli", "build", str(corpus), "-o", str(record)]
    return subprocess.Popen(
        [*command, "--jobs", str(jobs)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _build(corpus: Path, record: Path, jobs: int = 1) -> float:
    begun = time.monotonic()
    process = _start(corpus, record, jobs)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors.decode()
    return time.monotonic() - begun


def contents(record: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of a record but the log of its runs and the moments of the work."""
    with closing(sqlite3.connect(record)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'search%' AND name NOT IN ('runs', 'alembic_version')"
        )
        return {name: _rows(connection, name) for (name,) in names.fetchall()}


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    kept = [name for name in columns if name not in UNEQUAL.get(table, ())]
    return sorted(connection.execute(f"SELECT {', '.join(kept)} FROM {table}"), key=repr)


@pytest.fixture(scope="module")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A record built in one go, and the seconds that took."""
    record = tmp_path_factory.mktemp("undisturbed") / "record.db"
    return record, _build(corpus, record)


def _stored(record: Path) -> int:
    """Return how many reports a record holds; check that it is sound and each is whole."""
    if not record.exists() or not record.stat().st_size:
        return 0
    with closing(sqlite3.connect(record)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        made = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if made == (0,):
            return 0
        twice = connection.execute(
            "SELECT count(*) - count(DISTINCT id) FROM reports"
            " UNION ALL SELECT count(*) - count(DISTINCT id) FROM claims"
        )
        assert twice.fetchall() == [(0,), (0,)]
    with SqliteStore(record, read_only=True) as store:
        return store.counts().reports


def _kills(
    corpus: Path, folder: Path, seconds: float, moments: int, jobs: int
) -> Iterator[Path]:
    """Kill builds at random moments, each going on from the last; yield the whole records."""
    chance = random.Random(moments * 10 + jobs)
    killed = rounds = 0
    while killed < moments:
        record = folder / f"{rounds}.db"
        rounds += 1
        before = 0
        while killed < moments:
            process = _start(corpus, record, jobs)
            try:
                process.wait(timeout=chance.uniform(0.2, seconds))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                killed += 1
            _, errors = process.communicate(timeout=60)
            now = _stored(record)
            told = [int(number) for number in TOLD_STORED.findall(errors)]
            assert now >= before + max(told, default=0)
            before = now
            if process.returncode == 0:
                break
            assert process.returncode == -signal.SIGKILL, errors.decode()
        _build(corpus, record)
        yield record


def _check_equal(record: Path, undisturbed: Path) -> None:
    found, expected = contents(record), contents(undisturbed)
    assert found.keys() == expected.keys()
    for table in expected:
        assert found[table] == expected[table], table
    with SqliteStore(record) as one, SqliteStore(undisturbed) as other:
        for place in PLACES:
            query = SearchQuery(words=place, limit=10_000)
            assert set(one.search(query)) == set(other.search(query))


def test_the_corpus_tells_enough(undisturbed: tuple[Path, float]) -> None:
    with SqliteStore(undisturbed[0], read_only=True) as store:
        counts = store.counts()
    assert counts.reports == REPORTS - 1
    assert counts.claims > 2 * REPORTS
    assert (counts.failures, counts.set_aside) == (2, 1)


def test_two_processes_read_the_same_record(
    corpus: Path, undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    record = tmp_path / "parallel.db"
    _build(corpus, record, jobs=2)
    _check_equal(record, undisturbed[0])


def test_building_again_changes_nothing(corpus: Path, undisturbed: tuple[Path, float]) -> None:
    before = contents(undisturbed[0])
    _build(corpus, undisturbed[0])
    assert contents(undisturbed[0]) == before


@pytest.mark.parametrize(
    ("moments", "jobs"),
    [
        (3, 1),
        pytest.param(20, 1, marks=pytest.mark.slow),
        pytest.param(20, 2, marks=pytest.mark.slow),
    ],
)
def test_kill_at_any_moment(
    corpus: Path,
    undisturbed: tuple[Path, float],
    tmp_path: Path,
    moments: int,
    jobs: int,
) -> None:
    whole, seconds = undisturbed
    for record in _kills(corpus, tmp_path, seconds, moments, jobs):
        _check_equal(record, whole)


def test_two_builds_of_one_record_at_once(
    corpus: Path, undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    record = tmp_path / "both.db"
    both = [_start(corpus, record, 1) for _ in range(2)]
    for process in both:
        _, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors.decode()
    _stored(record)
    with SqliteStore(record) as store, SqliteStore(undisturbed[0]) as whole:
        assert list(store.reports()) == list(whole.reports())
        assert list(store.claims()) == list(whole.claims())
        assert list(store.incidents()) == list(whole.incidents())
