"""Whose a truce is that goes its own way: of those between whom it is, or nobody's."""

from riwaya.claims.binding.roles import PLAIN
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.scenes.participants import Participant, first_led
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

RULE = "agent.truce"
_REACH = 12
_COURSE = 3
_CALL = 14
_AUTHOR = frozenset({"role.launched", "role.by", "role.inside"})
"""Rules that bind behind the noun of a truce who declared or made it."""


def goes_by_itself(draft: Draft) -> bool:
    """Whether nobody does what is told of a truce: it holds, begins or breaks down, is only
    when something else happened, or is what somebody asks others for.
    """
    if draft.event_type is not EventType.AGREEMENT:
        return False
    frame, defaults = draft.chosen.frame.id, load_defaults()
    authors = [b for b in draft.roles.bounds if b.role == "agent" and b.rule in _AUTHOR]
    if frame in defaults.truce_frames:
        return not any(b.score >= PLAIN for b in authors)
    return (
        not authors
        and frame in defaults.truce_nouns
        and (_only_dates(draft) or _called_for(draft))
    )


def parties_to(draft: Draft) -> Participant | None:
    """Return the first of those between whom a truce is told to be, if they are."""
    scene, last = draft.scene, draft.chosen.last
    first = first_led(scene.introduced, load_grammar().between, last)
    near = first is not None and first.first - last <= _REACH
    return first if near and first and not scene.hard_in(last, first.first) else None


def _only_dates(draft: Draft) -> bool:
    """Whether a definite truce is only a time ("since the truce", "despite the ceasefire")."""
    scene, grammar = draft.scene, load_grammar()
    at = draft.chosen.first - 1
    low = max(scene.sentence.first, at - _COURSE)
    while at > low and scene.key(at) in grammar.truce_course:
        at -= 1
    return scene.key(at) in grammar.truce_time


def _called_for(draft: Draft) -> bool:
    """Whether somebody asks others for a truce."""
    scene, first = draft.scene, draft.chosen.first
    low = max(scene.sentence.first, first - _CALL)
    asked = load_grammar().demanding
    verbs = [at for at in range(low, first) if scene.key(at) in asked]
    if not verbs or scene.hard_in(verbs[-1], first):
        return False
    return not any(at in scene.trigger_at for at in range(verbs[-1] + 1, first))
