"""From bytes to text: which encoding it is, and on what ground."""

import codecs
import re
from dataclasses import dataclass

from riwaya.arabic.affixes import ARTICLE
from riwaya.ingest.items import Reason, UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD = ("windows-1256", "iso-8859-6")
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "old office document"),
    (b"SQLite format 3", "SQLite database"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"Rar!", "RAR archive"),
    (b"7z\xbc\xaf", "7z archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ", "xz archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"OggS", "audio"),
    (b"ID3", "audio"),
    (b"RIFF", "audio or video"),
)
_SAMPLE = 1 << 16
_CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
_ARABIC = re.compile("[\u0621-\u064a]")
_STRANGE = re.compile("[^\\s\x20-\x7e\u0600-\u06ff«»“”‘’–—…\u200c-\u200f°·•]")
_MOST_BROKEN = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its encoding, how that was found, and how many broken bytes were replaced."""

    text: str
    encoding: str
    basis: str
    broken: int = 0


def magic(head: bytes) -> str | None:
    """Return what kind of binary file the first bytes announce, or `None`."""
    for mark, kind in _MAGIC:
        if head.startswith(mark):
            return kind
    return "video" if head[4:8] == b"ftyp" else None


def decode(content: bytes, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Return the text of the bytes without a byte order mark; line ends stay as they are.

    The order: `encoding` if given, byte order mark, valid UTF-8, UTF-16 by its pattern of
    bytes, what the file `declared`, then the old code page that reads most like Arabic.
    Raises `UnreadableError` for binary content and for a given encoding that does not fit.
    """
    if encoding is not None:
        return _as_told(content, encoding)
    for bom, name in _BOMS:
        if content.startswith(bom):
            return _after_bom(content[len(bom) :], name)
    return _by_bytes(content, declared)


def _as_told(content: bytes, encoding: str) -> Decoded:
    """Decode as the caller says, or fail."""
    try:
        return Decoded(content.decode(encoding).removeprefix("\ufeff"), encoding, "given")
    except UnicodeError as error:
        raise UnreadableError(Reason.BAD_ENCODING, f"is not {encoding}: {error}") from error


def _after_bom(content: bytes, encoding: str) -> Decoded:
    """Decode what follows a byte order mark."""
    try:
        return Decoded(content.decode(encoding), encoding, "byte order mark")
    except UnicodeDecodeError as error:
        text = content.decode(encoding, "replace")
        broken = text.count("\ufffd")
        if broken > 1 + len(text) * _MOST_BROKEN:
            raise UnreadableError(Reason.BAD_ENCODING, f"is not {encoding}: {error}") from error
        return Decoded(text, encoding, "byte order mark", broken)


def _by_bytes(content: bytes, declared: str | None) -> Decoded:
    """Decode without a mark: UTF-8 if valid, else by plausibility."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is not None and "\x00" not in text:
        _refuse_binary(content)
        return Decoded(text, "utf-8", "valid")
    wide = _wide(content)
    if wide is not None:
        return wide
    _refuse_binary(content)
    if text is not None:
        return Decoded(text, "utf-8", "valid")
    return _declared(content, declared) or _broken_utf8(content) or _old(content)


def _refuse_binary(content: bytes) -> None:
    """Raise when the bytes announce a binary format, or hold too many control characters."""
    kind = magic(content[:16])
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if kind is None and controls * 50 <= len(sample):
        return
    raise UnreadableError(Reason.BINARY, f"is not text: {kind or 'control characters'}")


def _wide(content: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: one byte in two is the high byte of Arabic or ASCII."""
    sample = content[:_SAMPLE]
    even, odd = sample[0::2], sample[1::2]
    for name, high in (("utf-16-le", odd), ("utf-16-be", even)):
        if high and (high.count(0) + high.count(6)) * 10 > len(high) * 8:
            text = content.decode(name, "replace")
            if text.count("\ufffd") <= 1 + len(text) * _MOST_BROKEN and "\x00" not in text:
                return Decoded(text, name, "pattern of bytes", text.count("\ufffd"))
    return None


def _declared(content: bytes, declared: str | None) -> Decoded | None:
    """Decode as the file says of itself, if that works and is not UTF-8 (which was tried)."""
    if declared is None:
        return None
    try:
        if codecs.lookup(declared).name == "utf-8":
            return None
        return Decoded(content.decode(declared), declared, "declared")
    except (LookupError, UnicodeError):
        return None


def _broken_utf8(content: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken bytes; they become U+FFFD and are counted."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    if broken * 10 <= high:
        return Decoded(text, "utf-8", "valid but for a few bytes", broken)
    return None


def plausibility(text: str) -> float:
    """Say how much a text looks like Arabic: letters and the article, less what is strange."""
    sample = text[:_SAMPLE]
    arabic = len(_ARABIC.findall(sample))
    return arabic + 4 * sample.count(ARTICLE) - 3 * len(_STRANGE.findall(sample))


def _old(content: bytes) -> Decoded:
    """Choose the old code page that reads most like Arabic."""
    readings = [(content.decode(name, "replace"), name) for name in _OLD]
    text, name = max(readings, key=lambda each: plausibility(each[0]))
    return Decoded(text, name, "looks most like Arabic", text.count("\ufffd"))
