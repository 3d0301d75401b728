"""Whole claims: every value with its ground, inferences marked, a report read as one."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from riwaya.model import (
    Basis,
    Claim,
    EventType,
    Gap,
    Modality,
    Producer,
    Report,
    Sourced,
    SourceKind,
)
from riwaya.pipeline.reading import ReportReader

Read = Callable[..., list[Claim]]
Told = Callable[..., Claim]

STORY = (
    "فصائل المعارضة تسيطر على قرية منيان\n"
    "حلب - سيطرت فصائل المعارضة يوم أمس على قرية منيان غربي حلب بعد معارك مع قوات النظام.\n"
    "وقال ناشطون إن 12 عنصرا من قوات النظام قتلوا في المعارك.\n"
    "وقصف الطيران الحربي بلدة حيان، ما أدى إلى مقتل خمسة مدنيين.\n"
    "ونفى الجيش السوري انسحاب قواته من ضاحية الأسد، وقال إنه أحبط هجوما لجبهة النصرة عليها.\n"
)


def grounds(claim: Claim) -> Iterator[Sourced[object] | Gap]:
    """Yield every field of a claim that has a ground."""
    yield from (claim.modality, claim.agent, claim.target, claim.when, claim.attribution)
    yield from (claim.places,) if isinstance(claim.places, Gap) else claim.places
    yield from claim.losses
    yield from claim.weapons


def test_every_value_has_its_ground_in_the_text(read: Read) -> None:
    claims = read(STORY)
    assert len(claims) >= 5
    for claim in claims:
        for field in grounds(claim):
            assert isinstance(field, Sourced | Gap)
            assert isinstance(field.producer, Producer)
            for span in field.spans:
                assert 0 <= span.start < span.end <= len(STORY)


def test_a_headline_that_stands_twice_is_read_once(read: Read) -> None:
    head, _, body = STORY.partition("\n")
    once, twice = read(STORY), read(f"{head}\n{head}\n{body}")
    assert [(c.event_type, c.agent_party) for c in twice] == [
        (c.event_type, c.agent_party) for c in once
    ]


def test_what_is_stated_has_words_and_what_is_inferred_a_rule(read: Read) -> None:
    for claim in read(STORY):
        for field in (claim.agent, claim.target, claim.when):
            if isinstance(field, Gap):
                continue
            assert field.rule
            assert field.spans or field.basis is Basis.INFERRED
        if not isinstance(claim.places, Gap):
            assert all(place.spans and place.rule for place in claim.places)


def test_arguments_carry_the_words_of_their_span(read: Read) -> None:
    for claim in read(STORY):
        for field in (claim.agent, claim.target):
            if isinstance(field, Sourced) and field.value.span is not None:
                assert field.value.span.of(STORY) == field.value.text
                assert field.spans == (field.value.span,)


def test_triggers_stand_in_their_sentence_and_in_order(read: Read) -> None:
    claims = read(STORY)
    starts = [claim.trigger.start for claim in claims]
    assert starts == sorted(starts)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.sentence.start <= claim.trigger.start
        assert claim.trigger.end <= claim.sentence.end


@pytest.mark.parametrize(
    ("sentence", "event_type", "role", "party", "basis"),
    [
        ("سيطرت جبهة النصرة على قرية العيس.", "territory_gain", "agent", "hts_nusra", "stated"),
        ("قصفت طائرات حربية مدينة حلب.", "airstrike", "agent", "government", "resolved"),
        ("سيطر الثوار على قرية العيس.", "territory_gain", "agent", "opposition", "resolved"),
        (
            "استهدف قصف مدفعي منازل المدنيين في منيان.",
            "shelling",
            "target",
            "civilians",
            "stated",
        ),
    ],
)
def test_a_party_is_stated_where_its_words_name_it(
    told: Told, sentence: str, event_type: str, role: str, party: str, basis: str
) -> None:
    value = getattr(told(sentence, event_type), role)
    assert (value.value.party, str(value.basis)) == (party, basis)


def test_a_side_that_words_do_not_mean_by_themselves_is_inferred(read: Read) -> None:
    text = (
        "استهدف الثوار مواقع الثوار في منيان.\nودارت اشتباكات بين المعارضة وقوات النظام في حلب."
    )
    claim = read(text)[0]
    assert isinstance(claim.target, Sourced)
    assert (claim.target.value.text, claim.target.value.party) == ("مواقع الثوار", "government")
    assert (claim.target.basis, claim.target.rule) == (Basis.INFERRED, "target.against")


@pytest.mark.parametrize(
    ("text", "party", "basis"),
    [
        ("قتل 7 عناصر من جبهة النصرة في اشتباكات في حلب.", "hts_nusra", Basis.STATED),
        ("قتل خمسة مدنيين في قصف مدفعي على حلب.", "civilians", Basis.STATED),
        ("قتل 12 عنصرا من قوات النظام في معارك في حلب.", "government", Basis.RESOLVED),
        (
            "أسر الثوار 12 من الثوار في حلب بعد معارك مع قوات النظام.",
            "government",
            Basis.INFERRED,
        ),
    ],
)
def test_whose_a_loss_is_is_stated_where_words_name_them(
    read: Read, text: str, party: str, basis: Basis
) -> None:
    [loss] = [loss for claim in read(text) for loss in claim.losses]
    assert (loss.value.party, loss.basis, loss.rule) == (party, basis, "loss.told")


@pytest.mark.parametrize(
    ("sentence", "modality", "basis"),
    [
        ("سيطرت جبهة النصرة على قرية العيس.", Modality.ASSERTED, Basis.DEFAULTED),
        ("تعتزم جبهة النصرة السيطرة على قرية العيس.", Modality.PLANNED, Basis.STATED),
    ],
)
def test_a_modality_that_nothing_tells_is_defaulted(
    told: Told, sentence: str, modality: Modality, basis: Basis
) -> None:
    sure = told(sentence, "territory_gain").modality
    assert (sure.value, sure.basis) == (modality, basis)


def test_a_target_that_no_word_names_is_inferred_from_who_fights_whom(told: Told) -> None:
    claim = told("سيطرت فصائل المعارضة على قرية العيس.", "territory_gain")
    assert isinstance(claim.target, Sourced)
    assert claim.target.value.party == "government"
    assert claim.target.value.text is None
    assert claim.target.basis is Basis.INFERRED
    assert claim.target.rule == "target.opponent"


def test_an_agent_that_no_word_names_is_inferred_and_says_so(told: Told) -> None:
    claim = told("تعرضت مواقع قوات النظام لقصف مدفعي في منيان.", "shelling")
    assert isinstance(claim.agent, Sourced)
    assert claim.agent.value.party == "opposition"
    assert claim.agent.basis is Basis.INFERRED
    assert claim.agent.rule == "agent.opponent"


def test_a_mine_that_goes_off_is_nobody_s(told: Told) -> None:
    claim = told("انفجر لغم في قرية العيس.", "explosion")
    assert isinstance(claim.agent, Gap)


def test_who_flees_are_civilians(told: Told) -> None:
    claim = told("نزح مئات المدنيين من بلدة حيان.", "displacement")
    assert claim.agent_party == "civilians"


def test_a_verb_without_subject_takes_the_one_before(told: Told) -> None:
    sentence = "سيطرت فصائل المعارضة على قرية العيس. ثم انسحبوا منها بعد ساعات."
    claim = told(sentence, "withdrawal")
    assert claim.agent_party == "opposition"
    assert isinstance(claim.agent, Sourced)
    assert claim.agent.basis is Basis.RESOLVED
    assert claim.agent.rule == "agent.carried"
    assert [s.of(sentence) for s in claim.agent.spans] == ["فصائل المعارضة"]


def test_we_are_the_side_that_speaks(read: Read) -> None:
    text = (
        "وقال القائد العسكري في جيش الفتح: سيطرنا على قرية منيان.\n"
        "وتدور معارك بين قوات النظام وفصائل المعارضة."
    )
    gain = next(c for c in read(text) if c.event_type is EventType.TERRITORY_GAIN)
    assert gain.agent_party == "opposition"
    assert gain.attribution.value.kind is SourceKind.PARTY_STATEMENT


def test_what_is_only_planned_cost_nobody(told: Told) -> None:
    claim = told("يعتزم الجيش السوري اعتقال خمسة عناصر من جبهة النصرة في حلب.", "detention")
    assert not claim.losses


def test_a_plan_joined_to_a_plan_is_planned(told: Told) -> None:
    sentence = "تعتزم قوات النظام اقتحام بلدة داريا والسيطرة عليها."
    assert told(sentence, "territory_gain").modality.value is Modality.PLANNED


def test_a_headline_and_its_sentence_are_linked(read: Read) -> None:
    text = (
        "سيطرت فصائل المعارضة على قرية منيان\n"
        "سيطرت فصائل المعارضة على قرية منيان بعد معارك مع قوات النظام.\n"
    )
    first, second = [c for c in read(text) if c.event_type is EventType.TERRITORY_GAIN]
    assert first.repeats is None
    assert second.repeats == first.id


def test_two_gains_of_two_places_are_not_linked(read: Read) -> None:
    text = (
        "سيطرت فصائل المعارضة يوم أمس على قرية منيان من قوات النظام.\n"
        "وسيطرت فصائل المعارضة على قرية العيس.\n"
    )
    gains = [c for c in read(text) if c.event_type is EventType.TERRITORY_GAIN]
    assert len(gains) == 2
    assert [c.repeats for c in gains] == [None, None]


def test_what_was_weighed_and_not_taken_is_kept(read: Read) -> None:
    considered = [line for claim in read(STORY) for line in claim.considered]
    assert considered
    assert all(line.startswith(("agent: ", "target: ")) for line in considered)


def test_reading_twice_gives_the_same(reader: ReportReader) -> None:
    report = Report(name="c", text=STORY, published=date(2016, 10, 29))
    assert reader.read(report) == reader.read(report)


def test_the_side_of_the_outlet_counts(read: Read) -> None:
    text = (
        "تقدمت قواتنا في حي الراشدين وقتلت عددا من الإرهابيين.\n"
        "وتدور معارك بين الجيش السوري وجبهة النصرة.\n"
    )
    claims = read(text, side="government")
    assert claims
    assert claims[0].agent_party == "government"


@pytest.mark.parametrize("side", ["government", "opposition"])
def test_our_forces_are_the_outlets_where_only_its_enemy_is_named(
    read: Read, side: str
) -> None:
    enemy = {"government": "المجموعات الإرهابية", "opposition": "ميليشيات النظام"}[side]
    claims = read(f"طردت قواتنا اليوم {enemy} من حي الراشدين بحلب.", side=side)
    assert [claim.agent_party for claim in claims] == [side]


@pytest.mark.parametrize("text", ["", " \n\t", "...", "٣٣", "قال", "a b c", "«»"])
def test_a_text_that_tells_nothing_has_no_claims(read: Read, text: str) -> None:
    assert read(text) == []


def test_gaps_say_why(told: Told) -> None:
    claim = told("سيطرت فصائل المعارضة على قرية العيس.", "territory_gain")
    assert isinstance(claim.when, Gap)
    assert claim.when.reason == "not_stated"
    assert claim.when.producer.name == "riwaya.claims"
