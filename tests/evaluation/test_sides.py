"""Whose side a report takes, by its outlet's name and its words, against its author's."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from riwaya.lexicons.parties import load_parties
from riwaya.model import Report
from riwaya.pipeline.reading import claim_reader

FOLDER = Path(__file__).resolve().parents[2] / "evaluation"


def sides(kind: str) -> Counter[str]:
    reader = claim_reader()
    counts: Counter[str] = Counter()
    for path in sorted((FOLDER / kind).glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        for row in content.get("reports", [content]):
            day = date.fromisoformat(row["published"]) if row["published"] else None
            report = Report(name="x", text=row["text"], source=row.get("outlet"), published=day)
            read, meant = reader.find(report).standing.side, row.get("side")
            if read is None:
                counts["left open"] += 1
            elif meant is None:
                counts["made up"] += 1
            elif read == meant or load_parties().allied(read, meant, day):
                counts["right"] += 1
            else:
                counts["another"] += 1
    return counts


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("corpus", {"right": 152, "another": 5, "made up": 7, "left open": 128}),
        ("groups", {"right": 133, "another": 3, "made up": 5, "left open": 149}),
        ("newswire", {"left open": 74}),
    ],
)
def test_sides_are_read_as_often_as_the_docs_say(kind: str, read: dict[str, int]) -> None:
    assert sides(kind) == read
