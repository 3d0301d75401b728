"""Where a force left, beside where it went: "withdrew towards X" from the place told before."""

from riwaya.arabic.affixes import AND
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.placed import Placed
from riwaya.claims.modality.pluperfect import pluperfect
from riwaya.claims.scenes.describing import of_axes
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.ways import taken_to
from riwaya.model import EventType, Modality, PlacePrecision
from riwaya.model.making import changed

_P = PlacePrecision
_LEFT = frozenset({_P.CITY, _P.TOWN, _P.VILLAGE, _P.NEIGHBOURHOOD, _P.SITE, _P.UNRESOLVED})
"""What a force may have stood in: ground that is told as such."""

HERE = frozenset({"place.behind", "place.before", "place.held"})
"""The rules by which an act has a place that its own sentence names."""

_GONE = frozenset({EventType.WITHDRAWAL, EventType.DISPLACEMENT})


def with_origin(draft: Draft, placed: Placed | None, told: Placed | None) -> Placed | None:
    """Return the places of a withdrawal with the town it was from, where only its goal is told
    and the act before was at another town.
    """
    if placed is None or told is None or draft.event_type is not EventType.WITHDRAWAL:
        return placed
    goal, left = placed.places[0], told.places[0]
    if goal[0].preposition not in load_grammar().destination:
        return placed
    if left[1].precision not in _LEFT or {w.name for _, w in told.places} & {goal[1].name}:
        return placed
    return changed(placed, places=(*told.places, *placed.places))


def stays_at(draft: Draft) -> Placed | None:
    """Return the places where a story stays behind an act: none where the act is its background
    ("had lost", "this comes after …", "plans to"), or tells only where help came from.
    """
    stays = left_at(draft)
    if stays is None or stays.rule not in HERE:
        return stays
    if draft.modality[0] is Modality.PLANNED or _before_story(draft, stays):
        return None
    key, keys, origin = draft.scene.key, draft.scene.document.keys, load_grammar().origin
    if all(taken_to(keys, m) or of_axes(key, m) for m, _ in stays.places):
        return None
    sent = all(mention.preposition in origin for mention, _ in stays.places)
    return None if sent and draft.event_type is EventType.MOBILISATION else stays


def _before_story(draft: Draft, placed: Placed) -> bool:
    """Whether an act is told as what came before the story: with "had", or with "after" and at
    other ground than its sentence names besides.
    """
    scene, first, grammar = draft.scene, draft.chosen.first, load_grammar()
    if pluperfect(scene, draft.chosen):
        return True
    if scene.key(first - 1) in grammar.after and len(scene.grounds) > len(placed.places):
        return True
    if "comes" not in scene.groups:
        return False
    low = scene.sentence.first
    comes = any(scene.key(at).removeprefix(AND) in grammar.comes for at in (low, low + 1))
    return comes and any(scene.key(at) in grammar.after for at in range(low, first))


def left_at(draft: Draft) -> Placed | None:
    """Return the places where a story stays: those that were left, not those fled to. What is
    told next happened there ("They withdrew to the hills. The army seized five vehicles").
    """
    placed = draft.placed
    if placed is None or draft.event_type not in _GONE:
        return placed
    goals = load_grammar().destination
    led = (at for at, (mention, _) in enumerate(placed.places) if mention.preposition in goals)
    kept = placed.places[: next(led, len(placed.places))]
    return changed(placed, places=kept) if kept else None
