"""What holds for every export and the files around it: it spares the record, it is whole."""

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import cast

import pytest

from riwaya.errors import ConfigError, RunError
from riwaya.exports import EXPORTERS, ExportOptions, export
from riwaya.pipeline.build import BuildOptions, Silent, build
from riwaya.store import PROBLEMS, SqliteStore
from riwaya.views import Views

EXAMPLES = Path(__file__).parents[2] / "examples/reports"
NAMES = sorted(EXPORTERS)
OWN = ("", "-wal", "-shm", "-journal", PROBLEMS)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "record.db"
    build(sorted(EXAMPLES.glob("minyan-*.txt")), path, BuildOptions(), Silent())
    return path


@pytest.fixture(scope="module")
def views(record: Path) -> Iterator[Views]:
    with SqliteStore(record, read_only=True) as store:
        yield Views(store)


def everything(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder with what they hold, but for SQLite's own."""
    return {
        str(path.relative_to(folder)): b"" if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
        if not path.name.endswith(("-wal", "-shm"))
    }


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


class Failing:
    """The views of a record on a disk that is full when the second of anything is asked."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def __getattr__(self, name: str) -> Callable[..., object]:
        asked: Callable[..., object] = getattr(self._views, name)
        if name in ("files", "summary", "links"):
            return asked
        return lambda: self._some(cast(Iterable[object], asked()))

    def _some(self, found: Iterable[object]) -> Iterator[object]:
        yield from islice(found, 1)
        raise OSError(errno.ENOSPC, "No space left on device")


def failing(views: Views) -> Views:
    """Return views that stand in for a record whose disk is full."""
    return cast(Views, Failing(views))


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("name", NAMES)
def test_the_record_is_spared(
    name: str, own: str, views: Views, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(record.parent)
    link = record.with_name("link")
    link.symlink_to(record.name + own)
    monkeypatch.chdir(record.parent)
    target = record.with_name(record.name + own)
    for given in (target, Path(target.name), Path("..", record.parent.name, target.name), link):
        with pytest.raises(ConfigError, match="belongs to the record"):
            export(name, views, given)
    link.unlink()
    assert everything(record.parent) == before


SIDES = {
    "acled": ("x.acled.csv", "x.acled.claims.csv"),
    "ucdp": ("x.ucdp.csv", "x.ucdp.rejected.csv"),
    "polecat": ("x.tsv", "x.rejected.tsv"),
    "sqlite": ("x.db", "x.metadata.json"),
    "html": ("x.html", "x_files/chunk-0.js"),
    "csv": ("x", "x/claims.csv"),
    "geojson": ("x", "x/control.geojson"),
    "parquet": ("x", "x/losses.parquet"),
}


@pytest.mark.parametrize("name", SIDES)
def test_a_record_that_lies_where_a_file_beside_goes_is_spared(
    name: str, record: Path, tmp_path: Path
) -> None:
    target, beside = (tmp_path / part for part in SIDES[name])
    beside.parent.mkdir(exist_ok=True)
    shutil.copy(record, beside)
    with SqliteStore(beside, read_only=True) as store:
        before = everything(tmp_path)
        with pytest.raises(ConfigError, match="belongs to the record"):
            export(name, Views(store), target, ExportOptions(chunk=1))
        assert everything(tmp_path) == before


@pytest.mark.parametrize("name", NAMES)
def test_the_public_profile_spares_the_record_too(
    name: str, views: Views, record: Path
) -> None:
    with pytest.raises(ConfigError, match="belongs to the record"):
        export(name, views, record, ExportOptions(profile="public"))


@pytest.mark.parametrize("name", NAMES)
def test_an_export_that_fails_leaves_the_earlier_one(
    name: str, views: Views, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    target = folder / f"x{EXPORTERS[name].suffix}"
    written = export(name, views, target, ExportOptions(chunk=1))
    assert all(path.is_relative_to(folder) for path in written.paths)
    before = everything(folder)
    with pytest.raises(RunError, match="No space left"):
        export(name, failing(views), target, ExportOptions(chunk=1))
    assert everything(folder) == before


@pytest.mark.parametrize("name", NAMES)
def test_an_export_that_fails_leaves_nothing(name: str, views: Views, tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / f"x{EXPORTERS[name].suffix}"
    with pytest.raises(RunError, match="No space left"):
        export(name, failing(views), target)
    assert not (tmp_path / "new").exists()
    assert not list(tmp_path.glob(".riwaya-*"))


def test_an_atlas_forgets_the_parts_of_a_larger_one(views: Views, tmp_path: Path) -> None:
    target = tmp_path / "x.html"
    export("html", views, target, ExportOptions(chunk=1))
    parts = tmp_path / "x_files"
    (parts / "chunk-99.js").write_text("of an earlier one")
    (parts / "mine.txt").write_text("of the user's")
    export("html", views, target, ExportOptions(chunk=1))
    assert "chunk-99.js" not in names_in(parts)
    export("html", views, target)
    assert names_in(parts) == {"mine.txt"}


@pytest.mark.parametrize("given", [".", "inside/..", "../tables"])
def test_a_folder_keeps_what_else_lies_in_it(
    given: str, views: Views, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tables"
    (folder / "inside").mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")
    monkeypatch.chdir(folder)
    written = export("csv", views, Path(given))
    assert all(path.exists() for path in written.paths)
    before = {path.name for path in written.paths} | {"notes.txt", "inside"}
    assert names_in(folder) == before
    with pytest.raises(RunError, match="No space left"):
        export("csv", failing(views), Path(given))
    assert names_in(folder) == before
    assert names_in(tmp_path) == {"tables"}


def test_a_link_is_followed_and_a_file_keeps_who_may_read_it(
    views: Views, tmp_path: Path
) -> None:
    kept, link = tmp_path / "kept.jsonl", tmp_path / "latest.jsonl"
    kept.write_text("old")
    kept.chmod(0o600)
    link.symlink_to(kept.name)
    export("jsonl", views, link)
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8").startswith("{")
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["jsonl", "sqlite", "html"])
def test_a_folder_or_a_pipe_is_no_file_to_write(
    name: str, views: Views, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RunError, match="there is a folder of that name"):
        export(name, views, tmp_path / "folder")
    with pytest.raises(RunError, match="neither a file nor a folder"):
        export(name, views, tmp_path / "pipe")
