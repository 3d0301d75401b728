"""The main job: what is read is stored, in order, whoever reads it, and nothing twice."""

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from riwaya.arabic.tokens import tokens
from riwaya.errors import ConfigError, LexiconError, ReportError
from riwaya.ingest.read import ReadOptions, Reason
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
)
from riwaya.pipeline import build_work
from riwaya.pipeline.build import BuildOptions, build, fill
from riwaya.pipeline.build_derive import derive
from riwaya.pipeline.build_work import WorkOptions, outcomes
from riwaya.store import PROBLEMS, Added, SqliteStore

TEXT = "قصفت المدفعية أطراف البلدة وسقط جرحى بين المدنيين في تقرير رقم {n}"
MAKER = Producer("test", "1")


class WordReader:
    """Takes the first word of a report for a shelling; stumbles where it is told to."""

    def read(self, report: Report) -> list[Claim]:
        if "تعثر" in report.text:
            raise ReportError(f"report {report.name}: told to stumble")
        if "خلل" in report.text:
            raise ZeroDivisionError("told to break")
        gap = Gap(GapReason.NOT_STATED, MAKER)
        trigger = tokens(report.text)[0].span
        outlet = Attribution(SourceKind.OUTLET)
        return [
            Claim(
                report=report.id,
                trigger=trigger,
                event_type=EventType.SHELLING,
                modality=Sourced(Modality.ASSERTED, (trigger,), Basis.STATED, MAKER),
                agent=gap,
                target=gap,
                places=gap,
                when=gap,
                attribution=Sourced(outlet, (), Basis.DEFAULTED, MAKER),
                frame="test",
                sentence=trigger,
            )
        ]


OPTIONS = BuildOptions(reader=WordReader, batch=7)


def write(folder: Path, *names: str, text: str = TEXT) -> list[Path]:
    paths = [folder / name for name in names]
    for number, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.format(n=f"{path.stem} {number}"), encoding="utf-8")
    return paths


def names(record: Path) -> list[str]:
    """Return the reports' names in the order they were stored."""
    with closing(sqlite3.connect(record)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM reports ORDER BY no")]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def test_reports_are_stored_in_the_order_of_the_files(tmp_path: Path, record: Path) -> None:
    write(tmp_path / "in", *(f"{n:03}.txt" for n in range(50)))
    result = build([tmp_path / "in"], record, OPTIONS)
    assert (result.files, result.added) == (50, Added(50, 0, 50))
    assert names(record) == [f"{n:03}" for n in range(50)]
    assert result.problems is None


def test_a_second_run_adds_what_is_new_and_nothing_else(tmp_path: Path, record: Path) -> None:
    folder = tmp_path / "in"
    write(folder, "b.txt", "c.txt")
    build([folder], record, OPTIONS)
    write(folder, "a.txt")
    result = build([folder], record, OPTIONS)
    assert result.added == Added(1, 2, 1)
    assert names(record) == ["b", "c", "a"]
    assert not build([folder], record, OPTIONS).derived


def test_originals_are_kept_byte_for_byte(tmp_path: Path, record: Path) -> None:
    [single] = write(tmp_path, "one.txt")
    many = tmp_path / "many.jsonl"
    rows = [{"id": str(n), "text": TEXT.format(n=n)} for n in range(3)]
    many.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    build([single, many], record, OPTIONS)
    with SqliteStore(record) as store:
        kept = {one.name: store.content(one.sha256) for one in store.originals()}
        assert {report.original for report in store.reports()} == {
            one.sha256 for one in store.originals()
        }
    assert kept == {"one.txt": single.read_bytes(), "many.jsonl": many.read_bytes()}


def test_one_report_that_fails_costs_no_other(tmp_path: Path, record: Path) -> None:
    write(tmp_path / "in", "a.txt", "c.txt")
    write(tmp_path / "in", "b.txt", text=TEXT + " تعثر")
    write(tmp_path / "in", "d.txt", text=TEXT + " خلل")
    result = build([tmp_path / "in"], record, OPTIONS)
    assert names(record) == ["a", "c"]
    assert result.failed == 2
    with SqliteStore(record) as store:
        first, second = store.failures()
    assert (first.item, first.detail) == ("b", "report b: told to stumble")
    assert second.detail.startswith("defect in Riwaya: ZeroDivisionError: told to break (")


class LostReader:
    """Cannot be made: a lexicon is broken."""

    def __init__(self) -> None:
        raise LexiconError("frames.toml: broken")


def test_what_stops_every_report_stops_the_run(tmp_path: Path, record: Path) -> None:
    write(tmp_path, "a.txt")
    with pytest.raises(LexiconError, match=r"frames\.toml"):
        build([tmp_path / "a.txt"], record, BuildOptions(reader=LostReader))


def test_problems_are_listed_beside_the_record(tmp_path: Path, record: Path) -> None:
    folder = tmp_path / "in"
    write(folder, "a.txt")
    for name in ("=b.txt", "'b.txt"):
        write(folder, name, text="nothing in Arabic at all {n}")
    (folder / "c.txt").write_bytes(bytes(range(256)) * 9)
    result = build([folder, tmp_path / "gone.txt"], record, OPTIONS)
    assert (result.set_aside, result.failed) == (2, 2)
    assert result.problems == record.with_name(record.name + PROBLEMS)
    with result.problems.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {(row["what"], row["item"], row["reason"]) for row in rows}
    assert told == {
        ("failed", "c", Reason.BINARY),
        ("failed", "gone", Reason.NOT_FOUND),
        ("set aside", "'=b", Reason.NOT_ARABIC),
        ("set aside", "''b", Reason.NOT_ARABIC),
    }


def test_a_problem_that_is_mended_is_forgotten(tmp_path: Path, record: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 9)
    assert build([path], record, OPTIONS).problems is not None
    write(tmp_path, "a.txt")
    result = build([path], record, OPTIONS)
    assert (result.added.reports, result.problems) == (1, None)
    assert not record.with_name(record.name + PROBLEMS).exists()


def test_a_large_file_is_read_in_pieces(
    tmp_path: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_work, "SMALL", 100)
    many = tmp_path / "b.jsonl"
    rows = [{"id": f"{n:03}", "text": TEXT.format(n=n)} for n in range(100)]
    many.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    write(tmp_path, "a.txt", text="قصفت قرية {n}")
    write(tmp_path, "c.txt", text="قصفت بلدة {n}")
    options = WorkOptions(reader=WordReader)
    found = list(outcomes([tmp_path / "a.txt", many, tmp_path / "c.txt"], options))
    assert max(len(one.entries) for one in found) == build_work.TOGETHER
    assert sum(one.finished for one in found) == 3
    assert [path for one in found for path in one.begun] == [
        str(tmp_path / "a.txt"),
        str(many),
        str(tmp_path / "c.txt"),
    ]
    reports = [entry.report.name for one in found for _, entry in one.entries]
    assert reports == ["a", *(f"{n:03}" for n in range(100)), "c"]


def test_reading_options_reach_the_reports(tmp_path: Path, record: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"body,by\n{TEXT},وكالة\n", encoding="utf-8")
    columns = {"text": "body", "outlet": "by"}
    options = BuildOptions(reader=WordReader, read=ReadOptions(columns=columns, side="russia"))
    build([table], record, options)
    with SqliteStore(record) as store:
        [report] = store.reports()
    assert (report.source, report.side) == ("وكالة", "russia")


class Watcher:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def reading(self, files: int) -> None:
        self.told.append(("reading", files))

    def read(self, files: int, added: Added) -> None:
        self.told.append((files, added.reports))

    def deriving(self) -> None:
        self.told.append("deriving")


def test_progress_tells_what_is_stored(tmp_path: Path, record: Path) -> None:
    write(tmp_path / "in", *(f"{n:03}.txt" for n in range(40)))
    watcher = Watcher()
    build([tmp_path / "in"], record, OPTIONS, watcher)
    assert watcher.told == [("reading", 40), (16, 16), (32, 32), (40, 40), (40, 40), "deriving"]


def test_a_run_leaves_a_line_in_the_log(tmp_path: Path, record: Path) -> None:
    write(tmp_path, "a.txt")
    build([tmp_path / "a.txt"], record, OPTIONS)
    with SqliteStore(record) as store:
        [run] = store.runs()
    assert run.outcome == {"files": 1, "reports": 1}
    assert run.finished is not None


def test_filling_derives_nothing(tmp_path: Path, record: Path) -> None:
    write(tmp_path, "a.txt")
    with SqliteStore(record) as store:
        assert fill(store, [tmp_path / "a.txt"], OPTIONS).added == Added(1, 0, 1)
        assert list(store.incidents()) == []
        assert derive(store)
        assert not derive(store)
        assert len(list(store.incidents())) == 1


@pytest.mark.parametrize("wrong", [{"jobs": 0}, {"batch": 0}])
def test_options_that_cannot_be(wrong: dict[str, int]) -> None:
    with pytest.raises(ConfigError):
        BuildOptions(**wrong)


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder, *(f"{n:03}.txt" for n in range(40)))
    write(folder, "bad.txt", text="no Arabic {n}")
    dumps: list[list[object]] = []
    for jobs in (1, 3):
        record = tmp_path / f"{jobs}.db"
        build([folder], record, BuildOptions(jobs=jobs))
        with SqliteStore(record) as store:
            dumps.append([names(record), list(store.claims()), store.set_aside()])
    assert dumps[0] == dumps[1]
    assert len(dumps[0][0]) == 40  # type: ignore[arg-type]


def test_a_worker_that_dies_is_told(
    tmp_path: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from riwaya.errors import RunError

    write(tmp_path, "a.txt")
    options = BuildOptions(reader=_Dying(), jobs=2)
    with pytest.raises(RunError, match="what was stored is kept"):
        build([tmp_path / "a.txt"], record, options)


def _Dying() -> Callable[[], WordReader]:  # noqa: N802  stands where a class would
    import os
    from functools import partial

    return partial(os._exit, 3)  # type: ignore[return-value]
