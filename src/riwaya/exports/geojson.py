"""GeoJSON (RFC 7946): incidents, claims and control, a file each in a folder.

Coordinates are WGS84, longitude first. Precision is in the properties (`precision`,
`radius_km`); what has no point keeps its feature with a null geometry.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from riwaya.exports.claims_json import Json
from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.lines import day, dump
from riwaya.exports.shown import Shown
from riwaya.views import ControlView, Ground, IncidentView, Label, Told

_DIGITS = 6


def write_geojson(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write `incidents.geojson`, `claims.geojson` and `control.geojson` in a folder."""
    target.mkdir(parents=True, exist_ok=True)
    layers: dict[str, Iterator[Json]] = {
        "incidents": (incident_feature(one) for one in views.incident_views()),
        "claims": (claim_feature(one) for one in views.claims()),
        "control": (control_feature(one, at) for at, one in enumerate(views.control())),
    }
    rows, unplaced = {}, 0
    for name, features in layers.items():
        rows[name], without = _write(target / f"{name}.geojson", features)
        unplaced += without
    paths = tuple(target / f"{name}.geojson" for name in layers)
    return Written(paths=paths, rows=rows, dropped={"without_geometry": unplaced})


def _write(path: Path, features: Iterable[Json]) -> tuple[int, int]:
    """Write a collection in a stream; return how many features, how many without a point."""
    count = without = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for feature in features:
            file.write(",\n" if count else "\n")
            file.write(dump(feature))
            count += 1
            without += feature["geometry"] is None
        file.write("\n]}\n")
    return count, without


def geometry(ground: Ground | None) -> Json | None:
    """Return a point, or a line for a place that is one; `None` where no point is known."""
    if ground is None or ground.lat is None or ground.lon is None:
        return None
    if ground.precision == "line" and len(ground.points) > 1:
        line = [[round(lon, _DIGITS), round(lat, _DIGITS)] for lat, lon in ground.points]
        return {"type": "LineString", "coordinates": line}
    point = [round(ground.lon, _DIGITS), round(ground.lat, _DIGITS)]
    return {"type": "Point", "coordinates": point}


def _place(ground: Ground | None) -> Json:
    label = ground.label if ground else None
    return {
        "place": ground.name if ground else None,
        "place_id": label.id if label else None,
        "place_en": label.en if label else None,
        "precision": str(ground.precision) if ground else None,
        "radius_km": ground.radius_km if ground else None,
    }


def _ids(labels: tuple[Label, ...]) -> list[str]:
    return [label.id for label in labels]


def incident_feature(incident: IncidentView) -> Json:
    """Return an incident as a feature."""
    row = incident.row
    low, best, high = row.killed or (None, None, None)
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": geometry(row.place),
        "properties": {
            "type": str(row.event_type),
            "family": row.family,
            "date_start": day(row.when.first) if row.when else None,
            "date_end": day(row.when.last) if row.when else None,
            **_place(row.place),
            "verdict": str(row.verdict),
            "reason_ar": row.reason.ar,
            "reason_en": row.reason.en,
            "agents": _ids(row.agents),
            "targets": _ids(row.targets),
            "sides": _ids(row.sides),
            "claims": row.claims,
            "origins": row.origins,
            "killed_low": low,
            "killed_best": best,
            "killed_high": high,
            "claim_ids": [account.told.claim for account in incident.accounts()],
        },
    }


def claim_feature(told: Told) -> Json:
    """Return a claim as a feature, at its first place."""
    place = told.places[0] if told.places else None
    agent = told.agent.party if told.agent else None
    target = told.target.party if told.target else None
    return {
        "type": "Feature",
        "id": told.claim,
        "geometry": geometry(place),
        "properties": {
            "type": str(told.event_type),
            "modality": str(told.modality),
            "date_start": day(told.when.first) if told.when else None,
            "date_end": day(told.when.last) if told.when else None,
            **_place(place),
            "agent": agent.id if agent else None,
            "target": target.id if target else None,
            "outlet": told.outlet.source,
            "report": told.outlet.name,
            "source_kind": str(told.source_kind),
            "sentence": told.quote.text,
        },
    }


def control_feature(interval: ControlView, number: int) -> Json:
    """Return who holds a place from one day to another, as a feature."""
    placed = interval.lat is not None and interval.lon is not None
    point = [round(interval.lon or 0, _DIGITS), round(interval.lat or 0, _DIGITS)]
    return {
        "type": "Feature",
        "id": f"control-{number}",
        "geometry": {"type": "Point", "coordinates": point} if placed else None,
        "properties": {
            "place": interval.name,
            "place_id": interval.place.id if interval.place else None,
            "from": day(interval.first),
            "to": day(interval.last),
            "to_open": interval.last is None,
            "party": interval.state.id,
            "probability": interval.probability,
            "claimed": {side.id: holder.id for side, holder in interval.claimed},
            "basis": list(interval.claims),
        },
    }
