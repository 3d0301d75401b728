"""Search that forgives Arabic spelling: how words of a query become forms of the index."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from riwaya.arabic.affixes import ARTICLE, CONJUNCTIONS, FOR, PREPOSITIONS
from riwaya.arabic.tokens import starts_and_keys, tokens
from riwaya.model import Span

_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_SHORTEST = 2


@lru_cache(maxsize=4096)
def forms(key: str) -> tuple[str, ...]:
    """Return the folded spellings that a word may take with what is attached to its front."""
    bare = key.removeprefix(ARTICLE) if len(key) - len(ARTICLE) >= _SHORTEST else key
    if not bare[:1].isalpha() or bare.isascii():
        return (key,)
    found = {key}
    for conjunction in ("", *CONJUNCTIONS):
        for preposition in ("", *PREPOSITIONS):
            article = FOR if preposition == FOR else ARTICLE
            found.add(conjunction + preposition + bare)
            found.add(conjunction + preposition + article + bare)
    return tuple(sorted(found))


def word_keys(text: str) -> list[str]:
    """Return the folded words and numbers of a text, marks left out."""
    return [token.key for token in tokens(text) if _is_word(token.key)]


def search_key(text: str) -> str:
    """Return the folded words of a text with a space between."""
    return " ".join(word_keys(text))


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """Return the folded words of a name, by which its spellings are one."""
    return search_key(name)


class TextKeys:
    """The folded words of a report, as the search index takes them, cut out once."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._keys: list[str] = []
        for start, key in starts_and_keys(text):
            if _is_word(key):
                self._starts.append(start)
                self._keys.append(key)

    @property
    def all(self) -> str:
        """The folded words of the whole text."""
        return " ".join(self._keys)

    def within(self, span: Span) -> str:
        """Return the folded words that begin inside a span."""
        first = bisect_left(self._starts, span.start)
        return " ".join(self._keys[first : bisect_left(self._starts, span.end)])


def groups(words: str) -> list[list[str]]:
    """Return the folded words of a query, in groups that must follow each other."""
    found: list[list[str]] = []
    for match in _PHRASE.finditer(words):
        quoted = match.group(1)
        if quoted is None:
            found.extend([key] for key in word_keys(match.group(2)))
        else:
            found.append(word_keys(quoted))
    return [group for group in found if group]


@lru_cache(maxsize=1 << 16)
def _is_word(key: str) -> bool:
    return any(letter.isalnum() for letter in key)


def expression(words: str, *, exact: bool = False) -> str | None:
    """Return the FTS5 expression of a query; `None` when it has no word."""
    parts = []
    for first, *rest in groups(words):
        heads = (first,) if exact else forms(first)
        phrases = ('"' + " ".join((head, *rest)) + '"' for head in heads)
        parts.append("(" + " OR ".join(phrases) + ")")
    return " AND ".join(parts) or None


def occurs(words: str, text: str, *, exact: bool = False) -> bool:
    """Whether a text answers a query: every group of words occurs in it."""
    wanted = groups(words)
    keys = word_keys(text)
    return bool(wanted) and all(_places(group, keys, exact=exact) for group in wanted)


def spans_found(words: str, text: str, *, exact: bool = False) -> list[Span]:
    """Return where in a text the words of a query stand, in order, none inside another."""
    kept = [token for token in tokens(text) if _is_word(token.key)]
    keys = [token.key for token in kept]
    found = {
        Span(kept[at].start, kept[at + len(group) - 1].end)
        for group in groups(words)
        for at in _places(group, keys, exact=exact)
    }
    return sorted(
        span for span in found if not any(o != span and o.covers(span) for o in found)
    )


def _places(group: Sequence[str], keys: Sequence[str], *, exact: bool) -> list[int]:
    """Return where in the folded words of a text a group of words begins."""
    first, *rest = group
    heads = {first} if exact else set(forms(first))
    return [
        at
        for at, key in enumerate(keys)
        if key in heads and list(keys[at + 1 : at + 1 + len(rest)]) == rest
    ]
