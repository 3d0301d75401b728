"""What a person writes to correct fields of a claim, as values of the model."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from riwaya.arabic.fold import nearest_span
from riwaya.arabic.phrases import phrase_keys
from riwaya.claims.places.footprint import standing
from riwaya.errors import ConfigError
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.cues import load_weapons
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.parties import load_parties
from riwaya.model import (
    Argument,
    Attribution,
    Claim,
    DatePrecision,
    Loss,
    LossKind,
    Modality,
    Report,
    SourceKind,
    Span,
    Speaker,
    Weapon,
    When,
    Where,
)
from riwaya.store import Value

NONE = "none"
"""Says that the report tells no such value."""

FIELDS = {
    "modality": "modality",
    "agent": "agent",
    "target": "target",
    "place": "places",
    "date": "when",
    "source": "attribution",
    "loss": "losses",
    "weapon": "weapons",
}
"""The names that people set fields by, and the fields of a claim."""

_MANY = frozenset({"place", "loss", "weapon"})
_ALWAYS = frozenset({"modality", "source"})
_MONTHS = re.compile(r"(\d{4})(?:-(\d{2}))?")
_COUNT = re.compile(r"(\d+)(?:(-)(\d+)|(\+))?|\?")
_SHOWN = 8


class Corrections:
    """Reads what a person writes of one claim; `ConfigError` tells what cannot be meant."""

    def __init__(self, claim: Claim, report: Report, gazetteer: Gazetteer) -> None:
        self._claim = claim
        self._report = report
        self._gazetteer = gazetteer
        self._readers: Mapping[str, Callable[[str], object]] = {
            "modality": _modality,
            "agent": self._argument,
            "target": self._argument,
            "date": _when,
            "source": self._attribution,
            "loss": self._loss,
            "weapon": self._weapon,
        }

    def read(self, settings: Iterable[str]) -> dict[str, Value]:
        """Return the values of `NAME=VALUE` settings by the claim's fields.

        Names are those of `FIELDS`; places, losses and weapons may be given several times, and
        together they stand for all that the claim has of them. `none` empties a field.
        """
        told: dict[str, list[str]] = {}
        for setting in settings:
            name, value = _parted(setting)
            told.setdefault(name, []).append(value)
        return {FIELDS[name]: self._value(name, values) for name, values in told.items()}

    def _value(self, name: str, values: list[str]) -> Value:
        if len(values) > 1 and (name not in _MANY or NONE in values):
            raise ConfigError(f"{name} is set {len(values)} times: {', '.join(values)}")
        if values == [NONE]:
            if name in _ALWAYS:
                raise ConfigError(f"{name} cannot be none: every claim has one")
            return () if name in _MANY else None
        if name == "place":
            return tuple(sorted(map(self._place, values), key=_width))
        read = [self._readers[name](value) for value in values]
        return tuple(read) if name in _MANY else read[0]  # type: ignore[return-value]

    def _argument(self, value: str) -> Argument:
        name, words = _first(value)
        party, actor = self._party(name)
        span = self._span(words) if words else None
        return Argument(party, span, span.of(self._report.text) if span else None, actor)

    def _party(self, name: str) -> tuple[str, str | None]:
        """Return a party by its id, or a group's party on the day of the report."""
        if load_parties().get(name):
            return name, None
        known = load_actors().get(name)
        if known is None:
            ids = (*load_parties().ids, *(actor.id for actor in load_actors()))
            raise ConfigError(f"no party or group {name!r}{_like(name, ids)}")
        party = known.party(None, self._report.published)
        if party is None:
            sides = sorted({row.party for row in known.memberships})
            raise ConfigError(f"{name} may be of {' or '.join(sides)}: give the party")
        return party, known.id

    def _span(self, words: str) -> Span:
        """Return where words stand in the report, nearest to the claim's trigger."""
        span = nearest_span(self._report.text, words, self._claim.trigger.start)
        if span is None:
            raise ConfigError(f"the report does not say {words!r}")
        return span

    def _place(self, value: str) -> Where:
        """Return a place by its id, or by a name that means one place in the gazetteer."""
        found = (value,) if value in self._gazetteer else self._gazetteer.lookup(value)
        if not found:
            raise ConfigError(f"no place {value!r}; `riwaya gazetteer search` finds places")
        if len(found) > 1:
            shown = ", ".join(f"{one} ({self._inside(one)})" for one in found[:_SHOWN])
            raise ConfigError(f"{value!r} may be {len(found)} places, give an id: {shown}")
        place = self._gazetteer[found[0]]
        name = place.name if value == place.id else value
        span = nearest_span(self._report.text, name, self._claim.trigger.start)
        return standing(self._gazetteer, place, name, span or self._claim.trigger)

    def _inside(self, place: str) -> str:
        above = self._gazetteer.parents(place)[:1]
        parent = self._gazetteer.get(above[0]) if above else None
        return (parent.name_en or parent.name) if parent else self._gazetteer.country(place)

    def _attribution(self, value: str) -> Attribution:
        kind_name, rest = _first(value)
        kind = SourceKind(_code(kind_name, SourceKind, "source"))
        if kind is SourceKind.OUTLET:
            if rest:
                raise ConfigError("source=outlet takes no party: the outlet speaks for itself")
            return Attribution(kind)
        party, actor = self._party(rest) if rest else (None, None)
        return Attribution(kind, (Speaker(kind, actor=actor, party=party),))

    def _loss(self, value: str) -> Loss:
        kind_name, rest = _first(value)
        kind = LossKind(_code(kind_name, LossKind, "loss"))
        count, rest = _first(rest)
        whose, words = _first(rest)
        low, high = _range(count)
        party = self._party(whose)[0] if whose else None
        told = [one.value.span for one in self._claim.losses if one.value.kind is kind]
        span = self._span(words) if words else (*told, self._claim.trigger)[0]
        return Loss(party, kind, low, high, span, span.of(self._report.text))

    def _weapon(self, value: str) -> Weapon:
        span = self._span(value)
        words = span.of(self._report.text)
        known = [found for _, _, _, found in load_weapons().scan(phrase_keys(words))]
        return Weapon(span, words, known[0][0].category if known else None)


def _width(where: Where) -> float:
    """Order places as claims have them, the narrowest first."""
    return where.footprint.radius_km if where.footprint else 0.0


def _parted(setting: str) -> tuple[str, str]:
    """Return the name and the value of `NAME=VALUE`."""
    name, equals, value = (part.strip() for part in setting.partition("="))
    if not (name and equals and value):
        raise ConfigError(f"--set takes NAME=VALUE, not {setting!r}")
    return _known(name), value


def field_of(name: str) -> str:
    """Return the field of a claim that people call by a name; `ConfigError` for none."""
    return FIELDS[_known(name.strip())]


def _known(name: str) -> str:
    """Return the name of a field in `FIELDS`; a field's own name will do."""
    name = {field: short for short, field in FIELDS.items()}.get(name, name)
    if name not in FIELDS:
        told = ", ".join(FIELDS)
        raise ConfigError(f"no field {name!r} can be corrected; there is {told}")
    return name


def _first(value: str) -> tuple[str, str]:
    """Return what stands before the first colon of a value, and what behind it."""
    first, _, rest = value.partition(":")
    return first.strip(), rest.strip()


def _like(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=3)
    return f"; there is {', '.join(near)}" if near else ""


def _code(value: str, codes: Iterable[str], name: str) -> str:
    """Return a code of the model; raise `ConfigError` that names all there are."""
    known = [str(code) for code in codes]
    if value not in known:
        raise ConfigError(f"{name} {value!r} is none of {', '.join(known)}")
    return value


def _modality(value: str) -> Modality:
    return Modality(_code(value, Modality, "modality"))


def _range(count: str) -> tuple[int | None, int | None]:
    """Return the bounds of `12`, `3-5`, `10+` or `?`."""
    found = _COUNT.fullmatch(count)
    if found is None:
        raise ConfigError(
            f"a loss is KIND:COUNT[:PARTY[:WORDS]], COUNT 12, 3-5, 10+ or ?, not {count!r}"
        )
    if count == "?":
        return None, None
    low = int(found[1])
    high = None if found[4] else int(found[3]) if found[2] else low
    if high is not None and high < low:
        raise ConfigError(f"a count from {low} to {high} runs backwards")
    return low, high


def _when(value: str) -> When:
    """Return a day, a month, a year, or two days with `/` between, either left out for open."""
    first, slash, last = (part.strip() for part in value.partition("/"))
    if not slash:
        return _calendar(first)
    if not (first or last):
        raise ConfigError("a date is open on one side at most")
    begun, ended = (_day(part, value) if part else None for part in (first, last))
    if begun and ended and ended < begun:
        raise ConfigError(f"the days from {begun} to {ended} run backwards")
    same = begun == ended
    return When(begun, ended, DatePrecision.DAY if same else DatePrecision.RANGE)


def _calendar(value: str) -> When:
    found = _MONTHS.fullmatch(value)
    if found is None:
        day = _day(value, value)
        return When(day, day, DatePrecision.DAY)
    year, month = int(found[1]), int(found[2]) if found[2] else None
    if month is None:
        first, last = _day(f"{value}-01-01", value), _day(f"{value}-12-31", value)
        return When(first, last, DatePrecision.YEAR)
    first = _day(f"{value}-01", value)
    return When(first, first.replace(day=monthrange(year, month)[1]), DatePrecision.MONTH)


def _day(text: str, value: str) -> date:
    """Return a day of a date; what cannot be one is told with the whole date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        told = "2016-10-28, 2016-10, 2016 or DAY/DAY"
        raise ConfigError(f"{value!r} is no date; one is written {told}") from None
