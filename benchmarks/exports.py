"""How fast a record is exported to each format, and with how much memory.

    python benchmarks/exports.py [--claims 100000] [--formats csv xlsx …]

The record holds the examples over and over, each copy under outlets and addresses of its own,
with the incidents that the examples have. Each export runs in a process of its own; its peak
memory is that of the process. `flat` compares it with an export of a tenth of the claims. Where
other work keeps the machine busy, go by the processor time (CPU s).
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from riwaya.exports import EXPORTERS, export
from riwaya.model import Claim, ClaimId, Incident, IncidentId, Report, ReportId
from riwaya.pipeline.build import BuildOptions, Silent, build
from riwaya.store import Batch, Derived, Entry, SqliteStore
from riwaya.views import Views

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
TOGETHER = 200


def copied(
    reports: list[tuple[Report, list[Claim]]], incidents: list[Incident], number: int
) -> tuple[list[Entry], list[Incident]]:
    """Return the examples under other names, and their incidents."""
    entries, renamed, reread = [], dict[ClaimId, ClaimId](), dict[ReportId, ReportId]()
    for report, claims in reports:
        name, url = f"{report.name}-{number}", f"{report.url}?{number}"
        other = replace(report, name=name, url=url, original=None)
        told = [replace(claim, report=other.id, repeats=None) for claim in claims]
        renamed |= {old.id: new.id for old, new in zip(claims, told, strict=True)}
        reread[report.id] = other.id
        entries.append(Entry(report=other, claims=told))
    return entries, [_moved(one, number, renamed, reread) for one in incidents]


def _moved(
    incident: Incident,
    number: int,
    claims: dict[ClaimId, ClaimId],
    reports: dict[ReportId, ReportId],
) -> Incident:
    return replace(
        incident,
        id=IncidentId(f"{number:08x}{incident.id[8:]}"),
        accounts=tuple(
            replace(one, claim=claims[one.claim], report=reports[one.report])
            for one in incident.accounts
        ),
        copies=(),
        casualties=tuple(
            replace(one, figures=tuple(replace(f, claim=claims[f.claim]) for f in one.figures))
            for one in incident.casualties
        ),
    )


def make_record(path: Path, wanted: int) -> int:
    """Make a record of so many claims or a few more, and return how many it has."""
    with tempfile.TemporaryDirectory() as folder:
        seed = Path(folder) / "seed.db"
        build([EXAMPLES], seed, BuildOptions(), Silent())
        with SqliteStore(seed, read_only=True) as store:
            reports = [(one, list(store.claims(one.id))) for one in store.reports()]
            incidents = list(store.incidents())
    each = sum(len(claims) for _, claims in reports)
    copies = -(-wanted // each)
    derived: list[Incident] = []
    with SqliteStore(path) as store:
        waiting: list[Entry] = []
        for number in range(copies):
            entries, others = copied(reports, incidents, number)
            waiting += entries
            derived += others
            if len(waiting) >= TOGETHER or number == copies - 1:
                store.add_batch(Batch(entries=waiting))
                waiting = []
        store.derive(Derived(incidents=derived, version="benchmark"))
    return copies * each


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
        count, few = make_record(large, claims), make_record(small, claims // 10)
        yield f"{count:,} claims; memory beside that of {few:,}"
        yield f"{'format':12} {'s':>7} {'CPU s':>7} {'MB':>6} {'flat':>5}"
        for name in formats:
            wall, cpu, peak = measured(large, name, home)
            _, _, less = measured(small, name, home)
            yield f"{name:12} {wall:7.1f} {cpu:7.1f} {peak:6.0f} {peak / less:5.2f}"


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
