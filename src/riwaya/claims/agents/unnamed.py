"""Whose an act is that a sentence tells of nobody: by what is known of sieges, and by what a
side at war tells in its own report.
"""

from collections.abc import Iterator, Sequence

from riwaya.arabic.affixes import FOR, MY, OUR
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.scenes.forms import PLAIN_NOUNS, TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.weighing.options import Act, Setup
from riwaya.lexicons.cues import load_civil_objects, load_states
from riwaya.lexicons.discourse import load_defaults, load_war_objects
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.sieges import Siege, load_sieges
from riwaya.model import EventType, Modality, Where

KNOWN = "agent.known-siege"
BESIEGED = "target.known-siege"
UNDER_FIRE = "target.under-fire"
ATTACKED = "target.attacked"
OWN = "agent.own-report"
SUFFERED = "agent.suffered"
FELLED = "agent.felled"
HOPED = "agent.hoped-for"
_KILLERS = frozenset({"role.killer", "role.killing"})
_TARGET = "target"
_SHELLING = "strike.qasf"
_CIVIL = "civilians"
_NEAR = 10
"""How many words lie at most between a siege and its place in a sentence."""
_BESIDE = 2
_ASKED = 3
_REACH = {
    EventType.SHELLING: 4,
    EventType.PROPERTY_DESTRUCTION: 4,
    EventType.EXPLOSION: 8,
}
"""How many words behind an act what it hit may stand."""
_FAR_SUBJECTS = frozenset({"role.governor", "role.svo", "role.near"})
_AID = "un_aid"
_PAVING = frozenset({EventType.AGREEMENT, EventType.AID_DELIVERY, EventType.OTHER_DEVELOPMENT})
"""What is done for aid to get in by those who bring it."""
_TAKING = frozenset({EventType.DETENTION, EventType.INTERCEPTION})


def fill_unnamed(setup: Setup) -> None:
    """Say whose an act is that nobody is named for, where more is known than signs tell."""
    found = _known(setup)
    if found is not None:
        setup.draft.agent_party, setup.draft.agent_rule = found


def fought_with(setup: Setup) -> Iterator[str | None]:
    """Yield whom a battle of the same sentence was fought "with", nobody else being named: the
    ground that was taken in it was taken from them.
    """
    if setup.draft.event_type is not EventType.TERRITORY_GAIN:
        return
    company = load_grammar().company
    for other in setup.around:
        hit = other.roles.target
        alone = other.chosen.frame.mutual and other.roles.agent is None
        if alone and hit is not None and hit.participant.preposition in company:
            yield hit.participant.party


def turn_fallen(setup: Setup) -> None:
    """Take who is named with a word of killing for who fell, where the losses told are his."""
    draft = setup.draft
    who, lost = draft.agent, {told.loss.party for told in draft.losses}
    if (
        who is None
        or not draft.chosen.frame.casualty
        or draft.event_type is not EventType.CLASH
    ):
        return
    if draft.agent_rule in _KILLERS and draft.chosen.frame.subject != _TARGET:
        return
    foe = _beat(setup, who.party) if who.party and lost == {who.party} else None
    if foe is not None and who.party == draft.agent_party:
        draft.target, draft.target_party, draft.target_rule = who, who.party, draft.agent_rule
        draft.agent, draft.agent_party, draft.agent_rule = None, foe, FELLED


def _beat(setup: Setup, party: str) -> str | None:
    """Return who fights a party: the side whose report it is, else its opponent in it."""
    sides, own = setup.sides, setup.sides.own()
    ours = own is not None and sides.knowledge.hostile(own, party, sides.on)
    return own if ours else sides.opponent(party)


def fill_undergone(setup: Setup) -> None:
    """Say on whom a known siege is laid and shells fell, where no words do."""
    draft = setup.draft
    if draft.agent_rule == SUFFERED and draft.target is None:
        if _falls(draft):
            draft.target_party, draft.target_rule = _CIVIL, UNDER_FIRE
        elif _failed(draft):
            draft.target_party, draft.target_rule = setup.sides.own(), ATTACKED
    siege = known_siege(setup) if draft.agent_rule == KNOWN else None
    if siege is None or _besieged(draft) is not None:
        return
    ours = setup.sides.own() == siege.besieger
    held = setup.sides.opponent(siege.besieger) if ours else None
    draft.target, draft.target_rule = None, BESIEGED
    draft.target_party = held or siege.besieged


def _known(setup: Setup) -> tuple[str, str] | None:
    draft = setup.draft
    siege = known_siege(setup)
    if siege is not None:
        return siege.besieger, KNOWN
    own = setup.sides.own()
    foe = setup.sides.opponent(own)
    if own is None or foe is None or setup.speaker == foe:
        return None
    if _suffered(draft, own) or _failed(draft):
        return _foe_read(setup, own) or foe, SUFFERED
    if not _tells_of_itself(setup, own):
        return None
    return _ours(setup, own), OWN


def _foe_read(setup: Setup, own: str) -> str | None:
    """Return the foe whom the signs found already."""
    read, sides = setup.draft.agent_party, setup.sides
    hostile = read is not None and sides.knowledge.hostile(own, read, sides.on)
    return read if hostile else None


def _ours(setup: Setup, own: str) -> str:
    """Return who of a side's own camp fought: of one that fights from the air who was read
    already, else who does on the ground.
    """
    sides, read = setup.sides, setup.draft.agent_party
    if own not in load_defaults().ground:
        return own
    ally = read is not None and read != own and sides.knowledge.allied(own, read, sides.on)
    return read if read is not None and ally else sides.on_ground(own) or own


def known_siege(setup: Setup) -> Siege | None:
    """Return the siege of a place, where it is only told that it is besieged."""
    draft = setup.draft
    if draft.event_type is not EventType.SIEGE:
        return None
    if draft.chosen.frame.id not in load_defaults().besieged_frames:
        return None
    target = _besieged(draft)
    for where in _grounds(setup):
        siege = load_sieges().of(where, setup.sides.on)
        if siege is not None and siege.besieger != target:
            return siege
    return None


def _besieged(draft: Draft) -> str | None:
    """Return the side that the words name as besieged: of what "besieged" goes with, the one
    right before it.
    """
    bound, at = draft.roles.target, draft.chosen.first
    if bound is None:
        return None
    apart = bound.participant.first >= at or at - bound.participant.last > _BESIDE
    return None if apart and _attribute(draft) else bound.participant.party


def _attribute(draft: Draft) -> bool:
    """Whether the word is "besieged" behind what is."""
    return draft.scene.key(draft.chosen.first) in load_grammar().besieged


def _grounds(setup: Setup) -> Iterator[Where]:
    """Yield where a siege may be: at a place beside it, else where the story is."""
    first, last = setup.draft.chosen.first, setup.draft.chosen.last
    low, high = (_BESIDE, 0) if _attribute(setup.draft) else (_NEAR, _NEAR)
    near = [
        w for m, w in setup.scene.places if first - low <= m.last and m.first <= last + high
    ]
    yield from near
    here = setup.scene.places and not setup.draft.chosen.mention.definite
    if near or here:
        return
    thread = setup.thread
    for placed in (thread.topic, thread.placed, thread.fallback):
        yield from (where for _, where in placed.places) if placed is not None else ()


def _hit(draft: Draft, own: str | None = None) -> str | None:
    """Return the side that the words name as hit, as `own` what is "ours", or else the one that
    they tell the losses of.
    """
    bound = draft.roles.target
    if bound is not None and own is not None and draft.scene.ours(bound.participant):
        return own
    if bound is not None and bound.participant.party is not None:
        return bound.participant.party
    lost = {told.loss.party for told in draft.losses} - {None}
    return lost.pop() if len(lost) == 1 else None


def _falls(draft: Draft) -> bool:
    return draft.chosen.frame.id in load_defaults().falling_frames


def _shelled(draft: Draft, own: str) -> bool:
    """Whether nothing is told of shelling but where it was: those who write are shot at."""
    if draft.chosen.frame.id != _SHELLING or draft.chosen.mention.form in TENSES:
        return False
    return not _hits_arms(draft) and all(p.party != own for p in draft.scene.people)


def _suffered(draft: Draft, own: str) -> bool:
    """Whether a side tells what its own town or men underwent."""
    hit = _hit(draft, own)
    if _falls(draft) or (_shelled(draft, own) and own not in load_states()):
        return hit in (None, own, _CIVIL)
    if draft.event_type is EventType.EXPLOSION:
        return hit in (own, _CIVIL)
    noun = draft.chosen.mention.form not in TENSES
    return hit == own and noun and draft.modality[0] is Modality.DENIED


def _failed(draft: Draft) -> bool:
    """Whether an attack failed: a side tells of no defeat of its own."""
    attack = draft.event_type is EventType.CLASH and not draft.chosen.frame.mutual
    return attack and draft.modality[0] is Modality.FAILED


def _hits_arms(draft: Draft) -> bool:
    """Whether what was shelled or destroyed is told, and is what a foe fights with."""
    reach = _REACH.get(draft.event_type, 0)
    near = range(draft.chosen.last, draft.chosen.last + reach)
    keys = {rest for at in near for _, rest in clitic_splits(draft.scene.key(at))}
    if not load_civil_objects().isdisjoint(keys):
        return False
    return any(not key.endswith((OUR, MY)) for key in load_war_objects() & keys)


def _tells_of_itself(setup: Setup, own: str) -> bool:
    """Whether a side tells what it did itself: it fought, killed, took, captured, blew up."""
    draft, hit = setup.draft, _hit(setup.draft, own)
    if draft.chosen.frame.mutual or draft.chosen.frame.casualty:
        fights = draft.event_type is EventType.CLASH
        return fights and (
            hit is None or setup.sides.knowledge.hostile(own, hit, setup.sides.on)
        )
    against = hit is None or setup.sides.knowledge.hostile(own, hit, setup.sides.on)
    if own in load_states():
        return draft.event_type in _TAKING and hit is None
    if _hits_arms(draft):
        return against
    return draft.event_type in _TAKING and hit is None


def hoped_for(draft: Draft, around: Sequence[Draft]) -> bool:
    """Whether aid is only what something else is to make way for: who does that brings none
    ("called on X to open the roads so that aid gets in").
    """
    bound, at = draft.roles.agent, draft.chosen.first
    if draft.event_type is not EventType.AID_DELIVERY or bound is None:
        return False
    if draft.modality[0] is not Modality.PLANNED or bound.rule not in _FAR_SUBJECTS:
        return False
    who = bound.participant
    if who.party is None or who.party == _AID or who.last > at:
        return False
    aimed = draft.chosen.mention.clitics[-1:] == FOR or _purposed(draft)
    between = (other for other in around if who.first <= other.chosen.last <= at)
    others = [other for other in between if other.event_type not in _PAVING]
    return aimed and (bool(others) or who.preposition != "" or _apart(draft, who))


def _apart(draft: Draft, who: Participant) -> bool:
    """Whether one is asked for something, or another clause opens between him and an act."""
    scene, asked = draft.scene, load_grammar().demanding
    if any(scene.key(at) in asked for at in range(who.first - _ASKED, who.first)):
        return True
    return any("that" in scene.kinds_at(at) for at in range(who.last, draft.chosen.first))


def _purposed(draft: Draft) -> bool:
    """Whether a word for what is aimed at stands right before an act."""
    words, at = load_grammar().purposes, draft.chosen.first
    return any(draft.scene.key(k) in words for k in range(at - _BESIDE, at))


def of_no_side(setup: Setup, act: Act) -> bool:
    """Whether a noun tells of what is of no one side where none is named: a truce that stands,
    aid that is to come.
    """
    if act.form not in PLAIN_NOUNS or setup.draft.chosen.mention.pronoun is not None:
        return False
    agreed = act.kind is EventType.AGREEMENT and act.modality is not Modality.FAILED
    return agreed or (act.kind is EventType.AID_DELIVERY and act.modality is Modality.PLANNED)
