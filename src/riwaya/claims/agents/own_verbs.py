"""What a noun's own verb tells of it: an operation "that frees the town of X" is not X's."""

from riwaya.arabic.affixes import AND
from riwaya.claims.binding.verbs import verbal
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import HOSTILE
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.weighing.options import Setup
from riwaya.model import EventType

RULE = "agent.freeing"
_REACH = 3
_TARGET = "target"
_GAIN = EventType.TERRITORY_GAIN


def hit_by_verb(setup: Setup, p: Participant) -> bool:
    """Whether the verb of a noun is turned on a participant behind it."""
    own = _its_verb(setup)
    hit = own.roles.target if own is not None else None
    return hit is not None and hit.participant is p


def freed_of(setup: Setup) -> str | None:
    """Return the party that the verb of a noun is turned on."""
    own = _its_verb(setup)
    hit = own.roles.target if own is not None else None
    return hit.participant.party if hit is not None else None


def freed_by(setup: Setup) -> str | None:
    """Return whose operation it is that is told by what it frees from whom alone: the foe's of
    those, who fights on the ground.
    """
    foe, bound = freed_of(setup), setup.draft.roles.agent
    if setup.draft.event_type is not EventType.MOBILISATION or not setup.sides.armed(foe):
        return None
    if foe is None or (bound is not None and bound.participant.party != foe):
        return None
    return setup.sides.on_ground(setup.sides.enemy(foe))


def _its_verb(setup: Setup) -> Draft | None:
    """Return the act that a verb right behind a noun of war tells of it, or that a noun names
    it by ("the battle of freeing the town").
    """
    chosen = setup.draft.chosen
    told = chosen.mention.form in TENSES or chosen.frame.mutual
    if told or setup.draft.event_type not in HOSTILE:
        return None
    last = chosen.last
    for other in setup.around:
        if last <= other.chosen.first <= last + _REACH:
            of_it = other.chosen.first == last and other.event_type is _GAIN
            return other if of_it or _describes(other) else None
    return None


def _describes(other: Draft) -> bool:
    """Whether an act is a verb that "and" does not join: a clause of the noun before it."""
    chosen = other.chosen
    joined = chosen.mention.clitics.startswith(AND)
    hits = chosen.frame.subject != _TARGET and not chosen.frame.casualty
    return verbal(chosen) and not joined and hits and other.event_type in HOSTILE
