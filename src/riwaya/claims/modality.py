"""How sure: asserted, failed, denied, planned or ongoing, and by which rule."""

from functools import lru_cache

from riwaya.arabic.affixes import AND, ARTICLE, CONJUNCTIONS, FOR, FUTURE, TIED_WRITTEN
from riwaya.claims.findings import Scene
from riwaya.claims.select import Chosen
from riwaya.lexicons.cues import load_cues
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.numbers import load_numbers
from riwaya.model import CueMention, EventType, Modality

_NEAR = 3
_WILL_REACH = 8
_TOPIC_REACH = 14
_REACH = 9
_VERB_REACH = 10
_CONDITION_REACH = 14
_USE_REACH = 6
_ASKED_REACH = 20
_PURPOSE = frozenset(before + FOR for before in ("", *CONJUNCTIONS))
_HELD = frozenset({EventType.CONTROL})
_FINITE = ("past", "present", "passive", "future")
_TOLD = ("past", "passive")
_SAYING = ("phrase", "present")
IMMINENT = "modality.imminent"
Ruling = tuple[Modality, str]


def modality(scene: Scene, chosen: Chosen) -> Ruling:
    """Return a trigger's modality and the id of the rule that says so."""
    for rule in (_denied, _negated, _fixed, _failed, _tried, _planned, _ongoing):
        found = rule(scene, chosen)
        if found:
            return found
    return Modality.ASSERTED, "modality.default"


def _nominal(scene: Scene, chosen: Chosen) -> bool:
    """Whether a trigger is a noun: one written like a verb with a pronoun ends in no verb's
    letter.
    """
    if chosen.mention.form not in _FINITE:
        return True
    return scene.text(chosen.mention.span).endswith(TIED_WRITTEN)


def _left(scene: Scene, chosen: Chosen, reach: int, *kinds: str) -> list[CueMention]:
    """Return cues to the left of a trigger with no hard barrier between.

    A number word is no verb ("nine" is written as "she strives for it").
    """
    if scene.cue_kinds.isdisjoint(kinds):
        return []
    low = max(scene.sentence.first, chosen.first - reach)
    found = scene.cues_between(low, chosen.first, *kinds)
    return [
        c
        for c in found
        if c.first not in scene.quantity_over
        and c.first not in scene.in_time
        and not _cut(scene, c.last, chosen.first)
    ]


def _right(scene: Scene, chosen: Chosen, reach: int, *kinds: str) -> list[CueMention]:
    """Return cues behind a trigger with no clause end between."""
    found = scene.cues_between(chosen.last, chosen.last + reach, *kinds)
    return [
        c
        for c in found
        if c.first not in scene.in_time and not _cut(scene, chosen.last, c.first)
    ]


def _cut(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause ends between two tokens."""
    return not scene.breaks.isdisjoint(range(low, high))


def _denied(scene: Scene, chosen: Chosen) -> Ruling | None:
    """Inside the scope of a denial, or called untrue behind."""
    for cue in _left(scene, chosen, 14, "deny"):
        if not _told_anew(scene, cue.last, chosen.first):
            return Modality.DENIED, "modality.denial"
    untrue = _right(scene, chosen, 14, "untrue") if _nominal(scene, chosen) else []
    if untrue and not scene.cues_between(chosen.last, untrue[0].first, "that", "speech"):
        return Modality.DENIED, "modality.untrue"
    return None


def _told_anew(scene: Scene, low: int, high: int) -> bool:
    """Whether something else is told from a token on: "and that", "and he calls"."""
    told = scene.cues_between(low, high + 1, "that", "speech")
    return any(c.clitics.startswith(AND) for c in told)


def _negated(scene: Scene, chosen: Chosen) -> Ruling | None:
    """A verb right behind a negation did not happen, nor the act that such a verb governs."""
    if scene.key(chosen.first) in load_grammar().negating:
        return None
    for verb in _left(scene, chosen, 6, "light"):
        before = scene.cues_between(verb.first - 1, verb.first, "negation")
        if before and _nominal(scene, chosen):
            return Modality.DENIED, "modality.negated-verb"
    if chosen.mention.form in ("past", "present", "passive"):
        if _left(scene, chosen, 2, "negation"):
            return Modality.DENIED, "modality.negation"
        if (
            chosen.mention.form == "present"
            and scene.key(chosen.first - 1) in load_grammar().no
        ):
            return Modality.DENIED, "modality.negation"
    return None


def _fixed(_scene: Scene, chosen: Chosen) -> Ruling | None:
    """The frame itself says how it ended."""
    if chosen.frame.modality is Modality.FAILED:
        return Modality.FAILED, "modality.frame"
    return None


def _failed(scene: Scene, chosen: Chosen) -> Ruling | None:
    """A failure before a masdar, or told of an act behind it."""
    if _left(scene, chosen, 7, "failed"):
        return Modality.FAILED, "modality.failure"
    behind = _right(scene, chosen, _NEAR + 1, "failed_after")
    if behind and (_nominal(scene, chosen) or behind[0].first == chosen.last):
        return Modality.FAILED, "modality.failure-behind"
    return None


def _tried(scene: Scene, chosen: Chosen) -> Ruling | None:
    """What was tried is not told to have been achieved; what one tries goes on, or is meant."""
    if not _nominal(scene, chosen) or chosen.mention.form == "noun":
        return None
    cues = _governing(scene, chosen, _REACH, "try", "attempts")
    if not cues:
        return None
    if cues[-1].kind == "attempts":
        within = load_grammar().inside | load_grammar().origin
        on = scene.cues_between(cues[-1].last, chosen.first, "ongoing")
        meant = (
            on
            or scene.key(cues[-1].first - 1) in within
            or _left(scene, chosen, _REACH, "planned")
        )
        return None if meant else (Modality.FAILED, "modality.attempts")
    if cues[-1].form == "past":
        return Modality.FAILED, "modality.tried"
    fights = chosen.frame.type is EventType.CLASH
    return (Modality.ONGOING if fights else Modality.PLANNED), "modality.tries"


def _planned(scene: Scene, chosen: Chosen) -> Ruling | None:
    """Future, purpose, intention, condition."""
    for holds, rule in (
        (_future, "modality.future"),
        (_purpose, "modality.purpose"),
        (_subjunctive, "modality.subjunctive"),
        (_conditional, "modality.condition"),
        (_imminent, IMMINENT),
    ):
        if holds(scene, chosen):
            return Modality.PLANNED, rule
    if _governing(scene, chosen, 6, "planned") or _aim(scene, chosen):
        return Modality.PLANNED, "modality.intention"
    if chosen.mention.form in ("masdar", "phrase") or _subjoined(scene, chosen):
        cues = _left(scene, chosen, _REACH, "planned_verb")
        if cues:
            return Modality.PLANNED, "modality.intention-verb"
    return None


def _aim(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what a verb of aiming leads to ("aims from here at storming")."""
    to = scene.key(chosen.first - 1) in load_grammar().destination
    return to and bool(_left(scene, chosen, _CONDITION_REACH, "aim"))


def _future(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb stands in the future, or the verb an act is told with."""
    future = load_grammar().future
    if chosen.mention.form == "future" or scene.key(chosen.first).startswith(future):
        return True
    if not _nominal(scene, chosen) or chosen.frame.type is EventType.STATEMENT:
        return False
    return _will(scene, chosen, 1) or _will(scene, chosen, -1)


def _will(scene: Scene, chosen: Chosen, step: int) -> bool:
    """Whether the nearest verb before or behind an act, in its clause, stands in the future."""
    future = load_grammar().future
    start = chosen.last if step > 0 else chosen.first - 1
    for at in range(start, start + step * _WILL_REACH, step):
        if at in scene.breaks or at in scene.trigger_at or not scene.key(at):
            return False
        if is_future(scene.key(at)) or (step > 0 and scene.key(at).startswith(future)):
            return True
    return False


@lru_cache(maxsize=1 << 15)
def is_future(key: str) -> bool:
    """Whether a word is the particle of the future with a verb that acts are told with."""
    if not key.startswith(FUTURE):
        return False
    found = load_cues().longest([key[1:]], 0)
    return found is not None and any(cue.form.form == "present" for cue in found[1])


def _subjoined(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb stands behind a particle of what has not happened yet.

    "Before they entered" tells of what came after, and is no plan.
    """
    grammar = load_grammar()
    if scene.key(chosen.first - 1) not in grammar.subjunctive:
        return False
    return scene.key(chosen.first - 2) not in grammar.sooner


def _subjunctive(scene: Scene, chosen: Chosen) -> bool:
    mention = chosen.mention
    aimed = mention.clitics in _PURPOSE
    if mention.form != "present" or _achieved(scene, chosen):
        return False
    return aimed or _subjoined(scene, chosen)


def _achieved(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb stands behind one of success ("they managed to clear")."""
    cues = _left(scene, chosen, _REACH, "achieve")
    return bool(cues) and cues[-1].form == "past"


def _conditional(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is told in a condition, or as what follows from one."""
    if chosen.frame.type is EventType.STATEMENT:
        return False
    low = max(scene.sentence.first, chosen.first - _CONDITION_REACH)
    found = scene.cues_between(low, chosen.first, "condition")
    return bool(found) and scene.hard.isdisjoint(range(found[-1].last, chosen.first))


def _imminent(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is called near or to come: by its predicate, or by an adjective beside."""
    if not _nominal(scene, chosen):
        return False
    return any(
        not scene.key(cue.first).startswith(ARTICLE) or cue.first - chosen.last < _NEAR
        for cue in _right(scene, chosen, _WILL_REACH, "imminent")
    )


def _purpose(scene: Scene, chosen: Chosen) -> bool:
    """Whether `ل` before a masdar tells a purpose, and not what something was used for."""
    if _left(scene, chosen, 20, "undergo") or _left(scene, chosen, 4, "result"):
        return False
    carried_out = _left(scene, chosen, _NEAR, "carrying")
    if carried_out and carried_out[-1].clitics in _PURPOSE:
        return True
    mention = chosen.mention
    if mention.form not in ("masdar", "phrase") or mention.clitics not in _PURPOSE:
        return False
    shown = load_grammar().footage
    if not shown.isdisjoint(scene.key(at) for at in range(chosen.first - _REACH, chosen.first)):
        return False
    used = [c for c in _left(scene, chosen, _USE_REACH, "use") if c.form != "present"]
    asked = used and _left(scene, chosen, _ASKED_REACH, "planned_verb")
    return chosen.frame.type in _AIMED_AT and not (used and not asked)


def _governing(scene: Scene, chosen: Chosen, reach: int, *kinds: str) -> list[CueMention]:
    """Return the cues that govern a trigger: no other trigger stands between them."""
    cues = _left(scene, chosen, reach, *kinds)
    if not cues:
        return []
    between = range(cues[-1].last, chosen.first)
    if scene.cues_between(cues[-1].last, chosen.first, "relative", "that"):
        return []
    return [] if any(at in scene.trigger_at for at in between) else cues


def _ongoing(scene: Scene, chosen: Chosen) -> Ruling | None:
    """Still so when reported."""
    mention = chosen.mention
    if chosen.frame.type is EventType.STATEMENT:
        return None
    if chosen.frame.modality is Modality.ONGOING:
        was = _was(scene, chosen) or _over(scene, chosen)
        return (
            (Modality.ASSERTED, "modality.was") if was else (Modality.ONGOING, "modality.frame")
        )
    if chosen.frame.type is EventType.SIEGE and _besieged(scene, chosen):
        return Modality.ONGOING, "modality.participle"
    if _continues(scene, chosen):
        return Modality.ONGOING, "modality.continues"
    if scene.headline or _was(scene, chosen):
        return None
    done = _sooner(scene, chosen) or _achieved(scene, chosen)
    if mention.form == "present" and chosen.frame.type in _LASTING and not done:
        return Modality.ONGOING, "modality.present"
    return None


def _sooner(scene: Scene, chosen: Chosen) -> bool:
    return scene.key(chosen.first - 2) in load_grammar().sooner


def _was(scene: Scene, chosen: Chosen) -> bool:
    past = load_grammar().was
    return any(scene.key(at) in past for at in range(chosen.first - 2, chosen.first))


def _over(scene: Scene, chosen: Chosen) -> bool:
    """Whether a fight that lasts is told as over, or as when something happened."""
    if chosen.frame.type in _HELD or chosen.frame.type is EventType.SIEGE:
        return False
    return scene.key(chosen.first - 1) in load_grammar().after


def _besieged(scene: Scene, chosen: Chosen) -> bool:
    """Whether a place is told to be under siege: a participle, or a noun written like one."""
    if chosen.mention.form == "participle":
        return True
    besieged = load_grammar().besieged
    return scene.key(chosen.first) in besieged and not _left(scene, chosen, 6, "achieve")


def _continues(scene: Scene, chosen: Chosen) -> bool:
    """Whether a word of continuing governs a trigger or follows it."""
    verbal = chosen.mention.form in _TOLD and not _nominal(scene, chosen)
    told = chosen.mention.plural or chosen.mention.feminine
    if verbal and (told or scene.key(chosen.first).startswith(AND)):
        return False
    kinds = ("ongoing",) if scene.headline else ("ongoing", "ongoing_light")
    cues = _governing(scene, chosen, _VERB_REACH, *kinds)
    if cues:
        gained = chosen.frame.type is EventType.TERRITORY_GAIN and cues[-1].form == "past"
        return not gained and not _for_hours(scene, chosen)
    if _nominal(scene, chosen) and chosen.frame.type in _LASTING:
        kinds = (*kinds, "ongoing_behind")
    behind = _right(scene, chosen, _NEAR + 1, *kinds)
    says = (c for c in behind if c.form in _SAYING)
    return any(says) or _topic_goes_on(scene, chosen)


def _topic_goes_on(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is the topic of a sentence that says further on that it continues."""
    if not chosen.mention.definite or chosen.frame.casualty:
        return False
    for cue in _right(scene, chosen, _TOPIC_REACH, "ongoing"):
        between = range(chosen.last, cue.first)
        return cue.form == "phrase" and not any(at in scene.trigger_at for at in between)
    return False


def _for_hours(scene: Scene, chosen: Chosen) -> bool:
    """Whether what "went on" did so for a told while and is over."""
    classes = load_numbers().unit_classes
    near = (scene.quantity_at.get(at) for at in range(chosen.last, chosen.last + _NEAR + 1))
    return any(q is not None and classes.get(q.unit or "") == "time" for q in near)


_AIMED_AT = frozenset(
    {
        EventType.TERRITORY_GAIN,
        EventType.SIEGE,
        EventType.CLASH,
        EventType.INTERCEPTION,
        EventType.PROPERTY_DESTRUCTION,
        EventType.AID_DELIVERY,
        EventType.MOBILISATION,
        EventType.ATTACK_ON_CIVILIANS,
        EventType.CIVILIAN_SERVICE,
        EventType.RETURN,
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
    EventType.ATTACK_ON_CIVILIANS,
    EventType.AID_DELIVERY,
    EventType.WITHDRAWAL,
    EventType.CIVILIAN_SERVICE,
}
