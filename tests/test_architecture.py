"""What the house promises of its own code: small modules, layers, words as data, few prints."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "riwaya"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 10
_LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc"
_LETTERS = re.compile(f"[{_LETTER}]+")
_RANGES = re.compile("[\u0600-\ufefc]-[\u0600-\ufefc]")
"""Ranges of the alphabet in a pattern: they name a script and no word."""
LONGEST_ENDING = 4
ALPHABETS = frozenset({"arabic/fold.py"})
"""Tables that write one letter for another: long runs of letters, and no words."""


def _name(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


@cache
def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def _functions(module: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and length in lines of each function of a module."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield node.name, node.end_lineno - node.lineno + 1


def _letters(module: Path) -> set[str]:
    """Return the runs of Arabic letters in a module's strings, documentation aside."""
    tree = _tree(module)
    aside = {
        id(statement.value)
        for statement in ast.walk(tree)
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    }
    return {
        run
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in aside
        for run in _LETTERS.findall(_RANGES.sub(" ", node.value))
    }


def test_modules_are_found() -> None:
    assert len(MODULES) > 100


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(_tree(module))


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_module_fits_a_sitting(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_functions_fit_a_screen(module: Path) -> None:
    too_long = [found for found in _functions(module) if found[1] > LONGEST_FUNCTION]
    assert not too_long


def test_most_functions_are_short() -> None:
    lengths = sorted(length for module in MODULES for _, length in _functions(module))
    assert lengths[len(lengths) // 2] <= MEDIAN_FUNCTION


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_words_of_the_language_are_data(module: Path) -> None:
    """No Arabic letter stands in code but the affixes and weak letters that `arabic` knows.

    That room holds the grammar of the written word, a closed class; words, function words too,
    are entries of a lexicon with an example.
    """
    found = _letters(module)
    if module.parent == SOURCE / "arabic":
        found = {run for run in found if len(run) > LONGEST_ENDING}
    assert not found or _name(module) in ALPHABETS


def test_a_word_in_code_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "given.py"
    module.write_text(
        '"""\u0645\u0646"""\nMARKS = "[\\u0621-\\u064a]+\u060c"\n', encoding="utf-8"
    )
    assert _letters(module) == set()
    module = tmp_path / "taken.py"
    module.write_text('WORDS = frozenset({"\\u0645\\u0646", f"\u0644{1}"})\n', encoding="utf-8")
    assert _letters(module) == {"\u0645\u0646", "\u0644"}


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_only_the_command_line_prints(module: Path) -> None:
    calls = [
        node.lineno
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert not calls or module.parent == SOURCE / "cli"


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_no_room_is_a_drawer(module: Path) -> None:
    vague = {"util", "utils", "helper", "helpers", "common", "manager", "handler", "misc"}
    assert not vague & set(module.with_suffix("").relative_to(SOURCE).parts)


def test_public_names_of_one_room_are_not_defined_twice() -> None:
    """Two public classes of one name would make a reader ask which is meant."""
    named = Counter(
        node.name
        for module in MODULES
        if module.parent == SOURCE / "model"
        for node in _tree(module).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert named
    assert max(named.values()) == 1
