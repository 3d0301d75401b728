"""Names of the outlet itself, as of somebody who is spoken to or who writes."""

from collections.abc import Iterator, Sequence

from riwaya.arabic.affixes import AND, FOR
from riwaya.arabic.phrases import phrase_keys
from riwaya.extraction.places_phrases import Reading
from riwaya.lexicons.place_words import PlaceWords
from riwaya.model import Document

_TOLD = frozenset((FOR, AND + FOR))
_BARE = "bare"


class OutletNames:
    """Leaves out names that the outlet bears: "a source told Barada", "Homs-Barada"."""

    def __init__(self, words: PlaceWords) -> None:
        self._quotes = words["quotes.opening"]
        self._dashes = words["outlets.dashes"]

    def left(
        self, document: Document, keys: Sequence[str], readings: Sequence[Reading]
    ) -> Sequence[Reading]:
        """Return the readings that are not of the outlet's own name."""
        source = document.report.source
        if not source:
            return readings
        own = frozenset(phrase_keys(source))
        return list(self._others(keys, readings, own))

    def _others(
        self, keys: Sequence[str], readings: Sequence[Reading], own: frozenset[str]
    ) -> Iterator[Reading]:
        last = -1
        for reading in readings:
            mention = reading.mention
            words = keys[mention.first : mention.last]
            named = reading.evidence == _BARE and own.issuperset(words)
            if not named or not self._said(keys, reading, last):
                yield reading
            last = mention.last

    def _said(self, keys: Sequence[str], reading: Reading, last: int) -> bool:
        """Whether a name stands where an outlet says its own: behind "to", in quotation marks,
        or behind the place of a dateline and a dash; `last` is where the place before ends.
        """
        at = reading.mention.first - 1
        before = keys[at] if at >= 0 else ""
        if before in self._dashes:
            return last == at
        return before in _TOLD or before in self._quotes
