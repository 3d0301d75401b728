"""Whom a verb without object befell: Arabic writes "they took" and "they were taken" alike; and
whom the pronoun of a verb joined by "and" leads back to.
"""

from riwaya.arabic.affixes import AND, ARTICLE, BY
from riwaya.claims.binding.verbs import acts, heads_clause, right_before
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.agreement import refers
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_DONE_TO_MEN = frozenset(
    {EventType.ABDUCTION, EventType.DETENTION, EventType.ATTACK_ON_CIVILIANS}
)
_ENDS = frozenset({"preposition", "cause", "by", "connector", "result", "that"})


def taken(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who stands right before a verb of capture or killing with no object behind it suffers it
    ("five workers were abducted in …"): whoever does it takes somebody.
    """
    mention, frame = chosen.mention, chosen.frame
    if not p.people or mention.form != "past" or mention.pronoun or mention.clitics:
        return None
    if frame.casualty or frame.type not in _DONE_TO_MEN or chosen.last - chosen.first > 1:
        return None
    if not _adjoins(scene, chosen, p) or not _without_object(scene, chosen.last):
        return None
    return ("target", 20.0)


def joined_object(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who stands right before "and did … to him" and is no subject there is whom its pronoun
    means ("X attacked the rebels and drove them out", "arming Y and supplying it").
    """
    mention, pronoun = chosen.mention, chosen.mention.pronoun
    near = p.last == chosen.first or (
        p.last == chosen.first - 1 and scene.key(p.last) in COMMAS
    )
    if pronoun is None or mention.clitics != AND or not near or not acts(p):
        return None
    if p.coordinated or chosen.frame.subject == "target" or heads_clause(scene, p):
        return None
    return ("target", 20.0) if refers(scene, pronoun, p) else None


def _adjoins(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a participant stands right before a verb, "who" aside."""
    at = chosen.first - 1
    relative = at == p.last and "relative" in scene.kinds_at(at)
    return relative or right_before(scene, chosen, p)


def _without_object(scene: Scene, at: int) -> bool:
    """Whether what stands at a token is no object: a preposition, a time, a clause's end."""
    key, grammar = scene.key(at), load_grammar()
    if not key.isalpha() or at in scene.in_time or key in grammar.adverbial:
        return True
    place = scene.place_at.get(at)
    if key.startswith(BY + ARTICLE) or (place is not None and place.preposition):
        return True
    return key not in grammar.against and bool(scene.kinds_at(at) & _ENDS)
