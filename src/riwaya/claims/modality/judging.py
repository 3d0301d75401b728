"""How sure: asserted, failed, denied, planned or ongoing, and by which rule."""

from riwaya.arabic.affixes import AND, ARTICLE, FOR
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.failed import failed
from riwaya.claims.modality.past import happened, sooner, was_then, was_told
from riwaya.claims.modality.planned import planned
from riwaya.claims.modality.pluperfect import pluperfect
from riwaya.claims.modality.refused import but_for, hindrance, put_off, refused
from riwaya.claims.modality.words import (
    Ruling,
    achieved,
    again,
    cut,
    governing,
    in_past,
    left,
    nominal,
    of_place,
    right,
)
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.triggers.changing import flash, in_brief
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.numbers import load_numbers
from riwaya.model import CueMention, EventType, Modality

_NEAR = 3
_ABSENT_REACH = 8
_STILL = 6
_TOPIC_REACH = 14
_VERB_REACH = 10
_NEGATED_REACH = 7
_HAPPENING = ("light", "existential", "undergo")
"""Verbs that carry a noun of action and tell nothing else."""
_DENYING = ("deny", "rule_out", "untrue")
_TOLD_REACH = 22
_AHEAD = 10
_HELD = frozenset({EventType.CONTROL})
_ENDINGS = frozenset(
    {
        EventType.TERRITORY_GAIN,
        EventType.WITHDRAWAL,
        EventType.DISPLACEMENT,
        EventType.AGREEMENT,
        EventType.OTHER_DEVELOPMENT,
        EventType.AID_DELIVERY,
    }
)
"""What may be told to have ended a siege."""
_LAID = frozenset({EventType.SIEGE, EventType.DETENTION})
"""What goes on once it is done; the doing itself is told by a past verb."""
_PLAINLY = frozenset({Modality.PLANNED, Modality.ASSERTED, Modality.DENIED})
_TOLD = ("past", "passive")
_SAYING = ("phrase", "present")


def modality(scene: Scene, chosen: Chosen) -> Ruling:
    """Return a trigger's modality and the id of the rule that says so."""
    for rule in _RULES:
        found = rule(scene, chosen)
        if found:
            return found
    return Modality.ASSERTED, "modality.default"


def _planned(scene: Scene, chosen: Chosen) -> Ruling | None:
    """What was meant or near; but for something else that came about it would have been."""
    found = planned(scene, chosen)
    if found is not None and but_for(scene, chosen):
        return Modality.FAILED, "modality.but-for"
    return found


def _denied(scene: Scene, chosen: Chosen) -> Ruling | None:
    """Inside the scope of a denial, or called untrue behind."""
    if scene.cue_kinds.isdisjoint(_DENYING):
        return None
    for cue in left(scene, chosen, 14, "deny", "rule_out"):
        if cue.kind == "rule_out" and _not_said(scene, cue):
            continue
        if not _told_anew(scene, cue.last, chosen.first):
            return Modality.DENIED, "modality.denial"
    if _called_false(scene, chosen):
        return Modality.DENIED, "modality.denied-report"
    untrue = right(scene, chosen, 14, "untrue") if nominal(scene, chosen) else []
    if untrue and not scene.cues_between(chosen.last, untrue[0].first - 1, "that", "speech"):
        return Modality.DENIED, "modality.untrue"
    return None


def _called_false(scene: Scene, chosen: Chosen) -> bool:
    """Whether the truth of what others told of an act is denied, however long they told it."""
    truth, low = load_grammar().truth, max(scene.sentence.first, chosen.first - _TOLD_REACH)
    for at in range(low, chosen.first):
        if scene.key(at) not in truth or not scene.cues_between(at - _AHEAD, at, "deny"):
            continue
        if not cut(scene, at + 1, chosen.first) and not _told_anew(scene, at, chosen.first):
            return True
    return False


def _not_said(scene: Scene, cue: CueMention) -> bool:
    """Whether a negation stands before a verb ("does not rule out")."""
    before = cue.first - 1
    return "negation" in scene.kinds_at(before) or scene.key(before) in load_grammar().no


def _told_anew(scene: Scene, low: int, high: int) -> bool:
    """Whether something else is told from a token on: "and that", "and he calls"."""
    told = scene.cues_between(low, high + 1, "that", "speech")
    return any(c.clitics.startswith(AND) for c in told)


def _negated(scene: Scene, chosen: Chosen) -> Ruling | None:
    """A verb right behind a negation did not happen, nor the act that such a verb governs."""
    if scene.key(chosen.first) in load_grammar().negating:
        return None
    found = _undone(scene, chosen)
    return None if found is None or _but(scene, chosen) else found


def _undone(scene: Scene, chosen: Chosen) -> Ruling | None:
    """Whether a negation or a lack is told of an act, or of the verb that it is told with."""
    noun = nominal(scene, chosen)
    if noun and _none_of(scene, chosen):
        return Modality.DENIED, "modality.no-such"
    if noun and "lack" in scene.groups and _lacking(scene, chosen):
        return Modality.DENIED, "modality.lack"
    if noun and (_not_happened(scene, chosen) or _absent(scene, chosen)):
        return Modality.DENIED, "modality.negated-verb"
    if chosen.mention.form in ("past", "present", "passive"):
        if left(scene, chosen, 2, "negation"):
            return _negation_asked(scene, chosen) or (Modality.DENIED, "modality.negation")
        if (
            chosen.mention.form == "present"
            and scene.key(chosen.first - 1) in load_grammar().no
        ):
            return Modality.DENIED, "modality.negation"
    return None


def _none_of(scene: Scene, chosen: Chosen) -> bool:
    """Whether "no" stands right before a noun without the article ("no truce with them")."""
    mention, before = chosen.mention, chosen.first - 1
    definite = mention.definite or scene.key(chosen.first).startswith(ARTICLE)
    bare = not (definite or mention.clitics or mention.pronoun)
    return bare and scene.key(before).removeprefix(AND) in load_grammar().no


def _not_happened(scene: Scene, chosen: Chosen) -> bool:
    """Whether a negated verb of doing, happening or suffering governs an act ("the fronts saw
    no clashes"); what is told of when or why stands outside ("since the truce").
    """
    inside = load_grammar().inside
    for verb in left(scene, chosen, _NEGATED_REACH, *_HAPPENING):
        negated = scene.cues_between(verb.first - 1, verb.first, "negation")
        set_off = scene.cues_between(verb.last, chosen.first, "cause", "that", "relative")
        if negated and all(scene.key(c.first) in inside for c in set_off):
            return True
    return False


def _absent(scene: Scene, chosen: Chosen) -> bool:
    """Whether there is told to be no such act ("there are no battles inside the base")."""
    for cue in left(scene, chosen, _ABSENT_REACH, "absent"):
        between = range(cue.last, chosen.first)
        if not any(scene.kinds_at(at) or at in scene.in_people for at in between):
            return True
    return False


def _but(scene: Scene, chosen: Chosen) -> bool:
    """Whether a negated verb tells that so much did happen ("fired but two shells")."""
    but, near = load_grammar().but, range(chosen.first - _NEAR, chosen.last + _NEAR)
    return any(scene.key(at) in but and "that" not in scene.kinds_at(at + 1) for at in near)


def _negation_asked(scene: Scene, chosen: Chosen) -> Ruling | None:
    """A frame that asks for the negation says itself what it means ("no aid has come in")."""
    told = chosen.frame.modality
    asked = scene.key(chosen.first - 1) in chosen.frame.only_after
    return (told, "modality.frame") if asked and told is not None else None


def _lacking(scene: Scene, chosen: Chosen) -> bool:
    """Whether "the lack of" governs an act, or its having happened ("no raid took place")."""
    grammar = load_grammar()
    for at in range(chosen.first - 1, chosen.first - 1 - _NEAR, -1):
        if scene.key(at) in grammar.lack:
            return all(
                scene.key(b) in grammar.taking_place for b in range(at + 1, chosen.first)
            )
    return False


def _fixed(_scene: Scene, chosen: Chosen) -> Ruling | None:
    """The words of a frame tell of what is to come, or was done, whatever their form."""
    told = chosen.frame.modality
    return (told, "modality.frame") if told in _PLAINLY else None


def _ongoing(scene: Scene, chosen: Chosen) -> Ruling | None:
    """Still so when reported."""
    mention = chosen.mention
    held = chosen.frame.modality is Modality.ONGOING
    if chosen.frame.type is EventType.STATEMENT and not held:
        lasts = left(scene, chosen, _STILL, "ongoing") if mention.form == "present" else []
        still = any(cue.form == "phrase" for cue in lasts)
        return (Modality.ONGOING, "modality.still") if still else None
    if held:
        laid = chosen.frame.type in _LAID and mention.form in _TOLD
        was = laid or in_past(scene, chosen) or _over(scene, chosen) or was_then(scene, chosen)
        was = was or happened(scene, chosen) is not None
        return (
            (Modality.ASSERTED, "modality.was") if was else (Modality.ONGOING, "modality.frame")
        )
    if was_then(scene, chosen):
        return None
    if chosen.frame.type is EventType.SIEGE and _besieged(scene, chosen):
        return Modality.ONGOING, "modality.participle"
    if _continues(scene, chosen):
        return Modality.ONGOING, "modality.continues"
    if mention.form != "present" or chosen.frame.type not in _GOES_ON:
        return None
    told = flash(scene, chosen) or in_brief(scene, chosen)
    if told or in_past(scene, chosen) or mention.clitics.endswith(FOR):
        return None
    anew = scene.key(chosen.first).startswith(AND)
    done = sooner(scene, chosen) or (achieved(scene, chosen) and not anew)
    done = done or pluperfect(scene, chosen) or again(scene, chosen)
    return None if done else (Modality.ONGOING, "modality.present")


def _over(scene: Scene, chosen: Chosen) -> bool:
    """Whether a fight that lasts is told as over, or as when something happened."""
    before, grammar = chosen.first - 1, load_grammar()
    if chosen.frame.type is EventType.SIEGE:
        behind = {scene.key(at) for at in range(chosen.last, chosen.last + _NEAR)}
        over = nominal(scene, chosen) and scene.key(before) in grammar.later
        return over and grammar.since.isdisjoint(behind) and _ended(scene, chosen)
    if chosen.frame.type in _HELD:
        return False
    if scene.key(before) in grammar.after or _breaks_out(scene, before):
        return True
    fallen = any(at < before for at in scene.loss_at)
    return fallen and scene.key(before) in grammar.inside


def _ended(scene: Scene, chosen: Chosen) -> bool:
    """Whether a sentence tells what a siege came to: told before it ("took it after a siege"),
    or by a past verb behind it ("after a siege of a month they entered it").
    """
    frames = load_frames()
    ending = (t for t in scene.triggers if frames[t.frame].type in _ENDINGS)
    return any(t.first < chosen.first or t.form == "past" for t in ending)


def _breaks_out(scene: Scene, at: int) -> bool:
    """Whether a word tells that a fight broke out, and not that it lasts."""
    cues = scene.cue_at.get(at, ())
    return any(
        cue.kind == "carrying" or (cue.kind == "existential" and cue.form == "past")
        for cue in cues
    )


def _besieged(scene: Scene, chosen: Chosen) -> bool:
    """Whether a place is told to be under siege: a participle, or a noun written like one."""
    if chosen.mention.form == "participle":
        return True
    besieged = load_grammar().besieged
    return scene.key(chosen.first) in besieged and not left(scene, chosen, 6, "achieve")


def _continues(scene: Scene, chosen: Chosen) -> bool:
    """Whether a word of continuing governs a trigger or follows it."""
    verbal = chosen.mention.form in _TOLD and not nominal(scene, chosen)
    told = chosen.mention.plural or chosen.mention.feminine
    if verbal and (told or scene.key(chosen.first).startswith(AND)):
        return False
    kinds = ("ongoing",) if scene.headline else ("ongoing", "ongoing_light")
    cues = governing(scene, chosen, _VERB_REACH, *kinds)
    if cues and not scene.key(cues[-1].first).startswith(ARTICLE):
        gained = chosen.frame.type is EventType.TERRITORY_GAIN and cues[-1].form == "past"
        return not (gained or _for_hours(scene, chosen))
    if nominal(scene, chosen) and chosen.frame.type in _LASTING:
        kinds = (*kinds, "ongoing_behind")
    behind = right(scene, chosen, _NEAR + 1, *kinds)
    others = AND + ARTICLE
    says = (
        c
        for c in behind
        if c.form in _SAYING
        and not of_place(scene, chosen.last, c.first)
        and not scene.key(c.first - 1).startswith(others)
        and scene.key(c.first - 1) not in load_grammar().utmost
    )
    return (
        any(says)
        or _topic_goes_on(scene, chosen)
        or _does(scene, chosen)
        or _since(scene, chosen)
    )


def _since(scene: Scene, chosen: Chosen) -> bool:
    """Whether a fight, strikes or an outage are told "since" a time right behind; an outage
    also as the cause of what lasts since then ("in the dark for a week because of the cut").
    """
    cut_off = chosen.frame.type is EventType.CIVILIAN_SERVICE
    if not (cut_off or chosen.frame.type in _STRUCK) or not nominal(scene, chosen):
        return False
    grammar, before = load_grammar(), chosen.first - 1
    behind = range(chosen.last, chosen.last + _NEAR)
    led = range(before, before - _STILL, -1) if "cause" in scene.kinds_at(before) else (before,)
    for at in (*(led if cut_off else (before,)), *behind):
        if scene.key(at) in grammar.utmost:  # "the fiercest since": no start is told
            return False
        if scene.key(at) in grammar.since:
            return any(at < time <= at + _NEAR for time in scene.in_time)
    return False


def _does(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is the subject of a present verb right behind ("the raids aim at")."""
    if not chosen.mention.definite or chosen.frame.casualty or scene.headline:
        return False
    if chosen.frame.type not in _LASTING or not nominal(scene, chosen):
        return False
    at = chosen.last
    if scene.key(at).startswith(ARTICLE):
        at += 1
    forms = {t.form for t in scene.trigger_at.get(at, ())} | {
        c.form for c in scene.cue_at.get(at, ())
    }
    return "present" in forms and forms <= {"present", "phrase"}


def _topic_goes_on(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is the topic of a sentence that says further on that it continues."""
    if not chosen.mention.definite or chosen.frame.casualty:
        return False
    for cue in right(scene, chosen, _TOPIC_REACH, "ongoing"):
        between = range(chosen.last, cue.first)
        if any(at in scene.trigger_at for at in between) or was_told(scene, chosen, cue):
            return False
        return cue.form == "phrase"
    return False


def _for_hours(scene: Scene, chosen: Chosen) -> bool:
    """Whether what "went on" did so for a told while and is over."""
    classes, behind = load_numbers().unit_classes, chosen.last
    near = (scene.quantity_at.get(at) for at in range(behind, behind + _NEAR + 1))
    if any(q is not None and classes.get(q.unit or "") == "time" for q in near):
        return True
    key = scene.key(behind)  # "for hours", uncounted
    return key.startswith(FOR) and classes.get(key[1:]) == "time"


_STRUCK = frozenset({EventType.CLASH, EventType.SHELLING, EventType.AIRSTRIKE})
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
_GOES_ON = (
    _LASTING
    | {
        EventType.OTHER_DEVELOPMENT,
        EventType.PROTEST,
        EventType.MOBILISATION,
        EventType.DETENTION,
    }
) - {EventType.TERRITORY_GAIN}
"""What a present verb tells of as going on: ground is gained at once."""
_RULES = (
    hindrance,
    _denied,
    _negated,
    put_off,
    refused,
    failed,
    _planned,
    _fixed,
    _ongoing,
)
"""The first that holds says how sure an act is."""
