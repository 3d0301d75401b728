"""What is odd inside one report: dates out of order, a thing told and its opposite."""

from collections.abc import Iterable, Sequence

from riwaya.model import Claim, EventType, Flag, Modality, Reason, ReportId
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
    rule: str, report: ReportId, what: str, rows: Sequence[Row], knowledge: Knowledge
) -> Flag:
    wording = knowledge.rules.flags[rule]
    claims = tuple(sorted(row.claim for row in rows))
    return Flag(
        report,
        Reason(rule, wording.ar.format(what=what), wording.en.format(what=what), claims),  # type: ignore[arg-type]
    )


def _anomalies(report: ReportId, told: Told, knowledge: Knowledge) -> list[Flag]:
    return [
        _flag("anomaly.date", report, f"{when.first} ({when.anomaly})", [row], knowledge)
        for claim, row in told
        if (when := claim.interval) is not None and when.anomaly
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
                    what = f"{row.type}: {row.outcome} / {other.outcome}"
                    both = [row, other]
                    found.append(
                        _flag("contradiction.one_report", report, what, both, knowledge)
                    )
    return found
