"""Phrases that describe ground by a name: countryside, directions, parts, nearness."""

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.extraction.places_areas import AreaPhrases
from riwaya.extraction.places_around import AroundPhrases
from riwaya.extraction.places_fixed import FixedPhrases
from riwaya.extraction.places_lexer import Opening, PlaceLexer
from riwaya.extraction.places_lines import LineGrammar
from riwaya.extraction.places_phrases import KNOWN, Phrases, Reading
from riwaya.extraction.places_text import Name, Stretch, misread
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.place_words import ClassWord, PlaceWords, loose_key
from riwaya.model import PlaceMention, Span
from riwaya.model.making import changed


class PlaceGrammar(Phrases):
    """Reads a description of a place at a token; the list is empty when there is none."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, lexer: PlaceLexer) -> None:
        super().__init__(gazetteer, words, lexer)
        lines = LineGrammar(gazetteer, words, lexer)
        fixed = FixedPhrases(gazetteer, words, lexer)
        areas = AreaPhrases(gazetteer, words, lexer)
        around = AroundPhrases(gazetteer, words, lexer)
        self._froms = words["distance.froms"]
        self._telling = words["suffixes.words"]
        self._readers = {
            "countryside": self._countryside,
            "direction": self._direction,
            "sector": self._sector,
            "vicinity": lambda text, at, opening: around.vicinity(text, at, opening, self.read),
            "near": lambda text, at, opening: around.near(text, at, opening, self.read),
            "beside": around.beside,
            "road": lines.road,
            "between": lambda text, at, opening: lines.between(text, at, opening, self.read),
            "border": lines.border,
            "class": self._class,
            "area": areas.area,
            "body": fixed.body,
            "landmark": fixed.landmark,
            "site": self._site,
            "anaphor": self._anaphor,
            "country_part": self._country_part,
        }

    def read(self, text: Stretch, at: int) -> list[Reading]:
        """Return the mentions of the best reading at a token; empty when there is none."""
        entry = self._lexer.entry(text.key(at))
        if entry is None or text.deepest:
            return []
        plain = self._bare(text, at) if entry.starts else None
        for opening in entry.openings:
            found = self._readers[opening.role](text, at, opening)
            if found and not (_shorter(found, plain) or self._outdone(found[0], plain)):
                return [self._away(text, at, found[0]), *found[1:]]
        return [self._away(text, at, self._with_suffix(text, plain))] if plain else []

    def _outdone(self, found: Reading, plain: Reading | None) -> bool:
        """Whether a class word and a name are a name of ours together (تل أبيض), and apart a
        user's little-known place only, or none of the kind that the class word says (تل ملح).
        """
        if plain is None or plain.name is None or plain.name.words == 1:
            return False
        if found.mention.last != plain.mention.last or not found.mention.candidates:
            return False
        if self._gazetteer.slight(plain.name.ids) or not plain.name.exact:
            return False
        apart = found.mention.candidates
        if self._gazetteer.slight(apart):
            return True
        head = found.name.word_class if found.name is not None else None
        told = head is not None and not head.generic and found.mention.relation is None
        return told and all(
            self._gazetteer[place].kind != found.mention.kind for place in apart
        )

    def _away(self, text: Stretch, at: int, reading: Reading) -> Reading:
        """Mark a name that a distance or a direction is counted from (20 كلم عن حلب, الشرق من
        حلب).
        """
        if at == text.low or text.keys[at - 1] not in self._froms or reading.clitics:
            return reading
        if reading.mention.relation is not None:
            return reading
        toward = self._words.country_parts.get(text.key(at - 2))
        before = at - 1 if toward is None else at - 2
        if toward is not None and text.key(before - 1) in self._words["distance.to"]:
            before -= 1
        away = self.distance(text, before)
        if toward is None and away is None:
            return reading
        mention = changed(reading.mention, relation="from", direction=toward, distance_km=away)
        return changed(reading, mention=mention)

    # --- names ------------------------------------------------------

    def _bare(self, text: Stretch, at: int) -> Reading | None:
        """A known name with nothing before it; a direction adjective after it is a part
        of it.
        """
        name = self.names.known(text, at)
        if name is None or misread(self._words, text, at, name.clitics):
            return None
        if any(misread(self._words, text, inside, "") for inside in range(at + 1, name.last)):
            return None
        own = self.names.capital(text, name)
        if own is not None:
            mention = changed(self.mention(text, own), first=at)
            return Reading(mention, "class", name.clitics, own)
        if name.words == 1 and not name.clitics and self._longer(text, name):
            mention = self.mention(text, changed(name, ids=()), last=name.last + 1)
            return Reading(mention, "landmark", name.clitics)
        direction, last = self.adjectives(text, name.last)
        if direction and not self.everyday_or_classed(name):
            mention = self.mention(text, name, last=last, relation="part", direction=direction)
            return Reading(mention, self.surety(name), name.clitics, name)
        return Reading(self.mention(text, name), "bare", name.clitics, name)

    def _with_suffix(self, text: Stretch, plain: Reading) -> Reading:
        """Return a site's name with what qualifies it (قاعدة عقبة بن نافع الجوية)."""
        name = plain.name
        if name is None or name.words == 1 or plain.mention.last != name.last:
            return plain
        head = self._words.classes.get(name.bare.partition(" ")[0])
        if head is None or not head.site:
            return plain
        name = self.names.extended(text, name, head)
        return changed(plain, mention=self.mention(text, name), name=name)

    def _longer(self, text: Stretch, name: Name) -> bool:
        """Whether an everyday word and its adjective are a name of their own (الباب الكبير)."""
        telling = text.key(name.last) in self._telling
        return telling and name.bare.startswith(ARTICLE) and self._words.everyday(name.bare)

    def _class(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """A class word and its name (حي السكري)."""
        head = self._words.classes[opening.word]
        name = self.names.classed(text, at, opening.clitics, head)
        if name is None:
            return []
        carry = opening if head.plural else None
        return [Reading(self.mention(text, name), "class", opening.clitics, name, carry)]

    def _anaphor(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """A class word that stands for a place named before (المدينة)."""
        if text.key(at + 1) in self._words["suffixes.words"]:
            return []
        mention = self.described(text, at, opening, at + 1, None, None)
        return [Reading(mention, "anaphor", opening.clitics)]

    def _site(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """A site told by an adjective only (الميناء التجاري, الجبل الشرقي)."""
        last = at + 1
        more = self._words["suffixes.words"] | self._words["suffixes.apart"]
        while text.key(last) in more:
            last += 1
        if last == at + 1:
            return []
        mention = self.described(text, at, opening, last, "part", None)
        kind = self._words.classes[loose_key(opening.word)].kind
        return [Reading(changed(mention, kind=kind), "class", opening.clitics)]

    def unknown(self, text: Stretch, at: int, clitics: str, word: str) -> Reading:
        """Return a word as a name in no gazetteer, known from elsewhere in the report."""
        start, label = self.names.written(text, at, clitics, word, at + 1)
        span = Span(start, text.token(at).end)
        mention = PlaceMention(first=at, last=at + 1, span=span, name=label)
        return Reading(mention, "class", clitics)

    def carried(
        self, text: Stretch, at: int, opening: Opening, *, comma: bool
    ) -> Reading | None:
        """Return the next name of a list that `opening` governs; unknown ones need a class
        word.
        """
        name = self.names.known(text, at)
        if name is not None and self._begun(text, name, comma=comma):
            name = None
        head = self._words.classes.get(opening.word)
        second = head is not None and head.dual and name is not None and name.exact
        if name is not None and not second and not self._may_follow(name, head):
            return None
        joined = name is not None and (name.clitics == AND or (comma and not name.clitics))
        if head is not None and (name is None or not joined):
            name = self.names.listed(text, at, head, comma=comma)
            joined = name is not None
        if name is None or not joined:
            return None
        if head is not None:
            name = self.names.fitted(name, head)
            return Reading(self.mention(text, name), "class", AND, name, opening)
        direction, last = self.adjectives(text, name.last)
        mention = self.mention(
            text, name, last=last, relation="countryside", direction=direction
        )
        return Reading(mention, "class", AND, name, opening)

    def _begun(self, text: Stretch, name: Name, *, comma: bool) -> bool:
        """Whether a one-word name rather begins an unknown one: a user's, or one in a list with
        marks (تل الريم).
        """
        if name.words > 1 or name.bare not in self._words["compounds.words"]:
            return False
        after = text.key(name.last)
        more = after.startswith(ARTICLE) and (
            (comma and not name.exact) or self.names.shapes.may_follow(after)
        )
        servant = after in self._words["personal.always"]
        return more or servant or self._gazetteer.slight(name.ids)

    def _may_follow(self, name: Name, head: ClassWord | None) -> bool:
        """Whether a known name can go on a list under a class word, or after ريف without
        one.
        """
        if name.words == 1 and self._words.never(name.bare):
            return head is not None and self.names.surely(name, head)
        if head is not None:
            return True
        if not name.exact:
            return False
        well_known = self._gazetteer[name.ids[0]].importance >= KNOWN
        return well_known and not self._words.everyday(name.bare)

    def _direction(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """شمال حلب, جنوب شرقي تركيا, 70 كلم غرب الرمادي, جنوب شرقي البلاد."""
        direction, inside = self.compass(text, at, opening.word)
        if text.key(inside) in self._words["stand_ins.words"]:
            whose = text.key(inside + 1) in self._words.nationalities
            capital = self.names.known(text, inside) if whose else None
            last = inside + 1 if capital is None else capital.last
            mention = self.described(text, at, opening, last, "part", direction)
            return [Reading(mention, "class", opening.clitics, lead="direction")]
        name = self.inner(text, inside)
        if name is None or (not name.ids and not name.near):
            return []
        if direction == "c" and name.word_class is None and self._little(name):
            return []
        away = self.distance(text, at)
        relation = "part" if away is None else "from"
        if self._named_alone(text, inside, name, direction):
            mention = self.mention(text, name, relation=relation, direction=direction)
            mention = changed(mention, first=at)
        else:
            mention = self.described(text, at, opening, name.last, relation, direction)
            mention = changed(mention, candidates=name.ids or name.near)
        mention = changed(mention, distance_km=away)
        return [Reading(mention, self.surety(name), opening.clitics, name, lead="direction")]

    def _little(self, name: Name) -> bool:
        """Whether a name is so little known that وسط before it more likely means "amid"."""
        place = self._gazetteer[(name.ids or name.near)[0]]
        return name.words == 1 and place.importance < KNOWN

    def _named_alone(self, text: Stretch, at: int, name: Name, direction: str) -> bool:
        """Whether the direction is no part of the name: وسط before a town, شمال before
        مدينة.
        """
        if text.key(at) in self._words.classes:
            return True
        kind = self._gazetteer[(name.ids or name.near)[0]].kind
        return direction == "c" and kind not in ("country", "region")

    # --- regions ----------------------------------------------------

    def _countryside(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """ريف حلب الجنوبي."""
        name = self.inner(text, at + 1)
        if name is None or not name.ids:
            return []
        direction, last = self.adjectives(text, name.last)
        last, carried = self.second_adjective(text, last), opening
        mention = self.described(text, at, opening, last, "countryside", direction)
        whole = self._whole(text, at, name)
        if whole:
            part = "part" if direction else None
            mention = changed(mention, candidates=whole, relation=part, kind="governorate")
        else:
            mention = changed(mention, candidates=name.ids)
        return [Reading(mention, self.surety(name), opening.clitics, name, carried)]

    def _whole(self, text: Stretch, at: int, name: Name) -> tuple[str, ...]:
        """Return the places whose own name the countryside phrase is (ريف دمشق)."""
        entry = self._lexer.entry(text.key(at))
        whole = self.names.known(text, at) if entry and entry.starts else None
        return whole.ids if whole is not None and whole.last == name.last else ()

    def _country_part(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """الشمال السوري."""
        country = self._words.nationalities.get(text.key(at + 1))
        direction = self._words.country_parts[opening.word]
        if country is None and self._stands_alone(text, at, opening):
            mention = self.described(text, at, opening, at + 1, "part", direction)
            return [Reading(mention, "class", opening.clitics)]
        if country is None or country not in self._gazetteer:
            return []
        mention = self.described(text, at, opening, at + 2, "part", direction)
        return [Reading(changed(mention, candidates=(country,)), "class", opening.clitics)]

    def _stands_alone(self, text: Stretch, at: int, opening: Opening) -> bool:
        """Whether a direction is a part of the country by itself (وفي الجنوب، …)."""
        words = self._words
        if opening.word not in words["country_parts_alone.words"] or opening.clitics:
            return False
        after = text.key(at + 1)
        if after.startswith(ARTICLE) or after in words["distance.froms"]:
            return False
        before = text.key(at - 1)
        leads = words["country_parts_alone.leads"]
        return before in leads or before[1:] in leads

    def _sector(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """الأحياء الشرقية [لحلب], أحياء حلب الشرقية."""
        direction, last = self.adjectives(text, at + 1)
        if direction:
            last = self.second_adjective(text, last)
            mention = self.described(text, at, opening, last, "part", direction)
            return [self._anchored(text, mention, opening)]
        name = self.inner(text, at + 1)
        if name is None or not name.ids:
            return []
        direction, last = self.adjectives(text, name.last)
        known = text.key(name.last - 1) in self._words.adjectives
        if not direction and not known:
            return []
        part = "part" if direction else None
        mention = self.described(text, at, opening, last, part, direction)
        return [Reading(changed(mention, candidates=name.ids), "class", opening.clitics, name)]

    def _anchored(self, text: Stretch, mention: PlaceMention, opening: Opening) -> Reading:
        """Give a part of something what it is a part of, when the next words say it.

        A side takes the place's name (الطرف الشرقي من الرمادي), a front keeps its own.
        """
        clitics = opening.clitics
        name = self._whole_after(text, mention.last)
        if name is None or not name.ids:
            return Reading(mention, "class", clitics)
        if opening.word not in self._words["parts.merged"]:
            return Reading(
                changed(mention, anchors=(self.mention(text, name),)), "class", clitics
            )
        whole = self.mention(text, name, relation="part", direction=mention.direction)
        return Reading(changed(whole, first=mention.first), "class", clitics, name)

    def _whole_after(self, text: Stretch, at: int) -> Name | None:
        """Return the name that a part is said to be of: behind من or في, or with ل or ب."""
        if text.key(at) in self._words["parts.joins"]:
            return self._inner_of(text, at + 1)
        entry = self._lexer.entry(text.key(at))
        attached = self._words["prepositions.attached"]
        for opening in entry.openings if entry else ():
            if opening.role == "class" and opening.clitics in attached:
                head = self._words.classes[opening.word]
                return self.names.classed(text, at, opening.clitics, head)
        name = self.names.known(text, at)
        return name if name is not None and name.clitics in attached else None

    def _inner_of(self, text: Stretch, at: int) -> Name | None:
        """Return the name at a token unless it is a country's."""
        name = self.inner(text, at)
        if name is None or not name.ids or self._gazetteer[name.ids[0]].kind == "country":
            return None
        return name


def _shorter(found: list[Reading], plain: Reading | None) -> bool:
    """Whether a phrase covers less than the known name at the same place (تل رفعت, باب
    الهوى).
    """
    if plain is None or (found[0].lead == "direction" and found[0].name is None):
        return False
    return found[-1].mention.last < plain.mention.last or (
        found[-1].mention.last == plain.mention.last
        and plain.name is not None
        and plain.name.words > 1
        and found[0].mention.relation != "countryside"
        and not found[0].mention.candidates
    )
