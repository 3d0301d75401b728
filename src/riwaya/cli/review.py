"""`riwaya review`: people say which claims a report makes, and correct their fields."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.inputs import record_argument
from riwaya.cli.judge import PERSON, by_option, derive_unless, existing
from riwaya.cli.speech import current, tell
from riwaya.lexicons.interface import interface

if TYPE_CHECKING:
    from riwaya.store import SqliteStore, Value


DECISIONS = ("accept", "reject", "undo")
"""What is decided of a claim as a whole; `undo` takes back what was."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decides, why, and whether what follows from it is to wait."""

    by: str
    note: str | None
    later: bool


def _decided(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its options of who decides as one value, `decided`."""

    @wraps(command)
    def called(by: str, note: str | None, later: bool, **given: object) -> None:
        command(decided=Decided(by, note, later), **given)

    return called


@click.command("review")
@record_argument
@click.argument("claim")
@click.argument("decision", required=False, type=click.Choice(list(DECISIONS)))
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Correct a field: modality, agent, target, place, date, source, loss, weapon; `none` "
    "empties it. Can be given again.",
)
@click.option(
    "--undo",
    "undone",
    multiple=True,
    metavar="NAME",
    help="Take back what was set of a field: what the machine read stands. Can be given again.",
)
@by_option
@click.option("--note", help="Why.")
@click.option("--later", is_flag=True, help="Do not derive the incidents again yet.")
@_decided
def command(
    record: Path,
    claim: str,
    decision: str | None,
    settings: tuple[str, ...],
    undone: tuple[str, ...],
    decided: Decided,
) -> None:
    """Say whether the report makes a CLAIM at all, or correct fields of it.

    What the machine read is kept beside it either way. A field may be corrected again: the last
    correction holds. What was decided can be taken back, with `undo` of the claim as a whole
    and with `--undo` of a field; every decision is kept.
    """
    from riwaya.model import ClaimId, Producer
    from riwaya.store import Review, SqliteStore

    if not (decision or settings or undone):
        raise click.UsageError("say accept, reject, undo, or what to --set or --undo")
    if decision == "reject" and settings:
        raise click.UsageError("a claim that is rejected has no fields to --set")
    with SqliteStore(existing(record)) as store:
        values = _decisions(store, record, claim, decision, settings)
        withdrawn = _withdrawn(store, claim, decision, undone)
        maker, made = Producer(decided.by, PERSON), datetime.now(UTC)
        for field, value in (*values.items(), *withdrawn):
            store.review(Review(ClaimId(claim), field, value, maker, made, decided.note))
        derive_unless(store, later=decided.later)
    told = [decision, *settings, *(f"undo {name}" for name in undone)]
    said = interface(current())(
        "done", "reviewed", claim=claim, told="; ".join(filter(None, told)), by=decided.by
    )
    tell(said, current())


def _decisions(
    store: "SqliteStore",
    record: Path,
    claim: str,
    decision: str | None,
    settings: tuple[str, ...],
) -> "dict[str, Value]":
    """Return what is set of a claim and its fields; raise `StoreError` for no claim."""
    from riwaya.store import ACCEPTED

    values = _corrections(store, record, claim, settings)
    if decision in ("accept", "reject"):
        values[ACCEPTED] = decision == "accept"
    return values


def _withdrawn(
    store: "SqliteStore", claim: str, decision: str | None, undone: tuple[str, ...]
) -> "list[tuple[str, str]]":
    """Return what is taken back; raise `ConfigError` for what nobody decided."""
    from riwaya.errors import ConfigError
    from riwaya.model import ClaimId
    from riwaya.pipeline.correcting import field_of
    from riwaya.store import ACCEPTED, WITHDRAWN, latest

    fields = {field_of(name): name for name in undone}
    if decision == "undo":
        fields[ACCEPTED] = "the claim as a whole"
    decided = latest(store.reviews(ClaimId(claim)))
    for field, name in fields.items():
        if field not in decided:
            raise ConfigError(f"claim {claim}: nothing is decided of {name}")
    return [(WITHDRAWN, field) for field in fields]


def _corrections(
    store: "SqliteStore", record: Path, claim: str, settings: tuple[str, ...]
) -> "dict[str, Value]":
    """Return the values that a claim's fields are set to; raise `StoreError` for no claim."""
    from riwaya.config import user_gazetteers
    from riwaya.errors import StoreError
    from riwaya.lexicons.gazetteer import load_gazetteer
    from riwaya.model import ClaimId
    from riwaya.pipeline.correcting import Corrections

    found = store.claim(ClaimId(claim))
    report = store.report(found.report) if found else None
    if found is None or report is None:
        raise StoreError(f"no claim {claim} in {record}")
    if not settings:
        return {}
    return Corrections(found, report, load_gazetteer(user_gazetteers())).read(settings)
