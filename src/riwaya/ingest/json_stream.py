"""A JSON file read value by value, so that memory holds one value and not the file.

The standard decoder reads each value; this module walks the lists and objects around them.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from riwaya.ingest.items import ReadOptions, Reason, UnreadableError
from riwaya.ingest.source import Source

_CHUNK = 1 << 18
_NEAR_END = 16
_BLANK = re.compile(r"[ \t\r\n]*")
_NUMBER_GOES_ON = "0123456789+-.eE"


class JsonStream:
    """A position in a JSON file. Every error names the file and the character it stands at."""

    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        head = source.sample(options.encoding)
        self.encoding = f"{head.encoding} ({head.basis})"
        errors = "strict" if head.broken == 0 else "replace"
        self._decoder = codecs.getincrementaldecoder(head.encoding)(errors)
        self._decode = json.JSONDecoder(strict=False).raw_decode
        self._text, self._at, self._passed, self._bytes, self._ended = "", 0, 0, 0, False

    def peek(self) -> str:
        """Return the next character that is not blank, `""` at the end."""
        while True:
            match = _BLANK.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def value(self) -> Any:  # noqa: ANN401  any JSON value
        """Return the next value; `UnreadableError` when it is broken or too large."""
        self.peek()
        while True:
            try:
                found, end = self._decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not (self._may_be_cut(error) and self._widen()):
                    raise self.error(error.msg, error) from error
                continue
            except RecursionError as error:
                raise self.error("nested too deeply") from error
            except ValueError as error:
                raise self.error(str(error)[:100]) from error
            if (
                end == len(self._text)
                and self._text[end - 1] in _NUMBER_GOES_ON
                and self._more()
            ):
                continue
            self._at = end
            return found

    def elements(self) -> Iterator[None]:
        """Walk a list: stop before each element, which the caller must take."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        while True:
            yield
            if self.peek() == "]":
                self._take("]")
                return
            self._take(",")

    def members(self) -> Iterator[str]:
        """Walk an object: give each key, stop before its value, which the caller must take."""
        self._take("{")
        if self.peek() == "}":
            self._take("}")
            return
        while True:
            if self.peek() != '"':
                raise self.error("expected a key")
            key = self.value()
            self._take(":")
            yield key
            if self.peek() == "}":
                self._take("}")
                return
            self._take(",")

    def error(self, cause: str, at: json.JSONDecodeError | None = None) -> UnreadableError:
        """Return an error that names the file and the character, counted from 0."""
        place = self._passed + (at.pos if at else self._at)
        if self.peek() == "" or (at and self._may_be_cut(at)):
            cause = f"the file ends too early ({cause})"
        detail = f"{self._source.name}, character {place}: {cause}"
        return UnreadableError(Reason.BAD_JSON, detail)

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether a value seems broken only because the text read so far ends in it."""
        return error.pos > len(self._text) - _NEAR_END or error.msg.startswith("Unterminated")

    def _take(self, mark: str) -> None:
        """Pass over a mark that must stand here."""
        if self.peek() != mark:
            raise self.error(f"expected {mark!r}")
        self._at += 1

    def _widen(self) -> bool:
        """Read at least as much again as the unfinished value holds; `False` at the end."""
        wanted = 2 * max(len(self._text) - self._at, _CHUNK)
        limit = self._options.max_report_bytes
        if len(self._text) - self._at > limit:
            detail = f"{self._source.name}, character {self._passed + self._at}: "
            detail += f"a value of more than {limit} characters"
            raise UnreadableError(Reason.TOO_LARGE, detail)
        grew = False
        while len(self._text) - self._at < wanted and self._more():
            grew = True
        return grew

    def _more(self) -> bool:
        """Read on, and let go of what was passed; `False` at the end."""
        if self._ended:
            return False
        chunk = self._chunk()
        self._ended = not chunk
        try:
            text = self._decoder.decode(chunk, final=self._ended)
        except UnicodeDecodeError as error:
            at = self._bytes - len(chunk) + error.start
            detail = f"{self._source.name}, about byte {at}: {error.reason}"
            raise UnreadableError(Reason.BAD_ENCODING, detail) from error
        if self._passed == 0 and not self._text:
            text = text.removeprefix("\ufeff")
        self._passed += self._at
        self._text = self._text[self._at :] + text
        self._at = 0
        return not self._ended or bool(text)

    def _chunk(self) -> bytes:
        """Return the next bytes, within what the file may give."""
        try:
            chunk = self._source.stream.read(_CHUNK)
        except (EOFError, OSError) as error:
            if not self._source.packed:
                raise
            detail = f"{self._source.name}: broken gzip after {self._bytes} bytes: {error}"
            raise UnreadableError(Reason.BAD_ARCHIVE, detail) from error
        self._bytes += len(chunk)
        if self._bytes > self._options.max_bytes:
            detail = f"{self._source.name}: more than {self._options.max_bytes} bytes"
            raise UnreadableError(Reason.TOO_LARGE, detail)
        return chunk
