"""What claims say, without the grounds of each value: all that lists and exports show.

A claim is read with some twenty rows, of which most tell what its values stand on. Who shows
thousands of claims at once asks for statements, which take a third of the time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from riwaya.model import (
    Argument,
    Attribution,
    Claim,
    ClaimId,
    EventType,
    Gap,
    Loss,
    LossKind,
    Modality,
    ReportId,
    Sourced,
    Span,
    Speaker,
    Weapon,
    When,
    Where,
)
from riwaya.model.making import quick
from riwaya.store import schema
from riwaya.store.loading import (
    DATE_PRECISIONS,
    EVENT_TYPES,
    MODALITIES,
    SOURCE_KINDS,
    day,
    place_of,
    span_of,
)
from riwaya.store.reading import chunks, listed
from riwaya.store.rows import PLACE_COLUMNS

TOGETHER = 1000
"""How many statements are read together."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a claim says; `signs` and `times` are the words its modality and its day stand on.

    `agent` and `target` are `None` where there is a gap; so is `when`.
    """

    id: ClaimId
    report: ReportId
    trigger: Span
    sentence: Span
    event_type: EventType
    modality: Modality
    agent: Argument | None
    target: Argument | None
    places: tuple[Where, ...]
    when: When | None
    attribution: Attribution
    losses: tuple[Loss, ...]
    weapons: tuple[Weapon, ...]
    signs: tuple[Span, ...]
    times: tuple[Span, ...]


def statement_of(claim: Claim) -> Statement:
    """Return what a claim says."""
    return Statement(
        id=claim.id,
        report=claim.report,
        trigger=claim.trigger,
        sentence=claim.sentence,
        event_type=claim.event_type,
        modality=claim.modality.value,
        agent=_participant(claim.agent),
        target=_participant(claim.target),
        places=claim.where,
        when=claim.interval,
        attribution=claim.attribution.value,
        losses=tuple(loss.value for loss in claim.losses),
        weapons=tuple(weapon.value for weapon in claim.weapons),
        signs=claim.modality.spans,
        times=() if isinstance(claim.when, Gap) else claim.when.spans,
    )


def _participant(value: Sourced[Argument] | Gap) -> Argument | None:
    """Return who takes part; one of whom nothing at all is known is as good as none."""
    if isinstance(value, Gap) or value.value == Argument(None):
        return None
    return value.value


_claims = schema.claims.c
_COLUMNS = (
    _claims.no,
    _claims.id,
    schema.reports.c.id.label("report_id"),
    _claims.start,
    _claims.stop,
    _claims.sentence_start,
    _claims.sentence_stop,
    _claims.event_type,
    _claims.modality,
    _claims.agent_party,
    _claims.agent_start,
    _claims.agent_stop,
    _claims.agent,
    _claims.agent_actor,
    _claims.target_party,
    _claims.target_start,
    _claims.target_stop,
    _claims.target,
    _claims.target_actor,
    _claims.date_first,
    _claims.date_last,
    _claims.date_precision,
    _claims.date_anomaly,
    _claims.source_kind,
)


def _wanted() -> Select[Any]:
    return select(*_COLUMNS).join_from(
        schema.claims, schema.reports, schema.reports.c.no == _claims.report
    )


def of_reports(
    connection: Connection, reports: Iterable[ReportId]
) -> dict[ReportId, list[Statement]]:
    """Return what reports claim, ordered by trigger; no list for one without claims."""
    found: dict[ReportId, list[Statement]] = defaultdict(list)
    for chunk in chunks(reports):
        wanted = _wanted().where(schema.reports.c.id.in_(listed(chunk)))
        ordered = wanted.order_by(
            _claims.report, _claims.start, _claims.stop, _claims.event_type
        )
        rows = connection.execution_options(yield_per=TOGETHER).execute(ordered)
        for part in chunks(rows, TOGETHER):
            for statement in _statements(connection, part):
                found[statement.report].append(statement)
    return dict(found)


def by_id(connection: Connection, ids: Iterable[ClaimId]) -> Iterator[Statement]:
    """Yield what the claims with these ids say, in no set order; unknown ids are left out."""
    for chunk in chunks(ids, TOGETHER):
        rows = connection.execute(_wanted().where(_claims.id.in_(listed(chunk)))).all()
        yield from _statements(connection, rows)


def found(connection: Connection, numbers: Select[Any]) -> Iterator[Statement]:
    """Yield what the claims with these numbers say, in the order of the numbers."""
    for chunk in chunks(connection.scalars(numbers).all(), TOGETHER):
        rows = connection.execute(_wanted().where(_claims.no.in_(listed(chunk)))).all()
        by_number = {row.no: row for row in rows}
        yield from _statements(connection, [by_number[no] for no in chunk])


class _Parts:
    """What belongs to some claims, by the number of the claim."""

    def __init__(self, connection: Connection, numbers: Sequence[int]) -> None:
        self._connection = connection
        self._numbers = numbers
        self.places: dict[int, list[Where]] = defaultdict(list)
        self.chains: dict[int, list[Speaker]] = defaultdict(list)
        self.losses: dict[int, list[Loss]] = defaultdict(list)
        self.weapons: dict[int, list[Weapon]] = defaultdict(list)
        self.signs: dict[int, list[Span]] = defaultdict(list)
        self.times: dict[int, list[Span]] = defaultdict(list)
        self._load()

    def _load(self) -> None:
        for row in self._rows(schema.claim_places, PLACE_COLUMNS):
            self.places[row[0]].append(place_of(row[1:]))
        for claim, kind, start, stop, words, actor, party, distanced in self._rows(
            schema.speakers, _SPEAKER
        ):
            span, apart = span_of(start, stop), bool(distanced)
            speaker = Speaker(SOURCE_KINDS[kind], span, words, actor, party, apart)
            self.chains[claim].append(speaker)
        for claim, party, loss, low, high, start, stop, words, total, part in self._rows(
            schema.losses, _LOSS
        ):
            kind = LossKind(loss) if loss is not None else None
            span, whole = Span(start, stop), bool(total)
            self.losses[claim].append(Loss(party, kind, low, high, span, words, whole, part))
        for claim, start, stop, words, category in self._rows(schema.weapons, _WEAPON):
            self.weapons[claim].append(Weapon(Span(start, stop), words, category))
        for claim, field, start, stop in self._connection.execute(self._grounds()).all():
            spans = self.signs if field == "modality" else self.times
            spans[claim].append(Span(start, stop))

    def _rows(self, table: Table, names: Sequence[str]) -> Sequence[Any]:
        """Return columns of the rows that a table has on the claims, in their order."""
        column = table.c.claim
        wanted = select(column, *(table.c[name] for name in names))
        narrowed = wanted.where(column.in_(listed(self._numbers)))
        return self._connection.execute(narrowed.order_by(column, table.c.position)).all()

    def _grounds(self) -> Select[Any]:
        table = schema.grounds.c
        return (
            select(table.claim, table.field, table.start, table.stop)
            .where(table.claim.in_(listed(self._numbers)))
            .where(table.field.in_(("modality", "when")))
            .order_by(table.claim, table.field, table.position, table.n)
        )


_SPEAKER = ("kind", "start", "stop", "words", "actor", "party", "distanced")
_LOSS = ("party", "kind", "low", "high", "start", "stop", "words", "total", "part_of")
_WEAPON = ("start", "stop", "words", "category")


def _statements(connection: Connection, rows: Sequence[Any]) -> Iterator[Statement]:
    parts = _Parts(connection, [row[0] for row in rows])
    for row in rows:
        yield _statement(row, parts)


def _statement(row: Sequence[Any], parts: _Parts) -> Statement:
    no, claim, report, start, stop, begins, ends, event_type, modality, *rest = row
    *who, first, last, precision, anomaly, kind = rest
    when = precision and When(day(first), day(last), DATE_PRECISIONS[precision], anomaly)
    return Statement(
        id=ClaimId(claim),
        report=ReportId(report),
        trigger=Span(start, stop),
        sentence=Span(begins, ends),
        event_type=EVENT_TYPES[event_type],
        modality=MODALITIES[modality],
        agent=_argument(*who[:5]),
        target=_argument(*who[5:]),
        places=tuple(parts.places.get(no, ())),
        when=when,
        attribution=Attribution(SOURCE_KINDS[kind], tuple(parts.chains.get(no, ()))),
        losses=tuple(parts.losses.get(no, ())),
        weapons=tuple(parts.weapons.get(no, ())),
        signs=tuple(parts.signs.get(no, ())),
        times=tuple(parts.times.get(no, ())) if when else (),
    )


def _argument(
    party: str | None,
    start: int | None,
    stop: int | None,
    words: str | None,
    actor: str | None,
) -> Argument | None:
    if party is None and start is None and words is None and actor is None:
        return None
    return Argument(party, span_of(start, stop), words, actor)
