import gzip
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from riwaya.ingest.read import Failed, Read, ReadItem, Reason, SetAside

Reading = Callable[..., list[ReadItem]]
FIRST = "سيطر المقاتلون على التلة الشرقية"
SECOND = "قصفت المدفعية أطراف البلدة"


def _reports(items: list[ReadItem]) -> list[Read]:
    return [item for item in items if isinstance(item, Read)]


def _lines(*rows: dict[str, Any]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


ROWS = (
    {
        "id": "r1",
        "text": FIRST,
        "outlet": "شبكة",
        "published": "2016-10-28",
        "url": "https://example.org/1",
    },
    {"id": "r2", "text": SECOND, "outlet": "وكالة", "published": "2016-10-29T23:30:00+03:00"},
)


def test_each_line_is_a_report(read: Reading) -> None:
    first, second = _reports(read("a.jsonl", _lines(*ROWS), side="opposition"))
    assert (first.report.name, first.report.text, first.report.source) == ("r1", FIRST, "شبكة")
    assert first.report.url == "https://example.org/1"
    assert first.report.side == "opposition"
    assert second.report.published == date(2016, 10, 29)
    assert second.report.published_at == datetime(2016, 10, 29, 20, 30, tzinfo=UTC)
    assert first.original == second.original
    assert first.content is None


def test_packed_lines_are_unpacked(read: Reading) -> None:
    found = _reports(read("a.jsonl.gz", gzip.compress(_lines(*ROWS).encode("utf-8"))))
    assert [each.report.name for each in found] == ["r1", "r2"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "windows-1256"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_every_encoding_in_every_form(read: Reading, name: str, encoding: str) -> None:
    csv_text = f"id,text\r\nr1,{FIRST}\r\nr2,{SECOND}\r\n"
    text = {
        "a.jsonl": _lines(*ROWS),
        "a.json": json.dumps(ROWS, ensure_ascii=False),
        "a.csv": csv_text,
    }
    found = _reports(read(name, text[name].encode(encoding)))
    assert [each.report.text for each in found] == [FIRST, SECOND]


def test_usual_names_are_known_in_both_languages(read: Reading) -> None:
    row = {"العنوان": "خبر", "النص": FIRST, "التاريخ": "28 تشرين الأول 2016", "المصدر": "شبكة"}
    (found,) = _reports(read("a.jsonl", _lines(row)))
    assert (found.report.text, found.report.source) == (FIRST, "شبكة")
    assert found.report.published == date(2016, 10, 28)
    assert found.notes["title"] == "خبر"
    assert found.report.name == "a-1"


def test_columns_can_be_mapped_and_step_into_objects(read: Reading) -> None:
    row = {"a": FIRST, "meta": {"day": "2016-10-28", "by": {"name": "شبكة"}}, "text": SECOND}
    columns = {"text": "a", "published": "meta.day", "outlet": "meta.by"}
    (found,) = _reports(read("a.jsonl", _lines(row), columns=columns))
    assert (found.report.text, found.report.source) == (FIRST, "شبكة")
    assert found.report.published == date(2016, 10, 28)


def test_a_date_that_cannot_be_read_is_noted_and_not_replaced(read: Reading) -> None:
    rows = _lines({"text": FIRST, "date": "أمس"}, {"text": SECOND})
    first, second = _reports(read("a.jsonl", rows, published=date(2020, 1, 1)))
    assert first.report.published is None
    assert first.notes["published_unread"] == "أمس"
    assert second.report.published == date(2020, 1, 1)


def test_a_broken_line_fails_alone(read: Reading) -> None:
    text = (
        _lines(ROWS[0]) + '\n{"id": "x", "text": \n[1]\n\n"words"\n{"a": 1}\n' + _lines(ROWS[1])
    )
    items = read("a.jsonl", text)
    assert [each.report.name for each in _reports(items)] == ["r1", "r2"]
    failures = [item for item in items if isinstance(item, Failed)]
    assert [each.name for each in failures] == ["a.jsonl:2", "a.jsonl:3", "a.jsonl:5", "a-6"]
    assert failures[0].detail.startswith("a.jsonl, line 2: not JSON")
    assert failures[3].reason is Reason.NO_TEXT_FIELD


def test_a_line_in_another_encoding_is_read_by_itself(read: Reading) -> None:
    lines = [_lines(ROWS[0]).encode("utf-8"), _lines(ROWS[1]).encode("windows-1256")]
    found = _reports(read("a.jsonl", lines[0] * 1 + b"\n" + b" " * 70000 + b"\n" + lines[1]))
    assert [each.report.text for each in found] == [FIRST, SECOND]


def test_the_same_id_and_words_come_once_other_words_get_a_number(read: Reading) -> None:
    rows = ({"id": 7, "text": FIRST}, {"id": 7, "text": FIRST}, {"id": 7, "text": SECOND})
    items = read("a.jsonl", _lines(*rows))
    assert [each.report.name for each in _reports(items)] == ["7", "7#2"]
    assert isinstance(items[1], SetAside)
    assert items[1].reason is Reason.DUPLICATE_ID


def test_the_same_words_under_two_ids_both_come(read: Reading) -> None:
    items = read("a.jsonl", _lines({"id": 1, "text": FIRST}, {"id": 2, "text": FIRST}))
    assert len(_reports(items)) == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_tables_find_their_delimiter(read: Reading, delimiter: str) -> None:
    rows = [
        ["id", "published", "text"],
        ["r1", "28/10/2016", FIRST],
        ["r2", "29/10/2016", SECOND],
    ]
    found = _reports(read("a.csv", "\r\n".join(delimiter.join(row) for row in rows)))
    assert [(each.report.name, each.report.text) for each in found] == [
        ("r1", FIRST),
        ("r2", SECOND),
    ]
    assert found[0].report.published == date(2016, 10, 28)


def test_the_first_line_may_name_the_delimiter(read: Reading) -> None:
    (found,) = _reports(read("a.csv", f"sep=;\nid;text\nr1;{FIRST}, {SECOND}\n"))
    assert found.report.text == f"{FIRST}, {SECOND}"


def test_cells_hold_lines_and_commas(read: Reading) -> None:
    (found,) = _reports(read("a.csv", f'text,id\n"{FIRST}\r\n{SECOND}, ""نعم""",x\n'))
    assert found.report.text == f'{FIRST}\r\n{SECOND}, "نعم"'
    assert found.report.name == "x"


def test_broken_rows_fail_alone(read: Reading) -> None:
    text = f'id,text\nr1,{FIRST}\nr2,"{FIRST}" x\nr3,{FIRST},{SECOND}\nr4,{SECOND}\n'
    items = read("a.csv", text)
    assert [each.report.name for each in _reports(items)] == ["r1", "r4"]
    assert [item.reason for item in items if isinstance(item, Failed)] == [Reason.BAD_ROW] * 2


def test_a_quote_that_never_closes_is_told_of(read: Reading) -> None:
    items = read("a.csv", f'id,text\nr1,{FIRST}\nr2,"{FIRST}\nr3,{SECOND}\n')
    assert [each.report.name for each in _reports(items)] == ["r1"]
    assert isinstance(items[-1], Failed)
    assert items[-1].reason is Reason.BAD_ROW


def test_a_table_without_a_text_column_names_its_columns(read: Reading) -> None:
    (item,) = read("a.csv", f"رمز,كلام\n1,{FIRST}\n")
    assert isinstance(item, Failed)
    assert item.reason is Reason.NO_TEXT_FIELD
    assert "رمز, كلام" in item.detail
    (found,) = _reports(read("a.csv", f"رمز,كلام\n1,{FIRST}\n", columns={"text": "كلام"}))
    assert found.report.text == FIRST


def test_a_mapped_column_that_is_not_there_fails_the_table(read: Reading) -> None:
    (item,) = read("a.csv", f"id,text\n1,{FIRST}\n", columns={"outlet": "قناة"})
    assert isinstance(item, Failed)
    assert "no column 'قناة' for outlet" in item.detail


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ROWS),
        json.dumps({"count": 2, "articles": ROWS}),
        json.dumps({"Data": ROWS, "next": None}),
        "\n".join(json.dumps(row, indent=1) for row in ROWS),
    ],
)
def test_json_files_of_many_shapes(read: Reading, text: str) -> None:
    assert [each.report.name for each in _reports(read("a.json", text))] == ["r1", "r2"]


def test_a_json_file_of_one_report_has_the_file_s_name(read: Reading) -> None:
    (found,) = _reports(
        read("تقرير.json", json.dumps({"body": [FIRST, SECOND], "title": "خبر"}))
    )
    assert found.report.name == "تقرير"
    assert found.report.text == f"{FIRST}\n{SECOND}"


def test_what_stands_before_a_break_is_kept(read: Reading) -> None:
    items = read("a.json", json.dumps(ROWS)[:-30])
    assert [each.report.name for each in _reports(items)] == ["r1"]
    assert isinstance(items[-1], Failed)
    assert "the file ends too early" in items[-1].detail


def test_a_break_in_the_middle_names_its_place(read: Reading) -> None:
    text = (
        json.dumps(ROWS[:1])[:-1] + ', {"id": nope}, ' + json.dumps(ROWS[1]) + "]" + " " * 100
    )
    items = read("a.json", text)
    assert [each.report.name for each in _reports(items)] == ["r1"]
    assert isinstance(items[-1], Failed)
    assert items[-1].detail == f"a.json, character {text.index('nope')}: Expecting value"


def test_long_lists_are_read_in_parts(read: Reading) -> None:
    rows = [{"id": n, "text": f"{FIRST} {n} " * 30} for n in range(1500)]
    found = _reports(read("a.json", json.dumps(rows, ensure_ascii=False)))
    assert [each.report.name for each in found] == [str(n) for n in range(1500)]
    assert found[-1].report.text == rows[-1]["text"]
    assert found[-1].notes["encoding"] == "utf-8 (valid)"


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_raw_tabs_inside_json_strings_are_forgiven(read: Reading, name: str) -> None:
    (found,) = _reports(read(name, f'{{"id": "1", "text": "{FIRST}\t{SECOND}"}}'))
    assert found.report.text == f"{FIRST}\t{SECOND}"


def test_a_mapped_column_that_one_file_lacks_gives_way_to_a_usual_name(read: Reading) -> None:
    """Of a folder with files of two shapes, the headline of neither passes for its text."""
    columns = {"text": "كلام"}
    table = read("a.csv", f"id,كلام\n1,{FIRST}\n", columns=columns)
    lines = read("b.jsonl", _lines({"title": "عنوان", "text": FIRST}), columns=columns)
    usual = read("c.csv", f"id,text\n1,{FIRST}\n", columns=columns)
    assert {one.report.text for items in (table, lines, usual) for one in _reports(items)} == {
        FIRST
    }


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("a.csv", f"id,title\n1,{FIRST}\n"),
        ("b.jsonl", '{"id": "1", "title": "عنوان"}\n'),
        ("c.json", '[{"id": "1", "title": "عنوان"}]'),
    ],
)
def test_a_mapped_text_that_is_nowhere_fails_in_every_format(
    read: Reading, name: str, held: str
) -> None:
    (item,) = read(name, held, columns={"text": "كلام"})
    assert isinstance(item, Failed)
    assert item.reason is Reason.NO_TEXT_FIELD
    assert "no column 'كلام' for text, which --map names" in item.detail
