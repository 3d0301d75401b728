"""`riwaya gazetteer`: the places that names are looked up in."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.speech import SpeakingGroup, current, tell
from riwaya.lexicons.counts import counted
from riwaya.lexicons.interface import interface

if TYPE_CHECKING:
    from riwaya.ingest.gazetteers import GazetteerFile

_MOST = 10


@click.group("gazetteer", cls=SpeakingGroup, no_args_is_help=True)
def command() -> None:
    """Look up places, or add a file of them."""


@command.command("search")
@click.argument("name")
@click.option("--limit", type=click.IntRange(1), default=20)
def search(name: str, limit: int) -> None:
    """What places a NAME may mean, best known first, in any spelling."""
    from riwaya.cli.terminal import plain_output
    from riwaya.config import user_gazetteers
    from riwaya.errors import ConfigError
    from riwaya.lexicons.gazetteer import explain, load_gazetteer

    plain_output()
    found = explain(name, load_gazetteer(user_gazetteers()))
    if not found:
        raise ConfigError(f"no place is called {name}")
    for one in found[:limit]:
        place = one.place
        inside = ", ".join(parent.name_en or parent.name for parent in one.parents)
        where = f"{place.lat:.4f}, {place.lon:.4f} ± {place.precision_km:g} km"
        told = (place.id, place.name, place.name_en, place.kind, where, inside)
        click.echo("  ".join(filter(None, told)))


@command.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--country", help="ISO 3166-1 alpha-2, where the file does not tell it.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    help="For a CSV of other columns: name_ar=ARNAME lat=Y lon=X. Can be given again.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write here, for use with --gazetteer, and not among your own places.",
)
def add(file: Path, country: str | None, columns: tuple[str, ...], target: Path | None) -> None:
    """Add the places of a FILE: OCHA COD-AB, GeoNames, Who's On First, or any CSV.

    They count in every later `build` and `extract`; where both know a place, the built-in wins.
    """
    from riwaya.cli.inputs import pair
    from riwaya.config import gazetteer_folder
    from riwaya.ingest.gazetteers import read_gazetteer_file, write_gazetteer

    found = read_gazetteer_file(file, mapping=dict(map(pair, columns)) or None, country=country)
    if target is None:
        gazetteer_folder().mkdir(parents=True, exist_ok=True)
        target = gazetteer_folder() / f"{file.name.partition('.')[0]}.csv"
    written = counted(current(), "places", write_gazetteer(found.places, target))
    tell(f"{target}: {written}", current())
    for line in _doubts(found):
        tell(line, current(), err=True)


def _doubts(found: "GazetteerFile") -> Iterator[str]:
    """Yield what of a file could not be taken as it stands, a line each."""
    said = interface(current())
    if found.nameless or found.pointless:
        nameless, pointless = f"{found.nameless:,}", f"{found.pointless:,}"
        yield said("done", "rows_left", nameless=nameless, pointless=pointless)
    for kind, counts in (("kinds_unknown", found.kinds), ("numbers_unread", found.numbers)):
        if counts:
            yield said("done", kind, n=_total(counts), told=_listed(counts))


def _total(counts: Mapping[str, int]) -> str:
    return f"{sum(counts.values()):,}"


def _listed(counts: Mapping[str, int]) -> str:
    """Return the most frequent, each with its number."""
    most = Counter(counts).most_common(_MOST)
    rest = ["…"] if len(counts) > _MOST else []
    return ", ".join([*(f"{name} {number:,}" for name, number in most), *rest])


@command.command("list")
def listed() -> None:
    """The files of places you added."""
    from riwaya.config import gazetteer_folder, user_gazetteers

    said = interface(current())
    files = user_gazetteers()
    for file in files:
        click.echo(file)
    if files:
        hint = said("done", "remove_gazetteer", folder=gazetteer_folder())
        tell(hint, current(), err=True)
    else:
        tell(said("done", "no_gazetteers"), current())
