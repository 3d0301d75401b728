"""Which party is meant: by war, day, outlet and what was named before."""

from datetime import date

import pytest

from riwaya.claims.parties.who import ContextPartyResolver, war_of
from riwaya.extraction.actors import LexiconActorFinder
from riwaya.lexicons.roles import load_roles
from riwaya.model import Report
from riwaya.pipeline.reading import claim_reader
from riwaya.text.segment import segment

FINDER = LexiconActorFinder()
RESOLVER = ContextPartyResolver()


def _parties(
    text: str,
    day: str | None = "2016-10-28",
    *,
    source: str | None = None,
    side: str | None = None,
    war: str | None = None,
) -> dict[str, str | None]:
    published = date.fromisoformat(day) if day else None
    report = Report(name="t", text=text, published=published, source=source, side=side)
    document = segment(report)
    mentions = FINDER.find(document)
    resolver = ContextPartyResolver(war=war) if war else RESOLVER
    parties = resolver.resolve(document, mentions)
    assert len(parties) == len(mentions)
    return {m.span.of(text): p for m, p in zip(mentions, parties, strict=True)}


@pytest.mark.parametrize(
    ("text", "war"),
    [
        ("معارك في حلب وإدلب", "syria"),
        ("غارات على صنعاء وتعز", "yemen"),
        ("تقدمت البيشمركة قرب سنجار", "iraq"),
        ("اشتباكات في بنغازي", "libya"),
        ("قصف أم درمان", "sudan"),
        ("اشتباكات في عين الحلوة", "lebanon"),
        ("قصف على غزة ورفح", "palestine"),
        ("عاد الطلاب إلى المدارس", None),
    ],
)
def test_the_war_is_read_from_places_and_actors(text: str, war: str | None) -> None:
    document = segment(Report(name="t", text=text))
    assert war_of(document, FINDER.find(document)) == war


@pytest.mark.parametrize(
    ("word", "war", "day", "party"),
    [
        ("الثوار", "syria", "2016-10-28", "opposition"),
        ("قوات النظام", "syria", "2016-10-28", "government"),
        ("الجيش", "syria", "2016-10-28", "government"),
        ("الجيش", "yemen", "2016-10-28", "yemen_government"),
        ("الجيش", "libya", "2016-10-28", "lna"),
        ("الجيش", "sudan", "2024-10-28", "saf"),
        ("الجيش", "palestine", "2024-10-28", "israel"),
        ("الجيش الوطني", "syria", "2019-10-28", "turkey_backed"),
        ("الجيش الوطني", "yemen", "2019-10-28", "yemen_government"),
        ("المقاومة", "yemen", "2015-08-01", "yemen_government"),
        ("المقاومة", "palestine", "2024-01-01", "hamas"),
        ("المقاومة", "lebanon", "2024-01-01", "hezbollah"),
        ("المسلحون", "syria", "2016-08-04", "opposition"),
        ("المسلحون", "iraq", "2015-08-04", "islamic_state"),
        ("التحالف", "yemen", "2015-08-04", "saudi_coalition"),
        ("التحالف", "syria", "2015-08-04", "us_coalition"),
        ("الطيران الحربي", "syria", "2015-08-04", "government"),
        ("المتمردون", "yemen", "2015-08-04", "houthi"),
        ("المتمردون", "sudan", "2024-08-04", "rsf"),
        ("التنظيم", "iraq", "2015-08-04", "islamic_state"),
        ("قوات الشرعية", "yemen", "2015-08-04", "yemen_government"),
        ("العشائر", "iraq", "2015-08-04", "tribes"),
        ("المستوطنين", "palestine", "2015-08-04", "settlers"),
        ("الحركة", "syria", "2016-10-28", None),
        ("سلاح المدفعية", "syria", "2016-10-28", None),
    ],
)
def test_a_role_word_means_what_the_war_makes_of_it(
    word: str, war: str, day: str, party: str | None
) -> None:
    assert _parties(word, day, war=war) == {word: party}


@pytest.mark.parametrize(
    ("word", "side", "war", "party"),
    [
        ("المجموعات الإرهابية", "government", "syria", "opposition"),
        ("المجموعات الإرهابية", "turkey", "syria", "kurdish_led"),
        ("المجموعات الإرهابية", "kurdish_led", "syria", "islamic_state"),
        ("المسلحين", "houthi", "yemen", "yemen_government"),
        ("المسلحين", "saudi_coalition", "yemen", "houthi"),
        ("الجيش", "houthi", "yemen", "houthi"),
        ("العدو", "houthi", "yemen", "saudi_coalition"),
        ("الميليشيات", "opposition", "syria", "iran_militias"),
        ("الميليشيات", "government", "syria", "opposition"),
        ("المقاومة", "government", "syria", "iran_militias"),
        ("المجاهدين", "islamic_state", "iraq", "islamic_state"),
        ("المجاهدين", "opposition", "syria", "opposition"),
    ],
)
def test_a_hostile_word_means_the_other_side_of_the_mouth_it_comes_from(
    word: str, side: str, war: str, party: str
) -> None:
    assert _parties(word, "2016-10-28", side=side, war=war) == {word: party}


def test_the_outlet_gives_the_side_when_the_report_does_not() -> None:
    text = "فشل هجوم المجموعات الإرهابية في حلب"
    assert _parties(text, source="sana.sy")["المجموعات الإرهابية"] == "opposition"
    assert _parties(text, source="hawarnews.com")["المجموعات الإرهابية"] == "islamic_state"


def test_the_government_of_syria_is_another_after_its_fall() -> None:
    text = "سيطرت هيئة تحرير الشام على حلب"
    assert _parties(text, "2024-12-01")["هيئة تحرير الشام"] == "hts_nusra"
    assert _parties(text, "2025-02-01")["هيئة تحرير الشام"] == "government"
    text = "قال أحمد الشرع في حلب"
    assert _parties(text, "2023-02-01")["أحمد الشرع"] == "hts_nusra"
    assert _parties(text, "2025-02-01")["أحمد الشرع"] == "government"


def test_words_that_point_back_mean_the_last_fitting_actor() -> None:
    text = "هاجمت جبهة النصرة حلب. ثم انسحب تنظيم داعش. ورد التنظيم بالقصف."
    assert _parties(text)["التنظيم"] == "islamic_state"
    text = "هاجمت حركة أحرار الشام الحاجز في حلب. وقالت الحركة إنها تقدمت."
    assert _parties(text)["الحركة"] == "opposition"
    text = "هاجم جيش الفتح قوات النظام في إدلب. وبدأ هذا الجيش التقدم."
    assert _parties(text)["هذا الجيش"] == "opposition"
    text = "وصلت الميليشيات العراقية إلى حلب وصدها الثوار. ثم انسحبت الميليشيات."
    assert _parties(text)["الميليشيات"] == "iran_militias"


def test_what_is_theirs_is_of_the_side_last_named() -> None:
    text = "قال تنظيم داعش في حلب إن مقاتليه انسحبوا"
    assert _parties(text)["مقاتليه"] == "islamic_state"


def test_the_men_of_an_aid_body_are_its_own() -> None:
    text = "تقدم الجيش اللبناني في صيدا. وقالت اليونيفيل إن قواتها تعرضت للنار"
    assert _parties(text, "2024-10-05")["قواتها"] == "un_aid"


def test_both_sides_gives_the_first_named_of_the_two_that_fight() -> None:
    text = "اشتباكات بين الثوار وقوات النظام في حلب وخسائر من الطرفين"
    assert _parties(text)["الطرفين"] == "opposition"
    text = "اشتباكات بين قوات النظام والثوار في حلب وخسائر من الطرفين"
    assert _parties(text)["الطرفين"] == "government"
    assert _parties("خسائر من الطرفين في حلب")["الطرفين"] is None


@pytest.mark.parametrize(
    ("text", "said", "party"),
    [
        ("قوات الأمن السورية في أنقرة وإسطنبول وماردين", "قوات الأمن السورية", "government"),
        ("الحكومة التركية عن حلب وإدلب", "الحكومة التركية", "turkey"),
        ("الشرطة الفلسطينية في رام الله", "الشرطة الفلسطينية", "palestinian_authority"),
        ("فصائل مدعومة من تركيا في حلب وإدلب", "فصائل مدعومة من تركيا", "turkey_backed"),
        ("مقاتلون مناهضون للحوثيين في تعز", "مقاتلون مناهضون للحوثيين", "yemen_government"),
        ("القوات الموالية للنظام في حلب", "القوات الموالية للنظام", "government"),
        (
            "مسلحون سوريون مدعومون من أنقرة في حلب وإدلب",
            "مسلحون سوريون مدعومون من أنقرة",
            "turkey_backed",
        ),
        ("مسلحون عراقيون موالون لإيران في سنجار", "مسلحون عراقيون موالون لإيران", "pmf"),
        (
            "كتائب يمنية تدربها السعودية في مأرب",
            "كتائب يمنية تدربها السعودية",
            "yemen_government",
        ),
        ("قوات ليبية تساندها روسيا في سرت", "قوات ليبية تساندها روسيا", "lna"),
        ("الجيش التركي وفصائل موالية له في حلب", "فصائل موالية له", "turkey_backed"),
        ("الميليشيات العراقية في حلب", "الميليشيات العراقية", "iran_militias"),
        ("مقاتلين أكراد في حلب", "مقاتلين أكراد", "kurdish_led"),
        ("مقاتلة أردنية فوق الرقة وحلب", "مقاتلة أردنية", "us_coalition"),
        ("كتيبة سورية مقاتلة في حلب", "كتيبة سورية مقاتلة", "opposition"),
        ("منزل قيادي حوثي في تعز وعدن", "منزل قيادي حوثي", "houthi"),
        ("مسلحون تركمان في حلب وإدلب", "مسلحون تركمان", "opposition"),
        ("مقاتلين أكراد في ماردين", "مقاتلين أكراد", "pkk"),
    ],
)
def test_nationalities_and_ties(text: str, said: str, party: str) -> None:
    assert _parties(text)[said] == party


def test_a_sentence_on_another_war_is_read_by_that_war() -> None:
    text = "غارات على صنعاء وتعز ومأرب والحديدة. وفي سوريا تقدمت قوات النظام."
    assert _parties(text)["قوات النظام"] == "government"


def test_nothing_is_guessed_without_a_war() -> None:
    found = _parties("هاجم المسلحون الجيش", None)
    assert found == {"المسلحون": None, "الجيش": None}


def test_every_meaning_of_a_role_can_be_reached() -> None:
    """A line that an earlier one always hides would never hold."""
    for role in load_roles().values():
        for at, later in enumerate(role.means):
            for earlier in role.means[:at]:
                hides = (
                    earlier.pack in (None, later.pack)
                    and earlier.state in (None, later.state)
                    and earlier.side in (None, later.side)
                    and earlier.mouth in (None, later.mouth)
                    and (earlier.first or date.min) <= (later.first or date.min)
                    and (earlier.last or date.max) >= (later.last or date.max)
                )
                assert not hides, (role.id, later)


def test_the_side_given_with_a_report_tells_of_its_war() -> None:
    text = "نفذ سلاح الجو ضربات على مواقع المرتزقة السوريين جنوب مصراتة."
    assert _parties(text, "2019-12-20", side="lna")["سلاح الجو"] == "lna"


@pytest.mark.parametrize(
    ("side", "party"), [("saudi_coalition", "saudi_coalition"), ("houthi", "houthi")]
)
def test_air_defence_is_the_own_one(side: str, party: str) -> None:
    text = "اعترضت قوات الدفاع الجوي صاروخا فوق صعدة."
    assert _parties(text, side=side)["قوات الدفاع الجوي"] == party


def test_a_people_fights_for_others_in_each_war() -> None:
    text = (
        "أعلنت أنقرة أن الجيش التركي قصف مواقع حزب العمال الكردستاني في ديار بكر وهكاري. "
        "وسيطر مقاتلون أكراد على تل قرب كوباني في سوريا."
    )
    assert _parties(text, "2015-08-20")["مقاتلون أكراد"] == "kurdish_led"
    assert (
        _parties(text.split(". ")[0] + " بعد كمين نصبه مقاتلون أكراد.", "2015-08-20")[
            "مقاتلون أكراد"
        ]
        == "pkk"
    )


def test_a_pronoun_means_an_owner_of_its_gender() -> None:
    text = "تقدمت قوات البيشمركة نحو مواقع تنظيم داعش في سنجار ودفعت بقواتها إلى التل."
    assert _parties(text, "2015-08-20")["قواتها"] == "peshmerga"


ABROAD = [
    ("قتلت القوات الخاصة مسلحين في الشيشان ثم في داغستان.", "القوات الخاصة", "russia"),
    ("هاجم مسلحون حاجزاً للشرطة في العريش شمالي سيناء.", "حاجزاً للشرطة", "egypt_government"),
    ("اعتقلت الشرطة خلية في الرياض وأخرى في جدة.", "الشرطة", "saudi_government"),
]


@pytest.mark.parametrize(("text", "words", "party"), ABROAD)
def test_a_body_without_nationality_is_of_the_land_told_of(
    text: str, words: str, party: str
) -> None:
    report = Report(name="t", text=text, published=date(2016, 10, 28))
    findings = claim_reader().find(report)
    told = {m.span.of(text): p for m, p in zip(findings.actors, findings.parties, strict=True)}
    assert told[words] == party


def test_police_are_of_the_land_of_their_sentence() -> None:
    text = (
        "قصفت قوات النظام أحياء حلب وإدلب ودرعا وحمص وحماة. "
        "واعتقلت الشرطة خمسة أشخاص في بيروت وصيدا."
    )
    report = Report(name="t", text=text, published=date(2016, 10, 28))
    findings = claim_reader().find(report)
    told = {m.span.of(text): p for m, p in zip(findings.actors, findings.parties, strict=True)}
    assert told["الشرطة"] == "lebanon_government"


def test_an_unnamed_armed_group_is_no_known_side() -> None:
    assert _parties("خطفت مجموعة مسلحة طبيباً في حلب")["مجموعة مسلحة"] == "other"


def test_an_office_named_again_is_the_same_countrys() -> None:
    text = "توعد وزير الداخلية الكويتي داعش في العراق. وأضاف وزير الداخلية أنه لن يتهاون."
    assert _parties(text)["وزير الداخلية"] == "other"
    text = "توعد وزير الداخلية تنظيم داعش في العراق والموصل."
    assert _parties(text)["وزير الداخلية"] == "iraq_government"


@pytest.mark.parametrize(
    ("text", "said", "party"),
    [
        ("الكويت – أوقفت قوات الأمن أنصاراً لداعش في العراق", "قوات الأمن", "other"),
        (
            "الرياض: قالت الجهات الأمنية إن داعش يجند في العراق وسوريا",
            "الجهات الأمنية",
            "saudi_government",
        ),
        ("تركيا: سلاح الجو يقصف حلب وإدلب وحماة", "سلاح الجو", "turkey"),
        ("عمان – قال ناشط إن قوات الأمن دخلت حياً في درعا", "قوات الأمن", "government"),
    ],
)
def test_police_are_those_of_the_country_a_report_is_dated_from(
    text: str, said: str, party: str
) -> None:
    assert _parties(text)[said] == party


@pytest.mark.parametrize(
    ("text", "said", "party"),
    [
        ("صد الجيش الشعبي الحوثيين في الضالع باليمن", "الجيش الشعبي", "yemen_government"),
        (
            "انسحبت لجان المقاومة الشعبية من لودر في أبين",
            "لجان المقاومة الشعبية",
            "yemen_government",
        ),
        ("الجيش الشعبي في كادقلي وجنوب كردفان بالسودان", "الجيش الشعبي", "splm_n"),
    ],
)
def test_a_name_of_common_words_is_the_wars_own(text: str, said: str, party: str) -> None:
    assert _parties(text)[said] == party


@pytest.mark.parametrize(
    ("text", "word", "day", "party"),
    [
        ("انسحبت الفرقة السابعة من نيالا إلى الفاشر", "الفرقة السابعة", "2023-11-22", "saf"),
        (
            "انسحب جنود اللواء 35 مدرع من تعز",
            "جنود اللواء 35 مدرع",
            "2017-05-22",
            "yemen_government",
        ),
        (
            "اقتحمت الفرقة التاسعة حي السماح في الموصل",
            "الفرقة التاسعة",
            "2016-11-22",
            "iraq_government",
        ),
        ("قصفت الفرقة الرابعة أحياء درعا", "الفرقة الرابعة", "2017-05-22", "government"),
        ("قصفت الفرقة 13 حاجزاً في ريف إدلب", "الفرقة 13", "2015-05-22", "opposition"),
    ],
)
def test_an_army_has_units_by_number(text: str, word: str, day: str, party: str) -> None:
    assert _parties(text, day)[word] == party


def test_a_headline_says_the_front_before_the_report_says_which() -> None:
    text = "«الهيئة» تقتحم مقرات في إدلب\n\nاقتحمت هيئة تحرير الشام مقرات لحركة أحرار الشام."
    assert _parties(text, "2019-01-05")["الهيئة"] == "hts_nusra"


def test_the_body_meant_is_the_one_whose_name_begins_so() -> None:
    text = "اقتتلت هيئة تحرير الشام وفيلق الشام في إدلب. وانسحبت الهيئة من القرية."
    assert _parties(text, "2019-01-05")["الهيئة"] == "hts_nusra"
