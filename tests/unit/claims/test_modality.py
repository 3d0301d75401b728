"""How sure a report is: happened, failed, denied, planned, still going on."""

from collections.abc import Callable

import pytest

from riwaya.model import Claim, Modality

Told = Callable[..., Claim]

CASES = [
    ("سيطرت فصائل المعارضة على قرية العيس.", "territory_gain", "asserted"),
    ("قوات النظام قصفت بلدة حيان.", "shelling", "asserted"),
    ("تمكنت فصائل المعارضة من السيطرة على منيان.", "territory_gain", "asserted"),
    ("تم قصف بلدة حيان بالمدفعية.", "shelling", "asserted"),
    ("فشلت قوات النظام في اقتحام بلدة داريا.", "clash", "failed"),
    ("لم تتمكن قوات النظام من السيطرة على بلدة حيان.", "territory_gain", "failed"),
    ("أحبط الجيش السوري هجوما لجبهة النصرة على خان طومان.", "clash", "failed"),
    ("صدت فصائل المعارضة هجوما لقوات النظام على الراموسة.", "clash", "failed"),
    ("نفى الجيش السوري انسحاب قواته من خان طومان.", "withdrawal", "denied"),
    ("نفت فصائل المعارضة انسحاب مقاتليها من حي الشيخ سعيد.", "withdrawal", "denied"),
    ("لم تقصف قوات النظام بلدة حيان.", "shelling", "denied"),
    ("ستسيطر قوات النظام على بلدة حيان قريبا.", "territory_gain", "planned"),
    ("ستقصف قوات النظام بلدة حيان.", "shelling", "planned"),
    ("تعتزم قوات النظام اقتحام بلدة داريا.", "clash", "planned"),
    ("تستعد قوات النظام لاقتحام بلدة داريا.", "clash", "planned"),
    ("حشدت قوات النظام عناصرها بهدف السيطرة على بلدة حيان.", "territory_gain", "planned"),
    ("لا تزال الاشتباكات مستمرة بين قوات النظام وفصائل المعارضة.", "clash", "ongoing"),
    ("لا يزال القصف مستمرا على بلدة داريا.", "shelling", "ongoing"),
    ("تحاصر قوات النظام بلدة مضايا منذ تموز 2015.", "siege", "ongoing"),
    ("تسيطر قوات النظام على مدينة حماة.", "control", "ongoing"),
]


@pytest.mark.parametrize(("sentence", "event_type", "modality"), CASES)
def test_modality(told: Told, sentence: str, event_type: str, modality: str) -> None:
    claim = told(sentence, event_type)
    assert claim.modality.value == modality, claim.modality.rule


@pytest.mark.parametrize(("sentence", "event_type", "modality"), CASES)
def test_modality_names_its_rule_and_words(
    told: Told, sentence: str, event_type: str, modality: str
) -> None:
    claim = told(sentence, event_type)
    assert claim.modality.rule is not None
    assert claim.modality.rule.startswith("modality.")
    assert (claim.modality.rule == "modality.default") is (modality == "asserted")
    assert claim.modality.spans == (claim.trigger,)


def test_a_headline_tells_what_happened_in_the_present_tense(told: Told) -> None:
    headline = told("قوات النظام تقصف بلدة حيان", "shelling")
    assert headline.modality.value is Modality.ASSERTED


def test_the_same_verb_in_the_body_is_still_going_on(told: Told) -> None:
    body = told("وأفاد ناشطون اليوم بأن قوات النظام تقصف بلدة حيان منذ الصباح.", "shelling")
    assert body.modality.value is Modality.ONGOING


def test_a_denial_reaches_no_further_than_its_sentence(told: Told) -> None:
    sentence = "نفت فصائل المعارضة وجود خلافات. وقصفت قوات النظام بلدة حيان."
    assert told(sentence, "shelling").modality.value is Modality.ASSERTED


def test_a_future_form_is_no_other_verb_that_begins_with_the_letter(told: Told) -> None:
    claim = told("سيطر الجيش السوري على بلدة حيان.", "territory_gain")
    assert claim.modality.value is Modality.ASSERTED


def test_a_failure_belongs_to_its_own_clause(told: Told) -> None:
    sentence = "فشلت المفاوضات، فيما قصفت قوات النظام بلدة حيان."
    assert told(sentence, "shelling").modality.value is Modality.ASSERTED
