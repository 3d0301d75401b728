"""A report of an unknown outlet gives its side away by its name, its words and its epithets."""

from datetime import date

import pytest

from riwaya.arabic.phrases import phrase_keys
from riwaya.lexicons.leanings import Leaning, load_leanings
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.siding import ENOUGH, leaning, named_side, read_side

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
        ("قصفت قوات النظام بالبراميل المتفجرة، وقصف طيران النظام السوق واستشهد طفل", None),
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
def test_an_outlet_carries_a_group_in_its_name(outlet: str, side: str | None) -> None:
    assert named_side(outlet, "syria", DAY) == side


@pytest.mark.parametrize(
    ("outlet", "pack", "on", "side"),
    [
        ("شبكة سراقب الإعلامية", "syria", DAY, "opposition"),
        ("موقع أحرار الجنوب السوري الحرة", "syria", DAY, "opposition"),
        ("وكالة الأنباء الرسمية", "syria", DAY, "government"),
        ("وكالة موسكو للأخبار", "syria", DAY, "russia"),
        ("وكالة كردية مستقلة", "syria", DAY, "kurdish_led"),
        ("قناة التحالف", "yemen", DAY, "saudi_coalition"),
        ("وكالة الرياض الرسمية", "yemen", DAY, "saudi_coalition"),
        ("الوكالة السودانية الرسمية", "sudan", date(2024, 1, 1), "saf"),
        ("صحيفة دولية", "yemen", DAY, None),
        ("صحيفة حلب الدولية", "syria", DAY, None),
    ],
)
def test_an_outlet_tells_its_side_by_other_words_of_its_name(
    outlet: str, pack: str, on: date, side: str | None
) -> None:
    assert read_side(outlet, (), pack, on) == (side, None if side is None else "name")


def test_a_town_in_a_name_counts_beside_the_words_of_a_report() -> None:
    keys = phrase_keys("دخل المسلحون القرية وردت وحدات من الجيش")
    assert read_side("إذاعة اللاذقية", keys, "syria", DAY) == ("government", "words")
    assert read_side("إذاعة", keys, "syria", DAY) == (None, None)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("استشهد مقاتل من الجيش الحر، ورد جيش الإسلام البطل", None),
        (
            "أبطال الجيش الحر في الجبهة، وأسود جيش الإسلام، وشهداء أحرار الشام، "
            "وليوث فيلق الشام",
            "opposition",
        ),
        ("سيطر الجيش الحر وجيش الإسلام وأحرار الشام وفيلق الشام", None),
    ],
)
def test_honour_beside_names_tells_a_side(text: str, side: str | None) -> None:
    assert leaning(phrase_keys(text), "syria", DAY) == side


def test_scorn_for_a_party_speaks_for_its_enemies() -> None:
    keys = phrase_keys(
        "هلاك عناصر من الحوثيين، وجيف الحوثيين، وفلول الحوثيين، وعصابات الحوثيين"
    )
    assert leaning(keys, "yemen", date(2018, 5, 1)) == "yemen_government"
    assert leaning(phrase_keys("الحوثيون والحوثيين"), "yemen", date(2018, 5, 1)) is None


def test_one_word_is_enough_for_whoever_says_our_men() -> None:
    ours = phrase_keys("صدت قواتنا هجوماً لمليشيات حفتر")
    quoted = phrase_keys("قال القائد: «صدت قواتنا الهجوم»، وذكر مليشيات حفتر")
    on = date(2019, 6, 1)
    assert read_side("موقع", ours, "libya", on) == ("gna", "words")
    assert read_side("موقع", quoted, "libya", on) == (None, None)
    assert read_side("غرفة عمليات الوسطى", quoted, "libya", on) == ("gna", "words")
