"""The Syrian gazetteer: well-formed, complete in its administrative tree, in its place."""

import csv
import re
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from riwaya.arabic.fold import fold_key
from riwaya.arabic.phrases import phrase_keys
from riwaya.lexicons.gazetteer_rows import COLUMNS, KINDS

DATA = files("riwaya.lexicons") / "gazetteer_data"
REFERENCE = Path(__file__).resolve().parents[3] / "../shared/gazetteer/syria.csv"
SETTLEMENTS = {"city", "town", "village"}
QUARTERED = {
    "sy:aleppo": 70,
    "sy:damascus": 40,
    "sy:homs": 30,
    "sy:hama": 20,
    "sy:deir-ez-zor": 15,
    "sy:raqqa": 20,
    "sy:daraa": 12,
    "sy:hasakah": 12,
    "sy:qamishli": 6,
    "sy:latakia": 12,
}
NEAREST_CHECKED_KM = 3.05

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    text = (DATA / name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def places() -> tuple[Row, ...]:
    return rows("places-sy.csv")


def sites() -> tuple[Row, ...]:
    return rows("places-sy-sites.csv")


def both() -> tuple[Row, ...]:
    return places() + sites()


def names(row: Row) -> list[str]:
    return [name for name in (row["name_ar"], *row["variants_ar"].split(";")) if name]


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


def point(row: Row) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


def chain(row: Row, by_id: dict[str, Row]) -> list[str]:
    found = []
    while row["parent"]:
        assert row["parent"] not in found, f"{row['id']} lies in itself"
        found.append(row["parent"])
        row = by_id[row["parent"]]
    return found


@pytest.mark.parametrize("name", ["places-sy.csv", "places-sy-sites.csv"])
def test_columns_are_those_of_the_gazetteer(name: str) -> None:
    first = (DATA / name).read_text(encoding="utf-8").splitlines()[0]
    assert first.split(",") == list(COLUMNS)


def test_ids_are_unique_and_ascii() -> None:
    ids = Counter(row["id"] for row in both())
    assert [key for key, count in ids.items() if count > 1] == []
    assert [key for key in ids if not re.fullmatch(r"sy:[a-z0-9]+(?:-[a-z0-9]+)*", key)] == []


def test_every_row_is_named_sourced_and_of_a_known_kind() -> None:
    for row in both():
        assert row["name_ar"].strip(), row["id"]
        assert row["name_en"].strip(), row["id"]
        assert row["source"] in {"own", "ocha", "geonames"}, row["id"]
        assert row["kind"] in KINDS, row["id"]
        assert row["importance"] in set("012345"), row["id"]
        assert float(row["precision_km"]) > 0, row["id"]


def test_arabic_names_are_arabic_and_written_once() -> None:
    for row in both():
        written = names(row)
        assert len(written) == len(set(written)), row["id"]
        for name in written:
            assert name == " ".join(name.split()), row["id"]
            assert phrase_keys(name), row["id"]
            assert re.search("[\u0621-\u064a]", name) or re.fullmatch(r"[A-Z]\d", name), row[
                "id"
            ]


def test_parents_exist_and_lead_to_the_country() -> None:
    by_id = {row["id"]: row for row in both()}
    for row in both():
        if row["kind"] == "country":
            assert row["parent"] == ""
        else:
            assert chain(row, by_id)[-1] == "sy:syria", row["id"]


def test_administrative_tree_is_complete() -> None:
    kinds = Counter(row["kind"] for row in places())
    assert kinds["country"] == 1
    assert kinds["governorate"] == 14
    assert kinds["district"] == 65 + len(("the city of Damascus",))
    assert kinds["subdistrict"] >= 270


def test_administrative_parents_agree_with_the_codes() -> None:
    by_id = {row["id"]: row for row in places()}
    above = {"subdistrict": "district", "district": "governorate"}
    for row in places():
        if row["kind"] in above:
            parent = by_id[row["parent"]]
            assert parent["kind"] == above[row["kind"]], row["id"]
            newer = not (row["pcode"] and parent["pcode"])
            assert newer or row["pcode"].startswith(parent["pcode"]), row["id"]


def test_codes_are_well_formed_and_unique() -> None:
    codes = Counter(row["pcode"] for row in both() if row["pcode"])
    assert [code for code, count in codes.items() if count > 1] == []
    assert [code for code in codes if not re.fullmatch(r"SY(?:\d\d){0,3}|C\d{4}", code)] == []
    numbers = [row["geonames"] for row in both() if row["geonames"]]
    assert all(number.isdecimal() for number in numbers)


def test_every_seat_of_a_governorate_is_a_city_of_its_own() -> None:
    cities = {
        fold_key(name) for row in places() if row["kind"] == "city" for name in names(row)
    }
    rural = {"sy:rural-damascus-governorate"}
    for row in places():
        if row["kind"] == "governorate" and row["id"] not in rural:
            assert fold_key(row["name_ar"]) in cities, row["id"]


def test_places_lie_in_syria() -> None:
    for row in both():
        lat, lon = point(row)
        assert 32.28 <= lat <= 37.36, row["id"]
        assert 35.55 <= lon <= 42.42, row["id"]


def test_a_place_lies_near_what_holds_it() -> None:
    by_id = {row["id"]: row for row in both()}
    reach = {"subdistrict": 110, "city": 20, "town": 20, "village": 20}
    for row in both():
        parent = by_id.get(row["parent"])
        if parent and parent["kind"] in reach:
            apart = kilometres(point(row), point(parent))
            assert apart <= reach[parent["kind"]], (row["id"], round(apart))


def test_no_two_of_a_kind_share_name_and_parent() -> None:
    seen = Counter((fold_key(r["name_ar"]), r["parent"], r["kind"]) for r in both())
    assert [key for key, count in seen.items() if count > 1] == []


def test_settlements_quarters_and_sites_are_many() -> None:
    kinds = Counter(row["kind"] for row in places())
    assert sum(kinds[kind] for kind in SETTLEMENTS) >= 1500
    assert kinds["neighbourhood"] >= 300
    assert len(sites()) >= 550


@pytest.mark.parametrize(("city", "least"), QUARTERED.items())
def test_cities_have_their_quarters(city: str, least: int) -> None:
    assert sum(row["parent"] == city for row in both()) >= least


def test_every_governorate_has_settlements() -> None:
    by_id = {row["id"]: row for row in places()}
    held: Counter[str] = Counter()
    for row in places():
        if row["kind"] in SETTLEMENTS:
            held.update(key for key in chain(row, by_id) if by_id[key]["kind"] == "governorate")
    assert len(held) == 14
    assert min(held.values()) >= 1
    assert min(count for key, count in held.items() if key != "sy:damascus-governorate") >= 20


# One line a name: how reports write it, the kind it may be, and about where it lies.
KNOWN = (
    ("منيان", {"village"}, (36.19, 37.07)),
    ("ضاحية الأسد", {"neighbourhood"}, (36.17, 37.08)),
    ("ضاحية الراشدين", {"neighbourhood"}, (36.17, 37.07)),
    ("حلب الجديدة", {"neighbourhood"}, (36.20, 37.09)),
    ("مشروع 1070 شقة", {"project"}, (36.17, 37.09)),
    ("مشروع 3000 شقة", {"project"}, (36.17, 37.10)),
    ("جمعية الزهراء", {"neighbourhood"}, (36.23, 37.10)),
    ("مدفعية الزهراء", {"military_base"}, (36.24, 37.10)),
    ("الفاميلي هاوس", {"building"}, (36.24, 37.09)),
    ("معمل الكرتون", {"factory"}, (36.18, 37.07)),
    ("قرية عزيزة", {"village"}, (36.14, 37.18)),
    ("إثريا", {"village"}, (35.37, 37.79)),
    ("خناصر", {"town"}, (35.78, 37.50)),
    ("طريق إثريا - خناصر", {"road"}, (35.57, 37.64)),
    ("مدرسة المشاة", {"academy"}, (36.33, 37.22)),
    ("كلية المدفعية", {"academy"}, (36.15, 37.11)),
    ("الأكاديمية العسكرية", {"academy"}, (36.19, 37.08)),
    ("الكلية الفنية الجوية", {"academy"}, (36.15, 37.12)),
    ("فيفين", {"village"}, (36.35, 37.24)),
    ("كفرقاص", {"village"}, (36.36, 37.20)),
    ("الباب", {"city"}, (36.37, 37.52)),
    ("الراموسة", {"neighbourhood"}, (36.155, 37.125)),
    ("الشيخ سعيد", {"neighbourhood"}, (36.16, 37.14)),
    ("الحويز", {"village"}, (36.10, 37.11)),
    ("الملاح", {"village"}, (36.29, 37.13)),
    ("مخيم حندرات", {"camp"}, (36.26, 37.17)),
    ("حندرات", {"village"}, (36.28, 37.17)),
    ("مارع", {"town"}, (36.48, 37.19)),
    ("تل مالد", {"village"}, (36.46, 37.22)),
    ("أعزاز", {"city"}, (36.59, 37.05)),
    ("معبر باب السلامة", {"crossing"}, (36.64, 37.09)),
    ("معبر باب الهوى", {"crossing"}, (36.24, 36.69)),
    ("خان طومان", {"village"}, (36.11, 37.05)),
    ("الأتارب", {"town"}, (36.14, 36.83)),
    ("دارة عزة", {"town"}, (36.28, 36.85)),
    ("القصر", {"village"}, (36.15, 36.86)),
    ("كفر عمة", {"village"}, (36.12, 36.87)),
    ("الإبزمو", {"village"}, (36.17, 36.85)),
    ("سراقب", {"city"}, (35.86, 36.80)),
    ("الفوج 46", {"regiment"}, (36.12, 36.84)),
    ("الفوج 111", {"regiment"}, (36.29, 36.91)),
    ("حي الفرقان", {"neighbourhood"}, (36.21, 37.11)),
    ("مطار النيرب العسكري", {"airfield"}, (36.18, 37.23)),
    ("مطار حميميم", {"airfield"}, (35.40, 35.95)),
    ("القرداحة", {"town"}, (35.46, 36.06)),
    ("طريق الكاستلو", {"road"}, (36.26, 37.13)),
    ("حقل العمر", {"oilfield"}, (35.10, 40.57)),
    ("معمل كونيكو", {"oilfield"}, (35.34, 40.31)),
    ("سجن صيدنايا", {"prison"}, (33.67, 36.33)),
    ("تل الحارة", {"hill"}, (33.05, 35.98)),
    ("كوباني", {"city"}, (36.89, 38.35)),
    ("الكبينة", {"village"}, (35.71, 36.23)),
    ("الباغوز", {"village"}, (34.45, 40.96)),
    ("جوبر", {"neighbourhood"}, (33.53, 36.34)),
    ("بابا عمرو", {"neighbourhood"}, (34.71, 36.69)),
    ("الغوطة الشرقية", {"region"}, (33.53, 36.42)),
    ("حوض اليرموك", {"region"}, (32.77, 35.90)),
)


@pytest.mark.parametrize(("name", "kinds", "where"), KNOWN, ids=[known[0] for known in KNOWN])
def test_reports_find_their_places(
    name: str, kinds: set[str], where: tuple[float, float]
) -> None:
    meant = [
        row
        for row in both()
        if row["kind"] in kinds and any(phrase_keys(n) == phrase_keys(name) for n in names(row))
    ]
    assert any(kilometres(point(row), where) <= 3.5 for row in meant)


@cache
def reference() -> dict[str, dict[str, str]]:
    with REFERENCE.open(encoding="utf-8", newline="") as handle:
        return {row["id"]: row for row in csv.DictReader(handle) if row["lat"]}


@pytest.mark.shared
@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference gazetteer is absent")
def test_coded_settlements_lie_where_the_reference_has_them() -> None:
    checked = 0
    for row in places():
        other = reference().get(f"ocha:{row['pcode']}")
        if other is None:
            continue
        apart = kilometres(point(row), (float(other["lat"]), float(other["lon"])))
        assert apart <= NEAREST_CHECKED_KM, (row["id"], round(apart, 1))
        checked += 1
    assert checked >= 1200


@pytest.mark.shared
@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference gazetteer is absent")
def test_settlements_lie_in_the_governorate_they_are_said_to_lie_in() -> None:
    by_id = {row["id"]: row for row in places()}
    held: dict[str, set[str]] = defaultdict(set)
    for row in places():
        other = reference().get(f"ocha:{row['pcode']}")
        if other is not None:
            above = chain(row, by_id)
            codes = {
                by_id[key]["pcode"] for key in above if by_id[key]["kind"] == "governorate"
            }
            held[other["adm3_pcode"][:4]] |= codes
    assert {code: {code} for code in held} == dict(held)
