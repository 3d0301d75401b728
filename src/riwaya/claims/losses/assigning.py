"""Losses: who and what was killed, wounded, captured, displaced or destroyed, and how many.

Each word that tells a loss looks for its victims: what a number counts, a noun of people or
things, a participant, "others". Without victims it tells no loss.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.arabic.affixes import AND, ARTICLE, BY, TIED_ENDS
from riwaya.arabic.phrases import clitic_splits
from riwaya.arabic.verbs import WordForm
from riwaya.claims.drafts.told import Told
from riwaya.claims.losses.groups import Victims, among
from riwaya.claims.losses.owner import belonging
from riwaya.claims.losses.told import distinct, inherited, is_total, with_tolls
from riwaya.claims.losses.victims import victims_of
from riwaya.claims.scenes.findings import COMMAS, HARD, Scene
from riwaya.claims.scenes.nearby import any_of
from riwaya.claims.scenes.nouns import ANYONE, noun_at
from riwaya.lexicons.cues import LossWord, load_loss_words
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import EventType, Loss, LossKind, Span, TriggerMention
from riwaya.model.making import changed

_NONE_REACH = 8
_TAKING_REACH = 16
_OF_MANY = 2
_OBJECT_NEAR = 4
_HARM = frozenset({LossKind.KILLED, LossKind.WOUNDED})
_STATES = frozenset({LossKind.CAPTURED, LossKind.DISPLACED})
OBJECT_KIND = {
    EventType.DETENTION: "captured",
    EventType.ABDUCTION: "captured",
    EventType.DISPLACEMENT: "displaced",
    EventType.INTERCEPTION: "equipment",
    EventType.PROPERTY_DESTRUCTION: "equipment",
}
"""What an event does to those or that which it counts itself."""


def told_losses(scene: Scene) -> list[Told]:
    """Return the losses a sentence tells, in order; one figure with two kinds gives two."""
    found: list[Told] = []
    words = loss_words(scene)
    for at, (first, last, word) in enumerate(words):
        if _denied(scene, first):
            continue
        stop = words[at + 1][0] if at + 1 < len(words) else scene.sentence.last
        shared = _shared(words, at)
        if shared is not None:
            stop = words[at + 2][0] if at + 2 < len(words) else scene.sentence.last
        harmed = [t for t in found if t.loss.kind in _HARM]
        hit = list(victims_of(scene, (first, last, word), stop, shared))
        if not hit and word.kind == LossKind.WOUNDED and not word.counted:
            word = LossWord(LossKind.EQUIPMENT, False, word.form)
            hit = list(victims_of(scene, (first, last, word), stop, shared))
        for victims in hit:
            if word.counted and word.kind in _STATES and _overlaps(harmed, victims):
                continue
            for told in _readings(scene, first, word):
                found += _told(scene, (first, last), told, victims)
    found += _objects(scene, words)
    found = distinct(sorted(found, key=lambda t: t.first))
    return with_tolls(scene, inherited(scene, found))


def _overlaps(told: Sequence[Told], victims: Victims) -> bool:
    """Whether losses are told of the same words ("the death of ten displaced")."""
    return any(t.first < victims.last and victims.first < t.last for t in told)


def _objects(scene: Scene, words: Sequence[tuple[int, int, LossWord]]) -> Iterator[Told]:
    """Yield what an event itself counts: who was taken, what was found."""
    kinds = _object_kinds()
    if not scene.triggers:
        return
    falling = load_loss_context().falling
    words = [word for word in words if word[2].form.key not in falling]
    seen: set[int] = set()
    for t in scene.triggers:
        kind = kinds.get(t.frame)
        if kind is None or t.first in seen:
            continue
        told = any(first < t.last and t.first < last for first, last, _ in words)
        if told or _denied(scene, t.first) or not _completed(scene, t):
            continue
        seen.add(t.first)
        word = LossWord(kind, False, WordForm(scene.key(t.first), t.form, t.pronoun))
        stop = next((first for first, _, _ in words if first >= t.last), scene.sentence.last)
        for victims in victims_of(scene, (t.first, t.last, word), stop, None):
            direct = victims.noun == "equipment" and victims.first - t.last <= _OBJECT_NEAR
            if not victims.figured and victims.low is None and not direct:
                continue
            for told_ in _told(scene, (t.first, t.last), word, victims):
                yield changed(told_, trigger=t.first)


@cache
def _object_kinds() -> dict[str, str]:
    """Return what the events of each frame do to those or that which they count."""
    frames = load_frames().values()
    return {f.id: OBJECT_KIND[f.type] for f in frames if f.type in OBJECT_KIND}


def _completed(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether the words stand behind a trigger without which its frame tells no such event."""
    frame = load_frames()[trigger.frame]
    asked = frame.only_before
    return not asked or any_of(scene, asked, trigger.last, frame.near_before)


def loss_words(scene: Scene) -> list[tuple[int, int, LossWord]]:
    """Return the words that tell losses (first, last, word), those in names left out.

    "Scores of dead" is found as people and is no name.
    """
    found = [(first, last) for first, last, _ in scene.loss_words]
    inside = (p for p in scene.people if p.last - p.first > 1)
    extra = (
        _matched(scene, at)
        for p in inside
        for at in range(p.first + 1, p.last)
        if p.people or at in scene.quantity_over or at - 1 in scene.quantity_over
    )
    found += [match for match in extra if match is not None]
    found = [
        (first, last)
        for first, last in found
        if first not in scene.in_time and not _mere_lives(scene, first)
    ]
    words = [(first, last, _reading(scene, first)) for first, last in sorted(set(found))]
    return [word for word in words if not _families(scene, word)]


def _mere_lives(scene: Scene, first: int) -> bool:
    """Whether lives are spoken of, and not that something took them."""
    words = load_loss_context()
    if scene.key(first) not in words.lives:
        return False
    low = max(scene.sentence.first, first - _TAKING_REACH)
    near = (scene.key(at) for at in range(low, first))
    return words.taking.isdisjoint(
        rest for key in near for rest in (key, key.removeprefix(AND))
    )


def _families(scene: Scene, told: tuple[int, int, LossWord]) -> bool:
    """Whether a word written like "captured" names families."""
    first, _, word = told
    if word.kind != LossKind.CAPTURED or word.counted or word.form.form == "phrase":
        return False
    written = scene.text(scene.document.tokens[first].span)
    return written.endswith(TIED_ENDS) or first in scene.quantity_over


def _matched(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the tokens of a loss word at a token inside a mention of people."""
    words, offset = load_loss_words(), scene.sentence.first
    for _, rest in clitic_splits(scene.key(at)):
        found = words.longest(scene.keys, at - offset, rest)
        if found is not None:
            return at, found[0] + offset
    return None


def _longest(scene: Scene, first: int) -> list[LossWord]:
    """Return the readings of the longest form at a token."""
    trie, at = load_loss_words(), first - scene.sentence.first
    best: tuple[int, list[LossWord]] = (0, [])
    for _, rest in clitic_splits(scene.keys[at]):
        found = trie.longest(scene.keys, at, rest)
        if found is not None and found[0] > best[0]:
            best = found
    return best[1]


def _readings(scene: Scene, first: int, word: LossWord) -> Iterator[LossWord]:
    """Yield what a word tells: of men and of things where its words name both."""
    yield word
    if word.counted and word.kind == LossKind.KILLED:
        others = _longest(scene, first)
        yield from (w for w in others if w.counted and w.kind == LossKind.EQUIPMENT)


def _reading(scene: Scene, first: int) -> LossWord:
    """Choose among the readings of a form: a counted noun, a masdar for a verb with "him"."""
    words = _longest(scene, first)
    for word in words:
        if word.counted or (words[0].form.pronoun and word.form.form == "masdar"):
            return word
    return words[0]


def _shared(words: Sequence[tuple[int, int, LossWord]], at: int) -> int | None:
    """Return the end of a second loss word joined right behind ("killed and wounded")."""
    if at + 1 < len(words) and words[at + 1][0] == words[at][1]:
        return words[at + 1][1]
    return None


def _denied(scene: Scene, first: int) -> bool:
    """Whether the sentence says that there was no such loss."""
    none = load_loss_context().none
    if scene.key(first - 1) in load_loss_context().tried:
        return True
    if none.isdisjoint(scene.keys):
        return False
    for at in range(first - 1, max(scene.sentence.first, first - _NONE_REACH) - 1, -1):
        if scene.key(at) in HARD or scene.key(at) in COMMAS:
            return False
        if scene.key(at) in none and at not in scene.quantity_over:
            return True
    return _led_to_none(scene, first)


def _led_to_none(scene: Scene, first: int) -> bool:
    """Whether a verb of outcome that is negated governs a loss, be its subject ever so long."""
    low = max(scene.sentence.first, first - 2 * _NONE_REACH)
    led = scene.cues_between(low, first, "result")
    if not led or not scene.hard.isdisjoint(range(led[-1].first, first)):
        return False
    return scene.key(led[-1].first - 1) in load_loss_context().none


def _told(
    scene: Scene, at: tuple[int, int], word: LossWord, victims: Victims
) -> Iterator[Told]:
    """Yield the loss of one group of victims, with a part of it that is told apart."""
    kind = LossKind(word.kind) if word.kind else None
    if _no_people(scene, at[0], victims):
        return
    things = kind is LossKind.EQUIPMENT and not word.counted
    if not word.counted and things != (victims.noun == "equipment"):
        return
    if kind is LossKind.DISPLACED and (victims.noun == "fighters" or not victims.figured):
        return
    if things and (_unnumbered(scene, victims) or _armed(scene, word, victims)):
        return
    first, last = min(at[0], victims.first), max(at[1], victims.last)
    if _of_next_act(scene, at[1], victims):
        first = victims.first
    if kind is LossKind.CAPTURED and victims.party in (None, "civilians"):
        held = belonging(scene, victims.last)
        victims = changed(victims, party=held) if held else victims
    parties: Sequence[str | None] = victims.both or (victims.party,)
    both = bool(victims.both)
    parts = (
        []
        if kind is LossKind.EQUIPMENT
        else list(among(scene, victims.last, scene.sentence.last))
    )
    if parts and parties == (None,) and victims.meant != ANYONE and not victims.both:
        parties = (next((p.party for p in parts if p.party != "civilians"), None),)
    for party in parties:
        loss = _loss(scene, at[0], kind, victims, party)
        armed = victims.noun == "fighters"
        yield Told(first, last, loss, both=both, meant=victims.meant, armed=armed)
    for part in parts:
        party = part.party or victims.party
        loss = _loss(scene, part.first, kind, part, party)
        armed = part.noun == "fighters"
        yield Told(part.first, part.last, loss, first, meant=part.meant, armed=armed)


def _of_next_act(scene: Scene, last: int, victims: Victims) -> bool:
    """Whether victims fell in another act than those before ("four in shelling, three in")."""
    acts = scene.trigger_at.keys() - scene.loss_at
    passed = not acts.isdisjoint(range(last, victims.first))
    return passed and scene.key(victims.last) in load_grammar().inside


def _no_people(scene: Scene, first: int, victims: Victims) -> bool:
    """Whether what a side "lost" is ground, a seat or a match and not counted people."""
    losing = load_loss_context().losing.intersection(
        rest for _, rest in clitic_splits(scene.key(first))
    )
    if not losing:
        return False
    near = {noun_at(scene, at) for at in range(victims.first, victims.last + _OF_MANY)}
    return (
        not victims.figured
        or victims.first < first
        or near.isdisjoint(("fighters", "civilians"))
    )


def _unnumbered(scene: Scene, victims: Victims) -> bool:
    """Whether things are named with the article and without number: "the bridges"."""
    words = scene.text(Span(victims.start, scene.document.tokens[victims.last - 1].end))
    definite = words.startswith(ARTICLE)
    return victims.low is None and not victims.figured and definite


def _armed(scene: Scene, word: LossWord, victims: Victims) -> bool:
    """Whether things are blown up to strike with and not lost ("a car full of explosives")."""
    words = load_loss_context()
    near = {scene.key(at) for at in range(victims.first, victims.last + 1)}
    if scene.key(victims.first).startswith(BY):
        return True
    sent = not (words.laden.isdisjoint(near) and words.munitions.isdisjoint(near))
    return sent and word.form.key in words.blasts


def _loss(
    scene: Scene, word: int, kind: LossKind | None, victims: Victims, party: str | None
) -> Loss:
    """Return the loss of a group of victims."""
    tokens = scene.document.tokens
    span = Span(victims.start, tokens[victims.last - 1].end)
    total = is_total(scene, min(word, victims.first))
    return Loss(party, kind, victims.low, victims.high, span, scene.text(span), total=total)


def in_claim(told: Sequence[Told]) -> list[Loss]:
    """Return the losses of one claim, each part naming by its index what it is a part of."""
    starts = {t.first: i for i, t in reversed(list(enumerate(told))) if t.within is None}
    return [
        t.loss if t.within is None else changed(t.loss, part_of=starts.get(t.within))
        for t in told
    ]
