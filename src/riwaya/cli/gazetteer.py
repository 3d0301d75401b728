"""`riwaya gazetteer`: the places that names are looked up in."""

from pathlib import Path

import click

from riwaya.cli.speech import SpeakingGroup, current, tell
from riwaya.lexicons.counts import counted
from riwaya.lexicons.interface import interface


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
    from riwaya.ingest.gazetteers import read_gazetteer, write_gazetteer

    places = read_gazetteer(file, mapping=dict(map(pair, columns)) or None, country=country)
    if target is None:
        gazetteer_folder().mkdir(parents=True, exist_ok=True)
        target = gazetteer_folder() / f"{file.name.partition('.')[0]}.csv"
    written = counted(current(), "places", write_gazetteer(places, target))
    tell(f"{target}: {written}", current())


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
