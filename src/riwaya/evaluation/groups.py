"""How each way of reconciling does on annotated groups of reports, as a table."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from riwaya.evaluation.group_methods import METHODS
from riwaya.evaluation.group_scores import Scores, read_groups, score


def table(scores: Mapping[str, Scores]) -> str:
    """Return the scores of several methods as a table in Markdown, one row a method."""
    head = (
        "method",
        "pairwise",
        "B-cubed",
        "verdict",
        "fields",
        "casualties",
        "holder",
        "copies",
    )
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, s in scores.items():
        shares = (s.pairwise, s.bcubed, s.verdicts.share, s.fields.share, s.casualties.share)
        cells = [f"{x:.3f}" for x in (*shares, s.holders.share, s.copies)]
        lines.append("| " + " | ".join((name, *cells)) + " |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table for the groups in a folder: `FOLDER [dev|test|blind]`."""
    folder, *rest = sys.argv[1:] if arguments is None else arguments
    groups = read_groups(Path(folder), rest[0] if rest else None)
    scores = {
        name: score((group, method(group)) for group in groups)
        for name, method in METHODS.items()
    }
    sys.stdout.write(table(scores) + "\n")


if __name__ == "__main__":
    main()
