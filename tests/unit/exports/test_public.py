"""The public profile: what is planted to be withheld stands nowhere in any export."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.errors import ConfigError
from riwaya.exports import EXPORTERS, ExportOptions, export
from riwaya.lexicons.disclosure import load_disclosure
from riwaya.pipeline.build import BuildOptions, Silent, build
from riwaya.store import SqliteStore
from riwaya.views import Views

PRIVATE = "زهراوي"
CHILD = "ريتاج"
WITNESS = "عبدالمعين"
CHANNEL = "قناة أم وسيم المغلقة"
HOSPITAL = "مشفى القدس"
PAGE = "صفحة أبو مضر الشخصية"
PAGE_AT = "https://www.facebook.example/abu.mudar.4711"
KNOWN_AT = "https://sana.sy/?p=1"
BORROWED_AT = "https://www.facebook.example/an.editor.of.sana"
PUBLISHED = {
    "page": (PAGE, PAGE_AT, "سيطر الثوار على بلدة خان طومان جنوب حلب."),
    "known": ("سانا", KNOWN_AT, "قتل الجيش عشرة مسلحين في بلدة خان طومان جنوب حلب."),
    "borrowed": ("سانا", BORROWED_AT, "قصف الجيش مواقع المسلحين في بلدة الزربة جنوب حلب."),
}
PRIVATE_PAGE = (PAGE, "أبو مضر", "abu.mudar", "facebook")
PLANTED = (*PRIVATE_PAGE, PRIVATE, CHILD, WITNESS, CHANNEL, HOSPITAL, "أم وسيم", "ملف-سري")
TEXT = f"""قصفت طائرات النظام {HOSPITAL} في حي السكري بحلب اليوم السبت.
وقُتل المواطن خالد {PRIVATE} والطفلة {CHILD} {PRIVATE} في القصف على منزل {PRIVATE} بحي السكري.
وقال الشاهد {WITNESS} {PRIVATE} إن قوات النظام قصفت قرية منيان وقتلت {CHILD}.
وسيطر الثوار على قرية منيان، حسبما أفاد {WITNESS}، وقتلوا عشرة عناصر من قوات النظام.
"""


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    home = tmp_path_factory.mktemp("public")
    reports = home / "reports"
    reports.mkdir()
    (reports / "ملف-سري.txt").write_text(TEXT, encoding="utf-8")
    about = {"published": "2016-10-29", "outlet": CHANNEL}
    (reports / "ملف-سري.json").write_text(json.dumps(about), encoding="utf-8")
    for name, (outlet, url, text) in PUBLISHED.items():
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
        about = {"published": "2016-10-30", "outlet": outlet, "url": url}
        (reports / f"{name}.json").write_text(json.dumps(about), encoding="utf-8")
    build([reports], home / "r.db", BuildOptions(), Silent())
    with SqliteStore(home / "r.db", read_only=True) as store:
        yield Views(store)


def text_of(path: Path) -> str:
    """Return all text of a file, also of one that packs it."""
    if path.suffix in (".db", ".gpkg"):
        base = sqlite3.connect(path)
        text = "\n".join(base.iterdump())
        base.close()
        return text
    if path.suffix == ".xlsx":
        import zipfile

        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode() for name in archive.namelist())
    if path.suffix == ".parquet":
        import pyarrow.parquet

        return str(pyarrow.parquet.read_table(path).to_pylist())
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_nothing_planted_is_let_through(name: str, views: Views, tmp_path: Path) -> None:
    target = tmp_path / f"x{EXPORTERS[name].suffix}"
    found = export(name, views, target, ExportOptions(profile="public"))
    texts = {path.name: text_of(path) for path in found.paths}
    for planted in PLANTED:
        assert not [path for path, text in texts.items() if planted in text], planted


def test_the_full_profile_has_what_was_planted(views: Views, tmp_path: Path) -> None:
    text = text_of(export("html", views, tmp_path / "x.html").paths[0])
    for planted in (PRIVATE, CHILD, WITNESS, CHANNEL, PAGE, PAGE_AT, BORROWED_AT):
        assert planted in text


def public_reports(
    views: Views, folder: Path, *outlets: str
) -> list[tuple[str | None, str | None]]:
    """Return outlet and address of each report as the public profile shows them."""
    options = ExportOptions(profile="public", outlets=outlets)
    path = export("jsonl", views, folder / "r.jsonl", options).paths[0]
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [(line["outlet"], line["url"]) for line in lines]


def test_a_known_outlet_keeps_its_name_and_its_own_address(
    views: Views, tmp_path: Path
) -> None:
    found = public_reports(views, tmp_path)
    assert ("سانا", KNOWN_AT) in found
    assert ("سانا", None) in found
    assert sum(str(outlet).startswith("source-") for outlet, _ in found) == 2


@pytest.mark.parametrize("name", ["csv", "html", "ftm", "reports", "sqlite"])
def test_an_outlet_is_named_where_the_exporter_allows_it(
    name: str, views: Views, tmp_path: Path
) -> None:
    target = tmp_path / f"x{EXPORTERS[name].suffix}"
    options = ExportOptions(profile="public", outlets=(PAGE,))
    text = "\n".join(map(text_of, export(name, views, target, options).paths))
    assert PAGE in text
    for planted in (CHANNEL, PRIVATE, "an.editor"):
        assert planted not in text


def test_an_outlet_that_is_named_has_its_address(views: Views, tmp_path: Path) -> None:
    assert (PAGE, PAGE_AT) in public_reports(views, tmp_path, PAGE)
    assert (PAGE, PAGE_AT) in public_reports(views, tmp_path, "صفحة ابو مضر الشخصيه")


def test_an_outlet_to_name_must_be_there_and_the_profile_public(
    views: Views, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match="no report of the record is by an outlet called"):
        public_reports(views, tmp_path, "صفحة أخرى")
    with pytest.raises(ConfigError, match="only in the public profile"):
        ExportOptions(outlets=(PAGE,))


def test_the_public_page_says_that_it_is_one(views: Views, tmp_path: Path) -> None:
    full = text_of(export("html", views, tmp_path / "f.html").paths[0])
    public = text_of(
        export("html", views, tmp_path / "p.html", ExportOptions(profile="public")).paths[0]
    )
    assert '"profile":"public"' in public
    assert '"profile":"full"' in full


def test_a_hospital_is_shown_by_its_area_alone(views: Views, tmp_path: Path) -> None:
    options = ExportOptions(profile="public")
    layer = export("geojson", views, tmp_path / "g", options).paths[1]
    features = json.loads(layer.read_text(encoding="utf-8"))["features"]
    strikes = [one for one in features if one["properties"]["type"] == "airstrike"]
    assert strikes
    exact = {
        (place.lon, place.lat)
        for told in views.claims()
        for place in told.places
        if place.name.startswith("مشفى")
    }
    assert exact
    for strike in strikes:
        if strike["geometry"]:
            assert tuple(strike["geometry"]["coordinates"]) not in exact


def test_who_agrees_with_whom_can_still_be_seen(views: Views, tmp_path: Path) -> None:
    path = export("incidents", views, tmp_path / "i", ExportOptions(profile="public")).paths[0]
    public = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    full = {view.row.id: view for view in views.incident_views()}
    for incident in public:
        origins = {account["origin"] for account in incident["claims"]}
        assert len(origins) == full[incident["incident"]].row.origins


def test_the_words_that_withhold_hold_their_examples() -> None:
    rules = load_disclosure()
    for word in rules.words:
        assert rules.withholds(word.example, None), word.id
        assert not rules.withholds(word.unlike, None), word.id
    assert len({word.id for word in rules.words}) == len(rules.words)
