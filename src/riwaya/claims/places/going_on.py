"""Where an act was whose sentence names no place and goes on with the story."""

from riwaya.claims.places.placing import Placed
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality
from riwaya.model.making import changed

_SPOILS = frozenset({EventType.PROPERTY_DESTRUCTION, EventType.INTERCEPTION})
"""What is told in addition to a fight: what was destroyed in it, or taken."""

_TOLD = frozenset({Modality.ASSERTED, Modality.ONGOING})
_NEAR, _FAR = 40, 120
"""How many words the story's place may stand before what is destroyed, and what is added."""


def going_on(setup: Setup) -> Placed | None:
    """Return the place of the story for an act that its report only adds to it.

    Such is what was destroyed or captured, and what a sentence tells that opens with "also" or
    "he went on". Of the places carried on so in annotated reports four of five were meant.
    """
    draft, scene, placed = setup.draft, setup.scene, setup.thread.placed
    if placed is None or scene.headline or scene.grounds:
        return None
    away = draft.chosen.first - setup.thread.placed_at
    if away > _FAR or draft.modality[0] not in _TOLD:
        return None
    spoils = draft.event_type in _SPOILS and draft.modality[0] is Modality.ASSERTED
    spoils = spoils and away <= _NEAR
    added = scene.key(scene.sentence.first) in load_grammar().further
    return changed(placed, rule="place.story") if spoils or added else None
