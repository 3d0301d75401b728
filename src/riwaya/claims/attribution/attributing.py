"""On whose word each part of a report stands.

Speech verbs and "according to" phrases open a scope; quotations and continued-speech verbs
carry it on. Method: rules over cues, after the source-span-in-scope scheme of Pareti (2012) for
attribution relations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riwaya.arabic.affixes import AND, CONJUNCTIONS, WE
from riwaya.claims.attribution.according import according, announced, by_saying, told_that
from riwaya.claims.attribution.communiques import behind_colon, throughout
from riwaya.claims.attribution.introducing import introduce
from riwaya.claims.attribution.reach import (
    SPOKEN,
    as_told_at,
    by_pronoun,
    clarifies,
    clause_end,
    closed_later,
    colon_at,
    does_other,
    goes_on_at,
    goes_on_telling,
    heads_telling,
    in_quotation,
    opening_of,
    opens_speech,
    quote_end,
    said_before,
    said_end,
    set_before,
    subject_before,
)
from riwaya.claims.attribution.relaying import learns, relayed_by
from riwaya.claims.attribution.speaker import (
    CLOSING,
    OPENING,
    phrase_end,
    speaker_in,
    subject_start,
)
from riwaya.claims.attribution.statements import issued, put_out
from riwaya.claims.attribution.titles import bracketed, title
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.drafts.scope import Scope
from riwaya.claims.scenes.findings import COMMAS, HARD, QUOTES, Findings, Scene
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.telling import load_telling
from riwaya.model import CueMention, SourceKind, Speaker

_VOICED = SPOKEN | {"according", "that", "announcement"}
_CONTENT_REACH = 14
_NEAR_BEFORE = 3
_TITLE = 10
_SUBJECT = 8
_OPENING = 14
_APART = frozenset({"connector", "speech", "that", "according"})
_RUNNING = 6
_BODY = 3
_AS_TOLD = "according.to"


def scopes(
    findings: Findings, scenes: Sequence[Scene], voices: Voices | None = None
) -> list[Scope]:
    """Return the scopes of all speakers of a document, in order; later ones are narrower.

    `voices` come to know who speaks.
    """
    voices = voices or Voices()
    whole = throughout(scenes, voices)
    found: list[Scope] = [] if whole is None else [whole]
    running: tuple[Speaker, int] | None = None
    since = 0
    for at, scene in enumerate(scenes):
        own = list(_of_sentence(scene, voices))
        own += _goes_on(scene, own, found, voices, since)
        introduce(scene, voices)
        since = scene.sentence.first
        if running is not None:
            found.append(Scope(scene.sentence.first, quote_end(scene), running[0], "quote"))
        lines = behind_colon(scenes, at, own, voices)
        found += own if lines is None else [*own, lines]
        running = _left_open(scene, own, running)
    return found


def _goes_on(
    scene: Scene, own: Sequence[Scope], before: Sequence[Scope], voices: Voices, since: int
) -> Iterator[Scope]:
    """Yield the scope of a sentence that opens with "as well", told by who spoke in the one
    before, which starts at `since`.
    """
    first = scene.sentence.first
    if own or not before or voices.last is None or not goes_on_telling(scene):
        return
    if any(s.last >= since and s.speaker == voices.last for s in before[-_NEAR_BEFORE:]):
        yield Scope(first, scene.sentence.last, voices.last, "speech.continued")


_OUTLET = Speaker(SourceKind.OUTLET)


def _left_open(
    scene: Scene, own: Sequence[Scope], before: tuple[Speaker, int] | None
) -> tuple[Speaker, int] | None:
    """Return whose quotation runs on past a sentence, and over how many it has run."""
    opened: int | None = scene.sentence.first if before else None
    keys = () if QUOTES.isdisjoint(scene.keys) else scene.keys
    for at, key in enumerate(keys, scene.sentence.first):
        if (key in OPENING and _opens_words(scene, at)) or (key == '"' and opened is None):
            opened = at
        elif key in CLOSING or key == '"':
            opened = None
    if opened is None or scene.headline:
        return None
    if before is not None and opened == scene.sentence.first:
        return (before[0], before[1] + 1) if before[1] < _RUNNING else None
    around = [s for s in own if s.first <= opened < s.last]
    if scene.key(opened) == '"' and not opens_speech(scene, opened):
        said = any(s.at is not None and s.first == opened for s in around)
        return (around[-1].speaker, 1) if said and closed_later(scene) else None
    return (around[-1].speaker, 1) if around else None


def _opens_words(scene: Scene, at: int) -> bool:
    """Whether words follow an opening mark: marks turned about close with it."""
    return any(scene.key(i).isalnum() for i in range(at + 1, scene.sentence.last))


def _of_sentence(scene: Scene, voices: Voices) -> Iterator[Scope]:
    """Yield the scopes that a sentence's own cues open, siblings cut where the next begins."""
    found: list[Scope] = []
    titled = title(scene, voices)
    if titled is not None:
        found.append(Scope(titled[0], scene.sentence.last, titled[1], "title"))
    behind = bracketed(scene, voices)
    if behind is not None:
        found.append(Scope(scene.sentence.first, behind[0], behind[1], _AS_TOLD))
    found += _continued(scene, voices)
    for cue in _voiced(scene):
        starts = _cut_at(scene, cue)
        near = any(0 <= cue.first - s.first <= _TITLE for s in found)
        if cue.kind == "that" and near and not by_saying(scene, cue):
            continue
        opened = _opened(scene, cue, voices)
        if opened and starts is not None:
            found = [_cut(s, starts) for s in found if s.first < starts]
        found += opened
    yield from (s for s in found if s.first < s.last)
    yield from _asides(scene)


def _voiced(scene: Scene) -> list[CueMention]:
    """Return the cues of a sentence that may open a scope; bare "that" only where none does."""
    said = scene.cues
    if "clarify" in scene.cue_kinds:
        said = [replace(c, kind="speech") if clarifies(scene, c) else c for c in said]
    return [cue for cue in said if cue.kind in _VOICED]


def _opened(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scopes that one cue opens."""
    if cue.kind == "according" and heads_telling(scene, cue):
        verb = replace(cue, first=cue.first + 1, kind="speech", form="past", clitics=AND)
        return _spoken(scene, verb, voices)
    if cue.kind == "according":
        return [] if cue.pronoun else according(scene, cue, voices)
    if cue.kind == "announcement":
        return announced(scene, cue, voices)
    if cue.kind == "that":
        return told_that(scene, cue, voices)
    opener = as_told_at(scene, cue)
    if opener is not None:
        joined = replace(cue, first=opener, kind="according", form="phrase", cue=_AS_TOLD)
        return according(scene, joined, voices)
    if not _speaks(scene, cue):
        return []
    return _learnt(scene, cue, voices) if learns(scene, cue) else _spoken(scene, cue, voices)


def _cut(scope: Scope, at: int) -> Scope:
    return replace(scope, last=min(scope.last, at)) if scope.cue != "title" else scope


def _cut_at(scene: Scene, cue: CueMention) -> int | None:
    """Return where a cue ends the scopes before it: a verb of the outlet's own telling."""
    if by_saying(scene, cue):
        return cue.first
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
    if cue.form != "phrase" and (_no_verb(scene, cue.first - 1) or _rather_act(scene, cue)):
        return False
    if does_other(scene, cue):
        return False
    if cue.kind == "deny" and cue.form in ("past", "present"):
        return True
    return cue.form in ("past", "present", "passive", "phrase") and cue.pronoun is None


def _rather_act(scene: Scene, cue: CueMention) -> bool:
    """Whether a verb read with a conjunction is one of an act as it stands ("they fled")."""
    if not cue.clitics:
        return False
    return any(not t.clitics for t in scene.trigger_at.get(cue.first, ()))


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
    inner = voices.last if start > cue.last else relayed_by(scene, cue, end, voices)
    told_of = subject_before(scene, cue)
    speaker = _had_said(scene, cue, voices)
    if speaker is None and not told_of:
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
        return _added(scene, cue, first, speaker)
    scope = _content(scene, cue, first, speaker)
    if inner is None:
        return [scope]
    return [replace(scope, speaker=voices.hear(inner)), scope]


def _added(scene: Scene, cue: CueMention, first: int, speaker: Speaker) -> list[Scope]:
    """Return the scope of what a speaker adds: behind the verb, or quoted before it."""
    opening = goes_on_at(scene, first)
    if opening is not None:
        return [Scope(opening, said_end(scene, opening), speaker, cue.cue, cue.first)]
    if said_before(scene, cue, first):
        return [Scope(scene.sentence.first, cue.first, speaker, cue.cue, cue.first)]
    return []


def _learnt(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scope of what an outlet learned from somebody."""
    inner = relayed_by(scene, cue, cue.last, voices)
    return [_content(scene, cue, cue.last, voices.hear(inner))] if inner else []


def _adverbial(scene: Scene, cue: CueMention, voices: Voices) -> list[Scope]:
    """Return the scope of "adding", "stressing that": who spoke last goes on."""
    if put_out(scene, cue):
        found = issued(scene, cue, voices)
        return [_content(scene, cue, found[1], voices.hear(found[0]))] if found else []
    if voices.last is None or (cue.last - cue.first > 1 and cue.kind != "continued"):
        return []
    return [_content(scene, cue, cue.last, voices.last)]


def _content(scene: Scene, cue: CueMention, first: int, speaker: Speaker) -> Scope:
    """Return the scope over what is said, from its opening to its end."""
    opening = opening_of(scene, first)
    if (
        opening is None
        and scene.key(cue.first).removeprefix(cue.clitics) in load_telling().direct
    ):
        opening = colon_at(scene, first)
    if cue.pronoun is not None:
        return Scope(cue.first, clause_end(scene, first), speaker, cue.cue, cue.first)
    if opening is None:
        if said_before(scene, cue, first):
            return Scope(scene.sentence.first, cue.first, speaker, cue.cue, cue.first)
        return Scope(first, clause_end(scene, first), speaker, cue.cue, cue.first)
    return Scope(first, said_end(scene, opening), speaker, cue.cue, cue.first)


def _carried(scene: Scene, cue: CueMention) -> bool:
    """Whether the verb goes straight on to what is said, so its speaker is the last one."""
    opening = opening_of(scene, cue.last)
    opens = scene.key(cue.last) in load_telling().of or (
        opening is not None and opening - cue.last <= _BODY
    )
    opens = opens or (cue.form == "past" and _told_at(scene, cue))
    opens = opens or scene.key(cue.last) in load_telling().objects
    opens = opens or (opening is not None and set_before(scene, cue, opening))
    before = {c.kind for c in scene.cues_between(cue.first - 2, cue.first, "connector")}
    before |= {kind for kind in scene.kinds_at(cue.first - 1) if kind == "relative"}
    joined = cue.clitics.startswith(CONJUNCTIONS) or bool(before)
    joined = joined or by_pronoun(scene, cue.first - 1)
    heads = subject_start(scene, scene.sentence.first, cue.first + 1) == cue.first
    return opens and (joined or heads or cue.first - scene.sentence.first <= 1)


def _told_at(scene: Scene, cue: CueMention) -> bool:
    """Whether a loss stands right behind a verb, or an act behind one of announcing."""
    if cue.last in scene.loss_at:
        return True
    announces = scene.key(cue.first).removeprefix(cue.clitics) in load_telling().announcing
    acts = (t.form in ("masdar", "phrase") for t in scene.trigger_at.get(cue.last, ()))
    return announces and any(acts)


def _topic(scene: Scene, cue: CueMention, voices: Voices) -> Speaker | None:
    """Return the speaker before its verb ("the observatory … said", "and it had said")."""
    had = _had(scene, cue)
    joined = had is None and cue.clitics.startswith(AND)
    if joined or "relative" in scene.kinds_at(cue.first - 1):
        return None
    low = _clause_start(scene, cue)
    low = low if had is None else had
    if low >= cue.first or "preposition" in scene.kinds_at(low):
        return None
    found = speaker_in(scene, low, cue.first, voices)
    if found is not None or had is not None:
        return found
    commas = (at for at in range(cue.first - 1, low, -1) if scene.key(at) in COMMAS)
    comma = next(commas, None)
    return None if comma is None else speaker_in(scene, comma + 1, cue.first, voices)


def _clause_start(scene: Scene, cue: CueMention) -> int:
    """Return where the clause of a verb starts that may have its subject before it: not far, or
    behind a word that opens its sentence ("but the observatory and others … said").
    """
    first = scene.sentence.first
    near = max(first, cue.first - _SUBJECT)
    for at in range(cue.first - 1, max(first, cue.first - _OPENING) - 1, -1):
        ends = [c.last for c in scene.cue_at.get(at, ()) if c.kind in _APART]
        if scene.key(at) in HARD or ends:
            found = max(ends, default=at + 1)
            return found if at >= near or at == first else near
        if scene.key(at) in COMMAS and at < near:
            break
    return near


def _had_said(scene: Scene, cue: CueMention, voices: Voices) -> Speaker | None:
    """Return the subject of "had said", which stands between the auxiliary and the verb."""
    first = _had(scene, cue)
    if first is None or scene.key(cue.first - 1) not in load_grammar().perfect:
        return None
    return speaker_in(scene, first, cue.first - 1, voices)


def _had(scene: Scene, cue: CueMention) -> int | None:
    """Return where the subject of "had said" starts, behind the auxiliary that opens it."""
    first = scene.sentence.first
    if "pluperfect" in scene.kinds_at(first) and cue.first - first <= 2 * _CONTENT_REACH:
        return first + 1
    return None
