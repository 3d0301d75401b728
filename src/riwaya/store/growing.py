"""Writing what more reports change of what was derived, and nothing else."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table, delete, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from riwaya.errors import StoreError
from riwaya.model import Judgement
from riwaya.store import schema
from riwaya.store.contents import Derived, Grown
from riwaya.store.derived import derived_rows
from riwaya.store.reading import chunks, listed
from riwaya.store.rows import Rows, as_json
from riwaya.store.standing import incidents_of, standing_rows
from riwaya.store.writing import Writer, derivation

_OF_INCIDENTS = (
    schema.turns,
    schema.figures,
    schema.casualties,
    schema.incident_copies,
    schema.incident_fields,
    schema.incident_claims,
    schema.incident_areas,
)


def grow(writer: Writer, grown: Grown) -> None:
    """Put what changed in the place of what it changes."""
    connection = writer.connection
    old = sorted(incidents_of(connection, grown.claims))
    for chunk in chunks(old):
        for table in _OF_INCIDENTS:
            connection.execute(delete(table).where(table.c.incident.in_(listed(chunk))))
        connection.execute(
            delete(schema.incidents).where(schema.incidents.c.id.in_(listed(chunk)))
        )
    _forget_places(writer, grown)
    derived = Derived(
        incidents=grown.incidents,
        control=grown.control,
        copies=grown.copies,
        sieges=grown.sieges,
        flags=grown.flags,
    )
    numbers = _numbers(writer, schema.claims, _claims_of(grown))
    reports = _numbers(writer, schema.reports, [r for r, _ in grown.standing.sketches])
    try:
        rows = derived_rows(derived, numbers)
        rows.update(standing_rows(grown.standing, numbers, reports))
    except KeyError as error:
        raise StoreError(f"an incident names a claim that is not kept: {error}") from error
    _insert(writer, rows)
    _tell_histories(writer, grown)
    writer.judge(new_judgements(writer, grown.judgements))
    made_from = derivation(connection, grown.version)
    connection.execute(delete(schema.derivation))
    writer.insert_one(schema.derivation, made_from)


def _forget_places(writer: Writer, grown: Grown) -> None:
    """Take away what is said of the places and reports anew."""
    connection = writer.connection
    numbers = _numbers(writer, schema.claims, sorted(grown.told))
    table = schema.tellings
    for chunk in chunks(sorted(numbers.values())):
        connection.execute(delete(table).where(table.c.claim.in_(listed(chunk))))
    flags = schema.flags
    for ids in chunks(sorted(grown.reports)):
        connection.execute(delete(flags).where(flags.c.report.in_(listed(ids))))
    known = [place for place, _ in grown.sites if place is not None]
    named = sorted({name for place, names in grown.sites if place is None for name in names})
    for where in (schema.control, schema.sieges):
        nameless = where.c.place_id.is_(None) & where.c.name.in_(listed(named))
        placed = where.c.place_id.in_(listed(sorted(known)))
        connection.execute(delete(where).where(or_(placed, nameless)))


def _claims_of(grown: Grown) -> list[str]:
    accounts = [account.claim for one in grown.incidents for account in one.accounts]
    return [*accounts, *(telling.claim for telling in grown.standing.tellings)]


def _numbers(writer: Writer, table: Table, ids: Iterable[str]) -> dict[str, int]:
    """Return the keys of claims or reports by their ids."""
    found: dict[str, int] = {}
    for chunk in chunks(sorted(set(ids))):
        wanted = select(table.c.id, table.c.no).where(table.c.id.in_(listed(chunk)))
        found.update((row.id, row.no) for row in writer.connection.execute(wanted))
    return found


def _insert(writer: Writer, rows: Rows) -> None:
    shared = {"copies", "site_areas"}
    for table in reversed(schema.DERIVED):
        found: list[Any] = rows.get(table.name, [])
        if not found:
            continue
        if table.name in shared:
            statement = sqlite_insert(table).on_conflict_do_nothing()
            writer.connection.execute(statement, found)
        else:
            writer.connection.execute(insert(table), found)


def _tell_histories(writer: Writer, grown: Grown) -> None:
    table = schema.incidents
    for incident, history in grown.histories.items():
        change = update(table).where(table.c.id == incident)
        writer.connection.execute(change.values(history=as_json(history)))


def new_judgements(writer: Writer, judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that their producer has not given last for that pair."""
    table = schema.judgements
    last: dict[tuple[str, str, int], tuple[str, float | None]] = {}
    for chunk in chunks(sorted({judgement.left for judgement in judgements})):
        wanted = select(table).where(table.c.left_claim.in_(listed(chunk)))
        for row in writer.connection.execute(wanted.order_by(table.c.no)):
            last[row.left_claim, row.right_claim, row.producer] = (row.verdict, row.score)
    return [
        judgement
        for judgement in judgements
        if last.get((judgement.left, judgement.right, writer.number(judgement.producer)))
        != (judgement.verdict.value, judgement.score)
    ]
