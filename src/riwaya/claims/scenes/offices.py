"""Offices and outlets that a side runs: "the ministry that X runs", "the health authorities in
the strip which X rules". Who runs them does not do what they tell of.
"""

from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.model import TriggerMention

_OFFICES = frozenset({"body", "outlet"})
_DESCRIBED = 1
_OF = 3
"""So many words may say where an office is, before the "which" of who runs it."""


def office_run(scene: Scene, verb: TriggerMention) -> bool:
    """Return whether "which" leads from an office right to a verb of running or holding."""
    return _office_before(scene, verb.first - 1, _DESCRIBED)


def runs_office(scene: Scene, p: Participant) -> bool:
    """Return whether a side is told only as the one that runs an office, or its town."""
    verbs = scene.trigger_at.get(p.first - 1, ()) or scene.trigger_at.get(p.first - 2, ())
    return any(
        verb.form in TENSES and _office_before(scene, verb.first - 1, _OF) for verb in verbs
    )


def only_speaks(p: Participant) -> bool:
    """Return whether a participant is a body or outlet of no side, which does not fight."""
    return p.party is None and p.mention.kind in _OFFICES


def _office_before(scene: Scene, which: int, apart: int) -> bool:
    """Whether "which" stands at a token, and an office at most so many words before it."""
    if "relative" not in scene.kinds_at(which):
        return False
    near = scene.people_around(which - apart, which - 1)
    return any(
        q.last <= which and q.mention.kind in _OFFICES and not scene.hard_in(q.last, which)
        for q in near
    )
