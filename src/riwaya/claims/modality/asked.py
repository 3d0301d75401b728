"""What somebody asks for, agrees on, or calls the only way: not yet done."""

from riwaya.arabic.affixes import AND, BY
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.words import OF_ONES_OWN, REACH, governing, left, nominal, opening
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_AGREED_REACH = 16
_ONLY_REACH = 16
_ASIDE_REACH = 26
_BEFORE_REACH = 16
_APPEAL_REACH = 12
_SUBJECT = 4
_PARTIES = 6
_BEGINNING = frozenset({"begin", "existential"})
_TOLD = frozenset({"past", "present", "passive"})


def agreed_on(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what somebody agrees on ("agreed on the training of officers"), be it
    behind others that are agreed on too.
    """
    if chosen.frame.type is EventType.AGREEMENT or not nominal(scene, chosen):
        return False
    agreed = left(scene, chosen, _AGREED_REACH, "agree")
    if not agreed:
        return False
    upon, low = load_grammar().upon, agreed[-1].last
    ahead = 1 if agreed[-1].form == "phrase" else _PARTIES
    if not any(scene.key(at) in upon for at in range(low, min(low + ahead, chosen.first))):
        return False
    return not any(_tells(scene, at) for at in range(low, chosen.first))


def _tells(scene: Scene, at: int) -> bool:
    """Whether a verb tells at a token what was done, and no noun."""
    if at in scene.in_people or at in scene.in_place:
        return False
    told = scene.trigger_at.get(at, ())
    return bool(told) and all(t.form in _TOLD for t in told)


def only_by(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is the only way to what cannot be otherwise ("only by storming it")."""
    if not (chosen.mention.clitics.endswith(BY) or scene.key(chosen.first).startswith(BY)):
        return False
    if scene.key(chosen.first - 1) not in load_grammar().only or not nominal(scene, chosen):
        return False
    can = left(scene, chosen, _ONLY_REACH, "planned_verb", "achieve")
    return any(cue.form in ("phrase", "present") for cue in can)


def asked_aside(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb of asking leads over a relative clause about its subject to what it asks
    for ("the group, which holds the men, called for the release of").
    """
    if opening(scene, chosen)[1] != BY or not nominal(scene, chosen):
        return False
    asking, relative = load_grammar().demanding, load_grammar().relative
    for at in range(
        chosen.first - 1, max(scene.sentence.first, chosen.first - _ASIDE_REACH) - 1, -1
    ):
        if at in scene.hard or "that" in scene.kinds_at(at):
            return False
        if scene.key(at) in asking:
            return any(scene.key(b) in relative for b in range(at + 1, at + 1 + 2 * _SUBJECT))
    return False


def appealed_for(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what an appeal or an ultimatum asks for ("sent them an appeal to")."""
    first, clitics = opening(scene, chosen)
    led = clitics == BY or scene.key(first - 1) in load_grammar().destination
    if not led or not nominal(scene, chosen):
        return False
    return bool(governing(scene, chosen, _APPEAL_REACH, "appeal"))


def offered(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what somebody offers ("offered the release of the prisoners"), and
    nothing shown.
    """
    if chosen.frame.type not in OF_ONES_OWN or not nominal(scene, chosen):
        return False
    offers = governing(scene, chosen, REACH, "offer")
    if not offers or "undergo" in scene.kinds_at(offers[-1].first):
        return False
    if "preposition" in scene.kinds_at(opening(scene, chosen)[0] - 1):
        return False
    shown = load_grammar().footage
    return shown.isdisjoint(scene.key(at) for at in range(offers[-1].last, chosen.first))


def not_before(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is that before which something will not be ("no talks before the
    withdrawal of the forces").
    """
    grammar, at = load_grammar(), opening(scene, chosen)[0] - 1
    if scene.key(at) not in grammar.sooner or not nominal(scene, chosen):
        return False
    for b in range(at - 1, max(scene.sentence.first, at - _BEFORE_REACH) - 1, -1):
        if b in scene.breaks:
            return False
        lasting = scene.kinds_at(b) & {"ongoing"}
        if not lasting and scene.key(b) in grammar.never | grammar.no | grammar.lack:
            return True
    return False


def not_begun(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is told not to begin yet ("the attack will not begin until")."""
    if not nominal(scene, chosen):
        return False
    never = load_grammar().never
    for at in range(chosen.last, chosen.last + 2 * _SUBJECT):
        if at in scene.hard:
            return False
        if scene.key(at).removeprefix(AND) in never:
            return not scene.kinds_at(at + 1).isdisjoint(_BEGINNING)
    return False
