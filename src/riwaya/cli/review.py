"""`riwaya review`: people say which claims a report makes."""

from datetime import UTC, datetime
from pathlib import Path

import click

from riwaya.cli.inputs import record_argument
from riwaya.cli.judge import PERSON, derive_unless, existing


@click.command("review")
@record_argument
@click.argument("claim")
@click.argument("decision", type=click.Choice(["accept", "reject"]))
@click.option("--by", required=True, help="Who decides; a pseudonym will do.")
@click.option("--note", help="Why.")
@click.option("--later", is_flag=True, help="Do not derive the incidents again yet.")
def command(
    record: Path, claim: str, decision: str, by: str, note: str | None, later: bool
) -> None:
    """Say whether the report makes a CLAIM at all; what the machine read is kept either way."""
    from riwaya.model import ClaimId, Producer
    from riwaya.store import ACCEPTED, Review, SqliteStore

    with SqliteStore(existing(record)) as store:
        maker = Producer(by, PERSON)
        accepted = decision == "accept"
        store.review(Review(ClaimId(claim), ACCEPTED, accepted, maker, datetime.now(UTC), note))
        derive_unless(store, later=later)
    click.echo(f"{claim}: {decision}, by {by}")
