"""A claim and its report as a person reads them: names for ids, words lit in the sentence."""

from collections.abc import Iterable, Iterator

from riwaya.model import (
    Argument,
    Claim,
    Gap,
    Loss,
    Report,
    Sourced,
    Span,
    Speaker,
    When,
    Where,
)
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


def quote(report: Report, sentence: Span, marks: Iterable[tuple[Span, Role]]) -> Quote:
    """Return a sentence with stretches of it lit; of two that overlap the earlier role wins.

    Roles rank as `Role` lists them, the trigger first; what lies outside the sentence is left
    out.
    """
    text = report.text[sentence.start : sentence.end]
    ranked = sorted((_RANK[role], span.start, span.end) for span, role in marks)
    taken: list[tuple[int, int, int]] = []
    for rank, first, last in ranked:
        start, end = first - sentence.start, last - sentence.start
        inside = start >= 0 and end <= len(text)
        if inside and all(end <= other or till <= start for other, till, _ in taken):
            taken.append((start, end, rank))
    lit = tuple(Highlight(start, end, _ROLES[rank]) for start, end, rank in sorted(taken))
    return Quote(text, sentence.start, lit)


def marks(claim: Claim) -> Iterator[tuple[Span, Role]]:
    """Yield the stretches of the report that a claim's values name or rest on."""
    yield claim.trigger, Role.TRIGGER
    yield from _argument_marks(claim.agent, Role.AGENT)
    yield from _argument_marks(claim.target, Role.TARGET)
    for where in claim.where:
        yield where.span, Role.PLACE
    if isinstance(claim.when, Sourced):
        yield from ((span, Role.TIME) for span in claim.when.spans)
    for speaker in claim.attribution.value.chain:
        if speaker.span:
            yield speaker.span, Role.SPEAKER
    yield from ((loss.value.span, Role.LOSS) for loss in claim.losses)
    yield from ((weapon.value.span, Role.WEAPON) for weapon in claim.weapons)
    yield from ((span, Role.MODALITY) for span in claim.modality.spans)


def _argument_marks(value: Sourced[Argument] | Gap, role: Role) -> Iterator[tuple[Span, Role]]:
    if isinstance(value, Sourced) and value.value.span is not None:
        yield value.value.span, role


def days(when: When | None) -> Days | None:
    """Return an interval of days for reading."""
    return Days(when.first, when.last, when.precision, when.anomaly) if when else None


class Teller:
    """Makes read models of claims and reports with one set of names."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def told(self, claim: Claim, outlet: Outlet, report: Report, *, reviewed: bool) -> Told:
        """Return what a claim says, with names and the sentence it stands in."""
        return Told(
            claim=claim.id,
            outlet=outlet,
            event_type=claim.event_type,
            modality=claim.modality.value,
            trigger=claim.trigger.of(report.text),
            quote=quote(report, claim.sentence, marks(claim)),
            agent=self._participant(claim.agent),
            target=self._participant(claim.target),
            places=tuple(self.ground(where) for where in claim.where),
            when=days(claim.interval),
            source_kind=claim.attribution.value.kind,
            voices=tuple(map(self._voice, claim.attribution.value.chain)),
            losses=tuple(self._count(loss.value) for loss in claim.losses),
            weapons=tuple(weapon.value.text for weapon in claim.weapons),
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

    def _participant(self, value: Sourced[Argument] | Gap) -> Participant | None:
        return None if isinstance(value, Gap) else self.participant(value.value)

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
