"""Which words tell that a report is about which war."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from riwaya.errors import LexiconError
from riwaya.lexicons.pack_tables import packs
from riwaya.lexicons.parties import load_parties


@dataclass(frozen=True, slots=True)
class War:
    """A pack's war: the country's actor id and code, telling words, who is "backed by" whom."""

    pack: str
    state: str
    words: tuple[str, ...]
    backed: dict[str, str]
    country: str


@cache
def load_wars() -> dict[str, War]:
    """Read the wars by pack; raise `LexiconError` for an unknown pack or party."""
    text = (files("riwaya.lexicons") / "wars.toml").read_text(encoding="utf-8")
    wars: dict[str, War] = {}
    for entry in tomllib.loads(text)["war"]:
        war = War(
            entry["pack"],
            entry["state"],
            tuple(entry["words"]),
            dict(entry.get("backed", {})),
            entry["country"],
        )
        unknown = [p for pair in war.backed.items() for p in pair if not load_parties().get(p)]
        if war.pack not in packs() or unknown:
            raise LexiconError(f"wars.toml: {war.pack}: no such pack, or no parties {unknown}")
        wars[war.pack] = war
    return wars
