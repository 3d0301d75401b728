"""Reports and claims as rows of the tables, spans and all."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from riwaya.errors import ReportError
from riwaya.model import (
    Argument,
    Claim,
    Gap,
    Producer,
    Report,
    Sourced,
    Span,
    When,
    Where,
)
from riwaya.store.search import name_key

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows to insert, by table name."""

Number = Callable[[Producer], int]
"""Gives the key of a producer in the `producers` table."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_INTEGER = range(-(1 << 63), 1 << 63)


def as_json(value: object) -> str:
    """Return a value as JSON with Arabic left readable."""
    return _ENCODER.encode(value)


@lru_cache(maxsize=1 << 13)
def _ids_as_json(ids: tuple[str, ...]) -> str:
    """Return the ids of places as JSON; the same few come back again and again."""
    return as_json(ids)


def moment(value: datetime | None) -> str | None:
    """Return a moment as ISO 8601, or `None`."""
    return value.isoformat() if value else None


def check_storable(report: Report) -> None:
    """Raise `ReportError` for a text that no database can keep."""
    try:
        report.text.encode()
        "\x1f".join((report.name, report.source or "", report.url or "")).encode()
    except UnicodeEncodeError as error:
        raise ReportError(
            f"report {report.name}: half of a surrogate pair at {error.start}, not Unicode"
        ) from error


def report_row(report: Report, no: int, notes: Mapping[str, str]) -> Row:
    """Return the row of a report."""
    return {
        "no": no,
        "id": report.id,
        "name": report.name,
        "source": report.source,
        "side": report.side,
        "published": report.published.isoformat() if report.published else None,
        "published_at": moment(report.published_at),
        "url": report.url,
        "original": report.original,
        "text": report.text,
        "notes": as_json(dict(notes)),
    }


def when_columns(when: When | None) -> Row:
    """Return the columns of an interval of days."""
    return dict(zip(_WHEN, _when(when), strict=True))


def _when(when: When | None) -> tuple[str | None, ...]:
    """Return the cells of an interval of days, in the order of its columns."""
    if when is None:
        return _NO_WHEN
    first, last = when.first, when.last
    return (
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        str(when.precision),
        when.anomaly,
    )


def where_columns(where: Where | None) -> Row:
    """Return the columns of a place."""
    cells = _NO_WHERE if where is None else _where(where)
    return dict(zip(PLACE_COLUMNS, cells, strict=True))


def _where(where: Where) -> tuple[Any, ...]:
    """Return the cells of a place, in the order of its columns."""
    shape, span = where.footprint, where.span
    return (
        where.name,
        span.start,
        span.end,
        where.place,
        where.lat,
        where.lon,
        str(where.precision),
        where.country,
        _ids_as_json(where.parents) if where.parents else None,
        _ids_as_json(where.candidates) if where.candidates else None,
        as_json([shape.points, shape.radius_km]) if shape else None,
    )


_WHEN = ("date_first", "date_last", "date_precision", "date_anomaly")
_NO_WHEN = (None,) * len(_WHEN)
PLACE_COLUMNS = (
    "place_name",
    "place_start",
    "place_stop",
    "place_id",
    "lat",
    "lon",
    "place_precision",
    "country",
    "parents",
    "candidates",
    "footprint",
)
"""The columns of a place, in the order in which its cells are written and read."""
_NO_WHERE = (None,) * len(PLACE_COLUMNS)


_COLLECTED = (
    "claims",
    "claim_values",
    "grounds",
    "claim_places",
    "speakers",
    "losses",
    "weapons",
)
"""The tables that a claim has rows in."""


class ClaimRows:
    """Collects the rows of claims as tuples, in the order of each table's columns.

    There are some twenty to a claim, which is why they are no dictionaries, and why those of
    one claim come in the order of the tables' keys: rows that follow the last one are cheaper
    to store than rows that go between. `number` gives the keys of producers.
    """

    def __init__(self, number: Number) -> None:
        self._number = number
        self._producer: Producer | None = None
        self._producer_no = 0
        self.rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _COLLECTED}
        self._values = self.rows["claim_values"]
        self._grounds = self.rows["grounds"]

    def add(self, claim: Claim, no: int, report: Report, report_no: int) -> None:
        """Collect all rows of one claim of this report."""
        text = report.text
        self.rows["claims"].append(_claim_row(claim, no, text, report_no))
        self._value(no, "agent", 0, claim.agent, text)
        self._value(no, "attribution", 0, claim.attribution, text)
        self._speakers(claim, no)
        if claim.losses:
            self._losses(claim, no, report)
        self._value(no, "modality", 0, claim.modality, text)
        self._places(claim, no, text)
        self._value(no, "target", 0, claim.target, text)
        if claim.weapons:
            self._weapons(claim, no, text)
        self._value(no, "when", 0, claim.when, text)

    def _value(
        self, no: int, field: str, position: int, value: Sourced[Any] | Gap, text: str
    ) -> None:
        producer = value.producer
        if producer is not self._producer:  # nearly all values of a report share one
            self._producer, self._producer_no = producer, self._number(producer)
        maker = self._producer_no
        if isinstance(value, Gap):
            gap = str(value.reason)
            self._values.append((no, field, position, None, gap, maker, None))
        else:
            basis = str(value.basis)
            self._values.append((no, field, position, basis, None, maker, value.rule))
        for n, span in enumerate(value.spans):
            words = span.of(text)
            self._grounds.append((no, field, position, n, span.start, span.end, words))

    def _places(self, claim: Claim, no: int, text: str) -> None:
        if isinstance(claim.places, Gap):
            self._value(no, "places", 0, claim.places, text)
            return
        rows = self.rows["claim_places"]
        for position, place in enumerate(claim.places):
            self._value(no, "places", position, place, text)
            where = place.value
            rows.append((no, position, *_where(where), name_key(where.name)))

    def _speakers(self, claim: Claim, no: int) -> None:
        for position, speaker in enumerate(claim.attribution.value.chain):
            who = (str(speaker.kind), speaker.text, speaker.party, speaker.actor)
            ends = _ends(speaker.span)
            self.rows["speakers"].append((no, position, *who, int(speaker.distanced), *ends))

    def _losses(self, claim: Claim, no: int, report: Report) -> None:
        for position, sourced in enumerate(claim.losses):
            self._value(no, "losses", position, sourced, report.text)
            loss = sourced.value
            if not (_fits(loss.low) and _fits(loss.high)):
                raise ReportError(
                    f"report {report.name}: a loss too large to keep: {loss.text}"
                )
            what = (loss.party, loss.kind.value if loss.kind else None, loss.low, loss.high)
            told = (loss.text, *_ends(loss.span), int(loss.total), loss.part_of)
            self.rows["losses"].append((no, position, *what, *told))

    def _weapons(self, claim: Claim, no: int, text: str) -> None:
        for position, sourced in enumerate(claim.weapons):
            self._value(no, "weapons", position, sourced, text)
            weapon = sourced.value
            told = (weapon.text, weapon.category, *_ends(weapon.span))
            self.rows["weapons"].append((no, position, *told))


def _fits(value: int | None) -> bool:
    return value is None or value in _INTEGER


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


_NOBODY = (None,) * 5


def _participant(value: Sourced[Argument] | Gap) -> tuple[Any, ...]:
    """Return the columns of an agent or a target."""
    if isinstance(value, Gap):
        return _NOBODY
    found = value.value
    return (found.text, found.party, found.actor, *_ends(found.span))


def _claim_row(claim: Claim, no: int, text: str, report_no: int) -> tuple[Any, ...]:
    considered = claim.considered
    return (
        no,
        claim.id,
        report_no,
        claim.trigger.of(text),
        *_ends(claim.trigger),
        str(claim.event_type),
        str(claim.modality.value),
        *_participant(claim.agent),
        *_participant(claim.target),
        *_when(claim.interval),
        str(claim.attribution.value.kind),
        claim.frame,
        *_ends(claim.sentence),
        claim.repeats,
        as_json(considered) if considered else "[]",
        claim.type_rule,
    )
