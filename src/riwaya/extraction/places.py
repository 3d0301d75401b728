"""Finding toponyms and descriptions of places in a document."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from riwaya.arabic.affixes import AND
from riwaya.extraction.places_context import PlaceContext
from riwaya.extraction.places_evidence import PlaceEvidence
from riwaya.extraction.places_grammar import PlaceGrammar
from riwaya.extraction.places_leads import PlaceLeads
from riwaya.extraction.places_lexer import Opening, PlaceLexer
from riwaya.extraction.places_outlet import OutletNames
from riwaya.extraction.places_phrases import Reading, introduced
from riwaya.extraction.places_text import Name, Stretch, char_start, past_count
from riwaya.extraction.places_unknown import UnknownNames
from riwaya.extraction.places_vetoes import PlaceVetoes
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.place_words import PlaceWords, load_place_words, loose_key
from riwaya.model import Document, PlaceMention, Span
from riwaya.model.making import changed


class _Scan(NamedTuple):
    """What a pass over a report collects; lists are filled as it goes."""

    sure: set[str]
    found: list[Reading]
    weak: list[int]


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
        self._leads = PlaceLeads(self._words)
        self._evidence = PlaceEvidence(gazetteer, self._words)
        self._vetoes = PlaceVetoes(gazetteer, self._words)
        self._unknown = UnknownNames(self._words, self._grammar)
        self._outlet = OutletNames(self._words)
        self._context = PlaceContext(gazetteer, self._words)

    def find(self, document: Document) -> list[PlaceMention]:
        """Return the place mentions in the order of the text; they do not overlap."""
        keys = document.keys
        marks = list(self._lexer.entries.known(keys))
        scan = _Scan(set(), [], [])
        last = 0
        for sentence in document.sentences:
            first, last = last, bisect_left(marks, sentence.last, last)
            if first < last:
                text = Stretch(document, keys, sentence.first, sentence.last)
                self._sentence(text, marks[first:last], scan)
        self._supported(document, keys, scan)
        self._again(document, keys, scan)
        found = self._outlet.left(document, keys, scan.found)
        kept = list(self._evidence.kept(found, keys, scan.sure))
        kept = self._unknown.among(document, keys, kept)
        return self._context.settled(kept, keys)

    def names(self, document: Document) -> list[Name]:
        """Return the gazetteer names that stand in a document, the longest at each token.

        This is matching alone: whether a name is meant as a place is not asked.
        """
        keys = document.keys
        entries, known = self._lexer.entries, self._grammar.names.known
        found: list[Name] = []
        for sentence in document.sentences:
            text = Stretch(document, keys, sentence.first, sentence.last)
            for at in range(sentence.first, sentence.last):
                if entries[keys[at]] is not None and (name := known(text, at)) is not None:
                    found.append(name)
        return found

    def _sentence(self, text: Stretch, marks: Sequence[int], scan: _Scan) -> None:
        """Read one sentence at the words that can begin a place, `marks`; names with a class
        word are put in `sure`, weak words in `weak`.
        """
        found, entries, keys, high = scan.found, self._lexer.entries, text.keys, text.high
        after, end = text.low, -1
        for at in marks:
            here = entries[keys[at]]
            if at < after or here is None:
                continue
            if (
                here.weak
                and at - end > 1
                and (at + 1 == high or loose_key(keys[at + 1]) not in here.seconds)
            ):
                scan.weak.append(at)
                continue
            news = self._at(text, at, found)
            if not news:
                continue
            if news[0].evidence == "body":
                after = news[0].mention.last
                continue
            news = self._listed(text, news)
            news += self._other_side(text, news[-1])
            for reading in news:
                if reading.name and reading.evidence == "class":
                    scan.sure.add(reading.name.bare)
            found += news
            after = end = max(at + 1, news[-1].mention.last)

    def _supported(self, document: Document, keys: Sequence[str], scan: _Scan) -> None:
        """Go back to weak words whose name the report has elsewhere with a class word."""
        if not any(map(self._words.everyday, scan.sure)):
            return
        low, high = [s.first for s in document.sentences], [s.last for s in document.sentences]
        taken = {i for r in scan.found for i in range(r.mention.first, r.mention.last)}
        for at in scan.weak:
            entry = self._lexer.entry(keys[at])
            if (
                at in taken
                or entry is None
                or scan.sure.isdisjoint(s.word for s in entry.starts)
            ):
                continue
            sentence = bisect_right(low, at) - 1
            stretch = Stretch(document, keys, low[sentence], high[sentence])
            scan.found.extend(self._at(stretch, at, []))
        scan.found.sort(key=lambda reading: reading.mention.first)

    def _again(self, document: Document, keys: Sequence[str], scan: _Scan) -> None:
        """Find unknown names that stood behind a class word again where they stand alone."""
        forms = self._evidence.alone_forms(scan.found)
        if not forms:
            return
        taken = {i for r in scan.found for i in range(r.mention.first, r.mention.last)}
        stops = [sentence.last for sentence in document.sentences]
        for at in [at for at, key in enumerate(keys) if key in forms and at not in taken]:
            sentence = document.sentences[bisect_right(stops, at)]
            text = Stretch(document, keys, sentence.first, sentence.last)
            reading = self._grammar.unknown(text, at, *forms[keys[at]])
            lead = self._leads.preposition(text, at, reading, ())
            if lead is not None and not self._vetoes.vetoed(text, at, reading):
                scan.found.append(introduced(reading, lead))
        scan.found.sort(key=lambda reading: reading.mention.first)

    def _at(self, text: Stretch, at: int, before: list[Reading]) -> list[Reading]:
        """Return what stands at a token, with its preposition; vetoed readings are left out."""
        news = self._grammar.read(text, at)
        body = bool(news) and news[0].evidence == "body"
        if not news or (not body and self._vetoes.vetoed(text, at, news[0])):
            return []
        lead = self._leads.preposition(text, at, news[0], before)
        if lead is None:
            return news
        return [introduced(reading, lead) for reading in news]

    def _listed(self, text: Stretch, news: list[Reading]) -> list[Reading]:
        """Go on along a list of names under one class word (أحياء السكري والزبدية والمشهد)."""
        found = list(news)
        carry = news[-1].carry
        head = self._words.classes.get(carry.word) if carry else None
        dual = head is not None and head.dual
        while carry is not None and not (dual and len(found) > 1):
            following = self._next_in_list(text, found[-1], carry)
            if following is None:
                break
            found.append(following)
        return found

    def _other_side(self, text: Stretch, last: Reading) -> list[Reading]:
        """Return the second side of a town told by two adjectives (حلب الغربية والشرقية)."""
        mention, at = last.mention, last.mention.last
        key, sides = text.key(at), self._words.adjectives
        told = sides.get(key[1:]) if key.startswith(AND) else None
        if told is None or mention.relation != "part" or not mention.candidates:
            return []
        first = text.key(at - 1)
        if first not in sides or at - mention.first <= 1:
            return []
        token, whole = text.token(at), text.document.report.text
        start = char_start(token, whole, 1)
        base = mention.name.rsplit(" ", 1)[0]
        name, span = f"{base} {whole[start : token.end]}", Span(start, token.end)
        other = changed(mention, first=at, last=at + 1, span=span, name=name, direction=told)
        return [changed(last, mention=other)]

    def _next_in_list(self, text: Stretch, last: Reading, carry: Opening) -> Reading | None:
        """Return the next name of a list, known or not."""
        at = past_count(text, last.mention.last)
        comma = (
            text.key(at) in self._words["lists.commas"]
            or text.key(at) in self._words["lists.words"]
        )
        at += comma
        if comma and text.key(at) in self._words["lists.words"]:
            at += 1
        found = self._grammar.carried(text, at, carry, comma=comma)
        if found is None:
            return None
        return changed(
            found, mention=changed(found.mention, preposition=last.mention.preposition)
        )
