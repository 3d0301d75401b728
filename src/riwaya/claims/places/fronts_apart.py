"""Headlines that tell of two fronts: what the second half tells was not at the first's place.

"Our forces advance at Sabea and the air force carries out three sorties", "a raid on Deir Kifa
and the party fires dozens of rockets": where a raid, a downing or a call was is told below.
"""

from riwaya.arabic.affixes import AND
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import FROM_AFAR
from riwaya.claims.drafts.placed import Placed
from riwaya.claims.scenes.findings import Scene
from riwaya.model import EventType

_ELSEWHERE = FROM_AFAR | {
    EventType.INTERCEPTION,
    EventType.MOBILISATION,
    EventType.AGREEMENT,
}
"""What is seldom where the fight before it was."""

_BEFORE = "place.before"


def of_first_front(draft: Draft) -> bool:
    """Whether the places of a headline's act are only those of the half before it."""
    placed, scene = draft.placed, draft.scene
    if placed is None or placed.rule != _BEFORE or draft.event_type not in _ELSEWHERE:
        return False
    if draft.chosen.mention.pronoun is not None or _dateline(scene, placed):
        return False
    return _joined_act(scene, placed.places[-1][0].last, draft.chosen.first)


def _joined_act(scene: Scene, at: int, act: int) -> bool:
    """Whether "and" with somebody new or with the act itself stands right behind a place."""
    if not scene.key(at).startswith(AND):
        return False
    who = (p.first for p in scene.people)
    return at == act or scene.key(at) == AND or not {at, at + 1}.isdisjoint(who)


def _dateline(scene: Scene, placed: Placed) -> bool:
    """Whether a place and a mark open the line: all it tells is there."""
    mention = placed.places[0][0]
    return mention.first == scene.sentence.first and scene.key(mention.last) in (":", "/")
