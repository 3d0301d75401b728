"""Who is suspected, accused or convicted of an act did it, and not who arrested him: the words
that tell so stand between the two ("arrested five men suspected of the bombing").
"""

from riwaya.arabic.affixes import BY, FOR, OWNERS
from riwaya.claims.binding.verbs import verbal
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar

_FAR = 7
"""How far behind the word that tells of suspicion the act may stand."""
_NEAR = 1
"""How far before it the suspect may: a man suspected whom others seek has words of his own."""
_SURE = 20.0


def suspicion(scene: Scene, chosen: Chosen) -> int | None:
    """Return where a word tells of whom an act is suspected, if one leads to the act."""
    if verbal(chosen):
        return None
    words = load_grammar().suspected
    for at in range(chosen.first - 1, max(scene.sentence.first, chosen.first - _FAR) - 1, -1):
        if at in scene.hard or _turns(scene, at):
            return None
        if scene.key(at) in words and _leads_on(scene, at):
            return at
    return None


def _turns(scene: Scene, at: int) -> bool:
    """Whether another clause begins at a token: no "that they" which tells of the suspects."""
    return "that" in scene.kinds_at(at) and not scene.key(at).endswith(OWNERS)


def _leads_on(scene: Scene, at: int) -> bool:
    """Whether "of" or "in" stands at a word of suspicion: an accuser names another there."""
    key, behind = scene.key(at), scene.key(at + 1)
    of = behind.startswith(BY) and "cause" not in scene.kinds_at(at + 1)
    return of or key.startswith((BY, FOR)) or behind in load_grammar().inside


def suspected(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """The nearest before the word is the suspect, or who stands behind "involvement of"."""
    if p.people or p.asset or p.last > chosen.first:
        return None
    if _involved(scene, chosen, p):
        return ("agent", _SURE)
    at = suspicion(scene, chosen)
    if at is None or not 0 <= at - p.last <= _NEAR or _arrests(scene, p, at):
        return None
    between = scene.people_around(p.last + 1, at)
    return None if any(p.last <= q.first < at for q in between) else ("agent", _SURE)


def _arrests(scene: Scene, p: Participant, at: int) -> bool:
    """Whether who stands right behind a verb, with a count behind him, arrests those counted
    ("the police arrested four suspected of").
    """
    told = {t.form for t in scene.trigger_at.get(p.first - 1, ())}
    return not told.isdisjoint(TENSES) and any(p.last <= q.first < at for q in scene.quantities)


def _involved(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether words tell of a side's involvement in an act ("the involvement of X in")."""
    grammar = load_grammar()
    told = scene.key(p.first - 1) in grammar.suspected and scene.key(p.last) in grammar.inside
    return told and not verbal(chosen) and 0 < chosen.first - p.last <= _FAR
