"""Rows of the tables as reports, claims, incidents and the rest, equal to what was stored."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from riwaya.model import (
    Argument,
    Attribution,
    Basis,
    Claim,
    ClaimId,
    DatePrecision,
    EventType,
    Footprint,
    Gap,
    GapReason,
    Loss,
    LossKind,
    Modality,
    PlacePrecision,
    Producer,
    Report,
    ReportId,
    Sourced,
    SourceKind,
    Span,
    Speaker,
    Weapon,
    When,
    Where,
)
from riwaya.store.rows import PLACE_COLUMNS

T = TypeVar("T")

_REMEMBERED = 1 << 14
"""How many lists and shapes are kept: what a place lies in is told again and again."""

# Looking a value up is quicker than calling the enumeration.
_BASES = {basis.value: basis for basis in Basis}
EVENT_TYPES = {one.value: one for one in EventType}
MODALITIES = {one.value: one for one in Modality}
SOURCE_KINDS = {one.value: one for one in SourceKind}
DATE_PRECISIONS = {one.value: one for one in DatePrecision}
_PLACE_PRECISIONS = {one.value: one for one in PlacePrecision}


_ARGUMENTS = {
    role: attrgetter(f"{role}_party", f"{role}_start", f"{role}_stop", role, f"{role}_actor")
    for role in ("agent", "target")
}
"""What a row of `claims` has on an agent or a target."""


class Row(Protocol):
    """A row whose columns are attributes, as SQLAlchemy gives it."""

    def __getattr__(self, name: str) -> Any: ...  # noqa: ANN401


Held = tuple[list[Any], list[Span]]
"""What stands behind a value of a claim: basis, gap, producer, rule; then where.

There is a basis, or a gap as the reason why there is no value.
"""


class Children:
    """The rows that belong to one claim, by table; `values` by field."""

    __slots__ = ("losses", "places", "speakers", "values", "weapons")

    def __init__(self) -> None:
        self.values: dict[str, list[Held]] = {}
        self.places: list[Row] = []
        self.speakers: list[Row] = []
        self.losses: list[Row] = []
        self.weapons: list[Row] = []

    def add_value(self, field: str, position: int, held: list[Any], span: Span | None) -> None:
        """Take in what stands behind a value, or a further span of the one taken in last."""
        known = self.values.setdefault(field, [])
        if position == len(known):
            known.append((held, []))
        if span is not None:
            known[position][1].append(span)


def day(text: str | None) -> date | None:
    """Return a day from its ISO form, or `None`."""
    return date.fromisoformat(text) if text else None


def instant(text: str | None) -> datetime | None:
    """Return a moment from its ISO form, or `None`."""
    return datetime.fromisoformat(text) if text else None


def span_of(start: int | None, end: int | None) -> Span | None:
    """Return a span, or `None` where the columns are empty."""
    return None if start is None or end is None else Span(start, end)


@lru_cache(maxsize=_REMEMBERED)
def many(text: str | None) -> tuple[str, ...]:
    """Return a JSON array as a tuple; empty where the column is."""
    return tuple(json.loads(text)) if text and text != "[]" else ()


def report_of(row: Row) -> Report:
    """Return the report of a row of `reports`."""
    return Report(
        name=row.name,
        text=row.text,
        source=row.source,
        url=row.url,
        published=day(row.published),
        published_at=instant(row.published_at),
        side=row.side,
        original=row.original,
    )


def when_of(row: Row) -> When | None:
    """Return the interval of a row with date columns, or `None`."""
    if row.date_precision is None:
        return None
    return When(
        day(row.date_first),
        day(row.date_last),
        DATE_PRECISIONS[row.date_precision],
        row.date_anomaly,
    )


_PLACE = attrgetter(*PLACE_COLUMNS)


def where_of(row: Row) -> Where | None:
    """Return the place of a row with place columns, or `None`."""
    return None if row.place_name is None else place_of(_PLACE(row))


def place_of(cells: Sequence[Any]) -> Where:
    """Return the place of cells in the order of `PLACE_COLUMNS`."""
    name, start, stop, place, lat, lon, precision, country, parents, other, shape = cells
    return Where(
        name=name,
        span=Span(start, stop),
        place=place,
        lat=lat,
        lon=lon,
        precision=_PLACE_PRECISIONS[precision],
        footprint=_footprint(shape) if shape is not None else None,
        country=country,
        parents=many(parents),
        candidates=many(other),
    )


@lru_cache(maxsize=_REMEMBERED)
def _footprint(text: str) -> Footprint:
    points, radius = json.loads(text)
    return Footprint(tuple((lat, lon) for lat, lon in points), radius)


class ClaimLoader:
    """Builds claims from rows; knows the producers by number."""

    def __init__(self, producers: Mapping[int, Producer]) -> None:
        self._producers = producers

    def claim(self, row: Row, report: str, children: Children) -> Claim:
        """Return the claim of a row of `claims` and the rows that belong to it."""
        return Claim(
            report=ReportId(report),
            trigger=Span(row.start, row.stop),
            event_type=EVENT_TYPES[row.event_type],
            modality=self._sourced("modality", 0, MODALITIES[row.modality], children),
            agent=self._participant("agent", row, children),
            target=self._participant("target", row, children),
            places=self._places(children),
            when=self._when(row, children),
            attribution=self._sourced("attribution", 0, _attribution(row, children), children),
            losses=tuple(
                self._sourced("losses", n, _loss(loss), children)
                for n, loss in enumerate(children.losses)
            ),
            weapons=tuple(
                self._sourced("weapons", n, _weapon(weapon), children)
                for n, weapon in enumerate(children.weapons)
            ),
            frame=row.frame,
            type_rule=row.type_rule,
            sentence=Span(row.sentence_start, row.sentence_stop),
            repeats=ClaimId(row.repeats) if row.repeats is not None else None,
            considered=many(row.considered),
        )

    def _sourced(self, field: str, n: int, value: T, children: Children) -> Sourced[T]:
        (basis, _, producer, rule), spans = children.values[field][n]
        return Sourced(value, tuple(spans), _BASES[basis], self._producers[producer], rule)

    def _gap(self, field: str, children: Children) -> Gap | None:
        """Return the gap of a field, or `None` when it has a value or no rows at all."""
        held = children.values.get(field)
        if not held or held[0][0][1] is None:
            return None
        (_, gap, producer, _), spans = held[0]
        return Gap(GapReason(gap), self._producers[producer], tuple(spans))

    def _participant(self, role: str, row: Row, children: Children) -> Sourced[Argument] | Gap:
        gap = self._gap(role, children)
        if gap is not None:
            return gap
        party, start, stop, text, actor = _ARGUMENTS[role](row)
        argument = Argument(party, span_of(start, stop), text, actor)
        return self._sourced(role, 0, argument, children)

    def _places(self, children: Children) -> tuple[Sourced[Where], ...] | Gap:
        gap = self._gap("places", children)
        if gap is not None:
            return gap
        wheres = (where_of(row) for row in children.places)
        return tuple(
            self._sourced("places", n, where, children)
            for n, where in enumerate(wheres)
            if where is not None
        )

    def _when(self, row: Row, children: Children) -> Sourced[When] | Gap:
        gap = self._gap("when", children)
        if gap is not None:
            return gap
        when = when_of(row)
        assert when is not None, "a value without an interval"
        return self._sourced("when", 0, when, children)


def _attribution(row: Row, children: Children) -> Attribution:
    chain = tuple(
        Speaker(
            kind=SOURCE_KINDS[speaker.kind],
            span=span_of(speaker.start, speaker.stop),
            text=speaker.words,
            actor=speaker.actor,
            party=speaker.party,
            distanced=bool(speaker.distanced),
        )
        for speaker in children.speakers
    )
    return Attribution(SOURCE_KINDS[row.source_kind], chain)


def _loss(row: Row) -> Loss:
    return Loss(
        party=row.party,
        kind=LossKind(row.kind) if row.kind is not None else None,
        low=row.low,
        high=row.high,
        span=Span(row.start, row.stop),
        text=row.words,
        total=bool(row.total),
        part_of=row.part_of,
    )


def _weapon(row: Row) -> Weapon:
    return Weapon(Span(row.start, row.stop), row.words, row.category)
