"""Reports and claims as rows of the tables, spans and all."""

import json
from collections import defaultdict
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
    if when is None:
        return dict.fromkeys(("date_first", "date_last", "date_precision", "date_anomaly"))
    return {
        "date_first": when.first.isoformat() if when.first else None,
        "date_last": when.last.isoformat() if when.last else None,
        "date_precision": when.precision.value,
        "date_anomaly": when.anomaly,
    }


def where_columns(where: Where | None) -> Row:
    """Return the columns of a place."""
    if where is None:
        return dict.fromkeys(_WHERE)
    shape = where.footprint
    return {
        "place_name": where.name,
        "place_start": where.span.start,
        "place_stop": where.span.end,
        "place_id": where.place,
        "lat": where.lat,
        "lon": where.lon,
        "place_precision": where.precision.value,
        "country": where.country,
        "parents": _ids_as_json(where.parents) if where.parents else None,
        "candidates": _ids_as_json(where.candidates) if where.candidates else None,
        "footprint": as_json([shape.points, shape.radius_km]) if shape else None,
    }


_WHERE = (
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


class ClaimRows:
    """Collects the rows of claims as tuples, in the order of each table's columns.

    There are some twenty to a claim, which is why they are no dictionaries. `number` gives the
    keys of producers.
    """

    def __init__(self, number: Number) -> None:
        self._number = number
        self.rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def add(self, claim: Claim, no: int, report: Report, report_no: int) -> None:
        """Collect all rows of one claim of this report."""
        text = report.text
        self.rows["claims"].append(_claim_row(claim, no, text, report_no))
        self._value(no, "modality", 0, claim.modality, text)
        self._value(no, "agent", 0, claim.agent, text)
        self._value(no, "target", 0, claim.target, text)
        self._value(no, "when", 0, claim.when, text)
        self._value(no, "attribution", 0, claim.attribution, text)
        self._places(claim, no, text)
        self._speakers(claim, no)
        self._losses(claim, no, report)
        self._weapons(claim, no, text)

    def _value(
        self, no: int, field: str, position: int, value: Sourced[Any] | Gap, text: str
    ) -> None:
        maker = self._number(value.producer)
        how: tuple[Any, ...]
        if isinstance(value, Gap):
            candidates = as_json(value.candidates) if value.candidates else None
            how = (None, value.reason.value, maker, None, candidates)
        else:
            how = (value.basis.value, None, maker, value.rule, None)
        self.rows["claim_values"].append((no, field, position, *how))
        if value.spans:
            grounds = self.rows["grounds"]
            for n, span in enumerate(value.spans):
                words = span.of(text)
                grounds.append((no, field, position, n, span.start, span.end, words))

    def _places(self, claim: Claim, no: int, text: str) -> None:
        if isinstance(claim.places, Gap):
            self._value(no, "places", 0, claim.places, text)
            return
        for position, place in enumerate(claim.places):
            self._value(no, "places", position, place, text)
            columns = where_columns(place.value).values()
            self.rows["claim_places"].append(
                (no, position, *columns, name_key(place.value.name))
            )

    def _speakers(self, claim: Claim, no: int) -> None:
        for position, speaker in enumerate(claim.attribution.value.chain):
            who = (speaker.kind.value, speaker.text, speaker.party, speaker.actor)
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


def _participant(value: Sourced[Argument] | Gap) -> tuple[Any, ...]:
    """Return the columns of an agent or a target."""
    if isinstance(value, Gap):
        return (None, None, None, None, None)
    found = value.value
    return (found.text, found.party, found.actor, *_ends(found.span))


def _claim_row(claim: Claim, no: int, text: str, report_no: int) -> tuple[Any, ...]:
    return (
        no,
        claim.id,
        report_no,
        claim.trigger.of(text),
        *_ends(claim.trigger),
        claim.event_type.value,
        claim.modality.value.value,
        *_participant(claim.agent),
        *_participant(claim.target),
        *when_columns(claim.interval).values(),
        claim.attribution.value.kind.value,
        claim.frame,
        *_ends(claim.sentence),
        claim.repeats,
        as_json(claim.considered),
    )
