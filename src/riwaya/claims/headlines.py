"""What a headline leaves open and the sentence below it that tells the same says."""

from collections.abc import Sequence

from riwaya.claims.dating import Dated
from riwaya.claims.draft import Draft
from riwaya.model import Modality


def fill_headlines(drafts: Sequence[Draft]) -> None:
    """Give an act that a headline tells without a day that of the same act told below it.

    The annotation guide dates a headline from the body. `drafts` are a report's in order.
    """
    below = [d for d in drafts if not d.scene.headline and d.dated is not None]
    for draft in drafts:
        done = draft.scene.headline and draft.modality[0] is Modality.ASSERTED
        if not done or draft.dated is not None:
            continue
        told = next((d.dated for d in below if d.dated and _same(draft, d)), None)
        if told is not None:
            draft.dated = Dated(told.when, told.mentions, "date.below")


def _same(headline: Draft, draft: Draft) -> bool:
    """Whether an act told below is of a headline's kind, doer and, where it has one, place."""
    if draft.event_type is not headline.event_type:
        return False
    if draft.agent_party != headline.agent_party:
        return False
    here, there = _names(headline), _names(draft)
    return not here or not here.isdisjoint(there)


def _names(draft: Draft) -> set[str]:
    places = draft.placed.places if draft.placed is not None else ()
    return {where.place or where.name for _, where in places}
