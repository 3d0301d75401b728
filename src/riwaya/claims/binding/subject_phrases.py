"""Noun phrases headed by a noun of a class that can be a subject, and how far they reach."""

from dataclasses import dataclass

from riwaya.arabic.affixes import (
    ALEF,
    AND,
    ARTICLE,
    FOR,
    MEN_ACTED_ON,
    MEN_ACTING,
    MEN_OBJECTS,
    SHE_DID,
    TANWEEN,
    TIED,
    TWO,
)
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.lexicons.subjects import SubjectClass, load_subjects
from riwaya.model import EventType
from riwaya.model.making import quick

_COUNTED = 4
"""The most words of quantity in front of a noun."""
_ADJECTIVES = 2
_NISBA = (MEN_OBJECTS, MEN_OBJECTS + TIED)
_FATHATAN = tuple(TANWEEN[0][-1] + end for end in ("", ALEF))
_HERS = (TIED, *(SHE_DID + ending for ending in TWO))
_INDEFINITE = (*_NISBA, TIED, *TWO, MEN_ACTING)


@quick
@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of a noun phrase, its head's classes, gender, number; `ground` is a place."""

    first: int
    last: int
    head: int
    classes: tuple[SubjectClass, ...]
    many: bool
    feminine: bool
    ground: bool


def phrase_at(scene: Scene, at: int, kind: EventType) -> Phrase | None:
    """Return the phrase that starts at a token if its head can do what is of this type."""
    head = _head(scene, at)
    if head is None or _named(scene, at):
        return None
    key = _key(scene, head)
    fitting = tuple(c for c in load_subjects().by_word.get(key, ()) if c.fits(kind, key))
    if not fitting or scene.kinds_at(head) or _acted_on(scene, head):
        return None
    many = head > at or key in fitting[0].many
    return Phrase(
        at, _end(scene, head), head, fitting, many, key.endswith(_HERS), head in scene.in_place
    )


def _named(scene: Scene, at: int) -> bool:
    """Whether an actor that is known starts at a token, and no mere people or things."""
    around = scene.people_around(at + 1, at)
    return any(p.first == at and not (p.people or p.asset) and p.party for p in around)


def _acted_on(scene: Scene, at: int) -> bool:
    """Whether a noun has the form of an object."""
    key = scene.key(at)
    if scene.text(scene.document.tokens[at].span).endswith(_FATHATAN):
        return True
    return key.endswith(MEN_ACTED_ON) or (key.endswith(ALEF) and not key.startswith(ARTICLE))


def _head(scene: Scene, at: int) -> int | None:
    """Return where the noun stands behind words of quantity."""
    quantities = load_subjects().quantities
    for here in range(at, at + _COUNTED):
        key = _key(scene, here)
        if key in load_subjects().by_word:
            return here
        counts = here in scene.quantity_over or key in quantities or key.isdigit()
        if not key or not counts:
            return None
    return None


def _key(scene: Scene, at: int) -> str:
    key = scene.key(at)
    bare = key.removeprefix(AND)
    words = load_subjects()
    joined = scene.headline and key not in words.by_word
    return bare if joined and (bare in words.by_word or bare in words.quantities) else key


def _end(scene: Scene, head: int) -> int:
    """Return the token behind a noun with its genitive, "of" and adjectives."""
    at, definite = head + 1, _key(scene, head).startswith(ARTICLE)
    known = max(_whole(scene, head), _whole(scene, at))
    if not definite and known > at:
        return known
    if not definite and _is_definite(scene, at):
        at, definite = at + 1, True
    if not definite:
        at += _adjective(scene, at, _INDEFINITE)
        return _whole(scene, at + _adjective(scene, at, _NISBA))
    for _ in range(_ADJECTIVES):
        if _is_definite(scene, at) and scene.key(at).endswith(_NISBA):
            at += 1
    return at


def _whole(scene: Scene, at: int) -> int:
    """Return where the words of a place or participant end that start at a token, bare or with
    "of".
    """
    ends = [m.last for m, _ in scene.places if m.first == at and not m.preposition]
    around = scene.people_around(at + 1, at)
    ends += [p.last for p in around if p.first == at and p.preposition in ("", FOR)]
    return max(ends, default=at)


def _is_definite(scene: Scene, at: int) -> bool:
    acts = any(t.form in FINITE for t in scene.trigger_at.get(at, ()))
    plain = not scene.kinds_at(at) and not acts and at not in scene.in_time
    return plain and scene.key(at).startswith(ARTICLE)


def _adjective(scene: Scene, at: int, endings: tuple[str, ...]) -> bool:
    """Whether an adjective without article stands at a token ("local committees")."""
    plain = not scene.kinds_at(at) and at not in scene.in_time and at not in scene.quantity_at
    return plain and scene.key(at).endswith(endings) and at not in scene.trigger_at
