"""How much of a written word a folded prefix covers."""

import pytest

from riwaya.arabic.fold import letters_before


@pytest.mark.parametrize(
    ("word", "folded", "count"),
    [
        ("وقال", "و", 1),
        ("وَقال", "و", 2),
        ("وـقال", "و", 2),
        ("بالجمعة", "ب", 1),
        ("قال", "", 0),
        ("وب", "وب", 0),
        ("حلبمن", "حلب", 3),
        ("حَلَبَمن", "حلب", 6),
    ],
)
def test_code_points_of_a_prefix(word: str, folded: str, count: int) -> None:
    assert letters_before(word, 0, len(word), folded) == count


def test_it_counts_from_the_start_given() -> None:
    assert letters_before("ثم وقال", 3, 7, "و") == 1
