"""What is one happening and what is not."""

import math
from typing import TYPE_CHECKING

import pytest

from riwaya.model import EventType, Incident, Modality
from riwaya.reconciliation import Knowledge
from riwaya.reconciliation.features import Featurer
from riwaya.reconciliation.linkage import Scorer, settings

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Dead, Desk

GAIN, CLASH, LEFT = EventType.TERRITORY_GAIN, EventType.CLASH, EventType.WITHDRAWAL
AIR, SHELL = EventType.AIRSTRIKE, EventType.SHELLING
OPP = {"agent": "opposition", "target": "government", "place": "منيان"}
GOV = {"agent": "government", "target": "opposition", "place": "منيان"}
FAILED = {"modality": Modality.FAILED}

Telling = tuple[EventType, dict[str, object]]

SAME: dict[str, tuple[Telling, ...]] = {
    "a gain told by two": ((GAIN, OPP), (GAIN, OPP)),
    "a gain and a repelled attack": ((GAIN, OPP), (CLASH, OPP | FAILED)),
    "a clash and its repelling": ((CLASH, OPP), (CLASH, OPP | FAILED)),
    "a claim and its denial": ((GAIN, OPP), (GAIN, OPP | {"modality": Modality.DENIED})),
    "taken by one, left by the other": (
        (GAIN, OPP),
        (LEFT, {"agent": "government", "place": "منيان"}),
    ),
    "taken from one who left a town around the spot": (
        (GAIN, OPP),
        (LEFT, {"agent": "government", "place": "حلب"}),
    ),
    "a fight and the leaving of which only the end of its days is told": (
        (CLASH, OPP | {"day": "2016-10-28"}),
        (LEFT, {"agent": "government", "place": "منيان", "day": (None, "2016-10-30")}),
    ),
    "an attack, and the fight of no told side that goes on a day later": (
        (CLASH, OPP),
        (CLASH, {"place": "منيان", "day": "2016-10-30", "modality": Modality.ONGOING}),
    ),
    "a strike in weeks of strikes on one town": (
        (AIR, {"agent": "russia", "target": "civilians", "place": "رتيان"}),
        (
            AIR,
            {
                "agent": "russia",
                "target": "civilians",
                "place": "رتيان",
                "day": ("2016-10-08", "2016-10-31"),
            },
        ),
    ),
    "beaten back by one account, left by another": (
        (CLASH, OPP | FAILED),
        (LEFT, {"agent": "government", "place": "منيان"}),
    ),
    "a siege and its denial without a day": (
        (EventType.SIEGE, GOV | {"day": ("2015-01-01", None)}),
        (EventType.SIEGE, GOV | {"day": None, "modality": Modality.DENIED}),
    ),
    "a strike and the dead told of it as an attack": (
        (AIR, {"target": "civilians", "place": "رتيان"}),
        (EventType.ATTACK_ON_CIVILIANS, {"target": "civilians", "place": "رتيان"}),
    ),
    "a bombing in a quarter and in its city": (
        (EventType.SUICIDE_BOMBING, {"target": "government", "place": "صلاح الدين"}),
        (EventType.SUICIDE_BOMBING, {"place": "حلب"}),
    ),
    "a strike in a district and its denial": (
        (AIR, {"agent": "russia", "target": "civilians", "place": "أعزاز"}),
        (
            AIR,
            {
                "agent": "russia",
                "target": "civilians",
                "place": "أعزاز",
                "day": None,
                "modality": Modality.DENIED,
            },
        ),
    ),
    "one strike, two authors": (
        (AIR, {"agent": "russia", "target": "civilians", "place": "رتيان"}),
        (AIR, {"agent": "government", "target": "civilians", "place": "رتيان"}),
    ),
    "a quarter and its city": (
        (SHELL, {"agent": "opposition", "target": "civilians", "place": "صلاح الدين"}),
        (SHELL, {"agent": "opposition", "target": "civilians", "place": "حلب"}),
    ),
}
APART: dict[str, tuple[Telling, ...]] = {
    "two days later": ((CLASH, OPP), (CLASH, OPP | {"day": "2016-10-31"})),
    "the next day, nothing else shared": ((CLASH, OPP), (CLASH, OPP | {"day": "2016-10-30"})),
    "a fight of a day, and one of a named side that goes on a day later": (
        (CLASH, OPP),
        (CLASH, GOV | {"day": "2016-10-30", "modality": Modality.ONGOING}),
    ),
    "what is told of no day after another day's": (
        (CLASH, OPP | {"day": "2016-10-20"}),
        (LEFT, {"agent": "government", "place": "منيان", "day": (None, "2016-10-30")}),
    ),
    "a day's attack and three weeks of fighting": (
        (CLASH, {"agent": "opposition", "place": "منيان"}),
        (
            CLASH,
            {"target": "opposition", "place": "منيان", "day": ("2016-10-09", "2016-10-30")},
        ),
    ),
    "a day's attack on a town and days of fighting in it": (
        (CLASH, OPP | {"place": "حلب"}),
        (CLASH, {"place": "حلب", "day": ("2016-10-27", "2016-10-31")}),
    ),
    "another village": ((CLASH, OPP), (CLASH, OPP | {"place": "رتيان"})),
    "the neighbouring village": (
        (CLASH, OPP | {"place": "رتيان"}),
        (CLASH, OPP | {"place": "بيانون"}),
    ),
    "a village and the governorate around it": (
        (CLASH, OPP),
        (CLASH, OPP | {"place": "ريف حلب", "target": None}),
    ),
    "two fights somewhere in a governorate": (
        (CLASH, {"agent": "opposition", "place": "ريف حلب"}),
        (CLASH, {"target": "opposition", "place": "ريف حلب"}),
    ),
    "an air strike and a shelling of one city": (
        (AIR, {"agent": "russia", "place": "حلب"}),
        (SHELL, {"agent": "government", "place": "حلب"}),
    ),
    "taken by one, then by the other": ((GAIN, OPP), (GAIN, GOV)),
    "taken and left by one": ((GAIN, OPP), (LEFT, {"agent": "opposition", "place": "منيان"})),
    "each side's attack": ((CLASH, OPP | FAILED), (CLASH, GOV | FAILED)),
    "a plan and its deed": ((GAIN, OPP | {"modality": Modality.PLANNED}), (GAIN, OPP)),
    "a strike and a protest": ((AIR, OPP), (EventType.PROTEST, OPP)),
    "no place and no shared words": ((AIR, {"agent": "russia"}), (AIR, {"agent": "russia"})),
}


def groups(desk: "Desk", pair: tuple[Telling, ...]) -> tuple[Incident, ...]:
    for number, (event_type, values) in enumerate(pair):
        desk.tell(event_type, outlet=f"وكالة {number}", **values)
    return desk.reconcile().incidents


@pytest.mark.parametrize("name", SAME)
def test_same(desk: "Desk", name: str) -> None:
    assert len(groups(desk, SAME[name])) == 1


@pytest.mark.parametrize("name", APART)
def test_apart(desk: "Desk", name: str) -> None:
    assert len(groups(desk, APART[name])) == 2


def test_the_same_dead_bind_over_a_day(desk: "Desk", dead: "Dead") -> None:
    text = "انهار سقف المخبز الآلي على طابور المنتظرين عند دوار البلدية وسط البلدة"
    for day in ("2016-10-29", "2016-10-30"):
        desk.tell(
            AIR,
            outlet=day,
            text=f"{text} {day}",
            agent="russia",
            target="civilians",
            place="رتيان",
            day=day,
            losses=[dead("civilians", 17)],
        )
    assert len(desk.reconcile().incidents) == 1


def test_a_sentence_told_twice_binds_without_a_place(desk: "Desk") -> None:
    text = "احترق مستودع الحبوب الكبير بعد سقوط الصاروخ وامتدت النيران إلى الصوامع المجاورة"
    for outlet in ("أ", "ب"):
        desk.tell(AIR, outlet=outlet, text=f"{text} {outlet}", agent="russia", day="2016-10-29")
    assert len(desk.reconcile().incidents) == 1


def test_a_denial_of_harm_in_an_area_is_found_by_the_strike_in_its_town(desk: "Desk") -> None:
    struck = {"agent": "russia", "target": "civilians"}
    desk.tell(AIR, outlet="أ", **struck, place="رتيان")
    denied = {"place": "أعزاز", "modality": Modality.DENIED}
    desk.tell(EventType.ATTACK_ON_CIVILIANS, outlet="ب", **struck, **denied)
    assert any(link.left != link.right for link in desk.reconcile().judgements)


def test_a_gain_and_the_leaving_of_the_beaten_are_one_battle_in_one_report(
    desk: "Desk",
) -> None:
    report = desk.report("استعادت القوات القرية وأقر ناطق بالانسحاب منها")
    desk.claim(report, GAIN, agent="opposition", place="منيان")
    desk.claim(report, LEFT, agent="government", place="منيان", day=None)
    assert len(desk.reconcile().incidents) == 1


def test_three_days_of_fighting_do_not_run_together(desk: "Desk") -> None:
    for day in ("2016-10-28", "2016-10-29", "2016-10-30"):
        for outlet in ("أ", "ب", "ج"):
            desk.tell(CLASH, outlet=outlet, **OPP, day=day)
    incidents = desk.reconcile().incidents
    assert [len(i.accounts) for i in incidents] == [3, 3, 3]


def test_the_weight_of_a_link_is_the_sum_of_its_parts(desk: "Desk") -> None:
    groups(desk, SAME["a gain and a repelled attack"])
    (link,) = desk.reconcile().judgements
    prior = desk.knowledge.rules.linkage.prior
    total = math.log2(prior / (1 - prior)) + sum(part.weight for part in link.parts)
    assert link.score == pytest.approx(total, abs=0.01)
    by_feature = {part.feature.split(".")[0]: part for part in link.parts}
    assert by_feature["place"].left == by_feature["place"].right == "منيان"
    assert by_feature["event"].feature == "event.told_otherwise"


def test_every_constraint_breaks_some_pair(desk: "Desk", knowledge: Knowledge) -> None:
    """Each constraint fires on its own example and leaves the agreeing pair alone."""
    told = {
        "days_apart": APART["two days later"],
        "taken_by_enemies": APART["taken by one, then by the other"],
        "left_by_enemies": (
            (LEFT, {"agent": "opposition", "place": "منيان"}),
            (LEFT, {"agent": "government", "place": "منيان"}),
        ),
        "taken_and_left_by_one": APART["taken and left by one"],
        "attackers_differ": APART["each side's attack"],
        "plan_and_deed": APART["a plan and its deed"],
        "states_apart": (
            (EventType.SIEGE, OPP | {"day": (None, "2016-09-01")}),
            (EventType.SIEGE, OPP | {"day": (None, "2016-10-29")}),
        ),
    }
    for name, pair in told.items():
        desk.reports.clear()
        desk.claims.clear()
        for number, (event_type, values) in enumerate(pair):
            desk.tell(event_type, outlet=f"وكالة {number}", **values)
        assert broken(desk, knowledge) == {(0, 1)}, name
    desk.reports.clear()
    desk.claims.clear()
    for outlet in ("أ", "ب"):
        desk.tell(GAIN, outlet=outlet, **OPP)
    assert broken(desk, knowledge) == set()


def broken(desk: "Desk", knowledge: Knowledge) -> set[tuple[int, int]]:
    reports = {report.id: report for report in desk.reports}
    scorer = Scorer(Featurer(knowledge).rows(desk.claims, reports), knowledge.rules)
    try:
        return scorer.forbidden([[0, 1]])
    finally:
        scorer.close()


def test_one_report_on_two_days_tells_two_happenings(desk: "Desk") -> None:
    report = desk.report("اشتباكات في منيان يوم الجمعة ثم يوم السبت في منيان")
    for day in ("2016-10-28", "2016-10-29"):
        desk.claim(report, CLASH, **OPP, day=day)
    assert len(desk.reconcile().incidents) == 2


def test_settings_are_splinks_own(knowledge: Knowledge) -> None:
    made = settings(knowledge.rules).create_settings_dict("duckdb")
    assert [c["output_column_name"] for c in made["comparisons"]] == [
        c.id for c in knowledge.rules.comparisons
    ]


def test_nothing_makes_no_incident(desk: "Desk") -> None:
    result = desk.reconcile()
    assert (result.incidents, list(result.judgements), result.control) == ((), [], ())
