"""Who takes part in what a sentence tells: an actor's words with how they are introduced."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.claims.scenes.ranges import FIRST
from riwaya.model import ActorMention
from riwaya.model.making import changed, quick


@quick
@dataclass(frozen=True, slots=True)
class Participant:
    """An actor mention inside a sentence with its party and how it is introduced.

    It stands at the tokens from `first` up to `last`, as its mention does.
    """

    mention: ActorMention
    first: int
    last: int
    party: str | None
    preposition: str
    coordinated: bool
    accusative: bool = False

    @property
    def people(self) -> bool:
        """Whether it names civilians or other people and not an armed or political body."""
        return self.mention.kind == "people" or self.party == "civilians"

    @property
    def asset(self) -> bool:
        """Whether it names what a side holds (positions, vehicles) and not the side."""
        return self.mention.kind == "asset"


def joined(participants: Sequence[Participant]) -> list[Participant]:
    """Let a participant joined to the one before it by "and" share its preposition."""
    out: list[Participant] = []
    for p in participants:
        before = out[-1] if out else None
        near = before is not None and 0 <= p.first - before.last <= 1
        if before is not None and near and p.coordinated and not p.preposition:
            shared = before.accusative or p.accusative
            out.append(changed(p, preposition=before.preposition, accusative=shared))
        else:
            out.append(p)
    return out


def by_preposition(participants: Sequence[Participant]) -> dict[str, list[Participant]]:
    """Return participants by the preposition that introduces them."""
    table: dict[str, list[Participant]] = {}
    for p in participants:
        table.setdefault(p.preposition, []).append(p)
    return table


def first_led(
    introduced: Mapping[str, Sequence[Participant]], by: frozenset[str], low: int
) -> Participant | None:
    """Return the first participant from a token on that one of the prepositions introduces."""
    best: Participant | None = None
    for preposition in introduced.keys() & by:
        people = introduced[preposition]
        at = bisect_left(people, low, key=FIRST)
        if at < len(people) and (best is None or people[at].first < best.first):
            best = people[at]
    return best
