"""Intervals on both calendars."""

from datetime import date

import pytest

from riwaya.arabic import calendar, hijri

DAY = date(2016, 8, 17)


def test_weekday_before_takes_the_day_itself() -> None:
    assert calendar.weekday_before(DAY, 3) == DAY
    assert calendar.weekday_before(DAY, 4) == date(2016, 8, 11)


def test_weekday_after() -> None:
    assert calendar.weekday_after(DAY, 3, strict=False) == DAY
    assert calendar.weekday_after(DAY, 3, strict=True) == date(2016, 8, 24)
    assert calendar.weekday_after(DAY, 5, strict=True) == date(2016, 8, 19)


def test_year_is_the_latest_not_after_publication() -> None:
    assert calendar.year_chosen(DAY, "08-17") == DAY
    assert calendar.year_chosen(DAY, "08-18") == date(2015, 8, 18)
    assert calendar.year_chosen(DAY, "02-29") == date(2016, 2, 29)
    assert calendar.year_chosen(date(2015, 8, 1), "02-29") == date(2012, 2, 29)


def test_year_may_be_near_a_day_or_ahead() -> None:
    assert calendar.year_chosen(DAY, "05-01", near=date(2014, 4, 1)) == date(2014, 5, 1)
    assert calendar.year_chosen(DAY, "08-04", near=date(1990, 8, 2)) == date(1990, 8, 4)
    assert calendar.year_chosen(DAY, "09-01", ahead=True) == date(2016, 9, 1)
    assert calendar.year_chosen(DAY, "13-01") is None


@pytest.mark.parametrize(
    ("number", "relative", "first"),
    [
        (8, "", "2016-08-01"),
        (9, "", "2015-09-01"),
        (8, "last", "2015-08-01"),
        (8, "next", "2017-08-01"),
    ],
)
def test_month_near(number: int, relative: str, first: str) -> None:
    assert calendar.month_near(DAY, number, relative)[0] == date.fromisoformat(first)


@pytest.mark.parametrize(
    ("unit", "relative", "days"),
    [
        ("week", "this", ("2016-08-15", "2016-08-21")),
        ("week", "last", ("2016-08-08", "2016-08-14")),
        ("month", "before_last", ("2016-06-01", "2016-06-30")),
        ("month", "next", ("2016-09-01", "2016-09-30")),
        ("year", "last", ("2015-01-01", "2015-12-31")),
    ],
)
def test_period(unit: str, relative: str, days: tuple[str, str]) -> None:
    found = calendar.period(DAY, unit, relative)
    assert found == tuple(map(date.fromisoformat, days))


def test_period_of_an_unknown_unit_or_step_is_none() -> None:
    assert calendar.period(DAY, "century", "this") is None
    assert calendar.period(DAY, "month", "sometime") is None


def test_december_has_a_month_before_and_behind() -> None:
    assert calendar.period(date(2016, 12, 5), "month", "next") == calendar.month(2017, 1)
    assert calendar.period(date(2016, 1, 5), "month", "last") == calendar.month(2015, 12)


@pytest.mark.parametrize(
    ("amount", "sign", "day"),
    [
        ("3:month", -1, "2016-05-17"),
        ("48:hour", -1, "2016-08-15"),
        ("2:week", 1, "2016-08-31"),
        ("1:year", -1, "2015-08-17"),
        ("23:hour", -1, "2016-08-17"),
    ],
)
def test_shifted(amount: str, sign: int, day: str) -> None:
    assert calendar.shifted(DAY, amount, sign) == date.fromisoformat(day)


def test_shifted_takes_the_last_day_of_a_shorter_month() -> None:
    assert calendar.shifted(date(2016, 3, 31), "1:month", -1) == date(2016, 2, 29)


@pytest.mark.parametrize("amount", ["few:month", "99999:year", "999999999:day", ""])
def test_what_cannot_be_shifted_is_none(amount: str) -> None:
    assert calendar.shifted(DAY, amount, -1) is None


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("start", (1, 10)),
        ("middle", (11, 20)),
        ("late", (21, 31)),
        ("h1", (1, 15)),
        ("h2", (16, 31)),
    ],
)
def test_parts_of_a_month(name: str, days: tuple[int, int]) -> None:
    first, last = calendar.month(2016, 8)
    assert calendar.part(first, last, name) == (date(2016, 8, days[0]), date(2016, 8, days[1]))


def test_parts_of_a_year() -> None:
    year = date(2015, 1, 1), date(2015, 12, 31)
    assert calendar.part(*year, "h1") == (date(2015, 1, 1), date(2015, 6, 30))
    assert calendar.part(*year, "q4") == (date(2015, 10, 1), date(2015, 12, 31))
    assert calendar.part(*year, "corner") is None


def test_seasons() -> None:
    assert calendar.season(2014, "winter") == (date(2013, 12, 1), date(2014, 2, 28))
    assert calendar.season_near(DAY, "autumn", "last")[0] == date(2015, 9, 1)
    assert calendar.season_near(DAY, "autumn", "next")[0] == date(2016, 9, 1)


def test_hijri_days_months_years() -> None:
    assert hijri.interval("1436-10-1") == (date(2015, 7, 17),) * 2
    assert hijri.interval("1436-9") == (date(2015, 6, 18), date(2015, 7, 16))
    year = hijri.interval("1436")
    assert year is not None
    assert 353 <= (year[1] - year[0]).days <= 355


@pytest.mark.parametrize("body", ["1436-13", "1436-9-31", "999", "9999-01"])
def test_no_such_hijri_day(body: str) -> None:
    assert hijri.interval(body) is None


def test_feast_nearest_to_publication() -> None:
    assert hijri.feast(date(2015, 7, 21), "fitr") == (date(2015, 7, 17), date(2015, 7, 19))
    assert hijri.feast(date(2015, 9, 20), "adha") == (date(2015, 9, 23), date(2015, 9, 26))
    assert hijri.feast(date(2015, 7, 21), "nowruz") is None
    assert hijri.feast(date(1800, 1, 1), "fitr") is None


def test_hijri_without_a_year() -> None:
    assert hijri.nearest(DAY, "09", ahead=False) == (date(2016, 6, 6), date(2016, 7, 5))
    ahead = hijri.nearest(DAY, "09", ahead=True)
    assert ahead is not None
    assert ahead[0] > DAY
    assert hijri.nearest(date(1800, 1, 1), "09", ahead=False) is None
