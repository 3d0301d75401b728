"""From raw field values to a checked report: the one door all readers go through."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from riwaya.ingest.dates import Published, read_published
from riwaya.ingest.items import NoReportError, Read, ReadItem, ReadOptions, SetAside
from riwaya.ingest.names import confined, printable
from riwaya.ingest.script import require_arabic
from riwaya.ingest.source import Source
from riwaya.model import Report

_UNSAVABLE = re.compile("[\ud800-\udfff\x00]")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """What a source gave for one report, before it is checked. `notes` are added to."""

    name: str
    text: str
    outlet: str | None = None
    url: str | None = None
    side: str | None = None
    published: Published | None = None
    dated: bool = False
    content: bytes | None = None
    notes: dict[str, str] = field(default_factory=dict)

    def date(self, value: object, options: ReadOptions) -> None:
        """Take the date as the source gives it; one that cannot be read is noted."""
        written = plain(value)
        if not written:
            return
        self.dated = True
        self.published = read_published(written, options.zone)
        if self.published is None:
            self.notes["published_unread"] = savable(written)[0]


def finish(draft: Draft, source: Source, options: ReadOptions) -> ReadItem:
    """Return the report, or what set it aside; unsavable text is repaired and noted."""
    name = confined(draft.name)
    text, repaired = savable(draft.text)
    if repaired:
        draft.notes["repaired"] = f"{repaired} code points that no file can hold, now U+FFFD"
    try:
        require_arabic(text)
    except NoReportError as error:
        return SetAside(name, error.reason, f"{source.name}: {name}: {error}")
    published = draft.published
    report = Report(
        name=name,
        text=text,
        source=_word(draft.outlet) or options.outlet,
        url=_address(draft),
        published=_day(draft, options),
        published_at=published.moment if published else None,
        side=_word(draft.side) or options.side,
        original=source.original.sha256,
    )
    return Read(report, source.original, draft.content, source.path, draft.notes)


def _day(draft: Draft, options: ReadOptions) -> date | None:
    """Return the day the source tells; the caller's holds only where it tells none."""
    if draft.published is not None:
        return draft.published.day
    return None if draft.dated else options.published


def savable(text: str) -> tuple[str, int]:
    """Replace lone surrogates and NUL by U+FFFD, one for one; return how many there were."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _UNSAVABLE.subn("\ufffd", text)
    return _UNSAVABLE.subn("\ufffd", text) if "\x00" in text else (text, 0)


def plain(value: object) -> str:
    """Return a JSON or CSV value as words: lists by lines, objects by name, else empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return "\n".join(filter(None, map(plain, value)))
    if isinstance(value, Mapping):
        named = (value.get(key) for key in ("name", "title", "$date", "$oid"))
        return next((each for each in named if isinstance(each, str)), "")
    return ""


def _word(value: str | None) -> str | None:
    """Return a short value savable and without blanks around it, `None` if nothing is left."""
    return (printable(savable(value)[0].strip()) or None) if value else None


def _address(draft: Draft) -> str | None:
    """Return a web address; anything else (`javascript:`, a file) goes to the notes."""
    if not (url := _word(draft.url)):
        return None
    if _ADDRESS.fullmatch(url):
        return url
    draft.notes["url"] = url
    return None
