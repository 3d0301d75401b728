"""Places that a relative clause, a participle or an apposition tells an act of."""

from collections.abc import Callable

import pytest

from riwaya.model import Claim

Read = Callable[..., list[Claim]]
Told = Callable[..., Claim]


def names(claim: Claim) -> list[str]:
    return [where.name for where in claim.where]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("قصف الطيران بلدة حيان التي تسيطر عليها الفصائل قرب عندان.", "حيان"),
        ("تقع بلدة حيان، الخاضعة لسيطرة الفصائل، في ريف حلب الشمالي.", "حيان"),
        ("وصلت القافلة إلى دوما، أبرز معاقل الفصائل في ريف دمشق.", "دوما"),
        ("بقيت كفرنبل، وهي معقل الفصائل في سوريا، بلا كهرباء.", "كفرنبل"),
        ("وصلوا إلى سراقب الواقعة تحت سيطرة الفصائل على طريق حلب.", "سراقب"),
    ],
)
def test_control_is_of_what_it_is_told_of(told: Told, sentence: str, place: str) -> None:
    assert names(told(sentence, "control"))[0] == place


def test_unnamed_ground_takes_the_place_it_lies_in(told: Told) -> None:
    claim = told("دخل الجيش المناطق التي تسيطر عليها الفصائل في إدلب.", "control")
    assert names(claim) == ["إدلب"]


def test_who_moves_from_it_moves_from_the_place_told_before(told: Told) -> None:
    sentence = "اقتحمت الفصائل بلدة حيان. وانسحبت قوات النظام منها إلى تل رفعت."
    assert names(told(sentence, "withdrawal")) == ["حيان"]


def test_shots_are_where_they_hit(told: Told) -> None:
    sentence = "أطلقت الفصائل في إدلب صواريخ غراد استهدفت مواقع قوات النظام في جبلة."
    assert names(told(sentence, "shelling")) == ["جبلة"]


def test_a_fronted_place_belongs_to_the_verb_behind_it(read: Read) -> None:
    sentence = "قصفت قوات النظام بلدة حيان وفي عندان اشتبكت الفصائل مع قوات النظام."
    found = {str(c.event_type): names(c) for c in read(sentence)}
    assert found["shelling"] == ["حيان"]
    assert found["clash"] == ["عندان"]


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        (
            "وصلت القافلة إلى معبر باب السلامة الذي تحاصره قوات النظام في ريف حلب الشمالي.",
            "siege",
            ["معبر باب السلامة", "ريف حلب الشمالي"],
        ),
        (
            "قصف الطيران مطار كويرس العسكري، الذي يحاصره تنظيم الدولة بريف حلب الشرقي.",
            "siege",
            ["مطار كويرس العسكري", "ريف حلب الشرقي"],
        ),
        (
            "استهدف القصف تلة سيرياتيل ذات الموقع المرتفع التي تسيطر عليها قوات النظام.",
            "control",
            ["تلة سيرياتيل"],
        ),
    ],
)
def test_a_pronoun_on_the_verb_leads_back_to_what_is_held(
    told: Told, sentence: str, event_type: str, expected: list[str]
) -> None:
    assert names(told(sentence, event_type)) == expected
