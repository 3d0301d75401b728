"""What a blast came from, told beside it ("a blast shook the town, caused by a car bomb")."""

from riwaya.claims.chosen import Chosen
from riwaya.claims.findings import Scene
from riwaya.claims.kinds import BOMBINGS
from riwaya.claims.nominal import FINITE
from riwaya.lexicons.grammar import load_grammar

_APART = 10
_NEAR = 2


def without_causes(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Drop a bomb that only tells what the blast before it came from."""
    if sum(c.frame.type in BOMBINGS for c in chosen) <= 1:
        return chosen
    kept: list[Chosen] = []
    for c in chosen:
        if not (kept and _caused(scene, kept[-1], c)):
            kept.append(c)
    return kept


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
