"""Cut a report into paragraphs, sentences and tokens."""

import re

from riwaya.arabic.tokens import tokens
from riwaya.model import Document, Report, Sentence, Span

_END = re.compile(r"\n+|(?<![\s.][\w])(?:\.{2,}|[.!?؟…])[\"'»”)\]]*(?=\s|$|[^\W\d])")
"""A newline always ends a sentence; a full stop does unless it follows a single letter."""


def _pieces(text: str) -> list[tuple[int, int, int]]:
    """Return (start, end, paragraph) of each stretch between sentence ends."""
    pieces, start, paragraph = [], 0, 0
    for match in _END.finditer(text):
        pieces.append((start, match.end(), paragraph))
        paragraph += match.group().startswith("\n")
        start = match.end()
    pieces.append((start, len(text), paragraph))
    return pieces


def segment(report: Report) -> Document:
    """Return the report's text with its sentences and tokens; empty stretches are left out."""
    words = []
    sentences = []
    for start, end, paragraph in _pieces(report.text):
        first = len(words)
        words.extend(tokens(report.text, start, end))
        if len(words) > first:
            span = Span(words[first].start, words[-1].end)
            sentences.append(Sentence(span, first, len(words), paragraph))
    return Document(report, tuple(sentences), tuple(words))
