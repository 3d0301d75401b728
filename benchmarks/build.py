"""How fast reports are read, their claims taken out, and both stored; and with how much memory.

    python benchmarks/build.py [--reports 10000] [--jobs 1 2] [--json FILE]

Reports are variations of `examples/reports`: sentences of several are mixed, numbers and days
are changed, and outlets get new names, so that no two are alike. They are written as one JSON
Lines file of up to a thousand reports after another. Each measurement runs in a process of its
own; its peak memory is that of the process and its children together. A second, smaller run
shows whether memory grows with the number of reports. Where other work keeps the machine busy,
go by the processor time (CPU s). Incidents are not derived here: see
`benchmarks/reconciliation.py`.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import psutil

from riwaya.ingest.read import Read, read_path
from riwaya.model import Report

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
SEED = 20161029
PER_FILE = 1000
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")


def variations(count: int) -> list[dict[str, str]]:
    """Return reports made from the examples' sentences, the same for each call."""
    chance = random.Random(SEED)
    texts = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("*.txt"))]
    return [_variation(number, texts, chance) for number in range(count)]


def _variation(number: int, texts: list[str], chance: random.Random) -> dict[str, str]:
    base, other = chance.sample(texts, 2)
    lines = [line for line in base.splitlines() if line.strip()]
    more = [line for line in other.splitlines()[1:] if line.strip()]
    at = chance.randrange(1, len(lines) + 1)
    lines[at:at] = chance.sample(more, min(len(more), chance.randrange(3)))
    changed = (_NUMBER.sub(lambda _: str(chance.randrange(2, 90)), line) for line in lines)
    day = date(2016, 1, 1) + timedelta(days=chance.randrange(700))
    return {
        "id": f"v{number:06}",
        "text": "\n".join(changed),
        "published": day.isoformat(),
        "outlet": f"outlet {chance.randrange(40)}",
        "url": f"https://example.org/{number}",
    }


def write(folder: Path, count: int) -> None:
    """Write that many reports as JSON Lines."""
    reports = variations(count)
    for start in range(0, count, PER_FILE):
        lines = (
            json.dumps(one, ensure_ascii=False) for one in reports[start : start + PER_FILE]
        )
        name = f"part-{start // PER_FILE:04}.jsonl"
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def fill_record(folder: Path, record: Path, jobs: int) -> dict[str, float]:
    """Fill a record and return what was counted and how long it took, start-up left out."""
    from riwaya.pipeline.build import BuildOptions, fill
    from riwaya.store import SqliteStore
    from riwaya.text.segment import segment

    with SqliteStore(record) as store:
        BuildOptions().reading(None).reader().read(next(_first(folder)))
        begun, worked = time.perf_counter(), _cpu_seconds()
        done = fill(store, [folder], BuildOptions(jobs=jobs))
        seconds, cpu = time.perf_counter() - begun, _cpu_seconds() - worked
        sentences = sum(len(segment(report).sentences) for report in store.reports())
    return {
        "reports": done.added.reports,
        "claims": done.added.claims,
        "sentences": sentences,
        "seconds": seconds,
        "cpu_seconds": cpu,
        "megabytes": record.stat().st_size / 1e6,
    }


def _cpu_seconds() -> float:
    """Return the processor time of this process and of its children that have ended."""
    times = psutil.Process().cpu_times()
    return times.user + times.system + times.children_user + times.children_system


def _first(folder: Path) -> Iterator[Report]:
    """Yield the reports of one file, to warm lexicons up with."""
    items = read_path(sorted(folder.iterdir())[0])
    return (item.report for item in items if isinstance(item, Read))


class Peak(threading.Thread):
    """Watches the memory of a process and its children until it ends."""

    def __init__(self, process: psutil.Process) -> None:
        super().__init__(daemon=True)
        self._process = process
        self.peak = 0

    def run(self) -> None:
        """Look ten times a second."""
        while self._process.is_running():
            try:
                family = [self._process, *self._process.children(recursive=True)]
                held = sum(one.memory_info().rss for one in family)
            except psutil.Error:
                return
            self.peak = max(self.peak, held)
            time.sleep(0.1)


def measure(count: int, jobs: int) -> dict[str, float]:
    """Measure one filling in a process of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "reports")
        folder.mkdir()
        write(folder, count)
        command = [sys.executable, __file__, "--fill", str(folder), "--jobs", str(jobs)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        peak = Peak(psutil.Process(process.pid))
        peak.start()
        output, _ = process.communicate()
        if process.returncode:
            sys.exit(f"measurement failed with {process.returncode}")
    found: dict[str, float] = json.loads(output)
    return {**found, "jobs": jobs, "peak_mb": peak.peak / 1e6}


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--reports", type=int, default=10_000)
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options.add_argument("--json", type=Path, help="also write the figures here")
    options.add_argument("--fill", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.fill:
        record = given.fill.with_name("record.db")
        print(json.dumps(fill_record(given.fill, record, given.jobs[0])))
        return
    found = [measure(max(given.reports // 5, 1), given.jobs[0])]
    found += [measure(given.reports, jobs) for jobs in given.jobs]
    print(
        "reports  claims sentences jobs seconds  CPU s reports/s sentences/s peak MB record MB"
    )
    for one in found:
        speed = one["reports"] / one["seconds"], one["sentences"] / one["seconds"]
        print(
            f"{one['reports']:7} {one['claims']:7} {one['sentences']:9} {one['jobs']:4}"
            f" {one['seconds']:7.1f} {one['cpu_seconds']:6.1f} {speed[0]:9.0f} {speed[1]:11.0f}"
            f" {one['peak_mb']:7.0f} {one['megabytes']:9.0f}"
        )
    if given.json:
        given.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
