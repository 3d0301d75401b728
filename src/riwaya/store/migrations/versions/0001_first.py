"""The first tables of a record, the search index and the views for reading."""

from pathlib import Path
from sqlite3 import complete_statement

from alembic import op

revision = "0001"
down_revision = None


def _statements(script: str) -> list[str]:
    """Return the statements of a script, cut where SQLite says that one is complete."""
    done, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if complete_statement(begun):
            done.append(begun)
            begun = ""
    return done


def upgrade() -> None:
    """Make everything that `0001_first.sql` says."""
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    connection = op.get_bind()
    for statement in _statements(script):
        connection.exec_driver_sql(statement)
