"""What a frame may ask of the context: who is named, where, in what kind of sentence."""

from riwaya.arabic.affixes import AND, PREPOSITIONS
from riwaya.claims.drafts.chosen import Chosen, Setting
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.nearby import any_of
from riwaya.claims.scenes.offices import office_run
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.triggers.changing import changes, flash
from riwaya.lexicons.actor_words import load_unnamed
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.word_classes import load_word_classes
from riwaya.model import FAMILY, EventType, SourceKind

_SPEAKER_REACH = 14
_OF_RANK = frozenset({SourceKind.OFFICIAL, SourceKind.PARTY_STATEMENT})

_JOINED = 12
_SUBJECT = 4
_NEXT = 2
_AHEAD = 6
_OF_ARMS = ("fighting", "strike")
_OF_ANYBODY = frozenset(
    {EventType.MOBILISATION, EventType.BASE_ESTABLISHED, EventType.STATEMENT}
)
_HIT = 6
_ON = 4
_APART = frozenset({"preposition", "relative", "that", "cause"})
_WRECKING = frozenset({EventType.PROPERTY_DESTRUCTION})
_GROUND = 4
_GROUNDS = ("settlements", "heights")
"""The classes of words for a place on the map."""
_DISPLACED = "displaced"
_HEADS = "heads"
_FORCES = "forces"
"""The class of words for bodies of armed men."""

_RESORT = 8
"""How far behind a verb the "to" may stand of what somebody resorted to."""


def armed_in(scene: Scene) -> bool:
    """Whether an armed or political body of the conflict is named in the sentence."""
    return any(map(_armed, scene.people))


def _armed(p: Participant) -> bool:
    """Whether a participant bears arms or speaks for a side, known or not ("gunmen")."""
    if p.mention.role in load_unnamed():
        return True
    if p.people or p.party == "un_aid":
        return False
    if p.party in (None, "other"):
        return p.mention.kind == "group" and not _foreigners(p)
    return True


def _foreigners(p: Participant) -> bool:
    """Whether people are named by no more than a country that is no side ("Swiss guards")."""
    if p.mention.role is not None:
        return False
    known = (load_actors().get(actor) for actor in p.mention.actors)
    return any(actor is not None and actor.kind == "state" for actor in known)


def sided(participant: Participant) -> bool:
    """Whether a participant is an armed or political body of the conflict."""
    known = participant.party is not None
    return known and _armed(participant)


def _war(_scene: Scene, _chosen: Chosen, setting: Setting) -> bool:
    return setting.war


def _armed_near(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    told = setting.war and (
        armed_in(scene) or _pronominal(chosen) or _of_those_before(chosen, setting)
    )
    if told or not setting.war:
        return told
    if setting.own and _deed_of_own(scene, chosen):
        return True
    named = _force_behind(scene, chosen) or _force_before(scene, chosen)
    return named or _taken_up(scene, chosen, setting)


def _deed_of_own(scene: Scene, chosen: Chosen) -> bool:
    """Whether a side's own report may tell this of nobody, being its own deed: no move, which
    anybody makes, and no ground taken but where a verb or a headline says so.
    """
    frame, form = chosen.frame, chosen.mention.form
    if frame.type is EventType.TERRITORY_GAIN:
        return form in (*TENSES, "participle") or flash(scene, chosen)
    return frame.type not in _OF_ANYBODY


def _of_those_before(chosen: Chosen, setting: Setting) -> bool:
    """Whether an act of war may be that of a side named in the sentence before, in a report
    that speaks of hardly anything but the war.
    """
    fought = FAMILY[chosen.frame.type] in _OF_ARMS
    return setting.alone and setting.led and fought and not chosen.frame.quiet


def _taken_up(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    """Whether the subject of an act of war is a side told in the sentence before ("it said that
    it repelled", "and struck with").
    """
    finite = chosen.mention.form in TENSES and FAMILY[chosen.frame.type] in _OF_ARMS
    if not (setting.led and finite):
        return False
    grammar = load_grammar()
    if scene.key(chosen.first - 1) in grammar.that_it:
        return True
    opens = chosen.first == scene.sentence.first and chosen.mention.clitics.startswith(AND)
    behind = scene.key(chosen.last)
    return opens and any(
        behind in words
        for words in (grammar.origin, grammar.destination, grammar.against, grammar.inside)
    )


def _force_behind(scene: Scene, chosen: Chosen) -> bool:
    """Whether a body of armed men stands behind a trigger, named by its kind ("a brigade")."""
    return any_of(scene, load_word_classes()[_FORCES], chosen.last, _NEXT)


def _force_before(scene: Scene, chosen: Chosen) -> bool:
    """Whether one stands before a verb, whose subject it may be ("the force that left")."""
    if chosen.mention.form not in TENSES:
        return False
    return any_of(scene, load_word_classes()[_FORCES], chosen.first - _AHEAD, _AHEAD)


def _pronominal(chosen: Chosen) -> bool:
    """Whether the form itself points back at a participant."""
    return chosen.mention.pronoun is not None or chosen.mention.plural


def _headline(scene: Scene, chosen: Chosen, _setting: Setting) -> bool:
    return flash(scene, chosen)


def _change(scene: Scene, chosen: Chosen, _setting: Setting) -> bool:
    return changes(scene, chosen)


def _body(scene: Scene, chosen: Chosen, _setting: Setting) -> bool:
    return not flash(scene, chosen)


def _place(scene: Scene, chosen: Chosen, _setting: Setting) -> bool:
    """Whether a place is named, or "the town" stands behind a verb or right behind a noun."""
    if scene.places:
        return True
    classes, reach = load_word_classes(), _GROUND if chosen.mention.form in TENSES else 1
    return any(any_of(scene, classes[grounds], chosen.last, reach) for grounds in _GROUNDS)


def _place_topic(scene: Scene, chosen: Chosen, _setting: Setting) -> bool:
    """Whether a place stands right before a trigger, or is named with it ("occupied Afrin")."""
    near = (chosen.first, chosen.last)
    return any(place.last in near for place, _ in scene.places)


def _holder(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    return setting.war and (armed_in(scene) or bool(scene.places) or _pronominal(chosen))


def _place_subject(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    near = range(chosen.last, chosen.last + 2)
    return setting.war and any(place.first in near for place, _ in scene.places)


def _statement_party(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    near = range(chosen.last, chosen.last + 3)
    spoken = any(p.first in near and p.party for p in scene.people)
    topic = any(p.last == chosen.first and p.party for p in scene.people)
    return setting.war and (spoken or topic)


def _spokesman(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    """Whether a side, and not its people, stands right behind a verb or before it."""
    near = range(chosen.last, chosen.last + 3)
    return setting.war and any(
        p.party and not p.people and p.party != "civilians"
        for p in scene.people
        if p.first in near or p.last == chosen.first
    )


def _speaker(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    """Whether a side stands beside a verb, or right behind it who speaks for some body ("the
    elders of").
    """
    return _spokesman(scene, chosen, setting) or (setting.war and _head_behind(scene, chosen))


def _head_behind(scene: Scene, chosen: Chosen) -> bool:
    """Whether the subject right behind a verb is the head or the command of some body."""
    verb = chosen.mention.form in (*TENSES, "phrase")
    return verb and any_of(scene, load_word_classes()[_HEADS], chosen.last, 1)


def _heard(_scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    """Whether one who holds an office or speaks for a side opens their mouth at a verb."""
    ahead = range(chosen.last, chosen.last + _SPEAKER_REACH)
    voice = next((setting.voices[at] for at in ahead if at in setting.voices), None)
    return setting.war and voice is not None and voice.kind in _OF_RANK


def _armed_right(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    """Whether a side stands right behind the trigger, or right before it as its topic."""
    near = range(chosen.last, chosen.last + 3)
    behind = any(p.first in near and _armed(p) for p in scene.people)
    topic = any(0 <= chosen.first - p.last <= 1 and _armed(p) for p in scene.people)
    told = behind or topic or _goes_on(scene, chosen)
    return setting.war and (told or _force_behind(scene, chosen))


def _goes_on(scene: Scene, chosen: Chosen) -> bool:
    """Whether "and" joins a verb to another whose subject is a side."""
    if chosen.mention.form != "past" or not chosen.mention.clitics.startswith(AND):
        return False
    for at in range(chosen.first - 1, chosen.first - _JOINED, -1):
        if at in scene.breaks:
            return False
        if any(t.form == "past" for t in scene.trigger_at.get(at, ())):
            near = range(at - _SUBJECT, at + _SUBJECT)
            return any(p.first in near and _armed(p) for p in scene.people)
    return False


def _opens(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    """Whether nothing but a day, an hour, a bullet or a number stands before a trigger, or
    behind the colon before it: a note with no verb ("11:00: two shells on the post").
    """
    colons = (
        at for at in range(chosen.first, scene.sentence.first, -1) if _colon(scene, at - 1)
    )
    low = next(colons, scene.sentence.first)
    return setting.war and all(
        at in scene.in_time or at in scene.quantity_over or not scene.key(at).isalpha()
        for at in range(low, chosen.first)
    )


def _colon(scene: Scene, at: int) -> bool:
    return scene.key(at) == ":"


def _unhit(scene: Scene, chosen: Chosen, _setting: Setting) -> bool:
    """Whether a thing is not told as what a strike or a wrecking right before it hit."""
    before = range(chosen.first - _HIT, chosen.first)
    at = next((at for at in reversed(before) if at in scene.trigger_at), None)
    if at is None:
        return True
    between, was = range(_aimed(scene, at), chosen.first), load_grammar().was
    if any(scene.kinds_at(b) & _APART or scene.key(b) in was for b in between):
        return True
    if not scene.breaks.isdisjoint(between) or chosen.mention.clitics.endswith(PREPOSITIONS):
        return True
    frames = load_frames()
    return not any(
        FAMILY[frames[t.frame].type] == "strike" or frames[t.frame].type in _WRECKING
        for t in scene.trigger_at[at]
    )


def _aimed(scene: Scene, at: int) -> int:
    """Return the token behind a strike at which what it hit begins: past the "on" right behind
    a noun ("raids on posts and reinforcements").
    """
    nominal = all(t.form not in TENSES for t in scene.trigger_at[at])
    on = next(
        (b for b in range(at + 1, at + _ON) if scene.key(b) in load_grammar().against), at
    )
    return on + 1 if nominal else at + 1


def _unfled(scene: Scene, chosen: Chosen, _setting: Setting) -> bool:
    """Whether "and" joins an act to no flight of people told before it in the sentence: who
    fled and crossed a border is no force.
    """
    if not chosen.mention.clitics.startswith(AND):
        return True
    start = scene.sentence.first
    if not any_of(scene, load_word_classes()[_DISPLACED], start, chosen.first - start):
        return True
    frames = load_frames()
    before = (t for t in scene.triggers if t.first < chosen.first and t.form in TENSES)
    return not any(frames[t.frame].type is EventType.DISPLACEMENT for t in before)


def _refuge(scene: Scene, chosen: Chosen, _setting: Setting) -> bool:
    """Whether a verb of taking refuge does not tell what somebody resorted to ("resorted to
    arresting dozens"): an act behind "to".
    """
    near = range(chosen.last, min(chosen.last + _RESORT, scene.sentence.last))
    to = next((at for at in near if scene.key(at) in load_grammar().destination), None)
    if to is None:
        return True
    acts = scene.trigger_at.get(to + 1, ())
    return not any(t.form == "masdar" and not t.definite for t in acts)


def _ground(scene: Scene, chosen: Chosen, _: Setting) -> bool:
    """Whether what is held or run is no office ("the ministry that X runs")."""
    return not office_run(scene, chosen.mention)


CONDITIONS = {
    "refuge": _refuge,
    "armed_right": _armed_right,
    "armed_near": _armed_right,
    "statement_near": _armed_right,
    "war": _war,
    "armed": _armed_near,
    "armed_subject": _armed_near,
    "place": _place,
    "headline": _headline,
    "body": _body,
    "change": _change,
    "holder": _holder,
    "place_subject": _place_subject,
    "place_topic": _place_topic,
    "statement_party": _statement_party,
    "spokesman": _spokesman,
    "speaker": _speaker,
    "heard": _heard,
    "opens": _opens,
    "unhit": _unhit,
    "unfled": _unfled,
    "ground": _ground,
}
