"""Gender and number: which noun a verb can belong to, and which word is a verb at all."""

from collections.abc import Callable

import pytest

from riwaya.model import Argument, Claim, Gap, Sourced

Told = Callable[..., Claim]
Read = Callable[..., list[Claim]]


def words(argument: Sourced[Argument] | Gap) -> str | None:
    return None if isinstance(argument, Gap) else argument.value.text


def test_behind_a_verb_of_another_gender_stands_its_object(read: Read) -> None:
    sentence = "ندد الجيش السوري بالقصف على حلب وطالب المعارضة بوقف القتال."
    agents = [words(c.agent) for c in read(sentence) if c.trigger.of(sentence) == "طالب"]
    assert agents == ["الجيش السوري"]


def test_behind_a_verb_of_men_stands_its_object(told: Told) -> None:
    sentence = "قال مسؤول إن الثوار دخلوا حيان بعد أن هاجموا قوات النظام."
    claim = told(sentence, "clash")
    assert words(claim.agent) == "الثوار"
    assert words(claim.target) == "قوات النظام"


NOUNS = [
    ("قال ناشطون إن تقدم القوات الحكومية في حلب أوقفته فصائل المعارضة.", "القوات الحكومية"),
    ("دارت اشتباكات بين الثوار وقوات الأسد التي تحاول استعادة منيان.", "قوات الأسد"),
]


@pytest.mark.parametrize(("sentence", "agent"), NOUNS)
def test_a_word_that_cannot_be_the_verb_is_a_noun(
    read: Read, sentence: str, agent: str
) -> None:
    found = {words(claim.agent) for claim in read(sentence)}
    assert agent in found


@pytest.mark.parametrize(
    ("sentence", "agent", "target"),
    [
        ("نهبت مليشيا الحوثي منازل المواطنين في حجور.", "مليشيا الحوثي", "منازل المواطنين"),
        ("أسرت القسام جندياً إسرائيلياً شرق غزة.", "القسام", "جندياً إسرائيلياً"),
    ],
)
def test_a_feminine_without_its_ending_is_the_subject_of_her_verb(
    read: Read, sentence: str, agent: str, target: str
) -> None:
    (claim,) = read(sentence)
    assert words(claim.agent) == agent
    assert words(claim.target) in (target, target.split()[0])
