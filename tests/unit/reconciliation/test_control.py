"""Who holds a place: the chain of states, the sides' claims, what depends on weights."""

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from riwaya.model import ControlInterval, EventType, Modality
from riwaya.reconciliation import sensitivity
from riwaya.reconciliation.control import holder
from riwaya.reconciliation.hmm import posteriors, stays

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Desk

GAIN, CLASH, LEFT, HOLD = (
    EventType.TERRITORY_GAIN,
    EventType.CLASH,
    EventType.WITHDRAWAL,
    EventType.CONTROL,
)
OPP = {"agent": "opposition", "target": "government", "place": "منيان"}
GOV = {"agent": "government", "target": "opposition", "place": "منيان"}


def on(desk: "Desk", day: str, place: str = "p:minyan") -> ControlInterval | None:
    return holder(desk.reconcile().control, place, date.fromisoformat(day))


def brute(days: list[int], likelihoods: "np.ndarray", stay: float) -> "np.ndarray":
    """Forward–backward with one step a day and full matrices."""
    states = likelihoods.shape[1]
    matrix = np.full((states, states), (1 - stay) / (states - 1))
    np.fill_diagonal(matrix, stay)
    span = days[-1] - days[0] + 1
    seen = np.ones((span, states))
    for day, row in zip(days, likelihoods, strict=True):
        seen[day - days[0]] = row
    forward = np.empty((span, states))
    forward[0] = seen[0] / states
    for t in range(1, span):
        forward[t] = (forward[t - 1] @ matrix) * seen[t]
    backward = np.ones((span, states))
    for t in range(span - 2, -1, -1):
        backward[t] = matrix @ (backward[t + 1] * seen[t + 1])
    chance = forward * backward
    chance /= chance.sum(axis=1, keepdims=True)
    return chance[[day - days[0] for day in days]]


def test_jumping_over_silent_days_changes_nothing() -> None:
    days = [10, 11, 15, 40]
    likelihoods = np.array([[9.0, 1, 1.2], [1, 2, 3], [1, 7, 0.4], [2, 1, 1]])
    assert posteriors(days, likelihoods, 0.97) == pytest.approx(brute(days, likelihoods, 0.97))


def test_memory_fades_to_even_chances() -> None:
    assert stays(0, 3, 0.99) == pytest.approx(1)
    assert stays(1, 3, 0.99) == pytest.approx(0.99)
    assert stays(10_000, 3, 0.99) == pytest.approx(1 / 3)
    assert stays(5, 1, 0.99) == 1.0


def test_a_gain_told_independently_holds(desk: "Desk") -> None:
    desk.tell(GAIN, side="opposition", outlet="أ", **OPP)
    desk.tell(GAIN, outlet="ب", **OPP)
    interval = on(desk, "2016-11-20")
    assert interval.state == "opposition"
    assert interval.last == date(2017, 2, 26)
    assert interval.probability > 0.9
    assert interval.claimed == {"opposition": "opposition"}


def test_the_last_holder_is_forgotten_like_any_other(desk: "Desk") -> None:
    desk.tell(GAIN, side="opposition", outlet="أ", **OPP)
    desk.tell(GAIN, outlet="ب", **OPP)
    assert on(desk, "2017-02-26").state == "opposition"
    forgotten = on(desk, "2017-02-27")
    assert (forgotten.state, forgotten.last, forgotten.claims) == ("unknown", None, ())
    assert forgotten.claimed == {"opposition": "opposition"}
    assert on(desk, "2030-01-01") == forgotten


def test_taken_then_lost(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", **OPP)
    desk.tell(GAIN, outlet="أ", **GOV, day="2016-11-05")
    assert on(desk, "2016-10-28") is None
    assert on(desk, "2016-11-04").state == "opposition"
    assert on(desk, "2016-11-05").state == "government"


def test_two_sides_that_each_claim_it_contest_it(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="opposition", **OPP)
    desk.tell(CLASH, outlet="ب", side="government", **OPP, modality=Modality.FAILED)
    interval = on(desk, "2016-10-29")
    assert interval.state == "contested"
    assert interval.claimed == {"opposition": "opposition", "government": "government"}


def test_boasts_decide_nothing_where_sides_contradict_each_other(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="opposition", **OPP)
    for outlet in "بجد":
        desk.tell(CLASH, outlet=outlet, side="government", **OPP, modality=Modality.FAILED)
    assert on(desk, "2016-10-29").state == "contested"
    desk.tell(HOLD, outlet="محايدة", agent="government", place="منيان")
    assert on(desk, "2016-10-29").state == "government"


def test_a_later_gain_puts_the_other_sides_claim_to_rest(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="opposition", **OPP)
    desk.tell(GAIN, outlet="ج", **OPP)
    desk.tell(GAIN, outlet="ب", side="government", **GOV, day="2016-11-02")
    assert on(desk, "2016-11-01").state == "opposition"
    assert on(desk, "2016-11-02").state == "government"
    assert on(desk, "2016-11-02").claimed == {
        "opposition": "opposition",
        "government": "government",
    }


def test_a_fight_whose_end_is_told_makes_nothing_contested(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", **OPP)
    alone = on(desk, "2016-10-29").probability
    for outlet in "بجد":
        desk.tell(CLASH, outlet=outlet, **OPP)
    assert on(desk, "2016-10-29").probability == alone


def test_a_fight_that_goes_on_leaves_open_who_holds(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", **OPP)
    alone = on(desk, "2016-10-29").probability
    desk.tell(CLASH, outlet="ب", **OPP, modality=Modality.ONGOING)
    assert on(desk, "2016-10-29").probability < alone


def test_who_leaves_ends_the_contest(desk: "Desk") -> None:
    desk.tell(CLASH, outlet="أ", **OPP)
    assert on(desk, "2016-10-29") is None
    desk.tell(LEFT, outlet="ب", agent="government", place="منيان", day="2016-10-30")
    assert on(desk, "2016-10-30").state == "unknown"


def test_who_left_held_until_the_day_before(desk: "Desk") -> None:
    desk.tell(CLASH, outlet="أ", **OPP)
    desk.tell(LEFT, outlet="ب", agent="government", place="منيان", day="2016-11-08")
    assert on(desk, "2016-10-30").state == "government"
    assert on(desk, "2016-11-07").state == "government"
    assert on(desk, "2016-11-08").state == "unknown"


def test_who_leaves_makes_room_for_the_other(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", **OPP)
    desk.tell(LEFT, outlet="ب", agent="opposition", place="منيان", day="2016-11-02")
    desk.tell(HOLD, outlet="ج", agent="government", place="منيان", day="2016-11-02")
    assert on(desk, "2016-11-01").state == "opposition"
    assert on(desk, "2016-11-02").state == "government"


@pytest.mark.parametrize(
    ("text", "trigger", "state"),
    [
        ("تقدمت الفصائل في منيان من محورين", "تقدمت", "contested"),
        ("أحرزت الفصائل تقدماً واسعاً داخل منيان", "تقدماً", "contested"),
        ("توغلت الفصائل في عمق منيان ليلاً", "توغلت", "contested"),
        ("استعادت الفصائل منيان بعد تقدمها ليلاً", "استعادت", "opposition"),
    ],
)
def test_who_advances_in_a_place_does_not_have_it(
    desk: "Desk", text: str, trigger: str, state: str
) -> None:
    desk.claim(desk.report(text), GAIN, **OPP, trigger=trigger)
    assert on(desk, "2016-10-29").state == state


def test_civilians_hold_nothing(desk: "Desk") -> None:
    desk.tell(LEFT, outlet="أ", agent="government", target="civilians", place="منيان")
    assert on(desk, "2016-10-29").state == "unknown"


def test_an_attack_repelled_at_the_edge_of_a_place_says_who_holds_it(desk: "Desk") -> None:
    report = desk.report("صدت الحامية هجوماً على أطراف منيان")
    desk.claim(report, CLASH, **OPP, modality=Modality.FAILED, trigger="صدت")
    assert on(desk, "2016-10-29").state == "government"


def test_an_admission_outweighs_a_claim(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", side="government", **OPP)
    desk.tell(HOLD, outlet="ب", side="government", agent="government", place="منيان")
    assert on(desk, "2016-10-29").state == "opposition"


def test_what_an_origin_took_back_does_not_count(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", at="2016-10-29T08:00", **OPP)
    desk.tell(GAIN, outlet="أ", at="2016-10-29T20:00", **OPP, modality=Modality.DENIED)
    assert on(desk, "2016-10-29").state == "unknown"


def test_copies_weigh_once(desk: "Desk") -> None:
    text = "دخل المقاتلون القرية بعد ظهر السبت إثر انسحاب الحامية من المدرسة إلى التلة المجاورة"
    desk.tell(GAIN, outlet="أ", text=text, **OPP)
    alone = on(desk, "2016-10-29").probability
    for number in range(4):
        desk.tell(GAIN, outlet=f"ناقل {number}", text=text + "." * (number + 1), **OPP)
    assert on(desk, "2016-10-29").probability == alone


def test_after_long_silence_nobody_knows(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="أ", **OPP, day="2014-01-01")
    desk.tell(GAIN, outlet="أ", **OPP, day="2016-01-01")
    assert on(desk, "2014-03-01").state == "opposition"
    assert on(desk, "2015-06-01").state == "unknown"
    assert on(desk, "2016-01-01").state == "opposition"


def test_ground_in_the_countryside_is_not_the_countryside(desk: "Desk") -> None:
    desk.tell(GAIN, agent="opposition", place="ريف حلب")
    assert on(desk, "2016-10-29", "p:aleppo").state == "contested"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("سيطرت الفصائل على منيان بعد أيام", "opposition"),
        ("سيطرت الفصائل على أجزاء من منيان بعد أيام", "contested"),
        ("سيطرت الفصائل على كتل سكنية جنوب منيان", "contested"),
        ("سيطرت على الجزء الغربي من بلدة منيان", "contested"),
        ("سيطرت الفصائل على كامل قرية منيان بعد أيام", "opposition"),
    ],
)
def test_a_part_is_not_the_whole(desk: "Desk", text: str, state: str) -> None:
    report = desk.report(text)
    desk.claim(report, GAIN, **OPP, trigger="سيطرت")
    assert on(desk, "2016-10-29").state == state


def test_control_spreads_only_where_the_words_say_so(desk: "Desk") -> None:
    desk.tell(HOLD, agent="government", place="صلاح الدين", day="2016-10-01")
    report = desk.report("سيطرت الفصائل على كامل مدينة حلب بعد أيام", "أخرى")
    desk.claim(report, GAIN, agent="opposition", place="حلب", trigger="سيطرت")
    assert on(desk, "2016-10-29", "p:salah").state == "opposition"
    desk.reports.pop()
    desk.claims.pop()
    report = desk.report("سيطرت الفصائل في مدينة حلب على حواجز", "أخرى")
    desk.claim(report, GAIN, agent="opposition", place="حلب", trigger="سيطرت")
    assert on(desk, "2016-10-29", "p:salah").state == "government"


@pytest.mark.parametrize("place", ["الجهة الشرقية", "سوريا", "شمال سوريا", "الحدود مع تركيا"])
def test_nobody_holds_a_country_nor_what_has_no_name(desk: "Desk", place: str) -> None:
    desk.tell(HOLD, agent="islamic_state", place=place, text=f"تسيطر على كامل {place} اليوم")
    desk.tell(GAIN, **OPP)
    assert {interval.place for interval in desk.reconcile().control} == {"p:minyan"}


def test_what_is_told_of_a_country_spreads_to_no_place_in_it(desk: "Desk") -> None:
    desk.tell(GAIN, **OPP)
    before = desk.reconcile().control
    desk.tell(HOLD, agent="islamic_state", place="سوريا", text="يسيطر على كامل سوريا")
    assert desk.reconcile().control == before


def test_handing_over_names_the_next_holder(desk: "Desk") -> None:
    desk.tell(LEFT, agent="islamic_state", target="government", place="منيان")
    assert on(desk, "2016-10-29").state == "government"


def test_the_sensitivity_run_tells_what_depends_on_the_weights(desk: "Desk") -> None:
    for outlet in "أبجد":
        desk.tell(GAIN, outlet=outlet, **OPP)
    runs = sensitivity(desk.reconcile(), desk.knowledge)
    assert [run.exponent for run in runs] == [0.5, 2.0]
    assert [run.same for run in runs] == [1.0, 1.0]
    assert [run.changed for run in runs] == [(), ()]
    beaten = OPP | {"place": "رتيان", "modality": Modality.FAILED}
    desk.tell(CLASH, outlet="ه", side="government", **beaten)
    standing = on(desk, "2016-10-29", "p:retyan")
    shaken = sensitivity(desk.reconcile(), desk.knowledge)
    assert min(run.same for run in shaken) == 0.5
    assert {i.name for run in shaken for i in run.changed} == {standing.name}
