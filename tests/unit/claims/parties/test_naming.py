"""Which actor words name that several actors bear, and whether they name a side themselves."""

from datetime import date

import pytest

from riwaya.claims.parties.naming import actor_of
from riwaya.model import Report
from riwaya.pipeline.reading import ReportReader, claim_reader


@pytest.fixture(scope="module")
def reader() -> ReportReader:
    return claim_reader()


@pytest.mark.parametrize(
    ("text", "on", "actor"),
    [
        (
            "سيطرت المقاومة الشعبية على قاعدة العند في لحج بعد طرد الحوثيين.",
            date(2015, 8, 3),
            "popular_resistance",
        ),
        (
            "صدت المقاومة الشعبية هجوما لقوات الدعم السريع على الفاشر.",
            date(2024, 6, 3),
            "popular_resistance_sudan",
        ),
    ],
)
def test_one_name_of_two_wars(reader: ReportReader, text: str, on: date, actor: str) -> None:
    report = Report(name="x", text=text, published=on)
    mention = next(m for m in reader.find(report).actors if "popular_resistance" in m.actors)
    found = {"popular_resistance": "yemen_government", "popular_resistance_sudan": "saf"}
    assert actor_of(mention, found[actor], on) == actor


def test_without_a_party_the_first_actor_stands(reader: ReportReader) -> None:
    report = Report(name="x", text="سيطرت المقاومة الشعبية على لحج.", published=None)
    mention = next(m for m in reader.find(report).actors if len(m.actors) > 1)
    assert actor_of(mention, None, None) == mention.actors[0]
    assert actor_of(mention, "israel", None) == mention.actors[0]
