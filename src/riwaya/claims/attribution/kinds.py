"""What kind of speaker words name: by the words, by the side, by the body spoken for."""

from collections.abc import Iterable, Sequence

from riwaya.arabic.affixes import AND, ARTICLE, BY, FOR
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.cues import load_no_side, load_speakers, load_states
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.sources import SOURCE, load_sources
from riwaya.lexicons.telling import load_telling
from riwaya.model import SourceKind

_HEAD = 5
_WITHIN = 3
_BODIES = frozenset({SourceKind.OFFICIAL, SourceKind.PARTY_STATEMENT, SourceKind.MONITOR})
_GENERIC = frozenset({"anonymous", "party_statement", "official"})


def behind_title(scene: Scene, first: int) -> int:
    """Return the last token of the words at a token that name a kind of speaker.

    "The command of operations": no operation is told of there.
    """
    if first >= scene.sentence.last:
        return first
    offset = scene.sentence.first
    found = load_speakers().longest(scene.keys, first - offset)
    return first if found is None else max(first, offset + found[0] - 1)


def kind_in(scene: Scene, start: int, end: int) -> tuple[SourceKind | None, int]:
    """Return the weightiest kind of speaker named in a phrase and the token that names it."""
    found = list(_kinds(scene, start, min(end, start + 9)))
    if not found:
        return None, start
    opening = [f for f in found if f[1] == start]
    if opening and opening[0][2] not in _GENERIC:
        return SourceKind(opening[0][2]), start
    if opening:
        found = [f for f in found if f[1] == start or f[2] != "media"]
    best = max(found, key=lambda f: (f[0], -f[1]))
    return SourceKind(best[2]), best[1]


def _kinds(scene: Scene, start: int, end: int) -> Iterable[tuple[float, int, str]]:
    """Yield (weight, token, kind) of the words in a phrase that name a kind of speaker."""
    speakers, keys, offset = load_speakers(), scene.keys, scene.sentence.first
    near = behind = start
    for at in range(start, end):
        key = keys[at - offset]
        if scene.key(at - 1) in load_telling().speaking_for:
            near = at
        if at < behind or (at > start and _owner(scene, at)):
            continue
        for clitics, rest in clitic_splits(key) or (("", key),):
            if at > start and clitics not in ("", FOR):
                continue
            found = speakers.longest(keys, at - offset, rest)
            if found and found[0] + offset <= end:
                kind, weight = found[1][0]
                if kind == "witness" and at > start and _asked(scene, at):
                    continue
                behind = found[0] + offset
                longer = 0.5 * (behind - at)
                yield weight + longer - 0.4 * (at - near), at, kind


def _asked(scene: Scene, at: int) -> bool:
    """Whether people stand behind a definite noun that they do not belong to: they are spoken
    to ("the local government called on the residents").
    """
    return scene.key(at).startswith(ARTICLE) and scene.key(at - 1).startswith(ARTICLE)


def _owner(scene: Scene, at: int) -> bool:
    """Whether a word behind "belonging to" or "loyal to" names whose somebody is."""
    before, telling = scene.key(at - 1), load_telling()
    return before in telling.belonging or before in telling.loyal


def opens_with(scene: Scene, start: int, kinds: Sequence[str]) -> bool:
    """Whether a word for one of these kinds of speaker stands at a token."""
    found = load_speakers().longest(scene.keys, start - scene.sentence.first)
    return bool(found) and found is not None and found[1][0][0] in kinds


def decide(
    scene: Scene, kind: SourceKind | None, person: Participant | None, at: int
) -> SourceKind:
    """Weigh the words that name a speaker against the side it belongs to."""
    known = _listed(person, at) if person is not None else None
    if known is not None and kind in (None, SourceKind.MEDIA):
        return known
    armed = person is not None and _fights(person)
    if kind is None:
        if person is not None and person.mention.kind == "state":
            return SourceKind.OFFICIAL
        if person is not None and person.mention.kind == "outlet":
            return SourceKind.MEDIA
        return SourceKind.PARTY_STATEMENT if armed else SourceKind.OFFICIAL
    kind = _of_body(scene, kind, at)
    inside = armed and _member(scene, person, at)
    if kind is SourceKind.OFFICIAL and (inside or _loyal(scene, at)):
        return SourceKind.PARTY_STATEMENT
    joined = person is not None and person.preposition.startswith(AND)
    close = armed and not joined and person is not None and person.first <= at + _WITHIN
    if kind is SourceKind.ANONYMOUS and close:
        return SourceKind.PARTY_STATEMENT
    if kind is SourceKind.MEDIA and close and person is not None and _outlet_of(person, at):
        return SourceKind.PARTY_STATEMENT
    return kind


def _of_body(scene: Scene, kind: SourceKind, at: int) -> SourceKind:
    """Return the kind of the body inside which an unnamed source or an official speaks."""
    telling = load_telling()
    source = kind is SourceKind.ANONYMOUS and scene.key(at) in telling.insiders
    if not source and (kind is not SourceKind.OFFICIAL or scene.key(at) not in telling.member):
        return kind
    for i in range(at + 1, at + _HEAD):
        body = _body_at(scene, i)
        if body is not None:
            return body
        if source and scene.key(i) not in telling.insider_marks:
            return kind
    return kind


def _body_at(scene: Scene, at: int) -> SourceKind | None:
    """Return the kind of a body named at a token with "in", "of" or "at" before it."""
    key, offset, keys = scene.key(at), scene.sentence.first, scene.keys
    apart = scene.key(at - 1) in load_telling().within
    if not apart and not key.startswith(BY):
        return None
    bare = key if apart else key.removeprefix(BY)
    if at >= scene.sentence.last:
        return None
    found = load_speakers().longest(keys, at - offset, bare)
    kinds = {SourceKind(kind) for kind, _ in found[1]} if found else set()
    if kinds & _BODIES:
        return next(iter(kinds & _BODIES))
    units = load_telling().units
    return SourceKind.PARTY_STATEMENT if bare in units else None


def _listed(person: Participant, at: int) -> SourceKind | None:
    """Return what the list of sources says of an outlet that a phrase opens with or names."""
    actors = person.mention.actors
    if person.mention.kind != "outlet" or person.first > at + 1 or not actors:
        return None
    source = load_sources().get(actors[0].removeprefix(SOURCE))
    return source.source_kind if source else None


def _outlet_of(person: Participant, at: int) -> bool:
    """Whether a side has a medium of its own ("the channel of X", "X's television")."""
    owned = person.first == at + 1 and person.mention.kind == "group"
    irregular = owned and not person.preposition and person.party not in load_states()
    return person.preposition == FOR or irregular


def _fights(person: Participant) -> bool:
    """Whether a participant is of a side that fights, and no outlet of its country."""
    return _armed(person) and person.mention.kind != "outlet"


def arm(scene: Scene, person: Participant) -> bool:
    """Whether the words before a group say that the speaker belongs to it ("its channel")."""
    group = person.mention.kind == "group" and _armed(person)
    before = scene.key(person.first - 1) in load_telling().belonging
    return group and before and person.preposition == FOR


def _loyal(scene: Scene, at: int) -> bool:
    """Whether a speaker is told to be loyal to a side."""
    loyal = load_telling().loyal
    return any(scene.key(i) in loyal for i in range(at, at + _HEAD))


def _member(scene: Scene, person: Participant | None, at: int) -> bool:
    """Whether the speaker is one inside a group ("an official in the movement", "of it")."""
    if person is None:
        return False
    if scene.key(at) in load_telling().leading and person.mention.kind == "group":
        named = person.preposition == FOR and person.party not in load_states()
        return named and person.first <= at + _HEAD
    member = scene.key(at) in load_telling().member
    if member and person.mention.kind == "person":
        named = person.first <= at < person.last and behind_title(scene, at) == at
        return named and person.party not in load_states()
    if member and person.mention.kind == "group":
        words = map(scene.key, range(person.first, person.last))
        of_it = person.preposition == FOR or any(word.startswith(ARTICLE) for word in words)
        return person.first <= at + _HEAD and of_it
    return (
        person.preposition in load_grammar().inside
        and person.mention.kind == "group"
        and at < person.first <= at + _WITHIN
    )


def _armed(person: Participant) -> bool:
    """Whether a participant is of a side that fights."""
    return person.party is not None and person.party not in load_no_side()
