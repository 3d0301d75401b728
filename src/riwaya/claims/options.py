"""What options of every field share: the words between, and what a trigger's word is."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from riwaya.claims.discourse import Sides, Thread
from riwaya.claims.draft import Draft
from riwaya.claims.findings import Scene
from riwaya.claims.select import Chosen
from riwaya.claims.weighing import bin_of
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import FAMILY

_VERBS = frozenset({"past", "present", "future"})
_BARRIERS = ("that", "relative", "connector", "result", "cause", "speech")
_WAYS = ("located", "origin", "destination", "against", "about", "company", "between")
MOST = 3
"""Ranks and counts from here on are one sign."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What the options of one claim are made from.

    `others` are the other triggers of its sentence, `speech_end` the token where the words that
    name a speaker end, `speaker` that speaker's party.
    """

    draft: Draft
    thread: Thread
    sides: Sides
    others: Sequence[Chosen]
    speech_end: int
    speaker: str | None

    @property
    def scene(self) -> Scene:
        """The sentence."""
        return self.draft.scene


@cache
def way_of(preposition: str | None) -> str:
    """Return what a preposition says of what follows, by the ids of `grammar.toml`."""
    if not preposition:
        return "bare"
    grammar = load_grammar()
    return next((way for way in _WAYS if preposition in getattr(grammar, way)), "other")


def form_of(chosen: Chosen) -> str:
    """Return what kind of word a trigger is: the tenses of a verb count as one."""
    return "verb" if chosen.mention.form in _VERBS else chosen.mention.form


def family_of(draft: Draft) -> str:
    """Return the family of a draft's event type."""
    return FAMILY[draft.event_type]


def between(chosen: Chosen, first: int, last: int) -> tuple[str, int, int]:
    """Return the side of a trigger that tokens stand on, and the tokens between."""
    if first >= chosen.last:
        return "behind", chosen.last, first
    return "before", last, chosen.first


def way_signs(
    scene: Scene, side: str, low: int, high: int, others: Sequence[Chosen]
) -> Iterator[str]:
    """Yield what stands between a trigger and something else in its sentence."""
    yield f"{side}:gap:{bin_of(high - low)}"
    yield f"{side}:triggers:{min(MOST, _count(others, low, high))}"
    if high > low:
        yield f"{side}:cost:{bin_of(scene.cost(low - 1, high))}"
    for kind in _BARRIERS:
        if _any_between(scene.starts(kind), low, high):
            yield f"{side}:{kind}"
    if _any_between(scene.hard, low, high):
        yield f"{side}:hard"


def _count(others: Sequence[Chosen], low: int, high: int) -> int:
    """Return how many triggers, in the order of the text, start in [low, high)."""
    behind, before = (bisect_left(others, at, key=_first) for at in (high, low))
    return max(0, behind - before)


def _first(chosen: Chosen) -> int:
    return chosen.first


def _any_between(places: frozenset[int], low: int, high: int) -> bool:
    """Whether one of some tokens lies in [low, high): the fewer of both are looked through."""
    if len(places) < high - low:
        return any(low <= at < high for at in places)
    return not places.isdisjoint(range(low, high))


def nearer(chosen: Chosen, others: Sequence[Chosen], at: int) -> bool:
    """Whether another trigger stands nearer to a token than this one."""
    away = abs(chosen.first - at)
    return any(abs(o.first - at) < away for o in others)
