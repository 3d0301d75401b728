"""Why two claims stand together or apart."""

from typing import TYPE_CHECKING

import pytest

from riwaya.model import ClaimId, EventType, Link, Modality
from riwaya.reconciliation import compare

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Desk

GAIN, CLASH = EventType.TERRITORY_GAIN, EventType.CLASH
OPP = {"agent": "opposition", "target": "government", "place": "منيان"}


def test_told_apart_by_date_with_the_reason(desk: "Desk") -> None:
    gain = desk.tell(GAIN, outlet="أ", **OPP, day="2016-10-28")
    repelled = desk.tell(CLASH, outlet="ب", **OPP, day="2016-08-03", modality=Modality.FAILED)
    found = compare(desk.reconcile(), gain.id, repelled.id, knowledge=desk.knowledge)
    assert not found.together
    assert [id_ for id_, _ in found.constraints] == ["days_apart"]
    assert "different days" in found.constraints[0][1]
    assert found.link is not None
    assert found.link.verdict is Link.DIFFERENT


def test_held_together_with_the_score(desk: "Desk") -> None:
    gain = desk.tell(GAIN, outlet="أ", **OPP)
    repelled = desk.tell(CLASH, outlet="ب", **OPP, modality=Modality.FAILED)
    result = desk.reconcile()
    found = compare(result, gain.id, repelled.id, knowledge=desk.knowledge)
    assert found.together
    assert found.constraints == ()
    (link,) = result.judgements
    assert found.link is not None
    assert (found.link.score, found.link.parts) == (link.score, link.parts)


def test_an_unknown_claim_is_named(desk: "Desk") -> None:
    claim = desk.tell(GAIN, **OPP)
    with pytest.raises(KeyError, match="nobody"):
        compare(desk.reconcile(), claim.id, ClaimId("nobody"), knowledge=desk.knowledge)
