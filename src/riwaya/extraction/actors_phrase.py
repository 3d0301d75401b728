"""What was read of an actor's phrase, and what its words may be to a side."""

from dataclasses import dataclass

from riwaya.lexicons.actor_words import Head
from riwaya.model.making import quick

OPPONENTS = "opponents_of"
BACKED = "backed_by"
ALLIED = "allied_with"
FORCES, GROUPS = "forces", "groups"
"""Forces of a country that are called fighting or moderate are none of its state's."""
OWNED = "members_of"


@quick
@dataclass(frozen=True, slots=True)
class Phrase:
    """What was read from `start` to `end` (indices of words), headed at `head`.

    `named` marks a proper name (adjectives after it have the article), `weak` a name that is a
    common word too, `state` a bare country.
    """

    start: int
    end: int
    head: int
    actors: tuple[str, ...] = ()
    role: str | None = None
    kind: str = "group"
    named: bool = False
    weak: bool = False
    state: bool = False


def owns(head: Head, inner: Phrase) -> bool:
    """Whether a head noun goes with what follows it: no men are of a house, and a home of one
    of a side's is its own, that of people theirs.
    """
    nobodys = inner.kind == "asset" and not inner.actors
    if head.home:
        return inner.kind in ("person", "group") and not nobodys
    return head.kind == "asset" or not nobodys
