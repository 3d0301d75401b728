"""Where someone came from, fled or was taken to is not where the act beside it was."""

from collections.abc import Callable

import pytest

from riwaya.model import Claim

Told = Callable[..., Claim]


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("هاجم مسلحون قادمون من سرت بلدة هراوة وقتلوا شرطيين.", "clash", ["هراوة"]),
        ("أغارت طائرات أقلعت من قاعدة حميميم على بلدة كفرنبل.", "airstrike", ["كفرنبل"]),
        ("سقط صاروخ أطلق من صعدة على نجران.", "shelling", ["نجران"]),
        ("اقتحمت قوة قادمة من أم درمان سوق ليبيا.", "clash", ["سوق ليبيا"]),
        (
            "هاجم الثوار حاجز القياسات. ودمروا دبابتين وفرت ثالثة باتجاه معسكر المسطومة.",
            "property_destruction",
            ["حاجز القياسات"],
        ),
        (
            "دعت الحكومة إلى تحرير ميناء سرت على غرار تحرير درنة.",
            "territory_gain",
            ["ميناء سرت"],
        ),
        ("احتجز الحوثيون طلابا قادمين من تعز نحو صنعاء.", "abduction", ["تعز"]),
        (
            "شنت تركيا غارات على حزب العمال الذي يخوض تمردا في ديار بكر وله قواعد في سنجار.",
            "airstrike",
            ["سنجار"],
        ),
        (
            "سيطر داعش على مناطق في شمال سوريا خصوصا بالقرب من تركيا.",
            "territory_gain",
            ["شمال سوريا"],
        ),
        (
            "قصفت مدفعية النظام المنصوبة في معسكر جورين قرى قليدين والعنكاوي.",
            "shelling",
            ["قليدين", "العنكاوي"],
        ),
    ],
)
def test_another_way_leads_to_no_place_of_an_act(
    told: Told, sentence: str, event_type: str, expected: list[str]
) -> None:
    assert [where.name for where in told(sentence, event_type).where] == expected


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("هربت عشرات العائلات من الموصل باتجاه كركوك.", "displacement", "الموصل"),
        ("هاجم الجيش مسلحين قادمين من سرت.", "clash", "سرت"),
        ("قصف الطيران رتلا متجها إلى تدمر.", "airstrike", "تدمر"),
    ],
)
def test_a_way_that_is_the_act_or_all_that_is_named_stays(
    told: Told, sentence: str, event_type: str, expected: str
) -> None:
    assert told(sentence, event_type).where[0].name == expected


@pytest.mark.parametrize(
    ("way", "event_type", "then"),
    [
        ("وانسحب مقاتلو التنظيم إلى بني وليد", "interception", "وغنمت القوات خمس آليات"),
        ("وتراجع التنظيم نحو هراوة", "interception", "وصادرت القوات شاحنتي ذخيرة"),
    ],
)
def test_a_story_stays_where_those_who_fled_had_been(
    told: Told, way: str, event_type: str, then: str
) -> None:
    claim = told(f"سيطرت قوات البنيان المرصوص على سرت. {way}. {then}.", event_type)
    assert claim.where[0].name == "سرت"


@pytest.mark.parametrize("way", ["نحو", "صوب", "في اتجاه"])
def test_people_are_placed_where_they_left_and_where_they_went(told: Told, way: str) -> None:
    claim = told(f"نزحت مئات العائلات من بلدة خزاعة {way} رفح.", "displacement")
    assert [where.name for where in claim.where] == ["خزاعة", "رفح"]
