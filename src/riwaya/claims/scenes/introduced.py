"""How an actor's words are introduced: by which preposition, by "and", in which case."""

from typing import TYPE_CHECKING

from riwaya.arabic.affixes import AND, BY, CONJUNCTIONS, FOR, PREPOSITIONS, TANWEEN
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import ActorMention

if TYPE_CHECKING:
    from riwaya.claims.scenes.findings import Scene

_APART = frozenset(before + to for before in ("", AND) for to in (FOR, BY))
"""Proclitics that are met apart from their word."""
_BRACKETS = frozenset('«"(“')


def introduced(scene: "Scene", mention: ActorMention, party: str | None) -> Participant:
    """Return a participant of a sentence with what stands in front of it."""
    token = scene.document.tokens[mention.first]
    clitics = token.key[: max(0, mention.span.start - token.start)]
    before = scene.key(mention.first - 1)
    preposition = mention.preposition or ""
    if not preposition and clitics and clitics[-1] in PREPOSITIONS:
        preposition = clitics[-1]
    if not preposition and before and "preposition" in scene.kinds_at(mention.first - 1):
        preposition = before
    outside = _outside(scene, mention.first)
    if not preposition and outside in _APART:
        preposition = outside[-1]  # one that stands apart by tatweel or a mark
    if preposition == "" and before in load_grammar().grip:
        preposition = _held(scene, mention.first - 1)
    coordinated = clitics.startswith(CONJUNCTIONS) or AND in (before, outside)
    accusative = scene.text(token.span).endswith(TANWEEN)
    first, last = mention.first, mention.last
    return Participant(mention, first, last, party, preposition, coordinated, accusative)


def _held(scene: "Scene", index: int) -> str:
    """Return "from" where a grip on something is left ("from the hands of")."""
    key = scene.key(index - 1)
    return key if key in load_grammar().origin else ""


def _outside(scene: "Scene", index: int) -> str:
    """Return the word in front of the quotation marks that a participant stands in."""
    at = index - 1
    while scene.key(at) in _BRACKETS:
        at -= 1
    return scene.key(at)
