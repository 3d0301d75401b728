"""What a mention owes to the ones before it: anaphors, and phrases that only say where
one lies.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from riwaya.arabic.affixes import ALEF, AND, ARTICLE, BY
from riwaya.extraction.places_phrases import Reading
from riwaya.lexicons.gazetteer import Gazetteer, distance_km
from riwaya.lexicons.place_words import PlaceWords
from riwaya.lexicons.ways import gone_to, taken_to
from riwaya.model import PlaceMention, Span
from riwaya.model.making import changed

FAR_MENTIONS = 80
ASIDE, UNCALLED, BEYOND, SALIENT = 4, 1, 4, 2
WITHIN_KM = 18.0
SETTLED = frozenset(("city", "town", "village"))
CITY = "city"
GOVERNORATE = "governorate"
REGIONS = frozenset(("countryside", "road", "border", "between"))


class PlaceContext:
    """Settles readings in the order of the text."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = words

    def settled(self, readings: Sequence[Reading], keys: Sequence[str]) -> list[PlaceMention]:
        """Return the mentions: anaphors with what they stand for, qualifiers taken in.

        "المدينة" takes name and candidates of the last town; an anaphor of nothing is left out.
        "عزيزة جنوب حلب" keeps حلب by its bare name; "مأرب، وسط اليمن" and "كبيسة، 70 كلم غرب
        الرمادي" leave the second phrase out. The place keeps the phrase as its anchor.
        """
        found: list[PlaceMention] = []
        for reading in readings:
            mention: PlaceMention | None = reading.mention
            if reading.evidence != "landmark" and self._is_anaphor(reading.mention, keys):
                mention = self._antecedent(reading.mention, found, keys)
            elif found and self._qualifies(reading, found[-1], keys):
                mention = self._qualifier(reading, found)
            if mention is not None:
                found.append(mention)
        return found

    def _is_anaphor(self, mention: PlaceMention, keys: Sequence[str]) -> bool:
        """Whether a mention ends in a class word that stands for a place named before."""
        return not mention.candidates and self._word(mention, keys) in self._words.anaphors

    def _word(self, mention: PlaceMention, keys: Sequence[str]) -> str:
        """Return the last word of a mention without its proclitics."""
        key = keys[mention.last - 1]
        return key if key.startswith(ALEF) or ARTICLE not in key else key[key.index(ARTICLE) :]

    def _antecedent(
        self, mention: PlaceMention, found: Sequence[PlaceMention], keys: Sequence[str]
    ) -> PlaceMention | None:
        """Return an anaphor with the last place of its kinds, `None` when there is none."""
        word = self._word(mention, keys)
        kinds = self._words.anaphors[word]
        best: tuple[int, PlaceMention] | None = None
        led = gone_to if SETTLED.issuperset(kinds) else taken_to
        named = Counter(m.candidates[:1] for m in found[-FAR_MENTIONS:])
        for step, at in enumerate(
            range(len(found) - 1, max(-1, len(found) - 1 - FAR_MENTIONS), -1)
        ):
            if best is not None and step - SALIENT >= best[0]:
                break
            before = self._standing_for(found[at], kinds, mention, found)
            if before is not None:
                cost = step + self._passing(found, at, keys) + self._otherwise(found[at], word)
                cost -= min(SALIENT, named[found[at].candidates[:1]] - 1)
                cost += BEYOND * led(keys, found[at])
                best = (cost, before) if best is None or cost < best[0] else best
        if best is not None:
            return best[1]
        return mention if mention.direction else None

    def _standing_for(
        self,
        before: PlaceMention,
        kinds: Collection[str],
        mention: PlaceMention,
        found: Sequence[PlaceMention],
    ) -> PlaceMention | None:
        """Return an anaphor as a place of the kinds before it, `None` when it is none."""
        if before.relation in REGIONS:
            return None
        fitting = tuple(c for c in self._meant(before) if self._gazetteer[c].kind in kinds)
        if not fitting and (before.candidates or before.kind not in kinds):
            return None
        name = self._bare(before, fitting, found)
        return changed(mention, name=name, candidates=fitting, kind=before.kind)

    def _passing(self, found: Sequence[PlaceMention], at: int, keys: Sequence[str]) -> int:
        """Return how many mentions further off a place counts: one that only says where another
        lies or how far away it is, one of a list, one without its class word.
        """
        here = found[at]
        cost = UNCALLED * (here.kind is None) + BEYOND * (here.relation == "from")
        if at and here.first - found[at - 1].last <= 1:
            joined = keys[here.first].startswith(AND)
            cost += ASIDE * (joined or bool(here.direction))
        if at + 1 < len(found) and found[at + 1].first == here.last:
            cost += ASIDE * keys[here.last].startswith(AND)
        return cost

    def _otherwise(self, before: PlaceMention, word: str) -> int:
        """Return how many mentions further off a place counts that is told by another class: an
        area called like its city may well be meant by "the city".
        """
        told, kinds, own = before.kind, self._words.anaphors[word], self._words.own_kind[word]
        if told is None or told == own or (own == CITY and told == GOVERNORATE):
            return 0
        return ASIDE * (told in SETTLED or told not in kinds)

    def _meant(self, before: PlaceMention) -> tuple[str, ...]:
        """Return the candidates of a mention, without villages of a user's that are called like
        a place of ours.
        """
        found = before.candidates
        if not found or self._gazetteer.slight(found):
            return found
        return tuple(c for c in found if not self._gazetteer.slight((c,)))

    def _bare(
        self, before: PlaceMention, fitting: tuple[str, ...], found: Sequence[PlaceMention]
    ) -> str:
        """Return a place's own name where a mention names a part of it."""
        if before.direction is None or not fitting:
            return before.name
        plain = (
            m.name for m in found if m.direction is None and m.candidates[:1] == fitting[:1]
        )
        return next(plain, self._gazetteer[fitting[0]].name)

    def _qualifies(self, reading: Reading, before: PlaceMention, keys: Sequence[str]) -> bool:
        """Whether a direction phrase only says where the place just before it lies."""
        mention = reading.mention
        if reading.lead != "direction" or before.relation in REGIONS:
            return False
        if reading.clitics and (reading.clitics != BY or self._in_country(reading)):
            return False
        between = keys[before.last : mention.first]
        marks = self._words["qualifiers.marks"]
        return all(key in marks or key.isdigit() for key in between) and (
            len(between) <= 1 or mention.distance_km is not None
        )

    def _in_country(self, reading: Reading) -> bool:
        """Whether a direction phrase is built on a country's name."""
        name = reading.name
        ids = (name.ids or name.near) if name is not None else ()
        return bool(ids) and self._gazetteer[ids[0]].kind == "country"

    def _qualifier(self, reading: Reading, found: list[PlaceMention]) -> PlaceMention | None:
        """Return the phrase by its bare name, or `None` when it tells only where the last
        lies.
        """
        mention, name = reading.mention, reading.name
        before = found[-1]
        if not before.anchors:
            found[-1] = changed(before, anchors=(mention,))
        if name is None or mention.distance_km is not None:
            return None
        if self._in_country(reading):
            return None if mention.first > before.last else mention
        if mention.first == before.last and self._within(before, mention):
            return changed(mention, name=name.label, span=Span(name.start, name.end))
        return mention

    def _within(self, before: PlaceMention, mention: PlaceMention) -> bool:
        """Whether a place lies at the town that its direction is told from, so that the town
        itself is meant (الزعفرانية بجنوب بغداد, not أعزاز شمال حلب).
        """
        ids = before.candidates[:1] + mention.candidates[:1]
        if len(ids) < len((before, mention)):
            return False
        here, town = (self._gazetteer[place] for place in ids)
        if town.kind not in SETTLED:
            return False
        return distance_km((here.lat, here.lon), (town.lat, town.lon)) <= WITHIN_KM
