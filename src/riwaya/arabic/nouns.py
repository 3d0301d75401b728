"""The written forms of Arabic nouns and adjectives that lexicon entries give as stems."""

from collections.abc import Iterable

from riwaya.arabic.affixes import ARTICLE

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


def possessed(forms: Iterable[str]) -> tuple[str, ...]:
    """Return the one-word indefinite forms with a possessive pronoun (عناصره، قواتها)."""
    stems = (
        form[:-1] + "ت" if form.endswith("ة") else form
        for form in forms
        if " " not in form and not form.startswith(ARTICLE) and not form.endswith(("ون", "ين"))
    )
    return tuple(dict.fromkeys(stem + ending for stem in stems for ending in POSSESSIVES))


def is_counted_nisba(form: str) -> bool:
    """Whether an adjective in -ي stands in the accusative, the plural or the dual."""
    return form.endswith(("يا", "يين", "يون", "يان"))


def is_nisba(form: str) -> bool:
    """Whether an adjective in -ي stands in a form that qualifies rather than counts."""
    return form.endswith(("ي", "ية", "يات", "يتين"))


def in_accusative_nisba(form: str) -> bool:
    """Whether a word ends as an adjective in -ي does in the accusative, or a country's name."""
    return form.endswith("يا")
