"""Fillers times lines: what each grid reads right, and how a grid is written."""

from pathlib import Path

import pytest

from riwaya.errors import ConfigError
from riwaya.evaluation.grids import Grid, lines, main, read_grids
from riwaya.pipeline.reading import ReportReader

FOLDER = Path(__file__).resolve().parents[2] / "evaluation" / "grids"
GRIDS = read_grids(FOLDER)

SMALL = """
published = 2016-05-01
floor = 1.0

[fillers]
doers = [
  { text = "المسلحون", genitive = "المسلحين", form = "p", agent = "opposition" },
  { text = "القوات الحكومية", form = "f", agent = "government" },
]

[[line]]
text = "{-|هاجمت|هاجم} <doers> سراقب، في هجوم ل<doers:g>."
claim = { type = "clash" }
"""


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
def test_reads_as_much_as_before(reader: ReportReader, grid: Grid) -> None:
    wrong = grid.wrong(reader)
    texts = "\n".join(cell.report.text for cell in wrong)
    assert 1 - len(wrong) / len(grid.cells) >= grid.floor, texts


def test_every_filler_meets_every_line_in_its_form(tmp_path: Path) -> None:
    (tmp_path / "small.toml").write_text(SMALL, encoding="utf-8")
    [grid] = read_grids(tmp_path)
    assert [cell.report.text for cell in grid.cells] == [
        "هاجم المسلحون سراقب، في هجوم للمسلحين.",
        "هاجم المسلحون سراقب، في هجوم للقوات الحكومية.",
        "هاجمت القوات الحكومية سراقب، في هجوم للمسلحين.",
        "هاجمت القوات الحكومية سراقب، في هجوم للقوات الحكومية.",
    ]
    assert grid.cells[-1].wanted == {"type": "clash", "agent": "government"}


def test_a_line_is_not_made_where_its_verb_has_no_form(tmp_path: Path) -> None:
    small = SMALL.replace('form = "p"', 'form = "m"')
    (tmp_path / "small.toml").write_text(small, encoding="utf-8")
    [grid] = read_grids(tmp_path)
    assert len(grid.cells) == 2


def test_what_is_misread_is_printed(tmp_path: Path) -> None:
    asked = SMALL.replace('"clash"', '"siege"')
    (tmp_path / "small.toml").write_text(asked, encoding="utf-8")
    share, *wrong = lines(tmp_path, wrong=True)
    assert share.startswith("small")
    assert "0.000 of    4" in share
    assert len(wrong) == 4


@pytest.mark.parametrize(
    ("old", "new"), [("<doers> سراقب", "<others> سراقب"), ('type = "clash"', 'kind = "clash"')]
)
def test_a_grid_that_asks_for_what_is_not_there_is_refused(
    tmp_path: Path, old: str, new: str
) -> None:
    (tmp_path / "small.toml").write_text(SMALL.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError, match="small"):
        read_grids(tmp_path)


def test_a_folder_without_grids_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert "no grid" in capsys.readouterr().err
