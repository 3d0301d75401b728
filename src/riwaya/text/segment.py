"""Cut a report into sentences and tokens, and say what each stretch of it is."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import filterfalse

from riwaya.lexicons.layout import Layout, load_layout
from riwaya.model import Document, Report, Sentence, SentenceKind, Span, Token
from riwaya.text.cuts import Piece, pieces, sentences
from riwaya.text.kinds import Classifier
from riwaya.text.lines import Line, Ungluer, lines

_FULL = frozenset((".", "؟", "!", "?"))
_REPEATED = 5
"""A sentence of fewer tokens may well be said twice."""


def segment(report: Report, *, vocabulary: frozenset[str] | None = None) -> Document:
    """Return the report's text with its sentences and tokens; empty stretches are left out.

    `vocabulary` are folded keys of names that may stand glued to a function word ("حلبمن");
    without it the names of `lexicons/layout.toml` serve. Any text can be cut, none raises.
    """
    return _segmenter(vocabulary).cut(report)


@lru_cache(maxsize=4)
def _segmenter(vocabulary: frozenset[str] | None) -> "Segmenter":
    layout = load_layout()
    return Segmenter(layout, layout.names if vocabulary is None else vocabulary)


class Segmenter:
    """Cuts reports with one layout lexicon and one vocabulary of names."""

    def __init__(self, layout: Layout, vocabulary: frozenset[str]) -> None:
        self._layout = layout
        self._ungluer = Ungluer(layout, vocabulary)
        self._classifier = Classifier(layout)

    def cut(self, report: Report) -> Document:
        """Return the report as a document."""
        words: list[Token] = []
        found: list[Sentence] = []
        given: set[tuple[str, ...]] = set()
        all_lines = lines(report.text, self._ungluer, self._layout.continuing)
        for place, line in enumerate(all_lines):
            base = len(words)
            words.extend(line.tokens)
            for first, last, kind in self._line(report.text, line, place, len(all_lines)):
                span = Span(line.tokens[first].start, line.tokens[last - 1].end)
                again = _given(line.keys[first:last], given)
                what = SentenceKind.REPEAT if again else kind
                found.append(Sentence(span, base + first, base + last, place, what))
        return Document(report, tuple(found), tuple(words))

    def _line(
        self, text: str, line: Line, place: int, count: int
    ) -> Iterator[tuple[int, int, SentenceKind]]:
        """Yield (first, last, kind) of a line's sentences."""
        parts = pieces(text, line, self._layout)
        for at, piece in enumerate(parts):
            kind = piece.kind or self._kind(line.tokens, parts, at, (place, count))
            if piece.kind is SentenceKind.LINK:
                yield piece.first, piece.last, kind
                continue
            for first, last in sentences(line, piece, self._layout):
                away = first > 0 and self._classifier.leads_away(line.tokens[first:last])
                yield first, last, SentenceKind.LINK if away else kind

    def _kind(
        self, words: Sequence[Token], parts: Sequence[Piece], at: int, where: tuple[int, int]
    ) -> SentenceKind:
        """Return what a part of a line is; a part of several is no heading."""
        piece = parts[at]
        if len(parts) == 1:
            return self._classifier.kind(words[piece.first : piece.last], *where)
        glued = at + 1 < len(parts) and parts[at + 1].kind is None
        whole = any(word.key in _FULL for word in words[piece.first : piece.last])
        if glued and not whole and where[0] > 0:
            return SentenceKind.LINK
        return SentenceKind.BODY


def _given(keys: Sequence[str], given: set[tuple[str, ...]]) -> bool:
    """Whether a sentence was given before, as a headline is that a page shows twice."""
    keys = tuple(filterfalse(_FULL.__contains__, keys))
    if len(keys) < _REPEATED:
        return False
    again = keys in given
    given.add(keys)
    return again
