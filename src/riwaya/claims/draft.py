"""A claim in the making: what its own sentence tells, then what the report adds."""

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.claims.attribution import Scope
from riwaya.claims.dating import Dated
from riwaya.claims.findings import Scene
from riwaya.claims.losses_told import Told
from riwaya.claims.participants import Participant
from riwaya.claims.placing import Placed
from riwaya.claims.roles import Roles
from riwaya.claims.select import Chosen
from riwaya.model import EventType, Modality, WeaponMention


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
    said: Sequence[Scope] = ()
    """The scopes of speakers that reach into its sentence."""
