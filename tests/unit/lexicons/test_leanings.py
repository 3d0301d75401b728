"""What the sides call themselves and their enemies is no one else's word."""

from riwaya.lexicons.leanings import load_epithets, load_leanings, load_organs
from riwaya.lexicons.parties import load_parties


def test_no_word_is_told_of_two_enemies() -> None:
    for one in load_leanings():
        for other in load_leanings():
            if one.pack != other.pack or not load_parties().hostile(one.side, other.side):
                continue
            apart = (one.last and other.first and one.last < other.first) or (
                other.last and one.first and other.last < one.first
            )
            shared = set(one.words) & set(other.words)
            assert apart or not shared, (one.side, other.side, shared)


def test_a_word_is_a_hint_or_a_sides_own_and_a_name_shared_or_not() -> None:
    for one in load_leanings():
        assert set(one.words).isdisjoint(one.hints), one.side
        assert set(one.names).isdisjoint(one.emblems), one.side


def test_no_epithet_is_both_of_honour_and_of_scorn() -> None:
    words = load_epithets()
    scorn = {*words.hostile_before, *words.hostile_after, *words.slain}
    assert scorn.isdisjoint((*words.honour_before, *words.honour_after, *words.martyred))


def test_an_organs_name_and_its_men_are_known() -> None:
    organs = load_organs()
    assert "المكتب الإعلامي" in organs.names
    assert "قواتنا" in organs.ours
    assert set(organs.official_packs) <= {one.pack for one in load_leanings()}
