"""Reading gazetteer files and compiling them into an index that loads fast.

The compiled form is JSON in the user's cache directory, keyed by a hash of all files and of
this
format; where that directory cannot be written, the gazetteer is compiled in memory each time.
"""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from riwaya.errors import LexiconError
from riwaya.lexicons.gazetteer_merge import merge
from riwaya.lexicons.gazetteer_rows import (
    ID,
    IMPORTANCE,
    Row,
    loose_names,
    read_places,
)

FORMAT = "8"
BASE = "base.csv"


class Compiled(NamedTuple):
    """A gazetteer ready for look-up.

    `names` maps a loose phrase to row numbers, best known first; `heads` maps the first word of
    names to their second words (empty for names of one word) and these to the numbers of words
    that such names have, longest first; `key` is the content's hash. The first `shipped` rows
    are the project's, the others a user's.
    """

    rows: list[Row]
    names: dict[str, list[int]]
    heads: dict[str, dict[str, list[int]]]
    key: str
    shipped: int


def compile_rows(rows: list[Row], key: str, shipped: int | None = None) -> Compiled:
    """Index rows by name, best known and ours first; without `shipped` all are ours."""
    names: dict[str, list[int]] = defaultdict(list)
    heads: dict[str, dict[str, list[int]]] = defaultdict(dict)
    ours = len(rows) if shipped is None else shipped
    order = sorted(
        range(len(rows)), key=lambda at: (-rows[at][IMPORTANCE], at >= ours, rows[at][ID])
    )
    for at in order:
        for name in loose_names(rows[at]):
            names[name].append(at)
            words = name.split()
            second = words[1] if len(words) > 1 else ""
            lengths = heads[words[0]].setdefault(second, [])
            if len(words) not in lengths:
                lengths.append(len(words))
                lengths.sort(reverse=True)
    return Compiled(rows, dict(names), dict(heads), key, ours)


class _Source(NamedTuple):
    """A gazetteer file: its name, its text, and whether it is `own`, `base` or `added`."""

    name: str
    text: str
    role: str


def _sources(extra: Sequence[Path]) -> list[_Source]:
    """Return every gazetteer file: the project's own, the base, then what a user added."""
    folder = files("riwaya.lexicons").joinpath("gazetteer_data")
    own = sorted(
        (entry.name, entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.startswith("places-") and entry.name.endswith(".csv")
    )
    found = [_Source(name, text, "own") for name, text in own]
    base = folder.joinpath(BASE)
    if base.is_file():
        found.append(_Source(BASE, base.read_text(encoding="utf-8"), "base"))
    for path in extra:
        try:
            found.append(_Source(str(path), path.read_text(encoding="utf-8-sig"), "added"))
        except OSError as error:
            raise LexiconError(f"{path}: {error.strerror}") from error
    return found


def compiled_gazetteer(extra: Sequence[Path] = ()) -> Compiled:
    """Return the compiled gazetteer, from the cache when nothing changed."""
    sources = _sources(extra)
    words = files("riwaya.lexicons").joinpath("places.toml").read_bytes()
    digest = blake2b(FORMAT.encode() + words, digest_size=16)
    for name, text, role in sources:
        digest.update(f"{name}\x1f{role}\x1f{len(text)}\x1f".encode() + text.encode())
    key = digest.hexdigest()
    kept = _from_cache(key)
    if kept is None:
        kept = compile_rows(*_merged(sources, key))
        _to_cache(kept)
    return kept


def _merged(sources: Sequence[_Source], key: str) -> tuple[list[Row], str, int]:
    """Read and merge all files: (rows, the key, how many of the rows are the project's)."""
    rows: dict[str, list[Row]] = {"own": [], "base": [], "added": []}
    for source in sources:
        rows[source.role] += read_places(source.text, source.name)
    merged = merge(rows["own"], (*rows["base"], *rows["added"]))
    ours = {row[ID] for row in (*rows["own"], *rows["base"])}
    return merged, key, sum(row[ID] in ours for row in merged)


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
        return Compiled(kept["rows"], kept["names"], kept["heads"], key, kept["shipped"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _to_cache(compiled: Compiled) -> None:
    """Keep the compiled gazetteer, whole or not at all; a closed directory is no error."""
    path = _cache_path(compiled.key)
    if path is None:
        return
    data = {name: getattr(compiled, name) for name in ("rows", "names", "heads", "shipped")}
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
