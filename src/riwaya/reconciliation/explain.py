"""Why two claims are held to tell one happening, or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from riwaya.model import ClaimId, Judgement, Link
from riwaya.reconciliation.ground import Ground, Links
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.linkage import Scorer
from riwaya.reconciliation.record import Reconciliation


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims beside each other: in one incident or not, the constraints that part them, and
    the score with its parts where they are alike enough to have one.
    """

    together: bool
    constraints: tuple[tuple[str, str], ...]
    link: Judgement | None


def compare(
    reconciliation: Reconciliation, left: ClaimId, right: ClaimId, *, knowledge: Knowledge
) -> Comparison:
    """Return how two claims of a record stand to each other; constraints as (id, reason).

    Raises `KeyError` when the record has no such claim.
    """
    ground = reconciliation.ground
    one, two = ground.numbers[left], ground.numbers[right]
    together = any(
        {left, right} <= {account.claim for account in incident.accounts}
        for incident in reconciliation.incidents
    )
    scorer = Scorer([ground.rows[one], ground.rows[two]], knowledge.rules)
    try:
        broken = scorer.constraints()
        edges = scorer.compare()
    finally:
        scorer.close()
    pair = _pair(ground, (one, two))
    links = Links(
        pair.with_edges(edges),
        {0: 0, 1: 0 if together else 1},
        knowledge.rules,
        datetime.now(UTC),
    )
    reasons = {c.id: c.why for c in knowledge.rules.constraints}
    return Comparison(
        together, tuple((id, reasons[id]) for id in broken), _first(links, together)
    )


def _first(links: Sequence[Judgement], together: bool) -> Judgement | None:
    if not links:
        return None
    link = links[0]
    if together:
        return link
    return Judgement(
        link.left, link.right, Link.DIFFERENT, link.producer, link.made, link.score, link.parts
    )


def _pair(ground: Ground, numbers: tuple[int, int]) -> Ground:
    """Return the ground with two claims only."""
    return Ground(
        ground.reports,
        tuple(ground.claims[n] for n in numbers),
        tuple(ground.rows[n] for n in numbers),
        {},
        ground.index,
        ground.originals,
        ground.edges,
        (),
        {},
    )
