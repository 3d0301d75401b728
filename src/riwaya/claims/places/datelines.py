"""Datelines: the town a report is written in, before its first sentence or on a line above.

"Beirut – Reuters", "Baghdad: an officer said …": what is told behind is no act there where it
names a place of its own. In a bulletin ("Aleppo: warplanes bombed the eastern quarters") the
town at the head is where all of it was.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from riwaya.model import ActorMention, Document, PlaceMention, Sentence, SentenceKind, Where

Pair = tuple[PlaceMention, Where]

_MARKS = frozenset(":-–—/(،,")
_NAMED = 6
"""So many words behind the town an outlet is named, or its sign in brackets."""


def datelines(
    document: Document, actors: Sequence[ActorMention], places: Sequence[Pair]
) -> frozenset[int]:
    """Return the first tokens of the places that only tell where a report was written."""
    outlets = [actor.first for actor in actors if actor.kind == "outlet"]
    return frozenset(
        mention.first
        for sentence in _opening(document)
        for mention, _ in _heads(document, sentence, outlets, places)
    )


def _opening(document: Document) -> Iterator[Sentence]:
    """Yield the bylines of a report, and what stands above its first sentence with that."""
    begun = False
    for sentence in document.sentences:
        if sentence.kind is SentenceKind.BYLINE:
            yield sentence
        elif not begun and sentence.kind in (SentenceKind.SECTION, SentenceKind.BODY):
            begun = sentence.kind is SentenceKind.BODY
            yield sentence


def _heads(
    document: Document, sentence: Sentence, outlets: Sequence[int], places: Sequence[Pair]
) -> Iterator[Pair]:
    """Yield the places of a byline, and the town at the head of another sentence."""
    low = bisect_left(places, sentence.first, key=_first)
    here = places[low : bisect_left(places, sentence.last, low, key=_first)]
    if sentence.kind is SentenceKind.BYLINE:
        yield from here
    elif here and _written_in(document, sentence, outlets, here):
        yield here[0]


def _written_in(
    document: Document, sentence: Sentence, outlets: Sequence[int], here: Sequence[Pair]
) -> bool:
    """Whether the first place of a sentence stands at its head, a mark behind it, and the
    outlet or another place is named there, or nothing else stands on the line.
    """
    mention, where = here[0]
    behind = "".join(document.keys[mention.last : mention.last + 1])
    if mention.first != sentence.first or behind not in _MARKS:
        return False
    if sentence.kind is SentenceKind.SECTION:
        return sentence.last - mention.last <= _NAMED
    near = bisect_left(outlets, mention.last) < bisect_left(outlets, mention.last + _NAMED)
    return near or behind == "(" or any(_elsewhere(where, other) for _, other in here[1:])


def _elsewhere(town: Where, other: Where) -> bool:
    """Whether a place is known and lies neither in a town nor in its area."""
    around = {town.place, *town.parents[:-1]}
    return other.place is not None and around.isdisjoint((other.place, *other.parents[:-1]))


def _first(pair: Pair) -> int:
    return pair[0].first
