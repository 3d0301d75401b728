"""Bare words that point back at a place."""

import pytest

from riwaya.model import PlaceMention, Report, Where
from riwaya.pipeline.reading import ReportReader


def found(reader: ReportReader, text: str) -> list[tuple[str, str | None]]:
    """Return (words, place id) of each place of a text, in order."""
    findings = reader.find(Report(name="c", text=text))
    return [
        (m.span.of(text), w.place)
        for m, w in zip(findings.places, findings.wheres, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("قصفت القوات مدينة إدلب. ثم دخلت المدينة.", "المدينة", "sy:idlib"),
        ("هاجمت القوات قرية العيس. وانسحبت من القرية.", "القرية", "sy:al-eis"),
        ("هاجمت القوات قرية العيس. وقتل مدني بالقرية.", "القرية", "sy:al-eis"),
    ],
)
def test_a_bare_word_is_the_place_named_before(
    reader: ReportReader, text: str, words: str, place: str
) -> None:
    assert found(reader, text)[-1] == (words, place)


def test_the_nearest_place_of_its_kind_is_meant(reader: ReportReader) -> None:
    text = "قصفت القوات مدينة إدلب ثم قرية العيس. ودخلت المدينة."
    assert found(reader, text)[-1] == ("المدينة", "sy:idlib")


def test_a_bare_word_with_nothing_before_it_is_no_place(reader: ReportReader) -> None:
    assert found(reader, "دخلت القوات المدينة.") == []


def test_a_name_after_the_word_is_that_place_and_not_the_one_before(
    reader: ReportReader,
) -> None:
    text = "قصفت القوات مدينة إدلب. ثم دخلت مدينة حلب."
    assert [place for _, place in found(reader, text)] == ["sy:idlib", "sy:aleppo"]


def test_pointing_words_keep_their_own_span(reader: ReportReader) -> None:
    text = "قصفت القوات مدينة إدلب. ثم دخلت المدينة."
    findings = reader.find(Report(name="c", text=text))
    mention: PlaceMention = findings.places[-1]
    where: Where = findings.wheres[-1]
    assert where.span == mention.span
    assert mention.name == "إدلب"
    assert mention.span.start == text.rindex("المدينة")


def test_mentions_stay_in_the_order_of_the_text(reader: ReportReader) -> None:
    text = "قصفت القوات مدينة إدلب. ثم دخلت المدينة. وقصفت قرية العيس. وانسحبت من القرية."
    findings = reader.find(Report(name="c", text=text))
    firsts = [m.first for m in findings.places]
    assert firsts == sorted(firsts)
    assert len(findings.places) == len(findings.wheres) == 4
