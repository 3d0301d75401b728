"""Files to reports: the door of the room."""

from collections.abc import Callable, Iterator
from pathlib import Path

from riwaya.errors import IngestError
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
from riwaya.ingest.lines import read_json_lines
from riwaya.ingest.names import printable, stem
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
    ".csv": read_table,
    ".tsv": read_table,
    ".tab": read_table,
}
_DEFAULT = ReadOptions()


def read_path(path: Path, options: ReadOptions = _DEFAULT) -> Iterator[ReadItem]:
    """Yield what one file holds: reports, what was set aside, and what failed.

    Never raises for what the file is or holds; reports before a break in a file are kept.
    """
    try:
        with open_source(path) as source:
            yield from _reader(source)(source, options)
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
    """Choose the reader by the file's ending."""
    return _READERS.get(source.ending, read_plain)
