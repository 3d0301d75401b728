"""No side acts on itself, whatever words name it twice."""

from riwaya.claims.drafts.discourse import Sides
from riwaya.claims.drafts.draft import Draft
from riwaya.lexicons.cues import load_no_side
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import FAMILY, EventType

ITSELF = "party.not-itself"
_HOSTILE = frozenset({"fighting", "strike"})
_TAKEN = frozenset({EventType.DETENTION, EventType.ABDUCTION})
_OTHER = "other"


def part_from_itself(draft: Draft, sides: Sides) -> None:
    """Leave the target out where it would be of the agent's own side, of those who are taken
    the agent, if no words name it; who fights or strikes is taken to do so against its
    opponent in the report.

    Two of one side who are told to fight each other do, and those who join their own side or
    leave it.
    """
    party = draft.agent_party
    if party is None or party != draft.target_party or party == _OTHER:
        return
    if party in load_no_side() or draft.event_type is EventType.OTHER_DEVELOPMENT:
        return
    if draft.chosen.frame.mutual and draft.agent is not None and draft.target is not None:
        return
    if draft.agent is None and _told_of(draft):
        draft.agent_party, draft.agent_rule = sides.opponent(party), ITSELF
        return
    fights = FAMILY[draft.event_type] in _HOSTILE
    draft.target, draft.target_rule = None, ITSELF
    draft.target_party = sides.opponent(party) if fights else None


def _told_of(draft: Draft) -> bool:
    """Whether the words name the target's side as who was taken, told behind the taking, or
    behind a preposition.
    """
    target = draft.target
    if target is None or not target.mention.actors:
        return False
    if draft.event_type in _TAKEN:
        return target.first >= draft.chosen.last
    return bool(target.preposition) and target.preposition not in load_grammar().origin
