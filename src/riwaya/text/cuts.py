"""Where a line falls apart: addresses, datelines, glued sentences, full stops."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.arabic.affixes import AND
from riwaya.arabic.memory import Forms
from riwaya.lexicons.layout import Layout
from riwaya.model import SentenceKind, Token
from riwaya.model.making import quick
from riwaya.text.lines import Line

_ADDRESS = re.compile(r"(?:https?://|www\.|t\.me/)\S+", re.IGNORECASE)
_STOPS = frozenset((".", "!", "?", "؟", "…"))
_STOPPING = Forms(lambda key: key[0] in _STOPS)
"""Whether a word or mark begins with a stop."""
_CLOSERS = frozenset("\"'»”’)]}")
_CLAUSES = frozenset("،,؛;")


@quick
@dataclass(frozen=True, slots=True)
class Piece:
    """A range of a line's tokens and, where the cut itself tells it, what it is."""

    first: int
    last: int
    kind: SentenceKind | None = None


def pieces(text: str, line: Line, layout: Layout) -> list[Piece]:
    """Return the parts of a line in order: addresses, dateline, glued parts, the rest."""
    out: list[Piece] = []
    for first, last, address in _addresses(text, line.tokens):
        if address:
            out.append(Piece(first, last, SentenceKind.LINK))
        else:
            out.extend(_prose(text, line, Piece(first, last), layout))
    return out


def _addresses(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int, bool]]:
    """Yield (first, last, whether it is an address) ranges of tokens."""
    start, end = words[0].start, words[-1].end
    at = 0
    for match in _ADDRESS.finditer(text, start, end):
        first = _index(words, at, match.start())
        last = _index(words, first, match.end())
        if first > at:
            yield at, first, False
        if last > first:
            yield first, last, True
        at = last
    if at < len(words):
        yield at, len(words), False


def _index(words: Sequence[Token], at: int, offset: int) -> int:
    """Return the first token from `at` on that starts at or behind an offset."""
    while at < len(words) and words[at].start < offset:
        at += 1
    return at


def _prose(text: str, line: Line, piece: Piece, layout: Layout) -> Iterator[Piece]:
    first = piece.first
    after = _dateline(line.tokens, first, piece.last, layout)
    if after is not None:
        yield Piece(first, after, SentenceKind.BYLINE)
        first = after
    for cut in _glue(text, line, first, piece.last, layout):
        yield Piece(first, cut, _before_glue(line.tokens, first, layout))
        first = cut
    if first < piece.last:
        yield Piece(first, piece.last)


def _dateline(words: Sequence[Token], first: int, last: int, layout: Layout) -> int | None:
    """Return the index behind "place - outlet:" at the start, if it stands there."""
    stop = min(last, first + layout.dateline)
    colon = next((i for i in range(first, stop) if words[i].key == ":"), None)
    if colon is None or colon + 1 >= last:
        return None
    keys = [word.key for word in words[first:colon]]
    if not any(key in layout.dashes for key in keys[1:]):
        return None
    named = any(layout.anywhere.longest(keys, i) for i in range(len(keys)))
    return colon + 1 if named or "«" in keys else None


def _glue(text: str, line: Line, first: int, last: int, layout: Layout) -> Iterator[int]:
    """Yield the indices at which a new sentence begins without a space before it."""
    words, speech, glued = line.tokens, layout.speech, line.glued
    if not glued and speech.isdisjoint(line.keys):
        return
    marks = [at for at in range(first + 1, last) if words[at].key in speech or at in glued]
    for at in marks:
        if words[at - 1].end != words[at].start:
            continue
        if at in glued:
            if _opens(words, at, last, layout) or words[at].key in speech:
                yield at
        elif text[words[at].start - 1] in _CLOSERS:
            yield at


def _opens(words: Sequence[Token], at: int, last: int, layout: Layout) -> bool:
    keys = [word.key for word in words[at : min(last, at + 4)]]
    return layout.openers.longest(keys, 0) is not None


def _before_glue(words: Sequence[Token], first: int, layout: Layout) -> SentenceKind | None:
    """Say what stands before glue: a caption behind a photo credit, else unknown as yet."""
    return SentenceKind.CAPTION if words[first].key in layout.agencies else None


def sentences(line: Line, piece: Piece, layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield the ranges of tokens that stops divide a piece into; endless ones are cut."""
    longest = layout.limits["sentence"]
    for first, last in _stopped(line, piece, layout):
        for cut in _clauses(line.tokens, first, last, longest):
            yield first, cut
            first = cut
        yield first, last


def _clauses(words: Sequence[Token], first: int, last: int, longest: int) -> Iterator[int]:
    """Yield where a range longer than any sentence is cut, each time in the later half of
    what one may hold: behind the last comma, else before the last "and", else anywhere.

    What is told in a sentence is weighed against all else in it, which for a text without
    stops would cost the square of its length.
    """
    while last - first > longest:
        low, high = first + longest // 2, first + longest
        near = range(high, low, -1)
        commas = (at for at in near if words[at - 1].key in _CLAUSES)
        joined = (at for at in near if words[at].key.startswith(AND))
        first = next(commas, None) or next(joined, high)
        yield first


def _stopped(line: Line, piece: Piece, layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield the ranges of tokens that stops divide a piece into."""
    words, first = line.tokens, piece.first
    marks = [first + at for at in _STOPPING.known(line.keys[first : piece.last])]
    for at in marks:
        if at >= first and _ends(words, at, piece, layout):
            last = _closed(words, at, piece.last)
            yield first, last
            first = last
    if first < piece.last:
        yield first, piece.last


def _closed(words: Sequence[Token], at: int, last: int) -> int:
    """Return the index behind a stop and the marks that cling to it."""
    at += 1
    while at < last and words[at].start == words[at - 1].end and _clings(words[at].key):
        at += 1
    return at


def _clings(key: str) -> bool:
    return key in _CLOSERS or key in _STOPS or not key.strip(".")


def _ends(words: Sequence[Token], at: int, piece: Piece, layout: Layout) -> bool:
    """Whether the token at `at` is a stop that ends a sentence."""
    key = words[at].key
    if key not in _STOPS and key.strip("."):
        return False
    if key != ".":
        return True
    if at == piece.first:
        return False
    before = words[at - 1]
    short = len(before.key) == 1 or before.key in layout.abbreviations
    if before.end == words[at].start and before.key.isalnum() and short:
        return False
    follow = words[at + 1] if at + 1 < piece.last else None
    return follow is None or follow.start > words[at].end or not follow.key[0].isdigit()
