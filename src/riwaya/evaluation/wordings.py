"""Wordings: single sentences, each with another way of saying that something was done.

    python -m riwaya.evaluation.wordings evaluation/wordings/test.jsonl [--missed]

Reports tell the same few acts in a thousand ways. Here lexicographers wrote a sentence for
each way they knew, and for words of these acts that tell none; the share read as the act it is
says how much of the language the frames hold.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riwaya.errors import ConfigError
from riwaya.model import Claim, EventType, Report, Span
from riwaya.pipeline.reading import claim_reader
from riwaya.stages import ClaimReader

PUBLISHED = date(2016, 8, 1)
RIGHT, OTHER, MISSED = "right", "other type", "missed"
SPARED, MISREAD = "spared", "misread"


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence and the words in it that tell an act of a type, or `None` where they tell no
    act at all.
    """

    text: str
    words: Span
    type: EventType | None

    def outcome(self, reader: ClaimReader) -> str:
        """Return how the words are read: `RIGHT`, as an `OTHER` type or `MISSED`; those that
        tell no act are `SPARED` or `MISREAD`.
        """
        report = Report(name="x", text=self.text, published=PUBLISHED)
        read = {c.event_type.value for c in reader.read(report) if self._meant(c)}
        if self.type is None:
            return MISREAD if read else SPARED
        if self.type in read:
            return RIGHT
        return OTHER if read else MISSED

    def _meant(self, claim: Claim) -> bool:
        told = claim.trigger
        return told.start < self.words.end and self.words.start < told.end


def read_wordings(path: Path) -> list[Wording]:
    """Read a file with one sentence a line: `text`, `start` and `trigger` of the words, `type`.

    Raises `ConfigError` for a line that is no such sentence or whose words are not there.
    """
    rows = path.read_text(encoding="utf-8").splitlines()
    return [_wording(row, f"{path}:{number}") for number, row in enumerate(rows, 1)]


def _wording(row: str, where: str) -> Wording:
    try:
        told = json.loads(row)
        text, start, trigger = told["text"], told["start"], told["trigger"]
        kind = EventType(told["type"]) if told["type"] is not None else None
        stands = text[start : start + len(trigger)] == trigger
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{where}: {error}") from error
    if not stands:
        raise ConfigError(f"{where}: {trigger!r} does not stand at {start}")
    return Wording(text, Span(start, start + len(trigger)), kind)


def lines(path: Path, *, missed: bool = False) -> Iterator[str]:
    """Yield how many sentences of each type are read right, then of all; on demand those that
    are not.
    """
    reader = claim_reader()
    counts: Counter[tuple[str, str]] = Counter()
    for wording in read_wordings(path):
        found = wording.outcome(reader)
        kind = wording.type.value if wording.type else "none"
        counts[kind, found] += 1
        counts["all" if wording.type else "", found] += 1
        if missed and found not in (RIGHT, SPARED):
            yield f"  {kind}, {found}: {wording.text}"
    for kind in (*sorted({kind for kind, _ in counts} - {"", "all", "none"}), "all"):
        yield _share(counts, kind, RIGHT, OTHER, MISSED)
    yield _share(counts, "none", SPARED, MISREAD)


def _share(counts: Counter[tuple[str, str]], kind: str, *outcomes: str) -> str:
    told = [counts[kind, outcome] for outcome in outcomes]
    share = told[0] / max(1, sum(told))
    parts = ", ".join(f"{n} {name}" for n, name in zip(told, outcomes, strict=True))
    return f"{kind:22} {share:.2f}  {parts}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many ways of saying are read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--missed", action="store_true", help="print the sentences misread")
    options = parser.parse_args(arguments)
    try:
        sys.stdout.writelines(
            f"{line}\n" for line in lines(options.file, missed=options.missed)
        )
    except (ConfigError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
