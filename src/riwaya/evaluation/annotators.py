"""How far two annotators agree who set the same reports down apart.

    python -m riwaya.evaluation.annotators evaluation/corpus evaluation/second.jsonl \\
        --first evaluation/first.jsonl

scores the second one's claims against the first's as if a reader had given them: what a reader
could reach at most. Without `--first` it scores them against the gold, which an
adjudicator made of both.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from riwaya.errors import ConfigError
from riwaya.evaluation.command import Evaluation, load
from riwaya.evaluation.gold import GoldClaim, parse_claim
from riwaya.evaluation.score import score


def read_annotation(path: Path) -> dict[str, list[GoldClaim]]:
    """Return the claims of each report of a claims file (JSON Lines, a report a line).

    Raises `ConfigError` for a line that is no such report.
    """
    given: dict[str, list[GoldClaim]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            given[row["doc"]] = [parse_claim(claim) for claim in row["claims"]]
        except (KeyError, TypeError, ValueError) as cause:
            raise ConfigError(f"{path}:{number}: no annotated report: {cause!r}") from cause
    return given


def compare(gold: Path, second: Path, first: Path | None = None) -> Evaluation:
    """Score a second annotation of the reports of `gold`; only those it holds are counted.

    With `first` it is scored against that annotation of the same reports, not the gold.
    Raises `ConfigError` where it holds none of them.
    """
    given = read_annotation(second)
    firsts = read_annotation(first) if first else {}
    shared = [
        (report, firsts.get(report.name, claims))
        for report, claims in load(gold)
        if report.name in given
    ]
    if not shared:
        raise ConfigError(f"{second}: none of its reports is in {gold}")
    return Evaluation(tuple(score(shared, given)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how far a second annotation agrees with the gold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path, help="annotated reports: a folder or JSON Lines")
    parser.add_argument("second", type=Path, help="the second annotation, JSON Lines")
    parser.add_argument("--first", type=Path, help="score against this annotation, JSON Lines")
    parser.add_argument("--errors", action="store_true", help="list where the two differ")
    options = parser.parse_args(arguments)
    try:
        found = compare(options.gold, options.second, options.first)
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.writelines(f"{line}\n" for line in found.lines(errors=options.errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
