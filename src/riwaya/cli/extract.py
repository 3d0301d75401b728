"""`riwaya extract`: claims as JSON Lines on standard output, without a record."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from riwaya.cli.inputs import Inputs, reading_options


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl")
@click.option("--jobs", type=click.IntRange(1), default=1, help="Processes that read.")
@reading_options
def command(paths: tuple[Path, ...], form: str, jobs: int, inputs: Inputs) -> None:
    """Print the claims of reports: one line of JSON for each, in the order given.

    What is no report is told on standard error. The exit code is 1 when a file failed.
    """
    from riwaya.cli.terminal import plain_output
    from riwaya.exports.claims_json import report_to_json
    from riwaya.pipeline.build import BuildOptions
    from riwaya.pipeline.build_work import outcomes

    options = BuildOptions(read=inputs.read_options(), gazetteers=inputs.places(), jobs=jobs)
    failed = 0
    plain_output()
    for outcome in outcomes(_files(paths), options.reading(None), jobs=jobs):
        for _, entry in outcome.entries:
            line = report_to_json(entry.report, entry.claims)
            print(json.dumps(line, ensure_ascii=False))
        for notice in (*outcome.set_aside, *outcome.failures):
            detail = notice.detail.removeprefix(f"{Path(notice.path).name}: ")
            click.echo(f"{notice.path}: {detail}", err=True)
        failed += len(outcome.failures)
    if failed:
        sys.exit(1)


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    from riwaya.ingest.read import find_files

    skipped: list[Any] = []
    yield from find_files(paths, skipped=skipped)
    for item in skipped:
        click.echo(item.detail, err=True)
