"""The whole: people's judgements, adding reports, flags, the machine's links."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from riwaya.model import EventType, Judgement, Link, Modality, Producer, Span
from riwaya.reconciliation import reconcile, reconcile_more

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Desk

GAIN, CLASH, SHELL = EventType.TERRITORY_GAIN, EventType.CLASH, EventType.SHELLING
OPP = {"agent": "opposition", "target": "government", "place": "منيان"}
NOW = datetime(2020, 1, 1, tzinfo=UTC)
PERSON = Producer("reviewer", "1")


def test_peoples_judgements_outrank_the_machine_and_survive(desk: "Desk") -> None:
    one = desk.tell(GAIN, outlet="أ", **OPP)
    two = desk.tell(GAIN, outlet="ب", **OPP)
    far = desk.tell(SHELL, outlet="ج", agent="government", place="رتيان", day="2015-01-01")
    judged = [
        Judgement(two.id, one.id, Link.DIFFERENT, PERSON, NOW),
        Judgement(one.id, far.id, Link.SAME, PERSON, NOW),
    ]
    first = reconcile(desk.reports, desk.claims, judged, knowledge=desk.knowledge)
    again = reconcile_more(first, [], [], knowledge=desk.knowledge)
    for result in (first, again):
        groups = sorted(sorted(a.claim for a in i.accounts) for i in result.incidents)
        assert groups == sorted([sorted([one.id, far.id]), [two.id]])


def test_the_last_word_of_people_counts(desk: "Desk") -> None:
    one = desk.tell(GAIN, outlet="أ", **OPP)
    two = desk.tell(GAIN, outlet="ب", **OPP)
    judged = [
        Judgement(one.id, two.id, Link.SAME, PERSON, NOW + timedelta(days=1)),
        Judgement(two.id, one.id, Link.DIFFERENT, PERSON, NOW),
    ]
    result = reconcile(desk.reports, desk.claims, judged, knowledge=desk.knowledge)
    assert len(result.incidents) == 1


def test_the_machines_own_links_handed_back_change_nothing(desk: "Desk") -> None:
    one = desk.tell(GAIN, outlet="أ", **OPP)
    two = desk.tell(GAIN, outlet="ب", **OPP)
    (link,) = desk.reconcile().judgements
    assert link.verdict is Link.SAME
    wrong = Judgement(one.id, two.id, Link.DIFFERENT, link.producer, NOW)
    result = reconcile(desk.reports, desk.claims, [wrong], knowledge=desk.knowledge)
    assert len(result.incidents) == 1


def test_a_headline_and_its_sentence_stand_together(desk: "Desk") -> None:
    report = desk.report("مجزرة في السوق ثم قصفت الطائرات السوق")
    head = desk.claim(report, EventType.ATTACK_ON_CIVILIANS, day=None)
    desk.claim(report, EventType.AIRSTRIKE, agent="russia", place="رتيان", repeats=head.id)
    assert len(desk.reconcile().incidents) == 1


def test_an_earlier_original_found_later_changes_the_verdict(desk: "Desk") -> None:
    text = "دخل المقاتلون القرية بعد ظهر السبت إثر انسحاب الحامية من المدرسة إلى التلة المجاورة"
    other = (
        "سمع دوي انفجارات متتالية في القرية ثم شوهدت رايات المقاتلين فوق خزان الماء العالي فيها"
    )
    desk.tell(GAIN, outlet="أ", text=text, at="2016-10-29T09:00", **OPP)
    desk.tell(GAIN, outlet="ب", text=other, at="2016-10-29T10:00", **OPP)
    first = desk.reconcile()
    assert first.incidents[0].ruling.verdict == "corroborated"
    wire = desk.report(f"{text}\n{other}", "الأصل", at="2016-10-29T06:00")
    result = reconcile_more(first, [wire], [], knowledge=desk.knowledge)
    assert result.incidents[0].ruling.verdict == "single_source"
    assert {c.original for c in result.copies} == {wire.id}


def test_links_are_a_sequence(desk: "Desk") -> None:
    for outlet in "أبج":
        desk.tell(GAIN, outlet=outlet, **OPP)
    links = desk.reconcile().judgements
    assert len(links) == len(list(links)) == 3
    assert links[0:2] == list(links)[:2]
    assert links[-1] == list(links)[-1]
    with pytest.raises(IndexError):
        links[3]


def test_claims_without_their_report_are_kept(desk: "Desk") -> None:
    claim = desk.tell(GAIN, **OPP)
    (incident,) = reconcile([], [claim], knowledge=desk.knowledge).incidents
    assert incident.accounts[0].origin.startswith("report:")


def test_a_stated_day_that_contradicts_its_report_is_flagged(desk: "Desk") -> None:
    claim = desk.tell(CLASH, **OPP, anomaly="the offensive began later")
    (flag,) = desk.reconcile().flags
    assert flag.reason.rule == "anomaly.date"
    assert flag.reason.claims == (claim.id,)
    assert "the offensive began later" in flag.reason.en


def test_a_report_that_tells_a_thing_and_its_opposite_is_flagged(desk: "Desk") -> None:
    report = desk.report("سيطر المقاتلون على القرية. ولم يسيطر المقاتلون على القرية")
    taken = desk.claim(report, GAIN, **OPP, trigger="سيطر")
    desk.claim(report, GAIN, **OPP, trigger="يسيطر", modality=Modality.FAILED)
    assert desk.reconcile().flags == ()
    desk.claims[0] = replace(taken, sentence=Span(0, report.text.index(".")))
    (flag,) = desk.reconcile().flags
    assert flag.reason.rule == "contradiction.one_report"
