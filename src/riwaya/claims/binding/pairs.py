"""Two that fight each other: "between A and B"."""

from riwaya.claims.binding.verbs import acts, after
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.participants import Participant, first_led
from riwaya.lexicons.grammar import load_grammar


def between_sides(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """ "between A and B": the first is the agent, the next uncoordinated with it the target."""
    if not chosen.frame.mutual or after(chosen, p) is None:
        return None
    between = load_grammar().between
    ahead = first_led(scene.introduced, between, chosen.last)
    if ahead is None:
        return None
    if p is ahead:
        return ("agent", 14.0)
    if p.first > ahead.last - 1 and (not _allied(ahead, p) or _apart(scene, ahead, p)):
        return ("target", 13.0)
    return None


def _apart(scene: Scene, first: Participant, second: Participant) -> bool:
    """Whether two of one party fight each other: named differently, one joined to the other,
    with no third behind them.
    """
    named = first.mention.actors and second.mention.actors
    joined = second.coordinated and second.first - first.last <= 1
    if not named or not joined or first.mention.actors == second.mention.actors:
        return False
    behind = (p for p in scene.people if p.first > second.first)
    return not any(p.coordinated and acts(p) for p in behind)


def _allied(a: Participant, b: Participant) -> bool:
    return a.party == b.party
