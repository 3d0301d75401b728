"""A masdar's author where its object follows, and whom participles and attempts mean."""

from collections.abc import Callable

import pytest

from riwaya.model import Argument, Claim, Gap, Sourced

Read = Callable[..., list[Claim]]


def party(argument: Sourced[Argument] | Gap) -> str | None:
    return None if isinstance(argument, Gap) else argument.value.party


def of(claims: list[Claim], text: str, trigger: str) -> Claim:
    (found,) = [c for c in claims if c.trigger.of(text) == trigger]
    return found


AUTHORS = [
    ("ندد الائتلاف باعتقال الوحدات الكردية عشرات الشبان في القامشلي.", "اعتقال", "kurdish_led"),
    ("أدان مجلس الأمن خطف تنظيم داعش مئتي تلميذة في الموصل.", "خطف", "islamic_state"),
    ("جاء ذلك بعد تفجير داعش كنيسة في الموصل.", "تفجير", "islamic_state"),
    ("جاء ذلك بعد تفجير داعش جسراً في الموصل.", "تفجير", "islamic_state"),
    ("رفض الأهالي تفجير داعش جسر الفلوجة.", "تفجير", "islamic_state"),
    (
        "منذ محاصرة القوات العراقية مدينة الفلوجة نزحت مئات العائلات.",
        "محاصرة",
        "iraq_government",
    ),
    ("استمر حصار قوات الأسد وميليشيا حزب الله لبلدة مضايا أكثر من عام.", "حصار", "government"),
    ("اندلعت معارك عقب استهداف الحوثيين لمواقع الجيش في أرحب.", "استهداف", "houthi"),
    ("أسر مقاتلو الجيش الحر سبعة من عناصر حزب الله في ريف القصير.", "أسر", "opposition"),
    ("حرق مسلحو داعش ثلاث قرى قرب الحويجة في العراق.", "حرق", "islamic_state"),
    ("فجر انتحاري من تنظيم داعش نفسه أمام معسكر للجيش العراقي.", "فجر", "islamic_state"),
    ("حملت الحكومة العراقية تنظيم داعش مسؤولية تفجير الكرادة.", "تفجير", "islamic_state"),
    (
        "قتل الجيش العراقي عشرة من مسلحي داعش خلال محاولتهم اقتحام بيجي.",
        "اقتحام",
        "islamic_state",
    ),
    (
        "شنت الجبهة الجنوبية هجوماً على درعا لكنها تعرضت لهجوم مضاد من القوات الحكومية.",
        "هجوم مضاد",
        "government",
    ),
]


@pytest.mark.parametrize(("sentence", "trigger", "agent"), AUTHORS)
def test_the_author_is_told_by_what_follows(
    read: Read, sentence: str, trigger: str, agent: str
) -> None:
    assert party(of(read(sentence), sentence, trigger).agent) == agent


KILLERS = [
    ("قتلت البيشمركة خمسة من مسلحي داعش قرب سنجار.", "peshmerga", "islamic_state"),
    ("قتلت القوات التركية أمس 12 مسلحاً من حزب العمال الكردستاني.", "turkey", "pkk"),
]


@pytest.mark.parametrize(("sentence", "agent", "target"), KILLERS)
def test_a_figure_behind_a_side_is_of_those_it_killed(
    read: Read, sentence: str, agent: str, target: str
) -> None:
    claim = of(read(sentence), sentence, "قتلت")
    assert (party(claim.agent), party(claim.target)) == (agent, target)


FALLEN = [
    ("قتل قيادي في داعش بغارة في الموصل.", "غارة", "islamic_state"),
    ("أصيب جندي تركي في هجوم قرب هكاري.", "هجوم", "turkey"),
]


@pytest.mark.parametrize(("sentence", "trigger", "target"), FALLEN)
def test_who_was_killed_by_a_strike_did_not_carry_it_out(
    read: Read, sentence: str, trigger: str, target: str
) -> None:
    claim = of(read(sentence), sentence, trigger)
    assert party(claim.target) == target
    assert party(claim.agent) != target


def test_who_killed_by_a_strike_carried_it_out(read: Read) -> None:
    text = "قتلت قوات النظام طفلا بقصف على دوما."
    assert party(of(read(text), text, "قصف").agent) == "government"


def test_whom_one_met_is_the_target(read: Read) -> None:
    text = "اشتبك لواء مجهول مع مقاتلي الدولة الإسلامية في الأتارب بسوريا."
    assert party(of(read(text), text, "اشتبك").target) == "islamic_state"


VICTIMS = [
    ("قبل أيام من اعتقال قادة داعش نتيجة معلومات قتلت القوات العراقية عشرة.", "اعتقال"),
    ("بعد اعتقال عناصر داعش شرق تلعفر قتلت القوات العراقية عشرة.", "اعتقال"),
]


@pytest.mark.parametrize(("sentence", "trigger"), VICTIMS)
def test_how_and_where_are_no_object(read: Read, sentence: str, trigger: str) -> None:
    assert party(of(read(sentence), sentence, trigger).target) == "islamic_state"


BESIEGED = [
    (
        "أدخلت الأمم المتحدة مساعدات إلى المدنيين المحاصرين من قبل داعش في دير الزور.",
        "civilians",
    ),
    ("ألقى الطيران أغذية لجنود النظام المحاصرين من قبل المعارضة في وادي الضيف.", "government"),
]


@pytest.mark.parametrize(("sentence", "target"), BESIEGED)
def test_the_besieged_are_besieged_by_others(read: Read, sentence: str, target: str) -> None:
    claim = of(read(sentence), sentence, "المحاصرين")
    assert party(claim.target) == target
    assert party(claim.agent) not in {None, target}


def test_no_side_besieges_itself(read: Read) -> None:
    text = "استسلم مسلحو داعش المحاصرون في هجين."
    claim = of(read(text), text, "المحاصرون")
    assert (party(claim.agent), party(claim.target)) == (None, "islamic_state")


def test_a_name_behind_an_office_is_no_target(read: Read) -> None:
    text = "ندد الأمين العام للأمم المتحدة بان كي مون بقصف قوات النظام حلب."
    claim = of(read(text), text, "ندد")
    assert party(claim.agent) == "un_aid"
    assert party(claim.target) != "un_aid"


def test_people_speak_for_themselves(read: Read) -> None:
    text = "استنكر الأهالي قصف قوات النظام بلدة سرمين."
    claims = read(text)
    assert party(of(claims, text, "قصف").agent) == "government"


def test_whose_own_men_are_beaten_did_not_beat_them(read: Read) -> None:
    text = "اعترف قيادي حوثي بهزيمة جماعته في الضالع أمام المقاومة اليمنية."
    claim = of(read(text), text, "هزيمة")
    assert (party(claim.agent), party(claim.target)) == ("yemen_government", "houthi")


def test_the_adjective_of_a_strike_is_no_subject(read: Read) -> None:
    text = (
        "ندد الأمين العام للجامعة العربية نبيل العربي بالقصف التركي في شمال العراق "
        "وطالب أنقرة باحترام سيادة العراق."
    )
    assert party(of(read(text), text, "طالب").agent) != "turkey"


def test_who_only_backs_is_no_target(read: Read) -> None:
    text = "سيطر مقاتلون موالون للحكومة اليمنية يدعمهم التحالف على مطار المخا من الحوثيين."
    assert party(of(read(text), text, "سيطر").target) != "saudi_coalition"
