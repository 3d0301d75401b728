"""Web pages: guarded, so that no page can hang or exhaust the reader."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.errors import RunError
from riwaya.ingest.dates import read_published
from riwaya.ingest.draft import Draft, finish, savable
from riwaya.ingest.items import NoReportError, ReadItem, ReadOptions, Reason, UnreadableError
from riwaya.ingest.names import stem
from riwaya.ingest.plain import add_sidecar, note_encoding
from riwaya.ingest.source import Source

if TYPE_CHECKING:
    from riwaya.ingest.page_parts import PageParts

_PLAIN_SIZE = 1 << 20
_PLAIN_TAGS = 20_000
_PLAIN_DEPTH = 200
_MOST_TAGS = 2_000_000
_DECLARES = ("meta", "JSON-LD")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000}")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|li|link|meta|option|p|param|source|track"
    r"|wbr)\b)[a-zA-Z]"
)


def read_page(source: Source, options: ReadOptions) -> Iterator[ReadItem]:
    """Yield the report of a web page: its headline as first line, then its body.

    A sidecar's word goes before the page's own. Raises `UnreadableError` for binary content,
    and for a page that is too large or takes too long; `NoReportError` for one without words;
    `RunError` where what reads pages is not installed.
    """
    derivation = _derivation()
    content = source.whole(options.max_report_bytes)
    declared = _DECLARED.search(content[:4096])
    told = declared.group(1).decode("ascii", "replace") if declared else None
    decoded = source.text(content, options.encoding, told)
    parts = _guarded(decoded.text, source, options)
    if not parts.body.strip():
        raise NoReportError(Reason.EMPTY, f"{source.name}: no article was found in the page")
    draft = Draft(stem(source.path), _text(parts), content=source.received(content))
    note_encoding(draft, decoded)
    draft.notes["derivation"] = derivation
    deep = depth(decoded.text)
    if deep > _PLAIN_DEPTH:
        draft.notes["nesting"] = f"{deep} elements deep: words inside may be missing"
    draft.outlet, draft.url = options.outlet or parts.outlet, parts.url
    add_sidecar(draft, source.path, options)
    if not draft.dated:
        _date(draft, parts, options)
    yield finish(draft, source, options)


def _derivation() -> str:
    """Return what takes pages apart, with its version; it takes 0.2 s to load."""
    try:
        from riwaya.ingest.page_parts import DERIVATION
    except ImportError as error:
        cause = " ".join(str(error).split())
        raise RunError(
            f"web pages cannot be read, for a package is missing or does not fit: {cause}"
        ) from error
    return DERIVATION


def _text(parts: "PageParts") -> str:
    """Return headline and body, the headline once."""
    headline = parts.headline.strip()
    lines = parts.body.split("\n")
    head = [line for line in lines[:3] if line.strip() != headline]
    return "\n".join(([headline] if headline else []) + head + lines[3:])


def _date(draft: Draft, parts: "PageParts", options: ReadOptions) -> None:
    """Take the first candidate that reads as a day, and note where it stood.

    When none does and the page declares one, that is noted, and no other day stands in.
    """
    for where, written in parts.dates:
        found = read_published(written, options.zone)
        if found is not None:
            draft.published, draft.dated = found, True
            draft.notes["published_from"] = where
            return
    declared = [written for where, written in parts.dates if where.startswith(_DECLARES)]
    if declared:
        draft.dated = True
        draft.notes["published_unread"] = savable(declared[0])[0][:200]


def _guarded(text: str, source: Source, options: ReadOptions) -> "PageParts":
    """Read the page here if it is ordinary, else in a process that is stopped in time."""
    from riwaya.ingest.page_parts import page_parts

    tags = text.count("<")
    if tags > _MOST_TAGS:
        raise UnreadableError(Reason.TOO_LARGE, f"{source.name}: more than {_MOST_TAGS} tags")
    if suspicious(text, tags):
        return _elsewhere(text, source, options.page_seconds)
    return page_parts(text)


def suspicious(text: str, tags: int) -> bool:
    """Whether a page is larger, fuller of tags or nested more deeply than articles are."""
    large = len(text) > _PLAIN_SIZE or tags > _PLAIN_TAGS
    return large or depth(text) > _PLAIN_DEPTH or _LONG_TAG.search(text) is not None


def depth(text: str) -> int:
    """Return about how deep the elements nest; those that need no end tag are not counted."""
    level = deepest = 0
    for match in _TAG.finditer(text):
        level += -1 if match.group(1) else 1
        deepest = max(deepest, level)
        level = max(level, 0)
    return deepest


def _elsewhere(text: str, source: Source, seconds: float) -> "PageParts":
    """Read the page in a process of its own, with limits of time and memory.

    `-P` keeps the working folder, which may hold anything, off the child's import path.
    """
    from riwaya.ingest.page_parts import PageParts

    command = [sys.executable, "-P", "-m", "riwaya.ingest.page_worker"]
    try:
        done = subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            capture_output=True,
            env=_environment(),
            timeout=seconds,
            check=True,
        )
        found = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        detail = f"{source.name}: the page took more than {seconds:g} seconds"
        raise UnreadableError(Reason.TIMED_OUT, detail) from error
    except (subprocess.CalledProcessError, OSError, ValueError) as error:
        detail = f"{source.name}: the page broke its reader: {str(error)[-100:]}"
        raise UnreadableError(Reason.BAD_PAGE, detail) from error
    return PageParts(**found)


def _environment() -> dict[str, str]:
    """Return the child's environment, in which it finds this very package."""
    here = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{known}" if known else here}
