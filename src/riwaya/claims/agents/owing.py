"""Whose doing a stopped service is: of who struck, where the sentence tells the cause."""

from collections.abc import Sequence

from riwaya.claims.binding.roles import PLAIN
from riwaya.claims.binding.subjects import OF_SUBJECT
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import ARMED
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import CueMention, EventType

RULE = "agent.cause"
_FAR = 14
_NEAR = 3
_FIRED_REACH = 5
_FIRED = frozenset(
    {
        EventType.SHELLING,
        EventType.AIRSTRIKE,
        EventType.EXPLOSION,
        EventType.ATTACK_ON_CIVILIANS,
        EventType.SUICIDE_BOMBING,
    }
)


def causer(draft: Draft, around: Sequence[Draft]) -> Participant | None:
    """Return who did what a service that failed is told to be owing to ("the hospital closed
    owing to X's raids", "X shelled the station, which led to a power cut").
    """
    told = draft.roles.agent
    if draft.chosen.frame.id not in load_defaults().broken_frames:
        return None
    if told is not None and told.rule not in OF_SUBJECT:
        return None
    for other in around:
        if other.event_type in ARMED and (_behind(draft, other) or _before(draft, other)):
            bound = other.roles.agent
            return bound.participant if bound else None
    return None


def _behind(draft: Draft, cause: Draft) -> bool:
    """Whether "owing to" leads to an act behind."""
    scene, low, high = draft.scene, draft.chosen.last, cause.chosen.first
    if not low <= high <= low + _FAR:
        return False
    owing = load_grammar().owing_to
    near = range(max(low, high - _NEAR), high)
    return any(scene.key(at) in owing for at in near) and not scene.hard_in(low, high)


def _before(draft: Draft, cause: Draft) -> bool:
    """Whether "which led to" leads from an act before."""
    scene, low, high = draft.scene, cause.chosen.last, draft.chosen.first
    if not high - _FAR <= low <= high or scene.hard_in(low, high):
        return False
    led = scene.cues_between(max(low, high - _NEAR - 1), high, "result")
    return any(cue.last <= high for cue in led)


def ravaged(draft: Draft) -> bool:
    """Whether the fighting itself destroyed something, and neither side of it ("battles
    destroyed the bridge", "the clashes led to the burning of a tank").
    """
    scene, chosen = draft.scene, draft.chosen
    if draft.event_type is not EventType.PROPERTY_DESTRUCTION:
        return False
    if chosen.mention.form in TENSES and _fighting_at(scene, chosen.last):
        return True
    if _in_fighting(draft):
        return True
    if chosen.mention.form in TENSES:
        return False
    low = max(scene.sentence.first, chosen.first - _FAR)
    led = scene.cues_between(low, chosen.first, "result")
    hit = draft.roles.target
    if hit is not None and not hit.participant.people:
        return False
    return bool(led) and _fighting_at(scene, led[-1].last)


def _in_fighting(draft: Draft) -> bool:
    """Whether nobody is named as destroying what "during the fighting" or "owing to" it was
    destroyed, and it is no side's ("the mosque was destroyed in the battles").
    """
    scene, chosen, roles = draft.scene, draft.chosen, draft.roles
    hit = roles.target
    if roles.agent is not None and roles.agent.score >= PLAIN:
        return False
    if hit is not None and not hit.participant.people:
        return False
    last = min(chosen.last + _FAR, scene.sentence.last)
    amid = load_grammar().amid
    near = (at for at in range(chosen.last, last) if scene.key(at) in amid)
    return any(
        _fighting_at(scene, at + 1) and not scene.hard_in(chosen.last, at) for at in near
    )


def of_unknown_origin(draft: Draft) -> bool:
    """Whether it is told that nobody knows whose a strike was ("a shell of unknown origin")."""
    scene, chosen = draft.scene, draft.chosen
    bound = draft.roles.agent
    named = bound is not None and bound.score >= PLAIN
    if draft.event_type not in _FIRED or named or "unsourced" not in scene.cue_kinds:
        return False
    told = scene.cues_between(chosen.first - _FIRED_REACH, chosen.last + _FAR, "unsourced")
    return any(scene.hard.isdisjoint(_between(chosen, cue)) for cue in told)


def _between(chosen: Chosen, cue: CueMention) -> range:
    return (
        range(chosen.last, cue.first)
        if cue.first >= chosen.last
        else range(cue.last, chosen.first)
    )


def _fighting_at(scene: Scene, at: int) -> bool:
    """Whether a noun of fighting stands at a token."""
    frames = load_frames()
    nouns = (t for t in scene.trigger_at.get(at, ()) if t.form not in TENSES)
    return any(frames[t.frame].mutual for t in nouns)
