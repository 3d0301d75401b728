"""JSON files: a list of reports, an object with one, a single report, a Telegram export."""

from collections.abc import Iterator, Mapping
from typing import Any

from riwaya.ingest.items import Failed, ReadItem, ReadOptions, Reason
from riwaya.ingest.json_stream import JsonStream
from riwaya.ingest.names import stem
from riwaya.ingest.records import Records
from riwaya.ingest.source import Source
from riwaya.ingest.telegram import Chats
from riwaya.lexicons.intake import intake

_MOST_MEMBERS = 10_000


def read_json(source: Source, options: ReadOptions) -> Iterator[ReadItem]:
    """Yield the reports of a JSON file in its order, holding one of them at a time.

    A list of objects, an object with such a list under a usual key, a single object, objects
    one after another, or an export of Telegram Desktop. Reports before a break are kept.
    """
    yield from _JsonFile(source, options).items()


class _JsonFile:
    """The walk through one file."""

    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._stream = JsonStream(source, options)
        self._records = Records(source, options, self._stream.encoding)
        self._chats = Chats(source, options, self._stream, self._records)
        self._count = 0

    def items(self) -> Iterator[ReadItem]:
        """Yield what every value at the top of the file holds."""
        while mark := self._stream.peek():
            if mark == "[":
                yield from self._list()
            elif mark == "{":
                yield from self._object()
            else:
                yield self._not_object(self._stream.value())

    def _list(self) -> Iterator[ReadItem]:
        """Yield the reports of a list."""
        for _ in self._stream.elements():
            row = self._stream.value()
            yield self._row(row) if isinstance(row, Mapping) else self._not_object(row)

    def _object(self) -> Iterator[ReadItem]:
        """Yield the reports of an object: those of the lists in it, or itself."""
        row: dict[str, Any] = {}
        held = False
        for key in self._stream.members():
            opening = self._stream.peek()
            if key == "messages" and opening == "[":
                held = True
                yield from self._chats.messages(row)
            elif key in ("chats", "left_chats") and opening == "{":
                held = True
                yield from self._chats.account()
            elif key.lower() in intake().containers and opening == "[":
                held = True
                yield from self._list()
            else:
                self._keep(row, key, self._stream.value())
        yield from self._chats.rest(row)
        if not held:
            yield self._single(row)

    def _keep(self, row: dict[str, Any], key: str, value: object) -> None:
        """Keep a member of an object, within reason."""
        if len(row) >= _MOST_MEMBERS:
            raise self._stream.error(f"an object of more than {_MOST_MEMBERS} members")
        row[key] = value

    def _row(self, row: Mapping[str, Any]) -> ReadItem:
        """Return the report of an object."""
        self._count += 1
        return self._records.item(row, f"item {self._count}")

    def _single(self, row: Mapping[str, Any]) -> ReadItem:
        """Return the report of an object that stands alone; the file's name is its name."""
        self._count += 1
        name = stem(self._source.path) if self._count == 1 else None
        return self._records.item(row, f"item {self._count}", name=name)

    def _not_object(self, value: object) -> Failed:
        """Return the failure of a value that is no object."""
        self._count += 1
        detail = (
            f"{self._source.name}, item {self._count}: {type(value).__name__}, not an object"
        )
        return Failed(f"{stem(self._source.path)}-{self._count}", Reason.BAD_JSON, detail)
