import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from riwaya.errors import RunError
from riwaya.ingest.page import depth, suspicious
from riwaya.ingest.read import Read, ReadItem

Reading = Callable[..., list[ReadItem]]
HEADLINE = "المقاتلون يسيطرون على التلة الشرقية"
SENTENCE = "قالت مصادر ميدانية إن المقاتلين سيطروا على التلة بعد معارك عنيفة استمرت ساعات"
BODY = "".join(f"<p>{SENTENCE}، وهذه هي الفقرة {n} من الخبر.</p>" for n in range(6))
DAY = date(2016, 10, 28)


def _page(head: str = "", before: str = "", shown: str = "") -> str:
    return (
        "<!DOCTYPE html><html lang='ar'><head><meta charset='utf-8'>"
        f"<title>{HEADLINE} | شبكة</title><meta property='og:site_name' content='شبكة'>{head}"
        f"</head><body><header>{before}</header><nav><a href='/'>الرئيسية</a></nav><article>"
        f"<h1>{HEADLINE}</h1>{shown}{BODY}</article><footer>كل الحقوق محفوظة</footer></html>"
    )


def _one(items: list[ReadItem]) -> Read:
    (item,) = items
    assert isinstance(item, Read)
    return item


def test_headline_then_body_and_nothing_around_it(read: Reading) -> None:
    page = _page("<link rel='canonical' href='https://example.org/1'>")
    found = _one(read("خبر.html", page))
    lines = found.report.text.split("\n")
    assert lines[0] == HEADLINE
    assert sum(line == HEADLINE for line in lines) == 1
    assert sum(SENTENCE in line for line in lines) == 6
    assert "الرئيسية" not in found.report.text
    assert "محفوظة" not in found.report.text
    assert (found.report.name, found.report.source) == ("خبر", "شبكة")
    assert found.report.url == "https://example.org/1"
    assert found.content == page.encode("utf-8")
    assert found.original.media_type == "text/html"
    assert found.notes["derivation"].startswith("trafilatura ")


LINKED = json.dumps(
    {"@graph": [{"@type": "NewsArticle", "datePublished": "2016-10-28T09:00:00+02:00"}]}
)


@pytest.mark.parametrize(
    ("page", "where"),
    [
        (
            _page("<meta property='article:published_time' content='2016-10-28T09:00:00Z'>"),
            "meta article:published_time",
        ),
        (_page("<meta name='Date' content='28 أكتوبر 2016'>"), "meta date"),
        (
            _page(f"<script type='application/ld+json'>{LINKED}</script>"),
            "JSON-LD datePublished",
        ),
        (_page(shown="<time datetime='2016-10-28'>قبل ساعات</time>"), "time element"),
        (_page(shown="<time>28 تشرين الأول 2016</time>"), "time element"),
        (
            _page(
                shown="<span class='post-date'>29</span><b id='date'>28 تشرين الأول 2016</b>"
            ),
            "element marked as a date",
        ),
        (_page(shown="<div>الجمعة 28/10/2016</div>"), "words after the heading"),
        (_page(shown="<div>27 محرم 1438 هـ</div>"), "words after the heading"),
        (
            _page(before="<div>الأحد 5/1/2020</div>", shown="<p>٢٨ تشرين الأول ٢٠١٦</p>"),
            "words after the heading",
        ),
    ],
)
def test_the_day_of_publication_is_found(read: Reading, page: str, where: str) -> None:
    found = _one(read("a.html", page))
    assert found.report.published == DAY
    assert found.notes["published_from"] == where


def test_a_declared_date_goes_before_a_shown_one(read: Reading) -> None:
    head = "<meta property='article:published_time' content='2016-10-28'>"
    shown = "<time datetime='2019-01-01'></time>"
    assert _one(read("a.html", _page(head, shown=shown))).report.published == DAY


def test_the_date_of_a_change_is_not_that_of_publication(read: Reading) -> None:
    head = "<meta property='article:modified_time' content='2019-01-01'>"
    assert _one(read("a.html", _page(head))).report.published is None


def test_a_declared_date_that_cannot_be_read_is_noted_and_not_replaced(read: Reading) -> None:
    head = "<meta property='article:published_time' content='soon'>"
    found = _one(read("a.html", _page(head), published=date(2020, 1, 1)))
    assert found.report.published is None
    assert found.notes["published_unread"] == "soon"


def test_the_caller_s_day_holds_where_the_page_tells_none(read: Reading) -> None:
    assert _one(read("a.html", _page(), published=DAY)).report.published == DAY


def test_a_sidecar_goes_before_the_page(read: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"published": "2016-10-28", "outlet": "وكالة"}', "utf-8")
    head = "<meta property='article:published_time' content='2019-01-01'>"
    report = _one(read("a.html", _page(head))).report
    assert (report.published, report.source) == (DAY, "وكالة")


def test_the_charset_that_the_page_declares(read: Reading) -> None:
    page = _page().replace("charset='utf-8'", "charset='windows-1256'").encode("windows-1256")
    found = _one(read("a.html", page))
    assert found.report.text.startswith(HEADLINE)
    assert found.notes["encoding"] == "windows-1256 (declared)"


def test_broken_linked_data_is_passed_over(read: Reading) -> None:
    head = "<script type='application/ld+json'>{broken</script>"
    assert _one(read("a.html", _page(head))).report.text.startswith(HEADLINE)


def test_a_suspicious_page_is_read_in_a_process_of_its_own(read: Reading) -> None:
    plain = _one(read("a.html", _page()))
    page = _page(shown="<i></i>" * 15_000)
    assert suspicious(page, page.count("<"))
    assert _one(read("b.html", page)).report.text == plain.report.text


def test_a_package_that_is_missing_ends_the_run_in_one_line(
    read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.delitem(sys.modules, "riwaya.ingest.page_parts", raising=False)
    with pytest.raises(RunError, match=r"web pages cannot be read.*trafilatura"):
        read("x.html", _page())


def test_depth_counts_what_must_be_closed() -> None:
    assert depth("<div><p>a<br><img><p>b</div>") == 1
    assert depth("<div>" * 7 + "</div>" * 7) == 7
    assert depth("</div>" * 5 + "<b>") == 1
