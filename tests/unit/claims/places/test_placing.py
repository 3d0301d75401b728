"""Where: places behind the trigger, before it, pointed back at, carried on."""

from collections.abc import Callable

import pytest

from riwaya.model import Basis, Claim, Sourced, Where

Read = Callable[..., list[Claim]]
Told = Callable[..., Claim]


def names(claim: Claim) -> list[str]:
    return [where.name for where in claim.where]


def rule(claim: Claim) -> str | None:
    assert isinstance(claim.places, tuple)
    return claim.places[0].rule


def places(claim: Claim) -> tuple[Sourced[Where], ...]:
    assert isinstance(claim.places, tuple)
    return claim.places


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("سيطرت فصائل المعارضة على قرية العيس.", "territory_gain", ["العيس"]),
        (
            "سيطرت فصائل المعارضة على بلدتي العيس وخان طومان.",
            "territory_gain",
            ["العيس", "خان طومان"],
        ),
        ("قصفت قوات النظام بلدة حيان بالمدفعية.", "shelling", ["حيان"]),
        ("انسحبت قوات النظام من بلدة خان طومان.", "withdrawal", ["خان طومان"]),
        ("تحاصر قوات النظام بلدة مضايا منذ تموز 2015.", "siege", ["مضايا"]),
    ],
)
def test_places_stand_behind_the_trigger(
    told: Told, sentence: str, event_type: str, expected: list[str]
) -> None:
    claim = told(sentence, event_type)
    assert names(claim) == expected
    assert rule(claim) == "place.behind"
    assert all(p.basis is Basis.STATED for p in places(claim))


def test_a_place_keeps_the_words_it_was_read_from(told: Told) -> None:
    sentence = "سيطرت فصائل المعارضة على بلدة خان طومان."
    (place,) = places(told(sentence, "territory_gain"))
    assert [span.of(sentence) for span in place.spans] == ["خان طومان"]
    assert place.value.place == "sy:khan-tuman"
    assert place.value.country == "SY"


def test_a_place_before_the_trigger_is_taken_where_none_follows(told: Told) -> None:
    claim = told("تعرضت بلدة حريتان لقصف مدفعي من قوات النظام.", "shelling")
    assert names(claim) == ["حريتان"]
    assert rule(claim) == "place.before"


@pytest.mark.parametrize(
    "sentence",
    [
        "شنت قوات النظام انطلاقا من حماة هجوما على بلدة اللطامنة.",
        "هاجمت قوات النظام من حماة بلدة اللطامنة.",
    ],
)
def test_where_an_attack_came_from_is_not_where_it_was(told: Told, sentence: str) -> None:
    assert names(told(sentence, "clash")) == ["اللطامنة"]


def test_a_destination_alone_is_better_than_nothing(told: Told) -> None:
    claim = told("انسحبت قوات النظام نحو خان طومان.", "withdrawal")
    assert names(claim) == ["خان طومان"]


def test_each_clause_keeps_its_own_place(told: Told) -> None:
    sentence = "سيطرت فصائل المعارضة على قرية العيس، فيما قصفت قوات النظام بلدة حيان."
    assert names(told(sentence, "territory_gain")) == ["العيس"]
    assert names(told(sentence, "shelling")) == ["حيان"]


def test_the_town_is_the_town_named_before(told: Told) -> None:
    sentence = "قصفت قوات النظام مدينة إدلب. ودخلت فصائل المعارضة إلى المدينة."
    claim = told(sentence, "territory_gain")
    (place,) = places(claim)
    assert place.value.place == "sy:idlib"
    assert [span.of(sentence) for span in place.spans] == ["المدينة"]


def test_a_pronoun_carries_the_place_on(told: Told) -> None:
    sentence = "سيطرت فصائل المعارضة على قرية منيان. وقصفتها قوات النظام."
    claim = told(sentence, "shelling")
    assert names(claim) == ["منيان"]
    assert rule(claim) == "place.carried"
    assert places(claim)[0].basis is Basis.INFERRED


def test_a_place_at_the_head_of_a_sentence_is_the_topic_of_the_next(read: Read) -> None:
    text = (
        "قصفت قوات النظام قرية منيان ثم قرية منيان أمس.\n"
        "في بلدة حيان، قتل مدني. وأسرت فصائل المعارضة ضابطا من قوات النظام.\n"
    )
    claim = next(c for c in read(text) if c.event_type == "detention")
    assert names(claim) == ["حيان"]
    assert places(claim)[0].basis is Basis.INFERRED


def test_what_names_no_place_takes_the_report_s(read: Read) -> None:
    text = (
        "سيطرت فصائل المعارضة على قرية منيان.\n"
        "وقالت مصادر إن فصائل المعارضة أسرت ضابطا من قوات النظام.\n"
    )
    claim = next(c for c in read(text) if c.event_type == "detention")
    assert names(claim) == ["منيان"]
    assert places(claim)[0].basis is Basis.INFERRED


def test_a_speaker_s_place_is_not_the_event_s(told: Told) -> None:
    sentence = "قال مراسلنا في إدلب إن قوات النظام قصفت بلدة حيان."
    assert names(told(sentence, "shelling")) == ["حيان"]


def test_a_part_without_its_town_carries_the_town(read: Read) -> None:
    text = "تقدمت قوات النظام في مدينة حلب أمس.\nوقصفت قوات النظام الأحياء الشرقية بالمدفعية.\n"
    claim = next(c for c in read(text) if c.event_type == "shelling")
    assert names(claim) == ["الأحياء الشرقية", "حلب"]


def test_a_place_carries_the_area_its_sentence_opens_with(told: Told) -> None:
    sentence = "وفي ريف حلب، قصفت قوات النظام بلدة حيان بالمدفعية."
    assert names(told(sentence, "shelling")) == ["حيان", "ريف حلب"]


def test_an_area_elsewhere_is_not_added(told: Told) -> None:
    sentence = "وفي إدلب، قالت مصادر إن قوات النظام قصفت بلدة حيان."
    assert "إدلب" not in names(told(sentence, "shelling"))


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        (
            "وفي نيالا، قتل خمسة مدنيين بقصف على حي السكة حديد.",
            "shelling",
            ["السكة حديد", "نيالا"],
        ),
        (
            "البصرة: إطلاق نار من مسلحين على دورية للشرطة أمام مبنى المحافظة.",
            "clash",
            ["مبنى المحافظة", "البصرة"],
        ),
        ("وفي ريف درعا، قصفت قوات النظام بلدة الحراك.", "shelling", ["الحراك", "ريف درعا"]),
        ("في ريف حلب، سيطرت الفصائل على مدينة حلب.", "territory_gain", ["حلب"]),
    ],
)
def test_the_first_words_of_a_sentence_say_where_small_places_lie(
    told: Told, sentence: str, event_type: str, expected: list[str]
) -> None:
    assert names(told(sentence, event_type)) == expected


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("قصفت قوات النظام مدينة الزبداني قرب الحدود مع لبنان.", "shelling", ["الزبداني"]),
        (
            "صدت الفصائل هجوماً لقوات النظام على بلدة سلمى من الجهة الغربية.",
            "clash",
            ["سلمى"],
        ),
        ("قصفت قوات النظام بلدة سرمين في المحافظة بالمدفعية.", "shelling", ["سرمين"]),
        (
            "هاجمت قوات المعارضة المتمركزة شرق مدينة إدلب مواقع النظام في بلدة سراقب.",
            "clash",
            ["سراقب"],
        ),
        (
            "دارت اشتباكات استمرت ساعات بين الجيش والحوثيين قرب مدينة المخا، حتى تمكن الجيش"
            " من السيطرة على بلدة حيس.",
            "territory_gain",
            ["حيس"],
        ),
        (
            "دارت اشتباكات استمرت ساعات بين الجيش والحوثيين حتى تمكن الجيش من السيطرة على"
            " بلدة حيس.",
            "clash",
            ["حيس"],
        ),
        (
            "قبل معركة الموصل، شهدت ناحية القيارة تحركات عسكرية للقوات العراقية.",
            "mobilisation",
            ["القيارة"],
        ),
    ],
)
def test_what_only_tells_of_another_place_is_none_of_the_act(
    told: Told, sentence: str, event_type: str, expected: list[str]
) -> None:
    assert names(told(sentence, event_type)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "استضافت أنقرة اجتماعاً بين وفد الحكومة اليمنية والحوثيين بشأن الهدنة.",
        "تزامن القصف مع استضافة أنقرة اجتماعاً بين وفد الحكومة اليمنية والحوثيين.",
    ],
)
def test_who_hosts_a_meeting_says_where_it_was(told: Told, sentence: str) -> None:
    assert names(told(sentence, "statement")) == ["أنقرة"]


def test_what_is_told_besides_was_elsewhere(told: Told) -> None:
    sentence = "نقلت الفصائل مدافعها إلى أنفاق مجهزة كما ساهم شبان في إدلب وتركيا في تمويلها."
    assert names(told(sentence, "mobilisation")) == []
