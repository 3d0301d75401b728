"""Who moves people: who evacuates or drives them out, and who forces or helps them to leave."""

from riwaya.arabic.affixes import CONJUNCTIONS
from riwaya.claims.binding.verbs import acts, verbal
from riwaya.claims.drafts.discourse import Sides, Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import ARMED
from riwaya.claims.drafts.roles import Bound
from riwaya.claims.scenes.agreement import agrees
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import CueMention, EventType, TriggerMention
from riwaya.model.making import changed

RULE = "agent.mover"
RESCUED = "agent.rescuer"
_CIVIL = "civilians"
_SURE = 8.0
_FORCE = "light.force"
_MOVES = frozenset({EventType.DISPLACEMENT, EventType.RETURN})
_BY_MEN = frozenset({EventType.DISPLACEMENT, EventType.RIOT})
"""What is civilians' to do, and of armed men where they are named."""
_BY, _GOVERNOR, _SUBJECT = "role.by", "role.governor", "role.vso"
_BESIDE = 12.0
_BACK = 14
"""How far before an act the verb may stand that forces people to it."""
_SECURED = 3
_LEFT = frozenset({"role.genitive", "role.object", "role.second-noun"})
"""Rules that bind behind a word of moving those who are moved."""


def mover(draft: Draft, thread: Thread) -> Bound | None:
    """Return who is told to move people or to make them leave, if somebody is."""
    frame, defaults = draft.chosen.frame.id, load_defaults()
    if draft.event_type not in _MOVES:
        return None
    if frame in defaults.moving_frames:
        return _named(draft) or (
            _going_on(draft, thread, draft.chosen.mention) if _moved(draft) else None
        )
    return _making_leave(draft, thread) if frame in defaults.leaving_frames else None


def moves_others(draft: Draft) -> bool:
    """Whether the agent of an act moves others and does not leave himself."""
    moving = draft.chosen.frame.id in load_defaults().moving_frames
    return draft.agent_rule == RULE or (moving and draft.agent_party != _CIVIL)


def moved_by_nobody(draft: Draft) -> bool:
    """Whether people are evacuated by nobody who is named: they are no authors of it."""
    return draft.chosen.frame.id in load_defaults().rescuing_frames


def left_by(draft: Draft) -> bool:
    """Whether it is told who left: people, or fighters named right behind the word, and not
    behind a noun of fighting ("a flight after the raids of X").
    """
    bound = draft.roles.agent
    if bound is None or moved_by_nobody(draft):
        return False
    who = bound.participant
    near = bound.rule in (_SUBJECT, "role.genitive") and not who.asset
    near = near and not _behind_fight(draft, who)
    told = (near or bound.rule == "role.batch") and draft.event_type in _BY_MEN
    return who.people or (told and who.mention.kind == "group")


def rescuer(draft: Draft, sides: Sides) -> str | None:
    """Return the side that tells in its own report of an evacuation that is done."""
    return sides.own() if moved_by_nobody(draft) and not draft.told_by[0].chain else None


def _named(draft: Draft) -> Bound | None:
    """Return who is bound as the author of a word of moving."""
    told = (b for b in draft.roles.bounds if b.role == "agent" and b.rule not in _LEFT)
    return next((b for b in told if _moves(b) and _near(draft, b)), None)


def _near(draft: Draft, bound: Bound) -> bool:
    """Whether an author stands near enough: one that only governs "the evacuation" may do
    something else after it.
    """
    moved = draft.roles.target
    if bound.rule == _GOVERNOR and draft.chosen.mention.definite and moved is None:
        return False
    if bound.rule == _SUBJECT and _behind_fight(draft, bound.participant):
        return False
    return bound.score >= (_BESIDE if bound.rule == _BY else _SURE)


def _behind_fight(draft: Draft, who: Participant) -> bool:
    """Whether a noun of fighting stands between an act and somebody: it is theirs."""
    return any(_armed_at(draft, at) for at in range(draft.chosen.last, who.first))


def _moved(draft: Draft) -> bool:
    """Whether people are named whom a verb moves: without them it may be a passive."""
    hit = draft.roles.target
    return hit is not None and hit.participant.people


def _moves(bound: Bound) -> bool:
    who = bound.participant
    return not who.people and (acts(who) or who.party == "un_aid")


def _going_on(draft: Draft, thread: Thread, verb: TriggerMention | CueMention) -> Bound | None:
    """Return the subject of the act before in the same sentence, where a verb names none."""
    who, first = thread.subject, draft.scene.sentence.first
    if verb.form not in TENSES or who is None or who.first < first:
        return None
    if who.people or who.party is None or agrees(draft.scene, verb, who) is False:
        return None
    return Bound(who, "agent", RULE, _SURE)


def _making_leave(draft: Draft, thread: Thread) -> Bound | None:
    """Return who forces people to leave, or gets them out."""
    scene, chosen = draft.scene, draft.chosen
    if verbal(chosen) and chosen.mention.form in TENSES:
        return None
    low = max(scene.sentence.first, chosen.first - _BACK)
    verbs = (c for c in scene.cues_between(low, chosen.first, "force") if c.cue == _FORCE)
    forced = next((c for c in verbs if c.form in TENSES), None)
    if forced is None:
        return _securing(draft)
    who = _subject(draft, forced)
    if who is not None:
        return Bound(who, "agent", RULE, _SURE)
    joined = forced.clitics.startswith(CONJUNCTIONS)
    return _going_on(draft, thread, forced) if joined else None


def _securing(draft: Draft) -> Bound | None:
    """Return who secures the leaving of people ("X secured the exit of ten")."""
    near = range(draft.chosen.first - _SECURED, draft.chosen.first)
    words = load_grammar().securing
    if not any(draft.scene.key(at) in words for at in near):
        return None
    told = (b for b in draft.roles.bounds if b.rule == _GOVERNOR and _moves(b))
    found = next((b for b in told if b.score >= _SURE), None)
    return changed(found, rule=RULE) if found else None


def _subject(draft: Draft, verb: CueMention) -> Participant | None:
    """Return the side right behind a verb of forcing, a noun of it between, or in front."""
    scene = draft.scene
    for p in scene.people_around(verb.first - 1, verb.last + 1):
        noun = p.first == verb.last + 1 and not _armed_at(draft, verb.last)
        beside = verb.last == p.first or p.last == verb.first or noun
        if beside and acts(p) and not (p.people or p.preposition):
            return p
    return None


def _armed_at(draft: Draft, at: int) -> bool:
    """Whether a noun of fighting stands at a token: what drives people out is the fighting."""
    frames = load_frames()
    return any(frames[t.frame].type in ARMED for t in draft.scene.trigger_at.get(at, ()))
