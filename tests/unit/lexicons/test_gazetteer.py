"""The gazetteer: files, ids, parents, names and what survives a merge."""

import json
from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicons import gazetteer_compiled as compiled
from riwaya.lexicons.gazetteer import (
    Gazetteer,
    distance_km,
    explain,
    load_gazetteer,
    place_of,
)
from riwaya.lexicons.gazetteer_compiled import compile_rows
from riwaya.lexicons.gazetteer_merge import merge
from riwaya.lexicons.gazetteer_rows import COLUMNS, KINDS, Row

HEADER = ",".join(COLUMNS)


def row(place: str, name: str, **given: object) -> Row:
    values: dict[str, object] = {
        "variants_ar": [],
        "name_en": "",
        "kind": "village",
        "parent": None,
        "lat": 36.0,
        "lon": 37.0,
        "precision_km": 1.0,
        "pcode": None,
        "geonames": None,
        "importance": 1,
        "source": "own",
        **given,
        "id": place,
        "name_ar": name,
    }
    return [values[column] for column in COLUMNS]


def gazetteer(*rows: Row) -> Gazetteer:
    return Gazetteer(compile_rows(merge(rows, []), "test"))


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return load_gazetteer()


class TestShipped:
    def test_every_place_is_well_formed(self, shipped: Gazetteer) -> None:
        for place in shipped:
            assert place.kind in KINDS
            assert place.importance in range(6)
            assert -90 <= place.lat <= 90
            assert -180 <= place.lon <= 180
            assert place.precision_km > 0
            assert place.name.strip() == place.name
            assert place.source

    def test_every_parent_chain_ends_in_a_country(self, shipped: Gazetteer) -> None:
        for place in shipped:
            chain = shipped.parents(place.id)
            top = shipped[chain[-1]] if chain else place
            assert top.kind == "country", place.id

    def test_ids_tell_the_country(self, shipped: Gazetteer) -> None:
        assert {shipped.country("sy:aleppo"), shipped["sy:aleppo"].country} == {"SY"}

    def test_no_country_is_there_twice(self, shipped: Gazetteer) -> None:
        countries = [place.country for place in shipped if place.kind == "country"]
        assert len(countries) == len(set(countries))

    def test_every_name_leads_back_to_its_place(self, shipped: Gazetteer) -> None:
        for place in shipped:
            for name in (place.name, *place.variants):
                assert place.id in shipped.lookup(name), (place.id, name)

    @pytest.mark.parametrize(
        ("name", "place"),
        [
            ("حلب", "sy:aleppo"),
            ("حَلَب", "sy:aleppo"),
            ("أعزاز", "sy:azaz"),
            ("اعزاز", "sy:azaz"),
            ("السلميه", "sy:salamiyah"),
            ("باب", "sy:al-bab"),
        ],
    )
    def test_spellings_find_the_place(self, shipped: Gazetteer, name: str, place: str) -> None:
        assert shipped.lookup(name)[0] == place

    def test_places_near_the_front_have_their_governorate(self, shipped: Gazetteer) -> None:
        assert shipped.governorate("sy:minyan") == "sy:aleppo-governorate"
        assert shipped.governorate("sy:syria") is None


class TestNames:
    def test_the_article_may_be_missing_but_counts_less(self) -> None:
        places = gazetteer(row("sy:a", "الراموسة"), row("sy:b", "راموسة"))
        named = places.named("راموسه")
        assert named is not None
        assert (named.exact, named.loose) == (("sy:b",), ("sy:a",))

    def test_a_generic_class_word_may_be_left_out(self) -> None:
        places = gazetteer(row("sy:a", "حي السكري", kind="neighbourhood"))
        assert places.lookup("السكري") == ("sy:a",)
        assert places.lookup("حي السكري") == ("sy:a",)

    def test_a_qualifier_may_be_left_out(self) -> None:
        places = gazetteer(row("sy:a", "مطار حلب الدولي", kind="airfield"))
        assert places.lookup("مطار حلب") == ("sy:a",)
        assert places.lookup("حلب") == ()

    def test_better_known_places_come_first(self) -> None:
        places = gazetteer(row("sy:a", "المنصورة"), row("sy:b", "المنصورة", importance=3))
        assert places.lookup("المنصورة") == ("sy:b", "sy:a")

    def test_a_name_of_no_place(self) -> None:
        assert gazetteer(row("sy:a", "حلب")).named("بغداد") is None


class TestMerge:
    def test_a_repeated_id_of_ours_is_an_error(self) -> None:
        with pytest.raises(LexiconError, match="sy:a"):
            merge([row("sy:a", "حلب"), row("sy:a", "حماة")], [])

    def test_the_same_name_within_three_kilometres_is_one_place(self) -> None:
        near = row("sy:x", "منيان", lat=36.02)
        far = row("sy:y", "منيان", lat=36.04)
        kept = merge([row("sy:a", "منيان")], [near, far])
        assert [r[0] for r in kept] == ["sy:a", "sy:y"]

    def test_a_governorate_of_the_same_name_is_one_wherever_its_point(self) -> None:
        own = row("sy:a", "حلب", kind="governorate")
        other = row("sy:x", "حلب", kind="governorate", lat=37.0)
        town = row("sy:y", "حلب", kind="city")
        assert [r[0] for r in merge([own], [other, town])] == ["sy:a", "sy:y"]

    def test_children_of_a_dropped_place_go_to_the_kept_one(self) -> None:
        own = row("sy:a", "حلب", kind="governorate")
        other = row("sy:x", "حلب", kind="governorate", lat=37.0)
        child = row("sy:z", "عين", parent="sy:x", lat=30.0)
        assert merge([own], [other, child])[-1][5] == "sy:a"

    def test_a_number_at_geonames_is_one_place_under_other_names(self) -> None:
        own = row("sy:a", "كفر حلب", geonames=7, importance=3)
        same = row("sy:w", "كفر حلب", geonames=7, lat=36.06)
        near = row("sy:x", "كفرحلب", geonames=7, lat=36.05)
        far = row("sy:y", "الكفر", geonames=7, lat=37.0)
        kept = merge([own], [same, near, far])
        assert [r[0] for r in kept] == ["sy:a", "sy:x", "sy:y"]
        assert (kept[1][1], kept[1][6], kept[1][11]) == ("كفرحلب", 36.0, 0)

    def test_a_district_is_the_town_it_is_called_after(self) -> None:
        own = row("ye:a", "كريتر", kind="neighbourhood", importance=3)
        near = row("ye:x", "كريتر", kind="district", lat=36.08)
        far = row("ye:y", "كريتر", kind="district", lat=36.2)
        better = row("ye:z", "كريتر", kind="district", lat=36.08, importance=4)
        assert [r[0] for r in merge([own], [near, far, better])] == ["ye:a", "ye:y"]
        assert [r[0] for r in merge([own], [better])] == ["ye:a", "ye:z"]

    def test_a_parent_may_be_told_by_its_code(self) -> None:
        above = row("sy:up", "حلب", kind="governorate", pcode="SY02", lat=30.0)
        near = row("sy:sub", "منبج", kind="subdistrict", pcode="SY020400", lat=31.0)
        given = [row("sy:z", "عين", parent="SY020400"), row("sy:w", "باب", parent="SY029900")]
        assert [r[5] for r in merge([above, near], given)[2:]] == ["sy:sub", "sy:up"]

    def test_a_place_without_a_parent_lies_in_its_country(self) -> None:
        country = row("sy:syria", "سوريا", kind="country")
        assert merge([country, row("sy:z", "عين", parent="sy:gone")], [])[-1][5] == "sy:syria"

    def test_a_ring_of_parents_ends(self) -> None:
        places = gazetteer(row("sy:a", "ألف", parent="sy:b"), row("sy:b", "باء", parent="sy:a"))
        assert places.parents("sy:a") == ("sy:b",)


class TestFiles:
    @pytest.mark.parametrize(
        ("line", "cause"),
        [
            ("aleppo,حلب,,,city,,36,37,1,,,5,own", "country:name"),
            ("sy:a,حلب,,,metropolis,,36,37,1,,,5,own", "metropolis"),
            ("sy:a,,,,city,,36,37,1,,,5,own", "no Arabic name"),
            ("sy:a,حلب,,,city,,96,37,1,,,5,own", "lies at"),
            ("sy:a,حلب,,,city,,36,37,1,,,9,own", "importance"),
            ("sy:a,حلب,,,city,,north,37,1,,,5,own", "north"),
            ("sy:a,حلب", "values"),
        ],
    )
    def test_a_bad_line_is_named(self, tmp_path: Path, line: str, cause: str) -> None:
        path = tmp_path / "bad.csv"
        path.write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
        with pytest.raises(LexiconError, match=cause) as caught:
            load_gazetteer([path])
        assert "bad.csv:2" in str(caught.value)

    def test_other_columns_are_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.csv"
        path.write_text("a,b\n1,2\n", encoding="utf-8")
        with pytest.raises(LexiconError, match="columns"):
            load_gazetteer([path])

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(LexiconError, match=r"gone\.csv"):
            load_gazetteer([tmp_path / "gone.csv"])

    def test_added_places_are_found_and_lose_against_ours(self, tmp_path: Path) -> None:
        path = tmp_path / "more.csv"
        minyan = load_gazetteer()["sy:minyan"]
        lines = [
            "sy:mine,زنبقة الوادي,,,village,,35.5,37.5,1,,,0,user",
            f"sy:again,منيان,,,village,,{minyan.lat},{minyan.lon},1,,,0,user",
        ]
        path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
        places = load_gazetteer([path])
        assert places.lookup("زنبقة الوادي") == ("sy:mine",)
        assert "sy:again" not in places
        assert len(places) == len(load_gazetteer()) + 1


class TestCache:
    def test_the_second_load_reads_what_the_first_kept(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path / "cache")
        first = compiled.compiled_gazetteer()
        assert [p.suffix for p in (tmp_path / "cache").iterdir()] == [".json"]
        monkeypatch.setattr(compiled, "compile_rows", lambda *_: pytest.fail("compiled again"))
        assert compiled.compiled_gazetteer() == first

    def test_a_torn_file_is_compiled_anew(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path)
        first = compiled.compiled_gazetteer()
        (kept,) = tmp_path.iterdir()
        kept.write_text('{"rows": [', encoding="utf-8")
        assert compiled.compiled_gazetteer() == first
        assert json.loads(kept.read_text(encoding="utf-8"))["rows"] == first.rows

    def test_a_closed_directory_is_no_error(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        blocker = tmp_path / "file"
        blocker.write_text("", encoding="utf-8")
        monkeypatch.setattr(compiled, "cache_folder", lambda: blocker / "below")
        assert compiled.compiled_gazetteer().rows

    def test_eight_are_kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path)
        for number in range(11):
            (tmp_path / f"gazetteer-{number}.json").write_text("{}", encoding="utf-8")
        compiled.compiled_gazetteer()
        assert len(list(tmp_path.iterdir())) == 8


def test_explain_says_how_a_name_fits() -> None:
    places = gazetteer(
        row("sy:syria", "سوريا", kind="country"), row("sy:a", "خان الشيح", parent="sy:syria")
    )
    (exact,) = explain("خان الشيح", places)
    assert (exact.place.id, exact.match) == ("sy:a", "exact")
    assert [up.id for up in exact.parents] == ["sy:syria"]
    assert [found.match for found in explain("خان شيح", places)] == ["article"]
    assert [found.match for found in explain("خان", places)] == ["part"]
    assert explain("بغداد", places) == []


def test_distances_are_great_circles() -> None:
    assert distance_km((36.2, 37.16), (36.2, 37.16)) == 0
    assert distance_km((0, 0), (0, 1)) == pytest.approx(111.195, abs=0.01)
    assert distance_km((36.2021, 37.1343), (33.5138, 36.2765)) == pytest.approx(309, abs=2)


def test_a_row_that_is_no_place_is_refused() -> None:
    with pytest.raises(LexiconError, match="kind"):
        place_of(row("sy:a", "حلب", kind="planet"))
