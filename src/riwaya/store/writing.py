"""Writing into a record, inside one transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from riwaya.errors import ReportError, StoreError
from riwaya.model import Claim, Judgement, Original, Producer, Report, Span
from riwaya.store import schema
from riwaya.store.contents import Added, Batch, Derived, Entry, Notice
from riwaya.store.derived import derived_rows, judgement_row
from riwaya.store.reading import known, producers
from riwaya.store.rows import ClaimRows, Row, check_storable, report_row
from riwaya.store.search import TextKeys
from riwaya.store.standing import standing_rows
from riwaya.store.values import Review, encode

_SEARCH_REPORT = "INSERT INTO search_reports (rowid, words) VALUES (?, ?)"
_SEARCH_SENTENCE = "INSERT INTO search_sentences (rowid, words) VALUES (?, ?)"

PART = 8 << 20
"""Bytes in one part of an original: nearly every file is one, and none fills the memory."""


class Writer:
    """Adds to a record on a connection whose transaction holds the write lock."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._originals: set[str] = set()
        self._producers = {maker: no for no, maker in producers(connection).items()}

    def number(self, producer: Producer) -> int:
        """Return the key of a producer, which is kept if it is new."""
        number = self._producers.get(producer)
        if number is None:
            row = {"name": producer.name, "version": producer.version}
            number = self.insert_one(schema.producers, row)
            self._producers[producer] = number
        return number

    def insert_one(self, table: Table, row: Row) -> int:
        """Insert a row into a table whose key is `no`, and return its number."""
        number = self._next(table)
        self.connection.execute(insert(table), {"no": number, **row})
        return number

    def _insert(self, rows: Mapping[str, list[Any]], order: Iterable[Table]) -> None:
        """Insert rows, dictionaries or tuples in the order of the columns."""
        for table in order:
            found = rows.get(table.name)
            if found and isinstance(found[0], tuple):
                statement = insert(table).compile(dialect=self.connection.dialect)
                self.connection.exec_driver_sql(str(statement), found)
            elif found:
                self.connection.execute(insert(table), found)

    def _next(self, table: Table) -> int:
        last = self.connection.scalar(select(func.max(table.c.no)))
        return (last or 0) + 1

    def add(self, batch: Batch) -> Added:
        """Add what is new in a batch and return how much that was."""
        self._forget(batch.begun)
        self._note(schema.set_aside, batch.set_aside)
        self._note(schema.failures, batch.failures)
        fresh = self._fresh(batch.entries)
        for entry in fresh:
            check_storable(entry.report)
            self._keep_original(entry)
        claims = self._keep(fresh)
        return Added(len(fresh), len(batch.entries) - len(fresh), claims)

    def _fresh(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries whose report is new, the first of each."""
        seen = known(self.connection, [entry.report.id for entry in entries])
        fresh = []
        for entry in entries:
            if entry.report.id not in seen:
                seen.add(entry.report.id)
                fresh.append(entry)
        return fresh

    def _forget(self, begun: Sequence[str]) -> None:
        for table in (schema.set_aside, schema.failures):
            for path in begun:
                self.connection.execute(delete(table).where(table.c.path == path))

    def _note(self, table: Table, notices: Iterable[Notice]) -> None:
        rows = [asdict(notice) for notice in notices]
        if rows:
            self.connection.execute(sqlite_insert(table).on_conflict_do_nothing(), rows)

    def _keep_original(self, entry: Entry) -> None:
        """Keep the file of a report once; raise `ReportError` if it is not the one read."""
        wanted = entry.report.original
        if wanted is None or self._has_original(wanted):
            return
        if entry.original is None or entry.content is None or entry.original.sha256 != wanted:
            raise ReportError(f"report {entry.report.name}: its original {wanted} is not kept")
        self.connection.execute(insert(schema.originals), original_row(entry.original))
        digest = sha256()
        for position, part in enumerate(parts(entry.content)):
            digest.update(part)
            row = {"original": wanted, "position": position, "bytes": part}
            self.connection.execute(insert(schema.original_parts), row)
        if digest.hexdigest() != wanted:
            raise ReportError(f"{entry.original.name}: changed while it was being read")

    def _has_original(self, sha: str) -> bool:
        """Whether a file is kept; reports of one file ask the database once."""
        if sha not in self._originals:
            column = schema.originals.c.sha256
            if self.connection.scalar(select(column).where(column == sha)) is None:
                return False
            self._originals.add(sha)
        return True

    def _keep(self, entries: Sequence[Entry]) -> int:
        if not entries:
            return 0
        numbers = count(self._next(schema.claims))
        collected = ClaimRows(self.number)
        reports: list[Row] = []
        words = _Words()
        for report_no, entry in enumerate(entries, self._next(schema.reports)):
            report, claims = entry.report, _distinct(entry.claims)
            reports.append(report_row(report, report_no, entry.notes))
            numbered = [(claim, next(numbers)) for claim in claims]
            for claim, no in numbered:
                collected.add(claim, no, report, report_no)
            words.add(report, report_no, numbered)
        self.connection.execute(insert(schema.reports), reports)
        self._insert(collected.rows, _CLAIM_TABLES)
        self.connection.exec_driver_sql(_SEARCH_REPORT, words.reports)
        if words.sentences:
            self.connection.exec_driver_sql(_SEARCH_SENTENCE, words.sentences)
        return len(collected.rows["claims"])

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Append judgements."""
        rows = [judgement_row(judgement, self.number) for judgement in judgements]
        if rows:
            self.connection.execute(insert(schema.judgements), rows)

    def review(self, review: Review) -> None:
        """Append a review; raise `StoreError` for one of an unknown claim."""
        table = schema.claims
        if not self.connection.scalar(select(table.c.no).where(table.c.id == review.claim)):
            raise StoreError(f"no claim {review.claim} in this record")
        row = {
            "claim": review.claim,
            "field": review.field,
            "value": encode(review.value),
            "producer": self.number(review.producer),
            "made": review.made.isoformat(),
            "note": review.note,
        }
        self.connection.execute(insert(schema.reviews), row)

    def derive(self, derived: Derived) -> None:
        """Replace all derived rows, and append the judgements that are new."""
        numbers, reports = (
            {row.id: row.no for row in self.connection.execute(select(table.c.id, table.c.no))}
            for table in (schema.claims, schema.reports)
        )
        try:
            rows = derived_rows(derived, numbers)
            rows.update(standing_rows(derived.standing, numbers, reports))
        except KeyError as error:
            raise StoreError(f"an incident names a claim that is not kept: {error}") from error
        for old in schema.DERIVED:
            self.connection.execute(delete(old))
        self._insert(rows, reversed(schema.DERIVED))
        self.judge(self._new_judgements(derived.judgements))
        made_from = derivation(self.connection, derived.version)
        self.connection.execute(delete(schema.derivation))
        self.insert_one(schema.derivation, made_from)

    def _new_judgements(self, judgements: Sequence[Judgement]) -> list[Judgement]:
        """Return the judgements that their producer has not given last for that pair."""
        if not judgements:
            return []
        table = schema.judgements
        last = {}
        for row in self.connection.execute(select(table).order_by(table.c.no)):
            last[row.left_claim, row.right_claim, row.producer] = (row.verdict, row.score)
        return [
            judgement
            for judgement in judgements
            if last.get((judgement.left, judgement.right, self.number(judgement.producer)))
            != (judgement.verdict.value, judgement.score)
        ]


class _Words:
    """Collects what the search index takes: each report, and each sentence that has a claim."""

    def __init__(self) -> None:
        self.reports: list[tuple[int, str]] = []
        self.sentences: list[tuple[int, str]] = []

    def add(self, report: Report, no: int, claims: Sequence[tuple[Claim, int]]) -> None:
        """Collect a report; a sentence goes by the number of the first claim in it."""
        keys = TextKeys(report.text)
        self.reports.append((no, keys.all))
        first: dict[Span, int] = {}
        for claim, claim_no in claims:
            first.setdefault(claim.sentence, claim_no)
        self.sentences += [(claim_no, keys.within(span)) for span, claim_no in first.items()]


def derivation(connection: Connection, version: str) -> Row:
    """Return what tables derived now by these rules are made from."""
    tables = (schema.reports, schema.claims, schema.judgements, schema.reviews)
    sizes = {
        table.name: connection.scalar(select(func.count()).select_from(table))
        for table in tables
    }
    return {"version": version, **sizes}


_CLAIM_TABLES = (
    schema.claims,
    schema.claim_values,
    schema.grounds,
    schema.claim_places,
    schema.speakers,
    schema.losses,
    schema.weapons,
)


def parts(content: bytes | Path) -> Iterator[bytes]:
    """Yield bytes, or those of a file, in parts of `PART` bytes; one empty part for none."""
    with content.open("rb") if isinstance(content, Path) else BytesIO(content) as stream:
        yield stream.read(PART)
        while part := stream.read(PART):
            yield part


def original_row(original: Original) -> Row:
    """Return the row of a file that was read."""
    return {
        "sha256": original.sha256,
        "name": original.name,
        "media_type": original.media_type,
        "size": original.size,
        "read_at": original.read_at.isoformat(),
    }


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims in the order of their triggers; of two with one id the later."""
    by_id = {claim.id: claim for claim in claims}
    return sorted(by_id.values(), key=lambda claim: (claim.trigger, claim.event_type))
