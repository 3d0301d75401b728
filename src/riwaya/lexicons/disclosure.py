"""What the public profile holds back: kinds of places, words of names, texts put instead."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from riwaya.arabic.fold import fold_key
from riwaya.errors import LexiconError


@dataclass(frozen=True, slots=True)
class WithheldWord:
    """Words that at the head of a place's name say that its point is held back."""

    id: str
    words: tuple[str, ...]
    example: str
    unlike: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The rules of the public profile; `area_km` is the radius given for a place held back."""

    kinds: frozenset[str]
    area_km: float
    words: tuple[WithheldWord, ...]
    texts: dict[str, tuple[str, str]]
    heads: frozenset[str]

    def withholds(self, name: str, kind: str | None) -> bool:
        """Whether the exact point of a place is held back, by its kind or its name's head."""
        if kind in self.kinds:
            return True
        keys = [fold_key(word) for word in name.split()[:2]]
        return bool(keys) and (keys[0] in self.heads or " ".join(keys) in self.heads)


@cache
def load_disclosure() -> Disclosure:
    """Return the rules; raise `LexiconError` when the file breaks its schema."""
    text = files("riwaya.lexicons").joinpath("disclosure.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    try:
        words = tuple(
            WithheldWord(row["id"], tuple(row["words"]), row["example"], row["not"])
            for row in raw["words"]
        )
        heads = (" ".join(map(fold_key, one.split())) for row in words for one in row.words)
        return Disclosure(
            kinds=frozenset(raw["places"]["kinds"]),
            area_km=float(raw["places"]["area_km"]),
            words=words,
            texts={key: (row["ar"], row["en"]) for key, row in raw["texts"].items()},
            heads=frozenset(heads),
        )
    except (KeyError, TypeError) as error:
        raise LexiconError(f"disclosure.toml: {error}") from error
