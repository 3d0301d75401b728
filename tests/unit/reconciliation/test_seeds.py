"""Five reports on Aleppo: what stands apart, what is history, what is odd."""

from pathlib import Path

import pytest

from riwaya.evaluation.gold import gold_claims, read_gold
from riwaya.model import Claim, EventType, Incident, Verdict
from riwaya.reconciliation import Knowledge, Reconciliation, compare, reconcile

SHARED = Path(__file__).resolve().parents[4] / "shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="no reference material"),
]

Read = tuple[Reconciliation, dict[str, Claim], dict[str, str]]


@pytest.fixture(scope="module")
def read() -> Read:
    gold = read_gold(SHARED / "gold" / "seeds.jsonl", SHARED / "seeds")
    claims = [claim for report, told in gold for claim in gold_claims(report, told)]
    reports = [report for report, _ in gold]
    result = reconcile(reports, claims, knowledge=Knowledge.load())
    return result, {c.id: c for c in claims}, {r.id: r.name for r in reports}


def find(read: Read, doc: str, event_type: EventType, place: str) -> tuple[Claim, Incident]:
    """The claim of a report on a place, and its incident."""
    result, claims, names = read
    (claim,) = [
        c
        for c in claims.values()
        if names[c.report] == doc
        and c.event_type is event_type
        and any(place in where.name for where in c.where)
        and c.modality.value.value != "planned"
    ]
    (incident,) = [i for i in result.incidents if claim.id in {a.claim for a in i.accounts}]
    return claim, incident


def test_the_two_sides_on_minyan_are_told_apart_by_date(read: Read) -> None:
    gain, one = find(read, "000", EventType.TERRITORY_GAIN, "منيان")
    result, claims, names = read
    attacks = [
        c
        for c in claims.values()
        if names[c.report] == "003"
        and c.modality.value.value == "failed"
        and any("منيان" in where.name for where in c.where)
    ]
    assert attacks
    for attack in attacks:
        found = compare(result, gain.id, attack.id, knowledge=Knowledge.load())
        assert not found.together
        assert "days_apart" in [id_ for id_, _ in found.constraints]
    assert one.ruling.verdict is not Verdict.CONTESTED


def test_taken_and_left_is_history_of_one_origin(read: Read) -> None:
    _, gain = find(read, "000", EventType.TERRITORY_GAIN, "مهنا")
    _, left = find(read, "000", EventType.WITHDRAWAL, "مهنا")
    assert gain.id in left.history
    assert left.id in gain.history
    assert {gain.ruling.verdict, left.ruling.verdict} <= {
        Verdict.SINGLE_SOURCE,
        Verdict.CORROBORATED,
    }


def test_the_eighth_of_november_is_flagged(read: Read) -> None:
    result, claims, names = read
    flagged = [flag for flag in result.flags if flag.reason.rule == "anomaly.date"]
    assert {names[flag.report] for flag in flagged} == {"002"}
    assert len(flagged) == 1
    for claim in flagged[0].reason.claims:
        when = claims[claim].interval
        assert when is not None
        assert str(when.first) == "2024-11-08"


def test_every_claim_is_kept(read: Read) -> None:
    result, claims, _ = read
    told = [a.claim for i in result.incidents for a in i.accounts]
    assert sorted(told) == sorted(claims)
