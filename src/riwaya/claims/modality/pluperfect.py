"""Whether an act is set before the story."""

from riwaya.arabic.affixes import AND
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.grammar import load_grammar

_HAD, _LONG = 12, 30


def pluperfect(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is set before the story ("had" done it), be its long subject between "was"
    and the particle right before the verb.
    """
    had = scene.starts("pluperfect")
    if not had and "perfect" not in scene.groups:
        return False
    first, grammar = chosen.first, load_grammar()
    low = max(scene.sentence.first, first - _HAD)
    if not had.isdisjoint(range(low, first)):
        return True
    if scene.key(first - 1) not in grammar.perfect or scene.key(first - 1).startswith(AND):
        return False
    far = range(max(scene.sentence.first, first - _LONG), low)
    return any(scene.key(at) in grammar.was for at in far) and not scene.hard_in(low, first)
