"""Ways of saying: how many are read, and how a file of them is written."""

import json
from pathlib import Path

import pytest

from riwaya.errors import ConfigError
from riwaya.evaluation.wordings import MISREAD, RIGHT, SPARED, lines, main, read_wordings
from riwaya.pipeline.reading import ReportReader

FOLDER = Path(__file__).resolve().parents[2] / "evaluation" / "wordings"
FLOORS = {"dev": (0.76, 0.92), "test": (0.72, 0.86)}
"""The least share of acts read right, and of words spared that tell none."""

CLASH = {
    "text": "اندلعت اشتباكات بين فصائل المعارضة وقوات النظام في سراقب.",
    "start": 7,
    "trigger": "اشتباكات",
    "type": "clash",
}


@pytest.mark.parametrize("name", FLOORS)
def test_reads_as_much_as_before(reader: ReportReader, name: str) -> None:
    told = read_wordings(FOLDER / f"{name}.jsonl")
    found = [(wording.type is None, wording.outcome(reader)) for wording in told]
    acts = [outcome for none, outcome in found if not none]
    others = [outcome for none, outcome in found if none]
    assert acts.count(RIGHT) / len(acts) >= FLOORS[name][0]
    assert others.count(SPARED) / len(others) >= FLOORS[name][1]


def test_no_sentence_stands_twice() -> None:
    texts = [w.text for name in FLOORS for w in read_wordings(FOLDER / f"{name}.jsonl")]
    assert len(texts) == len(set(texts))


def _written(folder: Path, **changes: object) -> Path:
    path = folder / "one.jsonl"
    path.write_text(json.dumps({**CLASH, **changes}, ensure_ascii=False), encoding="utf-8")
    return path


def test_an_act_is_read_where_its_words_stand(tmp_path: Path, reader: ReportReader) -> None:
    [told] = read_wordings(_written(tmp_path))
    assert told.outcome(reader) == RIGHT
    [other] = read_wordings(_written(tmp_path, type="siege"))
    assert other.outcome(reader) == "other type"
    [elsewhere] = read_wordings(_written(tmp_path, start=0, trigger="اندلعت"))
    assert elsewhere.outcome(reader) == "missed"


def test_words_that_tell_nothing_are_to_be_spared(tmp_path: Path, reader: ReportReader) -> None:
    [misread] = read_wordings(_written(tmp_path, type=None))
    assert misread.outcome(reader) == MISREAD


@pytest.mark.parametrize("change", [{"start": 3}, {"type": "war"}, {"trigger": 5}])
def test_what_is_no_such_line_is_told(
    tmp_path: Path, change: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    path = _written(tmp_path, **change)
    with pytest.raises(ConfigError, match=r"one\.jsonl:1"):
        read_wordings(path)
    assert main([str(path)]) == 2
    assert "one.jsonl:1" in capsys.readouterr().err


def test_shares_are_printed_by_type(tmp_path: Path) -> None:
    *missed, kind, every, none = lines(_written(tmp_path, type="siege"), missed=True)
    assert missed == [f"  siege, other type: {CLASH['text']}"]
    assert kind.startswith("siege")
    assert "1 other type" in kind
    assert every.startswith("all")
    assert none.startswith("none")
