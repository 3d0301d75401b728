"""The words that introduce, extend and take away place names, from `places.toml`."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from riwaya.arabic.affixes import ARTICLE
from riwaya.arabic.fold import fold_key
from riwaya.arabic.phrases import clitic_splits, phrase_keys
from riwaya.errors import LexiconError
from riwaya.lexicons.numbers import load_numbers

FUNCTION_SETS = (
    "not_names.words",
    "prepositions.words",
    "grounds.words",
    "vicinity.words",
    "countryside.words",
    "between.words",
    "borders.words",
    "stand_ins.words",
    "holders.words",
)
_WITH_ARTICLE = 4
"""A shorter word that begins with `ال` has no article."""

LOOSE_SETS = ("everyday.words", "ordinary.words", "given_names.words")


@lru_cache(maxsize=1 << 16)
def loose_key(key: str) -> str:
    """Return a folded word without its article, so that names match with or without it."""
    long = len(key) >= _WITH_ARTICLE
    return key.removeprefix(ARTICLE) if long else key


@dataclass(frozen=True, slots=True)
class ClassWord:
    """A word that says what kind of place the name after it is.

    `generic` words are no part of the name; after a `site` word an unknown name that ends in a
    known one lies near it; `plural` words carry over a list of names, `dual` ones over
    two; `known` words take
    gazetteer names only, `numbered` ones only a unit with its number,
    `open` ones also unknown names without the article, `landmark` ones also everyday words
    with it.
    """

    id: str
    kind: str
    generic: bool
    site: bool
    plural: bool
    known: bool = False
    open: bool = False
    dual: bool = False
    numbered: bool = False
    landmark: bool = False


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """All word lists of `places.toml`, folded; sets hold token keys."""

    classes: dict[str, ClassWord]
    accepts: dict[str, frozenset[str]]
    directions: dict[str, str]
    adjectives: dict[str, str]
    nationalities: dict[str, str]
    country_parts: dict[str, str]
    anaphors: dict[str, frozenset[str]]
    own_kind: dict[str, str]
    spelled: dict[str, str]
    sets: dict[str, frozenset[str]]
    numbers: frozenset[str]

    function: frozenset[str]
    common_loose: frozenset[str]
    everyday_loose: frozenset[str]

    def never(self, phrase: str) -> bool:
        """Whether a folded name is a word that begins no unknown name, even after a class
        word.
        """
        if phrase in self.function or phrase in self.directions:
            return True
        return loose_key(phrase) in self.common_loose

    def classlike(self, phrase: str) -> bool:
        """Whether a folded name is a class word, a direction or a stand-in, article or not."""
        if phrase in self.sets["stand_ins.words"] or phrase in self.country_parts:
            return True
        loose = loose_key(phrase)
        return loose in self.classes or loose in self.directions

    def everyday(self, phrase: str) -> bool:
        """Whether a folded name is also an everyday word, a class word, a given name or the
        like.
        """
        loose = loose_key(phrase)
        if phrase in self.function or loose in self.everyday_loose or loose in self.classes:
            return True
        return phrase in self.directions or phrase in self.adjectives

    def plain(self, word: str) -> bool:
        """Whether a folded word of a name says nothing by itself: a class word, a direction, an
        adjective, a function word (مركز المدينة, المدخل الشمالي).
        """
        if self.classlike(word) or self.never(word) or word in self.adjectives:
            return True
        if word in self.numbers or loose_key(word) in self.function:
            return True
        return word in self.sets["suffixes.words"] or word in self.sets["suffixes.apart"]

    def nameless(self, name: str) -> bool:
        """Whether a place is told by a direction or a border alone ("the western quarters")."""
        keys = fold_key(name).split()
        if keys[0] in self["borders.words"]:
            return True
        sides = (self.directions, self.adjectives, self.country_parts)
        if not any(key in words for key in keys for words in sides):
            return False
        parts = self["sectors.words"] | self["areas.words"] | self["areas.adjectives"]
        return all(self.plain(key) or key in parts or key in self.nationalities for key in keys)

    def countries_told(self, keys: Sequence[str]) -> set[str]:
        """Return the prefixes of the countries whose adjectives a report uses (العراقية)."""
        told = self.nationalities.keys() & set(keys)
        return {self.nationalities[word].partition(":")[0] for word in told}

    def groups(self, keys: Sequence[str]) -> set[str]:
        """Return the class words that a report uses as a group's name (تنظيم القاعدة)."""
        named = self.sets["groups.words"]
        if named.isdisjoint(keys):
            return set()
        quotes, told = self.sets["quotes.opening"], self.sets["groups.told"]
        found = set()
        for at, key in enumerate(keys):
            if at and key in named:
                before = keys[at - 2] if at > 1 and keys[at - 1] in quotes else keys[at - 1]
                if any(rest in told for _, rest in clitic_splits(before)):
                    found.add(key)
        return found

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return the word set `section.list` (`vicinity.words`)."""
        return self.sets[name]


def _classes(rows: list[dict[str, Any]], duals: Sequence[str]) -> dict[str, ClassWord]:
    """Return class words by folded form; a form in two classes breaks the schema."""
    found: dict[str, ClassWord] = {}
    for row in rows:
        one = ClassWord(
            row["id"],
            row["kind"],
            row.get("generic", False),
            row.get("site", False),
            plural=False,
            known=row.get("known", False),
            open=row.get("open", row.get("generic", False)),
            numbered=row.get("numbered", False),
            landmark=row.get("landmark", False),
        )
        two, many = (replace(one, plural=True, dual=dual) for dual in (True, False))
        for word, forms in ((one, row["words"]), (many, row.get("plural", []))):
            for form in forms:
                dual = word is many and form.endswith(tuple(duals))
                meant = two if dual else word
                if found.setdefault(fold_key(form), meant) is not meant:
                    raise LexiconError(f"places.toml: class word {form} stands in two classes")
    return found


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    """Turn direction → words into folded word → direction."""
    return {fold_key(word): name for name, words in table.items() for word in words}


def _sets(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return every list of a table as a set of folded words, by `section.list`."""
    return {
        f"{section}.{name}": frozenset(" ".join(phrase_keys(word)) for word in words) - {""}
        for section, table in data.items()
        if isinstance(table, dict)
        for name, words in table.items()
        if isinstance(words, list)
    }


def _loose(sets: dict[str, frozenset[str]], names: tuple[str, ...]) -> frozenset[str]:
    """Return the words of several sets without their articles."""
    return frozenset(loose_key(word) for name in names for word in sets[name])


@cache
def load_place_words() -> PlaceWords:
    """Read `places.toml`; raises `LexiconError` when it breaks its schema."""
    source = files("riwaya.lexicons").joinpath("places.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    sets = _sets(data)
    return PlaceWords(
        classes=_classes(data["class"], data["lists"]["duals"]),
        accepts={kind: frozenset(kinds) for kind, kinds in data["accepts"].items()},
        directions=_by_word(data["directions"]),
        adjectives=_by_word(data["direction_adjectives"]),
        nationalities=_by_word(data["nationalities"]),
        country_parts=_by_word(data["country_parts"]),
        anaphors={fold_key(w): frozenset(kinds) for w, kinds in data["anaphors"].items()},
        own_kind={fold_key(w): kinds[0] for w, kinds in data["anaphors"].items()},
        spelled={fold_key(word): "".join(marks) for word, marks in data["spelled"].items()},
        sets=sets,
        numbers=frozenset(load_numbers().table.words),
        function=frozenset().union(*(sets[name] for name in FUNCTION_SETS)),
        common_loose=_loose(sets, LOOSE_SETS[:1]),
        everyday_loose=_loose(sets, LOOSE_SETS),
    )
