"""Nouns of people and things lost: what kind they are, and whether one is meant."""

from functools import lru_cache

from riwaya.arabic.affixes import ALEF, AND, ARTICLE, BY, LIKE, without_owner
from riwaya.arabic.fold import letters_before
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.cues import load_kin_pairs, load_loss_nouns, load_singular_people
from riwaya.lexicons.loss_words import load_loss_context

STATE, REBELS, ANYONE, COUNTED = "state", "rebels", "anyone", "counted"
"""Whom a noun of people means by its sense: a state's men, those who rise against one, no side;
the dead and the wounded themselves.
"""


def noun_at(scene: Scene, at: int) -> str | None:
    """Return what kind of noun stands at a token: `civilians`, `fighters` or `equipment`."""
    key = scene.key(at)
    return _noun(key) if key else None


def counted_at(scene: Scene, at: int) -> str | None:
    """Return what kind of noun stands at a token that a number may count: none behind "by"."""
    key = scene.key(at)
    return _noun(key) if key and not _by(key) else None


@lru_cache(maxsize=1 << 15)
def _by(key: str) -> bool:
    """Whether a word starts with the preposition "by" and not with a letter of its own."""
    nouns = load_loss_nouns()
    splits = [split for split in clitic_splits(key) if split[0].endswith(BY)]
    return any(rest in nouns or rest.removeprefix(ARTICLE) in nouns for _, rest in splits)


@lru_cache(maxsize=1 << 15)
def _noun(key: str) -> str | None:
    nouns = load_loss_nouns()
    for clitics, rest in clitic_splits(key):
        if clitics[-1:] == LIKE:
            continue
        bare = rest.removeprefix(ARTICLE)
        for form in (rest, bare, *without_owner(bare)):
            if form in nouns:
                return nouns[form]
    return None


def meant_at(scene: Scene, first: int, last: int) -> str | None:
    """Return whom a noun of people means by its sense: `state` men, `rebels`, or `anyone`."""
    found = (_meant(scene.key(at)) for at in range(first, last))
    return next((meant for meant in found if meant), None)


@lru_cache(maxsize=1 << 15)
def _meant(key: str) -> str | None:
    meant = load_loss_context().meant
    for _, rest in clitic_splits(key):
        bare = rest.removeprefix(ARTICLE)
        for form in (rest, bare, *without_owner(bare)):
            if form in meant:
                return meant[form]
    return None


@lru_cache(maxsize=1 << 15)
def bare(key: str) -> str:
    """Return a word without conjunction and article."""
    return key.removeprefix(AND).removeprefix(ARTICLE)


def is_singular(scene: Scene, at: int) -> bool:
    """Whether a noun names one person or one thing."""
    return _singular(scene.key(at))


@lru_cache(maxsize=1 << 15)
def _singular(key: str) -> bool:
    known = load_singular_people() | load_loss_context().things
    for _, rest in clitic_splits(key):
        bare = rest.removeprefix(ARTICLE)
        if rest in known or bare in known or bare.removesuffix(ALEF) in known:
            return True
        if not known.isdisjoint(without_owner(bare)) and bare == rest:
            return True
    return False


def names_pair(scene: Scene, at: int) -> bool:
    """Whether a noun names two by whose they are ("her two sons")."""
    key = scene.key(at)
    return not load_kin_pairs().isdisjoint((key, key.removeprefix(AND)))


def starts_at(scene: Scene, at: int) -> int:
    """Return where a group's words start, an attached conjunction or preposition left out."""
    token = scene.document.tokens[at]
    for clitics, rest in clitic_splits(token.key):
        if clitics and (_noun(rest) or rest in load_loss_context().one):
            text = scene.document.report.text
            return token.start + letters_before(text, token.start, token.end, clitics)
    return token.start
