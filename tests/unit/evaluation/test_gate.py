from dataclasses import replace
from pathlib import Path

import pytest

from riwaya.errors import ConfigError
from riwaya.evaluation.gate import (
    CLAIMS_WITHOUT_EVENTS,
    Gate,
    corpus_hash,
    raised,
    read_gates,
    shortfalls,
    write_gates,
)
from riwaya.evaluation.gold import GoldClaim
from riwaya.evaluation.score import score
from riwaya.model import EventType, Modality, Report

REPORT = Report(name="a", text="قصف الطيران مورك.")
CLAIM = GoldClaim(start=0, trigger="قصف", type=EventType.AIRSTRIKE, modality=Modality.ASSERTED)
GOLD = [(REPORT, [CLAIM])]
PERFECT = score(GOLD, {"a": [CLAIM]})
EMPTY = score(GOLD, {})
QUIET = (Report(name="q", text="حرب الأسعار"), [])


def gate(**floors: float) -> Gate:
    return Gate("dev", corpus_hash(GOLD), floors)


def test_a_gate_is_passed_at_its_floor() -> None:
    assert shortfalls(gate(strict_f1=1.0, complete_f1=0.5), GOLD, PERFECT) == []


def test_a_fall_under_the_floor_is_told() -> None:
    assert shortfalls(gate(strict_f1=0.4), GOLD, EMPTY) == [
        "dev: strict_f1 is 0.000, floor 0.400"
    ]


def test_claims_in_reports_without_events_are_counted() -> None:
    reports = [*GOLD, QUIET]
    scored = score(reports, {"a": [CLAIM], "q": [CLAIM, CLAIM]})
    strict = Gate("dev", corpus_hash(reports), {}, {CLAIMS_WITHOUT_EVENTS: 1})
    assert shortfalls(strict, reports, scored) == ["dev: claims_without_events is 2, ceiling 1"]
    loose = replace(strict, ceilings={CLAIMS_WITHOUT_EVENTS: 2})
    assert shortfalls(loose, reports, scored) == []


def test_bounds_are_raised_and_never_loosened(tmp_path: Path) -> None:
    start = Gate(
        "dev",
        corpus_hash(GOLD),
        {"strict_f1": 0.4, "places_f1": 0.3},
        {CLAIMS_WITHOUT_EVENTS: 5},
    )
    better = raised(start, GOLD, PERFECT)
    assert better.floors == {"strict_f1": 1.0, "places_f1": 0.3}
    assert better.ceilings == {CLAIMS_WITHOUT_EVENTS: 0}
    assert raised(better, GOLD, EMPTY) == better
    path = tmp_path / "floors.toml"
    write_gates(path, [better], "# floors")
    assert read_gates(path) == {"dev": better}


def test_another_corpus_sets_the_bounds_anew() -> None:
    old = Gate("dev", "old", {"strict_f1": 0.9}, {CLAIMS_WITHOUT_EVENTS: 0})
    reports = [*GOLD, QUIET]
    new = raised(old, reports, score(reports, {"q": [CLAIM]}))
    assert new == Gate(
        "dev", corpus_hash(reports), {"strict_f1": 0.0}, {CLAIMS_WITHOUT_EVENTS: 1}
    )


def test_a_changed_corpus_is_told() -> None:
    changed = [(REPORT, [replace(CLAIM, agent_party="russia")])]
    assert corpus_hash(changed) != corpus_hash(GOLD)
    [problem] = shortfalls(gate(), changed, PERFECT)
    assert "the floors are for" in problem


def test_the_hash_follows_content_and_not_order() -> None:
    other = (replace(REPORT, name="b"), [CLAIM])
    assert corpus_hash([other, *GOLD]) == corpus_hash([*GOLD, other])
    assert corpus_hash([(replace(REPORT, text="قصف"), [CLAIM])]) != corpus_hash(GOLD)


def test_an_unknown_figure_is_an_error_and_not_a_pass() -> None:
    with pytest.raises(ConfigError, match="f2"):
        shortfalls(gate(f2=0.1), GOLD, PERFECT)


def test_gates_are_read_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[dev]\ncorpus = "ab"\n[dev.floors]\nstrict_f1 = 0.5\n', encoding="utf-8")
    assert read_gates(path)["dev"] == Gate("dev", "ab", {"strict_f1": 0.5})


@pytest.mark.parametrize("text", ["dev = 1", "[dev]\n", "[dev", '[dev]\ncorpus="a"\nfloors=3'])
def test_a_broken_floors_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"floors\.toml"):
        read_gates(path)
    with pytest.raises(ConfigError, match=r"none\.toml"):
        read_gates(tmp_path / "none.toml")
