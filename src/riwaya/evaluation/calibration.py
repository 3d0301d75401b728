"""Whether chances mean what they say: of what is told with 0.8, is 0.8 right?"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from riwaya.evaluation.group_scores import Group, read_groups
from riwaya.reconciliation import Knowledge, holder, reconcile

Told = tuple[float, bool]
"""A chance that was given, and whether what it was given for is right."""

SIDE = 320
MARGIN = 40


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose chance lies in [low, high): how many, mean chance, the share right."""

    low: float
    high: float
    count: int
    mean: float
    right: float


def bins(told: Iterable[Told], count: int = 5) -> list[Bin]:
    """Return answers in bins of equal width; empty bins are left out."""
    sorted_in: dict[int, list[Told]] = {}
    for chance, right in told:
        sorted_in.setdefault(min(int(chance * count), count - 1), []).append((chance, right))
    return [
        Bin(
            at / count,
            (at + 1) / count,
            len(found),
            sum(chance for chance, _ in found) / len(found),
            sum(right for _, right in found) / len(found),
        )
        for at, found in sorted(sorted_in.items())
    ]


def error(found: Sequence[Bin]) -> float:
    """Return the expected calibration error: the mean gap of chance and share, by answers."""
    total = sum(b.count for b in found)
    return sum(b.count * abs(b.mean - b.right) for b in found) / total if total else 0.0


def of_links(groups: Iterable[Group]) -> list[Told]:
    """Return the chance of every link that reconciliation shows, and whether it is one."""
    told = []
    for group in groups:
        same = {claim: number for number, i in enumerate(group.incidents) for claim in i.claims}
        result = reconcile(group.reports, group.claims, knowledge=Knowledge.load())
        for link in result.judgements:
            odds = 2 ** (link.score or 0.0)
            told.append((odds / (1 + odds), same[link.left] == same[link.right]))
    return told


def of_control(groups: Iterable[Group]) -> list[Told]:
    """Return the chance of the state of every place and day asked for, and whether it is so."""
    told = []
    for group in groups:
        result = reconcile(group.reports, group.claims, knowledge=Knowledge.load())
        for asked in group.holdings:
            interval = holder(result.control, asked.place, asked.on)
            if interval is not None:
                told.append((interval.probability, interval.state == asked.state))
    return told


def plot(found: Sequence[Bin], title: str) -> str:
    """Return a calibration plot as SVG: the chance given across, the share right upwards."""
    edge = SIDE - MARGIN

    def at(chance: float, share: float) -> tuple[float, float]:
        return MARGIN + chance * (edge - MARGIN), edge - share * (edge - MARGIN)

    dots = []
    for one in found:
        x, y = at(one.mean, one.right)
        dots.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + one.count**0.5:.1f}" fill="#1f6f8b" '
            f'fill-opacity="0.6"><title>{one.count}</title></circle>'
        )
    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" '
        f'font-family="sans-serif" font-size="11"><rect width="{SIDE}" height="{SIDE}" '
        f'fill="#fff"/><path d="M{x0} {y1}V{y0}H{x1}" fill="none" stroke="#333"/>'
        f'<path d="M{x0} {y0}L{x1} {y1}" stroke="#999" stroke-dasharray="4 3"/>'
        f'<text x="{SIDE / 2}" y="20" text-anchor="middle">{title}</text>'
        f'<text x="{SIDE / 2}" y="{SIDE - 12}" text-anchor="middle">chance given</text>'
        f'<text x="14" y="{SIDE / 2}" text-anchor="middle" '
        f'transform="rotate(-90 14 {SIDE / 2})">share right</text>' + "".join(dots) + "</svg>\n"
    )


def write_plots(groups: Path, folder: Path) -> dict[str, float]:
    """Write the plots of links and of control to a folder; return the errors by name."""
    read = read_groups(groups)
    found = {"links": bins(of_links(read)), "control": bins(of_control(read))}
    for name, answer in found.items():
        text = plot(answer, f"{name}: error {error(answer):.3f}")
        (folder / f"calibration-{name}.svg").write_text(text, encoding="utf-8")
    return {name: error(answer) for name, answer in found.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the plots of the groups in a folder and print the errors: `GROUPS TARGET`."""
    groups, target = sys.argv[1:] if arguments is None else arguments
    for name, found in write_plots(Path(groups), Path(target)).items():
        sys.stdout.write(f"{name} {found:.3f}\n")


if __name__ == "__main__":
    main()
