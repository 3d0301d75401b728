"""The atlas's own texts in both languages, and its colours."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.errors import LexiconError
from riwaya.lexicons.interface import LANGUAGES

_COLOUR = re.compile(r"#[0-9a-f]{6}")
Both = tuple[str, str]
"""A text in Arabic and in English."""


@dataclass(frozen=True, slots=True)
class AtlasTexts:
    """Texts by key, and colours (`#rrggbb`) by id."""

    texts: Mapping[str, Both]
    verdict_colours: Mapping[str, str]
    family_colours: Mapping[str, str]
    party_colours: Mapping[str, str]


@cache
def load_atlas() -> AtlasTexts:
    """Return the texts and colours; raise `LexiconError` when the file breaks its schema."""
    text = files("riwaya.lexicons").joinpath("atlas.toml").read_text(encoding="utf-8")
    return parse_atlas(tomllib.loads(text))


def parse_atlas(raw: Mapping[str, Any]) -> AtlasTexts:
    """Return texts and colours from the tables of a file."""
    try:
        return AtlasTexts(
            texts=_texts("texts", raw["texts"]),
            verdict_colours=_colours(raw["verdict_colour"]),
            family_colours=_colours(raw["family_colour"]),
            party_colours=_colours(raw["party_colour"]),
        )
    except KeyError as error:
        raise LexiconError(f"atlas.toml: no section {error}") from error


def _texts(section: str, entries: Mapping[str, Any]) -> dict[str, Both]:
    for key, entry in entries.items():
        if not isinstance(entry, dict) or tuple(sorted(entry)) != LANGUAGES:
            raise LexiconError(f"atlas.toml: {section}.{key}: needs ar and en")
        if _slots(entry["ar"]) != _slots(entry["en"]):
            raise LexiconError(f"atlas.toml: {section}.{key}: the languages' slots differ")
    return {key: (entry["ar"], entry["en"]) for key, entry in entries.items()}


def _slots(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def _colours(entries: Mapping[str, Any]) -> dict[str, str]:
    for key, value in entries.items():
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise LexiconError(f"atlas.toml: {key}: {value!r} is no colour like #1b7f5c")
    return dict(entries)
