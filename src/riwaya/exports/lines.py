"""Claims, incidents and control as JSON Lines, in the shapes that `docs/exports.md` gives."""

import json
from collections.abc import Container, Iterator
from datetime import date

from riwaya.exports.claims_json import Json
from riwaya.exports.exporter import ExportOptions
from riwaya.exports.shown import Shown
from riwaya.model import SourceKind
from riwaya.views import (
    AccountView,
    ControlView,
    Count,
    Days,
    Ground,
    IncidentView,
    Label,
    ReportView,
    Role,
    Told,
    Voice,
)


def dump(value: object) -> str:
    """Return a value as JSON on one line, letters as they are; raise `ValueError` for NaN."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def claim_lines(views: Shown, options: ExportOptions) -> Iterator[str]:
    """Yield one line a report with all that it claims, as people left it."""
    for report in views.reports():
        yield dump(report_object(report))


def incident_lines(views: Shown, options: ExportOptions) -> Iterator[str]:
    """Yield one line an incident with its accounts, verdicts, copies and casualties."""
    for incident in views.incident_views():
        yield dump(incident_object(incident))


def control_lines(views: Shown, options: ExportOptions) -> Iterator[str]:
    """Yield one line a place and interval, with the claims it rests on."""
    held = views.control()
    wanted = {claim for interval in held for claim in interval.claims}
    starts = dict(claim_starts(views, wanted)) if wanted else {}
    for interval in held:
        yield dump(control_object(interval, starts))


def report_object(report: ReportView) -> Json:
    """Return a report and its claims."""
    outlet = report.outlet
    return {
        "doc": outlet.name,
        "published": day(outlet.published),
        "claims": [claim_object(told) for told in report.claims],
        "report": outlet.report,
        "outlet": outlet.source,
        "url": outlet.url,
    }


def claim_object(told: Told) -> Json:
    """Return a claim; `start` counts code points in the report's text."""
    return {
        "start": start_of(told),
        "trigger": told.trigger,
        "type": str(told.event_type),
        "modality": str(told.modality),
        "agent": told.agent.words if told.agent else None,
        "agent_party": _id(told.agent.party) if told.agent else None,
        "target": told.target.words if told.target else None,
        "target_party": _id(told.target.party) if told.target else None,
        "places": [place_object(place) for place in told.places],
        "date": date_object(told.when),
        "source": source_object(told),
        "losses": [loss_object(loss) for loss in told.losses],
        "weapons": list(told.weapons),
        "id": told.claim,
        "sentence": [told.quote.start, told.quote.start + len(told.quote.text)],
        "speakers": [speaker_object(voice) for voice in told.voices],
        "reviewed": told.reviewed,
    }


def start_of(told: Told) -> int:
    """Return where the trigger stands in the report's text."""
    marks = (mark for mark in told.quote.highlights if mark.role is Role.TRIGGER)
    mark = next(marks, None)
    return told.quote.start + (
        mark.start if mark else max(0, told.quote.text.find(told.trigger))
    )


def claim_starts(views: Shown, wanted: Container[str]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the id of each claim wanted with its report's name and the start of its trigger."""
    for told in views.claims():
        if told.claim in wanted:
            yield told.claim, (told.outlet.name, start_of(told))


def place_object(place: Ground) -> Json:
    """Return a place; a name that is in no gazetteer has no id."""
    return {
        "name": place.name,
        "id": _id(place.label),
        "lat": place.lat,
        "lon": place.lon,
        "precision": str(place.precision),
    }


def date_object(when: Days | None) -> Json | None:
    """Return a closed interval of days, `None` for none."""
    return None if when is None else {"start": day(when.first), "end": day(when.last)}


def source_object(told: Told) -> Json:
    """Return on whose word a claim stands inside its report."""
    quoted = told.source_kind is not SourceKind.OUTLET and told.voices
    return {
        "span": told.voices[0].words if quoted else None,
        "kind": str(told.source_kind),
    }


def loss_object(loss: Count) -> Json:
    """Return a count of losses with its words."""
    return {
        "party": _id(loss.party),
        "kind": None if loss.kind is None else str(loss.kind),
        "low": loss.low,
        "high": loss.high,
        "span": loss.words,
    }


def speaker_object(voice: Voice) -> Json:
    """Return one voice of the chain."""
    return {
        "span": voice.words,
        "kind": str(voice.kind),
        "actor": _id(voice.actor),
        "party": _id(voice.party),
        "distanced": voice.distanced,
    }


def incident_object(incident: IncidentView) -> Json:
    """Return an incident: when and where, how it stands and who tells it."""
    row = incident.row
    return {
        "incident": row.id,
        "type": str(row.event_type),
        "date": date_object(row.when),
        "place": place_object(row.place) if row.place else None,
        "verdict": str(row.verdict),
        "reason": {"ar": row.reason.ar, "en": row.reason.en},
        "fields": {field.field: str(field.verdict) for field in incident.fields},
        "claims": [account_object(account) for account in incident.accounts()],
        "copies": [[copy.copier.name, copy.original.name] for copy in incident.copies],
        "casualties": [
            {
                "party": _id(one.party),
                "kind": one.kind,
                "low": one.low,
                "best": one.best,
                "high": one.high,
            }
            for one in row.casualties
        ],
    }


def account_object(account: AccountView) -> Json:
    """Return one account of an incident."""
    return {
        "doc": account.told.outlet.name,
        "start": start_of(account.told),
        "origin": account.origin,
        "side": _id(account.side),
        "interest": str(account.interest),
        "stance": str(account.stance),
        "claim": account.told.claim,
    }


def control_object(interval: ControlView, starts: dict[str, tuple[str, int]]) -> Json:
    """Return who holds a place from one day to another."""
    told = (starts[claim] for claim in interval.claims if claim in starts)
    return {
        "place": {"name": interval.name, "id": _id(interval.place)},
        "from": day(interval.first),
        "to": day(interval.last),
        "state": interval.state.id,
        "probability": interval.probability,
        "claimed": {side.id: holder.id for side, holder in interval.claimed},
        "claims": [{"doc": doc, "start": start} for doc, start in told],
    }


def day(value: date | None) -> str | None:
    """Return a day as ISO 8601 has it."""
    return None if value is None else value.isoformat()


def _id(label: Label | None) -> str | None:
    return None if label is None else label.id
