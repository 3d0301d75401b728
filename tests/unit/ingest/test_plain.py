import gzip
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from riwaya.errors import ConfigError
from riwaya.ingest.read import Failed, Read, ReadItem, ReadOptions, Reason, SetAside, read_path

TEXT = "  سيطر المقاتلون على التلة.\r\n\r\nوانسحبت القوات إلى البلدة.\n"
Reading = Callable[..., list[ReadItem]]


def _one(items: list[ReadItem]) -> Read:
    (item,) = items
    assert isinstance(item, Read)
    return item


def test_the_words_stay_exactly_as_received(read: Reading) -> None:
    found = _one(
        read("a.b.txt", TEXT, outlet="شبكة", side="opposition", published=date(2016, 10, 28))
    )
    assert found.report.text == TEXT
    assert found.report.name == "a.b"
    assert found.report.source == "شبكة"
    assert found.report.side == "opposition"
    assert found.report.published == date(2016, 10, 28)


def test_the_original_is_hashed_before_it_is_read(read: Reading) -> None:
    content = b"\xef\xbb\xbf" + TEXT.encode("utf-8")
    before = datetime.now(UTC)
    found = _one(read("a.txt", content))
    assert found.content == content
    assert found.original.sha256 == hashlib.sha256(content).hexdigest()
    assert found.report.original == found.original.sha256
    assert found.original.size == len(content)
    assert found.original.media_type == "text/plain"
    assert found.original.name == "a.txt"
    assert before <= found.original.read_at <= datetime.now(UTC)
    assert found.report.text == TEXT


def test_a_packed_file_keeps_its_packed_bytes(read: Reading) -> None:
    packed = gzip.compress(TEXT.encode("utf-8"))
    found = _one(read("a.txt.gz", packed))
    assert found.report.name == "a"
    assert found.report.text == TEXT
    assert found.content == packed
    assert found.original.media_type == "application/gzip"


def test_the_encoding_and_how_it_was_found_are_noted(read: Reading) -> None:
    found = _one(read("a.txt", TEXT.encode("windows-1256")))
    assert found.report.text == TEXT
    assert found.notes["encoding"] == "windows-1256 (looks most like Arabic)"


def test_an_encoding_can_be_told(read: Reading) -> None:
    assert (
        _one(read("a.txt", TEXT.encode("utf-16-le"), encoding="utf-16-le")).report.text == TEXT
    )
    (item,) = read("b.txt", TEXT.encode("windows-1256"), encoding="utf-8")
    assert isinstance(item, Failed)
    assert item.reason is Reason.BAD_ENCODING
    assert item.detail.startswith("b.txt: is not utf-8")


def test_options_that_cannot_be_used_are_refused() -> None:
    with pytest.raises(ConfigError, match="x-nothing"):
        ReadOptions(encoding="x-nothing")
    with pytest.raises(ConfigError, match="words"):
        ReadOptions(columns={"words": "a"})


def test_the_sidecar_goes_before_the_options(read: Reading, tmp_path: Path) -> None:
    told = {
        "published": "2016-10-28",
        "outlet": "وكالة",
        "url": "https://example.org/1",
        "side": "government",
    }
    (tmp_path / "a.json").write_text(json.dumps(told), encoding="utf-8")
    report = _one(read("a.txt", TEXT, outlet="شبكة", published=date(2020, 1, 1))).report
    assert report.published == date(2016, 10, 28)
    assert (report.source, report.url, report.side) == ("وكالة", told["url"], "government")


def test_what_the_sidecar_leaves_out_the_options_tell(read: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    report = _one(read("a.txt", TEXT, outlet="شبكة", published=date(2020, 1, 1))).report
    assert (report.source, report.published) == ("شبكة", date(2020, 1, 1))


@pytest.mark.parametrize(
    ("sidecar", "cause"),
    [
        (b'{"published": ', "cannot be read as a sidecar"),
        (b"\xff\xfe\x00", "cannot be read as a sidecar"),
        (b"[1, 2]", "a sidecar is a JSON object, not list"),
        (b'{"published": "soon"}', "published is no date: 'soon'"),
        (b"[" * 200_000, "cannot be read as a sidecar"),
        (b'{"outlet": "' + b"a" * (1 << 20) + b'"}', "cannot be read as a sidecar"),
    ],
)
def test_a_broken_sidecar_fails_its_report(
    read: Reading, tmp_path: Path, sidecar: bytes, cause: str
) -> None:
    (tmp_path / "a.json").write_bytes(sidecar)
    (item,) = read("a.txt", TEXT, published=date(2020, 1, 1))
    assert isinstance(item, Failed)
    assert item.reason is Reason.BAD_SIDECAR
    assert item.detail.startswith(f"a.json: {cause}")


def test_a_sidecar_that_is_a_link_is_not_followed(read: Reading, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text('{"outlet": "x"}', encoding="utf-8")
    (tmp_path / "a.json").symlink_to(tmp_path / "secret")
    (item,) = read("a.txt", TEXT)
    assert isinstance(item, Failed)
    assert item.reason is Reason.BAD_SIDECAR


def test_an_address_that_is_not_of_the_web_is_only_noted(read: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"url": "javascript:alert(1)"}', encoding="utf-8")
    found = _one(read("a.txt", TEXT))
    assert found.report.url is None
    assert found.notes["url"] == "javascript:alert(1)"


@pytest.mark.parametrize("name", ["report", "report.weird", "report.md"])
def test_unknown_endings_are_known_by_what_they_hold(read: Reading, name: str) -> None:
    assert _one(read(name, TEXT)).report.text == TEXT


def test_json_and_pages_are_known_by_their_first_bytes(read: Reading) -> None:
    assert _one(read("rows", '[{"id": "x", "text": "قصف على البلدة"}]')).report.name == "x"
    (item,) = read("page", "<!DOCTYPE html><html><body></body></html>")
    assert isinstance(item, SetAside)
    assert item.reason is Reason.EMPTY


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "", Reason.EMPTY),
        ("b.txt", "Only English words stand here.", Reason.NOT_ARABIC),
        ("c.jpg", b"\xff\xd8\xff\xe0", Reason.NOT_TEXT),
        ("d.css", "body {}", Reason.NOT_TEXT),
    ],
)
def test_what_is_no_report_is_set_aside(
    read: Reading, name: str, content: bytes | str, reason: Reason
) -> None:
    (item,) = read(name, content)
    assert isinstance(item, SetAside)
    assert item.reason is reason
    assert name in item.detail


def test_a_file_that_changes_while_it_is_read_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "قصف على البلدة"}\n' * 2, encoding="utf-8")
    items = read_path(path)
    assert isinstance(next(items), Read)
    path.write_text("x", encoding="utf-8")
    last = list(items)[-1]
    assert isinstance(last, Failed)
    assert last.reason is Reason.CHANGED
