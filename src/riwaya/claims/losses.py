"""Losses: who and what was killed, wounded, captured, displaced or destroyed, and how many."""

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.findings import HARD, Participant, Scene
from riwaya.claims.select import VIOLENT, Chosen
from riwaya.lexicons.cues import (
    LossWord,
    load_loss_nouns,
    load_singular_people,
)
from riwaya.model import EventType, Loss, LossKind, QuantityMention, Span

_REACH = 8
_CARRIERS = VIOLENT | {
    EventType.DETENTION,
    EventType.DISPLACEMENT,
    EventType.PROPERTY_DESTRUCTION,
    EventType.INTERCEPTION,
    EventType.ABDUCTION,
}
_OF_KIND = {
    LossKind.CAPTURED: {EventType.DETENTION, EventType.ABDUCTION, EventType.CLASH},
    LossKind.DISPLACED: {EventType.DISPLACEMENT},
    LossKind.EQUIPMENT: _CARRIERS,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A loss as told, with the range of tokens it stands on."""

    first: int
    last: int
    loss: Loss


def told_losses(scene: Scene) -> list[Told]:
    """Return the losses a sentence tells, in order; one figure with two kinds gives two."""
    words = scene.loss_words
    found: list[Told] = []
    for at, (first, last, word) in enumerate(words):
        stop = words[at + 1][0] if at + 1 < len(words) else scene.sentence.last
        told = _told(scene, first, last, word, stop)
        if told is not None:
            found.append(told)
    return _shared_counts(_distinct(found))


def _told(scene: Scene, first: int, last: int, word: LossWord, stop: int) -> Told | None:
    """Read the loss that one word tells: its figure and whose it is."""
    kind = LossKind(word.kind)
    quantity = _quantity(scene, first, last, word, stop)
    end = max(last, quantity.last if quantity else last)
    noun = _noun(scene, first, end, quantity)
    if kind is LossKind.EQUIPMENT and noun != "equipment":
        return None
    if kind is not LossKind.EQUIPMENT and noun == "equipment":
        return None
    party = _party(scene, first, end, stop, noun, word)
    if quantity is None and not word.counted and party is None and noun is None:
        return None
    low, high = _figures(scene, quantity, end, word)
    start = min(first, quantity.first if quantity else first)
    tokens = scene.document.tokens
    span = Span(_start(tokens[start].start, scene, start), tokens[end - 1].end)
    loss = Loss(party, kind, low, high, span, scene.text(span), total=_is_total(scene, start))
    return Told(start, end, loss)


def _start(start: int, scene: Scene, index: int) -> int:
    """Leave an attached conjunction out of the words."""
    key = scene.key(index)
    return start + (1 if key[:1] == "و" and len(key) > 3 else 0)  # noqa: PLR2004


def _quantity(
    scene: Scene, first: int, last: int, word: LossWord, stop: int
) -> QuantityMention | None:
    """Return the figure that belongs to a loss word: before a counted noun, behind a verb."""
    before = [
        q for q in scene.quantities if q.last <= last and first - q.last <= 1 and q.first < last
    ]
    inside = [q for q in scene.quantities if q.first <= first < q.last]
    if inside:
        return inside[0]
    if word.counted and before:
        return before[-1]
    behind = [q for q in scene.quantities if last <= q.first < min(stop, last + 5)]
    behind = [q for q in behind if not _barred(scene, last, q.first)]
    if behind and not (word.counted and not before and behind[0].first > last):
        return behind[0]
    if not word.counted and before:
        return before[-1]
    return None


def _barred(scene: Scene, low: int, high: int) -> bool:
    return any(
        scene.key(i) in HARD or scene.key(i) == "،" or scene.kinds_at(i) & {"connector"}
        for i in range(low, high)
    )


def _noun(scene: Scene, first: int, end: int, quantity: QuantityMention | None) -> str | None:
    """Return what kind of noun is lost: `civilians`, `fighters`, `equipment` or `None`."""
    nouns = load_loss_nouns()
    if quantity is not None and quantity.unit and quantity.unit in nouns:
        return nouns[quantity.unit]
    for at in range(first, min(end + 3, scene.sentence.last)):
        for _, rest in clitic_splits(scene.key(at)) or ():
            if rest in nouns:
                return nouns[rest]
    return None


def _party(
    scene: Scene, first: int, end: int, stop: int, noun: str | None, word: LossWord
) -> str | None:
    """Return whose loss it is: the participant right behind, or civilians by the noun."""
    near = [
        p
        for p in scene.people
        if first < p.last and p.first < min(end + _REACH, max(stop, end + 3))
    ]
    near = [p for p in near if not _barred(scene, end, p.first) and not _agentive(scene, p)]
    if near:
        owner = near[0]
        if noun != "civilians" or owner.people:
            return "civilians" if owner.people else owner.party
    if noun == "civilians":
        return "civilians"
    del word
    return None


def _agentive(scene: Scene, p: Participant) -> bool:
    """Whether a participant is named as the doer."""
    return bool(scene.cues_between(p.first - 3, p.first, "by"))


def _figures(
    scene: Scene, quantity: QuantityMention | None, end: int, word: LossWord
) -> tuple[int | None, int | None]:
    """Return low and high; a single person without a number counts as one."""
    if quantity is not None:
        return quantity.low, quantity.high
    form = word.form.form
    if form in ("masdar", "past", "passive") and _single(scene, end):
        return 1, 1
    return None, None


def _single(scene: Scene, end: int) -> bool:
    """Whether the lost one is a singular noun without a number."""
    singular = load_singular_people()
    return any(
        rest in singular for _, rest in clitic_splits(scene.key(end)) or (("", scene.key(end)),)
    )


def _is_total(scene: Scene, index: int) -> bool:
    """Whether a figure is a running total ("the toll rose to")."""
    return bool(scene.cues_between(max(scene.sentence.first, index - 8), index, "total"))


def _distinct(found: Sequence[Told]) -> list[Told]:
    """Drop a second word for the same loss ("فقتلوا قتيلا") by kind and figure."""
    kept: list[Told] = []
    for told in found:
        twin = next(
            (k for k in kept if k.loss.kind is told.loss.kind and k.last > told.first - 3), None
        )
        if twin is None:
            kept.append(told)
        elif twin.loss.low is None and told.loss.low is not None:
            kept[kept.index(twin)] = told
    return kept


def _shared_counts(found: Sequence[Told]) -> list[Told]:
    """Let "قتل وجرح عشرات" give the one figure to both kinds."""
    out: list[Told] = []
    for at, told in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        bare = told.loss.low is None and told.loss.high is None and told.loss.party is None
        if bare and after is not None and after.first - told.last <= 1:
            n = after.loss
            loss = Loss(n.party, told.loss.kind, n.low, n.high, told.loss.span, told.loss.text)
            out.append(Told(told.first, told.last, loss))
        else:
            out.append(told)
    return out


def carrier(scene: Scene, told: Told, chosen: Sequence[Chosen]) -> Chosen | None:
    """Return the trigger a loss belongs to: told before it, else its cause behind it."""
    kinds = _OF_KIND.get(told.loss.kind, _CARRIERS) if told.loss.kind else _CARRIERS
    fit = [c for c in chosen if c.frame.type in kinds or c.frame.means]
    own = [c for c in fit if c.first < told.last and told.first < c.last]
    if own:
        return own[0]
    behind = [c for c in fit if c.first >= told.last]
    before = [c for c in fit if c.last <= told.first]
    if behind and _causes(scene, told.last, behind[0].first):
        return behind[0]
    if before:
        return before[-1]
    return behind[0] if behind else None


def _causes(scene: Scene, low: int, high: int) -> bool:
    """Whether a cause ("in", "by reason of") leads from a loss to the trigger behind it."""
    if high - low > _REACH + 6 or any(scene.key(i) in HARD for i in range(low, high)):
        return False
    if any("connector" in scene.kinds_at(i) for i in range(low, high)):
        return False
    cues = scene.cues_between(low, high, "cause", "preposition")
    attached = scene.key(high)[:1] == "ب"
    return bool(cues) or attached
