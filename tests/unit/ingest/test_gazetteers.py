"""Reading other gazetteers: what is taken from each, and what a bad file says."""

import gzip
import zipfile
from pathlib import Path
from typing import ClassVar

import pytest

from riwaya.errors import IngestError
from riwaya.ingest.gazetteer_drafts import kinds
from riwaya.ingest.gazetteers import read_gazetteer, read_gazetteer_file, write_gazetteer
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.lexicons.gazetteer_rows import KINDS

openpyxl = pytest.importorskip("openpyxl")

WOF = (
    "wof_id,placetype,name,names_ar,lat,lon,lbl_lat,lbl_lon,parent,gn_id,pcode,deprecated,pop\n"
    "7,locality,Zanbaqa,زنبقة|الزنبقة,33.1,44.1,33.2,44.2,9,123,,0,12000\n"
    "8,locality,Old,قديمة,33,44,,,9,,,1,\n"
    "9,region,Anbar,الأنبار,33,43,,,1,,IQG01,0,\n"
    "10,locality,Nameless,,33,44,,,9,,,0,\n"
    "11,ocean,Sea,بحر,33,44,,,9,,,0,\n"
)


def geonames(code: str, arabic: str, people: str = "0") -> str:
    columns = ["42", "Zanbaqa", "Zanbaqa", f"Zanbaqa,{arabic}", "33.5", "44.5"]
    columns += [code[:1], code, "IQ", "", "", "", "", "", people, "", "", "", ""]
    return "\t".join(columns) + "\n"


class TestWhosOnFirst:
    def test_names_points_parents_and_people(self, tmp_path: Path) -> None:
        path = tmp_path / "wof_iq.csv"
        path.write_text(WOF, encoding="utf-8")
        village, region = read_gazetteer(path)
        assert (village.id, village.name, village.variants) == (
            "iq:wof-7",
            "زنبقة",
            ("الزنبقة",),
        )
        assert (village.lat, village.lon, village.parent) == (33.2, 44.2, "iq:wof-9")
        assert (village.kind, village.importance, village.geonames) == ("town", 1, 123)
        assert (region.kind, region.pcode, region.country) == ("governorate", "IQG01", "IQ")

    def test_packed_and_country_given(self, tmp_path: Path) -> None:
        path = tmp_path / "places.csv.gz"
        path.write_bytes(gzip.compress(WOF.encode()))
        assert read_gazetteer(path, country="SY")[0].id == "sy:wof-7"
        with pytest.raises(IngestError, match="country"):
            read_gazetteer(path)

    @pytest.mark.parametrize("middle", [b"", b"\xff" * 40])
    def test_a_torn_archive_names_the_file(self, tmp_path: Path, middle: bytes) -> None:
        path = tmp_path / "wof_iq.csv.gz"
        path.write_bytes(gzip.compress(WOF.encode())[:60] + middle)
        with pytest.raises(IngestError, match=r"wof_iq\.csv\.gz"):
            read_gazetteer(path)


class TestGeoNames:
    def test_a_country_file(self, tmp_path: Path) -> None:
        path = tmp_path / "IQ.txt"
        path.write_text(geonames("PPL", "زنبقة", "25000"), encoding="utf-8")
        (place,) = read_gazetteer(path)
        assert (place.id, place.name, place.kind) == ("iq:gn-42", "زنبقة", "town")
        assert (place.importance, place.geonames, place.lat) == (2, 42, 33.5)

    def test_features_of_no_kind_of_ours_are_left_out(self, tmp_path: Path) -> None:
        path = tmp_path / "IQ.txt"
        text = geonames("SCH", "مدرسة") + geonames("MT", "جبل سنام")
        path.write_text(text, encoding="utf-8")
        assert [place.kind for place in read_gazetteer(path)] == ["mountain"]

    def test_persian_letters_are_no_arabic_name(self, tmp_path: Path) -> None:
        path = tmp_path / "IR.txt"
        path.write_text(geonames("PPL", "پاوه"), encoding="utf-8")
        with pytest.raises(IngestError, match="Arabic"):
            read_gazetteer(path)

    def test_another_table_is_refused_with_its_line(self, tmp_path: Path) -> None:
        path = tmp_path / "IQ.txt"
        path.write_text("a\tb\n", encoding="utf-8")
        with pytest.raises(IngestError, match=r"IQ\.txt:1"):
            read_gazetteer(path)


class TestMapping:
    MAPPING: ClassVar[dict[str, str]] = {
        "name_ar": "ARNAME",
        "variants_ar": "ALT",
        "lat": "Y",
        "lon": "X",
        "kind": "T",
    }

    def test_any_table(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.csv"
        text = "ARNAME,ALT,Y,X,T\nزنبقة (حلب),الزنبقة;زنبق,36.1,37.1,community\n,,1,1,x\n"
        path.write_text("\ufeff" + text, encoding="utf-8")
        (place,) = read_gazetteer(path, mapping=self.MAPPING, country="SY")
        assert (place.name, place.variants) == ("زنبقة", ("الزنبقة", "زنبق"))
        assert (place.kind, place.source, place.id) == ("village", "user", "sy:1")

    @pytest.mark.parametrize("mark", [";", "\t"])
    def test_columns_may_stand_apart_by_other_marks(self, tmp_path: Path, mark: str) -> None:
        path = tmp_path / "mine.csv"
        rows = (
            ("ARNAME", "ALT", "Y", "X", "T"),
            ("زنبقة", "زنبق", "36.1", "37.1", "community"),
        )
        path.write_text("\ufeff" + "\n".join(map(mark.join, rows)), encoding="utf-8")
        (place,) = read_gazetteer(path, mapping=self.MAPPING, country="SY")
        assert (place.name, place.variants, place.lat) == ("زنبقة", ("زنبق",), 36.1)

    def test_a_missing_column_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.csv"
        path.write_text("ARNAME,Y,X\nزنبقة,1,1\n", encoding="utf-8")
        with pytest.raises(IngestError, match="ALT, T"):
            read_gazetteer(path, mapping=self.MAPPING, country="SY")

    def test_the_country_must_be_known(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.csv"
        path.write_text("ARNAME,ALT,Y,X,T\nزنبقة,,1,1,\n", encoding="utf-8")
        with pytest.raises(IngestError, match="country"):
            read_gazetteer(path, mapping=self.MAPPING)

    def test_columns_called_as_is_common_need_no_mapping(self, tmp_path: Path) -> None:
        path = tmp_path / "syria.csv"
        path.write_text(
            "id,name_ar,alt_ar,Latitude,lon,type,adm3_pcode,capital,population\n"
            "ocha:1,زنبقة,الزنبقة,35.5,37.5,community,SY0204,adm3,\n"
            "ocha:2,وادي الزنبق,,35.6,37.6,community,,,30000\n",
            encoding="utf-8",
        )
        seat, town = read_gazetteer(path)
        assert (seat.id, seat.country, seat.variants) == ("sy:ocha-1", "SY", ("الزنبقة",))
        assert (seat.parent, seat.importance, seat.lat) == ("SY0204", 1, 35.5)
        assert (town.kind, town.importance) == ("town", 2)

    def test_a_file_called_after_no_country_must_be_told_which(self, tmp_path: Path) -> None:
        path = tmp_path / "places.csv"
        path.write_text("name_ar,lat,lon\nزنبقة,35.5,37.5\n", encoding="utf-8")
        with pytest.raises(IngestError, match="country"):
            read_gazetteer(path)
        assert read_gazetteer(path, country="IQ")[0].country == "IQ"

    def test_unknown_columns_without_a_mapping(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.csv"
        path.write_text("a,b\n1,2\n", encoding="utf-8")
        with pytest.raises(IngestError, match="mapping"):
            read_gazetteer(path)

    def test_a_point_off_the_earth_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.csv"
        path.write_text("ARNAME,ALT,Y,X,T\nزنبقة,,361,37,\n", encoding="utf-8")
        with pytest.raises(IngestError, match="lies at"):
            read_gazetteer(path, mapping=self.MAPPING, country="SY")


class TestCodAb:
    @pytest.mark.parametrize(
        "header",
        [
            ("ADM2_AR", "ADM2_EN", "ADM2_PCODE", "ADM1_PCODE", "center_lat", "center_lon"),
            (
                "admin2Name_ar",
                "admin2Name_en",
                "admin2Pcode",
                "admin1Pcode",
                "Latitude_y",
                "Longitude_x",
            ),
        ],
    )
    def test_both_generations_of_headers(self, tmp_path: Path, header: tuple[str, ...]) -> None:
        book = openpyxl.Workbook()
        book.active.append(["read me"])
        sheet = book.create_sheet("admin2")
        sheet.append(header)
        sheet.append(["إعزاز", "A'zaz", "SY0204", "SY02", 36.58, 37.04])
        path = tmp_path / "syr.xlsx"
        book.save(path)
        (place,) = read_gazetteer(path)
        assert (place.id, place.parent, place.pcode) == ("sy:sy0204", "sy:sy02", "SY0204")
        assert (place.kind, place.lat, place.name_en) == ("district", 36.58, "A'zaz")

    def test_no_workbook(self, tmp_path: Path) -> None:
        path = tmp_path / "syr.xlsx"
        path.write_bytes(b"PK\x03\x04 torn")
        with pytest.raises(IngestError, match=r"syr\.xlsx"):
            read_gazetteer(path)


def csv_file(folder: Path, *lines: str, name: str = "mine_sy.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


class TestWhatCannotBeTaken:
    MAPPING: ClassVar[dict[str, str]] = {
        "name_ar": "n",
        "lat": "y",
        "lon": "x",
        "kind": "k",
        "people": "p",
        "precision_km": "r",
        "geonames": "g",
        "importance": "i",
    }
    HEAD = "n,y,x,k,p,r,g,i"

    def test_unknown_kinds_and_bad_numbers_are_counted(self, tmp_path: Path) -> None:
        path = csv_file(
            tmp_path,
            self.HEAD,
            "زنبقة,36,37,oasis,12 000,,,",
            "زنبق,36,37,oasis,inf,wide,x,nan",
            "زنبقات,36,37,,,,,",
            "Lily,36,37,village,1,,,",
            "سوسن,north,37,village,1,,,",
        )
        found = read_gazetteer_file(path, mapping=self.MAPPING, country="SY")
        assert [place.kind for place in found.places] == ["village"] * 3
        assert found.kinds == {"oasis": 2}
        assert found.numbers == {
            "people": 2,
            "precision_km": 1,
            "geonames": 1,
            "importance": 1,
        }
        assert (found.nameless, found.pointless) == (1, 1)

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            ("زنبقة,nan,37,,,,,", r"mine_sy\.csv:3: .* lies at nan"),
            ("زنبقة,36,37,,,,,9", r"mine_sy\.csv:3: .* importance 9"),
        ],
    )
    def test_a_row_that_is_wrong_is_named(self, tmp_path: Path, row: str, told: str) -> None:
        path = csv_file(tmp_path, self.HEAD, "زنبق,36,37,,,,,", row)
        with pytest.raises(IngestError, match=told):
            read_gazetteer(path, mapping=self.MAPPING, country="SY")

    def test_a_row_that_ends_early_is_one_with_empty_cells(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, self.HEAD, "زنبق,36,37", "سوسن")
        found = read_gazetteer_file(path, mapping=self.MAPPING, country="SY")
        assert (len(found.places), found.pointless) == (1, 1)

    def test_a_mapping_names_what_there_is_and_what_is_needed(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, "n,y,x", "زنبق,36,37")
        given = {"name_ar": "n", "lat": "y", "lon": "x"}
        with pytest.raises(IngestError, match="nothing is called latitude"):
            read_gazetteer(path, mapping={**given, "latitude": "y"}, country="SY")
        with pytest.raises(IngestError, match="does not say what holds lon"):
            read_gazetteer(path, mapping={"name_ar": "n", "lat": "y"}, country="SY")

    @pytest.mark.parametrize("header", ["wof_id,lat,lon", "wof:id,wof:placetype,name"])
    def test_columns_of_who_s_on_first_that_lack_are_named(
        self, tmp_path: Path, header: str
    ) -> None:
        path = csv_file(tmp_path, header, "1,2,3")
        with pytest.raises(IngestError, match=r"mine_sy\.csv: no column .*placetype"):
            read_gazetteer(path)

    def test_who_s_on_first_with_short_rows(self, tmp_path: Path) -> None:
        path = csv_file(tmp_path, *WOF.splitlines(), "12,locality", "13,locality,X,زنبق,1,2")
        found = read_gazetteer_file(path)
        assert len(found.places) == 3
        assert found.nameless == 2

    def test_a_geonames_row_without_an_id_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "IQ.txt"
        text = geonames("PPL", "زنبقة")
        path.write_text(text + text.replace("42", "forty", 1), encoding="utf-8")
        with pytest.raises(IngestError, match=r"IQ\.txt:2: 'forty'"):
            read_gazetteer(path)

    def test_a_workbook_with_a_torn_sheet_is_named(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active.append(["ADM1_AR", "ADM1_PCODE", "lat", "lon"])
        book.save(tmp_path / "whole.xlsx")
        with (
            zipfile.ZipFile(tmp_path / "whole.xlsx") as whole,
            zipfile.ZipFile(tmp_path / "torn.xlsx", "w") as torn,
        ):
            for name in whole.namelist():
                data = whole.read(name)
                torn.writestr(name, data[: len(data) // 2] if "sheet1" in name else data)
        with pytest.raises(IngestError, match=r"torn\.xlsx"):
            read_gazetteer(tmp_path / "torn.xlsx")


def test_what_is_written_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "wof_iq.csv"
    path.write_text(WOF, encoding="utf-8")
    places = read_gazetteer(path)
    out = tmp_path / "added.csv"
    assert write_gazetteer(places, out) == len(places) == 2
    assert read_gazetteer(out) == places
    loaded = load_gazetteer([out])
    assert loaded["iq:wof-7"].name == "زنبقة"


def test_every_code_leads_to_a_kind() -> None:
    for scheme in ("geonames", "whosonfirst", "ocha", "any"):
        assert set(kinds(scheme).values()) <= KINDS


@pytest.mark.shared
def test_the_reference_gazetteers_are_read() -> None:
    folder = Path(__file__).resolve().parents[3] / "../shared/gazetteer"
    if not folder.is_dir():
        pytest.skip("no reference material")
    yemen = read_gazetteer(folder / "wof_ye.csv.gz")
    assert len(yemen) > 15_000
    assert {place.country for place in yemen} == {"YE"}
