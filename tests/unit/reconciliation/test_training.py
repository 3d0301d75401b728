"""Weights learnt from pairs: they find what made the pairs, and keep what pairs do not show."""

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from riwaya.errors import ConfigError
from riwaya.model import EventType
from riwaya.reconciliation import Knowledge, train
from riwaya.reconciliation.training import learn

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Desk


def made(knowledge: Knowledge, pairs: int, seed: int = 1) -> "np.ndarray":
    """Levels of pairs, a fifth of them matches, with chances known beforehand."""
    random = np.random.Generator(np.random.PCG64(seed))
    columns = []
    match = random.random(pairs) < 0.2
    for comparison in knowledge.rules.comparisons:
        count = len(comparison.levels)
        common = np.full(count, 0.1 / max(count - 1, 1))
        one, two = common.copy(), common.copy()
        one[0], two[-1] = 0.9, 0.9
        drawn = np.where(
            match, random.choice(count, pairs, p=one), random.choice(count, pairs, p=two)
        )
        columns.append(drawn)
    return np.stack(columns, axis=1).astype(np.int8)


def test_the_chances_that_made_the_pairs_are_found(knowledge: Knowledge) -> None:
    learnt = learn(made(knowledge, 20_000), knowledge.rules, strength=10)
    for comparison in learnt:
        assert comparison.levels[0].m == pytest.approx(0.9, abs=0.03)
        assert comparison.levels[-1].u == pytest.approx(0.9, abs=0.03)
        assert sum(level.m for level in comparison.levels) == pytest.approx(1)


def test_the_order_of_pairs_does_not_matter(knowledge: Knowledge) -> None:
    levels = made(knowledge, 3_000)
    turned = levels[::-1].copy()
    assert learn(levels, knowledge.rules, 50) == learn(turned, knowledge.rules, 50)


def test_levels_that_no_pair_shows_keep_a_chance(knowledge: Knowledge) -> None:
    levels = np.zeros((5_000, len(knowledge.rules.comparisons)), np.int8)
    for comparison in learn(levels, knowledge.rules, strength=100):
        assert all(level.m > 0 and level.u > 0 for level in comparison.levels)


def test_a_small_record_has_nothing_to_learn_from(desk: "Desk") -> None:
    desk.tell(EventType.CLASH, agent="opposition", place="منيان")
    with pytest.raises(ConfigError, match="too few"):
        train(desk.reports, desk.claims, knowledge=desk.knowledge)


def test_weights_are_learnt_from_a_record(desk: "Desk") -> None:
    random = Random(5)
    for _ in range(160):
        desk.tell(
            random.choice([EventType.CLASH, EventType.TERRITORY_GAIN]),
            outlet=random.choice("أبج"),
            agent=random.choice(["opposition", "government"]),
            place="منيان",
            day=f"2016-10-2{random.randrange(2, 8)}",
        )
    rules = train(desk.reports, desk.claims, knowledge=desk.knowledge)
    assert [c.id for c in rules.comparisons] == [c.id for c in desk.knowledge.rules.comparisons]
    assert rules.comparisons != desk.knowledge.rules.comparisons
