"""What bare words such as المدينة and القاعدة point back at."""

import pytest

from riwaya.model import Report
from riwaya.pipeline.reading import claim_reader

READER = claim_reader()


def places(text: str) -> list[str]:
    found = READER.find(Report(name="case", text=text))
    return [place.name for place in found.places]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("دخلت القوات ناظم التقسيم. ثم استعاد الجيش الموقع.", "ناظم التقسيم"),
        ("اقتحموا قاعدة العند. وقصفت الطائرات القاعدة.", "قاعدة العند"),
        ("تقدموا نحو المجمع الحكومي في تعز. ثم اقتحموا المجمع.", "المجمع الحكومي"),
    ],
)
def test_a_word_points_at_the_last_place_of_its_kind(text: str, name: str) -> None:
    assert places(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("في الرمادي تسعى القوات للقضاء على التنظيم.", ["الرمادي"]),
        ("قصفوا قاعدة العند. أعلن تنظيم القاعدة أن القاعدة باقية.", ["قاعدة العند"]),
        ("في بنغازي جامع كبير، وأزمة دول المنطقة قائمة.", ["بنغازي"]),
    ],
)
def test_some_words_beside_it_make_it_no_place(text: str, names: list[str]) -> None:
    assert places(text) == names


def test_one_of_several_joined_places_is_not_what_a_word_points_at() -> None:
    text = "هاجموا قرية منيان. وقصف الطيران تجمعاتهم في قريتي العيس وحيان. ولم تسقط القرية."
    assert places(text)[-1] == "منيان"
