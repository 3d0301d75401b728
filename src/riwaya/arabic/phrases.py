"""A trie of phrases over folded token keys: the one matcher that all name lists share."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

from riwaya.arabic.affixes import ALEF, CONJUNCTIONS, FOR, PREPOSITIONS
from riwaya.arabic.memory import Forms
from riwaya.arabic.tokens import tokens

T = TypeVar("T")

Node = tuple[dict[str, Any], list[T]]
"""The words that may follow, each with its own node, and the payloads of what ends here."""

_CONJUNCTIONS = ("", *CONJUNCTIONS)
_PREPOSITIONS = ("", *PREPOSITIONS)


@lru_cache(maxsize=1 << 17)
def clitic_splits(key: str) -> tuple[tuple[str, str], ...]:
    """Return the ways to take (proclitics, rest) apart, the whole word first.

    The article stays with the rest; `لل` is read as `ل` + `ال`. Which reading is right is for
    the lexicon that knows the rest, and for the context, to say.
    """
    splits = []
    for conjunction in _CONJUNCTIONS:
        if not key.startswith(conjunction):
            continue
        after = key[len(conjunction) :]
        for preposition in _PREPOSITIONS:
            if not after.startswith(preposition):
                continue
            rest = after[len(preposition) :]
            if len(rest) < 2:  # noqa: PLR2004  a word has two letters at least
                continue
            splits.append((conjunction + preposition, rest))
            if preposition == FOR and rest.startswith(FOR):
                splits.append((conjunction + preposition, ALEF + rest))
    return tuple(splits)


def _readings(key: str) -> tuple[str, ...]:
    return (key, *(rest for _, rest in clitic_splits(key)))


READINGS = Forms(_readings)
"""Word → the word as it stands and without its proclitics."""


def phrase_keys(phrase: str) -> tuple[str, ...]:
    """Return the folded token keys of a phrase as lexicons write it."""
    return tuple(token.key for token in tokens(phrase))


class PhraseTrie(Generic[T]):
    """Phrases with payloads; the longest match wins and all payloads of it are returned.

    `firsts` are the words that phrases begin with.
    """

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]]) -> None:
        self._root: dict[str, Node[T]] = {}
        for keys, payload in entries:
            level, found = self._root, None
            for key in keys:
                found = level.setdefault(key, ({}, []))
                level = found[0]
            if found is not None:
                found[1].append(payload)
        self.firsts = self._root.keys()
        self._openings = Forms(self._opening)

    def _opening(self, key: str) -> tuple[tuple[str, Node[T]], ...]:
        """Return the proclitics of a word that may begin a phrase and the node of the rest;
        mostly none.
        """
        root, splits = self._root, clitic_splits(key) or (("", key),)
        return tuple((clitics, root[rest]) for clitics, rest in splits if rest in root)

    def longest(
        self, keys: Sequence[str], at: int, first: str | None = None
    ) -> tuple[int, list[T]] | None:
        """Return (end, payloads) of the longest phrase that starts at `at`.

        `first` stands in for `keys[at]` when proclitics were taken off it. Nothing starts
        outside the keys.
        """
        if not 0 <= at < len(keys):
            return None
        node = self._root.get(keys[at] if first is None else first)
        if node is None:
            return None
        return _longest(node, keys, at + 1, len(keys)) if node[0] else (at + 1, node[1])

    def openings(self, keys: Sequence[str]) -> Iterator[int]:
        """Yield the indices of words that may begin a phrase."""
        return self._openings.known(keys)

    def scan(self, keys: Sequence[str]) -> Iterator[tuple[int, int, str, list[T]]]:
        """Yield (first, last, proclitics, payloads) of longest matches without overlap."""
        return self.among(keys, self.openings(keys), len(keys))

    def among(
        self, keys: Sequence[str], openings: Iterable[int], stop: int
    ) -> Iterator[tuple[int, int, str, list[T]]]:
        """Yield the longest matches that begin at such openings and end at `stop` or before."""
        behind = 0
        for at in openings:
            if at < behind:
                continue
            best: tuple[int, str, list[T]] | None = None
            for clitics, node in self._openings[keys[at]]:
                here = _longest(node, keys, at + 1, stop) if node[0] else (at + 1, node[1])
                if here and (best is None or here[0] > best[0]):
                    best = (here[0], clitics, here[1])
            if best is not None:
                behind = best[0]
                yield at, behind, best[1], best[2]


def _longest(
    node: Node[T], keys: Sequence[str], index: int, stop: int
) -> tuple[int, list[T]] | None:
    """Return (end, payloads) of the longest phrase that goes on from a node at `index`."""
    best = None
    while True:
        level, payloads = node
        if payloads:
            best = (index, payloads)
        if index >= stop or keys[index] not in level:
            return best
        node = level[keys[index]]
        index += 1
