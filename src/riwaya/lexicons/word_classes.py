"""Classes of words that conditions of frames share: fighters, vehicles, settlements …

A frame's list refers to a class by its id (`"@fighters"`) beside words of its own.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from riwaya.arabic.declension import declined
from riwaya.arabic.fold import fold_key
from riwaya.errors import LexiconError
from riwaya.lexicons.cues import read_toml

FILE = "frames/classes.toml"
MARK = "@"
"""What a reference to a class begins with."""

_FIELDS = frozenset(("id", "gloss", "nouns", "words", "of", "holds", "spares"))


@cache
def load_word_classes() -> dict[str, frozenset[str]]:
    """Return the folded forms of every class; raise `LexiconError` on a broken one.

    A class may take in those that stand before it.
    """
    classes: dict[str, frozenset[str]] = {}
    for entry in read_toml(FILE)["class"]:
        name = str(entry.get("id"))
        unknown = entry.keys() - _FIELDS
        if unknown or not {"id", "gloss", "holds", "spares"} <= entry.keys():
            raise LexiconError(f"lexicons/{FILE}: {name}: fields missing or unknown {unknown}")
        if name in classes:
            raise LexiconError(f"lexicons/{FILE}: {name} stands twice")
        taken = (_of(classes, other, name) for other in entry.get("of", ()))
        classes[name] = frozenset(_own(entry)).union(*taken)
    return classes


def _own(entry: dict[str, Any]) -> Iterator[str]:
    """Yield the forms of a class's own nouns, and its words as they stand."""
    for noun in entry.get("nouns", ()):
        singular, *plurals = noun.split()
        yield from declined(singular, plurals)
    yield from map(fold_key, entry.get("words", ()))


def _of(classes: dict[str, frozenset[str]], name: str, where: str) -> frozenset[str]:
    if name not in classes:
        raise LexiconError(f"lexicons/{FILE}: {where}: no class {name!r} before it")
    return classes[name]


def words_of(items: Iterable[str], where: str) -> frozenset[str]:
    """Return words with every class among them spelled out; `where` names their owner."""
    classes, words = load_word_classes(), set[str]()
    for item in items:
        if not item.startswith(MARK):
            words.add(item)
        elif item.removeprefix(MARK) in classes:
            words |= classes[item.removeprefix(MARK)]
        else:
            raise LexiconError(f"lexicons/frames: {where}: no class {item!r}")
    return frozenset(words)
