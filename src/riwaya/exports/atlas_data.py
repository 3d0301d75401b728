"""What an atlas shows, as plain JSON values: a small index, and details in chunks.

The index holds what the map, the clock and the lists need; a chunk holds the accounts of some
hundred incidents and is opened when one of them is looked at. Days count from 1970-01-01.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count, islice
from math import log2
from typing import Any

from riwaya.exports.shown import Shown
from riwaya.lexicons.atlas import load_atlas
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.lexicons.reconciliation import load_rules
from riwaya.model import ClaimId, Link
from riwaya.views import (
    AccountView,
    CasualtyView,
    ControlView,
    Count,
    Days,
    FieldView,
    Ground,
    IncidentRow,
    IncidentView,
    Label,
    LinkView,
    Outcome,
    Outlet,
    Participant,
    SiegeView,
    Telling,
    Told,
    Voice,
)

Json = dict[str, Any]
Links = Mapping[ClaimId, Sequence[LinkView]]
"""What two claims are to each other, under the ids of both."""
TOGETHER = 200
"""Incidents in a chunk."""
MOST_LINKS = 12
"""Links shown of one incident, strongest first."""
MOST_ASKED = 2
"""Accounts of one incident whose links are looked up; each link is known from both its ends."""
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(slots=True)
class Atlas:
    """The index as it grows while incidents are read."""

    views: Shown
    incidents: list[Json] = field(default_factory=list)
    places: list[Json] = field(default_factory=list)
    outlets: list[Json] = field(default_factory=list)
    parties: dict[str, list[str]] = field(default_factory=dict)
    _place_at: dict[Any, int] = field(default_factory=dict)
    _outlet_at: dict[str | None, int] = field(default_factory=dict)

    def chunks(self) -> Iterator[Json]:
        """Read all incidents into the index, and yield their details some hundred at a time."""
        rest = self.views.incident_views()
        for number in count():
            incidents = list(islice(rest, TOGETHER))
            if not incidents:
                return
            linked = (one.told.claim for each in incidents for one in each.accounts())
            links = self.views.links(linked)
            chunk: Json = {}
            for incident in incidents:
                self.incidents.append(self._row(incident, number))
                chunk[incident.row.id] = self._detail(incident, links)
            yield chunk

    def _row(self, incident: IncidentView, chunk: int) -> Json:
        row = incident.row
        outlets = {self.outlet(a.told.outlet) for a in incident.accounts()}
        return {
            "id": row.id,
            "t": str(row.event_type),
            "f": row.family,
            "w": span(row.when),
            "p": self.place(row.place),
            "v": str(row.verdict),
            "ag": self.party_ids(row.agents),
            "tg": self.party_ids(row.targets),
            "sd": self.party_ids(row.sides),
            "n": [row.claims, row.origins, row.reports],
            "d": list(row.disputed),
            "k": list(row.killed) if row.killed else None,
            "kp": _killed_by_party(row),
            "o": sorted(outlets),
            "c": chunk,
        }

    def _detail(self, incident: IncidentView, links: Links) -> Json:
        return {
            "reason": [incident.row.reason.ar, incident.row.reason.en],
            "columns": [
                {
                    "bloc": self.party(column.bloc),
                    "sides": self.party_ids(column.sides),
                    "accounts": [self._account(account) for account in column.accounts],
                }
                for column in incident.columns
            ],
            "fields": [self._field(one) for one in incident.fields],
            "losses": [self._casualty(one) for one in incident.row.casualties],
            "copies": [
                {
                    "a": copy.copier.name,
                    "b": copy.original.name,
                    "s": round(copy.similarity, 2),
                    "d": copy.directed,
                }
                for copy in incident.copies
            ],
            "links": _links(incident, links),
            "control": [self.control(one) for one in incident.control],
        }

    # Names that are told once and pointed to

    def place(self, ground: Ground | None) -> int | None:
        """Return the number of a place in the index, `None` for none."""
        if ground is None:
            return None
        label = ground.label
        key = (label.id if label else ground.name, ground.lat, ground.lon, ground.precision)
        if key not in self._place_at:
            self._place_at[key] = len(self.places)
            self.places.append(
                {
                    "id": label.id if label else None,
                    "ar": label.ar if label else ground.name,
                    "en": label.en if label else ground.name,
                    "lat": ground.lat,
                    "lon": ground.lon,
                    "pr": str(ground.precision),
                    "is": _kind(label),
                    "km": ground.radius_km,
                    "pts": [list(point) for point in ground.points],
                    "in": [[one.id, one.ar, one.en] for one in ground.parents],
                }
            )
        return self._place_at[key]

    def outlet(self, outlet: Outlet) -> int:
        """Return the number of an outlet in the index."""
        if outlet.source not in self._outlet_at:
            self._outlet_at[outlet.source] = len(self.outlets)
            ar, en = _outlet_names(outlet)
            self.outlets.append({"ar": ar, "en": en})
        return self._outlet_at[outlet.source]

    def outlet_of(self, source: str | None) -> int | None:
        """Return the number of an outlet by its name, `None` for one that tells no incident."""
        return self._outlet_at.get(source)

    def party(self, label: Label | None) -> str | None:
        """Return the id of a party, and remember its names."""
        if label is None:
            return None
        self.parties.setdefault(label.id, [label.ar, label.en])
        return label.id

    def party_ids(self, labels: tuple[Label, ...]) -> list[str]:
        """Return the ids of parties, and remember their names."""
        return [label.id for label in labels if self.party(label)]

    # Parts of an incident

    def _account(self, account: AccountView) -> Json:
        told = account.told
        return {
            "claim": told.claim,
            "o": self.outlet(told.outlet),
            "doc": told.outlet.name,
            "url": told.outlet.url,
            "sha": told.outlet.original,
            "pub": day(told.outlet.published),
            "side": self.party(account.side),
            "origin": [account.origin_label.ar, account.origin_label.en],
            "interest": str(account.interest),
            "stance": str(account.stance),
            "text": told.quote.text,
            "marks": [[m.start, m.end, str(m.role)] for m in told.quote.highlights],
            "at": told.quote.start,
            "reviewed": told.reviewed,
            **self._content(told),
        }

    def _content(self, told: Told) -> Json:
        return {
            "t": str(told.event_type),
            "m": str(told.modality),
            "w": span(told.when),
            "ag": self._participant(told.agent),
            "tg": self._participant(told.target),
            "ps": [self.place(place) for place in told.places],
            "kind": str(told.source_kind),
            "voices": [self._voice(voice) for voice in told.voices],
            "losses": [self._count(loss) for loss in told.losses],
            "weapons": list(told.weapons),
        }

    def _participant(self, someone: Participant | None) -> list[str | None] | None:
        return None if someone is None else [someone.words, self.party(someone.party)]

    def _voice(self, voice: Voice) -> list[str | None]:
        return [voice.words, str(voice.kind), self.party(voice.party)]

    def _count(self, loss: Count) -> list[Any]:
        kind = None if loss.kind is None else str(loss.kind)
        return [self.party(loss.party), kind, loss.low, loss.high, loss.words]

    def _field(self, found: FieldView) -> Json:
        return {
            "f": found.field,
            "v": str(found.verdict),
            "r": [found.reason.ar, found.reason.en],
            "told": [
                [one.origin_label.ar, one.origin_label.en, self._telling(one)]
                for one in found.tellings
            ],
        }

    def _telling(self, telling: Telling) -> Json:
        value = telling.value
        if isinstance(value, Outcome):
            return {"t": str(value.event_type), "m": str(value.modality)}
        if isinstance(value, Days):
            return {"w": span(value)}
        if isinstance(value, Ground):
            return {"p": self.place(value)}
        if isinstance(value, Participant):
            return {"who": self._participant(value)}
        return {"n": [self._count(one) for one in value]}

    def _casualty(self, found: CasualtyView) -> Json:
        wording = load_rules().casualties.get(found.rule)
        return {
            "party": self.party(found.party),
            "kind": found.kind,
            "range": [found.low, found.best, found.high],
            "rule": [wording.ar, wording.en] if wording else [found.rule, found.rule],
            "figures": [
                {
                    "origin": [one.origin_label.ar, one.origin_label.en],
                    "side": self.party(one.side),
                    "doc": one.report_name,
                    "low": one.low,
                    "high": one.high,
                    "total": one.total,
                    "words": one.words,
                }
                for one in found.figures
            ],
        }

    # Control

    def control(self, interval: ControlView) -> Json:
        """Return who holds a place from one day to another."""
        return {
            "id": interval.place.id if interval.place else None,
            "ar": interval.place.ar if interval.place else interval.name,
            "en": interval.place.en if interval.place else interval.name,
            "lat": interval.lat,
            "lon": interval.lon,
            "a": day(interval.first),
            "b": day(interval.last),
            "state": self.party(interval.state),
            "pr": interval.probability,
            "by": [[self.party(side), self.party(holder)] for side, holder in interval.claimed],
            "n": len(interval.claims),
        }

    def siege(self, siege: SiegeView) -> Json:
        """Return who besieges a place from one day to another."""
        return {
            "id": siege.place.id if siege.place else None,
            "ar": siege.place.ar if siege.place else siege.name,
            "en": siege.place.en if siege.place else siege.name,
            "by": self.party(siege.besieger),
            "of": self.party(siege.besieged),
            "a": day(siege.first),
            "b": day(siege.last),
            "broken": self.party(siege.broken_by),
        }


def _links(incident: IncidentView, links: Links) -> list[Json]:
    """Return why the accounts were held to be one: the strongest links with their parts."""
    names = {a.told.claim: a.told.outlet.name for a in incident.accounts()}
    if len(names) == 1:
        return []
    found: dict[tuple[ClaimId, ClaimId], Json] = {}
    for one in islice(names, MOST_ASKED):
        for link in links.get(one, ()):
            pair = (min(one, link.other), max(one, link.other))
            if link.other in names and link.verdict is Link.SAME and link.parts:
                found[pair] = {
                    "a": names[pair[0]],
                    "b": names[pair[1]],
                    "s": link.score,
                    "parts": [
                        [p.feature, round(p.weight, 2), *_words(p.feature, p.left, p.right)]
                        for p in link.parts
                    ],
                }
    return sorted(found.values(), key=lambda link: -(link["s"] or 0.0))[:MOST_LINKS]


def _kind(label: Label | None) -> str | None:
    """Return what the gazetteer calls a place, however exactly a report tells of it."""
    found = load_gazetteer().get(label.id) if label else None
    return found.kind if found else None


def _outlet_names(outlet: Outlet) -> tuple[str, str]:
    """Return an outlet's names; reports of which nobody says who published them share one."""
    if outlet.label:
        return outlet.label.ar, outlet.label.en
    if outlet.source:
        return outlet.source, outlet.source
    return load_atlas().texts["unnamed"]


def _killed_by_party(row: IncidentRow) -> list[list[Any]]:
    return [
        [one.party.id if one.party else None, one.low, one.best, one.high]
        for one in row.casualties
        if one.kind == "killed"
    ]


def _words(feature: str, left: str, right: str) -> tuple[str, str]:
    """Return the words of both sides; whole sentences stand beside the score already."""
    return ("", "") if feature.startswith("words") else (left, right)


def day(value: date | None) -> int | None:
    """Return a day as a number of days since 1970-01-01."""
    return None if value is None else value.toordinal() - _EPOCH


def span(when: Days | None) -> list[Any] | None:
    """Return first and last day and the precision, `None` for no date."""
    if when is None:
        return None
    return [day(when.first), day(when.last), str(when.precision)]


def prior_weight() -> float:
    """Return the weight that every link starts from: log2 of the prior odds."""
    prior = load_rules().linkage.prior
    return round(log2(prior / (1 - prior)), 2)
