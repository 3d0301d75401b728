"""How long a record takes to derive, and how long one more report.

    python benchmarks/growing.py [1000 10000 100000]

The made-up war of `reconciliation.py` is stored in a record on disk and derived as `riwaya
build` derives it; then one more report is stored and derived. Prints a line a size: claims,
processor seconds of the whole and of the one report, seconds by the clock of the latter, and
the record's size. The reading of texts is not counted: the claims are made up.
"""

import sys
import tempfile
import time
from pathlib import Path

from reconciliation import War

from riwaya.pipeline.build_derive import derive
from riwaya.reconciliation import Knowledge
from riwaya.store import Batch, Entry, SqliteStore

TOGETHER = 200
"""Reports stored in one transaction."""


def run(claims: int, folder: Path) -> str:
    """Return the line for one size."""
    *most, last = War(claims).reports()
    knowledge = Knowledge.load()
    path = folder / f"{claims}.db"
    with SqliteStore(path) as store:
        for start in range(0, len(most), TOGETHER):
            some = most[start : start + TOGETHER]
            store.add_batch(Batch([Entry(report, told) for report, told in some]))
        worked = time.process_time()
        derive(store, knowledge=knowledge)
        whole = time.process_time() - worked
        store.add_batch(Batch([Entry(*last)]))
        worked, begun = time.process_time(), time.perf_counter()
        derive(store, knowledge=knowledge)
        one, clock = time.process_time() - worked, time.perf_counter() - begun
        size = path.stat().st_size / 1e6
    return (
        f"{claims:>9} claims {whole:8.1f} CPU s, one more report {one:5.2f} CPU s "
        f"({clock:5.2f} s), {size:7.1f} MB"
    )


def main() -> None:
    """Run the sizes given, 1,000, 10,000 and 100,000 by default."""
    with tempfile.TemporaryDirectory() as folder:
        for size in sys.argv[1:] or ("1000", "10000", "100000"):
            print(run(int(size), Path(folder)), flush=True)


if __name__ == "__main__":
    main()
