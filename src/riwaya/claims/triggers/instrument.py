"""Raids told as the means of a strike: "targeted them with nine air strikes"."""

from riwaya.arabic.affixes import BY
from riwaya.claims.findings import Scene
from riwaya.claims.triggers.chosen import Chosen
from riwaya.lexicons.frames import load_frames
from riwaya.model import EventType, TriggerMention

MEANS_REACH = 18
"""How far behind a strike raids may be told as its means, in tokens."""


def means_of(scene: Scene, strike: Chosen, raids: TriggerMention) -> bool:
    """Whether raids, or their number, stand with "with" behind a strike of open means.

    Rockets that are fired have told their means.
    """
    if not strike.frame.means or strike.frame.needs_word:
        return False
    if not 0 <= raids.first - strike.last <= MEANS_REACH:
        return False
    frame = load_frames()[raids.frame]
    if frame.means or frame.type is not EventType.AIRSTRIKE:
        return False
    counted = scene.quantity_over.get(raids.first - 1)
    led = any(
        scene.key(at).startswith(BY)
        for at in {raids.first, counted.first if counted else raids.first}
    )
    return led and scene.breaks.isdisjoint(range(strike.last, raids.first))
