"""What claims say of who holds a place."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from riwaya.arabic.fold import fold_key
from riwaya.lexicons.place_words import load_place_words
from riwaya.model import (
    Claim,
    ClaimId,
    Interest,
    Modality,
    PlacePrecision,
    Report,
    ReportId,
    Where,
)
from riwaya.reconciliation.accounts import Member
from riwaya.reconciliation.dates import FOREVER
from riwaya.reconciliation.features import Row, split_places
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.names import name_key, stem

BEFORE = 24
"""Letters before a place's name in which a word like `كامل` is looked for."""

AFTER = 3
"""Words after a trigger in which a word like `جزء` is looked for."""


HELD = "held"
"""The kind that names who held a place until the day before: whose it was when it was lost."""

FIGHTS = ("fighting", "fighting_on")
"""Kinds that name no holder: a fight, and one that goes on when it is told."""

NAMELESS = (*FIGHTS, "denied")
"""Kinds that are told also where nobody is named."""

SPREADING = frozenset(PlacePrecision) - {PlacePrecision.COUNTRY, PlacePrecision.REGION}
"""What is told of all of such a place holds for the places in it."""

PART = {"gain": "part", "hold": "part", "repelled": "repelled"} | {k: k for k in FIGHTS}
"""What a telling is evidence of when it is about a part of a place.

Whoever beats off an attack at the edge of a place holds the place.
"""


class Evidence(NamedTuple):
    """One telling that bears on a place: the day, the kind (an emission id), and for whom.

    `holder` is the party it speaks for (or against, for `left` and `denied`), `bloc` its bloc;
    `speaker` is the side that tells it, `power` what its interest does to its weight.
    """

    day: int
    kind: str
    holder: str | None
    bloc: str | None
    speaker: str | None
    power: float
    origin: str
    told: datetime
    claim: ClaimId


class Site(NamedTuple):
    """A place with a timeline: its gazetteer id, if any, and its name."""

    place: str | None
    name: str

    @property
    def key(self) -> str:
        """What the place is found by."""
        return self.place or f"name:{name_key(self.name)}"


Telling = tuple[Site, bool, Evidence]
"""A place, whether the evidence spreads to the places inside it, and the evidence."""


class Witness:
    """Turns claims into evidence for places."""

    def __init__(self, knowledge: Knowledge, reports: Mapping[ReportId, Report]) -> None:
        self._knowledge = knowledge
        self._rules = knowledge.rules.control
        self._radius = knowledge.rules.radius
        self._no_side = knowledge.rules.no_side
        self._reports = reports

    def of(self, member: Member) -> list[Telling]:
        """Return (place, whether it spreads to the places inside, evidence) of a claim."""
        if member.row.d1 == FOREVER or not member.row.places:
            return []
        kinds = [(kind, party) for kind, party in _kinds(member) if party not in self._no_side]
        inner, around = split_places(member.claim.where, self._radius) if kinds else ([], [])
        found = []
        for where in around:
            if _has_part(where, inner):
                site = Site(where.place, where.name)
                found += [
                    (site, False, self._evidence(member, PART[kind], holder))
                    for kind, holder in kinds
                    if kind in PART
                ]
        for where in filter(_held_as_one, inner):
            words = self._words(member.claim, where)
            whole = where.precision in SPREADING and not words.isdisjoint(self._rules.spread)
            part = not whole and self._part(member.claim, where, words)
            site = Site(where.place, where.name)
            for kind, holder in kinds:
                meant = PART.get(kind) if part else kind
                if meant is not None:
                    found.append((site, whole, self._evidence(member, meant, holder)))
        return found

    def _part(self, claim: Claim, where: Where, words: frozenset[str]) -> bool:
        """Whether the claim is about ground in or around the place and not about all of it."""
        wide = claim.event_type.value != "control" and where.precision in self._rules.partial
        taken = self._taken(claim)
        return wide or self._advances(claim) or not self._rules.part.isdisjoint(words | taken)

    def _advances(self, claim: Claim) -> bool:
        """Whether a claim tells of an advance, which may end short of the place."""
        report = self._reports.get(claim.report)
        told = claim.trigger.of(report.text).split() if report else ()
        return any(stem(fold_key(word)) in self._rules.advance for word in told)

    def _taken(self, claim: Claim) -> frozenset[str]:
        """Return the folded words just after a claim's trigger, what is taken or held there."""
        report = self._reports.get(claim.report)
        if report is None:
            return frozenset()
        after = report.text[claim.trigger.end : claim.sentence.end].split(maxsplit=AFTER)[
            :AFTER
        ]
        return frozenset(stem(fold_key(word)) for word in after)

    def _words(self, claim: Claim, where: Where) -> frozenset[str]:
        """Return the folded words just before a place's name, and the first of the name."""
        report = self._reports.get(claim.report)
        if report is None:
            return frozenset()
        start = max(claim.sentence.start, where.span.start - BEFORE)
        before = report.text[start : where.span.start].split()
        return frozenset(map(fold_key, (*before[-3:], *where.name.split()[:1])))

    def _evidence(self, member: Member, kind: str, holder: str | None) -> Evidence:
        voice, row = member.voice, member.row
        bloc = row.agent_bloc if holder == row.agent else row.target_bloc
        # A fight favours nobody, whoever tells of it, nor does who had the place before.
        interest = voice.interest if holder and kind != HELD else Interest.NEUTRAL
        first, last = _told_days(member)
        return Evidence(
            first - 1 if kind == HELD else last,
            kind,
            holder,
            bloc if holder else None,
            voice.bloc,
            self._rules.alignment[interest.value],
            member.independent,
            member.moment[0],
            member.claim_id,
        )


def _told_days(member: Member) -> tuple[int, int]:
    """Return the first and last day as they are told, else those reckoned with."""
    when, row = member.claim.interval, member.row
    first = when.first.toordinal() if when and when.first else row.d0
    return first, when.last.toordinal() if when and when.last else row.d1


def _held_as_one(where: Where) -> bool:
    """Whether a place is such that one side holds it: no country nor a side of one, and
    nothing without a name.
    """
    if where.place is None:
        return not nameless(where.name)
    side = where.precision is PlacePrecision.REGION and not where.parents
    return not side and where.precision is not PlacePrecision.COUNTRY


@lru_cache(maxsize=1 << 14)
def nameless(name: str) -> bool:
    """Whether words name no place by themselves: then it is another place in every report."""
    return load_place_words().nameless(name)


def _has_part(where: Where, inner: Sequence[Where]) -> bool:
    """Whether what is told of is a nameless part of a place: "the western part of the town"."""
    return where.place is not None and any(
        part.place is None
        and part.precision is PlacePrecision.VICINITY
        and part.parents[:1] == (where.place,)
        for part in inner
    )


def _kinds(member: Member) -> list[tuple[str, str | None]]:
    """Return (emission id, party) for what a claim says of holding."""
    row = member.row
    if row.type == "control":
        return [("hold", row.agent or row.target)] if row.outcome == "happened" else []
    ongoing = member.claim.modality.value is Modality.ONGOING
    told: dict[str, list[tuple[str, str | None]]] = {
        "taken": [("gain", row.agent)],
        "repelled": _repelled(row),
        "left": [("left", row.agent), ("left_to", row.target), (HELD, row.agent)],
        "stayed": [("hold", row.agent)],
        "fought": [("fighting_on" if ongoing else "fighting", None)],
    }
    kinds = told.get(row.outcome, [])
    if row.outcome not in ("repelled", "fought") and row.agent and not row.agent_sure:
        kinds = []
    if row.type == "territory_gain" and row.outcome == "denied":
        kinds = [("denied", row.agent)]
    return [(kind, party) for kind, party in kinds if party is not None or kind in NAMELESS]


def _repelled(row: Row) -> list[tuple[str, str | None]]:
    """Return who holds what was attacked in vain: who is told to have stood there."""
    if row.target and (row.target_sure or row.agent_sure or row.agent is None):
        return [("repelled", row.target)]
    return [("denied", row.agent)] if row.agent_sure and not row.target else []


def gather(
    told: Iterable[tuple[Member, Sequence[Telling]]],
) -> tuple[dict[str, tuple[Evidence, ...]], dict[str, Site]]:
    """Return the evidence by place key, spread into areas where words say so, and places."""
    items: list[Telling] = []
    inside: dict[str, set[str]] = {}
    for member, tellings in told:
        items += tellings
        for area, site in inside_of(member.claim) if tellings else ():
            inside.setdefault(area, set()).add(site)
    return spread(items, inside)


def inside_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield (area, key of a place in it) for the places that a claim names."""
    for where in claim.where:
        key = Site(where.place, where.name).key if where.parents else ""
        for parent in where.parents:
            yield parent, key


def spread(
    items: Iterable[Telling], inside: Mapping[str, Collection[str]]
) -> tuple[dict[str, tuple[Evidence, ...]], dict[str, Site]]:
    """Return the evidence by place key, spread into areas where words say so, and places."""
    found: dict[str, list[Evidence]] = {}
    sites: dict[str, Site] = {}
    wide: list[tuple[str, Evidence]] = []
    for site, whole, evidence in items:
        found.setdefault(site.key, []).append(evidence)
        known = sites.get(site.key)
        sites[site.key] = site if known is None else min(known, site, key=lambda s: s.name)
        if whole and site.place is not None:
            wide.append((site.place, evidence))
    for area, evidence in wide:
        for key in inside.get(area, ()):
            if key in found:
                found[key].append(evidence)
    return {key: _once(items) for key, items in found.items()}, sites


DECIDED = ("gain", "repelled", "left")
"""Kinds that say how a fight ended."""

SHORTLY = range(4)
"""Days on which what is told of a place speaks of those who left it soon after."""

LAST = ("left", "denied")
"""Kinds that come after the others of their day: what was taken and left was taken first."""


def _sequence(item: Evidence) -> tuple[int, bool, datetime, str, str, str]:
    return item.day, item.kind in LAST, item.told, item.claim, item.kind, item.holder or ""


def _once(items: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence in order of days, each origin's word on a thing and a day once.

    What an origin took back later is left out, and so are fights of a day on which it is told
    how they ended, but for those that go on. Whom an origin names as holder of what it tells
    the other side took or kept that day, it names as the one who held it before. Who left held
    it until the day before where nothing else is told of these days.
    """
    decided = {e.day for e in items if e.kind in DECIDED}
    told = {(e.day + days, e.bloc) for e in items if e.kind != HELD for days in SHORTLY}
    blocs = {e.bloc for e in items}
    denied = {(e.day, e.bloc, e.origin): e.told for e in items if e.kind == "denied"}
    ends: dict[tuple[int, str], set[str | None]] = {}
    for item in items:
        if item.kind in ("gain", "repelled"):
            ends.setdefault((item.day, item.origin), set()).add(item.bloc)
    once: dict[tuple[object, ...], Evidence] = {}
    for item in sorted(items, key=_sequence):
        named = denied.get((item.day, item.bloc, item.origin))
        back = named or denied.get((item.day, None, item.origin))
        if item.kind == "gain" and back is not None and item.told < back:
            continue
        if item.kind == "hold" and ends.get((item.day, item.origin), {item.bloc}) != {
            item.bloc
        }:
            continue
        if item.kind == HELD and any((item.day, b) in told for b in blocs - {item.bloc}):
            continue
        if item.kind == "fighting" and item.day in decided:
            continue
        once.setdefault((item.day, item.kind, item.bloc, item.origin), item)
    return tuple(once.values())
