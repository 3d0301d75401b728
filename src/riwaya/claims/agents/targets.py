"""On whom an act is turned: bound in the sentence, told of two sides, or inferred."""

from riwaya.arabic.affixes import ARTICLE
from riwaya.claims.agents.inference import party_in_fight, voice_of
from riwaya.claims.agents.moving import moves_others
from riwaya.claims.binding.roles import FORCED, points_back
from riwaya.claims.binding.verbs import verbal
from riwaya.claims.drafts.discourse import Sides, Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import HOSTILE
from riwaya.claims.drafts.roles import Bound
from riwaya.claims.losses.hit import parties_hit
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.cues import load_first_named
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_enemies
from riwaya.model import FAMILY, EventType, LossKind, Modality

_TURNED_ON_NOBODY = frozenset({EventType.CONTROL, EventType.DISPLACEMENT, EventType.RETURN})
_HARM = frozenset({LossKind.KILLED, LossKind.WOUNDED})
_AGAINST = HOSTILE | {EventType.ABDUCTION}
_FOUGHT = _AGAINST - {EventType.MOBILISATION}
_PAIR_REACH = 25
_TOWARD_REACH = 6
_BARRED = 10.0
_SURE = 9.0
_FALLEN = "role.fallen"
_UNDERGONE = frozenset({"role.undergone", "role.trying"})
"""Rules that tell plainly whom an act befell: who underwent it, who killed those that tried."""
_BEATEN = frozenset({"role.foiled", "role.repelling"})
"""Rules that bind as the target who foils or beats off what is told."""
_BETWEEN = "role.between"
_CONFRONT = "clash.confront"
_BEFORE = 40
"""How far back an attack may be told that is called "the attack" then."""
REPELLED = "agent.repelled"
HARMED = "target.harmed"
"""Civilians by the dead alone: what a strike was is not told by them."""


def fill_target(draft: Draft, thread: Thread, sides: Sides) -> None:
    """Set the target: bound in the sentence, else whom the agent fights in the report."""
    if draft.event_type in _TURNED_ON_NOBODY:
        if draft.agent_party is not None and moves_others(draft):
            _move(draft)
        return
    bound, turned = _bound(draft), _turned_to(draft)
    if bound is not None and turned is None:
        draft.target, draft.target_rule = bound.participant, bound.rule
        draft.target_party = _party(draft, bound, thread, sides)
        return
    other = turned or _agreeing(draft)
    if other is not None:
        draft.target, draft.target_rule = other, "target.pair"
        draft.target_party = other.party
        return
    party, rule = _inferred(draft, sides)
    if rule:
        draft.target_party, draft.target_rule = party, rule


def _move(draft: Draft) -> None:
    """Let those be the target who are moved: people who are named, or whoever lives there."""
    moved = draft.roles.target
    if moved is not None and moved.participant.people:
        draft.target, draft.target_rule = moved.participant, moved.rule
    else:
        draft.target_rule = "target.civilians"
    draft.target_party = "civilians"


def _bound(draft: Draft) -> Bound | None:
    """Return whom the sentence binds as the target, if that can be one."""
    bound = draft.roles.target
    if bound is None or bound.participant is draft.agent:
        return None
    people = bound.participant.people
    if draft.event_type is EventType.WITHDRAWAL and people:
        return None
    if _own(draft, bound):
        return None
    fallen = bound.rule == "role.fallen" and draft.chosen.frame.mutual
    return None if people and fallen else bound


def _own(draft: Draft, bound: Bound) -> bool:
    """Whether a side that is named as the author would fight itself."""
    who, scene = bound.participant, draft.scene
    if draft.agent is None or draft.agent_party is None or scene.ours(who):
        return False
    if _owned(who) or bound.rule == _BETWEEN:
        return False
    known = who.mention.party or bool(who.mention.actors)
    same = who.party == draft.agent_party
    return same and bool(known) and draft.event_type in _FOUGHT


def _owned(who: Participant) -> bool:
    """Whether words name somebody's own men ("his group", "its fighters")."""
    return points_back(who) and not who.asset


def _before(draft: Draft) -> bool:
    """Whether a noun's author is told by no words or only by who speaks of it before."""
    agent = draft.agent
    return not verbal(draft.chosen) and (agent is None or agent.last <= draft.chosen.first)


def _party(draft: Draft, bound: Bound, thread: Thread, sides: Sides) -> str | None:
    """Return whose a bound target is: the speaker's own, civilians, or as it is named."""
    who = bound.participant
    if draft.scene.ours(who):
        voice = voice_of(draft.told_by[0].party, thread, sides)
        if voice is not None:
            return voice
    if who.people and draft.event_type is EventType.DETENTION:
        taken = {t.loss.party for t in draft.losses if t.loss.kind is LossKind.CAPTURED}
        held = taken - {None, "civilians"}
        if len(held) == 1:
            return held.pop()
    told = party_in_fight(draft, who, thread, sides) or who.party
    return told or ("civilians" if who.people else _enemy(draft, who, sides))


def _enemy(draft: Draft, who: Participant, sides: Sides) -> str | None:
    """Return whom the agent fights where those it hits are only called "the enemy"."""
    words = (draft.scene.key(at) for at in range(who.first, who.last))
    if draft.agent_party is None or load_enemies().isdisjoint(words):
        return None
    return _foe(draft, sides)


def _turned_to(draft: Draft) -> Participant | None:
    """Return the side behind its word that an act is done for or with: help, joining."""
    if draft.chosen.frame.id not in load_defaults().toward_frames:
        return None
    last = draft.chosen.last
    near = draft.scene.people_around(last + 1, last + _TOWARD_REACH)
    return next((p for p in near if p.first >= last and _fits(draft, p)), None)


def _fits(draft: Draft, p: Participant) -> bool:
    """Whether a participant is a side and not the agent, with no clause end before it."""
    barred = draft.scene.cost(draft.chosen.first, p.first) >= _BARRED
    return p.party is not None and not p.people and p is not draft.agent and not barred


def _agreeing(draft: Draft) -> Participant | None:
    """Return the second of two who agree, told with "between", "with" or "and"."""
    if draft.event_type is not EventType.AGREEMENT or draft.agent_party is None:
        return None
    scene, grammar = draft.scene, load_grammar()
    first, last = draft.chosen.first, draft.chosen.last
    near = scene.people_around(first - _PAIR_REACH, last + _PAIR_REACH)
    told = [p for p in near if p.party != draft.agent_party and _fits(draft, p)]
    opened = next((p for p in near if p.preposition in grammar.between), None)
    for p in told:
        if opened is not None and (p is opened or (p.first > opened.first and p.coordinated)):
            return p
        if p.preposition in grammar.company and p.first >= last:
            return p
        agent = draft.agent
        if agent and p.coordinated and 0 <= p.first - agent.last <= 1:
            return p
    return None


def _inferred(draft: Draft, sides: Sides) -> tuple[str | None, str]:
    """Return whom an act of its kind hits where no words say it, and the rule."""
    defaults = load_defaults()
    frame = draft.chosen.frame.id
    if draft.event_type in defaults.civil_types or frame in defaults.civil_frames:
        civil = draft.agent_party != "civilians"
        return ("civilians", "target.civilians") if civil else (None, "")
    if FAMILY[draft.event_type] == "strike" and _only_civilians(draft):
        return "civilians", "target.victims"
    if FAMILY[draft.event_type] == "strike" and _hits_people(draft):
        return "civilians", HARMED
    hostile = draft.event_type in HOSTILE and draft.event_type is not EventType.MOBILISATION
    if hostile or frame in defaults.foe_frames:
        return _foe(draft, sides), "target.opponent"
    return None, ""


def _only_civilians(draft: Draft) -> bool:
    """Whether all that a strike is told to have hit are civilians."""
    hit = {told.loss.party for told in draft.losses}
    return hit == {"civilians"}


def _hits_people(draft: Draft) -> bool:
    """Whether no side is told that a strike hit, and its dead are nobody's men."""
    if any(p.party != draft.agent_party and _fits(draft, p) for p in draft.scene.people):
        return False
    harmed = [told for told in draft.losses if told.loss.kind in _HARM]
    hit = {p for told in harmed for p in (told.loss.party, *parties_hit(draft, told)[0])}
    return hit <= {None, "civilians"} and "civilians" in hit


def _foe(draft: Draft, sides: Sides) -> str | None:
    """Return whom the agent fights: the report's main foe, or one named here in its stead."""
    party, main = draft.agent_party, sides.opponent(draft.agent_party)
    here = {p.party for p in draft.scene.people if p.asset or not p.coordinated}
    if party is None or main is None or main in here:
        return main
    foes = [p for p in sides.parties if p in here]
    return next((p for p in foes if sides.knowledge.hostile(party, p, sides.on)), main)


def turn_repelled(draft: Draft, thread: Thread, sides: Sides) -> None:
    """Take nobody for the attacker whom he was repelled by: the opponent attacked then.

    Behind "repelled" who is carried on from before is who repelled.
    """
    if not _beaten_off(draft):
        _of_our_foe(draft, sides)
        return
    if _attack_told(draft, thread):
        _take_up(draft, thread, sides)
        return
    if draft.agent_party is None or _only_attacks(draft, sides):
        _attacker(draft, sides)
        return
    alone = draft.target is None and draft.roles.agent is None and draft.agent is not None
    told = draft.target is not None and draft.target_rule != _FALLEN
    own = told and draft.target_party == draft.agent_party
    foe = sides.enemy if draft.roles.agent is None else sides.opponent
    opponent = foe(draft.agent_party) if alone or own else None
    if opponent is None:
        return
    if alone:
        draft.target, draft.target_party = draft.agent, draft.agent_party
        draft.target_rule = draft.agent_rule
    draft.agent, draft.agent_party, draft.agent_rule = None, opponent, "agent.repelled"


def _attack_told(draft: Draft, thread: Thread) -> bool:
    """Whether "the attack", told of before, was beaten off by nobody who is named."""
    scene, at, attack = draft.scene, draft.chosen.last, thread.attack
    bound = draft.roles.target
    if attack is None or (bound is not None and bound.score >= _SURE):
        return False
    if not scene.key(at).startswith(ARTICLE) or draft.chosen.mention.form in TENSES:
        return False
    near = draft.chosen.first - attack.chosen.first <= _BEFORE
    nouns = (t for t in scene.trigger_at.get(at, ()) if t.form not in TENSES)
    attacks = any(load_frames()[t.frame].type is EventType.CLASH for t in nouns)
    return near and attacks and attack.event_type is EventType.CLASH


def _take_up(draft: Draft, thread: Thread, sides: Sides) -> None:
    """Let who made the attack before be beaten off by whom he attacked."""
    attack = thread.attack
    if attack is None:
        return
    draft.agent, draft.agent_party, draft.agent_rule = None, attack.agent_party, REPELLED
    told = attack.target_party or sides.opponent(attack.agent_party)
    draft.target, draft.target_party, draft.target_rule = None, told, REPELLED


def turn_confronted(draft: Draft, thread: Thread, sides: Sides) -> None:
    """Take those told before for attackers whom a side "stood up to": they came to nothing."""
    attack, party = thread.attack, draft.agent_party
    scene, at = draft.scene, draft.chosen.last
    led_back = scene.key(at) in load_grammar().resumptive
    if draft.chosen.frame.id != _CONFRONT or not led_back or not sides.armed(party):
        return
    here = attack is not None and attack.chosen.first >= scene.sentence.first
    who, foe = (attack.agent, attack.agent_party) if attack and here else (None, None)
    if foe is None or foe == party:
        who, foe = None, sides.enemy(party or "")
    if foe is None:
        return
    draft.target, draft.target_party, draft.target_rule = draft.agent, party, draft.agent_rule
    draft.agent, draft.agent_party, draft.agent_rule = who, foe, "agent.confronted"
    if draft.modality[0] is Modality.ASSERTED:
        draft.modality = (Modality.FAILED, "modality.confronted")


def _of_our_foe(draft: Draft, sides: Sides) -> None:
    """Take the foe of whom a failed attack was turned on for the attacker nobody names."""
    failed = draft.modality[0] is Modality.FAILED and draft.event_type is EventType.CLASH
    if failed and draft.agent_party is None and draft.target is not None:
        foe = sides.opponent(draft.target_party)
        if foe is not None:
            draft.agent_party, draft.agent_rule = foe, "agent.repelled"


def _beaten_off(draft: Draft) -> bool:
    """Whether the words name as the target who beat off or foiled an attack."""
    beaten = draft.chosen.frame.subject == "target" or draft.target_rule in _BEATEN
    return beaten and draft.modality[0] is Modality.FAILED


def _only_attacks(draft: Draft, sides: Sides) -> bool:
    """Whether the attacker is only called one, and who was found for that does not fight whom
    he was beaten off by.
    """
    who, target, party = draft.agent, draft.target_party, draft.agent_party
    if who is None or target is None or party is None:
        return False
    called = draft.scene.key(who.mention.head) in load_enemies() and not who.mention.actors
    return called and not sides.knowledge.hostile(party, target, sides.on)


def _attacker(draft: Draft, sides: Sides) -> None:
    """Take the main enemy of who beat something off for the attacker that nothing tells."""
    bound = draft.roles.target
    party = draft.target_party if bound and bound.rule != _FALLEN else None
    enemy = sides.enemy(party) if party else None
    if enemy is not None:
        draft.agent_party, draft.agent_rule = enemy, "agent.repelled"


def set_against(draft: Draft, sides: Sides) -> None:
    """Where a side would fight itself, take the unnamed author of what it underwent for its
    enemy, and target words that name no side for its opponent; if they are somebody's own and
    no author stands behind a noun, that is the opponent.
    """
    party = draft.agent_party
    if party is None or party != draft.target_party or draft.event_type not in _AGAINST:
        return
    if draft.target is None:
        return
    if draft.agent is None and draft.target_rule in _UNDERGONE:
        enemy = sides.enemy(party)
        if enemy is not None:
            draft.agent_party, draft.agent_rule = enemy, "agent.against"
        return
    if draft.target.mention.party is not None or _beaten_off(draft):
        return
    other = sides.opponent(party) or party
    if _owned(draft.target) and _before(draft) and draft.agent_rule != FORCED:
        draft.agent, draft.agent_party, draft.agent_rule = None, other, "agent.against"
    else:
        draft.target_party, draft.target_rule = other, "target.against"


def fell_to_state(draft: Draft, p: Participant) -> bool:
    """Whether men fell in a fight with a state's, which is named first of two that met."""
    met = {bound.rule: bound.participant for bound in draft.roles.bounds}
    foe = met.get("role.against")
    if met.get("role.fallen") is not p or foe is None or foe is p:
        return False
    states = load_first_named()
    return foe.party in states and p.party not in states
