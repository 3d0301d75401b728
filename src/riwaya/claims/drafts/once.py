"""Questions that several rules ask of an act, answered once for each."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene

V = TypeVar("V")


def once(find: Callable[[Scene, Chosen], V]) -> Callable[[Scene, Chosen], V]:
    """Let the sentence keep what was found of an act for whoever asks it again."""

    @wraps(find)
    def asked(scene: Scene, chosen: Chosen) -> V:
        key = find, id(chosen)
        known = scene.answers.get(key)
        if known is None:  # the act is kept with it, so that no other takes its id
            known = scene.answers[key] = chosen, find(scene, chosen)
        found: V = known[1]
        return found

    return asked
