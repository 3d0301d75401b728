"""Mentions in the order of the text, cut by the tokens they stand at."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Protocol, TypeVar


class Standing(Protocol):
    """Anything that stands at tokens."""

    @property
    def first(self) -> int:
        """The index of its first token."""
        ...

    @property
    def last(self) -> int:
        """The index behind its last token."""
        ...


M = TypeVar("M", bound=Standing)
V = TypeVar("V")

FIRST = attrgetter("first")
LAST = attrgetter("last")


def first_of_pair(pair: tuple[Standing, object]) -> int:
    """Return the first token of a mention that stands with something else."""
    return pair[0].first


def covered(mentions: Iterable[Standing]) -> frozenset[int]:
    """Return the tokens inside mentions."""
    return frozenset([at for m in mentions for at in range(m.first, m.last)])


def tails(mentions: Iterable[Standing]) -> frozenset[int]:
    """Return the tokens of mentions behind their first."""
    return frozenset([at for m in mentions for at in range(m.first + 1, m.last)])


class ByToken(dict[int, V]):
    """Token → value, and one value for all the other tokens."""

    def __init__(self, known: Mapping[int, V] | Iterable[tuple[int, V]], otherwise: V) -> None:
        super().__init__(known)
        self._otherwise = otherwise

    def __missing__(self, index: int) -> V:
        return self._otherwise


def by_first(mentions: Iterable[M]) -> dict[int, list[M]]:
    """Return mentions, ordered by token, by the index of their first token."""
    return {first: list(there) for first, there in groupby(mentions, FIRST)}


def slice_of(mentions: Sequence[M], first: int, last: int) -> tuple[int, int]:
    """Return the slice of mentions, ordered by token, that start in [first, last)."""
    low = bisect_left(mentions, first, key=FIRST)
    return low, bisect_left(mentions, last, low, key=FIRST)


def within(mentions: Sequence[M], first: int, last: int) -> Sequence[M]:
    """Return the mentions whose first token lies in [first, last)."""
    low, high = slice_of(mentions, first, last)
    return mentions[low:high]


def number_in(starts: Sequence[int], low: int, high: int) -> int:
    """Return how many of ordered tokens lie in [low, high)."""
    return bisect_left(starts, high) - bisect_left(starts, low) if low < high else 0


def first_outside(items: Sequence[M], low: int, left_out: frozenset[int]) -> M | None:
    """Return the first of the items in text order that starts at `low` or behind it and not
    at one of the tokens left out.
    """
    behind = items[bisect_left(items, low, key=FIRST) :]
    return next((item for item in behind if item.first not in left_out), None)
