"""How sure: asserted, failed, denied, planned or ongoing, and by which rule."""

from riwaya.arabic.affixes import CONJUNCTIONS, FOR
from riwaya.claims.findings import Scene
from riwaya.claims.select import Chosen
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import CueMention, EventType, Modality

_NEAR = 3
_REACH = 9
_PURPOSE = frozenset(before + FOR for before in ("", *CONJUNCTIONS))
_HELD = frozenset({EventType.CONTROL})


def modality(scene: Scene, chosen: Chosen) -> tuple[Modality, str]:
    """Return a trigger's modality and the id of the rule that says so."""
    for rule in (_denied, _negated, _fixed, _failed, _planned, _ongoing):
        found = rule(scene, chosen)
        if found:
            return found
    return Modality.ASSERTED, "modality.default"


def _left(scene: Scene, chosen: Chosen, reach: int, *kinds: str) -> list[CueMention]:
    """Return cues to the left of a trigger with no hard barrier between."""
    if scene.cue_kinds.isdisjoint(kinds):
        return []
    low = max(scene.sentence.first, chosen.first - reach)
    found = scene.cues_between(low, chosen.first, *kinds)
    return [c for c in found if not _cut(scene, c.last, chosen.first)]


def _cut(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause ends between two tokens."""
    return not scene.breaks.isdisjoint(range(low, high))


def _denied(scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """Inside the scope of a denial, or called untrue behind."""
    if _left(scene, chosen, 14, "deny"):
        return Modality.DENIED, "modality.denial"
    untrue = scene.cues_between(chosen.last, chosen.last + 14, "untrue")
    nominal = chosen.mention.form not in _FINITE
    if nominal and untrue and not _cut(scene, chosen.last, untrue[0].first):
        return Modality.DENIED, "modality.untrue"
    return None


def _negated(scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """A verb right behind a negation did not happen, nor the act that such a verb governs."""
    cues = _left(scene, chosen, 2, "negation")
    if scene.key(chosen.first) in load_grammar().negating:
        return None
    for verb in _left(scene, chosen, 6, "light"):
        before = scene.cues_between(verb.first - 1, verb.first, "negation")
        if before and chosen.mention.form not in _FINITE:
            return Modality.DENIED, "modality.negated-verb"
    if cues and chosen.mention.form in ("past", "present", "passive"):
        return Modality.DENIED, "modality.negation"
    return None


def _fixed(_scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """The frame itself says how it ended."""
    if chosen.frame.modality is Modality.FAILED:
        return Modality.FAILED, "modality.frame"
    return None


def _failed(scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """A failure before a masdar."""
    if _left(scene, chosen, 7, "failed"):
        return Modality.FAILED, "modality.failure"
    return None


def _planned(scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """Future, purpose, intention, condition."""
    mention, grammar = chosen.mention, load_grammar()
    if mention.form == "future" or scene.key(chosen.first).startswith(grammar.future):
        return Modality.PLANNED, "modality.future"
    if scene.key(chosen.last).startswith(grammar.future) and mention.form not in _FINITE:
        return Modality.PLANNED, "modality.future"
    if _purpose(scene, chosen):
        return Modality.PLANNED, "modality.purpose"
    subjunctive = scene.key(chosen.first - 1) in grammar.subjunctive
    if mention.form == "present" and (subjunctive or mention.clitics in _PURPOSE):
        return Modality.PLANNED, "modality.subjunctive"
    if _governed(scene, chosen, 6, "planned"):
        return Modality.PLANNED, "modality.intention"
    if mention.form in ("masdar", "phrase") or subjunctive:
        cues = _left(scene, chosen, _REACH, "planned_verb")
        if cues:
            return Modality.PLANNED, "modality.intention-verb"
    return None


def _purpose(scene: Scene, chosen: Chosen) -> bool:
    """Whether `ل` before a masdar tells a purpose."""
    mention = chosen.mention
    if mention.form not in ("masdar", "phrase") or mention.clitics not in _PURPOSE:
        return False
    if chosen.frame.type not in _AIMED_AT:
        return False
    return not _left(scene, chosen, 20, "undergo") and not _left(scene, chosen, 4, "result")


def _governed(scene: Scene, chosen: Chosen, reach: int, *kinds: str) -> bool:
    """Whether a cue governs a trigger: no other trigger stands between them."""
    cues = _left(scene, chosen, reach, *kinds)
    if not cues:
        return False
    return not any(cues[-1].last <= t.first < chosen.first for t in scene.triggers)


def _ongoing(scene: Scene, chosen: Chosen) -> tuple[Modality, str] | None:
    """Still so when reported."""
    mention = chosen.mention
    if chosen.frame.type is EventType.STATEMENT:
        return None
    if chosen.frame.modality is Modality.ONGOING:
        past = load_grammar().was
        was = any(scene.key(at) in past for at in range(chosen.first - 2, chosen.first))
        return (
            (Modality.ASSERTED, "modality.was") if was else (Modality.ONGOING, "modality.frame")
        )
    if mention.form == "participle" and chosen.frame.type is EventType.SIEGE:
        return Modality.ONGOING, "modality.participle"
    if _continues(scene, chosen):
        return Modality.ONGOING, "modality.continues"
    if mention.form == "present" and not scene.headline and chosen.frame.type in _LASTING:
        return Modality.ONGOING, "modality.present"
    return None


def _continues(scene: Scene, chosen: Chosen) -> bool:
    """Whether a word of continuing governs a trigger or follows it."""
    kinds = ("ongoing",) if scene.headline else ("ongoing", "ongoing_light")
    if _governed(scene, chosen, 6, *kinds):
        return not _for_hours(scene, chosen)
    after = [
        c
        for c in scene.cues_between(chosen.last, chosen.last + _NEAR + 1, *kinds)
        if c.form in ("phrase", "present")
    ]
    return bool(after) and not _cut(scene, chosen.last, after[0].first)


def _for_hours(scene: Scene, chosen: Chosen) -> bool:
    """Whether what "went on" did so for a told while and is over."""
    return any(
        q.unit is not None and q.first - chosen.last <= _NEAR and q.first >= chosen.last
        for q in scene.quantities
    )


_FINITE = ("past", "present", "passive", "future")
_AIMED_AT = frozenset(
    {
        EventType.TERRITORY_GAIN,
        EventType.SIEGE,
        EventType.CLASH,
        EventType.INTERCEPTION,
        EventType.PROPERTY_DESTRUCTION,
        EventType.AID_DELIVERY,
        EventType.MOBILISATION,
    }
)
_LASTING = _HELD | {
    EventType.SIEGE,
    EventType.CLASH,
    EventType.SHELLING,
    EventType.AIRSTRIKE,
    EventType.TERRITORY_GAIN,
    EventType.DISPLACEMENT,
    EventType.ABDUCTION,
}
