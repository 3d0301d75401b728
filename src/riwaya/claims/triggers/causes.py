"""What only completes an act beside it: what a blast came from ("a blast shook the town,
caused by a car bomb"), what was done with what was found ("found a workshop and blew it up"),
the noise of a strike ("raided a depot, and blasts were heard"), a car bomb among what was
destroyed, the massacre that a strike made.
"""

from riwaya.arabic.affixes import AND, BY
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import BOMBINGS
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.nearby import any_of
from riwaya.claims.triggers.aiming import STRIKES
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_APART = 10
_NEAR = 2
_FOUND = 20
_HEARD = 3
_MASSACRE = "civilians.massacre"
_DISPOSED = BOMBINGS | {EventType.PROPERTY_DESTRUCTION}


def without_causes(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Drop a bomb that only tells what the blast before it came from, and the end of a find."""
    chosen = _without_massacres(scene, chosen)
    if sum(c.frame.type in _DISPOSED for c in chosen) == 0:
        return chosen
    kept: list[Chosen] = []
    for c in chosen:
        if not (kept and _completes(scene, kept, c)):
            kept.append(c)
    return kept


def _completes(scene: Scene, kept: list[Chosen], c: Chosen) -> bool:
    """Whether a blast, a bomb or a destruction only completes an act told before it."""
    last = kept[-1]
    if _caused(scene, last, c) or _disposed(scene, last, c) or _listed(scene, last, c):
        return True
    return any(_resounds(scene, k, c) for k in kept)


def _without_massacres(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Drop a massacre where the strike that made it is told behind it ("a massacre by its
    shelling of a school").
    """
    return [
        c
        for at, c in enumerate(chosen)
        if c.frame.id != _MASSACRE or not any(_made(scene, c, k) for k in chosen[at + 1 :])
    ]


def _made(scene: Scene, massacre: Chosen, strike: Chosen) -> bool:
    """Whether a strike told behind a massacre is what made it."""
    between = range(massacre.last, strike.first)
    if strike.frame.type not in STRIKES or len(between) > _FOUND:
        return False
    cause = scene.cues_between(strike.first - _NEAR, strike.first, "cause")
    led = bool(cause) or strike.mention.clitics.endswith(BY)
    return led and scene.hard.isdisjoint(between)


def _resounds(scene: Scene, strike: Chosen, blast: Chosen) -> bool:
    """Whether blasts are the noise of a strike told before them."""
    if strike.frame.type not in STRIKES - BOMBINGS or blast.frame.type != EventType.EXPLOSION:
        return False
    if blast.mention.form not in ("noun", "phrase") or blast.mention.definite:
        return False
    heard = any_of(scene, load_grammar().resound, blast.first - _HEARD, _HEARD)
    noise = heard or blast.mention.pronoun is not None
    return noise and scene.hard.isdisjoint(range(strike.last, blast.first))


def _listed(scene: Scene, end: Chosen, bomb: Chosen) -> bool:
    """Whether a laden car only stands among what was destroyed ("9 tanks and 17 car bombs")."""
    if end.frame.type is not EventType.PROPERTY_DESTRUCTION:
        return False
    between = range(end.last, bomb.first)
    laden = bomb.frame.type is EventType.SUICIDE_BOMBING and bomb.mention.form not in TENSES
    counted = scene.quantity_over.get(bomb.first - 1)
    joined = counted is not None and any(
        scene.key(at).startswith(AND) for at in (counted.first, counted.first - 1)
    )
    return laden and joined and len(between) <= _APART and scene.breaks.isdisjoint(between)


def _disposed(scene: Scene, find: Chosen, end: Chosen) -> bool:
    """Whether "and" joins the destruction of it to a find."""
    if find.frame.type is not EventType.INTERCEPTION or end.frame.type not in _DISPOSED:
        return False
    between = range(find.last, end.first)
    joined = end.mention.clitics.startswith(AND) and end.mention.pronoun is not None
    return joined and len(between) <= _FOUND and scene.breaks.isdisjoint(between)


def _caused(scene: Scene, blast: Chosen, bomb: Chosen) -> bool:
    """Whether words of cause lead from a blast to a bomb in one clause."""
    if not {blast.frame.type, bomb.frame.type} <= BOMBINGS or bomb.mention.form in TENSES:
        return False
    between = range(blast.last, bomb.first)
    if len(between) > _APART or not scene.hard.isdisjoint(between):
        return False
    found = scene.cues_between(blast.last, bomb.first, "result", "cause")
    owing = load_grammar().owing
    return any(
        (cue.kind == "result" or scene.key(cue.first) in owing)
        and bomb.first - cue.last < _NEAR
        for cue in found
    )
