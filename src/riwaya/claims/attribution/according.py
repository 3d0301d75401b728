"""On whose word a clause stands by "according to", or by "that" behind who spoke."""

from dataclasses import replace

from riwaya.arabic.affixes import AND, ARTICLE, BY
from riwaya.claims.attribution.kinds import kind_in, opens_with
from riwaya.claims.attribution.reach import (
    SPOKEN,
    according_end,
    clause_close,
    clause_end,
    in_quotation,
    said_end,
)
from riwaya.claims.attribution.speaker import phrase_end, relayed, speaker_in
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.drafts.scope import Scope
from riwaya.claims.scenes.findings import COMMAS, HARD, Scene
from riwaya.lexicons.telling import load_telling
from riwaya.model import CueMention, SourceKind, Speaker

_BEFORE_THAT = 7
_UNSIDED = ("monitor", "witness", "media", "correspondent", "anonymous", "official")


def told_that(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scope of "that" behind a speaker whose verb no list knows."""
    if cue.clitics or cue.first == scene.sentence.first:
        return []
    if scene.kinds_at(cue.first - 1) & {"preposition", "cause"}:
        return []
    if by_saying(scene, cue):
        speaker = _who_put_it(scene, cue, voices)
        return [] if speaker is None else [_that(scene, cue, voices.hear(speaker))]
    for at in range(cue.first - 1, max(scene.sentence.first, cue.first - _BEFORE_THAT) - 1, -1):
        kinds = scene.kinds_at(at)
        if kinds & (SPOKEN | {"according", "that", "connector"}) or scene.key(at) in HARD:
            return []
        if opens_with(scene, at, _UNSIDED) and not opens_with(scene, at - 1, _UNSIDED):
            if "preposition" in scene.kinds_at(at - 1) or at == scene.sentence.first:
                return []
            speaker = speaker_in(scene, at, cue.first, voices)
            if speaker is None:
                return []
            return [_that(scene, cue, voices.hear(speaker))]
    return []


def _that(scene: Scene, cue: CueMention, speaker: Speaker) -> Scope:
    return Scope(cue.first, said_end(scene, cue.first), speaker, "speech.that")


def by_saying(scene: Scene, cue: CueMention) -> bool:
    """Whether "that" opens the words of one who does something "by saying" them."""
    before = scene.key(cue.first - 1)
    return cue.kind == "that" and before in load_telling().saying and before.startswith(BY)


def _who_put_it(scene: Scene, cue: CueMention, voices: Voices) -> Speaker | None:
    """Return the subject of the verb, be it any, whose clause ends in "by saying that"."""
    low = scene.sentence.first
    for at in range(cue.first - 2, low, -1):
        if scene.key(at) in HARD or scene.key(at) in COMMAS:
            low = at + 1
            break
    return speaker_in(scene, low + 1, cue.first - 1, voices)


def according(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scopes of "according to": the clause or sentence it stands in."""
    end = according_end(scene, cue.last)
    if cue.first - scene.sentence.first <= 1:
        end = min(end, phrase_end(scene, cue.last))
    start, inner = cue.last, None
    at = relayed(scene, start, end)
    if at is not None and at > start:
        inner = speaker_in(scene, at + 1, end, voices)
    speaker = speaker_in(scene, start, at if inner and at else end, voices, after=True)
    if not load_telling().from_them.isdisjoint(map(scene.key, range(start - 1, start + 2))):
        inner = voices.last
    unnamed = speaker is not None and speaker.kind is SourceKind.ANONYMOUS
    if speaker is None or (unnamed and in_quotation(scene, cue.first)):
        return []
    low, high = _according_range(scene, cue, end)
    scope = Scope(low, high, voices.hear(speaker), cue.cue)
    return [scope] if inner is None else [replace(scope, speaker=voices.hear(inner)), scope]


def _according_range(scene: Scene, cue: CueMention, end: int) -> tuple[int, int]:
    """Return the tokens an "according to" covers: what follows it, or the clause before it."""
    first, last = scene.sentence.first, scene.sentence.last
    then = load_telling().then & {scene.key(end), scene.key(end + 1)}
    if cue.first - first <= 1 or cue.clitics.startswith(AND) or then or scene.key(end) == ":":
        return end, last
    low = first
    for at in range(cue.first - 1, first - 1, -1):
        if scene.key(at) in HARD:
            low = at + 1
            break
        if at > first and scene.key(at) in load_telling().meanwhile:
            low = at
            break
    return low, clause_close(scene, end)


def announced(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scope of a noun of speech with who spoke right behind it ("the government's
    announcement of the capture"); who spoke last stays who it was.
    """
    start = cue.last
    if cue.pronoun or scene.key(cue.first).startswith(ARTICLE):
        return []
    named = [p.last for p in scene.people if p.first == start and not p.preposition]
    end = max(named, default=0) or phrase_end(scene, start)
    known = kind_in(scene, start, end)
    if not named and (known[0] is None or known[1] != start):
        return []
    speaker = speaker_in(scene, start, end, voices)
    if speaker is None:
        return []
    return [Scope(end, clause_end(scene, end), voices.recalled(speaker), cue.cue)]
