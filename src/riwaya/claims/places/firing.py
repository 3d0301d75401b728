"""Places that fire came from: a strike was where it fell."""

from riwaya.claims.findings import Scene
from riwaya.claims.places.passing import Pair, of_act
from riwaya.claims.triggers.select import Chosen
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.ways import KeyAt
from riwaya.model import EventType, PlaceMention

_FIRED = frozenset({EventType.SHELLING, EventType.AIRSTRIKE})
_POSTED, _AIMED = 7, 2
_ENDS = frozenset("،,.؛؟!:")


def ground_of(scene: Scene, chosen: Chosen, kind: EventType) -> list[Pair]:
    """Return the places of a sentence that an act may have had, be it told as a strike without
    those that the fire came from.
    """
    found = of_act(scene.grounds, scene.ways, chosen.first, chosen.last)
    return aimed_at(scene.key, found) if kind in _FIRED else found


def aimed_at(key: KeyAt, places: list[Pair]) -> list[Pair]:
    """Return the places without those where who fired stood: "from their positions in the
    camp", "rockets from Sanaa at Najran", "shells whose source was the hill".
    """
    after = (*(mention for mention, _ in places[1:]), None)
    each = zip(places, after, strict=False)
    return [pair for pair, then in each if not _fires(key, pair[0], then)]


def _fires(key: KeyAt, mention: PlaceMention, then: PlaceMention | None) -> bool:
    """Whether fire came from a place; `then` is the next one."""
    grammar = load_grammar()
    aimed = grammar.against | grammar.toward
    at_next = then is not None and then.first - mention.last <= _AIMED
    onward = at_next and then is not None and then.preposition in aimed
    if onward and mention.preposition in grammar.origin:
        return True
    for at in range(mention.first - 1, mention.first - 1 - _POSTED, -1):
        word = key(at)
        if word in _ENDS:
            return False
        if word in grammar.posts:
            return key(at - 1) in grammar.origin
        if word in grammar.launching:
            return mention.preposition in grammar.origin
        if word in grammar.source_of_fire:
            return True
        if word in grammar.stationed:
            return onward
    return False
