"""Claims that a reader got partly wrong: what is missing contradicts nothing."""

from datetime import date
from typing import TYPE_CHECKING

from riwaya.model import (
    EventType,
    Interest,
    Modality,
    SourceKind,
    Span,
    Speaker,
)
from riwaya.reconciliation.control import holder

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Dead, Desk

GAIN, CLASH, STRIKE = EventType.TERRITORY_GAIN, EventType.CLASH, EventType.AIRSTRIKE
LEFT, HOLD = EventType.WITHDRAWAL, EventType.CONTROL
HIT = {"agent": "russia", "target": "civilians"}


def state(desk: "Desk", place: str = "p:minyan", on: date = date(2016, 10, 29)) -> str | None:
    found = holder(desk.reconcile().control, place, on)
    return found.state if found else None


def test_a_side_that_beat_off_an_attack_did_not_make_it(desk: "Desk") -> None:
    desk.tell(GAIN, side="opposition", place="منيان", agent="opposition")
    desk.tell(
        CLASH,
        outlet="أخرى",
        side="government",
        place="منيان",
        agent="government",
        target="opposition",
        modality=Modality.FAILED,
    )
    incident = desk.only()
    assert incident.ruling.reason.rule == "contested.outcome"
    assert {a.interest for a in incident.accounts} == {Interest.INTERESTED}
    assert state(desk) == "contested"


def test_a_side_does_not_deny_what_it_is_guessed_to_have_taken(desk: "Desk") -> None:
    desk.tell(GAIN, side="opposition", place="منيان", agent="opposition")
    denied = desk.tell(
        GAIN,
        outlet="أخرى",
        side="government",
        place="منيان",
        agent="government",
        target="opposition",
        modality=Modality.DENIED,
    )
    desk.infer(denied, "agent")
    desk.only()
    assert state(desk) != "government"


def test_a_denial_that_names_no_taker_takes_back_ones_own_word(desk: "Desk") -> None:
    told = {"outlet": "شبكة", "side": "opposition", "place": "منيان"}
    desk.tell(GAIN, **told, agent="opposition")
    desk.tell(GAIN, **told, at="2016-10-29T20:00", modality=Modality.DENIED)
    assert desk.only().ruling.reason.rule == "retracted.same_origin"
    assert state(desk) is None


def test_a_deed_of_the_enemy_that_is_only_guessed_is_no_admission(desk: "Desk") -> None:
    desk.infer(desk.tell(GAIN, side="opposition", place="منيان", agent="government"), "agent")
    assert desk.only().accounts[0].interest is Interest.NEUTRAL


def test_harm_to_guessed_civilians_is_no_admission(desk: "Desk") -> None:
    desk.infer(desk.tell(STRIKE, side="russia", place="منيان", **HIT), "target")
    assert desk.only().accounts[0].interest is not Interest.AGAINST_INTEREST


def test_a_name_that_one_reader_could_not_resolve_is_the_same_place(desk: "Desk") -> None:
    desk.tell(STRIKE, place="منيان", **HIT)
    desk.tell(STRIKE, outlet="أخرى", place="قرية منيان", **HIT)
    assert len(desk.only().accounts) == 2


def test_a_claim_without_a_place_is_sought_where_its_words_name_one(desk: "Desk") -> None:
    desk.tell(GAIN, place="منيان", agent="opposition", target="government")
    desk.tell(
        LEFT, outlet="أخرى", agent="government", target="opposition", text="انسحب من منيان فجرا"
    )
    assert len(desk.only().accounts) == 2


def test_words_that_name_another_place_bind_nothing(desk: "Desk") -> None:
    desk.tell(GAIN, place="منيان", agent="opposition", target="government")
    desk.tell(
        LEFT, outlet="أخرى", agent="government", target="opposition", text="انسحب من رتيان فجرا"
    )
    assert len(desk.reconcile().incidents) == 2


def test_villages_on_one_side_of_a_town_are_not_one_place(desk: "Desk") -> None:
    desk.tell(STRIKE, place=("منيان", "غرب حلب"), **HIT)
    desk.tell(STRIKE, outlet="أخرى", place=("بيانون", "غرب حلب"), **HIT)
    assert len(desk.reconcile().incidents) == 2


def test_a_day_and_the_weeks_that_hold_it_are_one_date(desk: "Desk") -> None:
    told = {"place": "منيان", "agent": "opposition"}
    desk.tell(GAIN, **told)
    desk.tell(GAIN, outlet="أخرى", day=("2016-10-20", "2016-10-31"), **told)
    assert len(desk.only().accounts) == 2


def test_a_strike_of_nobody_in_particular_is_sought_in_the_district(
    desk: "Desk", dead: "Dead"
) -> None:
    told = {"losses": [dead("civilians", 12)], "target": "civilians"}
    desk.tell(STRIKE, place="رتيان", agent="russia", **told)
    desk.tell(STRIKE, outlet="أخرى", place="أعزاز", **told)
    assert len(desk.only().accounts) == 2


def test_months_of_fighting_are_not_a_days_fight_told_again(desk: "Desk") -> None:
    report = desk.report("قتلى في معارك اليوم وقتلى المعارك منذ الربيع")
    first = desk.claim(report, CLASH, place="منيان")
    days = ("2016-04-01", "2016-10-29")
    desk.claim(report, CLASH, place="منيان", day=days, repeats=first.id)
    assert len(desk.reconcile().incidents) == 2


def test_dead_of_nobody_in_particular_are_the_enemys_where_a_side_tells_them(
    desk: "Desk", dead: "Dead"
) -> None:
    told = {"place": "منيان", "agent": "opposition", "target": "government"}
    both = [dead("opposition", 5), dead("government", 20)]
    desk.tell(CLASH, **told, losses=both)
    desk.tell(CLASH, outlet="أخرى", side="government", **told, losses=[dead(None, 9)])
    counted = {c.party: (c.low, c.high) for c in desk.only().casualties}
    assert counted == {"opposition": (5, 9), "government": (20, 20)}


def test_from_whom_a_place_was_taken_is_who_held_it_before(desk: "Desk") -> None:
    report = desk.report("حرروا القرية من سيطرتهم", side="government")
    desk.claim(report, GAIN, place="منيان", agent="government")
    desk.claim(report, HOLD, place="منيان", agent="islamic_state")
    assert state(desk) == "government"


def test_a_part_taken_is_told_of_the_place(desk: "Desk") -> None:
    desk.tell(GAIN, side="government", place="منيان", agent="government", day="2016-10-28")
    desk.tell(GAIN, side="opposition", place=("الحي الغربي", "منيان"), agent="opposition")
    found = holder(desk.reconcile().control, "p:minyan", date(2016, 10, 29))
    assert found is not None
    assert found.claimed == {"government": "government", "opposition": "opposition"}


def test_the_states_media_speak_for_the_state_of_the_war(desk: "Desk") -> None:
    text = "قتيل في قصف على حلب في سوريا"
    for words, side in (
        ("وسائل الإعلام الرسمية", "government"),
        ("الإعلام الرسمي السوري", "government"),
        ("الإعلام الرسمي النمساوي", None),
    ):
        desk.reports.clear()
        desk.claims.clear()
        media = Speaker(SourceKind.MEDIA, Span(0, 1), words)
        desk.tell(STRIKE, place="منيان", text=text, speaker=media)
        assert desk.only().accounts[0].side == side


def test_an_outlet_may_call_itself_by_what_it_is(desk: "Desk") -> None:
    text = "تنفي الشبكة ما نشرته"
    network = Speaker(SourceKind.MONITOR, Span(5, 11), "الشبكة")
    desk.tell(GAIN, outlet="شبكة الشمال", place="منيان", text=text, speaker=network)
    assert desk.only().accounts[0].origin == "outlet:شبكه الشمال"


def test_the_agency_of_which_a_report_spoke_is_not_its_outlet(desk: "Desk") -> None:
    text = "قالت وكالة الصباح إن الوكالة علمت بذلك"
    agency = Speaker(SourceKind.MEDIA, Span(21, 28), "الوكالة")
    desk.tell(GAIN, outlet="وكالة المساء", place="منيان", text=text, speaker=agency)
    assert desk.only().accounts[0].origin != "outlet:وكاله المساء"


def test_a_side_of_which_another_voice_blames_the_enemy_admits_nothing(desk: "Desk") -> None:
    told = {"side": "opposition", "place": "منيان", "target": "civilians"}
    desk.tell(STRIKE, outlet="أ", agent="opposition", **told)
    assert desk.only().ruling.reason.rule == "corroborated.against_interest"
    desk.tell(STRIKE, outlet="ب", agent="russia", **told)
    assert desk.only().ruling.reason.rule == "one_sided.one_side"


def test_a_voice_is_shown_by_its_name_and_no_more(desk: "Desk") -> None:
    monitor = Speaker(SourceKind.MONITOR, Span(0, 1), "بيان مرصد الجنوب الذي يتابع القتال")
    desk.tell(GAIN, place="منيان", agent="opposition", speaker=monitor)
    assert desk.only().ruling.reason.ar == "أصل واحد فقط: بيان مرصد الجنوب."


def test_dead_whom_no_account_names_are_the_enemys_of_the_side_that_counts_them(
    desk: "Desk", dead: "Dead"
) -> None:
    told = {"place": "منيان", "agent": "opposition", "target": "government"}
    desk.tell(CLASH, side="opposition", **told, losses=[dead(None, 9)])
    assert [c.party for c in desk.only().casualties] == ["government"]


def test_a_part_of_a_town_that_is_named_before_is_sought_in_it(desk: "Desk") -> None:
    told = {"agent": "government", "target": "opposition"}
    desk.tell(CLASH, **told, place="منيان")
    report = desk.report(
        "وصلت القوات إلى منيان والمعارك مستمرة في الأطراف الشمالية", outlet="أخرى"
    )
    desk.claim(report, CLASH, place="الأطراف الشمالية", trigger="المعارك", **told)
    assert len(desk.only().accounts) == 2
