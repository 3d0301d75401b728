"""What views look up again and again, fetched from the store many at a time."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from riwaya.model import (
    Account,
    ClaimId,
    ControlInterval,
    Copy,
    Incident,
    Reason,
    Report,
    ReportId,
)
from riwaya.store import Record, Review, Statement, corrected, latest, statement_of
from riwaya.views.parts import Outlet, Told
from riwaya.views.telling import Teller


class Background:
    """What all views of a record share, read once: who copies whom, and what people decided."""

    def __init__(self, store: Record) -> None:
        self._store = store

    @cached_property
    def copies(self) -> dict[ReportId, list[Copy]]:
        """Which report copies which, under the ids of both."""
        found: dict[ReportId, list[Copy]] = defaultdict(list)
        for copy in self._store.copies():
            found[copy.copier].append(copy)
            found[copy.original].append(copy)
        return found

    @cached_property
    def reviews(self) -> dict[ClaimId, list[Review]]:
        """People's decisions by claim, first to last."""
        found: dict[ClaimId, list[Review]] = defaultdict(list)
        for review in self._store.reviews():
            found[review.claim].append(review)
        return found

    @cached_property
    def left_out(self) -> frozenset[ClaimId]:
        """The claims that people rejected, which count for nothing."""
        return self._store.left_out()

    @cached_property
    def flags(self) -> dict[ReportId, tuple[Reason, ...]]:
        """What to know of single reports."""
        found: dict[ReportId, tuple[Reason, ...]] = {}
        for flag in self._store.flags():
            found[flag.report] = (*found.get(flag.report, ()), flag.reason)
        return found

    @cached_property
    def control(self) -> dict[str | None, list[ControlInterval]]:
        """Who held what, by the place's id."""
        found: dict[str | None, list[ControlInterval]] = defaultdict(list)
        for interval in self._store.control():
            found[interval.place].append(interval)
        return found


class Shelf:
    """What claims of a few incidents at a time say, as people left them, and their reports.

    A claim that people rejected is shown as the machine read it where it is asked for by its
    id, and in its incident until that is derived again; of a report's claims it is left out.
    """

    def __init__(self, store: Record, teller: Teller, background: Background) -> None:
        self._store = store
        self._background = background
        self.teller = teller
        self._claims: dict[ClaimId, Statement] = {}
        self._reports: dict[ReportId, Report] = {}
        self._outlets: dict[ReportId, Outlet] = {}

    def copies_of(self, report: ReportId) -> list[Copy]:
        """Return the copies that a report is one side of."""
        return self._background.copies.get(report, [])

    def load(self, claims: Iterable[ClaimId], reports: Iterable[ReportId] = ()) -> None:
        """Put these claims and their reports, and only these, on the shelf."""
        self._put(self._store.statements_by_id(dict.fromkeys(claims)), reports)

    def load_claims(self, claims: Iterable[Statement]) -> None:
        """Put claims that are at hand and their reports, and only these, on the shelf."""
        self._put({claim.id: claim for claim in claims}, ())

    def _put(self, claims: dict[ClaimId, Statement], reports: Iterable[ReportId]) -> None:
        self._claims = self._left(claims)
        wanted = {claim.report for claim in self._claims.values()} | set(reports)
        self._reports = self._store.reports_by_id(sorted(wanted))
        self._outlets = {}

    def load_reports(self, reports: Iterable[Report]) -> dict[ReportId, list[ClaimId]]:
        """Put reports with their claims and copies on the shelf, and return their claims."""
        shown = {report.id: report for report in reports}
        copies = (copy for report in shown for copy in self.copies_of(report))
        others = {one for copy in copies for one in (copy.copier, copy.original)} - shown.keys()
        gone = self._background.left_out
        told = {
            report: [one for one in claims if one.id not in gone]
            for report, claims in self._store.statements_of(shown).items()
        }
        self._claims = self._left({one.id: one for claims in told.values() for one in claims})
        self._reports = shown | self._store.reports_by_id(sorted(others))
        self._outlets = {}
        return {report: [one.id for one in claims] for report, claims in told.items()}

    def load_incidents(self, incidents: Iterable[Incident]) -> None:
        """Put the claims, the reports and the copied reports of incidents on the shelf."""
        shown = list(incidents)
        self.load(
            (account.claim for incident in shown for account in incident.accounts),
            (one for incident in shown for pair in incident.copies for one in pair),
        )

    def flags_of(self, account: Account) -> tuple[Reason, ...]:
        """Return what is odd about the claim of an account in its own report."""
        flags = self._background.flags.get(account.report, ())
        return tuple(reason for reason in flags if account.claim in reason.claims)

    def _left(self, claims: dict[ClaimId, Statement]) -> dict[ClaimId, Statement]:
        """Return claims with what people made of those they looked at."""
        reviews = self._background.reviews
        looked_at = [one for one in claims if one in reviews] if reviews else []
        for one, claim in self._store.claims_by_id(looked_at).items() if looked_at else ():
            claims[one] = statement_of(corrected(claim, reviews[one]) or claim)
        return claims

    def claim(self, claim: ClaimId) -> Statement:
        """Return what a claim that was loaded says, as people left it."""
        return self._claims[claim]

    def reviewed(self, claim: ClaimId) -> bool:
        """Return whether what people decided of a claim stands."""
        reviews = self._background.reviews.get(claim)
        return bool(reviews and latest(reviews))

    def report(self, report: ReportId) -> Report:
        """Return a report that was loaded."""
        return self._reports[report]

    def outlet(self, report: ReportId) -> Outlet:
        """Return the head of a report that was loaded."""
        found = self._outlets.get(report)
        if found is None:
            copies = len(self.copies_of(report))
            found = self._outlets[report] = self.teller.outlet(self._reports[report], copies)
        return found

    def told(self, claim: ClaimId) -> Told:
        """Return what a loaded claim says."""
        found = self._claims[claim]
        return self.teller.told(
            found,
            self.outlet(found.report),
            self._reports[found.report],
            reviewed=self.reviewed(claim),
        )
