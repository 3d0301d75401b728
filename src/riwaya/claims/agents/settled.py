"""Who acted where the words or the acts around settle it, so that nothing is weighed."""

from riwaya.claims.agents.again import RULE as AGAIN
from riwaya.claims.agents.again import struck_before
from riwaya.claims.agents.answered import answered_author
from riwaya.claims.agents.denied import RULE as ACCUSED
from riwaya.claims.agents.denied import denier
from riwaya.claims.agents.goals import RULE as GOAL
from riwaya.claims.agents.goals import goal_of
from riwaya.claims.agents.owing import RULE as OWING
from riwaya.claims.agents.owing import causer, of_unknown_origin, ravaged
from riwaya.claims.agents.truces import RULE as TRUCE
from riwaya.claims.agents.truces import goes_by_itself, parties_to
from riwaya.claims.agents.unnamed import HOPED, hoped_for
from riwaya.claims.drafts.draft import ANSWERED
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.weighing.options import Setup

Settled = tuple[Participant | None, str | None, str]
"""Who acted, whose party that is, and the rule."""


def settled(setup: Setup) -> Settled | None:
    """Return who acted, or that nobody did, where that is settled."""
    draft = setup.draft
    if goes_by_itself(draft):
        return _of(parties_to(draft), TRUCE)
    if hoped_for(draft, setup.around):
        return _of(None, HOPED)
    cause = causer(draft, setup.around)
    if cause is not None or ravaged(draft) or of_unknown_origin(draft):
        return _of(cause, OWING)
    before = struck_before(draft, setup.thread)
    if before is not None:
        return before.agent, before.agent_party, AGAIN
    attack = goal_of(draft, setup.around)
    if attack is not None:
        return attack.agent, attack.agent_party, GOAL
    answered = answered_author(setup)
    if answered is not None:
        return None, answered, ANSWERED
    accused = denier(setup)
    return (*accused, ACCUSED) if accused is not None else None


def _of(who: Participant | None, rule: str) -> Settled:
    return who, who.party if who is not None else None, rule
