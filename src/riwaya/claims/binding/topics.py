"""Rules of binding for a subject in front of an aside ("X, backed by Y, stormed the town")."""

from riwaya.claims.binding.verbs import subject_role, verbal
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.agreement import agrees
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.participants import Participant

_DASHES = frozenset("-–—")
_ASIDE = 14
"""The most words of an aside."""


def topic(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who opens a clause and is cut from its verb by an aside is the verb's subject."""
    told = verbal(chosen) and heads_aside(scene, chosen, p)
    return (subject_role(chosen), 19.0) if told else None


def has_topic(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb has its subject in front of an aside, so that none stands behind it."""
    if _mark(scene, chosen.first - 1) is None:
        return False
    near = scene.people_around(chosen.first - _ASIDE, chosen.first - 1)
    return any(heads_aside(scene, chosen, p) for p in near)


def heads_aside(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a participant opens a clause, and between it and a verb stand marks like those
    around an aside.
    """
    closes = _mark(scene, chosen.first - 1)
    if closes is None or p.preposition or p.coordinated or chosen.mention.clitics:
        return False
    if _mark(scene, p.last) is not closes or not 1 < chosen.first - p.last <= _ASIDE:
        return False
    opens = p.first == scene.sentence.first or "that" in scene.kinds_at(p.first - 1)
    return opens and agrees(scene, chosen.mention, p) is not False


def _mark(scene: Scene, at: int) -> frozenset[str] | None:
    """Return the kind of mark that a token is, `None` for a word."""
    key = scene.key(at)
    return next((kind for kind in (COMMAS, _DASHES) if key in kind), None)
