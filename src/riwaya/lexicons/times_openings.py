"""How expressions of the time grammar may begin, worked out from its rules.

For each class of words: whether a word of it is an expression by itself, and which classes may
stand right behind it in a longer one. Where the word behind is of none of these, no rule need
be tried.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Protocol

AND = "and"
"""The class of a word that need not be taken: "and" is written with the next."""


class Part(Protocol):
    """One place of a pattern."""

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes, any of which will do."""
        ...

    @property
    def optional(self) -> bool:
        """Whether it may be left out."""
        ...


@dataclass(slots=True)
class _Heads:
    """The first classes, those that are all there is, and the first with the second ones."""

    first: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def size(self) -> int:
        return len(self.first) + len(self.alone) + len(self.pairs)

    def add(self, other: "_Heads") -> None:
        self.first |= other.first
        self.alone |= other.alone
        self.pairs |= other.pairs


def openings(
    patterns: Mapping[str, Sequence[Sequence[Part]]], kinds: Iterable[str]
) -> dict[str, frozenset[str] | None]:
    """Return by class what may follow a first word of it, `None` where nothing need follow.

    `patterns` are those of the rules by what these give, `kinds` what is an expression.
    """
    heads = {gives: _Heads() for gives in patterns}
    size = -1
    while size != (size := sum(head.size() for head in heads.values())):
        for gives, found in patterns.items():
            for pattern in found:
                heads[gives].add(_heads(pattern, heads))
    all_of = _Heads()
    for kind in kinds:
        all_of.add(heads[kind])
    seconds: dict[str, set[str]] = {first: set() for first in all_of.first}
    for first, second in all_of.pairs:
        seconds[first].add(second)
    return {
        first: None if first in all_of.alone else frozenset(behind)
        for first, behind in seconds.items()
    }


def _heads(pattern: Sequence[Part], heads: Mapping[str, _Heads]) -> _Heads:
    """Return what one rule may begin with, by what is known of the others so far."""
    found, begun, untouched = _Heads(), set[str](), True
    for part in pattern:
        own = _Heads()
        for name in part.classes:
            own.add(heads[name] if name in heads else _Heads({name}, {name}))
        found.pairs.update(product(begun, own.first))
        skipped = part.optional or AND in part.classes
        begun = begun if skipped else set()
        if untouched:
            found.first |= own.first
            found.pairs |= own.pairs
            begun = begun | own.alone
        untouched = untouched and skipped
    found.alone |= begun
    return found
