"""Choosing among the readings that a text leaves open, by what speaks for each.

A reading (an option) carries signs: short names of what holds of it, such as `behind:first` or
`prep:in:strike`. Each sign has a weight; the option with the largest sum is taken. The weights
are fitted on annotated reports as a conditional logit (McFadden 1974) by `tools/fit_weights.py`
and kept as data in `lexicons/weights`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Generic, Protocol, TypeVar

from riwaya.claims.draft import Draft
from riwaya.lexicons.weights import load_weights
from riwaya.model.making import quick

T = TypeVar("T")

_BINS = ((0, "0"), (2, "2"), (5, "5"), (10, "10"), (20, "20"))


@quick
@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One possible value, the rule that proposes it, and the signs that hold of it."""

    value: T
    rule: str
    signs: Sequence[str]


class Weigher(Protocol):
    """Chooses one of the options for a field of a claim."""

    def choose(self, field: str, draft: Draft, options: Sequence[Option[T]]) -> Option[T]:
        """Return the option taken; `options` is not empty."""
        ...


class LexiconWeigher:
    """Weighs by the weights in `lexicons/weights`."""

    def choose(self, field: str, draft: Draft, options: Sequence[Option[T]]) -> Option[T]:
        """Return the option whose signs weigh most, the first of equals."""
        del draft
        weights = load_weights(field)
        return max(options, key=lambda option: weighed(option.signs, weights))


def weighed(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the sum of the weights of signs; an unknown sign weighs nothing."""
    return sum(map(weights.get, signs, repeat(0.0)))


def bin_of(number: float) -> str:
    """Return the class of a count or a price: `0`, up to `2`, `5`, `10`, `20`, or `far`."""
    for limit, name in _BINS:
        if number <= limit:
            return name
    return "far"
