"""Noun or verb: which reading of a trigger's word its surroundings leave."""

from riwaya.arabic.affixes import (
    ARTICLE,
    ARTICLES,
    BY,
    CONJUNCTIONS,
    FOR,
    HIS,
    LIKE,
    MEN_ACTING,
    MEN_BEFORE_GENITIVE,
    PREPOSITIONS,
    TIED_ENDS,
)
from riwaya.claims.scenes.agreement import agrees, oblique
from riwaya.claims.scenes.findings import QUOTES, Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.nearby import any_of
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.word_classes import load_word_classes
from riwaya.model import TriggerMention

_VERB_REACH = 8
_OBJECT = 4
_CROSSING = "displaced"
"""The class of words for those who leave their homes and cross a border."""
_SHORTEST = 5
"""Letters of a plural of men at the least: shorter words only end alike."""


def unverbal(mention: TriggerMention) -> bool:
    """Whether a verb's form stands behind a preposition, where only a noun can."""
    before = mention.clitics[-1:]
    told = mention.form in ("past", "passive") and before in PREPOSITIONS
    return told or (mention.form in TENSES and before in (BY, LIKE))


def unlikely(scene: Scene, mention: TriggerMention) -> bool:
    """Whether a reading takes the tied letter for a pronoun, a masdar to follow "which", or for
    a verb what stands where none can.
    """
    if scene.key(mention.first) in load_grammar().spelled_alike:
        return True
    if mention.form in TENSES:
        return _no_verb(scene, mention)
    if mention.form != "masdar":
        return False
    if mention.pronoun == HIS and _ends_tied(scene, mention):
        return True
    if mention.clitics:
        return False
    before = mention.first - 1
    return "relative" in scene.kinds_at(before) and scene.key(before).startswith(ARTICLE)


def _no_verb(scene: Scene, mention: TriggerMention) -> bool:
    """Whether a word spelled as a verb is a noun behind a preposition ("on a tunnel"), an
    adverb ("at dawn") or itself a preposition ("across").
    """
    grammar, key = load_grammar(), scene.key(mention.first)
    if key in grammar.verb_adverbs:
        return not load_frames()[mention.frame].only_before
    if not mention.clitics and scene.key(mention.first - 1) in grammar.governing:
        return True
    if key not in grammar.verb_prepositions:
        return False
    subject = any(p.first == mention.last and not p.preposition for p in scene.people)
    near = range(mention.last, mention.last + _OBJECT)
    about = any(scene.key(at) in grammar.about for at in near)
    return not (subject or about or _people_cross(scene, mention))


def _people_cross(scene: Scene, mention: TriggerMention) -> bool:
    """Whether a word opens its clause before people who can cross ("some 3000 displaced")."""
    opens = mention.first == scene.sentence.first or mention.first - 1 in scene.breaks
    return opens and any_of(scene, load_word_classes()[_CROSSING], mention.last, _OBJECT)


def nominal_here(scene: Scene, mention: TriggerMention) -> bool:
    """Whether a form that may be verb or masdar stands where a noun does."""
    first = mention.first
    clitics, before = mention.clitics, scene.kinds_at(first - 1)
    if clitics[-1:] in PREPOSITIONS or mention.definite:
        return True
    if clitics.startswith(CONJUNCTIONS) and _subject_apart(scene, mention):
        return False
    if _ends_tied(scene, mention) or _no_verb_behind(scene, mention):
        return True
    if _described(scene, mention):
        return True
    if before & {"preposition", "cause", "light", "achieve", "speech", "planned", "by", "deny"}:
        return True
    if before & {"relative", "that", "negation"} or first == scene.sentence.first:
        return False
    if scene.key(first - 1) in QUOTES:
        return False
    subjects = _right_before(scene, first)
    if subjects:
        bare = not clitics and any(_has_verb(scene, p) for p in subjects)
        return bare or _governed(scene, first)
    if clitics.startswith(CONJUNCTIONS):
        return _after_masdar(scene, first)
    return bool(
        scene.cues_between(first - 6, first, "light", "speech", "achieve", "planned_verb")
    )


def _right_before(scene: Scene, first: int) -> list[Participant]:
    """Return the participants right before a token, a time between passed over."""
    at = first
    while at - 1 in scene.in_time:
        at -= 1
    return [p for p in scene.people if p.last == at and not p.preposition]


def subject_behind(scene: Scene, verb: TriggerMention) -> bool:
    """Whether men in the form of a subject stand right behind a word: then it is a verb
    ("captured fighters of X", not "the capture of").
    """
    behind = (p for p in scene.people if p.first == verb.last and p.first == p.mention.head)
    return any(
        p.mention.kind in ("group", "people")
        and len(scene.key(p.first)) >= _SHORTEST
        and scene.key(p.first).endswith((MEN_ACTING, MEN_BEFORE_GENITIVE[0]))
        for p in behind
    )


def _subject_apart(scene: Scene, mention: TriggerMention) -> bool:
    """Whether a side stands as a verb's subject does behind "to them", "upon them"."""
    near = scene.people_around(mention.last + 2, mention.last + 1)
    return any(behind_pronoun(scene, mention, p) for p in near)


def behind_pronoun(scene: Scene, verb: TriggerMention, p: Participant) -> bool:
    """Whether but a preposition with a pronoun stands between a verb and who can only be its
    subject ("and there confronted them the army").
    """
    grammar, led = load_grammar(), scene.key(verb.last)
    if p.first != verb.last + 1 or led not in grammar.resumptive or p.party is None:
        return False
    named = not (p.people or p.asset or p.preposition or p.coordinated or p.accusative)
    of_them = led.startswith(tuple(grammar.origin))
    return named and not of_them and agrees(scene, verb, p) is not False


def _has_verb(scene: Scene, p: Participant) -> bool:
    """Whether a named side has a finite verb right before it: no second one follows without
    "and" ("X condemned the shelling").
    """
    named = bool(p.mention.actors) or scene.key(p.first).startswith(ARTICLE)
    told = (*scene.triggers, *scene.sayings)
    return named and any(
        t.last == p.first and t.form in TENSES and t.pronoun is None for t in told
    )


def _described(scene: Scene, mention: TriggerMention) -> bool:
    """Whether an adjective of acts follows ("heavy shelling"), or at a sentence's head what
    no verb without its subject takes ("shelling on").
    """
    grammar, behind = load_grammar(), scene.key(mention.last)
    if mention.form != "past" or mention.pronoun or mention.feminine or mention.plural:
        return False
    if behind in grammar.describing:
        return True
    if any(p.first == mention.last and p.preposition == FOR for p in scene.people):
        return True
    opens = mention.first == scene.sentence.first
    return opens and (behind in grammar.against or behind in grammar.origin)


def _governed(scene: Scene, first: int) -> bool:
    """Whether a verb that asks for a masdar stands before a participant, and no "that" with it:
    behind "that" the participant is the subject of a verb.
    """
    low = max(
        (at + 1 for at in range(first - _VERB_REACH, first) if _that(scene, at)), default=0
    )
    low = max(low, first - _VERB_REACH)
    return bool(scene.cues_between(low, first, "light", "speech", "achieve", "deny"))


def _that(scene: Scene, at: int) -> bool:
    return "that" in scene.kinds_at(at)


def _ends_tied(scene: Scene, mention: TriggerMention) -> bool:
    """Whether a word is written with the tied letter, in which no verb ends."""
    return scene.text(mention.span).endswith(TIED_ENDS)


def _no_verb_behind(scene: Scene, mention: TriggerMention) -> bool:
    """Whether what stands right before a word shares no clause with a past verb of his: another
    verb, or an indefinite feminine noun ("tried to retake", "a policy of planting").
    """
    first = mention.first
    if mention.form != "past" or mention.clitics or mention.plural or mention.feminine:
        return False
    near = (c for low in range(first - 3, first) for c in scene.cue_at.get(low, ()))
    if any(c.last == first and c.form in TENSES and c.kind != "pluperfect" for c in near):
        return True
    index = first - 1
    named = index in scene.in_place or index in scene.in_people or index in scene.in_time
    if index < scene.sentence.first or named:
        return False
    before = scene.text(scene.document.tokens[index].span)
    return before.endswith(TIED_ENDS) and not before.startswith(ARTICLES)


def no_subject_behind(scene: Scene, verb: TriggerMention) -> bool:
    """Whether what stands right behind a past verb of his can be no subject of it: then the
    word is a masdar ("the advance of the forces").
    """
    if verb.form != "past" or verb.pronoun or verb.clitics[1:]:
        return False
    behind = (p for p in scene.people if p.first == verb.last and not p.preposition)
    return any(oblique(scene, p) or agrees(scene, verb, p) is False for p in behind)


def _after_masdar(scene: Scene, first: int) -> bool:
    """Whether a conjunction joins to a masdar: the nearest trigger before is nominal, names of
    places aside (Sirte is spelled as "it flowed").
    """
    near = (t for t in scene.triggers if first - 8 <= t.first < first)
    before = [t for t in near if t.first not in scene.in_place]
    if not before:
        return False
    last = max(t.first for t in before)
    forms = {t.form for t in before if t.first == last}
    return bool(forms & {"masdar", "phrase"}) and not forms & TENSES
