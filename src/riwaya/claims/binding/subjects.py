"""The plain subject of a verb that names no known actor ("the engineers' teams defused 30
charges"): told by where it stands, what follows, and gender and number.
"""

from collections.abc import Iterator

from riwaya.arabic.affixes import (
    AND,
    ARTICLE,
    BY,
    CONJUNCTIONS,
    FOR,
    FOR_THE,
    MEN_OBJECTS,
    TIED,
    WOMEN,
)
from riwaya.claims.binding.objects import object_at
from riwaya.claims.binding.subject_phrases import Phrase, phrase_at
from riwaya.claims.binding.verbs import MARKS, acts, of_men, right_before, subject_role, verbal
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import OF_CIVILIANS
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.subjects import BAND, CREW, NOBODY, OWN, load_subjects
from riwaya.model import ActorMention, EventType, Span, TriggerMention

SUBJECT, UNIT, OF_CREW, UNOWNED = "role.subject", "role.unit", "role.crew", "role.nobody"
OF_BAND = "role.band"
OF_SUBJECT = frozenset({SUBJECT, UNIT, OF_CREW, OF_BAND, UNOWNED})
_RULES = {OWN: UNIT, CREW: OF_CREW, BAND: OF_BAND, NOBODY: UNOWNED}

_BEFORE = 8
"""The most words of a subject in front of its verb."""
_JOINED = 20
"""How far before a verb that "and" joins the first one may stand."""
_LIGHT = ("light", "begin", "ongoing", "achieve")
_CUE = 3
"""The most words of a cue that opens a clause."""
_OPENING = frozenset({"that", "connector"})
_HEADED = frozenset({*_OPENING, "pluperfect"})


def subject_of(scene: Scene, chosen: Chosen) -> tuple[Participant, str] | None:
    """Return the subject of a finite verb in words that no lexicon of actors knows, and the
    rule: whose it is by its class, a unit's of the side that speaks, or nobody's.
    """
    if chosen.frame.type in OF_CIVILIANS:
        return None
    if not verbal(chosen):
        governing = _governing(scene, chosen)
        return _told(scene, governing) if governing else None
    if not _asks(chosen):
        return None
    if _known_before(scene, chosen):
        return None
    found = _own(scene, chosen)
    if found is None and chosen.mention.clitics.startswith(CONJUNCTIONS):
        found = _of_first(scene, chosen)
    return _told(scene, found) if found else None


def _governing(scene: Scene, chosen: Chosen) -> Phrase | None:
    """Return the subject of the light verb that a noun completes ("the workshops began the
    repair", "the committees announced the call to arms").
    """
    if chosen.mention.pronoun or chosen.frame.mutual or chosen.frame.casualty:
        return None
    calls = chosen.frame.type is EventType.MOBILISATION
    kinds = (*_LIGHT, "speech") if calls else _LIGHT
    for cue in scene.cues_between(chosen.first - _BEFORE, chosen.first, *kinds):
        if cue.form not in TENSES or cue.pronoun or cue.plural:
            continue
        phrase = phrase_at(scene, cue.last, chosen.frame.type)
        end = chosen.first - _led(scene, chosen.first)
        if phrase is not None and _only_particles(scene, phrase.last, end):
            return phrase
    return None


def _led(scene: Scene, at: int) -> bool:
    """Whether a preposition leads to a token ("managed to", "went on to")."""
    return "preposition" in scene.kinds_at(at - 1) or scene.key(at - 1) in load_grammar().origin


def _known_before(scene: Scene, chosen: Chosen) -> bool:
    """Whether a known actor stands right in front of a verb as its subject."""
    near = scene.people_around(chosen.first - 2, chosen.first)
    known = (p for p in near if acts(p) and not (p.people or p.preposition))
    return any(right_before(scene, chosen, p) for p in known if p.last <= chosen.first)


def _asks(chosen: Chosen) -> bool:
    frame = chosen.frame
    active = chosen.mention.form in TENSES and not frame.casualty and not frame.mutual
    return active and subject_role(chosen) == "agent"


def _own(scene: Scene, chosen: Chosen) -> Phrase | None:
    """Return the subject behind a verb, else the one in front of it."""
    if not of_men(scene, chosen):
        behind = _behind(scene, chosen)
        if behind is not None:
            return behind
    return _ahead(scene, chosen)


def _behind(scene: Scene, chosen: Chosen) -> Phrase | None:
    """Return the subject behind a verb, stepping over what tells when or whereto between."""
    at = chosen.last
    led = scene.key(at) in load_grammar().destination and at + 1 in scene.in_place
    at += led
    passed = scene.in_place | scene.in_time if led else scene.in_time
    while at in passed or scene.key(at) in load_grammar().also:
        at += 1
    if led and scene.key(at).startswith(AND):
        return None
    phrase = phrase_at(scene, at, chosen.frame.type)
    if phrase is None or not _agree_behind(chosen.mention, phrase):
        return None
    return phrase if _complete(scene, chosen, phrase) else None


def _complete(scene: Scene, chosen: Chosen, phrase: Phrase) -> bool:
    """Whether a verb needs no object, or has one elsewhere than in the noun behind it."""
    mention, at = chosen.mention, phrase.last
    verb = scene.key(mention.first)[len(mention.clitics) :]
    alone = chosen.frame.objectless or verb in load_subjects().intransitive
    if mention.pronoun or (alone and not phrase.ground):
        return True
    while at in scene.in_time:
        at += 1
    if chosen.frame.type is EventType.STATEMENT and "preposition" in scene.kinds_at(at):
        return True
    masdar = any(t.form == "masdar" for t in scene.trigger_at.get(at, ()))
    named = object_at(scene, at) or _several(scene, at) or _definite(scene, at, phrase)
    return masdar or named


def _several(scene: Scene, at: int) -> bool:
    """Whether a plural of things stands bare at a token, or a noun in front of a figure."""
    key = scene.key(at)
    if at + 1 in scene.quantity_at and key.isalpha() and not key.startswith(AND):
        return not scene.kinds_at(at) and at not in scene.in_time
    joined = key.removeprefix(AND) in load_subjects().by_word
    bare = key.endswith(WOMEN) and not key.startswith((ARTICLE, FOR, BY)) and not joined
    return bare and not scene.kinds_at(at) and at not in scene.in_time


def _definite(scene: Scene, at: int, phrase: Phrase) -> bool:
    """Whether a definite noun stands at a token that is no adjective of the one before."""
    key = scene.key(at)
    if not key.startswith(ARTICLE) or scene.kinds_at(at) or at in scene.trigger_at:
        return False
    adjective = (
        key.endswith(TIED) if phrase.feminine or phrase.many else key.endswith(MEN_OBJECTS)
    )
    return not adjective and at not in scene.in_place


def _agree_behind(mention: TriggerMention, phrase: Phrase) -> bool:
    """Whether gender fits a verb in front: it has no number there."""
    return phrase.many or phrase.feminine is mention.feminine


def _ahead(scene: Scene, chosen: Chosen) -> Phrase | None:
    """Return the noun phrase that fills a clause up to its verb."""
    low = max(scene.sentence.first, chosen.first - _BEFORE)
    for at in range(chosen.first - 1, low - 1, -1):
        if _opens(scene, at) or _led_band(scene, at):
            phrase = phrase_at(scene, at, chosen.frame.type)
            fills = phrase is not None and _only_particles(scene, phrase.last, chosen.first)
            return phrase if fills and phrase and _agree_ahead(chosen, phrase) else None
        if scene.key(at) in MARKS:
            return None
    return None


def _led_band(scene: Scene, at: int) -> bool:
    """Whether a band of which nothing is told stands behind a preposition: a verb behind it is
    its own ("fought with a cell that had dug in").
    """
    if "preposition" not in scene.kinds_at(at - 1):
        return False
    return any(one.party == BAND for one in load_subjects().by_word.get(scene.key(at), ()))


def _opens(scene: Scene, at: int) -> bool:
    """Whether a clause starts at a token, in a headline at one with "and" too."""
    before = at - 1
    if at == scene.sentence.first or scene.key(before) in MARKS or before in scene.hard:
        return True
    if _behind_cue(scene, at):
        return True
    return scene.headline and scene.key(at).startswith(AND)


def _behind_cue(scene: Scene, at: int) -> bool:
    """Whether "that" or a word that joins clauses ends right before a token."""
    if scene.cue_kinds.isdisjoint(_HEADED):
        return False
    near = (cue for low in range(at - _CUE, at) for cue in scene.cue_at.get(low, ()))
    return any(cue.last == at and cue.kind in _HEADED for cue in near)


def _only_particles(scene: Scene, low: int, high: int) -> bool:
    plain = load_grammar().before_verb
    return all(scene.key(at) in plain or at in scene.in_time for at in range(low, high))


def _agree_ahead(chosen: Chosen, phrase: Phrase) -> bool:
    mention = chosen.mention
    if mention.clitics:
        return False
    if mention.plural:
        return phrase.many
    return phrase.many or phrase.feminine if mention.feminine else not phrase.feminine


def _of_first(scene: Scene, chosen: Chosen) -> Phrase | None:
    """Return the subject of the verb that "and" joins a verb to, where it has none itself."""
    behind = scene.people_around(chosen.last + 1, chosen.last)
    if any(p.first == chosen.last and not (p.people or p.preposition) for p in behind):
        return None
    for first in _verbs_before(scene, chosen):
        found = _own(scene, first) if _asks(first) else None
        if found is None:
            continue
        same = chosen.mention.plural or chosen.mention.feminine is first.mention.feminine
        fits = any(one.fits(chosen.frame.type, scene.key(found.head)) for one in found.classes)
        return found if same and fits and (found.many or not chosen.mention.plural) else None
    return None


def _verbs_before(scene: Scene, chosen: Chosen) -> Iterator[Chosen]:
    """Yield the finite verbs of the clauses that run up to a verb, the nearest first."""
    frames = load_frames()
    for mention in reversed(scene.verbs):
        if mention.last > chosen.first:
            continue
        far = chosen.first - mention.last > _JOINED
        if (
            far
            or scene.hard_in(mention.last, chosen.first)
            or _other_clause(scene, mention, chosen)
        ):
            return
        yield Chosen(mention, frames[mention.frame], mention.first, mention.last)


def _other_clause(scene: Scene, mention: TriggerMention, chosen: Chosen) -> bool:
    between = range(mention.last, chosen.first)
    return any(scene.kinds_at(at) & _OPENING for at in between)


def _told(scene: Scene, phrase: Phrase) -> tuple[Participant, str]:
    """Return a phrase as a participant, and whose it is."""
    one = phrase.classes[0]
    inner = next((q for q in _inside(scene, phrase) if q.party is not None), None)
    party = None if one.party in _RULES else one.party
    if inner is not None and one.id != "residents":
        party = inner.party
    tokens = scene.document.tokens
    joined = len(AND) if scene.headline and scene.key(phrase.first).startswith(AND) else 0
    span = Span(tokens[phrase.first].start + joined, tokens[phrase.last - 1].end)
    kind = "people" if party == "civilians" else "group"
    mention = ActorMention(
        first=phrase.first,
        last=phrase.last,
        span=span,
        party=party,
        kind=kind,
        head=phrase.head,
    )
    who = Participant(mention, phrase.first, phrase.last, party, "", coordinated=False)
    return who, SUBJECT if party else _RULES[one.party]


def _inside(scene: Scene, phrase: Phrase) -> list[Participant]:
    around = scene.people_around(phrase.first + 1, phrase.last - 1)
    return [q for q in around if not q.people and q.preposition in ("", FOR, FOR_THE)]
