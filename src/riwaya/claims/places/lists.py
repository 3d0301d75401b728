"""Places told in a list behind what they are ("several areas …, among them X, Y and Z")."""

from collections.abc import Sequence

from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.nearby import any_of
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import PlaceMention, Where

LISTED = "place.listed"
_NEAR = 4
"""How far behind an act the word for its places may stand."""
_REACH = 25
_OPENS = 2
"""How far behind "among them" the first of the list may start."""


def listed(
    scene: Scene, chosen: Chosen, known: Sequence[tuple[PlaceMention, Where]]
) -> tuple[PlaceMention, Where] | None:
    """Return the first of the places that an act's "areas" or "villages" are told to be.

    `known` are the places behind the act; one that stands before the list is no part of it.
    """
    grammar = load_grammar()
    if not known or not any_of(scene, grammar.many_places, chosen.last, _NEAR):
        return None
    first = known[0][0].first
    near = range(max(chosen.last + 1, first - _OPENS), min(first, chosen.last + _REACH))
    return known[0] if any(scene.key(at) in grammar.among for at in near) else None
