"""Which reports copy which, whole or in passages, and who was first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

import numpy as np
from numpy.typing import NDArray

from riwaya.model import Copy, CopyLevel, Report, ReportId, Span
from riwaya.reconciliation.sketches import bigrams, overlap, passages, sketch

REPORT_LIKENESS = 0.5
PASSAGE_LIKENESS = 0.55
"""Jaccard index of folded word bigrams; one word in ten changed leaves about 0.67."""

EDITED_LIKENESS = 0.38
EDITED_SHARE = 0.62
"""Of an edited passage less is common, but most of the shorter one: of forty such pairs in
newspaper articles, drawn by lot, all were one wire in two hands."""

EDITED_WORDS = 12
"""A shorter passage of fewer words may share its formulas with another and no more."""

CROWD = 64
"""In a larger group of like texts each is compared with the first `CROWD` by time only."""

Moment = tuple[datetime, str, str]
"""When a report was published, then its source and id, so that no two are equal."""

Unit = tuple[ReportId, int, int]
"""A text or passage: report, start, end."""


@dataclass(frozen=True)
class CopyIndex:
    """All texts and passages met so far, with the band keys to find the like ones by."""

    reports: Mapping[ReportId, Report] = field(default_factory=dict)
    moments: Mapping[ReportId, Moment] = field(default_factory=dict)
    units: tuple[tuple[Unit, ...], tuple[Unit, ...]] = ((), ())
    bands: tuple[NDArray[np.uint64], NDArray[np.uint64]] = field(
        default_factory=lambda: (np.empty((0, 0), np.uint64), np.empty((0, 0), np.uint64))
    )
    pairs: Mapping[tuple[Unit, Unit], float] = field(default_factory=dict)

    def add(self, reports: Mapping[ReportId, Report]) -> "CopyIndex":
        """Return an index that also holds these reports and the pairs they make."""
        fresh = {id: r for id, r in reports.items() if id not in self.reports}
        if not fresh:
            return self
        known = {**self.reports, **fresh}
        moments = {**self.moments, **{id: order(id, r) for id, r in fresh.items()}}
        whole = tuple((id, 0, len(r.text)) for id, r in fresh.items() if r.text)
        parts = tuple((id, a, b) for id, r in fresh.items() for a, b in passages(r.text))
        units, bands = [], []
        pairs = dict(self.pairs)
        for old, new, old_bands in zip(self.units, (whole, parts), self.bands, strict=True):
            new_bands = sketch([known[id].text[a:b] for id, a, b in new]).bands
            stack = np.concatenate([old_bands, new_bands]) if len(old) else new_bands
            together = old + new
            found = _candidates(stack, len(old), together, moments)
            pairs.update(_verified(found, together, known))
            units.append(together)
            bands.append(stack)
        return CopyIndex(known, moments, (units[0], units[1]), (bands[0], bands[1]), pairs)


def order(id: ReportId, report: Report) -> Moment:
    """Return the key that puts reports in the order of publication; undated ones come last."""
    if report.published_at is not None:
        when = report.published_at
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
    elif report.published is not None:
        when = datetime.combine(report.published, time(0), UTC)
    else:
        when = datetime.max.replace(tzinfo=UTC)
    return when, report.source or "", id


def _told(left: Report, right: Report) -> bool:
    """Whether the times of publication tell which of two reports was first."""
    if left.published_at is not None and right.published_at is not None:
        return left.published_at != right.published_at
    if left.published is None or right.published is None:
        return False
    return left.published != right.published


def _candidates(
    bands: NDArray[np.uint64],
    old: int,
    units: Sequence[Unit],
    moments: Mapping[ReportId, Moment],
) -> set[tuple[int, int]]:
    """Return index pairs of units that share a band, at least one of them new."""
    found: set[tuple[int, int]] = set()
    for band in range(bands.shape[1] if len(bands) else 0):
        keys = bands[:, band]
        wanted = keys if old == 0 else np.where(np.isin(keys, keys[old:]), keys, 0)
        order_ = np.argsort(wanted, kind="stable")
        ordered = wanted[order_]
        cuts = np.flatnonzero(np.diff(ordered)) + 1
        starts = np.concatenate(([0], cuts))
        ends = np.concatenate((cuts, [len(ordered)]))
        for start, end in zip(
            starts[ends - starts > 1].tolist(), ends[ends - starts > 1].tolist(), strict=True
        ):
            if ordered[start] != 0:
                found |= _pairs(order_[start:end].tolist(), old, units, moments)
    return found


def _pairs(
    members: list[int], old: int, units: Sequence[Unit], moments: Mapping[ReportId, Moment]
) -> set[tuple[int, int]]:
    """Return the pairs of a group that are worth comparing."""
    heads = members
    if len(members) > CROWD:
        heads = sorted(members, key=lambda i: moments[units[i][0]])[:CROWD]
    return {
        (min(i, j), max(i, j))
        for i in heads
        for j in members
        if i != j and max(i, j) >= old and units[i][0] != units[j][0]
    }


def _verified(
    candidates: Iterable[tuple[int, int]],
    units: Sequence[Unit],
    reports: Mapping[ReportId, Report],
) -> dict[tuple[Unit, Unit], float]:
    """Return the pairs that are alike indeed, with their Jaccard index."""
    grams: dict[int, NDArray[np.uint64]] = {}

    def of(index: int) -> NDArray[np.uint64]:
        if index not in grams:
            id, a, b = units[index]
            grams[index] = bigrams(reports[id].text[a:b])
        return grams[index]

    alike = {}
    for i, j in candidates:
        whole = units[i][1] == 0 and units[i][2] == len(reports[units[i][0]].text)
        common = _common(of(i), of(j), whole=whole)
        if common is not None:
            left, right = sorted((units[i], units[j]))
            alike[left, right] = round(common, 4)
    return alike


def _common(one: NDArray[np.uint64], two: NDArray[np.uint64], *, whole: bool) -> float | None:
    """Return how much two passages share, `None` where neither was made from the other."""
    common, share = overlap(one, two)
    if common >= (REPORT_LIKENESS if whole else PASSAGE_LIKENESS):
        return common
    long = min(len(one), len(two)) >= EDITED_WORDS
    edited = common >= EDITED_LIKENESS and share >= EDITED_SHARE
    return common if edited and long and not whole else None


def copies(index: CopyIndex) -> tuple[Copy, ...]:
    """Return one `Copy` for each pair of reports of which one copies the other, ordered."""
    together: dict[tuple[ReportId, ReportId], list[tuple[Unit, Unit, float]]] = {}
    for (left, right), likeness in index.pairs.items():
        together.setdefault((left[0], right[0]), []).append((left, right, likeness))
    found = [_copy(index, pairs) for pairs in together.values()]
    return tuple(sorted(found, key=lambda c: (c.copier, c.original)))


def _copy(index: CopyIndex, pairs: list[tuple[Unit, Unit, float]]) -> Copy:
    original, copier = sorted(
        (pairs[0][0][0], pairs[0][1][0]), key=lambda id: index.moments[id]
    )
    told = _told(index.reports[original], index.reports[copier])
    whole = [p for p in pairs if _whole(index, p[0]) and _whole(index, p[1])]
    spans = sorted(
        (Span(*_of(pair, copier)[1:]), Span(*_of(pair, original)[1:]))
        for pair in pairs
        if pair not in whole
    )
    level = CopyLevel.REPORT if whole else CopyLevel.PASSAGE
    likeness = max(p[2] for p in (whole or pairs))
    return Copy(copier, original, level, likeness, told, tuple(spans))


def _of(pair: tuple[Unit, Unit, float], report: ReportId) -> Unit:
    return pair[0] if pair[0][0] == report else pair[1]


def _whole(index: CopyIndex, unit: Unit) -> bool:
    return unit[1] == 0 and unit[2] == len(index.reports[unit[0]].text)


@dataclass(frozen=True)
class Originals:
    """For every text and passage that was copied: the report in which it stood first."""

    whole: Mapping[ReportId, ReportId]
    parts: Mapping[ReportId, tuple[tuple[int, int, ReportId], ...]]

    def of(self, report: ReportId, span: Span) -> ReportId:
        """Return the report from which the words at `span` come, itself by default."""
        if report in self.whole:
            return self.whole[report]
        for start, end, original in self.parts.get(report, ()):
            if start <= span.start < end:
                return original
        return report


def originals(index: CopyIndex) -> Originals:
    """Return who was first for each group of like texts and of like passages."""
    parent: dict[Unit, Unit] = {}

    def root(unit: Unit) -> Unit:
        while parent.setdefault(unit, unit) != unit:
            parent[unit] = parent[parent[unit]]
            unit = parent[unit]
        return unit

    for left, right in index.pairs:
        one, two = sorted((root(left), root(right)))
        parent[two] = one
    groups: dict[Unit, list[Unit]] = {}
    for unit in list(parent):
        groups.setdefault(root(unit), []).append(unit)
    whole: dict[ReportId, ReportId] = {}
    parts: dict[ReportId, list[tuple[int, int, ReportId]]] = {}
    for units in groups.values():
        first = min((unit[0] for unit in units), key=lambda id: index.moments[id])
        for unit in units:
            if _whole(index, unit):
                whole[unit[0]] = first
            else:
                parts.setdefault(unit[0], []).append((unit[1], unit[2], first))
    return Originals(whole, {id: tuple(sorted(found)) for id, found in parts.items()})
