"""A record as flat tables: their columns, and their rows in one pass, for tabular formats."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from riwaya.exports.lines import start_of
from riwaya.exports.shown import Shown
from riwaya.views import (
    AccountView,
    CasualtyView,
    ControlView,
    CopyView,
    Count,
    Days,
    Ground,
    IncidentRow,
    IncidentView,
    Label,
    Participant,
    ReportView,
    SiegeView,
    SourceRow,
    Told,
)

Cell = str | int | float | bool | date | datetime | None
Kind = Literal["text", "int", "real", "bool", "date", "time"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the kind of its cells, and the table it points into."""

    name: str
    kind: Kind = "text"
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `key` is the column that identifies a row, `None` for none."""

    name: str
    columns: tuple[Column, ...]
    key: str | None = None


def _columns(text: str) -> tuple[Column, ...]:
    """Return columns from `name[:kind][>table]`, parted by spaces."""
    found = []
    for word in text.split():
        rest, _, to = word.partition(">")
        name, _, kind = rest.partition(":")
        found.append(Column(name, kind or "text", to or None))  # type: ignore[arg-type]
    return tuple(found)


_PLACE = "place place_id place_en lat:real lon:real place_precision radius_km:real"
_WHEN = "date_first:date date_last:date date_precision"

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "reports",
            _columns(
                "report doc outlet outlet_id side published:date published_at:time url"
                " sha256 copies:int claims:int"
            ),
            "report",
        ),
        Table(
            "claims",
            _columns(
                "claim report>reports doc outlet outlet_side published:date start:int trigger"
                " type modality agent agent_party agent_actor target target_party target_actor"
                f" {_PLACE} {_WHEN} date_anomaly source_kind speaker speaker_party weapons"
                " sentence sentence_start:int reviewed:bool"
            ),
            "claim",
        ),
        Table("places", _columns(f"claim>claims rank:int {_PLACE} country inside")),
        Table(
            "losses",
            _columns("claim>claims rank:int party kind low:int high:int total:bool words"),
        ),
        Table(
            "incidents",
            _columns(
                f"incident type family {_WHEN} {_PLACE} verdict reason_rule reason_ar"
                " reason_en claims:int origins:int reports:int sides agents targets disputed"
                " killed_low:int killed_best:int killed_high:int"
            ),
            "incident",
        ),
        Table(
            "accounts",
            _columns(
                "incident>incidents claim>claims report>reports bloc side origin origin_name"
                " interest stance"
            ),
        ),
        Table("fields", _columns("incident>incidents field verdict reason_ar reason_en")),
        Table(
            "casualties",
            _columns("incident>incidents party kind low:int best:int high:int rule"),
        ),
        Table(
            "figures",
            _columns(
                "incident>incidents party kind claim>claims origin origin_name side low:int"
                " high:int total:bool words"
            ),
        ),
        Table(
            "control",
            _columns(
                "place place_id place_en lat:real lon:real from:date to:date state"
                " probability:real claimed claims"
            ),
        ),
        Table(
            "sieges",
            _columns("place place_id besieger besieged from:date to:date broken_by claims"),
        ),
        Table(
            "sources",
            _columns(
                "outlet outlet_id kind sides reports:int claims:int incidents:int copies:int"
                " first:date last:date verdicts"
            ),
        ),
        Table(
            "copies",
            _columns("copier>reports original>reports level similarity:real directed:bool"),
        ),
    )
}

Row = tuple[Cell, ...]
JOIN = "; "
"""What parts several values in one cell."""


def rows(views: Shown) -> Iterator[tuple[str, Row]]:
    """Yield every row of every table with the table's name; tables come mixed."""
    for report in views.reports():
        yield "reports", _report(report)
        for told in report.claims:
            yield from claim_rows(told)
    for incident in views.incident_views():
        yield from _incident_rows(incident)
    for interval in views.control():
        yield "control", _control(interval)
    for siege in views.sieges():
        yield "sieges", _siege(siege)
    for source in views.sources():
        yield "sources", _source(source)
    for copy in views.copies():
        yield "copies", _copy(copy)


def _id(label: Label | None) -> str | None:
    return None if label is None else label.id


def _join(labels: tuple[Label, ...]) -> str | None:
    return JOIN.join(label.id for label in labels) or None


def _report(report: ReportView) -> Row:
    outlet = report.outlet
    return (
        outlet.report,
        outlet.name,
        outlet.source,
        _id(outlet.label),
        _id(outlet.side),
        outlet.published,
        outlet.published_at,
        outlet.url,
        outlet.original,
        outlet.copies,
        len(report.claims),
    )


def claim_rows(told: Told) -> Iterator[tuple[str, Row]]:
    """Yield the row of a claim, then those of its places and losses."""
    yield "claims", _claim(told)
    for rank, place in enumerate(told.places):
        inside = _join(place.parents)
        yield "places", (told.claim, rank, *_place(place), place.country, inside)
    for rank, loss in enumerate(told.losses):
        yield "losses", _loss(told, rank, loss)


def _claim(told: Told) -> Row:
    outlet = told.outlet
    voice = told.voices[0] if told.voices else None
    return (
        told.claim,
        outlet.report,
        outlet.name,
        outlet.source,
        _id(outlet.side),
        outlet.published,
        start_of(told),
        told.trigger,
        str(told.event_type),
        str(told.modality),
        *_participant(told.agent),
        *_participant(told.target),
        *_place(told.places[0] if told.places else None),
        *_days(told.when),
        told.when.anomaly if told.when else None,
        str(told.source_kind),
        voice.words if voice else None,
        _id(voice.party) if voice else None,
        JOIN.join(told.weapons) or None,
        told.quote.text,
        told.quote.start,
        told.reviewed,
    )


def _participant(someone: Participant | None) -> Row:
    if someone is None:
        return (None, None, None)
    return (someone.words, _id(someone.party), _id(someone.actor))


def _place(place: Ground | None) -> Row:
    if place is None:
        return (None,) * 7
    label = place.label
    return (
        place.name,
        _id(label),
        label.en if label else None,
        place.lat,
        place.lon,
        str(place.precision),
        place.radius_km,
    )


def _days(when: Days | None) -> Row:
    return (None, None, None) if when is None else (when.first, when.last, str(when.precision))


def _loss(told: Told, rank: int, loss: Count) -> Row:
    kind = None if loss.kind is None else str(loss.kind)
    return (
        told.claim,
        rank,
        _id(loss.party),
        kind,
        loss.low,
        loss.high,
        loss.total,
        loss.words,
    )


def _incident_rows(incident: IncidentView) -> Iterator[tuple[str, Row]]:
    row = incident.row
    yield "incidents", _incident(row)
    for column in incident.columns:
        for account in column.accounts:
            yield "accounts", _account(row, _id(column.bloc), account)
    for field in incident.fields:
        reason = field.reason
        yield "fields", (row.id, field.field, str(field.verdict), reason.ar, reason.en)
    for found in row.casualties:
        yield from _casualty_rows(row, found)


def _incident(row: IncidentRow) -> Row:
    return (
        row.id,
        str(row.event_type),
        row.family,
        *_days(row.when),
        *_place(row.place),
        str(row.verdict),
        row.reason.rule,
        row.reason.ar,
        row.reason.en,
        row.claims,
        row.origins,
        row.reports,
        _join(row.sides),
        _join(row.agents),
        _join(row.targets),
        JOIN.join(row.disputed) or None,
        *(row.killed or (None, None, None)),
    )


def _account(row: IncidentRow, bloc: str | None, account: AccountView) -> Row:
    told = account.told
    return (
        row.id,
        told.claim,
        told.outlet.report,
        bloc,
        _id(account.side),
        account.origin,
        account.origin_label.ar,
        str(account.interest),
        str(account.stance),
    )


def _casualty_rows(row: IncidentRow, found: CasualtyView) -> Iterator[tuple[str, Row]]:
    party = _id(found.party)
    yield (
        "casualties",
        (row.id, party, found.kind, found.low, found.best, found.high, found.rule),
    )
    for figure in found.figures:
        yield (
            "figures",
            (
                row.id,
                party,
                found.kind,
                figure.claim,
                figure.origin,
                figure.origin_label.ar,
                _id(figure.side),
                figure.low,
                figure.high,
                figure.total,
                figure.words,
            ),
        )


def _control(interval: ControlView) -> Row:
    claimed = (f"{side.id}={holder.id}" for side, holder in interval.claimed)
    return (
        interval.name,
        _id(interval.place),
        interval.place.en if interval.place else None,
        interval.lat,
        interval.lon,
        interval.first,
        interval.last,
        interval.state.id,
        interval.probability,
        JOIN.join(claimed) or None,
        JOIN.join(interval.claims) or None,
    )


def _siege(siege: SiegeView) -> Row:
    return (
        siege.name,
        _id(siege.place),
        _id(siege.besieger),
        _id(siege.besieged),
        siege.first,
        siege.last,
        _id(siege.broken_by),
        JOIN.join(siege.claims) or None,
    )


def _source(source: SourceRow) -> Row:
    verdicts = (f"{verdict}={count}" for verdict, count in source.verdicts.items())
    return (
        source.source,
        _id(source.label),
        source.kind,
        _join(source.sides),
        source.reports,
        source.claims,
        source.incidents,
        source.copies,
        source.first,
        source.last,
        JOIN.join(verdicts) or None,
    )


def _copy(copy: CopyView) -> Row:
    return (
        copy.copier.report,
        copy.original.report,
        str(copy.level),
        copy.similarity,
        copy.directed,
    )
