"""Average-link grouping of a crowd: the joins of `clusters`, on whole matrices at a time."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

NEVER = np.iinfo(np.int64).min
"""The mean of two groups that may not join, or are one."""


def merge(
    sizes: Iterable[int],
    links: Iterable[tuple[int, int, int, int]],
    barred: Iterable[tuple[int, int]],
    accept: int,
    uncompared: int,
) -> list[tuple[int, int]]:
    """Return the joins (into, from) of groups that are numbered in the order of their names.

    `links` are (one, two, total weight, pairs known) and `barred` pairs of groups. Ties go to
    the lower number, and a joined group keeps the lower one.
    """
    size = np.array(list(sizes), np.int64)
    total = np.outer(size, size) * uncompared
    for one, two, weight, known in links:
        total[one, two] = total[two, one] = total[one, two] + weight - known * uncompared
    bars = np.zeros(total.shape, np.bool_)
    for one, two in barred:
        bars[one, two] = bars[two, one] = True
    np.fill_diagonal(bars, val=True)
    return _Crowd(size, total, bars).joins(accept)


class _Crowd:
    """Groups with the sums of weights between them and each one's best neighbour."""

    def __init__(self, size: Ints, total: Ints, bars: NDArray[np.bool_]) -> None:
        self._size, self._total, self._bars = size, total, bars
        self._mean = np.where(bars, NEVER, total // np.outer(size, size))
        self._best = self._mean.max(axis=1)
        self._at = self._mean.argmax(axis=1)

    def joins(self, accept: int) -> list[tuple[int, int]]:
        """Join the best pair until none is good enough; return the joins in order."""
        found: list[tuple[int, int]] = []
        while True:
            one = int(self._best.argmax())
            if self._best[one] < accept:
                return found
            two = int(self._at[one])
            self._join(one, two)
            found.append((one, two))

    def _join(self, one: int, two: int) -> None:
        self._total[one] += self._total[two]
        self._total[:, one] = self._total[one]
        self._size[one] += self._size[two]
        self._bars[one] |= self._bars[two]
        self._bars[two] = True
        self._bars[:, one] = self._bars[one]
        self._bars[:, two] = True
        mean = np.where(
            self._bars[one], NEVER, self._total[one] // (self._size[one] * self._size)
        )
        self._mean[one] = self._mean[:, one] = mean
        self._mean[two] = self._mean[:, two] = NEVER
        self._tell(one, two)

    def _tell(self, one: int, two: int) -> None:
        """Look again where a best neighbour was joined and has become worse."""
        held = (self._at == one) | (self._at == two)
        held[[one, two]] = True
        mean = self._mean[:, one]
        # The mean of two weights is no better than the better: as good, it is still the best.
        same = held & (mean >= self._best) & (mean > NEVER)
        self._at[same] = one
        self._best[same] = mean[same]
        again = np.flatnonzero(held & ~same)
        self._best[again] = self._mean[again].max(axis=1)
        self._at[again] = self._mean[again].argmax(axis=1)
