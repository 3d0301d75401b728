"""Number words and figures over folded keys."""

import pytest

from riwaya.arabic.numerals import figure, parse_number
from riwaya.arabic.phrases import phrase_keys
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.numbers import load_numbers


@pytest.mark.parametrize(
    ("words", "end", "value"),
    [
        ("ثلاثة وعشرون", 2, 23),
        ("عشرة وعشرين", 1, 10),
        ("تسعة وتسعون ألفا وتسعمئة وتسعة وتسعون", 6, 99999),
        ("مليون ومئتا ألف", 3, 1200000),
        ("ألف وخمسة", 2, 1005),
        ("خمسة وثلاثة", 1, 5),
        ("مئة ومئتان", 1, 100),
        ("3 آلاف و500", 4, 3500),
        ("ألفان وستة عشر", 3, 2016),
        ("أربعة ملايين", 2, 4000000),
    ],
)
def test_number_in_words(words: str, end: int, value: int) -> None:
    assert parse_number(phrase_keys(words), 0, load_numbers().table) == (end, value)


@pytest.mark.parametrize(
    "words", ["أحد القادة", "آلاف العائلات", "المدينة", "04,00", "2.5", "عدة"]
)
def test_no_number(words: str) -> None:
    assert parse_number(phrase_keys(words), 0, load_numbers().table) is None


def test_reads_from_the_middle() -> None:
    keys = phrase_keys("قتل أكثر من خمسة وعشرين جنديا")
    assert parse_number(keys, 3, load_numbers().table) == (5, 25)


@pytest.mark.parametrize(
    ("key", "value"),
    [("250", 250), ("11,500", 11500), ("11.500", 11500), ("1,234,567", 1234567), ("2.5", 2.5)],
)
def test_figure(key: str, value: float) -> None:
    assert figure(key) == value


@pytest.mark.parametrize("key", ["", "abc", "04,00", "1,23,4", "1234567890123", "2.345.6"])
def test_no_figure(key: str) -> None:
    assert figure(key) is None


def test_every_value_of_the_lexicon_is_read_alone_or_in_a_compound() -> None:
    table = load_numbers().table
    for entry in read_toml("numbers.toml")["word"]:
        if entry["kind"] in ("unit", "ten", "hundred"):
            for form in entry["forms"]:
                assert parse_number(phrase_keys(form), 0, table) == (1, entry["value"]), form


@pytest.mark.parametrize("entry", read_toml("numbers.toml")["vague"], ids=lambda e: e["id"])
def test_vague_bounds_are_ordered(entry: dict[str, int]) -> None:
    assert (entry.get("low") is None) == (entry.get("high") is None)
    assert entry.get("low", 0) <= entry.get("high", 0)
