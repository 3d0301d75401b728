"""Who speaks: the words behind or before a speech verb, read as a speaker."""

from dataclasses import replace

from riwaya.arabic.affixes import ARTICLE, BY, FOR, FOR_THE
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.attribution.kinds import arm, behind_title, decide, kind_in
from riwaya.claims.attribution.narrowing import inside_person, narrowed
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.scenes.findings import COMMAS, HARD, Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.cues import load_speakers
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.telling import load_telling
from riwaya.model import SourceKind, Span, Speaker

OPENING = frozenset("«“")
CLOSING = frozenset("»”")
STOPS = frozenset({":", "«", '"', "“"})
_QUOTING = frozenset({"«", '"', "“"})
_SKIPPED = frozenset({"،", ",", "«", '"', "“", "(", "–", "-"})
_TRAILING = _SKIPPED | {"»", "”", ")"}
_REACH = 26
_HEAD = 5
_NAME = 4
_LONGEST = 16
_PARTICLES = 2
_CALLS = frozenset({"statement.call", "statement.ask"})


def phrase_end(scene: Scene, start: int) -> int:
    """Return the token at which the phrase behind a speech verb stops naming its speaker."""
    stop = min(scene.sentence.last, start + _REACH)
    first = subject_start(scene, start, stop)
    for at in range(behind_title(scene, first), stop):
        key, kinds = scene.key(at), scene.kinds_at(at)
        if "that" in kinds:
            return at
        if key in STOPS and not _quoted_name(scene, at) and not _unquotes(scene, start, at):
            return at
        if at > first and (kinds & {"speech", "connector", "achieve", "deny"} or key in HARD):
            return at
        if _told_from(scene, at) and not inside_person(scene, at) and not _titled(scene, at):
            return at
    return min(stop, first + _LONGEST)


def _titled(scene: Scene, at: int) -> bool:
    """Whether a token belongs to the words in front of it that name a kind of speaker."""
    keys, offset = scene.keys, scene.sentence.first
    for _, rest in clitic_splits(scene.key(at - 1)) or (("", scene.key(at - 1)),):
        found = load_speakers().longest(keys, at - 1 - offset, rest) if rest else None
        if found is not None and found[0] + offset > at:
            return True
    return False


def _unquotes(scene: Scene, start: int, at: int) -> bool:
    """Whether a straight mark closes a quotation that a phrase opened."""
    return scene.key(at) == '"' and sum(scene.key(i) == '"' for i in range(start, at)) % 2 == 1


def subject_start(scene: Scene, start: int, end: int) -> int:
    """Skip what may stand between a verb and its subject: a time, a manner, a mark."""
    at = _behind_addressee(scene, start)
    while at < end:
        time = next((t for t in scene.times if t.first == at), None)
        manner = next(
            (c for c in scene.cue_at.get(at, ()) if c.kind in ("manner", "connector")), None
        )
        if time is not None:
            at = time.last
        elif manner is not None and manner.last < end and at == start:
            at = manner.last
        elif scene.key(at) in _SKIPPED or scene.key(at) in load_grammar().resumptive:
            at += 1
        else:
            break
    return at if at < end else start


def _behind_addressee(scene: Scene, start: int) -> int:
    """Skip an outlet in quotation marks that the words are said to ("told «the daily»")."""
    if scene.key(start) != FOR or scene.key(start + 1) not in STOPS - {":"}:
        return start
    for at in range(start + 2, start + 2 + _HEAD):
        if scene.key(at) in CLOSING or scene.key(at) == '"':
            return at + 1
    return start


def _told_from(scene: Scene, at: int) -> bool:
    """Whether what is told starts here: a trigger, a loss, a time or a manner of speaking."""
    return (
        _act_at(scene, at)
        or at in scene.loss_at
        or any(t.first == at for t in scene.times)
        or "manner" in scene.kinds_at(at)
    )


def _act_at(scene: Scene, at: int) -> bool:
    """Whether an act is told at a token, no place and no name that begins like particles."""
    if at in scene.in_place:
        return False
    return any(len(t.clitics) < _PARTICLES for t in scene.trigger_at.get(at, ()))


def _quoted_name(scene: Scene, at: int) -> bool:
    """Whether a quotation mark encloses a short name and not speech."""
    if scene.key(at) == ":":
        return False
    return any(scene.key(i) in ("»", "”", '"') for i in range(at + 1, at + 6))


def speaker_in(
    scene: Scene,
    start: int,
    end: int,
    voices: Voices,
    *,
    distanced: bool = False,
    after: bool = False,
) -> Speaker | None:
    """Read a speaker from the tokens of a phrase, or `None` if it names none.

    `after` tells that the phrase stands behind "according", which may be joined by "to".
    The words that name a kind of speaker, or a participant, stand at the phrase's head; what
    comes later is whom the speaker speaks to, or what it says.
    """
    opens = start
    start = subject_start(scene, start, end)
    if end <= start or _no_subject(scene, start, after=after):
        return None
    if _quotes_between(scene, opens, start) or _called_on(scene, start):
        return None
    if scene.in_time.issuperset(range(start, end)):
        return None
    issuer = _issuer_at(scene, start, end)
    named = issuer and speaker_in(scene, issuer, end, voices, distanced=distanced, after=True)
    if named:
        return named
    end = narrowed(scene, start, end)
    kind, at = kind_in(scene, start, end)
    people = [p for p in scene.people if start <= p.first < end]
    headed = kind is not None and (at <= start + _HEAD or _apposed(scene, start, at))
    if not headed and not (people and _heads(scene, people[0], start, end)):
        return _known_again(scene, start, end, voices) or _unknown_name(scene, start, end)
    first = people[0] if people else None
    decided = decide(scene, kind, first, at)
    if kind is not None and first is not None and arm(scene, first):
        decided = SourceKind.PARTY_STATEMENT
    if kind is None and first is not None:
        end = first.last
    span = _span(scene, start, end)
    actor = first.mention.actors[0] if first and first.mention.actors else None
    party = first.party if first else None
    return Speaker(decided, span, scene.text(span), actor, party, distanced)


def _called_on(scene: Scene, start: int) -> bool:
    """Whether a verb of calling has right behind it those whom somebody calls on."""
    if scene.key(start) not in load_telling().addressed:
        return False
    return any(t.frame in _CALLS for t in scene.trigger_at.get(start - 1, ()))


def _quotes_between(scene: Scene, start: int, at: int) -> bool:
    """Whether a quotation opens between a manner of speaking and the words behind it."""
    if "manner" not in scene.kinds_at(start):
        return False
    return any(
        scene.key(i) in _QUOTING and not _quoted_name(scene, i) for i in range(start, at)
    )


def _issuer_at(scene: Scene, start: int, end: int) -> int | None:
    """Return where the name of who put out a statement starts ("a statement issued by X")."""
    telling = load_telling()
    if scene.key(start) not in telling.statement:
        return None
    at = start + 1
    while at < end and (scene.key(at) in telling.issuing or scene.key(at) in telling.issued):
        at += 1
    if at >= end:
        return None
    known = kind_in(scene, at, at + 1)[0] or kind_in(scene, at, end)[1] == at
    named = any(p.first == at and p.mention.kind != "outlet" for p in scene.people)
    return at if (known and kind_in(scene, at, end)[0]) or named else None


def _no_subject(scene: Scene, start: int, *, after: bool) -> bool:
    """Whether a phrase opens with what is no subject: whom it is said to, where, how."""
    if "manner" in scene.kinds_at(start):
        return True
    if after:
        return scene.key(start) in load_telling().unvoiced
    beside = scene.key(start) in load_telling().beside or _speaks_of(scene, start, BY)
    beside = beside or scene.key(start).endswith(tuple(load_telling().peoples))
    beside = beside or any(p.first == start and p.preposition == BY for p in scene.people)
    return beside or _addressed(scene, start)


def _heads(scene: Scene, person: Participant, start: int, end: int) -> bool:
    """Whether a participant stands where the subject of a speech verb does."""
    if person.first > start + 1 or person.preposition:
        return False
    if person.first > start and scene.key(start).startswith(BY):
        return False
    known = person.party is not None or person.mention.kind != "group"
    return known or scene.key(end) == ":" or "that" in scene.kinds_at(end)


def _apposed(scene: Scene, start: int, at: int) -> bool:
    """Whether a comma parts a name from the words that say who bears it."""
    return any(scene.key(i) in COMMAS for i in range(start + 1, at))


def _addressed(scene: Scene, start: int) -> bool:
    """Whether a phrase opens with whom the speaker speaks to ("said to the agency")."""
    key = scene.key(start)
    if key == FOR:
        return True
    if not key.startswith(FOR) or _person_at(scene, start, ""):
        return False
    return _speaks_of(scene, start, FOR) or key.startswith(FOR_THE)


def _person_at(scene: Scene, at: int, preposition: str) -> bool:
    return any(p.first == at and p.preposition == preposition for p in scene.people)


def _speaks_of(scene: Scene, at: int, preposition: str) -> bool:
    """Whether a word with a preposition attached is a kind of speaker."""
    keys, offset = scene.keys, scene.sentence.first
    return any(
        clitics.endswith(preposition) and load_speakers().longest(keys, at - offset, rest)
        for clitics, rest in clitic_splits(keys[at - offset])
    )


def _known_again(scene: Scene, start: int, end: int, voices: Voices) -> Speaker | None:
    """Return a speaker heard before, named by one word of its name."""
    key = scene.key(start).removeprefix(FOR_THE)
    if scene.kinds_at(start):
        return None
    last = start + 1
    if len(key) >= _NAME and _short(scene, start, end):
        before = voices.last if key in load_telling().document else voices.named(key)
    else:
        last = min(end, start + 2)
        before = voices.called([scene.key(at) for at in range(start, last)])
    if before is None:
        return None
    span = _span(scene, start, last)
    return replace(before, span=span, text=scene.text(span))


def _short(scene: Scene, start: int, end: int) -> bool:
    """Whether a phrase is one word, with at most another behind it."""
    return end - start <= 1 or not scene.key(start + 1).startswith(ARTICLE)


def _unknown_name(scene: Scene, start: int, end: int) -> Speaker | None:
    """Return a speaker no list knows: a name of up to four words before "that" or a colon."""
    after = scene.key(end)
    that = any(c.kind == "that" and not c.clitics for c in scene.cue_at.get(end, ()))
    if not (after == ":" or that):
        return None
    keys = [scene.key(i) for i in range(start, min(end, start + _NAME))]
    if not keys or any(scene.kinds_at(i) for i in range(start, start + len(keys))):
        return None
    if not keys[0].isalpha() or keys[0] in load_grammar().resumptive:
        return None
    span = _span(scene, start, start + len(keys))
    return Speaker(SourceKind.OFFICIAL, span, scene.text(span))


def _span(scene: Scene, start: int, end: int) -> Span:
    """Return a speaker's words without attached particles and trailing marks."""
    while end > start + 1 and _trails(scene, start, end - 1):
        end -= 1
    tokens = scene.document.tokens
    low = tokens[start].start
    for p in scene.people:
        if p.first == start:
            low = p.mention.span.start
    return Span(low, max(tokens[end - 1].end, low + 1))


def _trails(scene: Scene, start: int, at: int) -> bool:
    key = scene.key(at)
    if key in ("»", "”", ")"):
        return not any(scene.key(i) in ("«", "“", "(") for i in range(start, at))
    if key == '"':
        return sum(scene.key(i) == '"' for i in range(start, at + 1)) % 2 == 1
    return key in _TRAILING or key in (FOR, ":") or "preposition" in scene.kinds_at(at)


def quoted_at(scene: Scene, start: int, *, learned: bool) -> tuple[int | None, int]:
    """Return where who is quoted stands between a verb and what is said, and its end.

    What is `learned` comes "from" one, what is told is told "quoting" one.
    """
    grammar, quoting = load_grammar(), load_telling().quoting
    found = None
    for at in range(start, min(start + _REACH, scene.sentence.last)):
        key = scene.key(at)
        if "that" in scene.kinds_at(at) or key == ":":
            return found, at
        if key in HARD:
            break
        if key in quoting and scene.key(at + 1) in grammar.about:
            found = at + 2
        if learned and found is None and key in grammar.origin:
            found = at + 1
    return None, start


def relayed(scene: Scene, start: int, end: int) -> int | None:
    """Return the token of "from" that parts who passes on from who is quoted."""
    about = load_grammar().about
    for at in range(start, end):
        if scene.key(at) in about:
            return at
    return None
