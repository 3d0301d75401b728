"""Plain subjects in words that name no known actor: by place, agreement and what follows."""

from collections.abc import Callable

import pytest

from riwaya.arabic.fold import fold_key
from riwaya.lexicons.subjects import SubjectClass, load_subjects
from riwaya.model import Argument, Claim, Gap, Sourced

Read = Callable[..., list[Claim]]


def party(argument: Sourced[Argument] | Gap) -> str | None:
    return None if isinstance(argument, Gap) else argument.value.party


def of(claims: list[Claim], text: str, trigger: str) -> Claim:
    (found,) = [c for c in claims if c.trigger.of(text) == trigger]
    return found


BEHIND = [
    (
        "قصفت قوات النظام حلب. وأزالت فرق الهندسة عشرين لغماً من حي الأشرفية.",
        "أزالت",
        "government",
    ),
    (
        "سيطر الجيش العراقي على هيت. ووزعت الفرق الطبية أدوية على ألف أسرة في هيت.",
        "وزعت",
        "un_aid",
    ),
    (
        "سيطر الحوثيون على مدينة الحديدة. ودخلت أربع قوافل إلى المدينة محملة بالدقيق.",
        "دخلت",
        "un_aid",
    ),
    (
        "قصفت إسرائيل رفح. ووزعت جمعية خيرية وجبات غذائية على النازحين.",
        "وزعت",
        "un_aid",
    ),
    (
        "سيطر داعش على مدينة هيت. ودعا أحد شيوخ المدينة إلى تسليح العشائر.",
        "دعا",
        "other",
    ),
    (
        "اشتبك الجيش اللبناني مع مسلحين في عرسال. وناشد وجهاء البلدة الطرفين وقف القتال.",
        "ناشد",
        "other",
    ),
    (
        "اقتحم الجيش الإسرائيلي جنين. وتصدى شبان المخيم للقوات بالحجارة.",
        "تصدى",
        "civilians",
    ),
    ("قصف الحوثيون مدينة تعز. وعلقت مدارس تعز الدوام.", "علقت", "civilians"),
    (
        "شنت طائرات حربية غارات على بنش. وانتشلت فرق الإنقاذ خمس جثث من تحت الأنقاض.",
        "انتشلت",
        "other",
    ),
    (
        "سيطر الجيش الحر على القصير. وعلى طريق حمص أوقف حاجز للأمن العسكري حافلة ركاب.",
        "أوقف",
        "government",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "agent"), BEHIND)
def test_a_subject_behind_its_verb_is_no_farther_name(
    read: Read, text: str, trigger: str, agent: str
) -> None:
    assert party(of(read(text), text, trigger).agent) == agent


AHEAD = [
    (
        "قال ناشط إن سكان بلدة الميادين طردوا عناصر التنظيم من السوق.",
        "طردوا",
        "civilians",
    ),
    (
        "ذكرت مصادر أن أهالي مخيم عين الحلوة أغلقوا مداخل المخيم بعد هجوم شنته فتح.",
        "أغلقوا",
        "civilians",
    ),
    (
        "قالت قيادة التحالف إن الحوثيين أطلقوا صاروخاً على جازان، لكن بطارية الباتريوت اعترضته.",
        "اعترضته",
        "saudi_coalition",
    ),
    (
        "عرسال: المسلحون ينسحبون إلى الجرود وقوافل الإغاثة تدخل البلدة\n"
        "بيروت - انسحب مسلحون من بلدة عرسال اليوم.",
        "تدخل",
        "un_aid",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "agent"), AHEAD)
def test_a_subject_fills_the_clause_in_front_of_its_verb(
    read: Read, text: str, trigger: str, agent: str
) -> None:
    assert party(of(read(text), text, trigger).agent) == agent


GOVERNING = [
    (
        "وصلت أرتال العشائر إلى السويداء، في حين أعلنت مجموعات محلية درزية النفير في المدينة.",
        "النفير",
        "other",
    ),
    (
        "فجّر التنظيم جسرين. وباشرت ورشات الصيانة إصلاح شبكة المياه في الموصل.",
        "إصلاح شبكة",
        "other",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "agent"), GOVERNING)
def test_a_light_verb_has_its_subject_between_it_and_its_noun(
    read: Read, text: str, trigger: str, agent: str
) -> None:
    assert party(of(read(text), text, trigger).agent) == agent


JOINED = [
    (
        "سيطر الجيش الحر على القصير. وأوقف حاجز للأمن العسكري حافلة واعتقل تسعة شبان.",
        "اعتقل",
        "government",
    ),
    (
        "هاجم داعش قرى السويداء. وتصدى أبناء القرى للمهاجمين وقتلوا عشرين وطردوهم من التل.",
        "طردوهم",
        "civilians",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "agent"), JOINED)
def test_verbs_joined_to_the_first_share_its_subject(
    read: Read, text: str, trigger: str, agent: str
) -> None:
    assert party(of(read(text), text, trigger).agent) == agent


HAPPENING = [
    ("قصفت قوات الدعم السريع مدينة الفاشر. وتوقفت خدمات الإنترنت في المدينة.", "توقفت"),
    ("أعلن الحوثيون قصف مأرب. وانقطعت خدمة الإنترنت عن المدينة.", "انقطعت"),
    ("قصفت قوات حفتر طرابلس، وتوقفت حركة الملاحة في مطار معيتيقة.", "توقفت"),
    (
        "درعا: المعارضة تقتحم المدينة وقذائف تسقط في الرمثا\n"
        "عمان - اقتحمت المعارضة مدينة درعا اليوم.",
        "تسقط",
    ),
]


@pytest.mark.parametrize(("text", "trigger"), HAPPENING)
def test_what_only_happens_is_done_by_nobody(read: Read, text: str, trigger: str) -> None:
    assert party(of(read(text), text, trigger).agent) is None


OBJECTS = [
    "دمرت الطائرات الروسية منظومة دفاع جوي للحوثيين في صعدة.",
    "اعتقل مسلحو داعش سكان القرية قرب الموصل.",
    "هاجم الجيش السوري حلب واستهدف مدارس المدينة بالقذائف.",
    "دخلت القوات العراقية جامعة الأنبار في الرمادي.",
]


@pytest.mark.parametrize("text", OBJECTS)
def test_what_is_acted_on_is_no_subject(read: Read, text: str) -> None:
    assert all(party(c.agent) not in ("civilians", "un_aid", "other") for c in read(text))


@pytest.mark.parametrize("one", load_subjects().classes, ids=lambda c: c.id)
def test_examples_hold_a_word_of_their_class(one: SubjectClass) -> None:
    words = load_subjects().by_word
    for told in (one.example, one.counter):
        assert any(one in words.get(fold_key(word), ()) for word in told.split())
