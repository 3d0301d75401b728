"""Reports and claims made by hand."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

import pytest

from riwaya.model import (
    Argument,
    Attribution,
    Basis,
    Claim,
    ClaimId,
    DatePrecision,
    EventType,
    Footprint,
    Gap,
    GapReason,
    Incident,
    Loss,
    LossKind,
    Modality,
    PlacePrecision,
    Producer,
    Report,
    Sourced,
    SourceKind,
    Span,
    Speaker,
    When,
    Where,
)
from riwaya.reconciliation import Knowledge, Reconciliation, reconcile

T = TypeVar("T")
HAND = Producer("hand", "1")
PLACES = {
    "منيان": ("p:minyan", 36.19, 37.07, PlacePrecision.VILLAGE, ("p:simeon", "p:aleppo")),
    "رتيان": ("p:retyan", 36.347, 37.093, PlacePrecision.VILLAGE, ("p:azaz", "p:aleppo")),
    "بيانون": ("p:bayanun", 36.36, 37.06, PlacePrecision.VILLAGE, ("p:azaz", "p:aleppo")),
    "حلب": ("p:aleppo-city", 36.20, 37.13, PlacePrecision.CITY, ("p:aleppo",)),
    "صلاح الدين": (
        "p:salah",
        36.181,
        37.122,
        PlacePrecision.NEIGHBOURHOOD,
        ("p:aleppo-city", "p:aleppo"),
    ),
    "ريف حلب": ("p:aleppo", 36.25, 37.2, PlacePrecision.GOVERNORATE, ()),
    "غرب حلب": ("p:aleppo-city", 36.20, 37.05, PlacePrecision.VICINITY, ("p:aleppo",)),
    "الجهة الشرقية": (None, 36.2, 37.2, PlacePrecision.VICINITY, ("p:aleppo-city", "p:aleppo")),
    "سوريا": ("p:syria", 35.0, 38.5, PlacePrecision.COUNTRY, ()),
    "شمال سوريا": ("p:syria", 36.8, 38.5, PlacePrecision.REGION, ()),
    "الحي الغربي": (None, 36.19, 37.07, PlacePrecision.VICINITY, ("p:minyan", "p:aleppo")),
    "أعزاز": ("p:azaz", 36.58, 37.04, PlacePrecision.DISTRICT, ("p:aleppo",)),
}


class Desk:
    """Collects reports and claims, and reconciles them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.reports: list[Report] = []
        self.claims: list[Claim] = []

    def report(
        self,
        text: str,
        outlet: str | None = "وكالة محايدة",
        side: str | None = None,
        at: str | None = "2016-10-29T10:00",
    ) -> Report:
        moment = datetime.fromisoformat(at).replace(tzinfo=UTC) if at else None
        report = Report(
            name=str(len(self.reports)),
            text=text,
            source=outlet,
            side=side,
            published=moment.date() if moment else None,
            published_at=moment,
        )
        self.reports.append(report)
        return report

    def claim(  # noqa: PLR0913  each value of a claim may matter to a test
        self,
        report: Report,
        event_type: EventType,
        *,
        agent: str | None = None,
        target: str | None = None,
        place: str | Sequence[str] | None = None,
        day: str | tuple[str | None, str | None] | None = "2016-10-29",
        modality: Modality = Modality.ASSERTED,
        speaker: Speaker | None = None,
        losses: Sequence[Loss] = (),
        trigger: str | None = None,
        repeats: ClaimId | None = None,
        anomaly: str | None = None,
    ) -> Claim:
        start = report.text.index(trigger) if trigger else len(self._of(report))
        span = Span(start, start + len(trigger or "x"))
        names = (place,) if isinstance(place, str) else tuple(place or ())
        claim = Claim(
            report=report.id,
            trigger=span,
            event_type=event_type,
            modality=sourced(modality, span),
            agent=_argument(agent, span),
            target=_argument(target, span),
            places=tuple(sourced(where(name, span, report.text), span) for name in names)
            or Gap(GapReason.NOT_STATED, HAND),
            when=_when(day, anomaly, span),
            attribution=sourced(
                Attribution(
                    speaker.kind if speaker else SourceKind.OUTLET,
                    (speaker,) if speaker else (),
                ),
                span,
            ),
            losses=tuple(sourced(loss, span) for loss in losses),
            frame="hand",
            sentence=Span(0, len(report.text)),
            repeats=repeats,
        )
        self.claims.append(claim)
        return claim

    def _of(self, report: Report) -> list[Claim]:
        return [claim for claim in self.claims if claim.report == report.id]

    def tell(
        self,
        event_type: EventType = EventType.TERRITORY_GAIN,
        *,
        outlet: str = "وكالة محايدة",
        side: str | None = None,
        at: str = "2016-10-29T10:00",
        text: str | None = None,
        **values: object,
    ) -> Claim:
        """Add a report that makes one claim, in words that no other report uses."""
        words = text or f"خبر {len(self.reports)} " + "".join(
            chr(0x628 + len(self.reports) % 20) * (n + 2) + " " for n in range(6)
        )
        report = self.report(words, outlet, side, at)
        return self.claim(report, event_type, **values)  # type: ignore[arg-type]

    def reconcile(self) -> Reconciliation:
        return reconcile(self.reports, self.claims, knowledge=self.knowledge)

    def only(self) -> Incident:
        """Return the one incident that all claims tell."""
        (incident,) = self.reconcile().incidents
        return incident

    def infer(self, claim: Claim, *fields: str) -> None:
        """Let fields of a claim be inferred and not told, its agent and losses unless named."""
        guessed = {}
        for name in fields or ("agent", "losses"):
            told = getattr(claim, name)
            many = isinstance(told, tuple)
            guessed[name] = tuple(map(_inferred, told)) if many else _inferred(told)
        self.claims[self.claims.index(claim)] = replace(claim, **guessed)


def _inferred(told: Sourced[T]) -> Sourced[T]:
    return replace(told, basis=Basis.INFERRED)


def sourced(value: object, span: Span) -> Sourced:  # type: ignore[type-arg]
    return Sourced(value, (span,), Basis.STATED, HAND)


def where(name: str, span: Span, text: str = "") -> Where:
    at = text.find(name)
    here = Span(at, at + len(name)) if at >= 0 else span
    if name not in PLACES:
        return Where(name, here)
    place, lat, lon, precision, parents = PLACES[name]
    footprint = Footprint(((lat, lon),), 3.0) if precision is PlacePrecision.LINE else None
    return Where(
        name, here, place, lat, lon, precision, footprint, country="SY", parents=parents
    )


def _argument(party: str | None, span: Span) -> Sourced | Gap:  # type: ignore[type-arg]
    if party is None:
        return Gap(GapReason.NOT_STATED, HAND)
    return sourced(Argument(party, span, party), span)


def _when(
    day: str | tuple[str | None, str | None] | None, anomaly: str | None, span: Span
) -> Sourced | Gap:  # type: ignore[type-arg]
    if day is None:
        return Gap(GapReason.NOT_STATED, HAND)
    first, last = (day, day) if isinstance(day, str) else day
    return sourced(
        When(
            date.fromisoformat(first) if first else None,
            date.fromisoformat(last) if last else None,
            DatePrecision.DAY,
            anomaly,
        ),
        span,
    )


def statement(party: str, text: str = "بيان", actor: str | None = None) -> Speaker:
    return Speaker(SourceKind.PARTY_STATEMENT, Span(0, 1), text, actor, party)


def killed(party: str | None, low: int | None, high: int | None = None, **more: object) -> Loss:
    top = low if high is None else high
    return Loss(party, LossKind.KILLED, low, top, Span(0, 1), "قتلى", **more)  # type: ignore[arg-type]


Said = Callable[..., Speaker]
Dead = Callable[..., Loss]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.load()


@pytest.fixture
def desk(knowledge: Knowledge) -> Desk:
    return Desk(knowledge)


@pytest.fixture
def said() -> Said:
    """Make a party's statement as a speaker."""
    return statement


@pytest.fixture
def dead() -> Dead:
    """Make a count of killed."""
    return killed
