"""What claims are held to be about the same happening, and how they stand to each other."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from riwaya.model.claim import ClaimId, EventType
from riwaya.model.making import quick
from riwaya.model.report import ReportId
from riwaya.model.sourced import Producer
from riwaya.model.when import When
from riwaya.model.where import Where

IncidentId = NewType("IncidentId", str)


class Link(StrEnum):
    """Whether two claims are about one incident."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    SUGGESTED = "suggested"


@quick
@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: feature, weight (log2 Bayes factor), both sides' words."""

    feature: str
    weight: float
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on a pair of claims: who gave it, when, with what score and from what parts."""

    left: ClaimId
    right: ClaimId
    verdict: Link
    producer: Producer
    made: datetime
    score: float | None = None
    parts: tuple[Part, ...] = ()


class Verdict(StrEnum):
    """How an incident, or one field of it, stands."""

    CORROBORATED = "corroborated"
    ONE_SIDED = "one_sided"
    SINGLE_SOURCE = "single_source"
    CONTESTED = "contested"
    RETRACTED = "retracted"


class Interest(StrEnum):
    """Whether a claim favours the side of the one who makes it."""

    INTERESTED = "interested"
    AGAINST_INTEREST = "against_interest"
    NEUTRAL = "neutral"


class Stance(StrEnum):
    """How a claim stands to the happening."""

    ASSERTS = "asserts"
    DENIES = "denies"
    REPORTS = "reports"


@quick
@dataclass(frozen=True, slots=True)
class Reason:
    """A rule's one-line reason in both languages, and the claims it rests on."""

    rule: str
    ar: str
    en: str
    claims: tuple[ClaimId, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict and the reason printed beside it."""

    verdict: Verdict
    reason: Reason


@quick
@dataclass(frozen=True, slots=True)
class Account:
    """One claim inside an incident: whose word it is, from which side, in whose interest."""

    claim: ClaimId
    report: ReportId
    origin: str
    side: str | None
    interest: Interest
    stance: Stance


@quick
@dataclass(frozen=True, slots=True)
class Figure:
    """One count as one origin gives it."""

    origin: str
    claim: ClaimId
    low: int | None
    high: int | None
    total: bool = False


@quick
@dataclass(frozen=True, slots=True)
class CasualtyRange:
    """Low, best and high for one party and kind over all origins, with the rule for best."""

    party: str | None
    kind: str
    low: int | None
    best: int | None
    high: int | None
    rule: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A happening that claims are judged to share; derived, never edited."""

    id: IncidentId
    event_type: EventType
    when: When | None
    place: Where | None
    ruling: Ruling
    accounts: tuple[Account, ...]
    fields: dict[str, Ruling] = field(default_factory=dict)
    copies: tuple[tuple[ReportId, ReportId], ...] = ()
    casualties: tuple[CasualtyRange, ...] = ()
    history: tuple[IncidentId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlInterval:
    """Who holds a place from `first` to `last` (open when `None`), and what each side says.

    `state` is a party id, `contested` or `unknown`; `claimed` maps a side to the holder it
    claims.
    """

    place: str | None
    name: str
    first: date
    last: date | None
    state: str
    probability: float
    claimed: dict[str, str] = field(default_factory=dict)
    claims: tuple[ClaimId, ...] = ()
