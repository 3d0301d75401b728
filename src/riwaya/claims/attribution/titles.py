"""Who speaks in a whole report or behind a heading: bodies before a colon, communiqués."""

from collections.abc import Sequence

from riwaya.arabic.affixes import FOR
from riwaya.arabic.fold import fold_key
from riwaya.claims.attribution.kinds import behind_title, kind_in, opens_with
from riwaya.claims.attribution.reach import SPOKEN
from riwaya.claims.attribution.speaker import phrase_end, speaker_in
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.telling import load_telling
from riwaya.model import SourceKind, Speaker

_TITLE = 10
_BODY = 3
_BRACKET = 10
_BEHIND_GROUP = 2
"""So many words may stand between a group's name and the colon behind who speaks."""
_STOP = frozenset(".!؟…")
_UNSIDED = ("monitor", "witness", "media", "anonymous", "official")
"""Kinds of speaker that stand in brackets behind what they told; a side there is explained."""


def speaks_throughout(scenes: Sequence[Scene], voices: Voices) -> Speaker | None:
    """Return the body that speaks in the whole report: a communiqué's, or a dateline's."""
    desks = load_telling().desks
    for scene in scenes[:_BODY]:
        titled = title(scene, voices, after_dash=True)
        if titled is not None and fold_key(titled[1].text or "") not in desks:
            return titled[1]
    opened = False
    for scene in scenes[:_BODY]:
        first = scene.sentence.first
        if load_telling().communique.longest(scene.keys, 0):
            opened = True
            continue
        if not opened:
            continue
        speaker = speaker_in(scene, first + 1, phrase_end(scene, first + 1), voices)
        if speaker is not None and speaker.kind is SourceKind.PARTY_STATEMENT:
            return voices.hear(speaker)
    return None


def title(
    scene: Scene, voices: Voices, *, after_dash: bool = False
) -> tuple[int, Speaker] | None:
    """Return the colon and the speaker set before it at the start ("Hmeimim: …")."""
    if ":" not in scene.keys[1:_TITLE]:
        return None
    first = scene.sentence.first
    stop = min(scene.sentence.last, first + _TITLE)
    colon = next((at for at in range(first + 1, stop) if scene.key(at) == ":"), None)
    if colon is None:
        return None
    end = _addressed(scene, first, colon)
    if any(t.first < end for t in scene.triggers if not _named(scene, t.first)):
        return None
    dash = next((at for at in range(colon - 1, first, -1) if scene.key(at) in "-–—"), None)
    start = _behind_marks(scene, first if dash is None else dash + 1)
    spoken = any(c.kind in SPOKEN and c.first < colon for c in scene.cues[:1])
    if after_dash != (dash is not None) or spoken:
        return None
    if _country(scene, start) or scene.key(start) in load_telling().issues:
        return None
    if not _names_speaker(scene, start, end):
        return None
    speaker = speaker_in(scene, start, end, voices)
    return None if speaker is None else (colon, voices.hear(speaker))


def _names_speaker(scene: Scene, start: int, end: int) -> bool:
    """Whether words before a colon name who speaks: no statement nor a clause about a group."""
    kind, at = kind_in(scene, start, end)
    people = [p for p in scene.people if p.first - start <= 1 and p.party]
    if people and people[0].mention.kind == "group" and (kind is None or at >= people[0].first):
        return end - people[0].last <= _BEHIND_GROUP
    alone = load_telling().communique.longest(scene.keys, start - scene.sentence.first)
    if alone is not None and not people:
        return False
    return kind is not None or bool(people)


def _addressed(scene: Scene, first: int, colon: int) -> int:
    """Return where whom the speaker speaks to stands before a colon, or the colon."""
    return next((at for at in range(first + 1, colon) if scene.key(at) == FOR), colon)


def _behind_marks(scene: Scene, at: int) -> int:
    """Skip the bullets and signs that open a line."""
    while at < scene.sentence.last and not scene.key(at)[:1].isalnum():
        at += 1
    return at


def bracketed(scene: Scene, voices: Voices) -> tuple[int, Speaker] | None:
    """Return the bracket and the speaker in it that end a sentence ("(a medical source)")."""
    last = scene.sentence.last
    while last > scene.sentence.first and scene.key(last - 1) in _STOP:
        last -= 1
    if scene.key(last - 1) != ")":
        return None
    near = range(max(scene.sentence.first, last - _BRACKET), last - 1)
    opened = next((at for at in near if scene.key(at) == "("), None)
    if opened is None or not opens_with(scene, opened + 1, _UNSIDED):
        return None
    speaker = speaker_in(scene, opened + 1, last - 1, voices, after=True)
    return None if speaker is None else (opened, voices.hear(speaker))


def _named(scene: Scene, at: int) -> bool:
    """Whether a token belongs to the name of a body ("the command of operations")."""
    return at in scene.in_people or at <= behind_title(scene, scene.sentence.first)


def _country(scene: Scene, start: int) -> bool:
    """Whether a heading names a place and not who speaks."""
    return any(m.first <= start < m.last for m, _ in scene.places)
