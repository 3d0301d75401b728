"""`riwaya build`: the main job."""

from pathlib import Path

import click

from riwaya.cli.inputs import Inputs, existing_paths, reading_options
from riwaya.cli.speech import lang_option


@click.command("build")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "record",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The record: a SQLite file, made if it is not there.",
)
@click.option("--jobs", type=click.IntRange(1), default=1, help="Processes that read.")
@lang_option
@reading_options
def command(
    paths: tuple[Path, ...], record: Path, jobs: int, lang: str, inputs: Inputs
) -> None:
    """Read files and folders into a record and lay the accounts beside each other.

    Texts with a NAME.json beside them, pages, JSON Lines, CSV and Telegram exports are read.
    Running it again adds what is new; an interrupted run goes on where it stopped.
    """
    from riwaya.cli.progress import progress_for
    from riwaya.cli.summary import print_result
    from riwaya.pipeline.build import BuildOptions, build

    existing_paths(paths)
    options = BuildOptions(read=inputs.read_options(), gazetteers=inputs.places(), jobs=jobs)
    with progress_for(lang) as progress:
        result = build(paths, record, options, progress)
    print_result(result, record, lang)
