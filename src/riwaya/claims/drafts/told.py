"""A figure of losses that a sentence tells, and whose they are."""

from dataclasses import dataclass

from riwaya.model import Loss
from riwaya.model.making import quick


@quick
@dataclass(frozen=True, slots=True)
class Told:
    """A loss as told, with the range of tokens it stands on.

    The range holds the word that tells it and the victims. `within` is the first token of the
    loss that this one is a part of ("among them"); `trigger` that of the event whose own object
    is counted ("they found 40 mines"). `both` says that it is told of both sides, `meant` whom
    its noun means by its sense, `armed` that it names fighters.
    """

    first: int
    last: int
    loss: Loss
    within: int | None = None
    trigger: int | None = None
    both: bool = False
    meant: str | None = None
    armed: bool = False
