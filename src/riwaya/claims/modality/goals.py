"""What is told as an aim, or only for its weight: not done."""

from riwaya.arabic.affixes import AND
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.words import REACH, left, nominal, opening, right
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import DEEDS
from riwaya.claims.scenes.nearby import any_of
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

TAKING = frozenset({EventType.TERRITORY_GAIN, EventType.SIEGE})
"""What is aimed at: ground and the ways to it."""
_COPULA_REACH = 8
_ASKS_REACH = 8


def goal(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is told to be an aim, or the taking of ground is what a noun of duty or
    aim leads to, or is told to ask for something.
    """
    if not nominal(scene, chosen):
        return False
    if scene.key(opening(scene, chosen)[0] - 1) in load_grammar().copula:
        return bool(left(scene, chosen, _COPULA_REACH, "goal"))
    if chosen.frame.type not in TAKING or chosen.mention.form not in DEEDS:
        return False
    led = scene.cues_between(chosen.first - 2, chosen.first, "goal")
    if any(c.last == chosen.first or "preposition" in scene.kinds_at(c.last) for c in led):
        return True
    asks = right(scene, chosen, _ASKS_REACH, "requires")
    return any(
        not any(at in scene.trigger_at for at in range(chosen.last, c.first)) for c in asks
    )


def weighed(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is only spoken of for its weight ("the taking of it is deemed vital")."""
    grammar, before = load_grammar(), scene.key(chosen.first - 1)
    if chosen.frame.type not in TAKING:
        return False
    return before in grammar.weight or (
        before in grammar.deeming and any_of(scene, grammar.needed, chosen.last, _ASKS_REACH)
    )


def taken_in(scene: Scene, chosen: Chosen) -> bool:
    """Whether the taking of ground is what a plan takes in ("the second phase includes the
    capture of").
    """
    if chosen.frame.type not in TAKING or chosen.mention.form not in DEEDS:
        return False
    return not chosen.mention.clitics and bool(left(scene, chosen, REACH, "include"))


def joined_to_move(scene: Scene, chosen: Chosen) -> bool:
    """Whether "and" joins an act to a move that is meant ("orders to move on the city and
    to free it").
    """
    if not chosen.mention.clitics.startswith(AND) or chosen.mention.form not in DEEDS:
        return False
    meant = load_grammar().to_move
    for at in range(chosen.first - 1, max(scene.sentence.first, chosen.first - REACH) - 1, -1):
        if scene.key(at) in meant:
            return True
        if at in scene.breaks or (at in scene.trigger_at and at not in scene.in_place):
            return False
    return False
