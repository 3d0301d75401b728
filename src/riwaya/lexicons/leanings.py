"""Whose side a report takes where no outlet tells: what it calls its own and its enemies."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from riwaya.arabic.phrases import PhraseTrie, phrase_keys
from riwaya.errors import LexiconError
from riwaya.lexicons.actors import Actor, load_actors
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.pack_tables import covers, packs
from riwaya.lexicons.parties import load_parties

ENOUGH = 2
"""A single such word may be another's, taken over without thinking."""

_CLEAR = 2
"""How many times as often as the words of all others they must be met."""

_OPENING = frozenset("«\"“‘'(")


@dataclass(frozen=True, slots=True)
class Leaning:
    """The words that only `side` uses in the war of `pack`, from `first` to `last`."""

    pack: str
    side: str
    words: tuple[str, ...]
    first: date | None
    last: date | None
    example: str

    def holds(self, pack: str | None, on: date | None) -> bool:
        """Whether the words tell of their side in this war on that day."""
        return pack == self.pack and covers(self.first, self.last, on)


@cache
def load_leanings() -> tuple[Leaning, ...]:
    """Read the leanings; raise `LexiconError` for an unknown pack or party."""
    found = []
    for entry in read_toml("leanings.toml")["leaning"]:
        pack, side = entry["pack"], entry["side"]
        if pack not in packs() or load_parties().get(side) is None:
            raise LexiconError(f"leanings.toml: no pack {pack!r} or no party {side!r}")
        words = tuple(entry["words"])
        found.append(
            Leaning(pack, side, words, entry.get("from"), entry.get("to"), entry["example"])
        )
    return tuple(found)


@cache
def _words() -> PhraseTrie[Leaning]:
    return PhraseTrie((phrase_keys(w), one) for one in load_leanings() for w in one.words)


def read_side(
    outlet: str, keys: Sequence[str], pack: str | None, on: date | None
) -> tuple[str | None, str | None]:
    """Return the side of a report whose outlet is in no table, and what tells it: the outlet's
    `name` or the report's `words`; twice `None` where neither does.
    """
    side = named_side(outlet, pack, on)
    if side is not None:
        return side, "name"
    side = leaning(keys, pack, on)
    return side, None if side is None else "words"


def leaning(keys: Sequence[str], pack: str | None, on: date | None) -> str | None:
    """Return the party whose words a report uses in the war of `pack`; `None` where they are
    too few or those of several blocs.

    `keys` are the report's folded words. One that opens a quotation is somebody else's.
    """
    told: Counter[str] = Counter()
    for first, _, _, found in _words().scan(keys):
        if not (first and keys[first - 1] in _OPENING):
            told.update(one.side for one in found if one.holds(pack, on))
    if not told:
        return None
    (side, most), *others = told.most_common()
    allied = load_parties().allied
    against = sum(n for other, n in others if not allied(other, side, on))
    return side if most >= ENOUGH and most > _CLEAR * against else None


@cache
def _groups() -> PhraseTrie[Actor]:
    groups = (actor for actor in load_actors() if actor.kind == "group")
    return PhraseTrie((phrase_keys(name), actor) for actor in groups for name in actor.names)


def named_side(outlet: str, pack: str | None, on: date | None) -> str | None:
    """Return the party of the first armed group that an outlet carries in its name."""
    for _, _, _, found in _groups().scan(phrase_keys(outlet)):
        party = next((p for actor in found if (p := actor.party(pack, on))), None)
        if party is not None:
            return party
    return None
