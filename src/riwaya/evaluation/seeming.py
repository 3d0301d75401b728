"""Sentences that only seem to tell of violence, and how many a reader takes a claim from.

A folder of annotated reports may mark such sentences under `seeming`, as spans of the text. One
is misread when a claim stands in it that is none of the gold claims: what annotators may
disagree on is marked optional there, and costs nothing.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from riwaya.evaluation.gold import GoldError
from riwaya.evaluation.score import MISREAD, SEEMING, Counts, Miss, ReportScore
from riwaya.model import Span

SeemingSpans = Mapping[str, Sequence[Span]]
"""The marked sentences of each report, by the report's name."""


def read_seeming(folder: Path) -> SeemingSpans:
    """Read the sentences that the reports of a folder mark under `seeming`; most mark none.

    Raises `GoldError` when a mark is not a pair of offsets.
    """
    return {path.stem: _spans(path) for path in sorted(folder.glob("*.json"))}


def with_seeming(scored: Iterable[ReportScore], seeming: SeemingSpans) -> list[ReportScore]:
    """Return the scores with the marked sentences and the misread ones among them counted."""
    return [_counted(score, seeming.get(score.report.name, ())) for score in scored]


def _counted(score: ReportScore, sentences: Sequence[Span]) -> ReportScore:
    if not sentences:
        return score
    misread = sum(
        any(_read_in(miss, sentence) for miss in score.misses) for sentence in sentences
    )
    marks: Counts = score.counts.copy()
    marks[SEEMING], marks[MISREAD] = len(sentences), misread
    return replace(score, counts=marks)


def _read_in(miss: Miss, sentence: Span) -> bool:
    return miss.kind == "spurious" and sentence.covers(Span(miss.claim.start, miss.claim.end))


def _spans(path: Path) -> list[Span]:
    marks = json.loads(path.read_text(encoding="utf-8")).get("seeming", [])
    try:
        return [Span(start, end) for start, end in marks]
    except (TypeError, ValueError) as error:
        raise GoldError(f"{path}: seeming sentences: {error!r}") from error
