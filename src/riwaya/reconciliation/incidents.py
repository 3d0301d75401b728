"""Incidents from groups of claims."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b

from riwaya.model import Copy, DatePrecision, EventType, Incident, IncidentId, ReportId, When
from riwaya.reconciliation.accounts import Member, retold
from riwaya.reconciliation.casualties import Casualties
from riwaya.reconciliation.dates import FOREVER
from riwaya.reconciliation.fields import Fields, best_where
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.verdicts import Judge

HISTORY = ("taken", "left", "repelled")
"""Outcomes that tell of a place's hands, changed or not."""

MAX_HISTORY = 8


class Assembler:
    """Makes incidents: verdict, fields, casualties, copies."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rules = knowledge.rules
        self._judge = Judge(knowledge)
        self._fields = Fields(knowledge, self._judge)
        self._casualties = Casualties(knowledge)

    def incident(
        self, members: Sequence[Member], copied: Mapping[ReportId, Sequence[Copy]]
    ) -> Incident:
        """Return the incident that these claims tell, whatever order they come in."""
        ordered = retold(sorted(members, key=lambda m: (m.moment, m.row.claim)))
        ruling = self._judge.happening(ordered)
        reports = {m.row.report for m in ordered}
        return Incident(
            id=incident_id(ordered[0]),
            event_type=self._type(ordered),
            when=best_when(ordered),
            place=best_where(ordered),
            ruling=ruling,
            accounts=tuple(m.account for m in ordered),
            fields=self._fields.rulings(ordered, ruling),
            copies=_copies(reports, copied),
            casualties=self._casualties.ranges(ordered),
        )

    def _type(self, members: Sequence[Member]) -> EventType:
        """Return the type that names the incident: the gravest, else the commonest."""
        types = Counter(m.claim.event_type for m in members)
        ranks = {t: i for i, t in enumerate(self._rules.naming)}
        named = [t for t in types if t.value in ranks]
        if named:
            return min(named, key=lambda t: ranks[t.value])
        return min(types, key=lambda t: (-types[t], t.value))


def incident_id(first: Member) -> IncidentId:
    """Return the id of the incident whose first told claim this is."""
    key = f"incident\x1f{first.row.claim}"
    return IncidentId(blake2b(key.encode(), digest_size=12).hexdigest())


def _copies(
    reports: set[str], copied: Mapping[ReportId, Sequence[Copy]]
) -> tuple[tuple[ReportId, ReportId], ...]:
    """Return (copier, original) for the copies among an incident's reports."""
    if len(reports) == 1:
        return ()
    return tuple(
        sorted(
            (copy.copier, copy.original)
            for report in reports
            for copy in copied.get(ReportId(report), ())
            if copy.original in reports
        )
    )


def best_when(members: Sequence[Member]) -> When | None:
    """Return the days that most origins tell; of equals the narrowest, then the first."""
    told: dict[tuple[int, int], set[str]] = {}
    for member in members:
        row = member.row
        if row.dated != "none" and row.d1 != FOREVER:
            told.setdefault((row.d0, row.d1), set()).add(member.independent)
    if not told:
        return None
    d0, d1 = min(told, key=lambda d: (-len(told[d]), d[1] - d[0], d))
    source = next(
        m.claim.interval
        for m in members
        if (m.row.d0, m.row.d1) == (d0, d1) and m.claim.interval
    )
    precision = DatePrecision.DAY if d0 == d1 else source.precision
    first = None if source.first is None else date.fromordinal(d0)
    last = None if source.last is None else date.fromordinal(d1)
    return When(first, last, precision)


Turn = tuple[int, int, IncidentId]
"""An incident on who has a place: the place's hash, the day's ordinal, the incident."""


def turns(incident: Incident, members: Sequence[Member]) -> list[Turn]:
    """Return at which places and on which day an incident tells of a place's hands."""
    day = _turned(incident, members)
    if day is None or not any(m.row.outcome in HISTORY for m in members):
        return []
    places = sorted({place for m in members for place in m.row.places})
    return [(place, day.toordinal(), incident.id) for place in places]


def histories(
    told: Iterable[Turn], wanted: Container[IncidentId] | None = None
) -> dict[IncidentId, tuple[IncidentId, ...]]:
    """Return for each incident (of those wanted) the others at its places, nearest first.

    A place taken and later lost is a course of things: its incidents stand apart and point to
    each other here.
    """
    near: dict[IncidentId, dict[IncidentId, int]] = {}
    for ordered in courses(told).values():
        for number, (day, id) in enumerate(ordered):
            if wanted is not None and id not in wanted:
                continue
            others = near.setdefault(id, {})
            around = ordered[max(0, number - MAX_HISTORY) : number + MAX_HISTORY + 1]
            for other_day, other in around:
                if other != id:
                    others[other] = abs(other_day - day)
    return {
        id: tuple(sorted(others, key=lambda other: (others[other], other))[:MAX_HISTORY])
        for id, others in near.items()
        if others
    }


def courses(told: Iterable[Turn]) -> dict[int, list[tuple[int, IncidentId]]]:
    """Return the incidents of each place in the order of their days."""
    at: dict[int, set[tuple[int, IncidentId]]] = {}
    for place, day, id in told:
        at.setdefault(place, set()).add((day, id))
    return {place: sorted(found) for place, found in at.items()}


def neighbours(told: Iterable[Turn], changed: Iterable[Turn]) -> set[IncidentId]:
    """Return the incidents whose history turns that came or went may have changed.

    `told` are the turns at the places of the changed ones, as they are now.
    """
    found: set[IncidentId] = set()
    by_place = courses(told)
    for place, day, id in changed:
        ordered = by_place.get(place, [])
        at = bisect_left(ordered, (day, id))
        near = ordered[max(0, at - MAX_HISTORY) : at + MAX_HISTORY + 1]
        found.update(other for _, other in near)
    return found


def _turned(incident: Incident, members: Sequence[Member]) -> date | None:
    """Return the day of an incident in a place's course; if untold, when it was reported."""
    when = incident.when
    told = (when.first or when.last) if when else None
    reported = min(member.moment[0].date() for member in members)
    return told or (reported if reported < date.max else None)


def put_history(
    incidents: Sequence[Incident], history: Mapping[IncidentId, tuple[IncidentId, ...]]
) -> tuple[Incident, ...]:
    """Return the incidents with their history, ordered by day, then id."""
    told = [
        replace(incident, history=history[incident.id])
        if incident.history != history.get(incident.id, ()) and incident.id in history
        else incident
        if incident.id in history or not incident.history
        else replace(incident, history=())
        for incident in incidents
    ]
    return tuple(sorted(told, key=_order))


def _order(incident: Incident) -> tuple[date, IncidentId]:
    when = incident.when
    day = (when.first or when.last) if when else None
    return day or date.max, incident.id
