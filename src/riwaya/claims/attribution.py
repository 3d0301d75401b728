"""On whose word each part of a report stands.

Speech verbs and "according to" phrases open a scope; quotations and continued-speech verbs
carry it on. Method: rules over cues, after the source-span-in-scope scheme of Pareti (2012) for
attribution relations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from riwaya.arabic.affixes import AND, CONJUNCTIONS, WE
from riwaya.claims.attribution_kinds import opens_with
from riwaya.claims.attribution_reach import (
    SPOKEN,
    according_end,
    by_pronoun,
    clause_close,
    clause_end,
    colon_at,
    does_other,
    goes_on_at,
    heads_telling,
    in_quotation,
    opening_of,
    opens_speech,
    quote_end,
    said_before,
    said_end,
    subject_before,
)
from riwaya.claims.attribution_speaker import (
    CLOSING,
    OPENING,
    STOPS,
    phrase_end,
    relayed,
    speaker_in,
    subject_start,
)
from riwaya.claims.attribution_titles import speaks_throughout, title
from riwaya.claims.attribution_voices import Voices
from riwaya.claims.findings import HARD, QUOTES, Findings, Scene
from riwaya.lexicons.cues import load_no_side
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.telling import load_telling
from riwaya.model import Attribution, CueMention, SourceKind, Speaker

_CONTENT_REACH = 14
_BARE = 2
"""Words of "in a statement" that say of nobody whose it is."""
_TITLE = 10
_SUBJECT = 8
_RUNNING = 6
_BODY = 3
_BEFORE_THAT = 7
_UNSIDED = ("monitor", "witness", "media", "correspondent", "anonymous", "official")


@dataclass(frozen=True, slots=True)
class Scope:
    """A range of tokens that stands on one speaker's word."""

    first: int
    last: int
    speaker: Speaker
    cue: str


def scopes(findings: Findings, scenes: Sequence[Scene]) -> list[Scope]:
    """Return the scopes of all speakers of a document, in order; later ones are narrower."""
    voices = Voices()
    found: list[Scope] = []
    throughout = speaks_throughout(scenes, voices)
    if throughout is not None:
        found.append(
            Scope(scenes[0].sentence.first, scenes[-1].sentence.last, throughout, "throughout")
        )
    running: tuple[Speaker, int] | None = None
    for scene in scenes:
        own = list(_of_sentence(scene, voices))
        if running is not None:
            found.append(Scope(scene.sentence.first, quote_end(scene), running[0], "quote"))
        found += own
        running = _left_open(scene, own, running)
    return found


def attribution_at(scopes_: Sequence[Scope], index: int) -> tuple[Attribution, str]:
    """Return on whose word the token at `index` stands, and the rule."""
    around = [s for s in scopes_ if s.first <= index < s.last]
    if any(s.cue == "aside" for s in around):
        around = [s for s in around if s.cue == "throughout"]
    if not around:
        return Attribution(SourceKind.OUTLET), "attribution.outlet"
    around.sort(key=lambda s: (s.last - s.first, -s.first))
    chain = tuple(dict.fromkeys(s.speaker for s in around))
    return Attribution(chain[0].kind, chain), f"attribution.{around[0].cue}"


_OUTLET = Speaker(SourceKind.OUTLET)


def _left_open(
    scene: Scene, own: Sequence[Scope], before: tuple[Speaker, int] | None
) -> tuple[Speaker, int] | None:
    """Return whose quotation runs on past a sentence, and over how many it has run."""
    opened: int | None = scene.sentence.first if before else None
    keys = () if QUOTES.isdisjoint(scene.keys) else scene.keys
    for at, key in enumerate(keys, scene.sentence.first):
        if key in OPENING or (key == '"' and opened is None):
            opened = at
        elif key in CLOSING or key == '"':
            opened = None
    if opened is None or scene.headline:
        return None
    if before is not None and opened == scene.sentence.first:
        return (before[0], before[1] + 1) if before[1] < _RUNNING else None
    around = [s for s in own if s.first <= opened < s.last]
    if scene.key(opened) == '"' and not opens_speech(scene, opened):
        return None
    return (around[-1].speaker, 1) if around else None


def _of_sentence(scene: Scene, voices: Voices) -> Iterator[Scope]:
    """Yield the scopes that a sentence's own cues open, siblings cut where the next begins."""
    found: list[Scope] = []
    titled = title(scene, voices)
    if titled is not None:
        found.append(Scope(titled[0], scene.sentence.last, titled[1], "title"))
    found += _continued(scene, voices)
    for cue in _voiced(scene):
        starts = _cut_at(scene, cue)
        if cue.kind == "that" and any(0 <= cue.first - s.first <= _TITLE for s in found):
            continue
        opened = _opened(scene, cue, voices)
        if opened and starts is not None:
            found = [_cut(s, starts) for s in found if s.first < starts]
        found += opened
    yield from (s for s in found if s.first < s.last)
    yield from _asides(scene)


def _voiced(scene: Scene) -> list[CueMention]:
    """Return the cues of a sentence that may open a scope; bare "that" only where none does."""
    kinds = SPOKEN | {"according", "that"}
    return [cue for cue in scene.cues if cue.kind in kinds]


def _opened(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scopes that one cue opens."""
    if cue.kind == "according" and heads_telling(scene, cue):
        verb = replace(cue, first=cue.first + 1, kind="speech", form="past", clitics=AND)
        return _spoken(scene, verb, voices)
    if cue.kind == "according":
        return [] if cue.pronoun else _according(scene, cue, voices)
    if cue.kind == "that":
        return _told_that(scene, cue, voices)
    return _spoken(scene, cue, voices) if _speaks(scene, cue) else []


def _cut(scope: Scope, at: int) -> Scope:
    return replace(scope, last=min(scope.last, at)) if scope.cue != "title" else scope


def _cut_at(scene: Scene, cue: CueMention) -> int | None:
    """Return where a cue ends the scopes before it: a verb of the outlet's own telling."""
    if cue.kind not in ("speech", "continued", "deny") or cue.form == "phrase":
        return None
    if in_quotation(scene, cue.first):
        return None
    after_connector = any(
        c.last == cue.first and c.kind == "connector"
        for at in range(cue.first - 4, cue.first)
        for c in scene.cue_at.get(at, ())
    )
    if cue.form == "present" and cue.first - scene.sentence.first > 1 and not after_connector:
        return None
    joined = cue.clitics.startswith(CONJUNCTIONS) or cue.pronoun is not None
    return cue.first if joined or after_connector else None


def _asides(scene: Scene) -> Iterator[Scope]:
    """Yield what the outlet says of its own accord ("it is worth mentioning")."""
    telling = load_telling()
    if telling.aside_words.isdisjoint(scene.keys):
        return
    for first, _, _, _ in telling.asides.scan(scene.keys):
        yield Scope(scene.sentence.first + first, scene.sentence.last, _OUTLET, "aside")


def _continued(scene: Scene, voices: Voices) -> Iterator[Scope]:
    """Yield the scope of a sentence that opens with "and that": the last speaker goes on."""
    first = scene.sentence.first
    cues = [c for c in scene.cue_at.get(first, ()) if c.kind == "that"]
    if voices.last is not None and cues and cues[0].clitics.startswith(AND):
        yield Scope(first, scene.sentence.last, voices.last, "speech.continued")


def _speaks(scene: Scene, cue: CueMention) -> bool:
    """Whether a speech verb is used as one: a masdar or a stray noun is not."""
    if cue.kind == "distance" and (cue.form == "phrase" or opening_of(scene, cue.last) is None):
        return False
    if cue.form != "phrase" and _no_verb(scene, cue.first - 1):
        return False
    if does_other(scene, cue):
        return False
    if cue.kind == "deny" and cue.form in ("past", "present"):
        return True
    return cue.form in ("past", "present", "passive", "phrase") and cue.pronoun is None


def _no_verb(scene: Scene, before: int) -> bool:
    """Whether the word before takes a verb back, or takes a noun that is written like one."""
    grammar = load_grammar()
    key = scene.key(before)
    return key in load_telling().unsaid or key in grammar.origin or key in grammar.about


def _spoken(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scopes of a speech verb: its speaker behind it, before it, or carried on."""
    if cue.form == "phrase":
        return _adverbial(scene, cue, voices)
    we = cue.form == "present" and scene.key(cue.first).lstrip(AND).startswith(WE)
    if we or cue.form == "passive":
        return []
    start = cue.last + (scene.key(cue.last) in load_telling().from_them)
    end = phrase_end(scene, start)
    inner = voices.last if start > cue.last else _relay(scene, cue, end, voices)
    told_of = subject_before(scene, cue)
    speaker = None
    if not told_of:
        speaker = speaker_in(scene, start, end, voices, distanced=cue.kind == "distance")
    first = end if speaker else cue.last
    if speaker is None:
        speaker = _topic(scene, cue, voices)
    if speaker is not None:
        speaker = voices.hear(speaker)
    elif cue.kind == "continued" or _carried(scene, cue):
        speaker = voices.last
    if speaker is None:
        return []
    if cue.kind == "continued":
        opening = goes_on_at(scene, first)
        return (
            []
            if opening is None
            else [Scope(opening, said_end(scene, opening), speaker, cue.cue)]
        )
    scope = _content(scene, cue, first, speaker)
    if inner is None:
        return [scope]
    return [replace(scope, speaker=voices.hear(inner)), scope]


def _relay(scene: Scene, cue: CueMention, end: int, voices: Voices) -> Speaker | None:
    """Return who is quoted by the one who passes it on ("the agency quotes residents")."""
    if scene.key(cue.first).removeprefix(cue.clitics) not in load_telling().relay:
        return None
    at = relayed(scene, cue.last, end)
    return None if at is None else speaker_in(scene, at + 1, end, voices)


def _adverbial(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scope of "adding", "stressing that": who spoke last goes on."""
    if scene.key(cue.last - 1) in load_telling().statement:
        return _of_statement(scene, cue, voices)
    if voices.last is None or (cue.last - cue.first > 1 and cue.kind != "continued"):
        return []
    return [_content(scene, cue, cue.last, voices.last)]


def _of_statement(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scope of "in a statement by": who issued it speaks."""
    end = phrase_end(scene, cue.last)
    start = cue.last
    people = [p for p in scene.people if p.first == start and p.party]
    if cue.first - scene.sentence.first > 1 and cue.last - cue.first <= _BARE:
        return []
    if not people:
        straight = voices.last is not None and scene.key(cue.last) in STOPS
        return [_content(scene, cue, cue.last, voices.last)] if straight and voices.last else []
    kind = SourceKind.PARTY_STATEMENT
    party = people[0].party
    fights = people[0].mention.kind == "group" and party not in load_no_side()
    speaker = None if fights else speaker_in(scene, start, end, voices)
    span = people[0].mention.span
    speaker = speaker or Speaker(kind, span, scene.text(span), None, party)
    return [_content(scene, cue, people[0].last, voices.hear(speaker))]


def _content(scene: Scene, cue: CueMention, first: int, speaker: Speaker) -> Scope:
    """Return the scope over what is said, from its opening to its end."""
    opening = opening_of(scene, first)
    if (
        opening is None
        and scene.key(cue.first).removeprefix(cue.clitics) in load_telling().direct
    ):
        opening = colon_at(scene, first)
    if cue.pronoun is not None:
        return Scope(cue.first, clause_end(scene, first), speaker, cue.cue)
    if opening is None:
        if said_before(scene, cue, first):
            return Scope(scene.sentence.first, cue.first, speaker, cue.cue)
        return Scope(first, clause_end(scene, first), speaker, cue.cue)
    return Scope(first, said_end(scene, opening), speaker, cue.cue)


def _carried(scene: Scene, cue: CueMention) -> bool:
    """Whether the verb goes straight on to what is said, so its speaker is the last one."""
    opening = opening_of(scene, cue.last)
    opens = scene.key(cue.last) in load_telling().of or (
        opening is not None and opening - cue.last <= _BODY
    )
    opens = opens or (cue.form == "past" and cue.last in scene.loss_at)
    before = {c.kind for c in scene.cues_between(cue.first - 2, cue.first, "connector")}
    before |= {kind for kind in scene.kinds_at(cue.first - 1) if kind == "relative"}
    joined = cue.clitics.startswith(CONJUNCTIONS) or bool(before)
    joined = joined or by_pronoun(scene, cue.first - 1)
    heads = subject_start(scene, scene.sentence.first, cue.first + 1) == cue.first
    return opens and (joined or heads or cue.first - scene.sentence.first <= 1)


def _topic(scene: Scene, cue: CueMention, voices: Voices) -> Speaker | None:
    """Return the speaker before its verb ("the observatory … said", "and it had said")."""
    if "relative" in scene.kinds_at(cue.first - 1):
        return None
    low = max(scene.sentence.first, cue.first - _SUBJECT)
    for at in range(cue.first - 1, low - 1, -1):
        kinds = scene.kinds_at(at)
        if scene.key(at) in HARD or kinds & {"connector", "speech", "that"}:
            low = at + 1
            break
    had = _had(scene, cue)
    low = low if had is None else had
    if low >= cue.first or "preposition" in scene.kinds_at(low):
        return None
    return speaker_in(scene, low, cue.first, voices)


def _had(scene: Scene, cue: CueMention) -> int | None:
    """Return where the subject of "had said" starts, behind the auxiliary that opens it."""
    first = scene.sentence.first
    if "pluperfect" in scene.kinds_at(first) and cue.first - first <= 2 * _CONTENT_REACH:
        return first + 1
    return None


def _told_that(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scope of "that" behind a speaker whose verb no list knows."""
    if cue.clitics or cue.first == scene.sentence.first:
        return []
    if scene.kinds_at(cue.first - 1) & {"preposition", "cause"}:
        return []
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
            end = said_end(scene, cue.first)
            return [Scope(cue.first, end, voices.hear(speaker), "speech.that")]
    return []


def _according(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
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
    return low, clause_close(scene, end)
