"""The tables of actors keep their schema, and memberships are dated and by war."""

import itertools
from collections import Counter
from datetime import date

import pytest

from riwaya.lexicons.actors import Actor, Membership, load_actors
from riwaya.lexicons.parties import load_parties

ACTORS = list(load_actors())
WARS = ("iraq", "yemen", "libya", "sudan", "lebanon", "palestine")


def test_syria_has_two_hundred_and_fifty_actors_and_each_other_war_thirty() -> None:
    counts = Counter(pack for actor in ACTORS for pack in actor.packs())
    assert counts["syria"] >= 250
    for war in WARS:
        assert counts[war] >= 30, war


def test_every_party_of_a_membership_is_known() -> None:
    known = set(load_parties().ids)
    assert {row.party for actor in ACTORS for row in actor.memberships} <= known


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor.id)
def test_memberships_in_one_war_do_not_overlap(actor: Actor) -> None:
    for pack in actor.packs():
        days = sorted(
            (row.first or date.min, row.last or date.max)
            for row in actor.memberships
            if row.pack == pack
        )
        assert all(a[1] < b[0] for a, b in itertools.pairwise(days))
        assert all(first <= last for first, last in days)


def test_no_actor_is_its_own_ancestor() -> None:
    for actor in ACTORS:
        seen, at = {actor.id}, actor.parent
        while at is not None:
            assert at not in seen, actor.id
            seen.add(at)
            parent = load_actors().get(at)
            at = parent.parent if parent else None


@pytest.mark.parametrize(
    ("actor", "pack", "day", "party"),
    [
        ("zenki", "syria", "2016-10-28", "opposition"),
        ("zenki", "syria", "2017-03-01", "hts_nusra"),
        ("levant_front", "syria", "2015-06-01", "opposition"),
        ("levant_front", "syria", "2018-02-01", "turkey_backed"),
        ("hts", "syria", "2020-01-01", "hts_nusra"),
        ("hts", "syria", "2025-06-01", "government"),
        ("yarmouk_martyrs", "syria", "2015-06-01", "islamic_state"),
        ("hezbollah", "syria", "2015-06-01", "iran_militias"),
        ("hezbollah", "lebanon", "2015-06-01", "hezbollah"),
        ("saudi_arabia", "yemen", "2015-06-01", "saudi_coalition"),
        ("saudi_arabia", "iraq", "2015-06-01", "saudi_government"),
        ("sudan_shield", "sudan", "2024-06-01", "rsf"),
        ("sudan_shield", "sudan", "2025-01-01", "saf_allies"),
        ("kurds", "turkey", "2015-08-01", "pkk"),
        ("kurds", "iraq", "2015-08-01", "peshmerga"),
    ],
)
def test_the_side_depends_on_war_and_day(actor: str, pack: str, day: str, party: str) -> None:
    assert load_actors().party(actor, pack, date.fromisoformat(day)) == party


def test_a_report_that_looks_back_at_a_group_gets_its_last_side() -> None:
    assert load_actors().party("fatah_army", "syria", date(2025, 1, 1)) == "opposition"


def test_distance_counts_days_outside_a_membership() -> None:
    row = Membership("syria", "opposition", date(2015, 1, 10), date(2015, 1, 20))
    assert row.distance(date(2015, 1, 15)) == 0
    assert row.distance(date(2015, 1, 23)) == 3
    assert row.distance(date(2015, 1, 8)) == 2
    assert row.distance(None) == 0


def test_an_unknown_actor_has_no_party() -> None:
    assert load_actors().party("nobody", "syria", None) is None
