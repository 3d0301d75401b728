"""Options that tell how files are read, shared by `build` and `extract`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.errors import ConfigError

if TYPE_CHECKING:
    from riwaya.ingest.read import ReadOptions


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or fail with the option's name."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day like 2016-10-29", param, ctx)


class PartyId(click.ParamType[str]):
    """The id of a party that a pack has."""

    name = "PARTY"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the id, or fail with all that there are."""
        from riwaya.lexicons.parties import load_parties

        known = load_parties().ids
        if value not in known:
            self.fail(f"no party {value!r}; there are {', '.join(sorted(known))}", param, ctx)
        return value


def in_order(first: date | None, last: date | None) -> None:
    """Raise a usage error when a span of days ends before it begins."""
    if first and last and first > last:
        raise click.UsageError(f"--from {first} is after --to {last}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """How files are read, as it was given on the command line."""

    published: date | None
    outlet: str | None
    side: str | None
    columns: tuple[str, ...]
    encoding: str | None
    gazetteers: tuple[Path, ...]

    def read_options(self) -> "ReadOptions":
        """Return the options as the reading room takes them."""
        from riwaya.ingest.read import ReadOptions

        return ReadOptions(
            published=self.published,
            outlet=self.outlet,
            side=self.side,
            columns=dict(map(pair, self.columns)),
            encoding=self.encoding,
        )

    def places(self) -> tuple[Path, ...]:
        """Return the files of further places: those given, then those the user added."""
        from riwaya.config import user_gazetteers

        return (*self.gazetteers, *user_gazetteers())


def existing_paths(paths: Iterable[Path]) -> None:
    """Raise `ConfigError` for a path that is named and not there, before a record is made."""
    for path in paths:
        if not path.exists():
            raise ConfigError(f"{path}: no such file or folder")


record_argument = click.argument("record", type=click.Path(dir_okay=False, path_type=Path))
"""The argument of commands that work on a record."""


def pair(text: str) -> tuple[str, str]:
    """Return the two sides of `FIELD=COLUMN`."""
    field, equals, column = text.partition("=")
    if not (field and equals and column):
        raise click.UsageError(f"--map takes FIELD=COLUMN, not {text!r}")
    return field.strip(), column.strip()


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how files are read; the command gets them as `inputs`."""

    @wraps(command)
    def called(
        *,
        published: date | None,
        outlet: str | None,
        side: str | None,
        columns: tuple[str, ...],
        encoding: str | None,
        gazetteers: tuple[Path, ...],
        **given: object,
    ) -> None:
        inputs = Inputs(
            published=published,
            outlet=outlet,
            side=side,
            columns=columns,
            encoding=encoding,
            gazetteers=gazetteers,
        )
        command(inputs=inputs, **given)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called


_OPTIONS = (
    click.option(
        "--published", type=Day(), help="Day of publication of files that do not tell theirs."
    ),
    click.option("--outlet", help="Who published the files that do not tell."),
    click.option("--side", type=PartyId(), help="Party id that the outlet speaks for."),
    click.option(
        "--map",
        "columns",
        multiple=True,
        metavar="FIELD=COLUMN",
        help="In CSV and JSON Lines, the column that holds a field: id, text, title, "
        "published, outlet, side, url. Can be given again.",
    ),
    click.option("--encoding", help="Encoding of the files, where it is not to be guessed."),
    click.option(
        "--gazetteer",
        "gazetteers",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="File of further places, in the form `riwaya gazetteer add` writes.",
    ),
)
