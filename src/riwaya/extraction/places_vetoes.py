"""What takes a name away: a unit, an outlet, a person, a government that bears it."""

from functools import lru_cache

from riwaya.arabic.affixes import AND, ARTICLE, CONJUNCTIONS
from riwaya.arabic.memory import Forms
from riwaya.arabic.phrases import clitic_splits
from riwaya.extraction.places_phrases import Reading
from riwaya.extraction.places_text import Stretch
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.place_words import PlaceWords

CAPITAL, KNOWN = 5, 2
REGIMENT = "regiment"
HOLDER, PEOPLE, GIVEN, ACT = 1, 2, 4, 8


@lru_cache(maxsize=1 << 16)
def rests(key: str) -> frozenset[str]:
    """Return what a folded word can be without its proclitics, itself included."""
    return frozenset(rest for _, rest in clitic_splits(key))


class PlaceVetoes:
    """Says whether the words around a name make it something else than a place."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._places = gazetteer.places
        self._words = words
        self._spoken = words["speech.words"] | words["speech.agency"]
        pairs = words["outlets.words"] | words["idioms.words"]
        self._pairs = {pair.partition(" ")[0]: pairs for pair in pairs}
        self._takers = Forms(self._taken_by)

    def _taken_by(self, key: str) -> int:
        """Return what a word makes of a name behind it, as bits."""
        words, before = self._words, rests(key)
        signs = (
            (HOLDER, words["holders.words"]),
            (PEOPLE, words["holders.people"]),
            (GIVEN, words["given_names.words"]),
            (ACT, words["holders.acts"]),
        )
        return sum(bit for bit, forms in signs if not before.isdisjoint(forms))

    def vetoed(self, text: Stretch, at: int, reading: Reading) -> bool:
        """Whether the word before makes the name something else: a unit, an outlet, a
        person.
        """
        if reading.clitics:
            return self._second_party(text, at, reading)
        key, before = text.key(at), text.key(at - 1)
        if self._adjectival(key) and before.startswith(ARTICLE):
            return reading.evidence == "bare"
        if before in self._words["quotes.opening"]:
            before = text.key(at - 2)
        if not before:
            return False
        if key in self._words["verb_like.words"] and self._tells(text, at, reading):
            return True
        if reading.mention.kind == REGIMENT and self._manned(reading, before):
            return True
        if f"{key} {text.key(at + 1)}" in self._pairs.get(key, ()):
            return True
        return self._held(text, at, reading, before)

    def _adjectival(self, key: str) -> bool:
        """Whether a word is also an adjective, which stands behind a noun with the article."""
        return key in self._words.nationalities or key in self._words["adjective_like.words"]

    def _tells(self, text: Stretch, at: int, reading: Reading) -> bool:
        """Whether a name is a verb here: behind a noun with the article, or its adjective, and
        before what is done something to (الطائرات تدمر مخازن).
        """
        words, after = self._words, text.key(at + 1)
        subject = text.key(at - 1).startswith(ARTICLE)
        ends = words["lists.ends"] | words["prepositions.words"] | words["vicinity.words"]
        told = not after or after in ends or after.startswith(AND) or after in words.adjectives
        return subject and not told and reading.evidence == "bare"

    def _held(self, text: Stretch, at: int, reading: Reading, before: str) -> bool:
        """Whether the word before takes a name for a body, for people or for a government."""
        taken = self._takers[before]
        if taken & HOLDER:
            return reading.lead != "direction" or taken & ACT == 0
        if reading.evidence == "class":
            return False
        if taken & PEOPLE:
            return True
        if taken & GIVEN:
            return reading.name is None or reading.name.words == 1
        return self._is_government(text, at, reading, before)

    def _manned(self, reading: Reading, word: str) -> bool:
        """Whether a battalion in no gazetteer is those who serve in it, not where they stand:
        one called after a town, one that acts, whose officer or men are told of by `word`.
        """
        name = reading.name
        if name is None or name.ids:
            return False
        before = rests(word)
        if name.near or not before.isdisjoint(self._words["units.men"]):
            return True
        led = self._words["prepositions.words"] | self._words["grounds.words"]
        return before.isdisjoint(led | self._words["vicinity.words"])

    def _second_party(self, text: Stretch, at: int, reading: Reading) -> bool:
        """Whether a country is the second of two that something is between (بين روسيا
        وتركيا).
        """
        if (
            reading.clitics not in CONJUNCTIONS
            or text.key(at - 2) not in self._words["between.words"]
        ):
            return False
        place = self._gazetteer.get(next(iter(reading.mention.candidates), None))
        return place is not None and place.kind == "country"

    def _is_government(self, text: Stretch, at: int, reading: Reading, word: str) -> bool:
        """Whether a country or a foreign capital stands for those who rule it; `word` stands
        before it.
        """
        candidates = reading.mention.candidates
        if not candidates or self._places[candidates[0]].importance < CAPITAL:
            return False
        speech, words, before = self._words["speech.words"], self._words, rests(word)
        if not before.isdisjoint(words["between.words"]):
            return True
        if not before.isdisjoint(self._spoken):
            return True
        backed = rests(text.key(at - 2))
        if not before.isdisjoint(words["vicinity.from"]) and (
            not backed.isdisjoint(words["speech.backing"])
        ):
            return True
        speaks = text.key(reading.mention.last) in speech
        return (speaks and before.isdisjoint(words["speech.grounds"])) or self._adjective(
            text, at
        )

    def _adjective(self, text: Stretch, at: int) -> bool:
        """Whether a country's name is an adjective here (غارات روسية وأخرى سورية)."""
        key, before = text.key(at), text.key(at - 1)
        if key.startswith(ARTICLE) or before.startswith(ARTICLE) or len(before) < KNOWN + 2:
            return False
        feminine = tuple(self._words["adjective_shapes.feminine"])
        accusative = tuple(self._words["adjective_shapes.accusative"])
        agreeing = tuple(self._words["adjective_shapes.before_feminine"])
        return (key.endswith(feminine) and before.endswith(agreeing)) or (
            key.endswith(accusative) and before.endswith(accusative)
        )
