"""Reports and claims as rows of the tables, spans and all."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
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
from riwaya.store.search import search_key

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows to insert, by table name."""

Number = Callable[[Producer], int]
"""Gives the key of a producer in the `producers` table."""

_ONE_VALUE = ("modality", "agent", "target", "when", "attribution")
_INTEGER = range(-(1 << 63), 1 << 63)


def as_json(value: object) -> str:
    """Return a value as JSON with Arabic left readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
        "parents": as_json(where.parents) if where.parents else None,
        "candidates": as_json(where.candidates) if where.candidates else None,
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


def _participant(role: str, value: Sourced[Argument] | Gap) -> Row:
    """Return the columns of an agent or a target."""
    found = None if isinstance(value, Gap) else value.value
    span = found.span if found else None
    return {
        role: found.text if found else None,
        f"{role}_party": found.party if found else None,
        f"{role}_actor": found.actor if found else None,
        f"{role}_start": span.start if span else None,
        f"{role}_stop": span.end if span else None,
    }


class ClaimRows:
    """Collects the rows of claims; `number` gives the keys of producers."""

    def __init__(self, number: Number) -> None:
        self._number = number
        self.rows: Rows = defaultdict(list)

    def add(self, claim: Claim, no: int, report: Report, report_no: int) -> None:
        """Collect all rows of one claim of this report."""
        self.rows["claims"].append(_claim_row(claim, no, report, report_no))
        for field in _ONE_VALUE:
            self._value(no, field, 0, getattr(claim, field), report)
        self._places(claim, no, report)
        self._speakers(claim, no)
        self._losses(claim, no, report)
        self._weapons(claim, no, report)

    def _value(
        self, no: int, field: str, position: int, value: Sourced[Any] | Gap, report: Report
    ) -> None:
        how: Row
        if isinstance(value, Gap):
            candidates = as_json(value.candidates) if value.candidates else None
            how = {
                "basis": None,
                "gap": value.reason.value,
                "rule": None,
                "candidates": candidates,
            }
        else:
            how = {
                "basis": value.basis.value,
                "gap": None,
                "rule": value.rule,
                "candidates": None,
            }
        key = {"claim": no, "field": field, "position": position}
        self.rows["claim_values"].append(
            {**key, **how, "producer": self._number(value.producer)}
        )
        self._grounds(no, field, position, value.spans, report)

    def _grounds(
        self, no: int, field: str, position: int, spans: Iterable[Span], report: Report
    ) -> None:
        self.rows["grounds"].extend(
            {
                "claim": no,
                "field": field,
                "position": position,
                "n": n,
                "start": span.start,
                "stop": span.end,
                "words": span.of(report.text),
            }
            for n, span in enumerate(spans)
        )

    def _places(self, claim: Claim, no: int, report: Report) -> None:
        if isinstance(claim.places, Gap):
            self._value(no, "places", 0, claim.places, report)
            return
        for position, place in enumerate(claim.places):
            self._value(no, "places", position, place, report)
            self.rows["claim_places"].append(
                {
                    "claim": no,
                    "position": position,
                    **where_columns(place.value),
                    "name_key": search_key(place.value.name),
                }
            )

    def _speakers(self, claim: Claim, no: int) -> None:
        for position, speaker in enumerate(claim.attribution.value.chain):
            span = speaker.span
            self.rows["speakers"].append(
                {
                    "claim": no,
                    "position": position,
                    "kind": speaker.kind.value,
                    "words": speaker.text,
                    "party": speaker.party,
                    "actor": speaker.actor,
                    "distanced": int(speaker.distanced),
                    "start": span.start if span else None,
                    "stop": span.end if span else None,
                }
            )

    def _losses(self, claim: Claim, no: int, report: Report) -> None:
        for position, sourced in enumerate(claim.losses):
            self._value(no, "losses", position, sourced, report)
            loss = sourced.value
            if not (_fits(loss.low) and _fits(loss.high)):
                raise ReportError(
                    f"report {report.name}: a loss too large to keep: {loss.text}"
                )
            self.rows["losses"].append(
                {
                    "claim": no,
                    "position": position,
                    "party": loss.party,
                    "kind": loss.kind.value if loss.kind else None,
                    "low": loss.low,
                    "high": loss.high,
                    "words": loss.text,
                    "start": loss.span.start,
                    "stop": loss.span.end,
                    "total": int(loss.total),
                    "part_of": loss.part_of,
                }
            )

    def _weapons(self, claim: Claim, no: int, report: Report) -> None:
        for position, sourced in enumerate(claim.weapons):
            self._value(no, "weapons", position, sourced, report)
            weapon = sourced.value
            self.rows["weapons"].append(
                {
                    "claim": no,
                    "position": position,
                    "words": weapon.text,
                    "category": weapon.category,
                    "start": weapon.span.start,
                    "stop": weapon.span.end,
                }
            )


def _fits(value: int | None) -> bool:
    return value is None or value in _INTEGER


def _claim_row(claim: Claim, no: int, report: Report, report_no: int) -> Row:
    return {
        "no": no,
        "id": claim.id,
        "report": report_no,
        "words": claim.trigger.of(report.text),
        "start": claim.trigger.start,
        "stop": claim.trigger.end,
        "event_type": claim.event_type.value,
        "modality": claim.modality.value.value,
        **_participant("agent", claim.agent),
        **_participant("target", claim.target),
        **when_columns(claim.interval),
        "source_kind": claim.attribution.value.kind.value,
        "frame": claim.frame,
        "sentence_start": claim.sentence.start,
        "sentence_stop": claim.sentence.end,
        "repeats": claim.repeats,
        "considered": as_json(claim.considered),
    }
