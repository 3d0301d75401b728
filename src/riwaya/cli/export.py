"""`riwaya export`: a record in a format that other programs, or people, read."""

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.inputs import record_argument
from riwaya.cli.speech import lang_option, speaker, tell
from riwaya.errors import ConfigError
from riwaya.lexicons.interface import interface

if TYPE_CHECKING:
    from riwaya.exports import ExportOptions, Profile, Written


def _optional(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of how to export; the command gets them as `options`."""

    @wraps(command)
    def called(
        *, profile: str, outlets: tuple[str, ...], lang: str, title: str | None, **given: object
    ) -> None:
        from riwaya.exports import ExportOptions

        shown: Profile = "public" if profile == "public" else "full"
        options = ExportOptions(profile=shown, outlets=outlets, lang=lang, title=title)
        command(options=options, **given)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called


_OPTIONS = (
    click.option(
        "--profile",
        type=click.Choice(["full", "public"]),
        default="full",
        help="public leaves out what could endanger people.",
    ),
    click.option(
        "--name-outlet",
        "outlets",
        multiple=True,
        metavar="NAME",
        help="An outlet that the public profile may name, and give the address of, though no "
        "lexicon knows it. Can be given again.",
    ),
    lang_option,
    click.option("--title", help="Heads a page."),
)


@click.command("export")
@record_argument
@click.option("--format", "form", required=True, help="`--format list` lists them.")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    help="File or folder to write. Left out, formats of lines are printed and the others"
    " written beside the record, under its name.",
)
@_optional
def command(record: Path, form: str, target: Path | None, options: "ExportOptions") -> None:
    """Write a RECORD in another format; what the format has no room for is counted."""
    from riwaya.exports import EXPORTERS
    from riwaya.store import SqliteStore
    from riwaya.views import Views

    say = speaker(options.lang)
    if form == "list":
        for name, known in EXPORTERS.items():
            click.echo(f"{name:12} {say(known.about)}")
        return
    exporter = EXPORTERS.get(form)
    if exporter is None:
        raise ConfigError(f"no format {form!r}; there are {', '.join(EXPORTERS)}")
    with SqliteStore(record, read_only=True) as store:
        views = Views(store)
        if target is None and exporter.printer is not None:
            _print(exporter.lines(views, options))
            return
        written = exporter.write(
            views, target or _beside(record, form, exporter.suffix), options
        )
    _tell(written, options.lang)


def _beside(record: Path, form: str, suffix: str) -> Path:
    """Return the file that is written when none is named: beside the record, by its name."""
    return record.with_name(f"{record.stem}{suffix}" if suffix else f"{record.stem}-{form}")


def _print(lines: "Iterable[str]") -> None:
    from riwaya.cli.terminal import plain_output

    plain_output()
    for line in lines:
        sys.stdout.write(line + "\n")


def _tell(written: "Written", lang: str) -> None:
    said = interface(lang)
    for path in written.paths:
        click.echo(path)
    counts = [
        f"{said.get('written', name, name)} {number:,}" for name, number in written.rows.items()
    ]
    tell(", ".join(counts), lang, err=True)
    for reason, number in written.dropped.items():
        why = said.get("left_out", reason, reason)
        tell(said("done", "left_out", n=f"{number:,}", reason=why), lang, err=True)
