"""Who helps those who fight, and whom help is for: the act beside it is not theirs."""

from functools import cache

from riwaya.arabic.affixes import FOR
from riwaya.claims.binding.verbs import MARKS, after
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import FROM_AFAR, HOSTILE
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import NOUNS
from riwaya.claims.scenes.offices import runs_office
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.actor_words import load_helping
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_SHARED = HOSTILE - {EventType.WITHDRAWAL}
_FOUGHT = _SHARED - {EventType.MOBILISATION}
_REACH = 14
_ANSWER = 12
_AIR_COVER = "air.support"
_OF_THE_STRIKE = frozenset(
    {"role.genitive", "role.described", "role.launched", "role.by", "role.for", "role.inside"}
)
"""What names the author of a strike by the words of the strike itself."""
_LOOSE = 2
"""The most plain words inside "with strong air support from"."""


def aside(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Return whether who stands behind an act of war only helps with it or is helped by it, or
    before an act only runs the office that tells of it.
    """
    if p.last <= chosen.first:
        return runs_office(scene, p)
    kind = chosen.frame.type
    if kind not in _SHARED or after(chosen, p) is None:
        return False
    if (
        _covered(chosen, p)
        or _answered(scene, chosen, p)
        or ("with_support" in scene.groups and _helper(scene, chosen, _first(scene, p)))
    ):
        return True
    return kind in _FOUGHT and _helped(scene, chosen, p)


def _covered(chosen: Chosen, p: Participant) -> bool:
    """Whether air cover is given to a participant ("air cover for the fighters")."""
    given = chosen.frame.id == _AIR_COVER and p.preposition == FOR
    return given and p.party not in load_defaults().ground


def helper(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return the power that is told behind an act of war to help with it from the air."""
    if chosen.frame.type not in _SHARED or chosen.frame.type in FROM_AFAR:
        return None
    if "with_support" not in scene.groups:
        return None
    near = scene.people_around(chosen.last, chosen.last + _REACH)
    powers = load_defaults().ground
    return next((p for p in near if p.party in powers and _helper(scene, chosen, p)), None)


def _answered(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a participant belongs to the act that another answers ("the raids came in answer
    to an attack of X on Y").
    """
    if "answering" not in scene.groups:
        return False
    grammar = load_grammar()
    for at in range(chosen.last, min(chosen.last + _ANSWER, p.first - 1)):
        if scene.key(at) in grammar.answering and scene.key(at + 1) in grammar.against:
            return any(low in scene.trigger_at for low in range(at + 2, p.first))
    return False


def _first(scene: Scene, p: Participant) -> Participant:
    """Return the first of several that "and" joins."""
    while p.coordinated:
        before = [q for q in scene.people_around(p.first - 1, p.first - 1) if q.last <= p.first]
        if not before:
            break
        p = before[-1]
    return p


def _helper(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether "with the support of" leads to a participant, a word or two between."""
    grammar, at = load_grammar(), p.first - 1
    if scene.key(at) in grammar.origin or scene.key(at) in grammar.company:
        at -= 1
    for low in range(at, max(at - _LOOSE, chosen.last) - 1, -1):
        if scene.key(low) in grammar.with_support:
            return True
        if scene.key(low) in MARKS or scene.kinds_at(low) or low in scene.trigger_at:
            return False
    return False


def _helped(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether "in support of" leads to a participant, at most a word of his advance between."""
    if "in_support" not in scene.groups:
        return False
    words, near = load_grammar().in_support, range(max(p.first - _LOOSE, chosen.last), p.first)
    return any(scene.key(at) in words for at in near)


def supporting(scene: Scene, chosen: Chosen) -> bool:
    """Return whether an air strike is told as what somebody's fighters are backed by: it is not
    theirs because they are named ("the fighters, backed by air strikes, took the post").
    """
    if chosen.frame.type is not EventType.AIRSTRIKE or chosen.mention.form not in NOUNS:
        return False
    grammar, helping = load_grammar(), _helping()
    if scene.key(chosen.first) in helping:
        return True
    for at in range(chosen.first - 1, chosen.first - 1 - _LOOSE, -1):
        key = scene.key(at)
        if key in helping:
            return True
        if key not in grammar.origin:
            return False
    return False


@cache
def _helping() -> frozenset[str]:
    """Return the words for what backs somebody."""
    return load_grammar().with_support | load_grammar().backed | load_helping()


def names_author(rule: str) -> bool:
    """Return whether a rule of binding takes the author from the words of a strike itself."""
    return rule in _OF_THE_STRIKE
