"""Claims of one report that tell the same happening: a headline and its sentence, a summary."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from riwaya.model import Claim, ClaimId, EventType, Modality, When

_SAID = frozenset({EventType.STATEMENT, EventType.MOBILISATION, EventType.CONTROL})
_REAL = frozenset({Modality.ASSERTED, Modality.ONGOING})
"""A headline's present tells the past: these can tell one happening."""
_MOST_DAYS = 400
"""Of what is told of one place on more days than this, only the first are remembered."""

Key = tuple[EventType, str | None, Modality, str]
Day = tuple[date | None, date | None] | None
Tellings = dict[Key, dict[Day, int]]
"""The place of the first claim told of each day, by what claims of one happening share."""


def linked(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims in the order of their triggers, repeats naming the first telling."""
    ordered = sorted(claims, key=lambda c: (c.trigger.start, c.trigger.end, c.event_type))
    seen: set[ClaimId] = set()
    told: Tellings = {}
    out: list[Claim] = []
    for claim in ordered:
        if claim.id in seen:
            continue
        near = [told.setdefault(key, {}) for key in _keys(claim)]
        firsts = (next(_same(out, days, claim), None) for days in near)
        first = min((at for at in firsts if at is not None), default=None)
        done = claim if first is None else _repeating(claim, out[first])
        for days in near:
            if len(days) < _MOST_DAYS:
                days.setdefault(_day(claim.interval), len(out))
        seen.add(claim.id)
        out.append(done)
    return out


def _repeating(claim: Claim, first: Claim) -> Claim:
    return replace(claim, repeats=first.repeats or first.id)


def _keys(claim: Claim) -> set[Key]:
    """Return what claims of one happening share but for the day, one for each place."""
    if claim.event_type in _SAID:
        return set()
    modality = claim.modality.value
    kind = Modality.ASSERTED if modality in _REAL else modality
    party = claim.agent_party
    return {(claim.event_type, party, kind, where.place or where.name) for where in claim.where}


def _same(out: Sequence[Claim], days: Mapping[Day, int], claim: Claim) -> Iterator[int]:
    """Yield in their order which claims told before may be of the same day, the first of each
    day alone: where that one stands in the claim's own sentence, so do all others.
    """
    for at in days.values():
        if out[at].sentence != claim.sentence and _one_day(out[at].interval, claim.interval):
            yield at


def _day(interval: When | None) -> Day:
    return None if interval is None else (interval.first, interval.last)


def _one_day(a: When | None, b: When | None) -> bool:
    """Whether two intervals may hold one day; a missing one says nothing against it.

    An end left open holds any day: what "goes on" in a headline is told of one day below.
    """
    if a is None or b is None or (a.first, a.last) == (b.first, b.last):
        return True
    starts = [day for day in (a.first, b.first) if day is not None]
    ends = [day for day in (a.last, b.last) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)
