"""The reader may not fall under the floors in `evaluation/floors.toml`."""

from functools import cache
from pathlib import Path

import pytest

from riwaya.evaluation.command import Evaluation, evaluate_reports, load
from riwaya.evaluation.gate import CLAIMS_WITHOUT_EVENTS, read_gates, shortfalls
from riwaya.evaluation.gold import GoldReport, read_corpus
from riwaya.pipeline.reading import claim_reader

ROOT = Path(__file__).resolve().parents[2]
GATES = read_gates(ROOT / "evaluation" / "floors.toml")


@cache
def reports(name: str) -> list[GoldReport]:
    if name == "examples":
        return load(ROOT / "examples" / "gold.jsonl")
    return read_corpus(ROOT / "evaluation" / "corpus", name)


@cache
def evaluation(name: str) -> Evaluation:
    return evaluate_reports(reports(name), claim_reader())


def test_there_is_a_gate_for_every_set() -> None:
    assert set(GATES) == {"examples", "dev", "test"}
    assert all(gate.floors for gate in GATES.values())
    for name in ("dev", "test"):
        assert CLAIMS_WITHOUT_EVENTS in GATES[name].ceilings


@pytest.mark.parametrize("name", sorted(GATES))
def test_the_reader_keeps_above_the_floors(name: str) -> None:
    assert shortfalls(GATES[name], reports(name), evaluation(name).reports) == []
