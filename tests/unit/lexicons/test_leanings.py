"""A report of an unknown outlet gives its side away by what it calls those who fight."""

from datetime import date

import pytest

from riwaya.arabic.phrases import phrase_keys
from riwaya.lexicons.leanings import ENOUGH, Leaning, leaning, load_leanings, named_side
from riwaya.lexicons.parties import load_parties

DAY = date(2016, 8, 10)


def _id(one: Leaning) -> str:
    return f"{one.pack}-{one.side}"


@pytest.mark.parametrize("one", load_leanings(), ids=_id)
def test_an_example_speaks_with_its_sides_mouth(one: Leaning) -> None:
    """Told twice it is enough, and in no other war does it tell of that side."""
    day = one.first or one.last or DAY
    keys = phrase_keys(f"{one.example}. {one.example}")
    said = leaning(keys, one.pack, day)
    assert said is not None
    assert load_parties().allied(said, one.side, day)
    assert leaning(keys, "turkey", day) is None


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


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("دمر الثوار دبابة لقوات الأسد", "opposition"),
        ("قضت وحدات من الجيش العربي السوري على إرهابيين", "government"),
        ("اشتبكت قوات النظام مع مقاتلي المعارضة وقصفت حلب", None),
        ("سيطر الثوار على القرية", None),
        ("قال إن الجيش يقاتل «الإرهابيين» و«إرهابيين» آخرين", None),
        ("قال «نعم» الثوار، وقال «لا» الثوار", "opposition"),
        ("قتل الثوار عدداً من قوات الأسد، وقضت الوحدات على إرهابيين بينهم التكفيريون", None),
    ],
)
def test_words_enough_and_of_one_bloc(text: str, side: str | None) -> None:
    assert leaning(phrase_keys(text), "syria", DAY) == side


def test_words_hold_in_their_days_and_their_war() -> None:
    keys = phrase_keys("إرهابيون وإرهابيين والعصابات الإرهابية")
    assert leaning(keys, "syria", DAY) == "government"
    assert leaning(keys, "syria", date(2025, 1, 1)) is None
    assert leaning(keys, None, DAY) is None


def test_one_word_is_not_enough() -> None:
    assert ENOUGH > 1
    assert leaning(phrase_keys("الثوار"), "syria", DAY) is None


@pytest.mark.parametrize(
    ("outlet", "side"),
    [
        ("المكتب الإعلامي لحركة أحرار الشام", "opposition"),
        ("الإعلام الحربي لحزب الله", "iran_militias"),
        ("صحيفة يومية", None),
        ("شبكة أخبار حلب", None),
        ("", None),
    ],
)
def test_an_outlet_carries_a_side_in_its_name(outlet: str, side: str | None) -> None:
    assert named_side(outlet, "syria", DAY) == side
