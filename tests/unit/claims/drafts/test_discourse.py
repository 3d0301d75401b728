"""What a report as a whole says: its sides, who fights whom, what carries on."""

from datetime import date

from riwaya.claims.drafts.discourse import Sides, Thread, dominant_place, sides_of
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.parties import load_parties
from riwaya.model import Report
from riwaya.pipeline.reading import ReportReader

ON = date(2016, 10, 29)


def sides(*parties: str, outlet: str | None = None) -> Sides:
    return Sides(parties, load_parties(), ON, outlet)


def test_the_most_named_enemy_is_the_opponent() -> None:
    told = sides("government", "russia", "opposition", "islamic_state")
    assert told.opponent("government") == "opposition"
    assert told.opponent("opposition") == "government"
    assert sides("islamic_state", "opposition", "government").opponent("government") == (
        "islamic_state"
    )


def test_whom_nobody_fights_has_no_opponent() -> None:
    assert sides("government", "russia").opponent("government") is None
    assert sides("government", "opposition").opponent(None) is None
    assert sides("government", "opposition").opponent("civilians") is None
    assert sides("government", "opposition").opponent("un_aid") is None


def test_states_alone_are_no_fight() -> None:
    assert not sides("government", "russia").fighting()
    assert not sides().fighting()
    assert sides("opposition").fighting()
    assert sides("government", "opposition").fighting()


def test_the_state_is_named_first() -> None:
    assert sides("opposition", "government").first() == "government"
    assert sides("opposition", "hts_nusra").first() == "opposition"
    assert sides().first() is None


def test_who_flies() -> None:
    assert sides("opposition", "russia", "government").flying() == "russia"
    assert sides("opposition", "hts_nusra").flying() is None


def test_sides_are_counted_over_the_report(reader: ReportReader) -> None:
    text = (
        "قصفت قوات النظام بلدة حيان. وتقدمت قوات النظام. وردت فصائل المعارضة.\n"
        "ونزح المدنيون، ودعت الأمم المتحدة إلى هدنة."
    )
    findings = reader.find(Report(name="c", text=text, published=ON))
    found = sides_of(findings, load_parties(), "opposition")
    assert found.parties == ("government", "opposition")
    assert found.on == ON
    assert found.outlet == "opposition"


def test_the_most_named_place_is_what_a_report_is_about(reader: ReportReader) -> None:
    text = "دخلت القوات قرية العيس ثم بلدة حيان، وقصفت حيان."
    placed = dominant_place(reader.find(Report(name="c", text=text)))
    assert placed is not None
    assert [mention.name for mention, _ in placed.places] == ["حيان"]
    assert placed.rule == "place.report"


def test_of_places_named_once_the_first_is_taken(reader: ReportReader) -> None:
    text = "دخلت القوات قرية العيس ثم بلدة حيان."
    placed = dominant_place(reader.find(Report(name="c", text=text)))
    assert placed is not None
    assert [mention.name for mention, _ in placed.places] == ["العيس"]


def test_a_report_without_places_is_about_none(reader: ReportReader) -> None:
    assert (
        dominant_place(reader.find(Report(name="c", text="قال القائد إن الحرب طويلة."))) is None
    )


def test_a_new_paragraph_drops_the_topic(reader: ReportReader) -> None:
    text = "في بلدة حيان، قتل مدني. وأصيب آخرون.\nوقال القائد إن الحرب طويلة."
    findings = reader.find(Report(name="c", text=text))
    thread = Thread()
    topics = []
    for sentence in findings.document.sentences:
        thread.enter(Scene(findings, sentence))
        topics.append(thread.topic and thread.topic.places[0][0].name)
    assert topics == ["حيان", "حيان", None]
