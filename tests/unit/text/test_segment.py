"""Cutting reports: kinds of lines, sentence ends, glued words."""

import pytest

from riwaya.lexicons.cues import read_toml
from riwaya.model import Document, Report, SentenceKind
from riwaya.text.segment import segment

BODY = "سيطرت الفصائل على القرية بعد معارك عنيفة استمرت حتى ساعات الصباح الأولى."
MORE = "وقال مصدر ميداني إن الاشتباكات توقفت عند أطراف البلدة من الجهة الشمالية."
LAST = "ووصلت تعزيزات كبيرة إلى محيط القرية من مدينة إدلب المجاورة مساء أمس."


def cut(*lines: str) -> Document:
    return segment(Report(name="t", text="\n".join(lines)))


def kinds(*lines: str) -> list[str]:
    return [str(sentence.kind) for sentence in cut(*lines).sentences]


def texts(*lines: str) -> list[str]:
    document = cut(*lines)
    return [s.span.of(document.report.text) for s in document.sentences]


def test_first_line_without_a_stop_is_the_headline() -> None:
    assert kinds("الفصائل تسيطر على قرية", BODY) == ["headline", "body"]


def test_first_line_with_a_stop_is_body() -> None:
    assert kinds(BODY, MORE) == ["body", "body"]


def test_a_headline_may_ask_or_call() -> None:
    assert kinds("كيف سقطت القرية؟", BODY) == ["headline", "body"]
    assert kinds("سقطت القرية!", BODY) == ["headline", "body"]
    assert kinds("“سقوط القرية”..", BODY) == ["headline", "body"]


def test_a_headline_given_twice_is_a_repeat_the_second_time() -> None:
    head = "قوات الجيش تسيطر على بلدة خان طومان جنوب حلب"
    again = head.replace("قوات", "قوّات") + "."
    assert kinds(head, again, BODY) == ["headline", "repeat", "body"]
    assert "repeat" not in kinds("معارك في حلب", BODY, "نعم.", "نعم.", MORE)


def test_a_report_of_one_line_is_body() -> None:
    assert kinds("الفصائل تسيطر على قرية") == ["body"]


def test_a_long_first_line_is_body() -> None:
    assert kinds("كلمة " * 40, BODY) == ["body", "body"]


def test_two_dots_part_a_headline() -> None:
    assert texts("غارات على المدينة.. والنظام يتقدم", BODY)[:2] == [
        "غارات على المدينة..",
        "والنظام يتقدم",
    ]
    assert kinds("غارات على المدينة.. والنظام يتقدم", BODY) == ["headline", "headline", "body"]


def test_section_headings() -> None:
    assert kinds("عنوان", BODY, "اندلاع المعركة:", MORE, "تعزيزات جديدة", LAST) == [
        "headline",
        "body",
        "section",
        "body",
        "section",
        "body",
    ]


def test_a_sentence_that_ends_in_a_colon_is_no_heading_when_long() -> None:
    line = "وقال القائد الميداني في تصريح مطول أدلى به للصحفيين مساء الخميس من البلدة المحاصرة:"
    assert kinds("عنوان", line, BODY)[1] == "body"


def test_caption_below_the_headline() -> None:
    assert kinds("عنوان", "آثار القصف على سوق المدينة", BODY) == ["headline", "caption", "body"]


def test_photo_credit_glued_to_the_body_is_parted_from_it() -> None:
    line = "Reuters Someone Somewhere دخان فوق حمصمن جهة أخرى، صد الجيش الهجوم على القرية."
    found = texts(BODY, line)
    assert found[1:] == [
        "Reuters Someone Somewhere دخان فوق حمص",
        "من جهة أخرى، صد الجيش الهجوم على القرية.",
    ]
    assert kinds(BODY, line) == ["body", "caption", "body"]


def test_a_related_headline_glued_to_a_verb_of_saying_is_a_link() -> None:
    line = 'معارك جديدة والجيش يتقدم في "محور الشمال"وأفاد مراسلنا بأن المعارك استمرت.'
    assert kinds(BODY, line) == ["body", "link", "body"]
    assert texts(BODY, line)[2] == "وأفاد مراسلنا بأن المعارك استمرت."


def test_a_quotation_before_a_verb_of_saying_with_a_space_is_no_cut() -> None:
    line = 'رفض القائد "الهدنة" وقال إن المعارك مستمرة.'
    assert kinds(BODY, line) == ["body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "اقرأ أيضاً: غارات على الريف",
        "رابط الخبر بصحيفة الوئام: غارات",
        "https://example.org/a.b?c=1",
    ],
)
def test_links(line: str) -> None:
    assert kinds("عنوان", BODY, line) == ["headline", "body", "link"]


def test_the_name_of_the_page_behind_the_last_sentence_is_a_link() -> None:
    line = "انسحب الجيش من البلدة. رابط الخبر بصحيفة الوئام: الجيش ينسحب من البلدة"
    assert kinds("عنوان", BODY, line) == ["headline", "body", "body", "link"]
    told = "انسحب الجيش من البلدة. المزيد من القوات انسحب أمس."
    assert kinds("عنوان", BODY, told) == ["headline", "body", "body", "body"]


def test_an_address_inside_the_text_is_cut_out_whole() -> None:
    line = "نشر التنظيم البيان على https://example.org/x.html?a=1 ثم انسحب من البلدة."
    assert kinds(BODY, line) == ["body", "body", "link", "body"]
    assert texts(BODY, line)[2] == "https://example.org/x.html?a=1"


def test_datelines() -> None:
    line = "دمشق - «الشرق الأوسط»: " + BODY
    assert kinds("عنوان", line) == ["headline", "byline", "body"]
    assert texts("عنوان", line)[1] == "دمشق - «الشرق الأوسط»:"
    assert kinds("عنوان", "عين اليوم – صنعاء", BODY) == ["headline", "byline", "body"]
    assert kinds("عنوان", "كتب: سامر الحلبي", BODY) == ["headline", "byline", "body"]


def test_a_colon_of_speech_is_no_dateline() -> None:
    assert kinds("عنوان", "وقال المصدر: «توقفت المعارك عند أطراف البلدة».") == [
        "headline",
        "body",
    ]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("قال لوكالة (أ.ف.ب) إن القصف توقف. ثم عاد القصف.", 2),
        ("قال د. سامر إن القصف توقف.", 1),
        ("بلغت النسبة 2.5 بالمئة من السكان.", 1),
        ("انتهى القصف.وعاد السكان إلى البلدة.", 2),
        ("هل توقف القصف؟ نعم! توقف.", 3),
        ('قال: "توقف القصف". ثم انسحب.', 2),
        ("انتهى القصف… وعاد السكان.", 2),
        ("انتهى القصف . وعاد السكان .", 2),
        ("قتل اللواء علي، والعميد حسن، وثالث.", 1),
    ],
)
def test_sentence_ends(line: str, count: int) -> None:
    assert len(cut(line).sentences) == count


def test_a_line_that_breaks_off_behind_a_preposition_goes_on() -> None:
    assert len(cut("شنت تركيا في", "24 تموز حملة على الحدود.").sentences) == 1


def test_glued_name_and_function_word_are_two_tokens() -> None:
    keys = [token.key for token in cut("انسحبوا من حلبفي الليل").tokens]
    assert keys == ["انسحبوا", "من", "حلب", "في", "الليل"]


def test_the_vocabulary_says_what_is_a_name() -> None:
    report = Report(name="t", text="انسحبوا من منيانفي الليل")
    assert len(segment(report).tokens) == 4
    found = segment(report, vocabulary=frozenset(("منيان",)))
    assert [token.key for token in found.tokens][2:4] == ["منيان", "في"]


def test_a_name_of_the_vocabulary_is_left_whole() -> None:
    report = Report(name="t", text="وصلوا إلى اليمن")
    found = segment(report, vocabulary=frozenset(("الي", "اليمن")))
    assert [token.key for token in found.tokens] == ["وصلوا", "الي", "اليمن"]


def test_figures_and_letters_that_touch_are_parted() -> None:
    keys = [token.key for token in cut("خلال ال48 ساعة و٢٥مقاتلا").tokens]
    assert keys == ["خلال", "ال", "48", "ساعه", "و", "25", "مقاتلا"]


def test_bidi_marks_and_presentation_forms_do_not_show_in_keys() -> None:
    document = cut("\u200fﻗﺼﻒ\u200e حـــلب")
    assert [token.key for token in document.tokens] == ["قصف", "حلب"]


def test_paragraphs_count_lines_with_words() -> None:
    assert [s.paragraph for s in cut(BODY, "", "   ", MORE).sentences] == [0, 1]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u200f", "\ud800", "\x00", ".", "..", "»«", "\ufeff\n"]
)
def test_odd_texts_are_cut_without_an_error(text: str) -> None:
    document = segment(Report(name="t", text=text))
    assert len(document.tokens) <= len(text)


@pytest.mark.parametrize("cue", read_toml("layout.toml")["cue"], ids=lambda cue: cue["id"])
def test_every_cue_fires_and_keeps_silent(cue: dict[str, str]) -> None:
    assert kinds("عنوان", cue["fires"], BODY)[1] == cue["kind"]
    assert kinds("عنوان", cue["silent"], BODY)[1] == SentenceKind.BODY


CLAUSE = "وقصفت قوات النظام بلدة {n} بالمدفعية، "


def longest() -> int:
    return int(read_toml("layout.toml")["limits"]["sentence"])


def test_a_sentence_as_long_as_any_is_left_whole() -> None:
    document = cut(" ".join(["كلمة"] * longest()))
    assert len(document.sentences) == 1


def test_a_sentence_without_an_end_is_cut_behind_commas() -> None:
    document = cut("".join(CLAUSE.format(n=n) for n in range(200)))
    assert len(document.sentences) > 2
    for sentence in document.sentences:
        words = document.words(sentence)
        assert longest() / 2 <= len(words) <= longest() or words[-1] is document.tokens[-1]
        assert words[-1].key == "،"


def test_without_commas_it_is_cut_before_an_and() -> None:
    document = cut("".join(CLAUSE.format(n=n).replace("،", "") for n in range(200)))
    starts = [document.words(sentence)[0].key for sentence in document.sentences]
    assert len(starts) > 2
    assert set(starts) == {"وقصفت"}


@pytest.mark.parametrize("word", ["كلمة ", "(", "12 ", "حلب، "])
def test_no_sentence_is_longer_than_the_limit(word: str) -> None:
    document = cut(word * 5000)
    sizes = [sentence.last - sentence.first for sentence in document.sentences]
    assert max(sizes) <= longest()
    assert sum(sizes) == len(document.tokens)
