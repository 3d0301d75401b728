"""Linkage weights from a large record, by expectation maximisation.

After Winkler (1988) on the model of Fellegi and Sunter: the levels of pairs are a mixture of
two groups, and each comparison is independent within a group. The comparison vectors are
Splink's; the steps are done here because the values that the rules give have to count as pairs
already seen: levels that a record never shows keep their weight, and no chance becomes zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from riwaya.errors import ConfigError
from riwaya.lexicons.reconciliation import Comparison, ReconciliationRules
from riwaya.model import Claim, Report
from riwaya.reconciliation.features import Featurer
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.linkage import Scorer

ENOUGH = 1_000
"""Pairs below which weights are not learnt."""

ROUNDS = 30
CLOSE = 1e-5

Floats = NDArray[np.float64]


def train(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    *,
    knowledge: Knowledge,
    strength: float = 500.0,
) -> ReconciliationRules:
    """Return the rules with weights learnt from a record's own pairs.

    `strength` is how many pairs the given weights count for. The same record gives the same
    weights in any order. Raises `ConfigError` when the record has too few pairs to learn from.
    """
    known = {report.id: report for report in reports}
    rows = Featurer(knowledge).rows(claims, known)
    scorer = Scorer(rows, knowledge.rules)
    try:
        levels = scorer.score(least=-1000.0).levels
    finally:
        scorer.close()
    if len(levels) < ENOUGH:
        raise ConfigError(f"{len(levels)} pairs of claims are too few to learn weights from")
    return knowledge.rules.with_weights(learn(levels, knowledge.rules, strength))


def learn(
    levels: NDArray[np.int8], rules: ReconciliationRules, strength: float
) -> tuple[Comparison, ...]:
    """Return the comparisons with chances learnt from the levels of pairs (one row a pair)."""
    vectors, counts = np.unique(levels, axis=0, return_counts=True)
    given = [_given(comparison) for comparison in rules.comparisons]
    chances, prior = given, rules.linkage.prior
    for _ in range(ROUNDS):
        match = _matches(vectors, chances, prior)
        found = [
            _chances(vectors[:, at], counts, match, start, strength)
            for at, start in enumerate(given)
        ]
        moved = max(
            float(np.abs(new - old).max()) for new, old in zip(found, chances, strict=True)
        )
        share = float((match * counts).sum() / counts.sum())
        chances, prior = found, min(max(share, CLOSE), 1 - CLOSE)
        if moved < CLOSE:
            break
    return tuple(
        _with_chances(comparison, chance)
        for comparison, chance in zip(rules.comparisons, chances, strict=True)
    )


def _given(comparison: Comparison) -> Floats:
    """Return the rules' own chances, two rows (match, other) that sum to one."""
    chances = np.array([[lv.m for lv in comparison.levels], [lv.u for lv in comparison.levels]])
    summed: Floats = chances / chances.sum(axis=1, keepdims=True)
    return summed


def _matches(vectors: NDArray[np.int8], chances: Sequence[Floats], prior: float) -> Floats:
    """Return the chance that pairs of each vector are matches."""
    logs = np.full((len(vectors), 2), np.log([prior, 1 - prior]))
    for at, chance in enumerate(chances):
        logs += np.log(chance[:, vectors[:, at]]).T
    difference = np.clip(logs[:, 1] - logs[:, 0], -500, 500)
    matches: Floats = 1 / (1 + np.exp(difference))
    return matches


def _chances(
    column: NDArray[np.int8],
    counts: NDArray[np.intp],
    match: Floats,
    given: Floats,
    strength: float,
) -> Floats:
    """Return a comparison's chances in matches and in the rest, the given ones counting too."""
    sums = strength * given
    for row, weight in enumerate((match * counts, (1 - match) * counts)):
        sums[row] += np.bincount(column, weights=weight, minlength=given.shape[1])
    learnt: Floats = sums / sums.sum(axis=1, keepdims=True)
    return learnt


def _with_chances(comparison: Comparison, chances: Floats) -> Comparison:
    levels = tuple(
        replace(level, m=float(m), u=float(u))
        for level, m, u in zip(comparison.levels, chances[0], chances[1], strict=True)
    )
    return replace(comparison, levels=levels)
