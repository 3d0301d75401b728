"""What introduces a place: its preposition, its own or that of the list it stands in."""

from collections.abc import Sequence
from functools import partial

from riwaya.arabic.affixes import CONJUNCTIONS
from riwaya.arabic.memory import Forms
from riwaya.extraction.places_phrases import Reading
from riwaya.extraction.places_text import Stretch
from riwaya.lexicons.place_words import PlaceWords


class PlaceLeads:
    """Finds the preposition of a mention."""

    def __init__(self, words: PlaceWords) -> None:
        self._attached = words["prepositions.attached"]
        self._passed = words["quantifiers.words"] | words.classes.keys()
        self._commas = words["lists.commas"]
        leads = ("prepositions.words", "vicinity.words")
        self._leads, self._near = (Forms(partial(_bare, words[name])) for name in leads)

    def preposition(
        self, text: Stretch, at: int, reading: Reading, before: Sequence[Reading]
    ) -> str | None:
        """Return the folded word or proclitic that introduces a mention; lists inherit it.

        Class words before a phrase are passed over (في منطقة معسكر الكرين).
        """
        attached = reading.clitics[-1:]
        if attached in self._attached:
            return attached
        keys = text.keys
        while at - 1 > text.low and keys[at - 1] in self._passed:
            at -= 1
        bare = self._leads[text.key(at - 1)]
        if bare is not None and not reading.clitics:
            return bare
        nearness = self._near[text.key(at)]
        if nearness is not None:
            return nearness
        return self._inherited(text, at, reading, before)

    def _inherited(
        self, text: Stretch, at: int, reading: Reading, before: Sequence[Reading]
    ) -> str | None:
        """Return the preposition of the mention that this one is joined to."""
        if not before:
            return None
        gap = at - before[-1].mention.last
        comma = gap == 1 and text.key(at - 1) in self._commas
        if (gap == 0 and reading.clitics in CONJUNCTIONS) or comma:
            return before[-1].mention.preposition
        return None


def _bare(words: frozenset[str], key: str) -> str | None:
    """Return the word of the set that a key is, behind a conjunction or not."""
    if key in words:
        return key
    if key[:1] in CONJUNCTIONS and key[1:] in words:
        return key[1:]
    return None
