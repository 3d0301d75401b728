"""A claim in the making: what its own sentence tells, then what the report adds."""

from dataclasses import dataclass

from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.placed import Placed
from riwaya.claims.drafts.roles import Roles
from riwaya.claims.drafts.scope import Scope
from riwaya.claims.drafts.told import Told
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.model import Attribution, EventType, Modality, SourceKind, WeaponMention

ANSWERED = "agent.answered"
"""The rule of an agent whose act another side answers."""
_BY_OUTLET = Attribution(SourceKind.OUTLET), "attribution.outlet"


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    chosen: Chosen
    scene: Scene
    roles: Roles
    modality: tuple[Modality, str]
    event_type: EventType
    type_rule: str
    weapons: tuple[WeaponMention, ...]
    placed: Placed | None
    dated: Dated | None
    agent: Participant | None = None
    agent_rule: str = ""
    agent_party: str | None = None
    target: Participant | None = None
    target_rule: str = ""
    target_party: str | None = None
    losses: tuple[Told, ...] = ()
    told_by: tuple[Attribution, str] = _BY_OUTLET
    """On whose word it is told, and the rule."""
    speech_end: int = 0
    """The token where the words that name its speaker end."""
    said: Scope | None = None
    """What is said by the trigger, where that is a verb of saying."""


def same_deed(one: Draft, other: Draft) -> bool:
    """Whether two acts are of one kind and doer."""
    return one.event_type is other.event_type and one.agent_party == other.agent_party
