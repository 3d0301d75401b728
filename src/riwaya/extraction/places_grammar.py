"""Phrases that describe ground by a name: countryside, directions, parts, roads, borders."""

from dataclasses import replace
from typing import NamedTuple

from riwaya.extraction.places_lexer import Opening, PlaceLexer
from riwaya.extraction.places_names import Name, NameReader, Stretch
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.place_words import ClassWord, PlaceWords, loose_key
from riwaya.model import PlaceMention, Span

KNOWN = 2


class Reading(NamedTuple):
    """A mention with what the grammar needs to go on: how it was opened and how sure it is.

    `evidence` is `class` (a class word or a phrase opened it) or `bare` (a name alone);
    `carry` is the opening that a list after it inherits.
    """

    mention: PlaceMention
    evidence: str
    clitics: str
    name: Name | None = None
    carry: Opening | None = None


class PlaceGrammar:
    """Reads a description of a place at a token; each method returns `None` when it is none."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, lexer: PlaceLexer) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._lexer = lexer
        self.names = NameReader(gazetteer, words, lexer)
        self._readers = {
            "countryside": self._countryside,
            "direction": self._direction,
            "sector": self._sector,
            "vicinity": self._vicinity,
            "near": self._near,
            "beside": self._beside,
            "road": self._road,
            "between": self._between,
            "border": self._border,
            "class": self._class,
            "country_part": self._country_part,
        }

    def read(self, text: Stretch, at: int) -> list[Reading]:
        """Return the mentions of the best reading at a token; empty when there is none."""
        entry = self._lexer.entry(text.key(at))
        if entry is None:
            return []
        plain = self._bare(text, at) if entry.starts else None
        for opening in entry.openings:
            found = self._readers[opening.role](text, at, opening)
            if found and not _shorter(found, plain):
                return found
        return [plain] if plain else []

    # --- names -------------------------------------------------------------------------------

    def _bare(self, text: Stretch, at: int) -> Reading | None:
        """A known name with nothing before it; a direction adjective after it is a part of it."""
        name = self.names.known(text, at)
        if name is None:
            return None
        direction, last = self._adjectives(text, name.last)
        if direction and not self._everyday_or_classed(name):
            mention = self._mention(text, name, last=last, relation="part", direction=direction)
            return Reading(mention, "class", name.clitics, name)
        return Reading(self._mention(text, name), "bare", name.clitics, name)

    def _everyday_or_classed(self, name: Name) -> bool:
        """Whether an adjective after a name is not the name's: an everyday word, محافظة أبين."""
        first = name.bare.partition(" ")[0]
        return first in self._words.classes or self._words.everyday(name.bare)

    def _class(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """A class word and its name (حي السكري)."""
        head = self._words.classes[opening.word]
        name = self.names.classed(text, at, opening.clitics, head)
        if name is None:
            return []
        carry = opening if head.plural else None
        return [Reading(self._mention(text, name), "class", opening.clitics, name, carry)]

    def carried(
        self, text: Stretch, at: int, opening: Opening, *, comma: bool
    ) -> Reading | None:
        """Return the next name of a list that `opening` governs; unknown ones need a class word."""
        name = self.names.known(text, at)
        head = self._words.classes.get(opening.word)
        if name is not None and not self._may_follow(name, head):
            return None
        joined = name is not None and (name.clitics == "و" or (comma and not name.clitics))
        if head is not None and (name is None or not joined):
            name = self.names.listed(text, at, head, comma=comma)
            joined = name is not None
        if name is None or not joined:
            return None
        if head is not None:
            name = self.names.fitted(name, head)
            return Reading(self._mention(text, name), "class", "و", name, opening)
        direction, last = self._adjectives(text, name.last)
        mention = self._mention(
            text, name, last=last, relation="countryside", direction=direction
        )
        return Reading(mention, "class", "و", name, opening)

    def _may_follow(self, name: Name, head: ClassWord | None) -> bool:
        """Whether a known name can go on a list under a class word, or after ريف without one."""
        if name.words == 1 and self._words.never(name.bare):
            return False
        if head is not None:
            return True
        well_known = self._gazetteer[name.ids[0]].importance >= KNOWN
        return well_known and not self._words.everyday(name.bare)

    def _mention(
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
            anchor = replace(mention, candidates=name.near, kind=None)
            return replace(mention, relation=relation or "vicinity", anchors=(anchor,))
        return mention

    def _inner(self, text: Stretch, at: int) -> Name | None:
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

    # --- directions --------------------------------------------------------------------------

    def _adjectives(self, text: Stretch, at: int) -> tuple[str | None, int]:
        """Read direction adjectives: (direction, index after them); two make a corner."""
        first = self._words.adjectives.get(text.key(at))
        if first is None:
            return None, at
        second = self._words.adjectives.get(text.key(at + 1))
        if second is None:
            return first, at + 1
        return _corner(first, second), at + 2

    def _compass(self, text: Stretch, at: int, word: str) -> tuple[str, int]:
        """Read a direction word and a second one after it: (direction, index after them)."""
        first = self._words.directions[word]
        key = text.key(at + 1)
        second = self._words.directions.get(key)
        if second is not None:
            return _corner(first, second), at + 2
        other = self._words.directions.get(key[1:]) if key.startswith("و") else None
        return first, at + 1 + (other is not None)

    def _direction(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """شمال حلب, جنوب شرقي تركيا, 70 كلم غرب الرمادي, جنوب شرقي البلاد."""
        direction, inside = self._compass(text, at, opening.word)
        if text.key(inside) in self._words["stand_ins.words"]:
            mention = self._described(text, at, opening, inside + 1, "part", direction)
            return [Reading(mention, "class", opening.clitics)]
        name = self._inner(text, inside)
        if name is None or (not name.ids and not name.near):
            return []
        away = self._distance(text, at)
        relation = "part" if away is None else "from"
        if self._named_alone(text, inside, name, direction):
            mention = self._mention(text, name, relation=relation, direction=direction)
            mention = replace(mention, first=at)
        else:
            mention = self._described(text, at, opening, name.last, relation, direction)
            mention = replace(mention, candidates=name.ids or name.near)
        mention = replace(mention, distance_km=away)
        return [Reading(mention, "class", opening.clitics, name)]

    def _named_alone(self, text: Stretch, at: int, name: Name, direction: str) -> bool:
        """Whether the direction is no part of the name: وسط before a town, شمال before مدينة."""
        if text.key(at) in self._words.classes:
            return True
        kind = self._gazetteer[(name.ids or name.near)[0]].kind
        return direction == "c" and kind not in ("country", "region")

    def _distance(self, text: Stretch, at: int) -> float | None:
        """Return the kilometres told just before a token (70 كلم غرب …), if any."""
        unit = text.key(at - 1)
        if unit in self._words["distance.dual"]:
            return 2.0
        if unit not in self._words["distance.units"]:
            return None
        number = text.key(at - 2).replace(",", ".")
        try:
            return float(number)
        except ValueError:
            return None

    def _described(
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

    # --- regions -----------------------------------------------------------------------------

    def _countryside(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """ريف حلب الجنوبي."""
        name = self._inner(text, at + 1)
        if name is None or not name.ids:
            return []
        direction, last = self._adjectives(text, name.last)
        last, carried = self._second_adjective(text, last), opening
        mention = self._described(text, at, opening, last, "countryside", direction)
        mention = replace(mention, candidates=self._whole(text, at, name) or name.ids)
        return [Reading(mention, "class", opening.clitics, name, carried)]

    def _whole(self, text: Stretch, at: int, name: Name) -> tuple[str, ...]:
        """Return the places whose own name the countryside phrase is (ريف دمشق)."""
        entry = self._lexer.entry(text.key(at))
        whole = self.names.known(text, at) if entry and entry.starts else None
        return whole.ids if whole is not None and whole.last == name.last else ()

    def _second_adjective(self, text: Stretch, last: int) -> int:
        """Pass over a second direction behind و (الغربية والجنوبية الغربية)."""
        key = text.key(last)
        if key.startswith("و") and key[1:] in self._words.adjectives:
            last += 1
            last += text.key(last) in self._words.adjectives
        return last

    def _country_part(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """الشمال السوري."""
        country = self._words.nationalities.get(text.key(at + 1))
        if country is None or country not in self._gazetteer:
            return []
        direction = self._words.country_parts[opening.word]
        mention = self._described(text, at, opening, at + 2, "part", direction)
        return [Reading(replace(mention, candidates=(country,)), "class", opening.clitics)]

    def _sector(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """الأحياء الشرقية [لحلب], أحياء حلب الشرقية."""
        direction, last = self._adjectives(text, at + 1)
        if direction:
            last = self._second_adjective(text, last)
            mention = self._described(text, at, opening, last, "part", direction)
            return [Reading(self._anchored(text, mention), "class", opening.clitics)]
        name = self._inner(text, at + 1)
        if name is None or not name.ids:
            return []
        direction, last = self._adjectives(text, name.last)
        known = text.key(name.last - 1) in self._words.adjectives
        if not direction and not known:
            return []
        part = "part" if direction else None
        mention = self._described(text, at, opening, last, part, direction)
        return [Reading(replace(mention, candidates=name.ids), "class", opening.clitics, name)]

    def _anchored(self, text: Stretch, mention: PlaceMention) -> PlaceMention:
        """Give a part of something what it is a part of, when the next words say it."""
        after = mention.last
        if text.key(after) in self._words["parts.joins"]:
            name = self._inner(text, after + 1)
            if self._goes_on(mention, name) and name is not None:
                end, whole = name.end, text.document.report.text
                span = Span(mention.span.start, end)
                mention = replace(mention, last=name.last, span=span, name=span.of(whole))
        else:
            name = self.names.known(text, after)
            if name is not None and name.clitics not in self._words["prepositions.attached"]:
                name = None
        if name is None or not name.ids:
            return mention
        return replace(mention, anchors=(self._mention(text, name),))

    def _goes_on(self, mention: PlaceMention, name: Name | None) -> bool:
        """Whether the whole is told in one breath with the part (الطرف الشرقي من الرمادي)."""
        if name is None or not name.ids or name.word_class is not None:
            return False
        return any(word in self._words["parts.edges"] for word in mention.name.split())

    # --- nearness ----------------------------------------------------------------------------

    def _vicinity(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """محيط مطار حميميم."""
        return self._around(text, at, at + 1, opening)

    def _near(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """بالقرب من حلب."""
        if text.key(at + 1) != self._from:
            return []
        return self._around(text, at, at + 2, opening)

    @property
    def _from(self) -> str:
        """The preposition that nearness takes."""
        return next(iter(self._words["vicinity.from"]))

    def _beside(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """المجاورة للراموسة."""
        name = self.names.known(text, at + 1)
        if name is None or name.clitics[-1:] not in self._words["prepositions.attached"]:
            return []
        mention = replace(self._mention(text, name, relation="vicinity"), first=at)
        return [Reading(mention, "class", opening.clitics, name)]

    def _around(self, text: Stretch, at: int, inside: int, opening: Opening) -> list[Reading]:
        """Return the readings at `inside` as ground around them."""
        found = self.read(text, inside)
        if not found or found[0].clitics:
            return []
        head = found[0]
        if head.evidence == "bare" and head.name is not None and self._vague(head.name):
            return []
        mention = replace(head.mention, first=at, relation=head.mention.relation or "vicinity")
        return [
            head._replace(mention=mention, evidence="class", clitics=opening.clitics),
            *found[1:],
        ]

    def _vague(self, name: Name) -> bool:
        """Whether a name by itself is more likely a thing (محيط المطار) than a place."""
        if self._words.never(name.bare) or loose_key(name.bare) in self._words.classes:
            return True
        importance = self._gazetteer[name.ids[0]].importance
        return self._words.everyday(name.bare) and importance <= KNOWN

    # --- lines -------------------------------------------------------------------------------

    def _road(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
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
        mention = self._described(text, at, opening, last, "road", None)
        ends = tuple(self._mention(text, name) for name in anchors)
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
                or name.clitics not in ("", "و")
                or bool(name.clitics) > bool(found)
            ):
                return found, last
            found.append(name)
            at = last = name.last
            if text.key(at) in self._words["roads.joins"]:
                at += 1

    def _between(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """بين حندرات والملاح: two names, each with both ends as anchors."""
        left = self._inner(text, at + 1)
        if left is None or not left.ids or self._is_country(left) or self._vague(left):
            return []
        follow = self.read(text, left.last)
        if not follow or follow[0].clitics != "و" or not follow[0].mention.candidates:
            return []
        right = follow[0]
        if right.name is not None and right.evidence == "bare" and self._vague(right.name):
            return []
        ends = (self._mention(text, left), right.mention)
        first = replace(ends[0], first=at, relation="between", anchors=ends)
        second = replace(right.mention, relation="between", anchors=ends)
        return [
            Reading(first, "class", opening.clitics, left),
            right._replace(mention=second, evidence="class"),
        ]

    def _is_country(self, name: Name) -> bool:
        """Whether the best known place of a name is a country."""
        return self._gazetteer[name.ids[0]].kind == "country"

    def _border(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
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
        mention = self._described(text, at, opening, last, "border", None)
        ends = tuple(replace(mention, relation=None, candidates=(c,)) for c in countries)
        mention = replace(mention, kind="border", anchors=ends)
        return [Reading(mention, "class", opening.clitics)]


def _shorter(found: list[Reading], plain: Reading | None) -> bool:
    """Whether a phrase covers less than the known name at the same place (تل رفعت, باب الهوى)."""
    if plain is None:
        return False
    return found[-1].mention.last < plain.mention.last or (
        found[-1].mention.last == plain.mention.last
        and plain.name is not None
        and plain.name.words > 1
        and found[0].mention.relation not in ("countryside", "vicinity")
        and not found[0].mention.candidates
    )


def _corner(first: str, second: str) -> str:
    """Return two directions as one, north and south named first."""
    pair = {first, second}
    if len(pair) == 1 or "c" in pair:
        return first
    return "".join(d for d in ("n", "s", "e", "w") if d in pair)
