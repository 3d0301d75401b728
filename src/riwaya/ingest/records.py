"""Rows and objects: which key holds which field."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from riwaya.ingest.draft import Draft, finish, plain
from riwaya.ingest.items import Failed, ReadItem, ReadOptions, Reason, SetAside
from riwaya.ingest.names import Seen, stem
from riwaya.ingest.source import Source
from riwaya.lexicons.intake import intake


@cache
def _usual() -> dict[str, tuple[str, int]]:
    """Return for each usual column name its field and how telling it is (0 is most)."""
    return {
        name: (field, rank)
        for field, names in intake().fields.items()
        for rank, name in enumerate(names)
    }


def usual_columns(keys: Iterable[str]) -> dict[str, str]:
    """Return {field: key} for keys with usual names; of several the most telling one wins."""
    best: dict[str, tuple[int, str]] = {}
    for key in keys:
        known = _usual().get(key.strip().lower().replace(" ", "_").replace("-", "_"))
        if known and (known[0] not in best or known[1] < best[known[0]][0]):
            best[known[0]] = (known[1], key)
    return {field: key for field, (_, key) in best.items()}


class Records:
    """Turns the rows of one file into reports; knows the ids the file gave before."""

    def __init__(self, source: Source, options: ReadOptions, encoding: str) -> None:
        self._source = source
        self._options = options
        self._encoding = encoding
        self._seen = Seen()
        self._maps: dict[tuple[str, ...], dict[str, str]] = {}

    def columns(self, keys: Sequence[str]) -> dict[str, str]:
        """Return {field: key}: what the caller mapped and is there, else usual names."""
        known = tuple(keys)
        if known not in self._maps:
            if len(self._maps) > 1000:  # noqa: PLR2004  objects of endless different shapes
                self._maps.clear()
            self._maps[known] = {**usual_columns(known), **self._mapped(known)}
        return self._maps[known]

    def _mapped(self, keys: Sequence[str]) -> dict[str, str]:
        """Return what the caller mapped to keys that are there; `a.b` steps into key `a`."""
        return {
            field: key
            for field, key in self._options.columns.items()
            if key in keys or key.partition(".")[0] in keys
        }

    def unmapped(self, field: str, keys: Sequence[str]) -> str | None:
        """Return why a field that the caller mapped cannot be read from keys, `None` if it can.

        A key with a usual name serves where the mapped one is not there.
        """
        column = self._options.columns.get(field)
        if column is None or field in self.columns(keys):
            return None
        return (
            f"no column {column!r} for {field}, which --map names, and none with a usual name;"
            f" the columns are: {', '.join(list(keys)[:30])}"
        )

    def item(self, row: Mapping[str, Any], at: str, *, name: str | None = None) -> ReadItem:
        """Return a row's report; `at` says where it stands, `name` serves without an id."""
        name = name or self.name(at)
        columns = self.columns(tuple(row))
        text = self._value(row, columns, "text")
        title = self._value(row, columns, "title")
        if wrong := self.unmapped("text", tuple(row)):
            return Failed(name, Reason.NO_TEXT_FIELD, f"{self._source.name}, {at}: {wrong}")
        if "text" not in columns and not title:
            keys = ", ".join(list(row)[:12])
            detail = f"{self._source.name}, {at}: no text; its keys are: {keys}"
            return Failed(name, Reason.NO_TEXT_FIELD, detail)
        draft = Draft(self._value(row, columns, "id").strip() or name, text or title)
        draft.notes["encoding"] = self._encoding
        if title:
            draft.notes["title"] = title
        draft.outlet = self._value(row, columns, "outlet")
        draft.url = self._value(row, columns, "url")
        draft.side = self._value(row, columns, "side")
        draft.date(self._value(row, columns, "published"), self._options)
        return self.add(draft)

    def add(self, draft: Draft) -> ReadItem:
        """Return the report of a draft; the same id with the same words is set aside."""
        if self._seen.repeats(draft.name, draft.text):
            detail = (
                f"{self._source.name}: {draft.name!r} stands there twice with the same words"
            )
            return SetAside(draft.name, Reason.DUPLICATE_ID, detail)
        numbered = self._seen.numbered(draft.name)
        if numbered != draft.name:
            draft.notes["id"] = draft.name
            draft.name = numbered
        return finish(draft, self._source, self._options)

    def name(self, at: str) -> str:
        """Return a name for a row without an id: the file's and the row's place."""
        return f"{stem(self._source.path)}-{at.rpartition(' ')[2]}"

    def _value(self, row: Mapping[str, Any], columns: Mapping[str, str], field: str) -> str:
        """Return a field's value as words; a mapped `a.b` steps into an object."""
        key = columns.get(field)
        if key is None:
            return ""
        if key in row:
            return plain(row[key])
        value: Any = row
        for part in key.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        return plain(value)
