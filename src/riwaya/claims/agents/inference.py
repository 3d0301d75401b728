"""Who acts and on whom, where the sentence leaves it open: carried on or inferred.

An inferred party has no words of its own: its rule says from what it was inferred.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from riwaya.arabic.affixes import OUR
from riwaya.claims.agents.first_person import first_person
from riwaya.claims.agents.in_turn import RULE as IN_TURN
from riwaya.claims.agents.in_turn import subject_before
from riwaya.claims.agents.moving import RESCUED, left_by, moved_by_nobody, mover, rescuer
from riwaya.claims.binding.clauses import TRIED
from riwaya.claims.binding.subjects import OF_BAND, OF_CREW, UNIT, UNOWNED
from riwaya.claims.drafts.discourse import Sides, Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import (
    ATTACKS,
    BOMBINGS,
    FAVOURABLE,
    HOSTILE,
    NOBODYS,
    OF_CIVILIANS,
    OPEN,
)
from riwaya.claims.drafts.roles import Bound
from riwaya.claims.scenes.agreement import refers
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.cues import irregular_sides, load_both_sides, load_states
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality

_OTHER = "other"
_CIVIL = "civilians"
_HARM = OPEN - {EventType.EXPLOSION} | {EventType.DETENTION, EventType.SHELLING}
"""What a side tells its foe, and not itself, to do to people."""
_CLAIMING = 6
"""The most words between "claimed" and the attack, its subject among them."""
_IN_FIGHT = frozenset({"attackers", "defenders", "remnants"})
"""Roles of those whom only the fight tells."""
_FIGHT = 60
"""How many words behind a fight its attackers are still told of."""
CLAIMED = "agent.claimed"
OURS = "agent.first-person"


def fill_agent(draft: Draft, thread: Thread, sides: Sides) -> None:
    """Set the agent: bound in the sentence, else carried on, else inferred."""
    speaker = draft.told_by[0].party
    voice = voice_of(speaker, thread, sides)
    target = draft.roles.target.participant.party if draft.roles.target else None
    bound = draft.roles.agent
    moving = mover(draft, thread)
    if moving is None and draft.event_type in OF_CIVILIANS and not left_by(draft):
        _let_civilians_act(draft, sides)
        return
    bound = moving or bound
    if voice is not None and first_person(draft, bound):
        heard = bool(bound or speaker) or _heard(draft, thread, sides)
        draft.agent_party, draft.agent_rule = voice, OURS if heard else "agent.voice"
        return
    going_on = subject_before(draft, thread, sides)
    if going_on is not None:
        draft.agent, draft.agent_rule = going_on, IN_TURN
        draft.agent_party = thread.party_of(going_on)
        return
    if bound is not None and bound.rule == UNOWNED:
        hit = draft.event_type in HOSTILE
        draft.agent_party, draft.agent_rule = sides.opponent(target) if hit else None, UNOWNED
        return
    if bound is not None:
        draft.agent, draft.agent_rule = bound.participant, bound.rule
        draft.agent_party = voiced(draft, bound.participant, thread, sides, voice)
        if draft.agent_party is None and bound.rule == TRIED:
            draft.agent_party = sides.opponent(thread.agent_party)
        if draft.agent_party is None:
            draft.agent_party = _of_unnamed(draft, bound.rule, sides, target)
        return
    if draft.event_type in BOMBINGS and thread.claimed:
        draft.agent_party, draft.agent_rule = thread.claimed, CLAIMED
        return
    carried = _carried_agent(draft, thread, target, sides)
    if carried is not None:
        draft.agent, draft.agent_rule = carried, "agent.carried"
        draft.agent_party = thread.party_of(carried)
        return
    _infer_agent(draft, thread, sides, target, speaker)


def _heard(draft: Draft, thread: Thread, sides: Sides) -> bool:
    """Whether a side is heard to speak in a report: what one of no known side says he holds
    himself.
    """
    if draft.event_type is EventType.STATEMENT and draft.told_by[0].chain:
        return False
    return thread.voice is not None or sides.outlet in sides.parties


def voice_of(speaker: str | None, thread: Thread, sides: Sides) -> str | None:
    """Return the side that says "we": the speaker's, else of the last or of the outlet, or who
    fights beside that where its own does not fight in the report.
    """
    if speaker is not None and sides.opponent(speaker):
        thread.voice = speaker
    told = sides.outlet if sides.outlet in sides.parties and sides.own_word else None
    known = speaker or told or thread.voice
    if known is not None:
        return known
    foe = sides.opponent(sides.outlet)
    beside = sides.opponent(foe) if foe else None
    ours = sides.outlet if foe or not sides.fighting() else None
    return beside or ours or sides.first()


def _of_unnamed(draft: Draft, rule: str, sides: Sides, target: str | None) -> str | None:
    """Return whose those are who are told without their side: the foe's of whom they act on; a
    unit is of who speaks, else of a state, a crew of who speaks, else of nobody who fights, a
    band of whom the speaker fights, and so is a unit that a band's outlet tells to harm people.
    """
    speaker = draft.told_by[0].party
    voices = [party for party in (speaker, sides.outlet) if party in sides.parties]
    if rule == OF_CREW:
        return speaker if speaker in sides.parties else _OTHER
    foe = sides.opponent(target)
    if draft.event_type is EventType.SUICIDE_BOMBING:
        foe = bombing(foe, sides)
    harming = rule == UNIT and draft.event_type in _HARM and target in (None, _CIVIL)
    if foe is None and (rule == OF_BAND or (harming and _irregular(sides))):
        tellers = dict.fromkeys((*voices, sides.outlet))
        return next((foe for party in tellers if party and (foe := sides.enemy(party))), _OTHER)
    if foe is not None or rule != UNIT:
        return foe
    if not voices and sides.outlet is not None and target not in (None, sides.outlet):
        return sides.outlet
    states = (party for party in sides.parties if party in load_states())
    return next(chain(voices, states), None)


def bombing(foe: str | None, sides: Sides) -> str | None:
    """Return whose bombers are: no state sends them, but an irregular side of the report."""
    if foe not in load_states():
        return foe
    return next((party for party in sides.parties if party in irregular_sides()), foe)


def _irregular(sides: Sides) -> bool:
    return sides.outlet in irregular_sides()


def _let_civilians_act(draft: Draft, sides: Sides) -> None:
    """Say that civilians did what is theirs to do; of an evacuation by nobody named, who tells
    of his own, or nobody.
    """
    if moved_by_nobody(draft):
        draft.agent_party = rescuer(draft, sides)
        draft.agent_rule = RESCUED if draft.agent_party else ""
        return
    draft.agent_party, draft.agent_rule = "civilians", "agent.civilians"


def voiced(
    draft: Draft, who: Participant, thread: Thread, sides: Sides, voice: str | None
) -> str | None:
    """Return a participant's party; "both sides", "our forces" are read from the report."""
    key = draft.scene.key(who.first)
    if key in load_both_sides():
        led = sides.on_ground(thread.battle)
        return who.party or sides.first_of(led, sides.opponent(led)) or sides.first()
    if voice is not None and (key.endswith(OUR) or _ours_within(draft, who)):
        return voice
    return party_in_fight(draft, who, thread, sides) or who.party


def party_in_fight(draft: Draft, who: Participant, thread: Thread, sides: Sides) -> str | None:
    """Return whose those are whom only the fight tells: who attacked in the act before, who was
    attacked, or what is left of those who were beaten.
    """
    fight, role = thread.attack, who.mention.role
    if fight is None or role not in _IN_FIGHT or who.mention.actors:
        return None
    attacker, attacked = fight.agent_party, fight.target_party
    far = draft.chosen.first - fight.chosen.first > _FIGHT
    own = (
        role == "attackers" and draft.event_type in ATTACKS and not draft.chosen.frame.casualty
    )
    if far or own or not (sides.armed(attacker) and sides.armed(attacked)):
        return None
    lost = role == "remnants" and fight.modality[0] is not Modality.FAILED
    return attacked if lost or role == "defenders" else attacker


def _ours_within(draft: Draft, who: Participant) -> bool:
    """Whether a phrase ends in what is ours ("units of our forces", "where our men stand")."""
    keys = [draft.scene.key(at) for at in range(who.first + 1, who.last)]
    return bool(keys) and any(
        key.endswith(OUR) for key in keys if who.party is None or key == keys[-1]
    )


def _infer_agent(
    draft: Draft, thread: Thread, sides: Sides, target: str | None, speaker: str | None
) -> None:
    """Infer whose act an act without an agent is, from who fights whom in the report."""
    if draft.event_type in NOBODYS:
        return
    liberator = _liberator(draft, sides, target, speaker)
    if liberator is not None:
        draft.agent_party, draft.agent_rule = liberator, "agent.liberator"
    elif draft.event_type is EventType.STATEMENT:
        draft.agent_party, draft.agent_rule = speaker or thread.agent_party, "agent.voice"
    elif draft.chosen.frame.mutual:
        _infer_battle(draft, thread, sides, target)
    else:
        found = _from_report(draft, thread, sides, target, speaker)
        if found is not None:
            draft.agent_party, draft.agent_rule = found


def _from_report(
    draft: Draft, thread: Thread, sides: Sides, target: str | None, speaker: str | None
) -> tuple[str, str] | None:
    """Return the party that a report shows doing such things, and the rule."""
    flying = sides.flying(target) if draft.event_type is EventType.AIRSTRIKE else None
    if flying is not None:
        return flying, "agent.flying"
    opponent = sides.opponent(target)
    if opponent is not None:
        return opponent, "agent.opponent"
    if draft.event_type in OPEN or not sides.parties:
        return None
    favourable = draft.event_type in FAVOURABLE
    if favourable and speaker in sides.parties:
        return str(speaker), "agent.voice"
    if draft.event_type is EventType.SIEGE:
        return sides.first() or sides.parties[0], "agent.besieger"
    if favourable and sides.outlet in sides.parties:
        return str(sides.outlet), "agent.report"
    return thread.agent_party or sides.parties[0], "agent.report"


def _liberator(
    draft: Draft, sides: Sides, target: str | None, speaker: str | None
) -> str | None:
    """Return who takes back what is liberated: the speaker's side, or who is known to."""
    defaults = load_defaults()
    if draft.chosen.frame.id not in defaults.liberating:
        return None
    named = [p for p in defaults.liberators if p in sides.parties and p != target]
    known = named or [p for p in map(sides.enemy, sides.parties) if p in defaults.liberators]
    if target is not None:
        known = [p for p in known if sides.knowledge.hostile(p, target, sides.on)]
    voices = [p for p in (speaker, sides.outlet) if p in known]
    return next(iter((*voices, *known)), None)


def _infer_battle(draft: Draft, thread: Thread, sides: Sides, target: str | None) -> None:
    """Infer the first side of a fight: the pair that met, else who was told to act here."""
    draft.agent_rule = "agent.battle"
    foe = draft.roles.target
    if draft.chosen.frame.modality is Modality.ONGOING and foe is None:
        return
    before = thread.agent
    near = before is not None and before.first >= draft.scene.sentence.first
    here = sides.on_ground(thread.agent_party) if near else None
    if foe is None or not _one_side(draft, foe, sides):
        draft.agent_party = here or thread.ahead or thread.battle or sides.first()
        return
    fallen = _fallen_before(draft, foe, sides)
    told = fallen.participant.party if fallen else None
    if foe.rule == "role.fallen" and told is None:
        pair = (target, sides.opponent(target))
        lead = next((p for p in (here, thread.battle) if p and p in pair), None)
        draft.agent_party = thread.battle = lead or sides.first_of(pair[1], target)
        return
    other = told or sides.opponent(target)
    draft.agent_party = thread.battle = sides.first_of(other, target) if told else other
    if draft.agent_party == target:
        draft.roles = replace(draft.roles, target=fallen)


def _one_side(draft: Draft, foe: Bound, sides: Sides) -> bool:
    """Whether one armed side is named of those that met, be it only by its losses."""
    both = draft.scene.key(foe.participant.first) in load_both_sides()
    named = foe.rule in ("role.against", "role.fallen")
    return named and not both and sides.armed(foe.participant.party)


def _fallen_before(draft: Draft, foe: Bound, sides: Sides) -> Bound | None:
    """Return those told to have fallen in a fight against others than their own."""
    for b in draft.roles.rejected:
        if b.rule == "role.fallen" and sides.apart(b.participant.party, foe.participant.party):
            return b
    return None


def _carried_agent(
    draft: Draft, thread: Thread, target: str | None, sides: Sides
) -> Participant | None:
    """Return the agent of the claim before, where a form points back to it."""
    mention = draft.chosen.mention
    if draft.event_type in NOBODYS | OPEN | OF_CIVILIANS or draft.chosen.frame.mutual:
        return None
    before = thread.agent
    if mention.form in ("past", "present", "future") and thread.subject is not None:
        before = thread.subject
    before = _meant(draft, before, thread.last.target if thread.last else None)
    if before is None or before.party is None:
        return None
    if target is not None and not sides.knowledge.hostile(before.party, target, sides.on):
        return None
    liberating = draft.chosen.frame.id in load_defaults().liberating
    if liberating and before.party not in load_defaults().liberators:
        return None
    points_back = mention.form in ("past", "present", "future") or mention.pronoun is not None
    same_sentence = before.first >= draft.scene.sentence.first
    return before if points_back or same_sentence else None


def _meant(
    draft: Draft, agent: Participant | None, target: Participant | None
) -> Participant | None:
    """Return who a pronoun means of the two of the act before it in its sentence: no men in the
    plural where it is hers ("the forces foiled an attack by men of X … under its control").
    """
    pronoun, scene = draft.chosen.mention.pronoun, draft.scene
    if pronoun is None or agent is None or agent.first < scene.sentence.first:
        return agent
    if target is None or target.first < scene.sentence.first or refers(scene, pronoun, agent):
        return agent
    return target if refers(scene, pronoun, target) else agent


def claimed(drafts: Sequence[Draft]) -> str | None:
    """Return the party that claims responsibility for an attack in the report, if any."""
    for draft in drafts:
        told = draft.chosen.frame.id == "other.responsibility" or _claims(draft)
        if told and draft.roles.agent is not None:
            return draft.roles.agent.participant.party
    scenes = {draft.scene.sentence.first: draft.scene for draft in drafts}
    return next(filter(None, map(_adopts, scenes.values())), None)


def _adopts(scene: Scene) -> str | None:
    """Return the party that is told behind attacks to have claimed them or some of them ("in
    attacks that X claimed").
    """
    if "claim" not in scene.cue_kinds:
        return None
    sentence, some = scene.sentence, load_grammar().some_of_it
    for cue in scene.cues_between(sentence.first, sentence.last, "claim"):
        at = cue.last + (scene.key(cue.last) in some)
        if cue.form not in TENSES or not (cue.pronoun or at > cue.last):
            continue
        near = scene.people_around(at + 1, at)
        parties = (p.party for p in near if p.first == at and p.party in irregular_sides())
        if (party := next(parties, None)) is not None:
            return party
    return None


def _claims(draft: Draft) -> bool:
    """Whether an attack is told as what a side claims ("X claimed the attack")."""
    chosen = draft.chosen
    attack = draft.event_type in BOMBINGS or draft.event_type is EventType.CLASH
    if not attack or chosen.mention.form in TENSES or "claim" not in draft.scene.cue_kinds:
        return False
    asserted = draft.modality[0] is Modality.ASSERTED and chosen.mention.definite
    near = draft.scene.cues_between(chosen.first - _CLAIMING, chosen.first, "claim")
    return asserted and bool(near)


def acting(drafts: Sequence[Draft], sides: Sides) -> str | None:
    """Return who is told in a sentence to act on a foe."""
    for draft in drafts:
        agent = draft.roles.agent
        if agent is None or draft.event_type not in HOSTILE:
            continue
        party = sides.on_ground(agent.participant.party)
        if party is not None and sides.opponent(party):
            return party
    return None
