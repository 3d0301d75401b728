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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصفوا قاعدة العند في لحج. ثم دخلوا القاعدة العسكرية.", "قاعدة العند"),
        ("هاجموا جامعة الأنبار في الرمادي. ثم دخلوا حرم الجامعة.", "جامعة الأنبار"),
        ("اشتبكوا في سهل الغاب قرب مدينة حماة. وقصف الطيران المنطقة.", "سهل الغاب"),
        ("اشتبكوا في مدينة الزبداني شمال غرب دمشق. وقصف الطيران المدينة.", "الزبداني"),
    ],
)
def test_what_only_says_where_a_place_lies_is_not_pointed_at(text: str, name: str) -> None:
    assert places(text)[-1] == name


def test_a_word_of_two_points_at_the_last_two_joined() -> None:
    text = "سيطروا على حلب. وقصفوا بلدتي نبل والزهراء. ودارت اشتباكات في محيط البلدتين."
    assert places(text)[-2:] == ["نبل", "الزهراء"]


def test_a_word_of_two_points_at_nothing_where_no_two_are_joined() -> None:
    assert places("قصفوا بلدة نبل. ودارت اشتباكات في محيط البلدتين.") == ["نبل"]


def test_a_body_called_by_such_a_word_is_no_place() -> None:
    assert places("هاجموا جامعة الأنبار. وقالت الجامعة العربية إنها قلقة.") == ["جامعة الأنبار"]


def test_the_town_may_point_ahead_where_none_was_named_before() -> None:
    text = "سمع دوي القصف في المدينة. وقال ناشطون إن القصف طال مدينة حلب."
    assert places(text) == ["حلب", "حلب"]
    assert places("انسحبت القوات من المنطقة. وقال ناشطون إن حلب هادئة.") == ["حلب"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("دخلوا بلدة مورك ثم قرية معان. وقصفت الطائرات البلدة.", "مورك"),
        ("دخلوا قرية معان ثم بلدة مورك. وقصفت الطائرات القرية.", "معان"),
        ("دخلوا مدينة هيت القريبة من قضاء حديثة. ثم سيطروا على وسط المدينة.", "هيت"),
    ],
)
def test_a_place_told_by_another_class_is_not_meant(text: str, name: str) -> None:
    assert places(text)[-1] == name
