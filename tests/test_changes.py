"""Fragments of the changelog: each is named so that it is gathered, and says something."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FRAGMENTS = sorted(path for path in (ROOT / "changes").iterdir() if path.name != "README.md")
TOWNCRIER = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["towncrier"]
KINDS = [kind["directory"] for kind in TOWNCRIER["type"]]
NAME = re.compile(rf"[a-z0-9][a-z0-9-]*\.(?:{'|'.join(KINDS)})\.md")


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda path: path.name)
def test_a_fragment_has_a_kind_and_says_something(fragment: Path) -> None:
    assert NAME.fullmatch(fragment.name)
    assert fragment.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("places-of-fire.fixed.md", True),
        ("who.changed.md", True),
        ("who.md", False),
        ("who.removed.md", False),
        ("Who acts.fixed.md", False),
    ],
)
def test_names_are_told_apart(name: str, taken: bool) -> None:
    assert bool(NAME.fullmatch(name)) is taken


def test_the_changelog_has_the_place_where_fragments_go() -> None:
    told = (ROOT / TOWNCRIER["filename"]).read_text(encoding="utf-8")
    assert "<!-- towncrier release notes start -->" in told
    assert "## 0.1.0 (unreleased)" in told
    assert TOWNCRIER["directory"] == "changes"
