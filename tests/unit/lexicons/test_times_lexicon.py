"""Every rule of the time grammar fires on its example and keeps silent on the other."""

from typing import Any

import pytest

from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import LexiconError
from riwaya.extraction.times import GrammarTimeFinder
from riwaya.extraction.times_match import Matcher, Vocabulary
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.numbers import load_numbers
from riwaya.lexicons.times import load_times, parse_times
from riwaya.model import DatePrecision, Report
from riwaya.text.segment import segment

RAW = read_toml("times.toml")
RULES = [rule for rule in RAW["rule"] if "fires" in rule]
PARTS = ("amount",)


def values(text: str) -> list[str]:
    finder = GrammarTimeFinder()
    return [mention.value for mention in finder.find(segment(Report(name="t", text=text)))]


def inner(text: str, kind: str) -> str | None:
    keys = phrase_keys(text)
    matcher = Matcher(Vocabulary(load_times(), load_numbers()), keys, len(keys))
    found = matcher.best(0, (kind,))
    return found.value if found is not None else None


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_rule_fires_on_its_example(rule: dict[str, Any]) -> None:
    text, value = rule["fires"]
    if rule["gives"] in PARTS:
        assert inner(text, rule["gives"]) == value
    elif rule["gives"] == "name":
        assert inner(text, "name") == value
        assert values(text) == []
    else:
        assert values(text) == [value]


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_rule_is_silent_on_its_other_example(rule: dict[str, Any]) -> None:
    keys = phrase_keys(rule["silent"])
    matcher = Matcher(Vocabulary(load_times(), load_numbers()), keys, len(keys))
    parses = [matcher.best(at, (rule["gives"],)) for at in range(len(keys))]
    assert all(parse is None or parse.rule != rule["id"] for parse in parses)


def test_rules_without_example_are_only_the_inner_pairs() -> None:
    bare = [rule["id"] for rule in RAW["rule"] if "fires" not in rule]
    assert bare == ["pair.marked", "pair.closed", "pair.beside"]


def test_every_precision_is_one_of_the_model() -> None:
    known = {precision.value for precision in DatePrecision} | {"inherit"}
    assert {rule.get("precision", "inherit") for rule in RAW["rule"]} <= known


def test_every_form_folds_to_a_key() -> None:
    forms = [f for v in RAW["words"].values() for fs in v.values() for f in fs]
    assert all(phrase_keys(form) for form in forms)


@pytest.mark.parametrize(
    ("month", "names"),
    [(1, 3), (2, 3), (3, 2), (4, 4), (8, 3), (10, 2), (11, 3), (12, 2)],
)
def test_every_month_has_the_names_of_several_regions(month: int, names: int) -> None:
    words = RAW["words"]
    known = words["month"].get(f"{month:02d}", []) + words["weak_month"].get(f"{month:02d}", [])
    assert len(known) >= names


def test_all_twelve_months_are_there() -> None:
    words = RAW["words"]
    assert sorted({*words["month"], *words["weak_month"]}) == [f"{n:02d}" for n in range(1, 13)]
    hijri = {*words["hijri_month"], *words["weak_hijri_month"]}
    assert sorted(hijri) == [f"{n:02d}" for n in range(1, 13)]


def test_an_unknown_class_is_refused() -> None:
    rule = {"id": "x", "gives": "date", "pattern": "nobody"}
    raw = {"words": {}, "unions": {}, "rule": [rule]}
    with pytest.raises(LexiconError, match="rule x: unknown \\['nobody'\\]"):
        parse_times(raw)


def test_an_id_twice_is_refused() -> None:
    rule = {"id": "x", "gives": "date", "pattern": "day"}
    with pytest.raises(LexiconError, match="rule x is there twice"):
        parse_times({"words": {}, "unions": {}, "rule": [rule, rule]})
