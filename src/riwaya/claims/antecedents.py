"""Bare words that point back at a place ("the town") read as that place."""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.arabic.memory import Forms
from riwaya.arabic.phrases import clitic_splits
from riwaya.lexicons.cues import load_place_words
from riwaya.model import Document, PlaceMention, Span, Where

_SENSES = 3
"""A word with more senses than this points at whatever was named last."""

Pair = tuple[PlaceMention, Where]


def with_antecedents(
    document: Document, places: Sequence[PlaceMention], wheres: Sequence[Where]
) -> tuple[list[PlaceMention], list[Where]]:
    """Return a document's places with those that only point back given what they point at."""
    covered = {at for m in places for at in range(m.first, m.last)}
    pairs = [*zip(places, wheres, strict=True), *_bare(document, covered)]
    pairs.sort(key=lambda pair: pair[0].first)
    out: list[Pair] = []
    for mention, where in pairs:
        wanted = _pointing(document, mention)
        if wanted is None:
            out.append((mention, where))
        elif (found := _antecedent(out, wanted)) is not None:
            out.append(_as(mention, where, found))
    return [m for m, _ in out], [w for _, w in out]


def _bare(document: Document, covered: set[int]) -> list[Pair]:
    """Return a mention for each pointing word that no place covers."""
    found: list[Pair] = []
    for at, token in enumerate(document.tokens):
        split = _POINTERS[token.key]
        if split is None or at in covered or at + 1 in covered:
            continue
        clitics, rest = split
        start = token.end - min(len(rest), token.end - token.start)
        span = Span(start, token.end)
        mention = PlaceMention(
            first=at,
            last=at + 1,
            span=span,
            name=span.of(document.report.text),
            preposition=clitics[-1:] or _before(document, at),
        )
        found.append((mention, Where(mention.name, span)))
    return found


def _pointer(key: str) -> tuple[str, str] | None:
    """Return the proclitics and the rest of a word that points back at a place."""
    words = load_place_words()
    return next((split for split in clitic_splits(key) if split[1] in words), None)


_POINTERS = Forms(_pointer)


def _before(document: Document, at: int) -> str | None:
    return document.tokens[at - 1].key if at else None


def _pointing(document: Document, mention: PlaceMention) -> tuple[str, ...] | None:
    """Return the precisions a mention may point at, `None` for a name of its own."""
    if mention.candidates:
        return None
    split = _POINTERS[document.tokens[mention.last - 1].key]
    short = mention.last - mention.first <= 1 or mention.direction is not None
    return load_place_words()[split[1]] if split is not None and short else None


def _antecedent(before: Sequence[Pair], precisions: tuple[str, ...]) -> Pair | None:
    """Return the nearest place before that a pointing word can mean, its first sense first."""
    if len(precisions) > _SENSES:
        return next((p for p in reversed(before) if p[1].precision.value in precisions), None)
    for precision in precisions:
        for pair in reversed(before):
            if pair[1].precision.value == precision:
                return pair
    return None


def _as(mention: PlaceMention, where: Where, antecedent: Pair) -> Pair:
    """Return a pointing mention with what it points at, its own words kept as its span."""
    meant, place = antecedent
    named = replace(mention, name=meant.name, candidates=meant.candidates, kind=meant.kind)
    return named, replace(place, span=where.span)
