"""How sources name a report's fields, and how they write their dates: `intake.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.arabic.phrases import PhraseTrie, phrase_keys
from riwaya.errors import LexiconError

_FILE = "intake.toml"


@dataclass(frozen=True, slots=True)
class Language:
    """A language in Arabic letters that is not Arabic; `letters` are those Arabic lacks."""

    id: str
    name: str
    letters: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its number, and its calendar, `gregorian` or `hijri`."""

    number: int
    calendar: str


@dataclass(frozen=True, slots=True)
class Intake:
    """The whole lexicon; see the comments in `intake.toml`."""

    fields: dict[str, tuple[str, ...]]
    containers: frozenset[str]
    languages: tuple[Language, ...]
    months: PhraseTrie[Month]
    month_names: tuple[tuple[str, Month], ...]
    between: frozenset[str]
    page: dict[str, tuple[str, ...]]
    signs: dict[str, str]


@cache
def intake() -> Intake:
    """Return the lexicon, read once. Raises `LexiconError` when the file breaks its schema."""
    try:
        raw = tomllib.loads(files("riwaya.lexicons").joinpath(_FILE).read_text("utf-8"))
        return _intake(raw)
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{_FILE}: {error!r}") from error


def _intake(raw: dict[str, Any]) -> Intake:
    """Build the lexicon from the parsed file."""
    months = tuple(
        (name, Month(entry["number"], entry["calendar"]))
        for entry in raw["month"]
        for name in entry["names"]
    )
    return Intake(
        fields={field: tuple(names) for field, names in raw["fields"].items()},
        containers=frozenset(raw["containers"]["keys"]),
        languages=tuple(
            Language(each["id"], each["name"], frozenset(each["letters"]), each["example"])
            for each in raw["language"]
        ),
        months=PhraseTrie((phrase_keys(name), month) for name, month in months),
        month_names=months,
        between=_keys(raw["marks"]["between"]),
        page={name: tuple(values) for name, values in raw["page"].items()},
        signs=dict(raw["signs"]),
    )


def _keys(words: list[str]) -> frozenset[str]:
    """Return the folded keys of single words and marks."""
    return frozenset(key for word in words for key in phrase_keys(word))
