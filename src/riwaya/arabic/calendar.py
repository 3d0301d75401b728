"""Intervals of days on the Gregorian calendar: pure functions, closed intervals."""

import calendar
from datetime import date, timedelta

Days = tuple[date, date]

_WEEK = 7
_MONTHS = 12
_HOURS = 24
_LEAPS = 8
"""Within so many years every day of the calendar comes round, 29 February across 1900 too."""
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}
"""First month of each; winter 2014 runs from December 2013 as its months of 2014 do."""


def iso_day(text: str) -> date | None:
    """Return the day `YYYY-MM-DD`, or `None` when the calendar has no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_in(year: int, month_day: str) -> date | None:
    """Return the day `MM-DD` of a year, or `None` when that year has none."""
    return iso_day(f"{year:04d}-{month_day}")


def month(year: int, number: int) -> Days:
    """Return the first and last day of a month."""
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def weekday_before(day: date, number: int) -> date:
    """Return the latest ISO weekday (Monday is 1) that is not after `day`."""
    return day - timedelta(days=(day.isoweekday() - number) % _WEEK)


def weekday_after(day: date, number: int, *, strict: bool) -> date:
    """Return the first ISO weekday on or after `day`, after it when `strict`."""
    ahead = (number - day.isoweekday()) % _WEEK
    return day + timedelta(days=ahead or (_WEEK if strict else 0))


def year_chosen(
    published: date, month_day: str, *, near: date | None = None, ahead: bool = False
) -> date | None:
    """Return `MM-DD` in the year that fits: nearest to `near`, else the latest not after
    publication, or, `ahead`, the first not before it.
    """
    middle = (near or published).year
    years = range(max(1, middle - _LEAPS), min(middle + _LEAPS, date.max.year) + 1)
    days = [day for year in years if (day := day_in(year, month_day)) is not None]
    if near is not None:
        past = [day for day in days if day <= published] or days
        return min(past, key=lambda day: (abs((day - near).days), -day.toordinal()))
    if ahead:
        return next((day for day in days if day >= published), None)
    return max((day for day in days if day <= published), default=None)


def month_near(published: date, number: int, relative: str = "") -> Days:
    """Return the month meant by a name without a year.

    The latest whose first day is not after publication; "last" is never the month of
    publication, "next" the first behind it.
    """
    year = published.year
    if relative == "next":
        return month(year if number > published.month else year + 1, number)
    if relative == "last":
        return month(year if number < published.month else year - 1, number)
    return month(year if number <= published.month else year - 1, number)


def season(year: int, name: str) -> Days:
    """Return a season of a year by whole months; its winter ends in February of that year."""
    first = _SEASONS[name]
    if first == _MONTHS:
        return date(year - 1, _MONTHS, 1), month(year, 2)[1]
    return date(year, first, 1), month(year, first + 2)[1]


def season_near(published: date, name: str, relative: str) -> Days:
    """Return the last or next season of a name, seen from publication."""
    if relative == "next":
        found = season(published.year, name)
        return found if found[0] > published else season(published.year + 1, name)
    found = season(published.year, name)
    return found if found[1] < published else season(published.year - 1, name)


_STEPS = {"this": 0, "last": -1, "before_last": -2, "next": 1}


def period(published: date, unit: str, relative: str) -> Days | None:
    """Return this, the last or the next week (Monday to Sunday), month or year."""
    step = _STEPS.get(relative)
    if step is None:
        return None
    if unit == "week":
        monday = weekday_before(published, 1) + timedelta(days=_WEEK * step)
        return monday, monday + timedelta(days=_WEEK - 1)
    if unit == "month":
        index = published.year * _MONTHS + published.month - 1 + step
        return month(index // _MONTHS, index % _MONTHS + 1)
    if unit == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    return None


_WEEKS = {"w1": 0, "w2": 7, "w3": 14, "w4": 21}
_WEEK_PARTS = {"start": (0, 2), "middle": (2, 4), "late": (4, 6), "end": (4, 6)}
_DECADE_PARTS = {"start": (0, 3), "middle": (3, 6), "late": (6, 9), "end": (6, 9)}
_SEASON_DAYS, _YEAR_DAYS = 92, 366
"""The most days of a season and of a year: what is longer is a year, is a decade."""
_THIRDS = {"start": (0, 10), "middle": (10, 20), "late": (20, 0), "end": (20, 0)}
_MONTH_PARTS = {
    "start": (1, 3),
    "middle": (5, 8),
    "late": (10, 12),
    "end": (10, 12),
    "h1": (1, 6),
    "h2": (7, 12),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
}


def _part_of_decade(first: int, name: str) -> Days | None:
    """Return the years of a part of the decade that begins with a year."""
    years = _DECADE_PARTS.get(name)
    if years is None:
        return None
    return date(first + years[0], 1, 1), date(first + years[1], 12, 31)


def part(first: date, last: date, name: str) -> Days | None:
    """Return the part of a week, a month, a year or a decade: its thirds, a month's weeks and
    halves, a year's quarters.
    """
    if (last - first).days > _YEAR_DAYS:
        return _part_of_decade(first.year, name)
    if (last - first).days < _WEEK:
        days = _WEEK_PARTS.get(name)
        return (first + timedelta(days[0]), first + timedelta(days[1])) if days else None
    if (last - first).days > _SEASON_DAYS:
        months = _MONTH_PARTS.get(name)
        if months is None:
            return None
        return date(first.year, months[0], 1), month(first.year, months[1])[1]
    if name in _WEEKS:
        start = first + timedelta(_WEEKS[name]) if name != "w4" else last - timedelta(_WEEK - 1)
        return start, start + timedelta(_WEEK - 1)
    if name in ("h1", "h2"):
        half = first + timedelta(days=14)
        return (first, half) if name == "h1" else (half + timedelta(days=1), last)
    third = _THIRDS.get(name)
    if third is None:
        return None
    start = first + timedelta(days=third[0])
    end = first + timedelta(days=third[1] - 1) if third[1] else last
    return min(start, last), min(end, last)


def shifted(day: date, amount: str, sign: int) -> date | None:
    """Return the day `amount` ("3:month", "48:hour") before or after, by `sign`.

    A month keeps its day where the other month has it, else takes the last. Hours count as
    whole days. `None` for a vague amount or a day the calendar cannot hold.
    """
    number, _, unit = amount.partition(":")
    if not number.isdigit():
        return None
    count = int(number) * sign
    try:
        if unit == "hour":
            return day + timedelta(days=sign * (abs(count) // _HOURS))
        if unit in ("day", "week"):
            return day + timedelta(days=count * (_WEEK if unit == "week" else 1))
        months = count * (_MONTHS if unit == "year" else 1)
        index = day.year * _MONTHS + day.month - 1 + months
        year, number_of_month = index // _MONTHS, index % _MONTHS + 1
        return date(
            year, number_of_month, min(day.day, calendar.monthrange(year, number_of_month)[1])
        )
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def around(day: date, unit: str) -> Days:
    """Return the month or the year a day lies in."""
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return month(day.year, day.month)
