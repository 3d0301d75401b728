"""Days of publication as sources write them: ISO, numbers, words, Hijri, Unix time."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache

from hijridate import Hijri

from riwaya.arabic.fold import fold_key
from riwaya.arabic.tokens import tokens
from riwaya.lexicons.intake import Month, intake

_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_HIJRI_YEARS = range(1343, 1501)
_ISO_DAY = 10
_CENTURY = 2000
_TWO_DIGITS = 100
_HIGHEST_MONTH = 12
_MILLISECONDS = 10**11
_LONGEST = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?!\d)")
_UNIX = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication, and the moment in UTC where the source tells it."""

    day: date
    moment: datetime | None = None


@lru_cache(maxsize=4096)
def read_published(value: str, zone: tzinfo = UTC) -> Published | None:
    """Return what a written date says, or `None` when it cannot be read as one day.

    A moment with an offset keeps the day of that offset, Unix time has its day in `zone`. Of
    `10/11/2016` the first number is the day, as Arabic outlets write, unless it cannot be.
    Years before 1950 and after 2100 are not dates of publication.
    """
    value = value.strip()[:_LONGEST]
    found = _iso(value) or _unix(value, zone) or _mail(value)
    if found is None:
        day = _numbers(fold_key(value)) or _words(value)
        found = Published(day) if day else None
    return found if found and _FIRST_YEAR <= found.day.year <= _LAST_YEAR else None


def from_unix(seconds: float, zone: tzinfo = UTC) -> Published | None:
    """Return the day in `zone` and the moment of a Unix time in seconds."""
    try:
        moment = _EPOCH + timedelta(seconds=seconds)
        day = moment.astimezone(zone).date()
    except (OverflowError, ValueError):
        return None
    return Published(day, moment) if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _iso(value: str) -> Published | None:
    """Read `2016-10-28`, `2016-10-28T23:30:00+03:00`, `2016-10-28 23:30`."""
    try:
        if len(value) <= _ISO_DAY:
            return Published(date.fromisoformat(value)) if "-" in value else None
        moment = datetime.fromisoformat(value)
        return Published(moment.date(), moment.astimezone(UTC) if moment.tzinfo else None)
    except (ValueError, OverflowError):
        return None


def _unix(value: str, zone: tzinfo) -> Published | None:
    """Read Unix time in seconds or milliseconds."""
    if not _UNIX.fullmatch(value):
        return None
    seconds = float(value)
    return from_unix(seconds / 1000 if seconds >= _MILLISECONDS else seconds, zone)


def _mail(value: str) -> Published | None:
    """Read the form of mail and feeds: `Fri, 28 Oct 2016 10:00:00 +0300`."""
    if ":" not in value or not value.isascii():
        return None
    try:
        moment = parsedate_to_datetime(value)
        placed = moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    return Published(moment.date(), placed)


def _numbers(value: str) -> date | None:
    """Read a date in numbers, either way round; a year of the Hijri count is Hijri."""
    if match := _YEAR_FIRST.search(value):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.search(value):
        day, month, year = map(int, match.groups())
    else:
        return None
    if year < _TWO_DIGITS:
        year += _CENTURY
    if month > _HIGHEST_MONTH >= day:
        day, month = month, day
    return _day(year, month, day, hijri=year in _HIJRI_YEARS)


def _day(year: int, month: int, day: int, *, hijri: bool) -> date | None:
    """Return the day in our calendar, or `None` when there is no such day."""
    try:
        if hijri:
            there = Hijri(year, month, day).to_gregorian()
            return date(there.year, there.month, there.day)
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _words(value: str) -> date | None:
    """Read a date with the month's name: `29 تشرين الأول 2016`, `Oct 28, 2016`."""
    keys = [token.key for token in tokens(value)]
    for first, last, _, months in intake().months.scan(keys):
        day = _around(keys, first, last, months[0])
        if day is not None:
            return day
    return None


def _around(keys: list[str], first: int, last: int, month: Month) -> date | None:
    """Return the day that the numbers beside a month's name make with it."""
    before, after = _number(keys, first, -1), _number(keys, last - 1, 1)
    if before is None or after is None:
        after = after if before is None else before
        if after is None or before is not None:
            return None
        before, after = after, _number(keys, after[1], 1)
        if after is None:
            return None
    day, year = sorted((before[0], after[0]))
    return _day(year, month.number, day, hijri=month.calendar == "hijri")


def _number(keys: list[str], at: int, step: int) -> tuple[int, int] | None:
    """Return the next number from `at` and where it stands, over marks and month names."""
    passed = 0
    at += step
    while 0 <= at < len(keys) and passed <= 4:  # noqa: PLR2004  `/` and a month of two words
        if keys[at].isdecimal():
            return int(keys[at]), at
        if keys[at] not in intake().between and keys[at] not in _month_words():
            return None
        at, passed = at + step, passed + 1
    return None


@lru_cache(maxsize=1)
def _month_words() -> frozenset[str]:
    """Return every word of a month's name, so that `تشرين الأول/أكتوبر` reads as one month."""
    return frozenset(token.key for name, _ in intake().month_names for token in tokens(name))
