"""What only completes the act before it: what a blast came from ("a blast shook the town,
caused by a car bomb"), what was done with what was found ("found a workshop and blew it up").
"""

from riwaya.arabic.affixes import AND
from riwaya.claims.findings import Scene
from riwaya.claims.triggers.chosen import Chosen
from riwaya.claims.triggers.kinds import BOMBINGS
from riwaya.claims.triggers.nominal import FINITE
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_APART = 10
_NEAR = 2
_FOUND = 20
_DISPOSED = BOMBINGS | {EventType.PROPERTY_DESTRUCTION}


def without_causes(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Drop a bomb that only tells what the blast before it came from, and the end of a find."""
    if sum(c.frame.type in _DISPOSED for c in chosen) == 0:
        return chosen
    kept: list[Chosen] = []
    for c in chosen:
        if not (kept and (_caused(scene, kept[-1], c) or _disposed(scene, kept[-1], c))):
            kept.append(c)
    return kept


def _disposed(scene: Scene, find: Chosen, end: Chosen) -> bool:
    """Whether "and" joins the destruction of it to a find."""
    if find.frame.type is not EventType.INTERCEPTION or end.frame.type not in _DISPOSED:
        return False
    between = range(find.last, end.first)
    joined = end.mention.clitics.startswith(AND) and end.mention.pronoun is not None
    return joined and len(between) <= _FOUND and scene.breaks.isdisjoint(between)


def _caused(scene: Scene, blast: Chosen, bomb: Chosen) -> bool:
    """Whether words of cause lead from a blast to a bomb in one clause."""
    if not {blast.frame.type, bomb.frame.type} <= BOMBINGS or bomb.mention.form in FINITE:
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
