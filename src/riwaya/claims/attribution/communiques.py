"""Whose word a communiqué is, and how far the lines behind a colon run."""

from collections.abc import Sequence

from riwaya.claims.attribution.speaker import CLOSING, OPENING, phrase_end, speaker_in
from riwaya.claims.attribution.titles import speaks_throughout
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.drafts.scope import Scope
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.telling import load_telling
from riwaya.model import SourceKind, Speaker

_OPENING_LINES = 8
"""A communiqué that opens within so many lines is the whole report."""
_QUOTED_LINES = 30
_MARKS = frozenset("-–—|/•")


def throughout(scenes: Sequence[Scene], voices: Voices) -> Scope | None:
    """Return the scope of the body that speaks in the whole report."""
    for at in range(min(len(scenes), _OPENING_LINES)):
        found = _heading(scenes, at, voices)
        if found is not None:
            return found
    speaker = speaks_throughout(scenes, voices)
    if speaker is None:
        return None
    return Scope(scenes[0].sentence.first, scenes[-1].sentence.last, speaker, "throughout")


def _heading(scenes: Sequence[Scene], at: int, voices: Voices) -> Scope | None:
    """Return the scope of a report that opens as a communiqué whose issuer is named in its
    heading ("a statement issued by X") or in the line before it.
    """
    scene = scenes[at]
    found = load_telling().communique.longest(scene.keys, 0)
    if found is None or scene.key(scene.sentence.last - 1) == ":":
        return None
    speaker = _issuer(scene, scene.sentence.first, voices) or _bar(scene, found[0], voices)
    if speaker is None and at and len(scene.keys) == found[0]:
        speaker = _signed(scenes[at - 1], voices)
    if speaker is None:
        return None
    last = scenes[-1].sentence.last
    return Scope(scene.sentence.first, last, voices.hear(speaker), "throughout")


def behind_colon(
    scenes: Sequence[Scene], at: int, own: Sequence[Scope], voices: Voices
) -> Scope | None:
    """Return the scope of the lines behind a sentence that ends with a colon: a statement's
    text, the items of a list, or one paragraph.
    """
    scene = scenes[at]
    last = scene.sentence.last
    if scene.key(last - 1) != ":" or scene.headline or at + 1 == len(scenes):
        return None
    if scenes[at + 1].sentence.paragraph == scene.sentence.paragraph:
        return None
    telling = load_telling()
    issued = not telling.issued_noun.isdisjoint(scene.keys)
    follows = scene.key(last - 2) in telling.follows
    said = [s for s in own if s.last >= last - 1 or follows or issued]
    speaker = said[-1].speaker if said else (_issuing(scene, voices) if issued else None)
    if speaker is None:
        return None
    whole = issued and at < _OPENING_LINES
    return Scope(last, _lines_end(scenes, at + 1, whole=whole), speaker, "lines")


def _lines_end(scenes: Sequence[Scene], at: int, *, whole: bool) -> int:
    """Return the token behind the last of the lines that belong to what opens at a sentence."""
    scene = scenes[at]
    if scene.keys[0] in OPENING or scene.keys[0] == '"':
        closed = _closed(scenes[at : at + _QUOTED_LINES])
        if closed is not None:
            return closed
    if whole:
        return scenes[-1].sentence.last
    listed, paragraph, end = _item(scene), scene.sentence.paragraph, scene.sentence.last
    for after in scenes[at + 1 :]:
        goes_on = after.sentence.paragraph == paragraph
        if not goes_on and not (listed and _item(after)):
            break
        paragraph, end = after.sentence.paragraph, after.sentence.last
    return end


def _closed(scenes: Sequence[Scene]) -> int | None:
    """Return the token behind the mark that closes a quotation over whole sentences."""
    depth = straight = 0
    for scene in scenes:
        for key in scene.keys:
            depth += (key in OPENING) - (key in CLOSING)
            straight += key == '"'
        if depth <= 0 and straight % 2 == 0:
            return scene.sentence.last
    return None


def _item(scene: Scene) -> bool:
    """Whether a sentence is an item of a list: a bullet or a number opens it."""
    return not scene.keys[0][:1].isalpha() and scene.keys[0] not in OPENING


def _issuing(scene: Scene, voices: Voices) -> Speaker | None:
    """Return who issued a statement, by the verb that tells of it or by its noun."""
    telling, first = load_telling(), scene.sentence.first
    nouns = [i for i, key in enumerate(scene.keys, first) if key in telling.issued_noun]
    for at in range(first, scene.sentence.last):
        if scene.key(at) not in telling.issues:
            continue
        start = at + 1 + (scene.key(at + 1) in telling.issuing)
        stop = next((n for n in nouns if n > start), scene.sentence.last)
        stop = min(stop, phrase_end(scene, start))
        speaker = speaker_in(scene, start, stop, voices, after=True)
        if speaker is not None:
            return voices.hear(speaker)
    return _issuer(scene, nouns[0], voices)


def _issuer(scene: Scene, at: int, voices: Voices) -> Speaker | None:
    """Return the body named behind "a statement issued by"."""
    telling, first = load_telling(), at
    while at < scene.sentence.last and scene.key(at) in telling.issued_noun | telling.issuing:
        at += 1
    while at > first and scene.key(at) in telling.issued | telling.issuing:
        at += 1
    if scene.key(at - 1) not in telling.issuing or at >= scene.sentence.last:
        return None
    return _party(speaker_in(scene, at, phrase_end(scene, at), voices, after=True))


def _bar(scene: Scene, length: int, voices: Voices) -> Speaker | None:
    """Return who stands behind a bar or a dash in the heading of a statement."""
    at = scene.sentence.first + length
    if scene.key(at) not in _MARKS:
        return None
    return _party(speaker_in(scene, at + 1, phrase_end(scene, at + 1), voices))


def _signed(scene: Scene, voices: Voices) -> Speaker | None:
    """Return the side whose name alone is the line before a statement's heading."""
    first, last = scene.sentence.first, scene.sentence.last
    if not any(p.first == first and p.last == last and p.party for p in scene.people):
        return None
    return _party(speaker_in(scene, first, last, voices))


def _party(speaker: Speaker | None) -> Speaker | None:
    told = speaker is not None and speaker.kind is not SourceKind.OUTLET
    return speaker if told else None
