"""The gazetteers of other countries: well-formed, rooted, inside their country, rich enough."""

import csv
import gzip
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from riwaya.arabic.fold import fold_key
from riwaya.arabic.phrases import phrase_keys
from riwaya.lexicons.gazetteer_rows import COLUMNS, KINDS

DATA = files("riwaya.lexicons") / "gazetteer_data"
BOXES = {
    "ye": (11.9, 19.1, 41.8, 54.8),
    "iq": (29.0, 37.4, 38.7, 48.7),
    "ly": (19.4, 33.4, 9.3, 25.3),
    "ps": (31.2, 32.6, 34.2, 35.6),
    "sd": (8.6, 22.3, 21.8, 38.7),
    "lb": (33.05, 34.7, 35.1, 36.65),
    "tr": (35.8, 42.2, 25.6, 44.9),
    "af": (29.3, 38.6, 60.4, 75.0),
    "sa": (16.0, 32.3, 34.4, 55.7),
    "eg": (21.9, 31.8, 24.6, 37.0),
}
LEAST = {
    "ye": 1200,
    "iq": 1220,
    "ly": 510,
    "ps": 550,
    "sd": 710,
    "lb": 660,
    "tr": 115,
    "af": 60,
    "sa": 60,
    "eg": 13,
}
GOVERNORATES = {
    "ye": 22,
    "iq": 19,
    "ly": 22,
    "ps": 16,
    "sd": 18,
    "lb": 8,
    "tr": 20,
    "af": 34,
    "sa": 6,
    "eg": 2,
}
SHIPPED = list(BOXES)

REFERENCE = Path(__file__).resolve().parents[3] / "../shared/gazetteer"
AREAS = {"country", "governorate", "district", "region"}
REACH_KM = {"city": 30, "town": 30, "village": 20, "camp": 20}
CHECKED_KM = 3.05

Row = dict[str, str]


@cache
def places(country: str) -> tuple[Row, ...]:
    text = (DATA / f"places-{country}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def point(row: Row) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


def names(row: Row) -> list[str]:
    return [name for name in (row["name_ar"], *row["variants_ar"].split(";")) if name]


def chain(row: Row, by_id: dict[str, Row]) -> list[str]:
    found: list[str] = []
    while row["parent"]:
        assert row["parent"] not in found, f"{row['id']} lies in itself"
        found.append(row["parent"])
        row = by_id[row["parent"]]
    return found


@pytest.mark.parametrize("country", SHIPPED)
class TestOneCountry:
    def test_columns_are_those_of_the_gazetteer(self, country: str) -> None:
        first = (DATA / f"places-{country}.csv").read_text(encoding="utf-8").splitlines()[0]
        assert first.split(",") == list(COLUMNS)

    def test_ids_are_unique_and_of_the_country(self, country: str) -> None:
        ids = Counter(row["id"] for row in places(country))
        assert [key for key, count in ids.items() if count > 1] == []
        form = rf"{country}:[a-z0-9]+(?:-[a-z0-9]+)*"
        assert [key for key in ids if not re.fullmatch(form, key)] == []

    def test_rows_are_named_sourced_and_of_a_known_kind(self, country: str) -> None:
        for row in places(country):
            assert row["name_ar"].strip(), row["id"]
            assert row["name_en"].strip(), row["id"]
            assert row["source"] in {"own", "wof", "geonames"}, row["id"]
            assert row["kind"] in KINDS, row["id"]
            assert row["importance"] in set("012345"), row["id"]
            assert float(row["precision_km"]) > 0, row["id"]

    def test_arabic_names_are_arabic_and_written_once(self, country: str) -> None:
        for row in places(country):
            written = names(row)
            assert len(written) == len(set(written)), row["id"]
            for name in written:
                assert name == " ".join(name.split()), row["id"]
                assert phrase_keys(name), row["id"]
                assert re.search("[\u0621-\u064a]", name), row["id"]

    def test_parents_exist_and_lead_to_the_country(self, country: str) -> None:
        by_id = {row["id"]: row for row in places(country)}
        tops = [row["id"] for row in places(country) if row["kind"] == "country"]
        assert len(tops) == 1
        for row in places(country):
            if row["kind"] == "country":
                assert row["parent"] == ""
            else:
                assert chain(row, by_id)[-1:] == tops, row["id"]

    def test_places_lie_in_the_country(self, country: str) -> None:
        south, north, west, east = BOXES[country]
        for row in places(country):
            assert south <= float(row["lat"]) <= north, row["id"]
            assert west <= float(row["lon"]) <= east, row["id"]

    def test_a_place_lies_near_the_settlement_that_holds_it(self, country: str) -> None:
        by_id = {row["id"]: row for row in places(country)}
        for row in places(country):
            parent = by_id.get(row["parent"])
            if parent is not None and parent["kind"] in REACH_KM:
                apart = kilometres(point(row), point(parent))
                assert apart <= REACH_KM[parent["kind"]], (row["id"], round(apart))

    def test_no_name_is_only_numbers_or_one_letter(self, country: str) -> None:
        for row in places(country):
            for name in names(row):
                bare = [key for key in phrase_keys(name) if key not in {"حي", "محافظه"}]
                assert not all(key.isdigit() for key in bare), (row["id"], name)
                assert len("".join(bare)) > 1, (row["id"], name)

    def test_no_two_of_a_kind_share_name_and_parent(self, country: str) -> None:
        seen = Counter(
            (fold_key(row["name_ar"]), row["parent"], row["kind"]) for row in places(country)
        )
        assert [key for key, count in seen.items() if count > 1] == []

    def test_places_are_many(self, country: str) -> None:
        assert len(places(country)) >= LEAST[country]

    def test_all_governorates_are_there(self, country: str) -> None:
        kinds = Counter(row["kind"] for row in places(country))
        assert kinds["governorate"] >= GOVERNORATES[country]

    def test_a_city_is_not_less_known_than_its_governorate(self, country: str) -> None:
        cities = {
            fold_key(name): int(row["importance"])
            for row in places(country)
            if row["kind"] == "city"
            for name in names(row)
        }
        for row in places(country):
            city = cities.get(fold_key(row["name_ar"]))
            if row["kind"] == "governorate" and city is not None:
                assert city >= int(row["importance"]), row["id"]


# One line a name: how reports write it, and the place it must be among those found.
KNOWN = (
    ("الضباب", "ye:ad-dabab"),
    ("المسراخ", "ye:al-misrakh-district"),
    ("المخا", "ye:mocha"),
    ("كريتر", "ye:aden-crater"),
    ("خور مكسر", "ye:aden-khormaksar"),
    ("قاعدة العند", "ye:al-anad-air-base"),
    ("جعولة", "ye:jaawlah"),
    ("صرواح", "ye:sirwah"),
    ("الجفينة", "ye:al-jufaynah"),
    ("المخدرة", "ye:al-makhdarah"),
    ("قيفة", "ye:qayfah"),
    ("عقبة ثرة", "ye:thirah-pass"),
    ("كيلو 16", "ye:kilo-16"),
    ("باب المندب", "ye:bab-al-mandab"),
    ("مران", "ye:marran"),
    ("ميدي", "ye:midi"),
    ("مصفاة بيجي", "iq:baiji-refinery"),
    ("سبايكر", "iq:speicher-base"),
    ("ناظم الورار", "iq:warrar-regulator"),
    ("البو فراج", "iq:albu-faraj"),
    ("طوزخورماتو", "iq:tuz-khurmatu"),
    ("شنكال", "iq:sinjar"),
    ("الساحل الأيمن", "iq:mosul-right-bank"),
    ("جرف الصخر", "iq:jurf-as-sakhr"),
    ("قاعدة عين الأسد", "iq:ayn-al-asad-air-base"),
    ("الصابري", "ly:benghazi-as-sabri"),
    ("سوق الحوت", "ly:benghazi-suq-al-hut"),
    ("قنفودة", "ly:benghazi-ganfouda"),
    ("راس لانوف", "ly:ras-lanuf"),
    ("مطار معيتيقة", "ly:mitiga-airport"),
    ("ورشفانة", "ly:warshafana"),
    ("أبو قرين", "ly:abu-qurayn"),
    ("قاعدة براك الشاطئ", "ly:brak-ash-shati-air-base"),
    ("الشجاعية", "ps:gaza-ash-shujaiyah"),
    ("محور فيلادلفيا", "ps:philadelphi-corridor"),
    ("نتساريم", "ps:netzarim-corridor"),
    ("مخيم جنين", "ps:jenin-camp"),
    ("مستشفى الشفاء", "ps:al-shifa-hospital"),
    ("دوما", "ps:duma-nablus"),
    ("القيادة العامة للجيش", "sd:general-command-khartoum"),
    ("سلاح المدرعات", "sd:armoured-corps-shajara"),
    ("الفاشر", "sd:el-fasher"),
    ("مخيم زمزم", "sd:zamzam-camp"),
    ("ود مدني", "sd:wad-madani"),
    ("بابنوسة", "sd:babanusa"),
    ("عرسال", "lb:arsal"),
    ("جبل محسن", "lb:north-lebanon-jabal-mohsen"),
    ("عين الحلوة", "lb:ain-al-hilweh-camp"),
    ("مارون الراس", "lb:maroun-ar-ras"),
    ("عيتا الشعب", "lb:aita-ash-shaab"),
    ("الضاحية الجنوبية", "lb:dahiyeh"),
    ("سوروتش", "tr:suruc"),
    ("نصيبين", "tr:nusaybin"),
    ("قندوز", "af:kunduz"),
)


@pytest.mark.parametrize(("name", "place"), KNOWN, ids=[known[1] for known in KNOWN])
def test_reports_find_their_places(name: str, place: str) -> None:
    wanted = phrase_keys(name)
    found = {
        row["id"]
        for row in places(place.partition(":")[0])
        if any(phrase_keys(written) == wanted for written in names(row))
    }
    assert place in found


@cache
def reference(country: str) -> tuple[tuple[float, float], ...]:
    with gzip.open(REFERENCE / f"wof_{country}.csv.gz", "rt", encoding="utf-8") as handle:
        rows = [row for row in csv.DictReader(handle) if row["lat"] and row["lon"]]
    return tuple((float(row["lat"]), float(row["lon"])) for row in rows)


@pytest.mark.shared
@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference gazetteer is absent")
@pytest.mark.parametrize(
    "country", [cc for cc in SHIPPED if cc not in {"tr", "ps", "af", "sa", "eg"}]
)
def test_rows_taken_from_the_reference_lie_where_it_has_them(country: str) -> None:
    checked = 0
    for row in places(country):
        if row["source"] == "wof" and row["kind"] not in AREAS:
            here = point(row)
            near = (
                other
                for other in reference(country)
                if abs(other[0] - here[0]) < 0.05 and abs(other[1] - here[1]) < 0.05
            )
            assert min(kilometres(here, other) for other in near) <= CHECKED_KM, row["id"]
            checked += 1
    assert checked
