"""Files to reports: the door of the room."""

from collections.abc import Callable, Iterator
from mimetypes import guess_type
from pathlib import Path

from riwaya.errors import IngestError
from riwaya.ingest.decode import magic
from riwaya.ingest.files import find_files
from riwaya.ingest.items import (
    Failed,
    NoReportError,
    Read,
    ReadItem,
    ReadOptions,
    Reason,
    SetAside,
    UnreadableError,
)
from riwaya.ingest.json_file import read_json
from riwaya.ingest.lines import read_json_lines
from riwaya.ingest.names import printable, stem
from riwaya.ingest.page import read_page
from riwaya.ingest.plain import read_plain
from riwaya.ingest.source import Source, open_source
from riwaya.ingest.table import read_table

__all__ = [
    "Failed",
    "Read",
    "ReadItem",
    "ReadOptions",
    "Reason",
    "SetAside",
    "find_files",
    "read_path",
]

_Reader = Callable[[Source, ReadOptions], Iterator[ReadItem]]
_READERS: dict[str, _Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".jl": read_json_lines,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".json": read_json,
    ".csv": read_table,
    ".tsv": read_table,
    ".tab": read_table,
}
_NO_WORDS = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_DEFAULT = ReadOptions()


def read_path(path: Path, options: ReadOptions = _DEFAULT) -> Iterator[ReadItem]:
    """Yield what one file holds: reports, what was set aside, and what failed.

    Never raises for what the file is or holds; reports before a break in a file are kept.
    Raises `RunError` where what reads such files is not installed.
    """
    try:
        with open_source(path) as source:
            empty = True
            for item in _reader(source)(source, options):
                empty = False
                yield item
            if empty:
                yield SetAside(stem(path), Reason.EMPTY, f"{source.name}: holds no report")
    except FileNotFoundError:
        yield _failed(path, Reason.NOT_FOUND, "not there")
    except UnreadableError as error:
        yield Failed(stem(path), error.reason, str(error))
    except NoReportError as error:
        yield SetAside(stem(path), error.reason, str(error))
    except IngestError as error:
        yield _failed(path, Reason.UNREADABLE, str(error))
    except OSError as error:
        yield _failed(path, Reason.UNREADABLE, error.strerror or str(error))
    except ValueError as error:
        yield _failed(path, Reason.UNREADABLE, str(error))


def _failed(path: Path, reason: Reason, cause: str) -> Failed:
    """Return a failure that names the file."""
    return Failed(stem(path), reason, f"{printable(path.name)}: {cause}")


def _reader(source: Source) -> _Reader:
    """Choose the reader by the file's ending, else by its first bytes.

    Raises `NoReportError` for pictures, sound and film, which stand beside reports in exports,
    and `UnreadableError` for other binary files: they may hold reports that are not read.
    """
    known = _READERS.get(source.ending)
    if known:
        return known
    guessed = guess_type(f"x{source.ending}")[0] or ""
    if guessed.startswith(_NO_WORDS):
        raise NoReportError(Reason.NOT_TEXT, f"{source.name}: {guessed}")
    head = source.head(1024)
    if kind := magic(head):
        raise UnreadableError(Reason.UNSUPPORTED, f"{source.name}: {kind} is not read")
    return _by_first_bytes(head.lstrip(_BLANK))


def _by_first_bytes(head: bytes) -> _Reader:
    """Choose the reader of a file whose ending says nothing."""
    if head[:1] in (b"{", b"["):
        return read_json
    if head[:14].lower().startswith((b"<!doctype html", b"<html")):
        return read_page
    return read_plain
