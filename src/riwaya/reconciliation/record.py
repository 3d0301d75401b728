"""What reconciliation returns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from riwaya.model import (
    ClaimId,
    ControlInterval,
    Incident,
    Judgement,
    Reason,
    ReportId,
    Span,
)

if TYPE_CHECKING:
    from riwaya.reconciliation.ground import Ground


class CopyLevel(StrEnum):
    """How much of a report was copied."""

    REPORT = "report"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Copy:
    """That one report copies another, whole or in passages.

    `directed` says whether the times of publication tell who copied whom; when they do not,
    `original` is the one that comes first by day, source name and id. `similarity` is the
    Jaccard index of folded word bigrams; `passages` are spans in the copier and the original.
    """

    copier: ReportId
    original: ReportId
    level: CopyLevel
    similarity: float
    directed: bool
    passages: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class SiegeInterval:
    """Who besieges a place from `first` to `last`; `None` where no telling gives the day."""

    place: str | None
    name: str
    besieger: str | None
    besieged: str | None
    first: date | None
    last: date | None
    broken_by: str | None = None
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader of the record should know of one report."""

    report: ReportId
    reason: Reason


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Incidents over all accounts, with the links, copies, control and sieges they rest on.

    `judgements` are the machine's links, built when they are looked at; `ground` is what
    `reconcile_more` needs to go on from here.
    """

    incidents: tuple[Incident, ...]
    judgements: Sequence[Judgement]
    copies: tuple[Copy, ...]
    control: tuple[ControlInterval, ...]
    sieges: tuple[SiegeInterval, ...]
    flags: tuple[Flag, ...]
    ground: "Ground" = field(repr=False, compare=False)
