"""When a report tells elsewhere that such a thing happened, and what day it comes to later."""

from datetime import date

from riwaya.claims.days import days_of
from riwaya.model import Report
from riwaya.pipeline.reading import claim_reader

READER = claim_reader()
PUBLISHED = date(2015, 7, 22)
MONDAY, TUESDAY = date(2015, 7, 20), date(2015, 7, 21)


def dated(text: str) -> dict[str, tuple[date | None, date | None] | None]:
    report = Report(name="case", text=text, published=PUBLISHED)
    return {
        claim.trigger.of(text): (
            (claim.interval.first, claim.interval.last) if claim.interval else None
        )
        for claim in READER.read(report)
    }


def test_a_bombing_taken_up_again_is_of_the_day_it_was_told_with() -> None:
    text = (
        "فجر انتحاري نفسه وسط سوق الخضار في بعقوبة يوم الاثنين وقتل عشرين مدنيا.\n"
        "وتبنى تنظيم داعش الهجوم الانتحاري في بيان على الإنترنت."
    )
    assert dated(text)["الهجوم الانتحاري"] == (MONDAY, MONDAY)


def test_a_lead_without_a_day_has_the_day_told_behind_it() -> None:
    text = (
        "الجيش اللبناني يقتحم وكر خاطفين في بريتال\n"
        "اقتحم الجيش اللبناني وكرا للخاطفين في بلدة بريتال.\n"
        "وقال مصدر عسكري إن الجنود اقتحموا المنزل يوم الثلاثاء وقتلوا اثنين من الخاطفين."
    )
    found = dated(text)["اقتحم"]
    assert found is not None
    assert found[0] == TUESDAY


def test_a_report_without_acts_has_no_days() -> None:
    days = days_of([])
    assert not days.acts
    assert days.number == 0
