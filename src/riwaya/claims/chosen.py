"""A trigger chosen to name an event, and what the whole report says of its subject."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from riwaya.lexicons.frames import Frame
from riwaya.model import Speaker, TriggerMention
from riwaya.model.making import quick


@quick
@dataclass(frozen=True, slots=True)
class Chosen:
    """A trigger mention with the frame it evokes here, and the tokens it stands at."""

    mention: TriggerMention
    frame: Frame
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole report says of its subject: whether it is about armed conflict at all.

    `voices` are those who speak, by the token from which on they do.
    """

    war: bool
    parties: tuple[str, ...] = ()
    voices: Mapping[int, Speaker] = field(default_factory=dict)
