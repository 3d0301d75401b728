"""How much of what a record holds, counted in plain Python: the reference for `tallies`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from riwaya.model import Claim, ClaimId, Report
from riwaya.store.contents import Counts, PlaceCount, SourceCount
from riwaya.store.matching import tally
from riwaya.store.search import name_key

if TYPE_CHECKING:
    from riwaya.store.memory import MemoryStore


def counts(store: "MemoryStore") -> Counts:
    """Return how much of what a record holds."""
    claims, incidents = _kept(store), list(store.incidents())
    intervals = [claim.interval for claim in claims if claim.interval]
    days = [day for when in intervals for day in (when.first, when.last) if day]
    published = [report.published for report in store.reports() if report.published]
    return Counts(
        reports=len(list(store.reports())),
        originals=len(list(store.originals())),
        claims=len(claims),
        rejected=len(store.left_out()),
        incidents=len(incidents),
        copies=len(store.copies()),
        judgements=len(list(store.judgements())),
        reviews=len(store.reviews()),
        set_aside=len(store.set_aside()),
        failures=len(store.failures()),
        undated=len(claims) - len(intervals),
        unplaced=sum(not claim.where for claim in claims),
        first=min(days, default=None),
        last=max(days, default=None),
        published_first=min(published, default=None),
        published_last=max(published, default=None),
        claims_by_type=tally(claim.event_type for claim in claims),
        claims_by_modality=tally(claim.modality.value for claim in claims),
        claims_by_party=tally(_parties(claims)),
        incidents_by_type=tally(incident.event_type for incident in incidents),
        incidents_by_verdict=tally(incident.ruling.verdict for incident in incidents),
        set_aside_by_reason=tally(notice.reason for notice in store.set_aside()),
    )


def _kept(store: "MemoryStore") -> list[Claim]:
    """Return the claims that people did not reject."""
    gone = store.left_out()
    return [claim for claim in store.claims() if claim.id not in gone]


def _parties(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield each party once for each claim that names it."""
    for claim in claims:
        yield from {claim.agent_party, claim.target_party} - {None}  # type: ignore[misc]


def places(store: "MemoryStore") -> list[PlaceCount]:
    """Return the places as claims name them, most named first."""
    names: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    claims: dict[tuple[str | None, str], set[ClaimId]] = defaultdict(set)
    for claim in _kept(store):
        for where in claim.where:
            told = (where.place, name_key(where.name))
            names[told].add(where.name)
            claims[told].add(claim.id)
    found = [
        PlaceCount(min(names[told]), told[0], len(ids), _incidents_among(store, ids))
        for told, ids in claims.items()
    ]
    return sorted(found, key=lambda one: (-one.claims, one.name, one.place or ""))


def _incidents_among(store: "MemoryStore", claims: Iterable[ClaimId]) -> int:
    return len({store.incident_of(claim) for claim in claims} - {None})


def sources(store: "MemoryStore") -> list[SourceCount]:
    """Return the outlets with what they told, most reports first."""
    by_source: dict[str | None, list[Report]] = defaultdict(list)
    for report in store.reports():
        by_source[report.source].append(report)
    found = [_source(store, name, reports) for name, reports in by_source.items()]
    return sorted(found, key=lambda one: (-one.reports, one.source or ""))


def _source(store: "MemoryStore", name: str | None, reports: Sequence[Report]) -> SourceCount:
    ids = {report.id for report in reports}
    copied = {one for copy in store.copies() for one in (copy.copier, copy.original)}
    days = [report.published for report in reports if report.published]
    told = [
        incident
        for incident in store.incidents()
        if any(account.report in ids for account in incident.accounts)
    ]
    return SourceCount(
        source=name,
        sides=tuple(sorted({report.side for report in reports if report.side})),
        reports=len(reports),
        claims=sum(claim.report in ids for claim in _kept(store)),
        incidents=len(told),
        copies=len(ids & copied),
        first=min(days, default=None),
        last=max(days, default=None),
        verdicts=dict(sorted(Counter(i.ruling.verdict for i in told).items())),
    )
