"""Finding who is named: actors, role words and sides, with the whole phrase each stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from riwaya.arabic.affixes import BY, CONJUNCTIONS, FOR, PREPOSITIONS, TIED_ENDS
from riwaya.arabic.fold import fold_key
from riwaya.extraction.actors_phrase import OWNED, Phrase
from riwaya.extraction.actors_phrases import PhraseReader
from riwaya.extraction.actors_words import MARKS, Start, load_vocabulary
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.roles import load_roles
from riwaya.model import ActorMention, Document, Sentence, Span, Token

_OPENING = {"«": "»", "“": "”", '"': '"', "(": ")", "[": "]", "‘": "’"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}


@dataclass(slots=True)
class _Line:
    """A sentence: its words without quotation marks, their indices, and its end."""

    keys: Sequence[str]
    places: Sequence[int]
    end: int


def _line(document: Document, sentence: Sentence) -> _Line:
    keys = document.keys[sentence.first : sentence.last]
    if MARKS.isdisjoint(keys):
        return _Line(keys, range(sentence.first, sentence.last), sentence.last)
    places = [at for at, key in enumerate(keys, sentence.first) if key not in MARKS]
    return _Line([key for key in keys if key not in MARKS], places, sentence.last)


@cache
def words_alone(actors: tuple[str, ...], role: str | None) -> str | None:
    """Return the party the words mean in any war, outlet and year; `None` when these differ."""
    if role is not None:
        known = load_roles().get(role)
        return known.means[0].party if known and known.plain else None
    found = [load_actors().get(actor) for actor in actors]
    parties = {row.party for actor in found if actor for row in actor.memberships}
    return parties.pop() if len(parties) == 1 else None


def _after_clitics(token: Token, text: str, clitics: str) -> int:
    """Return where the word begins after its proclitics; `لل` keeps its first lam."""
    taken = len(clitics)
    if clitics.endswith(FOR) and token.key[taken : taken + 1] == FOR:
        taken -= 1
    at = token.start
    while taken > 0 and at < token.end:
        taken -= len(fold_key(text[at]))
        at += 1
    while at < token.end and not fold_key(text[at]):
        at += 1
    return at


class LexiconActorFinder:
    """Finds actors by the lexicons: the longest phrase at each word, left to right."""

    def __init__(self) -> None:
        self._words = load_vocabulary()
        self._reader = PhraseReader(self._words)

    def find(self, document: Document) -> list[ActorMention]:
        """Return mentions in the order of the text; they do not overlap."""
        seen: set[str] = set()
        return [
            mention
            for sentence in document.sentences
            for mention in self._in_sentence(document, sentence, seen)
        ]

    def _in_sentence(
        self, document: Document, sentence: Sentence, seen: set[str]
    ) -> Iterator[ActorMention]:
        line = _line(document, sentence)
        starts, behind = self._words.starts, 0
        for at in starts.known(line.keys):
            if at < behind:
                continue
            found = self._best(document, line, at, starts[line.keys[at]], seen)
            if found is None:
                continue
            phrase, clitics = found
            if not phrase.weak:
                seen.update(phrase.actors)
            yield self._mention(document, line, phrase, clitics)
            behind = phrase.end

    def _best(
        self,
        document: Document,
        line: _Line,
        at: int,
        readings: tuple[Start, ...],
        seen: set[str],
    ) -> tuple[Phrase, str] | None:
        """Return the longest phrase over the word's readings, with the proclitics taken off."""
        best: tuple[Phrase, str] | None = None
        for start in readings:
            phrase = self._reader.read(line.keys, at, start.rest) if start.opens else None
            if phrase and not self._allowed(document, line, phrase, start.clitics, seen):
                phrase = None
            if phrase is None and start.strike:
                phrase = self._reader.adjective(line.keys, at)
            if phrase and (best is None or phrase.end > best[0].end):
                best = (phrase, start.clitics if phrase.start == at else "")
        return best

    def _allowed(
        self, document: Document, line: _Line, phrase: Phrase, clitics: str, seen: set[str]
    ) -> bool:
        """Whether a country is no place, a common word a name, a bomber no adjective here."""
        before = line.keys[phrase.start - 1] if phrase.start else ""
        if phrase.role == OWNED and self._written(document, line, phrase).endswith(TIED_ENDS):
            return False
        if phrase.kind == "person" and self._goes_on(line, phrase):
            return False
        if phrase.kind == "person" and phrase.role and phrase.end == phrase.start + 1:
            return not self._words.follows_strike(before)
        if phrase.state:
            earlier = line.keys[phrase.start - 2] if phrase.start > 1 else ""
            if clitics[-1:] == BY or (
                before in self._words.locatives and earlier not in self._words.supports
            ):
                return False
        if not phrase.weak:
            return True
        if phrase.state:
            return False
        if seen.intersection(phrase.actors):
            return before not in self._words.locatives
        index = line.places[phrase.start]
        return index > 0 and document.tokens[index - 1].key in _OPENING

    def _written(self, document: Document, line: _Line, phrase: Phrase) -> str:
        """Return the last word of a phrase as the text has it: no owner is told by a tied `t`
        (منطقة آمنة is not أمنه).
        """
        token = document.tokens[line.places[phrase.end - 1]]
        return document.report.text[token.start : token.end]

    def _goes_on(self, line: _Line, phrase: Phrase) -> bool:
        """Whether a name of one word goes on to whose child it is: then another bears it."""
        single = phrase.end == phrase.start + 1 and phrase.actors
        if not single or phrase.end == len(line.keys):
            return False
        return line.keys[phrase.end] in self._words.children

    def _preposition(self, line: _Line, at: int, clitics: str) -> str | None:
        """Return the folded preposition, attached or standing before."""
        if clitics[-1:] in PREPOSITIONS:
            return clitics[-1]
        if at == 0:
            return None
        known = self._words.prepositions
        last = line.keys[at - 1]
        both = f"{line.keys[at - 2]} {last}" if at > 1 else ""
        for candidate in (both, both[1:], last, last[1:]):
            if candidate in known and (
                candidate in (both, last) or (both + last)[0] in CONJUNCTIONS
            ):
                return candidate
        return None

    def _last(self, document: Document, places: tuple[int, int], end: int) -> int:
        """Return the end of the range, with the mark that closes one opened inside it."""
        first, last = places
        tokens = document.tokens
        while last < end:
            close = tokens[last].key
            opener = _CLOSING.get(close)
            if opener is None:
                break
            inside = [token.key for token in tokens[first:last]]
            opened = inside.count(opener)
            if not (opened % 2 if opener == close else opened > inside.count(close)):
                break
            last += 1
        return last

    def _mention(
        self, document: Document, line: _Line, phrase: Phrase, clitics: str
    ) -> ActorMention:
        first = line.places[phrase.start]
        last = self._last(document, (first, line.places[phrase.end - 1] + 1), line.end)
        tokens = document.tokens
        start = _after_clitics(tokens[first], document.report.text, clitics)
        return ActorMention(
            first=first,
            last=last,
            span=Span(start, tokens[last - 1].end),
            actors=phrase.actors,
            party=words_alone(phrase.actors, phrase.role),
            role=phrase.role,
            kind=phrase.kind,
            head=line.places[phrase.head],
            preposition=self._preposition(line, phrase.start, clitics),
        )
