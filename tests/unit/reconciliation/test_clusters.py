"""Grouping: the best links first, never across a bar, people's word before all."""

from collections.abc import Iterable

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
