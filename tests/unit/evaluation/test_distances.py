"""How far read places lie from those the gold names, and what cannot be compared."""

import json
from pathlib import Path

import pytest

from riwaya.errors import RunError
from riwaya.evaluation.distances import Tally, main, measure
from riwaya.evaluation.gold import GoldReport, parse_claim
from riwaya.evaluation.positions import Positions, Unplaced, read_positions
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.model import Report
from riwaya.pipeline.reading import claim_reader

TEXT = "قصف الطيران الروسي مدينة سراقب صباح اليوم."
HEADER = "name,lat,lon,country,report\n"


def gold(place: str) -> GoldReport:
    told = {
        "start": 0,
        "trigger": "قصف",
        "type": "airstrike",
        "modality": "asserted",
        "places": [place],
    }
    return Report(name="one", text=TEXT), [parse_claim(told)]


def positions(folder: Path, rows: str = "") -> Positions:
    path = folder / "positions.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return Positions(load_gazetteer(), read_positions(path))


def test_a_place_read_right_lies_near(tmp_path: Path) -> None:
    found = measure([gold("سراقب")], claim_reader(), positions(tmp_path))
    assert found.claims.shares((3,)) == {3: 1.0}
    assert found.reports.shares((5,)) == {5: 1.0}
    assert found.misses == []


def test_a_listed_position_beats_the_gazetteer_and_a_far_one_is_a_miss(tmp_path: Path) -> None:
    far = positions(tmp_path, "مدينة سراقب,36.20,37.16,SY,\n")
    found = measure([gold("مدينة سراقب")], claim_reader(), far)
    (miss,) = found.misses
    assert 40 < miss.km < 60
    assert found.claims.shares((3, 10, 25)) == {3: 0.0, 10: 0.0, 25: 0.0}


def test_what_has_no_position_is_counted(tmp_path: Path) -> None:
    found = measure([gold("سوريا")], claim_reader(), positions(tmp_path))
    assert found.claims.distances == []
    assert found.claims.skipped == {Unplaced.AREA: 1}
    assert found.reports.skipped == {Unplaced.AREA: 1}


@pytest.mark.parametrize(
    ("names", "rows", "answer"),
    [
        (["ضيعة لا يعرفها أحد"], "", Unplaced.UNKNOWN),
        (["ضيعة"], "ضيعة,,,SY,\n", Unplaced.AREA),
        (["ضيعة"], "ضيعة,36,37,SY,\nضيعة,33,36,SY,\n", Unplaced.AMBIGUOUS),
        (["ضيعة", "سراقب"], "ضيعة,36,37,SY,\nضيعة,33,44,IQ,\n", (36.0, 37.0)),
        (["ضيعة"], "ضيعة,36,37,SY,\nضيعة,33,44,IQ,one\n", (33.0, 44.0)),
        (["ضيعة"], "ضيعة,36,37,SY,\nضيعة,33,44,IQ,two\n", (36.0, 37.0)),
        (["كفريا"], "", Unplaced.AMBIGUOUS),
    ],
)
def test_a_name_has_one_position_or_a_reason(
    tmp_path: Path, names: list[str], rows: str, answer: object
) -> None:
    assert positions(tmp_path, rows).of_report("one", names)[names[0]] == answer


def test_a_faulty_row_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"positions\.csv:2"):
        positions(tmp_path, "ضيعة,north,37,SY,\n")


def test_reports_without_a_placed_claim_count_as_wrong() -> None:
    assert Tally(distances=[1.0], unread=1).shares((5,), of_all=True) == {5: 0.5}


def test_the_command_prints_both_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"start": 0, "trigger": "قصف", "type": "airstrike", "modality": "asserted"}
    report = {
        "name": "one",
        "part": "dev",
        "text": TEXT,
        "claims": [told | {"places": ["سراقب"]}],
    }
    (tmp_path / "one.json").write_text(json.dumps(report), encoding="utf-8")
    main([str(tmp_path), "--part", "dev", "--errors"])
    printed = capsys.readouterr().out
    assert "placed claims 1: within 3 km 1.000" in printed
    assert "violent claim 1: within 5 km 1.000" in printed


def test_a_further_gazetteer_is_read_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = tmp_path / "syria.csv"
    more.write_text("name_ar,lat,lon,type\nالزيزفونات,36.1,36.9,village\n", encoding="utf-8")
    text = "قصف الطيران الروسي قرية الزيزفونات صباح اليوم."
    listed = tmp_path / "positions.txt"
    listed.write_text(HEADER + "الزيزفونات,36.1,36.9,SY,\n", encoding="utf-8")
    told = {"start": 0, "trigger": "قصف", "type": "airstrike", "modality": "asserted"}
    claims = [told | {"places": ["الزيزفونات"]}]
    gold_file = tmp_path / "gold.jsonl"
    gold_file.write_text(json.dumps({"doc": "a", "claims": claims}), encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    main([str(gold_file), "--positions", str(listed)])
    assert "1 more were read without a point" in capsys.readouterr().out
    main([str(gold_file), "--positions", str(listed), "--gazetteer", str(more)])
    assert "placed claims 1: within 3 km 1.000" in capsys.readouterr().out
