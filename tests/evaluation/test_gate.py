"""The reader may not fall under the floors in `evaluation/floors.toml`."""

from functools import cache
from pathlib import Path

import pytest

from riwaya.evaluation.command import Evaluation, evaluate_reports, load
from riwaya.evaluation.gate import (
    CLAIMS_WITHOUT_EVENTS,
    SEEMING_MISREAD,
    read_gates,
    shortfalls,
)
from riwaya.evaluation.gold import GoldReport, read_corpus
from riwaya.evaluation.seeming import read_seeming
from riwaya.pipeline.reading import claim_reader

ROOT = Path(__file__).resolve().parents[2]
NEWSWIRE = ROOT / "evaluation" / "newswire"
FRESH = ROOT / "evaluation" / "fresh"
GATES = read_gates(ROOT / "evaluation" / "floors.toml")


@cache
def reports(name: str) -> list[GoldReport]:
    if name == "examples":
        return load(ROOT / "examples" / "gold.jsonl")
    if name == "newswire":
        return read_corpus(NEWSWIRE)
    if name == "fresh":
        return read_corpus(FRESH)
    return read_corpus(ROOT / "evaluation" / "corpus", name)


@cache
def evaluation(name: str) -> Evaluation:
    return evaluate_reports(reports(name), claim_reader(), seeming=read_seeming(NEWSWIRE))


def test_there_is_a_gate_for_every_set() -> None:
    assert set(GATES) == {"examples", "dev", "test", "newswire", "fresh"}
    assert all(gate.floors for gate in GATES.values())
    for name in ("dev", "test"):
        assert CLAIMS_WITHOUT_EVENTS in GATES[name].ceilings
    assert "strict_precision" in GATES["newswire"].floors
    assert SEEMING_MISREAD in GATES["newswire"].ceilings


@pytest.mark.parametrize("name", sorted(GATES))
def test_the_reader_keeps_above_the_floors(name: str) -> None:
    assert shortfalls(GATES[name], reports(name), evaluation(name).reports) == []
