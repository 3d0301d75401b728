"""Grouping: the best links first, never across a bar, people's word before all."""

from collections.abc import Iterable
from random import Random

import pytest

from riwaya.reconciliation import clusters
from riwaya.reconciliation.clusters import Bonds, Grouping, Pair, components


def split(
    weights: dict[Pair, int],
    rows: list[int],
    bonds: Bonds | None = None,
    forbidden: Iterable[Pair] = (),
) -> list[list[int]]:
    grouping = Grouping(
        weights=weights,
        bonds=bonds or Bonds(),
        forbidden=frozenset(forbidden),
        name=lambda row: f"{row:03}",
        accept=2000,
        uncompared=-5000,
    )
    return sorted(map(sorted, grouping.split(rows)))


def test_components_are_what_pairs_connect() -> None:
    assert components([(1, 2), (5, 6), (2, 3)]) == [[1, 2, 3], [5, 6]]
    assert components([]) == []


def test_strong_links_join() -> None:
    assert split({(0, 1): 6000, (1, 2): 6000, (0, 2): 6000}, [0, 1, 2]) == [[0, 1, 2]]


def test_a_chain_of_weak_links_does_not() -> None:
    weights = {(0, 1): 4000, (1, 2): 4000, (2, 3): 4000}
    assert split(weights, [0, 1, 2, 3]) == [[0, 1], [2, 3]]


def test_a_bar_holds_however_strong_the_links() -> None:
    weights = {(0, 1): 9000, (1, 2): 8000, (0, 2): 9000}
    assert split(weights, [0, 1, 2], forbidden=[(0, 2)]) == [[0, 1], [2]]


def test_people_bind_over_a_bar() -> None:
    bonds = Bonds(same=frozenset({(0, 2)}))
    assert split({}, [0, 2], bonds, [(0, 2)]) == [[0, 2]]
    assert split({(0, 1): -9000}, [0, 1, 2], bonds, [(0, 2)]) == [[0, 2], [1]]


def test_people_part_what_the_machine_binds() -> None:
    bonds = Bonds(different=frozenset({(0, 1)}))
    assert split({(0, 1): 9000}, [0, 1], bonds) == [[0], [1]]


def test_different_outranks_same_through_a_third() -> None:
    bonds = Bonds(same=frozenset({(0, 1), (1, 2)}), different=frozenset({(0, 2)}))
    assert split({}, [0, 1, 2], bonds) == [[0, 1], [2]]


def test_repeats_bind_unless_barred() -> None:
    bonds = Bonds(repeats=frozenset({(0, 1)}))
    assert split({}, [0, 1], bonds) == [[0, 1]]
    assert split({}, [0, 1], bonds, [(0, 1)]) == [[0], [1]]


def test_ties_go_by_name() -> None:
    weights = {(0, 1): 5000, (1, 2): 5000}
    assert split(weights, [2, 1, 0]) == split(weights, [0, 1, 2]) == [[0, 1], [2]]


def plainly(weights: dict[Pair, int], rows: list[int], barred: set[Pair]) -> list[list[int]]:
    """The definition itself: join the best pair of groups until none is good enough."""
    groups = [[row] for row in rows]
    while True:
        options = []
        for one, left in enumerate(groups):
            for two, right in enumerate(groups[one + 1 :], one + 1):
                pairs = [(min(i, j), max(i, j)) for i in left for j in right]
                mean = sum(weights.get(p, -5000) for p in pairs) // len(pairs)
                if mean >= 2000 and not barred.intersection(pairs):
                    options.append((-mean, *sorted((min(left), min(right))), one, two))
        if not options:
            return sorted(map(sorted, groups))
        *_, one, two = min(options)
        groups[one] += groups.pop(two)


@pytest.mark.parametrize("crowd", [2, 64], ids=["matrices", "heap"])
def test_both_ways_of_grouping_keep_to_the_definition(
    crowd: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "CROWD", crowd)
    for seed in range(400):
        random = Random(seed)
        rows = list(range(random.randint(2, 9)))
        pairs = [(i, j) for i in rows for j in rows if i < j]
        weights = {
            p: random.choice([2000, 3000, 5000, 5000, 9000, random.randint(-1000, 9000)])
            for p in pairs
            if random.random() < 0.6
        }
        barred = {p for p in pairs if random.random() < 0.1}
        found = split(weights, rows, forbidden=barred)
        assert found == plainly(weights, rows, barred), seed


def test_people_are_heard_in_a_crowd_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "CROWD", 2)
    bonds = Bonds(same=frozenset({(0, 3)}), different=frozenset({(0, 1)}))
    weights = {(0, 1): 9000, (1, 2): 6000, (0, 2): 6000}
    assert split(weights, [0, 1, 2, 3], bonds, [(0, 3)]) == [[0, 3], [1, 2]]
