"""The atlas as a person meets it: opened from disk in Chromium, with no network."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from riwaya.exports import ExportOptions, export
from riwaya.pipeline.build import BuildOptions, Silent, build
from riwaya.store import SqliteStore
from riwaya.views import Views

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SHOTS = ROOT / "build/screenshots"
"""Where the pages are kept as they were seen, for a person to look at; git ignores it."""
WIDE, PHONE = (1440, 900), (390, 844)
CREDITED = ("https://leafletjs.com",)
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
"""Fetched by `tools/bundle.py --tests`, as an editable install and the tests call it."""
TABS = ("incidents", "places", "sources", "losses", "tray", "method")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium"),
]
playwright = pytest.importorskip("playwright.sync_api")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("atlas")


@pytest.fixture(scope="module")
def views(folder: Path) -> Iterator[Views]:
    record = folder / "record.db"
    build([ROOT / "examples/reports"], record, BuildOptions(), Silent())
    with SqliteStore(record, read_only=True) as store:
        yield Views(store)


@pytest.fixture(scope="module")
def page_file(views: Views, folder: Path) -> Path:
    export("html", views, folder / "atlas.html")
    return folder / "atlas.html"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield found
        found.close()


@contextmanager
def opened(
    browser: "Browser",
    file: Path,
    size: tuple[int, int] = WIDE,
    theme: str = "light",
) -> "Iterator[Page]":
    """Open the page without a network; fail on a console error or a request that leaves it."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        offline=True,
        reduced_motion="reduce",
        color_scheme=theme,
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith(("file:", "data:"))
            else faults.append(f"asked for {asked.url}")
        ),
    )
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]")
    yield page
    context.close()
    assert faults == []


def go(page: "Page", route: str) -> None:
    page.evaluate("route => { location.hash = route; }", route)
    page.wait_for_timeout(60)


def contested(views: Views) -> str:
    return next(row.id for row in views.disputes(1))


def clicks(page: "Page", views: Views) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield the pages and what a person clicks to come to them, one after the other."""
    for tab in TABS:
        yield tab, partial(page.click, f'.tabs a[href="#{tab}"]')
    yield "incidents", partial(page.click, '.tabs a[href="#incidents"]')
    page.select_option(".heading select", "disputed")
    yield "incident", partial(page.click, f'a[href="#incident={contested(views)}"]')
    yield "place", partial(page.click, ".chip a")
    yield "sources", partial(page.click, '.tabs a[href="#sources"]')
    yield "source", partial(page.click, ".item a >> nth=0")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_every_page_opens_in_both_languages(
    browser: "Browser",
    page_file: Path,
    views: Views,
    size: tuple[int, int],
) -> None:
    with opened(browser, page_file, size) as page:
        for lang, direction in (("ar", "rtl"), ("en", "ltr")):
            if page.evaluate("document.documentElement.lang") != lang:
                page.click("#language")
            assert page.evaluate("getComputedStyle(document.body).direction") == direction
            for name, step in clicks(page, views):
                step()
                page.wait_for_selector(f"body[data-route={name}] #panel-title")
                assert page.inner_text("#panel-title").strip()
                assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
                page.wait_for_timeout(60)
                SHOTS.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=SHOTS / f"{name}-{lang}-{size[0]}.png")


def views_to_check(page: "Page", views: Views) -> Iterator[str]:
    """Show one page after the other in the language that is on, with all it folds away open."""
    place = page.evaluate("Riwaya.index.control.find(one => one.id).id")
    for route in (*TABS, f"incident={contested(views)}", f"place={place}", "source=0"):
        go(page, route)
        page.wait_for_selector("#panel-title")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        yield route


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light")])
def test_no_page_has_a_fault_of_accessibility(
    browser: "Browser",
    page_file: Path,
    views: Views,
    size: tuple[int, int],
    theme: str,
) -> None:
    """axe-core finds nothing on any page, in either language, not even what it calls minor."""
    found = {}
    with opened(browser, page_file, size, theme) as page:
        assert page.evaluate("document.documentElement.dataset.theme") == theme
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for lang in ("ar", "en"):
            if page.evaluate("document.documentElement.lang") != lang:
                page.click("#language")
            for route in views_to_check(page, views):
                faults = page.evaluate(
                    """async () => {
                        const found = await axe.run(document, { resultTypes: ["violations"] });
                        return found.violations.map(
                            one => [one.impact, one.id, one.nodes[0].html]); }"""
                )
                if faults:
                    found[lang, route] = faults
    assert not found


def test_the_check_of_accessibility_sees_faults(
    browser: "Browser",
    page_file: Path,
) -> None:
    with opened(browser, page_file) as page:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        page.evaluate("document.querySelector('#language').removeAttribute('aria-label')")
        page.evaluate("document.querySelector('#language').textContent = ''")
        page.evaluate("document.querySelector('#language').removeAttribute('title')")
        faults = page.evaluate(
            "axe.run(document).then(found => found.violations.map(one => one.id))"
        )
    assert faults == ["button-name"]


def test_the_accounts_stand_in_columns_with_their_words_lit(
    browser: "Browser",
    page_file: Path,
    views: Views,
) -> None:
    incident = views.incident(contested(views))
    assert incident is not None
    with opened(browser, page_file) as page:
        go(page, f"incident={incident.row.id}")
        page.wait_for_selector(".columns")
        assert page.locator(".column").count() == len(incident.columns)
        quotes = page.locator("blockquote").all_text_contents()
        assert quotes == [account.told.quote.text for account in incident.accounts()]
        lit = page.locator("mark.r-trigger").all_text_contents()
        assert lit == [account.told.trigger for account in incident.accounts()]
        assert page.inner_text(".ruling p").strip() == incident.row.reason.ar


def test_lit_words_keep_their_letters_joined(
    browser: "Browser",
    page_file: Path,
    views: Views,
) -> None:
    """A quote with its words lit is as wide as the same quote without: shaping is untouched."""
    with opened(browser, page_file) as page:
        go(page, f"incident={contested(views)}")
        page.wait_for_selector("blockquote mark")
        widths = page.evaluate(
            """() => [...document.querySelectorAll("blockquote")].map(quote => {
                const measure = node => { const line = document.createElement("span");
                    line.style.cssText = "white-space:nowrap;position:absolute";
                    line.append(...node); quote.append(line);
                    const wide = line.getBoundingClientRect().width;
                    line.remove(); return wide; };
                const copy = quote.cloneNode(true);
                return [measure(copy.childNodes), measure([quote.textContent])]; })"""
        )
        assert widths
        for lit, plain in widths:
            assert abs(lit - plain) < 0.6


def test_the_clock_drives_list_map_and_counts(
    browser: "Browser",
    page_file: Path,
) -> None:
    with opened(browser, page_file) as page:
        every = page.evaluate("Riwaya.filtered.length")
        shown = page.inner_text(".heading .count")
        page.focus(".bars")
        page.keyboard.press("Home")
        page.wait_for_timeout(60)
        fewer = page.evaluate("Riwaya.filtered.length")
        assert 0 < fewer < every
        assert page.inner_text(".heading .count") != shown
        assert page.inner_text(".tally .incidents dd") == str(fewer)
        first, last = page.evaluate("[Riwaya.state.from, Riwaya.state.to]")
        rows = page.evaluate(
            "Riwaya.filtered.map(row => [Riwaya.firstDay(row), Riwaya.lastDay(row)])"
        )
        assert all(a <= last and b >= first for a, b in rows)
        page.keyboard.press("Escape")
        page.wait_for_timeout(60)
        assert page.evaluate("Riwaya.filtered.length") == every


def test_the_clock_plays_and_stops(browser: "Browser", page_file: Path) -> None:
    with opened(browser, page_file) as page:
        page.evaluate("Riwaya.state.speed = 8")
        page.click(".play")
        page.wait_for_timeout(400)
        first = page.evaluate("Riwaya.state.from")
        page.wait_for_timeout(400)
        assert page.evaluate("Riwaya.state.from") > first
        page.click(".play")
        assert page.evaluate("Riwaya.timeline.playing()") is False


def test_what_has_no_day_or_place_is_in_the_tray(
    browser: "Browser",
    page_file: Path,
    views: Views,
) -> None:
    rows = list(views.incidents())
    undated = sum(row.when is None for row in rows)
    with opened(browser, page_file) as page:
        go(page, "tray")
        counts = page.evaluate(
            "(o => [o.undated.length, o.unplaced.length])(Riwaya.panels.off())"
        )
        assert counts[0] == undated
        assert counts[1] >= sum(row.place is None or row.place.lat is None for row in rows)
        assert str(undated) in page.inner_text("#list h3 >> nth=0")


def test_search_forgives_spelling(browser: "Browser", page_file: Path) -> None:
    with opened(browser, page_file) as page:
        page.fill("#query", "ادلب")
        page.wait_for_timeout(60)
        folded = page.evaluate("Riwaya.filtered.length")
        page.fill("#query", "إدلب")
        page.wait_for_timeout(60)
        assert page.evaluate("Riwaya.filtered.length") == folded > 0


def test_digits_can_be_chosen(browser: "Browser", page_file: Path) -> None:
    with opened(browser, page_file) as page:
        latin = page.inner_text(".tally .incidents dd")
        page.click("#digits")
        arabic = page.inner_text(".tally .incidents dd")
        assert latin.isascii()
        assert not arabic.isascii()
        assert int(arabic) == int(latin)


def lone_mark(page: "Page", box: dict[str, float]) -> tuple[float, float, str]:
    """Return where a mark of one incident lies clear of the legend, zooming in to find one."""
    for _ in range(6):
        page.wait_for_timeout(120)
        alone = page.evaluate(
            "Riwaya.map.groups().filter(g => g.count === 1)"
            ".map(g => [g.sx, g.sy, g.rows[0].id])"
        )
        for x, y, incident in alone:
            if 0 < x < box["width"] - 300 and 160 < y < box["height"]:
                return x, y, incident
        page.evaluate("Riwaya.map.zoomBy(0.5)")
    raise AssertionError("no mark of one incident")


def test_a_mark_on_the_map_opens_what_it_stands_for(
    browser: "Browser",
    page_file: Path,
) -> None:
    with opened(browser, page_file) as page:
        box = page.locator(".map").bounding_box()
        x, y, incident = lone_mark(page, box)
        page.mouse.click(box["x"] + x, box["y"] + y)
        page.wait_for_selector(".ruling")
        assert page.evaluate("location.hash") == f"#incident={incident}"


def test_a_mark_tells_what_it_stands_for(browser: "Browser", page_file: Path) -> None:
    with opened(browser, page_file) as page:
        box = page.locator(".map").bounding_box()
        x, y, count = page.evaluate(
            "(one => [one.sx, one.sy, one.count])"
            "(Riwaya.map.groups().findLast(group => group.contested))"
        )
        page.mouse.move(box["x"] + x, box["y"] + y)
        page.wait_for_selector(".tip")
        assert str(count) in page.inner_text(".tip")


def test_all_marks_are_seen_at_first_in_either_language(
    browser: "Browser",
    page_file: Path,
) -> None:
    """None is out of the map or under the legend, on whichever side that is."""
    with opened(browser, page_file) as page:
        for _ in range(2):
            page.wait_for_timeout(120)
            map_box, legend = (
                page.locator(name).bounding_box() for name in (".map", ".legend")
            )
            start = legend["x"] - map_box["x"]
            for x, y in page.evaluate("Riwaya.map.groups().map(g => [g.sx, g.sy])"):
                assert 0 < x < map_box["width"]
                assert 0 < y < map_box["height"]
                assert not start < x < start + legend["width"]
            page.click("#language")


def test_the_map_goes_where_the_panel_is(
    browser: "Browser",
    page_file: Path,
) -> None:
    with opened(browser, page_file) as page:
        place, lat, lon = page.evaluate(
            "(one => [one.id, one.lat, one.lon])"
            "(Riwaya.index.control.find(one => one.id && one.lat !== null))"
        )
        go(page, f"place={place}")
        assert page.evaluate("[Riwaya.spot.lat, Riwaya.spot.lon]") == [lat, lon]
        assert page.locator(".strip span").count() > 0
        go(page, "incidents")
        assert page.evaluate("Riwaya.spot") is None


def test_a_list_grows_as_it_is_read_and_is_found_where_it_was_left(
    browser: "Browser",
    page_file: Path,
) -> None:
    with opened(browser, page_file) as page:
        every = page.evaluate("Riwaya.filtered.length")
        assert page.locator(".item").count() < every
        for top in (1000, 3000):
            page.evaluate("top => { document.querySelector('.body').scrollTop = top; }", top)
            page.wait_for_timeout(120)
        left = page.evaluate("document.querySelector('.body').scrollTop")
        assert left > 2000
        page.click(".item a >> nth=42")
        page.wait_for_selector(".ruling")
        assert page.evaluate("document.querySelector('.body').scrollTop") == 0
        page.go_back()
        page.wait_for_selector(".items")
        page.wait_for_timeout(60)
        assert abs(page.evaluate("document.querySelector('.body').scrollTop") - left) < 40
        for _ in range(3):
            page.evaluate("document.querySelector('.body').scrollTop = 1e6")
            page.wait_for_timeout(120)
        assert page.locator(".item").count() == every
        assert page.locator(".more").is_hidden()


def test_killed_are_told_with_their_range(
    browser: "Browser",
    page_file: Path,
    views: Views,
) -> None:
    told = [one for row in views.incidents() if row.when for one in row.casualties]
    assert any(one.kind == "killed" and one.low != one.high for one in told)
    with opened(browser, page_file) as page:
        go(page, "losses")
        assert page.locator(".killed tbody tr").count() > 0
        assert page.locator(".killed .track s").count() > 0
        assert page.locator(".killed .track i").count() == page.locator(".killed td b").count()


def test_paper_is_light_in_the_dark_too(
    browser: "Browser",
    page_file: Path,
) -> None:
    with opened(browser, page_file, theme="dark") as page:
        ground = "getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"
        assert page.evaluate(ground) != "#fff"
        page.emulate_media(media="print")
        assert page.evaluate(ground) == "#fff"


def test_names_in_arabic_stand_apart_in_an_english_sentence(
    browser: "Browser",
    page_file: Path,
    views: Views,
) -> None:
    with opened(browser, page_file) as page:
        page.click("#language")
        go(page, f"incident={contested(views)}")
        page.wait_for_selector(".ruling bdi")
        assert page.locator(".ruling p bdi").count() > 1
        assert all(
            "," not in name for name in page.locator(".ruling p bdi").all_text_contents()
        )


def test_a_large_record_opens_from_a_folder(
    browser: "Browser",
    views: Views,
    folder: Path,
) -> None:
    written = export("html", views, folder / "large.html", ExportOptions(chunk=10, lang="en"))
    assert len(written.paths) > 1
    with opened(browser, folder / "large.html") as page:
        assert page.evaluate("document.documentElement.lang") == "en"
        go(page, f"incident={contested(views)}")
        page.wait_for_selector(".account")
        assert page.locator("blockquote mark").count() > 0


def test_the_page_names_no_address_but_those_of_reports(page_file: Path, views: Views) -> None:
    text = page_file.read_text(encoding="utf-8")
    for report in views.reports():
        if report.outlet.url:
            text = text.replace(report.outlet.url, "")
    for known in ("http://www.w3.org/2000/svg", *CREDITED):
        text = text.replace(known, "")
    assert "http://" not in text
    assert "https://" not in text


def test_nothing_of_a_report_runs_as_markup(
    browser: "Browser",
    folder: Path,
) -> None:
    reports = folder / "hostile"
    reports.mkdir()
    words = "</script><script>window.ran=1</script><img src=x onerror=window.ran=1>"
    text = f"سيطر الثوار على بلدة منيان {words} وقتل عشرة عناصر من قوات النظام."
    (reports / "h.txt").write_text(text, encoding="utf-8")
    about = {"published": "2016-10-29", "outlet": words, "url": "javascript:window.ran=1"}
    (reports / "h.json").write_text(json.dumps(about), encoding="utf-8")
    build([reports], folder / "hostile.db", BuildOptions(), Silent())
    with SqliteStore(folder / "hostile.db", read_only=True) as store:
        export("html", Views(store), folder / "hostile.html", ExportOptions(title=words))
    with opened(browser, folder / "hostile.html") as page:
        page.click(".item a >> nth=0")
        page.wait_for_selector("blockquote")
        assert page.evaluate("window.ran") is None
        assert page.locator('a[href^="javascript"]').count() == 0


def test_print_gives_the_dossier_alone(
    browser: "Browser",
    page_file: Path,
    views: Views,
) -> None:
    with opened(browser, page_file) as page:
        go(page, f"incident={contested(views)}")
        page.wait_for_selector(".ruling")
        page.emulate_media(media="print")
        assert not page.is_visible(".map")
        assert not page.is_visible(".tabs")
        assert page.is_visible(".ruling")
        assert page.is_visible("blockquote >> nth=0")


def test_a_page_opens_in_the_language_it_was_made_in_until_a_person_chooses(
    browser: "Browser",
    views: Views,
    folder: Path,
) -> None:
    """Pages opened from disk share what they store; one that was only opened leaves nothing."""
    for lang in ("ar", "en"):
        export("html", views, folder / f"in-{lang}.html", ExportOptions(lang=lang))
    context = browser.new_context(offline=True)
    page = context.new_page()

    def opened_in(lang: str) -> str:
        page.goto((folder / f"in-{lang}.html").as_uri())
        page.wait_for_selector("html[data-ready]")
        return str(page.evaluate("document.documentElement.lang"))

    assert [opened_in(lang) for lang in ("ar", "en", "ar")] == ["ar", "en", "ar"]
    page.click("#language")
    assert [opened_in(lang) for lang in ("ar", "en")] == ["en", "en"]
    context.close()


def test_days_in_arabic_digits_keep_their_order_in_an_english_line(
    browser: "Browser",
    views: Views,
    folder: Path,
) -> None:
    export("html", views, folder / "english.html", ExportOptions(lang="en"))
    with opened(browser, folder / "english.html") as page:
        page.click("#digits")
        places = page.evaluate(
            """() => { const line = document.querySelector(".chosen"), text = line.firstChild;
                return [...text.data].map((letter, at) => { const range = new Range();
                    range.setStart(text, at); range.setEnd(text, at + 1);
                    return [letter, range.getBoundingClientRect().left]; })
                    .filter(([letter]) => /[\\p{L}\\p{N}–]/u.test(letter)); }"""
        )
        words = "".join(letter for letter, _ in sorted(places, key=lambda one: one[1]))
        first, dash, last = words.partition("–")
        day = re.compile("[٠-٩]{1,2}[A-Z][a-z]+[٠-٩]{4}")
        seen = (day.fullmatch(first), dash, day.fullmatch(last))
    assert all(seen), words


def test_no_code_stands_on_the_page_of_an_incident(
    browser: "Browser",
    views: Views,
    page_file: Path,
) -> None:
    """Why accounts are one incident is told in Arabic; tellers go by their names."""
    with opened(browser, page_file, PHONE) as page:
        go(page, f"incident={contested(views)}")
        page.wait_for_selector(".fall")
        heads = page.locator(".fall tbody th").all_text_contents()
        cells = page.locator(".fall tbody td:not(.n)").all_text_contents()
        names = {report.outlet.name for report in views.reports()}
        coded = [text for text in (*heads, *cells) if re.search("[a-z]", text)]
        assert heads
        assert set(coded) <= names
        assert page.evaluate(
            """[...document.querySelectorAll(".fall td.n")]
                .every(one => one.getBoundingClientRect().left >= 0)"""
        )
    text = page_file.read_text(encoding="utf-8")
    told = [one for row in views.incident_views() for one in row.accounts()]
    assert any(one.origin.startswith("voice:source:") for one in told)
    assert not re.search('"source:[a-z_]+"', text)


def test_the_legend_leaves_the_buttons_of_the_map_free(
    browser: "Browser",
    page_file: Path,
) -> None:
    with opened(browser, page_file, PHONE) as page:
        for _ in range(2):
            page.evaluate("document.querySelector('.legend').open = true")
            page.click(".map-tools button >> nth=2", timeout=2000)
            page.click(".legend .check input", timeout=2000)
            scrolled = page.evaluate("document.querySelector('.legend').scrollTop")
            assert scrolled == 0
            page.click("#language")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_all_tabs_are_seen_with_thousands_of_incidents_in_one(
    browser: "Browser",
    page_file: Path,
    size: tuple[int, int],
) -> None:
    with opened(browser, page_file, size) as page:
        for _ in range(2):
            page.evaluate("document.querySelector('.tabs .badge').textContent = '9,999'")
            tabs = page.locator(".tabs a").evaluate_all(
                "all => all.map(one => one.getBoundingClientRect()).map(one => one.top)"
            )
            assert len(tabs) == len(TABS)
            assert len(set(tabs)) == 1
            assert page.evaluate(
                "(one => one.scrollWidth <= one.clientWidth)(document.querySelector('.tabs'))"
            )
            page.click("#language")


def test_a_span_that_ends_before_it_begins_is_told(
    browser: "Browser",
    page_file: Path,
) -> None:
    with opened(browser, page_file) as page:
        page.fill(".clock input >> nth=0", "2024-12-02")
        page.fill(".clock input >> nth=1", "2016-10-01")
        page.dispatch_event(".clock input >> nth=1", "change")
        page.wait_for_timeout(60)
        assert page.evaluate("Riwaya.filtered.length") == 0
        told = page.evaluate("Riwaya.t('wrong_span')")
        assert page.inner_text(".clock .fault") == told
        assert page.inner_text("#list .quiet") == told
        page.click(".clock .all")
        assert page.inner_text(".clock .fault") == ""


def test_places_are_called_what_they_are(browser: "Browser", page_file: Path) -> None:
    """A city of which reports tell by its outskirts is a city."""
    with opened(browser, page_file) as page:
        page.click("#language")
        go(page, "places")
        kinds = dict(
            page.locator(".item-head").evaluate_all(
                "all => all.map(one => [one.querySelector('b').textContent,"
                " one.querySelector('.where').textContent])"
            )
        )
    assert kinds["Aleppo"] == kinds["Hama"] == "city"
