"""How much of what a record holds, counted by the database."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, distinct, exists, func, select, union

from riwaya.model import EventType, Modality, Verdict
from riwaya.store import queries, schema
from riwaya.store.contents import Counts, PlaceCount, SourceCount
from riwaya.store.loading import day


def _size(connection: Connection, table: Table, *where: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(*where)) or 0


def _tally(
    connection: Connection, column: ColumnElement[Any], *where: ColumnElement[bool]
) -> dict[str, int]:
    """Return how often each value of a column occurs, most often first; empty ones left out."""
    count = func.count()
    rows = connection.execute(
        select(column, count)
        .where(column.is_not(None), *where)
        .group_by(column)
        .order_by(count.desc(), column)
    )
    return {row[0]: row[1] for row in rows}


def _ends(
    connection: Connection,
    table: Table,
    *columns: str,
    where: Sequence[ColumnElement[bool]] = (),
) -> tuple[date | None, date | None]:
    """Return the first and the last day in some columns."""
    found = [table.c[name] for name in columns]
    lows = [connection.scalar(select(func.min(one)).where(*where)) for one in found]
    highs = [connection.scalar(select(func.max(one)).where(*where)) for one in found]
    return (
        day(min((low for low in lows if low), default=None)),
        day(max((high for high in highs if high), default=None)),
    )


def counts(connection: Connection) -> Counts:
    """Return how much of what the record holds."""
    claims, incidents = schema.claims, schema.incidents
    kept = queries.kept()
    first, last = _ends(connection, claims, "date_first", "date_last", where=[kept])
    published_first, published_last = _ends(connection, schema.reports, "published")
    by_type = _tally(connection, claims.c.event_type, kept)
    by_modality = _tally(connection, claims.c.modality, kept)
    types = _tally(connection, incidents.c.event_type)
    verdicts = _tally(connection, incidents.c.verdict)
    placed = exists().where(schema.claim_places.c.claim == claims.c.no)
    return Counts(
        reports=_size(connection, schema.reports),
        originals=_size(connection, schema.originals),
        claims=_size(connection, claims, kept),
        rejected=_size(connection, claims, ~kept),
        incidents=_size(connection, incidents),
        copies=_size(connection, schema.copies),
        judgements=_size(connection, schema.judgements),
        reviews=_size(connection, schema.reviews),
        set_aside=_size(connection, schema.set_aside),
        failures=_size(connection, schema.failures),
        undated=_size(connection, claims, claims.c.date_precision.is_(None), kept),
        unplaced=_size(connection, claims, ~placed, kept),
        first=first,
        last=last,
        published_first=published_first,
        published_last=published_last,
        claims_by_type={EventType(name): n for name, n in by_type.items()},
        claims_by_modality={Modality(name): n for name, n in by_modality.items()},
        claims_by_party=_parties(connection),
        incidents_by_type={EventType(name): n for name, n in types.items()},
        incidents_by_verdict={Verdict(name): n for name, n in verdicts.items()},
        set_aside_by_reason=_tally(connection, schema.set_aside.c.reason),
    )


def _parties(connection: Connection) -> dict[str, int]:
    """Return in how many claims each party is agent or target, most first."""
    claims = schema.claims
    roles = (claims.c.agent_party, claims.c.target_party)
    both = union(
        *(
            select(claims.c.no, role.label("party")).where(role.is_not(None), queries.kept())
            for role in roles
        )
    ).subquery()
    return _tally(connection, both.c.party)


def places(connection: Connection, key: str | None = None) -> list[PlaceCount]:
    """Return the places as claims name them, most named first; with `key` those so called."""
    told, incidents = schema.claim_places, schema.incident_claims
    wanted = (
        select(
            func.min(told.c.place_name).label("name"),
            told.c.place_id,
            func.count(distinct(told.c.claim)).label("claims"),
            func.count(distinct(incidents.c.incident)).label("incidents"),
        )
        .join(schema.claims, schema.claims.c.no == told.c.claim)
        .where(queries.kept())
        .join(incidents, incidents.c.claim == told.c.claim, isouter=True)
        .group_by(told.c.place_id, told.c.name_key)
    )
    if key is not None:
        wanted = wanted.where(told.c.name_key == key)
    rows = connection.execute(wanted)
    found = [PlaceCount(row.name, row.place_id, row.claims, row.incidents) for row in rows]
    return sorted(found, key=lambda one: (-one.claims, one.name, one.place or ""))


def sources(connection: Connection) -> list[SourceCount]:
    """Return the outlets with what they told, most reports first."""
    reports = schema.reports
    source = reports.c.source
    rows = connection.execute(
        select(
            source,
            func.count(),
            func.min(reports.c.published),
            func.max(reports.c.published),
        ).group_by(source)
    ).all()
    claimed = _claimed(connection)
    sides, copied = _sides(connection), _copied(connection)
    verdicts = _verdicts(connection)
    found = [
        SourceCount(
            source=row[0],
            sides=tuple(sides[row[0]]),
            reports=row[1],
            claims=claimed.get(row[0], 0),
            incidents=sum(verdicts[row[0]].values()),
            copies=copied.get(row[0], 0),
            first=day(row[2]),
            last=day(row[3]),
            verdicts=verdicts[row[0]],
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (-one.reports, one.source or ""))


def _claimed(connection: Connection) -> dict[str | None, int]:
    """Return how many claims the reports of each outlet make."""
    reports, claims = schema.reports, schema.claims
    rows = connection.execute(
        select(reports.c.source, func.count())
        .join(claims, claims.c.report == reports.c.no)
        .where(queries.kept())
        .group_by(reports.c.source)
    )
    return {row[0]: row[1] for row in rows}


def _sides(connection: Connection) -> dict[str | None, list[str]]:
    reports = schema.reports
    found: dict[str | None, list[str]] = defaultdict(list)
    rows = connection.execute(
        select(reports.c.source, reports.c.side)
        .where(reports.c.side.is_not(None))
        .distinct()
        .order_by(reports.c.side)
    )
    for source, side in rows:
        found[source].append(side)
    return found


def _copied(connection: Connection) -> dict[str | None, int]:
    """Return how many reports of each outlet share their text with another report."""
    copies, reports = schema.copies, schema.reports
    both = union(select(copies.c.copier), select(copies.c.original)).subquery()
    rows = connection.execute(
        select(reports.c.source, func.count())
        .join(both, both.c.copier == reports.c.id)
        .group_by(reports.c.source)
    )
    return {row[0]: row[1] for row in rows}


def _verdicts(connection: Connection) -> dict[str | None, dict[Verdict, int]]:
    """Return how the incidents stand that each outlet tells."""
    told, incidents = schema.incident_claims, schema.incidents
    source = schema.reports.c.source
    rows = connection.execute(
        select(source, incidents.c.verdict, func.count(distinct(incidents.c.id)))
        .join(schema.claims, schema.claims.c.report == schema.reports.c.no)
        .join(told, told.c.claim == schema.claims.c.no)
        .join(incidents, incidents.c.id == told.c.incident)
        .group_by(source, incidents.c.verdict)
        .order_by(incidents.c.verdict)
    )
    found: dict[str | None, dict[Verdict, int]] = defaultdict(dict)
    for name, verdict, number in rows:
        found[name][Verdict(verdict)] = number
    return found
