"""Words that stand near a token, whatever is attached before them."""

from functools import lru_cache
from itertools import chain

from riwaya.arabic.affixes import LIKE
from riwaya.arabic.phrases import READINGS, clitic_splits
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.grammar import load_grammar


@lru_cache(maxsize=1 << 15)
def bare_readings(key: str) -> tuple[str, ...]:
    """Return a word as it stands and without what joins it ("was" is not "like that")."""
    return (key, *(rest for clitics, rest in clitic_splits(key) if LIKE not in clitics))


def any_of(scene: Scene, words: frozenset[str], start: int, reach: int) -> bool:
    """Whether one of these words, proclitics aside, stands in the tokens from `start` on."""
    low = start - scene.sentence.first
    high = low + reach
    if high <= 0:
        return False
    near = scene.readings[low if low > 0 else 0 : high]
    return not words.isdisjoint(chain.from_iterable(near))


def any_past_names(scene: Scene, words: frozenset[str], start: int, reach: int) -> bool:
    """Whether one of these words stands within so many words from `start` on where who, where
    and when count as one word each, however long: in no such name, and behind no act that is
    joined on and no "after".
    """
    tails, end = scene.in_tails, scene.sentence.last
    if tails.isdisjoint(range(start, start + reach)):
        return False
    at, left, later = start, reach, load_grammar().after_that
    while left and at < end and at not in scene.hard:
        if at not in tails:
            if not words.isdisjoint(readings(scene.key(at))):
                return True
            act = any(trigger.clitics for trigger in scene.trigger_at.get(at, ()))
            if act or (scene.key(at) in later and at not in scene.in_time):
                return False
            left -= 1
        at += 1
    return False


def any_apart(scene: Scene, words: frozenset[str], start: int, reach: int) -> bool:
    """Whether one of these words stands there, and not in the name of a participant."""
    if not any_of(scene, words, start, reach):
        return False
    named = [p for p in scene.people if p.mention.actors and p.mention.kind == "group"]
    apart = [
        at
        for at in range(start, start + reach)
        if not any(p.mention.head < at < p.last for p in named)
    ]
    return any(not words.isdisjoint(readings(scene.key(at))) for at in apart)


readings = READINGS.__getitem__
"""Return a word as it stands and without its proclitics."""
