"""Where the words that name a speaker end: before the occasion, whom it tells, what is said."""

from riwaya.arabic.affixes import ALEF, ARTICLE, BY, FOR, TIED
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.scenes.findings import COMMAS, QUOTES, Scene
from riwaya.lexicons.cues import load_speakers
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.telling import load_telling

_WITHIN = 3
_OBJECT = 4
_LANDS = frozenset({"state", "body"})
_BODIES = frozenset({"group", "body", "state"})


def inside_person(scene: Scene, at: int) -> bool:
    """Whether a token belongs to words that name a participant."""
    return any(p.first <= at < p.last for p in scene.people)


def narrowed(scene: Scene, start: int, end: int) -> int:
    """Cut a phrase before whom it is said to, what is said, and who passes it on."""
    telling, grammar = load_telling(), load_grammar()
    for at in range(start + 1, end):
        key = scene.key(at)
        if key in telling.saying or _to_media(scene, at) or "relative" in scene.kinds_at(at):
            return at
        if key in telling.met:
            return at
        of_it = key in grammar.origin and at == start + 1
        if key in telling.beyond and not of_it and not _forename(scene, at):
            return at
        if key in grammar.inside and at > start + _WITHIN and not _person_before(scene, at):
            return at
        if _occasion(scene, at) or _said_in_noun(scene, at) or _next_state(scene, at):
            return at
        if _asked(scene, at) or (at > start + _WITHIN and _done_by(scene, at)):
            return at
        when = at in scene.in_time or "pluperfect" in scene.kinds_at(at)
        if when and not inside_person(scene, at):
            return at
    return end


def _occasion(scene: Scene, at: int) -> bool:
    """Whether it is told here on what occasion one spoke ("during statements")."""
    telling = load_telling()
    if scene.key(at) not in telling.occasion_before:
        return False
    return scene.key(at + 1).removeprefix(ARTICLE) in telling.occasion


def _said_in_noun(scene: Scene, at: int) -> bool:
    """Whether what is said opens in an indefinite accusative right behind a definite noun
    ("the minister expects roles"); women's names in alif stand behind a feminine title.
    """
    key, before = scene.key(at), scene.key(at - 1)
    definite = before.startswith(ARTICLE) or at - 1 in scene.in_people
    if not definite or before.endswith(TIED):
        return False
    object_ = key.endswith(ALEF) and len(key) >= _OBJECT and not key.startswith(ARTICLE)
    return object_ and not inside_person(scene, at)


def _done_by(scene: Scene, at: int) -> bool:
    """Whether what is praised or asked for stands with "by" behind a speaker."""
    key = scene.key(at)
    if not key.startswith(BY + ARTICLE) or key in load_telling().acting:
        return False
    keys, offset = scene.keys, scene.sentence.first
    named = inside_person(scene, at) or at in scene.in_place
    return not named and load_speakers().longest(keys, at - offset, key[len(BY) :]) is None


def _asked(scene: Scene, at: int) -> bool:
    """Whether whom a speaker asks or accuses stands behind its last word, which is definite
    ("the minister called on the forces"); an adjective belongs to the speaker.
    """
    before = scene.key(at - 1)
    if not before.startswith(ARTICLE) or scene.key(at).endswith(
        tuple(load_telling().adjectival)
    ):
        return False
    if scene.key(at - 2) in load_telling().servant:
        return False
    if scene.key(at) in load_telling().addressed:
        return True
    return any(
        p.first == at and not p.preposition and p.mention.kind in _BODIES for p in scene.people
    )


def _forename(scene: Scene, at: int) -> bool:
    """Whether a word is the name Ali, which is folded like "on"."""
    written = scene.text(scene.document.tokens[at].span)
    return written in load_telling().like_on and "that" not in scene.kinds_at(at + 1)


def _next_state(scene: Scene, at: int) -> bool:
    """Whether a state or its body is named behind a comma: one is asked, and does not ask."""
    if scene.key(at) not in COMMAS:
        return False
    return any(p.first == at + 1 and p.mention.kind in _LANDS for p in scene.people)


def _person_before(scene: Scene, at: int) -> bool:
    keys, offset = scene.keys, scene.sentence.first
    return bool(load_speakers().longest(keys, at - 1 - offset))


def _to_media(scene: Scene, at: int) -> bool:
    """Whether the speaker turns to an outlet here ("to the agency", "to «…»")."""
    key = scene.key(at)
    if key == FOR:
        inside, outlets = range(at + 1, at + 4), {"outlet"}
        if scene.key(at + 1) in QUOTES:
            outlets.add("state")
        return not any(
            p.first in inside and p.mention.kind not in outlets for p in scene.people
        )
    if any(p.first == at and p.mention.kind == "outlet" for p in scene.people):
        return key.startswith(FOR)
    if not key.startswith(FOR) or inside_person(scene, at):
        return False
    keys, offset = scene.keys, scene.sentence.first
    for clitics, rest in clitic_splits(keys[at - offset]):
        found = load_speakers().longest(keys, at - offset, rest)
        if clitics == FOR and found and found[1][0][0] in ("media", "correspondent"):
            return True
    return False
