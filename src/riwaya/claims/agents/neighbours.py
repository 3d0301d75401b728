"""Signs from what else a sentence tells: whose the acts around are, and what can agree."""

from collections.abc import Iterator
from functools import cache

from riwaya.arabic.affixes import CONJUNCTIONS
from riwaya.claims.binding.verbs import MARKS, heads_clause, inside_relative, verbal
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.roles import Bound
from riwaya.claims.scenes.agreement import agrees
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.weighing.choice import Flags, Group
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.cues import load_no_side, load_states

_SURE = 9.0
CARRIED = frozenset({"thread", "subject", "inferred"})
"""Where a report has a party in mind from that is carried on from the act before."""


def neighbour_signs(setup: Setup, p: Participant, side: str) -> Iterator[Group]:
    """Yield how a participant stands to the acts around, and whether its form fits the verb."""
    scene, chosen = setup.scene, setup.draft.chosen
    fits = agrees(scene, chosen.mention, p)
    form, joined = setup.form, chosen.mention.clitics.startswith(CONJUNCTIONS)
    if fits is not None:
        yield _fitting(side, form, fits=fits)
    yield _heading(side, form)[(heads_clause(scene, p), inside_relative(scene, p), joined)]
    for other, bound in setup.cast.elsewhere(p, setup.draft):
        yield _elsewhere(setup.draft, other, bound, side)
    before = setup.thread.last
    if before is not None and before.scene is scene:
        yield _preceding(side, form)[(before.agent is p, before.target is p, joined)]
    if side == "behind" and verbal(chosen):
        yield _followed(_next(setup, p), setup.draft.event_type)


def _elsewhere(draft: Draft, other: Draft, bound: Bound, side: str) -> Group:
    """Return what role a participant has in another act of the sentence, and where that is."""
    first = bound.participant.first
    at, own = other.chosen.first, draft.chosen.first
    low, high = sorted((first, own))
    where = (
        "between" if low < at < high else ("past" if (at < own) == (first < own) else "across")
    )
    return _role_there(side, where, bound.role, sure=bound.score >= _SURE)


def _next(setup: Setup, p: Participant) -> str:
    """Return what stands right behind a participant: a word of a class, a name, an act."""
    scene, at = setup.scene, p.last
    while scene.key(at) and scene.key(at) in MARKS:
        at += 1
    kinds = scene.kinds_at(at)
    for kind in ("preposition", "that", "relative", "connector"):
        if kind in kinds:
            return kind
    if at in scene.in_people:
        return "participant"
    if at in scene.in_place:
        return "place"
    return "act" if at in scene.trigger_at else "word"


@cache
def _fitting(side: str, form: str, *, fits: bool) -> Group:
    word = "agrees" if fits else "clashes"
    return f"{word}", f"{side}:{word}", f"{side}:{word}:{form}"


@cache
def _heading(side: str, form: str) -> Flags:
    return Flags(f"{side}:heads", f"{side}:in-relative", f"{side}:and:{form}")


@cache
def _preceding(side: str, form: str) -> Flags:
    return Flags(f"{side}:did-before:{form}", f"{side}:hit-before:{form}", f"{side}:and")


@cache
def _role_there(side: str, where: str, role: str, *, sure: bool) -> Group:
    told = (f"{side}:{where}:{role}",)
    return (*told, f"{side}:{where}:{role}:sure") if sure else told


@cache
def _followed(what: str, kind: str) -> Group:
    group = f"behind:then:{what}"
    return (group, f"{group}:statement") if kind == "statement" else (group,)


@cache
def party_class(party: str) -> str:
    """Return what a party is among the states, irregulars and others."""
    if party in load_no_side():
        return "class:unarmed"
    return "class:state" if party in load_states() else "class:irregular"


def thread_signs(setup: Setup) -> Iterator[Group]:
    """Yield how near the act before stands, for a party that is carried on from it."""
    before = setup.thread.last
    if before is None:
        return
    chosen, scene = setup.draft.chosen, setup.scene
    here = before.scene is scene
    joined = chosen.mention.clitics.startswith(CONJUNCTIONS)
    paragraph = before.scene.sentence.paragraph == scene.sentence.paragraph
    same = before.event_type is setup.draft.event_type
    yield _carrying(setup.form)[(here, not here and paragraph, joined, here and joined, same)]


@cache
def _carrying(form: str) -> Flags:
    return Flags(
        f"carried:here:{form}",
        f"carried:paragraph:{form}",
        f"carried:and:{form}",
        f"carried:here-and:{form}",
        f"carried:same:{form}",
    )
