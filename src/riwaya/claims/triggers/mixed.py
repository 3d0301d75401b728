"""Bombardment from the air and by guns told in one breath: two claims on one trigger.

"Shelling by guns and from the air", "bombarded with artillery and aircraft", "the guns of X and
its jets bombarded": the two means stand side by side, joined by "and".
"""

from collections.abc import Iterator
from itertools import pairwise

from riwaya.arabic.affixes import AND, BY
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import FROM_AFAR
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.lexicons.cues import load_halves
from riwaya.model import EventType, WeaponMention

_REACH = 16
_APART = 5
_ADJECTIVES = 3


def with_halves(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Put two claims in the place of a bombardment of two kinds of weapon."""
    if len({w.category for w in scene.weapons} & load_halves().keys()) < len(load_halves()):
        return chosen
    return [half for c in chosen for half in _halves(scene, c, chosen)]


def _halves(scene: Scene, chosen: Chosen, others: list[Chosen]) -> Iterator[Chosen]:
    """Yield a trigger, or each half of a mixed bombardment in the order of their words."""
    pair = None
    if _bombards(chosen):
        pair = _pair(scene, chosen, others) or _subjects(scene, chosen, others)
    if pair is None:
        yield chosen
        return
    for weapon in pair:
        yield Chosen(
            chosen.mention, chosen.frame, chosen.first, chosen.last, half=weapon.category
        )


def _bombards(chosen: Chosen) -> bool:
    frame = chosen.frame
    return frame.type in FROM_AFAR or (frame.means and frame.aims)


def _pair(
    scene: Scene, chosen: Chosen, others: list[Chosen]
) -> tuple[WeaponMention, WeaponMention] | None:
    """Return the two means that are joined by "and" as those of a bombardment."""
    ends = [o.first for o in others if o.first >= chosen.last]
    high = min([chosen.last + _REACH, *ends, *(b for b in scene.breaks if b >= chosen.last)])
    halves = load_halves()
    near = [
        w
        for w in scene.weapons
        if chosen.first <= w.first < high and w.weapon in halves.get(w.category, ())
    ]
    pairs = [(a, b) for a, b in pairwise(near) if a.category != b.category]
    if len(pairs) != 1 or not _side_by_side(scene, *pairs[0]):
        return None
    chain = near[: near.index(pairs[0][1])]
    while len(chain) > 1 and not _side_by_side(scene, *chain[:2]):
        chain = chain[1:]
    return pairs[0] if _means(scene, chosen, chain[0]) else None


def _subjects(
    scene: Scene, chosen: Chosen, others: list[Chosen]
) -> tuple[WeaponMention, WeaponMention] | None:
    """Return two kinds of weapon that bombard together, told before it ("the jets of X and its
    ships shelled").
    """
    low, halves = chosen.first - _REACH, load_halves()
    if not chosen.frame.means:
        return None
    ahead = [
        w
        for w in scene.weapons
        if low <= w.first and w.last <= chosen.first and w.weapon in halves.get(w.category, ())
    ]
    pair = (ahead[-2], ahead[-1]) if len(ahead) > 1 else None
    if pair is None or pair[0].category == pair[1].category:
        return None
    between = range(pair[1].last, chosen.first)
    told = any(o.first in between for o in others)
    if told or len(between) > _APART or not scene.breaks.isdisjoint(between):
        return None
    before = pair[0].first - 1
    led = "preposition" in scene.kinds_at(before) or scene.key(pair[0].first).startswith(BY)
    return pair if not led and _side_by_side(scene, *pair) else None


def _means(scene: Scene, chosen: Chosen, weapon: WeaponMention) -> bool:
    """Whether a weapon is told as what a bombardment is done with, or as who does it."""
    gap, frame = weapon.first - chosen.last, chosen.frame
    if frame.type is EventType.AIRSTRIKE and not frame.means:
        return gap < 0
    if scene.key(weapon.first).startswith(BY) or frame.needs_word:
        return True
    if chosen.mention.form not in TENSES:
        return gap < _ADJECTIVES
    return gap == 0 and any(p.first == weapon.first for p in scene.people)


def _side_by_side(scene: Scene, a: WeaponMention, b: WeaponMention) -> bool:
    """Whether "and" joins two weapons and nothing else is told between them."""
    joined = scene.key(b.first).startswith(AND) or scene.key(b.first - 1).startswith(AND)
    between = range(a.last, b.first)
    return (
        joined
        and len(between) <= _APART
        and not any("preposition" in scene.kinds_at(at) for at in between)
        and not any(at in scene.trigger_at and at not in scene.in_people for at in between)
    )
