"""Number words, vague amounts and what bends a figure, from `numbers.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from riwaya.arabic.numerals import NumberTable, NumberWord
from riwaya.arabic.phrases import PhraseTrie, phrase_keys
from riwaya.lexicons.cues import read_toml

FILE = "numbers.toml"


@dataclass(frozen=True, slots=True)
class Vague:
    """An amount without a figure: inclusive bounds, `None` where open.

    `after` says that it stands behind its noun.
    """

    id: str
    low: int | None
    high: int | None
    after: bool


@dataclass(frozen=True, slots=True)
class Modifier:
    """What bends a figure: `kind` is more, least, less, most or about."""

    id: str
    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """The number table and the words around figures, all by folded key.

    `percent` gives every way of writing a share as "%"; `unit_classes` says which units count
    no people and no things (money, distance, percent, time, weight).
    """

    table: NumberTable
    ordinals: Mapping[tuple[str, ...], int]
    vague: PhraseTrie[Vague]
    before: PhraseTrie[Modifier]
    after: PhraseTrie[Modifier]
    starts: frozenset[str]
    duals: frozenset[str]
    ones: frozenset[str]
    labels: frozenset[str]
    of: frozenset[str]
    article: frozenset[str]
    percent: PhraseTrie[str]
    range_open: PhraseTrie[bool]
    range_join: frozenset[str]
    not_nouns: frozenset[str]
    shy: frozenset[str]
    unattached: frozenset[str]
    unit_classes: Mapping[str, str]


def _keys(forms: Iterable[str]) -> frozenset[str]:
    """Return the folded keys of one-word forms."""
    return frozenset(keys[0] for form in forms if len(keys := phrase_keys(form)) == 1)


def _table(raw: Mapping[str, Any]) -> NumberTable:
    words: dict[str, tuple[NumberWord, ...]] = {}
    for entry in raw["word"]:
        word = NumberWord(entry["value"], entry["kind"])
        for key in _keys(entry["forms"]):
            if word not in words.get(key, ()):
                words[key] = (*words.get(key, ()), word)
    return NumberTable(words)


def _modifiers(raw: Mapping[str, Any], place: str) -> PhraseTrie[Modifier]:
    return PhraseTrie(
        (phrase_keys(form), Modifier(entry["id"], entry["kind"], place))
        for entry in raw["modifier"]
        if entry["place"] == place
        for form in entry["forms"]
    )


def _vague(raw: Mapping[str, Any]) -> PhraseTrie[Vague]:
    return PhraseTrie(
        (
            phrase_keys(form),
            Vague(entry["id"], entry.get("low"), entry.get("high"), entry.get("after", False)),
        )
        for entry in raw["vague"]
        for form in entry["forms"]
    )


def _starts(raw: Mapping[str, Any]) -> frozenset[str]:
    """Return the first keys of every phrase that may open an amount."""
    forms = [form for name in ("vague", "modifier") for e in raw[name] for form in e["forms"]]
    forms += raw["between"]["range_open"]
    return frozenset(phrase_keys(form)[0] for form in forms)


@cache
def load_numbers() -> NumberLexicon:
    """Return the number lexicon, read once."""
    raw = read_toml(FILE)
    between = raw["between"]
    return NumberLexicon(
        table=_table(raw),
        ordinals={phrase_keys(f): e["value"] for e in raw["ordinal"] for f in e["forms"]},
        vague=_vague(raw),
        before=_modifiers(raw, "before"),
        after=_modifiers(raw, "after"),
        starts=_starts(raw),
        duals=_keys(raw["duals"]["forms"]),
        ones=_keys(raw["singles"]["marks"]),
        labels=_keys(raw["labels"]["forms"]),
        of=_keys(between["of"]),
        article=_keys(between["article"]),
        percent=PhraseTrie((phrase_keys(f), "%") for f in between["percent"]),
        range_open=PhraseTrie((phrase_keys(f), True) for f in between["range_open"]),
        range_join=_keys(between["range_join"]),
        not_nouns=_keys(between["not_nouns"]),
        shy=_keys(raw["shy"]["forms"]),
        unattached=frozenset(raw["unattached"]["proclitics"]),
        unit_classes={k: e["class"] for e in raw["unit"] for k in _keys(e["forms"])},
    )
