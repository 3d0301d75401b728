"""Named actors (armies, groups, bodies, states, high offices), on a side at a date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from riwaya.errors import LexiconError
from riwaya.lexicons.pack_tables import COMMON, Row, covers, pack_rows
from riwaya.lexicons.parties import load_parties

ACTOR_COLUMNS = (
    "id",
    "name_ar",
    "variants_ar",
    "name_en",
    "kind",
    "party",
    "from",
    "to",
    "parent",
    "weak",
    "source",
)
ACTOR_KINDS = ("group", "person", "body", "people", "outlet", "state")


@dataclass(frozen=True, slots=True)
class Membership:
    """That an actor stood with a party in a pack's war, from `first` to `last`."""

    pack: str
    party: str
    first: date | None
    last: date | None

    def distance(self, on: date | None) -> int:
        """Return the days between the membership and a day: 0 inside it or for no day."""
        if covers(self.first, self.last, on) or on is None:
            return 0
        ends = (end for end in (self.first, self.last) if end is not None)
        return min(abs((on - end).days) for end in ends)


@dataclass(frozen=True, slots=True)
class Actor:
    """A named actor; `names` holds all its Arabic spellings, the usual one first.

    Where `weak` is set its one-word names are common words too (حزم, فتح), and count only in
    quotation marks, after a head noun, or once the full name has been read. `parent` is the
    actor it belongs to.
    """

    id: str
    names: tuple[str, ...]
    name_en: str
    kind: str
    weak: bool
    parent: str | None
    memberships: tuple[Membership, ...]

    def party(self, pack: str | None, on: date | None = None) -> str | None:
        """Return the party in that pack's war on that day.

        Where no row of the pack covers the day the one nearest to it holds (reports look back
        at groups that are no more); without a row for the pack the `common` rows are asked,
        then the only party there is.
        """
        for wanted in (pack, COMMON):
            rows = [row for row in self.memberships if row.pack == wanted]
            if rows:
                return min(rows, key=lambda row: row.distance(on)).party
        sides = {row.party for row in self.memberships if covers(row.first, row.last, on)}
        return sides.pop() if len(sides) == 1 else None

    def away(self, pack: str, on: date | None) -> int:
        """Return how many days lie between a day and the actor's own in that pack's war."""
        days = (row.distance(on) for row in self.memberships if row.pack == pack)
        return min(days, default=0)

    def packs(self) -> frozenset[str]:
        """Return the packs that know the actor."""
        return frozenset(row.pack for row in self.memberships)


class Actors:
    """All actors of all packs, by id."""

    def __init__(self, actors: dict[str, Actor]) -> None:
        self._actors = actors

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def __len__(self) -> int:
        return len(self._actors)

    def get(self, actor: str) -> Actor | None:
        """Return the actor, `None` when there is none of that id."""
        return self._actors.get(actor)

    def party(self, actor: str, pack: str | None = None, on: date | None = None) -> str | None:
        """Return the actor's party in that pack's war on that day, `None` when not known."""
        found = self._actors.get(actor)
        return found.party(pack, on) if found else None


def _membership(row: Row) -> Membership:
    party = row.need("party")
    if load_parties().get(party) is None:
        raise LexiconError(f"{row.place}: no party {party!r}")
    return Membership(row.pack, party, row.day("from"), row.day("to"))


def _names(rows: list[Row]) -> tuple[str, ...]:
    names = (name for row in rows for name in (row.text("name_ar"), *row.many("variants_ar")))
    return tuple(dict.fromkeys(name for name in names if name))


def _actor(rows: list[Row]) -> Actor:
    head = rows[0]
    kind = head.need("kind")
    if kind not in ACTOR_KINDS:
        raise LexiconError(f"{head.place}: kind {kind!r} is none of {ACTOR_KINDS}")
    head.need("name_ar")
    return Actor(
        head.need("id"),
        _names(rows),
        head.need("name_en"),
        kind,
        head.text("weak") == "1",
        head.text("parent") or None,
        tuple(map(_membership, rows)),
    )


@cache
def load_actors() -> Actors:
    """Read the actors of all packs; raise `LexiconError` when a table breaks its schema.

    Rows of one id are one actor: the first gives names and kind, later ones may add spellings
    and give the party of another war or time.
    """
    rows: dict[str, list[Row]] = {}
    for row in pack_rows("actors.csv", ACTOR_COLUMNS):
        rows.setdefault(row.need("id"), []).append(row)
    actors = {id: _actor(group) for id, group in rows.items()}
    for actor in actors.values():
        if actor.parent and actor.parent not in actors:
            raise LexiconError(f"actors.csv: {actor.id}: no parent {actor.parent!r}")
    return Actors(actors)
