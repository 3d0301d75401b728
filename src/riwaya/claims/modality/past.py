"""What went on at a time that is over: told to have been so, or as the end of it is told."""

from riwaya.arabic.affixes import CONJUNCTIONS
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.words import nominal
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import CueMention, EventType

_BEHIND = 6
_SEEN = 8
_ENDED = 2
_JOINED = 10
_TAKEN = 12
_AIMED = ("planned", "planned_verb", "try", "seek", "aim", "failed")
_STRONGHOLDS = frozenset({"control.stronghold", "control.last-stronghold"})
_TOLD_BEHIND = 4
_GOING_ON = frozenset({"ongoing", "ongoing_light", "existential"})
_ENDING = frozenset(
    {
        EventType.TERRITORY_GAIN,
        EventType.WITHDRAWAL,
        EventType.DISPLACEMENT,
        EventType.AGREEMENT,
    }
)


def was_then(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is told as of a time that is over."""
    return any(rule(scene, chosen) for rule in (_was_behind, _seen, _until_driven, _just_taken))


def sooner(scene: Scene, chosen: Chosen) -> bool:
    """Return whether a verb stands behind "before that", or is joined to one that does."""
    grammar, first = load_grammar(), chosen.first
    if scene.key(first - 2) in grammar.sooner:
        return True
    if not chosen.mention.clitics.startswith(CONJUNCTIONS):
        return False
    near = range(max(scene.sentence.first, first - _JOINED), first - 2)
    return any(
        scene.key(at) in grammar.sooner
        and scene.key(at + 1) in grammar.subjunctive
        and scene.hard.isdisjoint(range(at, first))
        for at in near
    )


def _was_behind(scene: Scene, chosen: Chosen) -> bool:
    """Whether "was" stands behind an act that is its subject ("the raids were heavy")."""
    if not nominal(scene, chosen) or not chosen.mention.definite:
        return False
    was = load_grammar().had
    for at in range(chosen.last, chosen.last + _BEHIND):
        if scene.key(at) in was:
            return True
        if (
            scene.key(at) in COMMAS
            or at in scene.breaks
            or at in scene.trigger_at
            or "relative" in scene.kinds_at(at)
        ):
            return False
    return False


def _seen(scene: Scene, chosen: Chosen) -> bool:
    """Whether somebody was seen "as he" did what a present verb tells ("seen as he fled")."""
    if chosen.mention.form != "present":
        return False
    grammar, at = load_grammar(), chosen.first - 1
    if scene.key(at) not in grammar.while_he and scene.key(at) not in grammar.it_is:
        return False
    seen = range(at - 1, max(scene.sentence.first, at - _SEEN) - 1, -1)
    return any(scene.key(b) in grammar.seen for b in seen)


def _just_taken(scene: Scene, chosen: Chosen) -> bool:
    """Whether a stronghold is what a verb before it tells to be taken ("seized the town, one of
    the last strongholds of X").
    """
    if chosen.frame.id not in _STRONGHOLDS:
        return False
    frames, low = load_frames(), max(scene.sentence.first, chosen.first - _TAKEN)
    near = [t for t in scene.triggers if low <= t.first < chosen.first]
    if not near or scene.cues_between(
        max(scene.sentence.first, low - _SEEN), chosen.first, *_AIMED
    ):
        return False
    last = near[-1]
    taken = frames[last.frame].type is EventType.TERRITORY_GAIN
    done = last.form == "past" or last.pronoun is not None
    return taken and done and scene.hard.isdisjoint(range(last.first, chosen.first))


def _until_driven(scene: Scene, chosen: Chosen) -> bool:
    """Whether a siege or a hold, a noun, is told to have been before those who had it were
    driven out ("the siege of the town before they were routed").
    """
    if chosen.frame.type is not EventType.SIEGE or not nominal(scene, chosen):
        return False
    grammar, frames = load_grammar(), load_frames()
    for at in range(chosen.last, chosen.last + _BEHIND):
        if at in scene.breaks:
            return False
        if scene.key(at) in grammar.sooner:
            near = range(at + 1, at + 1 + _ENDED)
            return any(
                frames[t.frame].type in _ENDING
                for b in near
                for t in scene.trigger_at.get(b, ())
            )
    return False


def happened(scene: Scene, chosen: Chosen) -> int | None:
    """Return the token of a past verb that tells right behind a fight, a noun, that it broke
    out or was seen ("the battles that raged", "fighting, fierce, that the town saw").
    """
    if chosen.frame.type is not EventType.CLASH or not nominal(scene, chosen):
        return None
    for at in range(chosen.last, chosen.last + _TOLD_BEHIND):
        if any(c.kind == "existential" and c.form == "past" for c in scene.cue_at.get(at, ())):
            joined = "relative" in scene.kinds_at(at - 1)
            return at if joined is chosen.mention.definite else None
        if at in scene.breaks or at in scene.trigger_at or at in scene.in_people:
            return None
    return None


def was_told(scene: Scene, chosen: Chosen, still: CueMention) -> bool:
    """Whether a fight is told by a past verb behind it, and "still" far on of something else
    ("the battles that raged …, whose dead are still in the streets").
    """
    if happened(scene, chosen) is None:
        return False
    goes_on = scene.kinds_at(still.last) & _GOING_ON
    return not goes_on and still.last - still.first > 1
