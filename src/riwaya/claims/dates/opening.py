"""The day that a report is of: told in its heading, its lead or below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.discourse import Thread
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import DatePrecision, ResolvedTime, TimeMention, When

_FULL = ("day:1", "day:2")
"""How the value of a day begins that is told with its year."""
_HOUR = "hour"
_SINCE_HOUR = "hour.since"
_TODAY = "days:0"
_UNTIL = "until|"
_NTH_DAY = ("dayof:", "row:")
"""How the value of a day begins that is counted from the beginning of a battle."""
_NO_DAY = ("since|", "row:", "coming:", "elapsed:", "ahead:")
"""Stretches and distances that tell no day a report is of."""
_BULLETIN_DAYS = 8
"""A bulletin may be of a week."""
_HEAD = 6
_END = 2
_STORY = 14
_NEWS = 3

Dates = Mapping[int, ResolvedTime]


def of_hour(mention: TimeMention) -> bool:
    """Whether a time is a part of a day that is not told, unless it reaches to the telling
    ("since the morning"): no story's day by itself.
    """
    return mention.value.startswith(_HOUR) and mention.rule != _SINCE_HOUR


def to_come(first: date | None, published: date | None) -> bool:
    """Whether a day lies behind publication: no story has reached it."""
    return first is not None and published is not None and first > published


def open_story(scenes: Sequence[Scene], dates: Dates, thread: Thread) -> None:
    """Set the story to the first single day its lead names, and note its first place.

    Where the lead names none, the heading tells it ("harvest of Saturday", a date above the
    text), else the date that the report is signed with; where it names only the day of a
    denial, the next sentence leads. A bulletin's day stays the one of the whole report.
    """
    body = [scene for scene in scenes if not scene.headline]
    telling = [scene for scene in body if _tells(scene)] or body
    if telling and telling[0].times and not _deeds_first(telling[0]):
        telling = telling[1:]
    lead = next(iter(telling), None)
    thread.dated_at = lead.sentence.paragraph if lead else 0
    led = _first_day(_deeds_first(lead) if lead else (), dates, scenes)
    headed = next(_heads(scenes, lead, dates), None) or _of_the_day(scenes, led, dates)
    titled = _first_day(
        (m for s in scenes if s.headline for m in s.times if m.value.startswith(_FULL)),
        dates,
        scenes,
    )
    thread.headed = headed is not None
    thread.dated = led or headed or titled or next(_signed(scenes, dates), None)
    thread.lead = headed or thread.dated
    told = (scene.findings.tellers.without_aside(scene.places) for scene in body)
    thread.opening = next(filter(None, told), ())


def _tells(scene: Scene) -> bool:
    """Whether a sentence has a word for an act that is no name of a place (Aden is also "they
    returned").
    """
    return any(t.first not in scene.in_place for t in scene.triggers)


def _first_day(
    mentions: Iterable[TimeMention], dates: Dates, scenes: Sequence[Scene]
) -> Dated | None:
    """Return the first of the times that is a day a report may be of."""
    published = scenes[0].document.report.published if scenes else None
    for mention in mentions:
        found = dates.get(mention.first)
        if found is None or of_hour(mention) or to_come(found.first, published):
            continue
        if found.precision is DatePrecision.DAY or _within(found, 1):
            return _dated(mention, found)
        if mention.value.startswith(_UNTIL) and _fresh(found.last, published):
            return _over_on(mention, found)
    return None


def _fresh(day: date | None, published: date | None) -> bool:
    """Whether a day lies shortly before publication."""
    return day is not None and published is not None and 0 <= (published - day).days <= _NEWS


def _over_on(mention: TimeMention, found: ResolvedTime) -> Dated:
    """Return the day until which something went on."""
    when = When(found.last, found.last, DatePrecision.DAY, found.anomaly)
    return Dated(when, (mention,), f"date.{mention.rule}")


def _dated(mention: TimeMention, found: ResolvedTime) -> Dated:
    when = When(found.first, found.last, found.precision, found.anomaly)
    return Dated(when, (mention,), f"date.{mention.rule}")


def _within(found: ResolvedTime, days: int) -> bool:
    """Whether a time is a stretch of so few days, as a night is that two days share."""
    first, last = found.first, found.last
    return first is not None and last is not None and (last - first).days <= days


def _heads(scenes: Sequence[Scene], lead: Scene | None, dates: Dates) -> Iterator[Dated]:
    """Yield the days told above the lead: in a line without an act, or that of a bulletin."""
    words = load_grammar().bulletin
    for scene in scenes[:_HEAD]:
        bulletin = not words.isdisjoint(scene.keys)
        if not bulletin and (scene is lead or scene.triggers):
            if scene is lead:
                return
            continue
        yield from _days_of(scene, dates, bulletin=bulletin)
        if scene is lead:
            return


def _of_the_day(scenes: Sequence[Scene], led: Dated | None, dates: Dates) -> Dated | None:
    """Return the day of publication, or the one of the lead, where a headline says that a
    report tells a day's events and not which day: "harvest of the second day", live coverage.
    """
    published = scenes[0].document.report.published if scenes else None
    heading = [scene for scene in scenes if scene.headline]
    if published is None or not (_numbered(heading) or any(map(_live, heading))):
        return None
    if led is None or led.when.last is None:
        return Dated(When(published, published, DatePrecision.DAY), (), "date.bulletin")
    return led if (published - led.when.last).days <= _NEWS else None


def _numbered(heading: Sequence[Scene]) -> bool:
    """Whether a bulletin's headline counts the day it is of, or says only that it is one."""
    grammar = load_grammar()
    if all(grammar.bulletin.isdisjoint(scene.keys) for scene in heading):
        return False
    counted = any(m.value.startswith(_NTH_DAY) for s in heading for m in s.times)
    return counted or any(not grammar.one_day.isdisjoint(scene.keys) for scene in heading)


def _live(scene: Scene) -> bool:
    """Whether a headline says that what it heads is told as it happens."""
    grammar, keys = load_grammar(), scene.keys
    if not grammar.updated.isdisjoint(keys):
        return True
    return any(
        key in grammar.coverage and behind in grammar.live for key, behind in pairwise(keys)
    )


def _signed(scenes: Sequence[Scene], dates: Dates) -> Iterator[Dated]:
    """Yield the days that stand below a report, in a line without an act."""
    for scene in reversed(scenes[-_END:]):
        if not scene.triggers:
            yield from _days_of(scene, dates)


def _days_of(scene: Scene, dates: Dates, *, bulletin: bool = False) -> Iterator[Dated]:
    """Yield the days or few days near publication of a line; "until" a day tells that day.

    "Today" alone may be the end of an outlet's name.
    """
    published = scene.document.report.published
    for mention in scene.times:
        found = dates.get(mention.first)
        if found is None or published is None or found.last is None or of_hour(mention):
            continue
        if mention.value.startswith(_NO_DAY) or found.last > published:
            continue
        if mention.value == _TODAY and not bulletin:
            continue
        if (published - found.last).days > _STORY:
            continue
        if mention.value.startswith(_UNTIL):
            yield _over_on(mention, found)
        elif _within(found, _BULLETIN_DAYS):
            yield _dated(mention, found)


def _deeds_first(scene: Scene) -> list[TimeMention]:
    """Return the times of a sentence, those behind "that" before the one of the saying; the day
    of a denial is no deed's.
    """
    that = min(filter(partial(_of_saying, scene), scene.starts("that")), default=None)
    denied = min(scene.starts("deny"), default=None)
    act = next((t.first for t in scene.triggers if denied is not None and t.first > denied), 0)
    times = [m for m in scene.times if denied is None or not denied < m.first < act]
    answer = _answer(scene)
    times = [m for m in times if answer is None or m.first < answer]
    if that is None:
        return times
    return sorted(times, key=lambda mention: mention.first < that)


def _of_saying(scene: Scene, that: int) -> bool:
    """Whether "that" opens what is said: no clause behind "after" or "since", and no "was",
    which is spelled as "as that".
    """
    grammar, before = load_grammar(), scene.key(that - 1)
    if scene.key(that) in grammar.had:
        return False
    return before not in grammar.later | grammar.sooner and before not in grammar.since


def _answer(scene: Scene) -> int | None:
    """Return the verb by which the first act of a sentence is what somebody thought of another
    ("condemned on Monday the shelling of …"): the day of that is none of a deed.
    """
    first = min((t.first for t in scene.triggers), default=None)
    told = scene.trigger_at.get(first, ()) if first is not None else ()
    answers = any(t.form in FINITE and load_frames()[t.frame].answers for t in told)
    return first if answers else None
