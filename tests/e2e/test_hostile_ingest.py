"""Nothing that a file is or holds may stop, hang or exhaust the reading of the others."""

import gzip
import json
import os
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.ingest.read import (
    Failed,
    Read,
    ReadItem,
    ReadOptions,
    Reason,
    SetAside,
    find_files,
    read_path,
)

TEXT = "قصفت المدفعية أطراف البلدة وسقط جرحى بين المدنيين"
MEBIBYTE = 1 << 20
ENDINGS = ("txt", "json", "jsonl", "csv", "tsv", "html", "bin", "txt.gz", "jsonl.gz")


def _row(name: str) -> bytes:
    return json.dumps({"id": name, "text": TEXT}).encode("ascii")


def _names(items: list[ReadItem]) -> list[str]:
    return [item.report.name for item in items if isinstance(item, Read)]


def _failures(items: list[ReadItem]) -> list[Failed]:
    return [item for item in items if isinstance(item, Failed)]


def _within(seconds: float, path: Path, options: ReadOptions) -> list[ReadItem]:
    begun = time.monotonic()
    items = list(read_path(path, options))
    assert time.monotonic() - begun < seconds
    return items


def test_a_line_of_200_megabytes_fails_alone_and_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(_row("1") + b"\n" + b'{"text": "')
        for _ in range(200):
            file.write(b"a" * MEBIBYTE)
        file.write(b"\n" + _row("3") + b"\n")
    tracemalloc.start()
    items = list(read_path(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert _names(items) == ["1", "3"]
    (failed,) = _failures(items)
    assert (failed.name, failed.reason) == ("a.jsonl:2", Reason.TOO_LARGE)
    assert peak < 64 * MEBIBYTE


def test_a_long_line_of_a_table_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\n1,{TEXT}\n2,{'س' * MEBIBYTE}\n3,{TEXT}\n", encoding="utf-8")
    items = list(read_path(path, ReadOptions(max_report_bytes=MEBIBYTE)))
    assert _names(items) == ["1", "3"]
    assert [each.reason for each in _failures(items)] == [Reason.TOO_LARGE]


@pytest.mark.parametrize(
    "name", ["a.jsonl.gz", "a.json.gz", "a.csv.gz", "a.txt.gz", "a.html.gz"]
)
def test_a_packed_bomb_is_stopped(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(b"[" + b" " * (64 * MEBIBYTE), 1))
    options = ReadOptions(max_bytes=8 * MEBIBYTE, max_report_bytes=MEBIBYTE)
    items = _within(10, path, options)
    assert _failures(items)[-1].reason is Reason.TOO_LARGE
    assert not _names(items)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz", "a.csv.gz", "a.txt.gz"])
def test_a_cut_archive_fails_after_what_it_gave(tmp_path: Path, name: str) -> None:
    rows = [{"id": str(n), "text": f"{TEXT} {os.urandom(400).hex()}"} for n in range(900)]
    rows = [{**row, "text": f"{TEXT} " * 40 + row["text"]} for row in rows]
    forms = {
        "a.jsonl.gz": "\n".join(map(json.dumps, rows)),
        "a.json.gz": json.dumps(rows),
        "a.csv.gz": "id,text\n" + "\n".join(f"{row['id']},{row['text']}" for row in rows),
        "a.txt.gz": rows[0]["text"] * 100,
    }
    packed = gzip.compress(forms[name].encode("utf-8"))
    path = tmp_path / name
    path.write_bytes(packed[: len(packed) * 3 // 4])
    items = list(read_path(path))
    assert [each.reason for each in _failures(items)] == [Reason.BAD_ARCHIVE]
    expected = [] if name == "a.txt.gz" else [row["id"] for row in rows[: len(items) - 1]]
    assert _names(items) == expected
    assert name == "a.txt.gz" or len(items) > 100


@pytest.mark.parametrize(
    ("page", "reasons"),
    [
        ("<html><body>" + "<div>" * 1_000_000 + TEXT, None),
        ("<html><body>" + "<div>" * 1_000_000 + TEXT + "</div>" * 1_000_000, Reason.TOO_LARGE),
        ("<html><body>" + f"<p>{TEXT}</p>" * 100_000, None),
        ("<html><body><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">", None),
        ("<table><tr><td>" * 100_000 + TEXT, None),
        ("<" * MEBIBYTE, None),
        ("<!--" * 200_000, None),
        ("a" * (17 * MEBIBYTE), Reason.TOO_LARGE),
        (
            "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
            + "".join(
                f"<!ENTITY {b} '{f'&{a};' * 10}'>"
                for a, b in zip("abcdefghi", "bcdefghij", strict=True)
            )
            + "]><html><body><p>&j;</p></body></html>",
            None,
        ),
    ],
    ids=[
        "open",
        "nested",
        "many",
        "attributes",
        "tables",
        "marks",
        "comments",
        "large",
        "entities",
    ],
)
def test_no_page_hangs_the_reader(tmp_path: Path, page: str, reasons: Reason | None) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    (item,) = _within(12, path, ReadOptions(page_seconds=2))
    if reasons is not None:
        assert isinstance(item, Failed)
        assert item.reason is reasons
    elif not isinstance(item, Read):
        assert "a.html" in item.detail
        assert item.reason in (
            Reason.EMPTY,
            Reason.TIMED_OUT,
            Reason.BAD_PAGE,
            Reason.NOT_ARABIC,
        )


def test_a_page_s_process_takes_nothing_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = "import pathlib; pathlib.Path('sprung').touch(); raise SystemExit(3)\n"
    for name in ("trafilatura.py", "lxml.py", "json.py", "riwaya.py"):
        (tmp_path / name).write_text(trap, encoding="utf-8")
    path = tmp_path / "a.html"
    body = f"<p>{TEXT}، وهذه فقرة طويلة بما يكفي من الخبر.</p>" * 8
    path.write_text(
        f"<html><body><article>{body}{'<i></i>' * 15_000}</article>", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    (item,) = read_path(path)
    assert isinstance(item, Read)
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b"[" * 1_000_000),
        ("a.json", b'{"a":' * 1_000_000),
        ("a.json", b'[{"text": ' + b"9" * 10_000 + b"}]"),
        ("a.jsonl", b"[" * 1_000_000),
        ("a.jsonl", b'{"text": ' + b"9" * 10_000 + b"}"),
        ("a.json", b'{"messages": [' + b"[" * 1_000_000),
        ("a.json", b'{"chats": {"list": [7, {"messages": 5}, {"messages": ['),
    ],
)
def test_json_made_to_break_the_reader_fails_cleanly(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    failures = _failures(_within(10, path, ReadOptions()))
    assert failures[-1].reason is Reason.BAD_JSON
    assert failures[-1].detail.startswith(name)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_what_utf8_cannot_hold_is_repaired_in_place_and_noted(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    row = r'{"id": "x\ud800", "text": "\ud83dقصف\u0000 على البلدة", "source": "\udfff"}'
    path.write_text(row, encoding="utf-8")
    (item,) = read_path(path)
    assert isinstance(item, Read)
    assert item.report.text == "\ufffdقصف\ufffd على البلدة"
    assert item.notes["repaired"].startswith("2 ")
    for value in (item.report.name, item.report.text, item.report.source, *item.notes.values()):
        assert (value or "").encode("utf-8").decode("utf-8") == value


def test_surrogates_written_as_bytes_do_not_pass_either(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(_row("1") + b'\n{"text": "' + TEXT.encode() * 3 + b'\xed\xa0\x80"}\n')
    items = list(read_path(path))
    assert all(item.report.text.encode("utf-8") for item in items if isinstance(item, Read))
    assert _names(items)[0] == "1"


@pytest.mark.parametrize("name", [f"a.{ending}" for ending in ENDINGS if "gz" not in ending])
@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"%PDF-1.4\n%\xe2\xe3", b"\x00" * 9000],
)
def test_binary_files_under_any_name_fail_with_their_kind(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (item,) = read_path(path)
    assert isinstance(item, Failed)
    assert item.reason in (Reason.BINARY, Reason.UNSUPPORTED)
    assert name in item.detail


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_hold_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    (item,) = _within(5, path, ReadOptions())
    assert isinstance(item, Failed)
    assert item.reason is Reason.NOT_A_FILE
    assert "a.txt" in item.detail


def test_a_file_that_may_not_be_opened_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert list(read_path(path)) == [Failed("a", Reason.UNREADABLE, "a.txt: Permission denied")]


def test_a_path_that_no_file_can_have_fails() -> None:
    for name in ("a\x00b.txt", "x" * 5000 + ".txt"):
        (path,) = find_files([Path(name)])
        (item,) = read_path(path)
        assert isinstance(item, Failed)
        assert item.name.encode("utf-8")


def test_names_with_odd_bytes_are_read_and_printable(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/\xff\x1b[2J\xd9.txt"
    try:
        with open(odd, "wb") as file:  # noqa: PTH123  the name is bytes
            file.write(TEXT.encode("utf-8"))
    except OSError:
        pytest.skip("this file system refuses such names")
    (path,) = find_files([tmp_path])
    (item,) = read_path(path)
    assert isinstance(item, Read)
    assert item.report.name.isprintable()
    assert item.original.name.encode("utf-8")


def test_an_id_names_no_place_outside(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(_row("../../../etc/cron.d/x") + b"\n" + _row("..\\..\\x"))
    for name in _names(list(read_path(path))):
        assert "/" not in name
        assert "\\" not in name


def test_one_bad_file_among_good_ones_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(b"\x7fELF" + bytes(500))
    (tmp_path / "3.json").write_text("[{", encoding="utf-8")
    (tmp_path / "4.txt").write_text(TEXT, encoding="utf-8")
    files = list(find_files([tmp_path, tmp_path / "gone"]))
    items = [item for file in files for item in read_path(file)]
    assert _names(items) == ["1", "4"]
    assert [each.name for each in _failures(items)] == ["2", "3", "gone"]


def test_the_same_file_twice_gives_the_same_report_twice(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    items = [item for file in find_files([tmp_path]) for item in read_path(file)]
    assert len({item.report.id for item in items if isinstance(item, Read)}) == 1
    assert _names(items) == ["a", "b"]


_PIECES = st.sampled_from(
    [
        TEXT,
        "{",
        "}",
        "[",
        "]",
        '"',
        "text",
        "messages",
        "chats",
        "list",
        ":",
        ",",
        "\n",
        "\\ud800",
    ]
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    ending=st.sampled_from(ENDINGS),
    content=st.one_of(
        st.binary(max_size=300), st.lists(_PIECES).map(lambda p: "".join(p).encode())
    ),
)
def test_no_content_raises(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(gzip.compress(content) if ending.endswith("gz") else content)
    items = list(read_path(path))
    assert items
    for item in items:
        assert isinstance(item, Read | SetAside | Failed)
        assert isinstance(item, Read) or "a." in item.detail


@pytest.mark.parametrize("build", [json.dumps, lambda rows: "\n".join(map(json.dumps, rows))])
def test_reading_is_fast_enough_not_to_matter(
    tmp_path: Path, build: Callable[..., Any]
) -> None:
    rows = [{"id": n, "text": f"{TEXT} " * 30} for n in range(2000)]
    path = tmp_path / ("a.json" if build is json.dumps else "a.jsonl")
    path.write_text(build(rows), encoding="utf-8")
    begun = time.process_time()
    assert len(_names(list(read_path(path)))) == 2000
    assert time.process_time() - begun < 2
