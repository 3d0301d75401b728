"""The grammar of time expressions, from `times.toml`: word classes, rules, blocks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import LexiconError
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.times_openings import openings

FILE = "times.toml"
KINDS = ("name", "span", "point", "date")
"""What a rule may give that is an expression by itself; the earlier wins a tie."""
COMPUTED = frozenset(
    ("number", "year", "hijri_year", "day", "month_number", "dotted", "ordinal", "and")
)
"""Pattern elements that the matcher reads itself."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of a class; `rest` are the keys behind its first one."""

    rest: tuple[str, ...]
    name: str
    value: str
    plain: bool


_NEIGHBOURS = ("before", "after", "not_before", "not_after")


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: the classes it takes, and its capture's own name, if any."""

    classes: tuple[str, ...]
    alias: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A rule of the grammar, as `times.toml` explains it."""

    id: str
    gives: str
    pattern: tuple[Element, ...]
    value: str
    ground: str
    precision: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class Block:
    """A phrase that is a name: `needs` must stand before it, `not_before` (keys) must not."""

    keys: tuple[str, ...]
    needs: str | None
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """Words by first key, rules by what they give, and blocks by first key.

    `openings` are the classes an expression may begin with, and which of them may come second:
    `None` where none need. `known_days` are days (month and day) of whose year nobody speaks.
    """

    words: Mapping[str, tuple[Word, ...]]
    rules: Mapping[str, tuple[TimeRule, ...]]
    blocks: Mapping[str, tuple[Block, ...]]
    month_keys: frozenset[str]
    openings: Mapping[str, frozenset[str] | None]
    known_days: Mapping[str, date]


def _words(raw: Mapping[str, Any]) -> dict[str, tuple[Word, ...]]:
    plain = set(raw["plain"]["classes"])
    unions: dict[str, list[str]] = {}
    for union, members in raw["unions"].items():
        for member in members:
            unions.setdefault(member, []).append(union)
    words: dict[str, tuple[Word, ...]] = {}
    for name, values in raw["words"].items():
        for value, forms in values.items():
            for form in forms:
                keys = phrase_keys(form)
                for each in (name, *unions.get(name, ())):
                    word = Word(keys[1:], each, value, each in plain)
                    if word not in words.get(keys[0], ()):
                        words[keys[0]] = (*words.get(keys[0], ()), word)
    return words


def _element(text: str) -> Element:
    optional = text.endswith("?")
    classes, _, alias = text.rstrip("?").partition(":")
    return Element(tuple(classes.split("|")), alias or None, optional)


def _firsts(raw: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return for each non-terminal the classes it may start with, by fixed point."""
    firsts: dict[str, frozenset[str]] = {rule["gives"]: frozenset() for rule in raw["rule"]}
    while True:
        wider = dict(firsts)
        for rule in raw["rule"]:
            wider[rule["gives"]] |= _first_of(rule["pattern"], wider)
        if wider == firsts:
            return firsts
        firsts = wider


def _first_of(pattern: str, firsts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for element in map(_element, pattern.split()):
        for name in element.classes:
            found |= firsts.get(name, frozenset((name,)))
        if not element.optional:
            break
    return found


def _rules(raw: Mapping[str, Any]) -> dict[str, tuple[TimeRule, ...]]:
    firsts = _firsts(raw)
    rules: dict[str, tuple[TimeRule, ...]] = {}
    for entry in raw["rule"]:
        rule = TimeRule(
            id=entry["id"],
            gives=entry["gives"],
            pattern=tuple(map(_element, entry["pattern"].split())),
            value=entry["value"],
            ground=entry.get("ground", "inherit"),
            precision=entry.get("precision", "inherit"),
            before=tuple(entry.get("before", ())),
            after=tuple(entry.get("after", ())),
            not_before=tuple(entry.get("not_before", ())),
            not_after=tuple(entry.get("not_after", ())),
            first=_first_of(entry["pattern"], firsts),
        )
        rules[rule.gives] = (*rules.get(rule.gives, ()), rule)
    return rules


def _block_entries(raw: Mapping[str, Any]) -> Iterator[Block]:
    for entry in raw["block"]:
        before = entry.get("not_before")
        for form in entry["forms"]:
            yield Block(
                phrase_keys(form), entry.get("needs"), phrase_keys(before) if before else ()
            )


def _blocks(raw: Mapping[str, Any]) -> dict[str, tuple[Block, ...]]:
    blocks: dict[str, tuple[Block, ...]] = {}
    for block in _block_entries(raw):
        blocks[block.keys[0]] = (*blocks.get(block.keys[0], ()), block)
    return blocks


def _check(raw: Mapping[str, Any]) -> None:
    """Raise `LexiconError` when a pattern names an unknown class or an id repeats."""
    known = (
        set(raw["words"]) | set(raw["unions"]) | COMPUTED | {r["gives"] for r in raw["rule"]}
    )
    seen: set[str] = set()
    for rule in raw["rule"]:
        named = {name for part in rule["pattern"].split() for name in _element(part).classes}
        named |= {n for k in _NEIGHBOURS for n in rule.get(k, ())}
        if named - known:
            raise LexiconError(
                f"lexicons/{FILE}: rule {rule['id']}: unknown {sorted(named - known)}"
            )
        if rule["id"] in seen:
            raise LexiconError(f"lexicons/{FILE}: rule {rule['id']} is there twice")
        seen.add(rule["id"])


@cache
def load_times() -> TimeLexicon:
    """Return the time grammar, read and checked once."""
    return parse_times(read_toml(FILE))


def parse_times(raw: dict[str, Any]) -> TimeLexicon:
    """Return the grammar of a file's tables; raise `LexiconError` naming the rule at fault."""
    _check(raw)
    words = _words(raw)
    months = frozenset(k for k, ws in words.items() if any(w.name == "month_name" for w in ws))
    rules = _rules(raw)
    patterns = {gives: [rule.pattern for rule in found] for gives, found in rules.items()}
    days = {k["day"]: date.fromisoformat(f"{k['year']}-{k['day']}") for k in raw["known_day"]}
    return TimeLexicon(words, rules, _blocks(raw), months, openings(patterns, KINDS), days)
