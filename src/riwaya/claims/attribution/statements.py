"""Whose a statement is: "in a statement by the ministry", "in the statement"."""

from riwaya.claims.attribution.speaker import STOPS, phrase_end, speaker_in
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.cues import load_no_side
from riwaya.lexicons.telling import load_telling
from riwaya.model import CueMention, SourceKind, Span, Speaker

_BARE = 2
"""Words of "in a statement" that say of nobody whose it is."""


def put_out(scene: Scene, cue: CueMention) -> bool:
    """Whether words of speech end with the name of what a speaker put out."""
    telling, key = load_telling(), scene.key(cue.last - 1)
    return key in telling.statement or key in telling.document


def issued(scene: Scene, cue: CueMention, voices: Voices) -> tuple[Speaker, int] | None:
    """Return who issued a statement and the token behind the name."""
    start, bare = cue.last, cue.last - cue.first <= _BARE
    if scene.key(start - 1) in load_telling().document:
        return _of_before(scene, start - 1, voices), start
    while scene.key(start) in load_telling().issued | load_telling().issuing:
        start += 1
    end = phrase_end(scene, start)
    people = [p for p in scene.people if p.first == start and p.party]
    if bare and cue.first - scene.sentence.first > 1:
        return None
    if people:
        return _by(scene, people[0], end, voices), people[0].last
    speaker = None if bare else speaker_in(scene, start, end, voices, after=True)
    if speaker is not None:
        return speaker, end
    straight = voices.last is not None and scene.key(start) in STOPS
    return (voices.last, start) if straight and voices.last else None


def _of_before(scene: Scene, at: int, voices: Voices) -> Speaker:
    """Return whose "the statement" is: who spoke last, or a side that is not named."""
    token = scene.document.tokens[at]
    span = Span(token.start, token.end)
    return voices.last or Speaker(SourceKind.PARTY_STATEMENT, span, scene.text(span))


def _by(scene: Scene, person: Participant, end: int, voices: Voices) -> Speaker:
    """Return the body named right behind a statement as its speaker."""
    fights = person.mention.kind == "group" and person.party not in load_no_side()
    speaker = None if fights else speaker_in(scene, person.first, end, voices, after=True)
    span = person.mention.span
    side = Speaker(SourceKind.PARTY_STATEMENT, span, scene.text(span), None, person.party)
    return speaker or side
