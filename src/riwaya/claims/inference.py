"""Who acts and on whom, where the sentence leaves it open: carried on or inferred.

An inferred party has no words of its own: its rule says from what it was inferred.
"""

from collections.abc import Sequence

from riwaya.arabic.affixes import OUR, WE
from riwaya.claims.attribution import Scope, attribution_at
from riwaya.claims.discourse import Sides, Thread
from riwaya.claims.draft import Draft
from riwaya.claims.findings import Participant
from riwaya.lexicons.cues import load_both_sides
from riwaya.model import EventType, Modality

_HOSTILE = frozenset(
    {
        EventType.CLASH,
        EventType.TERRITORY_GAIN,
        EventType.AIRSTRIKE,
        EventType.SHELLING,
        EventType.SUICIDE_BOMBING,
        EventType.EXPLOSION,
        EventType.CHEMICAL_ATTACK,
        EventType.GRENADE_ATTACK,
        EventType.SIEGE,
        EventType.PROPERTY_DESTRUCTION,
        EventType.DETENTION,
        EventType.INTERCEPTION,
        EventType.MOBILISATION,
        EventType.WITHDRAWAL,
    }
)
_NOBODYS = frozenset(
    {
        EventType.AGREEMENT,
        EventType.AID_DELIVERY,
        EventType.CIVILIAN_SERVICE,
        EventType.OTHER_DEVELOPMENT,
    }
)
_OPEN = frozenset({EventType.EXPLOSION, EventType.ABDUCTION, EventType.ATTACK_ON_CIVILIANS})
_BOMBINGS = frozenset({EventType.EXPLOSION, EventType.SUICIDE_BOMBING})
_FAVOURABLE = frozenset(
    {
        EventType.TERRITORY_GAIN,
        EventType.INTERCEPTION,
        EventType.DETENTION,
        EventType.MOBILISATION,
        EventType.SIEGE,
    }
)
OF_CIVILIANS = frozenset(
    {EventType.DISPLACEMENT, EventType.RETURN, EventType.PROTEST, EventType.RIOT}
)


def fill_agent(draft: Draft, thread: Thread, sides: Sides, said: Sequence[Scope]) -> None:
    """Set the agent: bound in the sentence, else carried on, else inferred."""
    speaker = attribution_at(said, draft.chosen.first)[0].party
    voice = speaker or sides.outlet
    target = draft.roles.target.participant.party if draft.roles.target else None
    bound = draft.roles.agent
    if draft.event_type in OF_CIVILIANS and not (bound and bound.participant.people):
        draft.agent_party, draft.agent_rule = "civilians", "agent.civilians"
        return
    if bound is not None:
        draft.agent, draft.agent_rule = bound.participant, bound.rule
        draft.agent_party = voiced(draft, bound.participant, thread, sides, voice)
        if draft.agent_party is None:
            draft.agent_party = sides.opponent(target)
        return
    if draft.event_type in _BOMBINGS and thread.claimed:
        draft.agent_party, draft.agent_rule = thread.claimed, "agent.claimed"
        return
    if _first_person(draft) and voice is not None:
        draft.agent_party, draft.agent_rule = voice, "agent.voice"
        return
    carried = _carried_agent(draft, thread, target, sides)
    if carried is not None:
        draft.agent, draft.agent_rule = carried, "agent.carried"
        draft.agent_party = thread.party_of(carried)
        return
    _infer_agent(draft, thread, sides, target, speaker)


def voiced(
    draft: Draft, who: Participant, thread: Thread, sides: Sides, voice: str | None
) -> str | None:
    """Return a participant's party; "both sides", "our forces" are read from the report."""
    key = draft.scene.key(who.first)
    if key in load_both_sides():
        return thread.battle or sides.first()
    if key.endswith(OUR) and voice is not None:
        return voice
    return who.party


def _first_person(draft: Draft) -> bool:
    """Whether a verb's form says "we"."""
    key = draft.scene.key(draft.chosen.first)[len(draft.chosen.mention.clitics) :]
    form = draft.chosen.mention.form
    return (form == "present" and key.startswith(WE)) or (form == "past" and key.endswith(OUR))


def _infer_agent(
    draft: Draft, thread: Thread, sides: Sides, target: str | None, speaker: str | None
) -> None:
    """Infer whose act an act without an agent is, from who fights whom in the report."""
    if draft.event_type in _NOBODYS:
        return
    if draft.chosen.frame.mutual:
        _infer_battle(draft, thread, sides, target)
    elif target is not None and sides.opponent(target):
        draft.agent_party, draft.agent_rule = sides.opponent(target), "agent.opponent"
    elif draft.event_type in _OPEN:
        return
    elif draft.event_type in _FAVOURABLE and speaker in sides.parties:
        draft.agent_party, draft.agent_rule = speaker, "agent.voice"
    elif draft.event_type is EventType.AIRSTRIKE and sides.flying():
        draft.agent_party, draft.agent_rule = sides.flying(), "agent.flying"
    elif draft.event_type is EventType.SIEGE:
        draft.agent_party, draft.agent_rule = sides.first(), "agent.besieger"
    elif sides.parties:
        ours = draft.event_type in _FAVOURABLE and sides.outlet in sides.parties
        draft.agent_party = sides.outlet if ours else thread.agent_party or sides.parties[0]
        draft.agent_rule = "agent.report"


def _infer_battle(draft: Draft, thread: Thread, sides: Sides, target: str | None) -> None:
    """Infer the first side of a fight: whose men fell against a named foe, else as before."""
    draft.agent_rule = "agent.battle"
    fallen = next((b for b in draft.roles.rejected if b.rule == "role.fallen"), None)
    foe = draft.roles.target
    both = foe is not None and draft.scene.key(foe.participant.first) in load_both_sides()
    if draft.chosen.frame.modality is Modality.ONGOING and foe is None:
        return
    if foe is not None and foe.rule == "role.against":
        draft.agent_party = fallen.participant.party if fallen else sides.opponent(target)
    elif foe is not None and foe.rule == "role.fallen" and not both:
        draft.agent_party = sides.opponent(target)
    else:
        before = thread.agent
        near = before is not None and before.first >= draft.scene.sentence.first
        here = thread.agent_party if near else None
        draft.agent_party = here or thread.battle or sides.first()


def _carried_agent(
    draft: Draft, thread: Thread, target: str | None, sides: Sides
) -> Participant | None:
    """Return the agent of the claim before, where a form points back to it."""
    mention = draft.chosen.mention
    if draft.event_type in _NOBODYS | _OPEN | OF_CIVILIANS or draft.chosen.frame.mutual:
        return None
    before = thread.agent
    if mention.form in ("past", "present", "future") and thread.subject is not None:
        before = thread.subject
    if before is None or before.party is None:
        return None
    if target is not None and not sides.knowledge.hostile(before.party, target, sides.on):
        return None
    points_back = mention.form in ("past", "present", "future") or mention.pronoun is not None
    same_sentence = before.first >= draft.scene.sentence.first
    return before if points_back or same_sentence else None


def fill_target(draft: Draft, sides: Sides) -> None:
    """Set the target: bound in the sentence, else whom the agent fights in the report."""
    bound = draft.roles.target
    if bound is not None:
        draft.target, draft.target_rule = bound.participant, bound.rule
        draft.target_party = bound.participant.party
        if bound.participant.people and draft.target_party is None:
            draft.target_party = "civilians"
        return
    if draft.event_type in _HOSTILE and draft.event_type is not EventType.MOBILISATION:
        draft.target_party = sides.opponent(draft.agent_party)
        draft.target_rule = "target.opponent"


def set_against(draft: Draft, sides: Sides) -> None:
    """Where a side would fight itself, read target words that name none as its opponent."""
    party = draft.agent_party
    if party is None or party != draft.target_party or draft.event_type not in _HOSTILE:
        return
    if draft.target is not None and draft.target.mention.party is None:
        draft.target_party, draft.target_rule = sides.opponent(party) or party, "target.against"


def claimed(drafts: Sequence[Draft]) -> str | None:
    """Return the party that claims responsibility for an attack in the report, if any."""
    for draft in drafts:
        if draft.chosen.frame.id == "other.responsibility" and draft.roles.agent is not None:
            return draft.roles.agent.participant.party
    return None
