import json
from pathlib import Path

import pytest

from riwaya.errors import ConfigError
from riwaya.evaluation.command import evaluate, load
from riwaya.evaluation.gold import gold_claims, parse_claim
from riwaya.model import Claim, Report

TEXT = "قصف الطيران بلدة مورك أمس."
RAW = {
    "start": 0,
    "trigger": "قصف",
    "type": "airstrike",
    "modality": "asserted",
    "agent_party": "government",
    "places": ["مورك"],
    "date": "2017-09-20",
}


class FixedReader:
    """Says of every report what it is told to say."""

    def __init__(self, *raws: dict[str, object]) -> None:
        self._raws = raws

    def read(self, report: Report) -> list[Claim]:
        return gold_claims(report, [parse_claim(raw) for raw in self._raws])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "gold.jsonl"
    path.write_text(
        json.dumps({"doc": "a", "published": "2017-09-21", "claims": [RAW]}), "utf-8"
    )
    return path


def test_a_reader_that_says_what_gold_says_is_perfect(gold: Path) -> None:
    evaluation = evaluate(gold, None, FixedReader(RAW), rounds=10)
    assert evaluation.scores.figures()["complete_f1"] == 1
    lines = list(evaluation.lines(errors=True))
    assert lines[0] == "reports 1  gold 1  given 1  found 1"
    assert not [line for line in lines if line.startswith(("missed", "spurious", "wrong"))]


def test_errors_name_report_claim_and_both_values(gold: Path) -> None:
    reader = FixedReader(RAW | {"agent_party": "russia"}, RAW | {"type": "clash"})
    lines = list(evaluate(gold, gold.parent / "reports", reader, rounds=10).lines(errors=True))
    assert "wrong a:0 airstrike قصف agent_party: government ≠ russia" in lines
    assert "spurious a:0 clash قصف" in lines
    missed = list(evaluate(gold, None, FixedReader(), rounds=10).lines(errors=True))
    assert "missed a:0 airstrike قصف" in missed


def test_errors_are_shown_only_when_asked_for(gold: Path) -> None:
    lines = list(evaluate(gold, None, FixedReader(), rounds=10).lines())
    assert not [line for line in lines if line.startswith("missed")]


def test_a_folder_of_annotated_reports_is_gold_too(tmp_path: Path) -> None:
    raw = {"name": "a", "part": "dev", "text": TEXT, "claims": [RAW]}
    (tmp_path / "a.json").write_text(json.dumps(raw), encoding="utf-8")
    assert evaluate(tmp_path, None, FixedReader(RAW), rounds=10).scores.figures()["date"] == 1


def test_parts_and_camps_of_a_folder_are_scored_apart(tmp_path: Path) -> None:
    for name, part, camp in (("a", "dev", "state"), ("b", "test", "challenger")):
        raw = {"name": name, "part": part, "camp": camp, "text": TEXT, "claims": [RAW]}
        (tmp_path / f"{name}.json").write_text(json.dumps(raw), encoding="utf-8")
    lines = list(evaluate(tmp_path, None, FixedReader(RAW), rounds=10).lines())
    camps = lines[lines.index("\ncamp                   strict complete  gold") + 1 :]
    assert [line.split() for line in camps] == [
        ["state", "1.000", "1.000", "1"],
        ["challenger", "1.000", "1.000", "1"],
    ]
    test = evaluate(tmp_path, None, FixedReader(RAW), rounds=10, part="test")
    assert [scored.report.name for scored in test.reports] == ["b"]


def test_a_part_that_is_not_there_is_named(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="only a folder"):
        load(gold, part="test")
    with pytest.raises(ConfigError, match="no report of part 'test'"):
        load(tmp_path, part="test")


def test_a_missing_gold_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.jsonl"):
        load(tmp_path / "nowhere.jsonl")
