import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from riwaya.evaluation.gold import GoldClaim, GoldError, gold_claims
from riwaya.evaluation.verdicts import check_incidents, places_of, read_verdicts
from riwaya.model import (
    Account,
    CasualtyRange,
    Claim,
    EventType,
    Incident,
    IncidentId,
    Interest,
    Modality,
    Reason,
    Report,
    Ruling,
    Span,
    Stance,
    Verdict,
    Where,
)

FIRST = Report(name="a", text="سيطر الثوار على منيان.", published=date(2016, 10, 29))
SECOND = Report(name="b", text="نفى الجيش سقوط منيان.", published=date(2016, 10, 29))
ENTRY = {
    "incident": "minyan",
    "type": "territory_gain",
    "place": "منيان",
    "verdict": "contested",
    "claims": [
        {"doc": "a", "start": 0, "stance": "asserts"},
        {"doc": "b", "start": 10, "stance": "denies"},
    ],
    "casualties": [{"party": "government", "kind": "killed", "low": 20, "high": 40}],
}


def gold(start: int, trigger: str, modality: Modality) -> GoldClaim:
    return GoldClaim(
        start=start, trigger=trigger, type=EventType.TERRITORY_GAIN, modality=modality
    )


CLAIMS = [
    *gold_claims(FIRST, [gold(0, "سيطر", Modality.ASSERTED)]),
    *gold_claims(SECOND, [gold(10, "سقوط", Modality.DENIED)]),
]


def incident(label: str, verdict: Verdict, told: list[tuple[Claim, Stance]]) -> Incident:
    accounts = tuple(
        Account(claim.id, claim.report, "origin", None, Interest.NEUTRAL, stance)
        for claim, stance in told
    )
    figures = CasualtyRange("government", "killed", 16, 30, 35, "median", ())
    return Incident(
        id=IncidentId(label),
        event_type=EventType.TERRITORY_GAIN,
        when=None,
        place=None,
        ruling=Ruling(verdict, Reason("rule", "", "")),
        accounts=accounts,
        casualties=(figures,),
    )


def expected(folder: Path, **changes: object) -> Path:
    path = folder / "verdicts.json"
    path.write_text(json.dumps([ENTRY | changes]), encoding="utf-8")
    return path


def test_an_incident_as_expected_is_right_in_every_way(tmp_path: Path) -> None:
    both = incident(
        "i",
        Verdict.CONTESTED,
        [(CLAIMS[0], Stance.REPORTS), (CLAIMS[1], Stance.DENIES)],
    )
    [check] = check_incidents(
        read_verdicts(expected(tmp_path)), [both], CLAIMS, [FIRST, SECOND]
    )
    assert check.linked
    assert check.verdict_right
    assert check.stances == 1
    assert check.casualties_right


def test_claims_apart_are_not_linked_and_the_verdict_is_that_of_the_larger_part(
    tmp_path: Path,
) -> None:
    apart = [
        incident("i", Verdict.SINGLE_SOURCE, [(CLAIMS[0], Stance.ASSERTS)]),
        incident("j", Verdict.SINGLE_SOURCE, [(CLAIMS[1], Stance.ASSERTS)]),
    ]
    entries = read_verdicts(expected(tmp_path, also=["retracted"]))
    [check] = check_incidents(entries, apart, CLAIMS, [FIRST, SECOND])
    assert (check.together, check.wanted) == (1, 2)
    assert not check.linked
    assert not check.verdict_right
    assert check.expected == (Verdict.CONTESTED, Verdict.RETRACTED)


def test_a_wrong_stance_and_a_wrong_range_are_seen(tmp_path: Path) -> None:
    both = incident(
        "i", Verdict.CONTESTED, [(CLAIMS[0], Stance.ASSERTS), (CLAIMS[1], Stance.ASSERTS)]
    )
    losses = [{"party": "government", "kind": "killed", "low": 50, "high": 60}]
    entries = read_verdicts(expected(tmp_path, casualties=losses))
    [check] = check_incidents(entries, [both], CLAIMS, [FIRST, SECOND])
    assert check.stances == 0.5
    assert not check.casualties_right


def test_an_incident_that_nobody_told_is_not_found(tmp_path: Path) -> None:
    [check] = check_incidents(read_verdicts(expected(tmp_path)), [], [], [])
    assert (check.together, check.verdict, check.verdict_right) == (0, None, False)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"verdicts\.json"):
        read_verdicts(expected(tmp_path, verdict="true"))


@dataclass
class Found:
    wheres: list[Where]
    places: list[object] = field(default_factory=list)
    document: object = None


def test_places_are_those_the_reader_found() -> None:
    name = Span(16, 21)
    found = Found([Where("قرية منيان", name, "sy-1"), Where("حلب", Span(0, 3), "sy-2")])
    calls = []

    def find(report: Report) -> Found:
        calls.append(report.name)
        return found

    place_of = places_of(find)  # type: ignore[arg-type]
    assert place_of(FIRST, "منيان", name).place == "sy-1"
    assert place_of(FIRST, "حلب", Span(30, 33)).place == "sy-2"
    assert place_of(FIRST, "تل مجهول", Span(30, 33)) == Where("تل مجهول", Span(30, 33))
    assert calls == ["a"]
