"""Losses as told in a sentence, and what one of them says of another."""

from collections.abc import Sequence

from riwaya.arabic.affixes import AND
from riwaya.claims.drafts.told import Told
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.nouns import COUNTED
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import Loss, LossKind
from riwaya.model.making import changed

_REACH = 14
_TOTAL_REACH = 8
_RISE_REACH = 16
_JOINED_REACH = 2
_AFTER_REACH = 2
_SUM_REACH = 3


def is_total(scene: Scene, index: int) -> bool:
    """Whether a figure is a running total ("the toll rose to", "the toll of the raid is")."""
    start = scene.sentence.first
    if scene.cues_between(max(start, index - _TOTAL_REACH), index + 1, "total"):
        return True
    if scene.key(index - 1) not in load_loss_context().reaching:
        return False
    low = max(start, index - _RISE_REACH)
    far = scene.cues_between(low, index, "total")
    return bool(far) and scene.hard.isdisjoint(range(far[-1].last, index))


def with_tolls(scene: Scene, found: Sequence[Told]) -> list[Told]:
    """Mark alike all figures of one toll, and as parts those who only came to be counted."""
    out: list[Told] = []
    for told in found:
        whole = _counted_since(scene, out, told)
        if whole is not None:
            told = changed(told, within=whole.first)
        elif out and out[-1].loss.total and _joined(scene, out[-1], told):
            told = changed(told, loss=changed(told.loss, total=True))
        out.append(told)
    return out


def _joined(scene: Scene, before: Told, told: Told) -> bool:
    """Whether a loss is joined by "and" to the one before, or is told of the same words."""
    between = range(before.last, told.first)
    if len(between) > _JOINED_REACH or not scene.hard.isdisjoint(between):
        return False
    near = (scene.key(at) for at in range(before.last, told.first + 1))
    return told.first < before.last or any(key.startswith(AND) for key in near)


def _counted_since(scene: Scene, before: Sequence[Told], told: Told) -> Told | None:
    """Return the toll that a loss has entered ("four died, after one of the wounded died")."""
    if told.within is not None or told.loss.kind is not LossKind.KILLED:
        return None
    words = load_loss_context()
    near = {scene.key(at) for at in range(told.first - _AFTER_REACH, told.last)}
    if words.since.isdisjoint(near) or words.counted_late.isdisjoint(near):
        return None
    wholes = (t for t in before if t.within is None and t.loss.kind is LossKind.KILLED)
    return next((t for t in wholes if _holds(t.loss, told.loss)), None)


def _holds(whole: Loss, part: Loss) -> bool:
    """Whether a figure is large enough to hold another."""
    return whole.low is not None and part.low is not None and whole.low >= part.low


def distinct(found: Sequence[Told]) -> list[Told]:
    """Drop a second reading of the same loss: same kind on the same words, the fuller kept."""
    kept: list[Told] = []
    for told in found:
        if kept and _repeats(kept[-1], told):
            continue
        twin = next((k for k in kept if _same(k, told)), None)
        if twin is None:
            kept.append(told)
        elif twin.loss.low is None and told.loss.low is not None:
            kept[kept.index(twin)] = told
    return [told for told in kept if not _summed_up(told, kept)]


def _summed_up(told: Told, kept: Sequence[Told]) -> bool:
    """Whether losses without number are counted in the same breath ("losses of 17 dead")."""
    loss = told.loss
    if told.meant != COUNTED or (loss.low, loss.high) != (None, None) or told.both:
        return False
    return any(
        k.loss.kind is loss.kind
        and k.loss.low is not None
        and k.within is None
        and k.loss.party in (None, loss.party)
        and 0 <= k.first - told.last <= _SUM_REACH
        for k in kept
    )


def _repeats(before: Told, told: Told) -> bool:
    """Whether a noun behind those counted only says how they fell ("four fell dead")."""
    uncounted = told.meant == COUNTED and told.loss.low is None and told.loss.high is None
    return (
        uncounted
        and told.first == before.last
        and told.loss.kind is before.loss.kind
        and (before.loss.low is not None or before.meant not in (None, COUNTED))
    )


def _same(earlier: Told, later: Told) -> bool:
    if earlier.loss.kind is not later.loss.kind:
        return False
    a, b = earlier.loss.span, later.loss.span
    return (
        a.start < b.end
        and b.start < a.end
        and (
            earlier.loss.party == later.loss.party
            or None in (earlier.loss.party, later.loss.party)
        )
    )


def inherited(scene: Scene, found: Sequence[Told]) -> list[Told]:
    """Give a bare count, or "others", the party of the loss told right before it."""
    out: list[Told] = []
    for told in found:
        before = out[-1] if out else None
        if before is not None and _shares(told) and _near(scene, before, told):
            loss = changed(told.loss, party=before.loss.party)
            armed = told.armed or (told.meant is None and before.armed)
            told = changed(told, loss=loss, meant=told.meant or before.meant, armed=armed)
        out.append(told)
    return _back(out)


def _shares(told: Told) -> bool:
    """Whether whose a loss is may be told with the one before it."""
    return told.loss.party is None and not told.both and told.meant in (None, COUNTED)


def _back(found: list[Told]) -> list[Told]:
    """Give a loss without a party that of the one joined right behind it."""
    for at in range(len(found) - 2, -1, -1):
        told, after = found[at], found[at + 1]
        if _shares(told) and after.within is None and after.first - told.last <= 1:
            found[at] = changed(told, loss=changed(told.loss, party=after.loss.party))
    return found


def _near(scene: Scene, before: Told, told: Told) -> bool:
    """Whether a loss is told in one breath with the one before it."""
    between = range(before.last, told.first)
    return len(between) <= _REACH and scene.hard.isdisjoint(between)
