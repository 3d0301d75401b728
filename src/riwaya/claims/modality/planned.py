"""What is told as planned: the future, purposes, intentions, conditions."""

from collections.abc import Callable
from functools import cache

from riwaya.arabic.affixes import CONJUNCTIONS, FOR
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.asked import (
    agreed_on,
    appealed_for,
    asked_aside,
    not_before,
    not_begun,
    offered,
    only_by,
)
from riwaya.claims.modality.foreseen import foreseen
from riwaya.claims.modality.goals import TAKING, goal, joined_to_move, taken_in, weighed
from riwaya.claims.modality.maybe import may, may_come
from riwaya.claims.modality.near import (
    dated_ahead,
    imminent,
    is_near,
    marked,
    nearing,
    ordered,
    owed,
    presumed,
    undertaken,
    worked_at,
)
from riwaya.claims.modality.supposed import if_managed, talked_of, thence, to_fight, whenever
from riwaya.claims.modality.words import (
    REACH,
    Ruling,
    achieved,
    again,
    governing,
    left,
    nominal,
)
from riwaya.claims.scenes.coming import is_future
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import DEEDS
from riwaya.claims.scenes.nearby import any_of
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import CueMention, EventType, Modality

_NEAR = 3
_WILL_REACH = 8
_CONDITION_REACH = 14
_USE_REACH = 6
_ASKED_REACH = 20
PURPOSE = frozenset(before + FOR for before in ("", *CONJUNCTIONS))
_SEEK_REACH = 20
_CARRY_REACH = 4
_TARGET_REACH = 6
_FAR = 18
_OUTCOME_REACH = 14
IMMINENT = "modality.imminent"


def planned(scene: Scene, chosen: Chosen) -> Ruling | None:
    """Future, purpose, intention, condition."""
    kinds = scene.cue_kinds & _ASKED
    for holds, rule in _fitting(chosen.mention.form, kinds):
        if holds(scene, chosen):
            return Modality.PLANNED, rule
    if kinds.isdisjoint(_INTENDING) or presumed(scene, chosen):
        return None
    if chosen.mention.form == "past" and chosen.mention.clitics and not nominal(scene, chosen):
        return None
    if governing(scene, chosen, 6, "planned") or _aim(scene, chosen) or _target(scene, chosen):
        return Modality.PLANNED, "modality.intention"
    if not _after(scene, chosen) and _intended(scene, chosen):
        return Modality.PLANNED, "modality.intention-verb"
    return None


def _intended(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what a verb of intention leads to, or what one is able to do."""
    if chosen.frame.type is EventType.CONTROL:
        return False
    if _subjoined(scene, chosen):
        return bool(left(scene, chosen, REACH, "planned_verb"))
    if chosen.mention.definite and scene.key(chosen.first - 1) in load_grammar().being:
        return False
    reach = REACH
    asked = chosen.frame.type is EventType.AGREEMENT and chosen.mention.form == "noun"
    masdar = chosen.mention.form in ("masdar", "phrase") or _like_verb(scene, chosen)
    if not masdar and not asked:
        carried = left(scene, chosen, _CARRY_REACH, "carrying")
        if not carried or chosen.mention.form != "noun":
            return False
        reach += chosen.first - carried[-1].first
    intending = left(scene, chosen, reach, "planned_verb")
    if intending and _since_then(scene, intending[-1].last, chosen.first):
        return False
    subject = asked and chosen.mention.definite  # what a deal provides for is to come, not it
    if intending and not (subject and intending[-1].last == chosen.first):
        return True
    if any(c.form == "present" for c in governing(scene, chosen, REACH, "requires")):
        return True
    if chosen.frame.type in TAKING and governing(scene, chosen, _FAR, "planned_verb"):
        return True
    able = left(scene, chosen, REACH, "achieve")
    return bool(able) and _meant(scene, able[-1])


def _since_then(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause of what came before opens there ("on alert since it began")."""
    grammar = load_grammar()
    began = grammar.since | grammar.later
    return any(
        scene.key(at) in began and scene.key(at + 1) in grammar.subjunctive
        for at in range(low, high)
    )


def _like_verb(scene: Scene, chosen: Chosen) -> bool:
    """Whether a masdar is written like a past verb."""
    return chosen.mention.form == "past" and nominal(scene, chosen)


def _meant(scene: Scene, verb: CueMention) -> bool:
    """Whether a verb stands behind a particle of purpose ("until it can clear")."""
    if verb.form != "present":
        return False
    before = scene.key(verb.first - 1)
    return verb.clitics in PURPOSE or before in load_grammar().subjunctive


def _after(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is only that after which something else is meant to happen."""
    words = load_grammar().after
    return scene.key(chosen.first - 1) in words or scene.key(chosen.first - 2) in words


def _aim(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what a verb of aiming leads to ("aims from here at storming")."""
    to = scene.key(chosen.first - 1) in load_grammar().destination
    if not to:
        return False
    sought = left(scene, chosen, _SEEK_REACH, "seek")
    return bool(sought or left(scene, chosen, _CONDITION_REACH, "aim"))


def _target(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is the object of a move ("the attack targeted the capture of")."""
    mention = chosen.mention
    if mention.form != "masdar" or mention.clitics or chosen.frame.type not in TAKING:
        return False
    moved = left(scene, chosen, _TARGET_REACH, "target")
    near = range(moved[-1].last, chosen.first) if moved else ()
    return bool(moved) and not any("preposition" in scene.kinds_at(at) for at in near)


def _until(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is that until which what goes on, or is to come, will last."""
    if chosen.mention.form not in ("masdar", "phrase"):
        return False
    if scene.key(chosen.first - 1) not in load_grammar().until:
        return False
    low = max(scene.sentence.first, chosen.first - _CONDITION_REACH)
    lasts = scene.cues_between(low, chosen.first - 1, "ongoing", "ongoing_light")
    if any(cue.form in ("phrase", "present") for cue in lasts):
        return True
    never, ahead = load_grammar().never, map(scene.key, range(low, chosen.first - 1))
    return any(is_future(key) or key in never for key in ahead)


def _carried_out(scene: Scene, chosen: Chosen) -> bool:
    """Whether the verb an act is told with stands behind a particle of what is not yet done."""
    if not nominal(scene, chosen):
        return False
    verbs = governing(scene, chosen, REACH, "light", "existential", "begin")
    if not verbs or verbs[-1].form != "present":
        return False
    verb, grammar = verbs[-1], load_grammar()
    if verb.clitics in PURPOSE:
        return verb.kind != "existential" or bool(
            left(scene, chosen, _ASKED_REACH, "planned_verb")
        )
    before = scene.key(verb.first - 1)
    return before in grammar.subjunctive and scene.key(verb.first - 2) not in grammar.sooner


def _future(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb stands in the future, or the verb an act is told with."""
    future = load_grammar().future
    if chosen.mention.form == "future" or scene.key(chosen.first).startswith(future):
        return True
    if chosen.frame.type is EventType.STATEMENT or not scene.may_come:
        return False
    if not nominal(scene, chosen):
        return False
    if not scene.kinds_at(chosen.first - 1) & _OBLIQUE and _will(scene, chosen, 1):
        return True
    if any_of(scene, load_grammar().shall_be, chosen.first - _NEAR, _NEAR):
        return True
    return not _after(scene, chosen) and _will(scene, chosen, -1)


def _will(scene: Scene, chosen: Chosen, step: int) -> bool:
    """Whether the nearest verb before or behind an act, in its clause, stands in the future."""
    future = load_grammar().future
    shall = load_grammar().shall
    start = chosen.last if step > 0 else chosen.first - 1
    for at in range(start, start + step * _WILL_REACH, step):
        key = scene.key(at)
        told = scene.trigger_at.get(at, ())
        past = any(t.form == "past" for t in told)
        if key in shall or (step < 0 and is_future(key) and not past):
            return True
        if step < 0 and scene.kinds_at(at) & _LASTING:
            continue
        if told:
            return step > 0 and any(t.form == "future" for t in told)
        if not key or at in scene.breaks:
            return False
        named = at in scene.in_place or at in scene.quantity_at or at in scene.in_time
        if is_future(key):
            return True
        if step > 0 and not named and key.startswith(future):
            return True
    return False


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
    aimed = mention.clitics in PURPOSE
    if mention.form != "present" or achieved(scene, chosen):
        return False
    if aimed and (again(scene, chosen) or _outcome(scene, chosen)):
        return False
    return aimed or _subjoined(scene, chosen)


def _outcome(scene: Scene, chosen: Chosen) -> bool:
    """Whether "to take" tells what came of it: with a subject of its own, or behind a verb that
    tells of taking ground or giving it up; to leave ground is what came of it, behind a deed.
    """
    if chosen.frame.type is EventType.WITHDRAWAL:
        before = [t for t in scene.triggers if t.first < chosen.first]
        return bool(before) and before[-1].form == "past"
    if chosen.frame.type is not EventType.TERRITORY_GAIN:
        return False
    if any(p.first == chosen.last and not p.preposition for p in scene.people):
        return True
    for at in range(chosen.first - 1, chosen.first - _OUTCOME_REACH, -1):
        if at in scene.breaks:
            return False
        told = scene.trigger_at.get(at, ())
        if at not in scene.in_people and told:
            return any(
                t.form in ("past", "masdar") and load_frames()[t.frame].type in _MOVES
                for t in told
            )
    return False


def _conditional(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is told in a condition, or as what follows from one."""
    if chosen.frame.type is EventType.STATEMENT:
        return False
    low = max(scene.sentence.first, chosen.first - _CONDITION_REACH)
    found = scene.cues_between(low, chosen.first, "condition")
    return bool(found) and scene.hard.isdisjoint(range(found[-1].last, chosen.first))


def _purpose(scene: Scene, chosen: Chosen) -> bool:
    """Whether `ل` before a masdar tells a purpose, and not what something was used for."""
    if chosen.mention.clitics not in PURPOSE and scene.cue_kinds.isdisjoint(_LENDING):
        return False
    if left(scene, chosen, 20, "undergo") or left(scene, chosen, 4, "result"):
        return False
    carried_out = left(scene, chosen, _NEAR, "carrying")
    if carried_out and carried_out[-1].clitics in PURPOSE:
        return True
    helped = governing(scene, chosen, REACH, "ongoing_light") if nominal(scene, chosen) else []
    if helped and helped[-1].clitics in PURPOSE:
        return True
    mention = chosen.mention
    if mention.form not in ("masdar", "phrase") or mention.clitics not in PURPOSE:
        return False
    if scene.key(chosen.first - 1) in load_grammar().adding or marked(scene, chosen):
        return False
    shown = load_grammar().footage
    if not shown.isdisjoint(scene.key(at) for at in range(chosen.first - REACH, chosen.first)):
        return False
    used = [c for c in left(scene, chosen, _USE_REACH, "use") if c.form != "present"]
    asked = used and left(scene, chosen, _ASKED_REACH, "planned_verb")
    reached = chosen.frame.type is EventType.AGREEMENT and mention.form == "masdar"
    return (reached or chosen.frame.type in _AIMED_AT) and not (used and not asked)


_LASTING = frozenset({"ongoing", "ongoing_light"})
_LENDING = frozenset({"carrying", "ongoing_light"})
"""Verbs whose "to" tells the purpose of the act they are told with."""
_INTENDING = frozenset(
    {"planned", "seek", "aim", "target", "planned_verb", "requires", "achieve"}
)
_CARRIED = frozenset({"light", "existential", "begin"})
_ANY: frozenset[str] = frozenset()
Holds = Callable[[Scene, Chosen], bool]
_RULES: tuple[tuple[Holds, str, frozenset[str], frozenset[str]], ...] = (
    (_future, "modality.future", _ANY, _ANY),
    (_purpose, "modality.purpose", _ANY, _ANY),
    (_until, "modality.until", DEEDS, _ANY),
    (not_before, "modality.until", DEEDS, _ANY),
    (asked_aside, "modality.asked", DEEDS, frozenset({"planned_verb"})),
    (appealed_for, "modality.asked", DEEDS, frozenset({"appeal"})),
    (offered, "modality.offered", _ANY, frozenset({"offer"})),
    (agreed_on, "modality.agreed-on", _ANY, frozenset({"agree"})),
    (only_by, "modality.only-by", _ANY, frozenset({"planned_verb", "achieve"})),
    (not_begun, "modality.not-begun", _ANY, frozenset({"begin", "light", "existential"})),
    (is_near, IMMINENT, DEEDS | {"noun"}, frozenset({"shortly", "near"})),
    (_carried_out, "modality.subjunctive", _ANY, _CARRIED),
    (_subjunctive, "modality.subjunctive", frozenset({"present"}), _ANY),
    (_conditional, "modality.condition", _ANY, frozenset({"condition"})),
    (if_managed, "modality.condition", _ANY, frozenset({"condition"})),
    (whenever, "modality.condition", frozenset({"past", "passive"}), _ANY),
    (thence, "modality.expected", frozenset({"present"}), frozenset({"planned_verb"})),
    (talked_of, "modality.talked-of", frozenset({"masdar"}), _ANY),
    (to_fight, "modality.purpose", frozenset({"noun"}), _ANY),
    (may, "modality.may", frozenset({"present"}), _ANY),
    (may, "modality.may", _ANY, _CARRIED),
    (may_come, "modality.may", _ANY, frozenset({"wage", "carry_out", "light"})),
    (nearing, IMMINENT, _ANY, frozenset({"nearing"})),
    (weighed, "modality.weighed", DEEDS, _ANY),
    (foreseen, "modality.foreseen", frozenset({"noun"}), frozenset({"forecast"})),
    (goal, "modality.goal", _ANY, frozenset({"goal", "requires"})),
    (taken_in, "modality.goal", DEEDS, frozenset({"include"})),
    (joined_to_move, "modality.purpose", DEEDS, _ANY),
    (imminent, IMMINENT, _ANY, frozenset({"imminent"})),
    (dated_ahead, "modality.dated-ahead", DEEDS | {"noun"}, _ANY),
    (ordered, "modality.order", _ANY, frozenset({"order"})),
    (worked_at, "modality.intention", DEEDS, frozenset({"work"})),
    (owed, "modality.owed", _ANY, frozenset({"that"})),
    (undertaken, "modality.undertaken", DEEDS, frozenset({"begin", "light", "carrying"})),
)
"""Each rule with the forms of a trigger and the kinds of cue of which it asks for one."""
_ASKED = _INTENDING.union(*(kinds for _, _, _, kinds in _RULES))


@cache
def _fitting(form: str, kinds: frozenset[str]) -> tuple[tuple[Holds, str], ...]:
    """Return the rules that may hold of such a trigger in a sentence with these cues."""
    return tuple(
        (holds, rule)
        for holds, rule, forms, wanted in _RULES
        if (not forms or form in forms) and (not wanted or wanted & kinds)
    )


_OBLIQUE = frozenset({"preposition", "cause"})
"""Behind these an act is no subject of the verb that follows it."""

_MOVES = frozenset({EventType.TERRITORY_GAIN, EventType.WITHDRAWAL, EventType.CLASH})
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
        EventType.OTHER_DEVELOPMENT,
    }
)
