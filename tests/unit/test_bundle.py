"""What the atlas carries of others' work is pinned, made once, and missed with a clear word."""

import json
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from riwaya.errors import RunError
from riwaya.exports import atlas_page, export
from riwaya.store import MemoryStore
from riwaya.views import Views

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import bundle  # noqa: E402
from bundle import Bundle, BundleError  # noqa: E402

CARRIED = ("fonts.css", "leaflet.css", "leaflet.js")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a source tree whose bundle is made."""
    kept = ("frontend/package.json", "frontend/package-lock.json")
    for name in kept:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    made = "src/riwaya/exports/atlas/bundle"
    shutil.copytree(ROOT / made, tmp_path / made)
    return tmp_path


def test_versions_are_pinned_and_no_host_is_named() -> None:
    asked = json.loads((ROOT / "frontend/package.json").read_text(encoding="utf-8"))
    named = asked["dependencies"] | asked["devDependencies"]
    assert all(version[0].isdigit() for version in named.values())
    lock = json.loads((ROOT / "frontend/package-lock.json").read_text(encoding="utf-8"))
    locked = {key: one for key, one in lock["packages"].items() if key}
    assert {f"node_modules/{name}" for name in named} == set(locked)
    for one in locked.values():
        assert "resolved" not in one
        assert one["integrity"].startswith("sha512-")


def test_what_is_made_is_not_made_again(tree: Path) -> None:
    made = Bundle(tree)
    assert made.made()
    assert made.make() is False


def test_another_lock_makes_it_anew(tree: Path) -> None:
    lock = tree / "frontend/package-lock.json"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not Bundle(tree).made()


def test_the_tests_ask_for_more_than_a_user_gets(tree: Path) -> None:
    assert not Bundle(tree).made(tests=True)


def test_without_npm_it_is_said_what_to_install(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(Bundle(tree).target)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(bundle.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(BundleError, match=r"install Node\.js"):
        Bundle(tree).make()


def test_without_a_registry_it_is_said_what_failed(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(Bundle(tree).target)
    failed = subprocess.CompletedProcess([], 1, "", "no such host")
    monkeypatch.setattr(bundle, "npm", lambda: ["npm"])
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(BundleError, match=r"no such host\n.*registry once"):
        Bundle(tree).make()
    assert not Bundle(tree).target.exists()


@pytest.mark.parametrize("name", CARRIED)
def test_nothing_of_it_points_out_of_the_page(name: str) -> None:
    text = (Bundle(ROOT).target / name).read_text(encoding="utf-8")
    assert "sourceMappingURL" not in text
    if name.endswith(".css"):
        assert "http" not in text
        assert text.count("url(") == text.count('url("data:font/woff2;base64,')


def test_its_licences_go_with_it() -> None:
    text = (Bundle(ROOT).target / "LICENSES.txt").read_text(encoding="utf-8")
    assert "BSD 2-Clause License" in text
    assert "SIL OPEN FONT LICENSE" in text
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    version = json.loads((ROOT / "frontend/package.json").read_text(encoding="utf-8"))
    assert f"Leaflet {version['dependencies']['leaflet']}" in notice


def test_an_atlas_without_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, target = Path(str(files("riwaya.exports"))), tmp_path / "atlas.html"
    export("html", Views(MemoryStore()), target)
    bare = tmp_path / "exports"
    shutil.copytree(there / "atlas", bare / "atlas", ignore=shutil.ignore_patterns("bundle"))
    monkeypatch.setattr(atlas_page, "files", lambda package: bare)
    before = target.read_bytes()
    with pytest.raises(RunError, match=r"tools/bundle\.py"):
        export("html", Views(MemoryStore()), target)
    assert target.read_bytes() == before
