"""Whose act another one answers ("shelled the town in answer to a raid"): not who answers."""

from riwaya.claims.binding.bystanders import answerer
from riwaya.claims.weighing.options import Setup
from riwaya.model import FAMILY, EventType

_HARMING = frozenset({"fighting", "strike", "civilians"})
_HARMFUL = frozenset({EventType.INTERCEPTION, EventType.PROPERTY_DESTRUCTION})
_CIVIL = "civilians"


def answered_author(setup: Setup) -> str | None:
    """Return the party whose act a side answers, where no words behind the act name it: whom
    the answer hits, else whom the answering side fights. Rockets may be anybody's.
    """
    draft = setup.draft
    bound = draft.roles.agent
    if bound is not None and bound.participant.first >= draft.chosen.last:
        return None
    if FAMILY[draft.event_type] not in _HARMING and draft.event_type not in _HARMFUL:
        return None
    who = answerer(draft.scene, draft.chosen)
    if who is None or who.party is None:
        return None
    hit = (
        other.target_party
        for other in setup.around
        if other.agent is who and other.chosen.first < draft.chosen.first
    )
    party = next((p for p in hit if p not in (None, _CIVIL, who.party)), None)
    if party is None and not draft.chosen.frame.flown:
        party = setup.sides.enemy(who.party)
    return party
