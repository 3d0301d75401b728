"""Why what is told of one place is held to be two happenings and no contradiction."""

from datetime import date

from riwaya.lexicons.counts import counted
from riwaya.lexicons.reconciliation import load_rules
from riwaya.views.models import IncidentRow
from riwaya.views.parts import Label


def apart(row: IncidentRow, other: IncidentRow) -> Label:
    """Return the reason why another incident of a place's course stands apart from one."""
    rule, days = _rule(row, other)
    words = load_rules().apart[rule]
    ar, en = (counted(lang, "days", days) for lang in ("ar", "en"))
    return Label(rule, words.ar.format(days=ar), words.en.format(days=en))


def _rule(row: IncidentRow, other: IncidentRow) -> tuple[str, int]:
    one, two = _day(row), _day(other)
    if one is None or two is None:
        return "apart.undated", 0
    days = abs((two - one).days)
    if days <= 1 or _overlap(row, other):
        return "apart.course", days
    dated = row.when is not None and other.when is not None
    way = "later" if two > one else "earlier"
    return f"apart.{way}" if dated else f"apart.{way}_told", days


def _day(row: IncidentRow) -> date | None:
    """Return the day an incident is told of; if untold, when it was reported."""
    told = (row.when.first or row.when.last) if row.when else None
    return told or row.published


def _overlap(row: IncidentRow, other: IncidentRow) -> bool:
    if row.when is None or other.when is None:
        return False
    starts = [w.first or date.min for w in (row.when, other.when)]
    ends = [w.last or date.max for w in (row.when, other.when)]
    return max(starts) <= min(ends)
