"""The subject that joined verbs share, and the one behind "to them" or "upon it"."""

from collections.abc import Callable

import pytest

from riwaya.model import Argument, Claim, Gap, Sourced

Read = Callable[..., list[Claim]]


def party(argument: Sourced[Argument] | Gap) -> str | None:
    return None if isinstance(argument, Gap) else argument.value.party


def agents(read: Read, text: str, trigger: str) -> list[str | None]:
    return [party(c.agent) for c in read(text) if c.trigger.of(text) == trigger]


JOINED = [
    (
        "أعلن رئيس الوزراء الليبي التزامه بتوصيات الأمم المتحدة ودعا الفصائل إلى وقف القتال.",
        "دعا",
        "gna",
    ),
    (
        "لاحقت قوات البيشمركة مسلحي داعش في جبال قره جوغ وقتلت أربعة منهم ودمرت نفقا.",
        "دمرت",
        "peshmerga",
    ),
    ("فاجأ الثوار عناصر الميليشيات في ريف حلب واستولوا على دبابة.", "استولوا", "opposition"),
    (
        "تابع الجيش اليمني ملاحقة الحوثيين في جبال نهم وسيطر على تبة.",
        "سيطر",
        "yemen_government",
    ),
    ("قصف الجيش السوري دوما ورد جيش الإسلام بصواريخ على دمشق.", "رد", "opposition"),
    ("وكان وزير الدفاع التركي حمل تنظيم داعش مسؤولية الهجوم ووعد بالرد.", "وعد", "turkey"),
    ("قصفت إسرائيل دمشق واعترض الدفاع الجوي السوري الصواريخ.", "اعترض", "government"),
]


@pytest.mark.parametrize(("sentence", "trigger", "doer"), JOINED)
def test_joined_verbs_share_the_subject_before_the_first_ones_object(
    read: Read, sentence: str, trigger: str, doer: str
) -> None:
    assert agents(read, sentence, trigger) == [doer]


APART = [
    ("هاجم مسلحو داعش قرية البشير وتصدت لهم قوات البيشمركة.", "تصدت", "islamic_state"),
    ("حاول الحوثيون التسلل إلى مريس فتصدى لهم الجيش الوطني.", "تصدى", "houthi"),
    ("هاجمت قوات الدعم السريع الفاشر وتصدى لها الجيش.", "تصدى", "rsf"),
    ("تقدمت الفصائل نحو خناصر وقطعت عنها قوات النظام الإمداد.", "قطعت", "government"),
    ("سقطت طائرة للتحالف واستولى عليها مسلحو الحوثي في الجوف.", "استولى", "houthi"),
]


@pytest.mark.parametrize(("sentence", "trigger", "doer"), APART)
def test_a_subject_stands_behind_a_preposition_with_a_pronoun(
    read: Read, sentence: str, trigger: str, doer: str
) -> None:
    assert agents(read, sentence, trigger) == [doer]
