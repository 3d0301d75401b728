"""How sure a report is: happened, failed, denied, planned, still going on."""

from collections.abc import Callable

import pytest

from riwaya.claims.scenes.coming import is_future
from riwaya.model import Claim, Modality

Told = Callable[..., Claim]

CASES = [
    ("لم تشهد بلدة حيان اشتباكات بين قوات النظام والفصائل.", "clash", "denied"),
    ("لم تقع في بلدة حيان اشتباكات بين قوات النظام والفصائل.", "clash", "denied"),
    ("لم تتعرض بلدة حيان لقصف من قوات النظام.", "shelling", "denied"),
    ("لم تهدأ بلدة حيان بعد اشتباكات بين قوات النظام والفصائل.", "clash", "asserted"),
    ("قد تشن قوات النظام هجوما على بلدة حيان.", "clash", "planned"),
    ("أكد شهود عدم وقوع أي قصف من قوات النظام على بلدة حيان.", "shelling", "denied"),
    ("وسط مخاوف من اقتحام قوات النظام بلدة حيان.", "clash", "planned"),
    ("قوات النظام مصممة على استعادة بلدة حيان.", "territory_gain", "planned"),
    ("سيتم تحرير بلدة حيان من قوات النظام.", "territory_gain", "planned"),
    ("ستكون الخطوة المقبلة تحرير بلدة حيان من قوات النظام.", "territory_gain", "planned"),
    ("مهمة الفصائل المقبلة هي تحرير بلدة حيان من النظام.", "territory_gain", "planned"),
    ("تقترب الفصائل من تحرير بلدة حيان من قوات النظام.", "territory_gain", "planned"),
    ("اقتربت الفصائل بعد تحرير بلدة حيان من قوات النظام.", "territory_gain", "asserted"),
    ("حذر قائد الفصائل من هجمات قد تشنها قوات النظام على حيان.", "clash", "planned"),
    ("تحاول قوات النظام إعادة سيطرتها على بلدة حيان.", "territory_gain", "planned"),
    ("إن تحرير بلدة حيان من قوات النظام يتطلب وقتا.", "territory_gain", "planned"),
    ("تقاعس الجيش السوري عن واجبه في تحرير بلدة حيان.", "territory_gain", "planned"),
    ("اشتباكات متقطعة منذ يومين بين قوات النظام والفصائل في حيان.", "clash", "ongoing"),
    ("إن الغارات تستهدف مواقع تنظيم داعش في بلدة حيان.", "airstrike", "ongoing"),
    ("يرجح أن يكون الانفجار في بلدة حيان ناجما عن عبوة لداعش.", "explosion", "asserted"),
    ("سيطرت فصائل المعارضة على قرية العيس.", "territory_gain", "asserted"),
    ("قوات النظام قصفت بلدة حيان.", "shelling", "asserted"),
    ("تمكنت فصائل المعارضة من السيطرة على منيان.", "territory_gain", "asserted"),
    ("تم قصف بلدة حيان بالمدفعية.", "shelling", "asserted"),
    ("فشلت قوات النظام في اقتحام بلدة داريا.", "clash", "failed"),
    ("لم تتمكن قوات النظام من السيطرة على بلدة حيان.", "clash", "failed"),
    ("أحبط الجيش السوري هجوما لجبهة النصرة على خان طومان.", "clash", "failed"),
    ("صدت فصائل المعارضة هجوما لقوات النظام على الراموسة.", "clash", "failed"),
    ("نفى الجيش السوري انسحاب قواته من خان طومان.", "withdrawal", "denied"),
    ("نفت فصائل المعارضة انسحاب مقاتليها من حي الشيخ سعيد.", "withdrawal", "denied"),
    ("لم تقصف قوات النظام بلدة حيان.", "shelling", "denied"),
    ("ستسيطر قوات النظام على بلدة حيان قريبا.", "territory_gain", "planned"),
    ("ستقصف قوات النظام بلدة حيان.", "shelling", "planned"),
    ("تعتزم قوات النظام اقتحام بلدة داريا.", "clash", "planned"),
    ("تستعد قوات النظام لاقتحام بلدة داريا.", "clash", "planned"),
    ("حشدت قوات النظام عناصرها بهدف السيطرة على بلدة حيان.", "territory_gain", "planned"),
    ("لا تزال الاشتباكات مستمرة بين قوات النظام وفصائل المعارضة.", "clash", "ongoing"),
    ("لا يزال القصف مستمرا على بلدة داريا.", "shelling", "ongoing"),
    ("تحاصر قوات النظام بلدة مضايا منذ تموز 2015.", "siege", "ongoing"),
    ("تسيطر قوات النظام على مدينة حماة.", "control", "ongoing"),
    ("نفى المتحدث أن تكون قوات النظام قد انسحبت من بلدة حيان.", "withdrawal", "denied"),
    ("أكد المصدر أن الجيش السوري لا يشارك في المعارك في حلب.", "clash", "denied"),
    ("حاولت قوات النظام استعادة بلدة حيان.", "clash", "failed"),
    ("أحبطت قوات النظام محاولات لتفجير منازل في بلدة حيان.", "explosion", "failed"),
    ("شهدت بلدة حيان تسلل فاشل لقوات النظام.", "clash", "failed"),
    ("تحاول قوات النظام استعادة بلدة حيان.", "territory_gain", "planned"),
    ("إذا سيطرت قوات النظام على بلدة حيان انقطع الطريق.", "territory_gain", "planned"),
    ("ستشن قوات النظام هجوما على بلدة حيان.", "clash", "planned"),
    ("سيصعد التنظيم قريبا هجماته على قوات النظام في حلب.", "clash", "planned"),
    ("دعت قوات النظام إلى وقف إطلاق النار في حلب.", "agreement", "planned"),
    ("أعلنت قوات النظام أن تحرير مدينة حلب بات قاب قوسين.", "territory_gain", "planned"),
    ("دخلت قوات النظام البلدة لتنفيذ عمليات ضد تنظيم داعش في حلب.", "clash", "planned"),
    (
        "تخضع البلدة لفصائل المعارضة التي تحاول استعادتها قوات النظام.",
        "territory_gain",
        "planned",
    ),
    ("تسعى قوات النظام في الوقت الراهن إلى بسط سيطرتها على حيان.", "territory_gain", "planned"),
    ("حشدت قوات النظام عناصرها حتى تتمكن من تحرير مدينة حلب.", "territory_gain", "planned"),
    ("سمحت تركيا للتحالف باستخدام القاعدة في شن غارات على حلب.", "airstrike", "planned"),
    ("وعدت الحكومة بتعزيز الأمن في حلب غداة هجوم لتنظيم داعش.", "clash", "asserted"),
    ("شنت قوات النظام هجوما على بلدة حيان لم يحقق أهدافه.", "clash", "failed"),
    ("قصفت قوات النظام بلدة حيان بدون تحقيق تقدم.", "territory_gain", "failed"),
    ("القوات الحكومية تفرض سيطرة كاملة على بلدة حيان.", "territory_gain", "asserted"),
    ("تشارك قوات النظام في قصف بلدة حيان بالمدفعية.", "shelling", "ongoing"),
    ("حشدت قوات النظام مقاتلين لتشارك في قصف بلدة حيان بالمدفعية.", "shelling", "planned"),
    ("استغل تنظيم داعش الفوضى للسيطرة على بلدة حيان.", "territory_gain", "asserted"),
    (
        "قصفت قوات النظام البلدة قبل أن تستعيد فصائل المعارضة بلدة حيان.",
        "territory_gain",
        "asserted",
    ),
    ("دخلت المساعدات إلى بلدة مضايا المحاصرة بريف دمشق، وفق قوات النظام.", "siege", "ongoing"),
    ("تنفذ قوات النظام منذ أيام غارات على بلدة حيان.", "airstrike", "ongoing"),
    (
        "الغارات الجوية لقوات النظام على كامل المحور الجنوبي لا تزال مستمرة.",
        "airstrike",
        "ongoing",
    ),
    ("استمر القصف العنيف لقوات النظام على بلدتي كفريا والفوعة.", "shelling", "ongoing"),
    (
        "انسحبت قوات النظام بعد قتال دام يومين مع فصائل المعارضة في بلدة حيان.",
        "clash",
        "asserted",
    ),
    ("اندلع القتال بين قوات النظام وفصائل المعارضة في بلدة حيان.", "clash", "asserted"),
    ("واصلت قوات النظام أيضا شن هجمات على بلدة حيان.", "clash", "ongoing"),
    ("تواصل قوات النظام قصف حيان وحصار داريا.", "siege", "ongoing"),
    ("أسفرت المعارك المستمرة عن سيطرة قوات النظام على حيان.", "territory_gain", "asserted"),
    ("تستقدم قوات النظام تعزيزات إلى بلدة حيان.", "mobilisation", "ongoing"),
    ("عادت قوات النظام لتقصف بلدة حيان بالمدفعية.", "shelling", "asserted"),
    (
        "حشدت قوات النظام عناصرها بهدف مهاجمة حيان ومن ثم استعادة داريا.",
        "territory_gain",
        "planned",
    ),
    ("أعلنت قوات النظام هدنة فاشلة مع المعارضة في حلب.", "agreement", "failed"),
    ("توقع قائد في قوات النظام أن يتم تطهير مدينة داريا.", "territory_gain", "planned"),
    ("قصفت قوات النظام البلدة لتندلع اشتباكات في بلدة حيان.", "clash", "asserted"),
    ("استهدفت حملة قوات النظام تحرير مدينة داريا.", "territory_gain", "planned"),
    ("ستستمر معارك قوات النظام حتى تحرير مدينة داريا.", "territory_gain", "planned"),
    ("أعلنت قوات النظام قرب تحرير مدينة داريا.", "territory_gain", "planned"),
    ("قصفت قوات النظام حلب قبل ساعات من هدنة مع المعارضة.", "agreement", "planned"),
    ("ناشدت قوات النظام المعارضة هدنة في حلب.", "agreement", "planned"),
    ("استبعدت قوات النظام تحرير مدينة داريا قريبا.", "territory_gain", "denied"),
    ("لا تستبعد قوات النظام أن يتم تحرير مدينة داريا.", "territory_gain", "planned"),
    ("تخوض قوات الحشد الشعبي معارك مع تنظيم داعش في بيجي.", "clash", "ongoing"),
    ("نجحت قوات النظام في دخول حيان وتتقدم باتجاه داريا.", "clash", "ongoing"),
    ("تأجل خروج الدفعة الثانية من مقاتلي المعارضة من حلب.", "displacement", "failed"),
    ("منعت قوات النظام عودة النازحين إلى داريا.", "return", "failed"),
    ("منعت قوات النظام دخول قافلة مساعدات إلى داريا.", "siege", "asserted"),
    ("تمنع قوات النظام دخول المساعدات إلى داريا.", "siege", "ongoing"),
    ("تحتجز جبهة النصرة عشرة جنود من قوات النظام في حلب.", "detention", "ongoing"),
    ("احتجزت جبهة النصرة عشرة جنود من قوات النظام في حلب.", "detention", "asserted"),
    (
        "وصف ناطق باسم قوات النظام الحديث عن سقوط بلدة حيان بأنه كاذب.",
        "territory_gain",
        "denied",
    ),
]


@pytest.mark.parametrize(("sentence", "event_type", "modality"), CASES)
def test_modality(told: Told, sentence: str, event_type: str, modality: str) -> None:
    claim = told(sentence, event_type)
    assert claim.modality.value == modality, claim.modality.rule


@pytest.mark.parametrize(("sentence", "event_type", "modality"), CASES)
def test_modality_names_its_rule_and_words(
    told: Told, sentence: str, event_type: str, modality: str
) -> None:
    claim = told(sentence, event_type)
    assert claim.modality.rule is not None
    assert claim.modality.rule.startswith("modality.")
    happened = claim.modality.rule in ("modality.default", "modality.was")
    assert happened is (modality == "asserted")
    assert claim.modality.spans == (claim.trigger,)


def test_a_headline_tells_what_happened_in_the_present_tense(told: Told) -> None:
    headline = told("قوات النظام تقصف بلدة حيان", "shelling")
    assert headline.modality.value is Modality.ASSERTED


def test_the_same_verb_in_the_body_is_still_going_on(told: Told) -> None:
    body = told("وأفاد ناشطون اليوم بأن قوات النظام تقصف بلدة حيان منذ الصباح.", "shelling")
    assert body.modality.value is Modality.ONGOING


def test_a_denial_reaches_no_further_than_its_sentence(told: Told) -> None:
    sentence = "نفت فصائل المعارضة وجود خلافات. وقصفت قوات النظام بلدة حيان."
    assert told(sentence, "shelling").modality.value is Modality.ASSERTED


def test_a_future_form_is_no_other_verb_that_begins_with_the_letter(told: Told) -> None:
    claim = told("سيطر الجيش السوري على بلدة حيان.", "territory_gain")
    assert claim.modality.value is Modality.ASSERTED


def test_a_failure_belongs_to_its_own_clause(told: Told) -> None:
    sentence = "فشلت المفاوضات، فيما قصفت قوات النظام بلدة حيان."
    assert told(sentence, "shelling").modality.value is Modality.ASSERTED


def test_what_is_told_anew_behind_a_denial_is_not_denied(told: Told) -> None:
    sentence = "نفى المتحدث وجود خلافات، وأكد أن قوات النظام قصفت بلدة حيان."
    assert told(sentence, "shelling").modality.value is Modality.ASSERTED


def test_what_one_managed_to_do_is_done(told: Told) -> None:
    claim = told("استطاعت قوات النظام أن تستعيد بلدة حيان.", "territory_gain")
    assert claim.modality.value is Modality.ASSERTED


def test_a_driven_bomb_goes_on_no_longer(told: Told) -> None:
    sentence = "وقع تفجير بسيارة مفخخة يقودها انتحاري من تنظيم داعش في مدينة اعزاز."
    assert told(sentence, "suicide_bombing").modality.value is Modality.ASSERTED


def test_what_is_to_come_beside_another_noun_makes_no_plan(told: Told) -> None:
    sentence = "إن سيطرة قوات النظام على بلدة حيان قطعت طريق الإمدادات القادمة من المدينة."
    assert told(sentence, "territory_gain").modality.rule != "modality.imminent"


def test_whether_something_happened_is_no_condition(told: Told) -> None:
    sentence = "لم يوضح المتحدث ما إذا كانت قوات النظام قد قصفت بلدة حيان."
    assert told(sentence, "shelling").modality.rule != "modality.condition"


def test_a_number_word_is_no_verb(told: Told) -> None:
    sentence = "قتل تسعة مدنيين في قصف لقوات النظام على بلدة حيان."
    assert told(sentence, "shelling").modality.value is Modality.ASSERTED


@pytest.mark.parametrize(
    ("key", "future"), [("سيشن", True), ("ستبدا", True), ("سيطره", False), ("سته", False)]
)
def test_the_particle_of_the_future_needs_a_verb(key: str, future: bool) -> None:
    assert is_future(key) is future
