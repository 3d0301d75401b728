"""Claims of one report that tell the same happening: a headline and its sentence, a summary."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from riwaya.model import Claim, ClaimId, EventType, Modality, When
from riwaya.model.making import changed

_SAID = frozenset({EventType.STATEMENT, EventType.MOBILISATION, EventType.CONTROL})
_REAL = frozenset({Modality.ASSERTED, Modality.ONGOING})
"""A headline's present tells the past: these can tell one happening."""
_ANY = (date.min.toordinal(), date.max.toordinal())
_MOST_DAYS = 400
"""Of what is told of one place on more days than this, only the first are remembered."""

Key = tuple[EventType, str | None, Modality, str]
Day = tuple[int, int]
Tellings = dict[Key, dict[Day, int]]
"""The place of the first claim told of each day, by what claims of one happening share."""


def linked(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims in the order of their triggers, repeats naming the first telling."""
    ordered = sorted(claims, key=lambda c: (c.trigger.start, c.trigger.end, c.event_type))
    seen: set[ClaimId] = set()
    told: Tellings = {}
    out: list[Claim] = []
    for claim in ordered:
        own = claim.id
        if own in seen:
            continue
        seen.add(own)
        near = [told.setdefault(key, {}) for key in _keys(claim)]
        firsts = (next(_same(out, days, claim), None) for days in near)
        first = min((at for at in firsts if at is not None), default=None)
        done = claim if first is None else _repeating(claim, out[first])
        for days in near:
            if len(days) < _MOST_DAYS:
                days.setdefault(_day(claim.interval), len(out))
        out.append(done)
    return out


def _repeating(claim: Claim, first: Claim) -> Claim:
    return changed(claim, repeats=first.repeats or first.id)


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
    first, last = day = _day(claim.interval)
    for (low, high), at in days.items():
        one = max(first, low) <= min(last, high) or (low, high) == day
        if one and out[at].sentence != claim.sentence:
            yield at


def _day(interval: When | None) -> Day:
    """Return the first and the last day, as numbers, that an interval may hold.

    A missing one says nothing against any day, nor does an end left open: what "goes on" in a
    headline is told of one day below.
    """
    if interval is None:
        return _ANY
    first, last = interval.first, interval.last
    return first.toordinal() if first else _ANY[0], last.toordinal() if last else _ANY[1]
