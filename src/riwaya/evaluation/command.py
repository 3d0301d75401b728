"""`riwaya evaluate`: a reader's claims against gold claims, with what differs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from riwaya.errors import ConfigError
from riwaya.evaluation.camps import Camps, by_camp, read_camps
from riwaya.evaluation.gold import GoldClaim, GoldReport, parse_claim, read_corpus, read_gold
from riwaya.evaluation.score import (
    FIELDS,
    MISREAD,
    SEEMING,
    Miss,
    ReportScore,
    Scores,
    by_side,
    intervals,
    score,
)
from riwaya.evaluation.seeming import SeemingSpans, read_seeming, with_seeming
from riwaya.exports.claims_json import claim_to_json
from riwaya.model import Report
from riwaya.stages import ClaimReader

_HEADLINES = ("strict_f1", "lenient_f1", "complete_f1", "places_f1")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of each report, and how to print them."""

    reports: tuple[ReportScore, ...]
    rounds: int = 1000
    camps: Camps = field(default_factory=dict)

    @property
    def scores(self) -> Scores:
        """The scores over all reports."""
        return Scores.of(self.reports)

    def lines(self, *, errors: bool = False) -> Iterator[str]:
        """Yield the printed report: headlines with intervals, fields, types, sides, errors."""
        yield from self._headline_lines()
        yield from self._field_lines()
        yield from self._type_lines()
        yield from self._side_lines()
        if errors:
            yield from self._error_lines()

    def _headline_lines(self) -> Iterator[str]:
        strict, figures = self.scores.agreement("strict"), self.scores.figures()
        bounds = intervals(self.reports, rounds=self.rounds)
        claims = f"gold {strict.gold}  given {strict.given}  found {strict.found}"
        yield f"reports {len(self.reports)}  {claims}"
        yield f"strict precision {strict.precision:.3f}  recall {strict.recall:.3f}"
        for name in _HEADLINES:
            low, high = bounds.get(name, (0.0, 0.0))
            yield f"{name.replace('_', ' ')} {figures[name]:.3f}  (95 % {low:.3f}–{high:.3f})"
        yield from self._seeming_lines()

    def _seeming_lines(self) -> Iterator[str]:
        sentences, misread = self.scores.counts[SEEMING], self.scores.counts[MISREAD]
        if sentences:
            share = misread / sentences
            yield f"seeming sentences {sentences}  with a claim {misread}  share {share:.3f}"

    def _field_lines(self) -> Iterator[str]:
        yield "\nfield           right   of  (matched claims, optional ones too)"
        for name in FIELDS:
            seen = self.scores.counts[("field", name, "seen")]
            yield f"{name:15} {self.scores.field(name):.3f} {seen:5d}"

    def _type_lines(self) -> Iterator[str]:
        yield "\ntype                     P     R     F1  gold given"
        for name in self.scores.types():
            a = self.scores.agreement("type", name)
            rates = f"{a.precision:.3f} {a.recall:.3f} {a.f1:.3f}"
            yield f"{name:21} {rates} {a.gold:5d} {a.given:5d}"

    def _side_lines(self) -> Iterator[str]:
        yield from _group_lines("side", by_side(self.reports))
        if self.camps:
            yield from _group_lines("camp", by_camp(self.reports, self.camps))

    def _error_lines(self) -> Iterator[str]:
        yield ""
        for report in self.reports:
            yield from map(_miss_line, report.misses)
            for wrong in report.wrongs:
                gold, given = wrong.pair.gold, wrong.pair.given
                values = f"{_shown(gold, wrong.field)} ≠ {_shown(given, wrong.field)}"
                where = f"{wrong.report}:{gold.start} {gold.type} {gold.trigger}"
                yield f"wrong {where} {wrong.field}: {values}"


def _group_lines(name: str, groups: Mapping[str, Scores]) -> Iterator[str]:
    yield f"\n{name:22} strict complete  gold"
    for group, scores in groups.items():
        strict, complete = scores.agreement("strict"), scores.agreement("complete")
        yield f"{group:21} {strict.f1:.3f}   {complete.f1:.3f} {strict.gold:5d}"


def evaluate(
    gold: Path,
    texts: Path | None,
    reader: ClaimReader,
    *,
    rounds: int = 1000,
    part: str | None = None,
) -> Evaluation:
    """Read every report of `gold` with `reader` and score what it gives.

    `gold` is a JSON Lines file with its texts in `texts` (else in `reports`, or in the
    file's own folder), or a folder of annotated reports, of which `part` keeps `dev` or
    `test`. `rounds` counts bootstrap draws.
    """
    reports = load(gold, texts, part)
    seeming = read_seeming(gold) if gold.is_dir() else None
    scored = evaluate_reports(reports, reader, rounds=rounds, seeming=seeming)
    return replace(scored, camps=read_camps(gold) if gold.is_dir() else {})


def evaluate_reports(
    gold: Sequence[GoldReport],
    reader: ClaimReader,
    *,
    rounds: int = 1000,
    seeming: SeemingSpans | None = None,
) -> Evaluation:
    """Score what `reader` gives for reports that are already read.

    `seeming` holds the sentences of them that only seem to tell of violence.
    """
    given = {report.name: read_claims(report, reader) for report, _ in gold}
    return Evaluation(tuple(with_seeming(score(gold, given), seeming or {})), rounds)


def read_claims(report: Report, reader: ClaimReader) -> list[GoldClaim]:
    """Return the reader's claims for a report as the claims format would carry them."""
    return [parse_claim(claim_to_json(report, claim)) for claim in reader.read(report)]


def load(gold: Path, texts: Path | None = None, part: str | None = None) -> list[GoldReport]:
    """Return the gold reports of a JSON Lines file or of a folder of annotated reports.

    Raises `ConfigError` where there are none, or when `part` is asked of a file.
    """
    if gold.is_dir():
        reports = read_corpus(gold, part)
        if part is not None and not reports:
            raise ConfigError(f"{gold}: no report of part {part!r}")
        return reports
    if part is not None:
        raise ConfigError(f"{gold}: only a folder of annotated reports has parts")
    if not gold.exists():
        raise ConfigError(f"{gold}: no such gold file or folder")
    beside = gold.parent / "reports"
    return read_gold(gold, texts or (beside if beside.is_dir() else gold.parent))


def _miss_line(miss: Miss) -> str:
    return (
        f"{miss.kind} {miss.report}:{miss.claim.start} {miss.claim.type} {miss.claim.trigger}"
    )


def _shown(claim: GoldClaim, name: str) -> str:
    value = getattr(claim, name)
    if name == "date" and value is not None:
        return f"{value.first}/{value.last}"
    if name == "losses":
        return "; ".join(f"{x.party} {x.kind} {x.low}–{x.high}" for x in value) or "none"
    return ", ".join(value) if isinstance(value, tuple) else str(value)
