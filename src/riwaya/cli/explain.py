"""`riwaya explain`: why a report was read as it was."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.inputs import Inputs, reading_options
from riwaya.cli.speech import lang_option
from riwaya.errors import IngestError

if TYPE_CHECKING:
    from riwaya.cli.terminal import Terminal
    from riwaya.cli.wording import Wording
    from riwaya.model import Claim, Report
    from riwaya.stages import Standing


@click.command("explain")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--at", type=click.IntRange(0), help="Only the claim whose words stand here.")
@lang_option
@reading_options
def command(path: Path, at: int | None, lang: str, inputs: Inputs) -> None:
    """Print every claim of a report with the rule, the words and the producer of each value.

    PATH is a file, or - for text from standard input.
    """
    from riwaya.pipeline.reading import claim_reader

    reader = claim_reader(inputs.places())
    for report in _reports(path, inputs):
        found = reader.find(report)
        _print(report, reader.assembler.assemble(found), at, lang, found.standing)


def _reports(path: Path, inputs: Inputs) -> "Iterator[Report]":
    from riwaya.ingest.read import Read, read_path
    from riwaya.model import Report

    if str(path) == "-":
        text = sys.stdin.read()
        yield Report(name="-", text=text, source=inputs.outlet, published=inputs.published)
        return
    for item in read_path(path, inputs.read_options()):
        if not isinstance(item, Read):
            raise IngestError(item.detail)
        yield replace(item.report, original=None)


def _print(
    report: "Report",
    claims: "list[Claim]",
    at: int | None,
    lang: str,
    standing: "Standing",
) -> None:
    from riwaya.cli.claim import print_claim
    from riwaya.cli.terminal import Terminal
    from riwaya.cli.wording import Wording
    from riwaya.store import MemoryStore
    from riwaya.views import Views

    words = Wording(lang)
    out = Terminal(rtl=words.lang == "ar")
    store = MemoryStore()
    store.add(report, claims)
    views = Views(store)
    if standing.side is not None:
        _print_side(standing.side, str(standing.ground), words, out)
    meant = [one for one in claims if at is None or one.trigger.start <= at < one.trigger.end]
    for view in filter(None, (views.claim(claim.id) for claim in meant)):
        print_claim(view, words, out)
        out.line()
    if not meant:
        key = "no_claims" if at is None else "no_claim_there"
        out.line(words.text("done", key, name=report.name, at=at))


def _print_side(side: str, ground: str, words: "Wording", out: "Terminal") -> None:
    """Print whose side the report takes, for words such as "the enemy" are read by it."""
    from riwaya.views.labels import Labels

    label = Labels().party(side)
    name = words.label(label) if label else side
    out.line(words.text("show", "side", side=name, ground=words.text("ground", ground)))
    out.line()
