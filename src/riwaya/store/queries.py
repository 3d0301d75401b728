"""What is asked of a record, as SQL."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy import text as sql

from riwaya.model import ClaimId, ReportId
from riwaya.store import schema
from riwaya.store.contents import (
    ClaimQuery,
    Hit,
    IncidentOrder,
    IncidentQuery,
    PlaceChoice,
    SearchQuery,
)
from riwaya.store.search import expression
from riwaya.store.values import ACCEPTED, WITHDRAWN, encode

Condition = ColumnElement[bool]


def _values(members: Iterable[str]) -> list[str]:
    return sorted(str(member) for member in members)


def _days(table: Table, first: date | None, last: date | None) -> list[Condition]:
    """Return the conditions for an interval that shares a day with `first` to `last`."""
    found: list[Condition] = []
    dated = table.c.date_precision.is_not(None)
    if first is not None:
        found += [dated, or_(table.c.date_last.is_(None), table.c.date_last >= str(first))]
    if last is not None:
        found += [dated, or_(table.c.date_first.is_(None), table.c.date_first <= str(last))]
    return found


def _parties(parties: Iterable[str]) -> Condition:
    wanted = _values(parties)
    claims = schema.claims
    return or_(claims.c.agent_party.in_(wanted), claims.c.target_party.in_(wanted))


def _incident_conditions(query: IncidentQuery) -> list[Condition]:
    table = schema.incidents
    found = _days(table, query.first, query.last)
    if query.event_types:
        found.append(table.c.event_type.in_(_values(query.event_types)))
    if query.verdicts:
        found.append(table.c.verdict.in_(_values(query.verdicts)))
    if query.parties:
        told = schema.incident_claims
        found.append(
            exists()
            .where(told.c.incident == table.c.id)
            .where(told.c.claim == schema.claims.c.no)
            .where(_parties(query.parties))
        )
    if query.place is not None:
        found.append(_incident_place(query.place))
    if query.dated is not None:
        found.append(table.c.date_precision.is_not(None) == query.dated)
    if query.placed is not None:
        found.append(table.c.lat.is_not(None) == query.placed)
    return found


def _incident_place(place: PlaceChoice) -> Condition:
    table, areas = schema.incidents, schema.incident_areas
    inside = select(areas.c.incident).where(areas.c.place_id.in_(_values(place.ids)))
    claims, places = schema.incident_claims, schema.claim_places
    named: list[Condition] = [places.c.place_id.in_(_values(place.ids))]
    found: list[Condition] = [table.c.id.in_(inside)]
    if place.key is not None:
        named.append(places.c.name_key == place.key)
        found.append(table.c.name_key == place.key)
    told = select(claims.c.incident).join(places, places.c.claim == claims.c.claim)
    return or_(*found, table.c.id.in_(told.where(or_(*named))))


def incident_ids(query: IncidentQuery) -> Select[Any]:
    """Return the ids of the incidents asked for, in order."""
    table = schema.incidents
    by_date = (
        table.c.date_precision.is_(None),
        func.coalesce(table.c.date_first, table.c.date_last, ""),
        table.c.id,
    )
    order: dict[IncidentOrder, tuple[Any, ...]] = {
        IncidentOrder.DATE: by_date,
        IncidentOrder.DISPUTED: (
            (table.c.verdict == "contested").desc(),
            table.c.disputed_count.desc(),
            table.c.side_count.desc(),
            table.c.origin_count.desc(),
            table.c.claim_count.desc(),
            *by_date,
        ),
        IncidentOrder.CLAIMS: (table.c.claim_count.desc(), *by_date),
    }
    return (
        select(table.c.id)
        .where(*_incident_conditions(query))
        .order_by(*order[query.order])
        .limit(query.limit)
        .offset(query.offset)
    )


def incident_count(query: IncidentQuery) -> Select[Any]:
    """Return the number of incidents asked for, without limit and offset."""
    table = schema.incidents
    return select(func.count()).select_from(table).where(*_incident_conditions(query))


def incident_of(claim: ClaimId) -> Select[Any]:
    """Return the incident that a claim stands in."""
    told = schema.incident_claims
    return (
        select(told.c.incident)
        .join(schema.claims, schema.claims.c.no == told.c.claim)
        .where(schema.claims.c.id == claim)
    )


def kept() -> Condition:
    """Return the condition for claims that are not among `Keeper.left_out`."""
    made, told = schema.reviews.alias(), schema.incident_claims.alias()
    decides = or_(
        made.c.field == ACCEPTED,
        and_(made.c.field == WITHDRAWN, made.c.value == encode(ACCEPTED)),
    )
    last = select(func.max(made.c.no)).where(decides).group_by(made.c.claim)
    stands = exists().where(told.c.claim == schema.claims.c.no)
    said = select(made.c.claim).where(made.c.no.in_(last), made.c.value == encode(False))
    return or_(schema.claims.c.id.not_in(said), stands)


def claim_numbers(query: ClaimQuery) -> Select[Any]:
    """Return the numbers of the claims asked for, by day, report and trigger."""
    claims, reports = schema.claims, schema.reports
    found = [kept(), *_days(claims, query.first, query.last)]
    if query.event_types:
        found.append(claims.c.event_type.in_(_values(query.event_types)))
    if query.modalities:
        found.append(claims.c.modality.in_(_values(query.modalities)))
    if query.parties:
        found.append(_parties(query.parties))
    if query.source is not None:
        found.append(reports.c.source == query.source)
    if query.place is not None:
        found.append(_claim_place(query.place))
    return (
        select(claims.c.no)
        .join(reports, reports.c.no == claims.c.report)
        .where(*found)
        .order_by(
            claims.c.date_precision.is_(None),
            func.coalesce(claims.c.date_first, claims.c.date_last, ""),
            reports.c.id,
            claims.c.start,
            claims.c.stop,
            claims.c.event_type,
        )
        .limit(query.limit)
        .offset(query.offset)
    )


def _claim_place(place: PlaceChoice) -> Condition:
    told = schema.claim_places
    named: list[Condition] = [told.c.place_id.in_(_values(place.ids))]
    named += [told.c.parents.contains(f'"{one}"', autoescape=True) for one in sorted(place.ids)]
    if place.key is not None:
        named.append(told.c.name_key == place.key)
    return exists().where(told.c.claim == schema.claims.c.no).where(or_(*named))


def intervals(table: Table, place: PlaceChoice | None) -> Select[Any]:
    """Return the rows of `control` or `sieges`, of one place or all, by place and day."""
    wanted = select(table).order_by(
        func.coalesce(table.c.place_id, ""),
        table.c.name,
        func.coalesce(table.c.date_first, ""),
        table.c.no,
    )
    if place is None:
        return wanted
    named: Condition = table.c.place_id.in_(_values(place.ids))
    return wanted.where(
        named if place.key is None else or_(named, table.c.name_key == place.key)
    )


_CLAIM_HITS = sql(
    "SELECT reports.id AS report, claims.id AS claim FROM search_sentences"
    " JOIN claims AS first ON first.no = search_sentences.rowid"
    " JOIN claims ON claims.report = first.report"
    " AND claims.sentence_start = first.sentence_start"
    " AND claims.sentence_stop = first.sentence_stop"
    " JOIN reports ON reports.no = claims.report"
    " WHERE search_sentences MATCH :words"
    " ORDER BY bm25(search_sentences), reports.id, claims.start, claims.event_type"
    " LIMIT :limit OFFSET :offset"
).bindparams(bindparam("words"))

_REPORT_HITS = sql(
    "SELECT reports.id AS report FROM search_reports"
    " JOIN reports ON reports.no = search_reports.rowid"
    " WHERE search_reports MATCH :words"
    " ORDER BY bm25(search_reports), reports.id LIMIT :limit OFFSET :offset"
).bindparams(bindparam("words"))


def search(connection: Connection, query: SearchQuery) -> list[Hit]:
    """Return claims, then reports, in which the words occur, best first."""
    words = expression(query.words, exact=query.exact)
    if words is None:
        return []
    asked = {"words": words, "limit": query.limit, "offset": query.offset}
    gone = set(connection.scalars(select(schema.claims.c.id).where(~kept())))
    hits = [
        Hit(ReportId(row.report), ClaimId(row.claim))
        for row in connection.execute(_CLAIM_HITS, asked)
        if row.claim not in gone
    ]
    told = {hit.report for hit in hits}
    hits += [
        Hit(ReportId(row.report))
        for row in connection.execute(_REPORT_HITS, asked)
        if row.report not in told
    ]
    return hits
