"""Whether a name that stands alone is meant as a place, and what introduces it."""

from collections.abc import Iterator, Sequence

from riwaya.arabic.phrases import clitic_splits
from riwaya.extraction.places_grammar import Reading
from riwaya.extraction.places_names import Stretch
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.place_words import PlaceWords

WELL_KNOWN = 3
CONJUNCTIONS = ("و", "ف")


class PlaceEvidence:
    """Weighs what stands around a name against its everyday meanings."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = words

    def preposition(
        self, text: Stretch, at: int, reading: Reading, before: Sequence[Reading]
    ) -> str | None:
        """Return the folded word or proclitic that introduces a mention; lists inherit it."""
        attached = reading.clitics[-1:]
        if attached in self._words["prepositions.attached"]:
            return attached
        bare = self._bare(text.key(at - 1), self._words["prepositions.words"])
        if bare is not None and not reading.clitics:
            return bare
        nearness = self._bare(text.key(at), self._words["vicinity.words"])
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

    def vetoed(self, text: Stretch, at: int, reading: Reading) -> bool:
        """Whether the word before makes the name something else: a unit, an outlet, a person."""
        if not text.key(at - 1) or reading.clitics:
            return False
        before = {rest for _, rest in clitic_splits(text.key(at - 1))}
        words = self._words
        if not before.isdisjoint(words["holders.words"]):
            return True
        if reading.evidence == "class":
            return False
        if not before.isdisjoint(words["given_names.words"]):
            return reading.name is None or reading.name.words == 1
        return self._is_government(text, reading, before)

    def _is_government(self, text: Stretch, reading: Reading, before: set[str]) -> bool:
        """Whether a country or a foreign capital stands for those who rule it."""
        place = self._gazetteer.get(next(iter(reading.mention.candidates), None))
        if place is None or place.importance < WELL_KNOWN + 2:
            return False
        after = text.key(reading.mention.last)
        speech, agency = self._words["speech.words"], self._words["speech.agency"]
        return not before.isdisjoint(speech | agency) or after in speech

    def kept(
        self, readings: Sequence[Reading], keys: Sequence[str], sure: set[str]
    ) -> Iterator[Reading]:
        """Yield the readings that have enough behind them, in order."""
        last: Reading | None = None
        for reading in readings:
            if self._holds(reading, keys, sure, last):
                yield reading
                last = reading

    def _holds(
        self, reading: Reading, keys: Sequence[str], sure: set[str], last: Reading | None
    ) -> bool:
        """Whether a reading is evident by itself or by what stands around it."""
        name = reading.name
        if reading.evidence == "class" or name is None:
            return True
        if name.bare in sure and name.exact:
            return self._led(reading, keys) or self._joined(reading, keys, last) or (
                not self._everyday(name.bare)
            )
        if name.words > 1 and name.exact:
            return True
        place = self._gazetteer[name.ids[0]]
        if self._everyday(name.bare):
            return self._joined(reading, keys, last) and place.importance >= WELL_KNOWN
        if not name.exact:
            return self._led(reading, keys) and name.bare not in self._words["ordinary.words"]
        if place.importance >= WELL_KNOWN - 1:
            return True
        return self._led(reading, keys) or self._joined(reading, keys, last)

    def _everyday(self, key: str) -> bool:
        """Whether the name is also an everyday word."""
        return key in self._words["ordinary.words"]

    def _led(self, reading: Reading, keys: Sequence[str]) -> bool:
        """Whether a preposition or a happening that takes a place comes before."""
        if reading.mention.preposition is not None:
            return True
        first = reading.mention.first
        before = keys[first - 1] if first else ""
        grounds = self._words["grounds.words"]
        return any(rest in grounds for _, rest in clitic_splits(before))

    def _joined(self, reading: Reading, keys: Sequence[str], last: Reading | None) -> bool:
        """Whether the name follows another place in a list."""
        if last is None:
            return False
        gap = reading.mention.first - last.mention.last
        if gap == 0:
            return reading.clitics == "و" or reading.clitics == ""
        comma = keys[reading.mention.first - 1]
        return gap == 1 and (comma in self._words["lists.commas"] or comma in self._words["lists.words"])
