"""`riwaya review`: people say which claims a report makes, and correct their fields."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.inputs import record_argument
from riwaya.cli.judge import PERSON, derive_unless, existing
from riwaya.cli.speech import current, tell
from riwaya.lexicons.interface import interface

if TYPE_CHECKING:
    from riwaya.store import SqliteStore, Value


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
@click.argument("decision", required=False, type=click.Choice(["accept", "reject"]))
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Correct a field: modality, agent, target, place, date, source, loss, weapon; `none` "
    "empties it. Can be given again.",
)
@click.option("--by", required=True, help="Who decides; a pseudonym will do.")
@click.option("--note", help="Why.")
@click.option("--later", is_flag=True, help="Do not derive the incidents again yet.")
@_decided
def command(
    record: Path,
    claim: str,
    decision: str | None,
    settings: tuple[str, ...],
    decided: Decided,
) -> None:
    """Say whether the report makes a CLAIM at all, or correct fields of it.

    What the machine read is kept beside it either way. A field may be corrected again: the last
    correction holds.
    """
    from riwaya.model import ClaimId, Producer
    from riwaya.store import ACCEPTED, Review, SqliteStore

    if not (decision or settings):
        raise click.UsageError("say accept, reject, or what to --set")
    if decision == "reject" and settings:
        raise click.UsageError("a claim that is rejected has no fields to --set")
    with SqliteStore(existing(record)) as store:
        values = _corrections(store, record, claim, settings)
        if decision:
            values[ACCEPTED] = decision == "accept"
        maker, made = Producer(decided.by, PERSON), datetime.now(UTC)
        for field, value in values.items():
            store.review(Review(ClaimId(claim), field, value, maker, made, decided.note))
        derive_unless(store, later=decided.later)
    told = [part for part in (decision, *settings) if part]
    said = interface(current())(
        "done", "reviewed", claim=claim, told="; ".join(told), by=decided.by
    )
    tell(said, current())


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
