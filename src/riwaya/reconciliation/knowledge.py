"""What reconciliation has to know of the war: blocs, enemies, outlets, and its own rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from riwaya.arabic.fold import fold_key
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.pack_tables import COMMON
from riwaya.lexicons.parties import Party, load_parties
from riwaya.lexicons.reconciliation import ReconciliationRules, Wording, load_rules
from riwaya.lexicons.sources import load_sources


class Blocs(Protocol):
    """Who stands with whom, and who fights whom, at a date."""

    def get(self, party: str) -> Party | None:
        """Return a party with its names; `None` for an unknown one."""
        ...

    def bloc(self, party: str, on: date | None = None) -> str | None:
        """Return the bloc the party stands in on that day; `None` for an unknown party."""
        ...

    def hostile(self, a: str, b: str, on: date | None = None, pack: str | None = None) -> bool:
        """Whether the two fight each other on that day."""
        ...


class Outlets(Protocol):
    """Which party an outlet or body speaks for at a date."""

    def alignment(self, source_id_or_name: str, on: date | None = None) -> str | None:
        """Return the party the source speaks for on that day; `None` for none or unknown."""
        ...

    def find(self, name_or_domain: str) -> object | None:
        """Return what is known of the source, `None` for an unknown one."""
        ...


@dataclass(frozen=True)
class Knowledge:
    """Blocs, outlets and rules; `alignments` (source → party or `None`) outranks the outlets.

    `groups` (source → name of its syndication group) makes several outlets one voice.
    """

    blocs: Blocs
    outlets: Outlets
    rules: ReconciliationRules = field(default_factory=load_rules)
    alignments: Mapping[str, str | None] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    # Answers given before: no part of the value, and made anew with each.
    _blocs: dict[tuple[str, date | None], str] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _sides: dict[tuple[str, date | None], str | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _foes: dict[tuple[str, str, date | None], bool] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def load(
        cls,
        alignments: Mapping[str, str | None] | None = None,
        groups: Mapping[str, str] | None = None,
    ) -> "Knowledge":
        """Return the knowledge of the package's own lexicons, with a record's overrides."""
        return cls(
            load_parties(), load_sources(), alignments=alignments or {}, groups=groups or {}
        )

    def bloc(self, party: str | None, on: date | None) -> str | None:
        """Return the bloc of a party, itself when it is in no table; `None` for `None`."""
        if party is None:
            return None
        key = (party, on)
        found = self._blocs.get(key)
        if found is None:
            found = self._blocs[key] = self.blocs.bloc(party, on) or party
        return found

    def words(self, name: str) -> Wording:
        """Return what a party or an actor is called; a name that is in no table is itself."""
        party = self.blocs.get(name)
        if party is not None:
            return Wording(name, party.name_ar, party.name_en)
        actor = load_actors().get(name)
        return (
            Wording(name, actor.names[0], actor.name_en) if actor else Wording(name, name, name)
        )

    def hostile(self, a: str | None, b: str | None, on: date | None) -> bool:
        """Whether two parties, or the blocs they stand in, fight each other on that day."""
        if a is None or b is None or self.bloc(a, on) == self.bloc(b, on):
            return False
        key = (a, b, on)
        found = self._foes.get(key)
        if found is None:
            x, y = self.bloc(a, on), self.bloc(b, on)
            found = self.blocs.hostile(a, b, on) or self.blocs.hostile(x or a, y or b, on)
            self._foes[key] = found
        return found

    def at_war(self, party: str) -> bool:
        """Whether a party is of a war's own table, and no state that looks on from outside."""
        found = self.blocs.get(party)
        return found is None or found.pack != COMMON

    def alignment(self, source: str | None, on: date | None) -> str | None:
        """Return the party a source speaks for on that day, the record's own word first."""
        if source is None:
            return None
        if source in self.alignments:
            return self.alignments[source]
        key = (source, on)
        if key not in self._sides:
            self._sides[key] = self.outlets.alignment(source, on)
        return self._sides[key]

    def knows(self, source: str | None) -> bool:
        """Whether it is known of a source whose side it takes, or that it takes none."""
        if source is None:
            return False
        return source in self.alignments or self.outlets.find(source) is not None

    def group(self, source: str) -> str:
        """Return the name under which a source's voice counts: its group, else its own name."""
        return self.groups.get(source) or " ".join(fold_key(word) for word in source.split())
