"""What reading gives, what it may be asked, and why something was not read."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from riwaya.errors import ConfigError, IngestError
from riwaya.model import Original, Report

FIELDS = ("id", "text", "title", "published", "outlet", "side", "url")
"""The fields of a report that a column can be mapped to."""


class Reason(StrEnum):
    """Why something was set aside or failed. A code, so it can be counted and translated."""

    EMPTY = "empty"
    NOT_ARABIC = "not_arabic"
    GARBLED = "garbled"
    SERVICE_MESSAGE = "service_message"
    PERSONAL_CHAT = "personal_chat"
    DUPLICATE_ID = "duplicate_id"
    SIDECAR = "sidecar"
    LINK_OUTSIDE = "link_outside"
    NOT_TEXT = "not_text"
    NOT_FOUND = "not_found"
    NOT_A_FILE = "not_a_file"
    UNREADABLE = "unreadable"
    UNSUPPORTED = "unsupported"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    TIMED_OUT = "timed_out"
    CHANGED = "changed"
    BAD_ENCODING = "bad_encoding"
    BAD_SIDECAR = "bad_sidecar"
    BAD_JSON = "bad_json"
    BAD_ROW = "bad_row"
    BAD_ARCHIVE = "bad_archive"
    BAD_PAGE = "bad_page"
    NO_TEXT_FIELD = "no_text_field"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the reader is told beside the files.

    `published`, `outlet` and `side` hold where the source itself does not tell them. `columns`
    maps a field of `FIELDS` to a column or JSON key (`a.b` steps into an object). `max_bytes`
    bounds a file of many reports after decompression, `max_report_bytes` one report, line, or
    page; `page_seconds` the reading of one suspicious page. A moment without an offset of its
    own is dated in `zone`. Raises `ConfigError` for an unknown encoding or field.
    """

    published: date | None = None
    outlet: str | None = None
    side: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    max_bytes: int = 4 << 30
    max_report_bytes: int = 16 << 20
    page_seconds: float = 20.0
    zone: tzinfo = UTC

    def __post_init__(self) -> None:
        if self.encoding is not None:
            try:
                codecs.lookup(self.encoding)
            except LookupError as error:
                raise ConfigError(f"unknown encoding {self.encoding!r}") from error
        for name in self.columns:
            if name not in FIELDS:
                raise ConfigError(f"no field {name!r}; the fields are {', '.join(FIELDS)}")


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read.

    `content` holds the original bytes when the file is one report, `None` when it holds many
    (`path` then says where the bytes lie). `notes` keep what the report has no field for: the
    encoding and how it was found, repairs, a title, who a message was forwarded from.
    """

    report: Report
    original: Original
    content: bytes | None
    path: Path
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something that is no Arabic report, with the reason; this is not an error."""

    name: str
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that could not be read; `detail` names file, place in it and cause."""

    name: str
    reason: Reason
    detail: str


ReadItem: TypeAlias = Read | SetAside | Failed


class UnreadableError(IngestError):
    """A source that cannot be read, with a `Reason` code."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class NoReportError(IngestError):
    """A source that was read and is no Arabic report: it is set aside, not failed."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
