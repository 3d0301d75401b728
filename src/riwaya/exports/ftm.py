"""FollowTheMoney statements (CSV as of followthemoney 4): one dataset a source.

Reports become articles, outlets and parties organisations, incidents events; what an outlet
says of an incident stands in that outlet's dataset, so that values that contradict each other
stay apart. Left out, for there is no property: event type (kept as a keyword), losses, modality
(kept as a keyword), precision, and who is agent and who target (both are `involved`).
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha1
from pathlib import Path

from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.shown import Shown
from riwaya.model.making import quick
from riwaya.views import AccountView, ControlView, IncidentView, Label, Outlet, ReportView

COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
RECORD = "riwaya"
"""The dataset of what Riwaya derives from all sources together."""

_TYPES = {
    "id": "checksum",
    "name": "name",
    "title": "string",
    "publishedAt": "date",
    "sourceUrl": "url",
    "publisher": "string",
    "language": "language",
    "bodyText": "text",
    "date": "date",
    "startDate": "date",
    "endDate": "date",
    "location": "string",
    "country": "country",
    "involved": "entity",
    "proof": "entity",
    "keywords": "string",
    "summary": "text",
    "subject": "entity",
    "object": "entity",
    "role": "string",
}
_RETURNING = frozenset({"Organization", "Thing"})
_NOT_NAME = re.compile(r"[^a-z0-9]+")


@quick
@dataclass(frozen=True, slots=True)
class Fact:
    """One statement before it is written."""

    entity: str
    schema: str
    prop: str
    value: str
    dataset: str
    lang: str = ""
    seen: str = ""


def write_ftm(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write the statements."""
    count, once = 0, _Once()
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for fact in _facts(views):
            key = statement_id(fact)
            if once.is_new(fact, key):
                writer.writerow(_row(fact, key))
                count += 1
    return Written(paths=(target,), rows={"statements": count})


class _Once:
    """Tells statements that were written from new ones.

    Outlets, parties and places come back all the time; of what happens, is published or linked
    all is told in one go, so its statements are forgotten when the next one begins.
    """

    def __init__(self) -> None:
        self._kept = set[str]()
        self._told = set[str]()
        self._entity = ""

    def is_new(self, fact: Fact, key: str) -> bool:
        """Whether a statement with this id has not been met yet; from now on it has."""
        if fact.schema in _RETURNING:
            seen = self._kept
        else:
            if fact.entity != self._entity:
                self._entity, self._told = fact.entity, set()
            seen = self._told
        known = key in seen
        seen.add(key)
        return not known


def statement_id(fact: Fact) -> str:
    """Return a statement's id as FtM makes it: SHA-1 of what it says, and in which language."""
    key = f"{fact.dataset}.{fact.entity}.{fact.prop}.{fact.value}"
    key = f"{key}@{fact.lang}" if fact.lang else key
    return sha1(key.encode(), usedforsecurity=False).hexdigest()


def _row(fact: Fact, key: str) -> tuple[str, ...]:
    return (
        fact.entity,
        fact.entity,
        fact.prop,
        _TYPES[fact.prop],
        fact.schema,
        fact.value,
        fact.dataset,
        "",
        fact.lang,
        "",
        "f",
        fact.seen,
        fact.seen,
        key,
    )


def _facts(views: Shown) -> Iterator[Fact]:
    for report in views.reports():
        yield from _report(report)
    named = set[str]()
    for incident in views.incident_views():
        for account in incident.accounts():
            yield from _account(incident, account, named)
    for number, interval in enumerate(views.control()):
        yield from _control(interval, number)


@lru_cache(maxsize=1 << 12)
def dataset_of(source: str | None) -> str:
    """Return the name of a source's dataset: small Latin letters, digits and underscores."""
    if not source:
        return f"{RECORD}_unnamed"
    slug = _NOT_NAME.sub("_", source.lower()).strip("_")
    mark = sha1(source.encode(), usedforsecurity=False).hexdigest()[:8]
    return f"{RECORD}_{slug}_{mark}" if slug else f"{RECORD}_{mark}"


def _entity(
    entity: str, schema: str, dataset: str, values: dict[str, tuple[str | None, str]], seen: str
) -> Iterator[Fact]:
    """Yield the statements of an entity; that of `id` says that it is there."""
    yield Fact(entity, schema, "id", entity, dataset, seen=seen)
    for prop, (value, lang) in values.items():
        if value:
            yield Fact(entity, schema, prop, value, dataset, lang, seen)


def _report(report: ReportView) -> Iterator[Fact]:
    outlet = report.outlet
    dataset, seen = dataset_of(outlet.source), _seen(outlet)
    values = {
        "title": (outlet.name, ""),
        "publishedAt": (str(outlet.published or ""), ""),
        "publisher": (outlet.source, "ara"),
        "sourceUrl": (outlet.url, ""),
        "language": ("ara", ""),
        "bodyText": (report.text, "ara"),
    }
    yield from _entity(_report_id(outlet), "Article", dataset, values, seen)
    if outlet.source:
        values = {"name": (outlet.source, "ara")}
        yield from _entity(f"{dataset}-outlet", "Organization", dataset, values, seen)


def _report_id(outlet: Outlet) -> str:
    return f"{RECORD}-report-{outlet.report}"


def _seen(outlet: Outlet) -> str:
    return str(outlet.published or "")


def _account(incident: IncidentView, account: AccountView, named: set[str]) -> Iterator[Fact]:
    """Yield what one account says of an incident, in its outlet's dataset.

    Parties that are `named` already are not named again.
    """
    told, row = account.told, incident.row
    dataset, seen = dataset_of(told.outlet.source), _seen(told.outlet)
    event = f"{RECORD}-incident-{row.id}"
    place = told.places[0] if told.places else None
    day = told.when
    same = day is not None and day.first == day.last
    values = {
        "name": (_name(incident), "eng"),
        "summary": (told.quote.text, "ara"),
        "location": (place.name if place else None, "ara"),
        "country": ((place.country or "").lower() if place else None, ""),
        "date": (str(day.first) if day and same and day.first else None, ""),
        "startDate": (str(day.first) if day and not same and day.first else None, ""),
        "endDate": (str(day.last) if day and not same and day.last else None, ""),
        "proof": (_report_id(told.outlet), ""),
    }
    yield from _entity(event, "Event", dataset, values, seen)
    for word in (str(told.event_type), str(told.modality), str(account.stance)):
        yield Fact(event, "Event", "keywords", word, dataset, "eng", seen)
    for someone in (told.agent, told.target):
        if someone and someone.party:
            party = _party_id(someone.party)
            yield Fact(event, "Event", "involved", party, dataset, seen=seen)
            if party not in named:
                named.add(party)
                yield from _party(someone.party)


def _name(incident: IncidentView) -> str:
    row = incident.row
    place = row.place.label.en if row.place and row.place.label else "place not known"
    day = row.when.first or row.when.last if row.when else None
    return f"{str(row.event_type).replace('_', ' ')}, {place}, {day or 'undated'}"


def _party_id(party: Label) -> str:
    return f"{RECORD}-party-{party.id.replace('_', '-')}"


def _party(party: Label) -> Iterator[Fact]:
    entity = _party_id(party)
    yield from _entity(entity, "Organization", RECORD, {"name": (party.en, "eng")}, "")
    yield Fact(entity, "Organization", "name", party.ar, RECORD, "ara")


def _control(interval: ControlView, number: int) -> Iterator[Fact]:
    """Yield who holds a place, as a link of no kind that FtM knows: party, place, days."""
    if interval.state.id in ("contested", "unknown"):
        return
    key = interval.place.id if interval.place else interval.name
    place = f"{RECORD}-place-{sha1(key.encode(), usedforsecurity=False).hexdigest()[:16]}"
    yield from _entity(place, "Thing", RECORD, {"name": (interval.name, "ara")}, "")
    yield from _party(interval.state)
    values = {
        "subject": (_party_id(interval.state), ""),
        "object": (place, ""),
        "role": ("controls", "eng"),
        "startDate": (str(interval.first), ""),
        "endDate": (str(interval.last) if interval.last else None, ""),
    }
    yield from _entity(f"{RECORD}-control-{number}", "UnknownLink", RECORD, values, "")
