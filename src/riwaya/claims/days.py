"""When a report tells elsewhere that such a thing happened: for acts told without a day."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from riwaya.claims.dating import Dated
from riwaya.claims.draft import Draft
from riwaya.claims.kinds import like_kind
from riwaya.claims.placing import Placed
from riwaya.model import EventType, Modality

_SHORT = 1
_STORY = 14
_DONE = frozenset({Modality.ASSERTED, Modality.FAILED})


@dataclass(frozen=True, slots=True)
class DatedAct:
    """An act told with its day: its first token, the day, and its place, if told."""

    first: int
    dated: Dated
    placed: Placed | None


@dataclass(frozen=True, slots=True)
class Days:
    """The acts of each kind that are told with a day in their own sentence, and those told with
    a single day near publication, in the order of the text. `number` is how many such days
    there are.
    """

    acts: dict[EventType, list[DatedAct]] = field(default_factory=dict)
    recent: list[DatedAct] = field(default_factory=list)
    number: int = 0

    def like(self, draft: Draft) -> Iterator[tuple[str, DatedAct]]:
        """Yield the day of the last such act before a draft's sentence, `same`, and of the
        next one behind it, `later`.
        """
        found = self.acts.get(like_kind(draft.event_type), [])
        sentence = draft.scene.sentence
        before = bisect_left(found, sentence.first, key=_first)
        after = bisect_left(found, sentence.last, before, key=_first)
        if before:
            yield "same", found[before - 1]
        if after < len(found):
            yield "later", found[after]

    def ahead(self, draft: Draft) -> DatedAct | None:
        """Return the first act told behind a draft's sentence with a day near publication."""
        at = bisect_left(self.recent, draft.scene.sentence.last, key=_first)
        return self.recent[at] if at < len(self.recent) else None


def days_of(drafts: Sequence[Draft]) -> Days:
    """Return when a report's acts are told to have been, those that stand with their day."""
    acts: defaultdict[EventType, list[DatedAct]] = defaultdict(list)
    recent: list[DatedAct] = []
    for draft in drafts:
        dated = draft.dated
        if dated is None or not dated.mentions or draft.modality[0] not in _DONE:
            continue
        act = DatedAct(draft.chosen.first, dated, draft.placed)
        acts[like_kind(draft.event_type)].append(act)
        if _recent(draft, dated):
            recent.append(act)
    ordered = {kind: sorted(found, key=_first) for kind, found in acts.items()}
    return Days(ordered, recent, len({act.dated.when.first for act in recent}))


def _recent(draft: Draft, dated: Dated) -> bool:
    """Whether an act is told with a day, or a night that two days share, near publication."""
    first, last = dated.when.first, dated.when.last
    published = draft.scene.document.report.published
    if first is None or last is None or published is None:
        return False
    return (last - first).days <= _SHORT and 0 <= (published - first).days <= _STORY


def _first(act: DatedAct) -> int:
    return act.first
