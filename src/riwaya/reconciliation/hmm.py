"""Forward–backward for a chain of sticky states seen on some days only (Rabiner 1989)."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def stays(days: int, states: int, stay: float) -> float:
    """Return the chance to be in the same state after some days.

    Each day the state stays with chance `stay` or goes to any other one with equal chance; the
    power of such a matrix has this closed form, so days without evidence cost nothing.
    """
    if states == 1:
        return 1.0
    decay = 1 - (1 - stay) * states / (states - 1)
    return float(1 / states + (1 - 1 / states) * decay**days)


def _step(vector: Floats, days: int, stay: float) -> Floats:
    """Return the vector after the transition of so many days (the matrix is symmetric)."""
    states = len(vector)
    same = stays(days, states, stay)
    if states == 1:
        return vector
    other = (1 - same) / (states - 1)
    stepped: Floats = vector * (same - other) + vector.sum() * other
    return stepped


def turning(
    states: int, turns: Mapping[int, float], leaves: Mapping[int, float], restated: float
) -> Floats:
    """Return the matrix (from, to) of a day on which states are told to be taken or left.

    `turns` maps a state to the chance that any other turns into it that day, `leaves` to the
    chance that it turns into any other; `restated` is how likely the telling is when the state
    was there before: who holds a place seldom takes it.
    """
    matrix = np.eye(states)
    for state, chance in turns.items():
        matrix[:, state] += chance
        matrix[state, state] = restated**chance
        for other in range(states):
            if other != state:
                matrix[other, other] = max(matrix[other, other] - chance, 0.0)
    for state, chance in leaves.items():
        matrix[state, :] += chance / (states - 1)
        matrix[state, state] *= 1 - chance
    return matrix


def posteriors(
    days: Sequence[int],
    likelihoods: Floats,
    stay: float,
    turns: Mapping[int, Floats] | None = None,
) -> Floats:
    """Return the chance of each state on each day, given the evidence of all days.

    `likelihoods` has one row a day, one column a state; `days` are ascending ordinals; `turns`
    are turning matrices by row number.
    """
    count, states = likelihoods.shape
    given = turns or {}
    forward = np.empty((count, states))
    current = np.full(states, 1 / states)
    for at in range(count):
        if at:
            current = _step(current, days[at] - days[at - 1], stay)
        if at in given:
            current = current @ given[at]
        current = current * likelihoods[at]
        current = current / current.sum()
        forward[at] = current
    backward = np.ones(states)
    smoothed = np.empty((count, states))
    for at in range(count - 1, -1, -1):
        chance = forward[at] * backward
        smoothed[at] = chance / chance.sum()
        backward = backward * likelihoods[at]
        if at in given:
            backward = given[at] @ backward
        if at:
            backward = _step(backward, days[at] - days[at - 1], stay)
        backward = backward / backward.sum()
    return smoothed
