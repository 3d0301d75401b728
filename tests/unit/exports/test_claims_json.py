import json
from datetime import date
from typing import TypeVar

import pytest

from riwaya.errors import SpanError
from riwaya.exports.claims_json import claim_to_json, report_to_json
from riwaya.model import (
    Argument,
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    EventType,
    Gap,
    GapReason,
    Loss,
    LossKind,
    Modality,
    PlacePrecision,
    Producer,
    Report,
    Sourced,
    SourceKind,
    Span,
    Speaker,
    Weapon,
    When,
    Where,
)

T = TypeVar("T")
TEXT = "أعلن الثوار تحرير قرية منيان ومقتل 16 عنصراً بعربة مفخخة."
REPORT = Report(name="r1", text=TEXT, source="شبكة", published=date(2016, 10, 31))
PRODUCER = Producer("test", "1")
FORMAT_FIELDS = [
    "start",
    "trigger",
    "type",
    "modality",
    "agent",
    "agent_party",
    "target",
    "target_party",
    "places",
    "date",
    "source",
    "losses",
    "weapons",
]


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def sourced(value: T, words: str) -> Sourced[T]:
    return Sourced(value, (span(words),), Basis.STATED, PRODUCER)


def claim(**changes: object) -> Claim:
    rebels = Argument("opposition", span("الثوار"), "الثوار", "rebels")
    speaker = Speaker(SourceKind.PARTY_STATEMENT, span("الثوار"), "الثوار", party="opposition")
    day = date(2016, 10, 28)
    loss = Loss("government", LossKind.KILLED, 16, 16, span("16 عنصراً"), "16 عنصراً")
    values: dict[str, object] = {
        "report": REPORT.id,
        "trigger": span("تحرير"),
        "event_type": EventType.TERRITORY_GAIN,
        "modality": sourced(Modality.ASSERTED, "تحرير"),
        "agent": sourced(rebels, "الثوار"),
        "target": sourced(Argument("government"), "تحرير"),
        "places": (sourced(Where("منيان", span("منيان"), "sy-1", 36.19, 37.06), "منيان"),),
        "when": sourced(When(day, day, DatePrecision.DAY), "تحرير"),
        "attribution": sourced(
            Attribution(SourceKind.PARTY_STATEMENT, (speaker,)), "أعلن الثوار"
        ),
        "losses": (sourced(loss, "16 عنصراً"),),
        "weapons": (sourced(Weapon(span("عربة مفخخة"), "عربة مفخخة"), "عربة مفخخة"),),
        "frame": "gain.1",
        "type_rule": "type.frame",
        "sentence": Span(0, len(TEXT)),
    }
    return Claim(**(values | changes))  # type: ignore[arg-type]


def test_the_formats_fields_come_first_and_in_its_order() -> None:
    row = claim_to_json(REPORT, claim())
    assert list(row)[: len(FORMAT_FIELDS)] == FORMAT_FIELDS


def test_the_rule_of_a_type_stands_beside_its_frame() -> None:
    row = claim_to_json(REPORT, claim())
    assert (row["frame"], row["type_rule"]) == ("gain.1", "type.frame")


def test_every_field_is_that_of_the_claim() -> None:
    row = claim_to_json(REPORT, claim())
    assert TEXT[row["start"] : row["start"] + len(row["trigger"])] == "تحرير"
    assert (row["type"], row["modality"]) == ("territory_gain", "asserted")
    assert (row["agent"], row["agent_party"]) == ("الثوار", "opposition")
    assert (row["target"], row["target_party"]) == (None, "government")
    assert row["places"] == [
        {"name": "منيان", "id": "sy-1", "lat": 36.19, "lon": 37.06, "precision": "unresolved"}
    ]
    assert row["date"] == {"start": "2016-10-28", "end": "2016-10-28"}
    assert row["source"] == {"span": "الثوار", "kind": "party_statement"}
    assert row["losses"] == [
        {
            "party": "government",
            "kind": "killed",
            "low": 16,
            "high": 16,
            "span": "16 عنصراً",
        }
    ]
    assert row["weapons"] == ["عربة مفخخة"]
    assert row["id"] == claim().id


def test_what_is_not_known_is_null_and_not_left_out() -> None:
    gap = Gap(GapReason.NOT_STATED, PRODUCER)
    bare = claim(
        agent=gap,
        target=gap,
        places=gap,
        when=gap,
        attribution=sourced(Attribution(SourceKind.OUTLET), "أعلن"),
        losses=(),
        weapons=(),
    )
    row = claim_to_json(REPORT, bare)
    assert {row[k] for k in ("agent", "agent_party", "target", "target_party", "date")} == {
        None
    }
    assert row["source"] == {"span": None, "kind": "outlet"}
    assert row["places"] == row["losses"] == row["weapons"] == row["speakers"] == []


def test_an_open_end_is_null_and_an_anomaly_is_told() -> None:
    last = date(2016, 10, 31)
    when = sourced(When(None, last, DatePrecision.RANGE, "says Friday, was Monday"), "تحرير")
    row = claim_to_json(REPORT, claim(when=when))
    assert row["date"] == {"start": None, "end": "2016-10-31"}
    assert row["anomaly"] == "says Friday, was Monday"
    assert "anomaly" not in claim_to_json(REPORT, claim())


def test_a_place_in_no_gazetteer_keeps_its_name() -> None:
    where = Where("تل مجهول", span("منيان"), precision=PlacePrecision.UNRESOLVED)
    row = claim_to_json(REPORT, claim(places=(sourced(where, "منيان"),)))
    assert row["places"][0]["name"] == "تل مجهول"
    assert row["places"][0]["id"] is row["places"][0]["lat"] is None


def test_the_chain_of_speakers_keeps_its_order() -> None:
    chain = (
        Speaker(SourceKind.PARTY_STATEMENT, text="الثوار"),
        Speaker(SourceKind.MEDIA, text="شبكة", distanced=True),
    )
    attribution = sourced(Attribution(SourceKind.PARTY_STATEMENT, chain), "أعلن")
    row = claim_to_json(REPORT, claim(attribution=attribution))
    assert [s["kind"] for s in row["speakers"]] == ["party_statement", "media"]
    assert [s["distanced"] for s in row["speakers"]] == [False, True]


def test_a_report_is_one_line_of_json() -> None:
    row = report_to_json(REPORT, [claim()])
    assert (row["doc"], row["published"]) == ("r1", "2016-10-31")
    line = json.dumps(row, ensure_ascii=False)
    assert "\n" not in line
    assert json.loads(line)["claims"][0]["trigger"] == "تحرير"
    assert report_to_json(Report(name="r2", text="x"), [])["published"] is None


def test_a_claim_of_another_text_is_refused() -> None:
    with pytest.raises(SpanError):
        claim_to_json(Report(name="short", text="لا"), claim())
