"""A user's gazetteer of villages: it adds places and takes none away."""

from collections.abc import Callable

import pytest

from riwaya.claims.places.where import ContextPlaceResolver
from riwaya.extraction.places import GazetteerPlaceFinder
from riwaya.lexicons.gazetteer import Gazetteer, load_gazetteer
from riwaya.lexicons.gazetteer_rows import COLUMNS
from riwaya.model import PlaceMention, Report, Where
from riwaya.text.segment import segment

Read = Callable[[str], dict[str, tuple[PlaceMention, Where]]]

VILLAGES = (
    ("sy:x-arbain", "أربعين", 36.0, 36.6),
    ("sy:x-asas", "أساس", 36.1, 36.7),
    ("sy:x-markaz", "مركز المدينة", 35.1, 36.8),
    ("sy:x-madkhal", "المدخل الشمالي", 35.2, 36.8),
    ("sy:x-adan", "عدن", 36.88, 38.44),
    ("sy:x-turkiya", "تركيا", 35.94, 38.67),
    ("sy:x-abyad", "أبيض", 36.35, 40.55),
    ("sy:x-zanbaqa", "زنبقة", 36.05, 36.75),
    ("sy:x-kafr", "كفر زنبق", 36.06, 36.76),
    ("ye:x-hudaydah", "الحديدة", 13.19, 43.77),
    ("iq:x-qarya", "هادئة", 33.0, 44.0),
    ("iq:x-ala", "علي الهلال", 33.1, 44.1),
    ("sy:x-jubb", "جب زنبق", 36.07, 36.77),
)


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("added") / "villages.csv"
    lines = [",".join(COLUMNS)]
    lines += [f"{i},{n},,,village,,{lat},{lon},2,,,0,user" for i, n, lat, lon in VILLAGES]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load_gazetteer([path])


@pytest.fixture(scope="module")
def read(added: Gazetteer) -> Read:
    finder, resolver = GazetteerPlaceFinder(added), ContextPlaceResolver(added)

    def work(text: str) -> dict[str, tuple[PlaceMention, Where]]:
        document = segment(Report(name="case", text=text))
        mentions = finder.find(document)
        wheres = resolver.resolve(document, mentions)
        return {m.name: (m, w) for m, w in zip(mentions, wheres, strict=True)}

    return work


def test_the_project_s_places_are_told_from_a_user_s(added: Gazetteer) -> None:
    assert added.shipped("sy:aleppo")
    assert not added.shipped("sy:x-zanbaqa")
    assert added.slight(("sy:x-zanbaqa",))
    assert not added.slight(("sy:aleppo", "sy:x-zanbaqa"))
    assert len(added) == len(load_gazetteer()) + len(VILLAGES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("نزح نحو أربعين ألف شخص من ريف إدلب.", "أربعين"),
        ("بنوا الاتفاق على أساس متين في إدلب.", "أساس"),
        ("قصفوا مركز المدينة في حماة.", "مركز المدينة"),
        ("دخلوا حماة عند المدخل الشمالي للمدينة.", "المدخل الشمالي"),
        ("سيطروا على قرية هادئة قرب بغداد.", "هادئة"),
        ("تقدموا للسيطرة على الهلال النفطي في ليبيا.", "على الهلال"),
        ("قال شهود إن زنبقة ذبلت.", "زنبقة"),
    ],
)
def test_everyday_words_stay_words(read: Read, text: str, name: str) -> None:
    assert name not in read(text)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("قصفوا أحياء عدن في اليمن.", "عدن", "ye:aden"),
        ("شنت الطائرات غارات في جميع مناطق تركيا.", "تركيا", "tr:turkey"),
        ("غارة على مدينة الحديدة غربي اليمن.", "الحديدة", "ye:al-hudaydah"),
        ("سقوط تل أبيض بيد الأكراد في سوريا.", "تل أبيض", "sy:tall-abyad"),
        ("تقدموا للسيطرة على الهلال النفطي في ليبيا.", "الهلال النفطي", "ly:oil-crescent"),
        ("قصف على قرية زنبقة في ريف إدلب.", "زنبقة", "sy:x-zanbaqa"),
        ("قصف على زنبقة في ريف إدلب الشمالي.", "زنبقة", "sy:x-zanbaqa"),
        ("قصف على كفر زنبق وأريحا في ريف إدلب.", "كفر زنبق", "sy:x-kafr"),
    ],
)
def test_the_place_that_is_meant(read: Read, text: str, name: str, place: str) -> None:
    assert read(text)[name][1].place == place


def test_the_town_before_is_no_village_of_its_name(read: Read) -> None:
    found = read("دخلوا عدن في اليمن ليلاً. ثم انسحبوا من البلدة.")
    assert {where.place for _, where in found.values()} <= {"ye:aden", "ye:yemen"}
