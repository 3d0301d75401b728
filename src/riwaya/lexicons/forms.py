"""The written forms of Arabic nouns and adjectives that lexicon entries give as stems."""

from collections.abc import Iterable

ARTICLE = "ال"
_SOUND = ("", "ا", "ان", "ين", "ون", "ة")
_BOUND = ("و", "ي")
_NISBA = ("", "ا", "ة", "ان", "ين", "ون", "ات", "تين")
POSSESSIVES = ("ه", "ها", "هم", "هما", "نا")


def _each(stems: Iterable[str], endings: Iterable[str]) -> list[str]:
    return [stem + ending for stem in stems for ending in endings]


def with_article(
    sound: Iterable[str], *, forms: Iterable[str] = (), bound: bool
) -> tuple[str, ...]:
    """Return the forms of sound-masculine stems with and without article, then `forms` as given.

    `bound` adds the plural that stands before a genitive (مقاتلو، مقاتلي).
    """
    stems = tuple(sound)
    free = _each(stems, _SOUND)
    made = [*free, *(ARTICLE + form for form in free), *(_each(stems, _BOUND) if bound else ())]
    return tuple(dict.fromkeys([*made, *forms]))


def nisba(stems: Iterable[str]) -> tuple[str, ...]:
    """Return the forms of adjectives in -ي in all genders and numbers, with and without article."""
    free = _each(stems, _NISBA)
    return tuple(dict.fromkeys([*free, *(ARTICLE + form for form in free)]))
