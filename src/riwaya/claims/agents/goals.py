"""Whose the goal of an attack is that was beaten off: the attackers', not theirs who held."""

from collections.abc import Sequence

from riwaya.arabic.affixes import CONJUNCTIONS, FOR
from riwaya.claims.binding.verbs import FINITE, MARKS
from riwaya.claims.draft import Draft
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality

RULE = "agent.goal"
_REACH = 30
_GOALS = frozenset({EventType.TERRITORY_GAIN, EventType.CLASH, EventType.SIEGE})
_AIMS = ("planned", "planned_verb", "aim", "try")


def beaten_off(draft: Draft, around: Sequence[Draft]) -> Draft | None:
    """Return the attack told to have failed whose goal an act is ("X beat off an attack of Y
    that was to retake the hill").
    """
    mention = draft.chosen.mention
    joined = mention.clitics.startswith(CONJUNCTIONS)
    if draft.event_type not in _GOALS or mention.form in FINITE or joined:
        return None
    before = [other for other in around if other.chosen.first < draft.chosen.first]
    attack = before[-1] if before else None
    if attack is None or attack.agent is None or attack.event_type is not EventType.CLASH:
        return None
    failed = attack.modality[0] is Modality.FAILED
    return attack if failed and _meant(draft, attack.chosen.last) else None


def _meant(draft: Draft, low: int) -> bool:
    """Whether words behind an attack, with no other clause between, say what it was for."""
    scene, first = draft.scene, draft.chosen.first
    between = range(low, first)
    if len(between) > _REACH or not scene.hard.isdisjoint(between):
        return False
    if any(_opens(draft, at) or _told(draft, at) for at in between):
        return False
    aims = scene.cues_between(low, first, *_AIMS)
    if any(scene.key(aim.first) in load_grammar().paving for aim in aims):
        return False
    return bool(aims) or draft.chosen.mention.clitics[-1:] == FOR


def _opens(draft: Draft, at: int) -> bool:
    """Whether "that" opens a clause at a token: "was" is no such word here."""
    scene = draft.scene
    return "that" in scene.kinds_at(at) and scene.key(at) not in load_grammar().was


def _told(draft: Draft, at: int) -> bool:
    """Whether a verb tells another act at a token: one right behind a comma, or joined."""
    scene = draft.scene
    apart = scene.key(at - 1) in MARKS
    verbs = (t for t in scene.trigger_at.get(at, ()) if t.form in FINITE)
    return any(apart or t.clitics for t in verbs)
