"""The sides of each war: who is on whose side, and who fights whom, at a date."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from riwaya.errors import LexiconError
from riwaya.lexicons.pack_tables import COMMON, Row, covers, pack_rows

PARTY_COLUMNS = ("id", "name_ar", "name_en", "bloc", "from", "to", "note")
HOSTILITY_COLUMNS = ("a", "b", "from", "to", "note")

_KEPT = 1 << 14
"""Who fights a party on a day is remembered for so many of both."""


@dataclass(frozen=True, slots=True)
class Party:
    """A side; `bloc` names those it stands with from `first` to `last` (open when `None`)."""

    id: str
    name_ar: str
    name_en: str
    bloc: str
    first: date | None
    last: date | None
    pack: str


@dataclass(frozen=True, slots=True)
class Hostility:
    """That party `a` fights party `b` in a pack's war, from `first` to `last`."""

    pack: str
    a: str
    b: str
    first: date | None
    last: date | None


class Parties:
    """All parties of all packs; where no day is known (`None`) the first fitting row holds."""

    def __init__(self, parties: tuple[Party, ...], hostilities: tuple[Hostility, ...]) -> None:
        self._rows: dict[str, list[Party]] = {}
        for party in parties:
            self._rows.setdefault(party.id, []).append(party)
        self.hostilities = hostilities
        self._fights: dict[str, list[tuple[Hostility, str]]] = {}
        self._known: dict[tuple[str, str | None, date | None], dict[str, None]] = {}
        for row in hostilities:
            for end, other in ((row.a, row.b), (row.b, row.a)):
                if end not in self._rows:
                    raise LexiconError(f"{row.pack}/hostility.csv: no party {end!r}")
                self._fights.setdefault(end, []).append((row, other))

    @property
    def ids(self) -> tuple[str, ...]:
        """All party ids, in the order of the tables."""
        return tuple(self._rows)

    def get(self, party: str) -> Party | None:
        """Return the party's first row, `None` when there is no such party."""
        rows = self._rows.get(party)
        return rows[0] if rows else None

    def periods(self, party: str) -> tuple[Party, ...]:
        """Return the party's rows, each for the days it holds; none for an unknown party."""
        return tuple(self._rows.get(party, ()))

    def bloc(self, party: str, on: date | None = None) -> str | None:
        """Return the bloc the party stands in on that day, its own id when it stands alone."""
        for row in self._rows.get(party, ()):
            if covers(row.first, row.last, on):
                return row.bloc or party
        return party if party in self._rows else None

    def allied(self, a: str, b: str, on: date | None = None) -> bool:
        """Whether two known parties stand in one bloc on that day; a party is its own ally."""
        left = self.bloc(a, on)
        return left is not None and left == self.bloc(b, on)

    def hostile(self, a: str, b: str, on: date | None = None, pack: str | None = None) -> bool:
        """Whether the two fight each other on that day, in that pack's war or in any."""
        return b in self._opposed(a, pack, on)

    def opponents(
        self, party: str, pack: str | None = None, on: date | None = None
    ) -> tuple[str, ...]:
        """Return whom the party fights on that day, its main enemy first."""
        return tuple(self._opposed(party, pack, on))

    def _opposed(self, party: str, pack: str | None, on: date | None) -> dict[str, None]:
        """Return the opponents in the order of the tables, a pack's own rows first."""
        found = self._known.get((party, pack, on))
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[party, pack, on] = self._looked_up(party, pack, on)
        return found

    def _looked_up(self, party: str, pack: str | None, on: date | None) -> dict[str, None]:
        found: dict[str, None] = {}
        for wanted in (pack, COMMON) if pack else (None,):
            for row, other in self._fights.get(party, ()):
                if wanted in (None, row.pack) and covers(row.first, row.last, on):
                    found[other] = None
        return found


def _party(row: Row) -> Party:
    return Party(
        row.need("id"),
        row.need("name_ar"),
        row.need("name_en"),
        row.text("bloc"),
        row.day("from"),
        row.day("to"),
        row.pack,
    )


@cache
def load_parties() -> Parties:
    """Read the parties of all packs; raise `LexiconError` when a table breaks its schema."""
    hostilities = tuple(
        Hostility(row.pack, row.need("a"), row.need("b"), row.day("from"), row.day("to"))
        for row in pack_rows("hostility.csv", HOSTILITY_COLUMNS)
    )
    return Parties(tuple(map(_party, pack_rows("parties.csv", PARTY_COLUMNS))), hostilities)
