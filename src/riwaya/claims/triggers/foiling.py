"""What an attempt that failed was, and what is told twice beside an act: the retreat from a
failed attack, the ground it was for, the hold lost.
"""

from collections.abc import Sequence

from riwaya.arabic.affixes import AND
from riwaya.claims.drafts.draft import Draft
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality

_REACH = 26
_DRIVEN = 3
_GOAL = 8
_ATTACKS = frozenset({EventType.CLASH, EventType.TERRITORY_GAIN})
ATTEMPTED = "type.attempted"
"""The rule by which ground that was only tried for is a fight."""


def tried_only(draft: Draft) -> None:
    """Make a fight of ground that was tried for and not taken: no change of hands is told."""
    failed = draft.modality[0] is Modality.FAILED
    if not failed or draft.event_type is not EventType.TERRITORY_GAIN:
        return
    if draft.chosen.frame.subject == "place":
        return
    before = {draft.scene.key(draft.chosen.first - back) for back in (1, 2)}
    if before.isdisjoint(load_grammar().without):
        draft.event_type, draft.type_rule = EventType.CLASH, ATTEMPTED


def without_goals(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop the ground that a failed attack, told right before, was for ("an attempt to retake
    the town failed").
    """
    kept: list[Draft] = []
    for draft in drafts:
        if not (kept and _aimed_at(kept[-1], draft)):
            kept.append(draft)
    return kept


def _aimed_at(attack: Draft, goal: Draft) -> bool:
    between = range(attack.chosen.last, goal.chosen.first)
    near = len(between) <= _GOAL and goal.scene.hard.isdisjoint(between)
    if not near or attack.event_type is not EventType.CLASH or not _repelled(attack):
        return False
    return goal.type_rule == ATTEMPTED or _tried_too(attack, goal)


def _tried_too(attack: Draft, goal: Draft) -> bool:
    """Whether "and" joins ground to what was tried ("tried to get round and to enter it")."""
    tried = "try" in attack.scene.kinds_at(attack.chosen.first)
    mention = goal.chosen.mention
    joined = mention.form == "masdar" and mention.clitics.startswith(AND)
    ground = goal.event_type is EventType.TERRITORY_GAIN
    return tried and joined and ground and goal.modality[1] == "modality.default"


def without_retreats(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop the attackers' retreat beside their failed attack: it is part of it."""
    repelled = [d for d in drafts if _repelled(d)]
    if not repelled:
        return list(drafts)
    return [d for d in drafts if not any(_retreats(d, attack) for attack in repelled)]


def _repelled(draft: Draft) -> bool:
    return draft.event_type in _ATTACKS and draft.modality[0] is Modality.FAILED


def _retreats(draft: Draft, attack: Draft) -> bool:
    """Whether a withdrawal is told right beside a failed attack, of the attackers."""
    if draft.event_type is not EventType.WITHDRAWAL:
        return False
    low, high = sorted((draft.chosen, attack.chosen), key=lambda c: c.first)
    between = range(low.last, high.first)
    near = len(between) <= _REACH and draft.scene.hard.isdisjoint(between)
    agent, attacker = _agent(draft), _agent(attack)
    driven = draft.scene.cues_between(draft.chosen.first - _DRIVEN, draft.chosen.first, "force")
    return near and (bool(driven) or agent is None or attacker in (None, agent))


def _agent(draft: Draft) -> str | None:
    bound = draft.roles.agent
    return bound.participant.party if bound else None


def without_lost_holds(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop the hold from which a side was told to take a place ("freed from the grip of")."""
    kept: list[Draft] = []
    for draft in drafts:
        taken = draft.chosen.frame.lost and kept and _took(kept[-1], draft)
        if not taken:
            kept.append(draft)
    return kept


def _took(gain: Draft, hold: Draft) -> bool:
    """Whether ground was taken, and not only meant to be, in the clause of a hold."""
    between = range(gain.chosen.last, hold.chosen.first)
    done = gain.modality[0] is Modality.ASSERTED and len(between) <= _REACH
    taken = gain.event_type is EventType.TERRITORY_GAIN
    return taken and done and hold.scene.breaks.isdisjoint(between)
