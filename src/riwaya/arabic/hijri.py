"""Days of the Islamic calendar (Umm al-Qura, by `hijridate`) as Gregorian intervals."""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

Days = tuple[date, date]

_FEASTS = {"fitr": (10, 1, 3), "adha": (12, 10, 4)}
"""Month, day and length in days: Shawwal 1-3, Dhu al-Hijja 10-13."""
_MONTHS = 12


def interval(body: str) -> Days | None:
    """Return the days of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` outside the tables."""
    parts = [int(part) for part in body.split("-")]
    try:
        if len(parts) == 1:
            return _first(parts[0], 1), _first(parts[0] + 1, 1) - timedelta(days=1)
        if len(parts) == 2:  # noqa: PLR2004
            return _month(parts[0], parts[1])
        day = Hijri(parts[0], parts[1], parts[2]).to_gregorian()
    except (ValueError, OverflowError):
        return None
    found = date(day.year, day.month, day.day)
    return found, found


def _first(year: int, month: int) -> date:
    day = Hijri(year, month, 1).to_gregorian()
    return date(day.year, day.month, day.day)


def _month(year: int, month: int) -> Days:
    behind = (year, month + 1) if month < _MONTHS else (year + 1, 1)
    return _first(year, month), _first(*behind) - timedelta(days=1)


def _year_of(day: date) -> int | None:
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def nearest(published: date, body: str, *, ahead: bool) -> Days | None:
    """Return the latest `MM` or `MM-DD` begun by publication; `ahead`, the first behind it."""
    year = _year_of(published)
    if year is None:
        return None
    found = [days for y in (year - 1, year, year + 1) if (days := interval(f"{y}-{body}"))]
    if ahead:
        return next((days for days in found if days[0] > published), None)
    return next((days for days in reversed(found) if days[0] <= published), None)


def feast(published: date, name: str) -> Days | None:
    """Return the days of the feast nearest to publication, by either side."""
    year = _year_of(published)
    if year is None or name not in _FEASTS:
        return None
    month, day, length = _FEASTS[name]
    starts = [
        days[0] for y in (year - 1, year, year + 1) if (days := interval(f"{y}-{month}-{day}"))
    ]
    if not starts:
        return None
    start = min(starts, key=lambda first: abs((first - published).days))
    return start, start + timedelta(days=length - 1)
