"""Who would not do what is told: mend what he broke, or arm whom he fights."""

from riwaya.claims.triggers.kinds import FROM_AFAR
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_WRECKING = FROM_AFAR | {EventType.EXPLOSION, EventType.PROPERTY_DESTRUCTION}


def wrecker(setup: Setup) -> str | None:
    """Return who struck right before something is mended: he does not mend it."""
    last, mending = setup.thread.last, load_defaults().mending_frames
    if last is None or setup.draft.chosen.frame.id not in mending:
        return None
    return last.agent_party if last.event_type in _WRECKING else None


def arms_foe(setup: Setup, party: str | None, armed: str | None) -> bool:
    """Whether a party is at war with those whom an act arms, trains or supplies: who is only
    pointed at ("these militias") may be others than was read.
    """
    if party is None or armed is None:
        return False
    bound = setup.draft.roles.target
    if bound is None or setup.draft.chosen.frame.id not in load_defaults().arming_frames:
        return False
    if setup.scene.key(bound.participant.first) in load_grammar().this:
        return False
    return setup.sides.knowledge.hostile(party, armed, setup.sides.on)
