from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.ingest.dates import from_unix, read_published

DAY = date(2016, 10, 28)


@pytest.mark.parametrize(
    "written",
    [
        "2016-10-28",
        "28/10/2016",
        "28-10-2016",
        "28.10.2016",
        "2016/10/28",
        "10/28/2016",
        "٢٨/١٠/٢٠١٦",
        "۲۸/۱۰/۲۰۱۶",
        "28/10/16",
        "الجمعة 28/10/2016",
        "28 تشرين الأول 2016",
        "28 تشرين اول 2016",
        "الجمعة، ٢٨ تشرين الأول ٢٠١٦ - 14:30",
        "28 تشرين الأول/أكتوبر 2016",
        "28 تشرين الأول (أكتوبر) 2016",
        "28 أكتوبر 2016",
        "28 اكتوبر، 2016",
        "28 من أكتوبر عام 2016",
        "نشر في 28 أكتوبر 2016 الساعة 9:15",
        "27 محرم 1438 هـ",
        "27 محرم 1438هـ الموافق 28 أكتوبر 2016",
        "27/1/1438 هـ",
        "1438/01/27",
        "October 28, 2016",
        "28 Oct 2016",
        "Fri, 28 Oct 2016 10:00:00 +0300",
        "2016-10-28T10:00:00Z",
        "2016-10-28 10:00",
        "1477645200",
        "1477645200000",
    ],
)
def test_the_same_day_in_many_writings(written: str) -> None:
    found = read_published(written)
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize(
    "written",
    [
        "",
        "أمس",
        "2016",
        "أكتوبر 2016",
        "31/02/2016",
        "28/10/1016",
        "١٢",
        "31 نيسان 2016",
        "0",
        "x",
    ],
)
def test_what_is_no_single_day_is_not_read(written: str) -> None:
    assert read_published(written) is None


def test_a_moment_keeps_the_day_of_its_own_offset() -> None:
    found = read_published("2016-10-29T00:30:00+03:00")
    assert found is not None
    assert found.day == date(2016, 10, 29)
    assert found.moment == datetime(2016, 10, 28, 21, 30, tzinfo=UTC)


def test_a_time_without_an_offset_is_no_moment() -> None:
    found = read_published("2016-10-28T10:00:00")
    assert found is not None
    assert found.moment is None


def test_unix_time_has_its_day_in_the_zone_that_was_asked_for() -> None:
    late = datetime(2016, 10, 28, 22, tzinfo=UTC)
    there = timezone(timedelta(hours=3))
    assert from_unix(late.timestamp()).day == DAY  # type: ignore[union-attr]
    assert from_unix(late.timestamp(), there).day == date(2016, 10, 29)  # type: ignore[union-attr]


@pytest.mark.parametrize("seconds", [float("inf"), float("nan"), -1e18, 1e18, 4e9 * 10])
def test_unix_times_out_of_reach_are_not_read(seconds: float) -> None:
    assert from_unix(seconds) is None


@given(st.text())
def test_any_words_are_read_or_not_but_never_break(written: str) -> None:
    found = read_published(written)
    assert found is None or 1950 <= found.day.year <= 2100


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back_from_numbers(day: date) -> None:
    for written in (day.isoformat(), day.strftime("%d/%m/%Y"), day.strftime("%Y/%m/%d")):
        found = read_published(written)
        assert found is not None
        assert found.day == day
