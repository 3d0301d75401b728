"""A report's dateline is no act's place."""

from datetime import date

import pytest

from riwaya.model import Report
from riwaya.pipeline.reading import claim_reader


def places(text: str) -> list[str]:
    """Return the places of all claims of a text."""
    report = Report(name="r", text=text, published=date(2016, 5, 1))
    return [where.name for claim in claim_reader().read(report) for where in claim.where]


@pytest.mark.parametrize("text", ["حلب", "حلب:", "بيروت", "مدينة حلب\nبيروت"])
def test_a_town_alone_tells_nothing(text: str) -> None:
    assert places(text) == []


def test_where_a_report_is_written_is_not_where_it_happened() -> None:
    told = places("بيروت - رويترز\nقصفت طائرات النظام السوري مدينة دوما.")
    assert told == ["دوما"]


def test_a_bulletin_names_its_town_before_a_colon() -> None:
    assert "حلب" in places("حلب: قصفت طائرات النظام السوري الأحياء الشرقية.")
