"""Times of what an act answers or what had been before it: they are not the act's own."""

from riwaya.arabic.affixes import AND
from riwaya.claims.findings import COMMAS, Scene
from riwaya.claims.modality.words import FINITE
from riwaya.claims.triggers.select import Chosen
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import TimeMention

_RECENT = frozenset({"days:0", "days:-1"})
_BEFORE = 14


def told_aside(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time behind an act is that of something else told without a relative."""
    return any(told(scene, chosen, mention) for told in (of_cause, of_earlier, of_since))


def of_cause(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of what an act answers ("protested against the killing of X on
    Friday", "were arrested over a bomb that went off on Tuesday").

    "Yesterday" may as well be the day of the act itself.
    """
    words = load_grammar().causes
    if mention.value in _RECENT:
        return False
    for at in _back(scene, chosen, mention):
        if scene.key(at) in words:
            return mention.first - at > 1
    return False


def of_since(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of what something goes on from ("asked for help after the killings
    since the fall of the city on 10 June").
    """
    words = load_grammar().since
    for at in _back(scene, chosen, mention):
        if scene.key(at).removeprefix(AND) in words:
            return any(between in scene.trigger_at for between in range(at + 1, mention.first))
    return False


def of_earlier(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of a clause without a relative that tells what had been of the
    thing named before it ("posts that the army had taken last week").
    """
    had = load_grammar().had
    for at in _back(scene, chosen, mention):
        if scene.key(at) in had:
            return mention.first - at > 1 and not scene.key(at).startswith(AND)
    return False


def of_fronted(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of a clause with "while" that a sentence opens with ("while a
    delegation arrived yesterday, the governor spoke of …").
    """
    first = scene.sentence.first
    if not first < mention.first < chosen.first:
        return False
    if scene.key(first).removeprefix(AND) not in load_grammar().meanwhile:
        return False
    commas = (at for at in range(mention.last, chosen.first) if scene.key(at) in COMMAS)
    return any(_main_verb(scene, at + 1) for at in commas)


def _main_verb(scene: Scene, at: int) -> bool:
    """Whether a clause of its own begins at a token: with a verb, but for one that only tells
    more of the act before it ("raids that …, hit").
    """
    if scene.key(at).startswith(AND):
        return False
    acts = [t for t in scene.trigger_at.get(at, ()) if t.form in FINITE]
    if any(load_frames()[t.frame].aims for t in acts):
        return False
    said = any(cue.form in FINITE for cue in scene.cue_at.get(at, ()))
    return bool(acts) or said or scene.key(at) in load_grammar().negating


def _back(scene: Scene, chosen: Chosen, mention: TimeMention) -> range:
    """Return the tokens from a time back to an act before it, up to where the clause begins."""
    low = max(chosen.last, mention.first - _BEFORE)
    at = mention.first - 1
    while at >= low and scene.key(at) not in COMMAS and at not in scene.breaks:
        at -= 1
    return range(mention.first - 1, at, -1)
