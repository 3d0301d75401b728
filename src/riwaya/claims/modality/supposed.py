"""What is told under a supposition or as the next step of what is expected: not done."""

from riwaya.arabic.affixes import FOR
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.words import governing, left, nominal, opening
from riwaya.claims.scenes.coming import is_future
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.nearby import bare_readings
from riwaya.lexicons.grammar import load_grammar

_MANAGED = 26
_LED = 2
_CONSEQUENCE = 14
_EXPECTED = 60
_TOLD = frozenset({"past", "passive"})
_DONE = {"past"}


def if_managed(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what somebody is supposed to manage, however long they are named ("if
    the forces, backed by …, managed to enter the town").
    """
    before = scene.key(opening(scene, chosen)[0] - 1)
    grammar = load_grammar()
    if before not in grammar.origin | grammar.inside or not nominal(scene, chosen):
        return False
    managed = left(scene, chosen, _MANAGED, "achieve")
    if not managed:
        return False
    verb = managed[-1]
    supposed = scene.cues_between(verb.first - _LED, verb.first, "condition")
    return any(verb.first - c.last < _LED for c in supposed)


def whenever(scene: Scene, chosen: Chosen) -> bool:
    """Whether "when" stands before a past verb from which something is to follow ("when we
    have retaken the town we shall go on to the next").
    """
    if chosen.mention.form not in _TOLD:
        return False
    at = chosen.first - 1
    if load_grammar().whenever.isdisjoint(bare_readings(scene.key(at))):
        return False
    for at in range(chosen.last, min(chosen.last + _CONSEQUENCE, scene.sentence.last)):
        if is_future(scene.key(at)):
            return True
        if _tells(scene, at):
            return False
    return False


def _tells(scene: Scene, at: int) -> bool:
    """Whether a verb at a token tells or says what was: nothing follows from the act."""
    told = {t.form for t in scene.trigger_at.get(at, ())}
    return "speech" in scene.kinds_at(at) or told == _DONE


def thence(scene: Scene, chosen: Chosen) -> bool:
    """Whether "then" or "from there" leads from what is expected to a verb in the present ("is
    expected to reach the town, from where it moves on the capital").
    """
    if chosen.mention.form != "present":
        return False
    grammar, at = load_grammar(), chosen.first - 1
    if scene.key(at) not in grammar.thence | grammar.from_there:
        return False
    low = max(scene.sentence.first, at - _EXPECTED)
    that = [b for b in range(low, at) if scene.key(b) in grammar.subjunctive]
    if not that or not scene.hard.isdisjoint(range(that[-1], at)):
        return False
    return bool(
        scene.cues_between(
            max(scene.sentence.first, that[-1] - _CONSEQUENCE), that[-1] + 1, "planned_verb"
        )
    )


def talked_of(scene: Scene, chosen: Chosen) -> bool:
    """Whether an agreement is what is spoken about ("talks on reaching a settlement")."""
    if chosen.frame.id != _REACHED or chosen.mention.form != "masdar":
        return False
    return scene.key(chosen.first - 1) in load_grammar().regarding


def to_fight(scene: Scene, chosen: Chosen) -> bool:
    """Whether "to" stands before fighting that somebody is made ready for ("a plan to fight
    the group"), and no verb tells that they do it.
    """
    if chosen.frame.id != _FIGHTING or not chosen.mention.clitics.endswith(FOR):
        return False
    return not governing(scene, chosen, _LED + _LED, "ongoing_light", "existential")


_FIGHTING = "clash.qital"
_REACHED = "agreement.reached"
