"""What an export is: a name, a form on disk, and a function from read models to files."""

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from glob import escape
from pathlib import Path
from typing import Literal

from riwaya.errors import ConfigError, RunError
from riwaya.exports.public import PublicViews
from riwaya.exports.shown import Shown
from riwaya.exports.whole import aside, place_of, settle, spare

Profile = Literal["full", "public"]
PROFILES: tuple[Profile, ...] = ("full", "public")
REJECTED = "rejected_claim"
"""The reason for which what people rejected is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """How to export.

    `profile` is `full` or `public`; `lang` is the language of texts that an export composes and
    of an atlas when it opens; `chunk` is the number of claims above which an atlas becomes a
    folder; `title` heads it; `notes` are further lines for its page on method. `outlets` are
    those that the public profile names though no lexicon knows them.
    """

    profile: Profile = "full"
    lang: str = "ar"
    title: str | None = None
    chunk: int = 5000
    notes: Mapping[str, str] = field(default_factory=dict)
    outlets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.profile not in PROFILES:
            raise ConfigError(f"no profile {self.profile!r}; there are {', '.join(PROFILES)}")
        if self.lang not in ("ar", "en"):
            raise ConfigError(f"no language {self.lang!r}; there are ar and en")
        if self.outlets and self.profile != "public":
            raise ConfigError("outlets are named one by one only in the public profile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an export wrote: the files, how many rows of what, and what had to be left out.

    `dropped` counts by reason what the format has no room for.
    """

    paths: tuple[Path, ...]
    rows: Mapping[str, int]
    dropped: Mapping[str, int] = field(default_factory=dict)


Lines = Callable[[Shown, ExportOptions], Iterator[str]]
Writer = Callable[[Shown, Path, ExportOptions], Written]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format.

    `suffix` ends the file's name, and is empty where a folder is written; `about` says in a
    line what it holds; `printer` is set for a format that can also be printed, line by line.
    Both functions get what the profile lets through; `writer` writes to the path it is given,
    and beside it under names made of that path's. `parts` is a pattern of the files, in the
    folder of the target, whose number hangs on the record: those of an earlier export that are
    not written again are removed. `{stem}` in it is the target's name without its suffix.
    """

    name: str
    suffix: str
    about: str
    writer: Writer
    printer: Lines | None = None
    parts: str | None = None

    def write(self, views: Shown, target: Path, options: ExportOptions) -> Written:
        """Write a record to `target`, whole or not at all: what lay there stays until the end.

        Raise `ConfigError` when a file of the record itself would be written over, `RunError`
        when the export cannot be written.
        """
        try:
            return _told(self._write(views, place_of(target), options), views)
        except OSError as error:
            raise RunError(f"cannot write {target}: {error.strerror or error}") from error
        except sqlite3.Error as error:
            raise RunError(f"cannot write {target}: {error}") from error

    def _write(self, views: Shown, target: Path, options: ExportOptions) -> Written:
        spare(target, views.files())
        if self.suffix and target.is_dir():
            raise RunError(f"cannot write {target}: there is a folder of that name")
        with aside(target) as draft:
            with _settled():
                written = self.writer(let_through(views, options), draft, options)
            settle(draft, target, views.files())
            names = [path.relative_to(draft.parent) for path in written.paths]
        paths = tuple(target.parent / name for name in names)
        self._forget(target, paths)
        return replace(written, paths=paths)

    def _forget(self, target: Path, written: Sequence[Path]) -> None:
        """Remove the parts of an earlier export that this one did not write."""
        if self.parts is not None:
            pattern = self.parts.format(stem=escape(target.stem))
            for old in set(target.parent.glob(pattern)) - set(written):
                old.unlink()

    def lines(self, views: Shown, options: ExportOptions) -> Iterator[str]:
        """Yield the lines of a format that can be printed; `ConfigError` for any other."""
        if self.printer is None:
            raise ConfigError(f"{self.name} cannot be printed; name a file to write")
        return self.printer(let_through(views, options), options)


def _told(written: Written, views: Shown) -> Written:
    """Return what was written with how many claims people rejected: no format shows them."""
    rejected = views.summary().counts.rejected
    if not rejected:
        return written
    return replace(written, dropped={**written.dropped, REJECTED: rejected})


@contextmanager
def _settled() -> Iterator[None]:
    """Let the collector of garbage pass over what lives already: lexicons, a gazetteer.

    An export makes millions of short-lived values and no rings of them; without this a fifth
    of its time goes by looking at the lexicons again and again.
    """
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def let_through(views: Shown, options: ExportOptions) -> Shown:
    """Return the views as the profile of the options shows them."""
    if options.profile == "public":
        return PublicViews(views, outlets=options.outlets)
    return views


def line_exporter(name: str, about: str, lines: Lines) -> Exporter:
    """Return the exporter of a format of lines, which can be printed and written."""

    def write(views: Shown, target: Path, options: ExportOptions) -> Written:
        count = write_lines(target, lines(views, options))
        return Written(paths=(target,), rows={name: count})

    return Exporter(name=name, suffix=".jsonl", about=about, writer=write, printer=lines)


def write_lines(target: Path, lines: Iterable[str]) -> int:
    """Write lines of UTF-8, each ended by a newline, and return how many; raise `OSError`."""
    count = 0
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line)
            file.write("\n")
            count += 1
    return count
