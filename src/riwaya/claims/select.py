"""Choosing which of the possible triggers of a sentence name an event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riwaya.claims.findings import HARD, Scene
from riwaya.lexicons.frames import Frame, load_frames
from riwaya.model import FAMILY, EventType, SentenceKind, TriggerMention

_TELLING = (SentenceKind.BODY, SentenceKind.HEADLINE, SentenceKind.SECTION)
_ABSORB_REACH = 5
_NEAR = 8
VIOLENT = frozenset(
    t for t, family in FAMILY.items() if family in ("fighting", "strike", "civilians")
) - {EventType.TERRITORY_GAIN, EventType.WITHDRAWAL}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A trigger mention with the frame it evokes here."""

    mention: TriggerMention
    frame: Frame

    @property
    def first(self) -> int:
        """The index of its first token."""
        return self.mention.first

    @property
    def last(self) -> int:
        """The index behind its last token."""
        return self.mention.last


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole report says of its subject: whether it is about armed conflict at all."""

    war: bool
    parties: tuple[str, ...] = ()


def choose(scene: Scene, mentions: Iterable[TriggerMention], setting: Setting) -> list[Chosen]:
    """Return the triggers of a sentence that hold, in the order of the text."""
    if scene.sentence.kind not in _TELLING:
        return []
    chosen: list[Chosen] = []
    for group in _by_token(mentions):
        best = _best(scene, group, setting)
        if best and not (chosen and _absorbed(scene, chosen[-1], best)):
            chosen.append(best)
    return _without_mere_counts(chosen)


def _by_token(mentions: Iterable[TriggerMention]) -> Iterator[list[TriggerMention]]:
    """Yield the readings that start at one token together."""
    group: list[TriggerMention] = []
    for mention in mentions:
        if group and mention.first != group[0].first:
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _best(scene: Scene, group: list[TriggerMention], setting: Setting) -> Chosen | None:
    """Return the first reading whose conditions hold, the most specific frames first."""
    frames = load_frames()
    readings = [Chosen(mention, frames[mention.frame]) for mention in group]
    readings.sort(key=lambda c: -bool(c.frame.only_before or c.frame.needs_word))
    if _inside_name(scene, group[0]):
        return None
    return next((c for c in readings if _holds(scene, c, setting)), None)


def _inside_name(scene: Scene, mention: TriggerMention) -> bool:
    """Whether the trigger is part of a participant's, a place's or a day's name."""
    return any(
        p.first <= mention.first < p.last and p.last - p.first > 1 for p in scene.people
    ) or any(place.first <= mention.first < place.last for place, _ in scene.places)


def _holds(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    """Whether a frame's conditions are met around a trigger."""
    frame, last = chosen.frame, chosen.last
    if frame.only_before and scene.key(last) not in frame.only_before:
        return False
    if frame.needs_word and not any(
        scene.key(at) in frame.needs_word for at in range(last, last + _NEAR)
    ):
        return False
    return all(_CONDITIONS[need](scene, chosen, setting) for need in frame.needs)


def armed_in(scene: Scene) -> bool:
    """Whether an armed or political body of the conflict is named in the sentence."""
    return any(_armed(p.party, p.people) for p in scene.people)


def _armed(party: str | None, people: bool) -> bool:
    return party is not None and not people and party not in ("un_aid", "other")


def _war(_scene: Scene, _chosen: Chosen, setting: Setting) -> bool:
    return setting.war


def _armed_near(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    return setting.war and (armed_in(scene) or _pronominal(chosen))


def _pronominal(chosen: Chosen) -> bool:
    """Whether the form itself points back at a participant."""
    return chosen.mention.pronoun is not None or chosen.mention.plural


def _place(scene: Scene, _chosen: Chosen, _setting: Setting) -> bool:
    return bool(scene.places)


def _holder(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    return setting.war and (armed_in(scene) or bool(scene.places) or _pronominal(chosen))


def _place_subject(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    near = range(chosen.last, chosen.last + 2)
    return setting.war and any(place.first in near for place, _ in scene.places)


def _statement_party(scene: Scene, chosen: Chosen, setting: Setting) -> bool:
    near = range(chosen.last, chosen.last + 2)
    return setting.war and any(p.first in near and p.party for p in scene.people)


_CONDITIONS = {
    "war": _war,
    "armed": _armed_near,
    "armed_subject": _armed_near,
    "place": _place,
    "holder": _holder,
    "place_subject": _place_subject,
    "statement_party": _statement_party,
}


def _absorbed(scene: Scene, before: Chosen, chosen: Chosen) -> bool:
    """Whether a trigger only completes the one before it."""
    if chosen.first < before.last:
        return True
    if chosen.frame.id not in before.frame.absorbs or chosen.first - before.last > _ABSORB_REACH:
        return False
    return not any(scene.key(at) in HARD for at in range(before.last, chosen.first))


def _without_mere_counts(chosen: list[Chosen]) -> list[Chosen]:
    """Drop counts of dead where the sentence tells the event they belong to."""
    if any(c.frame.type in VIOLENT and not c.frame.casualty for c in chosen):
        return [c for c in chosen if not c.frame.casualty]
    kept: list[Chosen] = []
    for c in chosen:
        if not c.frame.casualty or not any(k.frame.casualty for k in kept):
            kept.append(c)
    return kept
