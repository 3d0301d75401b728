"""Names of parties, outlets, actors and places in both languages, from the lexicons."""

from functools import cached_property

from riwaya.lexicons.actors import Actors, load_actors
from riwaya.lexicons.gazetteer import Gazetteer, Place, load_gazetteer
from riwaya.lexicons.interface import interface
from riwaya.lexicons.parties import Parties, load_parties
from riwaya.lexicons.sources import SOURCE, Sources, load_sources
from riwaya.views.parts import Label


class Labels:
    """Looks names up; what no lexicon names is called by its id. Lexicons load when needed."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._given = gazetteer
        self._by_party: dict[str, Label] = {}
        self._by_actor: dict[str, Label] = {}
        self._by_source: dict[str, Label | None] = {}
        self._by_place: dict[str, Label] = {}
        self._by_places: dict[tuple[str, ...], tuple[Label, ...]] = {}

    @cached_property
    def _parties(self) -> Parties:
        return load_parties()

    @cached_property
    def _sources(self) -> Sources:
        return load_sources()

    @cached_property
    def _actors(self) -> Actors:
        return load_actors()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places that names are looked up in."""
        return self._given if self._given is not None else load_gazetteer()

    def party(self, party: str | None) -> Label | None:
        """Return the name of a party, `None` for none."""
        if party is None:
            return None
        known = self._by_party.get(party)
        if known is None:
            found = self._parties.get(party)
            known = Label(party, found.name_ar, found.name_en) if found else plain(party)
            self._by_party[party] = known
        return known

    def parties(self, ids: set[str | None]) -> tuple[Label, ...]:
        """Return the names of parties, ordered by id; `None` is left out."""
        labels = (self.party(party) for party in sorted(filter(None, ids)))
        return tuple(label for label in labels if label is not None)

    def bloc(self, party: str | None) -> str | None:
        """Return the id of the bloc a party stands in, itself when it stands alone."""
        return None if party is None else self._parties.bloc(party) or party

    def actor(self, actor: str | None) -> Label | None:
        """Return the name of an actor, which an outlet may be; `None` for none."""
        if actor is None:
            return None
        if actor.startswith(SOURCE):
            return self._outlet(actor)
        known = self._by_actor.get(actor)
        if known is None:
            found = self._actors.get(actor)
            known = Label(actor, found.names[0], found.name_en) if found else plain(actor)
            self._by_actor[actor] = known
        return known

    def source(self, source: str | None) -> Label | None:
        """Return the name of an outlet as the lexicon has it, `None` for an unknown one."""
        if not source:
            return None
        if source not in self._by_source:
            found = self._sources.find(source)
            label = Label(found.id, found.names[0], found.name_en) if found else None
            self._by_source[source] = label
        return self._by_source[source]

    def _outlet(self, actor: str) -> Label:
        """Return the name of an outlet that is told of as an actor."""
        found = self._sources.get(actor.removeprefix(SOURCE))
        return Label(actor, found.names[0], found.name_en) if found else plain(actor)

    def voice_of(self, outlet: Label, kind: str) -> Label:
        """Return the name of an unnamed voice of some kind, as one outlet quotes it."""
        ar, en = (interface(lang).get("source_kind", kind, kind) for lang in ("ar", "en"))
        return Label(outlet.id, f"{outlet.ar} ({ar})", f"{outlet.en} ({en})")

    def source_kind(self, source: str | None) -> str | None:
        """Return what an outlet is (agency, tv, site, monitor …), `None` when not known."""
        found = self._sources.find(source) if source else None
        return found.kind if found else None

    def place(self, place: str | None) -> Label | None:
        """Return the name of a place, `None` for none."""
        if place is None:
            return None
        known = self._by_place.get(place)
        if known is None:
            found = self.gazetteer.get(place)
            known = self._by_place[place] = _place(found) if found else plain(place)
        return known

    def places(self, places: tuple[str, ...]) -> tuple[Label, ...]:
        """Return the names of places, in their order."""
        known = self._by_places.get(places)
        if known is None:
            labels = tuple(label for label in map(self.place, places) if label is not None)
            known = self._by_places[places] = labels
        return known


def plain(name: str) -> Label:
    """Return a label that is the same in both languages."""
    return Label(name, name, name)


def _place(place: Place) -> Label:
    return Label(place.id, place.name, place.name_en or place.name)
