"""How expressions of a grammar may begin is worked out from its rules."""

from riwaya.lexicons.times import KINDS, load_times
from riwaya.lexicons.times_openings import openings


class Part:
    """One place of a pattern, as a test writes it."""

    def __init__(self, told: str) -> None:
        self.optional = told.endswith("?")
        self.classes = tuple(told.rstrip("?").split("|"))


def pattern(told: str) -> list[Part]:
    return [Part(part) for part in told.split()]


RULES = {
    "whole": [pattern("from point to point"), pattern("mark? point")],
    "point": [pattern("day"), pattern("number and number unit"), pattern("month|week year?")],
}


def test_what_is_an_expression_alone_needs_nothing_behind() -> None:
    found = openings(RULES, ("whole",))
    assert {first for first, behind in found.items() if behind is None} == {
        "day",
        "month",
        "week",
    }


def test_what_begins_one_is_known_with_what_may_follow() -> None:
    found = openings(RULES, ("whole",))
    assert found["from"] == found["mark"] == {"day", "number", "month", "week"}


def test_and_may_be_written_with_the_next_word() -> None:
    assert openings(RULES, ("whole",))["number"] == {"and", "number"}


def test_only_kinds_that_are_expressions_count() -> None:
    assert set(openings(RULES, ("point",))) == {"day", "number", "month", "week"}


def test_the_grammar_itself_has_no_class_that_nothing_can_follow() -> None:
    known = load_times().openings
    assert all(behind is None or behind for behind in known.values())
    assert known["weekday"] is None
    assert set(KINDS).isdisjoint(known)
