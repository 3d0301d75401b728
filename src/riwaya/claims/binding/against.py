"""Whom an act is turned on, as a preposition before them tells."""

from riwaya.claims.binding.verbs import REACH, after
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType


def against(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """`على`, `ضد` and `مع` introduce whom an act is turned on."""
    gap = after(chosen, p)
    if gap is None or gap > REACH:
        return None
    grammar = load_grammar()
    if p.preposition in grammar.against or _towards(chosen, p) or _fired_at(chosen, p):
        return ("target", 11.0)
    if p.preposition in grammar.company and (
        chosen.frame.mutual or chosen.frame.id.startswith("clash")
    ):
        met = chosen.frame.mutual and chosen.mention.form in TENSES
        return ("target", 14.0 if met else 10.0)
    if p.preposition in grammar.origin and chosen.frame.type in (
        "territory_gain",
        "interception",
    ):
        return ("target", 9.0)
    return None


def _towards(chosen: Chosen, p: Participant) -> bool:
    """Whether attackers make for somebody's positions ("slipped towards our posts")."""
    led = p.asset and p.preposition in load_grammar().destination
    return led and chosen.frame.id.startswith("clash")


def _fired_at(chosen: Chosen, p: Participant) -> bool:
    """Whether a side is what shells are fired towards."""
    fired = chosen.frame.type is EventType.SHELLING and not p.people
    return fired and p.preposition in load_grammar().destination
