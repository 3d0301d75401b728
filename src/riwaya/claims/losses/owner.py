"""Whose the victims are: the participant behind them, civilians by the noun, or both sides."""

from riwaya.claims.scenes.findings import COMMAS, HARD, Scene
from riwaya.claims.scenes.nouns import ANYONE, counted_at, meant_at
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.lexicons.parties import load_parties

OWNER_REACH = 6
_SUFFER_REACH = 10
_BELONGING_REACH = 14
_BELONGING_NEAR = 4


def owner_of(scene: Scene, start: int, stop: int) -> Participant | None:
    """Return the participant a group of victims belongs to, near behind it."""
    limit, among = min(stop, start + OWNER_REACH + 2), load_loss_context().among
    low = start
    while low < limit:
        owner = next(iter(scene.people_around(low + 1, low)), None)
        if owner is not None:
            return None if _does(scene, owner) else owner
        if "according" in scene.kinds_at(low) or scene.key(low) in among:
            return None
        if low > start and bars(scene, low):
            return None
        low += 1
    return None


def bars(scene: Scene, at: int) -> bool:
    """Whether whose the victims are is no longer told from here on."""
    key, kinds, context = scene.key(at), scene.kinds_at(at), load_loss_context()
    if key in HARD or key in COMMAS or key in context.among:
        return True
    if kinds & {"connector", "relative", "that", "speech", "by", "result", "according"}:
        return True
    if key in load_grammar().inside:
        if any(
            p.first == at + 1 and p.mention.kind == "group"
            for p in scene.people_around(at + 2, at + 1)
        ):
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
        noun = noun or counted_at(scene, at)
    anyone = meant_at(scene, first, last + 1) == ANYONE
    if owner is not None and owner.people and not (anyone and owner.first < last):
        return noun or "civilians", "civilians"
    if owner is not None and owner.party is not None and not owner.people:
        return noun, owner.party
    return noun, "civilians" if noun == "civilians" and not anyone else None


def belonging(scene: Scene, last: int) -> str | None:
    """Return whose those taken are held to be ("on suspicion of belonging to")."""
    words = load_loss_context().belonging
    if words.isdisjoint(scene.keys):
        return None
    for at in range(last, last + _BELONGING_REACH):
        if scene.key(at) in HARD or at in scene.loss_at:
            return None
        if scene.key(at) in words:
            near = scene.people_around(at + 1, at + _BELONGING_NEAR)
            return next((p.party for p in near if p.party and not p.people), None)
    return None


def sufferer(scene: Scene, first: int) -> str | None:
    """Return who suffers losses by the verb before ("the army suffered", "inflicted on")."""
    cues = scene.cues_between(first - _SUFFER_REACH, first, "suffer", "inflict")
    if not cues:
        return None
    verb = cues[-1]
    armed = [p for p in scene.people_around(verb.first - 1, first) if not p.people]
    armed = [p for p in armed if not _whose_strike(scene, p, verb.last)]
    behind = [p.party for p in armed if verb.last <= p.first and p.last <= first]
    if behind:
        return behind[-1]
    before = [p.party for p in armed if p.last <= verb.first]
    return before[-1] if before and verb.kind == "suffer" else None


def _whose_strike(scene: Scene, p: Participant, low: int) -> bool:
    """Whether a participant behind a verb only says whose strikes caused the losses."""
    return p.first > low and p.first - 1 in scene.trigger_at


def giver(scene: Scene, low: int, high: int) -> str | None:
    """Return the side that stands with "from" between a word of loss and the victims."""
    named = (p for p in scene.people_around(low + 1, high - 1) if not p.people)
    origin = load_grammar().origin
    fit = (
        p.party for p in named if low <= p.first and p.last <= high and _from(scene, p, origin)
    )
    return next(fit, None)


def _from(scene: Scene, p: Participant, origin: frozenset[str]) -> bool:
    """Whether a participant stands behind "from", a noun between them at most."""
    return not origin.isdisjoint((scene.key(p.first - 1), scene.key(p.first - 2)))


def both_sides(scene: Scene, last: int) -> tuple[str | None, ...]:
    """Return two parties of a sentence, of either side, where a loss is told of both.

    It is `(None,)` where the sentence does not name two.
    """
    if not _of_both(scene, last):
        return ()
    named = [p.party for p in scene.people if p.party and not p.people and p.party != "other"]
    if not named:
        return (None,)
    on = scene.document.report.published
    foe = next((p for p in named if not load_parties().allied(named[0], p, on)), None)
    return (named[0], foe) if foe else (None,)


def _of_both(scene: Scene, last: int) -> bool:
    """Whether a loss is told of both sides, before another one is told."""
    words = load_loss_context().both
    if words.isdisjoint(scene.keys):
        return False
    for at in range(last, last + OWNER_REACH):
        if scene.key(at) in words:
            return True
        if at in scene.loss_at and at > last:
            return False
    return False
