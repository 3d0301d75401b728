"""Who holds each place, day by day, as the record supports it and as each side claims it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.lexicons.reconciliation import ControlRules
from riwaya.model import ClaimId, ControlInterval
from riwaya.reconciliation.evidence import Evidence, Site
from riwaya.reconciliation.hmm import posteriors, turning

CONTESTED = "contested"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Day:
    """A place on one day: state, chance, what each side claims, the claims of that day."""

    day: int
    state: str
    probability: float
    claimed: tuple[tuple[str, str], ...]
    claims: tuple[ClaimId, ...]


def timeline(
    site: Site, evidence: Sequence[Evidence], rules: ControlRules, exponent: float = 1.0
) -> tuple[ControlInterval, ...]:
    """Return the intervals of a place; none when no claim names a holder.

    Every weight is raised to `exponent`, which a sensitivity run varies.
    """
    blocs = sorted({e.bloc for e in evidence if e.bloc is not None})
    if not blocs:
        return ()
    days = sorted({e.day for e in evidence})
    seen = _likelihoods(days, blocs, evidence, rules, exponent)
    chances = posteriors(days, seen, rules.stay, _turns(days, blocs, evidence, rules))
    names = _names(evidence)
    told = [
        _day(day, chance, blocs, names, evidence, rules)
        for day, chance in zip(days, chances, strict=True)
    ]
    return tuple(_intervals(site, told, rules.memory_days))


def _likelihoods(
    days: Sequence[int],
    blocs: Sequence[str],
    evidence: Iterable[Evidence],
    rules: ControlRules,
    exponent: float,
) -> NDArray[np.float64]:
    """Return how well each state explains each day's evidence.

    The states are the blocs, someone else, and contested.
    """
    row = {day: number for number, day in enumerate(days)}
    column = {bloc: number for number, bloc in enumerate(blocs)}
    logs = np.zeros((len(days), len(blocs) + 2))
    for item in evidence:
        emission = rules.emissions[item.kind]
        power = item.power * exponent
        if item.bloc is not None:
            logs[row[item.day], column[item.bloc]] += power * np.log(emission.odds)
        logs[row[item.day], -1] += power * np.log(emission.contested)
    logs -= logs.max(axis=1, keepdims=True)
    likelihoods: NDArray[np.float64] = np.exp(logs)
    return likelihoods


TURNS = ("gain", "left")
"""Kinds of evidence that tell of a place passing from one to another."""


def _turns(
    days: Sequence[int], blocs: Sequence[str], evidence: Iterable[Evidence], rules: ControlRules
) -> dict[int, NDArray[np.float64]]:
    """Return the turning matrices of the days on which blocs are told to take or leave it."""
    row = {day: number for number, day in enumerate(days)}
    column = {bloc: number for number, bloc in enumerate(blocs)}
    told: dict[int, dict[str, dict[int, float]]] = {}
    for item in evidence:
        if item.kind in TURNS and item.bloc is not None:
            moved = told.setdefault(row[item.day], {kind: {} for kind in TURNS})[item.kind]
            chance = min(rules.turn * max(item.power, 1.0), 1.0)
            moved[column[item.bloc]] = max(moved.get(column[item.bloc], 0.0), chance)
    return {
        at: turning(len(blocs) + 2, moved["gain"], moved["left"], rules.restated)
        for at, moved in told.items()
    }


def _names(evidence: Iterable[Evidence]) -> dict[str, str]:
    """Return for each bloc the party by whose name it holds the place: the one most told."""
    told = Counter((e.bloc, e.holder) for e in evidence if e.bloc and e.holder)
    names: dict[str, str] = {}
    for (bloc, holder), _ in sorted(told.items(), key=lambda i: (-i[1], str(i[0]))):
        names.setdefault(str(bloc), str(holder))
    return names


def _day(
    day: int,
    chance: NDArray[np.float64],
    blocs: Sequence[str],
    names: dict[str, str],
    evidence: Sequence[Evidence],
    rules: ControlRules,
) -> Day:
    live = _claimed(day, evidence, names)
    claimed = {side: claim.holder for side, claim in live.items()}
    best = int(chance.argmax())
    top = float(chance[best])
    contested = best == len(blocs) + 1
    standing = _standing(live.values(), rules.rests_days)
    disputed = len({claim.holder for claim in standing}) > 1
    since = min((claim.day for claim in standing), default=day)
    settled = contested or not disputed or _independent(blocs, best, since, day, evidence)
    if top >= rules.threshold and best != len(blocs) and settled:
        state = CONTESTED if contested else names[blocs[best]]
    else:
        # No holder is likely enough, or told by anyone but those who gain by it: the sides that
        # name different holders contest the place, however likely one of them is.
        state = CONTESTED if disputed or contested else UNKNOWN
        top = 1 - float(chance[: len(blocs)].max())
        if disputed:
            odds = rules.contradicted * float(chance[-1])
            top = max(top, odds / (odds + 1 - float(chance[-1])))
    claims = tuple(sorted({e.claim for e in evidence if e.day == day}))
    return Day(day, state, round(top, 4), tuple(sorted(claimed.items())), claims)


FOR = ("gain", "hold", "part", "repelled", "left_to")
"""Kinds of evidence that name a holder."""

AGAINST = ("left", "denied")
"""Kinds of evidence that name one who does not hold."""


class Claimed(NamedTuple):
    """The holder that a side last claimed, the day of which it did, and by what kind."""

    holder: str
    day: int
    kind: str


ANEW = ("gain", "hold")
"""Kinds of evidence that put other sides' older claims to rest: a repelled attack does not."""


def _independent(
    blocs: Sequence[str], best: int, first: int, last: int, evidence: Iterable[Evidence]
) -> bool:
    """Whether anyone who gains nothing by it told within these days that a bloc holds.

    Where sides contradict each other, the boasts of one of them decide nothing, however many.
    """
    if best >= len(blocs):
        return False
    return any(
        item.power >= 1
        and first <= item.day <= last
        and ((item.bloc == blocs[best]) if item.kind in FOR else item.kind in AGAINST)
        and (item.kind in FOR or item.bloc != blocs[best])
        for item in evidence
        if item.bloc is not None
    )


def _standing(claimed: Collection[Claimed], rests: int) -> list[Claimed]:
    """Return the claims of holding that are not overtaken.

    A claim is overtaken when another side is told to hold or take the place so many days later
    and it is not claimed again.
    """
    return [
        claim
        for claim in claimed
        if not any(
            other.holder != claim.holder
            and other.kind in ANEW
            and other.day - claim.day > rests
            for other in claimed
        )
    ]


def _claimed(
    day: int, evidence: Iterable[Evidence], names: dict[str, str]
) -> dict[str, Claimed]:
    """Return for each side what it last claimed up to that day."""
    claimed: dict[str, Claimed] = {}
    for item in evidence:
        if item.day > day or item.speaker is None or item.bloc is None:
            continue
        side = names.get(item.speaker, item.speaker)
        if item.kind in FOR:
            claimed[side] = Claimed(names[item.bloc], item.day, item.kind)
        elif side in claimed and claimed[side].holder == names.get(item.bloc):
            claimed.pop(side)
    return claimed


def _intervals(site: Site, days: Sequence[Day], memory: int) -> list[ControlInterval]:
    """Return intervals of equal state and claims, `unknown` filling long silence and what comes
    after the last evidence."""
    found: list[ControlInterval] = []
    for at, day in enumerate(days):
        last = days[at + 1].day - 1 if at + 1 < len(days) else None
        silent = last is None or last - day.day > memory
        _append(found, site, day, day.day + memory if silent else last)
        if silent:
            gap = Day(day.day + memory + 1, UNKNOWN, 1.0, day.claimed, ())
            _append(found, site, gap, last)
    return found


def _append(found: list[ControlInterval], site: Site, day: Day, last: int | None) -> None:
    """Add a stretch, joined to the one before it when nothing in it differs."""
    end = date.fromordinal(last) if last is not None else None
    if found and found[-1].state == day.state and found[-1].claimed == dict(day.claimed):
        before = found.pop()
        first, probability = before.first, min(before.probability, day.probability)
        claims = tuple(sorted({*before.claims, *day.claims}))
    else:
        first, probability, claims = date.fromordinal(day.day), day.probability, day.claims
    found.append(
        ControlInterval(
            place=site.place,
            name=site.name,
            first=first,
            last=end,
            state=day.state,
            probability=probability,
            claimed=dict(day.claimed),
            claims=claims,
        )
    )


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How far the answer depends on the weights: with all raised to `exponent`, which share of
    place-days keeps its state, and which intervals of the standing answer do not."""

    exponent: float
    same: float
    changed: tuple[ControlInterval, ...]


def vary(
    places: Iterable[tuple[Site, Sequence[Evidence]]], rules: ControlRules
) -> tuple[Sensitivity, ...]:
    """Return a sensitivity run for each exponent that the rules name."""
    told = [(site, evidence, timeline(site, evidence, rules)) for site, evidence in places]
    return tuple(_varied(told, rules, exponent) for exponent in rules.sensitivity)


def _varied(
    told: Iterable[tuple[Site, Sequence[Evidence], Sequence[ControlInterval]]],
    rules: ControlRules,
    exponent: float,
) -> Sensitivity:
    kept = total = 0
    changed: list[ControlInterval] = []
    for site, evidence, standing in told:
        other = timeline(site, evidence, rules, exponent)
        for interval in filter(_rests_on_claims, standing):
            days, same = _length(interval), _agreeing(interval, other)
            kept, total = kept + same, total + days
            if same < days:
                changed.append(interval)
    return Sensitivity(exponent, kept / total if total else 1.0, tuple(changed))


def _rests_on_claims(interval: ControlInterval) -> bool:
    """Whether anything is told for an interval: silence depends on no weight."""
    return bool(interval.claims)


def _length(interval: ControlInterval) -> int:
    return 1 if interval.last is None else (interval.last - interval.first).days + 1


def _agreeing(interval: ControlInterval, others: Iterable[ControlInterval]) -> int:
    """Return on how many days of an interval another answer has the same state."""
    end = interval.last or interval.first
    return sum(
        (min(end, other.last or end) - max(interval.first, other.first)).days + 1
        for other in others
        if other.state == interval.state
        and other.first <= end
        and (other.last is None or other.last >= interval.first)
    )


def holder(
    intervals: Iterable[ControlInterval], place: str, on: date
) -> ControlInterval | None:
    """Return the interval of a place (id or name) that covers a day, `None` when none does."""
    for interval in intervals:
        named = place in (interval.place, interval.name)
        if named and interval.first <= on and (interval.last is None or on <= interval.last):
            return interval
    return None
