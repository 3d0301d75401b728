"""Reading a name where one may stand: known names, class word and name, unknown names."""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.arabic.affixes import ALEF, AND, ARTICLE, BY, FOR_THE
from riwaya.extraction.places_lexer import WELL_KNOWN, PlaceLexer, Start
from riwaya.extraction.places_lists import ListMembers
from riwaya.extraction.places_senses import eclipsed, is_land
from riwaya.extraction.places_shapes import NameShapes
from riwaya.extraction.places_text import Name, Stretch, char_start, misread, numbered
from riwaya.lexicons.gazetteer import Gazetteer, Named
from riwaya.lexicons.place_words import ClassWord, PlaceWords, loose_key
from riwaya.model.making import changed

LEAST_NAME = 3
OWN, GATE, FRONT, FARMS = "own", "gate", "battle front", "farms"
LANDS = frozenset(("front", "governorate"))
WHOLES = frozenset(("city", "governorate", "country"))
SETTLED = frozenset(("city", "town", "village"))
GROUND = SETTLED | {"country", "governorate", "district", "subdistrict", "region"}
APART = frozenset(("town", "village", "neighbourhood", "suburb", "camp", "area"))


class NameReader:
    """Reads names at a position."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, lexer: PlaceLexer) -> None:
        self._gazetteer = gazetteer
        self._places = gazetteer.places
        self._words = words
        self._lexer = lexer
        self._members = ListMembers(words, self.known)
        self.shapes = NameShapes(words)

    def known(self, text: Stretch, at: int) -> Name | None:
        """Return the longest gazetteer name at a token; whole words before split ones."""
        entry = self._lexer.entries[text.keys[at]] if text.low <= at < text.high else None
        if entry is None or not entry.starts:
            return None
        if at + 1 >= text.high or loose_key(text.keys[at + 1]) not in entry.seconds:
            start = entry.single
            if start is None or start.alone is None:
                return None
            return self._name(text, at, start, 1, start.alone)
        best: tuple[tuple[int, tuple[int, int]], Start, int, Named] | None = None
        for start in entry.starts:
            found = self._longest(text, at, start)
            if found is None:
                continue
            length, named = found
            rank = (length, self._lexer.rank(start, named))
            if best is None or rank > best[0]:
                best = (rank, start, length, named)
        if best is None:
            return None
        _, start, length, named = best
        return self._name(text, at, start, length, named)

    def _longest(self, text: Stretch, at: int, start: Start) -> tuple[int, Named] | None:
        """Return (words, places) of the longest name with this beginning."""
        if at + 1 < text.high:
            for length in start.following.get(loose_key(text.keys[at + 1]), ()):
                if at + length > text.high:
                    continue
                named = self._gazetteer.named(
                    " ".join((start.word, *text.keys[at + 1 : at + length]))
                )
                if named is not None and not self._by_chance(text, at, length, named):
                    return length, named
        return (1, start.alone) if start.alone is not None else None

    def _by_chance(self, text: Stretch, at: int, length: int, named: Named) -> bool:
        """Whether words only look like a name when its article is overlooked: a class word and
        a function word (منطقة عند), a name and a direction (الزاوية غرب).
        """
        words, keys = self._words, text.keys
        plain = [words.plain(key) for key in keys[at : at + length]]
        slight = self._gazetteer.slight(named.exact or named.loose)
        if slight and (all(plain) or keys[at] in words.function):
            return True
        if named.exact:
            return False
        if keys[at + length - 1] in words.directions:
            return True
        head = self._lexer.entry(keys[at])
        opens = head is not None and any(o.role == "class" for o in head.openings)
        return opens and words.never(keys[at + 1])

    def _name(self, text: Stretch, at: int, start: Start, length: int, named: Named) -> Name:
        """Return a gazetteer match as a name."""
        if length == 1 and not start.clitics and not start.glued:
            token = text.document.tokens[at]
            label = text.document.report.text[token.start : token.end]
            ids, exact = named.exact or named.loose, bool(named.exact)
            return Name(
                at, at + 1, token.start, token.end, label, "", ids, exact, 1, start.word
            )
        told = self._told(text, at, length)
        chars, label = self.written(text, at, start.clitics, start.word, told)
        end = text.token(told - 1).end
        head = self._words.classes.get(start.word)
        whose = length > 1 and text.keys[at + 1] in self._words.nationalities
        if head is not None and head.generic and length > 1 and not whose:
            chars, label = self.written(text, at + 1, "", text.keys[at + 1], told)
        if start.glued:
            end = char_start(
                text.token(at), text.document.report.text, len(start.clitics + start.word)
            )
            label = label[: end - chars]
        apart = told < at + length and self._whole(text.keys[told : at + length])
        return Name(
            at,
            told if apart else at + length,
            chars,
            end,
            label,
            start.clitics,
            named.exact or named.loose,
            bool(named.exact),
            length,
            " ".join((start.word, *text.keys[at + 1 : at + length])),
        )

    def _told(self, text: Stretch, at: int, length: int) -> int:
        """Return where the name proper ends: مخيم حندرات [للاجئين …], معبر باب الهوى
        [الحدودي].
        """
        trailing = self._words["suffixes.trailing"]
        for last in range(at + 2, at + length):
            key = text.keys[last]
            if key in trailing or key.startswith(FOR_THE):
                return last
            if self._whole(text.keys[last : at + length]):
                return last
        return at + length

    def _whole(self, keys: Sequence[str]) -> bool:
        """Whether the last words of a name only say in what town it lies (القصر الجمهوري في
        تعز, مستشفى النور بأم درمان).
        """
        if keys[0] in self._words["parts.joins"]:
            return True
        named = self._gazetteer.named(" ".join(keys)[1:]) if keys[0].startswith(BY) else None
        return named is not None and bool(named.exact)

    def written(
        self, text: Stretch, at: int, clitics: str, word: str, last: int
    ) -> tuple[int, str]:
        """Return (start, label) of words from `at` without proclitics; an elided alef is
        restored.
        """
        token, whole = text.token(at), text.document.report.text
        start = char_start(token, whole, len(clitics))
        label = whole[start : text.token(last - 1).end]
        elided = len(clitics) + len(word) > len(token.key)
        return start, (ALEF + label if elided else label)

    def classed(self, text: Stretch, at: int, clitics: str, head: ClassWord) -> Name | None:
        """Return the name after a class word at `at`, known or not; `None` for none."""
        if misread(self._words, text, at, clitics):
            return None
        inside = at + 1
        goods = self._words["stations.words"] if head.kind == "power_plant" else ()
        if text.key(inside) in goods:
            inside += 1
            if loose_key(text.key(inside)) in goods:
                return None
        inside = self._past_rank(text, inside) if head.known else inside
        counted = text.key(inside + 1).isdigit()
        quoted = text.key(inside) in self._words["quotes.opening"] and not counted
        inside += quoted
        name = self.known(text, inside)
        if name is not None and name.clitics:
            name = None
        if name is not None and self._told_in_full(text, inside, name, head):
            return None
        wide = replace(head, open=True) if quoted and not head.open else head
        name = self._better(text, inside, name, wide)
        if name is None and quoted:
            name = self._quoted(text, inside)
        if name is None:
            return None
        name = self.fitted(name, head)
        name = self.extended(text, name, head)
        if quoted and text.key(name.last) in self._words["quotes.closing"]:
            closing = text.token(name.last).end
            name = changed(name, last=name.last + 1, end=name.end if head.generic else closing)
        return self._with_class(text, at, clitics, head, name)

    def _told_in_full(self, text: Stretch, at: int, name: Name, head: ClassWord) -> bool:
        """Whether a known place follows with its own class word, and the one before, as a front
        or a gate, is no part of its name (مبنى جامعة الأنبار, جبال محافظة اللاذقية).
        """
        if head.id == GATE and self._places[name.ids[0]].kind in WHOLES:
            return True
        if name.words == 1 or not name.exact or text.key(at) not in self._words.classes:
            return False
        area = self._places[name.ids[0]].kind in GROUND
        fits = area if head.kind == "mountain" else head.kind == "building" and not area
        return fits or head.id == FRONT

    def _better(
        self, text: Stretch, at: int, name: Name | None, head: ClassWord
    ) -> Name | None:
        """Choose between a known name and an unknown one that begins at the same word."""
        words = self._words
        if head.site and numbered(words, text, at):
            return self._plain(text, at, self._counted(text, at + 2))
        if head.numbered or (name is not None and name.words > 1):
            return None if head.numbered else name
        key = text.key(at)
        known = name is not None and name.exact and self._of_kind(name, head)
        person = None if known or head.known else self.shapes.person(text, at)
        if person is not None:
            return self._plain(text, at, person)
        known = known and head.id != FARMS
        if words.never(key) and not known and not self.shapes.called_after(key, head):
            return None
        if key in words.classes and key not in words["compounds.words"]:
            return None
        if name is not None and self._gazetteer.slight(name.ids) and words.everyday(key):
            name = None
        if name is not None and head.plural and not name.exact:
            return self.unknown(text, at, head)
        if head.known:
            return None if key in words.nationalities else name
        if name is None or self._opens_more(key, name):
            return self.unknown(text, at, head)
        return name

    def capital(self, text: Stretch, name: Name) -> Name | None:
        """Return the name of a capital told by its country, where it stands behind that
        (العاصمة التركية أنقرة) or by that it is one for a time (العاصمة اليمنية المؤقتة عدن).
        """
        head = self._words.classes.get(name.bare.partition(" ")[0])
        if name.words == 1 or head is None or not (head.known and head.generic):
            return None
        behind = self._past_rank(text, name.last)
        own = self.known(text, behind)
        if own is None or own.clitics:
            return None
        return own if behind > name.last or not set(own.ids).isdisjoint(name.ids) else None

    def _past_rank(self, text: Stretch, at: int) -> int:
        """Return the index after words that say what kind of capital a town is."""
        while text.key(at) in self._words["capitals.adjectives"]:
            at += 1
        return at

    def _quoted(self, text: Stretch, at: int) -> Name | None:
        """Return the single word in quotes or brackets as a name, whatever its shape."""
        key = text.key(at)
        closed = text.key(at + 1) in self._words["quotes.closing"]
        if not closed or len(key) < LEAST_NAME or self._words.never(key):
            return None
        return self._plain(text, at, at + 1)

    def _of_kind(self, name: Name, head: ClassWord) -> bool:
        """Whether the name is known as just what a class word of no everyday kind says, or is a
        settlement behind the class word of one (بلدة سلوك).
        """
        if head.generic:
            settled = head.kind in SETTLED and not head.plural
            if settled and any(self._places[p].kind in SETTLED for p in name.ids):
                return True
            return self.surely(name, head) or self._own(name, head)
        return any(self._places[p].kind == head.kind for p in name.ids)

    def _own(self, name: Name, head: ClassWord) -> bool:
        """Whether a name that is also a word was put into the gazetteer by hand, as a place of
        a kind that the class word may mean (منطقة الملعب).
        """
        accepted = self._words.accepts.get(head.kind, frozenset((head.kind,)))
        places = (self._places[place] for place in name.ids if name.exact)
        return any(p.source == OWN and p.kind in accepted for p in places)

    def surely(self, name: Name, head: ClassWord) -> bool:
        """Whether a name that is also a word is that of a well-known place of just the kind
        that the class word says (محافظات حماة وحلب).
        """
        places = (self._places[place] for place in name.ids)
        return name.exact and any(
            place.kind == head.kind and place.importance >= WELL_KNOWN for place in places
        )

    def _opens_more(self, key: str, name: Name) -> bool:
        """Whether a one-word match is more likely the first word of a longer unknown name."""
        if key in self._words["compounds.words"]:
            return True
        return not name.exact and not self._places[name.ids[0]].importance

    def fitted(self, name: Name, head: ClassWord) -> Name:
        """Keep the places whose kind the class word can mean; a site near a town keeps the
        town.
        """
        accepted = self._words.accepts.get(head.kind, frozenset((head.kind,)))
        fitting = tuple(p for p in name.ids if self._places[p].kind in accepted)
        if fitting and not eclipsed(self._gazetteer, fitting, name.ids):
            return changed(name, ids=fitting, word_class=head)
        if head.site:
            return changed(name, ids=(), near=name.ids, word_class=head)
        return changed(name, word_class=head)

    def extended(self, text: Stretch, name: Name, head: ClassWord) -> Name:
        """Take qualifiers after the name in (قاعدة العند الجوية)."""
        last = name.last
        if head.generic and head.id not in APART:
            return name
        more = self._words["suffixes.words"]
        if head.id in APART:
            more |= self._words["suffixes.apart"]
        if text.key(name.last - 1).startswith(ARTICLE):
            more |= self._words["suffixes.measures"]
        while text.key(last) in more:
            last += 1
        if last == name.last:
            return name
        end = text.token(last - 1).end
        label = name.label + text.document.report.text[name.end : end]
        return changed(name, last=last, end=end, label=label)

    def _with_class(
        self, text: Stretch, at: int, clitics: str, head: ClassWord, name: Name
    ) -> Name:
        """Return the name with its class word: part of the span unless the word is generic."""
        own = head.id in LANDS and is_land(self._gazetteer, text.key(at)[len(clitics) :], name)
        if (head.generic and not own) or head.plural:
            return changed(name, first=at, clitics=clitics)
        token, whole = text.token(at), text.document.report.text
        start = char_start(token, whole, len(clitics))
        return changed(
            name, first=at, clitics=clitics, start=start, label=whole[start : name.end]
        )

    def unknown(self, text: Stretch, at: int, head: ClassWord) -> Name | None:
        """Return an unknown name after a class word, one word or a compound."""
        key = text.key(at)
        if not self.shapes.may_name(key, head):
            return None
        last = at + 1
        if key.isdigit():
            last = self._counted(text, last)
        elif key == ARTICLE:
            if not text.key(last):
                return None
            last += 1
        elif key in self._words["compounds.words"]:
            return self._compound(text, at)
        elif head.generic and head.open:
            last += self.shapes.annexed(key, text.key(last))
        return self._plain(text, at, last)

    def _compound(self, text: Stretch, at: int) -> Name | None:
        """Return an unknown name whose first word takes another, or the name of a person."""
        last = at + 1
        while text.key(last - 1) in self._words["compounds.words"]:
            servant = text.key(last) in self._words["personal.always"]
            if not servant and not self.shapes.may_follow(text.key(last)):
                return None
            last += 1 + (servant and last + 1 < text.high)
        return self._plain(text, at, last)

    def listed(self, text: Stretch, at: int, head: ClassWord, *, comma: bool) -> Name | None:
        """Return an unknown name further on in a list: behind و, or with the article."""
        key = text.key(at)
        if comma and (key.startswith(ARTICLE) or key in self._words["compounds.words"]):
            return self.unknown(text, at, head)
        if comma and head.plural and self._members.between_marks(text, at):
            return self._plain(text, at, at + 1)
        rest = key[1:]
        compound = rest in self._words["compounds.words"] and at + 1 < text.high
        if not key.startswith(AND):
            return None
        bare = not (rest.startswith(ARTICLE) or compound or head.dual)
        if bare and not (head.plural and self._members.joined(text, at)):
            return None
        second = head.dual and self._members.second(rest)
        if not (bare or compound or second or self.shapes.may_name(rest, head)):
            return None
        servant = compound and text.key(at + 1) in self._words["personal.always"]
        name = self._plain(text, at, min(at + 1 + compound + servant, text.high))
        start = char_start(text.token(at), text.document.report.text, 1)
        label = text.document.report.text[start : name.end]
        named = self._gazetteer.named(name.bare[1:]) if compound else None
        ids = named.exact if named else ()
        return changed(name, start=start, label=label, clitics=AND, bare=name.bare[1:], ids=ids)

    def _counted(self, text: Stretch, last: int) -> int:
        """Take the noun after a number in when it belongs to the name (3000 شقة)."""
        return last + (text.key(last) in self._words["project_units.words"])

    def _plain(self, text: Stretch, at: int, last: int) -> Name:
        """Return words as a name without places."""
        start, end = text.token(at).start, text.token(last - 1).end
        label = text.document.report.text[start:end]
        bare = " ".join(text.keys[at:last])
        return Name(at, last, start, end, label, "", (), True, last - at, bare)
