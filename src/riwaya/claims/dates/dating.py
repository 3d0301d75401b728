"""The day of an event among the times its sentence and report name."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.ranges import number_in
from riwaya.model import DatePrecision, EventType, Modality, ResolvedTime, TimeMention, When
from riwaya.model.making import changed

_SLACK = 7
_TOKEN = 0.2
_NEAREST = 8
"""Times on each side of an act of which one may be its own."""
_YEARLESS = "day:--"
"""How the normal form of a day and month without a year begins."""
_STORY = 14
_CLOSE = 6
_OF_OTHER = 1.5
"""What it costs to take a time that stands behind another act."""


Resolved = Sequence[tuple[TimeMention, ResolvedTime]]


def date_of(
    scene: Scene,
    chosen: Chosen,
    modality: Modality,
    times: Resolved,
    published: date | None,
    others: Sequence[Chosen] = (),
) -> Dated | None:
    """Return when a claim is said to have happened by its own sentence, or `None`."""
    bound = _nearest(scene, chosen, times, others)
    if modality is Modality.PLANNED:
        return None
    if bound is not None:
        mention, resolved = bound
        when = When(resolved.first, resolved.last, resolved.precision, resolved.anomaly)
        return Dated(when, (mention,), f"date.{mention.rule}")
    lasting = modality is Modality.ONGOING or chosen.frame.type is EventType.CONTROL
    if lasting and published is not None:
        return Dated(When(None, published, DatePrecision.RANGE), (), "date.ongoing")
    return None


def inherited(dated: Dated | None, published: date | None) -> Dated | None:
    """Return when an act told on without a day happened: from the story's day to publication.

    Only a time near publication carries on: an older one is background.
    """
    if dated is None or dated.when.precision not in (DatePrecision.DAY, DatePrecision.RANGE):
        return None
    day = dated.when.first
    if day is None or published is None:
        return Dated(dated.when, dated.mentions, "date.story")
    if (published - day).days > _STORY:
        return None
    if day >= published:
        return Dated(dated.when, dated.mentions, "date.story")
    when = When(day, published, DatePrecision.RANGE, dated.when.anomaly)
    return Dated(when, dated.mentions, "date.story")


def marked(
    told: Iterable[tuple[TimeMention, ResolvedTime | None]],
) -> dict[int, ResolvedTime]:
    """Return the days of a report by token, one that is likely a slip of the pen marked.

    That is a day of the month, told without its year, between two later days of that month:
    a report that looks back names another month, a weekday or the year.
    """
    pairs = [(mention, found) for mention, found in told if found is not None]
    out = {mention.first: found for mention, found in pairs}
    days = [
        (mention.first, found.first)
        for mention, found in pairs
        if mention.value.startswith(_YEARLESS) and found.first is not None
    ]
    for (_, before), (at, now), (_, after) in zip(days, days[1:], days[2:], strict=False):
        one_month = (before.year, before.month) == (now.year, now.month)
        if one_month and now < before <= after and (before - now).days > _SLACK:
            text = f"stated {now}, yet told between {before} and {after}"
            out[at] = changed(out[at], anomaly=text)
    return out


def _led(mention: TimeMention, starts: Sequence[int]) -> bool:
    """Whether another act stands closely before a time, which is that act's own then."""
    return number_in(starts, mention.first - _CLOSE, mention.first) > 0


def _near(times: Resolved, at: int) -> Resolved:
    """Return the times that can be the nearest to a token: of an endless sentence some."""
    here = bisect_left(times, at, key=_first)
    return times[max(0, here - _NEAREST) : here + _NEAREST]


def _first(told: tuple[TimeMention, ResolvedTime]) -> int:
    return told[0].first


def _nearest(
    scene: Scene, chosen: Chosen, times: Resolved, others: Sequence[Chosen]
) -> tuple[TimeMention, ResolvedTime] | None:
    """Return the time nearest a trigger, the barriers between counted in."""
    best: tuple[float, tuple[TimeMention, ResolvedTime]] | None = None
    starts = [other.first for other in others]
    for mention, resolved in _near(times, chosen.first):
        low, high = (
            (chosen.last, mention.first)
            if mention.first >= chosen.last
            else (mention.last, chosen.first)
        )
        if high < low:
            continue
        cost = _TOKEN * (high - low)
        if best is not None and cost >= best[0]:
            continue
        cost += scene.cost(low - 1, high)
        cost += 8 * len(scene.hard_in(low, high))
        cost += 3 * number_in(starts, low, high)
        if mention.last <= chosen.first and _led(mention, starts):
            cost += _OF_OTHER
        if best is None or cost < best[0]:
            best = (cost, (mention, resolved))
    return best[1] if best else None
