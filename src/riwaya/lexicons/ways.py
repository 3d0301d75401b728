"""Words of coming and going before a place: it is where someone's way leads from or to."""

from collections.abc import Callable, Sequence

from riwaya.lexicons.grammar import load_grammar
from riwaya.model import PlaceMention

KeyAt = Callable[[int], str]

_ENDS = frozenset("،,.؛؟!:")
_FROM, _TO, _HOUSE = 3, 5, 4
"""How far before a place, its preposition counted, the word of the way may stand."""


def way_of(key: KeyAt, mention: PlaceMention, more: frozenset[str] = frozenset()) -> int | None:
    """Return the word of coming before "from" a place or of going before "to" it, where `more`
    words of going may be meant.
    """
    grammar, led = load_grammar(), mention.preposition
    if led in grammar.origin:
        words, reach = grammar.coming, _FROM
    elif led in grammar.destination | grammar.toward or _housed(key, mention):
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


def _housed(key: KeyAt, mention: PlaceMention) -> bool:
    """Whether "to" a house stands before the place it is at ("to a hospital in Erbil")."""
    towards = load_grammar().destination
    return any(key(mention.first - step) in towards for step in range(2, _HOUSE + 1))


def gone_to(keys: Sequence[str], mention: PlaceMention) -> bool:
    """Whether a place is only where someone went or came from, and not where they are."""
    grammar = load_grammar()
    if mention.preposition in grammar.toward:
        return True
    return way_of(lambda at: keys[at] if at >= 0 else "", mention, grammar.leaving) is not None
