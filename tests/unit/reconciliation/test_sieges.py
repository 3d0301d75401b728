"""Who besieges what, from when to when."""

from datetime import date
from typing import TYPE_CHECKING

from riwaya.model import EventType, Modality

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Desk

SIEGE = EventType.SIEGE
LAID = {"agent": "government", "target": "opposition", "place": "حلب"}


def test_a_siege_laid_told_and_broken(desk: "Desk") -> None:
    desk.tell(SIEGE, outlet="أ", **LAID, day="2016-07-28")
    desk.tell(SIEGE, outlet="ب", **LAID, day=("2016-07-28", "2016-08-02"))
    report = desk.report("أعلنت الفصائل كسر الحصار عن المدينة", "ج")
    broken = {"agent": "opposition", "target": "government", "place": "حلب"}
    desk.claim(report, SIEGE, **broken, day="2016-08-06", trigger="كسر الحصار")
    (siege,) = desk.reconcile().sieges
    assert (siege.first, siege.last) == (date(2016, 7, 28), date(2016, 8, 6))
    assert (siege.besieger, siege.besieged) == ("government", "opposition")
    assert siege.broken_by == "opposition"
    assert len(siege.claims) == 3


def test_a_siege_with_no_told_end_is_open(desk: "Desk") -> None:
    desk.tell(SIEGE, **LAID, day=(None, "2016-07-28"))
    (siege,) = desk.reconcile().sieges
    assert (siege.first, siege.last, siege.broken_by) == (None, None, None)


def test_tellings_far_apart_are_two_sieges(desk: "Desk") -> None:
    desk.tell(SIEGE, **LAID, day="2014-01-01")
    desk.tell(SIEGE, **LAID, day="2016-07-28")
    one, two = desk.reconcile().sieges
    assert one.last == date(2014, 1, 1)
    assert two.last is None


def test_a_planned_or_denied_siege_is_none(desk: "Desk") -> None:
    desk.tell(SIEGE, **LAID, modality=Modality.PLANNED)
    desk.tell(SIEGE, **LAID, modality=Modality.DENIED)
    assert desk.reconcile().sieges == ()
