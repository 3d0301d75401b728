"""Where one claim of a crowd is compared for its like, no order and no batching shows."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.test_growing import add, store
from tests.property.test_growing import seen as kept_in
from tests.property.test_reconciliation import FEW, KNOWLEDGE, MADE, SEEDS, record, seen

import riwaya.pipeline.build_grow as growing
from riwaya.model import Claim, Report
from riwaya.pipeline.build_derive import derive_anew
from riwaya.reconciliation import Knowledge, reconcile, reconcile_more


def with_crowd(most: int) -> Knowledge:
    """Knowledge by whose rules more claims than these are a crowd."""
    linkage = replace(KNOWLEDGE.rules.linkage, crowd=most)
    rules = replace(KNOWLEDGE.rules, linkage=linkage)
    return Knowledge(KNOWLEDGE.blocs, KNOWLEDGE.outlets, rules)


CROWDED = with_crowd(1)
"""Rules by which two claims that tell the same are a crowd."""

FEWER = settings(FEW, max_examples=6)


def crowd(seed: int, count: int) -> tuple[list[Report], list[Claim]]:
    """Reports of which many tell the same of one place and day."""
    reports, claims = record(seed, count)
    random = Random(seed)
    first = claims[0]
    same = {name: getattr(first, name) for name in ("event_type", "modality", "agent")}
    same |= {name: getattr(first, name) for name in ("target", "places", "when")}
    return reports, [replace(c, **same) if random.random() < 0.6 else c for c in claims]


@FEWER
@given(SEEDS, st.integers(3, 9), st.randoms(use_true_random=False))
def test_any_order_and_batching_gives_the_same_record(
    seed: int, count: int, random: Random
) -> None:
    reports, claims = crowd(seed, count)
    expected = reconcile(reports, claims, knowledge=CROWDED, made=MADE)
    random.shuffle(reports)
    random.shuffle(claims)
    shuffled = reconcile(reports, claims, knowledge=CROWDED, made=MADE)
    assert seen(shuffled) == seen(expected)
    result = reconcile([], [], knowledge=CROWDED, made=MADE)
    while reports:
        batch = [reports.pop() for _ in range(min(len(reports), random.randint(1, 3)))]
        ids = {report.id for report in batch}
        told = [claim for claim in claims if claim.report in ids]
        result = reconcile_more(result, batch, told, knowledge=CROWDED, made=MADE)
    assert seen(result) == seen(expected)


@FEWER
@given(SEEDS, st.integers(4, 9), st.randoms(use_true_random=False))
def test_a_crowd_that_grew_in_a_record_is_the_crowd_derived_at_once(
    seed: int, count: int, random: Random
) -> None:
    reports, claims = crowd(seed, count)
    growing.SHARE, share = 0, growing.SHARE
    with store() as whole, store() as parts:
        add(whole, reports, claims)
        derive_anew(whole, CROWDED)
        random.shuffle(reports)
        add(parts, [reports.pop()], claims)
        derive_anew(parts, CROWDED)
        while reports:
            add(parts, [reports.pop()], claims)
            assert growing.grow(parts, CROWDED)
        growing.SHARE = share
        assert kept_in(parts)[:-1] == kept_in(whole)[:-1]


def test_a_crowd_stands_in_one_incident() -> None:
    reports, claims = record(3, 9)
    same = [replace(c, **_of(claims[0])) for c in claims]
    (incident,) = reconcile(reports, same, knowledge=CROWDED).incidents
    assert len(incident.accounts) == len(claims)
    links = reconcile(reports, same, knowledge=CROWDED).judgements
    assert len(links) < len(claims)
    every_pair = reconcile(reports, same, knowledge=with_crowd(100)).judgements
    assert len(every_pair) > 2 * len(claims)


def _of(claim: Claim) -> dict[str, object]:
    names = ("event_type", "modality", "agent", "target", "places", "when")
    return {name: getattr(claim, name) for name in names}
