"""Words of coming and going before a place: it is where someone's way leads from or to."""

from collections.abc import Callable, Sequence

from riwaya.lexicons.grammar import load_grammar
from riwaya.model import PlaceMention

KeyAt = Callable[[int], str]

_ENDS = frozenset("،,.؛؟!:")
_FROM, _TO, _HOUSE = 3, 5, 4
"""How far before a place, its preposition counted, the word of the way may stand."""

_ROAD = 4
_WAY, _MOVE = 6, 7
"""How far before "to" its "from" may stand, and before that the verb."""


def way_of(key: KeyAt, mention: PlaceMention, more: frozenset[str] = frozenset()) -> int | None:
    """Return the word of coming before "from" a place or of going before "to" it, where `more`
    words of going may be meant.
    """
    grammar, led = load_grammar(), mention.preposition
    if from_there(key, mention):
        words, reach = grammar.coming, _FROM + (led not in grammar.origin)
    elif led in grammar.destination or led in grammar.toward or _housed(key, mention):
        travelling = _travelling(key, mention)
        if travelling is not None:
            return travelling
        words, reach = grammar.going | more, _TO
    else:
        return None
    for at in range(mention.first - 1, mention.first - 1 - reach, -1):
        word = key(at)
        if word in words or word[1:] in words:
            return at
        if word in _ENDS:
            return None
    return None


def from_there(key: KeyAt, mention: PlaceMention) -> bool:
    """Whether "from" a place or "from the side of" it is told."""
    grammar, before = load_grammar(), mention.first - 1
    if mention.preposition in grammar.origin:
        return True
    return key(before) in grammar.axis and key(before - 1) in grammar.origin


def _travelling(key: KeyAt, mention: PlaceMention) -> int | None:
    """Return the word of coming of those who came "from" one place towards another."""
    grammar = load_grammar()
    for at in range(mention.first - 2, mention.first - _WAY - 1, -1):
        if key(at) in _ENDS:
            return None
        if key(at) in grammar.origin:
            return at - 1 if key(at - 1) in grammar.travellers else None
    return None


def _housed(key: KeyAt, mention: PlaceMention) -> bool:
    """Whether "to" a house stands before the place it is at ("to a hospital in Erbil")."""
    before = range(mention.first - _HOUSE, mention.first - 1)
    return not load_grammar().destination.isdisjoint(map(key, before))


def gone_to(keys: Sequence[str], mention: PlaceMention) -> bool:
    """Whether a place is only where someone went or came from, and not where they are: of those
    who set out from one place to another the first, of those who fled the second.
    """
    grammar = load_grammar()
    if mention.preposition in grammar.destination or mention.preposition in grammar.toward:
        start = _start_of_way(keys, mention.first - 1)
        if start is not None:
            return not _moved(keys, start, grammar.setting_out)
    if mention.preposition in grammar.toward or taken_to(keys, mention):
        return True
    return _by_road(keys, mention) or _at_home(keys, mention)


def _by_road(keys: Sequence[str], mention: PlaceMention) -> bool:
    """Whether a place is only what a road leads to ("the road that joins the city to X")."""
    grammar = load_grammar()
    if mention.preposition not in grammar.destination | grammar.located:
        return False
    near = keys[max(0, mention.first - _ROAD) : mention.first]
    return not grammar.road_to.isdisjoint(near)


def _at_home(keys: Sequence[str], mention: PlaceMention) -> bool:
    """Whether a place is only where people are from ("two of the sons of Basra fell")."""
    grammar = load_grammar()
    before, origin = keys[max(0, mention.first - 1)], keys[max(0, mention.first - 2)]
    return before in grammar.kindred and origin in grammar.origin


def taken_to(keys: Sequence[str], mention: PlaceMention) -> bool:
    """Whether a place is where someone fled, withdrew or was taken to, or had come from."""
    grammar = load_grammar()
    leaving, before = grammar.leaving, mention.first - 1
    if mention.preposition in grammar.origin and _moved(keys, before, grammar.setting_out):
        return True
    return way_of(lambda at: keys[at] if at >= 0 else "", mention, leaving) is not None


def _start_of_way(keys: Sequence[str], goal: int) -> int | None:
    """Return the "from" that stands before the "to" or "towards" at a token."""
    for at in range(goal - 1, max(-1, goal - _WAY), -1):
        if keys[at] in _ENDS:
            return None
        if keys[at] in load_grammar().origin:
            return at
    return None


def _moved(keys: Sequence[str], before: int, words: frozenset[str]) -> bool:
    """Whether one of some verbs of moving stands shortly before a token, in its clause."""
    for at in range(before - 1, max(-1, before - _MOVE), -1):
        if keys[at] in _ENDS:
            return False
        if keys[at] in words or keys[at][1:] in words:
            return True
    return False
