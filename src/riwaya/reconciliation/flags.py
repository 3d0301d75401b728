"""What is odd inside one report: dates out of order, a thing told and its opposite."""

from collections.abc import Iterable, Sequence

from riwaya.lexicons.interface import interface
from riwaya.lexicons.reconciliation import Wording
from riwaya.model import Claim, ClaimId, EventType, Flag, Modality, Reason, ReportId
from riwaya.reconciliation.features import Row
from riwaya.reconciliation.knowledge import Knowledge

LOOK_BACK = 31
"""Days before a battle's first day in which a later telling looks like a slip of the pen."""


Told = Sequence[tuple[Claim, Row]]
"""The claims of one report with their rows, in the order of the text."""


def report_flags(
    report: ReportId, claims: Iterable[tuple[Claim, Row]], knowledge: Knowledge
) -> tuple[Flag, ...]:
    """Return the flags of one report, ordered by rule."""
    told = sorted(claims, key=lambda cr: (cr[0].trigger, cr[1].claim))
    found = [
        *_anomalies(report, told, knowledge),
        *_out_of_order(report, told, knowledge),
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


def _out_of_order(report: ReportId, told: Told, knowledge: Knowledge) -> list[Flag]:
    """Flag a day before the battle's beginning, told between later days of the same battle."""
    starts = [
        row.d0
        for claim, row in told
        if row.dated == "day"
        and claim.event_type in (EventType.MOBILISATION, EventType.CLASH, EventType.SHELLING)
        and claim.modality.value is Modality.ASSERTED
    ]
    dated = [
        (when, row)
        for claim, row in told
        if (when := claim.interval) is not None and when.first is not None
    ]
    found = []
    for (_, before), (when, row), (_, after) in zip(dated, dated[1:], dated[2:], strict=False):
        start = next((s for s in starts if row.d0 < s <= row.d0 + LOOK_BACK), None)
        if start is None or row.d0 != row.d1 or when.anomaly:
            continue
        if min(before.d0, after.d0) >= start:
            what = str(when.first)
            found.append(_flag("anomaly.before_the_beginning", report, what, [row], knowledge))
    return found


def _contradictions(report: ReportId, told: Told, knowledge: Knowledge) -> list[Flag]:
    """Flag two claims of one voice, place, day and type that exclude each other."""
    found = []
    seen: dict[tuple[object, ...], list[Row]] = {}
    for claim, row in told:
        speaker = claim.attribution.value.text or ""
        for place in row.places[:1]:
            key = (place, row.type, row.d0, row.d1, row.agent_bloc, speaker)
            seen.setdefault(key, []).append(row)
    for group in seen.values():
        for at, row in enumerate(group):
            for other in group[at + 1 :]:
                if other.outcome in knowledge.rules.exclusive.get(row.outcome, ()):
                    what = _opposites(row, other, knowledge)
                    both = [row, other]
                    found.append(
                        _flag("contradiction.one_report", report, what, both, knowledge)
                    )
    return found
