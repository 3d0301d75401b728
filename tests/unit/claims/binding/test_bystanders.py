"""Who answers or bears an act, tells of losses or asks another for an act did not do it."""

from collections.abc import Callable

import pytest

from riwaya.model import Argument, Claim, Gap, Sourced

Read = Callable[..., list[Claim]]


def party(argument: Sourced[Argument] | Gap) -> str | None:
    return None if isinstance(argument, Gap) else argument.value.party


def agents(read: Read, text: str, trigger: str) -> list[str | None]:
    return [party(c.agent) for c in read(text) if c.trigger.of(text) == trigger]


ANSWERED = [
    ("ردت إسرائيل بقصف مدفعي على إطلاق صاروخين من جنوب لبنان.", "إطلاق صاروخين", "israel"),
    (
        "نفذت القوات الأمريكية ضربات على مواقع الحوثيين ردا على هجمات على السفن.",
        "هجمات",
        "us_coalition",
    ),
    ("انسحب مقاتلو المعارضة من داريا تحت قصف عنيف.", "قصف", "opposition"),
    ("تراجعت قوات حفتر من غريان إثر هجوم مباغت.", "هجوم", "lna"),
    ("فر عناصر داعش من الشرقاط تحت ضربات جوية مكثفة.", "ضربات جوية", "islamic_state"),
    ("اعتقلت الشرطة المصرية عشرين مشتبها بعد هجوم على العريش.", "هجوم", "egypt_government"),
    ("عززت القوات الفرنسية انتشارها في غاو بعد تفجير استهدف ثكنة.", "تفجير", "us_coalition"),
]


@pytest.mark.parametrize(("sentence", "trigger", "side"), ANSWERED)
def test_who_answers_or_bears_an_attack_did_not_launch_it(
    read: Read, sentence: str, trigger: str, side: str
) -> None:
    found = agents(read, sentence, trigger)
    assert found
    assert side not in found


TOLD = [
    ("أفادت وزارة الصحة في صنعاء بمقتل خمسة مدنيين في حجة.", "مقتل", "yemen_government"),
    ("أعلنت وزارة الداخلية الأفغانية مقتل عشرة من عناصر الشرطة في هلمند.", "مقتل", "afghan"),
    ("اعترف جيش الاحتلال بمقتل ثلاثة من جنوده في جباليا.", "مقتل", "israel"),
    ("اعترفت قوات الدعم السريع بمقتل قائدها الميداني في الفاشر.", "مقتل", "rsf"),
    ("أعلن تنظيم داعش مقتل أحد قادته في دير الزور.", "مقتل", "islamic_state"),
    ("أعلن الجيش المصري مقتل ضابط وثلاثة جنود في رفح.", "مقتل", "egypt_government"),
    ("قال الجيش اللبناني إنه تم خطف جنديين في عرسال.", "خطف", "lebanon_government"),
    ("أفادت وزارة الصحة اللبنانية بمقتل ستة أشخاص في غارة على بعلبك.", "غارة", "lebanon"),
]


@pytest.mark.parametrize(("sentence", "trigger", "side"), TOLD)
def test_who_tells_of_his_own_or_of_civilians_did_not_kill_them(
    read: Read, sentence: str, trigger: str, side: str
) -> None:
    found = agents(read, sentence, trigger)
    assert found
    assert not any(one and one.startswith(side) for one in found)


def test_who_tells_of_the_enemys_dead_killed_them(read: Read) -> None:
    sentence = "أعلن الجيش الأوكراني مقتل مئة جندي روسي قرب كوبيانسك."
    (claim,) = (c for c in read(sentence) if c.trigger.of(sentence) == "مقتل")
    assert not isinstance(claim.agent, Gap)
    assert claim.agent.value.text == "الجيش الأوكراني"


ASKED = [
    ("طلبت واشنطن من الحوثيين الإفراج عن المحتجزين.", "الإفراج", "houthi"),
    ("طالبت الحكومة اليمنية الحوثيين بالإفراج عن موظفي الأمم المتحدة.", "الإفراج", "houthi"),
    ("دعت الأمم المتحدة قوات الدعم السريع إلى رفع الحصار عن الفاشر.", "رفع", "rsf"),
    ("طالبت الأمم المتحدة برفع الحصار عن الفاشر.", "رفع", None),
    ("طالب رئيس الوزراء العراقي بالإفراج عن المختطفين في كركوك.", "الإفراج", None),
    ("دعت حماس إلى رفع الحصار عن غزة.", "رفع", None),
    ("حماس تطالب بانسحاب إسرائيل من غزة.", "انسحاب", "israel"),
]


@pytest.mark.parametrize(("sentence", "trigger", "doer"), ASKED)
def test_who_is_asked_for_an_act_does_it(
    read: Read, sentence: str, trigger: str, doer: str | None
) -> None:
    assert agents(read, sentence, trigger) == [doer]


def test_who_asks_for_time_to_withdraw_withdraws(read: Read) -> None:
    sentence = "طلب الحوثيون مهلة يومين للانسحاب من عتق."
    assert "yemen_government" not in agents(read, sentence, "للانسحاب")


BESIEGED = [
    ("دخلت قافلة إغاثة إلى الغوطة الشرقية المحاصرة.", "المحاصرة", "government"),
    ("أدخلت الأمم المتحدة أدوية إلى تعز المحاصرة.", "المحاصرة", "houthi"),
    ("سلم مقاتلو المعارضة المحاصرون في بنش أسلحتهم.", "المحاصرون", None),
    ("قصفت قوات النظام حي الوعر المحاصر في حمص.", "المحاصر", "government"),
    ("قوات الدعم السريع تقصف الفاشر المحاصرة.", "المحاصرة", "rsf"),
]


@pytest.mark.parametrize(("sentence", "trigger", "doer"), BESIEGED)
def test_neither_who_is_besieged_nor_who_brings_aid_besieges(
    read: Read, sentence: str, trigger: str, doer: str | None
) -> None:
    assert agents(read, sentence, trigger) == [doer]


COUNTED = [
    ("قتل خمسة من عناصر الشرطة العراقية في كركوك.", "iraq_government"),
    ("قتل سبعة من مقاتلي طالبان في قندوز.", "taliban"),
    ("قتل 15 من مسلحي حركة الشباب في كيسمايو.", "al_shabaab"),
]


@pytest.mark.parametrize(("sentence", "fell"), COUNTED)
def test_those_counted_right_behind_a_verb_of_killing_fell(
    read: Read, sentence: str, fell: str
) -> None:
    (claim,) = (c for c in read(sentence) if c.trigger.of(sentence) == "قتل")
    assert party(claim.target) == fell
    assert party(claim.agent) != fell


FELL = [
    ("قال متحدث إن سبعة من مقاتلي طالبان قتلوا في قندوز.", "taliban"),
    ("أكد المرصد أن عشرة من عناصر حزب الله قتلوا في القصير.", "hezbollah"),
]


@pytest.mark.parametrize(("sentence", "fell"), FELL)
def test_those_counted_before_a_verb_of_killing_without_object_fell(
    read: Read, sentence: str, fell: str
) -> None:
    (claim,) = (c for c in read(sentence) if c.trigger.of(sentence) == "قتلوا")
    assert party(claim.target) == fell
    assert party(claim.agent) != fell
