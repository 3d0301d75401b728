"""Numbers agree with their nouns."""

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicons.counts import counted, parse_counts, plural


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "0 حدث", "0 incidents"),
        (1, "حدث واحد", "1 incident"),
        (2, "حدثان", "2 incidents"),
        (3, "3 أحداث", "3 incidents"),
        (10, "10 أحداث", "10 incidents"),
        (11, "11 حدثاً", "11 incidents"),
        (99, "99 حدثاً", "99 incidents"),
        (100, "100 حدث", "100 incidents"),
        (102, "102 حدث", "102 incidents"),
        (103, "103 أحداث", "103 incidents"),
        (2011, "2,011 حدثاً", "2,011 incidents"),
    ],
)
def test_a_noun_has_the_form_of_its_number(number: int, arabic: str, english: str) -> None:
    assert counted("ar", "incidents", number) == arabic
    assert counted("en", "incidents", number) == english


def test_the_rules_are_those_of_cldr() -> None:
    """The samples that CLDR gives for Arabic."""
    samples = {
        "zero": (0,),
        "one": (1,),
        "two": (2,),
        "few": (3, 10, 103, 110, 1003),
        "many": (11, 26, 111, 1011),
        "other": (100, 102, 200, 202, 1000, 10000),
    }
    for form, numbers in samples.items():
        assert {plural("ar", number) for number in numbers} == {form}


@pytest.mark.parametrize(
    "forms",
    [
        {"en": {"other": "{n} x"}},
        {"ar": {"few": "{n}"}, "en": {"other": "{n}"}},
        {"ar": {"other": "س"}, "en": {"other": "{n}"}},
        {"ar": {"other": "{n}", "some": "س"}, "en": {"other": "{n}"}},
    ],
)
def test_a_broken_noun_is_told(forms: dict[str, dict[str, str]]) -> None:
    with pytest.raises(LexiconError, match="things"):
        parse_counts({"things": forms})


def test_a_noun_that_is_not_there() -> None:
    with pytest.raises(LexiconError, match="no noun nothing"):
        counted("ar", "nothing", 1)
