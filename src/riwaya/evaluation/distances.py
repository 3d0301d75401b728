"""How far the places of read claims lie from those that the gold names.

Two figures: over claims that were matched with a gold claim whose place has a known position,
how near the reader's first place lies; over reports, how near the first placed claim of
violence lies to that of the gold. What has no position to compare with is counted, not hidden.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from riwaya.evaluation.command import load
from riwaya.evaluation.gold import GoldClaim, GoldReport, parse_claim
from riwaya.evaluation.matching import match
from riwaya.evaluation.positions import Point, Positions, Unplaced, read_positions
from riwaya.exports.claims_json import claim_to_json
from riwaya.ingest.gazetteers import read_gazetteer, write_gazetteer
from riwaya.lexicons.gazetteer import distance_km, load_gazetteer
from riwaya.model import FAMILIES, Report
from riwaya.pipeline.reading import claim_reader
from riwaya.stages import ClaimReader

CLAIM_KM = (3, 5, 10, 25)
REPORT_KM = (5, 10, 25)
VIOLENT = frozenset(
    kind for name in ("fighting", "strike", "civilians") for kind in FAMILIES[name]
)
"""Types of violence: fighting, strikes and violence against civilians."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A matched claim whose place lies elsewhere: how far, the gold claim, the place read."""

    km: float
    report: str
    gold: GoldClaim
    read: str


@dataclass(slots=True)
class Tally:
    """Distances in kilometres, and what could not be compared and why."""

    distances: list[float] = field(default_factory=list)
    unread: int = 0
    skipped: Counter[Unplaced] = field(default_factory=Counter)

    def shares(self, limits: Iterable[int], *, of_all: bool = False) -> dict[int, float]:
        """Return the share within each limit; `of_all` counts what was not placed as wrong."""
        total = len(self.distances) + (self.unread if of_all else 0)
        return {km: sum(d <= km for d in self.distances) / max(total, 1) for km in limits}


@dataclass(slots=True)
class Distances:
    """The distances of claims and of reports' first claims of violence."""

    claims: Tally = field(default_factory=Tally)
    reports: Tally = field(default_factory=Tally)
    misses: list[Miss] = field(default_factory=list)

    def lines(self, *, errors: bool = False) -> Iterator[str]:
        """Yield the printed report; `errors` adds the claims placed over 10 km away."""
        yield f"placed claims {len(self.claims.distances)}: {_shown(self.claims, CLAIM_KM)}"
        yield f"  {self.claims.unread} more were read without a point"
        yield f"  not compared: {_skips(self.claims)}"
        counted = len(self.reports.distances) + self.reports.unread
        first = _shown(self.reports, REPORT_KM, of_all=True)
        yield f"reports by their first placed violent claim {counted}: {first}"
        yield f"  {self.reports.unread} of them, counted as wrong, had none with a point"
        yield f"  not compared: {_skips(self.reports)}"
        if errors:
            yield from map(_miss_line, self.misses)


@dataclass(frozen=True, slots=True)
class _Read:
    """A read claim in the terms of the gold, with its first point and that place's name."""

    claim: GoldClaim
    point: Point | None
    name: str


def measure(gold: Iterable[GoldReport], reader: ClaimReader, positions: Positions) -> Distances:
    """Read the reports and measure how far their claims' places lie from the gold's."""
    found = Distances()
    for report, told in gold:
        names = [name for claim in told for name in claim.places]
        known = positions.of_report(report.name, names)
        read = _read(report, reader)
        _add_claims(found, report, (told, read), known)
        _add_report(found.reports, told, read, known)
    return found


def _read(report: Report, reader: ClaimReader) -> list[_Read]:
    read = []
    for claim in reader.read(report):
        told = claim_to_json(report, claim)
        at = next((place for place in told["places"] if place["lat"] is not None), None)
        point = None if at is None else (at["lat"], at["lon"])
        read.append(_Read(parse_claim(told), point, "" if at is None else at["name"]))
    return read


def _add_claims(
    found: Distances,
    report: Report,
    claims: tuple[list[GoldClaim], list[_Read]],
    known: dict[str, Point | Unplaced],
) -> None:
    told, read = claims
    by_claim = {id(one.claim): one for one in read}
    for pair in match(report.text, told, [one.claim for one in read]):
        given = by_claim[id(pair.given)]
        km = _add(found.claims, pair.gold, given.point, known)
        if km is not None and km > CLAIM_KM[-2]:
            found.misses.append(Miss(km, report.name, pair.gold, given.name))


def _add_report(
    tally: Tally,
    told: Iterable[GoldClaim],
    read: Iterable[_Read],
    known: dict[str, Point | Unplaced],
) -> None:
    violent = [claim for claim in told if claim.type in VIOLENT and claim.places]
    placed = [one for one in read if one.claim.type in VIOLENT and one.point]
    if violent:
        first = min(placed, key=lambda one: one.claim.start, default=None)
        gold = min(violent, key=lambda claim: claim.start)
        _add(tally, gold, None if first is None else first.point, known)


def _add(
    tally: Tally,
    gold: GoldClaim,
    point: Point | None,
    known: dict[str, Point | Unplaced],
) -> float | None:
    """Count the distance to the nearest position of a gold claim; return it if there is one."""
    answers = [known[name] for name in gold.places]
    points = [one for one in answers if not isinstance(one, Unplaced)]
    if not points:
        tally.skipped.update(one for one in answers[:1] if isinstance(one, Unplaced))
        return None
    if point is None:
        tally.unread += 1
        return None
    tally.distances.append(min(distance_km(point, one) for one in points))
    return tally.distances[-1]


def _shown(tally: Tally, limits: Iterable[int], *, of_all: bool = False) -> str:
    shares = tally.shares(limits, of_all=of_all)
    return "  ".join(f"within {km} km {share:.3f}" for km, share in shares.items())


def _skips(tally: Tally) -> str:
    counts = (f"{reason.value} {tally.skipped[reason]}" for reason in Unplaced)
    return f"{tally.skipped.total()} ({', '.join(counts)})"


def _miss_line(miss: Miss) -> str:
    wanted = ", ".join(miss.gold.places)
    where = f"{miss.report}:{miss.gold.start} {miss.gold.type} {miss.gold.trigger}"
    return f"{miss.km:.0f} km {where}: {wanted} ≠ {miss.read}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="riwaya.evaluation.distances", description=main.__doc__
    )
    parser.add_argument("gold", type=Path, help="folder of annotated reports, or GOLD.jsonl")
    parser.add_argument("--texts", type=Path, help="folder of the texts of GOLD.jsonl")
    parser.add_argument("--part", choices=("dev", "test"), help="only this part of a folder")
    parser.add_argument("--positions", type=Path, help="CSV with name,lat,lon,country")
    parser.add_argument(
        "--gazetteer", type=Path, action="append", default=[], help="also read with this file"
    )
    parser.add_argument("--errors", action="store_true", help="list claims over 10 km away")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how near the places of read claims lie to those the gold names.

    Names that no list of positions holds are looked up in the gazetteer shipped with Riwaya,
    which the reader uses too: figures without a list are flattering.
    """
    asked = _options(arguments)
    gold = load(asked.gold, asked.texts, asked.part)
    listed = read_positions(asked.positions) if asked.positions else {}
    with TemporaryDirectory() as folder:
        reader = claim_reader([_own(path, Path(folder)) for path in asked.gazetteer])
    found = measure(gold, reader, Positions(load_gazetteer(), listed))
    sys.stdout.write("\n".join(found.lines(errors=asked.errors)) + "\n")


def _own(path: Path, folder: Path) -> Path:
    """Write a gazetteer of any format that can be read in the project's columns."""
    target = folder / f"{path.name.partition('.')[0]}.csv"
    write_gazetteer(read_gazetteer(path), target)
    return target


if __name__ == "__main__":
    main()
