"""Ground told by whose it is or what it borders, without a name of its own."""

from riwaya.extraction.places_lexer import Opening
from riwaya.extraction.places_phrases import Phrases, Reading
from riwaya.extraction.places_text import Stretch
from riwaya.model.making import changed


class AreaPhrases(Phrases):
    """Reads unnamed areas; the list is empty when there is none."""

    def area(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """المدن اليمنية, المناطق الحدودية مع باكستان, الجانب السوري من الحدود."""
        country, direction, bounded, last = self._qualified(text, at + 1)
        behind = self._bordering(text, last, bounded=bounded)
        alone = country is None or opening.word in self._words["areas.sides"]
        if behind == last and alone:
            return []
        behind += text.key(behind) in self._words["areas.rest"]
        if country is None or country not in self._gazetteer:
            mention = self.described(text, at, opening, behind, None, None)
            return [Reading(mention, "class", opening.clitics)]
        mention = self.described(text, at, opening, behind, "part", direction)
        mention = changed(mention, candidates=(country,))
        if opening.word in self._words["areas.all"] and behind == at + 2:
            mention = changed(mention, name=self._gazetteer[country].name)
        return [Reading(mention, "class", opening.clitics)]

    def _qualified(self, text: Stretch, at: int) -> tuple[str | None, str | None, bool, int]:
        """Read the adjectives of an area: its country, its direction, whether it is told to lie
        on a border or a coast, and the index after them.
        """
        words, country, direction, bounded = self._words, None, None, False
        while key := text.key(at):
            country = country or words.nationalities.get(key)
            bounded = bounded or key in words["areas.adjectives"]
            direction = direction or words.adjectives.get(key)
            told = key in words.nationalities or key in words["areas.adjectives"]
            if not (told or key in words.adjectives):
                break
            at += 1
        return country, direction, bounded, at

    def _bordering(self, text: Stretch, at: int, *, bounded: bool) -> int:
        """Return the index after the words that say what an area borders on."""
        if bounded and text.key(at) in self._words["borders.joins"]:
            name = self.names.known(text, at + 1)
            return at if name is None or name.clitics else name.last
        if text.key(at) in self._words["vicinity.from"] and self._border(text.key(at + 1)):
            return at + 2
        return at

    def _border(self, key: str) -> bool:
        """Whether a word is "the border"."""
        return key in self._words["borders.words"]
