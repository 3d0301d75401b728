"""Reading files into claims, in one process or several, in the order of the files."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import groupby, islice
from pathlib import Path
from traceback import extract_tb

from riwaya.errors import ReportError, RiwayaError, RunError
from riwaya.ingest.names import printable
from riwaya.ingest.read import Failed, Read, ReadItem, ReadOptions, SetAside, read_path
from riwaya.model import ReportId
from riwaya.stages import ClaimReader
from riwaya.store import Entry, Notice, SqliteStore

ReaderFactory = Callable[[], ClaimReader]
"""Makes the reader of claims; it must pickle, since each process makes its own."""

SMALL = 1 << 20
"""A file of at most so many bytes is read by the process that takes its claims out."""

TOGETHER = 16
"""Files or reports handed to a process at once."""

COLLECTIONS = (500_000, 20, 20)
"""Thresholds of the garbage collector while claims are read: they form no cycles, and looking
for some among the many objects of the lexicons takes a tenth of the time."""

UNREAD = "claims"
"""The reason code of a report whose claims could not be read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some files, or of part of a large one, in order.

    Each entry comes with the path it was read from; `known` counts the reports that the record
    held already, `finished` the files that are done with.
    """

    entries: tuple[tuple[str, Entry], ...] = ()
    known: int = 0
    set_aside: tuple[Notice, ...] = ()
    failures: tuple[Notice, ...] = ()
    begun: tuple[str, ...] = ()
    finished: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOptions:
    """What every process is told: how to read, with which reader, and which record to spare.

    Reports that `record` holds are not read for claims again; `None` reads all.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    reader: ReaderFactory
    record: Path | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Whole small files, or some items of a large one; `finished` counts the files it ends."""

    paths: tuple[Path, ...] = ()
    items: tuple[ReadItem, ...] = ()
    path: Path | None = None
    begins: bool = False
    finished: int = 0


class Worker:
    """Reads tasks in one process."""

    def __init__(self, options: WorkOptions) -> None:
        self._options = options
        self._reader = options.reader()
        self._store = (
            SqliteStore(options.record, read_only=True) if options.record is not None else None
        )

    def close(self) -> None:
        """Let go of the record."""
        if self._store is not None:
            self._store.close()

    def run(self, task: Task) -> Outcome:
        """Return what comes of a task."""
        if task.path is not None:
            begun = (name_of(task.path),) if task.begins else ()
            pairs = [(name_of(task.path), item) for item in task.items]
            return self._outcome(pairs, begun, task.finished)
        pairs = [
            (name_of(path), item)
            for path in task.paths
            for item in read_path(path, self._options.read)
        ]
        return self._outcome(pairs, tuple(map(name_of, task.paths)), task.finished)

    def _outcome(
        self, pairs: list[tuple[str, ReadItem]], begun: tuple[str, ...], finished: int
    ) -> Outcome:
        known = self._known([item for _, item in pairs if isinstance(item, Read)])
        entries: list[tuple[str, Entry]] = []
        aside = [_notice(path, item) for path, item in pairs if isinstance(item, SetAside)]
        failures = [_notice(path, item) for path, item in pairs if isinstance(item, Failed)]
        there = 0
        for path, item in pairs:
            if not isinstance(item, Read):
                continue
            if item.report.id in known:
                there += 1
                continue
            done = self._claims(path, item)
            if isinstance(done, Entry):
                entries.append((path, done))
            else:
                failures.append(done)
        return Outcome(tuple(entries), there, tuple(aside), tuple(failures), begun, finished)

    def _known(self, items: list[Read]) -> set[ReportId]:
        if self._store is None:
            return set()
        return self._store.known([item.report.id for item in items])

    def _claims(self, path: str, item: Read) -> Entry | Notice:
        """Return a report with its claims, or why they could not be read.

        A defect of a rule may cost one report, never the run: it is told like other failures.
        """
        try:
            claims = self._reader.read(item.report)
        except ReportError as error:
            return Notice(path, item.report.name, UNREAD, str(error))
        except RiwayaError:
            raise
        except Exception as error:  # noqa: BLE001  the boundary between one report and the run
            return Notice(path, item.report.name, UNREAD, _defect(error))
        content = item.path if item.content is None else item.content
        return Entry(item.report, claims, item.original, content, item.notes)


def _defect(error: Exception) -> str:
    """Return an unforeseen error in one line, with where it arose."""
    last = extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return f"defect in Riwaya: {type(error).__name__}: {error} ({place})"


def _notice(path: str, item: SetAside | Failed) -> Notice:
    return Notice(path, printable(item.name), item.reason.value, printable(item.detail))


def name_of(path: Path) -> str:
    """Return a path as the record keeps it: always valid text."""
    return printable(str(path))


def tasks(files: Iterable[Path], options: ReadOptions) -> Iterator[Task]:
    """Yield the work on files in their order: small ones together, large ones in pieces."""
    for is_small, run in groupby(files, _is_small):
        if is_small:
            while paths := tuple(islice(run, TOGETHER)):
                yield Task(paths=paths, finished=len(paths))
        else:
            for file in run:
                yield from _pieces(file, options)


def _is_small(file: Path) -> bool:
    try:
        return file.stat().st_size <= SMALL
    except (OSError, ValueError):
        return True


def _pieces(file: Path, options: ReadOptions) -> Iterator[Task]:
    items = read_path(file, options)
    begins = True
    while chunk := tuple(islice(items, TOGETHER)):
        yield Task(items=chunk, path=file, begins=begins)
        begins = False
    yield Task(path=file, begins=begins, finished=1)


def outcomes(
    files: Iterable[Path], options: WorkOptions, *, jobs: int = 1
) -> Iterator[Outcome]:
    """Yield what comes of files, in their order; `jobs` processes work on them.

    Never more than a few tasks are under way for each process, so memory stays flat.
    """
    work = tasks(files, options.read)
    if jobs > 1:
        yield from _parallel(work, options, jobs)
        return
    before = gc.get_threshold()
    gc.set_threshold(*COLLECTIONS)
    worker = Worker(options)
    try:
        yield from map(worker.run, work)
    finally:
        worker.close()
        gc.set_threshold(*before)


def _parallel(work: Iterator[Task], options: WorkOptions, jobs: int) -> Iterator[Outcome]:
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(options,),
    )
    under_way: deque[Future[Outcome]] = deque()
    try:
        for task in islice(work, 2 * jobs):
            under_way.append(pool.submit(_run, task))
        while under_way:
            done = under_way.popleft().result()
            under_way.extend(pool.submit(_run, task) for task in islice(work, 1))
            yield done
    except BrokenProcessPool as error:
        raise RunError(
            "a reading process died, perhaps for want of memory; what was stored is kept: "
            "run again with fewer --jobs to go on"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_worker: Worker | None = None


def _start(options: WorkOptions) -> None:
    """Make this process a worker; it ends with the one that started it, however that ends."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*COLLECTIONS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Worker(options)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run(task: Task) -> Outcome:
    assert _worker is not None, "a process that was not started as a worker"
    return _worker.run(task)
