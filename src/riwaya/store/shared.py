"""What every store does in the same way, whatever it keeps its contents in."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from riwaya.model import Claim, ClaimId, IncidentId, Report, ReportId
from riwaya.store.contents import Added, Batch, ClaimQuery, Entry
from riwaya.store.statements import Statement, statement_of
from riwaya.store.values import Review, corrected, rejected


class Keeper(ABC):
    """The part of a store that follows from what it keeps.

    `files` are those that it lies in, none for one in memory.
    """

    files: tuple[Path, ...] = ()

    @abstractmethod
    def add_batch(self, batch: Batch) -> Added:
        """Keep a batch whole or not at all; known reports are left as they are."""

    @abstractmethod
    def claims(self, report: ReportId | None = None) -> Iterator[Claim]:
        """Yield all claims, or one report's, ordered by report and trigger."""

    @abstractmethod
    def reviews(self, claim: ClaimId | None = None) -> list[Review]:
        """Return people's decisions in the order they were made, all or on one claim."""

    @abstractmethod
    def claims_of(self, reports: Iterable[ReportId]) -> dict[ReportId, list[Claim]]:
        """Return the claims of reports, ordered by trigger; no list for one without claims."""

    @abstractmethod
    def claims_by_id(self, ids: Iterable[ClaimId]) -> dict[ClaimId, Claim]:
        """Return these claims as the machine read them; unknown ids are left out."""

    @abstractmethod
    def find_claims(self, query: ClaimQuery) -> Iterator[Claim]:
        """Yield the claims that a query asks for, by day, report and trigger."""

    @abstractmethod
    def incident_of(self, claim: ClaimId) -> IncidentId | None:
        """Return the incident a claim stands in, or `None` before reconciliation."""

    def left_out(self) -> frozenset[ClaimId]:
        """Return the claims that people rejected and that stand in no incident any more.

        They are kept and can be looked up, and count for nothing. One that was rejected since
        the record was last derived is not yet among them.
        """
        made = self._reviews_by_claim()
        found = (claim for claim, reviews in made.items() if rejected(reviews))
        return frozenset(claim for claim in found if self.incident_of(claim) is None)

    def statements_of(self, reports: Iterable[ReportId]) -> dict[ReportId, list[Statement]]:
        """Return what reports claim, ordered by trigger; no list for one without claims."""
        found = self.claims_of(reports)
        return {report: list(map(statement_of, claims)) for report, claims in found.items()}

    def statements_by_id(self, ids: Iterable[ClaimId]) -> dict[ClaimId, Statement]:
        """Return what these claims say; unknown ids are left out."""
        found = self.claims_by_id(ids)
        return {one: statement_of(claim) for one, claim in found.items()}

    def find_statements(self, query: ClaimQuery) -> Iterator[Statement]:
        """Yield what the claims say that a query asks for, by day, report and trigger."""
        return map(statement_of, self.find_claims(query))

    def add(self, report: Report, claims: Iterable[Claim]) -> None:
        """Keep a report with its claims, whole or not at all; a known one is left as it is."""
        self.add_batch(Batch([Entry(report, list(claims))]))

    def corrected(self, ids: Iterable[ClaimId] | None = None) -> Iterator[Claim]:
        """Yield claims, all by default, as people left them, without the rejected ones."""
        by_claim = self._reviews_by_claim()
        wanted = self.claims() if ids is None else self.claims_by_id(ids).values()
        for claim in wanted:
            left = corrected(claim, by_claim[claim.id]) if claim.id in by_claim else claim
            if left is not None:
                yield left

    def _reviews_by_claim(self) -> dict[ClaimId, list[Review]]:
        found: dict[ClaimId, list[Review]] = defaultdict(list)
        for review in self.reviews():
            found[review.claim].append(review)
        return found
