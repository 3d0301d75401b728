"""What is told to be near, to come, or to be in hand: not yet done."""

from riwaya.arabic.affixes import ARTICLE, BY
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.words import governing, left, nominal, opening, right
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import DEEDS, FINITE
from riwaya.claims.scenes.nearby import bare_readings
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_NEAR = 3
_NEARING_REACH = 8
_SHORTLY_REACH = 5
_WILL_REACH = 8
_UNDERTAKEN_REACH = 14
_ORDER_REACH = 8
_WORK_REACH = 9
_COMING = frozenset({EventType.TERRITORY_GAIN, EventType.SIEGE, EventType.MOBILISATION})
_MARKED = 5
_AHEAD = 8
_COMING_DAYS = ("days:1", "days:2", "coming:")
_CLAUSES = frozenset({"relative", "that"})
_TOLD_OF = frozenset({EventType.AGREEMENT, EventType.STATEMENT, EventType.CONTROL})
_APART = frozenset({"preposition", "relative", "that", "cause"})
_STARTED = ("begin", "light", "carrying", "wage", "carry_out")


def is_near(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is told to be near ("announced that the taking of the city is near")."""
    if chosen.mention.form not in ("masdar", "phrase", "noun") or chosen.mention.clitics:
        return False
    agreed = chosen.frame.type is EventType.AGREEMENT
    if not agreed and chosen.frame.type not in _COMING:
        return False
    told = left(scene, chosen, _SHORTLY_REACH, "shortly" if agreed else "near")
    between = range(told[-1].last, chosen.first) if told else ()
    return bool(told) and all(_begins(scene, at) for at in between)


def _begins(scene: Scene, at: int) -> bool:
    """Whether a word says that what stands behind it begins or is carried out."""
    return bool(scene.kinds_at(at) & {"carrying", "planned_verb"})


def nearing(scene: Scene, chosen: Chosen) -> bool:
    """Whether a side is told to draw near to an act ("is nearing the capture of the town")."""
    if not nominal(scene, chosen):
        return False
    if scene.key(opening(scene, chosen)[0] - 1) not in load_grammar().origin:
        return False
    return bool(governing(scene, chosen, _NEARING_REACH, "nearing"))


def dated_ahead(scene: Scene, chosen: Chosen) -> bool:
    """Whether a day to come is told right behind an act ("before his meeting with … on Monday
    next"); a deal or a saying is to come itself only where it is what something comes before.
    """
    coming = [m for m in scene.times if m.value.startswith(_COMING_DAYS) or _next(m.value)]
    if not coming or not nominal(scene, chosen):
        return False
    before = scene.key(chosen.first - 1) in load_grammar().sooner
    if chosen.frame.type in _TOLD_OF and not before:
        return False
    mention = next((m for m in coming if 0 <= m.first - chosen.last <= _AHEAD), None)
    if mention is None:
        return False
    between = range(chosen.last, mention.first)
    if any(scene.key(at) in COMMAS or at in scene.breaks for at in between):
        return False
    return not any(at in scene.trigger_at or scene.kinds_at(at) & _CLAUSES for at in between)


def _next(value: str) -> bool:
    """Whether a normal form tells a day or a week to come."""
    return value.endswith(":next") and not value.startswith("since")


def imminent(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is called near or to come: by its predicate, or by an adjective beside."""
    if not nominal(scene, chosen):
        return False
    return any(
        not scene.key(cue.first).startswith(ARTICLE) or cue.first - chosen.last < _NEAR
        for cue in right(scene, chosen, _WILL_REACH, "imminent")
    )


def undertaken(scene: Scene, chosen: Chosen) -> bool:
    """Whether the taking of ground is what an operation begun or under way is to bring about
    ("began the battle for the recapture of the base").
    """
    if chosen.frame.type is not EventType.TERRITORY_GAIN or chosen.mention.form not in DEEDS:
        return False
    at = chosen.first - 1
    if chosen.mention.clitics or scene.key(at) not in load_grammar().undertaking:
        return False
    if scene.key(at - 1) in load_grammar().inside:
        return False
    low = max(scene.sentence.first, chosen.first - _UNDERTAKEN_REACH)
    return bool(scene.cues_between(low, at, *_STARTED)) and scene.breaks.isdisjoint(
        range(at - _NEAR, at)
    )


def ordered(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what somebody is ordered to do ("ordered the forces to storm")."""
    if opening(scene, chosen)[1] != BY or not nominal(scene, chosen):
        return False
    told = governing(scene, chosen, _ORDER_REACH, "order")
    return bool(told) and told[-1].form in FINITE and not told[-1].pronoun


def owed(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is told to be somebody's to do ("said that it is upon the forces to
    withdraw", "that it is upon them to …").
    """
    if not nominal(scene, chosen):
        return False
    grammar, before = load_grammar(), opening(scene, chosen)[0] - 1
    if scene.key(before) in grammar.upon_them:
        return "that" in scene.kinds_at(before - 1)
    for who in scene.people:
        if who.last == before + 1 and scene.key(who.first - 1) in grammar.upon:
            return "that" in scene.kinds_at(who.first - 2)
    return False


def worked_at(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what somebody works at ("will work at the retaking of the town"), and
    not what has been worked at.
    """
    if scene.key(opening(scene, chosen)[0] - 1) not in load_grammar().upon:
        return False
    works = governing(scene, chosen, _WORK_REACH, "work")
    if not works:
        return False
    done = scene.cues_between(works[-1].first - 1, works[-1].first, "existential")
    return not any(cue.form == "past" for cue in done)


def presumed(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is taken as done by what is asked about it ("asked for an inquiry into
    the shelling", "is likely behind the blast", "warned of the going on of").
    """
    before, grammar = opening(scene, chosen)[0] - 1, load_grammar()
    if scene.key(before) in grammar.about_act or scene.key(chosen.first) in grammar.extent:
        return True
    if scene.key(before) in grammar.inside or scene.key(before) in grammar.about:
        return scene.key(before - 1) in grammar.inquiring
    lasting = (c for c in scene.cue_at.get(before, ()) if c.kind == "ongoing")
    return any(c.form == "masdar" for c in lasting)


def marked(scene: Scene, chosen: Chosen) -> bool:
    """Whether "for" joins an act to a noun of seeing, rejoicing or condemning, with nothing but
    whose it is between ("their joy over the rout of", "the army's sighting of a move").
    """
    marking = load_grammar().marking
    for at in range(
        chosen.first - 1, max(scene.sentence.first, chosen.first - _MARKED) - 1, -1
    ):
        if not marking.isdisjoint(bare_readings(scene.key(at))):
            return True
        if at in scene.breaks or scene.kinds_at(at) & _APART:
            return False
        if at in scene.trigger_at and at not in scene.in_people:
            return False
    return False
