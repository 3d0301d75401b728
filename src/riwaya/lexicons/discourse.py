"""Who is meant where a report names no one: what kinds of event tell by themselves."""

from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from riwaya.arabic.fold import fold_key
from riwaya.errors import LexiconError
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.word_classes import words_of
from riwaya.model import EventType


@dataclass(frozen=True, slots=True)
class Defaults:
    """What fills a gap.

    `civil_types` and `civil_frames` are done to civilians, `foe_frames` to the agent's
    opponent, `toward_frames` for or with whom is named behind, `broken_frames` by who did
    what they are owing to, `besieged_frames` tell that a place is under siege, `falling_frames`
    what those tell who are shot at, `sending_frames` of men who are sent, `moving_frames` of
    people who are moved, `rescuing_frames` for their good, `leaving_frames` of people whom
    others may force to leave, `fall_frames` of rulers' falls, `flag_frames` of flags that go
    up, `truce_frames` of how truces go, `truce_nouns` of truces, `mending_frames` of what those
    do not do who broke it, `arming_frames` of what nobody does for his foes; `aimed` gives
    the preposition that leads to whom a frame's act hits; `liberating` frames are told by those
    who take back, `liberators`, in order; `ground` names for a side that strikes from the air
    those who fight for it on the ground, `principals` those whose war a helper fights.
    """

    civil_types: frozenset[EventType]
    civil_frames: frozenset[str]
    foe_frames: frozenset[str]
    toward_frames: frozenset[str]
    broken_frames: frozenset[str]
    besieged_frames: frozenset[str]
    falling_frames: frozenset[str]
    sending_frames: frozenset[str]
    moving_frames: frozenset[str]
    rescuing_frames: frozenset[str]
    leaving_frames: frozenset[str]
    fall_frames: frozenset[str]
    flag_frames: frozenset[str]
    truce_frames: frozenset[str]
    truce_nouns: frozenset[str]
    mending_frames: frozenset[str]
    arming_frames: frozenset[str]
    aimed: dict[str, str]
    liberating: frozenset[str]
    liberators: tuple[str, ...]
    ground: dict[str, tuple[str, ...]]
    principals: dict[str, tuple[str, ...]]


def _known(names: list[str], known: Container[str], table: str) -> list[str]:
    """Return names after a check that each is known."""
    odd = [name for name in names if name not in known]
    if odd:
        raise LexiconError(f"lexicons/discourse.toml: {table}: unknown {', '.join(odd)}")
    return names


@cache
def load_defaults() -> Defaults:
    """Read the tables; raise `LexiconError` when one names what does not exist."""
    tables, frames, parties = read_toml("discourse.toml"), load_frames(), load_parties().ids
    types = {t.value for t in EventType}
    return Defaults(
        frozenset(
            EventType(t)
            for t in _known(tables["done_to_civilians"]["types"], types, "done_to_civilians")
        ),
        frozenset(_known(tables["done_to_civilians"]["frames"], frames, "done_to_civilians")),
        frozenset(_known(tables["done_to_foes"]["frames"], frames, "done_to_foes")),
        frozenset(_known(tables["turned_to"]["frames"], frames, "turned_to")),
        frozenset(_known(tables["broken"]["frames"], frames, "broken")),
        frozenset(_known(tables["besieged"]["frames"], frames, "besieged")),
        frozenset(_known(tables["falling"]["frames"], frames, "falling")),
        frozenset(_known(tables["sending"]["frames"], frames, "sending")),
        frozenset(_known(tables["moving"]["frames"], frames, "moving")),
        frozenset(_known(tables["rescuing"]["frames"], frames, "rescuing")),
        frozenset(_known(tables["made_to_leave"]["frames"], frames, "made_to_leave")),
        frozenset(_known(tables["falls"]["frames"], frames, "falls")),
        frozenset(_known(tables["flags"]["frames"], frames, "flags")),
        frozenset(_known(tables["truces"]["frames"], frames, "truces")),
        frozenset(_known(tables["truce_nouns"]["frames"], frames, "truce_nouns")),
        frozenset(_known(tables["mending"]["frames"], frames, "mending")),
        frozenset(_known(tables["arming"]["frames"], frames, "arming")),
        {
            frame: entry["preposition"]
            for entry in tables["aimed"]
            for frame in _known(entry["frames"], frames, "aimed")
        },
        frozenset(_known(tables["liberating"]["frames"], frames, "liberating")),
        tuple(_known(tables["liberating"]["ids"], parties, "liberating")),
        {
            entry["air"]: tuple(_known(entry["ids"], parties, "ground"))
            for entry in tables["ground"]
        },
        {
            entry["helper"]: tuple(_known(entry["ids"], parties, "principal"))
            for entry in tables["principal"]
        },
    )


@cache
def load_war_objects() -> frozenset[str]:
    """Return folded words for the vehicles, posts and men that only a foe is hit in."""
    table = read_toml("discourse.toml")["war_objects"]
    return words_of((*table["classes"], *map(fold_key, table["words"])), "war_objects")
