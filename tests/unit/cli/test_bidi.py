"""Arabic in the order and the forms that a terminal without either needs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.cli.bidi import cells_of, direction, visual

LRM = "\N{LEFT-TO-RIGHT MARK}"


def shown(text: str, base: str = "rtl") -> str:
    """Return the letters as set from left to right, their joined forms undone."""
    letters = "".join(cell.letter for cell in visual(cells_of(text, None), base))
    return unicodedata.normalize("NFKC", letters)


CASES = [
    ("منيان", "rtl", "ناينم"),
    ("abc", "rtl", "abc"),
    ("قتل 16 عنصرا", "rtl", "ارصنع 16 لتق"),
    ("قتل ١٦ عنصرا", "rtl", "ارصنع ١٦ لتق"),
    ("سقط (جرحى)", "rtl", "(ىحرج) طقس"),
    ("clash · منيان · 5 km", "ltr", "clash · 5 · ناينم km"),
    (f"clash · منيان {LRM}· 5 km", "ltr", "clash · ناينم · 5 km"),
    ("بين 10-20 جريح", "rtl", "حيرج 20-10 نيب"),
    (f"يوم {LRM}2016-10-29", "rtl", "2016-10-29 موي"),
    ("قال Reuters إن", "rtl", "نإ Reuters لاق"),
    ("50% من", "rtl", "نم 50%"),
    ("", "rtl", ""),
]


@pytest.mark.parametrize(("text", "base", "expected"), CASES)
def test_order(text: str, base: str, expected: str) -> None:
    assert shown(text, base) == unicodedata.normalize("NFKC", expected)


FORMS = [
    ("ب", "ﺏ"),
    ("بب", "ﺐﺑ"),
    ("ببب", "ﺐﺒﺑ"),
    ("دب", "ﺏﺩ"),
    ("بد", "ﺪﺑ"),
    ("لا", "ﻻ"),
    ("بلا", "ﻼﺑ"),
    ("ء", "ﺀ"),
    ("بـب", "ﺐـﺑ"),
    ("پ", "ﭖ"),
    ("قتيلاً", "ﻼ\u064bﻴﺘﻗ"),
    ("بَب", "ﺐﺑ\u064e"),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_letters_take_the_form_that_their_neighbours_ask_for(text: str, expected: str) -> None:
    assert "".join(cell.letter for cell in visual(cells_of(text, None), "rtl")) == expected


@given(st.text("ابتلدوه ABC xyz 123 ١٢٣ .,:()%–/+«»،؟\u064b"), st.sampled_from(["rtl", "ltr"]))
def test_no_letter_is_lost(text: str, base: str) -> None:
    text = unicodedata.normalize("NFKC", text)
    mirrored = str.maketrans(")»", "(«")
    kept = sorted(shown(text, base).translate(mirrored))
    assert kept == sorted(text.translate(mirrored))


@given(st.text("ابت ABC 12 ,."), st.sampled_from(["rtl", "ltr"]))
def test_what_goes_with_a_letter_moves_with_it(text: str, base: str) -> None:
    cells = [cell for at, one in enumerate(text) for cell in cells_of(one, at)]
    for cell in visual(cells, base):
        letter = unicodedata.normalize("NFKC", cell.letter)
        assert letter == text[cell.extra]


def test_the_first_strong_letter_gives_the_direction() -> None:
    assert direction("12: منيان") == "rtl"
    assert direction("12: Minyan منيان") == "ltr"
    assert direction("12") == "ltr"
