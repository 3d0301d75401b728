"""Laying what came in since beside a record that is derived, without deriving all anew."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from riwaya import __version__
from riwaya.model import (
    Claim,
    ClaimId,
    ControlInterval,
    Incident,
    IncidentId,
    Judgement,
    Report,
    ReportId,
    Siege,
)
from riwaya.reconciliation import Knowledge, Reconciliation, reconcile
from riwaya.reconciliation.copies import CopyIndex
from riwaya.reconciliation.gatherings import gatherings
from riwaya.reconciliation.ground import MACHINE
from riwaya.reconciliation.incidents import histories, neighbours
from riwaya.reconciliation.partners import Partners, moved, partners, windows
from riwaya.reconciliation.standing import (
    Told,
    alike,
    areas,
    besieged,
    held,
    sites_named,
    sketches,
    spreads,
    tellings,
    turning,
)
from riwaya.store import Grown, Pending, SqliteStore, Standing, Telling, Turn

SHARE = 4
"""Where a record grows by more than a part in so many, it is quicker to derive all anew."""


def grow(store: SqliteStore, knowledge: Knowledge, version: str = __version__) -> bool:
    """Derive what reports, corrections and judgements since the last time change.

    The record is then what deriving all anew would make of it. Returns `False`, and does
    nothing, where all has to be derived anew.
    """
    pending = store.surroundings.pending(version)
    if pending is None:
        return False
    fresh = store.reports_by_id(pending.reports)
    news = News(store, knowledge, pending, fresh)
    if len(news.fresh) * SHARE > pending.standing:
        return False
    growth = Growth(news)
    if growth.parts_a_crowd():
        return False
    store.grow(growth.grown(version))
    return True


@dataclass
class News:
    """What came in: new reports and their claims, and the claims that people changed."""

    store: SqliteStore
    knowledge: Knowledge
    pending: Pending
    reports: Mapping[ReportId, Report]

    @cached_property
    def fresh(self) -> list[Claim]:
        """New claims, and changed ones as people left them; those rejected are missing."""
        read = self.store.claims_of(self.pending.reports)
        told = {claim.id for claims in read.values() for claim in claims}
        return list(self.store.corrected(told | self.pending.claims))

    @cached_property
    def sketches(self) -> list[tuple[ReportId, bytes]]:
        """The sketches of the new reports."""
        return sketches(CopyIndex().add(self.reports))

    @cached_property
    def circle(self) -> dict[ReportId, Report]:
        """The new reports and all that copy them, are copied by them or may be."""
        ask = self.store.surroundings
        near = set(alike([bands for _, bands in self.sketches], ask.sketches()))
        circle = ask.copied_with(near) - set(self.reports)
        return {**self.store.reports_by_id(sorted(circle)), **self.reports}

    @cached_property
    def told(self) -> set[ClaimId]:
        """The claims, also rejected ones, whose words, voice or fields are new."""
        standing = {id: r for id, r in self.circle.items() if id not in self.reports}
        heard = self.store.claims_of(sorted(moved(standing, self.reports)))
        found = {claim.id for claims in heard.values() for claim in claims}
        return found | {claim.id for claim in self.fresh} | self.pending.claims

    @cached_property
    def partners(self) -> Partners:
        """The pairs that new claims make."""
        new = {claim.id for claim in self.fresh}
        outlets = self._with_reports(self.fresh)
        wanted = windows(self.fresh, outlets, self.knowledge) if self.fresh else []
        ids = self.store.surroundings.near(wanted) - new if wanted else set()
        near = sorted(self.store.corrected(sorted(ids)), key=lambda claim: claim.id)
        reports = {**outlets, **self._with_reports(near)}
        return partners(self.fresh, near, reports, self.knowledge)

    def _with_reports(self, claims: Iterable[Claim]) -> dict[ReportId, Report]:
        return self.store.reports_by_id(sorted({claim.report for claim in claims}))


class Growth:
    """What follows from news: computed from the claims that links connect with them alone."""

    def __init__(self, news: News) -> None:
        self._news = news
        self._store = news.store
        self._ask = news.store.surroundings
        self._made = datetime.now(UTC)

    @cached_property
    def _reports(self) -> set[ReportId]:
        """The reports of which a claim is new or changed."""
        changed = self._store.claims_by_id(self._news.pending.claims).values()
        return {*self._news.reports, *(claim.report for claim in changed)}

    @cached_property
    def _claims(self) -> set[ClaimId]:
        """All claims that are connected with what is new."""
        news = self._news
        beside = self._store.claims_of(sorted(self._reports))
        seeds = news.told | news.partners.linked() | news.pending.judged
        seeds |= {claim.id for claims in beside.values() for claim in claims}
        return self._ask.linked(seeds, news.knowledge.rules.linkage.accept)

    @cached_property
    def _piece(self) -> Reconciliation:
        """The connected claims reconciled; for them it is what deriving all would give."""
        claims = list(self._store.corrected(sorted(self._claims)))
        ids = {claim.report for claim in claims} | set(self._news.circle)
        reports = self._store.reports_by_id(sorted(self._ask.copied_with(ids)))
        people = [
            judgement
            for judgement in self._store.judgements_among(self._claims)
            if judgement.producer.name != MACHINE.name
        ]
        return reconcile(
            reports.values(), claims, people, knowledge=self._news.knowledge, made=self._made
        )

    def parts_a_crowd(self) -> bool:
        """Whether people's word may change which claim of a crowd is compared for the others.

        Those that were never compared themselves would then have to be.
        """
        pending = self._news.pending
        said = len(pending.claims) + len(pending.judged)
        rules = self._news.knowledge.rules
        most = max(1, rules.linkage.crowd - said)
        rows = self._piece.ground.rows if said else ()
        return bool(gatherings(rows, most, rules.radius["city"], frozenset()))

    def grown(self, version: str) -> Grown:
        """Return what changes in the record."""
        piece = self._piece
        incidents, others = self._with_history()
        places = Places(self._news, piece)
        new = set(self._news.reports)
        return Grown(
            version=version,
            claims=self._claims,
            reports=self._reports,
            told=self._news.told,
            incidents=incidents,
            histories=others,
            sites=places.sites(),
            control=places.control(),
            sieges=places.sieges(),
            copies=[c for c in piece.copies if c.copier in new or c.original in new],
            flags=[flag for flag in piece.flags if flag.report in self._reports],
            judgements=self._judgements(),
            standing=Standing(
                sketches=self._news.sketches,
                tellings=as_kept(places.fresh),
                inside=areas(piece.ground, self._news.told),
                turns=list(turning(piece.ground)),
            ),
        )

    def _judgements(self) -> list[Judgement]:
        """Return the links among the connected claims, and the weak ones with others."""
        weak = self._news.partners.judgements(self._news.knowledge, self._made)
        among = self._claims
        outside = [j for j in weak if j.left not in among or j.right not in among]
        return [*self._piece.judgements, *outside]

    def _with_history(
        self,
    ) -> tuple[list[Incident], dict[IncidentId, tuple[IncidentId, ...]]]:
        """Return the new incidents with their history, and that of those that stay."""
        gone = self._ask.incidents_of(self._claims)
        new = set(turning(self._piece.ground))
        changed = new.symmetric_difference(self._ask.turns(incidents=gone))
        mine = {incident.id for incident in self._piece.incidents}
        near = neighbours(self._turns_at({turn[0] for turn in changed}, gone, new), changed)
        touched = (near - gone) | mine
        theirs = self._ask.turns(incidents=near - gone)
        around = self._turns_at({turn[0] for turn in (*theirs, *new)}, gone, new)
        found = histories(around, touched)
        incidents = [
            replace(incident, history=found.get(incident.id, ()))
            for incident in self._piece.incidents
        ]
        return incidents, {id: found.get(id, ()) for id in touched - mine}

    def _turns_at(
        self, places: set[int], gone: set[IncidentId], new: Iterable[Turn]
    ) -> list[Turn]:
        """Return the turns at these places as they are when the new incidents are there."""
        kept = [t for t in self._ask.turns(places=places) if t[2] not in gone]
        return [*kept, *(turn for turn in new if turn[0] in places)]


def as_kept(told: Iterable[Told]) -> list[Telling]:
    """Return tellings as the record keeps them."""
    return [Telling(*telling) for telling in told]


class Places:
    """The places of which something new is told, with all that is told of them."""

    def __init__(self, news: News, piece: Reconciliation) -> None:
        self._news = news
        self._ask = news.store.surroundings
        self._ground = piece.ground
        self.fresh = list(tellings(piece.ground, news.knowledge, news.told))

    @cached_property
    def _before(self) -> list[Told]:
        """What the claims told of places before."""
        return _told(self._ask.tellings(claims=self._news.told))

    @cached_property
    def _keys(self) -> set[str]:
        """The keys of the places whose control or sieges may change."""
        told = [*self.fresh, *self._before]
        wide = spreads(told)
        inside = self._ask.areas(areas=wide) | areas(self._ground, self._news.told)
        keys = {telling.site for telling in told} | sites_named(self._ground, self._news.told)
        return keys | {site for area, site in inside if area in wide}

    @cached_property
    def _inside(self) -> dict[str, set[str]]:
        """The places of which something changes, by the areas they lie in."""
        keys = self._keys
        found: dict[str, set[str]] = {}
        new = areas(self._ground, self._news.told)
        for area, site in self._ask.areas(sites=keys) | new:
            if site in keys:
                found.setdefault(area, set()).add(site)
        return found

    @cached_property
    def _all(self) -> list[Told]:
        """All that is now told of these places and of the areas around them."""
        wanted = self._keys | set(self._inside)
        told = _told(self._ask.tellings(sites=sorted(wanted)))
        kept = [telling for telling in told if telling.claim not in self._news.told]
        return [*kept, *(telling for telling in self.fresh if telling.site in wanted)]

    def control(self) -> list[ControlInterval]:
        """Return who held these places."""
        found = held(self._all, self._inside, self._news.knowledge)
        return [i for key in sorted(found) if key in self._keys for i in found[key]]

    def sieges(self) -> list[Siege]:
        """Return who besieged these places."""
        told = [telling for telling in self._all if telling.site in self._keys]
        return list(besieged(told, self._news.knowledge))

    def sites(self) -> list[tuple[str | None, frozenset[str]]]:
        """Return the gazetteer ids and the names of these places, now and before."""
        named: dict[str | None, set[str]] = {}
        for telling in (*self._all, *self._before):
            if telling.site in self._keys:
                place, name, *_ = json.loads(telling.value)
                named.setdefault(place, set()).add(name)
        return [(place, frozenset(names)) for place, names in named.items()]


def _told(kept: Iterable[Telling]) -> list[Told]:
    return [Told(t.site, t.claim, t.position, t.kind, t.value) for t in kept]
