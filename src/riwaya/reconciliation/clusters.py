"""Groups of claims from scored pairs, under constraints and people's judgements."""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Pair = tuple[int, int]


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
    _known: dict[int, dict[int, tuple[int, int]]] = field(default_factory=dict)
    _apart: dict[int, set[int]] = field(default_factory=dict)
    _into: dict[int, int] = field(default_factory=dict)

    def split(self, rows: Sequence[int]) -> list[list[int]]:
        """Return the rows in groups, each sorted by claim id."""
        self._groups = {row: [row] for row in rows}
        self._known = {row: {} for row in rows}
        self._apart = {row: set() for row in rows}
        for (i, j), weight in self.weights.items():
            self._known[i][j] = self._known[j][i] = (weight, 1)
        self._bar(self.bonds.different)
        self._bind(self.bonds.same)
        self._bar(self.forbidden)
        self._bind(self.bonds.repeats)
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
        for i, j in sorted(pairs, key=lambda p: sorted((self.name(p[0]), self.name(p[1])))):
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

    def _mean(self, one: int, two: int) -> int:
        total, count = self._known[one][two]
        size = len(self._groups[one]) * len(self._groups[two])
        return (total + (size - count) * self.uncompared) // size

    def _entry(self, one: int, two: int) -> tuple[int, str, str, int, int, int, int]:
        names = sorted((self._label(one), self._label(two)))
        sizes = len(self._groups[one]), len(self._groups[two])
        return (-self._mean(one, two), names[0], names[1], one, two, *sizes)

    def _label(self, key: int) -> str:
        return min(map(self.name, self._groups[key]))

    def _merge_all(self) -> None:
        heap = [
            self._entry(one, two)
            for one, known in self._known.items()
            for two in known
            if one < two
        ]
        heapq.heapify(heap)
        while heap:
            mean, _, _, one, two, left, right = heapq.heappop(heap)
            if -mean < self.accept:
                return
            if not self._fresh(one, two, left, right) or two in self._apart[one]:
                continue
            self._join(one, two)
            for other in self._known[one]:
                heapq.heappush(heap, self._entry(one, other))

    def _fresh(self, one: int, two: int, left: int, right: int) -> bool:
        """Whether both groups are still as they were when the entry was made."""
        groups = self._groups
        return (
            one in groups
            and two in groups
            and len(groups[one]) == left
            and len(groups[two]) == right
        )

    def _join(self, one: int, two: int) -> None:
        """Put the second group into the first, with its links and its bars."""
        self._groups[one] += self._groups.pop(two)
        self._into[two] = one
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
            self._apart[other].add(one)
            self._apart[one].add(other)
