"""Which rules infer a value of a claim from another of its values."""

import tomllib
from functools import cache
from importlib.resources import files

from riwaya.errors import LexiconError

GROUNDS = ("agent", "target")
"""The fields of a claim that others are inferred from."""


@cache
def load_inferences() -> dict[str, frozenset[str]]:
    """Return for each field the rules whose values stand on it; raise `LexiconError`."""
    text = files("riwaya.lexicons").joinpath("inferences.toml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {field: set() for field in GROUNDS}
    for entry in tomllib.loads(text)["inference"]:
        if not (entry["why"] and set(entry["from"]) <= found.keys()):
            raise LexiconError(f"inferences.toml: {entry['rule']}: no such ground or no reason")
        for field in entry["from"]:
            found[field].add(entry["rule"])
    return {field: frozenset(rules) for field, rules in found.items()}
