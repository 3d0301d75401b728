"""Numbers with their noun, in the form that each language asks for."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.errors import LexiconError
from riwaya.lexicons.interface import LANGUAGES

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of CLDR."""

Forms = Mapping[str, str]
"""Plural category → text with a slot `{n}`."""


def plural(lang: str, number: int) -> str:
    """Return the plural category of a whole number by CLDR's rules for Arabic or English."""
    if lang != "ar":
        return "one" if number == 1 else "other"
    if number in (0, 1, 2):
        return FORMS[number]
    rest = number % 100
    if rest in range(3, 11):
        return "few"
    return "many" if rest in range(11, 100) else "other"


def counted(lang: str, key: str, number: int) -> str:
    """Return a number with its noun ("3 claims"); raise `LexiconError` for an unknown noun."""
    try:
        forms = load_counts()[key][lang]
    except KeyError:
        raise LexiconError(f"counts.toml: no noun {key}") from None
    return forms.get(plural(lang, number), forms["other"]).replace("{n}", f"{number:,}")


@cache
def load_counts() -> Mapping[str, Mapping[str, Forms]]:
    """Return the nouns with their forms by language; `LexiconError` for a broken file."""
    text = files("riwaya.lexicons").joinpath("counts.toml").read_text(encoding="utf-8")
    return parse_counts(tomllib.loads(text))


def parse_counts(raw: Mapping[str, Any]) -> Mapping[str, Mapping[str, Forms]]:
    """Return the nouns of a file's tables, each with both languages and a form `other`."""
    for key, languages in raw.items():
        if tuple(sorted(languages)) != LANGUAGES:
            raise LexiconError(f"counts.toml: {key}: needs ar and en")
        for lang, forms in languages.items():
            if "other" not in forms or not set(forms) <= set(FORMS):
                raise LexiconError(f"counts.toml: {key}.{lang}: needs other, of {FORMS}")
            if "{n}" not in forms["other"]:
                raise LexiconError(f"counts.toml: {key}.{lang}: other has no {{n}}")
    return raw
