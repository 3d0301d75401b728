"""What may be shown to anyone: a view of a record without what could endanger somebody.

Free text is where names of private persons, minors and unpublished sources stand, and no list
can find them all there; so the public profile keeps no free text. A claim keeps the words that
name its event, its day and its weapons, and places that a gazetteer has; actors and speakers
are named when the actor lexicon knows them, outlets when known or published at an address.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import ConfigError
from riwaya.exports.shown import Shown
from riwaya.lexicons.actors import Actors, load_actors
from riwaya.lexicons.disclosure import load_disclosure
from riwaya.lexicons.gazetteer import Gazetteer, load_gazetteer
from riwaya.lexicons.reconciliation import load_rules
from riwaya.lexicons.sources import load_sources
from riwaya.model import ClaimId, Part, PlacePrecision, Reason
from riwaya.views import (
    AccountView,
    ControlView,
    CopyView,
    Count,
    FigureView,
    Ground,
    Highlight,
    IncidentRow,
    IncidentView,
    Label,
    LinkView,
    Outlet,
    Participant,
    Quote,
    ReportView,
    Role,
    SiegeView,
    SourceRow,
    Summary,
    Telling,
    Told,
    Voice,
)

T = TypeVar("T")
_AREAS = {
    str(one): one
    for one in (
        PlacePrecision.SUBDISTRICT,
        PlacePrecision.DISTRICT,
        PlacePrecision.GOVERNORATE,
        PlacePrecision.COUNTRY,
    )
}
"""The precision of a place that is given as the division around it, by its kind."""
_SAFE = frozenset({Role.TRIGGER, Role.TIME, Role.WEAPON})
_BETWEEN = " … "
_SLOT = re.compile(r"\{\w+\}")


class PublicViews:
    """The read models of `views` with what endangers people left out or made coarse.

    Voices and outlets that are held back are numbered in the order they are met, so that who
    agrees with whom can still be seen. `outlets` may be named though no lexicon knows them;
    raise `ConfigError` for one of them that the record has not.
    """

    def __init__(
        self, views: Shown, gazetteer: Gazetteer | None = None, *, outlets: Sequence[str] = ()
    ) -> None:
        self._views = views
        allowed = _found(outlets, views)
        self._withhold = _Withholding(gazetteer or load_gazetteer(), load_actors(), allowed)

    def reports(self) -> Iterator[ReportView]:
        """Yield all reports without their texts."""
        return map(self._withhold, self._views.reports())

    def claims(self) -> Iterator[Told]:
        """Yield all claims by day."""
        return map(self._withhold, self._views.claims())

    def incident_views(self) -> Iterator[IncidentView]:
        """Yield all incidents with their accounts by day."""
        return map(self._withhold, self._views.incident_views())

    def control(self) -> list[ControlView]:
        """Return who holds what, by place and day."""
        return [self._withhold(one) for one in self._views.control()]

    def sieges(self) -> list[SiegeView]:
        """Return who besieged what, by place and day."""
        return [self._withhold(one) for one in self._views.sieges()]

    def sources(self) -> list[SourceRow]:
        """Return the outlets, most reports first."""
        return [self._withhold(one) for one in self._views.sources()]

    def copies(self) -> list[CopyView]:
        """Return which report copies which."""
        return [self._withhold(one) for one in self._views.copies()]

    def links(self, claims: Iterable[ClaimId]) -> dict[ClaimId, tuple[LinkView, ...]]:
        """Return the judgements on two of these claims, without who made them and words."""
        found = self._views.links(claims)
        return {claim: self._withhold(tuple(links)) for claim, links in found.items()}

    def summary(self) -> Summary:
        """Return how much the record holds."""
        return self._withhold(self._views.summary())

    def files(self) -> Sequence[Path]:
        """Return the files that the record lies in."""
        return self._views.files()


class _Withholding:
    """Rebuilds a read model from the inside out, each kind of part by its own rule."""

    def __init__(self, gazetteer: Gazetteer, actors: Actors, allowed: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._actors = actors
        self._allowed = allowed
        self._rules = load_disclosure()
        self._numbers: dict[str, int] = {}
        self._by_kind: dict[type, Callable[[Any], Any]] = {
            Told: self._told,
            Outlet: self._outlet,
            Participant: self._participant,
            Voice: self._voice,
            Count: lambda count: replace(count, words=""),
            Ground: self._ground,
            AccountView: self._account,
            Telling: self._telling,
            FigureView: self._figure,
            IncidentRow: self._row,
            ControlView: self._control,
            SiegeView: self._siege,
            SourceRow: self._source_row,
            LinkView: lambda link: replace(link, by=replace(link.by, name="")),
            Part: lambda part: replace(part, left="", right=""),
            ReportView: lambda report: replace(report, text="", notes=(), flags=()),
            Reason: self._reason,
        }

    def __call__(self, value: T) -> T:
        """Return the value as anyone may see it."""
        if isinstance(value, tuple):
            return cast(T, tuple(self(part) for part in value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changed = {
            name: new
            for name in _nested(type(value))
            if (new := self(old := getattr(value, name))) is not old
        }
        whole = replace(value, **changed) if changed else value
        rule = self._by_kind.get(type(value))
        return cast(T, rule(whole)) if rule else whole

    def _number(self, kind: str, key: str) -> str:
        """Return the number that stands for a name that is held back."""
        at = self._numbers.setdefault(f"{kind}:{key}", len(self._numbers) + 1)
        return f"{kind}-{at}"

    def _label(self, text: str, name: str) -> Label:
        ar, en = self._rules.texts[text]
        return Label(name, f"{ar} {name.rpartition('-')[2]}", f"{en} {name.rpartition('-')[2]}")

    def _nameable(self, source: str) -> bool:
        """Whether an outlet may be named: the lexicon knows it, or it is allowed to be."""
        return _listed(source) is not None or _key(source) in self._allowed

    def _told(self, told: Told) -> Told:
        return replace(told, quote=_words_only(told.quote))

    def _outlet(self, outlet: Outlet) -> Outlet:
        name = self._number("report", outlet.report)
        if outlet.source is None:
            return replace(outlet, name=name, original=None, url=None)
        if self._nameable(outlet.source):
            url = outlet.url if self._own(outlet.url, outlet.source) else None
            return replace(outlet, name=name, original=None, url=url)
        source = self._number("source", outlet.source)
        return replace(outlet, name=name, original=None, source=source, label=None, url=None)

    def _own(self, url: str | None, source: str) -> bool:
        """Whether an address is the outlet's own: a known one's may stand on another's page."""
        if not url or _key(source) in self._allowed:
            return True
        return _listed(url) == _listed(source)

    def _participant(self, someone: Participant) -> Participant:
        return replace(someone, words=self._name(someone.actor))

    def _voice(self, voice: Voice) -> Voice:
        return replace(voice, words=self._name(voice.actor))

    def _name(self, actor: Label | None) -> str | None:
        return actor.ar if actor is not None and self._known(actor) else None

    def _known(self, actor: Label) -> bool:
        return self._actors.get(actor.id) is not None

    def _ground(self, ground: Ground) -> Ground:
        found = self._gazetteer.get(ground.label.id if ground.label else None)
        if not self._rules.withholds(ground.name, found.kind if found else None):
            return ground if ground.label else self._unnamed(ground)
        return self._area(ground)

    def _area(self, ground: Ground) -> Ground:
        """Return the nearest area around a place, or a place of which nothing is told."""
        for parent in ground.parents:
            area = self._gazetteer.get(parent.id)
            if area and not self._rules.withholds(area.name, area.kind):
                return replace(
                    ground,
                    name=parent.ar,
                    label=parent,
                    lat=area.lat,
                    lon=area.lon,
                    precision=_AREAS.get(area.kind, PlacePrecision.VICINITY),
                    radius_km=max(self._rules.area_km, area.precision_km),
                    points=(),
                )
        return self._unnamed(ground)

    def _unnamed(self, ground: Ground) -> Ground:
        """Return a place whose name no gazetteer has: a name may hold a person's name."""
        coarse = PlacePrecision.VICINITY if ground.lat is not None else ground.precision
        return replace(
            ground,
            name=self._rules.texts["place"][0],
            label=None,
            lat=_tenth(ground.lat),
            lon=_tenth(ground.lon),
            precision=coarse,
            radius_km=None if ground.lat is None else max(10.0, ground.radius_km or 0.0),
            points=(),
        )

    def _account(self, account: AccountView) -> AccountView:
        origin, label = self._origin(account.origin, account.origin_label)
        return replace(account, origin=origin, origin_label=label)

    def _telling(self, telling: Telling) -> Telling:
        origin, label = self._origin(telling.origin, telling.origin_label)
        return replace(telling, origin=origin, origin_label=label)

    def _figure(self, figure: FigureView) -> FigureView:
        origin, label = self._origin(figure.origin, figure.origin_label)
        name = self._number("report", figure.report)
        return replace(figure, origin=origin, origin_label=label, report_name=name, words=None)

    def _origin(self, origin: str, label: Label) -> tuple[str, Label]:
        """Return the id and the name of a voice: a party, a known actor or outlet, a number."""
        kind = origin.partition(":")[0]
        if kind == "side" or self._known(label) or self._nameable(label.ar):
            return f"{kind}:{label.id}", label
        name = self._number("source", label.ar)
        return f"{kind}:{name}", self._label("source", name)

    def _row(self, row: IncidentRow) -> IncidentRow:
        return replace(row, reason=self._reason(row.reason))

    def _reason(self, reason: Reason) -> Reason:
        """Return a reason by its rule's wording alone: its sentence may name whoever spoke."""
        rules = load_rules()
        wording = rules.verdicts.get(reason.rule) or rules.flags.get(reason.rule)
        if wording is None:
            return replace(reason, ar=reason.rule, en=reason.rule)
        ar, en = (_SLOT.sub("…", text) for text in (wording.ar, wording.en))
        return replace(reason, ar=ar, en=en)

    def _control(self, control: ControlView) -> ControlView:
        found = self._gazetteer.get(control.place.id if control.place else None)
        if found and not self._rules.withholds(control.name, found.kind):
            return control
        return replace(
            control, name=self._rules.texts["place"][0], place=None, lat=None, lon=None
        )

    def _siege(self, siege: SiegeView) -> SiegeView:
        found = self._gazetteer.get(siege.place.id if siege.place else None)
        if found and not self._rules.withholds(siege.name, found.kind):
            return siege
        return replace(siege, name=self._rules.texts["place"][0], place=None)

    def _source_row(self, row: SourceRow) -> SourceRow:
        if row.source is None or self._nameable(row.source):
            return row
        return replace(row, source=self._number("source", row.source), label=None)


@cache
def _nested(kind: type) -> tuple[str, ...]:
    """Return the fields of a read model that may hold others."""
    plain = {"int", "str", "bool", "float", "date", "datetime"}
    return tuple(f.name for f in fields(kind) if str(f.type) not in plain)


@cache
def _listed(source: str) -> str | None:
    """Return the id under which the lexicon knows an outlet, by its name or its address."""
    found = load_sources().find(source)
    return found.id if found else None


def _key(name: str) -> str:
    return " ".join(phrase_keys(name))


def _found(outlets: Sequence[str], views: Shown) -> frozenset[str]:
    """Return the keys of outlets' names; raise `ConfigError` for one that is not there."""
    there = {_key(row.source) for row in views.sources() if row.source} if outlets else set()
    for outlet in outlets:
        if _key(outlet) not in there:
            raise ConfigError(f"no report of the record is by an outlet called {outlet}")
    return frozenset(map(_key, outlets))


def _words_only(quote: Quote) -> Quote:
    """Return only the words of a quote that name the event, its day and its weapons.

    `start` is set so that the trigger still stands where it does in the report.
    """
    text, marks, moved = "", list[Highlight](), 0
    for mark in quote.highlights:
        if mark.role in _SAFE:
            text += _BETWEEN if text else ""
            words = quote.text[mark.start : mark.end]
            marks.append(Highlight(len(text), len(text) + len(words), mark.role))
            if mark.role is Role.TRIGGER:
                moved = mark.start - len(text)
            text += words
    return Quote(text, quote.start + moved, tuple(marks))


def _tenth(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 1)
