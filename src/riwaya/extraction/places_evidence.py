"""Whether a name that stands alone is meant as a place, and what introduces it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.arabic.affixes import AND, ARTICLE, BY, CONJUNCTIONS, FOR, SO
from riwaya.extraction.places_phrases import Reading
from riwaya.extraction.places_text import Name
from riwaya.extraction.places_vetoes import rests
from riwaya.lexicons.gazetteer import Gazetteer, Place, distance_km
from riwaya.lexicons.place_words import PlaceWords

CAPITAL, WELL_KNOWN, KNOWN = 5, 3, 2
LANDS = frozenset(("region", "desert", "governorate"))
SLOT_WORDS = 3
ADJOINING_KM = 25.0
TOWNS = frozenset(("city", "town", "village"))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a whole report says: its words, names seen with a class word, and what
    countries and governorates its sure places lie in, which these places are, what class
    words name groups in it.
    """

    keys: Sequence[str]
    sure: set[str]
    countries: set[str]
    governorates: set[str | None]
    spoken: set[str]
    groups: set[str]


class PlaceEvidence:
    """Weighs what stands around a name against its everyday meanings."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._places = gazetteer.places
        self._words = words
        self._commas = words["lists.commas"] | words["lists.words"]

    def alone_forms(self, found: Sequence[Reading]) -> dict[str, tuple[str, str]]:
        """Return word form → (proclitics, name) of unknown one-word names with the article."""
        names = {
            r.name.bare
            for r in found
            if r.name is not None
            and not r.name.ids
            and r.name.words == 1
            and r.name.bare.startswith(ARTICLE)
            and not self._words.everyday(r.name.bare)
        }
        forms = {}
        for name in names:
            for clitics in ("", BY, AND, FOR):
                rest = name[1:] if clitics == FOR else name
                forms[clitics + rest] = (clitics, name)
        return forms

    def kept(
        self, readings: Sequence[Reading], keys: Sequence[str], sure: set[str]
    ) -> Iterator[Reading]:
        """Yield the readings that have enough behind them, in order."""
        spoken = self._spoken_of(readings)
        countries = self._words.countries_told(keys) if spoken else set()
        countries |= {place.partition(":")[0] for place in spoken}
        governorates = {self._gazetteer.governorate(place) for place in spoken} - {None}
        groups = self._words.groups(keys)
        around = Surroundings(keys, sure, countries, governorates, spoken, groups)
        held: list[bool] = []
        last: Reading | None = None
        for reading in readings:
            held.append(self._holds(reading, around, last))
            last = reading if held[-1] else last
        following: Reading | None = None
        for at in range(len(readings) - 1, -1, -1):
            held[at] = held[at] or self._leads_to(readings[at], following, around)
            following = readings[at] if held[at] else None
        yield from (reading for reading, holds in zip(readings, held, strict=True) if holds)

    def _leads_to(
        self, reading: Reading, following: Reading | None, around: Surroundings
    ) -> bool:
        """Whether a known name of no everyday meaning begins a list of places (منها العطيف
        والمشجح).
        """
        name = reading.name
        if following is None or name is None or not name.exact or name.clitics:
            return False
        if not self._joined(following, around.keys, reading) or reading.evidence != "bare":
            return False
        if self._rules(name, self._places[name.ids[0]]):
            return False
        if not self._words.everyday(name.bare):
            return self._at_home(name, around)
        placed = reading.mention.preposition in self._words["slots.leads"]
        return placed and self._beside(name, following)

    def _beside(self, name: Name, following: Reading) -> bool:
        """Whether an everyday word that "in" and the next of a list tell as ground is a place
        in the governorate of that (في العامرية والشيخ سعيد).
        """
        if self._words.never(name.bare) or self._words.classlike(name.bare):
            return False
        near = {self._gazetteer.governorate(p) for p in following.mention.candidates}
        return any(
            self._places[place].importance and self._gazetteer.governorate(place) in near
            for place in name.ids
        )

    def _spoken_of(self, readings: Sequence[Reading]) -> set[str]:
        """Return the places that well-known names and names with a class word speak of."""
        found = set()
        for reading in readings:
            for place in reading.mention.candidates[:1]:
                importance = self._places[place].importance
                if importance > WELL_KNOWN or (reading.evidence == "class" and importance):
                    found.add(place)
        return found

    def _holds(self, reading: Reading, around: Surroundings, last: Reading | None) -> bool:
        """Whether a reading is evident by itself or by what stands around it."""
        name, led = reading.name, self._led(reading, around.keys)
        if reading.evidence == "anaphor":
            word = rests(around.keys[reading.mention.last - 1])
            return led and around.groups.isdisjoint(word)
        joined = self._joined(reading, around.keys, last)
        led = joined or led or self._heads_line(reading, around.keys)
        if reading.evidence == "landmark":
            return led
        if reading.evidence == "slight":
            return self._slight_holds(reading, around)
        if reading.evidence == "class" or name is None:
            return True
        place = self._places[name.ids[0]]
        if not led and self._rules(name, place):
            return name.exact and self._headed(reading, around.keys)
        if name.bare in around.sure and name.exact:
            at_home = not around.countries or self._home(name, around)
            return (led and at_home) or not self._words.everyday(name.bare)
        if self._words.everyday(name.bare):
            return self._everyday_holds(reading, around, place, joined=joined)
        if name.words > 1:
            return self._compound_holds(reading, around, led=led, joined=joined)
        if not name.exact:
            stated = reading.mention.preposition is not None and not joined
            return stated and place.importance >= WELL_KNOWN
        return self._alone(reading, around, led=led)

    def _slight_holds(self, reading: Reading, around: Surroundings) -> bool:
        """Whether a phrase on a user's little-known names lies where the report's places do."""
        if reading.name is not None:
            return reading.name.bare in around.sure or self._at_home(reading.name, around)
        ends = (end.candidates for end in reading.mention.anchors)
        return all(
            any(self._near(self._places[place], around) for place in end) for end in ends
        )

    def _rules(self, name: Name, place: Place) -> bool:
        """Whether a name is more likely that of those who rule: a country, a seat of rulers."""
        seat = name.bare in self._words["seats.words"] and not name.clitics
        return seat or place.kind == "country"

    def _compound_holds(
        self, reading: Reading, around: Surroundings, *, led: bool, joined: bool
    ) -> bool:
        """Whether a name of several words is a place and no person or unit."""
        name = reading.name
        if name is None:
            return False
        place = self._places[name.ids[0]]
        strange = around.countries and not self._home(name, around)
        if strange and place.importance <= KNOWN:
            return False
        if not place.importance or self._personal(name.bare, place.importance):
            shaped = led and self._shaped(name, around)
            return joined or shaped or self._slotted(reading, around)
        if self._unit(name.bare) and not led:
            return False
        return name.exact or led

    def _slotted(self, reading: Reading, around: Surroundings) -> bool:
        """Whether a name stands where the ground of an attack is told (غارات روسية على …), and
        no country that the report speaks of is against it.
        """
        name, at = reading.name, reading.mention.first
        if (
            name is None
            or not name.exact
            or (around.countries and not self._home(name, around))
        ):
            return False
        slots, leads = self._words["slots.words"], self._words["slots.leads"]
        before = around.keys[max(0, at - SLOT_WORDS) : at]
        if not before or (not name.clitics and before[-1] not in leads | slots):
            return False
        return any(not slots.isdisjoint(rests(key)) for key in before)

    def _shaped(self, name: Name, around: Surroundings) -> bool:
        """Whether a user's little-known name of several words is built like a village's (كفر
        زنبق), or lies where the report's sure places do.
        """
        if (
            not name.exact
            or not self._gazetteer.slight(name.ids)
            or self._personal(name.bare, 0)
        ):
            return False
        first = name.bare.partition(" ")[0]
        words = self._words
        shaped = first in words["compounds.words"] or first in words.classes
        return shaped or self._at_home(name, around)

    def _everyday_holds(
        self, reading: Reading, around: Surroundings, place: Place, *, joined: bool
    ) -> bool:
        """Whether an everyday word is a place: in a list, after a battle, or near other
        places.
        """
        name = reading.name
        if name is None or name.clitics[-1:] == SO:
            return False
        if joined:
            return place.importance >= KNOWN and name.exact and not self._words.never(name.bare)
        words, first = self._words, reading.mention.first
        if place.importance < WELL_KNOWN or not name.exact or name.clitics not in ("", BY):
            return False
        land = place.kind in LANDS and place.importance > WELL_KNOWN
        if words.classlike(name.bare) and not land:
            return False
        if name.clitics:
            return not words.never(name.bare) and self._near(place, around)
        if place.importance > WELL_KNOWN and self._headed(reading, around.keys):
            return not words.never(name.bare)
        before = rests(around.keys[first - 1]) if first else frozenset()
        if not before.isdisjoint(words["grounds.strong"]):
            return True
        if before.isdisjoint(words["placing.words"]) or words.never(name.bare):
            return False
        if place.importance == CAPITAL:
            return True
        return self._near(place, around)

    def _home(self, name: Name, around: Surroundings) -> bool:
        """Whether a name is of a country that the report's sure places lie in, or close to one
        of them across a border.
        """
        if any(place.partition(":")[0] in around.countries for place in name.ids):
            return True
        return any(self._adjoins(place, around) for place in name.ids)

    def _adjoins(self, place: str, around: Surroundings) -> bool:
        """Whether a place lies a short way off a town that the report surely speaks of."""
        here = self._places[place]
        towns = (self._places[other] for other in around.spoken)
        return any(
            distance_km((here.lat, here.lon), (town.lat, town.lon)) <= ADJOINING_KM
            for town in towns
            if town.kind in TOWNS
        )

    def _at_home(self, name: Name, around: Surroundings) -> bool:
        """Whether a name has a place in a governorate that the report surely speaks of."""
        return any(self._near(self._places[place], around) for place in name.ids)

    def _near(self, place: Place, around: Surroundings) -> bool:
        """Whether a sure place of the report lies in the same governorate."""
        return self._gazetteer.governorate(place.id) in around.governorates

    def _alone(self, reading: Reading, around: Surroundings, *, led: bool) -> bool:
        """Whether a single-word name of no everyday meaning is meant: the better known, the
        sooner.
        """
        name = reading.name
        if name is None:
            return False
        if self._gazetteer.slight(name.ids):
            at_home = self._at_home(name, around)
            return led and name.exact and (at_home or self._slotted(reading, around))
        if not self._places[name.ids[0]].importance:
            return led and name.exact and not name.clitics
        home = self._home(name, around)
        importance = self._places[name.ids[0]].importance
        own = self._places[name.ids[0]].source != "geonames"
        if not own and name.bare.endswith(tuple(self._words["verb_shapes.families"])):
            given = self._words["verb_shapes.given"]
            return home and led and reading.mention.preposition not in given
        if importance > WELL_KNOWN or (own and importance == WELL_KNOWN):
            return True
        if importance >= KNOWN:
            return home or led
        if name.clitics and not own:
            return False
        return home and led

    def _personal(self, bare: str, importance: int) -> bool:
        """Whether a little-known name of several words is built like a person's."""
        first = bare.partition(" ")[0]
        words = self._words
        if first in words["personal.always"]:
            return True
        named = first in words["personal.words"] or first in words["given_names.words"]
        return named and importance < WELL_KNOWN

    def _unit(self, bare: str) -> bool:
        """Whether a name is a unit's, so that it needs a preposition to be its base."""
        return bare.partition(" ")[0] in self._words["units.words"]

    def _headed(self, reading: Reading, keys: Sequence[str]) -> bool:
        """Whether a colon follows, as after the country of a headline (ليبيا: …)."""
        last = reading.mention.last
        return last < len(keys) and keys[last] in self._words["headings.marks"]

    def _heads_line(self, reading: Reading, keys: Sequence[str]) -> bool:
        """Whether a name alone is what a line of a bulletin is about (- جبالا: شهيدان)."""
        first = reading.mention.first
        bullet = bool(first) and keys[first - 1] in self._words["headings.bullets"]
        return bullet and not reading.clitics and self._headed(reading, keys)

    def _led(self, reading: Reading, keys: Sequence[str]) -> bool:
        """Whether a preposition or a happening that takes a place comes before."""
        if reading.mention.preposition is not None:
            return True
        before = keys[reading.mention.first - 1] if reading.mention.first else ""
        return not rests(before).isdisjoint(self._words["grounds.words"])

    def _joined(self, reading: Reading, keys: Sequence[str], last: Reading | None) -> bool:
        """Whether the name follows another place in a list."""
        if last is None:
            return False
        gap = reading.mention.first - last.mention.last
        if gap == 0:
            return reading.clitics == AND
        comma = keys[reading.mention.first - 1]
        return gap == 1 and comma in self._commas and reading.clitics in ("", *CONJUNCTIONS)
