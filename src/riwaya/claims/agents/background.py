"""Whose an act is that a noun tells of as the ground of something else: a ruler's fall long
ago, or the use that arms were prepared for when somebody destroyed them.
"""

from collections.abc import Sequence

from riwaya.arabic.affixes import FOR
from riwaya.claims.binding.roles import PLAIN
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import FROM_AFAR, HOSTILE
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.cues import load_air_sides, load_first_named
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

PAST = "agent.past"
PREPARED = "agent.prepared"
AMID = "agent.amid-fight"
_NEAR = 2
_BESIDE = 3
_UNDOING = FROM_AFAR | {EventType.INTERCEPTION, EventType.PROPERTY_DESTRUCTION}
"""What is done to arms before they are used."""


def long_past(draft: Draft) -> bool:
    """Whether a ruler's fall is only the time since which something else goes on ("since the
    overthrow of X"), with nobody named who brought it about.
    """
    if draft.chosen.frame.id not in load_defaults().fall_frames:
        return False
    bound, first = draft.roles.agent, draft.chosen.first
    behind = bound is not None and bound.participant.first >= first and bound.score >= PLAIN
    if behind or draft.chosen.mention.form in FINITE:
        return False
    words = load_grammar().since_fall
    return any(draft.scene.key(at) in words for at in range(first - _NEAR, first))


def prepared_by(setup: Setup) -> str | None:
    """Return whose arms were prepared for an act: the foe's of who destroyed or seized them."""
    draft, scene = setup.draft, setup.scene
    chosen = draft.chosen
    if draft.event_type not in HOSTILE | {EventType.ATTACK_ON_CIVILIANS}:
        return None
    if chosen.mention.clitics[-1:] != FOR or chosen.mention.form in FINITE:
        return None
    if scene.key(chosen.first - 1) not in load_grammar().prepared:
        return None
    undone = _undone(setup.around, chosen.first)
    if undone is None or undone.agent_party is None:
        return None
    return setup.sides.enemy(undone.agent_party)


def amid_fight(setup: Setup) -> str | None:
    """Return whose fire goes with a fight of two in the same sentence, where nobody is named
    for it: the state's, which has guns and aircraft ("clashes between A and B, amid shelling").
    """
    draft, scene = setup.draft, setup.scene
    if draft.event_type not in FROM_AFAR or draft.chosen.mention.form in FINITE:
        return None
    bound, first = draft.roles.agent, draft.chosen.first
    named = bound is not None and bound.participant.first >= draft.chosen.last
    if named or scene.key(draft.chosen.last) in load_grammar().exchange:
        return None
    words = load_grammar().accompany | load_grammar().amidst
    if not any(scene.key(at) in words for at in range(first - _BESIDE, first)):
        return None
    fight = next((o for o in reversed(setup.around) if o.chosen.first < first), None)
    if fight is None or not fight.chosen.frame.mutual or fight.target is None:
        return None
    fit = load_air_sides() if draft.event_type is EventType.AIRSTRIKE else load_first_named()
    pair = [party for party in (fight.agent_party, fight.target_party) if party in fit]
    return pair[0] if len(pair) == 1 else None


def _undone(around: Sequence[Draft], at: int) -> Draft | None:
    """Return the act before that struck or seized what was prepared."""
    before = [other for other in around if other.chosen.first < at]
    return before[-1] if before and before[-1].event_type in _UNDOING else None
