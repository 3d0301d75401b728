"""What a noun's own verb tells of it: an operation "that frees the town of X" is not X's."""

from riwaya.arabic.affixes import AND
from riwaya.claims.binding.verbs import verbal
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import HOSTILE
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.weighing.options import Setup

_REACH = 3
_TARGET = "target"


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


def _its_verb(setup: Setup) -> Draft | None:
    """Return the act that a verb right behind a noun of war tells of it."""
    chosen = setup.draft.chosen
    if verbal(chosen) or setup.draft.event_type not in HOSTILE or chosen.frame.mutual:
        return None
    last = chosen.last
    for other in setup.around:
        if last <= other.chosen.first <= last + _REACH:
            return other if _describes(other) else None
    return None


def _describes(other: Draft) -> bool:
    """Whether an act is a verb that "and" does not join: a clause of the noun before it."""
    chosen = other.chosen
    joined = chosen.mention.clitics.startswith(AND)
    hits = chosen.frame.subject != _TARGET and not chosen.frame.casualty
    return verbal(chosen) and not joined and hits and other.event_type in HOSTILE
