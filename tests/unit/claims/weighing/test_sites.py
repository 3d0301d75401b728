"""Where a report tells elsewhere that such a thing happened."""

from datetime import date

from riwaya.model import Report
from riwaya.pipeline.reading import claim_reader

READER = claim_reader()


def placed(text: str) -> dict[str, list[str]]:
    report = Report(name="case", text=text, published=date(2015, 7, 22))
    return {
        claim.trigger.of(text): [where.name for where in claim.where]
        for claim in READER.read(report)
    }


def test_a_bombing_told_without_a_place_is_where_it_was_told_to_be() -> None:
    text = (
        "انفجرت سيارة مفخخة في الزعفرانية أمس وقتل أربعة أشخاص.\n"
        "وتبنى تنظيم داعش التفجير في بيان على الإنترنت."
    )
    assert placed(text)["التفجير"] == ["الزعفرانية"]


def test_a_group_s_branch_is_no_place() -> None:
    text = "خطفت جبهة النصرة، ذراع تنظيم القاعدة في سوريا، خمسة مقاتلين في أعزاز."
    assert placed(text)["خطفت"] == ["أعزاز"]


def test_what_a_group_does_in_a_country_is_there() -> None:
    text = "خطف تنظيم داعش خمسة مقاتلين في سوريا."
    assert placed(text)["خطف"] == ["سوريا"]
