"""Homes of those who fell or were taken: where they are from is not where it was.

"Two of the sons of Basra fell in the duty", "a young man from Hebron was shot at the Qalandia
checkpoint", "a trader of the people of Suwayda was abducted on the Damascus road": the first
place is no place of the act.
"""

from riwaya.arabic.affixes import AND
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.passing import Pair
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, PlaceMention

_VIOLENT = frozenset(
    {
        EventType.CLASH,
        EventType.AIRSTRIKE,
        EventType.SHELLING,
        EventType.EXPLOSION,
        EventType.SUICIDE_BOMBING,
        EventType.ATTACK_ON_CIVILIANS,
        EventType.ABDUCTION,
        EventType.DETENTION,
    }
)
"""What is done to people: those who move or are moved come from where they are told to be."""

_MOVED = frozenset({EventType.DISPLACEMENT, EventType.RETURN, EventType.WITHDRAWAL})
_REACH = 8
_NAMED = 3
"""A person's name may stand so long before "from"."""


def without_homes(scene: Scene, kind: EventType, places: list[Pair]) -> list[Pair]:
    """Return the places of an act without people's homes, where its own is told behind them."""
    if kind not in _VIOLENT:
        return places
    places = [
        pair for pair in places if scene.key(pair[0].first - 1) not in load_grammar().uprooted
    ]
    if kind is EventType.CLASH:
        places = _without_kin(scene, places)
    if len(places) <= 1:
        return places
    homes = [at for at, pair in enumerate(places) if _lived_in(scene, pair[0])]
    left: set[int] = set()
    for at in homes:
        end = at + 1
        while end < len(places) and _of_it(scene, places[end - 1][0], places[end][0]):
            end += 1
        if end < len(places) and _in_clause(scene, places[end - 1][0], places[end][0]):
            left.update(range(at, end))
    return [pair for at, pair in enumerate(places) if at not in left]


def _without_kin(scene: Scene, places: list[Pair]) -> list[Pair]:
    """Return the places of a fight without those that its dead are the sons of, be they all
    that is told.
    """
    kept: list[Pair] = []
    last: PlaceMention | None = None
    for pair in places:
        son = scene.key(pair[0].first - 1) in load_grammar().kindred
        if son or (last is not None and _of_it(scene, last, pair[0])):
            last = pair[0]
        else:
            kept.append(pair)
    return kept


def _in_clause(scene: Scene, home: PlaceMention, mention: PlaceMention) -> bool:
    """Whether a place stands behind a home in one clause, with a preposition of its own."""
    between = range(home.last, mention.first)
    near = len(between) <= _REACH and mention.preposition is not None
    joined = scene.key(mention.first).startswith(AND)
    return near and not joined and scene.breaks.isdisjoint(between)


def _of_it(scene: Scene, home: PlaceMention, mention: PlaceMention) -> bool:
    """Whether a place right behind a home tells where that lies, or is one more."""
    gap = mention.first - home.last
    return gap <= 0 or (gap == 1 and scene.key(home.last) in load_grammar().located)


def _lived_in(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a place is told as the home of those named before it."""
    grammar, at = load_grammar(), mention.first - 1
    if scene.key(at) in grammar.dwellers:
        return scene.key(at - 1) in grammar.origin
    if scene.key(at) not in grammar.origin:
        return False
    return any(
        p.mention.kind == "people" and _still(scene, p.first - 1, at)
        for p in scene.people
        if 0 <= at - p.last <= _NAMED
    )


def _still(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing told between two tokens moves people, nor divides the clause."""
    acts = (t for at in range(first, last) for t in scene.trigger_at.get(at, ()))
    moved = any(load_frames()[t.frame].type in _MOVED for t in acts)
    return not moved and scene.breaks.isdisjoint(range(first + 1, last))
