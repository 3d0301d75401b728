"""Sentences that only count the dead of the act told right before them.

"Raids hit the market. The civil defence said that six civilians were killed." The second tells
no act of its own: what it counts is lost in the act of the first, and by the same hands.
"""

from riwaya.claims.draft import Draft
from riwaya.claims.select import VIOLENT
from riwaya.model import Modality

_DONE = frozenset({Modality.ASSERTED, Modality.ONGOING, Modality.FAILED})


def only_counts(draft: Draft) -> bool:
    """Whether a draft tells nothing but a toll: no doer, no place and no day of its own."""
    if not draft.chosen.frame.casualty or draft.modality[0] is not Modality.ASSERTED:
        return False
    own_day = draft.dated is not None and bool(draft.dated.mentions)
    return bool(draft.losses) and not (draft.roles.agent or draft.placed or own_day)


def counted_for(draft: Draft, before: Draft | None) -> bool:
    """Whether a toll is that of the act told in the sentence before, near it."""
    if before is None or before.modality[0] not in _DONE or before.losses:
        return False
    sentence, told = draft.scene.sentence, before.scene.sentence
    return before.event_type in VIOLENT and sentence.paragraph - told.paragraph <= 1
