"""The written forms of Arabic nouns and adjectives that lexicon entries give as stems."""

from collections.abc import Iterable

ARTICLE = "ال"
_SOUND = ("", "ا", "ان", "ين", "ون", "ة")
_COUNTED = ("ا", "ان", "ين", "ون")
_PLURAL = ("ان", "ين", "ون")
_BOUND = ("و", "ي")
_NISBA = ("", "ا", "ة", "ان", "ين", "ون", "ات", "تين")
POSSESSIVES = ("ه", "ها", "هم", "هما", "نا")


def _each(stems: Iterable[str], endings: Iterable[str]) -> list[str]:
    return [stem + ending for stem in stems for ending in endings]


def with_article(
    sound: Iterable[str], *, forms: Iterable[str] = (), bound: bool
) -> tuple[str, ...]:
    """Return sound-masculine stems in all forms, with and without article, then `forms`.

    `bound` adds the plural that stands before a genitive (مقاتلو، مقاتلي).
    """
    stems = tuple(sound)
    free = _each(stems, _SOUND)
    made = [*free, *(ARTICLE + form for form in free), *(_each(stems, _BOUND) if bound else ())]
    return tuple(dict.fromkeys([*made, *forms]))


def nisba(stems: Iterable[str]) -> tuple[str, ...]:
    """Return adjectives in -ي in all genders and numbers, with and without article."""
    free = _each(stems, _NISBA)
    return tuple(dict.fromkeys([*free, *(ARTICLE + form for form in free)]))


def plural_nouns(stems: Iterable[str]) -> tuple[str, ...]:
    """Return sound-masculine nouns that are adjectives in the singular (مسلحاً، المسلحون).

    The indefinite singular is taken only in the accusative, in which counted things stand.
    """
    given = tuple(stems)
    plain = _each(given, _COUNTED)
    return (*plain, *(ARTICLE + form for form in _each(given, _PLURAL)))


def people(stems: Iterable[str]) -> tuple[str, ...]:
    """Return nouns for people in all numbers, with article and before a genitive too."""
    given = tuple(stems)
    free = _each(given, ("", *_COUNTED))
    return (*free, *(ARTICLE + form for form in free), *_each(given, _BOUND))
