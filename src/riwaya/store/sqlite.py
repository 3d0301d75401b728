"""A record in one SQLite file."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, select, update

from riwaya.errors import StoreError
from riwaya.model import (
    Claim,
    ClaimId,
    ControlInterval,
    Copy,
    Flag,
    Incident,
    IncidentId,
    Judgement,
    Original,
    Producer,
    Report,
    ReportId,
    Siege,
)
from riwaya.store import database, growing, queries, reading, schema, statements, tallies
from riwaya.store.contents import (
    Added,
    Batch,
    ClaimQuery,
    Counts,
    Derived,
    Grown,
    Hit,
    IncidentQuery,
    Notice,
    PlaceChoice,
    PlaceCount,
    Run,
    SearchQuery,
    SourceCount,
)
from riwaya.store.derived import control_of, copy_of, judgement_of, reason_of, siege_of
from riwaya.store.loading import instant, report_of
from riwaya.store.rows import as_json
from riwaya.store.shared import Keeper
from riwaya.store.standing import Surroundings
from riwaya.store.statements import Statement
from riwaya.store.values import Review, decode
from riwaya.store.writing import Writer, derivation


class SqliteStore(Keeper):
    """A record on disk; `read_only` never writes, not even to make the file.

    Every method raises `StoreError` naming the record and the cause when the file cannot be
    read or written. `busy_seconds` is how long a write waits for another process.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        busy_seconds: float = database.BUSY_SECONDS,
    ) -> None:
        self.path, self.files = path, database.files_of(path)
        if read_only and not path.exists():
            raise StoreError(f"{path}: no such record")
        self._engine = database.engine_for(path, read_only=read_only, busy_seconds=busy_seconds)
        with database.named(path):
            database.prepare(self._engine, path, read_only=read_only)

    def close(self) -> None:
        """Let go of the file; the last one to do so folds the write-ahead log into it."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with database.named(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Writer]:
        with database.named(self.path), database.writing(self._engine) as connection:
            yield Writer(connection)

    # What goes in

    def add_batch(self, batch: Batch) -> Added:
        """Keep a batch in one transaction; known reports are left as they are."""
        with self._writing() as writer:
            return writer.add(batch)

    def derive(self, derived: Derived) -> None:
        """Put derived incidents, control and copies in the place of earlier ones."""
        with self._writing() as writer:
            writer.derive(derived)

    def grow(self, grown: Grown) -> None:
        """Put what more reports changed in the place of what it changes, and leave the rest."""
        with self._writing() as writer:
            growing.grow(writer, grown)

    @property
    def surroundings(self) -> Surroundings:
        """What later reports are laid beside."""
        return Surroundings(self._reading)

    def is_derived(self, version: str) -> bool:
        """Whether incidents were derived by these rules from all that the record now holds."""
        with self._reading() as connection:
            row = connection.execute(select(schema.derivation)).mappings().first()
            now = derivation(connection, version)
            return row is not None and all(row[name] == size for name, size in now.items())

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement; nothing is overwritten."""
        with self._writing() as writer:
            writer.judge([judgement])

    def review(self, review: Review) -> None:
        """Append a person's decision on a field of a claim."""
        with self._writing() as writer:
            writer.review(review)

    def begin_run(self, version: str, options: dict[str, object]) -> int:
        """Note that work begins, and return the number of the run."""
        row = {
            "started": datetime.now(UTC).isoformat(timespec="seconds"),
            "version": version,
            "options": as_json(options),
        }
        with self._writing() as writer:
            return writer.insert_one(schema.runs, row)

    def end_run(self, number: int, outcome: dict[str, object]) -> None:
        """Note that a run came to its end, and with what outcome."""
        finished = datetime.now(UTC).isoformat(timespec="seconds")
        change = update(schema.runs).where(schema.runs.c.no == number)
        with self._writing() as writer:
            writer.connection.execute(
                change.values(finished=finished, outcome=as_json(outcome))
            )

    # What was received

    def known(self, ids: Iterable[ReportId]) -> set[ReportId]:
        """Return which of these reports the record holds."""
        with self._reading() as connection:
            return reading.known(connection, ids)

    def reports(self) -> Iterator[Report]:
        """Yield all reports, ordered by id."""
        with self._reading() as connection:
            rows = connection.execution_options(yield_per=200).execute(
                select(schema.reports).order_by(schema.reports.c.id)
            )
            yield from map(report_of, rows)

    def report(self, report: ReportId) -> Report | None:
        """Return one report, or `None` for an unknown id."""
        with self._reading() as connection:
            row = connection.execute(
                select(schema.reports).where(schema.reports.c.id == report)
            ).first()
            return report_of(row) if row else None

    def reports_by_id(self, ids: Iterable[ReportId]) -> dict[ReportId, Report]:
        """Return these reports; unknown ids are left out."""
        column = schema.reports.c.id
        found: dict[ReportId, Report] = {}
        with self._reading() as connection:
            for chunk in reading.chunks(ids):
                wanted = select(schema.reports).where(column.in_(reading.listed(chunk)))
                rows = connection.execute(wanted)
                found.update((ReportId(row.id), report_of(row)) for row in rows)
        return found

    def notes(self, reports: Iterable[ReportId]) -> dict[ReportId, dict[str, str]]:
        """Return what the reader met when it read reports: encoding, repairs, a title."""
        with self._reading() as connection:
            return reading.notes_of(connection, reports)

    def originals(self) -> Iterator[Original]:
        """Yield the files that were read, ordered by hash."""
        with self._reading() as connection:
            yield from reading.originals(connection)

    def content(self, sha256: str) -> bytes | None:
        """Return the bytes of a file that was read, or `None` for an unknown hash."""
        table = schema.original_parts
        wanted = select(table.c["bytes"]).where(table.c.original == sha256)
        with self._reading() as connection:
            parts = connection.scalars(wanted.order_by(table.c.position)).all()
            return b"".join(parts) if parts else None

    def set_aside(self) -> list[Notice]:
        """Return what was read and is no Arabic report, ordered."""
        with self._reading() as connection:
            return [Notice(*row) for row in connection.execute(select(schema.set_aside))]

    def failures(self) -> list[Notice]:
        """Return what could not be read, ordered."""
        with self._reading() as connection:
            return [Notice(*row) for row in connection.execute(select(schema.failures))]

    # What it says

    def claims(self, report: ReportId | None = None) -> Iterator[Claim]:
        """Yield all claims, or one report's, ordered by report and trigger."""
        with self._reading() as connection:
            yield from reading.claims(connection, None if report is None else [report])

    def claims_of(self, reports: Iterable[ReportId]) -> dict[ReportId, list[Claim]]:
        """Return the claims of reports, ordered by trigger; no list for one without claims."""
        with self._reading() as connection:
            return reading.claims_of(connection, reports)

    def claim(self, claim: ClaimId) -> Claim | None:
        """Return one claim as the machine read it, or `None` for an unknown id."""
        with self._reading() as connection:
            return reading.claim(connection, claim)

    def claims_by_id(self, ids: Iterable[ClaimId]) -> dict[ClaimId, Claim]:
        """Return these claims as the machine read them; unknown ids are left out."""
        with self._reading() as connection:
            return {claim.id: claim for claim in reading.by_id(connection, ids)}

    def find_claims(self, query: ClaimQuery) -> Iterator[Claim]:
        """Yield the claims that a query asks for, by day, report and trigger."""
        with self._reading() as connection:
            yield from reading.found(connection, queries.claim_numbers(query))

    def statements_of(self, reports: Iterable[ReportId]) -> dict[ReportId, list[Statement]]:
        """Return what reports claim, ordered by trigger; no list for one without claims."""
        with self._reading() as connection:
            return statements.of_reports(connection, reports)

    def statements_by_id(self, ids: Iterable[ClaimId]) -> dict[ClaimId, Statement]:
        """Return what these claims say; unknown ids are left out."""
        with self._reading() as connection:
            return {one.id: one for one in statements.by_id(connection, ids)}

    def find_statements(self, query: ClaimQuery) -> Iterator[Statement]:
        """Yield what the claims say that a query asks for, by day, report and trigger."""
        with self._reading() as connection:
            yield from statements.found(connection, queries.claim_numbers(query))

    def reviews(self, claim: ClaimId | None = None) -> list[Review]:
        """Return people's decisions in the order they were made, all or on one claim."""
        table = schema.reviews
        wanted = select(table).order_by(table.c.no)
        if claim is not None:
            wanted = wanted.where(table.c.claim == claim)
        with self._reading() as connection:
            makers = reading.producers(connection)
            return [
                Review(
                    ClaimId(row.claim),
                    row.field,
                    decode(row.field, row.value),
                    makers[row.producer],
                    datetime.fromisoformat(row.made),
                    row.note,
                )
                for row in connection.execute(wanted)
            ]

    def judgements(self, claim: ClaimId | None = None) -> Iterator[Judgement]:
        """Yield judgements in the order they were made, all or on one claim."""
        table = schema.judgements
        wanted = select(table).order_by(table.c.no)
        if claim is not None:
            wanted = wanted.where(
                (table.c.left_claim == claim) | (table.c.right_claim == claim)
            )
        with self._reading() as connection:
            makers = reading.producers(connection)
            for row in connection.execution_options(yield_per=1000).execute(wanted):
                yield judgement_of(row, makers)

    def judgements_among(self, claims: Iterable[ClaimId]) -> list[Judgement]:
        """Return the judgements on two of these claims, in the order they were made."""
        with self._reading() as connection:
            return reading.judgements_among(connection, claims)

    def producers(self) -> set[Producer]:
        """Return everything and everyone that made a value."""
        with self._reading() as connection:
            return set(reading.producers(connection).values())

    # What was derived

    def incidents(self, query: IncidentQuery | None = None) -> Iterator[Incident]:
        """Yield the incidents that a query asks for, in its order."""
        with self._reading() as connection:
            ids = queries.incident_ids(query or IncidentQuery())
            yield from reading.incidents(connection, ids)

    def count_incidents(self, query: IncidentQuery) -> int:
        """Return how many incidents a query asks for, its limit and offset left out."""
        with self._reading() as connection:
            return connection.scalar(queries.incident_count(query)) or 0

    def incident(self, incident: IncidentId) -> Incident | None:
        """Return one incident, or `None` for an unknown id."""
        with self._reading() as connection:
            ids = select(schema.incidents.c.id).where(schema.incidents.c.id == incident)
            return next(reading.incidents(connection, ids), None)

    def incident_of(self, claim: ClaimId) -> IncidentId | None:
        """Return the incident a claim stands in, or `None` before reconciliation."""
        with self._reading() as connection:
            found = connection.scalar(queries.incident_of(claim))
            return IncidentId(found) if found is not None else None

    def control(self, place: PlaceChoice | None = None) -> list[ControlInterval]:
        """Return who held what, by place and day; all places or one."""
        with self._reading() as connection:
            rows = connection.execute(queries.intervals(schema.control, place))
            return [control_of(row) for row in rows]

    def sieges(self, place: PlaceChoice | None = None) -> list[Siege]:
        """Return who besieged what, by place and day; all places or one."""
        with self._reading() as connection:
            rows = connection.execute(queries.intervals(schema.sieges, place))
            return [siege_of(row) for row in rows]

    def copies(self) -> list[Copy]:
        """Return which report copies which, ordered."""
        with self._reading() as connection:
            return [copy_of(row) for row in connection.execute(select(schema.copies))]

    def flags(self) -> list[Flag]:
        """Return what to know of single reports, by report."""
        table = schema.flags
        with self._reading() as connection:
            rows = connection.execute(select(table).order_by(table.c.report, table.c.no))
            return [Flag(ReportId(row.report), reason_of(row)) for row in rows]

    # What it holds

    def search(self, query: SearchQuery) -> list[Hit]:
        """Return claims, then reports, in which the words occur, best first."""
        with self._reading() as connection:
            return queries.search(connection, query)

    def counts(self) -> Counts:
        """Return how much of what the record holds."""
        with self._reading() as connection:
            return tallies.counts(connection)

    def places(self) -> list[PlaceCount]:
        """Return the places as claims name them, most named first."""
        with self._reading() as connection:
            return tallies.places(connection)

    def places_named(self, key: str) -> list[PlaceCount]:
        """Return the places that claims call by a folded name, most named first."""
        with self._reading() as connection:
            return tallies.places(connection, key)

    def sources(self) -> list[SourceCount]:
        """Return the outlets with what they told, most reports first."""
        with self._reading() as connection:
            return tallies.sources(connection)

    def runs(self) -> list[Run]:
        """Return when the record was worked on, first to last."""
        with self._reading() as connection:
            rows = connection.execute(select(schema.runs).order_by(schema.runs.c.no))
            return [
                Run(
                    row.no,
                    datetime.fromisoformat(row.started),
                    instant(row.finished),
                    row.version,
                    json.loads(row.options),
                    json.loads(row.outcome) if row.outcome else None,
                )
                for row in rows
            ]
