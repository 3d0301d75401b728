"""The place of an event among the places its sentence and report name."""

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.claims.findings import HARD, Scene
from riwaya.claims.select import Chosen
from riwaya.model import EventType, PlaceMention, Where

_ORIGINS = frozenset({"من", "عن", "انطلاقا"})
_DESTINATIONS = frozenset({"الي", "باتجاه", "نحو", "صوب"})
_AWAY = frozenset({"من", "عن"})
_CHAIN = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """The places of a trigger, most specific first, and the rule that gave them."""

    places: tuple[tuple[PlaceMention, Where], ...]
    rule: str


def place(
    scene: Scene, chosen: Chosen, others: Sequence[Chosen], speech_end: int
) -> Placed | None:
    """Return the places bound to a trigger inside its sentence, or `None`.

    Behind the trigger up to the next trigger that has its own comes first, then before it.
    `speech_end` is where the words that name a speaker end: places in them are the speaker's.
    """
    usable = [
        (m, w) for m, w in scene.places if m.first >= speech_end or m.first >= chosen.first
    ]
    right = _right(scene, chosen, others, usable)
    if right:
        return Placed(right, "place.behind")
    left = _left(scene, chosen, others, usable)
    if left:
        return Placed(left, "place.before")
    return None


Pair = tuple[PlaceMention, Where]


def _right(
    scene: Scene, chosen: Chosen, others: Sequence[Chosen], places: Sequence[Pair]
) -> tuple[Pair, ...]:
    """Return the places behind a trigger, as far as no clause end or nearer trigger cuts in."""
    found: list[Pair] = []
    for mention, where in places:
        if mention.first < chosen.last:
            continue
        low = found[-1][0].last if found else chosen.last
        if _cut(scene, low, mention.first) or _taken(others, chosen, low, mention):
            break
        if mention.preposition in _skipped(chosen) and not found:
            continue
        found.append((mention, where))
    return tuple(found)


def _skipped(chosen: Chosen) -> frozenset[str]:
    """Return the prepositions of places that are not the event's: origin, or destination."""
    return _DESTINATIONS if chosen.frame.type is EventType.WITHDRAWAL else _ORIGINS


def _taken(others: Sequence[Chosen], chosen: Chosen, low: int, mention: PlaceMention) -> bool:
    """Whether another trigger stands between and claims what is behind it."""
    del chosen
    return any(low <= o.first < mention.first for o in others)


def _cut(scene: Scene, low: int, high: int) -> bool:
    return any(
        scene.key(i) in HARD
        or "connector" in scene.kinds_at(i)
        or "result" in scene.kinds_at(i)
        for i in range(low, high)
    )


def _left(
    scene: Scene, chosen: Chosen, others: Sequence[Chosen], places: Sequence[Pair]
) -> tuple[Pair, ...]:
    """Return the nearest chain of places before a trigger."""
    before = [
        (m, w) for m, w in places if m.last <= chosen.first and m.preposition not in _AWAY
    ]
    chain: list[Pair] = []
    for mention, where in reversed(before):
        if any(scene.key(i) in HARD for i in range(mention.last, chosen.first)):
            break
        if chain and chain[0][0].first - mention.last > _CHAIN:
            break
        chain.insert(0, (mention, where))
    del others
    return tuple(chain)
