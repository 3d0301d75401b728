"""Actor phrases: how far they reach, what heads them, and what they name."""

import itertools

import pytest

from riwaya.extraction.actors import LexiconActorFinder
from riwaya.lexicons.actor_words import load_actor_words
from riwaya.model import ActorMention, Document, Report
from riwaya.text.segment import segment

FINDER = LexiconActorFinder()


def _read(text: str) -> tuple[Document, list[ActorMention]]:
    document = segment(Report(name="t", text=text))
    return document, FINDER.find(document)


def _said(text: str) -> list[str]:
    return [mention.span.of(text) for mention in _read(text)[1]]


def _one(text: str) -> ActorMention:
    mentions = _read(text)[1]
    assert len(mentions) == 1, [m.span.of(text) for m in mentions]
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("هاجمت قوات المعارضة السورية المسلحة الحاجز", "قوات المعارضة السورية المسلحة"),
        ("أغارت الطائرات الحربية الروسية على التل", "الطائرات الحربية الروسية"),
        (
            "صد المدافعون تنظيم «الدولة الإسلامية» (داعش) ليلا",
            "تنظيم «الدولة الإسلامية» (داعش)",
        ),
        ('اقتحمت حركة "نور الدين زنكي" القرية', 'حركة "نور الدين زنكي'),
        ("دخل «داعش» البلدة", "داعش"),
        ("اشتبك مسلحون من حزب العمال الكردستاني", "مسلحون من حزب العمال الكردستاني"),
        ("فر معظم عناصر الميليشيات الإيرانية", "معظم عناصر الميليشيات الإيرانية"),
        ("صرح متحدث باسم الجيش التركي أمس", "متحدث باسم الجيش التركي"),
        ("نزح مئات المدنيين", "مئات المدنيين"),
        ("وصلت فصائل تابعة للجيش السوري الحر", "فصائل تابعة للجيش السوري الحر"),
        ("تراجعت قوات موالية للنظام", "قوات موالية للنظام"),
        ("أسر فصيل تابع للجيش الحر جنديا", "فصيل تابع للجيش الحر"),
        ("تقدم مقاتلون مناهضون للحوثيين", "مقاتلون مناهضون للحوثيين"),
        ("استهدف مواقع للحوثيين غرب المدينة", "مواقع للحوثيين"),
        ("دمر آليات عدة تابعة لقوات النظام", "آليات عدة تابعة لقوات النظام"),
        ("غادر وزير الخارجية الروسي سيرغي لافروف", "وزير الخارجية الروسي سيرغي لافروف"),
        ("هاجم الإرهابيون والجيش بعيد", "الإرهابيون"),
        ("هاجم مسلحون حاجزاً للشرطة", "مسلحون"),
        ("هاجم مسلحون حاجزاً للشرطة", "حاجزاً للشرطة"),
        ("خطفت مجموعة مسلحة طبيباً", "مجموعة مسلحة"),
        ("اعتقلت الشرطة التونسية مهرباً", "الشرطة التونسية"),
        ("دان المجلس الإسلامي السوري المعارض القصف", "المجلس الإسلامي السوري المعارض"),
    ],
)
def test_a_mention_covers_its_whole_phrase(text: str, said: str) -> None:
    assert said in _said(text) or said + '"' in _said(text)


@pytest.mark.parametrize(
    ("text", "said", "preposition"),
    [
        ("تصدى لقوات النظام", "قوات النظام", "ل"),
        ("وقوات النظام تتقدم", "قوات النظام", None),
        ("بقوات التحالف العربي", "قوات التحالف العربي", "ب"),
        ("قصف من قبل الجيش التركي", "الجيش التركي", "من قبل"),
        ("اشتباكات بين الثوار", "الثوار", "بين"),
        ("معارك مع داعش", "داعش", "مع"),
        ("قتل على يد داعش", "داعش", "علي يد"),
    ],
)
def test_attached_and_standing_prepositions_are_told(
    text: str, said: str, preposition: str | None
) -> None:
    mention = _one(text)
    assert mention.span.of(text) == said
    assert mention.preposition == preposition


def test_the_article_after_lam_keeps_its_lam() -> None:
    text = "وللجيش التركي"
    assert _one(text).span.of(text) == "للجيش التركي"


def test_marks_inside_a_word_do_not_shift_the_span() -> None:
    text = "تصدى لِقُوّاتِ النظام"
    assert _one(text).span.of(text).startswith("قُوّات")


def test_the_head_is_the_noun_that_governs_the_phrase() -> None:
    document, (mention,) = _read("قصفت معظم مدفعية النظام البلدة")
    assert document.tokens[mention.head].key == "مدفعيه"
    assert document.tokens[mention.first].key == "معظم"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("شنت غارات روسية عنيفة", "russia"),
        ("القصف الجوي الإسرائيلي", "israel"),
        ("غارات أمريكية", "usa"),
        ("ضربات أميركية", "usa"),
        ("هجوم تركي", "turkey"),
    ],
)
def test_a_nationality_alone_counts_after_a_strike(text: str, actor: str) -> None:
    mention = _one(text)
    assert mention.actors == (actor,)
    assert mention.last - mention.first == 1


@pytest.mark.parametrize(
    "text",
    [
        "في تركيا",
        "على الحدود مع سوريا",
        "شمال العراق",
        "فتح الطريق أمام السيارات",
        "حزم أمتعته ورحل",
        "أبدى الناس حماسا كبيرا",
        "سبق أن أعلن ذلك",
        "يقع في ضاحية الأسد",
        "نزاع مسلح",
        "الدفاع عن القضية",
        "قرية صغيرة",
        "هجوم انتحاري دام",
        "بالتفجير الانتحاري",
    ],
)
def test_places_and_common_words_are_no_actors(text: str) -> None:
    assert _said(text) == []


def test_a_common_word_is_a_name_in_quotation_marks_or_after_its_full_name() -> None:
    assert _said("اقتحمت «حزم» الموقع") == ["حزم"]
    assert _said("أعلنت حركة حزم ذلك. ثم انسحبت حزم") == ["حركة حزم", "حزم"]


def test_a_country_acts_where_it_is_no_place() -> None:
    assert _said("أعلنت تركيا ذلك") == ["تركيا"]
    assert _said("بدعم من تركيا") == ["تركيا"]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("المدنيين", "people", "civilians"),
        ("الأهالي", "people", "civilians"),
        ("12 مدنياً", "people", "civilians"),
        ("نساء", "people", "civilians"),
        ("الأمم المتحدة", "body", "un_aid"),
        ("أطباء بلا حدود", "body", "un_aid"),
        ("24 عراقياً", "people", "civilians"),
        ("16 داعشياً", "group", "islamic_state"),
        ("الروس", "group", "russia"),
        ("أحياء سكنية", "asset", "civilians"),
        ("مقرات داعش", "asset", "islamic_state"),
        ("قيادي في داعش", "person", "islamic_state"),
        ("صحيفة الرياض", "outlet", None),
        ("المرصد السوري لحقوق الإنسان", "body", None),
        ("الثوار", "group", None),
        ("حكومة الوفاق", "body", "gna"),
        ("قوات حكومة الوفاق", "group", "gna"),
    ],
)
def test_kind_and_what_the_words_alone_say(text: str, kind: str, party: str | None) -> None:
    mention = _one(text)
    assert (mention.kind, mention.party) == (kind, party)


def test_unhamzated_and_other_spellings_are_one_name() -> None:
    for text in ("احرار الشام", "أحرار الشّام", "حركة احرار الشام الاسلاميه"):
        assert _one(text).actors == ("ahrar_sham",)
    for text in ("مليشيا الحوثي", "ميليشيا الحوثي"):
        assert _one(text).actors == ("houthis",)


def test_the_longest_name_wins() -> None:
    assert _one("قوات سوريا الديمقراطية").actors == ("sdf",)
    assert _one("كتائب حزب الله العراقي").actors == ("kataib_hezbollah",)
    assert _one("الجيش السوري الحر").actors == ("fsa",)


def test_a_name_of_several_wars_keeps_all_candidates() -> None:
    mention = _one("الجيش الوطني")
    assert set(mention.actors) >= {"sna", "yemen_army"}
    assert mention.party is None


def test_role_words_say_their_role_and_keep_a_nationality() -> None:
    mention = _one("الحكومة الليبية المؤقتة")
    assert mention.actors == ("eastern_government",)
    mention = _one("قوات الأمن السورية")
    assert (mention.role, mention.actors) == ("security_forces", ("syria",))
    assert _one("مقاتلون مناهضون للنظام").role == "opponents_of.regime"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("حاصر التنظيم المقاتلين الأكراد في البلدة", ["التنظيم", "المقاتلين الأكراد"]),
        ("سلمت المخابرات المقاتل التونسي", ["المخابرات", "المقاتل التونسي"]),
        ("أعطبت الفصائل دبابة للجيش", ["الفصائل", "دبابة للجيش"]),
        ("هاجم انتحاري قوات الأمن", ["انتحاري", "قوات الأمن"]),
        ("هاجم عناصر التنظيم المسلحون البلدة", ["عناصر التنظيم المسلحون"]),
    ],
)
def test_what_does_not_agree_belongs_to_another(text: str, said: list[str]) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    ("head", "example"),
    [(head.id, example) for head in load_actor_words().heads for example in head.examples],
)
def test_every_head_reads_its_examples_whole(head: str, example: str) -> None:
    assert _said(example) == [example], head


def test_mentions_are_ordered_and_do_not_overlap() -> None:
    text = (
        "قال قيادي في أحرار الشام إن الثوار صدوا قوات النظام وميليشيات إيران."
        " ثم قصف الطيران الروسي السوق."
    )
    mentions = _read(text)[1]
    assert len(mentions) >= 5
    assert all(a.last <= b.first for a, b in itertools.pairwise(mentions))
    assert all(m.first <= m.head < m.last for m in mentions)


def test_a_bomber_is_no_adjective() -> None:
    assert _said("فجر انتحاري نفسه") == ["انتحاري"]


def test_a_side_adjective_does_not_swallow_the_object() -> None:
    text = "استهدفت الفصائل المعارضة تمركزات لقوات النظام"
    assert _said(text) == ["الفصائل المعارضة", "تمركزات لقوات النظام"]


def test_no_phrase_crosses_a_sentence() -> None:
    assert _said("تراجعت قوات. النظام باق") == ["النظام"]
