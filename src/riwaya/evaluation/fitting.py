"""Weights of signs fitted to choices that people made: a conditional logit.

Each example is one choice: its options with their signs, and which are right. The weights make
the right options likeliest (McFadden 1974), several right ones sharing the likelihood, under a
quadratic penalty.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from riwaya.evaluation.solving import optimizers

LEAST = 5
"""A sign met in fewer examples is not weighed."""

PENALTY = 0.0025
FOLDS = 8
_ROUNDS = 300

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One choice: the signs of each option, and which options are right.

    `ruled` is the option that rules alone would take, `None` where they take none of them;
    `group` names the set it is from, `fold` the part of it that is held out together.
    """

    group: str
    fold: int
    signs: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    ruled: int | None


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each sign; raises `ConfigError` without SciPy."""
    minimize = optimizers().minimize
    counts = Counter(s for e in data for s in {s for signs in e.signs for s in signs})
    index = {s: i for i, s in enumerate(sorted(s for s, n in counts.items() if n >= LEAST))}
    usable = [e for e in data if any(e.right) and not all(e.right)]
    owner = np.repeat(np.arange(len(usable)), [len(e.signs) for e in usable])
    right = np.array([r for e in usable for r in e.right])
    found = minimize(
        _loss,
        np.zeros(len(index)),
        (_matrix(usable, index), owner, right),
        method="L-BFGS-B",
        jac=True,
        options={"maxiter": _ROUNDS},
    )
    return {sign: float(found.x[at]) for sign, at in index.items()}


def _matrix(data: Sequence[Example], index: Mapping[str, int]) -> Floats:
    """Return how often each option (row) carries each sign (column)."""
    rows = [signs for e in data for signs in e.signs]
    matrix = np.zeros((len(rows), len(index)))
    for row, signs in enumerate(rows):
        for sign in signs:
            if sign in index:
                matrix[row, index[sign]] += 1.0
    return matrix


def _loss(
    weights: Floats, matrix: Floats, owner: NDArray[np.int_], right: NDArray[np.bool_]
) -> tuple[float, Floats]:
    """Return the penalised negative log-likelihood and its gradient."""
    sums = matrix @ weights
    size = int(owner[-1]) + 1
    top = np.full(size, -np.inf)
    np.maximum.at(top, owner, sums)
    power = np.exp(sums - top[owner])
    every = np.bincount(owner, power, size)
    good = np.bincount(owner, power * right, size)
    penalty = PENALTY * size
    loss = -np.log(good / every).sum() + penalty * (weights @ weights)
    pull = power / every[owner] - power * right / good[owner]
    return float(loss), matrix.T @ pull + 2 * penalty * weights


def best(example: Example, weights: Mapping[str, float]) -> int:
    """Return which option the weights take, the first of equals."""
    sums = [sum(weights.get(s, 0.0) for s in signs) for signs in example.signs]
    return max(range(len(sums)), key=sums.__getitem__)


def held_out(data: Sequence[Example]) -> Iterator[tuple[Example, int]]:
    """Yield each example with what weights fitted without its fold take."""
    for fold in range(FOLDS):
        weights = fit([e for e in data if e.fold != fold])
        yield from ((e, best(e, weights)) for e in data if e.fold == fold)
