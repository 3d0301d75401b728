"""The normal forms of `lexicons/times.toml` as intervals of days."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from riwaya.arabic import calendar as spans
from riwaya.arabic import hijri
from riwaya.claims.dates.ground import Ground, Interval
from riwaya.lexicons.times import load_times
from riwaya.model.making import changed

_NIGHT = "night"
_FEW_HOURS = "few:hour"
_DAY = timedelta(days=1)
_STORY = timedelta(days=14)
"""A day longer past than this is background, and no day of a story."""


def interval_of(value: str, ground: Ground) -> Interval | None:
    """Return the interval of a normal form; an unknown form gives `None`."""
    head, mark, rest = value.partition("|")
    if mark and head in _WRAPPED:
        return _WRAPPED[head](rest, ground)
    kind, _, rest = value.partition(":")
    read = _READ.get(kind)
    return read(rest, ground) if read is not None else None


def _since(inner: str, ground: Ground) -> Interval | None:
    found = interval_of(inner, ground)
    if found is None:
        return None
    first = found[1] if inner.startswith("part:end") else found[0]
    if first is not None and ground.published is not None and first > ground.published:
        return first, None
    return first, ground.published


def _until(inner: str, ground: Ground) -> Interval | None:
    found = interval_of(inner, ground)
    return (None, found[1]) if found is not None and found[1] is not None else None


def _range(inner: str, ground: Ground) -> Interval | None:
    left, _, right = inner.partition("|")
    end = interval_of(right, ground)
    if end is None or end[1] is None:
        return None
    start = interval_of(left, changed(ground, near=end[0], published=end[1]))
    return (start[0], end[1]) if start is not None else None


def _both(inner: str, ground: Ground) -> Interval | None:
    """Read two days joined by "and", in whatever order ("yesterday and the day before")."""
    left, _, right = inner.partition("|")
    found = interval_of(left, ground), interval_of(right, ground)
    days = [day for interval in found if interval for day in interval]
    told = [day for day in days if day is not None]
    return (min(told), max(told)) if len(told) == 2 * len(found) else None


def _weekday(rest: str, ground: Ground) -> Interval | None:
    number, _, relative = rest.partition(":")
    if ground.published is None or not number:
        return None
    day = spans.weekday_before(ground.published, int(number))
    if relative == "next" or (ground.planned and relative != "last"):
        day = spans.weekday_after(ground.published, int(number), strict=relative == "next")
    elif (relative == "last" and day == ground.published) or relative == "before_last":
        day -= timedelta(days=7)
    elif relative == "after_midnight" and day < ground.published:
        day += _DAY
    return day, day


def _weekdays(rest: str, ground: Ground) -> Interval | None:
    first, _, second = rest.partition("-")
    last = _weekday(second, ground)
    if last is None or last[1] is None:
        return None
    return spans.weekday_before(last[1], int(first)), last[1]


def _days(rest: str, ground: Ground) -> Interval | None:
    if ground.published is None:
        return None
    number, _, midnight = rest.partition(":")
    day = ground.published + timedelta(days=int(number))
    return day, day + _DAY if midnight else day


def _night(rest: str, ground: Ground) -> Interval | None:
    base = ground.said or ground.published
    return (day := base + timedelta(days=int(rest)), day) if base is not None else None


def _thisnight(rest: str, ground: Ground) -> Interval | None:
    """Read a night without a date: that which ends on the day the story or the report has."""
    del rest
    base = ground.discourse or ground.published
    return (base - _DAY, base) if base is not None and base == ground.published else None


def _discourse(rest: str, ground: Ground) -> Interval | None:
    if ground.discourse is None:
        return None
    if rest[:1] in "+-" and ":" in rest:
        sign = 1 if rest[0] == "+" else -1
        day = spans.shifted(ground.discourse, rest[1:], sign)
    else:
        day = ground.discourse + timedelta(days=int(rest))
    return (day, day) if day is not None else None


def _then(rest: str, ground: Ground) -> Interval | None:
    """Read "at that time" as the time told last, "in the same month" as the whole of it."""
    whole = rest and ground.told and ground.told[0]
    return spans.around(whole, rest) if whole else ground.told


def _following(rest: str, ground: Ground) -> Interval | None:
    """Read "the following month" from the time told last."""
    first = ground.told[0] if ground.told else ground.discourse
    later = spans.shifted(first, f"1:{rest}", 1) if first is not None else None
    if later is None:
        return None
    return (later, later + 6 * _DAY) if rest == "week" else spans.around(later, rest)


def _dayof(rest: str, ground: Ground) -> Interval | None:
    began = ground.began or ground.discourse
    if began is None:
        return None
    day = began + timedelta(days=int(rest) - 1)
    return day, day


def _dayofmonth(rest: str, ground: Ground) -> Interval | None:
    if ground.discourse is None:
        return None
    day = spans.iso_day(f"{ground.discourse:%Y-%m}-{rest}")
    return (day, day) if day is not None else None


def _battle(rest: str, ground: Ground) -> Interval | None:
    del rest
    return (ground.began, ground.began) if ground.began is not None else None


def _row(rest: str, ground: Ground) -> Interval | None:
    """Read "for the third day running", "its third month": from the first of them on."""
    number, _, unit = rest.partition(":")
    if ground.published is None:
        return None
    first = spans.shifted(ground.published, f"{int(number) - 1}:{unit or 'day'}", -1)
    return (first, ground.published) if first is not None else None


def _hour(rest: str, ground: Ground) -> Interval | None:
    """Read a part of the day without its day: of the day named just before; else from the day
    the story has reached on, or of the day of publication or the one before it.
    """
    day, published = ground.discourse, ground.published
    if ground.said is not None or published is None:
        near = ground.said or day
        before = _DAY if rest == _NIGHT and near == published else timedelta(0)
        return (near - before, near) if near is not None else None
    past = timedelta(1) if rest == _NIGHT else timedelta(0)
    told = day is not None and past <= published - day <= _STORY
    return day if told else published - _DAY, published


def _day(rest: str, ground: Ground) -> Interval | None:
    body, _, relative = rest.partition(":")
    if body.startswith("--"):
        day = _yearless(body[2:], relative, ground)
    else:
        named, _, month_day = body.partition("-")
        year = _year_of(named, ground)
        day = spans.day_in(year, month_day) if year is not None else None
    return (day, day) if day is not None else None


def _yearless(month_day: str, relative: str, ground: Ground) -> date | None:
    """Choose the year: nearest before publication, or the story's, or ahead when planned."""
    if ground.published is None:
        return spans.day_in(ground.near.year, month_day) if ground.near else None
    this_year = spans.day_in(ground.published.year, month_day)
    if relative == "this" and this_year and this_year.month == ground.published.month:
        return this_year
    known = None if relative or ground.planned else _known(month_day, ground.published)
    if known is not None:
        return known
    return spans.year_chosen(
        ground.published,
        month_day,
        near=None if relative else ground.near,
        ahead=relative == "next" or (ground.planned and not relative),
    )


def _known(month_day: str, published: date) -> date | None:
    """Return a day called by day and month alone, but for the days after it comes again."""
    day = load_times().known_days.get(month_day)
    again = spans.year_chosen(published, month_day)
    if day is None or again is None or published - again <= _STORY:
        return None
    return day if day <= published else None


def _monthday(rest: str, ground: Ground) -> Interval | None:
    _, relative, day_number = rest.split(":")
    month = spans.period(ground.published, "month", relative) if ground.published else None
    if month is None:
        return None
    day = spans.iso_day(f"{month[0]:%Y-%m}-{day_number}")
    return (day, day) if day is not None else None


def _month(rest: str, ground: Ground) -> Interval | None:
    body, _, relative = rest.partition(":")
    if not body.startswith("--"):
        named, _, number = body.partition("-")
        year = _year_of(named, ground)
        return spans.month(year, int(number)) if year is not None else None
    if ground.published is None:
        return spans.month(ground.near.year, int(body[2:])) if ground.near else None
    return spans.month_near(ground.published, int(body[2:]), relative)


def _year(rest: str, ground: Ground) -> Interval | None:
    del ground
    return date(int(rest), 1, 1), date(int(rest), 12, 31)


def _season(rest: str, ground: Ground) -> Interval | None:
    body, _, relative = rest.partition(":")
    if body.startswith("--"):
        if ground.published is None:
            return None
        return spans.season_near(ground.published, body[2:], relative)
    named, _, name = body.partition("-")
    year = _year_of(named, ground)
    return spans.season(year, name) if year is not None else None


def _year_of(named: str, ground: Ground) -> int | None:
    """Return a year told by its number, or as the last, this or the next one."""
    if named.isdigit():
        return int(named)
    whole = spans.period(ground.published, "year", named) if ground.published else None
    return whole[0].year if whole is not None else None


def _period(rest: str, ground: Ground) -> Interval | None:
    unit, _, relative = rest.partition(":")
    if ground.published is None:
        return None
    return spans.period(ground.published, unit, relative or "this")


def _part(rest: str, ground: Ground) -> Interval | None:
    name, _, inner = rest.partition("/")
    whole = interval_of(inner, ground)
    if whole is None or whole[0] is None or whole[1] is None:
        return None
    return spans.part(whole[0], whole[1], name)


def _ago(rest: str, ground: Ground) -> Interval | None:
    if ground.published is None:
        return None
    if rest == _FEW_HOURS:
        return ground.published - _DAY, ground.published
    if rest.startswith("few"):
        return None, ground.published
    return _moved(ground.published, rest, -1)


def _since_ago(inner: str, ground: Ground) -> Interval | None:
    """Read "since N months": from that many months back, to the day."""
    if inner.startswith("ago:") and not inner.startswith("ago:few") and ground.published:
        return spans.shifted(ground.published, inner[4:], -1), ground.published
    return _since(inner, ground)


def _past(rest: str, ground: Ground) -> Interval | None:
    base = ground.said or ground.published
    if base is None:
        return None
    if rest.startswith("few"):
        return None, base
    first = spans.shifted(base, rest, -1)
    if first is None or first == base:
        return None
    return first, base


def _coming(rest: str, ground: Ground) -> Interval | None:
    if ground.published is None:
        return None
    last = None if rest.startswith("few") else spans.shifted(ground.published, rest, 1)
    return ground.published, last


def _lasting(rest: str, ground: Ground) -> Interval | None:
    first = ground.discourse
    last = spans.shifted(first, rest, 1) if first is not None else None
    return (first, last) if last is not None else None


def _elapsed(rest: str, ground: Ground) -> Interval | None:
    base = ground.discourse or ground.published
    return _moved(base, rest, -1) if base is not None else None


def _ahead(rest: str, ground: Ground) -> Interval | None:
    """Read what came so long after the story ("a week before the truce"): none without one."""
    return _moved(ground.discourse, rest, 1) if ground.discourse is not None else None


def _moved(base: date, amount: str, sign: int) -> Interval | None:
    """Return the day, month or year `amount` away; a few hours stay within the day."""
    if amount == _FEW_HOURS:
        return base, base
    day = spans.shifted(base, amount, sign)
    if day is None:
        return None
    unit = amount.partition(":")[2]
    return spans.around(day, unit) if unit in ("month", "year") else (day, day)


def _later(rest: str, ground: Ground) -> Interval | None:
    base = ground.discourse or (ground.published if ground.planned else None)
    return _moved(base, rest, 1) if base is not None else None


def _hijri(rest: str, ground: Ground) -> Interval | None:
    body, _, relative = rest.partition(":")
    if body.startswith("--"):
        if ground.published is None:
            return None
        return hijri.nearest(ground.published, body[2:], ahead=relative == "next")
    return hijri.interval(body)


def _feast(rest: str, ground: Ground) -> Interval | None:
    name, _, number = rest.partition(":")
    days = hijri.feast(ground.published, name) if ground.published is not None else None
    if days is None or not number:
        return days
    day = days[0] + timedelta(days=int(number) - 1)
    return (day, day) if day <= days[1] else None


_WRAPPED: Mapping[str, Callable[[str, Ground], Interval | None]] = {
    "since": _since_ago,
    "until": _until,
    "range": _range,
    "both": _both,
}
_READ: Mapping[str, Callable[[str, Ground], Interval | None]] = {
    "weekday": _weekday,
    "weekdays": _weekdays,
    "days": _days,
    "night": _night,
    "thisnight": _thisnight,
    "discourse": _discourse,
    "then": _then,
    "following": _following,
    "dayof": _dayof,
    "dayofmonth": _dayofmonth,
    "battle": _battle,
    "row": _row,
    "hour": _hour,
    "day": _day,
    "monthday": _monthday,
    "month": _month,
    "year": _year,
    "season": _season,
    "period": _period,
    "part": _part,
    "ago": _ago,
    "past": _past,
    "coming": _coming,
    "lasting": _lasting,
    "elapsed": _elapsed,
    "ahead": _ahead,
    "later": _later,
    "hijri": _hijri,
    "feast": _feast,
}
