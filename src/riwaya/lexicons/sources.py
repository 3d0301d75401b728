"""Outlets, media arms, monitors and ministries: what they are and whose side they speak for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import LexiconError
from riwaya.lexicons.pack_tables import Row, covers, pack_rows, rows_of
from riwaya.lexicons.parties import load_parties
from riwaya.model import SourceKind

SOURCE_COLUMNS = (
    "id",
    "name_ar",
    "variants_ar",
    "name_en",
    "kind",
    "source_kind",
    "alignment",
    "from",
    "to",
    "domain",
    "note",
)
SOURCE_KINDS = (
    "agency",
    "tv",
    "newspaper",
    "site",
    "media_arm",
    "monitor",
    "network",
    "ministry",
    "body",
    "social",
)


SOURCE = "source:"
"""What an outlet's id carries before it among a mention's actors."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The party a source speaks for from `first` to `last`; `party` is `None` for no side."""

    party: str | None
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or body; `source_kind` is what it is when a report quotes it.

    `kind` is one of `SOURCE_KINDS`; `domains` are its addresses, lower case, without `www.`.
    """

    id: str
    names: tuple[str, ...]
    name_en: str
    kind: str
    source_kind: SourceKind
    aligned: tuple[Aligned, ...]
    domains: tuple[str, ...]
    pack: str

    def alignment(self, on: date | None = None) -> str | None:
        """Return the party it speaks for on that day; the latest row when no day is known."""
        rows = [row for row in self.aligned if covers(row.first, row.last, on)]
        return rows[0].party if rows else None


def _name_key(name: str) -> str:
    return " ".join(phrase_keys(name))


def _domain(address: str) -> str:
    """Return the host of an address or host name, lower case, without `www.`."""
    host = address.strip().lower().split("://")[-1].split("/")[0].split(":")[0]
    return host.removeprefix("www.")


class Sources:
    """All sources, found by id, name in any spelling, domain or address."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.id: source for source in sources}
        self._keys: dict[str, Source] = {}
        for source in self._sources.values():
            for name in (source.id, source.name_en, *source.names):
                self._keys.setdefault(_name_key(name), source)
            for domain in source.domains:
                self._keys.setdefault(domain, source)

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources.values())

    def __len__(self) -> int:
        return len(self._sources)

    def get(self, source: str) -> Source | None:
        """Return the source of that id."""
        return self._sources.get(source)

    def find(self, name_or_domain: str) -> Source | None:
        """Return the source of that id, name, domain or address, `None` when none is known."""
        found = self._keys.get(_name_key(name_or_domain))
        if found or "." not in name_or_domain:
            return found
        host = _domain(name_or_domain)
        while host:
            if host in self._keys:
                return self._keys[host]
            host = host.partition(".")[2]
        return None

    def alignment(self, source_id_or_name: str, on: date | None = None) -> str | None:
        """Return the party the source speaks for on that day; `None` for none or unknown."""
        source = self.find(source_id_or_name)
        return source.alignment(on) if source else None


def _aligned(row: Row) -> Aligned:
    party = row.text("alignment") or None
    if party is not None and load_parties().get(party) is None:
        raise LexiconError(f"{row.place}: no party {party!r}")
    return Aligned(party, row.day("from"), row.day("to"))


def _source_kind(row: Row) -> SourceKind:
    try:
        return SourceKind(row.need("source_kind"))
    except ValueError as cause:
        raise LexiconError(f"{row.place}: {cause}") from cause


def _source(rows: list[Row]) -> Source:
    head = rows[0]
    kind = head.need("kind")
    if kind not in SOURCE_KINDS:
        raise LexiconError(f"{head.place}: kind {kind!r} is none of {SOURCE_KINDS}")
    names = (name for row in rows for name in (row.text("name_ar"), *row.many("variants_ar")))
    return Source(
        head.need("id"),
        tuple(dict.fromkeys(name for name in names if name)),
        head.need("name_en"),
        kind,
        _source_kind(head),
        tuple(map(_aligned, rows)),
        tuple(dict.fromkeys(_domain(d) for row in rows for d in row.many("domain"))),
        head.pack,
    )


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.need("id"), []).append(row)
    return groups


def read_sources(path: Path) -> tuple[Source, ...]:
    """Read a user's table of sources, of the same columns as the packs'.

    Raises `LexiconError` when the file cannot be read or breaks the schema.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as cause:
        raise LexiconError(f"{path}: {cause}") from cause
    rows = rows_of(iter(text.splitlines(True)), str(path), SOURCE_COLUMNS, "user")
    return tuple(_source(group) for group in _grouped(rows).values())


@cache
def load_sources(override: Path | None = None) -> Sources:
    """Read the sources of all packs; rows of `override` take the place of those of equal id."""
    groups = _grouped(pack_rows("sources.csv", SOURCE_COLUMNS))
    sources = {id: _source(group) for id, group in groups.items()}
    own = read_sources(override) if override else ()
    merged = {source.id: source for source in own} | {
        id: source for id, source in sources.items() if id not in {s.id for s in own}
    }
    return Sources(merged.values())
