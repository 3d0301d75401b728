"""What the command line says, in the language that was asked for: `messages.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.errors import LexiconError

_SLOT = re.compile(r"\{(\w+)\}")
_CAUSE = "cause"
"""The slot whose value is a message itself."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text in English and in Arabic, with the same slots; `pattern` finds their values."""

    en: str
    ar: str
    pattern: re.Pattern[str]


class Messages:
    """Says in Arabic what the code says in English; a text that is not here stays as it is."""

    def __init__(self, messages: tuple[Message, ...]) -> None:
        self._plain = {one.en: one.ar for one in messages if not _SLOT.search(one.en)}
        self._filled = [one for one in messages if _SLOT.search(one.en)]

    def __call__(self, text: str) -> str:
        """Return a text in Arabic, its values as they stand; line breaks are spaces."""
        told = " ".join(text.split())
        if told in self._plain:
            return self._plain[told]
        for message in self._filled:
            if found := message.pattern.fullmatch(told):
                return _filled(message.ar, self._values(found))
        return text

    def _values(self, found: re.Match[str]) -> dict[str, str]:
        values = found.groupdict()
        return {name: self(one) if name == _CAUSE else one for name, one in values.items()}


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: values[slot[1]], text)


def _pattern(text: str) -> re.Pattern[str]:
    parts = _SLOT.split(text)
    return re.compile(
        "".join(
            f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)
        )
    )


def parse_messages(raw: Mapping[str, Any]) -> tuple[Message, ...]:
    """Return the messages of a file's tables; `LexiconError` for a broken one."""
    found: dict[str, Message] = {}
    for entry in raw.get("message", ()):
        if set(entry) != {"en", "ar"}:
            raise LexiconError(f"messages.toml: {entry}: needs en and ar")
        en, ar = entry["en"], entry["ar"]
        if not set(_SLOT.findall(ar)) <= set(_SLOT.findall(en)):
            raise LexiconError(f"messages.toml: {en}: the Arabic has a slot of its own")
        if en in found:
            raise LexiconError(f"messages.toml: {en}: stands there twice")
        found[en] = Message(en, ar, _pattern(en))
    return tuple(found.values())


@cache
def load_messages() -> tuple[Message, ...]:
    """Return all messages, read once."""
    text = files("riwaya.lexicons").joinpath("messages.toml").read_text(encoding="utf-8")
    return parse_messages(tomllib.loads(text))
