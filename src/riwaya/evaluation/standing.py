"""How much of a record is in dispute, admitted, flagged and held: figures to watch on texts.

python -m riwaya.evaluation.standing RECORD [--on YYYY-MM-DD]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from riwaya.model import ControlInterval, Incident, Verdict
from riwaya.store import SqliteStore


def standing(
    incidents: Iterable[Incident], control: Sequence[ControlInterval], on: date | None
) -> Mapping[str, Mapping[str, int]]:
    """Return counts of incidents by rule, of their contested fields, and of intervals of
    control, all of them and those that hold on a day.
    """
    rules: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    for incident in incidents:
        rules[incident.ruling.reason.rule] += 1
        contested = (f for f, r in incident.fields.items() if r.verdict is Verdict.CONTESTED)
        fields.update(contested)
    held = {"intervals": len(control)}
    if on is not None:
        held[str(on)] = sum(i.first <= on and (i.last is None or i.last >= on) for i in control)
    return {"incidents": rules, "contested fields": fields, "control": held}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of a record, a line each."""
    parser = argparse.ArgumentParser("riwaya.evaluation.standing", description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--on", type=date.fromisoformat)
    given = parser.parse_args(arguments)
    with SqliteStore(given.record) as store:
        found = standing(store.incidents(), store.control(), given.on)
        flags = len(store.flags())
    lines = [f"flags {flags}"]
    for kind, counts in found.items():
        lines += [f"{kind} {name} {count}" for name, count in sorted(counts.items())]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
