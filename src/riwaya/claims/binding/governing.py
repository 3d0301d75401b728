"""Rules of binding for the subject of the verb that a masdar or a noun hangs on."""

from riwaya.claims.binding.bystanders import bystander
from riwaya.claims.binding.objects import done_by_genitive
from riwaya.claims.binding.verbs import (
    HEADS,
    NEAR_SUBJECT,
    acts,
    heads_clause,
    inside_relative,
    object_before,
    subject_role,
    verbal,
)
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import BOMBINGS, SERVING
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant, first_led
from riwaya.lexicons.cues import load_states
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_TRIED = 3
"""How far behind a participant the verb of trying may stand whose subject it is."""


def governor(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """The subject of a governing verb before a masdar or noun is its agent."""
    if verbal(chosen) or p.last > chosen.first or not (acts(p) or _helping(chosen, p)):
        return None
    if p.accusative or (p.people and not _succeeds(scene, p)) or _apart(scene, chosen, p):
        return None
    grammar = load_grammar()
    if p.preposition and not _led_as_subject(scene, p):
        return None
    verbs = scene.cues_between(
        max(p.first - 4, scene.sentence.first),
        chosen.first,
        "light",
        "achieve",
        "speech",
        "planned_verb",
        "failed",
        "planned",
    )
    if chosen.frame.mutual and not any(v.kind == "light" for v in verbs):
        foe = first_led(scene.introduced, grammar.company, chosen.last)
        return ("agent", 7.0) if foe else None
    strength = _governs(chosen, seeks=bool(verbs) or _tries(scene, p))
    if inside_relative(scene, p) or object_before(scene, p):
        strength -= 4.0
    elif heads_clause(scene, p):
        strength += HEADS + (HEADS if scene.key(p.last + 1) in grammar.also else 0.0)
    if "cause" in scene.kinds_at(chosen.first - 1) and not chosen.mention.pronoun:
        strength -= 4.0
    if done_by_genitive(scene, chosen, {verb.kind for verb in verbs}):
        strength = min(strength, 5.0)
    return (subject_role(chosen) if chosen.frame.subject == "target" else "agent", strength)


def _governs(chosen: Chosen, *, seeks: bool) -> float:
    """Return how strongly any verb, or one that tells of doing, makes its subject the author of
    a noun: what blew up is told of by many who had no hand in it.
    """
    if seeks:
        return 9.0
    return 2.0 if chosen.frame.type in BOMBINGS else 6.0


def _apart(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a participant stands beside an act, or is told to have undergone it."""
    if scene.cues_between(p.last, chosen.first, "undergo"):
        return True
    return bystander(scene, chosen) is p or _sends_none(scene, chosen, p)


def _sends_none(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a state is told beside a suicide bombing it does not claim: it sent none."""
    bombed = chosen.frame.type is EventType.SUICIDE_BOMBING and p.party in load_states()
    return bombed and not scene.cues_between(p.first - 1, chosen.first, "claim")


def _tries(scene: Scene, p: Participant) -> bool:
    """Whether a verb of trying stands beside a participant, "for its part" passed over."""
    near = scene.cues_between(p.first - 1, p.last + _TRIED, "try")
    return any(verb.last == p.first or verb.first >= p.last for verb in near)


def _helping(chosen: Chosen, p: Participant) -> bool:
    """Whether a body of aid does what such bodies do ("managed to repair the network")."""
    body = p.party == "un_aid" and p.mention.kind not in ("outlet", "asset")
    return body and chosen.frame.type in SERVING


def _succeeds(scene: Scene, p: Participant) -> bool:
    """Whether people stand behind a verb of succeeding ("residents managed to drive out X")."""
    verbs = scene.cues_between(max(scene.sentence.first, p.first - 2), p.first, "achieve")
    return any(verb.last == p.first and verb.form in TENSES for verb in verbs)


def _led_as_subject(scene: Scene, p: Participant) -> bool:
    """Whether "from" leads to a participant that a verb's subject is "by", or a part of."""
    if p.preposition not in load_grammar().origin:
        return False
    return bool(scene.cues_between(p.first - 2, p.first, "by")) or _part_of(scene, p)


def _part_of(scene: Scene, p: Participant) -> bool:
    """Whether a participant is what the subject of a verb is a part of ("three jets of X")."""
    low = max(scene.sentence.first, p.first - NEAR_SUBJECT - 2)
    verbs = scene.cues_between(low, p.first - 2, "light", "achieve")
    if not verbs or p.asset:
        return False
    between = range(verbs[-1].last, p.first - 1)
    named = any(q.first in between for q in scene.people)
    acted = any(t.first in between for t in scene.triggers)
    return not named and not acted and scene.cost(verbs[-1].last - 1, p.first) == 0
