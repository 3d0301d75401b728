"""What each side of a war calls itself and its enemies, and what its outlets are called."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from riwaya.errors import LexiconError
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.pack_tables import covers, packs
from riwaya.lexicons.parties import load_parties

_FILE = "leanings.toml"


@dataclass(frozen=True, slots=True)
class Leaning:
    """The words that only `side` uses in the war of `pack`, from `first` to `last`.

    `hints` are words it uses more than others do; `emblems` and `names` are words of its
    outlets' names, the latter of others' too.
    """

    pack: str
    side: str
    words: tuple[str, ...]
    hints: tuple[str, ...]
    emblems: tuple[str, ...]
    names: tuple[str, ...]
    first: date | None
    last: date | None
    example: str

    def holds(self, pack: str | None, on: date | None) -> bool:
        """Whether the words tell of their side in this war on that day."""
        return pack == self.pack and covers(self.first, self.last, on)


@dataclass(frozen=True, slots=True)
class Epithets:
    """Words beside a name that tell for or against him who bears it, as written.

    `slain` and `martyred` stand some words before it. Scorn for their enemies tells nothing of
    the parties in `outspoken`: they have words of their own.
    """

    hostile_before: tuple[str, ...]
    hostile_after: tuple[str, ...]
    honour_before: tuple[str, ...]
    honour_after: tuple[str, ...]
    slain: tuple[str, ...]
    martyred: tuple[str, ...]
    outspoken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organs:
    """What the mouth of one that fights is called and how it says "our men"; what a state's own
    outlet is called, in which wars (`official_packs`).
    """

    names: tuple[str, ...]
    ours: tuple[str, ...]
    official: tuple[str, ...]
    official_packs: tuple[str, ...]


def _leaning(entry: dict[str, Any]) -> Leaning:
    pack, side = entry["pack"], entry["side"]
    if pack not in packs() or load_parties().get(side) is None:
        raise LexiconError(f"{_FILE}: no pack {pack!r} or no party {side!r}")
    return Leaning(
        pack,
        side,
        tuple(entry["words"]),
        tuple(entry.get("hints", ())),
        tuple(entry.get("emblems", ())),
        tuple(entry.get("names", ())),
        entry.get("from"),
        entry.get("to"),
        entry["example"],
    )


@cache
def load_leanings() -> tuple[Leaning, ...]:
    """Read the leanings; raise `LexiconError` for an unknown pack or party."""
    return tuple(map(_leaning, read_toml(_FILE)["leaning"]))


@cache
def load_epithets() -> Epithets:
    """Read the words of honour and of scorn."""
    rows = read_toml(_FILE)["epithets"]
    return Epithets(*(tuple(rows[name]) for name in Epithets.__dataclass_fields__))


@cache
def load_organs() -> Organs:
    """Read what the outlets of armies, groups and states are called."""
    data = read_toml(_FILE)
    mouths, official = data["organs"], data["official"]
    return Organs(
        tuple(mouths["names"]),
        tuple(mouths["ours"]),
        tuple(official["names"]),
        tuple(official["packs"]),
    )
