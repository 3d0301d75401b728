"""What every export is given: the read models of a record, or what a profile lets through."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from riwaya.model import ClaimId
from riwaya.views import (
    ControlView,
    CopyView,
    IncidentView,
    LinkView,
    ReportView,
    SiegeView,
    SourceRow,
    Summary,
    Told,
)


class Shown(Protocol):
    """What an export draws on: `riwaya.views.Views`, or what a profile lets through of it."""

    def reports(self) -> Iterator[ReportView]:
        """Yield all reports with their texts and claims, ordered by id."""
        ...

    def claims(self) -> Iterator[Told]:
        """Yield all claims by day."""
        ...

    def incident_views(self) -> Iterator[IncidentView]:
        """Yield all incidents with their accounts by day."""
        ...

    def control(self) -> list[ControlView]:
        """Return who holds what, by place and day."""
        ...

    def sieges(self) -> list[SiegeView]:
        """Return who besieged what, by place and day."""
        ...

    def sources(self) -> list[SourceRow]:
        """Return the outlets, most reports first."""
        ...

    def copies(self) -> list[CopyView]:
        """Return which report copies which."""
        ...

    def links(self, claims: Iterable[ClaimId]) -> Mapping[ClaimId, Sequence[LinkView]]:
        """Return the judgements on two of these claims, under the ids of both."""
        ...

    def summary(self) -> Summary:
        """Return how much the record holds."""
        ...

    def files(self) -> Sequence[Path]:
        """Return the files that the record lies in, which no export may touch."""
        ...
