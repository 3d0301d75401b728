"""Claims as JSON Lines: one object a report, its claims in the order of their triggers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from riwaya.model import (
    Argument,
    Attribution,
    Claim,
    Gap,
    Loss,
    Report,
    Sourced,
    SourceKind,
    Speaker,
    When,
    Where,
)

Json = dict[str, Any]
"""A JSON object; its values are strings, numbers, lists, objects or `None`."""


def claim_to_json(report: Report, claim: Claim) -> Json:
    """Return the claim as an object of the claims format.

    The format's own fields come first, in its order; `id`, `frame`, `type_rule`, `sentence`,
    `repeats` and `speakers` follow. `start` and the two ends of `sentence` count code points in
    the report's text. A `SpanError` says that the claim does not belong to this report's text.
    """
    return {
        "start": claim.trigger.start,
        "trigger": claim.trigger.of(report.text),
        "type": str(claim.event_type),
        "modality": str(claim.modality.value),
        "agent": _words(claim.agent),
        "agent_party": claim.agent_party,
        "target": _words(claim.target),
        "target_party": claim.target_party,
        "places": [place_to_json(place) for place in claim.where],
        "date": date_to_json(claim.interval),
        "source": _source(claim.attribution.value),
        "losses": [_loss(loss.value) for loss in claim.losses],
        "weapons": [weapon.value.text for weapon in claim.weapons],
        "id": claim.id,
        "frame": claim.frame,
        "type_rule": claim.type_rule,
        "sentence": [claim.sentence.start, claim.sentence.end],
        "repeats": claim.repeats,
        "speakers": [_speaker(speaker) for speaker in claim.attribution.value.chain],
        **_anomaly(claim.interval),
    }


def report_to_json(report: Report, claims: Iterable[Claim]) -> Json:
    """Return one line of the claims format: the report's name, its day and its claims."""
    return {
        "doc": report.name,
        "published": None if report.published is None else report.published.isoformat(),
        "claims": [claim_to_json(report, claim) for claim in claims],
    }


def place_to_json(place: Where) -> Json:
    """Return a place as written and as resolved: degrees WGS84, `None` where it is not."""
    return {
        "name": place.name,
        "id": place.place,
        "lat": place.lat,
        "lon": place.lon,
        "precision": str(place.precision),
    }


def date_to_json(when: When | None) -> Json | None:
    """Return a closed interval of ISO days, `None` for an open end or for no date at all."""
    if when is None:
        return None
    return {"start": _day(when.first), "end": _day(when.last)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _words(argument: Sourced[Argument] | Gap) -> str | None:
    return None if isinstance(argument, Gap) else argument.value.text


def _source(attribution: Attribution) -> Json:
    words = None if attribution.kind is SourceKind.OUTLET else attribution.text
    return {"span": words, "kind": str(attribution.kind)}


def _loss(loss: Loss) -> Json:
    return {
        "party": loss.party,
        "kind": None if loss.kind is None else str(loss.kind),
        "low": loss.low,
        "high": loss.high,
        "span": loss.text,
    }


def _speaker(speaker: Speaker) -> Json:
    return {
        "span": speaker.text,
        "kind": str(speaker.kind),
        "actor": speaker.actor,
        "party": speaker.party,
        "distanced": speaker.distanced,
    }


def _anomaly(when: When | None) -> Json:
    return {} if when is None or when.anomaly is None else {"anomaly": when.anomaly}
