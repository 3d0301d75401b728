"""Choosing which of the possible triggers of a sentence name an event."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from riwaya.arabic.affixes import ALEF, AND, ARTICLE
from riwaya.arabic.memory import Forms
from riwaya.claims.drafts.chosen import VIOLENT, Chosen, Setting
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.nearby import (
    any_apart,
    any_of,
    any_past_names,
    bare_readings,
    readings,
)
from riwaya.claims.scenes.ranges import FIRST
from riwaya.claims.triggers.absorbing import absorbed
from riwaya.claims.triggers.aiming import NEAR, without_aiming, without_raids
from riwaya.claims.triggers.causes import without_causes
from riwaya.claims.triggers.conditions import CONDITIONS, armed_in
from riwaya.claims.triggers.mere_counts import without_mere_counts
from riwaya.claims.triggers.mixed import with_halves
from riwaya.claims.triggers.nominal import (
    no_subject_behind,
    nominal_here,
    subject_behind,
    unlikely,
    unverbal,
)
from riwaya.claims.triggers.repelling import without_repelling
from riwaya.claims.triggers.restating import without_restated
from riwaya.claims.triggers.results import without_results
from riwaya.claims.triggers.unreal import unreal
from riwaya.lexicons.domains import load_figures, load_named_by_figures
from riwaya.lexicons.frames import Frame, load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import FAMILY, SentenceKind, TriggerMention
from riwaya.model.making import maker

__all__ = ["VIOLENT", "Chosen", "Setting", "armed_in", "choose"]

_chosen = maker(Chosen)
_TELLING = (SentenceKind.BODY, SentenceKind.HEADLINE, SentenceKind.SECTION)
_HEAD = 5
_BEFORE = 6
_BESIDE = 2
_FORBIDDEN = 3
_OF_VIOLENCE = frozenset({"fighting", "strike", "civilians"})
_THROUGH = 8
_NAME = 2


def choose(scene: Scene, mentions: Iterable[TriggerMention], setting: Setting) -> list[Chosen]:
    """Return the triggers of a sentence that hold, in the order of the text."""
    if scene.sentence.kind not in _TELLING:
        return []
    chosen: list[Chosen] = []
    for group in _by_token(_outside_speakers(scene, mentions, setting)):
        best = _best(scene, group, setting)
        if best and not (chosen and absorbed(scene, chosen[-1], best)):
            chosen.append(best)
    chosen = without_aiming(scene, without_raids(scene, chosen))
    chosen = without_mere_counts(scene, without_results(scene, chosen))
    chosen = without_causes(scene, without_repelling(scene, chosen))
    chosen = with_halves(scene, without_restated(scene, chosen))
    return _with_sayings(scene, chosen, setting)


def _outside_speakers(
    scene: Scene, mentions: Iterable[TriggerMention], setting: Setting
) -> Iterator[TriggerMention]:
    """Yield the triggers that are no nouns of what a speaker is called ("the Conflict
    Observatory"), right behind the word for it.
    """
    names = {voice.span.start for voice in setting.voices.values() if voice.span is not None}
    tokens = scene.document.tokens
    for mention in mentions:
        before = tokens[mention.first - 1]
        called = before.start in names and not mention.clitics
        definite = called and scene.key(mention.first).startswith(ARTICLE)
        if not definite or before.key.startswith(ARTICLE):
            yield mention


def _with_sayings(scene: Scene, chosen: list[Chosen], setting: Setting) -> list[Chosen]:
    """Add what a side says of no event: the saying itself is the news."""
    said = [
        best for group in _by_token(scene.sayings) if (best := _best(scene, group, setting))
    ]
    if not said:
        return chosen
    ends = [*(c.first for c in said[1:]), scene.sentence.last]
    told = [
        saying
        for saying, end in zip(said, ends, strict=True)
        if not any(saying.first <= c.first < end for c in chosen)
        and _opens(scene, saying)
        and not _tells_facts(scene, saying.last, end)
    ]
    return sorted([*chosen, *told], key=lambda c: c.first)


def _opens(scene: Scene, saying: Chosen) -> bool:
    """Whether a saying stands at the head of a sentence or is joined to what comes before."""
    head = saying.first - scene.sentence.first <= _HEAD
    return head or bool(saying.mention.clitics) or saying.first - 1 in scene.breaks


def _tells_facts(scene: Scene, low: int, high: int) -> bool:
    """Whether the dead, weapons or a number are spoken of: no position is told."""
    counts = load_grammar().counts
    if any(scene.key(at + 1) in counts for at in scene.starts("that") if low <= at < high):
        return True
    return any(low <= at < high for at, _, _ in scene.loss_words) or any(
        low <= w.first < high for w in scene.weapons
    )


def _by_token(mentions: Iterable[TriggerMention]) -> Iterator[list[TriggerMention]]:
    """Yield the readings that start at one token together."""
    return (list(group) for _, group in groupby(mentions, FIRST))


def _best(scene: Scene, group: list[TriggerMention], setting: Setting) -> Chosen | None:
    """Return the first reading whose conditions hold, the most specific frames first."""
    frames = load_frames()
    inside = _inside_name(scene, group[0])
    if inside:
        group = [m for m in group if frames[m.frame].named]
    group = [m for m in group if not ((m.clitics and unverbal(m)) or unlikely(scene, m))]
    readings = [_chosen(m, frames[m.frame], m.first, m.last) for m in group]
    asking = _asking()
    readings.sort(key=lambda c: c.mention.frame not in asking)
    if inside:
        readings = [c for c in readings if _in_phrase(scene, c)]
    held = [c for c in readings if _holds(scene, c, setting)]
    if not held:
        return None
    verbs = [c for c in held if c.mention.form in TENSES]
    nouns = [c for c in held if c.mention.form in ("masdar", "noun")]
    if len(verbs) > 1 and {c.mention.form for c in verbs} >= {"past", "present"}:
        form = "past" if _dual(scene, verbs[0]) else "present"
        verbs = [c for c in verbs if c.mention.form == form]
        held = verbs + nouns
    if verbs and subject_behind(scene, verbs[0].mention):
        return verbs[0]
    if verbs and nouns:
        noun = nominal_here(scene, held[0].mention) or no_subject_behind(
            scene, verbs[0].mention
        )
        return nouns[0] if noun else verbs[0]
    return held[0]


def _dual(scene: Scene, verb: Chosen) -> bool:
    """Whether a word ends as a past verb of two does, and as a present one only does behind a
    particle that is not there.
    """
    grammar, before = load_grammar(), scene.key(verb.first - 1)
    joined = before in grammar.subjunctive | grammar.negating | grammar.no
    return scene.key(verb.first).endswith(ALEF) and not (joined or verb.mention.clitics)


@cache
def _asking() -> frozenset[str]:
    """Return the frames with conditions on the words around."""
    return frozenset(frame.id for frame in load_frames().values() if frame.asks_beside)


def _inside_name(scene: Scene, mention: TriggerMention) -> bool:
    """Whether the trigger is part of a participant's, a place's or a day's name."""
    at = mention.first
    return at in scene.in_long_name or at in scene.in_place or at in scene.in_time


def _in_phrase(scene: Scene, chosen: Chosen) -> bool:
    """Whether a trigger stands in the phrase of a participant and in no other name."""
    at = chosen.first
    return any(p.first <= at < p.last for p in scene.people) and not any(
        place.first <= at < place.last for place, _ in scene.places
    )


def _holds(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    """Whether a frame's conditions are met around a trigger."""
    return (
        _words_hold(scene, chosen)
        and not unreal(scene, chosen)
        and not _figurative(scene, chosen)
        and all(CONDITIONS[need](scene, chosen, setting) for need in chosen.frame.needs)
    )


def _words_hold(scene: Scene, chosen: Chosen) -> bool:
    """Whether the words a frame asks for, or forbids, stand around a trigger as it wants."""
    frame, last = chosen.frame, chosen.last
    if (frame.only_after or frame.not_after) and not _follows_well(scene, chosen):
        return False
    if frame.only_before and not (
        _completed(scene, chosen) or _told_before(scene, chosen, frame.only_before)
    ):
        return False
    if frame.not_before and _forbidden(scene, frame, last):
        return False
    if frame.needs_cue and not scene.cues_between(
        max(scene.sentence.first, chosen.first - max(_BEFORE, frame.near_before)),
        chosen.first,
        *frame.needs_cue,
    ):
        return False
    if frame.around and not any_of(
        scene, frame.around, chosen.first - _BEFORE, last - chosen.first + _BEFORE + NEAR
    ):
        return False
    return (
        not frame.needs_word
        or any_of(scene, frame.needs_word, last, NEAR)
        or _told_before(scene, chosen, frame.needs_word)
    )


def _forbidden(scene: Scene, frame: Frame, last: int) -> bool:
    """Whether a word that a frame forbids stands behind a trigger, or right behind the
    preposition that it acts through.
    """
    if any_apart(scene, frame.not_before, last, _own_act(scene, last)):
        return True
    at = _through(scene, frame, last) if frame.through else None
    return at is not None and any_apart(scene, frame.not_before, at, 1)


def _own_act(scene: Scene, start: int) -> int:
    """Return how far the words reach that may forbid a trigger: not past another act that "and"
    joins to it ("retook two hills and seized a vehicle").
    """
    ahead = range(start + 1, start + _FORBIDDEN)
    joined = (at for at in ahead if any(_joined(t) for t in scene.trigger_at.get(at, ())))
    return next(joined, start + _FORBIDDEN) - start


def _joined(trigger: TriggerMention) -> bool:
    return trigger.form == "masdar" and trigger.clitics.startswith(AND)


def _through(scene: Scene, frame: Frame, last: int) -> int | None:
    """Return the token behind the preposition that a frame acts through, if it stands there."""
    ahead = range(last, last + _THROUGH)
    return next((at + 1 for at in ahead if scene.key(at) in frame.through), None)


def _told_before(scene: Scene, chosen: Chosen, words: frozenset[str]) -> bool:
    """Whether one of these words stands before a verb that its frame lets follow its subject
    ("that the bakery stopped"), or the object that a pronoun on it takes up.
    """
    frame, mention = chosen.frame, chosen.mention
    if mention.form not in TENSES:
        return False
    resumed = frame.resumed or not (frame.unresumed or mention.clitics)
    taken_up = resumed and mention.pronoun is not None
    if not (frame.topical or taken_up):
        return False
    low = max(chosen.first - _BEFORE, scene.sentence.first)
    start = max((at + 1 for at in range(low, chosen.first) if at in scene.breaks), default=low)
    if any_of(scene, words, start, chosen.first - start):
        return True
    return taken_up and any(
        scene.key(at).removeprefix(ARTICLE) in words for at in range(start, chosen.first)
    )


def _completed(scene: Scene, chosen: Chosen) -> bool:
    """Whether a word stands behind a trigger without which its frame tells no such event; of
    verbs that act through a preposition ("seized … on"), right behind that. A verb's subject
    may stand between, by whatever name.
    """
    frame, last = chosen.frame, chosen.last
    start = _through(scene, frame, last) if frame.through else last
    words, reach = frame.only_before, frame.near_before
    if start is None:
        return False
    own = _own_clause(scene, start, reach)
    if any_of(scene, words, start, own):
        return True
    doer = frame.subject == "agent" and chosen.mention.form in TENSES
    named = doer and start == last and reach == own > 1
    if not (named and any_past_names(scene, words, start, reach)):
        return False
    return not any_past_names(scene, frame.not_before, start, reach)


def _own_clause(scene: Scene, start: int, reach: int) -> int:
    """Return how many of so many tokens stand before another verb that "and" joins: what
    stands behind it ("took the village and shelled the town with guns") is that verb's.
    """
    for at in range(start + 1, start + reach):
        told = scene.trigger_at.get(at, ())
        if told and all(t.form in TENSES and t.clitics.startswith(AND) for t in told):
            return at - start
    return reach


def _follows_well(scene: Scene, chosen: Chosen) -> bool:
    """Whether a trigger stands behind a word its frame asks for, and right behind none that it
    forbids.
    """
    frame = chosen.frame
    near = frame.near_after
    if frame.only_after and not any_of(scene, frame.only_after, chosen.first - near, near):
        return False
    if not frame.not_after or frame.not_after.isdisjoint(
        bare_readings(scene.key(chosen.first - 1))
    ):
        return True
    return _behind_after_that(scene, chosen)


def _behind_after_that(scene: Scene, chosen: Chosen) -> bool:
    """Whether "that" in front of a noun without the article ends a phrase of time or cause of
    its own ("broke out after that clashes") or is what an act followed ("followed that an
    attack"), and points at no act.
    """
    if chosen.mention.definite or chosen.mention.form in TENSES:
        return False
    grammar, before = load_grammar(), chosen.first - 1
    led = scene.key(before - 1)
    behind = led in grammar.after_that or led in grammar.accompany
    return behind and scene.key(before) in grammar.this


def _figurative(scene: Scene, chosen: Chosen) -> bool:
    """Whether a word stands beside a trigger that can do no violence and suffer none."""
    if FAMILY[chosen.frame.type] not in _OF_VIOLENCE:
        return False
    figures, behind = load_figures(), chosen.last
    low = chosen.first - scene.sentence.first
    near = scene.keys[max(low - _BESIDE, 0) : low + behind - chosen.first + _BESIDE]
    if not any(map(_FIGURES.__getitem__, near)) or _names_operation(scene, chosen.first - 1):
        return False
    if any(behind <= w.last <= behind + 1 for w in scene.weapons if w.first >= behind):
        return False
    return any_apart(scene, figures, behind, _BESIDE) or any_apart(
        scene, figures, chosen.first - _BESIDE, _BESIDE
    )


def _names_operation(scene: Scene, at: int) -> bool:
    """Whether a word ends the name of an operation or unit ("Operation Volcano of Rage")."""
    return any_of(scene, load_named_by_figures(), at - _NAME, _NAME)


def _figure(key: str) -> bool:
    """Whether a word, proclitics aside, makes a figure of speech of one of violence."""
    return not load_figures().isdisjoint(readings(key))


_FIGURES = Forms(_figure)
