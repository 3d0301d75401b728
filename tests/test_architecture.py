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
_LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_WORD = re.compile(f"[{_LETTER}][{_LETTER}\u0640\u064b-\u0652]+")
_CLASSES = re.compile(r"\[[^\]]*\]")
"""Classes of letters in patterns."""
_SETS_OF_LETTERS = frozenset({"frozenset", "set", "tuple", "list"})

_GRAMMAR = """
    بلك ال لل وال بال وب من في علي الي عن مع بين ضد نحو صوب باتجاه ضمن داخل لدي لدى باسم تابع
    لا ولا ولم دون فان فانه فانها كما حول وا ته
    ها هم هما نا نه نها نهم نهما ان كي لكي لن لم حتي كان كانت كانوا وكان وكانت
    ول فل وف ون ين ات تين يا يه يين يون يان ية يات يتين ري اً
    سيت ستت سيس ستس ستن سين ستب سيب ستد سيد سيش ستش
"""
GRAMMAR = frozenset(_GRAMMAR.split())
"""Articles, prepositions, particles, pronouns and endings: the grammar that code works with."""

VOCABULARY = {
    "extraction/actors_phrases.py": {"لسيطره", "لواء", "رايه"},
    "extraction/actors_words.py": {"ميليشي", "مليشي"},
}
"""Words of meaning that still stand in code and belong into a lexicon; none may be added."""


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


def _strings(module: Path) -> Iterator[str]:
    """Yield the strings of a module that are neither documentation nor a set of letters."""
    tree = _tree(module)
    aside = {
        id(statement.value)
        for statement in ast.walk(tree)
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _SETS_OF_LETTERS:
            aside |= {id(given) for given in node.args}
        if not isinstance(node, ast.Constant) or id(node) in aside:
            continue
        if isinstance(node.value, str):
            yield _CLASSES.sub(" ", node.value)


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
    if module.parent == SOURCE / "arabic":
        pytest.skip("the room that knows how words are built")
    words = {word for text in _strings(module) for word in _WORD.findall(text)}
    assert words - GRAMMAR <= VOCABULARY.get(_name(module), set())


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
