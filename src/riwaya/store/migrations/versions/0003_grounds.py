"""What gave a claim its type; and no room for candidates of a value that there is not."""

from pathlib import Path

from alembic import op

from riwaya.store.scripts import run_script

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make everything that `0003_grounds.sql` says."""
    run_script(op.get_bind(), Path(__file__).with_suffix(".sql"))
