"""Whose word a claim is, from which side, and in whose interest."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from riwaya.model import (
    Account,
    EventType,
    Interest,
    Modality,
    SourceKind,
    Span,
    Speaker,
    Stance,
)
from riwaya.reconciliation import Knowledge, reconcile

if TYPE_CHECKING:
    from tests.unit.reconciliation.conftest import Dead, Desk, Said

GAIN, CLASH = EventType.TERRITORY_GAIN, EventType.CLASH


def test_a_loss_that_is_only_guessed_to_be_its_own_admits_nothing(
    desk: "Desk", dead: "Dead"
) -> None:
    blast = {"agent": "hts_nusra", "target": "government", "losses": [dead("government", 5)]}
    claim = desk.tell(EventType.EXPLOSION, side="russia", place="منيان", **blast)
    assert account(desk).interest is Interest.AGAINST_INTEREST
    desk.infer(claim, "target", "losses")
    assert account(desk).interest is Interest.NEUTRAL


def account(desk: "Desk") -> Account:
    return desk.reconcile().incidents[0].accounts[0]


@pytest.mark.parametrize(
    ("side", "told", "expected"),
    [
        ("opposition", {"agent": "opposition"}, Interest.INTERESTED),
        ("government", {"agent": "opposition"}, Interest.AGAINST_INTEREST),
        ("russia", {"agent": "government"}, Interest.INTERESTED),
        (None, {"agent": "opposition"}, Interest.NEUTRAL),
        ("un_aid", {"agent": "government"}, Interest.NEUTRAL),
        (
            "government",
            {"agent": "opposition", "modality": Modality.FAILED},
            Interest.INTERESTED,
        ),
        (
            "opposition",
            {"agent": "opposition", "modality": Modality.FAILED},
            Interest.AGAINST_INTEREST,
        ),
        (
            "government",
            {"agent": "opposition", "modality": Modality.DENIED},
            Interest.INTERESTED,
        ),
    ],
)
def test_interest_in_ground_taken(
    desk: "Desk", side: str | None, told: dict[str, object], expected: Interest
) -> None:
    desk.tell(GAIN, side=side, place="منيان", **told)
    assert account(desk).interest is expected


@pytest.mark.parametrize(
    ("side", "event_type", "told", "expected"),
    [
        (
            "opposition",
            EventType.WITHDRAWAL,
            {"agent": "opposition"},
            Interest.AGAINST_INTEREST,
        ),
        ("government", EventType.WITHDRAWAL, {"agent": "opposition"}, Interest.INTERESTED),
        (
            "opposition",
            EventType.AIRSTRIKE,
            {"agent": "russia", "target": "civilians"},
            Interest.INTERESTED,
        ),
        (
            "russia",
            EventType.AIRSTRIKE,
            {"agent": "russia", "target": "civilians"},
            Interest.AGAINST_INTEREST,
        ),
        (
            "russia",
            EventType.AIRSTRIKE,
            {"agent": "russia", "target": "civilians", "modality": Modality.DENIED},
            Interest.INTERESTED,
        ),
        (
            "government",
            EventType.AIRSTRIKE,
            {"agent": "government", "target": "opposition"},
            Interest.INTERESTED,
        ),
        (
            "opposition",
            EventType.AIRSTRIKE,
            {"agent": "government", "target": "opposition"},
            Interest.NEUTRAL,
        ),
        (
            "government",
            EventType.SIEGE,
            {"agent": "government", "target": "opposition"},
            Interest.INTERESTED,
        ),
        ("government", EventType.CONTROL, {"agent": "government"}, Interest.INTERESTED),
        ("government", EventType.CONTROL, {"agent": "opposition"}, Interest.AGAINST_INTEREST),
        ("government", EventType.STATEMENT, {"agent": "government"}, Interest.NEUTRAL),
    ],
)
def test_interest_by_type(
    desk: "Desk",
    side: str | None,
    event_type: EventType,
    told: dict[str, object],
    expected: Interest,
) -> None:
    desk.tell(event_type, side=side, place="منيان", **told)
    assert account(desk).interest is expected


@pytest.mark.parametrize(
    ("side", "event_type", "agent", "target", "interest"),
    [
        ("opposition", "control", "government", None, "against_interest"),
        ("saudi_government", "control", "islamic_state", None, "neutral"),
        ("saudi_government", "territory_gain", "islamic_state", "iraq_government", "neutral"),
        (
            "iraq_government",
            "territory_gain",
            "islamic_state",
            "iraq_government",
            "against_interest",
        ),
        ("iraq_government", "siege", "islamic_state", "iraq_government", "neutral"),
        (
            "iraq_government",
            "property_destruction",
            "islamic_state",
            "iraq_government",
            "neutral",
        ),
    ],
)
def test_only_who_suffers_a_deed_admits_it_and_an_accusation_admits_nothing(
    desk: "Desk", side: str, event_type: str, agent: str, target: str | None, interest: str
) -> None:
    kind = EventType(event_type)
    desk.tell(kind, side=side, agent=agent, target=target, place="منيان")
    assert desk.only().accounts[0].interest == interest


def test_own_losses_in_a_battle_are_against_interest(desk: "Desk", dead: "Dead") -> None:
    desk.tell(CLASH, side="government", place="منيان", losses=[dead("government", 5)])
    assert account(desk).interest is Interest.AGAINST_INTEREST


def test_an_outlet_speaks_for_itself_and_correspondents_for_it(desk: "Desk") -> None:
    desk.tell(GAIN, outlet="شبكة أ", place="منيان", agent="opposition")
    desk.tell(
        GAIN,
        outlet="شبكة أ",
        place="منيان",
        agent="opposition",
        speaker=Speaker(SourceKind.CORRESPONDENT, Span(0, 1), "مراسلنا"),
    )
    (incident,) = desk.reconcile().incidents
    assert len({a.origin for a in incident.accounts}) == 1


def test_one_statement_in_two_outlets_is_one_origin(desk: "Desk", said: "Said") -> None:
    for outlet, words in (
        ("أ", "بيان غرفة عمليات فتح حلب"),
        ("ب", "غرفة عمليات فتح حلب في بيان"),
    ):
        desk.tell(
            GAIN,
            outlet=outlet,
            place="منيان",
            agent="opposition",
            speaker=said("opposition", words),
        )
    (incident,) = desk.reconcile().incidents
    assert len({a.origin for a in incident.accounts}) == 1
    assert incident.ruling.verdict == "single_source"


def test_an_actor_is_the_same_voice_whatever_it_is_called(desk: "Desk", said: "Said") -> None:
    for outlet, words in (("أ", "أحرار الشام"), ("ب", "المكتب الإعلامي للحركة")):
        speaker = said("opposition", words, "ahrar_al_sham")
        desk.tell(GAIN, outlet=outlet, place="منيان", agent="opposition", speaker=speaker)
    (incident,) = desk.reconcile().incidents
    assert {a.origin for a in incident.accounts} == {"voice:ahrar_al_sham"}


def test_nameless_voices_count_as_the_outlet_that_quotes_them(desk: "Desk") -> None:
    witness = Speaker(SourceKind.WITNESS, Span(0, 1), "شهود عيان")
    desk.tell(GAIN, outlet="شبكة أ", side="opposition", place="منيان", agent="opposition")
    desk.tell(
        GAIN,
        outlet="شبكة أ",
        side="opposition",
        place="منيان",
        agent="opposition",
        speaker=witness,
    )
    (incident,) = desk.reconcile().incidents
    assert incident.ruling.verdict == "single_source"
    assert {a.side for a in incident.accounts} == {"opposition"}


def test_residents_and_aid_workers_speak_for_no_side(desk: "Desk") -> None:
    people = Speaker(SourceKind.WITNESS, Span(0, 1), "أهالي القرية", None, "civilians")
    desk.tell(GAIN, place="منيان", agent="opposition", speaker=people)
    assert account(desk).side is None


def test_a_record_can_say_for_whom_an_outlet_speaks(desk: "Desk", knowledge: Knowledge) -> None:
    desk.tell(GAIN, outlet="جريدة ما", place="منيان", agent="opposition")
    told = replace(knowledge, alignments={"جريدة ما": "government"})
    result = reconcile(desk.reports, desk.claims, knowledge=told)
    assert result.incidents[0].accounts[0].side == "government"


def test_outlets_of_one_group_are_one_voice(desk: "Desk", knowledge: Knowledge) -> None:
    for outlet in ("قناة أ", "موقع أ"):
        desk.tell(GAIN, outlet=outlet, place="منيان", agent="opposition")
    grouped = replace(knowledge, groups={"قناة أ": "أ", "موقع أ": "أ"})
    (incident,) = reconcile(desk.reports, desk.claims, knowledge=grouped).incidents
    assert incident.ruling.verdict == "single_source"


def test_stance(desk: "Desk", said: "Said") -> None:
    desk.tell(GAIN, place="منيان", agent="opposition", modality=Modality.DENIED)
    assert account(desk).stance is Stance.DENIES
    desk.reports.clear()
    desk.claims.clear()
    aloof = replace(said("opposition"), distanced=True)
    desk.tell(GAIN, place="منيان", agent="opposition", speaker=aloof)
    assert account(desk).stance is Stance.REPORTS
    desk.reports.clear()
    desk.claims.clear()
    desk.tell(GAIN, place="منيان", agent="opposition", speaker=said("opposition"))
    assert account(desk).stance is Stance.ASSERTS
