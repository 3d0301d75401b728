"""An open file: what it is, its hash before anything reads it, and its bytes."""

import gzip
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from riwaya.ingest.decode import Decoded, decode
from riwaya.ingest.items import Reason, UnreadableError
from riwaya.ingest.names import inner_name, printable
from riwaya.model import Original

_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".jl": "application/jsonl",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".tab": "text/tab-separated-values",
}
_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20
_HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Source:
    """A regular file open for reading, already hashed; `stream` gives its bytes unpacked,
    `raw` as they lie there."""

    path: Path
    original: Original
    stream: BinaryIO
    raw: BinaryIO

    @property
    def packed(self) -> bool:
        """Whether the file is a gzip archive."""
        return self.stream is not self.raw

    @property
    def name(self) -> str:
        """The file's name, printable."""
        return self.original.name

    @property
    def ending(self) -> str:
        """The lower-case ending of the name without `.gz`, with its dot."""
        return Path(inner_name(self.path)).suffix.lower()

    def head(self, size: int = _HEAD) -> bytes:
        """Return the first bytes, unpacked, and go back to the start."""
        try:
            head = self.stream.read(size)
        except (EOFError, OSError) as error:
            if not self.packed:
                raise
            raise UnreadableError(
                Reason.BAD_ARCHIVE, f"{self.name}: broken gzip: {error}"
            ) from error
        self.stream.seek(0)
        return head

    def sample(self, encoding: str | None) -> Decoded:
        """Return the first bytes as text, without a letter that the sample cuts through."""
        head = self.head()
        if len(head) == _HEAD and not _is_utf8(head):
            cut = next((n for n in (1, 2, 3) if _is_utf8(head[:-n])), 0)
            head = head[: len(head) - cut]
        return self.text(head, encoding)

    def text(
        self, content: bytes, encoding: str | None, declared: str | None = None
    ) -> Decoded:
        """Decode, and name the file when that fails."""
        try:
            return decode(content, encoding, declared)
        except UnreadableError as error:
            raise UnreadableError(error.reason, f"{self.name}: {error}") from error

    def received(self, content: bytes) -> bytes:
        """Return the bytes that were hashed: `content`, or the archive it was unpacked from."""
        if not self.packed:
            return content
        self.raw.seek(0)
        return self.raw.read(self.original.size)

    def whole(self, limit: int) -> bytes:
        """Return all bytes, unpacked; `UnreadableError` when there are more than `limit`."""
        if self.original.size > limit:
            raise UnreadableError(Reason.TOO_LARGE, f"{self.name}: more than {limit} bytes")
        try:
            content = self.stream.read(limit + 1)
        except (EOFError, OSError) as error:
            if not self.packed:
                raise
            raise UnreadableError(
                Reason.BAD_ARCHIVE, f"{self.name}: broken gzip: {error}"
            ) from error
        if len(content) > limit:
            raise UnreadableError(Reason.TOO_LARGE, f"{self.name}: more than {limit} bytes")
        return content


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open a file, hash it, and give it ready to read from the start.

    Raises `UnreadableError` for what is not a regular file (a pipe would never end), and when
    the file changed between the hash and the last byte read; `OSError` as the system gives it.
    """
    before = path.stat()
    if not stat.S_ISREG(before.st_mode):
        raise UnreadableError(Reason.NOT_A_FILE, f"{printable(path.name)}: not a regular file")
    with path.open("rb") as file:
        read_at = datetime.now(UTC)
        digest, size = _digest(file)
        file.seek(0)
        packed = file.read(2) == _GZIP
        file.seek(0)
        original = Original(digest, size, media_type(path, packed=packed), _name(path), read_at)
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if packed else file
        yield Source(path, original, stream, file)
        if _state(os.fstat(file.fileno())) != _state(before):
            raise UnreadableError(Reason.CHANGED, f"{_name(path)}: changed while it was read")


def media_type(path: Path, *, packed: bool = False) -> str:
    """Return the media type that the name says; `application/octet-stream` if it says none."""
    if packed:
        return "application/gzip"
    return _MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")


def _digest(file: BinaryIO) -> tuple[str, int]:
    """Return SHA-256 and size."""
    sha256, size = hashlib.sha256(), 0
    while chunk := file.read(_CHUNK):
        sha256.update(chunk)
        size += len(chunk)
    return sha256.hexdigest(), size


def _name(path: Path) -> str:
    """Return the printable name of the file, without its folder."""
    return printable(path.name)


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are valid UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _state(status: os.stat_result) -> tuple[int, int]:
    """Return what changes when a file is written to."""
    return status.st_size, status.st_mtime_ns
