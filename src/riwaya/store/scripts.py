"""SQL scripts as migrations run them."""

from pathlib import Path
from sqlite3 import complete_statement

from sqlalchemy import Connection


def run_script(connection: Connection, script: Path) -> None:
    """Run the statements of a script one by one."""
    for statement in _statements(script.read_text(encoding="utf-8")):
        connection.exec_driver_sql(statement)


def _statements(script: str) -> list[str]:
    """Return the statements of a script, cut where SQLite says that one is complete."""
    done, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if complete_statement(begun):
            done.append(begun)
            begun = ""
    return done
