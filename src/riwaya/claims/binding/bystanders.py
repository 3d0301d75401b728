"""Whom a sentence is about and who yet did not do what a noun in it tells: who answers or bears
the act of another, judges it, tells of losses that are his own, or asks another for the act.
"""

from riwaya.arabic.affixes import AND, FOR, HIS, OWNERS, TIED_ENDS
from riwaya.claims.binding.caused import accuses
from riwaya.claims.binding.suspects import suspicion
from riwaya.claims.binding.verbs import MARKS, acts, heads_clause, verbal
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import FROM_AFAR
from riwaya.claims.drafts.once import once
from riwaya.claims.scenes.findings import HARD, Scene
from riwaya.claims.scenes.forms import NOUNS, TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.cues import load_states
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, TriggerMention

_BOMBINGS = frozenset({EventType.EXPLOSION, EventType.SUICIDE_BOMBING})
_ATTACKS = FROM_AFAR | _BOMBINGS | {EventType.CLASH, EventType.ATTACK_ON_CIVILIANS}
_AFTERWARDS = frozenset(
    {
        EventType.WITHDRAWAL,
        EventType.DETENTION,
        EventType.PROTEST_REPRESSION,
        EventType.MOBILISATION,
        EventType.BASE_ESTABLISHED,
        EventType.OTHER_DEVELOPMENT,
        EventType.CIVILIAN_SERVICE,
        EventType.AID_DELIVERY,
    }
)
"""What a side does after an attack of others; it takes ground after its own."""
_ANSWERED_TOO = frozenset(
    {EventType.INTERCEPTION, EventType.ABDUCTION, EventType.PROPERTY_DESTRUCTION}
)
"""What others did that a side answers, beside attacks."""
_THWARTED = frozenset({EventType.ABDUCTION, EventType.DETENTION, EventType.ATTACK_ON_CIVILIANS})
"""What is foiled by others than those who tried it."""
_FEARED = _ATTACKS | {EventType.SIEGE, EventType.TERRITORY_GAIN, EventType.DETENTION}
_ASKED = frozenset({EventType.WITHDRAWAL, EventType.AID_DELIVERY})
_ASKED_FRAMES = frozenset({"other.release", "other.set-free", "siege.change", "siege.hasara"})
_JUDGING = frozenset({"statement.condemn", "statement.welcome"})
_ATTACK_NOUNS = frozenset({"clash.hujum", "shell.launch-noun"})
_FIRE_NOUNS = frozenset({"shell.launch-noun", "clash.fire-noun"})
_LOSSES = frozenset({"killed", "wounded", "captured"})
_PARTICLES = frozenset({"preposition", "that", "relative", "connector"})
_SOLDIERS = "soldiers"
_ABDUCTION = EventType.ABDUCTION
_ANSWERED = 6
_FOILED, _FOIL = 6, 2
_ANSWER = 12
_BORNE = 3
_REACH = 24
_FAR = 14
_BESIDE = 3
_VICTIMS = 6
_OWNED = 4
_LONG = 5


@once
def bystander(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return the subject in front of a noun of an act that is another's, if there is one."""
    if verbal(chosen) or chosen.mention.pronoun is not None or not scene.people:
        return None
    blamer = _blamer(scene, chosen)
    if blamer is not None:
        return blamer
    subject = _subject(scene, chosen)
    if subject is None:
        return None
    if _judges(scene, chosen, subject) or accuses(scene, chosen, subject):
        return subject
    if _pursues(scene, chosen, subject) or _observes(scene, chosen, subject):
        return subject
    kind = chosen.frame.type
    if kind in _FEARED and (
        _feared(scene, chosen.first - 1) or _dreads(scene, chosen, subject)
    ):
        return subject
    if kind in _ANSWERED_TOO and _answered(scene, chosen):
        return subject
    apart = kind in _ATTACKS and not chosen.frame.casualty and not chosen.frame.mutual
    if apart and (_answered(scene, chosen) or _borne(scene, chosen, subject)):
        return subject
    asked = kind in _ASKED or chosen.frame.id in _ASKED_FRAMES
    asked = asked or (kind is EventType.AIRSTRIKE and _of_another(scene, chosen, subject))
    if asked and chosen.mention.clitics[-1:] != FOR and _demands(scene, subject):
        return subject
    return subject if _bereaved(scene, chosen, subject) else None


def answerer(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return who answers an act that a noun tells, if somebody does."""
    if verbal(chosen) or not _answered(scene, chosen):
        return None
    return _subject(scene, chosen)


def _subject(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return the nearest participant before a noun that stands where a subject does."""
    low = chosen.first - _REACH
    for p in reversed(scene.people_around(low, chosen.first - 1)):
        if p.last > chosen.first or scene.hard_in(p.last, chosen.first):
            continue
        if not (p.preposition or p.coordinated or p.people) and _opens(scene, p):
            return p
    return None


def _opens(scene: Scene, p: Participant) -> bool:
    grammar, before = load_grammar(), scene.key(p.first - 1)
    asked = before in grammar.admitting or before in grammar.demanding
    if asked or before in grammar.answering or before in grammar.observing:
        return True
    return acts(p) and (heads_clause(scene, p) or _behind_opening(scene, p))


def _behind_opening(scene: Scene, p: Participant) -> bool:
    """Whether what opens the sentence right before a participant may be his verb."""
    opening = scene.trigger_at.get(scene.sentence.first, ())
    return any(t.form in TENSES and t.last == p.first for t in opening)


def _judges(scene: Scene, chosen: Chosen, subject: Participant) -> bool:
    """Whether a side only condemns or welcomes what a noun tells."""
    main = _main(scene, subject)
    if main is None or main.frame not in _JUDGING or main.first > subject.first:
        return False
    return not scene.cues_between(subject.last, chosen.first, "that", "relative", "connector")


def _pursues(scene: Scene, chosen: Chosen, subject: Participant) -> bool:
    """Whether a side foils or survives what a noun tells, or does something to others who are
    suspected of it: they, or words for them, stand between.
    """
    if chosen.frame.type in _THWARTED and _thwarts(scene, chosen, subject):
        return True
    at = suspicion(scene, chosen)
    return at is not None and any(
        k not in scene.in_time and "relative" not in scene.kinds_at(k)
        for k in range(subject.last, at)
    )


def _observes(scene: Scene, chosen: Chosen, subject: Participant) -> bool:
    """Whether a side only saw what a noun tells ("the army observed a deployment of X")."""
    near = (subject.first - 1, subject.last)
    observes = any(scene.key(at) in load_grammar().observing for at in near)
    return observes and chosen.first - subject.last <= _ANSWER


def _answered(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what another answers ("raids in answer to an attack")."""
    if "answering" not in scene.groups:
        return False
    grammar = load_grammar()
    for at in range(chosen.first - 1, chosen.first - _ANSWERED, -1):
        key = scene.key(at)
        if key in HARD or key in MARKS or at in scene.in_people:
            break
        if key in grammar.against and scene.key(at - 1) in grammar.answering:
            return True
    if scene.key(chosen.first - 1) not in grammar.against:
        return False
    return any(
        scene.key(at) in grammar.answering
        for at in range(chosen.first - _ANSWER, chosen.first - 1)
    )


def _feared(scene: Scene, at: int) -> bool:
    """Whether a side does what it does for fear of an act of others."""
    grammar = load_grammar()
    origin = scene.key(at) in grammar.origin
    return scene.key(at - origin) in grammar.fearing


def _dreads(scene: Scene, chosen: Chosen, subject: Participant) -> bool:
    """Whether a side fears, suffers or warns of what others do ("X fears an advance of Y")."""
    if "dreading" not in scene.groups:
        return False
    grammar = load_grammar()
    near = (subject.first - 1, subject.last)
    if not any(scene.key(at) in grammar.dreading for at in near):
        return False
    return any(
        scene.key(at) in grammar.origin for at in range(chosen.first - _BORNE, chosen.first)
    )


def _borne(scene: Scene, chosen: Chosen, subject: Participant) -> bool:
    """Whether a side did what it did under an act of others, or after one."""
    grammar = load_grammar()
    main = _main(scene, subject)
    if main is None or chosen.first - subject.last > _FAR:
        return False
    does = load_frames()[main.frame].type
    near = [scene.key(at) for at in range(chosen.first - _BORNE, chosen.first)]
    if near[-1] in grammar.bearing:
        return does in _AFTERWARDS
    if grammar.after.isdisjoint(near[-2:]):
        return False
    kind = chosen.frame.type
    if does is EventType.STATEMENT:
        return kind in _ATTACKS and kind not in FROM_AFAR
    attack = kind in _BOMBINGS or chosen.frame.id in _ATTACK_NOUNS
    fired = chosen.frame.id in _FIRE_NOUNS and does in FROM_AFAR
    return (attack and does in _AFTERWARDS) or fired


def _main(scene: Scene, subject: Participant) -> TriggerMention | None:
    """Return the verb that a participant is the subject of."""
    for verb in (*scene.verbs, *scene.sayings):
        behind = 0 <= subject.first - verb.last <= 1
        if behind or 0 <= verb.first - subject.last <= 1:
            return verb
    return None


def _blamer(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return who lays an act at another's door ("the army put the attack down to X")."""
    if chosen.frame.type not in _ATTACKS or "blame" not in scene.cue_kinds:
        return None
    verbs = scene.cues_between(chosen.first - _REACH, chosen.first, "blame")
    opened = {verb.last for verb in verbs if verb.form in TENSES and not verb.pronoun}
    near = scene.people_around(chosen.first - _REACH, chosen.first)
    right = (p for p in near if p.first in opened and not p.preposition)
    return next((p for p in right if 0 <= chosen.first - p.last <= _BESIDE), None)


def _thwarts(scene: Scene, chosen: Chosen, subject: Participant) -> bool:
    """Whether a side foils what a noun tells of ("the army foiled an attempt to abduct"), or
    survives it.
    """
    if chosen.first - subject.last > _FOILED or chosen.mention.clitics[-1:] == AND:
        return False
    near = (subject.first - _FOIL, subject.first), (subject.last, subject.last + _FOIL)
    return any(scene.cues_between(low, high, "foil", "undergo") for low, high in near)


def _demands(scene: Scene, subject: Participant) -> bool:
    """Whether a verb of asking stands at a participant."""
    near = (*range(subject.first - _BESIDE, subject.first), subject.last)
    return any(scene.key(at) in load_grammar().demanding for at in near)


def _of_another(scene: Scene, chosen: Chosen, subject: Participant) -> bool:
    """Whether one of another side is asked for an act ("X called on Y to carry out raids")."""
    between = scene.people_around(subject.last, chosen.first)
    asked = (p for p in between if subject.last <= p.first and p.last <= chosen.first)
    return any(acts(p) and not p.people and p.party != subject.party for p in asked)


def _bereaved(scene: Scene, chosen: Chosen, subject: Participant) -> bool:
    """Whether a side tells of its own losses, or of civilians', by what a noun tells."""
    if not _tells(scene, subject, chosen.first):
        return False
    if chosen.frame.casualty or chosen.frame.type is _ABDUCTION:
        return _own_fell(scene, chosen.last, subject)
    if chosen.frame.type not in _ATTACKS or chosen.frame.mutual:
        return False
    lost = (
        last
        for first, last, word in scene.loss_words
        if subject.last <= first and last <= chosen.first and word.kind in _LOSSES
        if word.form.form in NOUNS
    )
    return any(_own_fell(scene, last, subject) for last in lost)


def _tells(scene: Scene, subject: Participant, high: int) -> bool:
    low = max(scene.sentence.first, subject.first - _BESIDE)
    return bool(scene.cues_between(low, high, "speech")) or _admits(scene, subject)


def _admits(scene: Scene, subject: Participant) -> bool:
    words, near = load_grammar().admitting, range(subject.first - _BESIDE, subject.first)
    return "admitting" in scene.groups and any(scene.key(at) in words for at in near)


def _own_fell(scene: Scene, at: int, subject: Participant) -> bool:
    """Whether those told behind a word of loss are of the side that tells it, or civilians."""
    behind = scene.people_around(at + 1, at + _VICTIMS)
    fell = next((q for q in behind if q.first >= at), None)
    if fell is not None and fell.party is not None:
        own = fell.party == subject.party or _its_soldiers(fell, subject)
        return own or fell.party == "civilians" or _admits(scene, subject)
    return _admits(scene, subject) or any(_owned(scene, i) for i in range(at, at + _OWNED))


def _its_soldiers(fell: Participant, subject: Participant) -> bool:
    """Whether soldiers of no named country are told of by a state: those are its own."""
    plain = fell.mention.role == _SOLDIERS and not fell.mention.actors
    return plain and subject.party in load_states()


def _owned(scene: Scene, at: int) -> bool:
    """Whether a word ends in a pronoun that leads back ("one of its leaders")."""
    key = scene.key(at)
    if len(key) < _LONG or scene.kinds_at(at) & _PARTICLES or not key.endswith((HIS, *OWNERS)):
        return False
    return not scene.text(scene.document.tokens[at].span).endswith(TIED_ENDS)
