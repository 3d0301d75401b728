"""What linkage compares: one row of plain values for each claim."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from riwaya.arabic.fold import fold_key
from riwaya.arabic.phrases import clitic_splits
from riwaya.arabic.tokens import tokens
from riwaya.lexicons.reconciliation import ReconciliationRules
from riwaya.model import (
    Claim,
    Loss,
    LossKind,
    PlacePrecision,
    Report,
    ReportId,
    Span,
    Where,
)
from riwaya.reconciliation.dates import FOREVER, days, told
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.names import (
    PARTICLE,
    mere_part,
    name_hash,
    name_key,
    stem,
    text_hash,
)
from riwaya.reconciliation.sides import Sides

T = TypeVar("T")

MAX_WORDS = 12

BEFORE = 160
"""Letters before the sentence of a claim without a place in which its place may be named."""

WIDER = 3
"""A place of this many times another's radius is the ground around it."""


Party = tuple[str | None, bool]
"""A party, and whether the text or a person tells it."""


class Row(NamedTuple):
    """A claim as linkage sees it; days are proleptic ordinals, places and words 64-bit hashes.

    `dated` is `day` (one day or a night), `span` (a week at most), `state` (longer or open),
    `until` (shortly before a day) or `none`. `radius` is in km. `around` are the towns that a
    claim names around a place without coordinates. `names` are hashed names of the places; of a
    claim without a place, of all words in and before its sentence that may be one. `agent_bloc`
    and `target_bloc` are those of the claim's own day; a party is sure when the text or a
    person tells it, and it was not inferred.
    """

    claim: str
    report: str
    published: int
    type: str
    outcome: str
    dated: str
    d0: int
    d1: int
    places: tuple[int, ...]
    parents: tuple[int, ...]
    around: tuple[int, ...]
    names: tuple[int, ...]
    lat: float | None
    lon: float | None
    radius: float
    country: str | None
    agent: str | None
    agent_bloc: str | None
    agent_sure: bool
    target: str | None
    target_bloc: str | None
    target_sure: bool
    killed_low: int | None
    killed_high: int | None
    wounded_low: int | None
    weapons: tuple[str, ...]
    words: tuple[int, ...]

    @property
    def day(self) -> date | None:
        """The first day, `None` when none is known."""
        return _day(self.d0)


class Featurer:
    """Makes rows; remembers the words of sentences, which several claims share."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._rules = knowledge.rules
        self._sides = Sides(knowledge)
        self._at: tuple[ReportId, Span] | None = None
        self._found: tuple[int, ...] = ()

    def rows(self, claims: Iterable[Claim], reports: Mapping[ReportId, Report]) -> list[Row]:
        """Return one row for each claim, in the order given."""
        return [self.row(claim, reports.get(claim.report)) for claim in claims]

    def row(self, claim: Claim, report: Report | None) -> Row:
        """Return a claim's row; `report` is the one it stands in."""
        published = report.published if report else None
        dated, d0, d1 = days(claim, published, self._rules)
        on = _day(d0) or published
        killed = _figure(claim, LossKind.KILLED)
        wounded = _figure(claim, LossKind.WOUNDED)
        where, around = split_places(known_places(claim), self._rules.radius)
        point = next((w for w in where if w.lat is not None), None)
        outcome = self._rules.outcome(claim.event_type.value, claim.modality.value.value)
        (agent, agent_sure), (target, target_sure) = self._parties(claim, outcome, report)
        return Row(
            claim=claim.id,
            report=claim.report,
            published=published.toordinal() if published else -1,
            type=claim.event_type.value,
            outcome=outcome,
            dated=dated,
            d0=d0,
            d1=d1,
            places=tuple(dict.fromkeys(h for w in where for h in place_hashes(w))),
            parents=_parents(where, around),
            around=_around(around, self._rules) if point is None else (),
            names=self._names(claim, where, report),
            lat=point.lat if point else None,
            lon=point.lon if point else None,
            radius=self._radius(point or (where[0] if where else None)),
            country=next((w.country for w in where if w.country), None),
            agent=agent,
            agent_bloc=self._knowledge.bloc(agent, on),
            agent_sure=agent_sure,
            target=target,
            target_bloc=self._knowledge.bloc(target, on),
            target_sure=target_sure,
            killed_low=killed[0],
            killed_high=killed[1],
            wounded_low=wounded[0],
            weapons=tuple(
                dict.fromkeys(w.value.category or fold_key(w.value.text) for w in claim.weapons)
            ),
            words=self._words(claim, report),
        )

    def _parties(
        self, claim: Claim, outcome: str, report: Report | None
    ) -> tuple[Party, Party]:
        """Return who did it and to whom.

        A side that tells of an attack by itself that was repelled tells, nearly always, of one
        that it repelled: its own force was taken for the attacker. Nor does a side deny what it
        is only guessed to have taken. Ground of which it does not say who took it, it took.
        """
        agent = claim.agent_party, told(claim.agent)
        target = claim.target_party, told(claim.target)
        types = self._rules.favour_types
        kind = f"{claim.event_type.value}.{outcome}"
        turned = kind in types["not_admitted"] or (kind in types["not_denied"] and not agent[1])
        boasted = kind in types["boasted"] and not agent[1]
        if agent[0] is None or not (turned or boasted):
            return agent, target
        on = report.published if report else None
        side = self._knowledge.bloc(self._sides.of(claim, report), on)
        if side is None or self._knowledge.bloc(agent[0], on) != side:
            return agent, target
        if boasted:
            return (agent[0], True), target
        own = self._knowledge.bloc(target[0], on) == side
        return (None, False) if own else target, agent

    def _names(
        self, claim: Claim, where: Sequence[Where], report: Report | None
    ) -> tuple[int, ...]:
        if where or report is None:
            return tuple(dict.fromkeys(name_hash(name_key(w.name)) for w in where))
        keys = [
            t.key
            for t in tokens(
                report.text, max(0, claim.sentence.start - BEFORE), claim.sentence.end
            )
        ]
        return self._possible_names(keys)

    def _possible_names(self, keys: Sequence[str]) -> tuple[int, ...]:
        """Return the hashed words, and pairs of words, that may be a place's name."""
        found: dict[int, None] = {}
        for at, key in enumerate(keys):
            after = f" {stem(keys[at + 1])}" if at + 1 < len(keys) else ""
            for _, rest in clitic_splits(key):
                word = stem(rest)
                if len(word) > PARTICLE and word not in self._rules.common:
                    found[name_hash(word)] = None
                    found[name_hash(word + after)] = None
        return tuple(found)

    def _radius(self, where: Where | None) -> float:
        if where is None:
            return self._rules.radius["unresolved"]
        if where.footprint is not None:
            return max(where.footprint.radius_km, 1.0)
        return self._rules.radius[where.precision.value]

    def _words(self, claim: Claim, report: Report | None) -> tuple[int, ...]:
        """Return the hashed uncommon words of the claim's sentence."""
        if report is None:
            return ()
        key = (claim.report, claim.sentence)
        if key != self._at:
            self._at, self._found = key, self._uncommon(report.text, claim.sentence)
        return self._found

    def _uncommon(self, text: str, sentence: Span) -> tuple[int, ...]:
        common = self._rules.common
        keys = dict.fromkeys(
            stem(token.key)
            for token in tokens(text, sentence.start, sentence.end)
            if len(token.key) > PARTICLE and token.key not in common
        )
        return tuple(sorted(text_hash(k) for k in keys if k not in common))[:MAX_WORDS]


def known_places(claim: Claim) -> tuple[Where, ...]:
    """Return the places of a claim, none where they are some part of a town it leaves out."""
    told = any(w.place or w.candidates or not mere_part(w.name) for w in claim.where)
    return claim.where if told else ()


def split_places(
    places: Sequence[Where], radius: Mapping[str, float]
) -> tuple[list[Where], list[Where]]:
    """Return (places of the happening, places named around them).

    A claim's places are listed most specific first, and often end with the town or the region
    that the others lie in: what is a parent of another, or far wider than the narrowest. The
    ground on one side of a town ("west of Taiz") tells where a place named before it lies.
    """
    if len(places) < 2:  # noqa: PLR2004  one place stands for itself
        return list(places), []
    located = places[0].precision is not PlacePrecision.VICINITY
    spots = [w for w in places if not (located and w.precision is PlacePrecision.VICINITY)]
    above = {parent for where in spots for parent in where.parents}
    inside = [w for w in spots if w.place not in above] or spots
    sizes = [
        radius["village"]
        if w.precision is PlacePrecision.UNRESOLVED
        else radius[w.precision.value]
        for w in inside
    ]
    wide = WIDER * min(sizes)
    inner = [w for w, size in zip(inside, sizes, strict=True) if size < wide]
    return inner, [w for w in places if w not in inner]


def _parents(inner: Sequence[Where], around: Sequence[Where]) -> tuple[int, ...]:
    hashes = [text_hash(parent) for where in inner for parent in where.parents]
    hashes += [h for where in around for h in place_hashes(where)]
    return tuple(dict.fromkeys(hashes))


def _around(around: Sequence[Where], rules: ReconciliationRules) -> tuple[int, ...]:
    towns = [w for w in around if rules.radius[w.precision.value] <= rules.radius["city"]]
    return tuple(dict.fromkeys(h for where in towns for h in place_hashes(where)))


def place_hashes(where: Where) -> tuple[int, ...]:
    """Return what a place is found by: its id, else its candidates and its folded name."""
    if where.place is not None:
        return (text_hash(where.place),)
    return (name_hash(name_key(where.name)), *map(text_hash, where.candidates))


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 1 < ordinal < FOREVER else None


def _figure(claim: Claim, kind: LossKind) -> tuple[int | None, int | None]:
    """Return the bounds of a claim's largest figure of this kind."""
    figures: list[Loss] = [
        loss.value
        for loss in claim.losses
        if loss.value.kind == kind and loss.value.low is not None
    ]
    if not figures:
        return None, None
    largest = max(figures, key=lambda loss: (loss.low or 0, loss.high or 0))
    return largest.low, largest.high
