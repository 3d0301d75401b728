"""On whose word a claim stands: one sentence for each way of telling."""

from datetime import date
from functools import cache

import pytest

from riwaya.claims.attribution.attributing import scopes
from riwaya.claims.drafts.scope import Scope, attribution_at
from riwaya.claims.scenes.findings import Scene
from riwaya.model import Attribution, Report, SourceKind, Speaker
from riwaya.pipeline.reading import ReportReader, claim_reader


@cache
def _reader() -> ReportReader:
    return claim_reader()


def _told(text: str, word: str) -> tuple[Attribution, str]:
    """Return on whose word the last token that starts with `word` stands."""
    report = Report(name="r", text=text, published=date(2016, 5, 10))
    findings = _reader().find(report)
    scenes = [Scene(findings, sentence) for sentence in findings.document.sentences]
    at = max(i for i, t in enumerate(findings.document.tokens) if t.key.startswith(word))
    return attribution_at(scopes(findings, scenes), at)


KINDS = [
    ("قال أحد العاملين في الميناء إن القصف توقف", "توقف", "witness", "أحد العاملين في الميناء"),
    ("قال «مكتب أخبار سوريا» إن القصف توقف", "توقف", "media", "مكتب أخبار سوريا"),
    ("وجاء في بيان لجيش الإسلام أن القصف توقف", "توقف", "party_statement", "جيش الإسلام"),
    ("قالت وكالة أعماق إن القصف توقف", "توقف", "party_statement", "وكالة أعماق"),
    ("ترددت أنباء عن توقف القصف", "توقف", "anonymous", "أنباء"),
    ("قال مسؤول في وحدات حماية الشعب إن القصف توقف", "توقف", "party_statement", "مسؤول"),
    ("قالت مصادر عسكرية موالية للحكومة إن القصف توقف", "توقف", "party_statement", "مصادر"),
    ("قالت المصادر العسكرية إن القصف توقف", "توقف", "party_statement", "المصادر العسكرية"),
    ("أبلغ مصدر قبلي (عكاظ) أن القصف توقف", "توقف", "anonymous", "مصدر قبلي"),
    ("ووفق صحيفة محلية، فإن القصف توقف", "توقف", "media", "صحيفة"),
    ("إدارة العمليات العسكرية: قصف على الحاجز", "قصف", "party_statement", "إدارة"),
    ("مصادر عسكرية: قصف على الحاجز بدعوة من البلدة", "قصف", "party_statement", "مصادر عسكرية"),
    (
        "قال وزير الدفاع في تسجيل مصور وضع على موقع الوزارة مساء أمس: قصفت الطائرات السوق",
        "قصفت",
        "official",
        "وزير الدفاع",
    ),
    ("بحسب الصحفي عمر الحسن فإن القصف توقف", "توقف", "media", "الصحفي"),
    ("قال قائد الشرطة الاتحادية إن القصف توقف", "توقف", "party_statement", "قائد الشرطة"),
    ("قال المتحدث الرسمي باسم مجلس المحافظة إن القصف توقف", "توقف", "official", "المتحدث"),
    ("أعلن قائد عمليات الفرات أن القصف توقف", "توقف", "party_statement", "قائد عمليات الفرات"),
    ("تبنت حركة أحرار الشام تفجير الجسر", "تفجير", "party_statement", "أحرار"),
    ("كانت حركة أحرار الشام أعلنت الأحد أنها قصفت الحاجز", "قصفت", "party_statement", "أحرار"),
    ("أفادت مصادر طبية وأمنية بأن القصف طال السوق", "طال", "official", "مصادر طبية وأمنية"),
    ("قال مواطن من البلدة إن القصف تجدد", "تجدد", "witness", "مواطن"),
    ("ذكر بيان لسلطات الولاية أن القصف توقف", "توقف", "official", "لسلطات"),
    ("قصفت الطائرات بلدة معرة النعمان فجر اليوم", "بلده", "outlet", None),
    (
        "قال المرصد السوري لحقوق الإنسان إن الطائرات قصفت بلدة سراقب",
        "قصفت",
        "monitor",
        "المرصد",
    ),
    ("أفاد مراسلنا في إدلب بأن القصف طال السوق", "طال", "correspondent", "مراسلنا"),
    ("ذكرت وكالة الأناضول أن القصف أصاب مدرسة", "اصاب", "media", "وكالة"),
    ("أعلن وزير الدفاع أن القصف توقف", "توقف", "official", "وزير"),
    ("قال مصدر أمني إن عبوة انفجرت", "انفجرت", "official", "مصدر أمني"),
    ("قالت مصادر مطلعة إن الاشتباكات توقفت", "توقفت", "anonymous", "مصادر"),
    ("قال شهود عيان إن القصف تجدد", "تجدد", "witness", "شهود"),
    ("قال أحد سكان البلدة إن القصف تجدد", "تجدد", "witness", "سكان"),
    ("أعلنت حركة أحرار الشام سيطرتها على حاجز القرية", "سيطرتها", "party_statement", "أحرار"),
    ("توقف القصف على البلدة بحسب ناشطين", "توقف", "monitor", "ناشطين"),
    ("وبحسب الدفاع المدني، فإن القصف أصاب السوق", "اصاب", "monitor", "الدفاع المدني"),
    ("المرصد السوري لحقوق الإنسان: قصف جوي على سراقب", "قصف", "monitor", "المرصد"),
    ("لكن مصدراً عسكرياً قال لوكالة الأنباء إن الهجوم فشل", "فشل", "party_statement", "مصدرا"),
    ("علم ناشطون أن القصف تجدد على البلدة", "تجدد", "monitor", "ناشطون"),
    ("قال عمر الحسن، أحد سكان القرية، إن القصف تجدد", "تجدد", "witness", "عمر"),
    ("«القصف أصاب السوق»، كما صرح متحدث باسم الحكومة", "اصاب", "official", "متحدث"),
    (
        "قال قائد الفصيل في بيان بثته القناة المحلية إن القصف أصاب السوق",
        "اصاب",
        "party_statement",
        "قائد",
    ),
    (
        "قال ضابط رفض الكشف عن هويته لصحيفة محلية إن القصف أصاب السوق",
        "اصاب",
        "party_statement",
        "ضابط",
    ),
    ("قال لـ«صحيفة الغد» مصدر أمني إن القصف أصاب السوق", "اصاب", "official", "مصدر أمني"),
    ("ونقل «موقع البلد» عن مصادر مطلعة أن القصف أصاب السوق", "اصاب", "anonymous", "مصادر"),
    (
        "أعلنت قيادة العمليات الخاصة مقتل خمسة خلال اشتباكات",
        "اشتباكات",
        "party_statement",
        "قيادة",
    ),
    ("أصاب القصف السوق، وفقا للمرصد السوري لحقوق الإنسان", "اصاب", "monitor", "لمرصد"),
    (
        "قال عضو المجلس السياسي لجماعة الحوثي إن القصف أصاب السوق",
        "اصاب",
        "party_statement",
        "عضو",
    ),
    ("دمشق - وكالات: أصاب القصف السوق", "اصاب", "outlet", None),
    ("وتابعت القوات المشتركة قصفها البلدة", "قصفها", "outlet", None),
    ("أفيد في وقت متأخر بهجوم شنته الفصائل", "بهجوم", "outlet", None),
    ("ويقيم الرئيس في المدينة منذ أن قصفت الطائرات العاصمة", "قصفت", "outlet", None),
]


@pytest.mark.parametrize(("text", "word", "kind", "name"), KINDS)
def test_a_speaker_is_read_with_its_kind(
    text: str, word: str, kind: str, name: str | None
) -> None:
    told, rule = _told(text, word)
    assert told.kind == kind
    assert rule.startswith("attribution.")
    if name is None:
        assert told.chain == ()
    else:
        assert name in (told.text or "").replace("اً", "ا").replace("بحسب ", "")


CONTINUED = [
    ("قال ناشطون إن القصف بدأ. وأضافوا أن السوق احترق.", "احترق"),
    ("قال ناشطون إن القصف بدأ. وأشاروا إلى أن السوق احترق.", "احترق"),
    ("قال ناشطون إن القصف بدأ، مؤكدين الأمر. وأن السوق احترق.", "احترق"),
    ("قال ناشطون: «بدأ القصف ليلاً. ثم احترق السوق»، وغادروا.", "احترق"),
    ("قال ناشطون إن القصف بدأ. ونقلت عنهم وكالة محلية أن السوق احترق.", "احترق"),
    ("قال مدير المرصد رامي عبد الرحمن إن القصف بدأ. وقال عبد الرحمن إن السوق احترق.", "احترق"),
    ("قال ناشطون إن القصف بدأ. وفي سياق آخر، أشاروا إلى أن السوق احترق.", "احترق"),
    (
        "قال ناشط إن القصف بدأ. وأضاف الناشط الذي طلب عدم ذكر اسمه أن السوق احترق.",
        "احترق",
    ),
]


@pytest.mark.parametrize(("text", "word"), CONTINUED)
def test_the_last_speaker_goes_on(text: str, word: str) -> None:
    assert _told(text, word)[0].kind is SourceKind.MONITOR


NOT_SAID = [
    ("ولم تذكر الوكالة شيئاً عن القصف", "القصف"),
    ("قال ناشطون إن القصف بدأ. يذكر أن البلدة محاصرة منذ شهر.", "محاصره"),
    ("أعلنت حركة أحرار الشام سيطرتها على القرية فيما قصفت الطائرات البلدة", "قصفت"),
    ("قُتل عشرة من عناصر ما يسمى الدفاع الوطني", "الدفاع"),
    ("نقلت القوات جنودها إلى البلدة", "البلده"),
    ("قال مصدر إن البلدة آمنة. وتابعت وحدات الجيش تقدمها في ريف حماة", "تقدمها"),
]


@pytest.mark.parametrize(("text", "word"), NOT_SAID)
def test_the_outlet_speaks_where_nobody_is_quoted(text: str, word: str) -> None:
    assert _told(text, word)[0].kind is SourceKind.OUTLET


def test_a_quotation_may_end_a_text_with_a_comma() -> None:
    told, _ = _told("قال ناشطون: «قصفت الطائرات بلدة حيان»،", "قصفت")
    assert told.kind is SourceKind.MONITOR


def test_a_chain_runs_from_the_nearest_voice() -> None:
    told, _ = _told("نقلت وكالة رويترز عن شهود قولهم إن القصف أصاب السوق", "اصاب")
    assert [voice.kind for voice in told.chain] == [SourceKind.WITNESS, SourceKind.MEDIA]


def test_behind_that_the_one_spoken_to_is_no_speaker() -> None:
    told, _ = _told("قال وزير الدفاع إن السفير أبلغ حركة أحرار الشام أن القصف توقف", "توقف")
    assert all("أحرار" not in (speaker.text or "") for speaker in told.chain)


def test_an_agency_that_quotes_someone_passes_his_word_on() -> None:
    text = "قال وزير الدفاع، بحسب ما نقلت عنه وكالة الأناضول، إن القصف توقف."
    assert _told(text, "توقف")[0].kind is SourceKind.OFFICIAL


def test_a_statement_that_goes_straight_on_is_the_last_speakers() -> None:
    text = "أعلن وزير الدفاع عملية في حلب. وجاء في بيان: «إن القصف توقف»."
    assert _told(text, "توقف")[0].kind is SourceKind.OFFICIAL


@pytest.mark.parametrize("more", ["إلا أنها أكدت أن القصف توقف", "كما أعلنت أن القصف توقف"])
def test_who_spoke_last_is_meant_by_a_pronoun_and_by_as_well(more: str) -> None:
    text = f"أعلنت حركة أحرار الشام هدنة في البلدة، {more}"
    assert _told(text, "توقف")[0].kind is SourceKind.PARTY_STATEMENT


def test_a_noun_written_like_a_verb_of_speech_opens_nothing() -> None:
    text = "كشف المرصد عن رصد حركة أحرار الشام وهي تقصف البلدة"
    assert all("أحرار" not in (s.text or "") for s in _told(text, "تقصف")[0].chain)


def test_a_siblings_word_ends_where_the_next_begins() -> None:
    told, _ = _told("قال ناشطون إن القصف بدأ، فيما قال وزير الدفاع إن القصف توقف", "توقف")
    assert [voice.kind for voice in told.chain] == [SourceKind.OFFICIAL]


def test_the_source_recalls_who_was_named() -> None:
    told, _ = _told("قال مصدر أمني إن القصف بدأ. وقال المصدر إن السوق احترق.", "احترق")
    assert told.kind is SourceKind.OFFICIAL
    assert told.text == "المصدر"


def test_a_claimers_word_is_kept_at_a_distance() -> None:
    told, _ = _told("زعمت وكالة سانا أن القصف توقف", "توقف")
    assert told.chain[0].distanced


def test_a_communique_speaks_in_its_bodys_name() -> None:
    text = "بيان عسكري\nتعلن حركة أحرار الشام عن صد هجوم.\nوتمكن مقاتلونا من تدمير عربة."
    assert _told(text, "تدمير")[0].kind is SourceKind.PARTY_STATEMENT


def test_the_narrowest_scope_is_heard() -> None:
    wide = Scope(0, 10, Speaker(SourceKind.MEDIA), "speech.say")
    narrow = Scope(4, 8, Speaker(SourceKind.MONITOR), "according.to")
    told, rule = attribution_at([wide, narrow], 5)
    assert [voice.kind for voice in told.chain] == [SourceKind.MONITOR, SourceKind.MEDIA]
    assert rule == "attribution.according.to"
    assert attribution_at([wide, narrow], 9)[0].kind is SourceKind.MEDIA
    assert attribution_at([wide, narrow], 10)[0] == Attribution(SourceKind.OUTLET)
