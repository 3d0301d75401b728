"""Acts whose day is told from another act: the day after, the eve, a week before."""

from collections.abc import Callable
from datetime import date

import pytest

from riwaya.model import Claim, Gap, When

Told = Callable[..., Claim]
PUBLISHED = date(2016, 10, 29)


def days(claim: Claim) -> tuple[str | None, str | None]:
    if isinstance(claim.when, Gap):
        return None, None
    when: When = claim.when.value
    return (
        when.first.isoformat() if when.first else None,
        when.last.isoformat() if when.last else None,
    )


@pytest.mark.parametrize(
    ("sentence", "event_type", "day"),
    [
        ("انسحبت قوات النظام من كفرنبل غداة هجوم شنته الفصائل الأحد.", "withdrawal", "10-24"),
        ("انسحبت قوات النظام من كفرنبل غداة هجوم شنته الفصائل الأحد.", "clash", "10-23"),
        (
            "قصفت قوات النظام بلدة حيان الأحد غداة سيطرة الفصائل عليها.",
            "territory_gain",
            "10-22",
        ),
        ("قصفت قوات النظام بلدة حيان الأحد غداة سيطرة الفصائل عليها.", "shelling", "10-23"),
        (
            "قصفت قوات النظام بلدة حيان قبل أسبوع من سيطرة الفصائل عليها يوم الخميس.",
            "shelling",
            "10-20",
        ),
        (
            "بعد يومين على سيطرة الفصائل على تل رفعت الأحد، قصفت قوات النظام بلدة حيان.",
            "shelling",
            "10-25",
        ),
        (
            "قصفت قوات النظام بلدة حيان الثلاثاء بعد ساعات قليلة من هجوم للفصائل عليها.",
            "clash",
            "10-25",
        ),
    ],
)
def test_one_day_is_reckoned_from_the_other(
    told: Told, sentence: str, event_type: str, day: str
) -> None:
    claim = told(sentence, event_type, published=PUBLISHED)
    assert days(claim) == (f"2016-{day}", f"2016-{day}")


def test_some_days_before_is_no_day(told: Told) -> None:
    sentence = "قصفت قوات النظام بلدة حيان الثلاثاء بعد أيام من هجوم للفصائل عليها."
    claim = told(sentence, "clash", published=PUBLISHED)
    assert days(claim) == (None, None)


def test_what_is_meant_is_not_told_from_another_act(told: Told) -> None:
    sentence = "تعهد الجيش باستعادة بلدة حيان، غداة قصف نفذته الفصائل الأحد."
    assert days(told(sentence, "shelling", published=PUBLISHED))[0] == "2016-10-23"


def test_an_eve_with_a_day_is_a_part_of_that_day(told: Told) -> None:
    sentence = "قصفت قوات النظام بلدة حيان عشية الأحد."
    assert days(told(sentence, "shelling", published=PUBLISHED))[0] == "2016-10-23"


def test_what_goes_on_since_something_dated_is_a_stretch(told: Told) -> None:
    sentence = "تحاصر قوات النظام بلدة حيان منذ انسحابها من عندان في آذار 2016."
    assert days(told(sentence, "siege", published=PUBLISHED)) == ("2016-03-01", "2016-10-29")
    assert days(told(sentence, "withdrawal", published=PUBLISHED))[0] == "2016-03-01"


def test_an_act_with_a_day_of_its_own_does_not_go_on_since(told: Told) -> None:
    sentence = "قصفت قوات النظام بلدة حيان أمس لأول مرة منذ انسحابها منها في آذار."
    assert days(told(sentence, "shelling", published=PUBLISHED))[0] == "2016-10-28"
