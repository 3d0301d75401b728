"""What is odd inside one report: dates out of order, a thing told and its opposite."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from riwaya.lexicons.interface import interface
from riwaya.lexicons.reconciliation import Wording
from riwaya.model import Claim, ClaimId, Flag, Reason, ReportId
from riwaya.reconciliation.contradictions import Contradictions
from riwaya.reconciliation.features import Row
from riwaya.reconciliation.knowledge import Knowledge

NARROW_KM = 8.0
"""Radius of the widest place, a city, of which a thing and its opposite can be told."""

Told = Sequence[tuple[Claim, Row]]
"""The claims of one report with their rows, in the order of the text."""


def report_flags(
    report: ReportId, claims: Iterable[tuple[Claim, Row]], knowledge: Knowledge
) -> tuple[Flag, ...]:
    """Return the flags of one report, ordered by rule."""
    told = sorted(claims, key=lambda cr: (cr[0].trigger, cr[1].claim))
    found = [
        *_anomalies(report, told, knowledge),
        *_contradictions(report, told, knowledge),
    ]
    return tuple(sorted(found, key=lambda f: (f.reason.rule, f.reason.claims)))


def _flag(
    rule: str,
    report: ReportId,
    what: str | Wording,
    rows: Sequence[Row],
    knowledge: Knowledge,
) -> Flag:
    wording = knowledge.rules.flags[rule]
    claims = tuple(sorted(ClaimId(row.claim) for row in rows))
    ar, en = (what, what) if isinstance(what, str) else (what.ar, what.en)
    reason = Reason(rule, wording.ar.format(what=ar), wording.en.format(what=en), claims)
    return Flag(report, reason)


def _opposites(one: Row, two: Row, knowledge: Knowledge) -> Wording:
    """Return the words for two outcomes that cannot both be true."""
    words = knowledge.rules.outcome_words
    told = [words[one.outcome], words[two.outcome]]
    ar, en = (" / ".join(getattr(w, lang) for w in told) for lang in ("ar", "en"))
    kinds = [interface(lang)("event_type", one.type) for lang in ("ar", "en")]
    return Wording(one.type, f"{kinds[0]}: {ar}", f"{kinds[1]}: {en}")


def _anomalies(report: ReportId, told: Told, knowledge: Knowledge) -> list[Flag]:
    """Flag each day that the rest of the report belies, with all that is told of it."""
    odd: dict[tuple[str, str], list[Row]] = {}
    for claim, row in told:
        when = claim.interval
        if when is not None and when.anomaly:
            odd.setdefault((str(when.first), when.anomaly), []).append(row)
    return [
        _flag("anomaly.date", report, Wording(day, day, f"{day} ({how})"), rows, knowledge)
        for (day, how), rows in odd.items()
    ]


def _contradictions(report: ReportId, told: Told, knowledge: Knowledge) -> list[Flag]:
    """Flag two claims of one voice, place, day and type that exclude each other.

    In one sentence, or of wide ground, two acts are told and no opposites.
    """
    found = []
    contradictions = Contradictions(knowledge.rules.exclusive)
    seen: dict[tuple[object, ...], list[tuple[Claim, Row]]] = {}
    for claim, row in told:
        speaker = claim.attribution.value.text or ""
        for place in row.places[:1] if row.radius <= NARROW_KM else ():
            key = (place, row.type, row.d0, row.d1, row.dated, row.agent_bloc, speaker)
            seen.setdefault(key, []).append((claim, row))
    for group in seen.values():
        for (one, left), (two, right) in combinations(group, 2):
            if one.sentence != two.sentence and contradictions.opposed(left, right):
                what = _opposites(left, right, knowledge)
                rows = [left, right]
                found.append(_flag("contradiction.one_report", report, what, rows, knowledge))
    return found
