"""What tells the lines of a report apart, from `layout.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from riwaya.arabic.phrases import PhraseTrie, phrase_keys
from riwaya.lexicons.cues import read_toml

FILE = "layout.toml"


@dataclass(frozen=True, slots=True)
class Layout:
    """Limits in tokens, cue phrases by kind and place, words at which glued text comes apart.

    The tries `starts` and `anywhere` give a cue's kind; `speech` and `openers` are what a glued
    new sentence may begin with; `suffixes` are function words, longest first.
    """

    limits: Mapping[str, int]
    starts: PhraseTrie[str]
    anywhere: PhraseTrie[str]
    agencies: frozenset[str]
    speech: frozenset[str]
    openers: PhraseTrie[bool]
    suffixes: tuple[str, ...]
    names: frozenset[str]
    abbreviations: frozenset[str]
    continuing: frozenset[str]
    dashes: frozenset[str]
    dateline: int
    verses: tuple[str, ...]


def _single(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(keys[0] for form in forms if len(keys := phrase_keys(form)) == 1)


def _cues(raw: Mapping[str, Any], place: str) -> PhraseTrie[str]:
    return PhraseTrie(
        (phrase_keys(form), cue["kind"])
        for cue in raw["cue"]
        if cue["place"] == place
        for form in cue["forms"]
    )


@cache
def load_layout() -> Layout:
    """Return the layout lexicon, read once."""
    raw = read_toml(FILE)
    return Layout(
        limits=raw["limits"],
        starts=_cues(raw, "start"),
        anywhere=_cues(raw, "anywhere"),
        agencies=_single(raw["agencies"]["names"]),
        speech=_single(raw["speech"]["forms"]),
        openers=PhraseTrie((phrase_keys(f), True) for f in raw["openers"]["forms"]),
        suffixes=tuple(sorted(_single(raw["suffixes"]["forms"]), key=len, reverse=True)),
        names=_single(raw["names"]["forms"]),
        abbreviations=_single(raw["abbreviations"]["forms"]),
        continuing=_single(raw["continuing"]["forms"]),
        dashes=_single(raw["dateline"]["dashes"]),
        dateline=raw["dateline"]["longest"],
        verses=tuple(raw["verse"]["marks"]),
    )
