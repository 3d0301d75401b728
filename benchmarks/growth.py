"""How the time of reconciliation grows, drawn: `benchmarks/growth.py docs/images/growth.svg`.

Two made-up wars of growing size: one spread over places and days as in `reconciliation.py`,
one whose claims are all told of one place on one day or the next. Prints processor seconds,
incidents and links, and draws the seconds over the claims, both logarithmic, with the slope of
n log n beside them.
"""

import sys
import time
from collections.abc import Sequence
from math import log, log10
from pathlib import Path

from reconciliation import Happening, War

from riwaya.reconciliation import Knowledge, reconcile

SPREAD = (1_000, 3_000, 10_000, 30_000, 100_000)
CROWDED = (500, 1_000, 2_000, 4_000, 8_000, 16_000)
SIDE, EDGE = 420, 50
LEAST, MOST = (2.5, -0.5), (5.2, 2.5)
"""Logarithms of claims and of seconds in the corners of the plot."""

Point = tuple[int, float]


class Crowd(War):
    """A war of which everything is told of one place and day."""

    def _happening(self) -> Happening:
        happening = super()._happening()
        day = happening.day.replace(year=2014, month=1, day=1)
        return happening._replace(day=day, place=("p:0", 36.2, 37.1))


def seconds(war: type[War], claims: int) -> float:
    """Return the processor seconds for a war of that size, and print what came of it."""
    made = list(war(claims).reports())
    reports, told = [r for r, _ in made], [c for _, found in made for c in found]
    knowledge = Knowledge.load()
    begun = time.process_time()
    result = reconcile(reports, told, knowledge=knowledge)
    spent = time.process_time() - begun
    print(
        f"{war.__name__:>6} {claims:>7} claims {spent:7.1f} CPU s "
        f"{len(result.incidents):>7} incidents {len(result.judgements):>8} links",
        flush=True,
    )
    return spent


def at(claims: float, spent: float) -> tuple[float, float]:
    """Return where a point stands in the plot."""
    x = (log10(claims) - LEAST[0]) / (MOST[0] - LEAST[0])
    y = (log10(spent) - LEAST[1]) / (MOST[1] - LEAST[1])
    return EDGE + x * (SIDE - 2 * EDGE), SIDE - EDGE - y * (SIDE - 2 * EDGE)


def path(points: Sequence[Point], colour: str, dashed: str = "") -> str:
    """Return a line through points."""
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in points))
    return (
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" '
        f'stroke-dasharray="{dashed}"/>'
    )


def text(x: float, y: float, words: str, anchor: str = "start") -> str:
    """Return words at a spot of the plot."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def plot(spread: Sequence[Point], crowded: Sequence[Point]) -> str:
    """Return the plot as SVG."""
    first, spent = spread[0]
    norm = spent / (first * log(first))
    slope = [(n, norm * n * log(n)) for n, _ in spread]
    marks = [text(at(10**n, 1)[0], SIDE - EDGE + 18, f"{10**n:,}", "middle") for n in (3, 4, 5)]
    marks += [text(EDGE - 6, at(10**3, s)[1] + 4, f"{s:g} s", "end") for s in (1, 10, 100)]
    ends = [
        text(at(*spread[-1])[0] - 8, at(*spread[-1])[1] - 8, "spread", "end"),
        text(at(*crowded[-1])[0] + 6, at(*crowded[-1])[1], "one place, one day"),
        text(at(*slope[-1])[0] - 8, at(*slope[-1])[1] + 24, "n log n", "end"),
        text(SIDE / 2, SIDE - 12, "claims", "middle"),
    ]
    box = SIDE - 2 * EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" '
        'font-family="sans-serif" font-size="11">'
        f'<rect width="{SIDE}" height="{SIDE}" fill="white"/>'
        f'<rect x="{EDGE}" y="{EDGE}" width="{box}" height="{box}" fill="none" stroke="#999"/>'
        + path(slope, "#999", "4 4")
        + path(spread, "#1b6ca8")
        + path(crowded, "#b8431f")
        + "".join(marks + ends)
        + "</svg>\n"
    )


def main() -> None:
    """Measure, and draw into the file that is given."""
    spread = [(size, seconds(War, size)) for size in SPREAD]
    crowded = [(size, seconds(Crowd, size)) for size in CROWDED]
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(plot(spread, crowded), encoding="utf-8")


if __name__ == "__main__":
    main()
