"""Rules of binding for the relative clause behind a noun: who launched it, whom it hit.

An indefinite noun takes its clause without "which" ("raids hit the town"), a definite one with
it. With a pronoun that leads back to the noun, the clause's subject is the noun's author;
without one the noun is the subject, and what follows the verb is its target.
"""

from collections.abc import Iterator

from riwaya.arabic.affixes import (
    ARTICLE,
    FOR,
    FOR_THE,
    HERS,
    HIS,
    MEN,
    MEN_OBJECTS,
    OWNERS,
    THEY,
    THEY_BEFORE,
    THEY_DO,
    TIED,
    TIED_ENDS,
)
from riwaya.claims.binding.verbs import (
    acts,
    after,
    nominative,
    of_men,
    only_adverbs,
    right_before,
    subject_role,
    verbal,
)
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import HOSTILE
from riwaya.claims.scenes.agreement import agrees
from riwaya.claims.scenes.findings import QUOTES, Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.scenes.ranges import within
from riwaya.lexicons.actor_words import load_manned
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import CueMention, EventType, TriggerMention

_VIOLENT = HOSTILE - {EventType.MOBILISATION, EventType.TERRITORY_GAIN, EventType.SIEGE}
_ATTACKS = _VIOLENT | {EventType.MOBILISATION}
_NOT_BEFORE_VERBS = frozenset({"preposition", "cause"})
_REACH = 12
_VERB_REACH = 5
_CROSSED = 2.0
TRIED = "role.as-they-tried"
_CAUGHT = 3
"""The most words between those caught and what they were trying then."""
_NEAR = 2
_PASSED = QUOTES | frozenset("()")
_MANY = frozenset({"group", "people"})
_UNDERTAKING = ("light", "try", "achieve", "begin", "seek", "planned_verb", "ongoing_light")
_LAUNCHING = ("author", "light")
_BEGINNING = ("begin", "light", "ongoing", "ongoing_light", "achieve", "seek", "try")
_BEGUN = 2
_PLANTING = (*_LAUNCHING, "plant")
_SURE = 16.0
"""The verb right behind "which" has the one before as its subject, whoever else is named."""
_BLAMED = 4
_RELATING = tuple(MEN_OBJECTS + end for end in ("", TIED, *MEN))
"""What an adjective of descent ends in, of one and of several."""
_LAUNCHED = 20.0
"""Who stands right behind a noun's own verb with a pronoun for it is nothing but its author."""
_DESCRIBED = 24.0
"""Who is told without article right before a verb is its subject, whatever else is named."""
_RELATIVE = 6.0
"""What a "which" before a participant costs; it opens the clause that names the author."""


def launched(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A relative verb with a pronoun names a noun's author ("an attack X launched")."""
    gap = after(chosen, p)
    if gap is None or gap == 0 or gap > _REACH or p.preposition or not _nominal(chosen):
        return None
    if p.asset or p.people or _drives(scene, chosen, p):
        return None
    clearing = chosen.frame.type is EventType.INTERCEPTION
    kinds = _LAUNCHING if clearing else _PLANTING
    for first, last in _authoring(scene, chosen.last, p.first, kinds):
        if only_adverbs(scene, last, p.first) and not verb_between(scene, chosen.last, first):
            which = "relative" in scene.kinds_at(first - 1)
            if which and _of_another(scene, chosen):
                return None
            if last == p.first and acts(p) and _right_behind(scene, chosen, first):
                return "agent", _LAUNCHED
            return "agent", 13.0 + (_RELATIVE + _CROSSED if which else 0.0)
    return None


def begun(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who begins or goes on with what a noun tells, by another noun with a pronoun for it, is
    its author ("a siege that X began to lay").
    """
    gap = after(chosen, p)
    if gap is None or gap > _BEGUN or not _nominal(chosen) or p.people or not acts(p):
        return None
    if not scene.key(p.last).endswith((HIS, HERS)):
        return None
    if scene.text(scene.document.tokens[p.last].span).endswith(TIED_ENDS):
        return None
    verbs = scene.cues_between(chosen.last, p.first, *_BEGINNING)
    near = any(v.last == p.first and v.form in TENSES and not v.pronoun for v in verbs)
    return ("agent", _LAUNCHED) if near else None


def _right_behind(scene: Scene, chosen: Chosen, at: int) -> bool:
    """Whether a verb stands right behind a noun, or behind one adjective in "-i" of it."""
    between = range(chosen.last, at)
    return len(between) <= 1 and all(_relating(scene.key(k)) for k in between)


def _relating(key: str) -> bool:
    return key.endswith(_RELATING) and not key.startswith(ARTICLE)


def _drives(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a clause tells who drives what was destroyed ("cars that bombers drove")."""
    led = scene.key(p.first - 1) in load_grammar().backing
    return led and chosen.frame.type is EventType.PROPERTY_DESTRUCTION


def launching(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who stands before "which" and a verb of launching, trying or managing is the author of
    the noun behind it ("the coalition, which launched 15 raids").
    """
    at = past_quotes(scene, p.last)
    if not _nominal(chosen) or p.people or p.asset or at >= chosen.first:
        return None
    if "relative" not in scene.kinds_at(at) or not scene.key(at).startswith(ARTICLE):
        return None
    opens = at + 1 + (scene.key(at + 1) in load_grammar().was)
    verbs = scene.cues_between(opens, min(at + _VERB_REACH, chosen.first), *_UNDERTAKING)
    if not verbs or verbs[0].first != opens or verbs[0].pronoun:
        return None
    between = range(verbs[0].last, chosen.first)
    plain = len(between) <= _VERB_REACH and not any(
        at in scene.in_people or at in scene.trigger_at for at in between
    )
    return ("agent", 15.0) if plain and verbs[0].form in TENSES else None


def befell(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whom a clause says that an act befell is its target ("attacks that X was exposed to")."""
    gap = after(chosen, p)
    if gap is None or gap > _REACH or not _nominal(chosen):
        return None
    back = load_grammar().resumptive
    for cue in scene.cues_between(chosen.last, p.first, "undergo"):
        led_back = cue.form in TENSES and scene.key(cue.last) in back
        if led_back and only_adverbs(scene, cue.last + 1, p.first):
            return "target", 14.0 + _RELATIVE + _CROSSED
    return None


def performed(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whom a plural verb of launching behind a noun leads back to, be they its dead, is its
    author ("ten rebels died in an attack they launched").
    """
    if not _nominal(chosen) or p.asset or p.mention.kind not in _MANY or p.preposition == FOR:
        return None
    reach = chosen.last + _VERB_REACH
    for first, _ in _authoring(scene, chosen.last, reach):
        word = scene.key(first).removesuffix(HERS).removesuffix(HIS)
        if word.endswith((*THEY_DO, THEY_BEFORE)) and not scene.cost(chosen.last - 1, first):
            return "agent", 16.0
    return None


def blamed(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """To whom an act is put down did it ("an attack that Ankara laid at X's door")."""
    gap = after(chosen, p)
    if gap is None or gap > _REACH or p.preposition not in load_grammar().destination:
        return None
    verbs = scene.cues_between(max(chosen.first - _BLAMED, 0), p.first, "blame")
    near = bool(verbs) and _nominal(chosen) and _laid(scene, chosen, verbs[-1], p)
    return ("agent", 16.0) if near else None


def _laid(scene: Scene, chosen: Chosen, verb: CueMention, p: Participant) -> bool:
    """Whether a verb of blaming stands right before "to X", or governs an act before that."""
    if verb.first >= chosen.last:
        return verb.last >= p.first - _BLAMED
    return verb.last <= chosen.first and scene.breaks.isdisjoint(range(verb.last, p.first))


def pointed_at(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """So did he to whom words of blame point before the act ("fingers point to X in the
    killing").
    """
    gap = chosen.first - p.last
    if not 0 <= gap <= _BLAMED or p.preposition not in load_grammar().destination:
        return None
    words = scene.cues_between(max(scene.sentence.first, p.first - _BLAMED), p.first, "blame")
    return ("agent", 16.0) if words and _nominal(chosen) else None


def authors_another(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a participant launched or declared what another noun behind a trigger tells."""
    if not _nominal(chosen) or p.preposition or not 0 < p.first - chosen.last <= _REACH:
        return False
    verbs = _authoring(scene, chosen.last, p.first)
    which = (v for v in verbs if "relative" in scene.kinds_at(v[0] - 1))
    return any(last == p.first for _, last in which) and _of_another(scene, chosen)


def _of_another(scene: Scene, chosen: Chosen) -> bool:
    """Whether "which" leads back to another noun: one without article takes none ("a breach of
    the truce that X declared").
    """
    if chosen.mention.definite:
        return False
    behind = scene.key(chosen.last)
    return behind.startswith(FOR_THE) or "preposition" in scene.kinds_at(chosen.last)


def _authoring(
    scene: Scene, low: int, high: int, kinds: tuple[str, ...] = _LAUNCHING
) -> Iterator[tuple[int, int]]:
    """Yield where a verb of launching lies, with the pronoun that leads back to the noun."""
    back = load_grammar().resumptive
    for cue in reversed(scene.cues_between(low, high, *kinds)):
        if cue.form not in TENSES:
            continue
        if cue.kind != "light" and cue.pronoun:
            yield cue.first, cue.last
        elif scene.key(cue.last) in back:
            yield cue.first, cue.last + 1


def verb_between(scene: Scene, low: int, high: int) -> bool:
    """Whether a word that may be a verb of violence starts between two tokens."""
    return bool(within(scene.verbs, low, high))


def hit(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whom a noun's own verb is turned on is its target ("operations that targeted X")."""
    if after(chosen, p) is None or p.coordinated or not _nominal(chosen):
        return None
    if p.preposition or nominative(scene, p):
        return None
    verb = own_verb(scene, chosen, p.first)
    return ("target", 12.0) if verb and only_adverbs(scene, verb.last, p.first) else None


def own_verb(scene: Scene, chosen: Chosen, high: int) -> TriggerMention | None:
    """Return the verb right behind a noun, before `high`, whose subject the noun is."""
    if not _nominal(chosen) or chosen.frame.type not in _ATTACKS:
        return None
    back = load_grammar().resumptive
    for verb in within(scene.verbs, chosen.last, min(high, chosen.last + _VERB_REACH)):
        led_back = verb.pronoun or any(scene.key(at) in back for at in range(verb.last, high))
        if led_back or verb.clitics or scene.cost(chosen.last - 1, verb.first) > _CROSSED:
            return None
        governed = scene.kinds_at(verb.first - 1) & _NOT_BEFORE_VERBS
        violent = load_frames()[verb.frame].type in _VIOLENT
        return verb if violent and not governed else None
    return None


def _nominal(chosen: Chosen) -> bool:
    """Whether a trigger is a noun, be it one that stands for a verb in its frame."""
    return chosen.mention.form in ("noun", "masdar", "phrase")


def relative(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who stands right before "who" or "which" is the subject of the verb behind it."""
    if not verbal(chosen) or chosen.mention.pronoun or p.last >= chosen.first:
        return None
    at = past_quotes(scene, p.last)
    if not 1 <= chosen.first - at <= _NEAR:
        return None
    if "relative" not in scene.kinds_at(at) or not scene.key(at).startswith(ARTICLE):
        return None
    opens = at + 1 + (scene.key(at + 1) in load_grammar().was)
    return subject_role(chosen), _SURE if chosen.first == opens else 13.0


def past_quotes(scene: Scene, at: int) -> int:
    """Return the first token from `at` on that is no quotation mark."""
    while scene.key(at) in _PASSED:
        at += 1
    return at


def own_clause(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Men named without article are the subject of the plural verb right behind them, be they
    the fallen ("killed two men who had entered").
    """
    if chosen.mention.form not in TENSES or not of_men(scene, chosen):
        return None
    if scene.key(p.mention.head).startswith(ARTICLE) or chosen.frame.casualty:
        return None
    if chosen.mention.clitics or p.last > chosen.first:
        return None
    return (subject_role(chosen), 18.0) if right_before(scene, chosen, p) else None


def described(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Men or vehicles named without article are the subject of the verb right behind them, be
    they the object or the foe of the verb before ("met a band that had slipped in").
    """
    mention = chosen.mention
    if mention.form not in TENSES or mention.clitics or mention.pronoun or p.people:
        return None
    if chosen.frame.casualty or not (acts(p) or _vehicles(scene, p)):
        return None
    if p.last > chosen.first:
        return None
    if not _without_article(scene, p) or agrees(scene, mention, p) is False:
        return None
    near = right_before(scene, chosen, p) or _one_more(scene, chosen, p)
    return (subject_role(chosen), _DESCRIBED) if near else None


def _one_more(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether one more adjective stands between some of a kind and their verb ("a force on
    foot that took cover").
    """
    at = p.last
    known = scene.kinds_at(at) or at in scene.trigger_at or at in scene.in_place
    plain = not (known or at in scene.in_time or at in scene.in_people)
    return plain and chosen.first - at == 1 and scene.key(at).endswith(TIED)


def _vehicles(scene: Scene, p: Participant) -> bool:
    return p.asset and scene.key(p.mention.head) in load_manned()


def _without_article(scene: Scene, p: Participant) -> bool:
    """Whether words name some of a kind: no article, no owner, no name behind the noun."""
    at, head = p.mention.head + 1, scene.key(p.mention.head)
    if p.mention.head > p.first and scene.key(at - 2) in load_grammar().origin:
        return not scene.key(p.first).startswith(ARTICLE)
    if head.startswith(ARTICLE) or (p.mention.actors and at >= p.last):
        return False
    if at >= p.last:
        return not head.endswith(OWNERS) or head.endswith(MEN_OBJECTS)
    behind = scene.key(at)
    part = behind in load_grammar().origin or behind.startswith(FOR)
    if at == p.last - 1 and _relating(behind):
        return True
    return part or (not p.mention.actors and not behind.startswith(ARTICLE))


def had_done(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Of men who "had" done something, the nearest men told before are meant ("drove X out
    after they had slipped in").
    """
    at = chosen.first - 1
    while scene.key(at) in load_grammar().perfect:
        at -= 1
    if "pluperfect" not in scene.kinds_at(at) or not scene.key(at).endswith(THEY):
        return None
    if p.last > at or p.people or not of_men(scene, chosen):
        return None
    near = scene.people_around(p.last + 1, at)
    last = not any(q.first >= p.last and q.last <= at and acts(q) for q in near)
    return (subject_role(chosen), 20.0) if last and acts(p) and not p.asset else None


def as_they_tried(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Of several who were killed or caught "when they tried" something, they tried it ("killed
    ten men when they tried to slip in").
    """
    at = chosen.first - 1
    if scene.key(at) not in load_grammar().when or not of_men(scene, chosen):
        return None
    tried = scene.cues_between(chosen.first, chosen.first + 1, "try", "seek")
    caught = 0 <= at - p.last <= _CAUGHT and scene.victim(p.first, p.last)
    return ("agent", 20.0) if tried and caught else None


def aiming(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who makes an attempt that a clause tells of is who means what follows with it ("attempts
    that X made to cut the road").
    """
    low = p.last
    aimed = chosen.mention.clitics[-1:] == FOR and _nominal(chosen)
    if not aimed or p.people or p.asset or not only_adverbs(scene, low, chosen.first):
        return None
    made = any(last == p.first for _, last in _authoring(scene, p.first - _VERB_REACH, p.first))
    return ("agent", 18.0) if made and acts(p) else None
