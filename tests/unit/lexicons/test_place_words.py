"""The word lists of `places.toml`: schema, uniqueness, and that each list does its work."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from riwaya.arabic.fold import fold_key
from riwaya.lexicons.gazetteer_rows import KINDS
from riwaya.lexicons.place_words import load_place_words, loose_key

WORDS = load_place_words()
DATA = tomllib.loads(
    files("riwaya.lexicons").joinpath("places.toml").read_text(encoding="utf-8")
)


def test_class_words_are_unique_and_of_a_known_kind() -> None:
    forms = [f for row in DATA["class"] for f in (*row["words"], *row.get("plural", []))]
    assert not [form for form, count in Counter(map(fold_key, forms)).items() if count > 1]
    assert {row["kind"] for row in DATA["class"]} <= KINDS
    assert len({row["id"] for row in DATA["class"]}) == len(DATA["class"])


def test_what_class_words_accept_are_kinds() -> None:
    assert set(WORDS.accepts) <= KINDS
    assert set().union(*WORDS.accepts.values()) <= KINDS


def test_no_list_is_empty_and_none_holds_a_word_twice() -> None:
    for section, table in DATA.items():
        if section in ("class", "accepts"):
            continue
        for name, words in table.items():
            assert words, (section, name)
            folded = Counter(words)
            assert not [w for w, n in folded.items() if n > 1], (section, name)


def test_directions_and_nationalities_lead_somewhere() -> None:
    assert set(WORDS.directions.values()) == {"n", "s", "e", "w", "c"}
    assert set(WORDS.adjectives.values()) == {"n", "s", "e", "w", "c"}
    assert all(":" in place for place in WORDS.nationalities.values())


@pytest.mark.parametrize("word", ["الباب", "المشهد", "صلاح الدين", "الخميس", "شمال", "قريه"])
def test_everyday_words(word: str) -> None:
    assert WORDS.everyday(fold_key(word))


@pytest.mark.parametrize("word", ["حلب", "مورك", "بنغازي", "تعز", "الرمادي"])
def test_names_that_are_no_everyday_words(word: str) -> None:
    assert not WORDS.everyday(fold_key(word))


@pytest.mark.parametrize(("key", "loose"), [("الباب", "باب"), ("باب", "باب"), ("الب", "الب")])
def test_loose_keys_leave_the_article_out(key: str, loose: str) -> None:
    assert loose_key(key) == loose


@pytest.mark.parametrize(
    ("name", "nameless"),
    [
        ("الجهة الشرقية", True),
        ("الأحياء الشمالية", True),
        ("شمال غرب البلاد", True),
        ("جنوب العاصمة", True),
        ("الحدود مع تركيا", True),
        ("السجن المركزي", False),
        ("شمال حلب", False),
        ("الشجرة", False),
    ],
)
def test_a_side_or_a_border_names_nothing(name: str, nameless: bool) -> None:
    assert WORDS.nameless(name) is nameless
