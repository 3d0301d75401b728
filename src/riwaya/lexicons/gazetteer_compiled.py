"""Reading gazetteer files and compiling them into an index that loads fast.

The compiled form is JSON in the user's cache directory, keyed by a hash of all files and of
this
format; where that directory cannot be written, the gazetteer is compiled in memory each time.
"""

import csv
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from io import StringIO
from math import cos, radians
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import LexiconError
from riwaya.lexicons.place_words import load_place_words, loose_key

Row = list[Any]
"""One place as JSON holds it, in the order of `COLUMNS`; variants are a list."""

COLUMNS = (
    "id",
    "name_ar",
    "variants_ar",
    "name_en",
    "kind",
    "parent",
    "lat",
    "lon",
    "precision_km",
    "pcode",
    "geonames",
    "importance",
    "source",
)
KINDS = frozenset(
    [
        "country",
        "governorate",
        "district",
        "subdistrict",
        "region",
        "city",
        "town",
        "village",
        "neighbourhood",
        "camp",
        "airfield",
        "military_base",
        "regiment",
        "academy",
        "checkpoint",
        "crossing",
        "dam",
        "factory",
        "project",
        "hospital",
        "hill",
        "mountain",
        "road",
        "square",
        "building",
        "prison",
        "port",
        "bridge",
        "desert",
        "border",
        "university",
        "power_plant",
        "oilfield",
        "valley",
        "river",
    ]
)
ID, NAME, VARIANTS, KIND, PARENT, LAT, LON, IMPORTANCE, SOURCE = 0, 1, 2, 4, 5, 6, 7, 11, 12
SAME_PLACE_KM = 3.0
DEGREE_KM = 111.2
FORMAT = "4"
BASE = "base.csv"
AREAS = frozenset(("country", "governorate", "district", "subdistrict"))
MAX_LATITUDE, MAX_LONGITUDE, MAX_IMPORTANCE = 90, 180, 5


class Compiled(NamedTuple):
    """A gazetteer ready for look-up.

    `names` maps a loose phrase to row numbers, best known first; `heads` maps the first word of
    names to their second words (empty for names of one word) and these to the numbers of words
    that such names have, longest first; `key` is the content's hash.
    """

    rows: list[Row]
    names: dict[str, list[int]]
    heads: dict[str, dict[str, list[int]]]
    key: str


@lru_cache(maxsize=1 << 16)
def spoken_names(name: str) -> tuple[str, ...]:
    """Return the folded phrases a written name is called by.

    The whole name; without a generic class word before it (حي السكري → السكري); without a
    qualifier after it (مطار حلب الدولي → مطار حلب).
    """
    words = load_place_words()
    keys = phrase_keys(name)
    ways = [keys]
    head = words.classes.get(keys[0]) if keys else None
    if head is not None and head.generic and not head.known and len(keys) > 1:
        ways.append(keys[1:])
    if len(keys) > 2 and keys[-1] in words["suffixes.dropped"]:  # noqa: PLR2004
        ways.append(keys[:-1])
    return tuple(dict.fromkeys(" ".join(way) for way in ways if way))


def read_places(text: str, name: str) -> list[Row]:
    """Read a gazetteer CSV; raises `LexiconError` naming file, line and cause."""
    reader = csv.reader(StringIO(text))
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise LexiconError(f"{name}: the columns must be {','.join(COLUMNS)}")
    return [_row(record, f"{name}:{reader.line_num}") for record in reader if record]


def _row(record: list[str], at: str) -> Row:
    """Return one CSV record as a typed row."""
    try:
        place, arabic, variants, english, kind, parent, lat, lon, *rest = record
        precision, pcode, geonames, importance, source = rest
        row: Row = [
            place,
            arabic,
            [v.strip() for v in variants.split(";") if v.strip()],
            english,
            kind,
            parent or None,
            float(lat),
            float(lon),
            float(precision or 1),
            pcode or None,
            int(geonames) if geonames else None,
            int(importance or 0),
            source,
        ]
    except ValueError as error:
        raise LexiconError(f"{at}: {error}") from error
    fault = row_fault(row)
    if fault:
        raise LexiconError(f"{at}: {fault}")
    return row


def row_fault(row: Row) -> str | None:
    """Say what is wrong with a row, if anything."""
    country, colon, rest = row[ID].partition(":")
    if not (colon and rest and country.isascii() and row[ID].isascii()):
        return f"id {row[ID]!r} is not country:name in ASCII"
    if row[KIND] not in KINDS:
        return f"kind {row[KIND]!r} is not known"
    if not row[NAME]:
        return f"{row[ID]} has no Arabic name"
    if abs(row[LAT]) > MAX_LATITUDE or abs(row[LON]) > MAX_LONGITUDE:
        return f"{row[ID]} lies at {row[LAT]}, {row[LON]}"
    if not 0 <= row[IMPORTANCE] <= MAX_IMPORTANCE:
        return f"{row[ID]} has importance {row[IMPORTANCE]}"
    return None


def merge(own: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    """Return own rows and those others that do not repeat one of them.

    Another row repeats one when its id is taken, when both are countries of one prefix, or when
    a spoken name is shared within 3 km. Two own rows of one id raise `LexiconError`.
    """
    rows: dict[str, Row] = {}
    for row in own:
        if row[ID] in rows:
            raise LexiconError(f"gazetteer: two places have the id {row[ID]}")
        rows[row[ID]] = row
    near, same = _Near(rows.values()), {}
    for row in others:
        if row[ID] in rows:
            continue
        known = near.like(row)
        if known is None:
            rows[row[ID]] = row
            near.add(row)
        else:
            same[row[ID]] = known[ID]
    return _parented(list(rows.values()), same)


class _Near:
    """Places by spoken name, to ask which of the same name lies near."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._by_name: dict[str, list[Row]] = defaultdict(list)
        self._countries: dict[str, Row] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Take a place in."""
        for name in _loose_names(row):
            self._by_name[name].append(row)
        if row[KIND] == "country":
            self._countries[_prefix(row)] = row

    def like(self, row: Row) -> Row | None:
        """Return the place that a row repeats, if any."""
        if row[KIND] == "country":
            return self._countries.get(_prefix(row))
        for name in _loose_names(row):
            for other in self._by_name[name]:
                if _repeats(row, other):
                    return other
        return None


def _prefix(row: Row) -> str:
    """Return the country prefix of a row's id."""
    return str(row[ID].partition(":")[0])


def _repeats(a: Row, b: Row) -> bool:
    """Whether a place of the same name is the same place: one area, or points within 3 km."""
    if a[KIND] in AREAS or b[KIND] in AREAS:
        return bool(a[KIND] == b[KIND] and _prefix(a) == _prefix(b))
    north = (a[LAT] - b[LAT]) * DEGREE_KM
    east = (a[LON] - b[LON]) * DEGREE_KM * cos(radians(a[LAT]))
    return bool(north * north + east * east <= SAME_PLACE_KM * SAME_PLACE_KM)


def _parented(rows: list[Row], same: dict[str, str]) -> list[Row]:
    """Point parents at the places that were kept; one without a known parent gets its
    country.
    """
    ids = {row[ID] for row in rows}
    countries = {_prefix(row): row[ID] for row in rows if row[KIND] == "country"}
    for row in rows:
        parent = same.get(row[PARENT], row[PARENT])
        if row[KIND] != "country":
            row[PARENT] = parent if parent in ids else countries.get(_prefix(row))
    return rows


def _loose_names(row: Row) -> Iterator[str]:
    """Yield the loose phrases a place is called by, each once."""
    seen = set()
    for written in (row[NAME], *row[VARIANTS]):
        for spoken in spoken_names(written):
            loose = " ".join(map(loose_key, spoken.split()))
            if loose not in seen:
                seen.add(loose)
                yield loose


def compile_rows(rows: list[Row], key: str) -> Compiled:
    """Index rows by name, best known first."""
    names: dict[str, list[int]] = defaultdict(list)
    heads: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for at in sorted(range(len(rows)), key=lambda at: (-rows[at][IMPORTANCE], rows[at][ID])):
        for name in _loose_names(rows[at]):
            names[name].append(at)
            words = name.split()
            second = words[1] if len(words) > 1 else ""
            lengths = heads[words[0]].setdefault(second, [])
            if len(words) not in lengths:
                lengths.append(len(words))
                lengths.sort(reverse=True)
    return Compiled(rows, dict(names), dict(heads), key)


def _sources(extra: Sequence[Path]) -> list[tuple[str, str, bool]]:
    """Return (name, text, own) of every gazetteer file, the project's own first, the base
    last.
    """
    folder = files("riwaya.lexicons").joinpath("gazetteer_data")
    own = sorted(
        (entry.name, entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.startswith("places-") and entry.name.endswith(".csv")
    )
    found = [(name, text, True) for name, text in own]
    for path in extra:
        try:
            found.append((str(path), path.read_text(encoding="utf-8-sig"), False))
        except OSError as error:
            raise LexiconError(f"{path}: {error.strerror}") from error
    base = folder.joinpath(BASE)
    if base.is_file():
        found.append((BASE, base.read_text(encoding="utf-8"), False))
    return found


def compiled_gazetteer(extra: Sequence[Path] = ()) -> Compiled:
    """Return the compiled gazetteer, from the cache when nothing changed."""
    sources = _sources(extra)
    words = files("riwaya.lexicons").joinpath("places.toml").read_bytes()
    digest = blake2b(FORMAT.encode() + words, digest_size=16)
    for name, text, own in sources:
        digest.update(f"{name}\x1f{own}\x1f{len(text)}\x1f".encode() + text.encode())
    key = digest.hexdigest()
    kept = _from_cache(key)
    if kept is None:
        kept = compile_rows(_merged(sources), key)
        _to_cache(kept)
    return kept


def _merged(sources: Sequence[tuple[str, str, bool]]) -> list[Row]:
    """Read and merge all files; the project's own countries come before a user's."""
    own: list[Row] = []
    others: list[Row] = []
    for name, text, is_own in sources:
        (own if is_own else others).extend(read_places(text, name))
    others.sort(key=lambda row: not (row[KIND] == "country" and row[SOURCE] == "own"))
    return merge(own, others)


def cache_folder() -> Path:
    """Return the user's cache directory for this project; it need not exist."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "riwaya"


def _cache_path(key: str) -> Path | None:
    """Return where a compiled gazetteer is kept, `None` when there is no home."""
    try:
        return cache_folder() / f"gazetteer-{key}.json"
    except RuntimeError:
        return None


def _from_cache(key: str) -> Compiled | None:
    """Return the kept gazetteer; a missing or torn file counts as none."""
    path = _cache_path(key)
    if path is None:
        return None
    try:
        kept = json.loads(path.read_bytes())
        return Compiled(kept["rows"], kept["names"], kept["heads"], key)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _to_cache(compiled: Compiled) -> None:
    """Keep the compiled gazetteer, whole or not at all; a closed directory is no error."""
    path = _cache_path(compiled.key)
    if path is None:
        return
    data = {"rows": compiled.rows, "names": compiled.names, "heads": compiled.heads}
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as out:
            json.dump(data, out, ensure_ascii=False, separators=(",", ":"))
        Path(out.name).replace(path)
        _drop_older(path)


def _drop_older(path: Path) -> None:
    """Keep the eight newest compiled gazetteers; other versions may still use theirs."""
    kept = sorted(path.parent.glob("gazetteer-*.json"), key=lambda p: p.stat().st_mtime)
    for old in kept[:-8]:
        with suppress(OSError):
            old.unlink()
