"""Who "the latter" is: whoever was named last before it, where it is the subject of a verb."""

from riwaya.arabic.affixes import AND
from riwaya.claims.binding.verbs import MARKS
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar

_ANSWER = 6
_CLAUSES = frozenset({"that", "connector"})


def latter(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who was named last before "the latter" does what its verb tells ("and the latter answered
    by shelling the town").
    """
    at = _latter(scene, chosen)
    if at is None or p.last > at or p.party is None or p.people:
        return None
    nearer = scene.people_around(p.last + 1, at)
    last = not any(q.first >= p.last and q.last <= at and q.party for q in nearer)
    return ("agent", 20.0) if last else None


def _latter(scene: Scene, chosen: Chosen) -> int | None:
    """Return where "the latter" stands as the subject of a verb or of its light verb."""
    words = load_grammar().latter
    if chosen.mention.form in TENSES:
        behind = chosen.last + (scene.key(chosen.last) in load_grammar().this)
        if scene.key(behind) in words:
            return behind
        return chosen.first - 1 if _leads_clause(scene, chosen.first - 1) else None
    for at in range(chosen.first - 1, chosen.first - _ANSWER, -1):
        if scene.key(at) in words and (_governed(scene, at) or _topic_of(scene, at)):
            return at
    return None


def _governed(scene: Scene, at: int) -> bool:
    """Whether "the latter" stands right behind a light verb or one of answering."""
    grammar = load_grammar()
    at -= scene.key(at - 1) in grammar.this
    cues = scene.cues_between(at - 2, at, "light", "achieve")
    if any(cue.last == at and cue.form in TENSES for cue in cues):
        return True
    return scene.key(at - 1).removeprefix(AND) in grammar.answering


def _topic_of(scene: Scene, at: int) -> bool:
    """Whether a light verb stands right behind "the latter" that opens a clause."""
    cues = scene.cues_between(at + 1, at + 2, "light", "achieve")
    return any(cue.form in TENSES for cue in cues) and _leads_clause(scene, at)


def _leads_clause(scene: Scene, at: int) -> bool:
    """Whether "the latter" opens a clause, and is no adjective ("the latter hours")."""
    if scene.key(at) not in load_grammar().latter:
        return False
    before = at - 1 - (scene.key(at - 1) in load_grammar().this)
    kinds = scene.kinds_at(before) | scene.kinds_at(before - 1)
    return scene.key(before) in MARKS or before < scene.sentence.first or bool(kinds & _CLAUSES)
