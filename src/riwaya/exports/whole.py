"""Files that are written whole or not at all.

A format writes into a folder aside; only what was written to the end takes the place of what
lies at the target, so that an export that fails leaves an earlier one as it was.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from riwaya.errors import ConfigError, RunError


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """Give a path of the target's name in a folder aside, on the same disk; remove it after.

    The folder lies in the target where that is a folder, else beside it, or in the nearest
    folder above that exists. Raise `OSError` where it cannot be made.
    """
    home = target if target.is_dir() else _nearest(target.parent)
    with tempfile.TemporaryDirectory(prefix=".riwaya-", dir=home) as folder:
        yield Path(folder) / target.name


def _nearest(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())


def place_of(target: Path) -> Path:
    """Return where a target lies: a link is followed; `.` and `..` become what they stand for.

    Raise `RunError` for a device, a pipe or a socket, whose place no file can take.
    """
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise RunError(f"cannot write {target}: it is neither a file nor a folder")
    named = target.name not in ("", "..") and not target.is_symlink()
    return target if named else target.resolve()


def spare(path: Path, record: Sequence[Path]) -> None:
    """Raise `ConfigError` when a path is, by whatever name, one of the files of the record."""
    if any(_same(path, own) for own in record):
        raise ConfigError(f"cannot write {path}: it belongs to the record that is exported")


def _same(one: Path, other: Path) -> bool:
    if one.resolve() == other.resolve():
        return True
    return one.exists() and other.exists() and one.samefile(other)


def settle(draft: Path, target: Path, record: Sequence[Path]) -> None:
    """Move all that was written aside to where it belongs, each file in one step.

    Nothing is moved when one file cannot be: `ConfigError` when the record lies there,
    `RunError` when a folder does, or a file where a folder is needed.
    """
    folder = draft.parent
    names = sorted(one.relative_to(folder) for one in folder.rglob("*") if not one.is_dir())
    for name in names:
        spare(target.parent / name, record)
        _check_room(target.parent, name)
    for name in names:
        final = target.parent / name
        final.parent.mkdir(parents=True, exist_ok=True)
        if final.is_file():
            shutil.copymode(final, folder / name)
        (folder / name).replace(final)


def _check_room(home: Path, name: Path) -> None:
    if (home / name).is_dir():
        raise RunError(f"cannot write {home / name}: there is a folder of that name")
    for folder in (home / parent for parent in name.parents):
        if folder.exists() and not folder.is_dir():
            raise RunError(f"cannot write {folder}: there is a file of that name")
