"""Time mentions as intervals of days, set against publication and the report's story."""

from collections.abc import Sequence
from datetime import date, timedelta

from riwaya.arabic import calendar as spans
from riwaya.claims.dates.forms import interval_of
from riwaya.claims.dates.ground import Ground
from riwaya.model import DatePrecision, ResolvedTime, TimeMention
from riwaya.model.making import changed

_RETRO_DAYS = 31
_STORY_TOKENS = 30
_STORY_DAYS = 31
_FRESH_DAYS = 14
_SAID_TOKENS = 25
_CLOSE_TOKENS = 6
_FULL = tuple(f"{kind}:{century}" for kind in ("day", "month") for century in (19, 20))
_RECKONED = ("elapsed:", "ahead:")
_HOUR = "hour:"
_SAID = ("night", "past", _HOUR)
_THEN = "then"
_FOLLOWING = "following:"
_POINTED = 45
"""So many words before it stands the time that "at that time" means."""
_OF_HOUR = 4
"""So many words behind an hour its day may stand."""
_OF_DAY = 12
"""So many words behind a day an hour is of that day."""
_DAYS = ("weekday", "days:", "day:", "night:")
_BEFORE_BATTLE = "until|battle:began"


class IntervalTimeResolver:
    """Resolves the normal forms of `lexicons/times.toml`; the unsupported stays `None`."""

    def resolve(
        self, mention: TimeMention, published: date | None, discourse: date | None
    ) -> ResolvedTime | None:
        """Return the interval of days, or `None` when nothing supports one."""
        return self.resolve_on(mention, Ground(published, discourse))

    def resolve_on(self, mention: TimeMention, ground: Ground) -> ResolvedTime | None:
        """Resolve against more than the two dates; see `Ground`."""
        try:
            interval = interval_of(mention.value, ground)
        except (OverflowError, ValueError):  # beyond the first or the last day of the calendar
            return None
        if interval is None or interval == (None, None):
            return None
        first, last = interval
        if first is not None and last is not None and last < first:
            first = last
        return ResolvedTime(first, last, _precision(mention, first, last), mention.ground)

    def resolve_all(
        self, mentions: Sequence[TimeMention], published: date | None
    ) -> list[ResolvedTime | None]:
        """Resolve a report's mentions in order, each on what those before it established."""
        story = _retrospective_year(mentions, published)
        resolved: list[ResolvedTime | None] = []
        ground = Ground(published)
        last_full: tuple[int, date] | None = None
        for at, mention in enumerate(mentions):
            near = story or _near(mention, last_full, published)
            told = _told_before(mentions, resolved, at)
            here = changed(ground, near=near, said=_said(mentions, resolved, at), told=told)
            mention = _corrected(mentions, at)
            found = self._starting(mentions, at, here) or self.resolve_on(mention, here)
            resolved.append(found)
            if found is None:
                continue
            ground = _advanced(ground, mention, found)
            if mention.value.startswith(_FULL) and found.first is not None:
                last_full = mention.last, found.first
        return self._looked_ahead(mentions, resolved, published)

    def _looked_ahead(
        self,
        mentions: Sequence[TimeMention],
        resolved: list[ResolvedTime | None],
        published: date | None,
    ) -> list[ResolvedTime | None]:
        """Resolve what hangs on the beginning of a battle that is told only later."""
        began = battle_began(mentions, resolved)
        if began is None:
            return resolved
        ground = Ground(published, began=began)
        return [
            self.resolve_on(mention, ground) if mention.value == _BEFORE_BATTLE else found
            for mention, found in zip(mentions, resolved, strict=True)
        ]

    def _starting(
        self, mentions: Sequence[TimeMention], at: int, ground: Ground
    ) -> ResolvedTime | None:
        """Resolve a duration by the start named right behind ("for five days from today")."""
        behind = mentions[at + 1] if at + 1 < len(mentions) else None
        duration = mentions[at].value.startswith("lasting")
        if not duration or behind is None or behind.first - mentions[at].last > _CLOSE_TOKENS:
            return None
        start = self.resolve_on(behind, ground)
        if start is None or start.first is None:
            return None
        return self.resolve_on(mentions[at], changed(ground, discourse=start.first))


def _corrected(mentions: Sequence[TimeMention], at: int) -> TimeMention:
    """Return what an editor put in brackets behind a quoted "today" ("today (yesterday)"), and
    an hour as of the day told right behind it ("at two in the night of Saturday").
    """
    mention = mentions[at]
    behind = mentions[at + 1] if at + 1 < len(mentions) else None
    if behind is None:
        return mention
    apart = behind.first - mention.last
    bracket = mention.value == "days:0" and apart == 1 and behind.value == "days:-1"
    of_day = (
        mention.value.startswith(_HOUR) and apart <= _OF_HOUR and behind.value.startswith(_DAYS)
    )
    return changed(mention, value=behind.value) if bracket or of_day else mention


def battle_began(
    mentions: Sequence[TimeMention], resolved: Sequence[ResolvedTime | None]
) -> date | None:
    """Return the day the report's story begins: its first single day that is not "today"."""
    for mention, found in zip(mentions, resolved, strict=True):
        single = found is not None and found.precision is DatePrecision.DAY
        if single and found is not None and not mention.value.startswith(("days:0", _HOUR)):
            return found.first
    return None


def _advanced(ground: Ground, mention: TimeMention, found: ResolvedTime) -> Ground:
    """Return the ground behind a mention: a single day moves the story and may begin it.

    What is only reckoned from an act ("the day after …") moves nothing.
    """
    reckoned = mention.value.startswith(_RECKONED)
    if reckoned or found.precision is not DatePrecision.DAY or found.first is None:
        return ground
    began = ground.began
    if not mention.value.startswith(("dayof", "days:0", _HOUR)):
        began = found.first if began is None else min(began, found.first)
    return changed(ground, discourse=found.first, began=began)


def _said(
    mentions: Sequence[TimeMention], resolved: Sequence[ResolvedTime | None], at: int
) -> date | None:
    """Return the day of the saying a deictic night or stretch hangs on, if one stands close.

    "Sources said on Sunday that last night ...": the night before Sunday.
    """
    if at == 0 or not mentions[at].value.startswith(_SAID):
        return None
    last, found = mentions[at - 1], resolved[at - 1]
    if mentions[at].value.startswith(_HOUR):
        near = mentions[at].first - last.last <= _OF_DAY
        single = found is not None and found.precision is DatePrecision.DAY
        return found.first if near and single and found is not None else None
    close = mentions[at].first - last.last <= _SAID_TOKENS and last.part_of_day is None
    told = last.value.startswith(("weekday", "days:"))
    return found.first if close and told and found is not None else None


def _told_before(
    mentions: Sequence[TimeMention], resolved: Sequence[ResolvedTime | None], at: int
) -> tuple[date | None, date | None] | None:
    """Return the time told shortly before one that only points back ("at that time")."""
    mention, found = mentions[at], resolved[at - 1] if at else None
    if found is None or not _points(mention.value):
        return None
    near = mention.first - mentions[at - 1].last <= _POINTED
    return (found.first, found.last) if near else None


def _points(value: str) -> bool:
    """Whether a normal form only points back to the time told before it."""
    return _THEN in value or value.startswith(_FOLLOWING)


def _near(
    mention: TimeMention, full: tuple[int, date] | None, published: date | None
) -> date | None:
    """Return the full date a yearless day stands close behind and is close to, if any; a day
    just before publication is rather the report's own.
    """
    if full is None or mention.first - full[0] > _STORY_TOKENS:
        return None
    body, _, relative = mention.value.partition(":--")[2].partition(":")
    if not mention.value.startswith("day:--") or relative:
        return None
    fresh = spans.day_in(published.year, body) if published else None
    if published and fresh and 0 <= (published - fresh).days <= _FRESH_DAYS:
        return None
    around = [spans.day_in(full[1].year + step, body) for step in (-1, 0, 1)]
    near = timedelta(days=_STORY_DAYS)
    return full[1] if any(d is not None and abs(d - full[1]) <= near for d in around) else None


def _retrospective_year(mentions: Sequence[TimeMention], published: date | None) -> date | None:
    """Return a day of the story when a report looks back on an earlier year.

    A report that names days only by day and month, none by "today" or a weekday, tells one
    story. If one of its dates would lie up to a month after publication this year, it is last
    year's, and so are those around it.
    """
    days = [m for m in mentions if m.value.startswith("day:--")]
    deictic = any(m.value.startswith(("weekday", "days:", "night:")) for m in mentions)
    if published is None or deictic:
        return None
    for mention in days:
        _, month_day, relative = _parts(mention.value[4:] + "::", 3)
        this_year = spans.day_in(published.year, month_day)
        if relative or this_year is None:
            continue
        if timedelta(0) < this_year - published <= timedelta(days=_RETRO_DAYS):
            return spans.day_in(published.year - 1, month_day)
    return None


def _parts(text: str, count: int) -> list[str]:
    """Return a yearless value as ["", "MM-DD", relative]."""
    body, _, relative = text.partition(":")
    return ["", body[2:], relative.strip(":")][:count]


def _precision(mention: TimeMention, first: date | None, last: date | None) -> DatePrecision:
    if first is not None and first == last:
        return DatePrecision.DAY
    if mention.precision is DatePrecision.DAY:
        return DatePrecision.RANGE
    return mention.precision
