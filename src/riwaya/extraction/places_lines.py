"""Lines on the ground: roads, borders, what lies between two places."""

from collections.abc import Callable
from dataclasses import replace

from riwaya.arabic.affixes import AND
from riwaya.extraction.places_lexer import Opening
from riwaya.extraction.places_names import Name, Stretch
from riwaya.extraction.places_phrases import Phrases, Reading

ReadAt = Callable[[Stretch, int], list[Reading]]


class LineGrammar(Phrases):
    """Reads roads, borders and pairs; the list is empty when there is none."""

    def road(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """طريق حلب – دمشق الدولي."""
        inside = at + 1
        while text.key(inside) in self._words["roads.qualifiers"]:
            inside += 1
        inside += text.key(inside) in self._words["between.words"]
        anchors, last = self._waypoints(text, inside)
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
        return [Reading(mention, "class", opening.clitics)]

    def _waypoints(self, text: Stretch, at: int) -> tuple[list[Name], int]:
        """Read names joined by hyphens, conjunctions or nothing: (names, index after them)."""
        found: list[Name] = []
        last = at
        while True:
            name = self.names.known(text, at)
            if (
                name is None
                or name.clitics not in ("", AND)
                or bool(name.clitics) > bool(found)
            ):
                return found, last
            found.append(name)
            at = last = name.last
            if text.key(at) in self._words["roads.joins"]:
                at += 1

    def between(self, text: Stretch, at: int, opening: Opening, read: ReadAt) -> list[Reading]:
        """بين حندرات والملاح: two names, each with both ends as anchors."""
        left = self.inner(text, at + 1)
        if left is None or not left.ids or self._is_country(left) or self.vague(left):
            return []
        follow = read(text, left.last)
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
            right._replace(mention=second, evidence="class"),
        ]

    def _is_country(self, name: Name) -> bool:
        """Whether the best known place of a name is a country."""
        return self._gazetteer[name.ids[0]].kind == "country"

    def border(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """الحدود السورية التركية, الحدود مع العراق."""
        countries, last = [], at + 1
        while (country := self._words.nationalities.get(text.key(last))) is not None:
            countries.append(country)
            last += 1
        last += text.key(last) in self._words["roads.joins"]
        if text.key(last) in self._words["borders.joins"] or not countries:
            joined = text.key(last) in self._words["borders.joins"]
            name = self.names.known(text, last + joined)
            if name is None or name.clitics or not self._is_country(name):
                return []
            countries.append(name.ids[0])
            last = name.last
        mention = self.described(text, at, opening, last, "border", None)
        ends = tuple(replace(mention, relation=None, candidates=(c,)) for c in countries)
        mention = replace(mention, kind="border", anchors=ends)
        return [Reading(mention, "class", opening.clitics)]
