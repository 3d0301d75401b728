"""A claim and its report as a person reads them: names for ids, words lit in the sentence."""

from collections.abc import Iterable

from riwaya.model import Argument, Loss, Report, Span, Speaker, When, Where
from riwaya.store import Statement
from riwaya.views.labels import Labels
from riwaya.views.parts import (
    Count,
    Days,
    Ground,
    Highlight,
    Outlet,
    Participant,
    Quote,
    Role,
    Told,
    Voice,
)

_ROLES = tuple(Role)
_RANK = {role: rank for rank, role in enumerate(_ROLES)}
Mark = tuple[int, int, int]
"""The rank of a role, and the start and end of the words that have it."""


def quote(report: Report, sentence: Span, marks: Iterable[tuple[Span, Role]]) -> Quote:
    """Return a sentence with stretches of it lit; of two that overlap the earlier role wins.

    Roles rank as `Role` lists them, the trigger first; what lies outside the sentence is left
    out.
    """
    return _lit(report, sentence, [(_RANK[role], one.start, one.end) for one, role in marks])


def _lit(report: Report, sentence: Span, marks: list[Mark]) -> Quote:
    offset = sentence.start
    text = report.text[offset : sentence.end]
    length = len(text)
    taken: list[tuple[int, int, int]] = []
    for rank, first, last in sorted(marks):
        start, end = first - offset, last - offset
        if start < 0 or end > length:
            continue
        for other, till, _ in taken:
            if other < end and start < till:
                break
        else:
            taken.append((start, end, rank))
    taken.sort()
    lit = tuple([Highlight(start, end, _ROLES[rank]) for start, end, rank in taken])
    return Quote(text, offset, lit)


def marks(told: Statement) -> list[Mark]:
    """Return the stretches of the report that a claim's values name or rest on."""
    found = [(_TRIGGER, told.trigger)]
    if told.agent is not None and told.agent.span is not None:
        found.append((_AGENT, told.agent.span))
    if told.target is not None and told.target.span is not None:
        found.append((_TARGET, told.target.span))
    found += [(_PLACE, where.span) for where in told.places]
    found += [(_TIME, span) for span in told.times]
    found += [(_SPEAKER, one.span) for one in told.attribution.chain if one.span]
    found += [(_LOSS, loss.span) for loss in told.losses]
    found += [(_WEAPON, weapon.span) for weapon in told.weapons]
    found += [(_MODALITY, span) for span in told.signs]
    return [(rank, span.start, span.end) for rank, span in found]


_TRIGGER, _AGENT, _TARGET, _PLACE, _TIME, _SPEAKER, _LOSS, _WEAPON, _MODALITY = (
    _RANK[role]
    for role in (
        Role.TRIGGER,
        Role.AGENT,
        Role.TARGET,
        Role.PLACE,
        Role.TIME,
        Role.SPEAKER,
        Role.LOSS,
        Role.WEAPON,
        Role.MODALITY,
    )
)


def days(when: When | None) -> Days | None:
    """Return an interval of days for reading."""
    return Days(when.first, when.last, when.precision, when.anomaly) if when else None


class Teller:
    """Makes read models of claims and reports with one set of names."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def told(self, claim: Statement, outlet: Outlet, report: Report, *, reviewed: bool) -> Told:
        """Return what a claim says, with names and the sentence it stands in."""
        said = claim.attribution
        return Told(
            claim=claim.id,
            outlet=outlet,
            event_type=claim.event_type,
            modality=claim.modality,
            trigger=claim.trigger.of(report.text),
            quote=_lit(report, claim.sentence, marks(claim)),
            agent=self.participant(claim.agent) if claim.agent else None,
            target=self.participant(claim.target) if claim.target else None,
            places=tuple([self.ground(where) for where in claim.places]),
            when=days(claim.when),
            source_kind=said.kind,
            voices=tuple([self._voice(one) for one in said.chain]) if said.chain else (),
            losses=tuple([self._count(loss) for loss in claim.losses]) if claim.losses else (),
            weapons=tuple([weapon.text for weapon in claim.weapons]) if claim.weapons else (),
            reviewed=reviewed,
        )

    def outlet(self, report: Report, copies: int = 0) -> Outlet:
        """Return a report's head: who published it, when and where."""
        return Outlet(
            report=report.id,
            name=report.name,
            source=report.source,
            label=self.labels.source(report.source),
            side=self.labels.party(report.side),
            published=report.published,
            published_at=report.published_at,
            url=report.url,
            original=report.original,
            copies=copies,
        )

    def ground(self, where: Where) -> Ground:
        """Return a place with the names of what it lies in."""
        return Ground(
            name=where.name,
            label=self.labels.place(where.place),
            lat=where.lat,
            lon=where.lon,
            precision=where.precision,
            radius_km=where.footprint.radius_km if where.footprint else self._error_km(where),
            points=where.footprint.points if where.footprint else (),
            country=where.country,
            parents=self.labels.places(where.parents),
        )

    def _error_km(self, where: Where) -> float | None:
        """Return how far from a gazetteer's point its place may lie."""
        found = self.labels.gazetteer.get(where.place)
        return found.precision_km if found else None

    def participant(self, argument: Argument) -> Participant:
        """Return an agent or target with names."""
        return Participant(
            argument.text, self.labels.party(argument.party), self.labels.actor(argument.actor)
        )

    def _voice(self, speaker: Speaker) -> Voice:
        return Voice(
            speaker.text,
            speaker.kind,
            self.labels.party(speaker.party),
            self.labels.actor(speaker.actor),
            speaker.distanced,
        )

    def _count(self, loss: Loss) -> Count:
        party = self.labels.party(loss.party)
        return Count(party, loss.kind, loss.low, loss.high, loss.text, loss.total)
