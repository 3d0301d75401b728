"""Lines of a text as tokens, with words that were run together taken apart."""

import re
from dataclasses import dataclass

from riwaya.arabic.fold import letters_before
from riwaya.arabic.memory import Forms
from riwaya.arabic.tokens import tokens
from riwaya.lexicons.layout import Layout
from riwaya.model import Token
from riwaya.model.making import quick

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@quick
@dataclass(frozen=True, slots=True)
class Line:
    """A line's tokens, their keys, and the indices at which a glued word begins."""

    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    glued: frozenset[int]


class Ungluer:
    """Splits a known name from the function word that was run together with it.

    `vocabulary` holds folded keys of names; a word that is itself in it is left whole.
    """

    def __init__(self, layout: Layout, vocabulary: frozenset[str]) -> None:
        self._suffixes = layout.suffixes
        self._vocabulary = vocabulary
        self.names = Forms(self._name)

    def _name(self, key: str) -> str | None:
        """Return the name a glued key begins with, or `None` when the key is one word."""
        if key in self._vocabulary:
            return None
        for suffix in self._suffixes:
            if key.endswith(suffix) and key[: -len(suffix)] in self._vocabulary:
                return key[: -len(suffix)]
        return None

    def parts(self, text: str, token: Token) -> tuple[Token, Token] | None:
        """Return the two tokens a glued one is made of; their spans lie side by side."""
        name = self.names[token.key]
        if name is None:
            return None
        cut = token.start + letters_before(text, token.start, token.end, name)
        if not token.start < cut < token.end:
            return None
        return (
            Token(token.start, cut, name),
            Token(cut, token.end, token.key[len(name) :]),
        )


def lines(text: str, ungluer: Ungluer, continuing: frozenset[str]) -> list[Line]:
    """Return the lines that have tokens, in order.

    A line that breaks off behind a word of `continuing` ("in", "that") goes on in the next.
    """
    found: list[Line] = []
    for match in _LINE.finditer(text):
        line = _line(text, match.start(), match.end(), ungluer)
        if not line.tokens:
            continue
        if found and found[-1].keys[-1] in continuing:
            found[-1] = _joined(found[-1], line)
        else:
            found.append(line)
    return found


def _joined(left: Line, right: Line) -> Line:
    count = len(left.tokens)
    glued = left.glued | {count + i for i in right.glued}
    return Line(left.tokens + right.tokens, left.keys + right.keys, glued)


def _line(text: str, start: int, end: int, ungluer: Ungluer) -> Line:
    found = tokens(text, start, end)
    glued: list[int] = []
    keys = [token.key for token in found]
    for at in list(ungluer.names.known(keys)):
        place = at + len(glued)
        parts = ungluer.parts(text, found[place])
        if parts is not None:
            found[place : place + 1] = parts
            keys[place : place + 1] = [part.key for part in parts]
            glued.append(place + 1)
    return Line(tuple(found), tuple(keys), frozenset(glued))
