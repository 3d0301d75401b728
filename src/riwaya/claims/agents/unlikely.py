"""Who would not do what is told: mend what he broke, arm whom he fights, liberate what he
took; no state sends men to blow themselves up. And whose place tells that he is acted on.
"""

from riwaya.arabic.affixes import FOR
from riwaya.claims.binding.verbs import acts, verbal
from riwaya.claims.drafts.kinds import ARMED, FROM_AFAR
from riwaya.claims.scenes.offices import runs_office
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.cues import load_states
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_STRUCK = FROM_AFAR | {EventType.PROPERTY_DESTRUCTION}
_WRECKING = _STRUCK | {EventType.EXPLOSION}
_ATTACKS = frozenset(
    {EventType.CLASH, EventType.TERRITORY_GAIN, EventType.SUICIDE_BOMBING, EventType.EXPLOSION}
)
_AID, _CIVIL = "un_aid", "civilians"
_BY_ARMS = ARMED - {EventType.INTERCEPTION}
"""What bodies of aid never do: mines they clear."""
_FREEING = frozenset({"other.release", "other.set-free"})


def acted_on(setup: Setup, p: Participant, *, behind: bool) -> bool:
    """Return whether a participant's place beside an act tells that another does it."""
    if behind:
        return _made_for(setup, p) or _leads(setup, p) or _freed(setup, p) or _owns(setup, p)
    if runs_office(setup.scene, p):
        return True
    return _between(setup, p) or (_freeing(setup) and p.preposition in load_grammar().about)


def _owns(setup: Setup, p: Participant) -> bool:
    """Whether a participant behind "of" owns what was struck, or ground that is fought on ("a
    base of X was destroyed", "fighting in the last pocket of X").
    """
    scene, chosen = setup.scene, setup.draft.chosen
    between = range(chosen.last, p.first)
    if p.preposition != FOR or not between:
        return False
    if verbal(chosen):
        return chosen.frame.type in _STRUCK
    led = any("preposition" in scene.kinds_at(at) or at in scene.in_place for at in between)
    return chosen.frame.mutual and led


def _made_for(setup: Setup, p: Participant) -> bool:
    """Whether somebody's things behind an attack are what it makes for or is turned on."""
    grammar = load_grammar()
    led = p.preposition in grammar.against or p.preposition in grammar.destination
    return p.asset and led and setup.draft.event_type in _ATTACKS


def _leads(setup: Setup, p: Participant) -> bool:
    """Whether a participant only drives, leads or backs what was hit ("cars that X drove")."""
    return not p.preposition and setup.scene.key(p.first - 1) in load_grammar().backing


def _freed(setup: Setup, p: Participant) -> bool:
    """Whether a participant stands behind a noun of setting free: those are set free, if not
    the ones "by" whom they are.
    """
    if not _freeing(setup) or verbal(setup.draft.chosen):
        return False
    return not setup.scene.cues_between(setup.draft.chosen.last, p.first, "by")


def _freeing(setup: Setup) -> bool:
    return setup.draft.chosen.frame.id in _FREEING


def _between(setup: Setup, p: Participant) -> bool:
    """Whether two were named in front of an act as those between whom something else is ("used
    the conflict between X and Y to take the town").
    """
    chosen, between = setup.draft.chosen, load_grammar().between
    if chosen.frame.type not in ARMED or chosen.frame.mutual or p.preposition not in between:
        return False
    others = [q for q in setup.scene.people if q is not p and q.last <= chosen.first]
    two = any(q.preposition in between for q in others)
    return two and any(q.first < p.first and acts(q) and not q.preposition for q in others)


def wrecker(setup: Setup) -> str | None:
    """Return who struck right before something is mended: he does not mend it."""
    last, mending = setup.thread.last, load_defaults().mending_frames
    if last is None or setup.draft.chosen.frame.id not in mending:
        return None
    return last.agent_party if last.event_type in _WRECKING else None


def would_not(setup: Setup, party: str | None, target: str | None) -> bool:
    """Return whether a party that no words name plainly would not do such an act."""
    if party is None:
        return False
    if setup.draft.event_type is EventType.SUICIDE_BOMBING:
        return party in load_states()
    return (_freeing(setup) and party == target) or _arms_foe(setup, party, target)


def never_fights(setup: Setup, party: str) -> bool:
    """Return whether a party that bears no arms is weighed for an act of force: bodies of aid
    do none, people only by hand.
    """
    if party == _AID:
        return setup.draft.event_type in _BY_ARMS
    return party == _CIVIL and setup.draft.event_type in FROM_AFAR


def never_frees(setup: Setup, party: str | None) -> bool:
    """Return whether a party that no words name is none of those who liberate, where others
    than its own tell of a liberation, or strikes from the air for those.
    """
    defaults, sides = load_defaults(), setup.sides
    if party is None or setup.draft.chosen.frame.id not in defaults.liberating:
        return False
    takes = party in load_states() and party not in defaults.ground
    takes = takes or party in defaults.liberators
    return not (takes or party in (sides.outlet, setup.speaker)) and sides.armed(party)


def _arms_foe(setup: Setup, party: str, armed: str | None) -> bool:
    """Whether a party is at war with those whom an act arms, trains or supplies: who is only
    pointed at ("these militias") may be others than was read.
    """
    if armed is None:
        return False
    bound = setup.draft.roles.target
    if setup.draft.chosen.frame.id not in load_defaults().arming_frames or bound is None:
        return False
    if setup.scene.key(bound.participant.first) in load_grammar().this:
        return False
    return setup.sides.knowledge.hostile(party, armed, setup.sides.on)
