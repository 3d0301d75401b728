"""`riwaya export`: a record in a format that other programs, or people, read."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.inputs import record_argument
from riwaya.cli.speech import lang_option, speaker, tell
from riwaya.errors import ConfigError
from riwaya.lexicons.interface import interface

if TYPE_CHECKING:
    from riwaya.exports.exporter import Written


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
@click.option(
    "--profile",
    type=click.Choice(["full", "public"]),
    default="full",
    help="public leaves out what could endanger people.",
)
@lang_option
@click.option("--title", help="Heads a page.")
def command(
    record: Path,
    form: str,
    target: Path | None,
    profile: str,
    lang: str,
    title: str | None,
) -> None:
    """Write a RECORD in another format; what the format has no room for is counted."""
    from riwaya.exports import EXPORTERS, ExportOptions
    from riwaya.store import SqliteStore
    from riwaya.views import Views

    say = speaker(lang)
    if form == "list":
        for name, known in EXPORTERS.items():
            click.echo(f"{name:12} {say(known.about)}")
        return
    exporter = EXPORTERS.get(form)
    if exporter is None:
        raise ConfigError(f"no format {form!r}; there are {', '.join(EXPORTERS)}")
    options = ExportOptions(
        profile="public" if profile == "public" else "full", lang=lang, title=title
    )
    with SqliteStore(record, read_only=True) as store:
        views = Views(store)
        if target is None and exporter.printer is not None:
            _print(exporter.lines(views, options))
            return
        written = exporter.write(
            views, target or _beside(record, form, exporter.suffix), options
        )
    _tell(written, lang)


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
