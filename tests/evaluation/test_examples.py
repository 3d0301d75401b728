"""The example reports tell what `verdicts.json` says they tell."""

import json
from pathlib import Path
from typing import Any

import pytest

from riwaya.evaluation.command import load
from riwaya.model import EventType, Stance, Verdict

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GOLD = {report.name: (report, claims) for report, claims in load(EXAMPLES / "gold.jsonl")}
VERDICTS: list[dict[str, Any]] = json.loads((EXAMPLES / "verdicts.json").read_text("utf-8"))


def test_every_report_has_a_text_a_sidecar_and_gold() -> None:
    texts = {path.stem for path in (EXAMPLES / "reports").glob("*.txt")}
    sidecars = {path.stem for path in (EXAMPLES / "reports").glob("*.json")}
    assert texts == sidecars == set(GOLD)
    assert len(texts) >= 15


@pytest.mark.parametrize("name", sorted(GOLD))
def test_a_report_names_day_outlet_and_address(name: str) -> None:
    report, claims = GOLD[name]
    assert report.published is not None
    assert report.source
    assert report.url is not None
    assert ".example.org/" in report.url
    assert 80 <= len(report.text.split()) <= 300
    assert claims


def test_each_verdict_has_an_incident() -> None:
    assert {entry["verdict"] for entry in VERDICTS} == set(Verdict)
    labels = [entry["incident"] for entry in VERDICTS]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("entry", VERDICTS, ids=lambda entry: entry["incident"])
def test_an_incident_points_at_gold_claims(entry: dict[str, Any]) -> None:
    assert EventType(entry["type"])
    assert entry["date"]["start"] <= entry["date"]["end"]
    assert entry["reports"] == list(dict.fromkeys(c["doc"] for c in entry["claims"]))
    for told in entry["claims"]:
        _, claims = GOLD[told["doc"]]
        [claim] = [c for c in claims if c.start == told["start"] and c.type == entry["type"]]
        assert claim.trigger == told["trigger"]
        denied = claim.modality == "denied"
        assert denied == (Stance(told["stance"]) is Stance.DENIES)
    for casualty in entry["casualties"]:
        assert casualty["low"] <= casualty["high"]


@pytest.mark.parametrize("entry", VERDICTS, ids=lambda entry: entry["incident"])
def test_a_verdict_follows_from_who_tells(entry: dict[str, Any]) -> None:
    sides = {GOLD[told["doc"]][0].side for told in entry["claims"]}
    stances = {told["stance"] for told in entry["claims"]}
    if entry["verdict"] in {"contested", "retracted"}:
        assert "denies" in stances
    if entry["verdict"] == "single_source":
        assert len(entry["reports"]) == 1
    if entry["verdict"] == "one_sided":
        assert len(sides) == 1
        assert len(entry["reports"]) > 1
    if entry["verdict"] == "corroborated":
        assert len(sides) > 1
