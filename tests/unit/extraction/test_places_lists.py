"""Unknown names further on in a list that a class word in the plural opens."""

import pytest

from riwaya.model import Report
from riwaya.pipeline.reading import claim_reader

READER = claim_reader()


def places(text: str) -> list[str]:
    found = READER.find(Report(name="case", text=text))
    return [place.name for place in found.places]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("أحرقوا قرى كورما ومرلي ودبنيرا شمال دارفور.", ["كورما", "مرلي", "دبنيرا"]),
        ("قصفوا بلدات حيان ودربلو وعندان.", ["حيان", "دربلو", "عندان"]),
        ("قصفوا بلدات صماد وأم ولد في ريف درعا.", ["صماد", "أم ولد"]),
        ("قصفوا بلدات عيتا الشعب، ورامية، وبيت ليف.", ["عيتا الشعب", "رامية", "بيت ليف"]),
        ("دخلوا قرى كرهول - تل الريم - باقوفة.", ["كرهول", "تل الريم", "باقوفة"]),
    ],
)
def test_unknown_names_go_on_a_list(text: str, names: list[str]) -> None:
    assert places(text)[: len(names)] == names


@pytest.mark.parametrize(
    "text",
    [
        "قصفوا بلدات حيان وقتلوا مدنيين في ريف حلب.",
        "قصفوا بلدات حيان ومقتل عشرة في ريف حلب.",
        "دخلوا قرى حيان وأصيب عشرة شمال حلب.",
    ],
)
def test_a_verb_or_a_loss_goes_on_no_list(text: str) -> None:
    assert {name.split()[0] for name in places(text)} <= {"حيان", "ريف", "شمال"}


def test_a_town_told_by_two_sides_is_two_places() -> None:
    found = ["أحياء الموصل الغربية", "أحياء الموصل الشرقية"]
    assert places("دخل الجيش أحياء الموصل الغربية والشرقية.") == found
    assert places("اشتبكوا في الموصل الشرقية والقيارة.") == ["الموصل الشرقية", "القيارة"]
