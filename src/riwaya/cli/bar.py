"""The progress bar of a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from riwaya.lexicons.counts import counted
from riwaya.lexicons.interface import Texts
from riwaya.store import Added


class Bar:
    """A bar over files with the number of reports stored."""

    def __init__(self, progress: Progress, texts: Texts) -> None:
        self._progress = progress
        self._texts = texts
        self._task = progress.add_task(texts("progress", "looking"), total=None, stored="")

    def reading(self, files: int) -> None:
        """Begin the bar."""
        self._progress.update(
            self._task, total=files, description=self._texts("progress", "reading")
        )

    def read(self, files: int, added: Added) -> None:
        """Move the bar."""
        stored = self._texts(
            "progress", "stored", reports=counted(self._texts.lang, "reports", added.reports)
        )
        self._progress.update(self._task, completed=files, stored=f"· {stored}")

    def deriving(self) -> None:
        """Turn the bar into a sign that work goes on."""
        self._progress.update(
            self._task, total=None, description=self._texts("progress", "deriving")
        )


@contextmanager
def bar(texts: Texts) -> Iterator[Bar]:
    """Show a bar on standard error while the block runs; it is gone afterwards."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TextColumn("{task.fields[stored]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress, texts)
