"""The parts that place phrases are built from: names, directions, distances, spans."""

from dataclasses import dataclass

from riwaya.arabic.affixes import AND
from riwaya.arabic.numerals import parse_number
from riwaya.extraction.places_lexer import Opening, PlaceLexer
from riwaya.extraction.places_names import NameReader
from riwaya.extraction.places_text import Name, Stretch
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.numbers import load_numbers
from riwaya.lexicons.place_words import PlaceWords, loose_key
from riwaya.model import PlaceMention, Span
from riwaya.model.making import changed, quick

KNOWN = 2
DUAL_KM = 2.0
_NUMBER_WORDS = 3


@quick
@dataclass(frozen=True, slots=True)
class Reading:
    """A mention with what the grammar needs to go on: how it was opened and how sure it is.

    `evidence` is `class` (a class word or a phrase opened it), `slight` (a phrase did, but the
    name is a user's little-known place's) or `bare` (a name alone);
    `carry` is the opening that a list after it inherits; `lead` the role of the opening word.
    """

    mention: PlaceMention
    evidence: str
    clitics: str
    name: Name | None = None
    carry: Opening | None = None
    lead: str | None = None


def introduced(reading: Reading, preposition: str) -> Reading:
    """Return a reading whose mention has the preposition that introduces it.

    Written out because `changed` takes three times as long and every mention passes.
    """
    mention = reading.mention
    told = PlaceMention(
        first=mention.first,
        last=mention.last,
        span=mention.span,
        name=mention.name,
        candidates=mention.candidates,
        kind=mention.kind,
        relation=mention.relation,
        direction=mention.direction,
        distance_km=mention.distance_km,
        anchors=mention.anchors,
        preposition=preposition,
    )
    return Reading(
        told, reading.evidence, reading.clitics, reading.name, reading.carry, reading.lead
    )


class Phrases:
    """Reads the parts of a phrase at a token."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, lexer: PlaceLexer) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._lexer = lexer
        self.names = NameReader(gazetteer, words, lexer)

    def mention(
        self,
        text: Stretch,
        name: Name,
        *,
        last: int | None = None,
        relation: str | None = None,
        direction: str | None = None,
    ) -> PlaceMention:
        """Return a name as a mention; words up to `last` are taken into it."""
        end, label = name.end, name.label
        if last is not None and last > name.last:
            end = text.token(last - 1).end
            label += text.document.report.text[name.end : end]
        head = name.word_class
        mention = PlaceMention(
            first=name.first,
            last=last or name.last,
            span=Span(name.start, end),
            name=label,
            candidates=name.ids,
            kind=head.kind if head else None,
            relation=relation,
            direction=direction,
        )
        if name.near:
            anchor = changed(mention, candidates=name.near, kind=None)
            return changed(mention, relation=relation or "vicinity", anchors=(anchor,))
        return mention

    def inner(self, text: Stretch, at: int) -> Name | None:
        """Return the name that a phrase is built on, behind an optional generic class word."""
        entry = self._lexer.entry(text.key(at))
        for opening in entry.openings if entry else ():
            if opening.role == "class" and not opening.clitics:
                head = self._words.classes[opening.word]
                whole = self.names.known(text, at)
                name = self.names.classed(text, at, "", head)
                if (
                    whole is not None
                    and not whole.clitics
                    and (name is None or whole.last >= name.last)
                ):
                    return whole
                if name is not None:
                    return name
        name = self.names.known(text, at)
        return name if name is not None and not name.clitics else None

    def adjectives(self, text: Stretch, at: int) -> tuple[str | None, int]:
        """Read direction adjectives: (direction, index after them); two make a corner."""
        first = self._words.adjectives.get(text.key(at))
        if first is None:
            return None, at
        second = self._words.adjectives.get(text.key(at + 1))
        if second is None:
            return first, at + 1
        return _corner(first, second), at + 2

    def compass(self, text: Stretch, at: int, word: str) -> tuple[str, int]:
        """Read a direction word and a second one after it: (direction, index after them)."""
        first = self._words.directions[word]
        key = text.key(at + 1)
        second = self._words.directions.get(key)
        if second is not None:
            return _corner(first, second), at + 2
        other = self._words.directions.get(key[1:]) if key.startswith(AND) else None
        return first, at + 1 + (other is not None)

    def second_adjective(self, text: Stretch, last: int) -> int:
        """Pass over a second direction behind و (الغربية والجنوبية الغربية)."""
        key = text.key(last)
        if key.startswith(AND) and key[1:] in self._words.adjectives:
            last += 1
            last += text.key(last) in self._words.adjectives
        return last

    def distance(self, text: Stretch, at: int) -> float | None:
        """Return the kilometres told just before a token (70 كلم غرب …), if any."""
        unit = text.key(at - 1)
        if unit in self._words["distance.dual"]:
            return DUAL_KM
        if unit not in self._words["distance.units"]:
            return None
        number = text.key(at - 2).replace(",", ".")
        try:
            return float(number)
        except ValueError:
            return self._spelled_out(text, at - 1)

    def _spelled_out(self, text: Stretch, end: int) -> float | None:
        """Return the number written in words that ends at a token (خمسة وثلاثين), if any."""
        table, longest = load_numbers().table, None
        for start in range(end - 1, max(text.low, end - _NUMBER_WORDS) - 1, -1):
            found = parse_number(text.keys, start, table)
            if found is not None and found[0] == end:
                longest = float(found[1])
        return longest

    def described(
        self,
        text: Stretch,
        at: int,
        opening: Opening,
        last: int,
        relation: str | None,
        direction: str | None,
    ) -> PlaceMention:
        """Return the words from `at` to `last` as one description."""
        start, label = self.names.written(text, at, opening.clitics, opening.word, last)
        return PlaceMention(
            first=at,
            last=last,
            span=Span(start, text.token(last - 1).end),
            name=label,
            relation=relation,
            direction=direction,
        )

    def surety(self, name: Name) -> str:
        """Return the evidence of a phrase built on a name: `class`, or `slight`."""
        near = name.ids or name.near
        doubtful = name.word_class is None and near and self._gazetteer.slight(near)
        return "slight" if doubtful else "class"

    def everyday_or_classed(self, name: Name) -> bool:
        """Whether an adjective after a name is not the name's: an everyday word, محافظة
        أبين.
        """
        first = name.bare.partition(" ")[0]
        return first in self._words.classes or self._words.everyday(name.bare)

    def vague(self, name: Name) -> bool:
        """Whether a name by itself is more likely a thing (محيط المطار) than a place."""
        if self._words.never(name.bare) or loose_key(name.bare) in self._words.classes:
            return True
        importance = self._gazetteer[name.ids[0]].importance
        return self._words.everyday(name.bare) and importance <= KNOWN


def _corner(first: str, second: str) -> str:
    """Return two directions as one, north and south named first; the former of two that
    make no corner.
    """
    for upright in ("n", "s"):
        for sideways in ("e", "w"):
            if {first, second} == {upright, sideways}:
                return upright + sideways
    return first
