"""Claims that were read by halves: what is inferred is no ground for a dispute."""

from typing import TYPE_CHECKING

from riwaya.model import (
    EventType,
    Incident,
    Interest,
    Modality,
    Verdict,
    Where,
)

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Dead, Desk, Said

GAIN, CLASH, STRIKE = EventType.TERRITORY_GAIN, EventType.CLASH, EventType.AIRSTRIKE


def test_an_inferred_agent_parts_nothing_and_contests_nothing(desk: "Desk") -> None:
    desk.tell(GAIN, place="منيان", agent="opposition")
    desk.infer(
        desk.tell(GAIN, outlet="أخرى", place="منيان", agent="government"), "agent", "losses"
    )
    incident = desk.only()
    assert incident.ruling.verdict is Verdict.CORROBORATED
    assert "agent" not in incident.fields


def test_a_told_agent_parts_one_sides_gain_from_the_others(desk: "Desk") -> None:
    desk.tell(GAIN, place="منيان", agent="opposition")
    desk.tell(GAIN, outlet="أخرى", place="منيان", agent="government")
    assert len(desk.reconcile().incidents) == 2


def test_an_inferred_agent_admits_nothing_and_holds_nothing(desk: "Desk") -> None:
    desk.infer(
        desk.tell(GAIN, side="government", place="منيان", agent="opposition"), "agent", "losses"
    )
    desk.infer(
        desk.tell(EventType.WITHDRAWAL, side="opposition", place="رتيان", agent="opposition"),
        "agent",
        "losses",
    )
    result = desk.reconcile()
    interests = {a.interest for i in result.incidents for a in i.accounts}
    assert Interest.AGAINST_INTEREST not in interests
    assert result.control == ()


def test_ground_that_a_side_takes_without_naming_itself_is_its_own(desk: "Desk") -> None:
    desk.infer(
        desk.tell(GAIN, side="government", place="منيان", agent="government"), "agent", "losses"
    )
    held, _ = desk.reconcile().control
    assert held.state == "government"


def test_harm_told_of_nobody_in_particular_is_no_admission(desk: "Desk") -> None:
    desk.tell(STRIKE, side="russia", place="منيان", agent="russia")
    assert desk.only().accounts[0].interest is not Interest.AGAINST_INTEREST


def test_harm_to_civilians_told_of_oneself_is_one(desk: "Desk") -> None:
    desk.tell(STRIKE, side="russia", place="منيان", agent="russia", target="civilians")
    assert desk.only().accounts[0].interest is Interest.AGAINST_INTEREST


def test_dead_of_no_told_party_are_those_that_another_names(desk: "Desk", dead: "Dead") -> None:
    told = {"place": "منيان", "agent": "opposition"}
    desk.tell(CLASH, **told, losses=[dead("government", 3)])
    desk.infer(
        desk.tell(CLASH, outlet="أخرى", **told, losses=[dead("civilians", 5)]),
        "agent",
        "losses",
    )
    (found,) = desk.only().casualties
    assert (found.party, found.low, found.high) == ("government", 3, 5)


def test_dead_of_allies_are_one_sides_unless_a_claim_tells_them_apart(
    desk: "Desk", dead: "Dead"
) -> None:
    told = {"place": "منيان", "agent": "government"}
    desk.tell(CLASH, **told, losses=[dead("hts_nusra", 18)])
    desk.tell(CLASH, outlet="أخرى", **told, losses=[dead("opposition", 20)])
    (found,) = desk.only().casualties
    assert (found.low, found.high) == (18, 20)
    both = [dead("opposition", 20), dead("hts_nusra", 4)]
    desk.tell(CLASH, outlet="ثالثة", **told, losses=both)
    assert {c.party for c in desk.only().casualties} == {"opposition", "hts_nusra"}


def test_a_denial_that_names_another_agent_is_bound_to_what_it_denies(desk: "Desk") -> None:
    desk.tell(GAIN, place="منيان", agent="opposition", side="opposition")
    desk.tell(
        GAIN,
        outlet="أخرى",
        side="government",
        place="منيان",
        agent="government",
        day=None,
        modality=Modality.DENIED,
    )
    assert desk.only().ruling.reason.rule == "contested.denied"


def test_a_denial_of_harm_is_bound_to_the_strike_that_did_it(desk: "Desk") -> None:
    desk.tell(STRIKE, place="منيان", agent="russia", target="civilians")
    desk.tell(
        EventType.ATTACK_ON_CIVILIANS,
        outlet="أخرى",
        side="russia",
        place="منيان",
        agent="russia",
        target="civilians",
        modality=Modality.DENIED,
    )
    assert desk.only().ruling.reason.rule == "contested.denied"


def test_of_a_fight_either_side_may_be_named_first(desk: "Desk") -> None:
    desk.tell(GAIN, place="منيان", agent="opposition", target="government")
    desk.tell(CLASH, outlet="أخرى", place="منيان", agent="government", target="opposition")
    assert desk.only().fields["agent"].verdict is Verdict.CORROBORATED


def test_a_fight_and_the_gain_it_ended_in_are_one_battle(desk: "Desk") -> None:
    report = desk.report("اشتباكات ثم سيطرة", side="opposition")
    for kind in (CLASH, GAIN):
        desk.claim(report, kind, place="منيان", agent="opposition", target="government")
    desk.only()


def test_one_report_tells_one_thing_twice(desk: "Desk") -> None:
    report = desk.report("سيطرة تلتها سيطرة", side="opposition")
    for _ in range(2):
        desk.claim(report, GAIN, place="منيان", agent="opposition")
    desk.only()


def test_a_place_in_no_gazetteer_is_sought_in_the_town_it_is_named_with(desk: "Desk") -> None:
    told = {"agent": "russia", "target": "civilians"}
    desk.tell(STRIKE, place=("سوق الخضار", "حلب"), **told)
    desk.tell(STRIKE, outlet="أخرى", place="حلب", **told)
    assert {place.name for place in _places(desk.only(), desk)} == {"سوق الخضار", "حلب"}


def _places(incident: Incident, desk: "Desk") -> list[Where]:
    ids = {account.claim for account in incident.accounts}
    return [where for claim in desk.claims if claim.id in ids for where in claim.where]


def test_an_outlet_that_gives_a_quoted_word_again_is_no_second_origin(
    desk: "Desk", said: "Said"
) -> None:
    told = {"place": "منيان", "agent": "opposition"}
    report = desk.report("أعلنوا السيطرة ثم تقدموا بعد السيطرة")
    desk.claim(report, GAIN, **told, speaker=said("opposition"))
    desk.claim(report, GAIN, **told)
    assert desk.only().ruling.verdict is Verdict.SINGLE_SOURCE
    desk.tell(GAIN, outlet="أخرى", **told)
    assert desk.only().ruling.verdict is Verdict.CORROBORATED
