"""Who acted where the words or the acts around settle it, so that nothing is weighed."""

from collections.abc import Callable

from riwaya.claims.agents.again import RULE as AGAIN
from riwaya.claims.agents.again import struck_before
from riwaya.claims.agents.answered import answered_author
from riwaya.claims.agents.background import (
    AMID,
    PAST,
    PREPARED,
    amid_fight,
    long_past,
    prepared_by,
)
from riwaya.claims.agents.denied import RULE as ACCUSED
from riwaya.claims.agents.denied import accused, denier
from riwaya.claims.agents.goals import RULE as GOAL
from riwaya.claims.agents.goals import goal_of
from riwaya.claims.agents.owing import RULE as OWING
from riwaya.claims.agents.owing import causer, of_unknown_origin, ravaged
from riwaya.claims.agents.own_verbs import RULE as FREEING
from riwaya.claims.agents.own_verbs import freed_by
from riwaya.claims.agents.told_to import RECEIVED, SAYING_ON, received_from, saying_on
from riwaya.claims.agents.truces import RULE as TRUCE
from riwaya.claims.agents.truces import goes_by_itself, parties_to
from riwaya.claims.agents.unnamed import HOPED, hoped_for
from riwaya.claims.drafts.draft import ANSWERED, Draft
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.weighing.options import Setup
from riwaya.model import EventType

Settled = tuple[Participant | None, str | None, str]
"""Who acted, whose party that is, and the rule."""


def settled(setup: Setup) -> Settled | None:
    """Return who acted, or that nobody did, where that is settled."""
    ways = _SAID if setup.draft.event_type is EventType.STATEMENT else _DONE
    return next((found for way in ways if (found := way(setup)) is not None), None)


def _truce(setup: Setup) -> Settled | None:
    by_itself = goes_by_itself(setup.draft)
    return _of(parties_to(setup.draft), TRUCE) if by_itself else None


def _nobody(setup: Setup) -> Settled | None:
    draft = setup.draft
    if long_past(draft):
        return _of(None, PAST)
    return _of(None, HOPED) if hoped_for(draft, setup.around) else None


def _cause(setup: Setup) -> Settled | None:
    draft = setup.draft
    cause = causer(draft, setup.around)
    found = cause is not None or ravaged(draft) or of_unknown_origin(draft)
    return _of(cause, OWING) if found else None


def _again(setup: Setup) -> Settled | None:
    return _as(struck_before(setup.draft, setup.thread), AGAIN)


def _goal(setup: Setup) -> Settled | None:
    return _as(goal_of(setup.draft, setup.around), GOAL)


def _answered(setup: Setup) -> Settled | None:
    return _side(answered_author(setup), ANSWERED)


def _prepared(setup: Setup) -> Settled | None:
    return _side(prepared_by(setup), PREPARED)


def _amid(setup: Setup) -> Settled | None:
    return _side(amid_fight(setup), AMID)


def _freeing(setup: Setup) -> Settled | None:
    return _side(freed_by(setup), FREEING)


def _accused(setup: Setup) -> Settled | None:
    meant = accused(setup)
    found = denier(setup) if meant is None else (None, meant)
    return (*found, ACCUSED) if found is not None else None


def _received(setup: Setup) -> Settled | None:
    giver = received_from(setup.draft)
    return (*giver, RECEIVED) if giver is not None else None


def _said_on(setup: Setup) -> Settled | None:
    speaker = saying_on(setup.draft, setup.around, setup.thread)
    return (*speaker, SAYING_ON) if speaker is not None else None


def _side(party: str | None, rule: str) -> Settled | None:
    return (None, party, rule) if party is not None else None


def _of(who: Participant | None, rule: str) -> Settled:
    return who, who.party if who is not None else None, rule


def _as(other: Draft | None, rule: str) -> Settled | None:
    return (other.agent, other.agent_party, rule) if other is not None else None


_Way = Callable[[Setup], Settled | None]
_DONE: tuple[_Way, ...] = (
    _truce,
    _nobody,
    _cause,
    _again,
    _goal,
    _answered,
    _prepared,
    _amid,
    _freeing,
    _accused,
)
_SAID: tuple[_Way, ...] = (_received, _said_on, _again, _answered, _accused)
"""What may settle who acted, the surest first."""
