"""Sentences that only count the dead of the act told right before them.

"Raids hit the market. The civil defence said that six civilians were killed." The second tells
no act of its own: what it counts is lost in the act of the first, and by the same hands.
"""

from riwaya.claims.drafts.chosen import VIOLENT
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.nouns import noun_at
from riwaya.lexicons.frames import load_frames
from riwaya.model import Modality

_DONE = frozenset({Modality.ASSERTED, Modality.ONGOING, Modality.FAILED})


def only_counts(draft: Draft) -> bool:
    """Whether a draft tells nothing but a toll: no doer, no place and no day of its own."""
    if not draft.chosen.frame.casualty or draft.modality[0] is not Modality.ASSERTED:
        return False
    own_day = draft.dated is not None and bool(draft.dated.mentions)
    own = draft.roles.agent or draft.placed or own_day or _takes_up(draft) or _done_by(draft)
    return bool(draft.losses) and not own


def _takes_up(draft: Draft) -> bool:
    """Whether the sentence names an act too, be it one told before ("in those clashes")."""
    frames = load_frames()
    nouns = (t for t in draft.scene.triggers if t.definite and t.form not in TENSES)
    return any(frames[t.frame].type in VIOLENT and not frames[t.frame].casualty for t in nouns)


def _done_by(draft: Draft) -> bool:
    """Whether a verb of killing has a subject behind it that is not the dead."""
    scene, chosen = draft.scene, draft.chosen
    if chosen.mention.form not in TENSES or chosen.mention.plural:
        return False
    return chosen.last not in scene.quantity_at and noun_at(scene, chosen.last) is None


def counted_for(draft: Draft, before: Draft | None) -> bool:
    """Whether a toll is that of the act told in the sentence before, in its paragraph."""
    if before is None or before.modality[0] not in _DONE or before.losses:
        return False
    sentence, told = draft.scene.sentence, before.scene.sentence
    return before.event_type in VIOLENT and sentence.paragraph == told.paragraph
