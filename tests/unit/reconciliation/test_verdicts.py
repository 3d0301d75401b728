"""Each verdict by its rule, with the sentence and the claims it rests on."""

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from riwaya.model import EventType, Judgement, Link, Modality, Producer, Verdict
from riwaya.reconciliation import reconcile

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Dead, Desk

GAIN, CLASH, LEFT = EventType.TERRITORY_GAIN, EventType.CLASH, EventType.WITHDRAWAL
OPP = {"agent": "opposition", "target": "government", "place": "منيان"}
FAILED, DENIED = {"modality": Modality.FAILED}, {"modality": Modality.DENIED}


def test_one_origin(desk: "Desk") -> None:
    claim = desk.tell(GAIN, **OPP)
    ruling = desk.only().ruling
    assert ruling.reason.rule == "single_source.one_origin"
    assert ruling.reason.claims == (claim.id,)
    assert "وكالة محايدة" in ruling.reason.ar
    assert "وكالة محايدة" in ruling.reason.en


def test_several_of_one_side(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="opposition", **OPP)
    desk.tell(GAIN, outlet="ب", side="turkey_backed", at="2017-01-01T00:00", **OPP)
    assert desk.only().ruling.verdict is Verdict.ONE_SIDED


def test_independent_origins(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="opposition", **OPP)
    desk.tell(GAIN, outlet="ب", **OPP)
    incident = desk.only()
    assert incident.ruling.reason.rule == "corroborated.independent"
    assert len(incident.ruling.reason.claims) == 2


def test_five_copies_are_one_voice(desk: "Desk") -> None:
    text = "دخل المقاتلون القرية بعد ظهر السبت إثر انسحاب الحامية من المدرسة إلى التلة المجاورة"
    for number in range(5):
        desk.tell(GAIN, outlet=f"ناشر {number}", text=text + "." * number, **OPP)
    incident = desk.only()
    assert incident.ruling.verdict is Verdict.SINGLE_SOURCE
    assert len(incident.copies) == 10


def test_an_admission_is_enough(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="government", **OPP)
    ruling = desk.only().ruling
    assert ruling.reason.rule == "corroborated.against_interest"
    assert "أ" in ruling.reason.ar


def test_a_denial_contests(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="opposition", **OPP)
    desk.tell(GAIN, outlet="ب", side="government", **OPP, **DENIED)
    ruling = desk.only().ruling
    assert ruling.reason.rule == "contested.denied"
    assert ruling.verdict is Verdict.CONTESTED


def test_outcomes_that_exclude_each_other(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="opposition", **OPP)
    desk.tell(CLASH, outlet="ب", side="government", **OPP, **FAILED)
    incident = desk.only()
    assert incident.ruling.reason.rule == "contested.outcome"
    assert incident.fields["outcome"].verdict is Verdict.CONTESTED
    assert incident.event_type is GAIN


def test_fighting_contradicts_no_outcome(desk: "Desk") -> None:
    desk.tell(CLASH, outlet="أ", **OPP)
    desk.tell(CLASH, outlet="ب", side="government", **OPP, **FAILED)
    assert desk.only().ruling.verdict is Verdict.CORROBORATED


def test_taken_back_by_the_same_origin(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", at="2016-10-29T08:00", **OPP)
    desk.tell(GAIN, outlet="أ", at="2016-10-29T20:00", **OPP, **DENIED)
    assert desk.only().ruling.reason.rule == "retracted.same_origin"


def test_taken_back_but_told_by_another(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", at="2016-10-29T08:00", **OPP)
    desk.tell(GAIN, outlet="أ", at="2016-10-29T20:00", **OPP, **DENIED)
    desk.tell(GAIN, outlet="ب", at="2016-10-29T12:00", **OPP)
    assert desk.only().ruling.verdict is Verdict.CONTESTED


def test_a_denial_alone(desk: "Desk") -> None:
    desk.tell(GAIN, side="government", **OPP, **DENIED)
    assert desk.only().ruling.reason.rule == "single_source.denial"


def test_silence_denies_nothing(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="opposition", **OPP)
    desk.tell(CLASH, outlet="ب", side="government", agent="government", place="رتيان")
    verdicts = {i.ruling.verdict for i in desk.reconcile().incidents}
    assert verdicts == {Verdict.SINGLE_SOURCE}


def test_taken_then_lost_is_history(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="opposition", **OPP, day="2016-10-28")
    desk.tell(
        LEFT, outlet="أ", side="opposition", agent="opposition", place="منيان", day="2016-10-30"
    )
    gain, left = desk.reconcile().incidents
    assert gain.ruling.verdict is not Verdict.CONTESTED
    assert gain.history == (left.id,)
    assert left.history == (gain.id,)


@pytest.mark.parametrize(
    ("field", "one", "two", "verdict"),
    [
        ("when", {"day": "2016-10-29"}, {"day": "2016-10-29"}, "corroborated"),
        ("when", {"day": "2016-10-29"}, {"day": "2016-10-30"}, "contested"),
        ("when", {"day": "2016-10-29"}, {"day": (None, "2016-10-30")}, "corroborated"),
        ("where", {"place": "صلاح الدين"}, {"place": "حلب"}, "corroborated"),
        ("where", {"place": "رتيان"}, {"place": "بيانون"}, "contested"),
        ("agent", {"agent": "russia"}, {"agent": "government"}, "corroborated"),
        ("agent", {"agent": "islamic_state"}, {"agent": "government"}, "contested"),
    ],
)
def test_fields(
    desk: "Desk",
    dead: "Dead",
    field: str,
    one: dict[str, object],
    two: dict[str, object],
    verdict: str,
) -> None:
    base = {"agent": "russia", "target": "civilians", "place": "رتيان", "day": "2016-10-29"}
    claims = [
        desk.tell(
            EventType.AIRSTRIKE,
            outlet=f"وكالة {number}",
            losses=[dead("civilians", 17)],
            **base | values,
        )
        for number, values in enumerate((one, two))
    ]
    person = Producer("reviewer", "1")
    same = Judgement(claims[0].id, claims[1].id, Link.SAME, person, datetime.now(UTC))
    result = reconcile(desk.reports, desk.claims, [same], knowledge=desk.knowledge)
    (incident,) = result.incidents
    assert incident.fields[field].verdict == verdict
    assert incident.fields["killed"].verdict == "corroborated"
    assert incident.ruling.verdict == "corroborated"


@pytest.mark.parametrize("day", ["2016-10-29", "2016-10-30"])
def test_an_origin_that_tells_several_days_agrees_with_each(desk: "Desk", day: str) -> None:
    both = desk.report("قصف الطيران رتيان أمس ثم عاد وقصفها اليوم.")
    strike = {"agent": "russia", "place": "رتيان"}
    claims = [
        desk.claim(both, EventType.AIRSTRIKE, day="2016-10-29", trigger="قصف", **strike),
        desk.claim(both, EventType.AIRSTRIKE, day="2016-10-30", trigger="وقصفها", **strike),
        desk.tell(EventType.AIRSTRIKE, outlet="أخرى", day=day, **strike),
    ]
    person, now = Producer("reviewer", "1"), datetime.now(UTC)
    same = [
        Judgement(left.id, right.id, Link.SAME, person, now) for left, right in pairwise(claims)
    ]
    result = reconcile(desk.reports, desk.claims, same, knowledge=desk.knowledge)
    (incident,) = result.incidents
    assert incident.fields["when"].verdict == "corroborated"


def test_who_denies_an_act_agrees_on_its_day_and_contests_who_did_it(desk: "Desk") -> None:
    strike = {"agent": "russia", "place": "رتيان", "day": "2016-10-29"}
    desk.tell(EventType.AIRSTRIKE, outlet="أ", side="opposition", **strike)
    desk.tell(
        EventType.AIRSTRIKE, outlet="ب", side="russia", modality=Modality.DENIED, **strike
    )
    fields = desk.only().fields
    assert fields["when"].verdict == "corroborated"
    assert fields["agent"].verdict == "contested"
    assert "not Russia" in fields["agent"].reason.en


def test_who_is_accused_and_blames_another_backs_nothing(desk: "Desk") -> None:
    place = {"place": "رتيان", "day": "2016-10-29"}
    accused = {"agent": "russia", "target": "civilians", **place}
    blamed = {"agent": "hts_nusra", **place}
    claims = [
        desk.tell(EventType.AIRSTRIKE, outlet="أ", side="opposition", **accused),
        desk.tell(EventType.AIRSTRIKE, outlet="ب", **accused),
        desk.tell(EventType.EXPLOSION, outlet="ج", side="russia", **blamed),
    ]
    person, now = Producer("reviewer", "1"), datetime.now(UTC)
    same = [
        Judgement(left.id, right.id, Link.SAME, person, now) for left, right in pairwise(claims)
    ]
    (incident,) = reconcile(desk.reports, desk.claims, same, knowledge=desk.knowledge).incidents
    assert incident.ruling.reason.rule == "corroborated.independent"
    assert incident.ruling.reason.claims == tuple(sorted(claim.id for claim in claims[:2]))
    assert incident.fields["agent"].verdict == "contested"
    assert set(incident.fields["agent"].reason.claims) == {claim.id for claim in claims}


def test_a_sentence_names_every_value_that_agrees(desk: "Desk") -> None:
    place = {"place": "رتيان", "day": "2016-10-29"}
    for outlet, agent in (("أ", "russia"), ("ب", "government"), ("ج", "islamic_state")):
        desk.tell(EventType.AIRSTRIKE, outlet=outlet, agent=agent, **place)
    person, now = Producer("reviewer", "1"), datetime.now(UTC)
    same = [
        Judgement(left.id, right.id, Link.SAME, person, now)
        for left, right in pairwise(desk.claims)
    ]
    result = reconcile(desk.reports, desk.claims, same, knowledge=desk.knowledge)
    reason = result.incidents[0].fields["agent"].reason
    assert "Russia / Syrian government" in reason.en or "government / Russia" in reason.en
    assert " / " in reason.ar


def test_a_field_of_one_origin_has_no_verdict(desk: "Desk") -> None:
    desk.tell(GAIN, **OPP)
    assert desk.only().fields == {}
