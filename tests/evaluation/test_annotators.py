"""A second annotation of the corpus's test part, and how it is compared."""

import json
from pathlib import Path

import pytest

from riwaya.errors import ConfigError
from riwaya.evaluation.annotators import compare, main, read_annotation
from riwaya.evaluation.command import load

ROOT = Path(__file__).resolve().parents[2] / "evaluation"
FIRST, SECOND = ROOT / "first.jsonl", ROOT / "second.jsonl"


@pytest.mark.parametrize("file", [FIRST, SECOND], ids=["first", "second"])
def test_an_annotation_covers_the_test_part_with_words_of_its_texts(file: Path) -> None:
    given = read_annotation(file)
    reports = {report.name: report.text for report, _ in load(ROOT / "corpus", part="test")}
    assert set(given) == set(reports)
    for name, claims in given.items():
        for claim in claims:
            end = claim.start + len(claim.trigger)
            assert reports[name][claim.start : end] == claim.trigger


def test_two_annotators_agree_as_far_as_the_docs_say() -> None:
    scores = compare(ROOT / "corpus", SECOND, FIRST).scores
    told = (ROOT.parent / "docs" / "evaluation.md").read_text(encoding="utf-8")
    for name in ("strict", "complete"):
        assert f"{name} F1 {scores.agreement(name).f1:.2f}" in told


def test_an_annotation_compared_with_itself_agrees_wholly(tmp_path: Path) -> None:
    raw = json.loads((ROOT / "corpus" / "sy-kurd-tabqa.json").read_text(encoding="utf-8"))
    same = tmp_path / "same.jsonl"
    same.write_text(json.dumps({"doc": raw["name"], "claims": raw["claims"]}), "utf-8")
    assert compare(ROOT / "corpus", same).scores.agreement("complete").f1 == 1.0
    less = tmp_path / "less.jsonl"
    less.write_text(json.dumps({"doc": raw["name"], "claims": raw["claims"][1:]}), "utf-8")
    assert compare(ROOT / "corpus", less).scores.agreement("strict").f1 < 1.0


def test_what_is_no_annotation_is_refused_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"doc": "x", "claims": []}\n{"doc": "y"}\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"bad\.jsonl:2"):
        read_annotation(bad)
    strange = tmp_path / "strange.jsonl"
    strange.write_text('{"doc": "nowhere", "claims": []}\n', encoding="utf-8")
    assert main([str(ROOT / "corpus"), str(strange)]) == 2
    assert "none of its reports" in capsys.readouterr().err
