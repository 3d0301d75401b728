"""What introduces a place: its preposition, its own or that of the list it stands in."""

from collections.abc import Sequence

from riwaya.arabic.affixes import CONJUNCTIONS
from riwaya.extraction.places_phrases import Reading
from riwaya.extraction.places_text import Stretch
from riwaya.lexicons.place_words import PlaceWords


class PlaceLeads:
    """Finds the preposition of a mention."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words

    def preposition(
        self, text: Stretch, at: int, reading: Reading, before: Sequence[Reading]
    ) -> str | None:
        """Return the folded word or proclitic that introduces a mention; lists inherit it."""
        attached = reading.clitics[-1:]
        if attached in self._words["prepositions.attached"]:
            return attached
        at = self._outermost(text, at)
        bare = self._bare(text.key(at - 1), self._words["prepositions.words"])
        if bare is not None and not reading.clitics:
            return bare
        nearness = self._bare(text.key(at), self._words["vicinity.words"])
        if nearness is not None:
            return nearness
        return self._inherited(text, at, reading, before)

    def _outermost(self, text: Stretch, at: int) -> int:
        """Go back over class words that stand before a phrase (في منطقة معسكر الكرين)."""
        while at - 1 > text.low and self._passed(text.key(at - 1)):
            at -= 1
        return at

    def _passed(self, key: str) -> bool:
        """Whether a word may stand between a preposition and a name (على كل الأراضي)."""
        return key in self._words.classes or key in self._words["quantifiers.words"]

    def _inherited(
        self, text: Stretch, at: int, reading: Reading, before: Sequence[Reading]
    ) -> str | None:
        """Return the preposition of the mention that this one is joined to."""
        if not before:
            return None
        gap = at - before[-1].mention.last
        comma = gap == 1 and text.key(at - 1) in self._words["lists.commas"]
        if (gap == 0 and reading.clitics in CONJUNCTIONS) or comma:
            return before[-1].mention.preposition
        return None

    def _bare(self, key: str, words: frozenset[str]) -> str | None:
        """Return the word of the set that a key is, behind a conjunction or not."""
        if key in words:
            return key
        if key[:1] in CONJUNCTIONS and key[1:] in words:
            return key[1:]
        return None
