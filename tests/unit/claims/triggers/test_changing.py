"""Present verbs of holding: who took a place, or who holds it."""

from collections.abc import Callable

import pytest

from riwaya.model import Claim

Read = Callable[..., list[Claim]]

CASES = [
    ("استطاعت فصائل المعارضة أن تسيطر على بلدة حيان.", "territory_gain", "asserted"),
    ("قبل أن يسيطر الجيش السوري على بلدة حيان، نزح السكان.", "territory_gain", "asserted"),
    ("باتت قوات النظام تسيطر على كامل بلدة حيان.", "territory_gain", "asserted"),
    ("وأصبح الحوثيون يسيطرون على معسكر خالد.", "territory_gain", "asserted"),
    ("عاد تنظيم داعش ليسيطر على بلدة الراعي.", "territory_gain", "asserted"),
    ("يريد تنظيم داعش أن يسيطر على مدينة مارع.", "territory_gain", "planned"),
    ("تسيطر قوات سوريا الديمقراطية على مدينة منبج.", "control", "ongoing"),
    ("يتحصن مقاتلو داعش في منبج ويسيطرون على مداخلها.", "control", "ongoing"),
]


@pytest.mark.parametrize(("sentence", "event_type", "modality"), CASES)
def test_a_change_is_told_from_a_state(
    read: Read, sentence: str, event_type: str, modality: str
) -> None:
    found = [c for c in read(sentence) if c.event_type in ("territory_gain", "control")]
    assert (str(found[-1].event_type), str(found[-1].modality.value)) == (event_type, modality)


@pytest.mark.parametrize(
    "sentence",
    [
        "قوات النظام تتقدم في مخيم حندرات وتسيطر على تل المضافة.",
        "استطاع مقاتلو المعارضة أن يتقدموا ويسيطروا على قرية براغيدة.",
        "هاجمت فصائل المعارضة المطار قبل أن تقتحمه وتسيطر عليه.",
    ],
)
def test_what_is_joined_to_a_change_is_one(read: Read, sentence: str) -> None:
    assert str(read(sentence)[-1].event_type) == "territory_gain"
    assert str(read(sentence)[-1].modality.value) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "event_type", "modality"),
    [
        ("ألوية العمالقة تسيطر على مديرية بيحان بالكامل.", "territory_gain", "asserted"),
        ("عاجل: قوات حفتر تنسحب من ترهونة باتجاه بني وليد.", "withdrawal", "asserted"),
        ("فصائل المعارضة السورية تدخل مدينة حماة.", "territory_gain", "asserted"),
        ("لا تزال قوات الدعم السريع تسيطر على مدينة الخرطوم.", "control", "ongoing"),
        ("تسيطر قوات النظام على معظم أحياء دير الزور.", "control", "ongoing"),
    ],
)
def test_a_flash_tells_its_news_in_the_present(
    read: Read, sentence: str, event_type: str, modality: str
) -> None:
    (claim,) = read(sentence)
    assert (str(claim.event_type), str(claim.modality.value)) == (event_type, modality)
