"""Places of another's way: where someone came from, fled or was taken to, beside what was done.

"The tank was hit and a second one fled towards the camp", "gunmen who had come from Libya
attacked the village": neither the camp nor Libya is where the attack was.
"""

from collections.abc import Mapping, Sequence

from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.ways import KeyAt, way_of
from riwaya.model import PlaceMention, Where

Pair = tuple[PlaceMention, Where]

_BESIDE = 3


def ways_of(key: KeyAt, places: Sequence[Pair]) -> dict[int, int]:
    """Return the word of the way that leads from or to a place, by the place's first token."""
    found = {}
    for mention, _ in places:
        at = way_of(key, mention)
        if at is not None:
            found[mention.first] = at
    return found


def of_act(grounds: list[Pair], found: Mapping[int, int], first: int, last: int) -> list[Pair]:
    """Return the grounds that an act told at tokens `first` to `last` may have: no way of
    others' leads from or to them. Where someone came from stays if nothing else is named.
    """
    if not found:
        return grounds
    kept = [pair for pair in grounds if not _strays(found, first, last, pair[0])]
    if kept:
        return kept
    origin = load_grammar().origin
    return [pair for pair in grounds if pair[0].preposition in origin]


def _strays(found: Mapping[int, int], first: int, last: int, mention: PlaceMention) -> bool:
    """Whether the way to a place is none of the act told at tokens `first` to `last`: that is
    not the word of the way, does not stand between, nor beside the place behind it.
    """
    at = found.get(mention.first)
    from_there = mention.preposition in load_grammar().origin
    if at is None or first - 1 <= at <= last - from_there:
        return False
    return not (at < first < mention.first or 0 <= first - mention.last <= _BESIDE)
