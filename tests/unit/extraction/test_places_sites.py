"""Sites told by a class word and a name, known or not, and pairs told in the dual."""

import pytest

from riwaya.extraction.places import GazetteerPlaceFinder
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.model import Report
from riwaya.text.segment import segment

SITES = [
    ("سقطت قذيفة عند بوابة الشلال شرق المدينة", ["بوابة الشلال"]),
    ("عبرت القوة كوبري المنشية وخزان الصفا", ["كوبري المنشية", "خزان الصفا"]),
    ("دارت اشتباكات عند جسر الشيخ عمر", ["جسر الشيخ عمر"]),
    ("أصيب جامع الإمام الحسين بصاروخ", ["جامع الإمام الحسين"]),
    ("سقطت قذيفة على دوار أبو شرخ", ["دوار أبو شرخ"]),
    ("هاجموا محطة كهرباء المنصورة", ["محطة كهرباء المنصورة"]),
    ("اقتحموا رئاسة الفرقة 17 مشاة", ["رئاسة الفرقة 17 مشاة"]),
    ("انسحبوا من حقل الشعاب النفطي", ["حقل الشعاب النفطي"]),
    ("نسفوا منازل في بلوك 9", ["بلوك 9"]),
    ("قصفوا خربة نفحا", ["خربة نفحا"]),
    ("سيطروا على ارتكاز الوحشي", ["ارتكاز الوحشي"]),
    ("سقطت قذائف على مستشفى النو بأم درمان", ["مستشفى النو", "أم درمان"]),
    ("وقع هجوم في العاصمة التركية أنقرة", ["أنقرة"]),
    ("وقع هجوم في العاصمة الليبية", ["العاصمة الليبية"]),
    ("سيطروا على منطقة الملعب في الرمادي", ["الملعب", "الرمادي"]),
    ("فجر نفسه قرب مصرف الجمهورية في بنغازي", ["مصرف الجمهورية", "بنغازي"]),
    ("خطفوا رهبانا من دير مار إلياس", ["دير مار إلياس"]),
    ("عثروا على كدس في بساتين المخيسة", ["بساتين المخيسة"]),
    ("دارت اشتباكات ضمن قاطع المقدادية", ["المقدادية"]),
    ("سيطروا على مباني البنك المركزي والمتحف القومي", ["البنك المركزي", "المتحف القومي"]),
]
PAIRS = [
    ("قصفوا قريتي بسنقول ومصيبين في ريف إدلب", ["بسنقول", "مصيبين"]),
    ("قصفوا بلدتي الناقورة ورامية", ["الناقورة", "رامية"]),
    ("انهار حاجزا المشرفة والزيارة", ["المشرفة", "الزيارة"]),
    ("استعادوا ميناءي السدرة ورأس لانوف", ["السدرة", "رأس لانوف"]),
    ("اقتحموا حارتي باب حطة والسعدية", ["باب حطة", "السعدية"]),
    ("دارت معارك في الرهد وأم روابة", ["الرهد", "أم روابة"]),
]
NONE = [
    "اعتقلت الشرطة منفذي الهجومين المفترضين",
    "استهدفوا حاجزا مشتركا لقوات النظام",
    "أعلنت رئاسة الوزراء الحداد",
    "أحرقوا مستودع الذخيرة",
    "ألقت المروحية برميلان وبرميلين على المنازل",
]


@pytest.fixture(scope="module")
def finder() -> GazetteerPlaceFinder:
    return GazetteerPlaceFinder(load_gazetteer())


def _names(finder: GazetteerPlaceFinder, text: str) -> list[str]:
    return [place.name for place in finder.find(segment(Report(name="case", text=text)))]


@pytest.mark.parametrize(("text", "names"), [*SITES, *PAIRS])
def test_a_site_has_its_whole_name(
    finder: GazetteerPlaceFinder, text: str, names: list[str]
) -> None:
    found = _names(finder, text)
    assert [name for name in found if name in names] == names


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_a_site_is_none(finder: GazetteerPlaceFinder, text: str) -> None:
    assert _names(finder, text) == []
