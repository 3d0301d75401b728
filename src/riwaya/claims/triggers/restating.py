"""What only tells an act over again: "in attacks that X claimed" behind the bombings, and with
what an attack was made ("attacks using barrel bombs").
"""

from riwaya.arabic.affixes import AND, BY, OWNERS
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import BOMBINGS, FROM_AFAR
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.nearby import any_of
from riwaya.claims.triggers.aiming import NOMINAL, STRIKES
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import EventType

_REACH = 26
_MEANS = 3
_BEHIND = 4
_THROWN = 6


def without_restated(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Drop what tells the act before it over again."""
    kept: list[Chosen] = []
    for c in chosen:
        if not (kept and any(again(scene, kept[-1], c) for again in _AGAIN)):
            kept.append(c)
    return kept


def _describes(scene: Scene, act: Chosen, verb: Chosen) -> bool:
    """Whether a verb with nothing to join it tells more of what is thrown in a shelling ("fired
    a missile that fell", "a hail of shells that they fired").
    """
    shelling = act.frame.type is verb.frame.type is EventType.SHELLING
    if not shelling or verb.mention.form not in TENSES or verb.mention.clitics:
        return False
    between = range(act.last, verb.first)
    joined = "relative" in scene.kinds_at(verb.first - 1)
    some = scene.key(verb.last).endswith(OWNERS)  # "one of them fell"
    apart = any(scene.key(at) in COMMAS for at in between)
    if joined or some or apart or len(between) > _THROWN:
        return False
    return scene.breaks.isdisjoint(between)


def _restates(scene: Scene, act: Chosen, attack: Chosen) -> bool:
    """Whether "in an attack" sums up the bombing told before it in the sentence."""
    mention, at = attack.mention, attack.first - 1
    if not attack.frame.retold or mention.form != "noun" or mention.definite or mention.pronoun:
        return False
    grammar, between = load_grammar(), range(act.last, attack.first)
    if act.frame.type not in BOMBINGS or act.mention.form in TENSES or len(between) > _REACH:
        return False
    led = scene.key(at) in grammar.inside and not scene.key(at).startswith(AND)
    elsewhere = any(attack.last <= m.first < attack.last + _BEHIND for m, _ in scene.places)
    other = any_of(scene, load_loss_context().another, attack.last, 2)
    return led and not elsewhere and not other and scene.hard.isdisjoint(between)


def _tells_means(scene: Scene, attack: Chosen, means: Chosen) -> bool:
    """Whether "with" or "using" leads from an attack to what it was made with."""
    between = range(attack.last, means.first)
    if means.frame.type not in FROM_AFAR or means.mention.form not in NOMINAL:
        return False
    made = attack.frame.retold and attack.frame.type not in STRIKES
    with_it = scene.key(means.first).startswith(BY) and not means.mention.definite
    armed = any(means.first <= w.first <= means.last for w in scene.weapons)
    near = len(between) <= _MEANS and scene.breaks.isdisjoint(between)
    return made and with_it and armed and near


_AGAIN = (_restates, _tells_means, _describes)
