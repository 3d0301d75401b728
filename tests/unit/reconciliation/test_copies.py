"""Copies are found through light edits, and the times say who was first."""

from random import Random
from typing import TYPE_CHECKING

import pytest

from riwaya.model import CopyLevel, EventType, Report
from riwaya.reconciliation.copies import CopyIndex, copies, originals
from riwaya.reconciliation.sketches import bigrams, overlap, passages

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Desk

WIRE = (
    "أعلنت غرفة العمليات صباح السبت دخول مقاتليها القرية بعد معارك استمرت ساعات على أطرافها.\n"
    "وقال قائد ميداني إن رتلاً من الآليات احترق قرب الجسر القديم وإن القتال ما زال جارياً شرقه.\n"
    "وذكر سكان أن الكهرباء انقطعت عن البلدات المجاورة منذ منتصف الليل وأن المدارس أغلقت."
)
OTHER = (
    "وصلت قافلة من أربعين شاحنة تحمل الطحين والدواء إلى المدينة بعد انتظار دام أسبوعين.\n"
    "وقال مسؤول إغاثي إن الشحنة تكفي عشرة آلاف أسرة شهراً واحداً إذا وزعت على جميع الأحياء."
)


def edited(text: str, share: float, seed: int = 7) -> str:
    random = Random(seed)
    words = text.split(" ")
    for at in random.sample(range(len(words)), round(len(words) * share)):
        words[at] = "بديل" + str(at)
    return " ".join(words)


def index(*reports: Report) -> CopyIndex:
    return CopyIndex().add({report.id: report for report in reports})


def test_a_lightly_edited_copy_is_found_with_its_direction(desk: "Desk") -> None:
    late = desk.report(edited(WIRE, 0.08), "ناقل", at="2016-10-29T12:00")
    first = desk.report(WIRE, "أصل", at="2016-10-29T09:00")
    (copy,) = copies(index(late, first))
    assert (copy.copier, copy.original) == (late.id, first.id)
    assert copy.level is CopyLevel.REPORT
    assert copy.directed
    assert 0.5 < copy.similarity < 1


def test_other_texts_are_no_copies(desk: "Desk") -> None:
    assert copies(index(desk.report(WIRE), desk.report(OTHER, "غيرها"))) == ()


def test_one_paragraph_taken_over_is_found(desk: "Desk") -> None:
    first = desk.report(WIRE, "أصل", at="2016-10-29T09:00")
    taken = WIRE.split("\n")[1]
    late = desk.report(f"{OTHER}\n{taken}", "ناقل", at="2016-10-29T15:00")
    (copy,) = copies(index(first, late))
    assert copy.level is CopyLevel.PASSAGE
    ((here, there),) = copy.passages
    assert here.of(late.text) == there.of(first.text) == taken.rstrip(".")


LONG = (
    "أطلقت الطائرات منذ فجر اليوم ثلاثين قذيفة على الأحياء السكنية في المدينة ما أدى إلى مقتل "
    "خمسة مدنيين وإصابة تسعة آخرين بجروح متفاوتة"
)
RETOLD = (
    "أطلقت الطائرات منذ فجر اليوم ثلاثين قذيفة على الأحياء السكنية في تلعفر ما أدى إلى مقتل "
    "سبعة مدنيين وإصابة تسعة آخرين بعد وفاة جريحين في المشفى"
)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (LONG, RETOLD, True),
        (f"{LONG} حسب إدارة المشفى التي ناشدت السكان التبرع بالدم والأدوية", LONG, True),
        (
            "صدت قوات الجيش هجوماً شنه مسلحون على مواقعها شمال البلدة وقتلت عشرة منهم",
            "صدت قوات الجيش هجوماً شنه مسلحون على مواقعها شرق المدينة ودمرت ثلاث عربات لهم هناك",
            False,
        ),
    ],
)
def test_an_edited_passage_is_found_by_what_is_left_of_the_shorter(
    desk: "Desk", first: str, second: str, found: bool
) -> None:
    one = desk.report(f"{first}.\n{OTHER}", "أصل", at="2016-10-29T09:00")
    two = desk.report(f"{second}.\n{WIRE}", "ناقل", at="2016-10-29T15:00")
    assert bool(copies(index(one, two))) is found


def test_without_times_no_direction_is_claimed(desk: "Desk") -> None:
    one = desk.report(WIRE, "أ", at=None)
    two = desk.report(WIRE, "ب", at=None)
    (copy,) = copies(index(one, two))
    assert not copy.directed
    assert copy.original == one.id


def test_a_chain_of_copies_has_one_original(desk: "Desk") -> None:
    first = desk.report(WIRE, "أ", at="2016-10-29T01:00")
    second = desk.report(edited(WIRE, 0.07, 1), "ب", at="2016-10-29T02:00")
    third = desk.report(edited(second.text, 0.07, 2), "ج", at="2016-10-29T03:00")
    found = originals(index(third, second, first))
    assert {found.whole[r.id] for r in (first, second, third)} == {first.id}


def test_words_outside_the_copied_passage_stay_the_outlets_own(desk: "Desk") -> None:
    first = desk.report(WIRE, "أصل", at="2016-10-29T09:00")
    late = desk.report(f"{OTHER}\n{WIRE.split(chr(10))[1]}", "ناقل", at="2016-10-29T15:00")
    found = originals(index(first, late))
    own = desk.claim(late, EventType.AID_DELIVERY, trigger="وصلت")
    taken = desk.claim(late, EventType.CLASH, trigger="احترق")
    assert found.of(late.id, own.trigger) == late.id
    assert found.of(late.id, taken.trigger) == first.id


def test_short_stretches_are_no_passages() -> None:
    assert passages("للاشتراك اضغط هنا. تابعونا\nخبر عاجل") == []


@pytest.mark.parametrize("share", [0.05, 0.1])
def test_recall_over_many_edited_copies(share: float) -> None:
    random = Random(3)
    words = ["".join(random.choices("ابتثجحخدذرزسشصضطظ", k=5)) for _ in range(3000)]
    found = 0
    for number in range(60):
        text = " ".join(random.choices(words, k=120))
        pair = (
            Report(name="a", text=text, source="a"),
            Report(name="b", text=edited(text, share, number), source="b"),
        )
        found += len(copies(index(*pair)))
    assert found >= 58


def test_folding_hides_vowel_marks_and_letter_forms() -> None:
    assert overlap(bigrams("أَعلنت الفصائلُ إحراز"), bigrams("اعلنت الفصائل احراز"))[0] == 1.0


def test_an_empty_text_copies_nothing(desk: "Desk") -> None:
    assert (
        copies(index(desk.report("", "أ"), desk.report("", "ب"), desk.report("..", "ج"))) == ()
    )
