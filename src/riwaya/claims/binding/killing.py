"""Rules of binding for verbs of killing: who kills, where who is killed is named too."""

from riwaya.arabic.affixes import AND, BY, OWNERS
from riwaya.claims.binding.objects import has_object
from riwaya.claims.binding.verbs import (
    MARKS,
    NEAR_SUBJECT,
    acts,
    after,
    manned_before,
    of_men,
    only_adverbs,
    right_before,
    verbal,
)
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import ATTACKS, FELLING
from riwaya.claims.scenes.findings import HARD, Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.cues import load_loss_nouns
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, TriggerMention

_BY = frozenset({"preposition", "cause"})
_JOINED = 16
_SURE = 24.0
_VICTIMS = 5
_FELL = frozenset({"past", "passive"})
_UNHURT = frozenset({"equipment", "displaced"})
_STORMED = 2
"""How far behind an attack what it is made on may begin."""
_TAKING = frozenset({EventType.DETENTION, EventType.ABDUCTION})


def killer(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A verb of killing has for its subject who stands behind it with the killed behind him, or
    with them meant by its pronoun ("a young man whom the army killed").
    """
    if not chosen.frame.casualty or chosen.mention.form not in ("past", "present"):
        return None
    if p.people or p.preposition or p.coordinated or after(chosen, p) is None:
        return None
    if not only_adverbs(scene, chosen.last, p.first):
        return None
    if chosen.mention.pronoun and acts(p) and p.first == chosen.last:
        return ("agent", 16.0)
    second = [
        q
        for q in scene.people_around(p.last, p.last + 1)
        if 0 <= q.first - p.last <= 1 and not q.preposition
    ]
    if second:
        return None if second[0].coordinated else ("agent", 14.0)
    return ("agent", 14.0) if _counts(scene, p) else None


def felled_storming(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Those whom an act killed or wounded are its target, or fell storming what another holds
    ("ten of X fell in the storming of the quarters of Y").
    """
    hit = scene.people_around(chosen.last + 1, chosen.last + _STORMED)
    stormed = any(q.asset and not q.preposition and q.party != p.party for q in hit)
    attack = chosen.frame.type in ATTACKS and not verbal(chosen)
    return ("agent", 13.0) if attack and stormed else ("target", 9.0)


def fallen_before(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Those counted right before a verb of killing that has no object fell ("said that four of
    X were killed in the raid").
    """
    if p.preposition not in load_grammar().origin or p.last != chosen.first:
        return None
    if chosen.mention.pronoun or chosen.mention.form not in _FELL:
        return None
    counted = any(q.last == p.first - 1 for q in scene.quantities)
    return ("target", 14.0) if counted and _no_object(scene, chosen.last) else None


def _no_object(scene: Scene, at: int) -> bool:
    """Whether what stands at a token goes on a clause without an object."""
    key = scene.key(at)
    if not key or key in MARKS or key in HARD or at in scene.in_time:
        return True
    return bool(scene.kinds_at(at) & _BY)


def counted(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Some of a side that are counted behind a word of loss fell ("the death of 3 of X")."""
    if p.preposition not in load_grammar().origin or after(chosen, p) is None:
        return None
    right_behind = chosen.last in scene.quantity_at
    if verbal(chosen) and not (right_behind or _killed_by(scene, chosen)):
        return None
    told = any(chosen.last <= q.first and q.last < p.first for q in scene.quantities)
    return ("target", 13.0) if told and p.first - chosen.last <= NEAR_SUBJECT else None


def taken_of(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Some of a side counted behind a word of capture were taken ("the capture of 3 of X")."""
    if chosen.frame.type not in _TAKING or p.preposition not in load_grammar().origin:
        return None
    right_behind = verbal(chosen) and chosen.last in scene.quantity_at
    if not right_behind and (verbal(chosen) or chosen.frame.genitive != "target"):
        return None
    gap = after(chosen, p)
    if gap is None or gap > NEAR_SUBJECT:
        return None
    told = any(chosen.last <= q.first and q.last < p.first for q in scene.quantities)
    return ("target", 13.0) if told else None


def _killed_by(scene: Scene, chosen: Chosen) -> bool:
    """Whether a side stands beside a verb of killing, or did what that goes on from."""
    near = scene.people_around(chosen.first - 1, chosen.last)
    beside = (q for q in near if q.first == chosen.last or q.last == chosen.first)
    told = any(acts(q) and not q.preposition for q in beside)
    return told or subject_of_joined(scene, chosen) is not None


def _counts(scene: Scene, p: Participant) -> bool:
    """Whether a figure stands right behind a side: those it killed ("X killed three of Y")."""
    if p.mention.kind not in ("group", "state") or not acts(p):
        return False
    at = p.last
    while at in scene.in_time:
        at += 1
    joined = scene.key(at).startswith(AND)
    return at in scene.quantity_at and not joined and scene.counts_behind(p.last)


def killing(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who stands right before a verb of killing with a counted object behind it kills."""
    if not chosen.frame.casualty or chosen.mention.form not in ("past", "present"):
        return None
    able = acts(p) or manned_before(scene, chosen, p)
    if p.preposition or p.people or not able:
        return None
    if _kill_its_men(scene, chosen):
        return ("agent", _SURE) if _joined_to(scene, chosen) is p else None
    if not scene.counts_behind(chosen.last):
        return None
    if right_before(scene, chosen, p):
        return ("agent", 14.0)
    return ("agent", 14.0) if subject_of_joined(scene, chosen) is p else None


def _kill_its_men(scene: Scene, chosen: Chosen) -> bool:
    """Whether many are told to have killed whom a pronoun owns ("and killed its crew")."""
    key, mention = scene.key(chosen.last), chosen.mention
    owned = key.endswith(OWNERS) and load_loss_nouns().get(key) is not None
    return owned and of_men(scene, chosen) and mention.clitics.startswith(AND)


def _joined_to(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return who stands right behind the verb that "and" joins a verb to."""
    before = _verb_before(scene, chosen)
    if before is None:
        return None
    near = scene.people_around(before.last + 1, before.last + 1)
    return next((p for p in near if p.first >= before.last and _does(p)), None)


def subject_of_joined(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return the subject of the verb that "and" joins to one of killing with a count of others
    behind it ("X retook the village and killed 30 of Y").
    """
    mention = chosen.mention
    counted = mention.form == "past" and scene.counts_behind(chosen.last)
    if not counted or mention.pronoun or not mention.clitics.startswith(AND):
        return None
    before = _verb_before(scene, chosen)
    if before is None or (before.feminine and not mention.feminine):
        return None
    doer = _joined_to(scene, chosen)
    if doer is None or doer.party is None:
        return None
    behind = scene.people_around(chosen.last + 1, chosen.last + _VICTIMS)
    fell = [q for q in behind if q.first >= chosen.last]
    return doer if fell and all(q.party != doer.party for q in fell) else None


def _does(p: Participant) -> bool:
    return acts(p) and not (p.preposition or p.people or p.coordinated)


def _verb_before(scene: Scene, chosen: Chosen) -> TriggerMention | None:
    """Return the last past verb before a trigger in its clause."""
    for at in range(chosen.first - 1, chosen.first - _JOINED, -1):
        if at in scene.breaks:
            return None
        for mention in scene.trigger_at.get(at, ()):
            if mention.form == "past" and at not in scene.in_people:
                return mention
    return None


def slain(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who stands right behind a verb of killing fell by the strike or attack told further on
    ("a leader of X was killed by a raid").
    """
    if verbal(chosen) or chosen.frame.casualty or p.last > chosen.first or p.preposition:
        return None
    by = chosen.mention.clitics[-1:] == BY or bool(scene.kinds_at(chosen.first - 1) & _BY)
    if chosen.frame.type not in FELLING or not by:
        return None
    told = (w for _, last, w in scene.loss_words if last == p.first)
    if not any(w.form.form in _FELL and w.kind not in _UNHURT for w in told):
        return None
    if any(q.first == p.last and not (q.preposition or q.coordinated) for q in scene.people):
        return None
    others = scene.counts_behind(p.last) or has_object(scene, p)
    return None if others else ("target", 14.0)
