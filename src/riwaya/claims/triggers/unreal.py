"""What only looks like an act: one that may be, is practised, or was kept from nobody armed."""

from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import QUOTES, Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.nearby import bare_readings
from riwaya.claims.triggers.notional import barred, notional
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, PlacePrecision

_DENIED_REACH = 12
_JOINED = 4
_MEANT_REACH = 4
_MEANT = ("planned", "planned_verb")
_PRACTISED = 5
_KEPT_REACH = 16
_OBJECT = 9
_LEADING = frozenset({"preposition", "cause"})
_SAYING_NO = ("negation", "deny", "absent", "rule_out", "failed", "untrue")
_GOING_IN = frozenset({EventType.TERRITORY_GAIN, EventType.CLASH})


def unreal(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb tells of what will not be, or would be unless something happened; or a
    noun of what something came about without, of any that may be, or of what is practised.
    """
    noun = chosen.mention.form not in TENSES
    told = noun and not scene.groups.isdisjoint(_TOLD)
    for rule in (*_OF_WORDS, *_UNREAL) if told else _UNREAL if noun else _NO_VERB:
        if rule(scene, chosen):
            return True
    if noun:
        return False
    grammar, before = load_grammar(), bare_readings(scene.key(chosen.first - 1))
    if not grammar.never.isdisjoint(before):
        return True
    condition = bare_readings(scene.key(chosen.first - 2))
    return not (grammar.negating.isdisjoint(before) or grammar.unless.isdisjoint(condition))


def _without(scene: Scene, chosen: Chosen) -> bool:
    """Whether "without" stands before a fight ("entered the town without any fighting")."""
    if not chosen.frame.mutual:
        return False
    grammar, at = load_grammar(), chosen.first - 1
    while scene.key(at) in grammar.taking_place:
        at -= 1
    return scene.key(at) in grammar.without


def _any(scene: Scene, chosen: Chosen) -> bool:
    """Whether "any" stands before an act that is not told not to have been ("will answer any
    attack", "any breaches or abuses").
    """
    grammar, at = load_grammar(), chosen.first - 1
    if scene.key(at) in grammar.alternative:
        near = range(at - 1, at - 1 - _JOINED, -1)
        at = next((b for b in near if scene.key(b) in grammar.any), at)
    if scene.key(at) not in grammar.any:
        return False
    low = max(scene.sentence.first, at - _DENIED_REACH)
    if scene.cues_between(low, at, "condition"):
        return False
    no = grammar.no | grammar.lack | grammar.without
    if any(scene.key(b) in no for b in range(low, at)):
        return False
    meant = scene.cues_between(max(low, at - _MEANT_REACH), at + 1, *_MEANT)
    return not meant and not scene.cues_between(low, at, *_SAYING_NO)


def _practised(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what somebody is trained at, or an exercise plays ("trained at storming
    buildings", "manoeuvres that simulate an attack").
    """
    grammar, at = load_grammar(), chosen.first - 1
    if scene.key(at) in grammar.simulating:
        return True
    if scene.key(at) not in grammar.upon:
        return False
    for b in range(at - 1, max(scene.sentence.first, at - 1 - _PRACTISED) - 1, -1):
        if scene.key(b) in grammar.practising:
            return True
        if b in scene.breaks:
            return False
    return False


def _barred(scene: Scene, chosen: Chosen) -> bool:
    """Whether somebody who bears no arms is kept from going in ("kept the director from
    entering"): between the verb and "from" stands one who is no side, behind who kept him.
    """
    if chosen.frame.type not in _GOING_IN:
        return False
    start = chosen.first - 1
    if scene.key(start) not in load_grammar().origin:
        return False
    low = max(scene.sentence.first, start - _KEPT_REACH)
    kept = [c for c in scene.cues_between(low, start, "prevent") if c.pronoun is None]
    if not kept or not scene.breaks.isdisjoint(range(kept[-1].last, start)):
        return False
    between = [p for p in scene.people if kept[-1].last <= p.first < start]
    last = start - 1
    named = any(p.first <= last < p.last for p in between) or last in scene.in_place
    led = [p for p in between if p.first == kept[-1].last]
    return bool(led) and not named and led[-1].last < start


def _takes_land(scene: Scene, chosen: Chosen) -> bool:
    """Whether a whole country is what is told to be abducted: a figure of speech."""
    if chosen.frame.type is not EventType.ABDUCTION:
        return False
    return any(
        m.first == chosen.last and w.precision is PlacePrecision.COUNTRY
        for m, w in scene.places
    )


def _rules_within(scene: Scene, chosen: Chosen) -> bool:
    """Whether it is a group that is held, and no place ("foreigners dominate the group")."""
    if chosen.frame.type is not EventType.CONTROL:
        return False
    if scene.key(chosen.last) not in load_grammar().against:
        return False
    at = chosen.last + 1
    if scene.key(at) in QUOTES:
        at += 1
    return any(
        p.first == at and p.mention.actors and p.mention.kind == "group" and not p.people
        for p in scene.people
    )


def _ground(scene: Scene, chosen: Chosen) -> bool:
    """Whether an accusation only tells why somebody was killed or held before it ("executed him
    after it accused him of spying").
    """
    if chosen.frame.type is not EventType.STATEMENT or chosen.mention.pronoun is None:
        return False
    grammar, at = load_grammar(), chosen.first - 1
    after = scene.key(at) in grammar.after_which or (
        scene.key(at) in grammar.subjunctive and scene.key(at - 1) in grammar.later
    )
    accuses = any(c.kind == "force" for c in scene.cue_at.get(chosen.first, ()))
    frames = load_frames()
    punished = (t for t in scene.triggers if t.first < at and frames[t.frame].type in _PUNISHED)
    return after and accuses and any(punished)


def _of_no_news(scene: Scene, chosen: Chosen) -> bool:
    """Whether a word is part of what says that nothing is heard of an act ("no news came")."""
    return any(
        cue.first <= chosen.first < cue.last
        for at in range(chosen.first - 2, chosen.first)
        for cue in scene.cue_at.get(at, ())
        if cue.kind == "absent"
    )


def _surprises(scene: Scene, chosen: Chosen) -> bool:
    """Whether what is set off is news or a quarrel ("the lawyer set off a surprise")."""
    if chosen.frame.type is not EventType.EXPLOSION:
        return False
    set_off = load_grammar().set_off
    for at in range(chosen.last, chosen.last + _OBJECT):
        if at in scene.breaks or any(t.form in TENSES for t in scene.trigger_at.get(at, ())):
            return False
        if scene.key(at) in set_off:
            return scene.kinds_at(at - 1).isdisjoint(_LEADING)
    return False


_PUNISHED = frozenset(
    {EventType.ATTACK_ON_CIVILIANS, EventType.DETENTION, EventType.ABDUCTION, EventType.CLASH}
)
_TOLD = frozenset({"without", "any", "simulating", "practising"})
_OF_WORDS = (_without, _any, _practised)
_UNREAL = (_barred, _takes_land, notional)
"""What makes a noun tell of no act: beside words of these groups, and without."""
_NO_VERB = (_of_no_news, _surprises, _rules_within, _ground, barred)
"""What makes a verb tell of none."""
