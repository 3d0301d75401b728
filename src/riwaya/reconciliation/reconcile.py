"""From claims to incidents, all at once or report by report, with the same result."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from riwaya.model import Claim, Judgement, Link, Report, ReportId
from riwaya.reconciliation.clusters import Bonds, Grouping, Pair, components, pair
from riwaya.reconciliation.copies import CopyIndex, Originals, originals
from riwaya.reconciliation.derive import derive
from riwaya.reconciliation.features import Featurer, Row
from riwaya.reconciliation.gatherings import Gatherings, gatherings
from riwaya.reconciliation.ground import SCALE, Ground, Group, latest, pairs_of
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.linkage import Edges, Scorer
from riwaya.reconciliation.partners import changed
from riwaya.reconciliation.record import Reconciliation


def reconcile(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement] = (),
    *,
    knowledge: Knowledge,
    made: datetime | None = None,
) -> Reconciliation:
    """Return the incidents that claims tell, with verdicts, casualties, copies and control.

    The result depends on the reports, claims and judgements alone, never on their order.
    People's judgements (any producer but this one) outrank the machine. `made` dates the
    machine's links.
    """
    ground = _empty(len(knowledge.rules.comparisons))
    grown, moved = _extend(ground, reports, claims, judgements, knowledge)
    return derive(grown, ground, moved, knowledge, made or datetime.now(UTC))


def reconcile_more(
    previous: Reconciliation,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement] = (),
    *,
    knowledge: Knowledge,
    made: datetime | None = None,
) -> Reconciliation:
    """Return what `reconcile` would return for all reports, computing only what changes.

    Where what is new changes which claims of a crowd stand for others, all is computed anew.
    """
    ground = previous.ground
    more = (list(reports), list(claims), list(judgements))
    grown, moved = _extend(ground, *more, knowledge)
    if grown.gatherings != ground.gatherings:
        return reconcile(
            [*ground.reports.values(), *more[0]],
            [*ground.claims, *more[1]],
            [*ground.people, *more[2]],
            knowledge=knowledge,
            made=made,
        )
    return derive(grown, ground, moved, knowledge, made or datetime.now(UTC))


def _empty(comparisons: int) -> Ground:
    return Ground(
        {}, (), (), {}, CopyIndex(), Originals({}, {}), Edges.none(comparisons), (), {}
    )


def _extend(
    ground: Ground,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
    knowledge: Knowledge,
) -> tuple[Ground, set[ReportId]]:
    """Return the ground with what is new, and the reports whose voices are heard anew."""
    fresh = {
        id: report for id, report in ((r.id, r) for r in reports) if id not in ground.reports
    }
    known = {**ground.reports, **fresh}
    index = ground.index.add(fresh)
    first = originals(index)
    moved = changed(ground.originals, first) | set(fresh)
    people = tuple(dict.fromkeys((*ground.people, *judgements)))
    grown = _with_claims(replace(ground, people=people), claims, known, knowledge)
    grown = replace(grown, reports=known, index=index, originals=first)
    return _group(grown, ground, knowledge), moved


def _with_claims(
    ground: Ground,
    claims: Iterable[Claim],
    reports: Mapping[ReportId, Report],
    knowledge: Knowledge,
) -> Ground:
    """Return the ground with new claims, their rows and the links they make."""
    fresh = {id: c for id, c in ((c.id, c) for c in claims) if id not in ground.numbers}
    new = sorted(fresh.values(), key=lambda c: (c.report, c.sentence, c.trigger))
    rows = ground.rows + tuple(Featurer(knowledge).rows(new, reports))
    since = len(ground.rows)
    numbers = {**ground.numbers, **{r.claim: since + n for n, r in enumerate(rows[since:])}}
    grown = replace(ground, claims=ground.claims + tuple(new), rows=rows, numbers=numbers)
    radius, most = knowledge.rules.radius["city"], knowledge.rules.linkage.crowd
    followers = gatherings(rows, most, radius, _said_of(grown))
    edges = ground.edges.join(_new_edges(rows, since, followers, knowledge))
    return replace(grown, edges=edges, gatherings=followers)


def _said_of(ground: Ground) -> set[int]:
    """Return the rows of which people or their reports say with which they stand."""
    bonds = _bonds(ground)
    return {
        row
        for pairs in (bonds.same, bonds.different, bonds.repeats)
        for p in pairs
        for row in p
    }


def _new_edges(
    rows: Sequence[Row], since: int, followers: Gatherings, knowledge: Knowledge
) -> Edges:
    """Return the scored pairs with a row from `since` on, comparing near rows only.

    Rows that follow another are compared with that one alone.
    """
    near = list(range(len(rows))) if since == 0 else _near(rows, since, knowledge)
    following = {row for others in followers.values() for row in others}
    leading = [number for number in near if number not in following]
    old = sum(1 for number in leading if number < since)
    edges = _scored(rows, leading, knowledge, lambda scorer: scorer.score(old))
    stars = [
        (first, row) for first, others in followers.items() for row in others if row >= since
    ]
    if not stars:
        return edges
    both = sorted({row for star in stars for row in star})
    at = {row: number for number, row in enumerate(both)}
    pairs = [(at[one], at[two]) for one, two in stars]
    return edges.join(_scored(rows, both, knowledge, lambda scorer: scorer.compare(pairs)))


def _scored(
    rows: Sequence[Row],
    numbers: Sequence[int],
    knowledge: Knowledge,
    score: Callable[[Scorer], Edges],
) -> Edges:
    """Return the pairs that a scorer of some rows finds, by the numbers of all rows."""
    scorer = Scorer([rows[number] for number in numbers], knowledge.rules)
    try:
        edges = score(scorer)
    finally:
        scorer.close()
    back = np.array(numbers, np.int64)
    return replace(edges, left=back[edges.left], right=back[edges.right])


def _near(rows: Sequence[Row], since: int, knowledge: Knowledge) -> list[int]:
    """Return the numbers of new rows and of old ones whose days could make a pair with them."""
    reach = 2 * knowledge.rules.linkage.state_window
    new = rows[since:]
    spans = _joined([(r.d0 - reach, r.d1 + reach) for r in new])
    told = _joined([(r.published - reach, r.published + reach) for r in new])
    return [
        number
        for number, row in enumerate(rows)
        if number >= since
        or any(a <= row.d1 and row.d0 <= b for a, b in spans)
        or any(a <= row.published <= b for a, b in told)
    ]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans with overlapping ones joined."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _group(ground: Ground, before: Ground, knowledge: Knowledge) -> Ground:
    """Return the ground with its claims in groups; sets that did not change are kept."""
    accept = round(knowledge.rules.linkage.accept * SCALE)
    bonds = _bonds(ground)
    judged = bonds.same | bonds.different
    strong = (ground.edges.weight >= accept) & ~_follows(ground)
    linked = zip(
        ground.edges.left[strong].tolist(), ground.edges.right[strong].tolist(), strict=True
    )
    sets = [tuple(c) for c in components([*linked, *bonds.same, *bonds.repeats])]
    old = _bonds(before)
    touched = {row for p in judged ^ (old.same | old.different) for row in p}
    touched |= {row for p in bonds.repeats - old.repeats for row in p}
    kept = {
        members: before.components[members]
        for members in sets
        if members in before.components and not touched.intersection(members)
    }
    todo = [members for members in sets if members not in kept]
    split = _split(ground, todo, bonds, knowledge)
    return replace(ground, components={**kept, **split})


def _follows(ground: Ground) -> NDArray[np.bool_]:
    """Return for each pair whether one of it follows the other."""
    follows = np.zeros(len(ground.rows) + 1, np.bool_)
    follows[[row for others in ground.gatherings.values() for row in others]] = True
    return follows[ground.edges.left] | follows[ground.edges.right]


def _bonds(ground: Ground) -> Bonds:
    judged = latest(ground.people)
    numbers = ground.numbers
    return Bonds(
        pairs_of(judged, numbers, Link.SAME),
        pairs_of(judged, numbers, Link.DIFFERENT),
        frozenset(
            pair(numbers[row.claim], numbers[claim.repeats])
            for row, claim in zip(ground.rows, ground.claims, strict=True)
            if claim.repeats is not None
            and claim.repeats in numbers
            and _may_repeat(row, ground.rows[numbers[claim.repeats]])
        ),
    )


def _may_repeat(row: Row, other: Row) -> bool:
    """Whether a claim can tell another again: months of war are not told as one day's fight."""
    dated = {row.dated, other.dated}
    return dated != {"state", "day"} or row.type != "clash"


def _split(
    ground: Ground, sets: Sequence[Group], bonds: Bonds, knowledge: Knowledge
) -> dict[Group, tuple[Group, ...]]:
    """Return each connected set in groups that break no constraint."""
    linkage = knowledge.rules.linkage
    inside = _inside(ground.edges, sets)
    parted = _forbidden(ground, sets, knowledge)
    found: dict[Group, tuple[Group, ...]] = {}
    for members in sets:
        grouping = Grouping(
            weights=inside[members[0]],
            bonds=_within(bonds, members),
            forbidden=parted.get(members[0], frozenset()),
            name=lambda row: ground.rows[row].claim,
            accept=round(linkage.accept * SCALE),
            uncompared=round(linkage.uncompared * SCALE),
        )
        found[members] = tuple(tuple(group) for group in grouping.split(members))
    return found


def _within(bonds: Bonds, members: Group) -> Bonds:
    if not (bonds.same or bonds.different or bonds.repeats):
        return bonds
    inside = set(members)
    return Bonds(
        *(
            frozenset(p for p in pairs if p[0] in inside and p[1] in inside)
            for pairs in (bonds.same, bonds.different, bonds.repeats)
        )
    )


def _inside(edges: Edges, sets: Sequence[Group]) -> dict[int, dict[Pair, int]]:
    """Return the weights of the pairs inside each set, by the set's first row."""
    of = {row: members[0] for members in sets for row in members}
    found: dict[int, dict[Pair, int]] = {members[0]: {} for members in sets}
    for i, j, weight in zip(
        edges.left.tolist(), edges.right.tolist(), edges.weight.tolist(), strict=True
    ):
        one = of.get(i)
        if one is not None and one == of.get(j):
            found[one][pair(i, j)] = weight
    return found


def _forbidden(
    ground: Ground, sets: Sequence[Group], knowledge: Knowledge
) -> dict[int, frozenset[Pair]]:
    """Return the pairs inside each set that break a constraint, by the set's first row."""
    rows = [row for members in sets for row in members]
    if not rows:
        return {}
    place = {row: at for at, row in enumerate(rows)}
    scorer = Scorer([ground.rows[row] for row in rows], knowledge.rules)
    try:
        broken = scorer.forbidden([[place[row] for row in members] for members in sets])
    finally:
        scorer.close()
    first = {row: members[0] for members in sets for row in members}
    found: dict[int, set[Pair]] = {}
    for a, b in broken:
        found.setdefault(first[rows[a]], set()).add(pair(rows[a], rows[b]))
    return {key: frozenset(pairs) for key, pairs in found.items()}
