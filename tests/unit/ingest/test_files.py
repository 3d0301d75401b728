import os
from pathlib import Path

import pytest

from riwaya.ingest.read import Failed, Reason, SetAside, find_files, read_path


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("قصف على البلدة", encoding="utf-8")


def _names(folder: Path, files: list[Path]) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def test_folders_are_searched_in_an_order_that_stays(tmp_path: Path) -> None:
    _touch(tmp_path, "b.txt", "a.txt", "sub/c.txt", "sub/a.txt", "10.txt", "2.txt")
    found = _names(tmp_path, list(find_files([tmp_path])))
    assert found == ["10.txt", "2.txt", "a.txt", "b.txt", "sub/a.txt", "sub/c.txt"]


def test_hidden_files_and_sidecars_are_no_reports(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt", "a.json", "b.html", "b.json", "c.json", ".d.txt", ".git/e.txt")
    assert _names(tmp_path, list(find_files([tmp_path]))) == ["a.txt", "b.html", "c.json"]


def test_a_sidecar_that_was_named_is_told_of(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt", "a.json")
    skipped: list[SetAside | Failed] = []
    found = list(find_files([tmp_path / "a.json", tmp_path / "a.txt"], skipped=skipped))
    assert found == [tmp_path / "a.txt"]
    assert [each.reason for each in skipped] == [Reason.SIDECAR]


def test_a_file_named_twice_comes_once(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt")
    assert list(find_files([tmp_path / "a.txt", tmp_path])) == [tmp_path / "a.txt"]


def test_a_path_that_is_not_there_is_left_to_reading(tmp_path: Path) -> None:
    (path,) = find_files([tmp_path / "gone.txt"])
    (item,) = read_path(path)
    assert item == Failed("gone", Reason.NOT_FOUND, "gone.txt: not there")


def test_a_folder_called_like_a_file_is_a_folder(tmp_path: Path) -> None:
    _touch(tmp_path, "x.txt/in.txt")
    assert _names(tmp_path, list(find_files([tmp_path]))) == ["x.txt/in.txt"]
    assert _names(tmp_path, list(find_files([tmp_path / "x.txt"]))) == ["x.txt/in.txt"]
    (item,) = read_path(tmp_path / "x.txt")
    assert isinstance(item, Failed)


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    skipped: list[SetAside | Failed] = []
    found = _names(tmp_path, list(find_files([tmp_path], skipped=skipped)))
    assert found == ["a.txt", "self.txt"]
    assert [each.name for each in skipped] == ["loop"]
    (item,) = read_path(tmp_path / "self.txt")
    assert isinstance(item, Failed)
    assert item.reason is Reason.UNREADABLE


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    _touch(tmp_path, "secret.txt", "given/a.txt")
    (tmp_path / "given/b.txt").symlink_to(tmp_path / "secret.txt")
    skipped: list[SetAside | Failed] = []
    found = _names(tmp_path, list(find_files([tmp_path / "given"], skipped=skipped)))
    assert found == ["given/a.txt"]
    assert [(each.name, each.reason) for each in skipped] == [("b.txt", Reason.LINK_OUTSIDE)]


def test_a_link_that_was_named_is_followed(tmp_path: Path) -> None:
    _touch(tmp_path, "there/a.txt")
    (tmp_path / "here.txt").symlink_to(tmp_path / "there/a.txt")
    assert list(find_files([tmp_path / "here.txt"])) == [tmp_path / "here.txt"]


def test_a_folder_that_cannot_be_listed_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _touch(tmp_path, "a.txt", "shut/b.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    skipped: list[SetAside | Failed] = []
    assert _names(tmp_path, list(find_files([tmp_path], skipped=skipped))) == ["a.txt"]
    assert [(each.name, each.reason) for each in skipped] == [("shut", Reason.UNREADABLE)]
