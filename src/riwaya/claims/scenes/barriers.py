"""Cues as barriers between the words of a sentence."""

from collections.abc import Sequence
from functools import cache

from riwaya.model import CueMention

_COSTS = (("connector", 4.0), ("relative", 2.0), ("that", 3.0))
"""What it costs to bind across a cue; of several kinds the first counts."""
_OTHER_SIDE = "clause.other-side"


@cache
def crossing(kinds: frozenset[str]) -> float:
    """Return what it costs to bind across cues of these kinds that start at one token."""
    return next((cost for kind, cost in _COSTS if kind in kinds), 0.0)


def without_other_side(cues: Sequence[CueMention]) -> Sequence[CueMention]:
    """Drop "on the other hand" behind "on one hand": there it names the other party."""
    one = next((c.last for c in cues if c.kind == "one_side"), None)
    if one is None:
        return cues
    return [c for c in cues if c.cue != _OTHER_SIDE or c.first < one]
