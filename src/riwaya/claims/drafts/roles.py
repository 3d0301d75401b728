"""Which participants an act binds, and in which role."""

from dataclasses import dataclass

from riwaya.claims.scenes.participants import Participant
from riwaya.model.making import quick


@quick
@dataclass(frozen=True, slots=True)
class Bound:
    """A participant in a role, by which rule and how strongly."""

    participant: Participant
    role: str
    rule: str
    score: float


@quick
@dataclass(frozen=True, slots=True)
class Roles:
    """Who is bound to a trigger; either may be missing."""

    agent: Bound | None = None
    target: Bound | None = None
    rejected: tuple[Bound, ...] = ()
    bounds: tuple[Bound, ...] = ()
