"""Which words tell that a report is about which war."""

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.arabic.memory import Forms
from riwaya.arabic.phrases import PhraseTrie, clitic_splits, phrase_keys
from riwaya.errors import LexiconError
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.pack_tables import covers, packs
from riwaya.lexicons.parties import load_parties


@dataclass(frozen=True, slots=True)
class Backing:
    """Whom an actor or party `by` backs in a war, from `first` to `last`."""

    by: str
    party: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class War:
    """A pack's war: the country's actor id and code, telling words, who is "backed by" whom."""

    pack: str
    state: str
    words: tuple[str, ...]
    backed: tuple[Backing, ...]
    country: str

    def backed_by(self, backers: Collection[str | None], on: date | None) -> str | None:
        """Return whom one of the backers (actors or parties) backs in this war on that day."""
        return next(
            (
                row.party
                for row in self.backed
                if row.by in backers and covers(row.first, row.last, on)
            ),
            None,
        )


def _backing(row: dict[str, Any]) -> Backing:
    return Backing(row["by"], row["party"], row.get("from"), row.get("to"))


def _unknown(war: War) -> list[str]:
    """Return the backers and parties of a war that no pack knows."""
    known = load_parties()
    backers = [
        row.by for row in war.backed if not (known.get(row.by) or load_actors().get(row.by))
    ]
    return backers + [row.party for row in war.backed if not known.get(row.party)]


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
            tuple(map(_backing, entry.get("backed", ()))),
            entry["country"],
        )
        unknown = _unknown(war)
        if war.pack not in packs() or unknown:
            raise LexiconError(f"wars.toml: {war.pack}: no such pack, or no parties {unknown}")
        wars[war.pack] = war
    return wars


@cache
def load_homes() -> dict[str, str]:
    """Return the state (an actor's id) of each country by its code, at war or not; raise
    `LexiconError` for an unknown one.
    """
    text = (files("riwaya.lexicons") / "wars.toml").read_text(encoding="utf-8")
    others = {str(code): str(actor) for code, actor in tomllib.loads(text)["states"].items()}
    unknown = [actor for actor in others.values() if load_actors().get(actor) is None]
    if unknown:
        raise LexiconError(f"wars.toml: no such states {unknown}")
    return others | {war.country: war.state for war in load_wars().values()}


@cache
def _words() -> PhraseTrie[str]:
    return PhraseTrie(
        (phrase_keys(word), war.pack) for war in load_wars().values() for word in war.words
    )


def _opens(key: str) -> str | None:
    """Return the word without proclitics where it begins a telling word."""
    trie = _words()
    for _, rest in clitic_splits(key):
        if trie.longest((rest,), 0) or rest in _first_words():
            return rest
    return None


_OPENINGS = Forms(_opens)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(
        keys[0]
        for war in load_wars().values()
        for word in war.words
        if len(keys := phrase_keys(word)) > 1
    )


def telling_words(keys: Sequence[str]) -> list[tuple[int, str]]:
    """Return (index of the word, pack) for each folded word that tells of a war, not for one
    inside a longer name.
    """
    trie, told, behind = _words(), list[tuple[int, str]](), 0
    for at in _OPENINGS.known(keys):
        found = trie.longest(keys, at, _OPENINGS[keys[at]]) if at >= behind else None
        if found:
            behind = found[0]
            told.append((at, found[1][0]))
    return told
