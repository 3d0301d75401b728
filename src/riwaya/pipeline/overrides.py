"""What a user says of outlets for one record: whom they speak for, which are one voice."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from riwaya import __version__
from riwaya.errors import ConfigError
from riwaya.lexicons.parties import load_parties
from riwaya.reconciliation import Knowledge
from riwaya.store import Record, SqliteStore

SOURCES = ".sources.csv"
"""What is added to a record's name to call the file that says it."""

COLUMNS = ("source", "party", "group")
NONE = "none"
"""Written for the party of an outlet that speaks for no side."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """The parties and groups that outlets are given, by name; `version` names the rules."""

    alignments: Mapping[str, str | None] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    version: str = __version__

    @classmethod
    def of(cls, store: Record) -> "Overrides":
        """Return what stands in the file beside a record; nothing where there is none.

        Raises `ConfigError` naming the file and the line.
        """
        if not isinstance(store, SqliteStore):
            return cls()
        file = store.path.with_name(store.path.name + SOURCES)
        if not file.exists():
            return cls()
        text = file.read_text(encoding="utf-8-sig")
        rows = csv.DictReader(text.splitlines())
        if set(rows.fieldnames or ()) != set(COLUMNS):
            raise ConfigError(f"{file}: its columns are not {', '.join(COLUMNS)}")
        alignments, groups = _read(file, rows)
        digest = blake2b(text.encode(), digest_size=6).hexdigest()
        return cls(alignments, groups, f"{__version__}+{digest}")

    def knowledge(self) -> Knowledge:
        """Return what reconciliation knows, with these outlets as the user wants them."""
        return Knowledge.load(self.alignments, self.groups)


def _read(
    file: Path, rows: Iterable[Mapping[str, str | None]]
) -> tuple[dict[str, str | None], dict[str, str]]:
    alignments: dict[str, str | None] = {}
    groups: dict[str, str] = {}
    known = load_parties()
    for number, row in enumerate(rows, 2):
        source, party, group = ((row.get(name) or "").strip() for name in COLUMNS)
        if not source:
            raise ConfigError(f"{file}, line {number}: no source")
        if party and party != NONE and known.get(party) is None:
            raise ConfigError(f"{file}, line {number}: no party {party!r}")
        if party:
            alignments[source] = None if party == NONE else party
        if group:
            groups[source] = group
    return alignments, groups
