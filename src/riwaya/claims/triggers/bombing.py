"""What "the attack" and "the bombing" of a report were: what it tells elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.claims.drafts.discourse import Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import BOMBINGS
from riwaya.claims.drafts.placed import Placed
from riwaya.lexicons.cues import load_states
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_OWN = frozenset({"place.behind", "place.before", "place.head"})
TAKEN_UP = BOMBINGS | {
    EventType.AIRSTRIKE,
    EventType.SHELLING,
    EventType.ATTACK_ON_CIVILIANS,
    EventType.CHEMICAL_ATTACK,
}
"""What "the attack" may stand for."""


def suicides_of(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the suicide bombings that a report tells as such."""
    return tuple(d for d in drafts if d.event_type is EventType.SUICIDE_BOMBING)


def bombing_told(draft: Draft, thread: Thread, suicides: Sequence[Draft]) -> Draft | None:
    """Return the bombing or strike, told before or elsewhere, that an attack takes up."""
    if not draft.chosen.frame.retold or draft.weapons:
        return None
    suicides = [told for told in suicides if not _by_another(draft, told)]
    there = next((told for told in suicides if _at_one(draft, told)), None)
    if there is not None or not draft.chosen.mention.definite:
        return there
    if draft.scene.key(draft.chosen.first - 1) in load_grammar().destination:
        return None
    before = thread.attacked
    if before is None:
        return suicides[0] if suicides else None
    known = before.event_type in TAKEN_UP and before.scene is not draft.scene
    known = known and not (_by_another(draft, before) or _beside(before))
    return before if known and not _elsewhere(draft.placed, before.placed) else None


def take_up(draft: Draft, told: Draft) -> None:
    """Give an attack what was told of it before: who did it, on whom, where and when."""
    bound = draft.roles.agent
    named = bound is not None and bound.participant.first >= draft.chosen.last
    if told.agent_party is not None and not named:
        draft.agent, draft.agent_party = told.agent, told.agent_party
        draft.target, draft.target_party = told.target, told.target_party
        draft.agent_rule, draft.target_rule = "agent.carried", "target.carried"
    own = draft.placed is not None and draft.placed.rule in _OWN
    if told.placed is not None and not own:
        draft.placed = replace(told.placed, rule="place.carried")
    if told.dated is not None and not (draft.dated and draft.dated.mentions):
        draft.dated = told.dated


def go_on_with(draft: Draft, struck: Draft) -> None:
    """Give "the shelling" that names nobody to who struck right before ("shelled the town. The
    shelling killed two").
    """
    near = draft.scene.sentence.paragraph - struck.scene.sentence.paragraph <= 1
    if not near or draft.roles.agent is not None or struck.agent_party is None:
        return
    draft.agent, draft.agent_party = struck.agent, struck.agent_party
    draft.agent_rule = "agent.carried"
    if draft.target_party == struck.agent_party:
        draft.target, draft.target_party = struck.target, struck.target_party
        draft.target_rule = "target.carried"


def _at_one(draft: Draft, told: Draft) -> bool:
    """Whether an attack is named by the place of a bombing ("the mosque bombing")."""
    scene, last = draft.scene, draft.chosen.last
    inside = scene.key(last) in load_grammar().inside
    behind = {w.place or w.name for m, w in scene.places if m.first == last + inside}
    return not behind.isdisjoint(_names(told.placed))


def _by_another(draft: Draft, told: Draft) -> bool:
    """Whether an attack is named with one who did it, a state or not the bomber ("the Turkish
    attacks").
    """
    bound = draft.roles.agent
    if bound is None or bound.participant.first < draft.chosen.first:
        return False
    party = bound.participant.party
    if party is None or party == told.agent_party:
        return False
    return told.agent_party is not None or party in load_states()


def _beside(told: Draft) -> bool:
    """Whether a strike is told as what another act followed or went with ("after raids")."""
    grammar, before = load_grammar(), told.scene.key(told.chosen.first - 1)
    return before in grammar.after | grammar.company | grammar.under


def _elsewhere(placed: Placed | None, told: Placed | None) -> bool:
    """Whether a place stands behind an attack that is none of those told before."""
    if placed is None or placed.rule != "place.behind":
        return False
    return _names(placed).isdisjoint(_names(told))


def _names(placed: Placed | None) -> set[str]:
    return {w.place or w.name for _, w in placed.places} if placed else set()
