"""Choosing among the readings that a text leaves open, by what speaks for each.

A reading (an option) carries signs: short names of what holds of it, such as `behind:first` or
`prep:in:strike`. Each sign has a weight; the option with the largest sum is taken. The weights
are fitted on annotated reports as a conditional logit (McFadden 1974) by `tools/fit_weights.py`
and kept as data in `lexicons/weights`.

Signs that depend on the same few facts form a group, made once for each combination of these
facts: the sum of a group is worked out once, and an option costs a look-up for each of its
groups however many signs they hold.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from math import inf
from typing import Generic, Protocol, TypeVar

from riwaya.claims.drafts.draft import Draft
from riwaya.lexicons.weights import load_weights
from riwaya.model.making import maker, quick

T = TypeVar("T")
Group = tuple[str, ...]
"""Signs that hold together."""

_LIMITS = (0, 2, 5, 10, 20)
_BINS = (*map(str, _LIMITS), "far")
_PARTS = 1000
_KEPT_GROUPS = 1 << 17


@quick
@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One possible value, the rule that proposes it, and the signs that hold of it."""

    value: T
    rule: str
    groups: Sequence[Group]

    @property
    def signs(self) -> Group:
        """All signs, those of one group after those of another."""
        return tuple(chain.from_iterable(self.groups))


option = maker(Option)
"""Make an option, quickly."""


class Weigher(Protocol):
    """Chooses one of the options for a field of a claim."""

    def choose(self, field: str, draft: Draft, options: Sequence[Option[T]]) -> Option[T]:
        """Return the option taken; `options` is not empty."""
        ...


class LexiconWeigher:
    """Weighs by the weights in `lexicons/weights`."""

    def choose(self, field: str, draft: Draft, options: Sequence[Option[T]]) -> Option[T]:
        """Return the option whose signs weigh most, the first of equals."""
        best, most, weigh = options[0], -inf, sums_of(field).__getitem__
        for option in options if len(options) > 1 else ():
            weight = sum(map(weigh, option.groups))
            if weight > most:
                best, most = option, weight
        return best


class Sums(dict[Group, int]):
    """Group of signs → the sum of their weights, worked out when first asked for with `[…]`.

    Sums are whole thousandths, so that equals are equal in whatever order they are added up;
    an unknown sign weighs nothing.
    At most `kept` groups are remembered: a table that is full begins anew.
    """

    def __init__(self, weights: Mapping[str, float], kept: int = _KEPT_GROUPS) -> None:
        super().__init__()
        self._weights = {sign: round(_PARTS * weight) for sign, weight in weights.items()}
        self._kept = kept

    def __missing__(self, group: Group) -> int:
        if len(self) >= self._kept:
            self.clear()
        found = self[group] = sum(map(self._weights.get, group, repeat(0)))
        return found


@cache
def sums_of(field: str) -> Sums:
    """Return the sums of groups of signs for a field of a claim."""
    return Sums(load_weights(field))


class Flags(dict[tuple[bool, ...], Group]):
    """What holds of a row of signs → the group of those that do, made when first asked for."""

    def __init__(self, *signs: str) -> None:
        super().__init__()
        self._signs = signs

    def __missing__(self, held: tuple[bool, ...]) -> Group:
        found = tuple(sign for sign, holds in zip(self._signs, held, strict=True) if holds)
        self[held] = found
        return found


class _Bins(dict[float, str]):
    """Count or price → its class."""

    def __missing__(self, number: float) -> str:
        found = _BINS[bisect_left(_LIMITS, number)]
        if number <= _LIMITS[-1]:
            self[number] = found
        return found


bin_of = _Bins().__getitem__
"""Return the class of a count or a price: `0`, up to `2`, `5`, `10`, `20`, or `far`."""
