from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.evaluation.gold import GoldClaim, GoldLoss, Interval
from riwaya.evaluation.score import (
    Agreement,
    ReportScore,
    Scores,
    by_side,
    intervals,
    score,
    score_report,
)
from riwaya.model import FAMILY, EventType, LossKind, Modality, Report, SourceKind

TEXT = "قصف الطيران مورك. ودارت اشتباكات في حلفايا. وسيطر الثوار على رحبة خطاب."
DAY = Interval(date(2017, 3, 22), date(2017, 3, 22))
REPORT = Report(name="r", text=TEXT, side="opposition")


def claim(trigger: str, event_type: EventType, place: str, party: str) -> GoldClaim:
    return GoldClaim(
        start=TEXT.index(trigger),
        trigger=trigger,
        type=event_type,
        modality=Modality.ASSERTED,
        agent_party=party,
        places=(place,),
        date=DAY,
    )


STRIKE = claim("قصف", EventType.AIRSTRIKE, "مورك", "government")
CLASH = claim("اشتباكات", EventType.CLASH, "حلفايا", "opposition")
GAIN = claim("سيطر", EventType.TERRITORY_GAIN, "رحبة خطاب", "opposition")
GOLD = [STRIKE, CLASH, GAIN]


def figures(given: list[GoldClaim], gold: list[GoldClaim] | None = None) -> dict[str, float]:
    return Scores.of([score_report(REPORT, GOLD if gold is None else gold, given)]).figures()


def test_gold_against_itself_is_perfect() -> None:
    perfect = figures(GOLD)
    assert perfect["strict_f1"] == perfect["lenient_f1"] == perfect["complete_f1"] == 1
    assert perfect["places_f1"] == perfect["date"] == perfect["agent_party"] == 1


def test_one_missed_and_one_spurious_are_counted_and_named() -> None:
    extra = claim("الطيران", EventType.MOBILISATION, "حماة", "government")
    result = score_report(REPORT, GOLD, [STRIKE, CLASH, extra])
    agreement = Scores.of([result]).agreement("strict")
    assert agreement == Agreement(found=2, gold=3, right=2, given=3)
    assert agreement.f1 == pytest.approx(2 / 3)
    assert [(m.kind, m.claim.trigger) for m in result.misses] == [
        ("missed", "سيطر"),
        ("spurious", "الطيران"),
    ]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("modality", replace(STRIKE, modality=Modality.DENIED)),
        ("agent_party", replace(STRIKE, agent_party="russia")),
        ("date", replace(STRIKE, date=None)),
        ("places", replace(STRIKE, places=("كفرزيتا",))),
    ],
)
def test_a_complete_claim_needs_each_field(field: str, wrong: GoldClaim) -> None:
    result = score_report(REPORT, GOLD, [wrong, CLASH, GAIN])
    scores = Scores.of([result])
    assert scores.agreement("strict").f1 == 1
    assert scores.agreement("complete").f1 == pytest.approx(2 / 3)
    assert scores.field(field) == pytest.approx(2 / 3)
    assert [w.field for w in result.wrongs] == [field]


def test_target_and_source_do_not_make_a_claim_incomplete() -> None:
    other = replace(STRIKE, target_party="civilians", source_kind=SourceKind.WITNESS)
    given = figures([other, CLASH, GAIN])
    assert given["complete_f1"] == 1
    assert given["target_party"] == given["source_kind"] == pytest.approx(2 / 3)


def test_an_optional_claim_costs_nothing_either_way() -> None:
    gold = [STRIKE, CLASH, replace(GAIN, optional=True)]
    assert figures([STRIKE, CLASH], gold)["strict_f1"] == 1
    assert figures(GOLD, gold)["strict_f1"] == 1
    assert figures(GOLD, gold)["complete_f1"] == 1


def test_losses_are_judged_only_where_gold_has_some() -> None:
    loss = GoldLoss("government", LossKind.KILLED, 16, 16, "16 عنصراً")
    gold = [replace(STRIKE, losses=(loss,)), CLASH, GAIN]
    counted = replace(STRIKE, losses=(replace(loss, span="ستة عشر"),))
    assert figures([counted, CLASH, GAIN], gold)["losses"] == 1
    assert figures(GOLD, gold)["losses"] == 0
    result = score_report(REPORT, gold, GOLD)
    assert result.counts[("field", "losses", "seen")] == 1


def test_types_are_told_apart() -> None:
    scores = Scores.of([score_report(REPORT, GOLD, [STRIKE, CLASH])])
    assert scores.types() == ["airstrike", "clash", "territory_gain"]
    assert scores.agreement("type", "airstrike").f1 == 1
    assert scores.agreement("type", "territory_gain").recall == 0
    assert scores.agreement("family", "fighting") == Agreement(1, 2, 1, given=1)


def test_a_second_right_type_is_found_under_the_golds_and_right_under_the_readers() -> None:
    gold = [replace(CLASH, also={"type": "territory_gain"}), GAIN]
    read = replace(CLASH, type=EventType.TERRITORY_GAIN)
    scores = Scores.of([score_report(REPORT, gold, [read, GAIN])])
    assert scores.agreement("type", "clash") == Agreement(found=1, gold=1, right=0, given=0)
    assert scores.agreement("type", "territory_gain") == Agreement(1, 1, right=2, given=2)
    assert scores.agreement("strict").f1 == 1


TYPES = st.sampled_from((EventType.AIRSTRIKE, EventType.SHELLING, EventType.CLASH))
CLAIMS = st.lists(
    st.builds(
        lambda base, kind, also, optional: replace(
            base, type=kind, also={"type": str(also)} if also else {}, optional=optional
        ),
        st.sampled_from(GOLD),
        TYPES,
        st.none() | TYPES,
        st.booleans(),
    ),
    max_size=6,
)


@given(CLAIMS, CLAIMS)
def test_no_rate_is_over_one_and_types_add_up(
    gold: list[GoldClaim], read: list[GoldClaim]
) -> None:
    scores = Scores.of([score_report(REPORT, gold, read)])
    strict = scores.agreement("strict")
    for name, kinds in (("type", scores.types()), ("family", sorted(set(FAMILY.values())))):
        parts = [scores.agreement(name, kind) for kind in kinds]
        for part in (*parts, strict, scores.agreement("lenient")):
            assert 0 <= part.precision <= 1
            assert 0 <= part.recall <= 1
            assert 0 <= part.f1 <= 1
        assert sum(p.found for p in parts) == sum(p.right for p in parts) == strict.found
        assert sum(p.given for p in parts) == strict.given


def test_reports_without_output_count_as_missed() -> None:
    [result] = score([(REPORT, GOLD)], {})
    assert Scores.of([result]).agreement("strict") == Agreement(0, 3, 0, 0)
    assert Agreement(0, 0, 0, 0).f1 == Agreement(0, 0, 0, 0).precision == 0


def several() -> list[ReportScore]:
    reports = [
        replace(REPORT, name=f"r{i}", side="russia" if i % 2 else None) for i in range(6)
    ]
    return score([(r, GOLD) for r in reports], {"r0": GOLD, "r1": GOLD, "r2": [STRIKE]})


def test_sides_are_scored_apart() -> None:
    sides = by_side(several())
    assert list(sides) == ["no side", "russia"]
    assert sides["russia"].agreement("strict").gold == 9
    assert sides["no side"].agreement("strict").found == 4


def test_intervals_hold_the_figure_and_do_not_change_with_a_seed() -> None:
    reports = several()
    figure = Scores.of(reports).figures()["strict_f1"]
    low, high = intervals(reports, rounds=200)["strict_f1"]
    assert 0 <= low < figure < high <= 1
    assert intervals(reports, rounds=200) == intervals(reports, rounds=200)
    assert intervals([]) == {}
