"""The rules are data: their schema, and what makes a file of rules unusable."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicons.reconciliation import load_rules, parse_rules
from riwaya.model import EventType, Verdict


@pytest.fixture
def raw() -> dict[str, Any]:
    text = files("riwaya.lexicons").joinpath("reconciliation.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_every_verdict_has_a_rule_in_both_languages() -> None:
    rules = load_rules()
    assert {w.verdict for w in rules.verdicts.values()} == set(Verdict)
    for wording in rules.verdicts.values():
        assert wording.ar != wording.en
        assert wording.ar.count("{") == wording.en.count("{")


def test_rule_ids_say_which_verdict_they_give() -> None:
    for id_, wording in load_rules().verdicts.items():
        assert wording.verdict is not None
        assert id_.startswith(f"{wording.verdict.value}.")


def test_every_type_and_modality_has_an_outcome_with_words() -> None:
    rules = load_rules()
    modalities = ("asserted", "failed", "denied", "planned", "ongoing")
    told = {rules.outcome(kind.value, m) for kind in EventType for m in modalities}
    assert told == set(rules.outcome_words)


def test_exclusive_outcomes_exclude_each_other() -> None:
    exclusive = load_rules().exclusive
    for outcome, others in exclusive.items():
        for other in others:
            assert outcome in exclusive[other], (outcome, other)


def test_evidence_for_a_state_is_likelier_under_it() -> None:
    emissions = load_rules().control.emissions
    for id_ in ("gain", "hold", "repelled", "left_to"):
        assert emissions[id_].odds > emissions[id_].contested
    for id_ in ("left", "denied"):
        assert emissions[id_].odds < 1


def test_statements_against_interest_weigh_most() -> None:
    alignment = load_rules().control.alignment
    assert alignment["against_interest"] > alignment["neutral"] > alignment["interested"]


@pytest.mark.parametrize(
    ("section", "value", "message"),
    [
        ("radius", {"site": 1.0}, "radius"),
        ("blocks", {"fighting": ["clash"]}, "blocks"),
        ("linkage", {"prior": 0.1}, "Linkage"),
    ],
)
def test_a_broken_section_is_named(
    raw: dict[str, Any], section: str, value: object, message: str
) -> None:
    raw[section] = value
    with pytest.raises(LexiconError, match=message):
        parse_rules(raw)


def test_a_comparison_must_close_with_else(raw: dict[str, Any]) -> None:
    raw["comparison"][0]["levels"].pop()
    with pytest.raises(LexiconError, match="must end with ELSE"):
        parse_rules(raw)


def test_levels_of_equal_weight_cannot_be_told_apart(raw: dict[str, Any]) -> None:
    levels = raw["comparison"][0]["levels"]
    levels[0] = {**levels[0], "m": levels[1]["m"], "u": levels[1]["u"]}
    with pytest.raises(LexiconError, match="equal weight"):
        parse_rules(raw)


def test_two_rules_may_not_share_an_id(raw: dict[str, Any]) -> None:
    raw["verdict"].append(raw["verdict"][0])
    with pytest.raises(LexiconError, match="two entries"):
        parse_rules(raw)
