"""Who goes on where a sentence opens with a light verb that names nobody ("and carried out in
turn raids"), or with one that praises or condemns: the subject of the one before.
"""

from riwaya.arabic.affixes import AND
from riwaya.claims.binding.roles import PLAIN
from riwaya.claims.binding.verbs import acts
from riwaya.claims.drafts.discourse import Sides, Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import HOSTILE
from riwaya.claims.scenes.agreement import agrees
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.model import CueMention, EventType

RULE = "agent.in-turn"
_REACH = 5
_OPENS = 1
_BEHIND = 9.0
_JUDGING = frozenset({"statement.thank", "statement.praise", "statement.condemn"})
_LOOSE = 2
_GOVERNING = ("light", "achieve", "begin")


def subject_before(draft: Draft, thread: Thread, sides: Sides) -> Participant | None:
    """Return the subject of the sentence before, where a noun's verb goes on with it."""
    bound, who = draft.roles.agent, _last_subject(draft, thread)
    if (bound is not None and bound.score >= PLAIN) or who is None:
        return None
    if _speaks_on(draft, who):
        return who
    if not acts(who) or draft.event_type not in HOSTILE or draft.chosen.mention.form in TENSES:
        return None
    if draft.chosen.frame.subject == "target" or _opening(draft) is None:
        return None
    target = draft.roles.target.participant.party if draft.roles.target else None
    flyer = sides.flying(target) if draft.event_type is EventType.AIRSTRIKE else None
    if flyer is not None and sides.on_ground(flyer) == who.party:
        return None
    hostile = target is None or sides.knowledge.hostile(who.party or "", target, sides.on)
    return who if hostile and sides.armed(who.party) else None


def _speaks_on(draft: Draft, who: Participant) -> bool:
    """Whether a verb opens a sentence in which somebody named by the one before praises or
    condemns another ("and praised the forces").
    """
    chosen, scene = draft.chosen, draft.scene
    if chosen.frame.id not in _JUDGING or chosen.mention.form not in TENSES:
        return False
    opens = chosen.first == scene.sentence.first and chosen.mention.clitics.startswith(AND)
    told = draft.said is not None and draft.said.speaker is not None
    named = draft.roles.agent is not None and draft.roles.agent.score >= _BEHIND
    hit = draft.roles.target
    itself = hit is not None and hit.participant.party == who.party
    if not opens or told or named or itself or who.party is None:
        return False
    return agrees(scene, chosen.mention, who) is not False


def _last_subject(draft: Draft, thread: Thread) -> Participant | None:
    """Return the subject, or else the agent, of the sentence right before."""
    last = thread.last
    if last is None or last.scene is draft.scene:
        return None
    first, low = draft.scene.sentence.first, last.scene.sentence.first
    if first - last.scene.sentence.last > _OPENS:
        return None
    told = (p for p in (thread.subject, last.agent) if p is not None)
    return next((p for p in told if low <= p.first < first), None)


def _opening(draft: Draft) -> CueMention | None:
    """Return the light verb that opens a sentence and governs an act, nobody named between."""
    scene, first = draft.scene, draft.chosen.first
    low = scene.sentence.first
    if first - low > _REACH + _OPENS:
        return None
    cues = scene.cues_between(low, low + _OPENS + 1, *_GOVERNING)
    verb = next((c for c in cues if c.form in TENSES and not c.pronoun), None)
    if verb is None:
        return None
    between = range(verb.last, first)
    loose = [at for at in between if not scene.kinds_at(at) and at not in scene.in_time]
    told = any(at in scene.in_people or at in scene.trigger_at for at in between)
    return None if told or len(loose) > _LOOSE else verb
