"""What did not come about: refused, put off, or kept from it by something else that did."""

from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.words import (
    OF_ONES_OWN,
    REACH,
    Ruling,
    governing,
    left,
    nominal,
    opening,
)
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality

_BUT_REACH = 14
_NEAR = 3
_SET_OFF = frozenset({"cause", "preposition", "by"})
_HINDERED = {
    EventType.DISPLACEMENT: ("put_off",),
    EventType.AGREEMENT: ("put_off",),
    EventType.AID_DELIVERY: ("put_off",),
    EventType.PROTEST: ("put_off", "prevent"),
    EventType.RETURN: ("put_off", "prevent"),
    EventType.CLASH: ("postpone",),
    EventType.TERRITORY_GAIN: ("postpone",),
    EventType.MOBILISATION: ("postpone",),
    EventType.WITHDRAWAL: ("postpone",),
}
"""What is told of acts that have not come about."""


def refused(scene: Scene, chosen: Chosen) -> Ruling | None:
    """Rule where somebody refuses to do what is told ("refused to hand over the town")."""
    if "refuse" not in scene.cue_kinds or chosen.frame.type not in OF_ONES_OWN:
        return None
    before = opening(scene, chosen)[0] - 1
    set_off = scene.kinds_at(before) & _SET_OFF and before not in scene.in_people
    from_it = scene.key(before) in load_grammar().about  # "abstained from"
    if (set_off and not from_it) or not nominal(scene, chosen):
        return None
    if governing(scene, chosen, REACH, "refuse"):
        return Modality.FAILED, "modality.refused"
    return None


def hindrance(scene: Scene, chosen: Chosen) -> Ruling | None:
    """Rule what stands behind "but for" to have happened, whatever it kept from happening."""
    if scene.key(opening(scene, chosen)[0] - 1) in load_grammar().but_for:
        return Modality.ASSERTED, "modality.hindrance"
    return None


def but_for(scene: Scene, chosen: Chosen) -> bool:
    """Whether what was to be is told not to have been but for something behind it."""
    words = load_grammar().but_for
    for at in range(chosen.last, min(chosen.last + _BUT_REACH, scene.sentence.last)):
        if scene.key(at) in words:
            return True
        if at in scene.hard:
            return False
    return False


def put_off(scene: Scene, chosen: Chosen) -> Ruling | None:
    """What was put off or called off has not come about; nor has a return that was barred."""
    kinds = _HINDERED.get(chosen.frame.type)
    if kinds and nominal(scene, chosen) and left(scene, chosen, _NEAR, *kinds):
        return Modality.FAILED, "modality.put-off"
    return None
