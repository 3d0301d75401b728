"""What is new in a record, laid beside the claims near it: which of them it is linked to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from riwaya.model import Claim, ClaimId, Judgement, Report, ReportId
from riwaya.reconciliation.copies import CopyIndex, Originals, originals
from riwaya.reconciliation.dates import UNDATED_DAYS
from riwaya.reconciliation.features import Featurer, Row
from riwaya.reconciliation.ground import SCALE, Ground, Links
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.linkage import Edges, Scorer

Window = tuple[str, int, int, int, int]
"""Claims of a type: first and last day (proleptic ordinals) of single days, then of states."""


@dataclass(frozen=True, slots=True)
class Partners:
    """New claims with the pairs that they make."""

    ground: Ground
    accept: int

    def linked(self) -> set[ClaimId]:
        """Return the claims of the pairs that are strong enough to bind."""
        edges = self.ground.edges
        strong = edges.weight >= self.accept
        numbers = {*edges.left[strong].tolist(), *edges.right[strong].tolist()}
        return {ClaimId(self.ground.rows[number].claim) for number in numbers}

    def judgements(self, knowledge: Knowledge, made: datetime) -> Iterator[Judgement]:
        """Yield all pairs as links that are suggested and no more."""
        yield from Links(self.ground, {}, knowledge.rules, made)


def windows(
    claims: Iterable[Claim], reports: Mapping[ReportId, Report], knowledge: Knowledge
) -> list[Window]:
    """Return where the claims are that could tell the same as these: a superset by far."""
    rules = knowledge.rules
    found: set[Window] = set()
    for row in Featurer(knowledge).rows(claims, reports):
        kinds = {t for members in rules.blocks.values() if row.type in members for t in members}
        wide = (row.d0 - rules.linkage.state_window, row.d1 + rules.linkage.state_window)
        for kind in kinds:
            state = row.dated == "state" or kind in rules.states or kind in rules.lasting
            near = wide if state else (row.d0 - 1, row.d1 + 1 + UNDATED_DAYS)
            found.add((kind, *near, *wide))
    return sorted(found)


def partners(
    fresh: Sequence[Claim],
    near: Sequence[Claim],
    reports: Mapping[ReportId, Report],
    knowledge: Knowledge,
) -> Partners:
    """Return the pairs that new claims make with each other and with claims near them."""
    claims = (*near, *fresh)
    rows: tuple[Row, ...] = tuple(Featurer(knowledge).rows(claims, reports))
    scorer = Scorer(rows, knowledge.rules)
    try:
        edges = (
            scorer.score(len(near)) if fresh else Edges.none(len(knowledge.rules.comparisons))
        )
    finally:
        scorer.close()
    numbers = {row.claim: number for number, row in enumerate(rows)}
    ground = Ground(
        reports, claims, rows, numbers, CopyIndex(), Originals({}, {}), edges, (), {}
    )
    return Partners(ground, round(knowledge.rules.linkage.accept * SCALE))


def moved(before: Mapping[ReportId, Report], fresh: Mapping[ReportId, Report]) -> set[ReportId]:
    """Return the reports whose words are held to come from elsewhere when fresh ones come."""
    index = CopyIndex().add(before)
    return changed(originals(index), originals(index.add(fresh))) - set(fresh)


def changed(before: Originals, after: Originals) -> set[ReportId]:
    """Return the reports whose words are now held to come from elsewhere than before."""
    found = {id for id, first in after.whole.items() if before.whole.get(id) != first}
    return found | {id for id, parts in after.parts.items() if before.parts.get(id) != parts}
