"""Losses of an incident: low, best and high by party and kind, each figure with its origin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.model import CasualtyRange, Figure, Incident, Loss
from riwaya.reconciliation.accounts import Member
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.whose import Whose

Key = tuple[str | None, str]
"""Party and kind of loss."""

FAR = 4
"""A total of more times another count, and as many more, is of other happenings too."""

LONG = ("span", "state")
"""Kinds of date of what goes on for days."""


@dataclass(frozen=True, slots=True)
class Count:
    """One origin's last count for one party and kind."""

    member: Member
    low: int | None
    high: int | None
    total: bool

    @property
    def figure(self) -> Figure:
        """The count as the model keeps it."""
        return Figure(
            self.member.voice.origin, self.member.claim_id, self.low, self.high, self.total
        )


def counts(members: Sequence[Member], knowledge: Knowledge) -> dict[Key, list[Count]]:
    """Return each independent origin's last count for each party and kind."""
    whose = Whose(members, knowledge)
    last: dict[tuple[Key, str], Count] = {}
    for member in sorted(members, key=_rank):
        for (party, kind), count in _claimed(member).items():
            last[(whose.party(party, kind, member), kind), member.independent] = count
    found: dict[Key, list[Count]] = {}
    for (key, _), count in sorted(last.items(), key=lambda item: (str(item[0][0]), item[0][1])):
        found.setdefault(key, []).append(count)
    return found


def _rank(member: Member) -> tuple[object, ...]:
    """Later publications count after earlier ones; within one, the claim that tells more."""
    told = max((loss.value.low or 0 for loss in member.claim.losses), default=0)
    return member.moment[0], told, member.row.claim


def _claimed(member: Member) -> dict[Key, Count]:
    """Return one claim's counts: parts are left out, separate counts of one kind are added."""
    sums: dict[Key, list[Loss]] = {}
    for sourced in member.claim.losses:
        loss = sourced.value
        if loss.part_of is None and loss.kind is not None:
            sums.setdefault((loss.party, loss.kind.value), []).append(loss)
    return {key: _sum(member, losses) for key, losses in sums.items()}


def _sum(member: Member, losses: Sequence[Loss]) -> Count:
    totals = [loss for loss in losses if loss.total]
    if totals:
        best = max(totals, key=lambda loss: (loss.low or 0, loss.high or 0))
        return Count(member, best.low, best.high, total=True)
    told = [loss for loss in losses if loss.low is not None]
    if not told:
        return Count(member, None, None, total=False)
    high = (
        None
        if any(loss.high is None for loss in told)
        else sum(loss.high or 0 for loss in told)
    )
    return Count(member, sum(loss.low or 0 for loss in told), high, total=False)


class Casualties:
    """Makes ranges; knows who is whose enemy, so as to tell admissions from claims."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def ranges(self, members: Sequence[Member]) -> tuple[CasualtyRange, ...]:
        """Return the ranges of an incident, ordered by party and kind.

        Running totals stand in only when no origin gives a count of this incident.
        """
        found = counts(members, self._knowledge)
        return tuple(
            self._range(key, found[key])
            for key in sorted(found, key=lambda k: (k[0] or "", k[1]))
        )

    def _range(self, key: Key, told: Sequence[Count]) -> CasualtyRange:
        party, kind = key
        figures = tuple(count.figure for count in told)
        own = _own(told)
        known = [c for c in own if c.low is not None or c.high is not None]
        if not known:
            return CasualtyRange(party, kind, None, None, None, "only", figures)
        lows = [c.low for c in known if c.low is not None]
        # A count with no upper bound ("at least 9") bounds nothing from above but itself.
        highs = [c.high if c.high is not None else c.low or 0 for c in known]
        rule, best = self._best(party, known)
        return CasualtyRange(
            party, kind, min(lows) if lows else None, best, max(highs), rule, figures
        )

    def _best(self, party: str | None, known: Sequence[Count]) -> tuple[str, int | None]:
        """Return the rule that holds and the figure it picks, always one that was given."""
        if len(known) == 1:
            return "only", _point(known[0])
        agreed = _common(known)
        if agreed is not None:
            return "agreed", agreed
        unaligned = [c for c in known if c.member.voice.bloc is None]
        if unaligned:
            return self._risen(unaligned) or ("unaligned", _middle(unaligned))
        bloc = self._knowledge.bloc(party, None)
        own = [c for c in known if c.member.voice.bloc == bloc] if party is not None else []
        if own:
            return self._risen(own) or ("own_losses", _middle(own))
        mourners = known if self._mourned(party, known) else ()
        lowest = min(p for p in map(_point, known) if p is not None)
        return self._risen(mourners) or ("lowest", lowest)

    def _mourned(self, party: str | None, known: Sequence[Count]) -> bool:
        """Whether all who count speak for one bloc, and not for an enemy of the dead."""
        sides = {c.member.voice.side for c in known}
        blocs = {c.member.voice.bloc for c in known}
        return len(blocs) == 1 and not any(
            self._knowledge.hostile(party, side, None) for side in sides
        )

    def _risen(self, told: Sequence[Count]) -> tuple[str, int | None] | None:
        """Return the figure to which a toll rose: the greatest, told hours after the others."""
        hours = timedelta(hours=self._knowledge.rules.risen_hours)
        points = sorted((c.member.moment[0], p) for c in told if (p := _point(c)) is not None)
        if not points[1:]:  # a toll rises from one figure to another
            return None
        (before, _), (last, figure) = points[-2:]
        if (
            last.year == date.max.year
            or last - before < hours
            or figure <= max(p for _, p in points[:-1])
        ):
            return None
        return "risen", figure


def _own(told: Sequence[Count]) -> list[Count]:
    """Return the counts of the incident itself: without running totals, where there are others.

    The toll of one day's happening that rose ("the toll rose to 16") is a count of it when
    it is not far off what others count; that of many days is a running total.
    """
    counted = [count for count in told if not count.total]
    most = max((count.low or 0 for count in counted), default=0)
    return [c for c in told if not c.total or _rose(c, most)] if counted else list(told)


def _rose(count: Count, most: int) -> bool:
    return count.member.row.dated not in LONG and (count.low or 0) <= FAR * most + FAR


def _common(known: Sequence[Count]) -> int | None:
    """Return the least number that fits every count, a bound that one of them gives."""
    low = max(c.low or 0 for c in known)
    highs = [c.high for c in known if c.high is not None]
    return low if all(low <= high for high in highs) else None


def _point(count: Count) -> int | None:
    """Return the one number that stands for a count: its lower bound, the part that is sure."""
    return count.low if count.low is not None else count.high


def _middle(told: Iterable[Count]) -> int | None:
    """Return the middle figure, the lower of two, so that it is one that was given."""
    points = sorted(p for p in map(_point, told) if p is not None)
    return points[(len(points) - 1) // 2] if points else None


def total(incidents: Iterable[Incident], kind: str, party: str | None = None) -> CasualtyRange:
    """Return the sum over incidents of one party's losses of one kind (all parties for `None`).

    Every incident counts once; running totals are not added, but raise the sum where they
    exceed it, since they cover the same losses.
    """
    low = best = high = 0
    totals: list[int] = []
    figures: list[Figure] = []
    for incident in incidents:
        for span in incident.casualties:
            if span.kind != kind or (party is not None and span.party != party):
                continue
            figures += span.figures
            if all(figure.total for figure in span.figures):
                totals.append(span.best or 0)
                continue
            low, best, high = (
                low + (span.low or 0),
                best + (span.best or 0),
                high + (span.high or 0),
            )
    running = max(totals, default=0)
    return CasualtyRange(
        party, kind, low, max(best, running), max(high, running), "sum", tuple(figures)
    )
