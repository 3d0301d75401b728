"""Whose an act is that one side lays at another's door and that is denied: the denier's, who
is accused of it, and not theirs who tell of it ("X denies what Y publishes of the shelling").
"""

from riwaya.arabic.affixes import BY
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.cues import load_no_side
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality

RULE = "agent.accused"
_CIVIL = "civilians"
_ACCUSING = "light.object-does"
_REACH = 12
_NEAR = 3
_DENIED = 8
_CHARGED = frozenset(
    {
        EventType.SHELLING,
        EventType.AIRSTRIKE,
        EventType.CHEMICAL_ATTACK,
        EventType.ATTACK_ON_CIVILIANS,
        EventType.ABDUCTION,
        EventType.SEXUAL_VIOLENCE,
        EventType.PROPERTY_DESTRUCTION,
        EventType.STATEMENT,
        EventType.DISPLACEMENT,
    }
)
"""What a side is charged with; of ground that it took another only boasts."""


def denier(setup: Setup) -> tuple[Participant | None, str] | None:
    """Return who denies the act that another tells of, and his party."""
    draft = setup.draft
    if draft.event_type not in _CHARGED or draft.modality[0] is not Modality.DENIED:
        return None
    if draft.chosen.mention.form in FINITE or _on_a_side(draft):
        return None
    at = _what_is_told(draft)
    teller = _teller(draft, at) if at is not None else None
    if at is None or teller is None:
        return None
    who = _denying(setup, at)
    party = who.party if who is not None else setup.speaker or setup.sides.own()
    if party is None or party in (teller.party, _CIVIL):
        return None
    return who, party


def _on_a_side(draft: Draft) -> bool:
    """Whether the act is told to be turned on an armed side, by the one who boasts of it."""
    hit = draft.roles.target
    party = hit.participant.party if hit is not None else None
    return party is not None and party not in load_no_side()


def _what_is_told(draft: Draft) -> int | None:
    """Return where "what", or a noun of charging, opens the words that lead to the act."""
    scene, first, grammar = draft.scene, draft.chosen.first, load_grammar()
    ways = grammar.about | grammar.regarding | grammar.origin
    led = any(scene.key(at) in ways for at in range(first - _NEAR, first))
    if not led and draft.chosen.mention.clitics[-1:] != BY:
        return None
    opening = grammar.what | grammar.charging if led else grammar.charging
    low = max(scene.sentence.first, first - _REACH)
    return next((at for at in range(first - 1, low - 1, -1) if scene.key(at) in opening), None)


def _teller(draft: Draft, at: int) -> Participant | None:
    """Return the side, or its outlet, that stands between "what" and the act."""
    scene, first = draft.scene, draft.chosen.first
    near = scene.people_around(at, first)
    told = (p for p in near if p.first > at and p.last <= first and p.party is not None)
    return next(told, None)


def _denying(setup: Setup, at: int) -> Participant | None:
    """Return the side that stands before "what" and denies it."""
    scene = setup.scene
    near = scene.people_around(max(scene.sentence.first, at - _DENIED), at)
    before = [p for p in near if p.last <= at and not (p.preposition or p.people)]
    return before[-1] if before and setup.sides.armed(before[-1].party) else None


def accused(setup: Setup) -> str | None:
    """Return whom a verb of accusing means by its pronoun: who was told before and fights the
    one that speaks ("and accused it of shelling the hospital").
    """
    draft, scene = setup.draft, setup.scene
    if draft.chosen.mention.clitics[-1:] != BY or draft.chosen.mention.form in FINITE:
        return None
    first = draft.chosen.first
    verbs = scene.cues_between(max(scene.sentence.first, first - _NEAR), first, "force")
    if not any(v.cue == _ACCUSING and v.pronoun and v.last == first for v in verbs):
        return None
    last, thread = setup.thread.last, setup.thread
    told = (thread.agent_party, last.target_party if last is not None else None)
    speaker = setup.speaker
    foes = (party for party in told if party is not None and party != speaker)
    return next((party for party in foes if setup.sides.armed(party)), None)
