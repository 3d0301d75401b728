"""Who moves, where only a part of them is told to: "the third batch of X left"."""

from riwaya.claims.binding.verbs import REACH, after
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_BATCH = 4
"""How far before a name the batch may stand that is told of it."""

_MOVES = frozenset({EventType.DISPLACEMENT, EventType.WITHDRAWAL, EventType.RETURN})


def batch(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A part of a side that a word of movement tells of, in batches, is who moves ("the third
    batch of X left").
    """
    gap, grammar = after(chosen, p), load_grammar()
    if gap is None or gap > REACH or p.preposition not in grammar.origin or p.people:
        return None
    if chosen.frame.type not in _MOVES:
        return None
    near = range(max(chosen.first, p.first - _BATCH), p.first)
    told = any(scene.key(at) in grammar.batches for at in near)
    return ("agent", 16.0) if told else None
