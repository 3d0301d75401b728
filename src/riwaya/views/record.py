"""The door of the room: every view of a record."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from datetime import date
from pathlib import Path

from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.model import (
    OWN_TYPE,
    ClaimId,
    ControlInterval,
    Incident,
    IncidentId,
    Judgement,
    PlacePrecision,
    Reason,
    Report,
    ReportId,
)
from riwaya.store import (
    ClaimQuery,
    Counts,
    IncidentOrder,
    IncidentQuery,
    PlaceChoice,
    PlaceCount,
    Record,
    SearchQuery,
    chunks,
    search_key,
)
from riwaya.views.claims import link_views, machine_values, review_views
from riwaya.views.finding import found_claim, found_report
from riwaya.views.incidents import (
    DISPUTED,
    control_view,
    copy_view,
    rows_of,
    siege_view,
    view_of,
)
from riwaya.views.labels import Labels, plain
from riwaya.views.models import (
    Choice,
    ClaimView,
    ControlView,
    CopyView,
    IncidentRow,
    IncidentView,
    LinkView,
    NoticeView,
    PlaceView,
    ReportView,
    SearchHit,
    SiegeView,
    SourceRow,
    Summary,
)
from riwaya.views.parts import Ground, Told
from riwaya.views.shelf import Background, Shelf
from riwaya.views.telling import Teller

_TOGETHER = 200
_REPORTS = 50
"""Reports read together: fewer, for each comes with its text and all its claims."""
_MOST = 10


class Views:
    """Read models of a record. Lists stream: what they need is fetched some rows at a time.

    `gazetteer` names places and their parents; the built-in one when none is given.
    """

    def __init__(self, store: Record, gazetteer: Gazetteer | None = None) -> None:
        self._store = store
        self._teller = Teller(Labels(gazetteer))
        self._background = Background(store)

    @property
    def _labels(self) -> Labels:
        return self._teller.labels

    def _shelf(self) -> Shelf:
        return Shelf(self._store, self._teller, self._background)

    def files(self) -> Sequence[Path]:
        """Return the files that the record lies in; none for one in memory."""
        return self._store.files

    # Incidents

    def incidents(self, query: IncidentQuery | None = None) -> Iterator[IncidentRow]:
        """Yield the incidents that a query asks for, in its order."""
        shelf = self._shelf()
        for chunk in chunks(self._store.incidents(query), _TOGETHER):
            yield from rows_of(chunk, shelf)

    def count_incidents(self, query: IncidentQuery | None = None) -> int:
        """Return how many incidents a query asks for, its limit and offset left out."""
        return self._store.count_incidents(query or IncidentQuery())

    def incident_views(self, query: IncidentQuery | None = None) -> Iterator[IncidentView]:
        """Yield whole incidents with all accounts, in the order of the query."""
        shelf = self._shelf()
        for chunk in chunks(self._store.incidents(query), _TOGETHER):
            shelf.load_incidents(chunk)
            yield from (self._incident(incident, shelf) for incident in chunk)

    def incident(self, incident: IncidentId | str) -> IncidentView | None:
        """Return one incident with its accounts side by side, `None` for an unknown id."""
        found = self._store.incident(IncidentId(incident))
        if found is None:
            return None
        shelf = self._shelf()
        shelf.load_incidents([found])
        return self._incident(found, shelf)

    def _incident(self, incident: Incident, shelf: Shelf) -> IncidentView:
        place = incident.place.place if incident.place else None
        control = self._background.control.get(place, []) if place else []
        return view_of(incident, shelf, control)

    def disputes(self, limit: int | None = _MOST) -> list[IncidentRow]:
        """Return the incidents on which most is disputed among most sides, worst first."""
        query = IncidentQuery(
            verdicts=frozenset(DISPUTED), order=IncidentOrder.DISPUTED, limit=limit
        )
        return list(self.incidents(query))

    # Claims and reports

    def claims(self, query: ClaimQuery | None = None) -> Iterator[Told]:
        """Yield the claims that a query asks for, as people left them, by day."""
        shelf = self._shelf()
        for chunk in chunks(self._store.find_statements(query or ClaimQuery()), _TOGETHER):
            shelf.load_claims(chunk)
            yield from (shelf.told(claim.id) for claim in chunk)

    def claim(self, claim: ClaimId | str) -> ClaimView | None:
        """Return a claim with all its grounds, `None` for an unknown id."""
        found = self._store.claim(ClaimId(claim))
        if found is None:
            return None
        shelf = self._shelf()
        shelf.load([found.id])
        return ClaimView(
            told=shelf.told(found.id),
            machine=machine_values(found, shelf.report(found.report)),
            frame=found.frame,
            type_rule=found.type_rule if found.type_rule != OWN_TYPE else None,
            considered=found.considered,
            repeats=found.repeats,
            incident=self._store.incident_of(found.id),
            reviews=review_views(self._store.reviews(found.id)),
            links=link_views(found.id, self._store.judgements(found.id)),
        )

    def links(self, claims: Iterable[ClaimId]) -> dict[ClaimId, tuple[LinkView, ...]]:
        """Return the judgements on two of these claims, under the ids of both."""
        found: dict[ClaimId, list[Judgement]] = defaultdict(list)
        for judgement in self._store.judgements_among(claims):
            found[judgement.left].append(judgement)
            found[judgement.right].append(judgement)
        return {claim: link_views(claim, made) for claim, made in found.items()}

    def reports(self) -> Iterator[ReportView]:
        """Yield all reports with their texts and claims, ordered by id."""
        for chunk in chunks(self._store.reports(), _REPORTS):
            yield from self._report_views(chunk)

    def report(self, report: ReportId | str) -> ReportView | None:
        """Return one report with its text and claims, `None` for an unknown id."""
        known = self._store.report(ReportId(report))
        return next(self._report_views([known])) if known else None

    def _report_views(self, reports: Sequence[Report]) -> Iterator[ReportView]:
        shelf = self._shelf()
        claims = shelf.load_reports(reports)
        notes = self._store.notes(report.id for report in reports)
        for report in reports:
            yield ReportView(
                outlet=shelf.outlet(report.id),
                text=report.text,
                claims=tuple(map(shelf.told, claims.get(report.id, ()))),
                notes=tuple(sorted(notes.get(report.id, {}).items())),
                copies=tuple(copy_view(copy, shelf) for copy in shelf.copies_of(report.id)),
                flags=self._background.flags.get(report.id, ()),
            )

    # Places, control, outlets

    def place(self, name: str) -> PlaceView | None:
        """Return the history of the place most often told of by a name or gazetteer id.

        A name may be spelt in any way, or be the gazetteer's English one; `None` when no claim
        names such a place.
        """
        called = self._called(name)
        if not called:
            return None
        best = called[0]
        choice = self._choice(best)
        incidents = list(self.incidents(IncidentQuery(place=choice)))
        verdicts = Counter(row.verdict for row in incidents)
        return PlaceView(
            name=best.name,
            place=self._ground(best),
            also=tuple(filter(None, map(self._ground, called[1:]))),
            incidents=tuple(incidents),
            control=tuple(
                control_view(one, self._labels) for one in self._store.control(choice)
            ),
            sieges=tuple(siege_view(one, self._labels) for one in self._store.sieges(choice)),
            claims=best.claims,
            verdicts=dict(verdicts.most_common()),
        )

    def place_choice(self, name: str) -> PlaceChoice | None:
        """Return what narrows a list to a place and all inside it; `None` for no such place."""
        called = self._called(name)
        if called:
            return self._choice(called[0])
        gazetteer = self._labels.gazetteer
        ids = (name,) if name in gazetteer else gazetteer.lookup(name)
        return PlaceChoice(ids=frozenset(ids[:1])) if ids else None

    def _called(self, name: str) -> list[PlaceCount]:
        """Return the places of the record that a name or an id may mean, most told of first."""
        key = search_key(name)
        named = self._store.places_named(key)
        if named:
            return named
        ids = set(self._labels.gazetteer.lookup(name)) | {name}
        return [
            place
            for place in self._store.places()
            if place.place is not None
            and (place.place in ids or self._english(place.place) == name.casefold())
        ]

    def _english(self, place: str) -> str | None:
        found = self._labels.gazetteer.get(place)
        return found.name_en.casefold() if found else None

    def _choice(self, place: PlaceCount) -> PlaceChoice:
        if place.place is None:
            return PlaceChoice(key=search_key(place.name))
        return PlaceChoice(ids=frozenset({place.place}))

    def _ground(self, place: PlaceCount) -> Ground | None:
        """Return a place of the record as the gazetteer has it, `None` for one it has not."""
        found = self._labels.gazetteer.get(place.place)
        if found is None:
            return None
        parents = self._labels.gazetteer.parents(found.id)
        return Ground(
            name=place.name,
            label=self._labels.place(found.id),
            lat=found.lat,
            lon=found.lon,
            precision=_PRECISION.get(found.kind, PlacePrecision.SITE),
            radius_km=found.precision_km,
            country=found.country,
            parents=self._labels.places(tuple(parents)),
        )

    def control(self, on: date | None = None) -> list[ControlView]:
        """Return who holds what, by place and day; on one day, or always."""
        return [
            control_view(interval, self._labels)
            for interval in self._store.control()
            if on is None or _covers(interval, on)
        ]

    def sieges(self) -> list[SiegeView]:
        """Return who besieged what, by place and day."""
        return [siege_view(siege, self._labels) for siege in self._store.sieges()]

    def sources(self) -> list[SourceRow]:
        """Return the outlets with what they told, most reports first."""
        return [
            SourceRow(
                source=found.source,
                label=self._labels.source(found.source),
                sides=self._labels.parties(set(found.sides)),
                kind=self._labels.source_kind(found.source),
                reports=found.reports,
                claims=found.claims,
                incidents=found.incidents,
                copies=found.copies,
                first=found.first,
                last=found.last,
                verdicts=found.verdicts,
            )
            for found in self._store.sources()
        ]

    def copies(self) -> list[CopyView]:
        """Return which report copies which."""
        shelf = self._shelf()
        copies = self._store.copies()
        shelf.load((), {one for copy in copies for one in (copy.copier, copy.original)})
        return [copy_view(copy, shelf) for copy in copies]

    # The record as a whole

    def search(self, query: SearchQuery | str) -> list[SearchHit]:
        """Return claims, then reports, in which the words occur, best first, words lit."""
        asked = query if isinstance(query, SearchQuery) else SearchQuery(words=query)
        hits = self._store.search(asked)
        shelf = self._shelf()
        shelf.load((hit.claim for hit in hits if hit.claim), (hit.report for hit in hits))
        return [
            found_claim(asked, hit.claim, shelf, self._store.incident_of(hit.claim))
            if hit.claim
            else found_report(asked, hit.report, shelf)
            for hit in hits
        ]

    def _party_choices(self, counts: Counts) -> tuple[Choice, ...]:
        return tuple(
            Choice(self._labels.party(party) or plain(party), number)
            for party, number in counts.claims_by_party.items()
        )

    def set_aside(self) -> list[NoticeView]:
        """Return what was read and is no Arabic report."""
        return [NoticeView(*astuple(notice)) for notice in self._store.set_aside()]

    def failures(self) -> list[NoticeView]:
        """Return what could not be read."""
        return [NoticeView(*astuple(notice)) for notice in self._store.failures()]

    def summary(self, disputed: int = 5) -> Summary:
        """Return how much the record holds, and its most disputed incidents."""
        counts = self._store.counts()
        parties = self._party_choices(counts)
        return Summary(
            counts, parties, tuple(self.disputes(disputed)), tuple(self._flagged(FLAGGED))
        )

    def _flagged(self, most: int) -> Iterator[tuple[str, Reason]]:
        """Yield what is odd inside single reports, with the name of the report."""
        found = [(id, one) for id, flags in self._background.flags.items() for one in flags]
        reports = self._store.reports_by_id([id for id, _ in found[:most]])
        for id, reason in found[:most]:
            yield reports[id].name, reason


FLAGGED = 10
"""How many reports that contradict themselves a summary names."""

_PRECISION = {precision.value: precision for precision in PlacePrecision}


def _covers(interval: ControlInterval, on: date) -> bool:
    return interval.first <= on and (interval.last is None or on <= interval.last)
