"""Losses: one sentence for each way of counting the dead, the wounded and what was lost."""

from datetime import date
from functools import cache

import pytest

from riwaya.claims.losses.assigning import Told, in_claim, told_losses
from riwaya.claims.losses.carrier import adds_wounded, leads_back
from riwaya.claims.scenes.findings import Scene
from riwaya.model import Loss, LossKind, Report, Span
from riwaya.pipeline.reading import ReportReader, claim_reader

Figures = tuple[str, int | None, int | None]


@cache
def _reader() -> ReportReader:
    return claim_reader()


def _scene(text: str) -> Scene:
    report = Report(name="r", text=text, published=date(2016, 5, 10))
    findings = _reader().find(report)
    return Scene(findings, findings.document.sentences[0])


def _figures(text: str) -> list[Figures]:
    told = told_losses(_scene(text))
    return [(str(t.loss.kind), t.loss.low, t.loss.high) for t in told]


COUNTS: list[tuple[str, list[Figures]]] = [
    ("حصدت الغارات أرواح 15 مدنيا", [("killed", 15, 15)]),
    ("أودى القصف على السوق بحياة ثمانية باعة", [("killed", 8, 8)]),
    ("يعيش النازحون بأرواح معلقة وأحلام صغيرة", []),
    ("مقتل رجل مسن وزوجته في القصف", [("killed", 2, 2)]),
    ("أسفر القصف عن مقتل رضيعة وإصابة والديها", [("killed", 1, 1), ("wounded", 2, 2)]),
    ("قتل جنديان وجرح ثالث في الكمين", [("killed", 2, 2), ("wounded", 1, 1)]),
    ("استشهاد مسعفين اثنين وجرح سبعة", [("killed", 2, 2), ("wounded", 7, 7)]),
    ("قتل جندي على الأقل وأصيب ستة", [("killed", 1, None), ("wounded", 6, 6)]),
    ("مقتل مالايقل عن تسعة عناصر في الغارة", [("killed", 9, None)]),
    ("هلك عشرة من المسلحين في المعركة", [("killed", 10, 10)]),
    ("سقط العشرات من الحوثيين بين قتيل وجريح", [("killed", 10, 99), ("wounded", 10, 99)]),
    ("تجاوز عدد ضحايا القصف 70 قتيلا", [("killed", 71, None)]),
    ("قدر مصدر عدد قتلى الجيش بنحو أربعين", [("killed", 40, 40)]),
    ("بادت عائلة مؤلفة من سبعة أفراد بعد مقتل عائلة مؤلفة من ستة أفراد", [("killed", 6, 6)]),
    ("تكبدت القوات خسائر بشرية بلغت 19 قتيلا", [("killed", 19, 19)]),
    ("دمر الثوار أربع عربات ومدفعين لقوات النظام", [("equipment", 4, 4), ("equipment", 2, 2)]),
    ("وقع خمسة جنود في الأسر", [("captured", 5, 5)]),
    ("لم تسفر الغارة التي استهدفت أطراف البلدة صباح اليوم عن وقوع إصابات", []),
    ("أجبر القصف نحو ألفي شخص على النزوح", [("displaced", 2000, 2000)]),
    ("قتل خمسة مدنيين في غارة على سراقب", [("killed", 5, 5)]),
    ("لقي شرطي مصرعه في إطلاق نار", [("killed", 1, 1)]),
    ("مقتل سبعة جنود إضافة إلى أربعة مدنيين", [("killed", 7, 7), ("killed", 4, 4)]),
    ("مقتل جميع من كانوا في السيارة", [("killed", None, None)]),
    ("إن ستة مسلحين سقطوا قتلى في كمين", [("killed", 6, 6)]),
    ("سقوط مئات المدنيين بين شهداء وجرحى", [("killed", 100, 999), ("wounded", 100, 999)]),
    ("تكبد العدو خسائر مادية وبشرية", [("killed", None, None), ("equipment", None, None)]),
    ("مقتل أكثر من «3» آلاف مسلح", [("killed", 3001, None)]),
    ("ارتقى سبعة مواطنين في القصف", [("killed", 7, 7)]),
    ("انفجار راح ضحيته 40 شخصا", [("killed", 40, 40)]),
    ("أسفر القصف عن مقتل طفلين وإصابة سبعة آخرين", [("killed", 2, 2), ("wounded", 7, 7)]),
    ("وقتل وأصيب عشرات المدنيين في القصف", [("killed", 10, 99), ("wounded", 10, 99)]),
    ("سقط في القصف عشرة قتلى", [("killed", 10, 10)]),
    ("حلب: 12 قتيلاً في قصف على سراقب", [("killed", 12, 12)]),
    ("أسفر عن مقتل وإصابة العشرات من الجنود", [("killed", 10, 99), ("wounded", 10, 99)]),
    ("تدمير مركبتين تابعتين للمسلحين", [("equipment", 2, 2)]),
    ("مقتل المتطرف محسن بغارة جوية", [("killed", 1, 1)]),
    ("خلف الهجوم ثلاثة قتلى و12 جريحاً", [("killed", 3, 3), ("wounded", 12, 12)]),
    ("مقتل ما لا يقل عن ثمانية أشخاص في انفجار", [("killed", 8, None)]),
    ("مقتل أكثر من 20 عنصراً من قوات النظام", [("killed", 21, None)]),
    ("قتل الجيش عشرة مسلحين قرب القرية", [("killed", 10, 10)]),
    ("إن أربعة جنود قتلوا في كمين", [("killed", 4, 4)]),
    ("إن جندياً قتل في كمين", [("killed", 1, 1)]),
    ("مقتل قائد ميداني في غارة", [("killed", 1, 1)]),
    ("مقتل أحد قادة التنظيم في غارة", [("killed", 1, 1)]),
    ("ما أدى إلى تدمير ثلاث دبابات", [("equipment", 3, 3)]),
    ("ما أدى إلى تدمير دبابة", [("equipment", 1, 1)]),
    ("اغتنم المقاتلون دبابتين", [("equipment", 2, 2)]),
    ("أسر المقاتلون خمسة عناصر من قوات النظام", [("captured", 5, 5)]),
    ("قُتل شخص وأصيب آخر في انفجار", [("killed", 1, 1), ("wounded", 1, 1)]),
    ("قُتل تسعة مدنيين بينهم طفلان", [("killed", 9, 9), ("killed", 2, 2)]),
    ("ارتفعت حصيلة القتلى إلى 40 شخصاً في القصف", [("killed", 40, 40)]),
    ("لقي ستة من المقاتلين مصرعهم في اشتباكات", [("killed", 6, 6)]),
    ("مقتل ثلاثة جنود وخمسة مسلحين في كمين", [("killed", 3, 3), ("killed", 5, 5)]),
    ("قُتل 9 من المسلحين و6 من الجنود في كمين", [("killed", 9, 9), ("killed", 6, 6)]),
    ("مقتل رجلين وامرأة في القصف", [("killed", 3, 3)]),
    ("مقتل آمر الفوج وجنديين وإصابة ثلاثة", [("killed", 3, 3), ("wounded", 3, 3)]),
    ("أوقعت 17 قتيلاً من قوات النظام و11 من الفصائل", [("killed", 17, 17), ("killed", 11, 11)]),
    ("قُتل خلال المعارك 14 عنصراً", [("killed", 14, 14)]),
    ("وقتل في الاشتباكات 22 من العناصر", [("killed", 22, 22)]),
    ("قُتل في هجوم نفذه 20 مسلحاً", []),
    ("إن جندياً قتل وأصيب اثنان", [("killed", 1, 1), ("wounded", 2, 2)]),
    ("إن ضابطي شرطة قتلا في الانفجار", [("killed", 2, 2)]),
    ("خسرت الفصائل خمسة من أفرادها", [("killed", 5, 5)]),
    ("خسرت الفصائل ثلاثة أحياء", []),
    ("كثير من العائلات فقدت منازلها", []),
    ("نزوح أكثر من ثلاثة آلاف أسرة", [("displaced", 3001, None)]),
    ("مقتل سالم الأحمد، أحد قادة التنظيم، في غارة", [("killed", 1, 1)]),
    ("أعدم التنظيم فوراً أربعة منهم", [("killed", 4, 4)]),
    ("يصيب العشرات بصاروخ", [("wounded", 10, 99)]),
    ("وقتل ما لا يقل عن 12 مقاتلاً وأصيب 40", [("killed", 12, None), ("wounded", 40, 40)]),
    ("سقط العشرات بين قتيل وجريح", [("killed", 10, 99), ("wounded", 10, 99)]),
    ("دمرت طائرات التحالف عدداً من مواقع التنظيم", []),
    (
        "مقتل تسعة مدنيين بينهم طفل وسيدتان",
        [("killed", 9, 9), ("killed", 1, 1), ("killed", 2, 2)],
    ),
    (
        "مقتل 9 مدنيين، 6 منهم في غارات و3 في قصف",
        [("killed", 9, 9), ("killed", 6, 6), ("killed", 3, 3)],
    ),
    ("مقتل وإصابة 60 من المسلحين", [("killed", None, 60), ("wounded", None, 60)]),
    ("مقتل 29 وجرح 15 من المسلحين", [("killed", 29, 29), ("wounded", 15, 15)]),
    (
        "إن 260 مقاتلاً قتلوا ومئات جرحوا في الغارات",
        [("killed", 260, 260), ("wounded", 100, 999)],
    ),
    ("وإصابة 173 يوم الأحد في القصف", [("wounded", 173, 173)]),
    ("قتل 39 متمرداً على الأقل و17 مقاتلاً", [("killed", 39, None), ("killed", 17, 17)]),
    ("مقتل عسكريين تركيين اثنين في انفجار", [("killed", 2, 2)]),
    ("وإصابة آخرين يفوق عددهم 40 شخصاً", [("wounded", 41, None)]),
    ("سقط أربعون بين قتيل وجريح", [("killed", None, 40), ("wounded", None, 40)]),
    ("فأردوه قتيلاً", [("killed", 1, 1)]),
    ("مقتل عشرين نازحاً في القصف", [("killed", 20, 20)]),
    ("تم القضاء على ثمانية مسلحين", [("killed", 8, 8)]),
    ("استهدفوا دبابة ما أدى إلى تدميرها", [("equipment", 1, 1)]),
    ("ارتفعت حصيلة قتلى المعارك التي تدور في المدينة إلى 11 شخصاً", [("killed", 11, 11)]),
    ("قتل انتحاري، يشتبه بأنه من التنظيم، 32 شخصاً", [("killed", 32, 32)]),
    ("إن مقاتلين من الفصيل اعتقلوا على الحاجز", [("captured", None, None)]),
    ("وتكبدت القوات خسائر فادحة", [("None", None, None)]),
]


@pytest.mark.parametrize(("text", "figures"), COUNTS)
def test_a_loss_is_counted(text: str, figures: list[Figures]) -> None:
    assert _figures(text) == figures


NOTHING = [
    "قصفت الطائرات البلدة دون وقوع إصابات",
    "ولم ترد أنباء عن سقوط قتلى أو جرحى",
    "دمرت الغارات الجسور كلها",
    "قطع مقاتلو الفصائل الطريق",
    "نزح الأهالي عن البلدة",
    "انفجرت سيارة مفخخة بعد تفجير سيارة مفخخة أخرى",
    "اتخذوا إجراءات لتفادي وقوع خسائر بين المدنيين",
    "نجا من محاولة اغتيال",
    "تفجير عبوة ناسفة",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_loss_is_invented(text: str) -> None:
    assert told_losses(_scene(text)) == []


PARTIES: list[tuple[str, list[str | None]]] = [
    ("قتل خمسة مدنيين في غارة على سراقب", ["civilians"]),
    ("مقتل أكثر من 20 عنصراً من قوات النظام", ["government"]),
    ("قتل الجيش السوري عشرة عناصر من تنظيم داعش", ["islamic_state"]),
    ("خسائر بشرية في صفوف قوات النظام", ["government"]),
    ("مقتل ثلاثة مدنيين وإصابة سبعة", ["civilians", "civilians"]),
    (
        "اشتباكات بين قوات النظام وتنظيم داعش، وأنباء عن قتلى من الطرفين",
        ["government", "islamic_state"],
    ),
    ("تكبد تنظيم داعش خسائر فادحة", ["islamic_state"]),
    ("وتكبيد قوات النظام خسائر كبيرة", ["government"]),
    ("قتل من جانب قوات النظام ثمانية عناصر", ["government"]),
    ("مقتل ستة أشخاص في الاشتباكات", [None]),
    ("خلفت الحرب أربعة آلاف قتيل وفق الأمم المتحدة", [None]),
    ("مقتل 52 عنصراً بينهم اثنان من قياديي داعش", ["islamic_state", "islamic_state"]),
]


@pytest.mark.parametrize(("text", "parties"), PARTIES)
def test_whose_loss_it_is(text: str, parties: list[str | None]) -> None:
    assert [t.loss.party for t in told_losses(_scene(text))] == parties


def test_a_risen_toll_is_a_total() -> None:
    (told,) = told_losses(_scene("ارتفعت حصيلة القتلى إلى 40 شخصاً في القصف"))
    assert told.loss.total
    (told,) = told_losses(_scene("قتل 40 شخصاً في القصف"))
    assert not told.loss.total


def test_a_part_names_what_it_is_a_part_of() -> None:
    told = told_losses(_scene("أصيب ثلاثة جنود وقُتل تسعة مدنيين بينهم طفلان"))
    losses = in_claim(told)
    assert [loss.low for loss in losses] == [3, 9, 2]
    assert [loss.part_of for loss in losses] == [None, None, 1]


def test_the_words_are_those_of_the_text() -> None:
    text = "وقُتل خمسة مدنيين في غارة"
    (told,) = told_losses(_scene(text))
    assert told.loss.span.of(text) == told.loss.text == "خمسة مدنيين"


def test_an_event_counts_its_own_object() -> None:
    (told,) = told_losses(_scene("عثرت القوات على 40 عبوة ناسفة في القرية"))
    assert (told.loss.kind, told.loss.low) == (LossKind.EQUIPMENT, 40)
    assert told.trigger is not None


def test_an_outcome_at_the_head_leads_back() -> None:
    scene = _scene("وأسفر ذلك عن مقتل خمسة مدنيين")
    assert leads_back(scene, told_losses(scene)[0])
    scene = _scene("قتل خمسة مدنيين في غارة")
    assert not leads_back(scene, told_losses(scene)[0])


def test_losses_without_parts_stay_as_they_are() -> None:
    loss = Loss(None, LossKind.KILLED, 1, 1, Span(0, 1), "x")
    assert in_claim([Told(0, 1, loss)]) == [loss]


SIDED = [
    ("شن تنظيم داعش هجوماً على قوات النظام أسفر عن مقتل سبعة جنود", "government"),
    ("شن تنظيم داعش هجوماً على قوات النظام أسفر عن مقتل سبعة إرهابيين", "islamic_state"),
    ("قصفت قوات النظام بلدة سراقب ما أدى إلى مقتل ستة أشخاص", "civilians"),
    ("اندلعت اشتباكات بين قوات النظام وتنظيم داعش قتل فيها ستة أشخاص", None),
    ("دمرت الطائرات الروسية دبابة لتنظيم داعش في غارة على الرقة", "islamic_state"),
]


@pytest.mark.parametrize(("text", "party"), SIDED)
def test_a_loss_that_no_word_owns_is_of_those_its_noun_or_the_act_means(
    text: str, party: str | None
) -> None:
    claims = _reader().read(Report(name="r", text=text, published=date(2016, 5, 10)))
    assert [loss.value.party for claim in claims for loss in claim.losses] == [party]


def test_a_loss_of_both_sides_is_each_side_s() -> None:
    text = "اندلعت اشتباكات بين قوات النظام وتنظيم داعش وسط غارات، وأنباء عن قتلى من الطرفين"
    claims = _reader().read(Report(name="r", text=text, published=date(2016, 5, 10)))
    told = {c.event_type.value: {x.value.party for x in c.losses} for c in claims}
    assert told["clash"] == {"government", "islamic_state"}
    assert not told["airstrike"]


SAID_AFTER = [
    ("وأصيب تسعة أشخاص آخرين بجروح نقلوا إلى المستشفى", True),
    ("وقال مسعفون إن عدد الجرحى تسعة", True),
    ("واستقبلت مستشفيات المدينة 60 جريحاً منذ الصباح", False),
    ("وقتل تسعة أشخاص", False),
]


@pytest.mark.parametrize(("text", "adds"), SAID_AFTER)
def test_a_sentence_may_only_add_the_wounded_of_the_event_before(text: str, adds: bool) -> None:
    scene = _scene(text)
    assert [adds_wounded(scene, told) for told in told_losses(scene)] == [adds]


def test_the_wounded_told_after_an_event_are_its_own() -> None:
    text = "قصفت طائرات النظام سوقاً في إدلب. وأصيب تسعة أشخاص بجروح."
    claims = _reader().read(Report(name="r", text=text, published=date(2016, 5, 10)))
    assert [(str(x.value.kind), x.value.low) for c in claims for x in c.losses] == [
        ("wounded", 9)
    ]


LATE = [
    ("ارتفعت حصيلة القصف المدفعي على دوما إلى استشهاد أربعة مدنيين بعد وفاة أحد الجرحى", 0),
    ("ارتفعت حصيلة القصف إلى 20 قتيلاً بعد انتشال خمس جثث", 0),
    ("قتل أربعة مدنيين بعد مقتل جندي", None),
]


@pytest.mark.parametrize(("text", "whole"), LATE)
def test_who_is_only_counted_late_is_a_part_of_the_toll(text: str, whole: int | None) -> None:
    assert in_claim(told_losses(_scene(text)))[-1].part_of == whole


def test_all_figures_of_a_toll_are_totals() -> None:
    told = told_losses(_scene("ارتفعت حصيلة القصف على سنار إلى 15 قتيلاً و26 جريحاً"))
    assert [t.loss.total for t in told] == [True, True]


OWNED = [
    ("انسحبت قوات النظام من التلة بعد هجوم للفصائل. وقتل خمسة من عناصرها.", "government"),
    ("قال حزب العمال الكردستاني إن الغارات التركية أسفرت عن مقتل أحد مقاتلينا", "pkk"),
    ("قالت شرطة تركيا إنها اعتقلت 17 شخصاً يشتبه في انتمائهم لداعش", "islamic_state"),
    ("اندلعت معارك قرب حلب وانفجر لغم بآلية لقوات النظام فأصيب ثلاثة عسكريين", "government"),
    ("انفجر لغم في سيارة قرب حلب ما أدى إلى مقتل ثلاثة عناصر", None),
]


@pytest.mark.parametrize(("text", "party"), OWNED)
def test_men_are_of_the_side_that_owns_them_and_fighters_are_no_civilians(
    text: str, party: str | None
) -> None:
    claims = _reader().read(Report(name="r", text=text, published=date(2016, 5, 10)))
    assert {loss.value.party for claim in claims for loss in claim.losses} == {party}


def test_civilians_among_the_dead_make_not_all_of_them_civilians() -> None:
    told = told_losses(_scene("ووصل عدد القتلى إلى 653 بينهم 41 مدنياً"))
    assert [t.loss.party for t in told] == [None, "civilians"]


def test_a_number_that_only_counts_goes_to_the_act_told_before() -> None:
    text = "أغار الطيران الروسي على سراقب. وقالت فرق الإسعاف إن سبعة مدنيين قتلوا."
    (raid,) = _reader().read(Report(name="r", text=text, published=date(2016, 5, 10)))
    assert [(one.value.kind, one.value.low) for one in raid.losses] == [(LossKind.KILLED, 7)]


def test_a_toll_that_takes_up_its_act_stays_its_own() -> None:
    text = (
        "اندلعت معارك بين الجيش والحوثيين في نهم. وقتل عشرة جنود في تلك المواجهات الدائرة هناك."
    )
    claims = _reader().read(Report(name="r", text=text, published=date(2016, 5, 10)))
    assert [len(claim.losses) for claim in claims] == [0, 1]


def test_the_dead_of_the_next_act_are_lost_in_that() -> None:
    text = "قتل خمسة جنود في هجوم لداعش على الرطبة وثلاثة آخرون في انفجار عبوة في هيت."
    claims = _reader().read(Report(name="r", text=text, published=date(2016, 5, 10)))
    assert [[one.value.low for one in claim.losses] for claim in claims] == [[5], [3]]


def test_the_tolls_of_two_voices_are_two_claims() -> None:
    text = (
        "قالت المقاومة إنها قتلت ثلاثين حوثيا في الضالع، "
        "فيما قالت مصادر حوثية إن خمسة من مقاتلي الجماعة قتلوا."
    )
    claims = _reader().read(Report(name="r", text=text, published=date(2016, 5, 10)))
    assert [[one.value.low for one in claim.losses] for claim in claims] == [[30], [5]]


def test_nobody_captures_his_own_and_the_enemy_is_whom_he_fights() -> None:
    text = "هاجمت فصائل المعارضة قوات النظام في كباني، وأسرت سبعة من عناصر العدو."
    claims = _reader().read(Report(name="r", text=text, published=date(2019, 5, 10)))
    taken = [one.value for claim in claims for one in claim.losses]
    assert [(one.kind, one.party) for one in taken] == [(LossKind.CAPTURED, "government")]
