"""How fast a record is exported to each format, and with how much memory.

    python benchmarks/exports.py [--claims 100000] [--formats csv xlsx …]

The record holds the examples over and over, each copy under names and addresses of its own,
with the incidents, links and copies that the examples have; who held what is kept once, for a
place has one history. Each export runs in a process of its own; its peak memory is that of the
process. `flat` compares it with an export of a tenth of the claims. Where other work keeps the
machine busy, go by the processor time (CPU s).
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from riwaya.exports import EXPORTERS, export
from riwaya.model import (
    CasualtyRange,
    Claim,
    ClaimId,
    ControlInterval,
    Copy,
    Incident,
    IncidentId,
    Judgement,
    Report,
    ReportId,
)
from riwaya.pipeline.build import BuildOptions, Silent, build
from riwaya.store import Batch, Derived, Entry, SqliteStore
from riwaya.views import Views

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
TOGETHER = 200


@dataclass(frozen=True)
class Seed:
    """The examples as a record has them: reports with their claims, and what was derived."""

    reports: list[tuple[Report, list[Claim]]]
    derived: Derived

    @property
    def claims(self) -> int:
        """How many claims they make."""
        return sum(len(claims) for _, claims in self.reports)


def seed() -> Seed:
    """Build a record of the examples, and return what it holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seed.db"
        build([EXAMPLES], path, BuildOptions(), Silent())
        with SqliteStore(path, read_only=True) as store:
            return Seed(
                [(one, list(store.claims(one.id))) for one in store.reports()],
                Derived(
                    incidents=list(store.incidents()),
                    control=store.control(),
                    copies=store.copies(),
                    judgements=list(store.judgements()),
                ),
            )


class Copied:
    """The examples under other names, with all that was derived from them."""

    def __init__(self, seed: Seed, number: int) -> None:
        self._number = number
        self._claims: dict[ClaimId, ClaimId] = {}
        self._reports: dict[ReportId, ReportId] = {}
        self.entries = [self._entry(report, claims) for report, claims in seed.reports]
        self._seed = seed.derived

    def _entry(self, report: Report, claims: list[Claim]) -> Entry:
        name, url = f"{report.name}-{self._number}", f"{report.url}?{self._number}"
        other = replace(report, name=name, url=url, original=None)
        told = [replace(claim, report=other.id, repeats=None) for claim in claims]
        self._claims |= {old.id: new.id for old, new in zip(claims, told, strict=True)}
        self._reports[report.id] = other.id
        return Entry(report=other, claims=told)

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents of the examples with the accounts of these reports."""
        for incident in self._seed.incidents:
            yield replace(
                incident,
                id=IncidentId(f"{self._number:08x}{incident.id[8:]}"),
                accounts=tuple(
                    replace(
                        one, claim=self._claims[one.claim], report=self._reports[one.report]
                    )
                    for one in incident.accounts
                ),
                copies=tuple((self._reports[a], self._reports[b]) for a, b in incident.copies),
                casualties=tuple(map(self._casualties, incident.casualties)),
            )

    def _casualties(self, told: CasualtyRange) -> CasualtyRange:
        figures = (replace(one, claim=self._claims[one.claim]) for one in told.figures)
        return replace(told, figures=tuple(figures))

    def copies(self) -> Iterator[Copy]:
        """Yield which of these reports copies which."""
        for copy in self._seed.copies:
            copier, original = self._reports[copy.copier], self._reports[copy.original]
            yield replace(copy, copier=copier, original=original)

    def judgements(self) -> Iterator[Judgement]:
        """Yield the links between these claims."""
        for one in self._seed.judgements:
            yield replace(one, left=self._claims[one.left], right=self._claims[one.right])

    def control(self) -> Iterator[ControlInterval]:
        """Yield who held what by these claims."""
        for interval in self._seed.control:
            yield replace(interval, claims=tuple(self._claims[one] for one in interval.claims))


def make_record(path: Path, seed: Seed, wanted: int) -> int:
    """Make a record of so many claims or a few more, and return how many it has."""
    count = -(-wanted // seed.claims)
    incidents: list[Incident] = []
    copies: list[Copy] = []
    judgements: list[Judgement] = []
    control: list[ControlInterval] = []
    with SqliteStore(path) as store:
        waiting: list[Entry] = []
        for number in range(count):
            copied = Copied(seed, number)
            waiting += copied.entries
            incidents += copied.incidents()
            copies += copied.copies()
            judgements += copied.judgements()
            control = control or list(copied.control())
            if len(waiting) >= TOGETHER or number == count - 1:
                store.add_batch(Batch(entries=waiting))
                waiting = []
        store.derive(
            Derived(incidents, control, copies, judgements=judgements, version="benchmark")
        )
    return count * seed.claims


def run_one(record: Path, name: str, target: Path) -> None:
    """Export once and print wall seconds, processor seconds and peak memory in MB."""
    started, cpu = time.perf_counter(), time.process_time()
    with SqliteStore(record, read_only=True) as store:
        export(name, Views(store), target)
    wall, used = time.perf_counter() - started, time.process_time() - cpu
    print(f"{wall:.1f} {used:.1f} {peak_mb():.0f}")


def peak_mb() -> float:
    """Return this process's peak memory in MB; Linux tells it, and forgets it at each start."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    found = next(line for line in lines if line.startswith("VmHWM"))
    return int(found.split()[1]) / 1024


def measured(record: Path, name: str, folder: Path) -> tuple[float, float, float]:
    """Return wall seconds, processor seconds and peak memory of an export."""
    target = folder / f"{record.stem}-{name}{EXPORTERS[name].suffix}"
    done = subprocess.run(
        [sys.executable, __file__, "--one", str(record), name, str(target)],
        capture_output=True,
        text=True,
        check=True,
    )
    wall, cpu, peak = map(float, done.stdout.split())
    return wall, cpu, peak


def measure(claims: int, formats: list[str]) -> Iterator[str]:
    """Yield the lines of a table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        large, small = home / "large.db", home / "small.db"
        examples, started = seed(), time.process_time()
        count = make_record(large, examples, claims)
        made = time.process_time() - started
        few = make_record(small, examples, claims // 10)
        yield f"{count:,} claims, made in {made:.0f} CPU s; memory beside that of {few:,}"
        yield f"{'format':12} {'s':>7} {'CPU s':>7} {'claims/s':>8} {'MB':>6} {'flat':>5}"
        for name in formats:
            wall, cpu, peak = measured(large, name, home)
            _, _, less = measured(small, name, home)
            each = count / cpu
            yield (
                f"{name:12} {wall:7.1f} {cpu:7.1f} {each:8,.0f} {peak:6.0f} {peak / less:5.2f}"
            )


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument(
        "--formats", nargs="*", default=list(EXPORTERS), choices=list(EXPORTERS)
    )
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        run_one(Path(given.one[0]), given.one[1], Path(given.one[2]))
        return
    for line in measure(given.claims, given.formats):
        print(line, flush=True)


if __name__ == "__main__":
    main()
