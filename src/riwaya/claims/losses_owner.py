"""Whose the victims are: the participant behind them, civilians by the noun, or both sides."""

from riwaya.claims.findings import HARD, Participant, Scene
from riwaya.claims.losses_nouns import noun_at
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.lexicons.parties import load_parties

OWNER_REACH = 6
COMMAS = frozenset({"،", ","})


def owner_of(scene: Scene, start: int, stop: int) -> Participant | None:
    """Return the participant a group of victims belongs to, near behind it."""
    limit = min(stop, start + OWNER_REACH + 2)
    low = start
    while low < limit:
        owner = next((p for p in scene.people if p.first <= low < p.last), None)
        if owner is not None:
            return None if _does(scene, owner) else owner
        if low > start and _bars(scene, low):
            return None
        low += 1
    return None


def _bars(scene: Scene, at: int) -> bool:
    """Whether whose the victims are is no longer told from here on."""
    key, kinds, context = scene.key(at), scene.kinds_at(at), load_loss_context()
    if key in HARD or key in COMMAS or key in context.among:
        return True
    if kinds & {"connector", "relative", "that", "speech", "by", "result"}:
        return True
    if key in load_grammar().inside:
        if any(p.first == at + 1 and p.mention.kind == "group" for p in scene.people):
            return False
        return context.ranks.isdisjoint((scene.key(at + 1), scene.key(at + 2)))
    if kinds & {"cause"} or key in context.turned:
        return True
    return at in scene.trigger_at or at in scene.loss_at


def _does(scene: Scene, p: Participant) -> bool:
    """Whether a participant is named as the doer."""
    return bool(scene.cues_between(p.first - 3, p.first, "by"))


def whose(
    scene: Scene, first: int, last: int, owner: Participant | None, noun: str | None = None
) -> tuple[str | None, str | None]:
    """Return the kind of noun lost and the party it belongs to."""
    for at in range(first, last + 1):
        noun = noun or noun_at(scene, at)
    if owner is not None and owner.people:
        return noun or "civilians", "civilians"
    if owner is not None and owner.party is not None:
        return noun, owner.party
    return noun, "civilians" if noun == "civilians" else None


def both_sides(scene: Scene, last: int) -> tuple[str | None, ...]:
    """Return two parties of a sentence, of either side, where a loss is told of both."""
    words = load_loss_context().both
    if not any(scene.key(at) in words for at in range(last, last + OWNER_REACH)):
        return ()
    named = [p.party for p in scene.people if p.party and not p.people and p.party != "other"]
    if not named:
        return ()
    on = scene.document.report.published
    foe = next((p for p in named if not load_parties().allied(named[0], p, on)), None)
    return (named[0], foe) if foe else (named[0],)
