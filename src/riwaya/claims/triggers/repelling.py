"""Verbs of repelling that lead back to an attack told before ("which X repelled")."""

from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import NOUNS, TENSES
from riwaya.claims.scenes.nearby import any_of
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.word_classes import load_word_classes
from riwaya.model import FAMILY, EventType

_REACH = 14
_FOILED = 9
_ATTEMPT = 2
_FOUGHT = frozenset({"fighting", "strike"})
_CRIMES = frozenset({EventType.ABDUCTION, EventType.DETENTION, EventType.ATTACK_ON_CIVILIANS})
_ATTEMPTS = "attacks"
"""The class of words for attacks and attempts."""


def without_repelling(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Drop a verb of repelling that leads back to the attack told before it, and words of
    coming to nothing behind one.
    """
    if scene.cue_kinds.isdisjoint({"repel", "foil", "ended"}):
        return chosen
    return [
        c
        for at, c in enumerate(chosen)
        if not (_leads_back(scene, c) and any(_attack(scene, k, c) for k in chosen[:at]))
        and not (at and _tried_by_them(scene, chosen[at - 1], c))
        and not any(_foils(scene, c, tried) for tried in chosen[at + 1 : at + 2])
    ]


def _foils(scene: Scene, foil: Chosen, tried: Chosen) -> bool:
    """Whether what is foiled is no fight but the attempt named behind ("foiled an attempt to
    abduct a doctor"): that is what is told.
    """
    fought = foil.frame.type is EventType.CLASH and "foil" in scene.kinds_at(foil.first)
    if not fought or tried.frame.type not in _CRIMES or tried.mention.form in TENSES:
        return False
    between = range(foil.last, tried.first)
    if len(between) > _FOILED or not scene.breaks.isdisjoint(between):
        return False
    return any_of(scene, load_word_classes()[_ATTEMPTS], tried.first - 1, _ATTEMPT)


def _tried_by_them(scene: Scene, repelled: Chosen, tried: Chosen) -> bool:
    """Whether what was tried is what those tried who were repelled ("stood up to a group that
    tried to slip in"): the repelled attack itself.
    """
    if "try" not in scene.kinds_at(tried.first) or tried.mention.clitics:
        return False
    if "repel" not in scene.kinds_at(repelled.first) or repelled.mention.form not in TENSES:
        return False
    between = range(repelled.last, tried.first)
    joined = any(scene.key(at) in COMMAS or at in scene.breaks for at in between)
    return 0 < len(between) <= _REACH and not joined


def _leads_back(scene: Scene, verb: Chosen) -> bool:
    """Whether a verb of repelling has a pronoun for what it repels, or an attack for its
    subject.
    """
    if "ended" in scene.kinds_at(verb.first):
        return True
    if verb.mention.form not in TENSES or scene.kinds_at(verb.first).isdisjoint(
        {"repel", "foil"}
    ):
        return False
    return bool(verb.mention.pronoun) or led_back(scene, verb.last)


def led_back(scene: Scene, last: int) -> bool:
    """Whether a preposition with the pronoun of what is repelled follows, or stands behind the
    subject ("X stood up to it").
    """
    back = load_grammar().resumptive
    if scene.key(last) in back:
        return True
    near = [p.last for p in scene.people if p.first == last and not p.preposition]
    return bool(near) and scene.key(near[0]) in back


def _attack(scene: Scene, attack: Chosen, verb: Chosen) -> bool:
    """Whether a noun of attack stands before a verb in its clause."""
    between = range(attack.last, verb.first)
    told = attack.mention.form in NOUNS and FAMILY[attack.frame.type] in _FOUGHT
    return told and len(between) <= _REACH and scene.hard.isdisjoint(between)
