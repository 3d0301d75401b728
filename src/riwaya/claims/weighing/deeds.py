"""Whom a report names elsewhere as doing such things: for acts that are told of nobody."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from riwaya.claims.drafts.draft import Draft
from riwaya.model import FAMILY

Likeness = tuple[str, ...]

_SURE = 9.0
"""A binding that scores less does not say for sure who acts."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """The parties named as agents of acts of each likeness, the most frequent first, with how
    often.
    """

    counts: dict[Likeness, list[tuple[str, int]]] = field(default_factory=dict)

    def doers(self, draft: Draft) -> Iterator[tuple[str, str]]:
        """Yield by what likeness, and which party is most often named in other such acts."""
        own = _named(draft)
        seen: set[str] = set()
        for likeness in _likenesses(draft):
            found = self.counts.get(likeness)
            if found is None or likeness[0] in seen:
                continue
            party = _most(found, own)
            if party is not None:
                seen.add(likeness[0])
                yield likeness[0], party


def _most(found: Sequence[tuple[str, int]], own: str | None) -> str | None:
    """Return the party of most acts, one of its `own` left out; the earlier named of equals."""
    party, number = found[0]
    if party == own:
        number -= 1
        if len(found) > 1 and found[1][1] > number:
            return found[1][0]
    return party if number else None


def deeds_of(drafts: Sequence[Draft]) -> Deeds:
    """Return the acts of a report whose agent its own sentence names."""
    counts: defaultdict[Likeness, dict[str, int]] = defaultdict(dict)
    for draft in drafts:
        party = _named(draft)
        if party is not None:
            for likeness in set(_likenesses(draft)):
                counts[likeness][party] = counts[likeness].get(party, 0) + 1
    return Deeds({likeness: _frequent(found) for likeness, found in counts.items()})


def _frequent(found: dict[str, int]) -> list[tuple[str, int]]:
    """Return the two parties of most acts, the earlier named first of equals."""
    return sorted(found.items(), key=itemgetter(1), reverse=True)[:2]


def _named(draft: Draft) -> str | None:
    bound = draft.roles.agent
    return bound.participant.party if bound and bound.score >= _SURE else None


def _likenesses(draft: Draft) -> Iterator[Likeness]:
    """Yield what an act has in common with others, the most telling first."""
    kind, family = draft.event_type, FAMILY[draft.event_type]
    places = [mention.name for mention, _ in draft.placed.places] if draft.placed else []
    target = draft.roles.target.participant.party if draft.roles.target else None
    yield from (("kind-there", kind, name) for name in places)
    yield from (("family-there", family, name) for name in places)
    yield ("kind", kind)
    if target is not None:
        yield "family-on", family, target
        yield "on", target
    yield from (("there", name) for name in places)
