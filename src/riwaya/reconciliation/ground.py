"""What a reconciliation keeps so that later reports can be added without starting again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import overload

from riwaya.lexicons.reconciliation import ReconciliationRules
from riwaya.model import (
    Claim,
    ClaimId,
    ControlInterval,
    Flag,
    Incident,
    Judgement,
    Link,
    Part,
    Producer,
    Report,
    ReportId,
)
from riwaya.reconciliation.accounts import Member
from riwaya.reconciliation.clusters import Pair
from riwaya.reconciliation.copies import CopyIndex, Originals
from riwaya.reconciliation.evidence import Evidence, Site
from riwaya.reconciliation.features import Row
from riwaya.reconciliation.gatherings import Gatherings
from riwaya.reconciliation.linkage import Edges

MACHINE = Producer("riwaya.reconciliation", "1")
"""Who is named as the maker of links; judgements by any other producer are people's."""

SCALE = 1000
"""Weights are kept in thousandths, as whole numbers."""

Group = tuple[int, ...]
"""Row numbers of the claims of one incident, ordered by claim id."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place with the evidence on who held it and the intervals that follow."""

    site: Site
    evidence: tuple[Evidence, ...]
    intervals: tuple[ControlInterval, ...]


@dataclass(frozen=True)
class Ground:
    """Reports, claims, rows, links and groups met so far, and what was derived from them.

    Row numbers index `claims`, `rows`, `members` and `told` (evidence on control).
    """

    reports: Mapping[ReportId, Report]
    claims: tuple[Claim, ...]
    rows: tuple[Row, ...]
    numbers: Mapping[str, int]
    index: CopyIndex
    originals: Originals
    edges: Edges
    people: tuple[Judgement, ...]
    components: Mapping[Group, tuple[Group, ...]]
    gatherings: Gatherings = field(default_factory=dict)
    members: tuple[Member, ...] = ()
    told: tuple[tuple[tuple[Site, bool, Evidence], ...], ...] = ()
    incidents: Mapping[Group, Incident] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    flags: Mapping[ReportId, tuple[Flag, ...]] = field(default_factory=dict)

    def with_edges(self, edges: Edges) -> "Ground":
        """Return the ground with these links instead of its own."""
        return replace(self, edges=edges)


class Links(Sequence[Judgement]):
    """The machine's links as judgements, each made from its scores when it is looked at."""

    def __init__(
        self,
        ground: Ground,
        group_of: Mapping[int, int],
        rules: ReconciliationRules,
        made: datetime,
    ) -> None:
        self._ground = ground
        self._group_of = group_of
        self._rules = rules
        self._made = made

    @cached_property
    def _order(self) -> list[int]:
        """The numbers of the links, ordered by the ids of their claims."""
        rows, edges = self._ground.rows, self._ground.edges
        keys = [
            (*sorted((rows[i].claim, rows[j].claim)), number)
            for number, (i, j) in enumerate(
                zip(edges.left.tolist(), edges.right.tolist(), strict=True)
            )
        ]
        return [key[2] for key in sorted(keys)]

    def __len__(self) -> int:
        return len(self._ground.edges)

    @overload
    def __getitem__(self, index: int) -> Judgement: ...
    @overload
    def __getitem__(self, index: slice) -> list[Judgement]: ...
    def __getitem__(self, index: int | slice) -> Judgement | list[Judgement]:
        if isinstance(index, slice):
            return [self._judgement(number) for number in self._order[index]]
        return self._judgement(self._order[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Links) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def _judgement(self, number: int) -> Judgement:
        edges, rows = self._ground.edges, self._ground.rows
        i, j = int(edges.left[number]), int(edges.right[number])
        if rows[i].claim > rows[j].claim:
            i, j = j, i
        same = self._group_of.get(i, -1) == self._group_of.get(j, -2)
        return Judgement(
            ClaimId(rows[i].claim),
            ClaimId(rows[j].claim),
            Link.SAME if same else Link.SUGGESTED,
            MACHINE,
            self._made,
            int(edges.weight[number]) / 1000,
            self._parts(number, i, j),
        )

    def _parts(self, number: int, i: int, j: int) -> tuple[Part, ...]:
        """Return the waterfall: each comparison's level, weight and both sides' words."""
        left, right = self._ground.claims[i], self._ground.claims[j]
        one, two = self._ground.rows[i], self._ground.rows[j]
        parts = []
        for column, comparison in enumerate(self._rules.comparisons):
            level = comparison.levels[int(self._ground.edges.levels[number, column])]
            parts.append(
                Part(
                    f"{comparison.id}.{level.id}",
                    round(level.weight, 3),
                    self._words(comparison.id, left, one),
                    self._words(comparison.id, right, two),
                )
            )
        return tuple(parts)

    def _words(self, feature: str, claim: Claim, row: Row) -> str:
        """Return what one side says of a feature, in its own words where there are any."""
        if feature == "place":
            return "، ".join(where.name for where in claim.where)
        if feature == "when":
            when = claim.interval
            return f"{when.first or ''}/{when.last or ''}" if when else ""
        if feature == "event":
            return f"{row.type}: {row.outcome}"
        if feature == "parties":
            return f"{row.agent or '?'} → {row.target or '?'}"
        if feature == "losses":
            return "، ".join(loss.value.text for loss in claim.losses)
        if feature == "weapons":
            return "، ".join(weapon.value.text for weapon in claim.weapons)
        report = self._ground.reports.get(claim.report)
        if feature == "words" and report is not None:
            return claim.sentence.of(report.text)
        return report.name if report is not None else row.report


def latest(judgements: Sequence[Judgement]) -> dict[tuple[str, str], Judgement]:
    """Return people's last word on each pair of claims; the machine's own are left out."""
    found: dict[tuple[str, str], Judgement] = {}
    people = [j for j in judgements if j.producer.name != MACHINE.name]
    for judgement in sorted(people, key=lambda j: (j.made, j.producer.name, j.verdict)):
        left, right = sorted((judgement.left, judgement.right))
        found[left, right] = judgement
    return found


def pairs_of(
    judged: Mapping[tuple[str, str], Judgement], numbers: Mapping[str, int], link: Link
) -> frozenset[Pair]:
    """Return the pairs of row numbers that people judged so."""
    return frozenset(
        (min(numbers[a], numbers[b]), max(numbers[a], numbers[b]))
        for (a, b), judgement in judged.items()
        if judgement.verdict is link and a in numbers and b in numbers and a != b
    )
