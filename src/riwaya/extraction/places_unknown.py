"""Names in no gazetteer that stand where only a place can: in a list of places, or between the
words of an attack and the countryside that it is told of.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.arabic.fold import is_letter
from riwaya.extraction.places_evidence import SLOT_WORDS
from riwaya.extraction.places_grammar import PlaceGrammar
from riwaya.extraction.places_lists import of_war
from riwaya.extraction.places_phrases import Reading
from riwaya.extraction.places_text import Stretch
from riwaya.extraction.places_vetoes import rests
from riwaya.lexicons.place_words import PlaceWords
from riwaya.model import Document, PlaceMention
from riwaya.model.making import changed

LEAST_NAME = 4
GROUNDS = frozenset(("countryside", "part"))


class UnknownNames:
    """Finds single words and compounds; every one is a mention without candidates."""

    def __init__(self, words: PlaceWords, grammar: PlaceGrammar) -> None:
        self._words = words
        self._grammar = grammar

    def among(
        self, document: Document, keys: Sequence[str], readings: Sequence[Reading]
    ) -> list[Reading]:
        """Return the readings with the unknown names that stand before or between them."""
        starts = [sentence.first for sentence in document.sentences]
        found: list[Reading] = []
        for reading in readings:
            sentence = document.sentences[bisect_right(starts, reading.mention.first) - 1]
            text = Stretch(document, keys, sentence.first, sentence.last)
            unknown = self._before(text, reading, found[-1] if found else None)
            if unknown is not None:
                found.append(unknown)
            found.append(reading)
        return found

    def _before(self, text: Stretch, reading: Reading, last: Reading | None) -> Reading | None:
        """Return the unknown name that ends where a place begins, if there is one."""
        if last is not None and self._between(text, reading, last):
            return self._joined(text, last.mention)
        at = self._led_at(text, reading)
        if at is None or (last is not None and last.mention.last > at):
            return None
        key = text.key(at)
        listed = self._listed(text, at, last)
        word = key[1:] if listed and key.startswith(AND) else key
        if not self._names(word, listed=listed):
            return None
        if not listed and not self._slotted(text, at):
            return None
        clitics = key[: len(key) - len(word)]
        unknown = self._grammar.unknown(text, at, clitics, word)
        lead = last.mention.preposition if listed and last else text.key(at - 1)
        return changed(unknown, mention=replace(unknown.mention, preposition=lead))

    def _joined(self, text: Stretch, before: PlaceMention) -> Reading:
        """Return the word behind a place and "and" as one more name."""
        unknown = self._grammar.unknown(text, before.last, AND, text.key(before.last)[1:])
        mention = replace(unknown.mention, preposition=before.preposition)
        return changed(unknown, mention=mention)

    def _between(self, text: Stretch, reading: Reading, last: Reading) -> bool:
        """Whether one word alone stands between two places that "and" joins with it (سد الزلف
        ومحروثة وتلول الصفا).
        """
        at = last.mention.last
        if reading.mention.first != at + 1 or reading.clitics != AND:
            return False
        key = text.key(at)
        if not key.startswith(AND) or of_war(key[1:]):
            return False
        return self._names(key[1:], listed=False)

    def _led_at(self, text: Stretch, reading: Reading) -> int | None:
        """Return where a name before "بريف حلب" or "في ريف حلب" stands."""
        mention = reading.mention
        if mention.relation not in GROUNDS and mention.kind != "governorate":
            return None
        if reading.clitics:
            return mention.first - 1 if reading.clitics in self._attached else None
        before = mention.first - 1
        return before - 1 if text.key(before) in self._words["slots.grounds"] else None

    @property
    def _attached(self) -> frozenset[str]:
        """The proclitics that lead to where a place lies."""
        return self._words["prepositions.attached"]

    def _listed(self, text: Stretch, at: int, last: Reading | None) -> bool:
        """Whether a word goes on a list of places (كفرنبل والزيادية)."""
        return last is not None and last.mention.last == at and text.key(at).startswith(AND)

    def _slotted(self, text: Stretch, at: int) -> bool:
        """Whether the ground of an attack is told here (غارات روسية على …)."""
        slots, leads = self._words["slots.words"], self._words["slots.leads"]
        before = text.keys[max(text.low, at - SLOT_WORDS) : at]
        if not before or before[-1] not in leads:
            return False
        return any(not slots.isdisjoint(rests(key)) for key in before)

    def _names(self, word: str, *, listed: bool) -> bool:
        """Whether a word can be a village's name: none of another use that is known here."""
        words = self._words
        if len(word) < LEAST_NAME or not all(map(is_letter, word)):
            return False
        if words.everyday(word) or words.plain(word) or word in words.nationalities:
            return False
        if word.startswith(ARTICLE):
            return not word.endswith(tuple(words["verb_shapes.endings"]))
        return not listed and not word.endswith(tuple(words["verb_shapes.endings"]))
