"""Whether a participant is told to be killed, wounded or captured."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from riwaya.arabic.affixes import AND
from riwaya.claims.scenes.ranges import within
from riwaya.lexicons.cues import LossWord
from riwaya.lexicons.grammar import load_grammar

if TYPE_CHECKING:
    from riwaya.claims.scenes.findings import Scene

_REACH = 5
_ADVERBS = 3
_BEFELL = ("past", "passive")
_UNHURT = frozenset({"equipment", "displaced"})
_FIRST = itemgetter(0)


def fallen(scene: "Scene", first: int, last: int) -> bool:
    """Whether a word of loss stands before or right behind these tokens and tells of them."""
    for low, high, word in _starting(scene.loss_words, first - _REACH, first):
        if word.kind in _UNHURT:
            continue
        counted = any(q.last <= last for q in within(scene.quantities, low, last))
        if scene.cost(low, first) > 1 or within(scene.triggers, low + 1, first):
            continue
        if high == first and word.form.form == "masdar" and scene.counts_behind(last):
            continue
        if word.counted or word.form.form in ("masdar", "phrase") or counted:
            return high <= last
    return _struck(scene, last) or _met_death(scene, last) or _felled_by_it(scene, first)


def _met_death(scene: "Scene", last: int) -> bool:
    """Whether "their death" stands behind a participant, an adverb or two between: whoever met
    it ("ten of X met their death in an explosion").
    """
    if "own_death" not in scene.groups:
        return False
    near = _starting(scene.loss_words, last, last + _ADVERBS)
    return any(scene.key(low) in load_grammar().own_death for low, _, _ in near)


def _felled_by_it(scene: "Scene", first: int) -> bool:
    """Whether a verb of loss and a pronoun that leads back to what did it stand right before a
    participant ("a mine that a soldier was killed by").
    """
    if scene.key(first - 1) not in load_grammar().resumptive:
        return False
    words = _starting(scene.loss_words, first - _REACH, first - 1)
    return any(high == first - 1 and word.form.form in _BEFELL for _, high, word in words)


def _struck(scene: "Scene", last: int) -> bool:
    """Whether a verb of loss right behind a participant tells of it ("were killed")."""
    for _, high, word in _starting(scene.loss_words, last, last + 2):
        if word.form.form in _BEFELL:
            if scene.counts_behind(high):
                return False
            joined = scene.key(high).startswith(AND)
            return joined or bool(scene.kinds_at(high) & {"preposition", "cause", "result"})
    return False


def _starting(
    words: Sequence[tuple[int, int, LossWord]], low: int, high: int
) -> Sequence[tuple[int, int, LossWord]]:
    """Return the words that tell losses and start in [low, high)."""
    first = bisect_left(words, low, key=_FIRST)
    return words[first : bisect_left(words, high, first, key=_FIRST)]
