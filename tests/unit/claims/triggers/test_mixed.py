"""Bombardment from the air and by guns told in one breath."""

from collections.abc import Callable

import pytest

from riwaya.model import Claim

Read = Callable[..., list[Claim]]

MIXED = [
    "قصفت قوات النظام بالمدفعية الثقيلة والطيران الحربي بلدة حيان.",
    "تعرضت بلدة حيان لقصف جوي ومدفعي من قوات النظام.",
    "قصفت مدفعية قوات النظام وطائراتها بلدة حيان.",
    "استهدفت قوات النظام بلدة حيان ببراميل متفجرة وعدة قذائف مدفعية.",
    "أطلق الحوثيون صواريخ باليستية وطائرات مسيرة باتجاه جازان.",
    "شن طيران التحالف وبوارجه قصفا مكثفا على مواقع الحوثيين في زنجبار.",
    "مقاتلات التحالف والبوارج البحرية تشارك في قصف مواقع الحوثيين في الكود.",
    "قصف الجيش السوداني بالطيران والمسيرات والمدفعية مواقع الدعم السريع في الخرطوم.",
]
PLAIN = [
    "قصف الطيران الحربي بالصواريخ والبراميل المتفجرة بلدة عندان.",
    "شن الطيران الحربي غارات بالصواريخ الفراغية والبراميل على سراقب.",
    "استهدفت قوات النظام بلدة حيان بالمدفعية وقذائف الهاون.",
    "استهدف مقاتلو المعارضة دبابة وطائرة مروحية في مطار أبو الظهور.",
]


@pytest.mark.parametrize("sentence", MIXED)
def test_two_kinds_of_weapon_make_two_claims(read: Read, sentence: str) -> None:
    claims = read(sentence)
    assert [str(c.event_type) for c in claims] == ["airstrike", "shelling"]
    assert claims[0].trigger == claims[1].trigger
    assert claims[0].id != claims[1].id


@pytest.mark.parametrize("sentence", PLAIN)
def test_what_one_kind_of_weapon_fires_is_one_claim(read: Read, sentence: str) -> None:
    assert len(read(sentence)) == 1


def test_each_half_keeps_its_own_weapons(read: Read) -> None:
    air, guns = read("قصفت قوات النظام ببراميل متفجرة ومدافع الهاون بلدة حيان.")
    assert {w.value.category for w in air.weapons} == {"air"}
    assert {w.value.category for w in guns.weapons} == {"artillery"}


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("تبادلت القوات الإسرائيلية وحزب الله القصف عبر الحدود.", ["shelling"]),
        (
            "شنت طائرات النظام غارات على بلدة حيان ترافقت مع قصف مدفعي لقوات النظام.",
            ["airstrike", "shelling"],
        ),
        (
            "تعرضت البلدة لقصف جوي من قوات النظام وقصف لحواجزها على بلدة حيان.",
            ["airstrike", "shelling"],
        ),
    ],
)
def test_what_is_set_beside_raids_or_exchanged_is_fired_by_guns(
    read: Read, sentence: str, types: list[str]
) -> None:
    assert [str(c.event_type) for c in read(sentence)] == types
