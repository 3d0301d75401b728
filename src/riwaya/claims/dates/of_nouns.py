"""Times that a noun has for itself: they are part of its name or tell how long it goes on.

"The peace initiative of 2002", "soldiers held for a year", "three months of fighting": what
else the sentence tells of was not then.
"""

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.arabic.phrases import READINGS
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, TimeMention

_YEAR = "year:"
_DAYS = ("day:", "month:")
_RUNNING = "row:"
_STRETCHES = ("past:", "lasting:")
_NAMED = 5
"""So many words behind its noun a year may stand that is part of its name."""
_JUST = 2
_COUNT = 6
"""So many words before a stretch it may be told how often."""
_COUNTED = 12
"""So many words before "since" a toll may begin to rise."""
_HELD = frozenset({EventType.ABDUCTION, EventType.DETENTION, EventType.SIEGE})


def of_noun(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is only a noun's beside an act."""
    if mention.value.startswith(_YEAR):
        return _of_title(scene, chosen, mention)
    if mention.value.startswith(_DAYS) and _called_after(scene, chosen, mention):
        return True
    if mention.value.startswith("since"):
        return _of_state(scene, chosen, mention) or _of_toll(scene, chosen, mention)
    if mention.value.startswith(_RUNNING):
        return _of_run(scene, chosen, mention)
    if not mention.value.startswith(_STRETCHES):
        return False
    return _of_count(scene, mention) or _of_stretch(scene, chosen, mention)


def _of_title(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a year is part of a document's name, or that of a war that an act came after."""
    grammar = load_grammar()
    for at in range(mention.first - 1, mention.first - 1 - _NAMED, -1):
        key = scene.key(at)
        if not key or key in COMMAS or at in scene.breaks or chosen.first <= at < chosen.last:
            return False
        if _of(grammar.documents, key):
            return True
        if key in grammar.upheavals:
            later = any(scene.key(at - step) in grammar.later for step in (1, 2))
            return later and "relative" not in scene.kinds_at(mention.last)
        if at in scene.trigger_at:
            return False
    return False


def _of_count(scene: Scene, mention: TimeMention) -> bool:
    """Whether a stretch tells how often something came about ("the third raid in a week", "for
    the second time in a month").
    """
    times = load_grammar().counted_times
    for at in range(mention.first - 1, mention.first - 1 - _COUNT, -1):
        if scene.key(at) in COMMAS or at in scene.breaks:
            return False
        if scene.key(at) in times:
            return True
    return False


def _of_run(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether "for the third day" tells how long something has gone on after an act."""
    after = scene.key(chosen.first - 1) in load_grammar().later
    return after and mention.first < chosen.first


def _called_after(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a day right behind it is a deal's name ("a breach of the 10 March agreement")."""
    before = mention.first - 1
    if chosen.first <= before < chosen.last:
        return False
    return _of(load_grammar().documents, scene.key(before))


def _of(words: frozenset[str], key: str) -> bool:
    """Whether one of some nouns stands there, with an article or proclitics or without."""
    return not words.isdisjoint(read.removeprefix(ARTICLE) for read in READINGS[key])


def _of_state(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether "since" tells how long people are held or something else goes on."""
    grammar, before = load_grammar(), mention.first - 1
    key = scene.key(before)
    if chosen.first <= before < chosen.last:
        return False
    if key in grammar.held_people:
        return chosen.frame.type not in _HELD
    if key not in grammar.running_on:
        return False
    acts = [at for at in scene.trigger_at if chosen.last <= at < before]
    joined = [at for at in acts if scene.key(at).startswith(AND)]
    return chosen.first > before or len(acts) > len(joined)


def _of_toll(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether "since" tells from when on the dead are counted up ("…, bringing the toll since
    July to 21"): an act before that was no such stretch.
    """
    for at in range(mention.first - 1, max(chosen.last, mention.first - _COUNTED) - 1, -1):
        if scene.key(at) in COMMAS or at in scene.breaks:
            return False
        if scene.key(at) in load_grammar().rising:
            return True
    return False


def _of_stretch(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a stretch measures the act behind it ("in three months of clashes")."""
    if scene.key(mention.last) not in load_grammar().origin:
        return False
    measured = range(mention.last + 1, mention.last + 1 + _JUST)
    told = (t for at in measured for t in scene.trigger_at.get(at, ()) if t.definite)
    act = next(told, None)
    fought = load_frames()[act.frame].type is chosen.frame.type if act else False
    return act is not None and not fought
