"""The main job: files to reports, reports to claims, claims to incidents, all in one record."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from riwaya import __version__
from riwaya.errors import ConfigError, ReportError
from riwaya.ingest.read import Failed, ReadItem, ReadOptions, SetAside, find_files
from riwaya.pipeline.build_derive import derive
from riwaya.pipeline.build_work import (
    UNREAD,
    Outcome,
    ReaderFactory,
    WorkOptions,
    outcomes,
)
from riwaya.spreadsheets import neutral
from riwaya.store import PROBLEMS, Added, Batch, Entry, Notice, Record, SqliteStore


class Progress(Protocol):
    """Is told how the work goes on; what it shows is its own affair."""

    def reading(self, files: int) -> None:
        """Reading begins, with so many files before it."""
        ...

    def read(self, files: int, added: Added) -> None:
        """So many files are done with, and so much is stored since the beginning."""
        ...

    def deriving(self) -> None:
        """All is read; incidents are derived."""
        ...


class Silent:
    """Shows nothing."""

    def reading(self, files: int) -> None:
        """Show nothing."""

    def read(self, files: int, added: Added) -> None:
        """Show nothing."""

    def deriving(self) -> None:
        """Show nothing."""


def _reader(gazetteers: tuple[Path, ...]) -> ReaderFactory:
    from riwaya.pipeline.reading import claim_reader

    return partial(claim_reader, gazetteers)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How a record is built.

    `jobs` processes read, `batch` reports are stored in one transaction. `gazetteers` are files
    of places beside the built-in ones. `reader` makes the reader of claims where it is not the
    built-in one; it must pickle.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    gazetteers: tuple[Path, ...] = ()
    jobs: int = 1
    batch: int = 200
    reader: ReaderFactory | None = None

    def __post_init__(self) -> None:
        if self.jobs < 1 or self.batch < 1:
            raise ConfigError("jobs and batch are 1 or more")

    def reading(self, record: Path | None) -> WorkOptions:
        """Return what the reading processes are told."""
        reader = self.reader or _reader(self.gazetteers)
        return WorkOptions(read=self.read, reader=reader, record=record)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a run did: files looked at, what was added, and what gave no report, in this run.

    `problems` is the file that lists all that the record knows to be set aside or failed.
    """

    files: int
    added: Added
    set_aside: int
    failed: int
    derived: bool
    problems: Path | None


def build(
    paths: Sequence[Path],
    record: Path,
    options: BuildOptions | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Read files and folders into a record and derive its incidents.

    What the record holds already stays as it is; a run that was interrupted goes on where it
    stopped. Raises `StoreError` when the record cannot be opened or written; what was stored
    before is whole.
    """
    options = options or BuildOptions()
    progress = progress or Silent()
    with SqliteStore(record) as store:
        run = store.begin_run(__version__, _told(paths, options))
        done = fill(store, paths, options, progress)
        progress.deriving()
        derived = derive(store)
        store.end_run(run, {"files": done.files, "reports": done.added.reports})
        problems = write_problems(store, record)
    return BuildResult(done.files, done.added, done.set_aside, done.failed, derived, problems)


def fill(
    store: SqliteStore,
    paths: Sequence[Path],
    options: BuildOptions | None = None,
    progress: Progress | None = None,
) -> "Filling":
    """Read files and folders into a record without deriving incidents; return what it did."""
    filling = Filling(store, options or BuildOptions(), progress or Silent())
    filling.fill(paths)
    return filling


def _told(paths: Sequence[Path], options: BuildOptions) -> dict[str, object]:
    """Return the options of a run as the record keeps them."""
    return {"paths": len(paths), "gazetteers": len(options.gazetteers)}


class Filling:
    """Stores what is read, batch by batch, and counts it."""

    def __init__(self, store: SqliteStore, options: BuildOptions, progress: Progress) -> None:
        self._store = store
        self._options = options
        self._progress = progress
        self._waiting: list[Outcome] = []
        self.files = 0
        self.added = Added()
        self.set_aside = 0
        self.failed = 0

    def fill(self, paths: Sequence[Path]) -> None:
        """Read all files and store what they hold."""
        self._progress.reading(sum(1 for _ in find_files(paths)))
        skipped: list[ReadItem] = []
        work = self._options.reading(self._store.path)
        for outcome in outcomes(
            find_files(paths, skipped=skipped), work, jobs=self._options.jobs
        ):
            self._waiting.append(outcome)
            if sum(len(one.entries) for one in self._waiting) >= self._options.batch:
                self._flush()
        self._waiting.append(_passed_over(skipped))
        self._flush()

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        batch = Batch(
            entries=[entry for one in waiting for _, entry in one.entries],
            set_aside=[notice for one in waiting for notice in one.set_aside],
            failures=[notice for one in waiting for notice in one.failures],
            begun=[path for one in waiting for path in one.begun],
        )
        known = sum(one.known for one in waiting)
        paths = [path for one in waiting for path, _ in one.entries]
        self.added += self._stored(batch, paths) + Added(known=known)
        self.set_aside += len(batch.set_aside)
        self.failed += len(batch.failures)
        self.files += sum(one.finished for one in waiting)
        self._progress.read(self.files, self.added)

    def _stored(self, batch: Batch, paths: Sequence[str]) -> Added:
        """Store a batch; where a report cannot be kept, the others are stored without it."""
        try:
            return self._store.add_batch(batch)
        except ReportError:
            rest = Batch((), batch.set_aside, batch.failures, batch.begun)
            added = self._store.add_batch(rest)
            for path, entry in zip(paths, batch.entries, strict=True):
                added += self._stored_alone(path, entry)
            return added

    def _stored_alone(self, path: str, entry: Entry) -> Added:
        try:
            return self._store.add_batch(Batch([entry]))
        except ReportError as error:
            notice = Notice(path, entry.report.name, UNREAD, str(error))
            self._store.add_batch(Batch(failures=[notice]))
            self.failed += 1
            return Added()


def _passed_over(skipped: Sequence[ReadItem]) -> Outcome:
    """Return what was passed over while files were looked for."""
    aside, failures = [], []
    for item in skipped:
        if isinstance(item, SetAside):
            aside.append(Notice(item.name, "", item.reason.value, item.detail))
        elif isinstance(item, Failed):
            failures.append(Notice(item.name, "", item.reason.value, item.detail))
    return Outcome(set_aside=tuple(aside), failures=tuple(failures))


def write_problems(store: Record, record: Path) -> Path | None:
    """Write what gave no report to a CSV file beside the record; return it, `None` for nothing.

    It is put in place whole, and taken away when nothing is left to tell.
    """
    target = record.with_name(record.name + PROBLEMS)
    rows = [
        (what, *map(neutral, (notice.path, notice.item, notice.reason, notice.detail)))
        for what, notices in (("failed", store.failures()), ("set aside", store.set_aside()))
        for notice in notices
    ]
    if not rows:
        target.unlink(missing_ok=True)
        return None
    draft = target.with_name(target.name + ".part")
    with draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("what", "path", "item", "reason", "detail"))
        writer.writerows(rows)
    draft.replace(target)
    return target
