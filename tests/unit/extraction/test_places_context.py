"""What "the town" stands for: where things are told to be, not where someone went."""

from collections.abc import Callable

import pytest

from riwaya.model import Claim

Told = Callable[..., Claim]


@pytest.mark.parametrize("way", ["باتجاه بلدة سرمدا", "نحو سرمدا", "في اتجاه سرمدا"])
def test_the_town_is_not_where_its_garrison_went(told: Told, way: str) -> None:
    text = f"انسحب مسلحون من بلدة الأتارب {way}. وقال شهود إن متاجر البلدة تعرضت للنهب."
    assert [where.name for where in told(text, "property_destruction").where] == ["الأتارب"]
