"""A trigger chosen to name an event, and what the whole report says of its subject."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from riwaya.lexicons.frames import Frame
from riwaya.model import FAMILY, EventType, Speaker, TriggerMention
from riwaya.model.making import quick

VIOLENT = frozenset(
    t for t, family in FAMILY.items() if family in ("fighting", "strike", "civilians")
) - {EventType.TERRITORY_GAIN, EventType.WITHDRAWAL}
"""Kinds of act that kill."""


@quick
@dataclass(frozen=True, slots=True)
class Chosen:
    """A trigger mention with the frame it evokes here, and the tokens it stands at.

    Of a bombardment told of two kinds of weapon, `half` is the one it stands for.
    """

    mention: TriggerMention
    frame: Frame
    first: int
    last: int
    half: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole report says of its subject: whether it is about armed conflict at all.

    `led` tells whether the sentence before named a side, `own` whether a side tells the report
    itself, `alone` whether it tells of hardly anything but the war; `voices` are those who
    speak, by the token from which on they do.
    """

    war: bool
    led: bool = False
    own: bool = False
    alone: bool = False
    parties: tuple[str, ...] = ()
    voices: Mapping[int, Speaker] = field(default_factory=dict)
