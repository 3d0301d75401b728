"""Where an act was whose sentence names no place and goes on with the story."""

from collections.abc import Sequence

from riwaya.claims.drafts.placed import Placed
from riwaya.claims.weighing.choice import Option
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality
from riwaya.model.making import changed

_SPOILS = frozenset({EventType.PROPERTY_DESTRUCTION, EventType.INTERCEPTION})
"""What is told in addition to a fight: what was destroyed in it, or taken."""

_TOLD = frozenset({Modality.ASSERTED, Modality.ONGOING})
_BACK = 4
"""How far behind an act a pronoun may stand that leads back to a place."""

_NEAR, _FAR = 40, 120
"""How many words the story's place may stand before what is destroyed, and what is added."""


_TOLD_BEFORE = frozenset({"place.carried", "place.last", "place.seen", "place.report"})
_ANYWHERE = frozenset({EventType.AGREEMENT, EventType.PROTEST, EventType.TERRITORY_GAIN})
"""What a bulletin may tell of no place that it has named."""


def of_bulletin(
    setup: Setup, options: Sequence[Option[Placed | None]]
) -> Sequence[Option[Placed | None]]:
    """Return the places told before that an act of a side's own report may have had.

    A side tells of its fronts one after the other: what it tells without a place happened where
    it was, while a newspaper also tells what happened nowhere in particular. Of the places
    carried on so in annotated reports three of four were meant.
    """
    draft = setup.draft
    if not setup.sides.own_word or setup.scene.headline:
        return ()
    if draft.modality[0] not in _TOLD or draft.event_type in _ANYWHERE:
        return ()
    return [one for one in options if one.rule in _TOLD_BEFORE]


def added(setup: Setup) -> Placed | None:
    """Return the place that the sentence before names, for an act that one without a place adds
    to it ("They also defused …").
    """
    draft, scene, thread = setup.draft, setup.scene, setup.thread
    if scene.headline or scene.places or draft.modality[0] not in _TOLD or not thread.seen:
        return None
    grammar, behind = load_grammar(), range(draft.chosen.last, draft.chosen.last + _BACK)
    if scene.key(scene.sentence.first) not in grammar.further:
        return None
    if any(scene.key(at) in grammar.resumptive for at in behind):
        return None
    before, named = thread.placed, {where.name for _, where in thread.seen}
    if before is not None and not named.isdisjoint(w.name for _, w in before.places):
        return changed(before, rule="place.seen")
    return Placed(tuple(thread.seen[:1]), "place.seen")


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
