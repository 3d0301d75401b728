"""What later reports are laid beside, so that a report is linked without deriving all anew."""

from pathlib import Path

from alembic import op

from riwaya.store.scripts import run_script

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make everything that `0002_standing.sql` says."""
    run_script(op.get_bind(), Path(__file__).with_suffix(".sql"))
