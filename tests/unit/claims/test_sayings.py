"""When a saying is the news, who says it where, and which short reports speak of a war."""

from collections.abc import Callable

import pytest

from riwaya.model import Claim

Read = Callable[..., list[Claim]]

WAR = "اندلعت معارك بين قوات النظام وفصائل المعارضة في ريف حلب.\n"


def kinds(claims: list[Claim]) -> list[str]:
    return [str(claim.event_type) for claim in claims]


def said(read: Read, text: str) -> list[Claim]:
    return [c for c in read(WAR + text) if str(c.event_type) == "statement"]


@pytest.mark.parametrize(
    "text",
    [
        "وقال المتحدث باسم قوات النظام: يجب ألا ننسى ما قدمه الشعب.",
        "وأكد قائد فصائل المعارضة أن الخيار الوحيد هو الصمود.",
        "وأضاف وزير دفاع النظام أن بلاده مستعدة للحوار.",
        "وجه أهالي البلدة نداء إلى الأمم المتحدة.",
        "أثارت الخطوة انتقادات دولية لقوات النظام.",
        "أعلنت فصائل المعارضة رفضها أي تسوية.",
        "أبدت روسيا استعدادها للوساطة.",
        "أجرى وفد المعارضة مباحثات مع نظيره الروسي.",
        "لوحت روسيا بفرض عقوبات على فصائل المعارضة.",
        "نفت روسيا وجود خلاف مع قوات النظام.",
        "بثت جبهة النصرة تسجيلا مصورا لزعيمها.",
    ],
)
def test_a_saying_without_an_event_is_the_news(read: Read, text: str) -> None:
    assert said(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "وقال المتحدث باسم قوات النظام إن الغارات قتلت عشرة مسلحين في حيان.",
        "وقال مصدر أمني إن الطريق يحتاج إلى إصلاح.",
        "ذكر خبير في الشؤون العسكرية أن السلام خيار وحيد.",
        "خرجت في حلب مظاهرات تطالب برحيل قوات النظام.",
        "سيرت قوات النظام دوريات في حلب.",
        "شدد التحالف إجراءات التفتيش في ميناء الحديدة.",
    ],
)
def test_what_only_tells_of_something_else_is_no_statement(read: Read, text: str) -> None:
    assert not said(read, text)


def test_one_word_is_not_read_as_an_act_and_a_saying(read: Read) -> None:
    assert kinds(read("شدد الحوثيون حصارهم على مدينة تعز.")) == ["siege"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("بحث وزير خارجية النظام مع نظيره الروسي في موسكو سبل التهدئة.", ["موسكو"]),
        ("بحث وزير خارجية النظام مع نظيره الروسي تطورات الوضع في درعا.", []),
        ("عقد قادة فصائل المعارضة اجتماعا في أنقرة.", ["أنقرة"]),
    ],
)
def test_a_meeting_is_where_they_met(read: Read, text: str, places: list[str]) -> None:
    (claim,) = said(read, text)
    assert [where.name for where in claim.where] == places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هددت جماعة الحوثي باستهداف السفن في البحر الأحمر.", ["statement", "clash"]),
        ("رحبت حركة حماس بموقف روسيا من إسرائيل.", ["statement"]),
        ("انهارت الهدنة في الخرطوم.", ["agreement"]),
        ("أبرمت قوات النظام اتفاق تسوية مع وجهاء بلدة الهامة.", ["agreement"]),
        ("رحب المنتخب السوري بضيوفه في دمشق.", []),
        ("وقع وزير التجارة السوري اتفاقا لتصدير الزيتون.", []),
    ],
)
def test_a_short_report_is_of_a_war_by_what_it_speaks_of(
    read: Read, text: str, expected: list[str]
) -> None:
    assert kinds(read(text))[: len(expected) or 1] == expected
