"""What `import riwaya` gives: the names its page lists, loaded when asked for, and typed."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import riwaya

ROOT = Path(__file__).resolve().parents[2]
NAMES = [name for name in riwaya.__all__ if name != "__version__"]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there(name: str) -> None:
    found = getattr(riwaya, name)
    assert found is getattr(riwaya, name)
    assert name in dir(riwaya)
    assert getattr(found, "__name__", name) == name


def test_type_checkers_are_told_the_same_names() -> None:
    tree = ast.parse((ROOT / "src/riwaya/__init__.pyi").read_text(encoding="utf-8"))
    told = {
        alias.asname: (node.module, alias.name)
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert sorted(told) == sorted(NAMES)
    for name, (module, original) in told.items():
        assert original == name
        assert getattr(sys.modules[str(module)], name) is getattr(riwaya, name)


def test_the_page_lists_the_names() -> None:
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    listed = re.findall(r"`(\w+)`", page.partition("## The names")[2])
    assert listed == sorted(NAMES)


def test_an_unknown_name_is_told() -> None:
    unknown = "assemble"
    with pytest.raises(AttributeError, match="no attribute 'assemble'"):
        getattr(riwaya, unknown)


def test_importing_it_loads_nothing_else() -> None:
    code = "import riwaya, sys; print([m for m in sys.modules if m.startswith('riwaya.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"
