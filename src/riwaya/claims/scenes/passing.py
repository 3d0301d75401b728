"""Places of another's way, likeness or training, named beside what was done elsewhere.

"The tank was hit and a second one fled towards the camp", "gunmen who had come from Libya
attacked the village", "free the port as Aden was freed", "the group, which wages a revolt in
the south-east": neither the camp, Libya, Aden nor the south-east is where the act was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.arabic.affixes import AND, BY
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.ways import KeyAt, from_there, way_of
from riwaya.model import PlaceMention, Where
from riwaya.model.making import quick

Pair = tuple[PlaceMention, Where]

_BESIDE = 3
_LIKE, _KEPT, _MADE, _WAGED = 6, 3, 3, 4
_RELATIVE = 8
"""How far before a place the word may stand that it is only likened with, that keeps away from
it, that tells who made somebody a force, or that tells of a group's own war; before this one
its relative.
"""
_ENDS = frozenset("،,.؛؟!:")


@quick
@dataclass(frozen=True, slots=True)
class Ways:
    """By a place's first token the word that takes it away from acts beside it.

    Those in `starts` are told with "from". Places in `never` are no act's but those between;
    those in `rather` only where an act has no other.
    """

    words: Mapping[int, int]
    starts: frozenset[int] = frozenset()
    never: frozenset[int] = frozenset()
    rather: frozenset[int] = frozenset()


AWAY = frozenset(
    {"coming", "going", "travellers", "trained", "keeping_off", "likened", "revolts"}
)
"""The groups of function words without which no place is taken away."""
NO_WAYS = Ways({})


def ways_of(key: KeyAt, places: Sequence[Pair]) -> Ways:
    """Return the words that take places away from the acts beside them."""
    words, never, rather = dict[int, int](), set[int](), set[int]()
    for mention, _ in places:
        way, apart = way_of(key, mention), _apart(key, mention)
        waged = _waged(key, mention) if way is None and apart is None else None
        at = next((at for at in (apart, way, waged) if at is not None), None)
        if at is None:
            continue
        words[mention.first] = at
        if apart is not None:
            never.add(mention.first)
        elif waged is not None:
            rather.add(mention.first)
    starts = frozenset(m.first for m, _ in places if m.first in words and from_there(key, m))
    return Ways(words, starts, frozenset(never), frozenset(rather))


def of_act(grounds: list[Pair], found: Ways, first: int, last: int) -> list[Pair]:
    """Return the grounds that an act told at tokens `first` to `last` may have: no way of
    others' leads from or to them. Where someone came from stays if nothing else is named.
    """
    if not found.words:
        return grounds
    kept = [pair for pair in grounds if not _strays(found, first, last, pair[0])]
    if kept:
        return kept
    left = [p for p in grounds if p[0].first in found.starts or p[0].first in found.rather]
    return [
        p
        for p in left
        if p[0].first not in found.never or not _strays(found, first, last, p[0])
    ]


def _strays(found: Ways, first: int, last: int, mention: PlaceMention) -> bool:
    """Whether the way to a place is none of the act told at tokens `first` to `last`: that is
    not the word of the way, does not stand between, nor beside the place behind it.
    """
    at = found.words.get(mention.first)
    if at is None or first - 1 <= at <= last - (mention.first in found.starts):
        return False
    return not (at < first < mention.first or 0 <= first - mention.last <= _BESIDE)


def _apart(key: KeyAt, mention: PlaceMention) -> int | None:
    """Return the word by which a place is only another's: one that something is like, that
    people are kept from, or whose state trained them.
    """
    grammar = load_grammar()
    if mention.preposition in grammar.origin:
        made = _back(key, mention, _MADE, grammar.trained)
        if made is not None:
            return made
    if mention.preposition in grammar.about:
        kept = _back(key, mention, _KEPT, grammar.keeping_off)
        if kept is not None:
            return kept
    return _back(key, mention, _LIKE, grammar.likened)


def _waged(key: KeyAt, mention: PlaceMention) -> int | None:
    """Return the word that tells in a relative clause of a war a group wages at a place."""
    grammar = load_grammar()
    if mention.preposition not in grammar.located:
        return None
    at = _back(key, mention, _WAGED, grammar.revolts)
    if at is None:
        return None
    return (
        at if any(key(at - step) in grammar.relative for step in range(2, _RELATIVE)) else None
    )


def _back(key: KeyAt, mention: PlaceMention, reach: int, words: frozenset[str]) -> int | None:
    """Return the nearest of some words shortly before a place, in its clause."""
    for at in range(mention.first - 1, mention.first - 1 - reach, -1):
        word = key(at)
        if word in _ENDS:
            return None
        if word in words or word.removeprefix(AND).removeprefix(BY) in words:
            return at
    return None
