"""On whose word each part of a report stands.

Speech verbs and "according to" phrases open a scope; quotations and continued-speech verbs
carry it on. Method: rules over cues, after the source-span-in-scope scheme of Pareti (2012) for
attribution relations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from riwaya.arabic.fold import fold_key
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.findings import HARD, Findings, Participant, Scene
from riwaya.lexicons.cues import load_speakers
from riwaya.model import Attribution, CueMention, SourceKind, Span, Speaker

_OPENING = frozenset('«“"')
_STOPS = frozenset({":", "«", '"', "“"})
_SPEAKER_REACH = 16
_NAME = 4
_FORCED = frozenset({"party_statement", "anonymous"})
_QUOTES = {"«": "»", "“": "”"}


@dataclass(frozen=True, slots=True)
class Scope:
    """A range of tokens that stands on one speaker's word."""

    first: int
    last: int
    speaker: Speaker
    cue: str


def scopes(findings: Findings, scenes: Sequence[Scene]) -> list[Scope]:
    """Return the scopes of all speakers of a document, in order; later ones are narrower."""
    found: list[Scope] = []
    last_speaker: Speaker | None = None
    quote_open = False
    for scene in scenes:
        own = _of_sentence(scene, last_speaker, [f.speaker for f in found])
        if quote_open and last_speaker is not None:
            end = _quote_end(scene)
            found.append(Scope(scene.sentence.first, end, last_speaker, "quote"))
        found += own
        if own:
            last_speaker = own[-1].speaker
        quote_open = _left_open(scene, quote_open)
        if scene.sentence.kind.value == "headline":
            quote_open = False
    return found


def attribution_at(scopes_: Sequence[Scope], index: int) -> tuple[Attribution, str]:
    """Return on whose word the token at `index` stands, and the rule."""
    around = [s for s in scopes_ if s.first <= index < s.last]
    if not around:
        return Attribution(SourceKind.OUTLET), "attribution.outlet"
    around.sort(key=lambda s: (s.last - s.first, -s.first))
    chain = tuple(dict.fromkeys(s.speaker for s in around))
    return Attribution(chain[0].kind, chain), f"attribution.{around[0].cue}"


def _quote_end(scene: Scene) -> int:
    for at in range(scene.sentence.first, scene.sentence.last):
        if scene.key(at) in ("»", "”"):
            return at + 1
    return scene.sentence.last


def _left_open(scene: Scene, open_before: bool) -> bool:
    """Whether a quotation runs on past the sentence."""
    is_open = open_before
    for key in scene.keys:
        if key in _QUOTES:
            is_open = True
        elif key in _QUOTES.values():
            is_open = False
    return is_open


def _of_sentence(
    scene: Scene, last_speaker: Speaker | None, heard: Sequence[Speaker]
) -> list[Scope]:
    """Return the scopes that a sentence's own cues open."""
    found = list(_titled(scene))
    for cue in scene.cues:
        if cue.kind in ("speech", "continued", "deny", "distance") and _speaks(scene, cue):
            scope = _spoken(scene, cue, last_speaker)
        elif cue.kind == "according":
            scope = _according(scene, cue)
        else:
            continue
        if scope is not None:
            scope = replace(scope, speaker=_recalled(scope.speaker, heard, last_speaker))
            found.append(scope)
            last_speaker = scope.speaker
    return found


def _titled(scene: Scene) -> Iterator[Scope]:
    """Yield the scope of a speaker set before a colon at the start ("Hmeimim: …")."""
    for p in scene.people[:1]:
        if p.first - scene.sentence.first <= 1 and scene.key(p.last) == ":" and p.party:
            kind = _decide(None, p, p.first, p.first)
            span = p.mention.span
            speaker = Speaker(kind, span, scene.text(span), None, p.party)
            yield Scope(p.last, scene.sentence.last, speaker, "title")


def _recalled(speaker: Speaker, heard: Sequence[Speaker], last: Speaker | None) -> Speaker:
    """Give a speaker named again in short ("the source", a surname) what was known of it."""
    words = [fold_key(word) for word in (speaker.text or "").split()][:2]
    if not words or speaker.party is not None:
        return speaker
    voices = [*heard, *([last] if last else [])]
    again = speaker.kind is SourceKind.ANONYMOUS and words[0].startswith("ال")
    stem = words[0].removeprefix("ال")
    for voice in reversed(voices):
        known = [fold_key(word).removeprefix("ال") for word in (voice.text or "").split()]
        if stem in known and (again or len(words) == 1):
            return replace(speaker, kind=voice.kind, party=voice.party, actor=voice.actor)
    return speaker


def _speaks(scene: Scene, cue: CueMention) -> bool:
    """Whether a speech verb is used as one: a masdar or a stray noun is not."""
    return cue.form in ("past", "present", "passive", "phrase") and cue.pronoun is None


def _spoken(scene: Scene, cue: CueMention, last: Speaker | None) -> Scope | None:
    """Return the scope of a speech verb: its speaker behind it, before it, or carried on."""
    start, end = cue.last, _speaker_end(scene, cue.last)
    speaker = _speaker(scene, start, end, distanced=cue.kind == "distance")
    scope_first = end if speaker else cue.last
    if speaker is None:
        speaker = _topic(scene, cue)
    if speaker is None and (cue.kind == "continued" or _carried(scene, cue)):
        speaker = last
    if speaker is None:
        return None
    return Scope(scope_first, _scope_end(scene, scope_first), speaker, cue.cue)


def _carried(scene: Scene, cue: CueMention) -> bool:
    """Whether the verb goes straight on to what is said, so its speaker is the last one."""
    after = scene.key(cue.last)
    opens = after in _STOPS or "that" in scene.kinds_at(cue.last) or after in ("الي", "علي")
    starts = cue.first - scene.sentence.first <= 1
    return cue.form == "phrase" or (opens and starts)


def _speaker_end(scene: Scene, start: int) -> int:
    """Return the token at which the phrase behind a speech verb stops naming its speaker."""
    stop = min(scene.sentence.last, start + _SPEAKER_REACH + 10)
    for at in range(start, stop):
        key, kinds = scene.key(at), scene.kinds_at(at)
        if "that" in kinds or (key in _STOPS and not _quoted_name(scene, at)):
            return at
        if at > start and kinds & {"speech", "connector", "achieve", "deny"}:
            return at
        if _told_from(scene, at) and not _inside_person(scene, at):
            return at
    return min(stop, start + _SPEAKER_REACH)


def _told_from(scene: Scene, at: int) -> bool:
    """Whether what is told starts here: a trigger, a loss, a time or a manner of speaking."""
    return (
        any(t.first == at for t in scene.triggers)
        or any(first == at for first, _, _ in scene.loss_words)
        or any(t.first == at for t in scene.times)
        or "manner" in scene.kinds_at(at)
    )


def _quoted_name(scene: Scene, at: int) -> bool:
    """Whether a quotation mark encloses a short name and not speech."""
    return any(scene.key(i) in ("»", "”", '"') for i in range(at + 1, at + 6))


def _inside_person(scene: Scene, at: int) -> bool:
    return any(p.first <= at < p.last for p in scene.people)


def _speaker(scene: Scene, start: int, end: int, *, distanced: bool = False) -> Speaker | None:
    """Read a speaker from the tokens of a phrase, or `None` if it names none."""
    while start < end and scene.key(start) in ("،", ",", "«", '"', "(", "ل"):
        start += 1
    if end <= start:
        return None
    kind, at = _kind_of(scene, start, end)
    people = [p for p in scene.people if start <= p.first < end]
    if kind is None and (not people or people[0].first > start + 1):
        return _unknown_name(scene, start, end)
    first = people[0] if people else None
    decided = _decide(kind, first, at, start)
    stop = _name_end(scene, start, end)
    tokens = scene.document.tokens
    span = Span(_unclitic(scene, start), tokens[stop - 1].end)
    actor = first.mention.actors[0] if first and first.mention.actors else None
    party = first.party if first else None
    return Speaker(decided, span, scene.text(span), actor, party, distanced)


def _unknown_name(scene: Scene, start: int, end: int) -> Speaker | None:
    """Return a speaker no list knows: a name of up to four words before "that" or a colon."""
    after = scene.key(end)
    if not (after == ":" or "that" in scene.kinds_at(end)):
        return None
    end = _name_end(scene, start, min(end, start + _NAME))
    keys = [scene.key(i) for i in range(start, end)]
    if not keys or any(scene.kinds_at(i) for i in range(start, end)) or not keys[0].isalpha():
        return None
    tokens = scene.document.tokens
    span = Span(tokens[start].start, tokens[end - 1].end)
    return Speaker(SourceKind.OFFICIAL, span, scene.text(span))


def _unclitic(scene: Scene, start: int) -> int:
    """Return where a speaker's words start, without an attached conjunction or preposition."""
    token = scene.document.tokens[start]
    for p in scene.people:
        if p.first == start:
            return p.mention.span.start
    return token.start


def _name_end(scene: Scene, start: int, end: int) -> int:
    """Return the end of a speaker's words, trailing marks and prepositions left out."""
    while end > start + 1 and (
        scene.key(end - 1) in ("،", ",", "(", "«", '"', "-")
        or "preposition" in scene.kinds_at(end - 1)
    ):
        end -= 1
    return end


def _kind_of(scene: Scene, start: int, end: int) -> tuple[SourceKind | None, int]:
    """Return the weightiest kind of speaker named in a phrase and the token that names it."""
    speakers = load_speakers()
    best: tuple[float, int, str] | None = None
    keys = scene.keys
    offset = scene.sentence.first
    for at in range(start, min(end, start + 9)):
        for _, rest in (
            clitic_splits(keys[at - offset]) if at == start else (("", keys[at - offset]),)
        ):
            found = speakers.longest(keys, at - offset, rest)
            if found and found[0] + offset <= end:
                kind, weight = found[1][0]
                weight += 0.5 * (found[0] + offset - at) - 0.4 * (at - start)
                if best is None or weight > best[0]:
                    best = (weight, at, kind)
    return (SourceKind(best[2]), best[1]) if best else (None, start)


def _decide(
    kind: SourceKind | None, person: Participant | None, at: int, start: int
) -> SourceKind:
    """Weigh the words that name a speaker against the side it belongs to."""
    armed = person is not None and person.party not in (None, "un_aid", "civilians", "other")
    if kind is None:
        if person is not None and person.mention.kind == "state":
            return SourceKind.OFFICIAL
        if person is not None and person.mention.kind == "outlet":
            return SourceKind.MEDIA
        return SourceKind.PARTY_STATEMENT if armed else SourceKind.OFFICIAL
    if kind is SourceKind.ANONYMOUS and armed and person is not None and person.first <= at + 3:
        return SourceKind.PARTY_STATEMENT
    return kind


def _topic(scene: Scene, cue: CueMention) -> Speaker | None:
    """Return the speaker before its verb ("the observatory … said")."""
    low = max(scene.sentence.first, cue.first - 8)
    for at in range(cue.first - 1, low - 1, -1):
        if (
            scene.key(at) in HARD
            or "connector" in scene.kinds_at(at)
            or "speech" in scene.kinds_at(at)
        ):
            low = at + 1
            break
    if low >= cue.first or cue.form == "phrase":
        return None
    return _speaker(scene, low, cue.first)


def _scope_end(scene: Scene, start: int) -> int:
    """Return where what is said ends: with a masdar's clause, else with the sentence."""
    ahead = range(start, min(start + 4, scene.sentence.last))
    if any("that" in scene.kinds_at(i) or scene.key(i) in _STOPS for i in ahead):
        return scene.sentence.last
    for at in range(start + 1, scene.sentence.last):
        if scene.key(at) in HARD or "connector" in scene.kinds_at(at):
            return at
        if _new_clause(scene, at):
            return at
    return scene.sentence.last


def _new_clause(scene: Scene, at: int) -> bool:
    """Whether a conjunction with a finite verb starts a clause of the outlet's own."""
    return any(
        c.clitics.startswith(("و", "ف")) and c.form in ("past", "passive")
        for c in scene.cue_at.get(at, ())
    ) or any(
        t.first == at and t.clitics.startswith(("و", "ف")) and t.form in ("past", "passive")
        for t in scene.triggers
    )


def _according(scene: Scene, cue: CueMention) -> Scope | None:
    """Return the scope of "according to": the clause or sentence it stands in."""
    end = _according_end(scene, cue.last)
    speaker = _speaker(scene, cue.last, end)
    if speaker is None:
        return None
    if cue.first - scene.sentence.first <= 1:
        return Scope(end, scene.sentence.last, speaker, cue.cue)
    low = scene.sentence.first
    for at in range(cue.first - 1, scene.sentence.first - 1, -1):
        if scene.key(at) in HARD:
            low = at + 1
            break
    high = scene.sentence.last
    for at in range(end, scene.sentence.last):
        if scene.key(at) in HARD or "connector" in scene.kinds_at(at):
            high = at
            break
    return Scope(low, high, speaker, cue.cue)


def _according_end(scene: Scene, start: int) -> int:
    """Return where the phrase that names the source of an "according to" ends."""
    stop = min(scene.sentence.last, start + _SPEAKER_REACH)
    for at in range(start + 1, stop):
        if scene.key(at) in ("،", ",", ".", ":", "؛") or "that" in scene.kinds_at(at):
            return at
    return stop
