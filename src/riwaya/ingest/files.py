"""Which files are to be read, in an order that stays the same."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from riwaya.ingest.items import Failed, ReadItem, Reason, SetAside
from riwaya.ingest.names import printable
from riwaya.ingest.plain import sidecar_path

_SIDECARRED = (".txt", ".text", ".html", ".htm", ".txt.gz", ".text.gz", ".html.gz", ".htm.gz")


def find_files(
    paths: Sequence[Path], *, skipped: list[ReadItem] | None = None
) -> Iterator[Path]:
    """Yield the files to read: those given, and those in folders and their folders, by name.

    Each file comes once. A path that is not there is yielded, so that reading reports it.
    Hidden files, sidecars, and links out of the folder are passed over; to `skipped` are added
    the links, folders that cannot be listed, and sidecars that were named.
    """
    seen: set[str] = set()
    passed = skipped if skipped is not None else []
    for path in paths:
        for file in _below(path, passed) if _is_folder(path) else _named(path, passed):
            key = _key(file)
            if key not in seen:
                seen.add(key)
                yield file


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that the system cannot even look up is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    """Whether a path is a file that can be looked up."""
    try:
        return path.is_file()
    except OSError:
        return False


def _key(file: Path) -> str:
    """Return what makes a file the same; a name that no file can have stands for itself."""
    try:
        return os.path.realpath(file)
    except (OSError, ValueError):
        return str(file)


def _named(path: Path, passed: list[ReadItem]) -> Iterator[Path]:
    """Yield a file that was named, unless it is the sidecar of another."""
    if is_sidecar(path):
        detail = f"{printable(path.name)}: tells of the file beside it"
        passed.append(SetAside(printable(path.stem), Reason.SIDECAR, detail))
    else:
        yield path


def _below(folder: Path, passed: list[ReadItem]) -> Iterator[Path]:
    """Yield the files below a folder; links to folders are not followed: no loops."""
    root = os.path.realpath(folder)
    for where, folders, names in os.walk(folder, onerror=lambda error: _unread(error, passed)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        passed.extend(_linked(name) for name in folders if Path(where, name).is_symlink())
        for name in sorted(names):
            file = Path(where, name)
            if name.startswith(".") or is_sidecar(file):
                continue
            if file.is_symlink() and not _inside(file, root):
                passed.append(_linked(name))
                continue
            yield file


def _linked(name: str) -> SetAside:
    """Return that a link was not followed."""
    detail = f"{printable(name)}: a link that leads out of its folder or to a folder"
    return SetAside(printable(name), Reason.LINK_OUTSIDE, detail)


def _unread(error: OSError, passed: list[ReadItem]) -> None:
    """Add a folder that cannot be listed."""
    name = printable(Path(str(error.filename)).name)
    detail = f"{name}: folder cannot be listed: {error.strerror}"
    passed.append(Failed(name, Reason.UNREADABLE, detail))


def _inside(link: Path, root: str) -> bool:
    """Whether a link leads to a place below the root."""
    target = os.path.realpath(link)
    return target.startswith(root + os.sep)


def is_sidecar(path: Path) -> bool:
    """Whether a file is `NAME.json` beside a text or page called NAME."""
    if path.suffix.lower() != ".json":
        return False
    beside = (path.with_name(path.stem + ending) for ending in _SIDECARRED)
    return any(sidecar_path(file) == path and _is_file(file) for file in beside)
