"""Plain text, with what a sidecar file says of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.ingest.decode import Decoded
from riwaya.ingest.draft import Draft, finish, plain
from riwaya.ingest.items import ReadItem, ReadOptions, Reason, UnreadableError
from riwaya.ingest.names import inner_name, stem
from riwaya.ingest.records import usual_columns
from riwaya.ingest.source import Source, open_source

_LARGEST_SIDECAR = 1 << 20


def sidecar_path(path: Path) -> Path:
    """Return where the sidecar of a file would lie: `NAME.json` beside `NAME.txt`."""
    return path.with_name(Path(inner_name(path)).stem + ".json")


def read_plain(source: Source, options: ReadOptions) -> Iterator[ReadItem]:
    """Yield the report of a plain text file, its words exactly as received.

    Raises `UnreadableError` for binary content, a file that is too large, and a broken sidecar.
    """
    content = source.whole(options.max_report_bytes)
    decoded = source.text(content, options.encoding)
    draft = Draft(stem(source.path), decoded.text, content=source.received(content))
    note_encoding(draft, decoded)
    add_sidecar(draft, source.path, options)
    yield finish(draft, source, options)


def note_encoding(draft: Draft, decoded: Decoded) -> None:
    """Keep the encoding, how it was found, and how many bytes were broken."""
    draft.notes["encoding"] = f"{decoded.encoding} ({decoded.basis})"
    if decoded.broken:
        draft.notes["broken_bytes"] = f"{decoded.broken} replaced by U+FFFD"


def add_sidecar(draft: Draft, path: Path, options: ReadOptions) -> bool:
    """Take `published`, `outlet`, `url` and `side` from the sidecar, if there is one.

    Raises `UnreadableError` when it is broken: a report must not be dated by accident.
    """
    sidecar = sidecar_path(path)
    if sidecar == path or not sidecar.is_file():
        return False
    if sidecar.is_symlink() and not path.is_symlink():
        raise UnreadableError(
            Reason.BAD_SIDECAR, f"{sidecar.name}: is a link, and not followed"
        )
    row = _load(sidecar)
    columns = usual_columns(row)
    values = {field: plain(row[key]) for field, key in columns.items()}
    draft.outlet = values.get("outlet") or draft.outlet
    draft.url = values.get("url") or draft.url
    draft.side = values.get("side") or draft.side
    if "title" in values:
        draft.notes["title"] = values["title"]
    if values.get("published"):
        draft.date(values["published"], options)
        if draft.published is None:
            cause = f"{sidecar.name}: published is no date: {values['published']!r}"
            raise UnreadableError(Reason.BAD_SIDECAR, cause)
    return True


def _load(sidecar: Path) -> dict[str, Any]:
    """Return the sidecar's object."""
    try:
        with open_source(sidecar) as source:
            row = json.loads(source.whole(_LARGEST_SIDECAR).decode("utf-8-sig"))
    except (ValueError, RecursionError, OSError, UnreadableError) as error:
        cause = f"{sidecar.name}: cannot be read as a sidecar: {error}"
        raise UnreadableError(Reason.BAD_SIDECAR, cause) from error
    if not isinstance(row, dict):
        cause = f"{sidecar.name}: a sidecar is a JSON object, not {type(row).__name__}"
        raise UnreadableError(Reason.BAD_SIDECAR, cause)
    return row
