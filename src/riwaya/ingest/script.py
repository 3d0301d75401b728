"""Whether a text is Arabic, by its letters."""

import re
from functools import cache

from riwaya.arabic.affixes import ARTICLE, BY, CONJUNCTIONS, FOR_THE, LIKE
from riwaya.ingest.items import NoReportError, Reason
from riwaya.lexicons.intake import Language, intake

_RUNS = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[@#][\w.]+", re.ASCII)
_ENOUGH = 0.3
_LEAST_FOREIGN = 3
_MOST_MISREAD = 0.3
_LEAST_LETTERS = 2
_LETTERS_TO_JUDGE = 40


def require_arabic(text: str) -> None:
    """Raise `NoReportError` when the text has no words, is not mostly Arabic, or is garbled.

    Arabic letters must be three in ten of all letters, addresses and tags apart. Languages that
    share the script are known by letters that Arabic lacks (`lexicons/intake.toml`).
    """
    arabic = sum(map(len, _RUNS.findall(text)))
    if (
        not text or arabic < len(text) * _ENOUGH
    ):  # most texts pass without their other letters being counted
        _weigh(text, arabic)
    _refuse_other_language(text, arabic)


def _weigh(text: str, arabic: int) -> None:
    """Raise when the letters are none, or too few of them Arabic, addresses apart."""
    letters = sum(map(len, _LETTERS.findall(text)))
    if letters == 0:
        raise NoReportError(Reason.EMPTY, "no words")
    if arabic >= letters * _ENOUGH:
        return
    plain = _ADDRESS.sub(" ", text)
    letters = sum(map(len, _LETTERS.findall(plain)))
    arabic = sum(map(len, _RUNS.findall(plain)))
    if arabic < letters * _ENOUGH or arabic < _LEAST_LETTERS:
        share = 100 * arabic // max(letters, 1)
        raise NoReportError(Reason.NOT_ARABIC, f"{share} % of its letters are Arabic")


def _refuse_other_language(text: str, arabic: int) -> None:
    """Raise for Persian and others, and for UTF-8 that was once read in a wrong code page."""
    if arabic > _LETTERS_TO_JUDGE and _misread(text) > arabic * _MOST_MISREAD:
        raise NoReportError(
            Reason.GARBLED, "UTF-8 that was read in another code page and saved so"
        )
    foreign = _foreign().findall(text)
    if len(foreign) >= _LEAST_FOREIGN and len(foreign) > 2 * len(_signs().findall(text)):
        name = max(intake().languages, key=lambda each: _fit(each, foreign)).name
        raise NoReportError(Reason.NOT_ARABIC, f"its letters are those of {name}")


def _fit(language: Language, foreign: list[str]) -> float:
    """Say how well a language's letters explain those found; a smaller set wins a tie."""
    return sum(letter in language.letters for letter in foreign) - len(language.letters) / 100


def _misread(text: str) -> int:
    """Count the letters that UTF-8 read in another code page is full of."""
    return sum(map(text.count, intake().signs["misread"]))


@cache
def _signs() -> re.Pattern[str]:
    """Return a pattern for what shows Arabic: letters of its own, and the article."""
    before = "".join((*CONJUNCTIONS, BY, LIKE))
    article = f"(?<!\\w)[{before}]{{0,2}}(?:{ARTICLE}|{FOR_THE})"
    return re.compile(f"[{intake().signs['arabic']}]|{article}")


@cache
def _foreign() -> re.Pattern[str]:
    """Return a pattern for the letters that Arabic lacks."""
    letters = frozenset().union(*(language.letters for language in intake().languages))
    return re.compile(f"[{''.join(sorted(letters))}]")
