"""Where a force left, beside where it went: "withdrew towards X" from the place told before."""

from riwaya.claims.draft import Draft
from riwaya.claims.places.placing import Placed
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, PlacePrecision
from riwaya.model.making import changed

_P = PlacePrecision
_LEFT = frozenset({_P.CITY, _P.TOWN, _P.VILLAGE, _P.NEIGHBOURHOOD, _P.SITE, _P.UNRESOLVED})
"""What a force may have stood in: ground that is told as such."""

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
