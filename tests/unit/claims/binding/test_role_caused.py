"""Whom words of killing, letting, keeping from, blaming and falling name as who acts."""

from collections.abc import Callable

import pytest

from riwaya.model import Argument, Claim, Gap, Sourced

Told = Callable[..., Claim]
Read = Callable[..., list[Claim]]


def party(argument: Sourced[Argument] | Gap) -> str | None:
    return None if isinstance(argument, Gap) else argument.value.party


def agents(claims: list[Claim], text: str, trigger: str) -> list[str | None]:
    return [party(c.agent) for c in claims if c.trigger.of(text) == trigger]


def targets(claims: list[Claim], text: str, trigger: str) -> list[str | None]:
    return [party(c.target) for c in claims if c.trigger.of(text) == trigger]


ACTS = [
    ("قال المتحدث إن قوات البيشمركة قتلت 40 مسلحا من داعش قرب كركوك.", "قتلت", "peshmerga"),
    ("قال المتحدث إن قوات البيشمركة قتلت 40 جنديا أمس.", "قتلت", "peshmerga"),
    ("طرد الجيش العراقي مسلحي داعش من تكريت.", "طرد", "iraq_government"),
    ("أدى طرد قوات البيشمركة تنظيم داعش من البلدة إلى عودة السكان.", "طرد", "peshmerga"),
    ("سمحت الحكومة العراقية للطيران التركي بقصف مواقع قرب دهوك.", "قصف", "turkey"),
    ("وافقت بغداد على السماح للطيران التركي بشن غارات قرب دهوك.", "غارات", "turkey"),
    ("منعت قوات البيشمركة عناصر داعش من اقتحام سنجار.", "اقتحام", "islamic_state"),
    ("مكن القصف قوات البيشمركة من دخول سنجار.", "دخول", "peshmerga"),
    ("قتل شرطيان في هجوم نسبته بغداد إلى تنظيم داعش.", "هجوم", "islamic_state"),
    ("سقطت الرمادي في أيدي تنظيم داعش بعد معارك.", "سقطت", "islamic_state"),
    ("وبعد سقوط سنجار بيد تنظيم داعش نزح السكان.", "سقوط", "islamic_state"),
    ("قتل عشرة من عناصر داعش في هجوم شنوه على موقع للبيشمركة.", "هجوم", "islamic_state"),
    ("قتل الجيش العراقي ستة مسلحين هاجموا حاجزا في كركوك.", "هاجموا", "islamic_state"),
    ("أحرقت منازل في عدن بأيدي عصابات الإجرام الحوثية.", "أحرقت", "houthi"),
    ("كبدت قوات البيشمركة تنظيم داعش خسائر كبيرة في سنجار.", "كبدت", "peshmerga"),
]


@pytest.mark.parametrize(("sentence", "trigger", "agent"), ACTS)
def test_who_acts_is_told_by_another_word(
    read: Read, sentence: str, trigger: str, agent: str
) -> None:
    found = agents(read(sentence), sentence, trigger)
    assert found
    assert set(found) == {agent}


HIT = [
    ("تقدم تنظيم داعش ليلا. وأعلن عن مقتل 3 من قوات البيشمركة في سنجار.", "مقتل", "peshmerga"),
    ("دعا الضابط إلى التصدي لتنظيم داعش في كركوك.", "التصدي", "islamic_state"),
    ("ألحقت قوات البيشمركة الهزيمة بتنظيم داعش في سنجار.", "ألحقت الهزيمة", "islamic_state"),
]


@pytest.mark.parametrize(("sentence", "trigger", "target"), HIT)
def test_whom_it_hits_is_told_by_a_preposition(
    read: Read, sentence: str, trigger: str, target: str
) -> None:
    claims = read(sentence)
    assert claims
    found = [party(c.target) for c in claims if trigger.split()[0] in c.trigger.of(sentence)]
    assert target in found


def test_who_lets_does_not_act(read: Read) -> None:
    sentence = "سمحت الحكومة العراقية بقصف مواقع تنظيم داعش قرب كركوك."
    assert agents(read(sentence), sentence, "قصف") == ["iraq_government"]


def test_whom_an_address_names_does_not_speak(told: Told) -> None:
    sentence = (
        "قال قائد في قوات البيشمركة إن المعركة طويلة، مناشدا التحالف الدولي تكثيف غاراته."
    )
    call = told(sentence, "statement")
    assert party(call.agent) != "us_coalition"


def test_a_clause_inside_leaves_the_subject(read: Read) -> None:
    sentence = "قوات البيشمركة التي تقاتل بأسلحة زودتها بها الدول الغربية سيطرت على سنجار."
    assert agents(read(sentence), sentence, "سيطرت") == ["peshmerga"]


def test_a_launching_clause_names_the_author(read: Read) -> None:
    sentence = "أفاد السكان بأن قوات الدعم السريع التي شنت هجوما على الفاشر انسحبت أمس."
    assert agents(read(sentence), sentence, "هجوما") == ["rsf"]


def test_men_without_article_are_the_subject_of_the_verb_behind_them(read: Read) -> None:
    sentence = "قتلت قوات البيشمركة خمسة انتحاريين اقتحموا مقرها في سنجار."
    assert agents(read(sentence), sentence, "اقتحموا") != ["peshmerga"]


def test_a_headline_names_its_subject_first(read: Read) -> None:
    text = "ديمبسي يحذر العبادي من تأخر معركة الرمادي\n\nقال ضابط أمس إن داعش تقدم في الرمادي."
    warned = next(c for c in read(text) if c.trigger.of(text) == "يحذر")
    assert "العبادي" in str(warned.target) or party(warned.agent) != "iraq_government"


def test_an_office_stands_behind_an_unknown_name(read: Read) -> None:
    sentence = "دعا سالم الفهداوي رئيس مجلس محافظة الأنبار العشائر إلى قتال تنظيم داعش."
    assert read(sentence)


def test_a_place_that_is_safe_is_no_ones_security(read: Read) -> None:
    sentence = "اقترحت تركيا إقامة منطقة آمنة في شمال سوريا بعد معارك مع تنظيم داعش."
    texts = [c.agent.value.text for c in read(sentence) if not isinstance(c.agent, Gap)]
    assert "آمنة" not in texts
