"""Groups of reports: reading them, and the scores that methods get."""

import json
from pathlib import Path

import pytest

from riwaya.evaluation.gold import GoldError
from riwaya.evaluation.group_methods import METHODS, one_a_day, reconciliation, window
from riwaya.evaluation.group_scores import Answer, Found, Group, f1, read_groups, score
from riwaya.evaluation.groups import table

FOLDER = Path(__file__).resolve().parents[3] / "evaluation" / "groups"
TUNED = {
    "pairwise": 0.85,
    "bcubed": 0.85,
    "verdicts": 0.85,
    "casualties": 0.80,
    "holders": 0.85,
}
# Written by another hand: what is one incident there is drawn wider.
OTHER = {
    "pairwise": 0.77,
    "bcubed": 0.88,
    "verdicts": 0.89,
    "casualties": 0.81,
    "holders": 0.82,
}
# The blind part is measured seldom and never looked into; its floors stand just below that.
BLIND = {
    "pairwise": 0.84,
    "bcubed": 0.91,
    "verdicts": 0.90,
    "casualties": 0.82,
    "holders": 0.89,
}
FLOORS = {"dev": TUNED, "other": OTHER, "test": TUNED, "blind": BLIND}


@pytest.fixture(scope="module")
def groups() -> list[Group]:
    return read_groups(FOLDER)


def set_of(group: Group) -> str:
    return "other" if group.name.startswith("other") else group.part


def perfect(group: Group) -> Answer:
    found = tuple(Found(i.verdict, i.fields, i.claims, i.casualties) for i in group.incidents)
    return Answer(found, group.copies, tuple(h.state for h in group.holdings))


def test_there_are_enough_groups(groups: list[Group]) -> None:
    syria = [g for g in groups if g.name.startswith("syria")]
    assert len(syria) >= 10
    assert len(groups) - len(syria) >= 6
    assert sum(len(g.reports) for g in groups) >= 60
    assert {g.part for g in groups} == {"dev", "test", "blind"}
    blind = [g for g in groups if g.part == "blind"]
    assert len(blind) >= 12
    assert sum(len(g.reports) for g in blind) >= 48


def test_every_claim_stands_in_one_incident(groups: list[Group]) -> None:
    for group in groups:
        told = sorted(claim for i in group.incidents for claim in i.claims)
        given = sorted(claim.id for claim in group.claims)
        if set_of(group) == "other":  # purposes, appeals and asides stand in no incident there
            assert len(set(told)) == len(told), group.name
            assert set(told) <= set(given), group.name
            assert len(given) - len(told) <= 4
        else:
            assert told == given, group.name


def test_triggers_and_places_stand_in_the_text(groups: list[Group]) -> None:
    for group in groups:
        texts = {report.id: report.text for report in group.reports}
        for claim in group.claims:
            assert claim.trigger.of(texts[claim.report]).strip()
            assert all(where.lat is not None for where in claim.where)


def test_the_gold_itself_scores_one(groups: list[Group]) -> None:
    found = score((group, perfect(group)) for group in groups)
    shares = (found.verdicts, found.fields, found.casualties, found.holders)
    assert (found.pairwise, found.bcubed, found.copies) == (1.0, 1.0, 1.0)
    assert [share.share for share in shares] == [1.0] * 4


def test_one_heap_and_all_apart_score_as_they_must(groups: list[Group]) -> None:
    group = next(g for g in groups if g.name == "syria-01")
    heap = Found("", {}, frozenset(c.id for c in group.claims), {})
    apart = tuple(Found("", {}, frozenset({c.id}), {}) for c in group.claims)
    nothing = ("unknown",) * len(group.holdings)
    one = score([(group, Answer((heap,), frozenset(), nothing))])
    many = score([(group, Answer(apart, frozenset(), nothing))])
    assert one.linked == (36, 45, 36)
    assert many.linked == (0, 0, 36)
    assert one.bcubed > many.bcubed
    assert many.spread[0] == many.spread[2]


@pytest.mark.parametrize("part", FLOORS)
def test_reconciliation_keeps_its_floors(groups: list[Group], part: str) -> None:
    found = score((g, reconciliation(g)) for g in groups if set_of(g) == part)
    floors = FLOORS[part]
    assert found.pairwise >= floors["pairwise"]
    assert found.bcubed >= floors["bcubed"]
    for name in ("verdicts", "casualties", "holders"):
        assert getattr(found, name).share >= floors[name], name


@pytest.mark.parametrize("part", ["test", "blind"])
def test_reconciliation_beats_the_simple_rules(groups: list[Group], part: str) -> None:
    told = [g for g in groups if g.part == part]
    best = score((g, reconciliation(g)) for g in told)
    for simple in (one_a_day, window):
        found = score((g, simple(g)) for g in told)
        assert best.pairwise > found.pairwise
        assert best.bcubed > found.bcubed
        assert best.verdicts.share > found.verdicts.share
        assert best.fields.share > found.fields.share
        assert best.casualties.share > found.casualties.share
        assert best.holders.share >= found.holders.share


def test_the_table_has_a_row_for_each_method(groups: list[Group]) -> None:
    found = score([(groups[0], perfect(groups[0]))])
    lines = table(dict.fromkeys(METHODS, found)).splitlines()
    assert len(lines) == 2 + len(METHODS)
    assert all(line.count("|") == lines[0].count("|") for line in lines)


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    assert f1(0, 0, 0) == 1.0
    assert f1(1, 2, 2) == 0.5


def test_a_file_that_is_no_group_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text(json.dumps({"part": "dev"}), encoding="utf-8")
    with pytest.raises(GoldError, match=r"odd\.json"):
        read_groups(tmp_path)
