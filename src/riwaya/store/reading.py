"""Reading claims and incidents back, many at a time and never all at once."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, and_, func, select

from riwaya.model import (
    Claim,
    ClaimId,
    Incident,
    Judgement,
    Original,
    Producer,
    ReportId,
    Span,
)
from riwaya.store import schema
from riwaya.store.derived import IncidentParts, judgement_of
from riwaya.store.loading import Children, ClaimLoader

T = TypeVar("T")

CHUNK = 400
"""How many claims or incidents are read together."""


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Yield the items in lists of at most `size`."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def listed(values: Sequence[int] | Sequence[str]) -> Select[Any]:
    """Return a selection of these values, handed over as one: hundreds are slow to name."""
    return select(func.json_each(json.dumps(values)).table_valued("value").c.value)


def producers(connection: Connection) -> dict[int, Producer]:
    """Return what made values, by number."""
    rows = connection.execute(select(schema.producers))
    return {row.no: Producer(row.name, row.version) for row in rows}


def known(connection: Connection, ids: Iterable[ReportId]) -> set[ReportId]:
    """Return which of these reports the record holds."""
    column = schema.reports.c.id
    found: set[ReportId] = set()
    for chunk in chunks(ids):
        found.update(
            ReportId(one)
            for one in connection.scalars(select(column).where(column.in_(listed(chunk))))
        )
    return found


def originals(connection: Connection) -> Iterator[Original]:
    """Yield the files that were read, without their bytes, ordered by hash."""
    table = schema.originals
    columns = (table.c.sha256, table.c.size, table.c.media_type, table.c.name, table.c.read_at)
    for row in connection.execute(select(*columns).order_by(table.c.sha256)):
        yield Original(
            row.sha256, row.size, row.media_type, row.name, datetime.fromisoformat(row.read_at)
        )


def _wide(*more: Any) -> Select[Any]:  # noqa: ANN401  columns of any type
    """Return a selection of claims with the id of their report."""
    table = schema.claims
    return select(table, schema.reports.c.id.label("report_id"), *more).join(
        schema.reports, schema.reports.c.no == table.c.report
    )


def claims(
    connection: Connection, reports: Sequence[ReportId] | None = None
) -> Iterator[Claim]:
    """Yield all claims, or those of some reports, ordered by report and trigger."""
    table = schema.claims
    wanted = _wide().order_by(
        schema.reports.c.id, table.c.start, table.c.stop, table.c.event_type
    )
    if reports is not None:
        wanted = wanted.where(schema.reports.c.id.in_(listed(reports)))
    loader = ClaimLoader(producers(connection))
    rows = connection.execution_options(yield_per=CHUNK).execute(wanted)
    for chunk in chunks(rows):
        yield from _claims(connection, loader, chunk)


def claims_of(
    connection: Connection, reports: Iterable[ReportId]
) -> dict[ReportId, list[Claim]]:
    """Return the claims of reports, ordered by trigger; no list for one without claims."""
    found: dict[ReportId, list[Claim]] = defaultdict(list)
    for chunk in chunks(reports):
        for claim in claims(connection, chunk):
            found[claim.report].append(claim)
    return dict(found)


def notes_of(
    connection: Connection, reports: Iterable[ReportId]
) -> dict[ReportId, dict[str, str]]:
    """Return what the reader met when it read these reports; unknown ids are left out."""
    table = schema.reports
    found: dict[ReportId, dict[str, str]] = {}
    for chunk in chunks(reports):
        wanted = select(table.c.id, table.c.notes).where(table.c.id.in_(listed(chunk)))
        found.update(
            (ReportId(row.id), dict(json.loads(row.notes)))
            for row in connection.execute(wanted)
        )
    return found


def judgements_among(connection: Connection, ids: Iterable[ClaimId]) -> list[Judgement]:
    """Return the judgements on two of these claims, in the order they were made."""
    table = schema.judgements
    among = set(ids)
    rows: list[Any] = []
    for chunk in chunks(sorted(among)):
        wanted = select(table).where(table.c.left_claim.in_(listed(chunk)))
        rows += (row for row in connection.execute(wanted) if row.right_claim in among)
    makers = producers(connection) if rows else {}
    return [judgement_of(row, makers) for row in sorted(rows, key=lambda row: row.no)]


def claim(connection: Connection, claim_id: ClaimId) -> Claim | None:
    """Return one claim, or `None` for an unknown id."""
    row = connection.execute(_wide().where(schema.claims.c.id == claim_id)).first()
    if row is None:
        return None
    return next(_claims(connection, ClaimLoader(producers(connection)), [row]))


def by_id(connection: Connection, ids: Iterable[ClaimId]) -> Iterator[Claim]:
    """Yield the claims with these ids, in no set order; unknown ids are left out."""
    loader = ClaimLoader(producers(connection))
    for chunk in chunks(ids):
        rows = connection.execute(_wide().where(schema.claims.c.id.in_(listed(chunk)))).all()
        yield from _claims(connection, loader, rows)


def found(connection: Connection, numbers: Select[Any]) -> Iterator[Claim]:
    """Yield the claims with these numbers, in the order of the numbers."""
    loader = ClaimLoader(producers(connection))
    for chunk in chunks(connection.scalars(numbers).all()):
        rows = connection.execute(_wide().where(schema.claims.c.no.in_(listed(chunk)))).all()
        by_number = {row.no: row for row in rows}
        yield from _claims(connection, loader, [by_number[no] for no in chunk])


def _claims(
    connection: Connection, loader: ClaimLoader, rows: Sequence[Any]
) -> Iterator[Claim]:
    children = _children(connection, [row.no for row in rows])
    for row in rows:
        yield loader.claim(row, row.report_id, children[row.no])


def _of_claims(table: Table, numbers: Sequence[int]) -> Select[Any]:
    """Return what a table has on claims, in the order of its key."""
    return select(table).where(table.c.claim.in_(listed(numbers))).order_by(*table.primary_key)


def _values(numbers: Sequence[int]) -> Select[Any]:
    """Return what stands behind the values of claims: a row a span, or one without a span."""
    held, grounds = schema.claim_values, schema.grounds
    key = (held.c.claim, held.c.field, held.c.position)
    same = and_(*(grounds.c[column.name] == column for column in key))
    standing = (held.c[name] for name in ("basis", "gap", "producer", "rule"))
    return (
        select(*key, grounds.c.start, grounds.c.stop, *standing)
        .outerjoin_from(held, grounds, same)
        .where(held.c.claim.in_(listed(numbers)))
        .order_by(*key, grounds.c.n)
    )


def _children(connection: Connection, numbers: Sequence[int]) -> dict[int, Children]:
    """Return the rows that belong to these claims, by the number of the claim."""
    found = {no: Children() for no in numbers}
    values = connection.execute(_values(numbers)).all()
    for claim, field, position, start, stop, *held in values:
        found[claim].add_value(
            field, position, held, None if start is None else Span(start, stop)
        )
    for row in connection.execute(_of_claims(schema.claim_places, numbers)).all():
        found[row.claim].places.append(row)
    for row in connection.execute(_of_claims(schema.speakers, numbers)).all():
        found[row.claim].speakers.append(row)
    for row in connection.execute(_of_claims(schema.losses, numbers)).all():
        found[row.claim].losses.append(row)
    for row in connection.execute(_of_claims(schema.weapons, numbers)).all():
        found[row.claim].weapons.append(row)
    return found


def incidents(connection: Connection, ids: Select[Any]) -> Iterator[Incident]:
    """Yield the incidents with these ids, in the order of the ids."""
    table = schema.incidents
    for chunk in chunks(connection.scalars(ids).all()):
        rows = connection.execute(select(table).where(table.c.id.in_(listed(chunk))))
        by_id = {row.id: row for row in rows}
        parts = _parts(connection, chunk)
        for one in chunk:
            yield parts.incident(by_id[one])


def _parts(connection: Connection, ids: Sequence[str]) -> IncidentParts:
    parts = IncidentParts()
    parts.add_accounts(connection.execute(_accounts(ids)).all())
    parts.add_fields(connection.execute(_of(schema.incident_fields, ids, "position")).all())
    parts.add_copies(connection.execute(_of(schema.incident_copies, ids, "position")).all())
    parts.add_casualties(
        connection.execute(_of(schema.casualties, ids, "position")).all(),
        connection.execute(_figures(ids)).all(),
    )
    return parts


def _of(table: Table, ids: Sequence[str], *order: str) -> Select[Any]:
    columns = [table.c[name] for name in ("incident", *order)]
    return select(table).where(table.c.incident.in_(listed(ids))).order_by(*columns)


def _accounts(ids: Sequence[str]) -> Select[Any]:
    table = schema.incident_claims
    return (
        _of(table, ids, "position")
        .add_columns(
            schema.claims.c.id.label("claim_id"), schema.reports.c.id.label("report_id")
        )
        .join(schema.claims, schema.claims.c.no == table.c.claim)
        .join(schema.reports, schema.reports.c.no == schema.claims.c.report)
    )


def _figures(ids: Sequence[str]) -> Select[Any]:
    table = schema.figures
    return (
        _of(table, ids, "position", "n")
        .add_columns(schema.claims.c.id.label("claim_id"))
        .join(schema.claims, schema.claims.c.no == table.c.claim)
    )
