"""How well extracted claims agree with gold claims, over all and by field, type and side.

Counts are kept for each report and only added, so a figure over any set of reports, and a
bootstrap over reports (Efron and Tibshirani 1993, percentile interval), needs no new matching.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from riwaya.evaluation.gold import GoldClaim, GoldReport
from riwaya.evaluation.matching import (
    Pair,
    accepts,
    accepts_date,
    match,
    place_keys,
    share_place,
)
from riwaya.model import FAMILY, Report

FIELDS = (
    "modality",
    "agent_party",
    "target_party",
    "date",
    "source_kind",
    "places",
    "losses",
    "weapons",
)
"""Fields that are judged on matched claims; losses and weapons only where gold has some."""

COMPLETE = ("modality", "agent_party", "date", "places")
"""Fields that a claim must have right, beside its type, to count as complete."""

SEEMING, MISREAD = ("seeming", "sentences"), ("seeming", "misread")
"""What sentences that only seem to tell of violence, and those misread, are counted under."""

Counts = Counter[tuple[str, ...]]
"""What was counted, by name: ("strict", "found"), ("field", "date", "right") and so on."""


_BY_TYPE = frozenset({"type", "family"})
"""What is counted by a claim's own type: a pair whose second right type was given counts as
found under the gold claim's type and as right under the given one's."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Claims wanted and the `found` of them, given and the `right` of them; rates in 0–1."""

    found: int
    gold: int
    right: int
    given: int

    @property
    def precision(self) -> float:
        """The share of the given that is right; 0 when nothing is given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted that is found; 0 when nothing is wanted."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.right * self.gold + self.found * self.given
        return 2 * self.found * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A claim that stands on one side only: `missed` by the reader, or `spurious`."""

    kind: str
    report: str
    claim: GoldClaim


@dataclass(frozen=True, slots=True)
class Wrong:
    """A matched claim with a field that differs."""

    report: str
    field: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class ReportScore:
    """One report's counts and where the two lists differ."""

    report: Report
    counts: Counts
    misses: tuple[Miss, ...]
    wrongs: tuple[Wrong, ...]
    has_gold: bool = True


def score_report(
    report: Report, gold: Sequence[GoldClaim], given: Sequence[GoldClaim]
) -> ReportScore:
    """Match one report's claims, strictly and leniently, and count what agrees."""
    counts: Counts = Counter()
    strict = match(report.text, gold, given)
    lenient = match(report.text, gold, given, lenient=True)
    _count_matches(counts, "strict", strict, gold, given)
    _count_matches(counts, "lenient", lenient, gold, given)
    _count_types(counts, strict, gold, given)
    wrongs = []
    for pair in strict:
        marks = judge_fields(pair)
        _count_fields(counts, pair, marks)
        wrongs += [Wrong(report.name, name, pair) for name, right in marks.items() if not right]
    misses = tuple(_misses(report, strict, gold, given))
    return ReportScore(report, counts, misses, tuple(wrongs), has_gold=bool(gold))


def judge_fields(pair: Pair) -> dict[str, bool]:
    """Say for each judged field of a matched claim whether it is right."""
    gold, given = pair.gold, pair.given
    marks = {
        name: accepts(gold, name, getattr(given, name))
        for name in ("modality", "agent_party", "target_party", "source_kind")
    }
    marks["date"] = accepts_date(gold, given)
    marks["places"] = share_place(gold, given)
    if gold.losses:
        marks["losses"] = bool(_loss_keys(gold) & _loss_keys(given))
    if gold.weapons:
        marks["weapons"] = bool(set(gold.weapons) & set(given.weapons))
    return marks


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts added over reports, and the figures that follow from them."""

    counts: Counts

    @classmethod
    def of(cls, reports: Iterable[ReportScore]) -> "Scores":
        """Add up the counts of reports."""
        total: Counts = Counter()
        for report in reports:
            total.update(report.counts)
        return cls(total)

    def agreement(self, *name: str) -> Agreement:
        """Return what was found, wanted, right and given: `strict`, `complete`, a type …"""
        right = "right" if name[0] in _BY_TYPE else "found"
        return Agreement(*(self.counts[(*name, s)] for s in ("found", "gold", right, "given")))

    def field(self, name: str) -> float:
        """Return the share of matched claims whose field is right; 0 when none was judged."""
        seen = self.counts[("field", name, "seen")]
        return self.counts[("field", name, "right")] / seen if seen else 0.0

    def types(self) -> list[str]:
        """Return the event types that gold or reader has, in alphabetical order."""
        return sorted({key[1] for key in self.counts if key[0] == "type"})

    def figures(self) -> dict[str, float]:
        """Return every headline figure by name, each in 0–1."""
        strict = self.agreement("strict")
        return {
            "strict_precision": strict.precision,
            "strict_recall": strict.recall,
            "strict_f1": strict.f1,
            "lenient_f1": self.agreement("lenient").f1,
            "complete_f1": self.agreement("complete").f1,
            "places_f1": self.agreement("places").f1,
            **{name: self.field(name) for name in FIELDS},
        }


def score(
    gold: Iterable[GoldReport], given: Mapping[str, Sequence[GoldClaim]]
) -> list[ReportScore]:
    """Score each gold report against the claims given under its name."""
    return [score_report(r, claims, given.get(r.name, ())) for r, claims in gold]


def by_side(reports: Iterable[ReportScore]) -> dict[str, Scores]:
    """Return the scores of reports grouped by the side given with them (`no side` for none)."""
    groups: dict[str, list[ReportScore]] = {}
    for report in reports:
        groups.setdefault(report.report.side or "no side", []).append(report)
    return {side: Scores.of(group) for side, group in sorted(groups.items())}


def intervals(
    reports: Sequence[ReportScore], *, rounds: int = 1000, seed: int = 7
) -> dict[str, tuple[float, float]]:
    """Return a 95 % bootstrap interval for every figure; whole reports are drawn."""
    if not reports:
        return {}
    generator = np.random.default_rng(seed)
    draws: dict[str, list[float]] = {}
    for _ in range(rounds):
        chosen = generator.integers(0, len(reports), len(reports))
        for name, value in Scores.of(reports[int(i)] for i in chosen).figures().items():
            draws.setdefault(name, []).append(value)
    bounds = {name: np.percentile(values, (2.5, 97.5)) for name, values in draws.items()}
    return {name: (float(low), float(high)) for name, (low, high) in bounds.items()}


def _count_matches(
    counts: Counts,
    name: str,
    pairs: Sequence[Pair],
    gold: Sequence[GoldClaim],
    given: Sequence[GoldClaim],
) -> None:
    """Count a matching; a claim annotators disagreed on costs nothing either way."""
    optional = sum(pair.gold.optional for pair in pairs)
    counts[(name, "gold")] += sum(not claim.optional for claim in gold)
    counts[(name, "given")] += len(given) - optional
    counts[(name, "found")] += len(pairs) - optional
    if name == "strict":
        counts[("complete", "gold")] += counts[("strict", "gold")]
        counts[("complete", "given")] += counts[("strict", "given")]


def _count_types(
    counts: Counts,
    pairs: Sequence[Pair],
    gold: Sequence[GoldClaim],
    given: Sequence[GoldClaim],
) -> None:
    spared = {id(pair.given) for pair in pairs if pair.gold.optional}
    for claim in gold:
        _count_type(counts, claim, "gold", by=not claim.optional)
    for claim in given:
        _count_type(counts, claim, "given", by=id(claim) not in spared)
    for pair in pairs:
        _count_type(counts, pair.gold, "found", by=not pair.gold.optional)
        _count_type(counts, pair.given, "right", by=not pair.gold.optional)


def _count_type(counts: Counts, claim: GoldClaim, side: str, *, by: bool) -> None:
    counts[("type", str(claim.type), side)] += by
    counts[("family", FAMILY[claim.type], side)] += by


def _count_fields(counts: Counts, pair: Pair, marks: Mapping[str, bool]) -> None:
    for name, right in marks.items():
        counts[("field", name, "seen")] += 1
        counts[("field", name, "right")] += right
    complete = all(marks[name] for name in COMPLETE)
    counts[("complete", "found")] += complete and not pair.gold.optional
    gold, given = place_keys(pair.gold), place_keys(pair.given)
    counts[("places", "found")] += len(gold & given)
    counts[("places", "gold")] += len(gold)
    counts[("places", "given")] += len(given)


def _misses(
    report: Report,
    pairs: Sequence[Pair],
    gold: Sequence[GoldClaim],
    given: Sequence[GoldClaim],
) -> Iterable[Miss]:
    matched = {id(claim) for pair in pairs for claim in (pair.gold, pair.given)}
    for claim in gold:
        if id(claim) not in matched and not claim.optional:
            yield Miss("missed", report.name, claim)
    for claim in given:
        if id(claim) not in matched:
            yield Miss("spurious", report.name, claim)


def _loss_keys(claim: GoldClaim) -> set[tuple[str | None, int | None]]:
    return {(loss.kind, loss.low) for loss in claim.losses}
