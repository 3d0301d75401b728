"""`riwaya evaluate`: how right the reader is on claims that people read."""

import sys
from pathlib import Path

import click


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the texts; `reports` beside the file, or its own folder, by default.",
)
@click.option(
    "--part", type=click.Choice(["dev", "test"]), help="One part of a folder of reports."
)
@click.option("--errors", is_flag=True, help="Also print what was missed and what was wrong.")
@click.option("--rounds", type=click.IntRange(1), default=1000, help="Bootstrap draws.")
def command(
    gold: Path, texts: Path | None, part: str | None, errors: bool, rounds: int
) -> None:
    """Score what Riwaya reads against the claims in GOLD.

    GOLD is a JSON Lines file of the claims format or a folder of annotated reports. Only the
    built-in gazetteer is used, so that figures can be compared.
    """
    from riwaya.cli.terminal import plain_output
    from riwaya.evaluation.solving import optimizers

    optimizers()  # before the reader is loaded, which takes seconds
    from riwaya.evaluation.command import evaluate
    from riwaya.pipeline.reading import claim_reader

    plain_output()
    evaluation = evaluate(gold, texts, claim_reader(), rounds=rounds, part=part)
    for line in evaluation.lines(errors=errors):
        sys.stdout.write(line + "\n")
