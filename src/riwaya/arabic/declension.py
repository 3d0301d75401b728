"""All folded spellings of a noun from its singular and its plurals, as a dictionary gives them.

Unvowelled spelling hides most of the declension; what shows is the article, the indefinite
accusative, the dual, the sound plurals, what these lose before a genitive, and the owner's
pronoun. Grammar as in Ryding, A Reference Grammar of Modern Standard Arabic (2005), ch. 7.
"""

from collections.abc import Iterable, Iterator

from riwaya.arabic.affixes import (
    ALEF,
    ARTICLE,
    HIS,
    MEN,
    MEN_ACTING,
    MEN_BEFORE_GENITIVE,
    MEN_OBJECTS,
    SHE_DID,
    TIED,
    TIED_WRITTEN,
    TWO,
    WOMEN,
)
from riwaya.arabic.fold import fold_key
from riwaya.arabic.verbs import PRONOUNS

_BARE_MAQSURA = "ى"
_HAMZA = "ء"
_SEATS = tuple(map(fold_key, "ءؤئ"))
"""How a hamza at the end of a word is written before a pronoun, by its case."""

_TWO_BEFORE_GENITIVE = (ALEF, MEN_OBJECTS)
_DIPTOTE_LONG = 5
"""A plural of this many letters whose third is an alef takes no tanween (مدافع، صواريخ)."""


def declined(singular: str, plurals: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the folded forms of a noun; sound plurals are given by their ending (ون، ات).

    A man with "his" is spelled as the woman or the adjective (مدنيه), who are others.
    """
    stem, given = _stem(singular), tuple(plurals)
    forms = [*_bare(singular), *_duals(stem)]
    forms += [
        f for f in _owned(*_joining(singular)) if MEN_ACTING not in given or f != stem + HIS
    ]
    for plural in given:
        if plural == MEN_ACTING:
            forms += _men(stem)
        else:
            whole = fold_key(singular.removesuffix(TIED_WRITTEN)) + WOMEN
            word = whole if plural == WOMEN else plural
            forms += [*_bare(word), *_owned(*_joining(word))]
    return tuple(dict.fromkeys(forms))


def _stem(word: str) -> str:
    """Return what an ending is joined to: the tied letter opens, a bare yeh becomes one."""
    key = fold_key(word)
    return key[:-1] + SHE_DID if word.endswith(TIED_WRITTEN) else key


def _joining(word: str) -> tuple[str, ...]:
    """Return what a pronoun is joined to (مقر، قوات، مستشفا, أحياؤ)."""
    stem = _stem(word)
    if word.endswith(_HAMZA):
        return tuple(stem[:-1] + seat for seat in _SEATS)
    return (stem[:-1] + ALEF if word.endswith(_BARE_MAQSURA) else stem,)


def _bare(word: str) -> Iterator[str]:
    """Yield a word with and without the article, and in the indefinite accusative."""
    key = fold_key(word)
    yield from (key, ARTICLE + key)
    if _nunated(word, key):
        yield key + ALEF


def _nunated(word: str, key: str) -> bool:
    """Whether the indefinite accusative of a word shows (بيتا, not مدينة or مدافع)."""
    endless = key.endswith((TIED, ALEF, WOMEN)) or word.endswith((_BARE_MAQSURA, _HAMZA))
    return not endless and not (len(key) >= _DIPTOTE_LONG and key[2] == ALEF)


def _duals(stem: str) -> Iterator[str]:
    for ending in TWO:
        yield from (stem + ending, ARTICLE + stem + ending)
    yield from (stem + ending for ending in _TWO_BEFORE_GENITIVE)


def _men(stem: str) -> Iterator[str]:
    """Yield a sound plural of men."""
    for ending in MEN:
        yield from (stem + ending, ARTICLE + stem + ending)
    for ending in MEN_BEFORE_GENITIVE:
        yield stem + ending
        yield from _owned(stem + ending)


def _owned(*stems: str) -> Iterator[str]:
    """Yield a word with each owner's pronoun."""
    return (stem + pronoun for stem in stems for pronoun in PRONOUNS)
