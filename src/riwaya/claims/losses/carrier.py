"""Which event of a sentence a loss belongs to."""

from collections.abc import Sequence

from riwaya.arabic.affixes import BY
from riwaya.claims.drafts.chosen import VIOLENT, Chosen
from riwaya.claims.drafts.told import Told
from riwaya.claims.losses.assigning import OBJECT_KIND
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import EventType, LossKind

_REACH = 14
_RESULT_REACH = 4
_BLAME_REACH = 2
_FALLEN_REACH = 3
_OWN_REACH = 3
_BESIDE_REACH = 6
_ALONG_REACH = 3
_CARRIERS = VIOLENT | {
    EventType.DETENTION,
    EventType.DISPLACEMENT,
    EventType.PROPERTY_DESTRUCTION,
    EventType.INTERCEPTION,
    EventType.ABDUCTION,
    EventType.PROTEST_REPRESSION,
    EventType.RIOT,
}
_CARING = frozenset({EventType.OTHER_DEVELOPMENT, EventType.CIVILIAN_SERVICE})
_OF_KIND = {
    LossKind.CAPTURED: {EventType.DETENTION, EventType.ABDUCTION, EventType.CLASH},
    LossKind.DISPLACED: {EventType.DISPLACEMENT},
    LossKind.EQUIPMENT: _CARRIERS | {EventType.WITHDRAWAL},
}


def leads_back(scene: Scene, told: Told) -> bool:
    """Whether a sentence without an event tells the losses of the one before it.

    So it does when it opens with a verb of outcome ("and it led to the fall of").
    """
    first = scene.sentence.first
    return bool(scene.cues_between(first, min(first + _RESULT_REACH, told.last), "result"))


def adds_wounded(scene: Scene, told: Told) -> bool:
    """Whether a sentence without an event only adds how many the one before it wounded."""
    counted = told.first not in scene.quantity_over and told.loss.low is not None
    return counted and told.loss.kind is LossKind.WOUNDED and told.within is None


def carrier(scene: Scene, told: Told, chosen: Sequence[Chosen]) -> Chosen | None:
    """Return the trigger a loss belongs to: told before it, else its cause behind it."""
    if told.trigger is not None:
        return _object_of(scene, told, chosen)
    fit = _fit(told, chosen)
    if told.within is not None:
        own = next((c for c in fit if 0 <= c.first - told.last <= _OWN_REACH), None)
        if own is not None and _causes(scene, told.last, own.first):
            return own
    first = told.first if told.within is None else told.within
    last = told.last if told.within is None else first + 1
    at_it = [c for c in fit if c.first < last and first < c.last]
    if at_it:
        return at_it[0]
    behind = [c for c in fit if c.first >= last]
    before = [c for c in fit if c.last <= first]
    if before and _results(scene, before[-1].last, first):
        return _main(scene, before)
    cause = next((c for c in behind if _causes(scene, last, c.first)), None)
    if cause is not None:
        return cause
    if before:
        return _main(scene, before)
    return behind[0] if behind else _cared_for(told, chosen)


def _cared_for(told: Told, chosen: Sequence[Chosen]) -> Chosen | None:
    """Return the peaceful act whose object the dead or the wounded are ("recovered ten
    bodies", "moved the wounded"), where no act of violence is told.
    """
    harmed = told.loss.kind in (LossKind.KILLED, LossKind.WOUNDED) and told.within is None
    if not harmed or any(c.frame.type in _CARRIERS for c in chosen):
        return None
    near = (c for c in chosen if 0 <= told.first - c.last <= _OWN_REACH)
    return next((c for c in near if c.frame.type in _CARING), None)


def _fit(told: Told, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Return the triggers whose events cost what was lost."""
    if told.both:
        clashes = [c for c in chosen if c.frame.type is EventType.CLASH]
        if clashes:
            return clashes
    kinds = _OF_KIND.get(told.loss.kind, VIOLENT) if told.loss.kind else _CARRIERS
    fit = [c for c in chosen if c.frame.type in kinds or c.frame.means or c.frame.deadly]
    if not fit and told.loss.kind is not LossKind.DISPLACED:
        fit = [c for c in chosen if c.frame.type in _CARRIERS]
    return fit


def _main(scene: Scene, before: Sequence[Chosen]) -> Chosen:
    """Return the last of the events told before that does not only go along with another."""
    along = load_loss_context().along
    for c in reversed(before):
        near = (scene.key(at) for at in range(c.first - _ALONG_REACH, c.first))
        if along.isdisjoint(near):
            return c
    return before[-1]


def _object_of(scene: Scene, told: Told, chosen: Sequence[Chosen]) -> Chosen | None:
    """Return the event whose own object a loss counts, be it told by the verb beside it
    ("forced thousands to leave", "fell into captivity").
    """
    own = next((c for c in chosen if _counts(c, told)), None)
    if own is not None:
        return own
    alike = [c for c in chosen if OBJECT_KIND.get(c.frame.type) == told.loss.kind]
    near = [c for c in alike if 0 <= c.first - told.last <= _BESIDE_REACH]
    joined = (c for c in near if scene.hard.isdisjoint(range(told.last, c.first)))
    return next(joined, None)


def _counts(chosen: Chosen, told: Told) -> bool:
    """Whether a trigger is the event whose own object the loss counts."""
    return chosen.first == told.trigger and (
        OBJECT_KIND.get(chosen.frame.type) == told.loss.kind
    )


def _results(scene: Scene, low: int, high: int) -> bool:
    """Whether an outcome ("which led to") stands between a trigger and a loss."""
    return bool(scene.cues_between(max(low, high - _RESULT_REACH), high, "result"))


def _causes(scene: Scene, low: int, high: int) -> bool:
    """Whether a cause ("in", "by reason of") leads from a loss to the trigger behind it."""
    if high - low > 2 * _REACH or not scene.hard.isdisjoint(range(low, high)):
        return False
    near = max(low, high - _RESULT_REACH)
    if _blamed(scene, near, high) or _fallen(scene, low, high):
        return True
    if any(_parts(scene, i) for i in range(low, high)):
        return False
    if any(scene.key(i) in COMMAS for i in range(low, high - 3)):
        return False
    if scene.key(high)[:1] == BY or scene.cues_between(near, high, "cause"):
        return True
    words = load_grammar().inside | load_grammar().origin
    return any(scene.key(at) in words for at in range(near, high))


def _fallen(scene: Scene, low: int, high: int) -> bool:
    """Whether a weapon they fell "by" opens a trigger's clause ("by a shell that fell")."""
    near = range(max(low, high - _FALLEN_REACH), high)
    return any(w.first in near and scene.key(w.first).startswith(BY) for w in scene.weapons)


def _blamed(scene: Scene, low: int, high: int) -> bool:
    """Whether a word that tells nothing but a cause stands right before a trigger."""
    blame = load_loss_context().blame
    return any(scene.key(at) in blame for at in range(max(low, high - _BLAME_REACH), high))


def _parts(scene: Scene, at: int) -> bool:
    """Whether another clause starts at a token."""
    kinds = scene.kinds_at(at)
    return "that" in kinds or ("connector" in kinds and "cause" not in kinds)
