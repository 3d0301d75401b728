"""Attacks told again: "the attack" is the bombing a report tells; sayings of no event."""

from datetime import date
from functools import cache

import pytest

from riwaya.model import Claim, EventType, Report
from riwaya.pipeline.reading import ReportReader, claim_reader

BOMBING = (
    "قتل ثلاثون شخصا في تفجير انتحاري نفذه تنظيم داعش في مدينة سروج التركية أمس الاثنين.\n"
)
WAR = "اندلعت معارك بين قوات النظام وفصائل المعارضة في ريف حلب.\n"


@cache
def _reader() -> ReportReader:
    return claim_reader()


def _claims(text: str, start: int = 0) -> list[Claim]:
    report = Report(name="bombing", text=text, published=date(2015, 7, 21))
    return [c for c in _reader().read(report) if c.trigger.start >= start]


def _types(opening: str, text: str) -> set[EventType]:
    return {c.event_type for c in _claims(opening + text, len(opening))}


def test_the_attack_is_the_bombing_told_before() -> None:
    told = _claims(BOMBING + "وقالت قوات الأمن التركية إن الهجوم أوقع مئة جريح.", len(BOMBING))
    assert [c.event_type for c in told] == [EventType.SUICIDE_BOMBING]
    assert told[0].agent_party == "islamic_state"
    assert [p.value.name for p in told[0].places][:1] == ["سروج"]


def test_an_attack_elsewhere_is_its_own() -> None:
    other = "وشن مقاتلو حزب العمال الكردستاني هجوما على مركز للشرطة في ديار بكر."
    assert EventType.SUICIDE_BOMBING not in _types(BOMBING, other)


@pytest.mark.parametrize(
    "other",
    [
        "ورحب المسؤول الأميركي بالهجمات التركية على تنظيم داعش في سوريا.",
        "ودانت الوزارة الهجوم السعودي على مدينة صعدة اليمنية.",
        "وأوقعت هجمات حزب العمال الكردستاني على الشرطة ثلاثة قتلى.",
    ],
)
def test_an_attack_by_another_than_the_bomber_is_no_bombing(other: str) -> None:
    assert EventType.SUICIDE_BOMBING not in _types(BOMBING, other)


def test_a_bombing_named_by_its_place_is_the_one_told_there() -> None:
    for again in ("وتبنى التنظيم تفجير سروج.", "وحققت السلطات في صلة التنظيم بالهجوم في سروج."):
        kinds = {EventType.SUICIDE_BOMBING, EventType.EXPLOSION, EventType.CLASH}
        assert _types(BOMBING, again) & kinds == {EventType.SUICIDE_BOMBING}


def test_a_bare_attack_behind_a_bombing_tells_nothing_new() -> None:
    assert not _types(BOMBING, "وعلى أثر الهجوم، ندد المسؤولون بالتنظيم.") - {
        EventType.STATEMENT
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("دمر سلاح الجو مستودعا لفصائل المعارضة في البلدة.", EventType.AIRSTRIKE),
        ("دمرت فصائل المعارضة مستودعا لقوات النظام في البلدة.", EventType.PROPERTY_DESTRUCTION),
        (
            "استهدفت الفرقة الأولى التابعة لفصائل المعارضة مراكز عسكرية كبيرة لقوات النظام في "
            "مدينة اللاذقية بصواريخ غراد.",
            EventType.SHELLING,
        ),
    ],
)
def test_who_or_what_strikes_tells_the_type(text: str, kind: EventType) -> None:
    assert kind in _types(WAR, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قتل جندي في هجوم بقذائف هاون على موقع لقوات النظام.", EventType.SHELLING),
        ("شنت الفصائل هجوما على موقع لقوات النظام.", EventType.CLASH),
    ],
)
def test_an_attack_is_told_by_its_instrument(text: str, kind: EventType) -> None:
    assert kind in _types(WAR, text)


def test_a_car_bomb_is_that_of_the_bombing_told_before() -> None:
    told = "مقتل جنديين في تفجير استهدف رتلا تركيا في ديار بكر\n"
    again = "تبنى حزب العمال الكردستاني أمس هجوما بسيارة مفخخة في ديار بكر."
    assert EventType.EXPLOSION in _types(told, again)


def test_an_attack_on_what_is_civilian_is_one_on_civilians() -> None:
    hit = "وشن مقاتلون من الفصائل هجوما على حافلة في ريف حلب."
    assert EventType.ATTACK_ON_CIVILIANS in _types(WAR, hit)


def test_each_side_s_toll_is_an_act_of_its_own() -> None:
    tolls = "وقتلت قوات النظام 12 مدنيا، أما جبهة النصرة فقد قتلت 3 مدنيين."
    found = {c.agent_party for c in _claims(WAR + tolls, len(WAR))}
    assert found == {"government", "hts_nusra"}


def test_a_saying_of_no_event_is_news_itself() -> None:
    said = "وقال وزير خارجية النظام إن بلاده لن تقبل أي شروط مسبقة."
    assert _types(WAR, said) == {EventType.STATEMENT}


@pytest.mark.parametrize(
    "said",
    [
        "وقال وزير دفاع النظام إن القوات سيطرت على البلدة.",
        "وقال وزير دفاع النظام إن عدد القتلى كبير.",
        "وقالت مصادر النظام إن الوضع هادئ.",
    ],
)
def test_a_saying_that_tells_facts_is_none(said: str) -> None:
    assert EventType.STATEMENT not in _types(WAR, said)
