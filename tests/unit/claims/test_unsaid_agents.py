"""Who acts where no verb of his own names him: labels, adjectives, causes, the fallen."""

from collections.abc import Callable

import pytest

from riwaya.model import Argument, Claim, Gap, Sourced

Read = Callable[..., list[Claim]]


def party(argument: Sourced[Argument] | Gap) -> str | None:
    return None if isinstance(argument, Gap) else argument.value.party


def agents(claims: list[Claim], text: str, trigger: str) -> set[str | None]:
    return {party(c.agent) for c in claims if c.trigger.of(text) == trigger}


def targets(claims: list[Claim], text: str, trigger: str) -> set[str | None]:
    return {party(c.target) for c in claims if c.trigger.of(text) == trigger}


LABELLED = [
    ("قوات البيشمركة: قطع طريق سنجار وأسر ستة من داعش.", "قطع", "peshmerga"),
    ("2- قوات الدعم السريع: الاستيلاء على الجنينة، وحرق ثلاث دبابات.", "حرق", "rsf"),
    ("• قوات سوريا الديمقراطية: تحرير حي الدرعية في الرقة.", "تحرير", "kurdish_led"),
    ("ألوية العمالقة: كسر الحصار عن حريب.", "كسر", "yemen_government"),
    ("الجيش السوري: إرهابيو داعش يقتلون عشرة مدنيين.", "يقتلون", "islamic_state"),
]

DESCRIBED = [
    ("قصف مدفعي إسرائيلي على خان يونس أدى لمقتل خمسة من حماس.", "قصف", "israel"),
    ("قصف صاروخي حوثي على مأرب.", "قصف", "houthi"),
]

CAUSED = [
    ("خرج مشفى كفرنبل عن الخدمة جراء القصف الروسي.", "خرج", "russia"),
    ("انقطعت الكهرباء عن عدن إثر قصف الحوثيين محطة الحسوة.", "انقطعت", "houthi"),
    ("تضررت مدرستان في كفرنبل بفعل قصف قوات النظام.", "تضررت", "government"),
    ("قصفت قوات الدعم السريع محطة المنارة ما أدى إلى انقطاع المياه.", "انقطاع المياه", "rsf"),
]

KILLERS = [
    ("مقاتلو جبهة النصرة أعدموا ستة جنود في إدلب.", "أعدموا", "hts_nusra"),
    ("عناصر داعش أعدموا عشرة شبان في الحويجة.", "أعدموا", "islamic_state"),
]


@pytest.mark.parametrize(
    ("sentence", "trigger", "agent"), [*LABELLED, *DESCRIBED, *CAUSED, *KILLERS]
)
def test_who_acts_is_told(read: Read, sentence: str, trigger: str, agent: str) -> None:
    assert agents(read(sentence), sentence, trigger) == {agent}


def test_each_item_has_its_own_doer(read: Read) -> None:
    text = "1- الفرقة التاسعة: دمرت معملاً لداعش.\n2- طيران التحالف: تدمير زورقين لداعش.\n"
    claims = read(text + "3- الحشد الشعبي: السيطرة على قريتين.")
    assert [party(c.agent) for c in claims] == ["iraq_government", "us_coalition", "pmf"]


FALLEN = [
    ("وقتل تسعة من مسلحي جبهة النصرة في ريف إدلب.", "قتل", "hts_nusra"),
    ("قتل ثلاثة من جنود الجيش السوداني في الفاشر.", "قتل", "saf"),
    ("قُتل 12 من قوات النظام في كمين بريف درعا.", "كمين", "government"),
]


@pytest.mark.parametrize(("sentence", "trigger", "side"), FALLEN)
def test_some_of_a_side_that_fell_did_nothing(
    read: Read, sentence: str, trigger: str, side: str
) -> None:
    found = read(sentence)
    assert targets(found, sentence, trigger) == {side}
    assert side not in agents(found, sentence, trigger)


NOBODY = [
    ("دمرت المعارك بين الجيش والدعم السريع جسر شمبات.", "دمرت"),
    ("وأدت المواجهات بين قوات حفتر والوفاق إلى احتراق خزاني نفط في السدرة.", "احتراق"),
]


@pytest.mark.parametrize(("sentence", "trigger"), NOBODY)
def test_what_fighting_destroyed_is_nobodys_act(
    read: Read, sentence: str, trigger: str
) -> None:
    assert agents(read(sentence), sentence, trigger) == {None}


JUDGED = [
    ("حماس: قصف المستشفى المعمداني جريمة حرب.", "قصف", "hamas"),
    ("الحوثيون: تدمير ميناء الحديدة انتهاك صارخ للقانون الدولي.", "تدمير", "houthi"),
    ("قوات الدعم السريع: استهداف مستشفى نيالا يكشف وحشية الجيش.", "استهداف", "rsf"),
]


@pytest.mark.parametrize(("sentence", "trigger", "side"), JUDGED)
def test_who_judges_an_act_before_a_colon_did_not_do_it(
    read: Read, sentence: str, trigger: str, side: str
) -> None:
    assert side not in agents(read(sentence), sentence, trigger)


TAKEN = [
    ("دفن سكان الفلوجة خمسة شبان اختطفوا قبل يومين.", "اختطفوا"),
    ("أفرجت الفصائل عن خمسة عمال خطفوا في حلب.", "خطفوا"),
    ("قال السكان إن عشرات الشبان اعتقلوا عند حاجز للنظام في دوما.", "اعتقلوا"),
]


@pytest.mark.parametrize(("sentence", "trigger"), TAKEN)
def test_people_before_a_verb_without_object_suffer_it(
    read: Read, sentence: str, trigger: str
) -> None:
    found = read(sentence)
    assert targets(found, sentence, trigger) == {"civilians"}
    assert "civilians" not in agents(found, sentence, trigger)
