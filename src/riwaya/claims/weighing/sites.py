"""Where a report tells elsewhere that such a thing happened: for acts told without a place."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import BOMBINGS
from riwaya.claims.drafts.placed import Pair, Placed
from riwaya.model import EventType

_BOUND = "place.behind"


@dataclass(frozen=True, slots=True)
class Sites:
    """The places that acts of each kind are told with: the act's first token and its places, in
    the order of the text.
    """

    acts: dict[EventType, list[tuple[int, Placed]]] = field(default_factory=dict)

    def like(self, draft: Draft) -> Iterator[tuple[str, Sequence[Pair]]]:
        """Yield the places of the last such act before a draft's sentence, `same`, and of the
        next one behind it, `later`.
        """
        found = self.acts.get(_kind(draft.event_type), [])
        sentence = draft.scene.sentence
        before = bisect_left(found, sentence.first, key=_first)
        after = bisect_left(found, sentence.last, before, key=_first)
        if before:
            yield "same", found[before - 1][1].places
        if after < len(found):
            yield "later", found[after][1].places


def sites_of(drafts: Sequence[Draft]) -> Sites:
    """Return where a report's acts are told to have been, those that stand with their place."""
    acts: defaultdict[EventType, list[tuple[int, Placed]]] = defaultdict(list)
    for draft in drafts:
        if draft.placed is not None and draft.placed.rule == _BOUND:
            acts[_kind(draft.event_type)].append((draft.chosen.first, draft.placed))
    return Sites({kind: sorted(found, key=_first) for kind, found in acts.items()})


def _first(act: tuple[int, Placed]) -> int:
    return act[0]


def _kind(kind: EventType) -> EventType:
    """Return what a kind of act counts as: whoever sets off a bomb, it is an explosion."""
    return EventType.EXPLOSION if kind in BOMBINGS else kind
