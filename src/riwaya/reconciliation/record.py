"""What reconciliation returns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from riwaya.model import ControlInterval, Copy, Flag, Incident, Judgement, Siege

if TYPE_CHECKING:
    from riwaya.reconciliation.ground import Ground


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Incidents over all accounts, with the links, copies, control and sieges they rest on.

    `judgements` are the machine's links, built when they are looked at; `ground` is what
    `reconcile_more` needs to go on from here.
    """

    incidents: tuple[Incident, ...]
    judgements: Sequence[Judgement]
    copies: tuple[Copy, ...]
    control: tuple[ControlInterval, ...]
    sieges: tuple[Siege, ...]
    flags: tuple[Flag, ...]
    ground: "Ground" = field(repr=False, compare=False)
