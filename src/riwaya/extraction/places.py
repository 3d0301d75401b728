"""Finding toponyms and descriptions of places in a document."""

from dataclasses import replace

from riwaya.extraction.places_grammar import PlaceGrammar, Reading
from riwaya.extraction.places_lexer import Opening, PlaceLexer
from riwaya.extraction.places_names import Stretch
from riwaya.extraction.places_evidence import PlaceEvidence
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.place_words import PlaceWords, load_place_words
from riwaya.model import Document, PlaceMention


class GazetteerPlaceFinder:
    """Finds place mentions by class words, phrases and gazetteer names; a `PlaceFinder`.

    Every word form is looked up once in a cache that says whether it can begin a place; only
    there is more of the text read, so the cost is linear in the text and does not grow with the
    number of names.
    """

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords | None = None) -> None:
        self._words = words or load_place_words()
        self._lexer = PlaceLexer(gazetteer, self._words)
        self._grammar = PlaceGrammar(gazetteer, self._words, self._lexer)
        self._evidence = PlaceEvidence(gazetteer, self._words)

    def find(self, document: Document) -> list[PlaceMention]:
        """Return the place mentions in the order of the text; they do not overlap."""
        keys = [token.key for token in document.tokens]
        sure: set[str] = set()
        readings: list[Reading] = []
        for sentence in document.sentences:
            stretch = Stretch(document, keys, sentence.first, sentence.last)
            readings += self._sentence(stretch, sure)
        return [r.mention for r in self._evidence.kept(readings, keys, sure)]

    def _sentence(self, text: Stretch, sure: set[str]) -> list[Reading]:
        """Return the readings of one sentence; names seen with a class word are put in `sure`."""
        found: list[Reading] = []
        entry, keys = self._lexer.entry, text.keys
        at, high = text.low, text.high
        while at < high:
            if entry(keys[at]) is None:
                at += 1
                continue
            news = self._at(text, at, found)
            if not news:
                at += 1
                continue
            news = self._listed(text, news)
            for reading in news:
                if reading.evidence == "class" and reading.name is not None:
                    sure.add(reading.name.bare)
            found += news
            at = max(at + 1, news[-1].mention.last)
        return found

    def _at(self, text: Stretch, at: int, before: list[Reading]) -> list[Reading]:
        """Return what stands at a token, with its preposition; vetoed readings are left out."""
        news = self._grammar.read(text, at)
        if not news or self._evidence.vetoed(text, at, news[0]):
            return []
        lead = self._evidence.preposition(text, at, news[0], before)
        return [r._replace(mention=replace(r.mention, preposition=lead)) for r in news]

    def _listed(self, text: Stretch, news: list[Reading]) -> list[Reading]:
        """Go on along a list of names under one class word (أحياء السكري والزبدية والمشهد)."""
        found = list(news)
        carry = news[-1].carry
        while carry is not None:
            following = self._next_in_list(text, found[-1], carry)
            if following is None:
                break
            found.append(following)
        return found

    def _next_in_list(self, text: Stretch, last: Reading, carry: Opening) -> Reading | None:
        """Return the next name of a list, known or not."""
        at = last.mention.last
        comma = text.key(at) in self._words["lists.commas"] or text.key(at) in self._words["lists.words"]
        at += comma
        if comma and text.key(at) in self._words["lists.words"]:
            at += 1
        found = self._grammar.carried(text, at, carry, comma=comma)
        if found is None:
            return None
        return found._replace(mention=replace(found.mention, preposition=last.mention.preposition))
