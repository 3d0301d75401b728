"""Chances in bins, their error, and the plot."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from riwaya.evaluation.calibration import bins, error, main, plot

FOLDER = Path(__file__).resolve().parents[3] / "evaluation" / "groups"


def test_bins_hold_what_they_say() -> None:
    found = bins([(0.05, False), (0.15, True), (0.95, True), (1.0, True)], 5)
    assert [(b.low, b.count, b.right) for b in found] == [(0.0, 2, 0.5), (0.8, 2, 1.0)]
    assert found[0].mean == pytest.approx(0.1)


def test_the_error_is_the_mean_gap() -> None:
    assert error(bins([(0.9, True)] * 9 + [(0.9, False)])) == pytest.approx(0)
    assert error(bins([(0.9, False)] * 10)) == pytest.approx(0.9)
    assert error([]) == 0.0


def test_the_plot_is_xml_with_a_dot_for_each_bin() -> None:
    found = bins([(0.1, False), (0.5, True), (0.9, True)])
    tree = ElementTree.fromstring(plot(found, "links"))
    dots = [node for node in tree.iter() if node.tag.endswith("circle")]
    assert len(dots) == len(found) == 3


def test_links_and_control_mean_roughly_what_they_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(FOLDER), str(tmp_path)])
    errors = dict(line.split() for line in capsys.readouterr().out.splitlines())
    assert float(errors["links"]) < 0.1
    assert float(errors["control"]) < 0.2
    for name, value in errors.items():
        text = (tmp_path / f"calibration-{name}.svg").read_text(encoding="utf-8")
        assert f"{name}: error {value}" in text
