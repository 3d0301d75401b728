"""Rules of binding for verbs: subject, object, the relative clause.

What the rules share stands here too: where a participant is, what a verb's subject does.
"""

from riwaya.arabic.affixes import (
    AND,
    ARTICLE,
    FOR,
    MEN_ACTING,
    THEY,
    THEY_DO,
)
from riwaya.claims.binding.apart import helps, object_apart
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.agreement import in_construct
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import FINITE, TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.actor_words import load_manned, load_unnamed
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_GOVERNING = frozenset(
    {"light", "achieve", "speech", "planned_verb", "failed", "ongoing", "begin"}
)
NEAR_SUBJECT = 4
REACH = 14
_LOOSE = 2
_RELATIVE_REACH = 5
"""What light verbs tell with a noun behind their subject ("X extended its control")."""
_LONGEST = 4
"""A verb's words are no more than one longer than this."""
HEADS = 4.0
"""What standing where a subject does adds to a participant before the word it may act in."""

_QUOTES = frozenset('"«»()')
_QUOTED = 2
NAME = 5
"""The most words of a person's name."""

OFFICES = frozenset({"person", "body"})
MARKS = frozenset('،,()"«»-–') | {"|", "/"}


def after(chosen: Chosen, participant: Participant) -> int | None:
    """Return how many tokens behind the trigger a participant starts, or `None` before it."""
    if participant.first < chosen.last < participant.last:
        return 0
    gap = participant.first - chosen.last
    return gap if gap >= 0 else None


def close_behind(scene: Scene, chosen: Chosen, participant: Participant) -> int | None:
    """Return how many words stand between a trigger and a participant behind it, quotation
    marks aside.
    """
    gap = after(chosen, participant)
    if gap is None or gap > _QUOTED:
        return gap
    between = range(chosen.last, participant.first)
    return sum(scene.key(at) not in _QUOTES for at in between)


def verbal(chosen: Chosen) -> bool:
    """Whether a trigger is a finite verb or stands like one."""
    form = chosen.mention.form
    return form in FINITE or (chosen.frame.verbal and form != "masdar")


def subject_role(chosen: Chosen) -> str:
    """Return the role a verb's subject fills."""
    frame = chosen.frame
    if chosen.mention.form == "passive" or frame.casualty:
        return "target"
    return "target" if frame.subject == "target" else "agent"


def other_role(role: str) -> str:
    """Return the role that the other participant fills."""
    return "target" if role == "agent" else "agent"


def acts(p: Participant) -> bool:
    """Whether a participant is a side that can act in a conflict, or armed men of none."""
    if p.party is None:
        return p.mention.kind == "group" and p.mention.role in load_unnamed()
    return p.mention.kind not in ("outlet", "asset") and p.party != "un_aid"


def manned_before(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether what has men in it stands right in front of a verb ("a patrol of X killed")."""
    manned = p.asset and p.party is not None and scene.key(p.mention.head) in load_manned()
    return manned and right_before(scene, chosen, p)


def heads_clause(scene: Scene, p: Participant) -> bool:
    """Whether a participant stands where a subject does: behind a verb or "that", or first."""
    found = scene.heads.get(p.first)
    if found is None:
        found = scene.heads[p.first] = _heads(scene, p, p.first - 1)
    return found


def _heads(scene: Scene, p: Participant, at: int) -> bool:
    while scene.key(at) in MARKS:
        at -= 1
    if at < scene.sentence.first or "that" in scene.kinds_at(at):
        return True
    near = range(max(scene.sentence.first, at - _LONGEST), at + 1)
    found = (t for low in near for t in scene.trigger_at.get(low, ()))
    forms = {t.form for t in found if t.last == at + 1}
    if forms and forms <= TENSES:
        return not in_construct(scene, p)
    cues = (c for low in near for c in scene.cue_at.get(low, ()))
    return any(c.last == at + 1 and c.kind in _GOVERNING for c in cues)


def inside_relative(scene: Scene, p: Participant) -> bool:
    """Whether a participant is the subject of a relative clause ("led by", "which X holds")."""
    found = scene.in_relative.get(p.first)
    if found is None:
        found = scene.in_relative[p.first] = _in_relative(scene, p)
    return found


def _in_relative(scene: Scene, p: Participant) -> bool:
    leading = scene.cues_between(p.first - 1, p.first, "light")
    before = scene.key(p.first - 1)
    led = any(cue.pronoun for cue in leading) or before in load_grammar().resumptive
    if led or helps(scene, p):
        return True
    low = max(scene.sentence.first, p.first - _RELATIVE_REACH)
    return "relative" in scene.cue_kinds and any(
        "relative" in scene.kinds_at(at)
        and scene.key(at).startswith(ARTICLE)
        and scene.cost(at, p.first) == 0
        for at in range(low, p.first)
    )


def object_before(scene: Scene, p: Participant) -> bool:
    """Whether a participant before a trigger is acted on by another one right before it."""
    if p.preposition or p.coordinated:
        return False
    around = scene.people_around(p.first - _LOOSE, p.first)
    before = [q for q in around if q.last <= p.first]
    if not before:
        return False
    q = before[-1]
    bare = not q.preposition and acts(q) and q.party != p.party
    return bare and all(scene.key(at) in MARKS for at in range(q.last, p.first))


def of_men(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb's ending names its subject, so that none stands behind it."""
    mention = chosen.mention
    key = scene.key(mention.last - 1)
    if not mention.plural or mention.feminine or mention.last - mention.first > 1:
        return False
    past = mention.form == "past" and key.endswith(THEY)
    return past or (mention.form in ("present", "future") and key.endswith(THEY_DO))


def nominative(scene: Scene, p: Participant) -> bool:
    """Whether a participant's form is that of a subject."""
    plural = p.mention.kind in ("group", "people")
    return plural and scene.key(p.mention.head).endswith(MEN_ACTING)


def accusing(chosen: Chosen) -> bool:
    """Whether a trigger says in passing what a speaker does ("accusing X")."""
    form = chosen.mention.form
    return chosen.frame.type is EventType.STATEMENT and form in ("participle", "phrase")


def only_adverbs(scene: Scene, low: int, high: int) -> bool:
    """Whether only time expressions, marks and a word or two stand between two tokens."""
    loose = 0
    for at in range(low, high):
        if at in scene.in_time or scene.key(at) in MARKS:
            continue
        if at in scene.in_people:
            return False
        if "preposition" in scene.kinds_at(at) and scene.key(at) not in load_grammar().inside:
            return False
        loose += 1
    return loose <= _LOOSE


def object_(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A second bare noun, or one inside a noun phrase behind the verb, is its object."""
    gap = after(chosen, p)
    if not verbal(chosen) or gap is None or gap > REACH:
        return None
    if chosen.mention.form == "passive" or _of_next_clause(scene, chosen, p):
        return None
    if p.preposition == FOR and gap > NEAR_SUBJECT:
        return None
    right_behind = not p.preposition and only_adverbs(scene, chosen.last, p.first)
    if right_behind and object_apart(scene, chosen, p):
        return None
    if p.preposition in ("", FOR) and not p.coordinated and not nominative(scene, p):
        if apposed(scene, p) or scene.key(p.first - 1) in load_grammar().backing:
            return None
        role = "target" if chosen.frame.casualty else other_role(subject_role(chosen))
        subject = not p.preposition and only_adverbs(scene, chosen.last, p.first)
        return (role, 6.0 if subject else 8.0)
    return None


def _of_next_clause(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a participant is the subject of a verb that "and" joins behind a comma ("X
    shelled the outskirts, and Y recovered a body").
    """
    at = p.first - 1
    joined = at > chosen.last and scene.key(at).startswith(AND) and scene.key(at - 1) in COMMAS
    told = (*scene.trigger_at.get(at, ()), *scene.cue_at.get(at, ())) if joined else ()
    return any(mention.form in TENSES for mention in told)


def apposed(scene: Scene, p: Participant) -> bool:
    """Whether a participant only says again who the one before it is: office and name."""
    before = [q for q in scene.people_around(p.first - 1, p.first) if q.last <= p.first]
    if p.preposition or p.coordinated or not before:
        return False
    q = before[-1]
    office = q.mention.kind in OFFICES or p.mention.kind == "person"
    between = range(q.last, p.first)
    return office and q.party == p.party and all(scene.key(at) in MARKS for at in between)


def right_before(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether only particles and quotation marks stand between a participant and a verb."""
    grammar = load_grammar()
    between = {scene.key(at) for at in range(p.last, chosen.first)}
    if between & grammar.also:
        between -= grammar.also | grammar.origin
    return between <= grammar.before_verb | _QUOTES
