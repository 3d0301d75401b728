"""`riwaya judge`: people say which claims tell one happening."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.inputs import record_argument
from riwaya.cli.speech import current, tell
from riwaya.errors import StoreError
from riwaya.lexicons.interface import interface

if TYPE_CHECKING:
    from riwaya.store import SqliteStore

PERSON = "person"
"""The version of a producer that is a person."""


def _named(context: click.Context, option: click.Parameter, value: str) -> str:
    """Return who decides; an empty name is none."""
    if not value.strip():
        raise click.BadParameter("say who decides", context, option)
    return value.strip()


by_option = click.option(
    "--by", required=True, callback=_named, help="Who decides; a pseudonym will do."
)
"""Asks for the name under which a decision is kept."""


@click.command("judge")
@record_argument
@click.argument("left")
@click.argument("right")
@click.argument("verdict", type=click.Choice(["same", "different", "unsure"]))
@by_option
@click.option("--later", is_flag=True, help="Do not derive the incidents again yet.")
def command(record: Path, left: str, right: str, verdict: str, by: str, later: bool) -> None:
    """Say whether claims LEFT and RIGHT tell one happening.

    The judgement is added to the RECORD, never put in another's place; it outranks the machine.
    """
    from riwaya.model import ClaimId, Judgement, Link, Producer
    from riwaya.store import SqliteStore

    if left == right:
        raise click.UsageError("a judgement is on two claims, not on one and itself")
    with SqliteStore(existing(record)) as store:
        for claim in (left, right):
            if store.claim(ClaimId(claim)) is None:
                raise StoreError(f"no claim {claim} in {record}")
        maker = Producer(by, PERSON)
        store.judge(
            Judgement(ClaimId(left), ClaimId(right), Link(verdict), maker, datetime.now(UTC))
        )
        derive_unless(store, later=later)
    said = interface(current())
    told = {"left": left, "right": right, "verdict": said("link", verdict), "by": by}
    tell(said("done", "judged", **told), current())


def existing(record: Path) -> Path:
    """Return the path of a record; raise `StoreError` when there is none."""
    if not record.exists():
        raise StoreError(f"{record}: no such record")
    return record


def derive_unless(store: "SqliteStore", *, later: bool) -> None:
    """Derive the incidents again, unless that is to wait."""
    from riwaya.pipeline.build_derive import derive

    if not later:
        derive(store)
