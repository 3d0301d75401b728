"""Fitting weights to choices."""

import random

from riwaya.evaluation.fitting import FOLDS, Example, best, fit, held_out


def choices(number: int, seed: int = 3) -> list[Example]:
    """Choices in which `good` decides and `noise` says nothing."""
    generator = random.Random(seed)
    made = []
    for at in range(number):
        right = [generator.random() < 0.5 for _ in range(3)]
        signs = tuple(
            ("good" if r else "bad", generator.choice(("noise:1", "noise:2"))) for r in right
        )
        made.append(Example("set", at % FOLDS, signs, tuple(right), 0))
    return made


def test_a_sign_that_decides_outweighs_one_that_says_nothing() -> None:
    weights = fit(choices(80))
    assert weights["good"] > weights["bad"] + 2
    assert abs(weights["noise:1"] - weights["noise:2"]) < 0.5


def test_a_rare_sign_is_not_weighed() -> None:
    rare = Example("set", 0, (("good", "rare"), ("bad",)), (True, False), 0)
    assert "rare" not in fit([*choices(40), rare])


def test_what_is_held_out_is_judged_once_by_weights_of_the_others() -> None:
    data = choices(64)
    judged = list(held_out(data))
    assert sorted(map(id, data)) == sorted(id(e) for e, _ in judged)
    decidable = [(e, taken) for e, taken in judged if any(e.right)]
    assert all(e.right[taken] for e, taken in decidable)


def test_the_first_of_equal_options_is_taken() -> None:
    assert best(Example("set", 0, (("a",), ("a",)), (False, True), 0), {"a": 1.0}) == 0
