"""What is told as tried and not achieved: failed, foiled, repelled, shot down, kept from."""

from riwaya.arabic.affixes import ARTICLE, BY, CONJUNCTIONS, FOR
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import FROM_AFAR
from riwaya.claims.modality.planned import PURPOSE
from riwaya.claims.modality.words import REACH, Ruling, governing, left, nominal, opening, right
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.triggers.repelling import led_back
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import FAMILY, CueMention, EventType, Modality

_NEAR = 3
_ADJECTIVE = 2
"""A cue of so few words may be an adjective ("not successful")."""
_GOAL_REACH = 7
_DOWN_REACH = 12
_REPEL_REACH = 14
_KEPT = 4
_TRIED = 6
_FOILED_REACH = 5
_UNABLE_REACH = 16
_FOILED = frozenset({"foil", "repel", "failed", "failed_after"})
_ENDED_REACH = 14
_FAILING = ("failed", "nearly", "failed_after", "ended")
_FOILING = frozenset({"foil", "achieve", "prevent", "repel", "down", "wreck"})
_CARRIERS = ("light", "existential", "begin", "achieve", "wage")
_TRYING = ("try", "attempts")
"""Kinds of cue without which nothing is told to have failed, been foiled or tried."""
_FOUGHT = frozenset({"fighting", "strike"})


def failed(scene: Scene, chosen: Chosen) -> Ruling | None:
    """Return the ruling where an act came to nothing."""
    kinds = scene.cue_kinds
    found = _fixed(scene, chosen) or _failed(scene, chosen)
    if found is None and not kinds.isdisjoint(_FOILED):
        found = _attempt(scene, chosen)
    if found is None and "prevent" in kinds:
        found = _kept_from(scene, chosen)
    if found is None and not kinds.isdisjoint(_FOILING):
        found = _foiled(scene, chosen)
    if found is None and not kinds.isdisjoint(_TRYING):
        found = _tried(scene, chosen)
    return found


def _fixed(scene: Scene, chosen: Chosen) -> Ruling | None:
    """The frame itself says how it ended; to stop an attack may only be asked for."""
    if chosen.frame.modality is not Modality.FAILED:
        return None
    fought = FAMILY[chosen.frame.type] == "fighting" and nominal(scene, chosen)
    if fought and opening(scene, chosen)[1].endswith(BY):
        asked = governing(scene, chosen, REACH, "planned_verb")
        if asked and asked[-1].form != "phrase":
            return Modality.PLANNED, "modality.asked"
    return Modality.FAILED, "modality.frame"


def _failed(scene: Scene, chosen: Chosen) -> Ruling | None:
    """A failure before a masdar, or told of an act behind it; a participle only describes."""
    if chosen.mention.form == "participle":
        return None
    without = scene.key(opening(scene, chosen)[0] - 1) in load_grammar().without
    without = without and nominal(scene, chosen)
    if scene.cue_kinds.isdisjoint(_FAILING):
        return (Modality.FAILED, "modality.failure") if without else None
    near = left(scene, chosen, 7, "failed")
    cues = [c for c in near if not (_told_anew(scene, c, chosen) or _aside(scene, c, chosen))]
    if any(cue.clitics not in PURPOSE or not cue.clitics for cue in cues):
        return Modality.FAILED, "modality.failure"
    if _unable(scene, chosen):
        return Modality.FAILED, "modality.failure"
    nearly = chosen.mention.form == "present" or governing(scene, chosen, REACH, "achieve")
    if nearly and left(scene, chosen, REACH, "nearly"):
        return Modality.FAILED, "modality.nearly"
    if without:
        return Modality.FAILED, "modality.failure"
    behind = right(scene, chosen, _GOAL_REACH, "failed_after")
    near = [cue for cue in behind if cue.first - chosen.last <= _NEAR or _says_not(cue)]
    if near and (nominal(scene, chosen) or near[0].first == chosen.last):
        return Modality.FAILED, "modality.failure-behind"
    return (Modality.FAILED, "modality.came-to-nothing") if _ended(scene, chosen) else None


def _told_anew(scene: Scene, failure: CueMention, chosen: Chosen) -> bool:
    """Whether a past verb that carries the act stands between it and a failure ("after the
    failure of the truce the army renewed the shelling").
    """
    low = failure.last
    verbs = [c for c in scene.cues_between(low, chosen.first, *_CARRIERS) if c.form == "past"]
    if not verbs or verbs[-1].first == low:  # "the failure of the waging of"
        return False
    before = verbs[-1].first - 1
    if "preposition" in scene.kinds_at(before) or scene.key(before) in load_grammar().without:
        return False
    between = range(verbs[-1].last, chosen.first)
    return not any("preposition" in scene.kinds_at(at) for at in between)


def _aside(scene: Scene, failure: CueMention, chosen: Chosen) -> bool:
    """Whether an act is told in a clause about who failed, and is not what they failed at ("the
    people who had fled could not").
    """
    low = failure.last
    which = scene.cues_between(low, chosen.first, "relative")
    if not any(scene.key(cue.first).startswith(ARTICLE) for cue in which):
        return False
    grammar = load_grammar()
    led = scene.key(opening(scene, chosen)[0] - 1) in grammar.origin | grammar.inside
    return chosen.frame.mutual or not (led and nominal(scene, chosen))


def _unable(scene: Scene, chosen: Chosen) -> bool:
    """Whether those who are told of in a clause between failed at an act ("the forces that had
    attacked at dawn could not go into").
    """
    led, at = load_grammar().origin, opening(scene, chosen)[0] - 1
    if scene.key(at) not in led or chosen.frame.mutual or not nominal(scene, chosen):
        return False
    if scene.key(at - 2) in load_grammar().inside and at - 1 not in scene.in_place:
        return False  # "failed in the curbing of": no act that they failed at
    for cue in left(scene, chosen, _UNABLE_REACH, "failed"):
        relative = scene.cues_between(cue.last, at, "relative")
        between = (t.first for t in scene.triggers if cue.last <= t.first < at)
        if (
            cue.form == "phrase"
            and relative
            and not any(scene.key(b - 1) in led for b in between)
        ):
            return True
    return False


def _ended(scene: Scene, chosen: Chosen) -> bool:
    """Whether an attack is the subject of coming to nothing ("their attempt on the town, that
    began at dawn, came to nothing").
    """
    if FAMILY[chosen.frame.type] != "fighting" or not nominal(scene, chosen):
        return False
    ended = right(scene, chosen, _ENDED_REACH, "ended")
    between = range(chosen.last, ended[0].first) if ended else ()
    return bool(ended) and not any(at in scene.trigger_at for at in between)


def _attempt(scene: Scene, chosen: Chosen) -> Ruling | None:
    """The attempt at an act was foiled, repelled or failed ("repelled a new attempt to")."""
    if not nominal(scene, chosen):
        return None
    words = load_grammar().attempt
    near = range(chosen.first - 1, max(scene.sentence.first, chosen.first - _TRIED) - 1, -1)
    at = next((i for i in near if scene.key(i) in words), None)
    if at is None or opening(scene, chosen)[1] not in ("", FOR):
        return None
    if any(i in scene.breaks or i in scene.trigger_at for i in range(at + 1, chosen.first)):
        return None
    low = max(scene.sentence.first, at - _FOILED_REACH)
    aimed = scene.key(at - 1) in load_grammar().inside
    foiled = [] if aimed else scene.cues_between(low, at, "foil", "repel", "failed")
    if foiled or scene.cues_between(at + 1, at + 1 + _ADJECTIVE, "failed_after"):
        return Modality.FAILED, "modality.attempt-foiled"
    return None


def _kept_from(scene: Scene, chosen: Chosen) -> Ruling | None:
    """What somebody was kept from did not come about; to keep him from it may be the aim."""
    start = opening(scene, chosen)[0]
    if scene.key(start - 1) not in load_grammar().origin or not nominal(scene, chosen):
        return None
    cues = governing(scene, chosen, REACH, "prevent")
    if not cues:
        return None
    aimed = scene.cues_between(cues[-1].first - _ADJECTIVE, cues[-1].first, "planned")
    if aimed or cues[-1].clitics in PURPOSE:
        return Modality.PLANNED, "modality.to-prevent"
    return Modality.FAILED, "modality.prevented"


def _says_not(cue: CueMention) -> bool:
    """Whether words of failure tell of it in a clause, and are no adjective."""
    return cue.last - cue.first > _ADJECTIVE


def _foiled(scene: Scene, chosen: Chosen) -> Ruling | None:
    """What somebody foiled, repelled, shot down or kept from happening."""
    if FAMILY[chosen.frame.type] not in _FOUGHT:
        return None
    if foiling(scene, chosen) or _kept(scene, chosen) or repelled_by(scene, chosen):
        return Modality.FAILED, "modality.foiled"
    if _shot_down(scene, chosen):
        return Modality.FAILED, "modality.shot-down"
    return None


def foiling(scene: Scene, chosen: Chosen) -> CueMention | None:
    """Return the word of foiling that governs an act, or that of being killed before it."""
    if not nominal(scene, chosen):
        return None
    cues = governing(scene, chosen, REACH, "foil")
    if cues:
        return cues[-1]
    if FAMILY[chosen.frame.type] != "strike":
        return None
    able = governing(scene, chosen, REACH, "achieve")
    grammar = load_grammar()
    for verb in able[-1:]:
        before = scene.key(verb.first - 1) in grammar.subjunctive
        if verb.form == "present" and before and scene.key(verb.first - 2) in grammar.sooner:
            return verb
    return None


def _kept(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb of keeping from has an act as its object ("prevented the fall of")."""
    if not nominal(scene, chosen):
        return False
    cues = governing(scene, chosen, _KEPT, "prevent")
    if not cues or cues[-1].clitics in PURPOSE:
        return False
    kept = cues[-1]
    if kept.last == chosen.first and kept.form == "past" and not chosen.mention.definite:
        return True
    if kept.last == chosen.first:
        return "preposition" in scene.kinds_at(kept.first - 1) or kept.clitics.endswith(BY)
    origin = load_grammar().origin
    return not any(scene.key(at) in origin for at in range(kept.last, chosen.first))


def repelled_by(scene: Scene, chosen: Chosen) -> CueMention | None:
    """Return the verb that leads back to an attack and says that it was repelled."""
    if not nominal(scene, chosen) or chosen.frame.type is EventType.TERRITORY_GAIN:
        return None
    kinds = ("repel", "foil", "down") if chosen.frame.type in FROM_AFAR else ("repel", "foil")
    for cue in right(scene, chosen, _REPEL_REACH, *kinds):
        back = cue.pronoun or led_back(scene, cue.last) or _passive(scene, cue)
        if cue.form == "past" and back:
            return cue
    return None


def _passive(scene: Scene, cue: CueMention) -> bool:
    """Whether nobody and nothing stands behind a verb of foiling: it is told of what is before
    it ("an attempt on the town was foiled at dawn").
    """
    at = cue.last
    if cue.kind != "foil" or cue.clitics:
        return False
    if at >= scene.sentence.last:
        return True
    joined = scene.key(at).startswith(CONJUNCTIONS) and at not in scene.in_people
    ends = at in scene.breaks or scene.key(at) in COMMAS
    return joined or ends or at in scene.in_time or "preposition" in scene.kinds_at(at)


def _shot_down(scene: Scene, chosen: Chosen) -> bool:
    """Whether what was fired is told to be shot down: before it was fired, or behind."""
    if chosen.frame.type not in FROM_AFAR:
        return False
    behind = range(chosen.last, chosen.last + _REPEL_REACH)
    later = scene.cues_between(behind.start, behind.stop, "down")
    later = [c for c in later if c.clitics not in PURPOSE or not c.clitics]
    if any(c.pronoun and scene.hard.isdisjoint(range(chosen.last, c.first)) for c in later):
        return True
    return downed(scene, chosen) is not None


def downed(scene: Scene, chosen: Chosen) -> CueMention | None:
    """Return the word of shooting down whose object is what was then fired ("shot down a
    rocket that X fired").
    """
    if chosen.frame.type not in FROM_AFAR or nominal(scene, chosen) or chosen.mention.clitics:
        return None
    near = [w for w in scene.weapons if 0 <= chosen.first - w.last <= 1]
    if not (near and (chosen.frame.around or chosen.frame.needs_word)):
        return None
    low = max(scene.sentence.first, near[0].first - _DOWN_REACH)
    before = scene.cues_between(low, near[0].first, "down", "wreck")
    between = range(before[-1].last, near[0].first) if before else ()
    apart = any(at in scene.breaks or _told(scene, at) for at in between)
    return None if apart or not before else before[0]


def _told(scene: Scene, at: int) -> bool:
    """Whether a verb tells an act at a token."""
    return any(trigger.form in FINITE for trigger in scene.trigger_at.get(at, ()))


def _tried(scene: Scene, chosen: Chosen) -> Ruling | None:
    """What was tried is not told to have been achieved; what one tries goes on, or is meant."""
    if not nominal(scene, chosen) or chosen.mention.form == "noun":
        return None
    cues = governing(scene, chosen, REACH, "try", "attempts")
    if not cues:
        return None
    if cues[-1].kind == "attempts":
        within = load_grammar().inside | load_grammar().origin
        on = scene.cues_between(cues[-1].last, chosen.first, "ongoing")
        meant = (
            on
            or scene.key(cues[-1].first - 1) in within
            or left(scene, chosen, REACH, "planned")
        )
        return None if meant else (Modality.FAILED, "modality.attempts")
    if cues[-1].form == "past":
        return Modality.FAILED, "modality.tried"
    fights = chosen.frame.type is EventType.CLASH
    return (Modality.ONGOING if fights else Modality.PLANNED), "modality.tries"
