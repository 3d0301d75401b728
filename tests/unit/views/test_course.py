"""Why incidents of one place stand apart."""

from dataclasses import replace
from datetime import date

import pytest

from riwaya.model import DatePrecision, EventType, IncidentId, Reason, Verdict
from riwaya.views import Days, IncidentRow, apart

DAY = date(2016, 10, 28)
ROW = IncidentRow(
    id=IncidentId("a"),
    event_type=EventType.TERRITORY_GAIN,
    family="fighting",
    when=Days(DAY, DAY, DatePrecision.DAY),
    place=None,
    verdict=Verdict.SINGLE_SOURCE,
    reason=Reason("single_source.one_origin", "أصل واحد", "One origin", ()),
    agents=(),
    targets=(),
    sides=(),
    claims=1,
    origins=1,
    reports=1,
    disputed=(),
    killed=None,
    casualties=(),
    published=DAY,
)


def told(first: date | None, last: date | None) -> Days:
    return Days(first, last, DatePrecision.RANGE)


@pytest.mark.parametrize(
    ("when", "published", "rule", "words"),
    [
        (told(date(2016, 11, 2), date(2016, 11, 2)), DAY, "apart.later", "5 days later"),
        (told(date(2016, 8, 4), date(2016, 8, 5)), DAY, "apart.earlier", "85 days earlier"),
        (None, date(2016, 8, 4), "apart.earlier_told", "reported 85 days earlier"),
        (told(date(2016, 10, 1), date(2016, 10, 29)), DAY, "apart.course", "course of things"),
        (told(date(2016, 10, 29), date(2016, 10, 29)), DAY, "apart.course", "same days"),
        (None, None, "apart.undated", "not known"),
    ],
)
def test_the_reason_tells_the_days_between(
    when: Days | None, published: date | None, rule: str, words: str
) -> None:
    other = replace(ROW, id=IncidentId("b"), when=when, published=published)
    reason = apart(ROW, other)
    assert reason.id == rule
    assert words in reason.en
    assert reason.ar
