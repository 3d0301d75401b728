"""Where a claim was, with the words that tell it."""

from dataclasses import dataclass

from riwaya.model import PlaceMention, Where
from riwaya.model.making import quick

Pair = tuple[PlaceMention, Where]


@quick
@dataclass(frozen=True, slots=True)
class Placed:
    """The places of a trigger, most specific first, and the rule that gave them."""

    places: tuple[Pair, ...]
    rule: str
