"""Rules of binding for a subject in front of its verb, and for one that verbs joined by "and"
share ("X chased men of Y through the hills and took three posts").
"""

from riwaya.arabic.affixes import CONJUNCTIONS
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.binding.apart import helps, person_before
from riwaya.claims.binding.verbs import (
    HEADS,
    acts,
    heads_clause,
    inside_relative,
    manned_before,
    object_before,
    right_before,
    subject_role,
    verbal,
)
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.agreement import agrees
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.actor_words import load_strike_nouns
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_SHARED = 17.0
_JOINED = 30
_SEEN = 3
_BEHIND = 1


def qualifies(scene: Scene, p: Participant) -> bool:
    """Whether a participant is but the adjective of a strike ("the Turkish shelling")."""
    if p.last - p.first > 1 or p.first == scene.sentence.first:
        return False
    before = scene.key(p.first - 1)
    return any(rest in load_strike_nouns() for _, rest in clitic_splits(before))


def svo(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A topic before the verb is its subject, when nothing stands behind it as one."""
    if not verbal(chosen) or p.last > chosen.first or p.preposition:
        return None
    if _as_he(scene, chosen, p):
        return (subject_role(chosen), _SHARED)
    if _quiet(scene, chosen, p):
        return None
    if p.people:
        return (subject_role(chosen), 6.0)
    if qualifies(scene, p) or helps(scene, p):
        return None
    shared = shared_subject(scene, chosen)
    if shared is not None and shared.last <= p.last:
        own = shared is p and not _subject_may_follow(scene, chosen)
        if own or shared is not p:
            return (subject_role(chosen), _SHARED) if own else None
    if inside_relative(scene, p) or _cannot_be(scene, chosen, p):
        return (subject_role(chosen), 9.0 - HEADS)
    if right_before(scene, chosen, p):
        return (subject_role(chosen), 13.0)
    heads = not object_before(scene, p) and heads_clause(scene, p)
    return (subject_role(chosen), 9.0 + HEADS if heads else 9.0)


def _quiet(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether who stands before a verb does no such thing, or another stands nearer to it."""
    if p.last < chosen.first and person_before(scene, chosen):
        return True
    quiet = p.people or p.asset or p.mention.kind == "outlet"
    acting = subject_role(chosen) == "agent"
    return quiet and acting and not manned_before(scene, chosen, p)


def _as_he(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a clause of how somebody was seen tells what the one before it did ("a column was
    seen as it withdrew").
    """
    pronoun = chosen.first - 1
    if scene.key(pronoun) not in load_grammar().while_he or p.last > pronoun:
        return False
    between = scene.people_around(p.last, pronoun)
    near = pronoun - p.last <= _SEEN and not any(q.first >= p.last for q in between)
    return near and (acts(p) or p.asset) and agrees(scene, chosen.mention, p) is not False


def _cannot_be(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a verb's form tells that a participant before it is not its subject."""
    return agrees(scene, chosen.mention, p) is False and not right_before(scene, chosen, p)


def shared_subject(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return the subject of the verb that "and" joins a verb to, told before its object."""
    mention = chosen.mention
    joined = mention.clitics.startswith(CONJUNCTIONS) and mention.form in TENSES
    if not joined or chosen.frame.casualty:
        return None
    near = scene.people_around(chosen.first - _JOINED, chosen.first - 1)
    for p in reversed(near):
        if p.last > chosen.first or p.preposition or p.coordinated or not acts(p):
            continue
        if _apart(scene, p.last, chosen.first):
            return None
        if inside_relative(scene, p) or not (heads_clause(scene, p) or _opens(scene, p)):
            continue
        if _object_behind(scene, p):
            continue
        return None if agrees(scene, mention, p) is False else p
    return None


def _object_behind(scene: Scene, p: Participant) -> bool:
    """Whether the verb right in front of a participant has its subject in front of it."""
    at = p.first - 1
    near = scene.people_around(at, at)
    bare = (q for q in near if q.last == at and acts(q) and not (q.preposition or q.people))
    return any(q.party != p.party for q in bare)


def _apart(scene: Scene, low: int, high: int) -> bool:
    """Whether another clause opens between two tokens."""
    between = range(low, high)
    return any(at in scene.breaks or "that" in scene.kinds_at(at) for at in between)


def _opens(scene: Scene, p: Participant) -> bool:
    """Whether one word of no class opens a sentence before a participant, its verb, or "had"
    stands there.
    """
    before = p.first - 1
    if "pluperfect" in scene.kinds_at(before):
        return True
    known = scene.kinds_at(before) or before in scene.in_place or before in scene.in_time
    return before == scene.sentence.first and not known


def _subject_may_follow(scene: Scene, chosen: Chosen) -> bool:
    """Whether who stands behind a verb may be its subject."""
    behind = scene.people_around(chosen.last + 1, chosen.last + _BEHIND)
    near = [q for q in behind if q.first >= chosen.last and not (q.preposition or q.people)]
    if chosen.frame.type is not EventType.STATEMENT:
        return bool(near)
    return any(agrees(scene, chosen.mention, q) is not False for q in near)
