"""What reconciliation finds beside incidents: copies, sieges, things to know of a report."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from riwaya.model.claim import ClaimId
from riwaya.model.incident import Reason
from riwaya.model.report import ReportId
from riwaya.model.span import Span


class CopyLevel(StrEnum):
    """How much of a report was copied."""

    REPORT = "report"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True, order=True)
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
class Siege:
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
