"""The first tables of a record, the search index and the views for reading."""

from pathlib import Path

from alembic import op

from riwaya.store.scripts import run_script

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything that `0001_first.sql` says."""
    run_script(op.get_bind(), Path(__file__).with_suffix(".sql"))
