"""Whose words those are that somebody is told to have received, or that a second verb of
saying goes on with.
"""

from collections.abc import Sequence

from riwaya.arabic.affixes import AND
from riwaya.claims.binding.subjects import SUBJECT
from riwaya.claims.drafts.discourse import Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.roles import Bound
from riwaya.claims.scenes.agreement import agrees
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

RECEIVED = "agent.received-from"
SAYING_ON = "agent.saying-on"
_OTHER = "other"
_RECEIVING = 8
_FROM = 6
_NAMED = frozenset({"role.vso", "role.svo", SUBJECT})


def received_from(draft: Draft) -> tuple[Participant | None, str | None] | None:
    """Return from whom somebody "received" a threat, a welcome, an invitation: who is named
    behind "from", else somebody else than he.
    """
    chosen, scene = draft.chosen, draft.scene
    if draft.event_type is not EventType.STATEMENT or chosen.mention.form in TENSES:
        return None
    words, low = load_grammar().receiving, max(scene.sentence.first, chosen.first - _RECEIVING)
    at = next((k for k in range(chosen.first - 1, low - 1, -1) if scene.key(k) in words), None)
    if at is None or any(k in scene.trigger_at for k in range(at + 1, chosen.first)):
        return None
    near = scene.people_around(chosen.last, chosen.last + _FROM)
    origin = load_grammar().origin
    named = (p for p in near if p.first >= chosen.last and p.preposition in origin)
    who = next(named, None)
    return who, who.party if who is not None else _OTHER


def saying_on(
    draft: Draft, around: Sequence[Draft], thread: Thread
) -> tuple[Participant | None, str | None] | None:
    """Return who goes on saying something in a verb that "and" joins to another, where those
    behind it are only whom he calls on ("took the town and called on the residents to leave").
    """
    mention = draft.chosen.mention
    if draft.event_type is not EventType.STATEMENT or mention.form not in TENSES:
        return None
    if not mention.clitics.startswith(AND) or (draft.said is not None and draft.said.speaker):
        return None
    bound = draft.roles.agent
    if bound is not None and bound.rule in _NAMED and not _called_on(draft, bound):
        return None
    who = _subject(draft, around, thread)
    if who is None or agrees(draft.scene, mention, who) is False:
        return None
    return who, thread.party_of(who)


def _called_on(draft: Draft, bound: Bound) -> bool:
    """Whether people behind a verb of hers are whom it calls on, and no subject of it."""
    who, mention = bound.participant, draft.chosen.mention
    behind = who.people and who.first >= draft.chosen.last and mention.feminine
    return behind and draft.scene.key(draft.chosen.first) in load_grammar().demanding


def _subject(draft: Draft, around: Sequence[Draft], thread: Thread) -> Participant | None:
    """Return the subject of the last act before in the same clause."""
    scene, first = draft.scene, draft.chosen.first
    before = [other for other in around if other.chosen.first < first]
    last = before[-1] if before else None
    if last is None or last.agent is None or scene.hard_in(last.chosen.last, first):
        return None
    spoke = last.event_type is EventType.STATEMENT and last.chosen.mention.form in TENSES
    subject = thread.subject
    acted = subject is not None and scene.sentence.first <= subject.first < first
    who = last.agent if spoke else subject if acted else None
    return who if who is not None and not who.people and who.party is not None else None
