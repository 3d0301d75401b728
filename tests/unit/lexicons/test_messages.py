"""What the command line says has a text in Arabic, and its values come through."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import riwaya
from riwaya.cli.commands import COMMANDS
from riwaya.cli.commands import riwaya as command
from riwaya.errors import LexiconError
from riwaya.exports import EXPORTERS
from riwaya.lexicons.messages import Messages, load_messages, parse_messages

ROOMS = (
    "cli",
    "config.py",
    "exports",
    "pipeline/correcting.py",
    "store/database.py",
    "store/sqlite.py",
)
"""Whose errors a person at the command line meets; those about files are told by file."""
RAISED = {"RunError", "StoreError", "ConfigError", "UsageError", "fail"}
INSIDE = {"jobs and batch are 1 or more", "X0: X2"}
"""Errors of callers in Python, which no command line can cause; and a path with its cause."""


@pytest.fixture(scope="module")
def say() -> Messages:
    return Messages(load_messages())


def helped(one: click.Command) -> Iterator[str]:
    yield one.help or ""
    for option in one.params:
        yield getattr(option, "help", None) or ""
    for inner in getattr(one, "commands", {}).values():
        yield from helped(inner)


def test_all_help_has_a_text(say: Messages) -> None:
    context = click.Context(command)
    found = [*helped(command), *(line for _, line in COMMANDS.values())]
    for name in COMMANDS:
        one = command.get_command(context, name)
        assert one is not None
        found += helped(one)
    found += [one.about for one in EXPORTERS.values()]
    missing = {text for text in found if text and say(inspect.cleandoc(text)) == text}
    assert len(found) > 80
    assert missing == set()


def raised(file: Path) -> Iterator[str]:
    """Yield the texts of a file's errors, each value as X1, X2 …"""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in RAISED and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value
            elif isinstance(text, ast.JoinedStr):
                yield "".join(
                    part.value if isinstance(part, ast.Constant) else f"X{at}"
                    for at, part in enumerate(text.values)
                )


def test_all_errors_have_a_text(say: Messages) -> None:
    root = Path(riwaya.__file__).parent
    files = [
        file
        for room in ROOMS
        for file in ((root / room).rglob("*.py") if (root / room).is_dir() else [root / room])
    ]
    found = {text for file in files for text in raised(file)} - INSIDE
    assert len(found) > 30
    assert {text for text in found if say(text) == text} == set()


def test_values_come_through_and_causes_are_told_too(say: Messages) -> None:
    told = say("Error: Invalid value for '--from': 'x' is not a day like 2016-10-29")
    assert told == "خطأ: قيمة غير صالحة لـ'--from': 'x' ليس يوماً مثل 2016-10-29"
    assert say("a text of nobody") == "a text of nobody"


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([{"en": "a"}], "needs en and ar"),
        ([{"en": "a {b}", "ar": "{c}"}], "a slot of its own"),
        ([{"en": "a", "ar": "ا"}, {"en": "a", "ar": "ب"}], "twice"),
    ],
)
def test_a_broken_file_is_told(entries: list[dict[str, str]], told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        parse_messages({"message": entries})
