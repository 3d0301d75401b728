"""Who is hit in passing by, and whose post it is where people are taken."""

from riwaya.claims.binding.verbs import after
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_SET_OFF = frozenset({EventType.EXPLOSION, EventType.SUICIDE_BOMBING, EventType.CLASH})
_TAKING = frozenset({EventType.DETENTION, EventType.ABDUCTION})
_REACH = 10


def passing(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who passes by is whom a bomb or an ambush hits ("a mine went off as a patrol passed")."""
    gap = after(chosen, p)
    if gap is None or gap > _REACH or chosen.frame.type not in _SET_OFF or p.preposition:
        return None
    return ("target", 14.0) if scene.key(p.first - 1) in load_grammar().passing_by else None


def at_checkpoint(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whose checkpoint it is where people are taken takes them ("seized at a post of X")."""
    gap = after(chosen, p)
    if gap is None or gap > _REACH or chosen.frame.type not in _TAKING or not p.asset:
        return None
    grammar = load_grammar()
    post = scene.key(p.mention.head) in grammar.checkpoints
    led = p.preposition in grammar.against or scene.key(p.first - 1) in grammar.posted_at
    return ("agent", 14.0) if post and led else None
