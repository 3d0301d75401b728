"""By what means: weapons, who strikes, and what the report shows tell strikes apart."""

from collections.abc import Callable

import pytest

from riwaya.claims.drafts.chosen import Chosen, Setting
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.triggers.means import ReportMeans, clause, strike_type
from riwaya.claims.triggers.select import choose
from riwaya.lexicons.frames import load_frames
from riwaya.model import Claim, EventType, Report, Span, TriggerMention, WeaponMention
from riwaya.pipeline.reading import ReportReader

Told = Callable[..., Claim]


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("قصفت قوات النظام بلدة داريا بالبراميل المتفجرة.", "airstrike"),
        ("شنت الطائرات الحربية غارات على بلدة حيان.", "airstrike"),
        ("استهدفت قوات النظام حي الوعر بقذائف الهاون.", "shelling"),
        ("قصفت قوات النظام بلدة حيان بالمدفعية الثقيلة.", "shelling"),
        ("أطلقت قوات النظام صواريخ على بلدة اللطامنة.", "shelling"),
        ("انفجرت عبوة ناسفة في بلدة اخترين.", "explosion"),
        ("انفجرت سيارة مفخخة في مدينة اعزاز.", "explosion"),
        ("فجر انتحاري من تنظيم الدولة نفسه في مدينة اعزاز.", "suicide_bombing"),
    ],
)
def test_the_weapon_tells_the_type(told: Told, sentence: str, event_type: str) -> None:
    claim = told(sentence, event_type)
    assert claim.event_type == event_type


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("قالت المصادر إن طيران قوات النظام قصف بصاروخ منزلا في بلدة حيان.", "airstrike"),
        ("أمطرت الفصائل المقاتلة بلدة حيان بالقذائف.", "shelling"),
        ("أدى قصف مدفعية وطيران قوات النظام بلدة حيان إلى مقتل طفل.", "shelling"),
        (
            "قصفت قوات النظام أحياء تسيطر عليها الفصائل في حلب من طائرات أو بالبراميل.",
            "airstrike",
        ),
    ],
)
def test_an_aircraft_with_a_rocket_strikes_from_the_air(
    told: Told, sentence: str, event_type: str
) -> None:
    assert told(sentence, event_type).event_type == event_type


@pytest.mark.parametrize(
    "sentence",
    [
        "قُتل مزارع برصاص قوات النظام قرب بلدة حيان.",
    ],
)
def test_guns_turned_on_civilians_make_no_clash(told: Told, sentence: str) -> None:
    claim = told(sentence, "attack_on_civilians")
    assert claim.event_type == "attack_on_civilians"


@pytest.mark.parametrize(
    ("sentence", "event_type", "weapon", "category"),
    [
        ("استهدفت قوات النظام حي الوعر بقذائف الهاون.", "shelling", "الهاون", "artillery"),
        ("انفجرت عبوة ناسفة في بلدة اخترين.", "explosion", "عبوة ناسفة", "ied"),
    ],
)
def test_weapons_keep_their_words(
    told: Told, sentence: str, event_type: str, weapon: str, category: str
) -> None:
    weapons = told(sentence, event_type).weapons
    assert len(weapons) == 1
    assert weapon in weapons[0].value.text
    assert weapons[0].value.span.of(sentence) == weapons[0].value.text
    assert weapons[0].value.category == category


def test_weapons_of_another_clause_are_left_to_it(told: Told) -> None:
    sentence = "سيطرت فصائل المعارضة على قرية العيس، فيما قصفت قوات النظام حيان بالمدفعية."
    assert told(sentence, "territory_gain").weapons == ()
    assert [w.value.text for w in told(sentence, "shelling").weapons] != []


WEAPONS = [
    ("أطلقت قوات النظام أكثر من 300 قذيفة على بلدة حيان.", "shelling", ["أكثر من 300 قذيفة"]),
    ("استهدفت قوات النظام حي الوعر بصاروخ «سكود».", "shelling", ["صاروخ «سكود"]),
    ("شنت الطائرات الحربية لقوات النظام غارات جوية على بلدة حيان.", "airstrike", []),
    ("سيطرت فصائل المعارضة على قرية العيس بعد قصف بالمدفعية.", "territory_gain", []),
    ("دمرت طائرات النظام دبابة لتنظيم داعش في بلدة حيان.", "airstrike", []),
]


@pytest.mark.parametrize(("sentence", "event_type", "weapons"), WEAPONS)
def test_a_weapon_is_what_was_used_with_its_number(
    told: Told, sentence: str, event_type: str, weapons: list[str]
) -> None:
    claim = told(sentence, event_type)
    assert [weapon.value.text for weapon in claim.weapons] == weapons


def _open(event_type: EventType) -> Chosen:
    """Return a trigger of a frame that leaves its means open."""
    frame = next(f for f in load_frames().values() if f.means and f.type is event_type)
    mention = TriggerMention(first=0, last=1, span=Span(0, 1), frame=frame.id, form="past")
    return Chosen(mention, frame, mention.first, mention.last)


def weapon(category: str) -> WeaponMention:
    return WeaponMention(first=2, last=3, span=Span(5, 8), weapon="w", category=category)


NO_AIRCRAFT, AIRCRAFT = ReportMeans(aircraft=False), ReportMeans(aircraft=True)


def test_bare_shelling_is_from_the_air_where_the_report_shows_aircraft() -> None:
    bare = _open(EventType.SHELLING)
    assert strike_type(bare, (), None, AIRCRAFT)[0] is EventType.AIRSTRIKE
    assert strike_type(bare, (), None, NO_AIRCRAFT)[0] is EventType.SHELLING


def test_a_named_weapon_outweighs_what_the_report_shows() -> None:
    bare = _open(EventType.SHELLING)
    told, rule = strike_type(bare, (weapon("air"),), None, NO_AIRCRAFT)
    assert (told, rule) == (EventType.AIRSTRIKE, "type.weapon")


def test_a_side_that_only_flies_strikes_from_the_air() -> None:
    told, rule = strike_type(_open(EventType.SHELLING), (), "us_coalition", NO_AIRCRAFT)
    assert (told, rule) == (EventType.AIRSTRIKE, "type.air-party")


def test_a_frame_that_names_its_means_keeps_its_type() -> None:
    frame = next(
        f
        for f in load_frames().values()
        if f.type is EventType.WITHDRAWAL and not f.means and not f.casualty
    )
    mention = TriggerMention(first=0, last=1, span=Span(0, 1), frame=frame.id, form="past")
    told, rule = strike_type(
        Chosen(mention, frame, mention.first, mention.last),
        (weapon("air"),),
        "russia",
        AIRCRAFT,
    )
    assert (told, rule) == (EventType.WITHDRAWAL, "type.frame")


def test_a_clause_ends_at_connectors_and_other_triggers(reader: ReportReader) -> None:
    text = "قصفت قوات النظام بلدة حيان، فيما سيطرت فصائل المعارضة على قرية العيس"
    findings = reader.find(Report(name="c", text=text + "."))
    scene = Scene(findings, findings.document.sentences[0])
    chosen = choose(scene, scene.triggers, Setting(war=True))
    assert len(chosen) == 2
    low, high = clause(scene, chosen[0], chosen[1:])
    assert "حيان" in [scene.key(at) for at in range(low, high)]
    assert "فيما" not in [scene.key(at) for at in range(low, high)]
    low, high = clause(scene, chosen[1], chosen[:1])
    assert scene.key(low - 1) == "فيما"


@pytest.mark.parametrize(
    ("party", "event_type"),
    [("us_coalition", "airstrike"), ("government", "property_destruction")],
)
def test_a_side_that_has_only_aircraft_destroys_from_the_air(
    party: str, event_type: str
) -> None:
    frame = load_frames()["property.tadmir"]
    mention = TriggerMention(first=0, last=1, span=Span(0, 3), frame=frame.id, form="past")
    told, _ = strike_type(
        Chosen(mention, frame, mention.first, mention.last),
        [],
        party,
        ReportMeans(aircraft=False),
    )
    assert told == event_type
