"""Whose an act is by another: the goal of an attack that was beaten off is the attackers', not
theirs who held; men who are deployed deploy where nobody is told to send them.
"""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.arabic.affixes import CONJUNCTIONS, FOR
from riwaya.claims.binding.roles import PLAIN
from riwaya.claims.binding.verbs import MARKS
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.scenes.forms import TENSES
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality
from riwaya.model.making import changed

RULE = "agent.goal"
MOVED = "role.moved"
_REACH = 30
_GOALS = frozenset({EventType.TERRITORY_GAIN, EventType.CLASH, EventType.SIEGE})
_AIMS = ("planned", "planned_verb", "aim", "try")


def goal_of(draft: Draft, around: Sequence[Draft]) -> Draft | None:
    """Return the attack told to have failed, or the march, whose goal an act is ("X beat off an
    attack of Y that was to retake the hill", "Y brought up men to retake the hill").
    """
    mention = draft.chosen.mention
    joined = mention.clitics.startswith(CONJUNCTIONS)
    if draft.event_type not in _GOALS or mention.form in TENSES or joined:
        return None
    before = [other for other in around if other.chosen.first < draft.chosen.first]
    attack = before[-1] if before else None
    if attack is None or attack.agent is None or attack.agent_party is None:
        return None
    failed = attack.event_type is EventType.CLASH and attack.modality[0] is Modality.FAILED
    marched = attack.chosen.frame.id not in load_defaults().arming_frames
    sent = attack.event_type is EventType.MOBILISATION and marched and not _named(draft)
    meant = (failed or sent) and _meant(draft, attack.chosen.last, paving=sent)
    return attack if meant else None


def _named(draft: Draft) -> bool:
    """Whether the words of an act name plainly who does it."""
    bound = draft.roles.agent
    return bound is not None and bound.score >= PLAIN


def move_themselves(draft: Draft) -> None:
    """Let a side's men who are sent or deployed by nobody named do so themselves ("after the
    deployment of a battalion of X").
    """
    sent, chosen = draft.roles.target, draft.chosen
    if chosen.frame.id not in load_defaults().sending_frames or chosen.mention.form in TENSES:
        return
    if draft.roles.agent is not None or sent is None or sent.rule != "role.genitive":
        return
    who = sent.participant
    if who.party is None or who.asset or who.people or who.mention.kind != "group":
        return
    agent = changed(sent, role="agent", rule=MOVED, score=max(sent.score, PLAIN))
    draft.roles = replace(draft.roles, agent=agent, target=None)


def _meant(draft: Draft, low: int, *, paving: bool) -> bool:
    """Whether words behind an attack, with no other clause between, say what it was for; of a
    march also what it prepares (`paving`).
    """
    scene, first = draft.scene, draft.chosen.first
    between = range(low, first)
    if len(between) > _REACH or not scene.hard.isdisjoint(between):
        return False
    if any(_opens(draft, at) or _told(draft, at) for at in between):
        return False
    aims = scene.cues_between(low, first, *_AIMS)
    if not paving and any(scene.key(aim.first) in load_grammar().paving for aim in aims):
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
    verbs = (t for t in scene.trigger_at.get(at, ()) if t.form in TENSES)
    return any(apart or t.clitics for t in verbs)
