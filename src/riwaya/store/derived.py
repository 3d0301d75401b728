"""What reconciliation makes, as rows of the tables and back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from riwaya.model import (
    Account,
    CasualtyRange,
    ClaimId,
    ControlInterval,
    Copy,
    CopyLevel,
    EventType,
    Figure,
    Incident,
    IncidentId,
    Interest,
    Judgement,
    Link,
    Part,
    Producer,
    Reason,
    ReportId,
    Ruling,
    Siege,
    Span,
    Stance,
    Verdict,
)
from riwaya.store.contents import Derived
from riwaya.store.loading import Row as Loaded
from riwaya.store.loading import day, many, when_of, where_of
from riwaya.store.rows import (
    Number,
    Row,
    Rows,
    as_json,
    when_columns,
    where_columns,
)
from riwaya.store.search import name_key

_DISPUTED = (Verdict.CONTESTED, Verdict.RETRACTED)


def _reason_columns(reason: Reason) -> Row:
    return {
        "rule": reason.rule,
        "reason_ar": reason.ar,
        "reason_en": reason.en,
        "reason_claims": as_json(reason.claims),
    }


def reason_of(row: Loaded) -> Reason:
    """Return the reason of a row that has one."""
    return Reason(row.rule, row.reason_ar, row.reason_en, _claims(row.reason_claims))


def _claims(text: str) -> tuple[ClaimId, ...]:
    return tuple(ClaimId(claim) for claim in many(text))


def ruling_columns(ruling: Ruling) -> Row:
    """Return the columns of a verdict with its reason."""
    return {"verdict": ruling.verdict.value, **_reason_columns(ruling.reason)}


def ruling_of(row: Loaded) -> Ruling:
    """Return the verdict of a row that has one."""
    return Ruling(Verdict(row.verdict), reason_of(row))


def judgement_row(judgement: Judgement, number: Number) -> Row:
    """Return the row of a judgement."""
    parts = [[p.feature, p.weight, p.left, p.right] for p in judgement.parts]
    return {
        "left_claim": judgement.left,
        "right_claim": judgement.right,
        "verdict": judgement.verdict.value,
        "producer": number(judgement.producer),
        "made": judgement.made.isoformat(),
        "score": judgement.score,
        "parts": as_json(parts),
    }


def judgement_of(row: Loaded, producers: Mapping[int, Producer]) -> Judgement:
    """Return the judgement of a row."""
    return Judgement(
        ClaimId(row.left_claim),
        ClaimId(row.right_claim),
        Link(row.verdict),
        producers[row.producer],
        datetime.fromisoformat(row.made),
        row.score,
        tuple(Part(*part) for part in json.loads(row.parts)),
    )


def disputed_count(incident: Incident) -> int:
    """Return in how many fields of an incident what the origins tell cannot all be true."""
    return sum(ruling.verdict in _DISPUTED for ruling in incident.fields.values())


def incident_row(incident: Incident) -> Row:
    """Return the row of an incident."""
    return {
        "id": incident.id,
        "event_type": incident.event_type.value,
        **when_columns(incident.when),
        **where_columns(incident.place),
        "name_key": name_key(incident.place.name) if incident.place else "",
        **ruling_columns(incident.ruling),
        "claim_count": len(incident.accounts),
        "origin_count": len({account.origin for account in incident.accounts}),
        "side_count": len({account.side for account in incident.accounts if account.side}),
        "disputed_count": disputed_count(incident),
        "history": as_json(incident.history),
    }


def derived_rows(derived: Derived, numbers: Mapping[str, int]) -> Rows:
    """Return the rows of all derived tables; `numbers` maps claim ids to `claims.no`."""
    rows: Rows = defaultdict(list)
    for incident in derived.incidents:
        rows["incidents"].append(incident_row(incident))
        _accounts(incident, numbers, rows)
        _rulings(incident, rows)
        _casualties(incident, numbers, rows)
    rows["control"] = [_control_row(interval) for interval in derived.control]
    rows["sieges"] = [_siege_row(siege) for siege in derived.sieges]
    rows["copies"] = [_copy_row(copy) for copy in derived.copies]
    rows["flags"] = [
        {"report": flag.report, **_reason_columns(flag.reason)} for flag in derived.flags
    ]
    return rows


def areas(incident: Incident) -> list[str]:
    """Return the gazetteer ids of an incident's place and of all it lies in."""
    where = incident.place
    if where is None:
        return []
    return sorted({*where.parents, *([where.place] if where.place else [])})


def _accounts(incident: Incident, numbers: Mapping[str, int], rows: Rows) -> None:
    for position, account in enumerate(incident.accounts):
        rows["incident_claims"].append(
            {
                "incident": incident.id,
                "position": position,
                "claim": numbers[account.claim],
                "origin": account.origin,
                "side": account.side,
                "interest": account.interest.value,
                "stance": account.stance.value,
            }
        )
    for position, (left, right) in enumerate(incident.copies):
        rows["incident_copies"].append(
            {
                "incident": incident.id,
                "position": position,
                "left_report": left,
                "right_report": right,
            }
        )
    rows["incident_areas"].extend(
        {"place_id": area, "incident": incident.id} for area in areas(incident)
    )


def _rulings(incident: Incident, rows: Rows) -> None:
    rows["incident_fields"].extend(
        {
            "incident": incident.id,
            "position": position,
            "field": name,
            **ruling_columns(ruling),
        }
        for position, (name, ruling) in enumerate(incident.fields.items())
    )


def _casualties(incident: Incident, numbers: Mapping[str, int], rows: Rows) -> None:
    for position, found in enumerate(incident.casualties):
        rows["casualties"].append(
            {
                "incident": incident.id,
                "position": position,
                "party": found.party,
                "kind": found.kind,
                "low": found.low,
                "best": found.best,
                "high": found.high,
                "rule": found.rule,
            }
        )
        rows["figures"].extend(
            {
                "incident": incident.id,
                "position": position,
                "n": n,
                "origin": figure.origin,
                "claim": numbers[figure.claim],
                "low": figure.low,
                "high": figure.high,
                "total": int(figure.total),
            }
            for n, figure in enumerate(found.figures)
        )


def _control_row(interval: ControlInterval) -> Row:
    return {
        "place_id": interval.place,
        "name": interval.name,
        "name_key": name_key(interval.name),
        "date_first": interval.first.isoformat(),
        "date_last": interval.last.isoformat() if interval.last else None,
        "state": interval.state,
        "probability": interval.probability,
        "claimed": as_json(interval.claimed),
        "claims": as_json(interval.claims),
    }


def control_of(row: Loaded) -> ControlInterval:
    """Return the interval of a row of `control`."""
    first = day(row.date_first)
    assert first is not None, "an interval has a first day"
    return ControlInterval(
        place=row.place_id,
        name=row.name,
        first=first,
        last=day(row.date_last),
        state=row.state,
        probability=row.probability,
        claimed=json.loads(row.claimed),
        claims=_claims(row.claims),
    )


def _siege_row(siege: Siege) -> Row:
    return {
        "place_id": siege.place,
        "name": siege.name,
        "name_key": name_key(siege.name),
        "besieger": siege.besieger,
        "besieged": siege.besieged,
        "date_first": siege.first.isoformat() if siege.first else None,
        "date_last": siege.last.isoformat() if siege.last else None,
        "broken_by": siege.broken_by,
        "claims": as_json(siege.claims),
    }


def siege_of(row: Loaded) -> Siege:
    """Return the siege of a row of `sieges`."""
    return Siege(
        row.place_id,
        row.name,
        row.besieger,
        row.besieged,
        day(row.date_first),
        day(row.date_last),
        row.broken_by,
        _claims(row.claims),
    )


def _copy_row(copy: Copy) -> Row:
    return {
        "copier": copy.copier,
        "original": copy.original,
        "level": copy.level.value,
        "similarity": copy.similarity,
        "directed": int(copy.directed),
        "passages": as_json([[a.start, a.end, b.start, b.end] for a, b in copy.passages]),
    }


def copy_of(row: Loaded) -> Copy:
    """Return the copy of a row of `copies`."""
    passages = tuple((Span(a, b), Span(c, d)) for a, b, c, d in json.loads(row.passages))
    return Copy(
        ReportId(row.copier),
        ReportId(row.original),
        CopyLevel(row.level),
        row.similarity,
        bool(row.directed),
        passages,
    )


class IncidentParts:
    """The rows that belong to some incidents, by incident."""

    def __init__(self) -> None:
        self.accounts: dict[str, list[Account]] = defaultdict(list)
        self.fields: dict[str, dict[str, Ruling]] = defaultdict(dict)
        self.copies: dict[str, list[tuple[ReportId, ReportId]]] = defaultdict(list)
        self.casualties: dict[str, list[Loaded]] = defaultdict(list)
        self.figures: dict[tuple[str, int], list[Figure]] = defaultdict(list)

    def add_accounts(self, rows: Iterable[Loaded]) -> None:
        """Take in rows of `incident_claims` with the ids of claim and report."""
        for row in rows:
            self.accounts[row.incident].append(
                Account(
                    ClaimId(row.claim_id),
                    ReportId(row.report_id),
                    row.origin,
                    row.side,
                    Interest(row.interest),
                    Stance(row.stance),
                )
            )

    def add_fields(self, rows: Iterable[Loaded]) -> None:
        """Take in rows of `incident_fields`."""
        for row in rows:
            self.fields[row.incident][row.field] = ruling_of(row)

    def add_copies(self, rows: Iterable[Loaded]) -> None:
        """Take in rows of `incident_copies`."""
        for row in rows:
            pair = (ReportId(row.left_report), ReportId(row.right_report))
            self.copies[row.incident].append(pair)

    def add_casualties(self, rows: Iterable[Loaded], figures: Iterable[Loaded]) -> None:
        """Take in rows of `casualties`, and of `figures` with the id of the claim."""
        for row in rows:
            self.casualties[row.incident].append(row)
        for row in figures:
            self.figures[row.incident, row.position].append(
                Figure(row.origin, ClaimId(row.claim_id), row.low, row.high, bool(row.total))
            )

    def incident(self, row: Loaded) -> Incident:
        """Return the incident of a row of `incidents` with all that was taken in."""
        return Incident(
            id=IncidentId(row.id),
            event_type=EventType(row.event_type),
            when=when_of(row),
            place=where_of(row),
            ruling=ruling_of(row),
            accounts=tuple(self.accounts.get(row.id, ())),
            fields=dict(self.fields.get(row.id, {})),
            copies=tuple(self.copies.get(row.id, ())),
            casualties=self._casualties(row.id),
            history=tuple(IncidentId(former) for former in many(row.history)),
        )

    def _casualties(self, incident: str) -> tuple[CasualtyRange, ...]:
        rows: Sequence[Loaded] = self.casualties.get(incident, ())
        return tuple(
            CasualtyRange(
                row.party,
                row.kind,
                row.low,
                row.best,
                row.high,
                row.rule,
                tuple(self.figures.get((incident, row.position), ())),
            )
            for row in rows
        )
