"""How sure: asserted, failed, denied, planned or ongoing, and by which rule."""

from riwaya.claims.findings import HARD, Scene
from riwaya.claims.select import Chosen
from riwaya.model import CueMention, EventType, Modality

_NEAR = 3
_REACH = 9
_PURPOSE = frozenset({"ل", "ول", "فل"})
_SUBJUNCTIVE = frozenset({"ان", "كي", "لكي", "لن", "حتي"})
_HELD = frozenset({EventType.CONTROL})
_WAS = frozenset({"كان", "كانت", "كانوا", "وكان", "وكانت"})


def modality(scene: Scene, chosen: Chosen) -> tuple[Modality, str]:
    """Return a trigger's modality and the id of the rule that says so."""
    for rule in (_denied, _negated, _fixed, _failed, _planned, _ongoing):
        found = rule(scene, chosen)
        if found:
            return found
    return Modality.ASSERTED, "modality.default"


def _left(scene: Scene, chosen: Chosen, reach: int, *kinds: str) -> list[CueMention]:
    """Return cues to the left of a trigger with no hard barrier between."""
    low = max(scene.sentence.first, chosen.first - reach)
    found = scene.cues_between(low, chosen.first, *kinds)
    return [c for c in found if not _cut(scene, c.last, chosen.first)]


def _cut(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause ends between two tokens."""
    return any(
        scene.key(at) in HARD or "connector" in scene.kinds_at(at) for at in range(low, high)
    )


def _denied(scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """Inside the scope of a denial."""
    if _left(scene, chosen, 14, "deny"):
        return Modality.DENIED, "modality.denial"
    return None


def _negated(scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """A verb right behind a negation did not happen."""
    cues = _left(scene, chosen, 2, "negation")
    if cues and chosen.mention.form in ("past", "present", "passive"):
        return Modality.DENIED, "modality.negation"
    return None


def _fixed(_scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """The frame itself says how it ended."""
    if chosen.frame.modality is Modality.FAILED:
        return Modality.FAILED, "modality.frame"
    return None


def _failed(scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """A failure before a masdar, or behind an attempt in the same sentence."""
    if _left(scene, chosen, 7, "failed"):
        return Modality.FAILED, "modality.failure"
    ahead = scene.cues_between(chosen.last, chosen.last + 16, "failed")
    if chosen.frame.id == "clash.advance" and ahead:
        return Modality.FAILED, "modality.failed-attempt"
    return None


def _planned(scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """Future, purpose, intention, condition."""
    mention = chosen.mention
    if mention.form == "future":
        return Modality.PLANNED, "modality.future"
    if mention.form == "masdar" and mention.clitics in _PURPOSE and not _of_need(scene, chosen):
        return Modality.PLANNED, "modality.purpose"
    before = scene.key(chosen.first - 1)
    if mention.form == "present" and (before in _SUBJUNCTIVE or mention.clitics in _PURPOSE):
        return Modality.PLANNED, "modality.subjunctive"
    if _left(scene, chosen, _NEAR, "planned"):
        return Modality.PLANNED, "modality.intention"
    cues = _left(scene, chosen, _REACH, "planned_verb")
    if cues and (mention.form in ("masdar", "noun", "phrase") or before in _SUBJUNCTIVE):
        return Modality.PLANNED, "modality.intention-verb"
    return None


def _of_need(scene: Scene, chosen: Chosen) -> bool:
    """Whether `ل` before a masdar belongs to a verb that takes it ("was exposed to", "led to")."""
    return bool(_left(scene, chosen, 6, "undergo", "result"))


def _ongoing(scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """Still so when reported."""
    if chosen.frame.modality is Modality.ONGOING:
        was = any(scene.key(at) in _WAS for at in range(chosen.first - 2, chosen.first))
        return (Modality.ASSERTED, "modality.was") if was else (Modality.ONGOING, "modality.frame")
    if _left(scene, chosen, _NEAR, "ongoing", "ongoing_light") and not scene.headline:
        return Modality.ONGOING, "modality.continues"
    if _left(scene, chosen, 2, "ongoing") and scene.headline:
        return Modality.ONGOING, "modality.continues"
    after = scene.cues_between(chosen.last, chosen.last + _NEAR + 1, "ongoing")
    if after and not _cut(scene, chosen.last, after[0].first):
        return Modality.ONGOING, "modality.continues"
    if chosen.mention.form == "present" and not scene.headline and chosen.frame.type in _LASTING:
        return Modality.ONGOING, "modality.present"
    return None


_LASTING = _HELD | {
    EventType.SIEGE,
    EventType.CLASH,
    EventType.SHELLING,
    EventType.AIRSTRIKE,
    EventType.TERRITORY_GAIN,
    EventType.DISPLACEMENT,
    EventType.ABDUCTION,
}
