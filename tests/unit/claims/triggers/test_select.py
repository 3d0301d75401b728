"""Which words name an event, and which only look like it."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from riwaya.claims.drafts.chosen import VIOLENT, Chosen, Setting
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.triggers.select import armed_in, choose
from riwaya.model import Claim, EventType, Report, SentenceKind
from riwaya.pipeline.reading import ReportReader

Read = Callable[..., list[Claim]]

WAR, PEACE = Setting(war=True), Setting(war=False)


def chosen(reader: ReportReader, text: str, setting: Setting = WAR) -> list[Chosen]:
    findings = reader.find(Report(name="c", text=text))
    scene = Scene(findings, findings.document.sentences[0])
    return choose(scene, scene.triggers, setting)


def types(reader: ReportReader, text: str, setting: Setting = WAR) -> list[str]:
    return [str(c.frame.type) for c in chosen(reader, text, setting)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سيطرت فصائل المعارضة على قرية العيس.", ["territory_gain"]),
        ("قصفت قوات النظام بلدة حيان.", ["shelling"]),
        ("شنت فصائل المعارضة هجوما على قوات النظام في منيان.", ["clash"]),
        ("استعادة السيطرة على بلدة حيان من قوات النظام.", ["territory_gain"]),
        ("انسحبت قوات النظام من بلدة حيان.", ["withdrawal"]),
        (
            "سيطرت فصائل المعارضة على العيس وقصفت قوات النظام بلدة حيان.",
            ["territory_gain", "shelling"],
        ),
    ],
)
def test_what_happened_is_chosen_in_the_order_of_the_text(
    reader: ReportReader, text: str, expected: list[str]
) -> None:
    assert types(reader, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "سيطر الفريق على الكرة وهاجم المرمى في حلب.",
        "تحدث المسؤول عن معركة الأسعار في أسواق دمشق.",
        "شهدت أسواق المال هجوما من المستثمرين.",
        "فاز الفريق بالمعركة أمام خصمه في الدوري.",
    ],
)
def test_a_report_of_no_war_makes_no_claim_of_it(read: Read, text: str) -> None:
    assert read(text) == []


def test_the_same_words_need_a_war_around_them(reader: ReportReader) -> None:
    text = "سيطرت فصائل المعارضة على قرية العيس."
    assert types(reader, text, WAR) == ["territory_gain"]
    assert types(reader, text, PEACE) == []


def test_triggers_do_not_overlap_and_follow_the_text(reader: ReportReader) -> None:
    text = (
        "أعلنت فصائل المعارضة السيطرة على قرية العيس بعد هجوم على مواقع قوات النظام "
        "وقصفت قوات النظام بلدة حيان بالمدفعية ثم انسحبت من منيان."
    )
    found = chosen(reader, text)
    assert len(found) >= 3
    assert all(a.last <= b.first for a, b in pairwise(found))


def test_the_dead_are_the_loss_of_the_event_beside_them(reader: ReportReader) -> None:
    both = chosen(reader, "قتل خمسة عناصر من قوات النظام خلال اشتباكات في حي الراشدين.")
    assert [c.frame.casualty for c in both] == [False]
    alone = chosen(reader, "قتل خمسة عناصر من قوات النظام في حي الراشدين.")
    assert [c.frame.casualty for c in alone] == [True]


def test_what_a_strike_destroyed_is_no_claim_of_its_own(reader: ReportReader) -> None:
    text = "قصفت قوات النظام بلدة حيان بالمدفعية ما أدى إلى تدمير عدة منازل."
    assert types(reader, text) == ["shelling"]


def test_aiming_is_left_to_the_raids_that_aim(reader: ReportReader) -> None:
    found = chosen(reader, "استهدفت غارات جوية مواقع فصائل المعارضة في بلدة حيان.")
    assert [str(c.frame.type) for c in found] == ["airstrike"]
    assert not found[0].frame.aims


def test_captions_and_links_tell_nothing(reader: ReportReader) -> None:
    findings = reader.find(Report(name="c", text="قصفت قوات النظام بلدة حيان."))
    sentence = findings.document.sentences[0]
    for kind in (SentenceKind.CAPTION, SentenceKind.LINK, SentenceKind.BYLINE):
        aside = type(sentence)(
            sentence.span, sentence.first, sentence.last, sentence.paragraph, kind
        )
        scene = Scene(findings, aside)
        assert choose(scene, scene.triggers, WAR) == []


@pytest.mark.parametrize(
    ("text", "armed"),
    [
        ("سيطرت فصائل المعارضة على قرية العيس.", True),
        ("وصلت قافلة الأمم المتحدة إلى قرية العيس.", False),
        ("نزح المدنيون من قرية العيس.", False),
    ],
)
def test_armed_in(reader: ReportReader, text: str, *, armed: bool) -> None:
    findings = reader.find(Report(name="c", text=text))
    assert armed_in(Scene(findings, findings.document.sentences[0])) is armed


def test_violent_types_are_violent() -> None:
    assert {EventType.CLASH, EventType.AIRSTRIKE, EventType.ABDUCTION} <= VIOLENT
    assert not VIOLENT & {EventType.CONTROL, EventType.AGREEMENT, EventType.WITHDRAWAL}


def frames_of(reader: ReportReader, text: str) -> list[str]:
    return [c.frame.id for c in chosen(reader, text)]


def test_the_noun_of_a_participants_phrase_may_name_an_event(reader: ReportReader) -> None:
    raids = "قتل عشرة من داعش جراء غارات التحالف في الرقة."
    assert "air.ghara" in frames_of(reader, raids)
    named = "قالت ميليشيات الحشد الشعبي إنها دخلت بلدة البغدادي."
    assert "mobilisation.reinforce" not in frames_of(reader, named)


def test_a_headline_tells_in_the_present_what_has_happened(reader: ReportReader) -> None:
    told = "قوات النظام تسيطر على بلدة حيان"
    report = Report(name="h", text=f"{told}\nقالت مصادر إن {told}.")
    findings = reader.find(report)
    scenes = [Scene(findings, s) for s in findings.document.sentences]
    found = [choose(s, s.triggers, WAR)[0].frame.id for s in scenes]
    assert found == ["gain.headline", "control.yusaytir"]


def test_a_verb_does_not_stand_behind_a_preposition(reader: ReportReader) -> None:
    shaped = "تتحرك قوات النظام بشكل كتيبة في حلب."
    assert "mobilisation.form" not in frames_of(reader, shaped)
    assert "mobilisation.form" in frames_of(reader, "شكلت قوات النظام كتيبة في حلب.")


def test_what_was_fired_aims_for_the_shelling(reader: ReportReader) -> None:
    fired = "أطلقت الفصائل صواريخ غراد استهدفت مواقع قوات النظام في حلب."
    assert frames_of(reader, fired) == ["shell.atlaqa"]


def test_who_stands_behind_a_verb_of_aiming_in_its_own_clause_aims(
    reader: ReportReader,
) -> None:
    own = "مع تجدد القصف على بلدات ريف حلب الجنوبي أمس، استهدفت قوات النظام دورية للفصائل."
    assert frames_of(reader, own) == ["strike.qasf", "strike.istahdafa"]
    hit = "قالت مصادر إن القصف استهدف دورية للفصائل في حلب."
    assert frames_of(reader, hit) == ["strike.qasf"]


def test_a_strike_is_the_subject_of_what_it_destroyed(reader: ReportReader) -> None:
    told = "قال مصدر إن القصف دمر آليات قوات النظام في حلب."
    assert frames_of(reader, told) == ["strike.qasf"]
    joined = "أدت الغارات إلى مقتل ثلاثة من قوات النظام في حلب وتدمير دبابة."
    assert "property.tadmir" not in frames_of(reader, joined)


def test_a_word_that_must_stand_around_a_trigger_may_stand_at_the_sentences_start(
    reader: ReportReader,
) -> None:
    assert frames_of(reader, "سكان الرمادي يغادرون.") == ["displacement.leave-first"]
    assert frames_of(reader, "لاعبو الفريق يغادرون.") == []


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("استهدفت فصائل المعارضة ثكنات قوات النظام في حلب.", ["shell.aims-ground"]),
        ("استهدفت فصائل المعارضة رتلا لقوات النظام في حلب.", ["strike.istahdafa"]),
        ("تخوض قوات النظام معارك تحرير بلدة حيان.", ["clash.ishtibak"]),
        (
            "أدت معارك عنيفة إلى تحرير بلدة حيان من تنظيم داعش.",
            ["clash.ishtibak", "gain.tahrir"],
        ),
        ("تستعد قوات النظام لهجوم جديد في حلب.", ["mobilisation.prepare"]),
        ("قال ناشطون إن تحضير الطعام شغل أهالي حلب.", []),
        ("سقطت مروحية لقوات النظام بنيران الفصائل في حلب.", ["interception.shot-falls"]),
        ("وضع سكان حلب مدنهم أمام فصائل المعارضة ونفوذ النظام.", []),
    ],
)
def test_words_that_share_a_form_are_told_apart_by_what_follows(
    reader: ReportReader, text: str, frames: list[str]
) -> None:
    assert frames_of(reader, text) == frames


def test_the_dead_of_a_crash_fell_in_no_fight(reader: ReportReader) -> None:
    crash = "قتل سبعة مدنيين حين سقطت طائرة حربية لقوات النظام في حلب."
    assert frames_of(reader, crash) == ["other.crash"]
    assert "clash.killed" in frames_of(reader, "قتل سبعة من قوات النظام في حلب.")


def test_what_a_strike_drops_belongs_to_it_behind_who_holds_the_ground(
    reader: ReportReader,
) -> None:
    held = "قصفت قوات النظام أحياء تسيطر عليها الفصائل في حلب بالبراميل المتفجرة."
    assert frames_of(reader, held) == ["strike.qasf", "control.yusaytir"]


def test_an_attack_begun_far_behind_its_verb_is_an_operation(reader: ReportReader) -> None:
    begun = "بدأت فصائل المعارضة في ريف حلب الجنوبي فجر أمس هجوما على قوات النظام."
    assert frames_of(reader, begun) == ["mobilisation.attack-begun"]
    after = "بدأت فصائل المعارضة بعد هجوم قوات النظام في حلب لقاء مع الأهالي."
    assert "mobilisation.attack-begun" not in frames_of(reader, after)


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("استهدفت طائرات التحالف مواقع داعش في الرقة بخمس غارات.", ["strike.istahdafa"]),
        (
            "قصفت قوات النظام بلدة حيان، وشن التحالف غارات على الرقة.",
            ["strike.qasf", "air.ghara"],
        ),
        ("دمرت قوات النظام عربتين لتنظيم داعش في غارة على الرقة.", ["air.ghara"]),
        ("دمرت قوات النظام عربتين لتنظيم داعش في الرقة.", ["property.tadmir"]),
        ("قصفت قوات النظام بلدة حيان فضلا عن تدمير مبنى للفصائل.", ["strike.qasf"]),
        (
            "خاضت الفصائل معارك في حيان إضافة إلى تدمير دبابتين لقوات النظام.",
            ["clash.ishtibak", "property.tadmir"],
        ),
    ],
)
def test_a_strike_told_by_its_raids_or_its_ruins_is_one(
    reader: ReportReader, text: str, frames: list[str]
) -> None:
    assert frames_of(reader, text) == frames


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("احتجزت قوات النظام قافلة مساعدات في ريف حلب.", "siege.aid-held"),
        ("حاولت فصائل المعارضة فجر أمس من جهة الجنوب دخول بلدة حيان.", "clash.tried"),
        ("سقطت الهدنة بين الطرفين في حلب.", "agreement.collapse"),
        ("يذكر أن أول استخدام لقوات النظام للقنابل البرميلية كان في حلب.", "air.use"),
        ("ستطلق تركيا قريبا هجوما على تنظيم داعش في الرقة.", "mobilisation.begun"),
        ("أطلق الحوثيون صاروخا على مأرب لكن الدفاعات اعترضته.", "interception.intercept-first"),
        ("تمكنت قوات النظام أمس من احتلال بلدة حيان.", "gain.ihtilal"),
        ("عزلت قوات النظام بلدة حيان عن ريف حلب.", "siege.isolate"),
        ("تمكنت الفصائل من قتل عشرة من قوات النظام في حلب.", "clash.managed-to-kill"),
        ("تقاتل الفصائل بمدرعات زودتها بها تركيا في حلب.", "mobilisation.supply-arms"),
        ("قال المرصد إن ضرباته الصاروخية على داعش في الرقة مستمرة.", "shell.salvo"),
        ("هجوم المسجد الذي نفذه انتحاري من تنظيم داعش.", "suicide.attack-by"),
        ("دهمت قوات النظام منازل في داريا.", "clash.raid"),
        ("استدعت إسرائيل آلافا من جنود الاحتياط.", "mobilisation.call-up"),
        ("فككت المخابرات ثلاث خلايا لتنظيم داعش في حلب.", "detention.break-up"),
        ("استخدمت قوات النظام الغاز لتفريق متظاهرين في درعا.", "repression.use"),
        ("وقعت مواجهات بين قوات النظام ومتظاهرين في درعا.", "riot.confront"),
        ("فرضت واشنطن عقوبات على قادة في قوات النظام.", "other.sanctions"),
        ("أغلقت السعودية سفارتها في صنعاء بعد هجوم الحوثيين.", "other.embassy"),
        ("طائرة حربية لقوات النظام تسقط على سوق في أريحا.", "other.plane-falls"),
        ("سلمت جبهة النصرة خمسة أسرى من قوات النظام.", "other.hand-over-men"),
    ],
)
def test_words_of_the_war_are_read(reader: ReportReader, text: str, frame: str) -> None:
    assert frame in frames_of(reader, text)


def test_what_is_announced_behind_a_gain_is_another(reader: ReportReader) -> None:
    one = "استعادت قوات النظام الموالية للرئيس بشار الأسد، السيطرة على بلدة حيان."
    assert frames_of(reader, one) == ["gain.istaada"]
    two = "استعادت فصائل المعارضة بلدة حيان وأعلن الجيش السوري السيطرة على خان طومان."
    assert frames_of(reader, two)[0] == "gain.istaada"
    assert len(frames_of(reader, two)) == 2


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("باتت الفصائل تهدد معاقل قوات النظام في حلب.", {"clash.threatens"}),
        ("هددت الفصائل قوات النظام في حلب.", {"statement.threaten"}),
        ("أعلن مركز المصالحة الروسي مقتل جنود من قوات النظام في حلب.", {"clash.killed"}),
        ("عثرت قوات النظام على مواد سريعة الانفجار في حلب.", set()),
    ],
)
def test_words_used_otherwise_are_told_apart(
    reader: ReportReader, text: str, frames: set[str]
) -> None:
    kinds = {"clash", "statement", "agreement", "explosion"}
    found = {c.frame.id for c in chosen(reader, text) if str(c.frame.type) in kinds}
    assert found == frames


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("استولى مقاتلو الفصائل أمس على ثلاث عربات مصفحة.", "interception.capture"),
        ("استولى عناصر التنظيم على محاصيل الأهالي في حلب.", "property.seize"),
        ("انقض مقاتلو المعارضة على حاجز لقوات النظام.", "clash.pounce"),
        ("سيطرت فصائل المعارضة على بلدة حيان والتلال حولها وغنمت دبابات.", "gain.saytara"),
    ],
)
def test_what_is_seized_stands_behind_its_preposition(
    reader: ReportReader, text: str, frame: str
) -> None:
    assert frames_of(reader, text)[0] == frame


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("أخفق تسلل قوة خاصة إلى نقاط الرباط.", ["clash.tasallul"]),
        ("وشوهدت القوة قبل أن تنسحب باتجاه الشمال.", ["withdrawal.insahaba"]),
        ("وشوهد الوفد قبل أن ينسحب من القاعة.", []),
    ],
)
def test_a_body_of_men_named_by_its_kind_is_armed(
    reader: ReportReader, text: str, frames: list[str]
) -> None:
    assert frames_of(reader, text) == frames


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("أعلنت قوات النظام بدء عملية في حلب. وقالت إنها توغلت في حيان.", "clash"),
        ("أعلنت قوات النظام بدء عملية في حلب. وقال التاجر إنها توغلت في حيان.", "clash"),
        ("هطلت الأمطار في حلب. وقال الراصد إنها توغلت في حيان.", None),
    ],
)
def test_the_side_of_the_sentence_before_acts_where_a_pronoun_takes_it_up(
    reader: ReportReader, text: str, kinds: str | None
) -> None:
    war = "اندلعت معارك بين قوات النظام وفصائل المعارضة في حلب.\nوتوقفت الدراسة في البلدة.\n"
    claims = reader.read(Report(name="c", text=war + text))
    last = [c for c in claims if c.trigger.start > len(war) + 25]
    assert [str(c.event_type) for c in last if "توغلت" in c.trigger.of(war + text)] == (
        [kinds] if kinds else []
    )


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("قال مسعف إن مستشفى البلدة توقف عن استقبال المرضى.", ["service.stopped"]),
        ("قال مسعف إن النازحين عادوا من حلب.", ["return.people"]),
        ("قال مسعف إن مستشفى البلدة قريب بينما توقف سائق عن الكلام.", []),
        ("قال مسعف إن سائقاً توقف عن القيادة.", []),
    ],
)
def test_the_words_asked_for_may_be_the_subject_before_a_verb(
    reader: ReportReader, text: str, frames: list[str]
) -> None:
    assert frames_of(reader, text) == frames


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("صاروخ موجه على دبابة لقوات النظام في منيان.", ["shelling"]),
        ("الساعة 14:20: سرب من المسيرات على مقر لقوات النظام.", ["airstrike"]),
        ("تحدث القائد عن صاروخ على رف المتحف.", []),
    ],
)
def test_a_note_without_a_verb_opens_with_what_was_fired(
    reader: ReportReader, text: str, expected: list[str]
) -> None:
    assert types(reader, text) == expected
