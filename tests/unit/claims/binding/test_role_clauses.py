"""The clause behind a noun: who launched it, and whom it hit."""

from collections.abc import Callable

import pytest

from riwaya.model import Argument, Claim, Gap, Sourced

Told = Callable[..., Claim]
Read = Callable[..., list[Claim]]


def words(argument: Sourced[Argument] | Gap) -> str | None:
    return None if isinstance(argument, Gap) else argument.value.text


LAUNCHED = [
    ("نددت بلدة حيان بالهجوم الذي نفذته قوات النظام على منيان.", "clash", "قوات النظام"),
    ("قتل خمسة مدنيين في غارات شنتها قوات النظام على حلب.", "airstrike", "قوات النظام"),
    ("وقعت غارات تشنها في هذه الأثناء قوات النظام على حلب.", "airstrike", "قوات النظام"),
    ("منعت الفصائل محاولات تسلل قامت بها قوات النظام نحو حيان.", "clash", "قوات النظام"),
]


@pytest.mark.parametrize(("sentence", "event_type", "agent"), LAUNCHED)
def test_a_verb_with_a_pronoun_names_the_author(
    told: Told, sentence: str, event_type: str, agent: str
) -> None:
    assert words(told(sentence, event_type).agent) == agent


def test_which_behind_another_noun_names_no_author(read: Read) -> None:
    sentence = "قتلت قوات النظام خمسة مقاتلين بعد خرق للهدنة التي أعلنتها فصائل المعارضة."
    agents = [words(c.agent) for c in read(sentence) if c.trigger.of(sentence) == "خرق"]
    assert agents
    assert "فصائل المعارضة" not in agents


HIT = [
    (
        "دخل مقاتلو المعارضة حلب لتنفيذ عمليات تستهدف قوات النظام.",
        "clash",
        "مقاتلو المعارضة",
        "قوات النظام",
    ),
    (
        "نفذ عناصر المعارضة عمليات استهدفت قوات النظام في حلب.",
        "clash",
        "عناصر المعارضة",
        "قوات النظام",
    ),
]


@pytest.mark.parametrize(("sentence", "event_type", "agent", "target"), HIT)
def test_what_follows_the_verb_of_a_noun_is_hit(
    told: Told, sentence: str, event_type: str, agent: str, target: str
) -> None:
    claim = told(sentence, event_type)
    assert words(claim.agent) == agent
    assert words(claim.target) == target


def test_both_sides_are_those_named_last(read: Read) -> None:
    sentence = (
        "شنت فصائل المعارضة هجوما على قوات النظام في حيان، دارت على أثره اشتباكات بين الطرفين."
    )
    fight = next(c for c in read(sentence) if c.trigger.of(sentence) == "اشتباكات")
    assert not isinstance(fight.agent, Gap)
    assert fight.agent.value.party == "opposition"
