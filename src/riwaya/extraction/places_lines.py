"""Lines on the ground: roads, borders, what lies between two places."""

from collections.abc import Callable
from dataclasses import replace

from riwaya.arabic.affixes import AND
from riwaya.extraction.places_lexer import Opening
from riwaya.extraction.places_phrases import Phrases, Reading
from riwaya.extraction.places_text import Name, Stretch
from riwaya.model.making import changed

PAIR = 2
ReadAt = Callable[[Stretch, int], list[Reading]]


class LineGrammar(Phrases):
    """Reads roads, borders and pairs; the list is empty when there is none."""

    def road(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """طريق حلب – دمشق الدولي."""
        inside = at + 1
        while text.key(inside) in self._words["roads.qualifiers"]:
            inside += 1
        two = text.key(inside) in self._words["between.words"]
        anchors, last = self._waypoints(text, inside + two, two=two)
        whole = self.names.known(text, at)
        if whole is not None and not whole.clitics and whole.last >= last:
            return []
        if not anchors:
            return []
        while text.key(last) in self._words["roads.qualifiers"]:
            last += 1
        mention = self.described(text, at, opening, last, "road", None)
        ends = tuple(self.mention(text, name) for name in anchors)
        mention = replace(mention, anchors=ends, kind="road")
        doubtful = any(self._gazetteer.slight(name.ids) for name in anchors)
        return [Reading(mention, "slight" if doubtful else "class", opening.clitics)]

    def _waypoints(self, text: Stretch, at: int, *, two: bool = True) -> tuple[list[Name], int]:
        """Read names joined by hyphens, conjunctions or nothing: (names, index after them).

        `two` says that a road was told to run between two places, of whatever kind.
        """
        found: list[Name] = []
        last = at
        while True:
            name = self.names.known(text, at)
            if name is None or not self._goes_on(name, first=not found, two=two):
                return found, last
            found.append(name)
            at = last = name.last
            if text.key(at) in self._words["roads.joins"]:
                at += 1

    def _goes_on(self, name: Name, *, first: bool, two: bool) -> bool:
        """Whether a name is one more that a road runs by: no function word that looks like a
        name without its article (عند), no site of its own behind "and" (ودوار الجندول).
        """
        words = self._words
        if name.words == 1 and not name.exact and words.plain(name.bare):
            return False
        if name.clitics == AND:
            site = name.bare.partition(" ")[0] in words.classes
            return not first and (two or not site)
        return not name.clitics

    def between(self, text: Stretch, at: int, opening: Opening, read: ReadAt) -> list[Reading]:
        """بين حندرات والملاح: two names, each with both ends as anchors."""
        left = self.inner(text, at + 1)
        if left is None or not left.ids or self._is_country(left) or self.vague(left):
            return []
        follow = read(text.inside(), left.last)
        if not follow or follow[0].clitics != AND or not follow[0].mention.candidates:
            return []
        right = follow[0]
        if right.name is not None and right.evidence == "bare" and self.vague(right.name):
            return []
        ends = (self.mention(text, left), right.mention)
        first = replace(ends[0], first=at, relation="between", anchors=ends)
        second = replace(right.mention, relation="between", anchors=ends)
        return [
            Reading(first, "class", opening.clitics, left),
            changed(right, mention=second, evidence="class"),
        ]

    def _border_alone(
        self, text: Stretch, at: int, opening: Opening, last: int
    ) -> list[Reading]:
        """الشريط الحدودي; على الحدود, with no word of whose they are."""
        led = text.key(at - 1) in self._words["borders.leads"]
        ends = not text.key(last) or text.key(last) in self._words["lists.ends"]
        if last == at + 1 and not (
            led and ends and opening.word in self._words["borders.alone"]
        ):
            return []
        mention = self.described(text, at, opening, last, "border", None)
        return [Reading(changed(mention, kind="border"), "class", opening.clitics)]

    def _border_between(
        self, text: Stretch, at: int, opening: Opening, inside: int
    ) -> list[Reading]:
        """الشريط الحدودي بين العراق وتركيا."""
        ends, last = self._waypoints(text, inside)
        if len(ends) != PAIR or not all(map(self._is_country, ends)):
            return []
        mention = self.described(text, at, opening, last, "border", None)
        anchors = tuple(replace(mention, relation=None, candidates=e.ids) for e in ends)
        mention = replace(mention, kind="border", anchors=anchors)
        return [Reading(mention, "class", opening.clitics)]

    def _neighbours(self, text: Stretch, last: int) -> tuple[list[str], int]:
        """Read the adjectives of countries (السورية - التركية): (ids, index after them)."""
        countries: list[str] = []
        while True:
            joined = bool(countries) and text.key(last) in self._words["roads.joins"]
            country = self._words.nationalities.get(text.key(last + joined))
            if country is None:
                return countries, last
            countries.append(country)
            last += joined + 1

    def _is_country(self, name: Name) -> bool:
        """Whether the best known place of a name is a country."""
        return self._gazetteer[name.ids[0]].kind == "country"

    def border(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """الحدود السورية التركية, الحدود مع العراق."""
        inside = at + 1
        inside += text.key(inside) in self._words["borders.qualifiers"]
        countries, last = self._neighbours(text, inside)
        if not countries and text.key(last) in self._words["between.words"]:
            return self._border_between(text, at, opening, last + 1)
        joined = text.key(last) in self._words["borders.joins"]
        if joined or not countries:
            name = self.names.known(text, last + joined)
            if name is None or name.clitics or not self._is_country(name):
                return self._border_alone(text, at, opening, last)
            if not joined and opening.word not in self._words["borders.bare"]:
                return []
            countries.append(name.ids[0])
            last = name.last
        mention = self.described(text, at, opening, last, "border", None)
        ends = tuple(replace(mention, relation=None, candidates=(c,)) for c in countries)
        mention = replace(mention, kind="border", anchors=ends)
        return [Reading(mention, "class", opening.clitics)]
