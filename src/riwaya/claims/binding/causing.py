"""Who is told to have caused what a noun tells, alone or after others ("the militia that caused
the killing of people and the destruction of homes").
"""

from riwaya.claims.binding.verbs import MARKS, acts, verbal
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar

_FAR = 16
"""How far behind the verb of causing the last of what was caused may stand."""
_BEFORE = 3
_SURE = 16.0


def causing(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who stands right before a verb of causing, or before "which" in front of it, did it."""
    if verbal(chosen) or chosen.frame.mutual or p.people or not acts(p):
        return None
    at = _caused(scene, chosen)
    if at is None or not 0 <= at - p.last <= _BEFORE:
        return None
    return ("agent", _SURE) if all(_joins(scene, k) for k in range(p.last, at)) else None


def _caused(scene: Scene, chosen: Chosen) -> int | None:
    """Return where the verb of causing stands that a noun hangs on, no verb between."""
    causes, low = load_grammar().causing, max(scene.sentence.first, chosen.first - _FAR)
    for at in range(chosen.first - 1, low - 1, -1):
        if scene.key(at) in causes:
            return at
        told = any(t.form in TENSES and t.clitics for t in scene.trigger_at.get(at, ()))
        if at in scene.hard or told or "relative" in scene.kinds_at(at):
            return None
    return None


def _joins(scene: Scene, at: int) -> bool:
    return scene.key(at) in MARKS or "relative" in scene.kinds_at(at)
