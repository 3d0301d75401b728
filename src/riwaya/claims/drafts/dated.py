"""When a claim was, with the words that tell it."""

from dataclasses import dataclass

from riwaya.model import TimeMention, When
from riwaya.model.making import quick


@quick
@dataclass(frozen=True, slots=True)
class Dated:
    """An interval, the time words it stands on, and the rule that gave it."""

    when: When
    mentions: tuple[TimeMention, ...]
    rule: str
