"""Folding: one spelling for matching, with a way back to the text."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from riwaya.model import Span

_SAME = str.maketrans("أإآٱىیئؤةکە٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااااييي" + "وهكه" + "0123456789" * 2)
"""Alef, yeh, waw and kaf carriers, teh marbuta and both Arabic digit sets written one way."""


def is_letter(letter: str) -> bool:
    """Whether a folded code point is a letter of the Arabic alphabet."""
    return "\u0621" <= letter <= "\u064a"


def _dropped(letter: str) -> bool:
    """Whether folding leaves a letter out: marks, high hamza, tatweel, joiners, bidi marks."""
    return letter in "ـ\u0674" or unicodedata.category(letter) in ("Mn", "Cf", "Me")


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    """Return the folded form of one code point: none, one or several letters."""
    if _dropped(letter):
        return ""
    plain = letter.translate(_SAME)
    if plain == letter and not "\u0620" <= letter <= "\u064a" and not letter.isascii():
        plain = unicodedata.normalize("NFKC", letter).translate(_SAME)
    return "".join(part for part in plain.lower() if not _dropped(part))


@lru_cache(maxsize=1 << 17)
def fold_key(word: str) -> str:
    """Return the folded spelling of a word, for matching only."""
    return "".join(map(_letter, word))


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its letters, where it stood in the original."""

    text: str
    origins: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """Return the span of the original text that this span of folded text came from."""
        return Span(self.origins[span.start], self.origins[span.end - 1] + 1)


def fold(text: str) -> Folded:
    """Fold a text letter by letter and remember where each letter came from."""
    parts = [(i, folded) for i, letter in enumerate(text) if (folded := _letter(letter))]
    return Folded(
        "".join(folded for _, folded in parts),
        tuple(i for i, folded in parts for _ in folded),
    )


def letters_before(text: str, start: int, end: int, folded: str) -> int:
    """Return how many code points of `text[start:end]` the folded prefix `folded` covers.

    Vowel marks that stand on the prefix belong to it. Zero when the prefix is empty.
    """
    if not folded:
        return 0
    need, at = len(folded), start
    while at < end and need > 0:
        need -= len(_letter(text[at]))
        at += 1
    while at < end and not _letter(text[at]):
        at += 1
    return at - start if at < end else 0


def nearest_span(text: str, words: str, near: int) -> Span | None:
    """Return where `words` stand nearest to `near`, spelling folded; `None` if nowhere."""
    folded, wanted = _remembered(text), fold(words).text
    if not wanted.strip():
        return None
    best: Span | None = None
    at = folded.text.find(wanted)
    while at >= 0:
        span = folded.back(Span(at, at + len(wanted)))
        if best is None or abs(span.start - near) < abs(best.start - near):
            best = span
        at = folded.text.find(wanted, at + 1)
    return best


@lru_cache(maxsize=8)
def _remembered(text: str) -> Folded:
    return fold(text)
