"""Low, best and high; copies once; totals apart from counts; parts not added."""

from typing import TYPE_CHECKING

import pytest

from riwaya.model import EventType, Loss, LossKind, Span
from riwaya.reconciliation import Knowledge, total

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Dead, Desk

AIR = EventType.AIRSTRIKE
HIT = {"agent": "russia", "target": "civilians", "place": "رتيان"}


def span(
    desk: "Desk", party: str = "civilians"
) -> tuple[int | None, int | None, int | None, str]:
    (incident,) = desk.reconcile().incidents
    (found,) = [c for c in incident.casualties if c.party == party and c.kind == "killed"]
    return found.low, found.best, found.high, found.rule


def told(desk: "Desk", *sides_and_counts: tuple[str | None, list[Loss]]) -> None:
    for number, (side, losses) in enumerate(sides_and_counts):
        desk.tell(
            AIR,
            outlet=f"ناشر {number}",
            side=side,
            at=f"2016-10-29T1{number}:00",
            losses=losses,
            **HIT,
        )


def test_one_figure(desk: "Desk", dead: "Dead") -> None:
    told(desk, ("opposition", [dead("civilians", 12)]))
    assert span(desk) == (12, 12, 12, "only")


def test_the_middle_of_unaligned_figures(desk: "Desk", dead: "Dead") -> None:
    told(
        desk,
        ("opposition", [dead("civilians", 40)]),
        (None, [dead("civilians", 11)]),
        (None, [dead("civilians", 14)]),
        (None, [dead("civilians", 20)]),
    )
    assert span(desk) == (11, 14, 40, "unaligned")


def late(desk: "Desk", *counts: tuple[str, str | None, list[Loss]]) -> None:
    for number, (moment, side, losses) in enumerate(counts):
        desk.tell(AIR, outlet=f"ناشر {number}", side=side, at=moment, losses=losses, **HIT)


def test_a_toll_that_rose_hours_later_is_the_best(desk: "Desk", dead: "Dead") -> None:
    late(
        desk,
        ("2016-10-29T08:00", None, [dead("civilians", 9)]),
        ("2016-10-29T22:00", None, [dead("civilians", 14)]),
    )
    assert span(desk) == (9, 14, 14, "risen")


def test_a_lower_figure_told_later_is_no_toll_that_rose(desk: "Desk", dead: "Dead") -> None:
    late(
        desk,
        ("2016-10-29T08:00", None, [dead("civilians", 14)]),
        ("2016-10-29T22:00", None, [dead("civilians", 9)]),
    )
    assert span(desk) == (9, 9, 14, "unaligned")


def test_one_sides_mourning_rises_and_its_boast_does_not(desk: "Desk", dead: "Dead") -> None:
    late(
        desk,
        ("2016-10-29T08:00", "opposition", [dead("civilians", 9), dead("government", 3)]),
        ("2016-10-29T22:00", "opposition", [dead("civilians", 14), dead("government", 30)]),
    )
    assert span(desk) == (9, 14, 14, "risen")
    assert span(desk, "government") == (3, 3, 30, "lowest")


def test_the_toll_of_one_day_that_rose_is_a_count_of_it(desk: "Desk", dead: "Dead") -> None:
    at_least = Loss("civilians", LossKind.KILLED, 13, None, Span(0, 1), "قتلى")
    told(desk, (None, [at_least]), (None, [dead("civilians", 16, total=True)]))
    assert span(desk) == (13, 16, 16, "agreed")


def test_allies_losses_go_by_the_name_of_the_one_that_takes_part(
    desk: "Desk", dead: "Dead"
) -> None:
    battle = {"agent": "opposition", "target": "government", "place": "رتيان"}
    desk.tell(EventType.CLASH, outlet="أ", losses=[dead("opposition", 11)], **battle)
    desk.tell(EventType.CLASH, outlet="ب", losses=[dead("hts_nusra", 30)], **battle)
    assert span(desk, "opposition")[:3] == (11, 11, 30)


def test_own_losses_admitted(desk: "Desk", dead: "Dead") -> None:
    told(
        desk,
        ("opposition", [dead("government", 30)]),
        ("government", [dead("government", 16)]),
    )
    assert span(desk, "government") == (16, 16, 30, "own_losses")


def test_the_lowest_where_nobody_is_unaligned(desk: "Desk", dead: "Dead") -> None:
    told(
        desk,
        ("opposition", [dead("civilians", 30)]),
        ("government", [dead("civilians", 9)]),
    )
    assert span(desk) == (9, 9, 30, "lowest")


def test_counts_that_fit_each_other_agree(desk: "Desk") -> None:
    at_least = Loss("civilians", LossKind.KILLED, 7, None, Span(0, 1), "سبعة على الأقل")
    nine = Loss("civilians", LossKind.KILLED, 9, 9, Span(0, 1), "تسعة")
    told(desk, (None, [at_least]), (None, [nine]))
    assert span(desk) == (7, 9, 9, "agreed")


def test_a_later_count_of_one_origin_stands(desk: "Desk", dead: "Dead") -> None:
    for hour, count in (("08", 6), ("20", 9)):
        desk.tell(
            AIR,
            outlet="وكالة",
            at=f"2016-10-29T{hour}:00",
            losses=[dead("civilians", count)],
            **HIT,
        )
    assert span(desk) == (9, 9, 9, "only")


def test_copies_count_once(desk: "Desk", dead: "Dead") -> None:
    text = "دمّر القصف مبنى من أربعة طوابق قرب الساحة وانتشل المسعفون الضحايا حتى ساعة متأخرة"
    for number in range(4):
        desk.tell(
            AIR,
            outlet=f"ناقل {number}",
            text=text + "." * number,
            losses=[dead("civilians", 50)],
            **HIT,
        )
    desk.tell(AIR, outlet="أخرى", losses=[dead("civilians", 20)], **HIT)
    (incident,) = desk.reconcile().incidents
    (found,) = incident.casualties
    assert len(found.figures) == 2
    assert (found.low, found.best, found.high) == (20, 20, 50)


def test_parts_are_not_added_but_separate_counts_are(desk: "Desk", dead: "Dead") -> None:
    losses = [
        dead("civilians", 12),
        dead("civilians", 4, part_of=0),
        dead("civilians", 3),
    ]
    told(desk, (None, losses))
    assert span(desk) == (15, 15, 15, "only")


def test_a_running_total_is_no_count_of_the_incident(desk: "Desk", dead: "Dead") -> None:
    told(
        desk,
        (None, [dead("civilians", 5)]),
        (None, [dead("civilians", 113, total=True)]),
    )
    assert span(desk)[:3] == (5, 5, 5)


def test_losses_of_no_party_are_those_of_the_one_that_is_named(
    desk: "Desk", dead: "Dead"
) -> None:
    told(desk, (None, [dead("civilians", 5)]), (None, [dead(None, 5)]))
    assert span(desk) == (5, 5, 5, "agreed")


def test_an_uncounted_loss_has_a_row_without_numbers(desk: "Desk", dead: "Dead") -> None:
    told(desk, (None, [dead("civilians", None)]))
    assert span(desk) == (None, None, None, "only")


def test_sums_over_incidents_do_not_count_totals_twice(desk: "Desk", dead: "Dead") -> None:
    desk.tell(AIR, losses=[dead("civilians", 5)], **HIT | {"day": "2016-10-01"})
    desk.tell(AIR, losses=[dead("civilians", 7)], **HIT | {"day": "2016-10-10"})
    desk.tell(AIR, losses=[dead("civilians", 9, total=True)], **HIT | {"day": "2016-10-20"})
    incidents = desk.reconcile().incidents
    found = total(incidents, "killed", "civilians")
    assert (found.low, found.best, found.high) == (12, 12, 12)
    desk.tell(AIR, losses=[dead("civilians", 30, total=True)], **HIT | {"day": "2016-10-25"})
    assert total(desk.reconcile().incidents, "killed").best == 30


@pytest.mark.parametrize(
    "rule", ["only", "agreed", "risen", "unaligned", "own_losses", "lowest"]
)
def test_every_rule_for_best_has_words(knowledge: Knowledge, rule: str) -> None:
    assert knowledge.rules.casualties[rule].ar
    assert knowledge.rules.casualties[rule].en
