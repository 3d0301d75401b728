"""Phrases that stand in a list as they are: names of bodies, sites known by what they are."""

from collections.abc import Iterable
from dataclasses import replace

from riwaya.extraction.places_lexer import Opening, PlaceLexer
from riwaya.extraction.places_phrases import Phrases, Reading
from riwaya.extraction.places_text import Stretch
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.place_words import PlaceWords


class FixedPhrases(Phrases):
    """Reads listed phrases; the list is empty when none stands at a token."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, lexer: PlaceLexer) -> None:
        super().__init__(gazetteer, words, lexer)
        self._fixed = {
            name: _by_first(words[f"{name}.words"]) for name in ("bodies", "landmarks")
        }

    def _phrase(self, text: Stretch, at: int, word: str, kind: str) -> int | None:
        """Return the index after the longest fixed phrase that begins with a word here."""
        for rest in self._fixed[kind].get(word, ()):
            last = at + 1 + len(rest)
            if last <= text.high and tuple(text.keys[at + 1 : last]) == rest:
                return last
        return None

    def body(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """A body's name, so that no place is read inside it (هيئة تحرير الشام)."""
        last = self._phrase(text, at, opening.word, "bodies")
        if last is None:
            return []
        mention = self.described(text, at, opening, last, None, None)
        return [Reading(mention, "body", opening.clitics)]

    def landmark(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """A site known by what it is (المجمع الحكومي)."""
        last = self._phrase(text, at, opening.word, "landmarks")
        if last is None or text.key(last) in self._words.nationalities:
            return []
        last += text.key(last).isdigit()
        mention = self.described(text, at, opening, last, None, None)
        return [Reading(replace(mention, kind="building"), "landmark", opening.clitics)]


def _by_first(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """Return first word → the rests of the phrases that begin with it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase.split()), phrase)):
        first, *rest = phrase.split()
        found.setdefault(first, []).append(tuple(rest))
    return found
