"""Whose losses are that no word gives to anyone: by what is lost, and by the act."""

from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.told import Told
from riwaya.claims.scenes.nouns import ANYONE, COUNTED, REBELS, STATE
from riwaya.lexicons.cues import load_civil_objects, load_no_side, load_states
from riwaya.model import FAMILY, EventType, LossKind, Modality

_TAKING = frozenset({EventType.DETENTION, EventType.ABDUCTION})


def parties_hit(draft: Draft, told: Told) -> tuple[tuple[str | None, ...], str]:
    """Return whose a loss is, in a claim's view, and the rule that says so."""
    if told.both:
        met = tuple(p for p in (draft.agent_party, draft.target_party) if p)
        return (met or (None,)), "loss.sides"
    own = _by_sense(draft, told)
    if own is not None:
        return (own,), "loss.sense"
    if told.loss.kind is LossKind.DISPLACED:
        return ("civilians",), "loss.civilians"
    if told.loss.kind is LossKind.EQUIPMENT:
        return (_thing(draft, told),), "loss.thing"
    owners, rule = _by_act(draft, told)
    if told.armed and owners == ("civilians",):
        return (_armed_here(draft, told),), "loss.armed"
    return owners, rule


def taken_from(draft: Draft, party: str | None) -> str | None:
    """Return whose a loss is that is told of a side: nobody captures its own men and arms."""
    own = party is not None and party == draft.agent_party
    return draft.target_party if own and draft.event_type in _TAKING else party


def _armed_here(draft: Draft, told: Told) -> str | None:
    """Return the one armed side named beside fighters who fell by nobody's told aim."""
    named = {p.party for p in draft.scene.people if not p.people} - load_no_side() - {None}
    named.discard(draft.agent_party)
    if told.meant in (STATE, REBELS):
        named = {p for p in named if (p in load_states()) == (told.meant == STATE)}
    return named.pop() if len(named) == 1 else None


def _by_sense(draft: Draft, told: Told) -> str | None:
    """Return the side that a noun means: soldiers are a state's, rebels are none's."""
    if told.meant not in (STATE, REBELS):
        return None
    sides = {
        p for p in (draft.target_party, draft.agent_party) if p and p not in load_no_side()
    }
    fit = [p for p in sides if p and (p in load_states()) == (told.meant == STATE)]
    if fit or told.meant != STATE:
        return fit[0] if len(fit) == 1 else None
    named = {p.party for p in draft.scene.people if p.party} & load_states()
    return named.pop() if len(named) == 1 else None


def _thing(draft: Draft, told: Told) -> str | None:
    """Return whose a thing is: who was aimed at or left it behind, or civilians for a house."""
    words = told.loss.text.split()
    if not load_civil_objects().isdisjoint(words):
        return "civilians"
    left = draft.event_type is EventType.WITHDRAWAL
    return draft.agent_party if left else draft.target_party


def _by_act(draft: Draft, told: Told) -> tuple[tuple[str | None, ...], str]:
    """Return those an act of its kind hits: attackers who failed, civilians where a strike's
    target is not told, else the target; nobody's are the dead of a clash that no word tells of.
    """
    if draft.event_type is EventType.CLASH:
        if draft.modality[0] is Modality.FAILED:
            return (draft.agent_party,), "loss.attacker"
        if told.meant in (ANYONE, COUNTED):
            return (None,), "loss.anyone"
    elif told.loss.kind is LossKind.CAPTURED:
        return (draft.target_party,), "loss.target"
    elif told.meant == ANYONE or _struck(draft, told):
        return ("civilians",), "loss.civilians"
    return (draft.target_party,), "loss.target"


def _struck(draft: Draft, told: Told) -> bool:
    """Whether a strike hit nobody that is told, or the dead are told without a side."""
    strike = FAMILY[draft.event_type] == "strike"
    return strike and (draft.target is None or told.meant == COUNTED)
