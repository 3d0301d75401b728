from collections import Counter

import pytest

from riwaya.arabic.phrases import phrase_keys
from riwaya.lexicons.intake import Language, intake


def test_every_calendar_has_its_twelve_months() -> None:
    numbers = {(month.calendar, month.number) for _, month in intake().month_names}
    expected = {(name, n) for name in ("gregorian", "hijri") for n in range(1, 13)}
    assert numbers == expected


def test_a_month_name_means_one_month() -> None:
    meanings: dict[tuple[str, ...], set[tuple[str, int]]] = {}
    for name, month in intake().month_names:
        meanings.setdefault(phrase_keys(name), set()).add((month.calendar, month.number))
    assert {keys: found for keys, found in meanings.items() if len(found) > 1} == {}


def test_a_column_name_stands_for_one_field() -> None:
    counts = Counter(name for names in intake().fields.values() for name in names)
    assert [name for name, times in counts.items() if times > 1] == []


def test_column_names_are_written_as_they_are_compared() -> None:
    for names in intake().fields.values():
        for name in names:
            assert name == name.strip().lower().replace(" ", "_").replace("-", "_")


def test_containers_are_no_fields() -> None:
    names = {name for each in intake().fields.values() for name in each}
    assert not intake().containers & names


@pytest.mark.parametrize("language", intake().languages, ids=lambda each: each.id)
def test_an_example_holds_letters_that_arabic_lacks(language: Language) -> None:
    assert sum(letter in language.letters for letter in language.example) >= 3
    assert not language.letters & set("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى")


def test_page_names_are_lower_case_and_unique() -> None:
    for names in intake().page.values():
        assert all(name == name.lower() for name in names)
        assert len(set(names)) == len(names)
