"""The places an event may have had: those of its sentence, those told before, or none."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from riwaya.claims.drafts.discourse import Thread
from riwaya.claims.drafts.draft import ANSWERED, Draft
from riwaya.claims.drafts.placed import Pair, Placed
from riwaya.claims.places.chains import chains_of, names_of, told_behind
from riwaya.claims.places.firing import ground_of
from riwaya.claims.places.leaving import stays_at
from riwaya.claims.places.lists import LISTED
from riwaya.claims.places.placing import MOVES, STRUCK, turns, without_regions
from riwaya.claims.weighing.cast import Chains
from riwaya.claims.weighing.choice import Flags, Group, Option, option
from riwaya.claims.weighing.options import (
    MOST,
    Act,
    Setup,
    act_of,
    nearer,
    none_signs,
    way_of,
    way_signs,
)
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType
from riwaya.model.making import changed, quick

_PLAIN = frozenset({"place.behind", STRUCK, "place.held", "place.resumed", LISTED})
_NEAREST = 5
"""On each side of a trigger, places beyond so many others are not weighed."""
_NEAR = 4
_OPENING = 1
_CARRIED_SENTENCE = ("carried:sentence",)
_TOPIC_DEFINITE = ("topic:definite",)
_TOLD = Flags(
    "told:definite",
    "told:pronoun",
    "told:headline",
    "told:general:behind",
    "told:general:before",
)
_LAST = Flags("last:sentence", "last:paragraph", "last:type")
_NOWHERE = Flags(
    "none:headline",
    "none:behind",
    "none:before",
    "none:definite",
    "none:pronoun",
    "none:rule",
    "none:lead",
    "none:agent",
    "none:target",
    "none:dated",
    "none:general:behind",
    "none:general:before",
)


def place_options(setup: Setup) -> list[Option[Placed | None]]:
    """Return the places a claim may have, each with what speaks for it: no place of an answer
    for what it answers.
    """
    chains, named = _chains(setup)
    at = bisect_left(chains, setup.draft.chosen.last, key=_first)
    behind = told_behind(setup, chains[at : at + _NEAREST])
    answered = setup.draft.agent_rule == ANSWERED
    before = [] if answered else chains[max(0, at - _NEAREST) : at][::-1]
    view = _View(setup, act_of(setup.draft), bool(behind), bool(before), *_general(setup))
    options: list[Option[Placed | None]] = []
    for rank, chain in enumerate(behind):
        groups = _own_signs(view, chain, "behind", rank)
        options.append(option(Placed(tuple(chain), "place.behind"), "place.behind", groups))
    for rank, chain in enumerate(before):
        groups = _own_signs(view, chain, "before", rank)
        options.append(option(Placed(tuple(chain), "place.before"), "place.before", groups))
    options += _carried(view, named)
    options.append(option(None, "place.none", _none_signs(view)))
    return options


def plain_place(setup: Setup) -> Placed | None:
    """Return the place that stands behind the trigger or is told of by it, with those joined.

    `None` where none is bound there. Weights fitted without a report never took another one.
    """
    placed = setup.draft.placed
    if placed is None or placed.rule not in _PLAIN:
        return None
    if placed.rule == STRUCK:
        return changed(placed, rule="place.behind")
    if placed.rule == "place.held" and len(placed.places) > 1:
        return placed
    bound = {mention.first for mention, _ in placed.places}
    chains, _ = _chains(setup)
    near = chains[max(0, bisect_left(chains, min(bound), key=_first) - 1) :]
    for at, chain in enumerate(near):
        if any(mention.first in bound for mention, _ in chain):
            onward = [p for p in _onward(setup, chain, near[at + 1 :]) if p[0].first in bound]
            return Placed((*chain, *onward), placed.rule)
    return placed


def _onward(
    setup: Setup, chain: Sequence[Pair], rest: Sequence[Sequence[Pair]]
) -> Sequence[Pair]:
    """Return the places that people moved to, told right behind those that they left."""
    moved = setup.draft.event_type in MOVES and bool(rest)
    return rest[0] if moved and turns(chain[-1][0], rest[0][0][0]) else ()


def _chains(setup: Setup) -> Chains:
    """Return the chains of places without those on the way of others, and their names."""
    chains, named = chains_of(setup)
    left = ground_of(setup.scene, setup.draft.chosen, setup.draft.event_type)
    if len(left) == len(setup.scene.grounds):
        return chains, named
    kept = {mention.first for mention, _ in left}
    own = [[pair for pair in chain if pair[0].first in kept] for chain in chains]
    own = [chain for chain in own if chain]
    return own, frozenset(map(names_of, own))


@quick
@dataclass(frozen=True, slots=True)
class _View:
    """What the options of one claim share: its act, and where its sentence names places."""

    setup: Setup
    act: Act
    behind: bool
    before: bool
    general_behind: bool
    general_before: bool


def _general(setup: Setup) -> tuple[bool, bool]:
    """Whether ground without a name is told of behind and before a trigger ("the areas that …
    hold").
    """
    scene, chosen, areas = setup.scene, setup.draft.chosen, load_grammar().areas
    if "areas" not in scene.groups:
        return False, False
    words = [scene.key(at) for at in range(chosen.first - _NEAR, chosen.last + _NEAR)]
    told = [not areas.isdisjoint((word, word[1:])) for word in words]
    return any(told[_NEAR:]), any(told[:_NEAR])


def _first(chain: Sequence[Pair]) -> int:
    return chain[0][0].first


def _own_signs(view: _View, chain: Sequence[Pair], side: str, rank: int) -> list[Group]:
    """Return what speaks for a place of the sentence itself."""
    setup, act, chosen = view.setup, view.act, view.setup.draft.chosen
    mention, where = chain[0]
    at, last = mention.first, chain[-1][0].last
    low, high = (chosen.last, at) if side == "behind" else (last, chosen.first)
    held = (
        bool(mention.kind),
        len(chain) > 1,
        at < setup.speech_end <= chosen.first,
        at - setup.scene.sentence.first <= _OPENING,
        nearer(setup, at),
        setup.scene.headline,
        view.general_behind,
        view.general_before,
    )
    alone = side == "before" and not view.behind
    return [
        way_signs(setup, side, low, high),
        _led(side, way_of(mention.preposition), act.family),
        _sort(where.precision, mention.relation),
        _stands(side, act.form, act.family),
        _ranked(side, min(rank, MOST), alone=alone),
        _own_flags(side)[held],
        *_rule_signs(setup.draft, chain),
    ]


@cache
def _led(side: str, way: str, family: str) -> Group:
    return (f"way:{way}:{side}", f"way:{way}:{family}")


@cache
def _sort(precision: str, relation: str | None) -> Group:
    related = (f"relation:{relation}",) if relation else ()
    return (f"precision:{precision}", *related)


@cache
def _stands(side: str, form: str, family: str) -> Group:
    return f"form:{form}:{side}", f"family:{family}:{side}"


@cache
def _ranked(side: str, rank: int, *, alone: bool) -> Group:
    single = (f"before:alone:{min(rank, 1)}",) if alone else ()
    return (f"{side}:rank:{rank}", *single)


@cache
def _own_flags(side: str) -> Flags:
    return Flags(
        "named-kind",
        "several",
        "of-speaker",
        "opens",
        f"{side}:nearer-other",
        f"{side}:headline",
        f"{side}:general:behind",
        f"{side}:general:before",
    )


def _rule_signs(draft: Draft, chain: Sequence[Pair]) -> Iterator[Group]:
    """Yield that the binding rules alone would take a place."""
    if draft.placed is None:
        return
    taken = draft.placed.places
    if any(mention.first == one.first for mention, _ in chain for one, _ in taken):
        yield _ruled(draft.placed.rule)


@cache
def _ruled(rule: str) -> Group:
    return "rule", f"rule:{rule}"


def _carried(view: _View, named: Collection[frozenset[str]]) -> Iterator[Option[Placed | None]]:
    """Yield the places told before that an event may share, each once."""
    draft = view.setup.draft
    sources: dict[frozenset[str], list[str]] = {}
    places: dict[frozenset[str], Sequence[Pair]] = {}
    for source, told in _told(view.setup):
        told = without_regions(told)
        names = names_of(told)
        if names not in named:
            sources.setdefault(names, []).append(source)
            places.setdefault(names, told)
    common = _common_signs(view)
    for names, told in places.items():
        rule = f"place.{sources[names][0]}"
        groups = [*common, *_source_signs(view, sources[names], told)]
        groups += _rule_signs(draft, told)
        yield option(Placed(tuple(told), rule), rule, groups)


def _told(setup: Setup) -> Iterator[tuple[str, Sequence[Pair]]]:
    """Yield the places that a report has in mind, with where it has them from."""
    thread = setup.thread
    if thread.placed is not None:
        yield "carried", thread.placed.places
    if thread.topic is not None:
        yield "topic", thread.topic.places
    last = _last(thread)
    if last is not None:
        yield "last", last.places
    if thread.seen:
        yield "seen", thread.seen[:1]
    if setup.scene.headline and thread.opening:
        yield "lead", thread.opening[:1]
    if thread.fallback is not None:
        yield "report", thread.fallback.places
    yield from setup.sites.like(setup.draft)


def _last(thread: Thread) -> Placed | None:
    """Return where the act before was, if the story stays there or was there already."""
    if thread.last is None or thread.last.placed is None:
        return None
    if thread.last.event_type is EventType.STATEMENT:
        return None
    placed, before = thread.last.placed, thread.placed
    again = before is not None and not names_of(before.places).isdisjoint(
        names_of(placed.places)
    )
    return placed if again else stays_at(thread.last)


def _common_signs(view: _View) -> Sequence[Group]:
    """Return what speaks for or against any place told before."""
    act, mention = view.act, view.setup.draft.chosen.mention
    held = (
        mention.definite,
        bool(mention.pronoun),
        view.setup.scene.headline,
        view.general_behind,
        view.general_before,
    )
    return _told_act(act.family, act.kind, act.form, act.modality), _TOLD[held]


@cache
def _told_act(family: str, kind: str, form: str, modality: str) -> Group:
    return (
        f"told:family:{family}",
        f"told:type:{kind}",
        f"told:form:{form}",
        f"told:modality:{modality}",
    )


def _source_signs(view: _View, sources: Sequence[str], told: Sequence[Pair]) -> Iterator[Group]:
    """Yield where a place told before comes from."""
    setup, thread, sentence = view.setup, view.setup.thread, view.setup.scene.sentence
    for source in sources:
        yield _source(source, behind=view.behind, before=view.before)
    yield _told_sort(told[0][1].precision)
    if "last" in sources and thread.last is not None:
        last = thread.last.scene.sentence
        same = last.first == sentence.first
        near = not same and last.paragraph == sentence.paragraph
        yield _LAST[same, near, thread.last.event_type is setup.draft.event_type]
    if "carried" in sources and sentence.first <= thread.placed_at:
        yield _CARRIED_SENTENCE
    for source in ("same", "later"):
        if source in sources:
            yield _elsewhere(
                source,
                setup.draft.event_type,
                definite=setup.draft.chosen.mention.definite,
                headline=setup.scene.headline,
            )
    if "topic" in sources and setup.draft.chosen.mention.definite:
        yield _TOPIC_DEFINITE


@cache
def _elsewhere(source: str, kind: str, *, definite: bool, headline: bool) -> Group:
    told = (("definite", definite), ("headline", headline))
    return (f"{source}:type:{kind}", *(f"{source}:{name}" for name, holds in told if holds))


@cache
def _source(source: str, *, behind: bool, before: bool) -> Group:
    sides = (name for name, holds in (("behind", behind), ("before", before)) if holds)
    return (f"told:{source}", *(f"told:{source}:{side}" for side in sides))


@cache
def _told_sort(precision: str) -> Group:
    return f"told:precision:{precision}", f"precision:{precision}"


def _none_signs(view: _View) -> Sequence[Group]:
    """Return what speaks for an event that has no place."""
    setup, draft, act = view.setup, view.setup.draft, view.act
    mention, sentence = draft.chosen.mention, setup.scene.sentence
    held = (
        setup.scene.headline,
        view.behind,
        view.before,
        mention.definite,
        bool(mention.pronoun),
        draft.placed is None,
        sentence.paragraph <= _OPENING,
        draft.roles.agent is not None,
        draft.roles.target is not None,
        draft.dated is not None and bool(draft.dated.mentions),
        view.general_behind,
        view.general_before,
    )
    return none_signs(act), _NOWHERE[held]
