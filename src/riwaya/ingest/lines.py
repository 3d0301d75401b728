"""Files that are read line by line: JSON Lines, CSV, TSV. Memory holds one line at a time."""

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from riwaya.ingest.decode import decode
from riwaya.ingest.items import Failed, ReadItem, ReadOptions, Reason, UnreadableError
from riwaya.ingest.records import Records
from riwaya.ingest.source import Source

_CHUNK = 1 << 20
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


class _Narrow(io.RawIOBase):
    """A UTF-16 or UTF-32 stream given as UTF-8, so that a line is a line of bytes."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._left = b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  the signature is the base's
        """Fill the buffer with UTF-8."""
        while not self._left:
            chunk = self._stream.read(_CHUNK)
            self._left = self._decoder.decode(chunk, not chunk).encode("utf-8", "replace")
            if not chunk:
                break
        part = self._left[: len(buffer)]
        self._left = self._left[len(part) :]
        buffer[: len(part)] = part
        return len(part)


class Lines:
    """The lines of a file as text, each decoded by itself when the file's encoding fails it.

    Lines longer than the limit and lines that are not text are left out and wait in `failures`.
    """

    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        head = source.sample(options.encoding)
        self.encoding = head.encoding
        self.basis = head.basis
        self.failures: list[Failed] = []
        self.number = 0
        self._bytes = 0
        narrow = self.encoding in _WIDE
        raw = io.BufferedReader(_Narrow(source.stream, self.encoding)) if narrow else None
        self._stream = cast("BinaryIO", raw) if raw else source.stream
        self._codec = "utf-8" if narrow else self.encoding

    def __iter__(self) -> Iterator[str]:
        while line := self._next():
            self.number += 1
            if len(line) > self._options.max_report_bytes:
                self._skip(line)
                continue
            text = self._text(line)
            if text is not None:
                yield text

    def fail(self, reason: Reason, cause: str) -> Failed:
        """Return a failure of the current line."""
        at = f"line {self.number}"
        return Failed(
            f"{self._source.name}:{self.number}", reason, f"{self._source.name}, {at}: {cause}"
        )

    def _next(self) -> bytes:
        """Return the next line, or as much of it as the limit allows, and count its bytes."""
        try:
            line = self._stream.readline(self._options.max_report_bytes + 1)
        except (EOFError, OSError) as error:
            if not self._source.packed:
                raise
            cause = f"{self._source.name}: broken gzip after line {self.number}: {error}"
            raise UnreadableError(Reason.BAD_ARCHIVE, cause) from error
        self._count(line)
        return line

    def _count(self, part: bytes) -> None:
        """Raise when the file has given more bytes than it may."""
        self._bytes += len(part)
        if self._bytes > self._options.max_bytes:
            cause = f"more than {self._options.max_bytes} bytes, cut after line {self.number}"
            raise UnreadableError(Reason.TOO_LARGE, f"{self._source.name}: {cause}")

    def _skip(self, line: bytes) -> None:
        """Pass over the rest of a line that is too long."""
        limit = self._options.max_report_bytes
        self.failures.append(self.fail(Reason.TOO_LARGE, f"more than {limit} bytes"))
        while line and not line.endswith(b"\n"):
            line = self._stream.readline(_CHUNK)
            self._count(line)

    def _text(self, line: bytes) -> str | None:
        """Decode a line as the file's encoding, else by itself."""
        try:
            text = line.decode(self._codec)
        except UnicodeDecodeError:
            try:
                text = decode(line).text
            except UnreadableError as error:
                self.failures.append(self.fail(error.reason, str(error)))
                return None
        return text.removeprefix("\ufeff") if self.number == 1 else text


def read_json_lines(source: Source, options: ReadOptions) -> Iterator[ReadItem]:
    """Yield the report of each line; a line that is no JSON object fails alone."""
    lines = Lines(source, options)
    records = Records(source, options, f"{lines.encoding} ({lines.basis})")
    for line in lines:
        yield from drained(lines)
        if not line.strip():
            continue
        try:
            row = json.loads(line, strict=False)
        except (ValueError, RecursionError) as error:
            yield lines.fail(Reason.BAD_JSON, f"not JSON: {_short(error)}")
            continue
        if isinstance(row, dict):
            yield records.item(row, f"line {lines.number}")
        else:
            yield lines.fail(Reason.BAD_JSON, f"not a JSON object but {type(row).__name__}")
    yield from drained(lines)


def drained(lines: Lines) -> Iterator[Failed]:
    """Yield the failures that wait, once."""
    waiting, lines.failures = lines.failures, []
    yield from waiting


def _short(error: Exception) -> str:
    """Return an error's message without what it may quote at length."""
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:200]
