"""Accounts contradict each other only where time, ground and doer are the same."""

from typing import Any

import pytest

from riwaya.lexicons.reconciliation import load_rules
from riwaya.reconciliation.contradictions import Contradictions
from riwaya.reconciliation.features import Row

DAY = 736000
TAKEN: dict[str, Any] = {
    "claim": "a",
    "report": "r",
    "published": DAY,
    "type": "territory_gain",
    "outcome": "taken",
    "dated": "day",
    "d0": DAY,
    "d1": DAY,
    "places": (1,),
    "parents": (9,),
    "around": (),
    "names": (1,),
    "lat": 36.0,
    "lon": 37.0,
    "radius": 2.0,
    "country": "SY",
    "agent": "opposition",
    "agent_bloc": "opposition",
    "agent_sure": True,
    "target": None,
    "target_bloc": None,
    "target_sure": False,
    "killed_low": None,
    "killed_high": None,
    "wounded_low": None,
    "weapons": (),
    "words": (11, 12, 13),
}
REPELLED = {**TAKEN, "type": "clash", "outcome": "repelled", "words": ()}
DENIED = {**TAKEN, "outcome": "denied", "words": ()}
UNDATED = {"dated": "none", "d0": DAY - 1, "d1": DAY + 1}
AWAY = {"places": (2,), "parents": (), "lat": 35.0}
WIDE = {"radius": 60.0}


@pytest.mark.parametrize(
    ("left", "right", "opposed"),
    [
        (TAKEN, REPELLED, True),
        (TAKEN, {**TAKEN, "claim": "b"}, False),
        (TAKEN, {**REPELLED, "d0": DAY + 1, "d1": DAY + 1}, False),
        (TAKEN, {**REPELLED, **UNDATED}, False),
        (TAKEN, {**REPELLED, **AWAY}, False),
        (TAKEN, {**REPELLED, "agent_bloc": "government"}, False),
        (TAKEN, {**REPELLED, "agent_bloc": "government", "agent_sure": False}, True),
        (TAKEN, DENIED, True),
        (TAKEN, {**DENIED, **UNDATED}, True),
        (TAKEN, {**DENIED, **UNDATED, "d0": DAY + 5, "d1": DAY + 7}, False),
        (TAKEN, {**DENIED, **UNDATED, **WIDE}, False),
        (TAKEN, {**DENIED, **UNDATED, **WIDE, "words": (11, 13)}, True),
        (TAKEN, {**DENIED, "places": ()}, False),
        (TAKEN, {**DENIED, "places": (), "words": (11, 12)}, True),
        (TAKEN, {**DENIED, "agent_bloc": "government"}, True),
        (TAKEN, {**DENIED, "type": "withdrawal", "agent_bloc": "government"}, True),
        (TAKEN, {**DENIED, "type": "withdrawal"}, False),
    ],
)
def test_opposes(left: dict[str, Any], right: dict[str, Any], opposed: bool) -> None:
    found = Contradictions(load_rules().exclusive)
    assert found.opposed(Row(**left), Row(**right)) is opposed
    assert found.opposed(Row(**right), Row(**left)) is opposed
