"""Groups of claims from scored pairs, under constraints and people's judgements."""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from riwaya.reconciliation.crowds import merge

Pair = tuple[int, int]

CROWD = 64
"""From this size on a set is grouped on matrices; they take 17 bytes for each pair of rows."""


@dataclass(frozen=True, slots=True)
class Bonds:
    """What binds and what parts rows: people's word first, then what the report itself says.

    Pairs are (smaller, larger) row numbers. `same` and `different` are people's judgements;
    `repeats` are claims that their own report tells twice.
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
    repeats: frozenset[Pair] = frozenset()


def pair(i: int, j: int) -> Pair:
    """Return two row numbers in order."""
    return (i, j) if i < j else (j, i)


def components(pairs: Iterable[Pair]) -> list[list[int]]:
    """Return the sets of rows that pairs connect, each and all in ascending order."""
    parent: dict[int, int] = {}

    def root(node: int) -> int:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, j in pairs:
        one, two = root(i), root(j)
        if one != two:
            parent[max(one, two)] = min(one, two)
    groups: dict[int, list[int]] = {}
    for node in sorted(parent):
        groups.setdefault(root(node), []).append(node)
    return [groups[key] for key in sorted(groups)]


Entry = tuple[int, int, int, int, int]
"""Minus the mean weight, both groups' ranks in order, and their keys: the least comes first."""


@dataclass
class Grouping:
    """Average-link grouping of one connected set of rows.

    Two groups join when the mean weight over all their pairs, pairs without a link counting
    `uncompared`, is `accept` or more, best first, and no pair of them is forbidden. Ties go by
    the claims' ids, so the outcome depends on the claims alone.
    """

    weights: Mapping[Pair, int]
    bonds: Bonds
    forbidden: frozenset[Pair]
    name: Callable[[int], str]
    accept: int
    uncompared: int
    _groups: dict[int, list[int]] = field(default_factory=dict)
    _ranks: dict[int, int] = field(default_factory=dict)
    _known: dict[int, dict[int, tuple[int, int]]] = field(default_factory=dict)
    _apart: dict[int, set[int]] = field(default_factory=dict)
    _into: dict[int, int] = field(default_factory=dict)
    _best: dict[int, Entry] = field(default_factory=dict)

    def split(self, rows: Sequence[int]) -> list[list[int]]:
        """Return the rows in groups, each sorted by claim id."""
        self._groups = {row: [row] for row in rows}
        self._ranks = {row: rank for rank, row in enumerate(sorted(rows, key=self.name))}
        self._known = {row: {} for row in rows}
        self._apart = {row: set() for row in rows}
        for (i, j), weight in self.weights.items():
            self._known[i][j] = self._known[j][i] = (weight, 1)
        self._bar(self.bonds.different)
        self._bind(self.bonds.same)
        self._bar(self.forbidden)
        self._bind(self.bonds.repeats)
        if len(rows) >= CROWD:
            self._merge_crowd()
        else:
            self._merge_all()
        return [sorted(group, key=self.name) for group in self._groups.values()]

    def _bar(self, pairs: Iterable[Pair]) -> None:
        """Note which groups may not join."""
        for i, j in pairs:
            one, two = self._holder(i), self._holder(j)
            if one is not None and two is not None and one != two:
                self._apart[one].add(two)
                self._apart[two].add(one)

    def _bind(self, pairs: Iterable[Pair]) -> None:
        """Join what has to stand together, unless something stronger parts it."""
        for i, j in sorted(pairs, key=lambda p: sorted((self._ranks[p[0]], self._ranks[p[1]]))):
            one, two = self._holder(i), self._holder(j)
            if (
                one is not None
                and two is not None
                and one != two
                and two not in self._apart[one]
            ):
                self._join(one, two)

    def _holder(self, row: int) -> int | None:
        """Return the key of the group a row stands in."""
        while row in self._into:
            row = self._into[row]
        return row if row in self._groups else None

    def _entry(self, one: int, two: int) -> Entry:
        """Return what a pair of groups is worth, in the order in which pairs join."""
        total, count = self._known[one][two]
        size = len(self._groups[one]) * len(self._groups[two])
        mean = (total + (size - count) * self.uncompared) // size
        if self._ranks[one] > self._ranks[two]:
            one, two = two, one
        return -mean, self._ranks[one], self._ranks[two], one, two

    def _merge_crowd(self) -> None:
        """Do what `_merge_all` does, on matrices."""
        keys = sorted(self._groups, key=lambda key: self._ranks[key])
        number = {key: at for at, key in enumerate(keys)}
        links = [
            (number[one], number[two], *known)
            for one, others in self._known.items()
            for two, known in others.items()
            if number[one] < number[two]
        ]
        barred = [(number[one], number[two]) for one in keys for two in self._apart[one]]
        sizes = [len(self._groups[key]) for key in keys]
        for one, two in merge(sizes, links, barred, self.accept, self.uncompared):
            self._groups[keys[one]] += self._groups.pop(keys[two])

    def _merge_all(self) -> None:
        heap: list[Entry] = []
        for group in self._groups:
            self._look(group, heap)
        while heap:
            entry = heapq.heappop(heap)
            one, two = entry[3], entry[4]
            if entry not in (self._best.get(one), self._best.get(two)):
                continue
            self._join(one, two)
            self._tell(one, two, heap)

    def _look(self, group: int, heap: list[Entry]) -> None:
        """Find a group's best neighbour that it may join, if it has one."""
        barred = self._apart[group]
        entries = [self._entry(group, o) for o in self._known[group] if o not in barred]
        best = min(entries, default=None)
        if best is None or -best[0] < self.accept:
            self._best.pop(group, None)
        elif self._best.get(group) != best:
            self._best[group] = best
            heapq.heappush(heap, best)

    def _tell(self, one: int, two: int, heap: list[Entry]) -> None:
        """Look again for the group that has grown, and for those that held it their best."""
        self._best.pop(two, None)
        for other in self._known[one]:
            held = self._best.get(other)
            if held is None or not {one, two} & {held[3], held[4]}:
                continue
            entry = self._entry(other, one)
            if entry[0] <= held[0] and one not in self._apart[other]:
                # The mean of two weights is no better than the better: it is still the best.
                self._best[other] = entry
                heapq.heappush(heap, entry)
            else:
                self._look(other, heap)
        self._best.pop(one, None)
        self._look(one, heap)

    def _join(self, one: int, two: int) -> None:
        """Put the second group into the first, with its links and its bars."""
        self._groups[one] += self._groups.pop(two)
        self._into[two] = one
        self._ranks[one] = min(self._ranks[one], self._ranks[two])
        known = self._known.pop(two)
        self._known[one].pop(two, None)
        for other, (total, count) in known.items():
            if other == one:
                continue
            del self._known[other][two]
            had = self._known[one].get(other, (0, 0))
            both = (had[0] + total, had[1] + count)
            self._known[one][other] = self._known[other][one] = both
        for other in self._apart.pop(two):
            self._apart[other].discard(two)
            if other != one:
                self._apart[other].add(one)
                self._apart[one].add(other)
        self._apart[one].discard(two)
