"""How far a build is: a bar on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

from riwaya.lexicons.counts import counted
from riwaya.lexicons.interface import Texts, interface
from riwaya.pipeline.build import Progress
from riwaya.store import Added

EVERY = 5.0
"""Seconds between two plain lines."""


class Lines:
    """Writes a line now and then; for pipes, logs and terminals that cannot move."""

    def __init__(self, texts: Texts, stream: TextIO) -> None:
        self._texts = texts
        self._stream = stream
        self._files = 0
        self._last = monotonic()

    def reading(self, files: int) -> None:
        """Remember how many files there are."""
        self._files = files

    def read(self, files: int, added: Added) -> None:
        """Write a line if the last one is long ago."""
        if monotonic() - self._last >= EVERY:
            self._last = monotonic()
            stored = counted(self._texts.lang, "reports", added.reports)
            self._write("read", files=files, all=self._files, reports=stored)

    def deriving(self) -> None:
        """Say that incidents are derived."""
        self._write("deriving")

    def _write(self, key: str, **values: object) -> None:
        self._stream.write(self._texts("progress", key, **values) + "\n")
        self._stream.flush()


@contextmanager
def progress_for(lang: str) -> Iterator[Progress]:
    """Show progress on standard error: a bar where that is a terminal, else lines."""
    texts = interface(lang)
    if not sys.stderr.isatty():
        yield Lines(texts, sys.stderr)
        return
    from riwaya.cli.bar import bar

    with bar(texts) as shown:
        yield shown
