import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from riwaya.ingest.read import Failed, Read, ReadItem, Reason, SetAside

Reading = Callable[..., list[ReadItem]]
PLAIN = "سيطر المقاتلون على التلة الشرقية"
MESSAGES: list[dict[str, Any]] = [
    {"id": 1, "type": "service", "action": "create_channel", "text": ""},
    {
        "id": 2,
        "type": "message",
        "date": "2016-10-29T00:30:00",
        "date_unixtime": "1477690200",
        "edited": "2016-10-29T01:00:00",
        "forwarded_from": "قناة أخرى",
        "text": [
            "عاجل: ",
            {"type": "bold", "text": PLAIN},
            " ",
            {"type": "hashtag", "text": "#حلب"},
        ],
    },
    {
        "id": 3,
        "type": "message",
        "date": "2016-10-29T00:30:00",
        "text": "",
        "photo": "photos/1.jpg",
    },
    {"id": 4, "type": "message", "date": "2014-03-01T10:00:00", "text": PLAIN},
]
CHAT = {"name": "شبكة الأخبار", "type": "public_channel", "id": 1234567, "messages": MESSAGES}


def test_messages_become_reports_of_their_channel(read: Reading) -> None:
    service, first, photo, second = read("result.json", json.dumps(CHAT))
    assert isinstance(first, Read)
    assert first.report.name == "1234567-2"
    assert first.report.text == f"عاجل: {PLAIN} #حلب"
    assert first.report.source == "شبكة الأخبار"
    assert first.report.published_at == datetime(2016, 10, 28, 21, 30, tzinfo=UTC)
    assert first.report.published == date(2016, 10, 28)
    assert first.notes["forwarded_from"] == "قناة أخرى"
    assert first.notes["edited"] == "2016-10-29T01:00:00"
    assert isinstance(service, SetAside)
    assert service.reason is Reason.SERVICE_MESSAGE
    assert isinstance(photo, SetAside)
    assert photo.reason is Reason.EMPTY
    assert "photo" in photo.detail
    assert isinstance(second, Read)


def test_old_exports_have_only_a_local_date(read: Reading) -> None:
    last = read("result.json", json.dumps(CHAT))[-1]
    assert isinstance(last, Read)
    assert last.report.published == date(2014, 3, 1)
    assert last.report.published_at is None
    assert last.notes["published_from"] == "local date of the exporting machine"


def test_the_day_is_that_of_the_zone(read: Reading) -> None:
    found = read("result.json", json.dumps(CHAT), zone=timezone(timedelta(hours=3)))[1]
    assert isinstance(found, Read)
    assert found.report.published == date(2016, 10, 29)


def test_an_account_s_chats_are_read_and_personal_talks_are_not(read: Reading) -> None:
    other = {**CHAT, "id": 88, "name": "قناة ثانية", "messages": MESSAGES[1:2]}
    personal = {**CHAT, "id": 99, "name": "x", "type": "personal_chat"}
    account = {
        "about": "",
        "contacts": {"list": []},
        "chats": {"about": "", "list": [CHAT, personal, other]},
    }
    items = read("result.json", json.dumps(account))
    names = [item.report.name for item in items if isinstance(item, Read)]
    assert names == ["1234567-2", "1234567-4", "88-2"]
    aside = [item for item in items if isinstance(item, SetAside)]
    assert [item.reason for item in aside if item.name == "99"] == [Reason.PERSONAL_CHAT]


def test_messages_wait_for_a_chat_s_name_that_comes_after_them(read: Reading) -> None:
    plain = read("a.json", json.dumps(CHAT))
    turned = read("b.json", json.dumps(CHAT, sort_keys=True))
    texts = [[i.report.id for i in items if isinstance(i, Read)] for items in (plain, turned)]
    assert texts[0] == texts[1]
    assert len(texts[0]) == 2


def test_what_is_no_message_fails_alone(read: Reading) -> None:
    odd = [3, {"id": 5, "text": {"text": PLAIN}}, {"id": 6, "text": [1, {"a": 2}, PLAIN]}]
    first, second, third = read("a.json", json.dumps({**CHAT, "messages": odd}))
    assert isinstance(first, Failed)
    assert isinstance(second, Read)
    assert isinstance(third, Read)
    assert second.report.text == third.report.text == PLAIN
    assert third.report.published is None
