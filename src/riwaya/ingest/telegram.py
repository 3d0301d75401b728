"""Exports of Telegram Desktop (`result.json`): one chat, or all chats of an account."""

from collections.abc import Iterator, Mapping
from typing import Any

from riwaya.ingest.dates import from_unix
from riwaya.ingest.draft import Draft, plain
from riwaya.ingest.items import Failed, ReadItem, ReadOptions, Reason, SetAside
from riwaya.ingest.json_stream import JsonStream
from riwaya.ingest.names import stem
from riwaya.ingest.records import Records
from riwaya.ingest.source import Source

_PERSONAL = "personal_chat"
_MOST_WAITING = 100_000
_NOTED = ("forwarded_from", "author", "edited", "via_bot", "media_type", "photo", "file")


class Chats:
    """The messages of the chats of one export, each one a report of its channel."""

    def __init__(
        self, source: Source, options: ReadOptions, stream: JsonStream, records: Records
    ) -> None:
        self._source = source
        self._options = options
        self._stream = stream
        self._records = records
        self._waiting: list[Any] = []

    def account(self) -> Iterator[ReadItem]:
        """Yield the reports of `{"list": [chat, …]}`; personal talks are set aside."""
        for key in self._stream.members():
            if key != "list" or self._stream.peek() != "[":
                self._stream.value()
                continue
            for _ in self._stream.elements():
                yield from self._chat()

    def messages(self, chat: Mapping[str, Any]) -> Iterator[ReadItem]:
        """Yield the reports of messages; they wait if the chat's id comes after them."""
        known = "id" in chat and "name" in chat
        for _ in self._stream.elements():
            message = self._stream.value()
            if known:
                yield self._message(chat, message)
                continue
            if len(self._waiting) >= _MOST_WAITING:
                raise self._stream.error("the chat's name and id come after its messages")
            self._waiting.append(message)

    def rest(self, chat: Mapping[str, Any]) -> Iterator[ReadItem]:
        """Yield the reports of messages that waited for the chat's name and id."""
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            yield self._message(chat, message)

    def _chat(self) -> Iterator[ReadItem]:
        """Yield the reports of one chat of an account."""
        if self._stream.peek() != "{":
            value = self._stream.value()
            detail = f"{self._source.name}: a chat is an object, not {type(value).__name__}"
            yield Failed(stem(self._source.path), Reason.BAD_JSON, detail)
            return
        chat: dict[str, Any] = {}
        for key in self._stream.members():
            if key == "messages" and chat.get("type") == _PERSONAL:
                self._stream.value()
                name = _chat_id(chat, self._source)
                yield self._aside(name, Reason.PERSONAL_CHAT, "a talk between two persons")
            elif key == "messages" and self._stream.peek() == "[":
                yield from self.messages(chat)
            else:
                chat[key] = self._stream.value()
        yield from self.rest(chat)

    def _message(self, chat: Mapping[str, Any], message: object) -> ReadItem:
        """Return a message as a report, or why it is none."""
        if not isinstance(message, Mapping):
            detail = (
                f"{self._source.name}: a message is an object, not {type(message).__name__}"
            )
            return Failed(stem(self._source.path), Reason.BAD_JSON, detail)
        name = f"{_chat_id(chat, self._source)}-{plain(message.get('id')) or 'none'}"
        if message.get("type") == "service":
            action = plain(message.get("action")) or "service message"
            return self._aside(name, Reason.SERVICE_MESSAGE, action)
        text = flatten(message.get("text"))
        if not text.strip():
            return self._aside(name, Reason.EMPTY, f"no words: {_media(message)}")
        draft = Draft(name, text, plain(chat.get("name")) or None)
        draft.notes["encoding"] = self._stream.encoding
        self._note(draft, message)
        self._date(draft, message)
        return self._records.add(draft)

    def _aside(self, name: str, reason: Reason, detail: str) -> SetAside:
        """Set a message aside, naming the file."""
        return SetAside(name, reason, f"{self._source.name}: message {name}: {detail}")

    def _note(self, draft: Draft, message: Mapping[str, Any]) -> None:
        """Keep what a report has no field for: whom it was forwarded from, if it was edited."""
        for key in _NOTED:
            if value := plain(message.get(key)):
                draft.notes[key] = value

    def _date(self, draft: Draft, message: Mapping[str, Any]) -> None:
        """Take the moment in UTC; old exports have only the exporting machine's local date."""
        try:
            unix = float(plain(message.get("date_unixtime")))
        except ValueError:
            unix = 0.0
        draft.published = from_unix(unix, self._options.zone) if unix > 0 else None
        if draft.published is None:
            draft.date(message.get("date"), self._options)
            draft.notes["published_from"] = "local date of the exporting machine"
        draft.dated = True


def flatten(text: object) -> str:
    """Return a message's words: a string, or a list of strings and of objects with `text`."""
    if isinstance(text, str):
        return text
    if isinstance(text, Mapping):
        return flatten(text.get("text"))
    if isinstance(text, list):
        return "".join(
            part if isinstance(part, str) else flatten(part.get("text"))
            for part in text
            if isinstance(part, str | Mapping)
        )
    return ""


def _chat_id(chat: Mapping[str, Any], source: Source) -> str:
    """Return the chat's id, or the file's name when it has none."""
    return plain(chat.get("id")) or stem(source.path)


def _media(message: Mapping[str, Any]) -> str:
    """Return what a message without words holds."""
    if message.get("photo"):
        return "photo"
    return plain(message.get("media_type")) or plain(message.get("mime_type")) or "nothing"
