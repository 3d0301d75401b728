"""Which extracted claim is which gold claim: the best one-to-one matching in a report.

Two claims can be one when their types agree (strict) or their types' families do (lenient), and
either their triggers overlap or they stand in one sentence and share a place. Of all
matchings the one with the greatest total affinity is taken (Kuhn-Munkres, through SciPy).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from riwaya.arabic.affixes import ARTICLE
from riwaya.arabic.fold import fold_key
from riwaya.evaluation.gold import GoldClaim, Interval, parse_date
from riwaya.evaluation.solving import optimizers
from riwaya.model import FAMILY

_OVERLAP, _SAME_TYPE, _SHARED_PLACE, _AGREEMENT, _OPTIONAL = 4.0, 2.0, 1.0, 1.0, -0.5
"""Weights of a pair: where it stands counts most, then what it is, then what it says."""

_SENTENCE_END = re.compile(r"[.؟!]\s|\n")
_NOT_A_WORD = re.compile(r"[^\w\s]")
_SHORTEST_WITH_ARTICLE = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and the extracted claim it was matched with."""

    gold: GoldClaim
    given: GoldClaim


@lru_cache(maxsize=1 << 14)
def place_key(name: str) -> str:
    """Return what two spellings of one place have in common: no class word, no article."""
    words = _NOT_A_WORD.sub(" ", " ".join(map(fold_key, name.split()))).split()
    while len(words) > 1 and words[0] in _place_classes():
        words = words[1:]
    return " ".join(map(_without_article, words))


def place_keys(claim: GoldClaim) -> set[str]:
    """Return the keys of all places of a claim."""
    return {place_key(name) for name in claim.places}


def share_place(gold: GoldClaim, given: GoldClaim) -> bool:
    """Whether the two claims have a place in common, or neither has one."""
    left, right = place_keys(gold), place_keys(given)
    return bool(left & right) or not (left or right)


def same_day(left: Interval | None, right: Interval | None) -> bool:
    """Whether two intervals share a day, or neither claim has a date."""
    if left is None or right is None:
        return left is right
    return _not_after(left.first, right.last) and _not_after(right.first, left.last)


def accepts(gold: GoldClaim, name: str, value: object) -> bool:
    """Whether `value` is what the gold claim says for a field, or its second right answer."""
    if value == getattr(gold, name):
        return True
    return name in gold.also and value == gold.also[name]


def accepts_date(gold: GoldClaim, given: GoldClaim) -> bool:
    """Whether the extracted claim's interval meets the gold one, or the second right one."""
    if same_day(gold.date, given.date):
        return True
    return "date" in gold.also and same_day(parse_date(gold.also["date"]), given.date)


def match(
    text: str, gold: Sequence[GoldClaim], given: Sequence[GoldClaim], *, lenient: bool = False
) -> list[Pair]:
    """Return the pairs of the best one-to-one matching of two lists of one report's claims.

    Raises `ConfigError` when SciPy, which only evaluation needs, is not installed.
    """
    if not gold or not given:
        return []
    table = [[affinity(text, g, c, lenient=lenient) for c in given] for g in gold]
    return [
        Pair(gold[row], given[column])
        for row, column in _assignment(table)
        if table[row][column] > 0
    ]


def affinity(text: str, gold: GoldClaim, given: GoldClaim, *, lenient: bool = False) -> float:
    """Return how well two claims go together; 0 when they cannot be one."""
    same_type = accepts(gold, "type", given.type)
    if not same_type and not (lenient and FAMILY[gold.type] == FAMILY[given.type]):
        return 0.0
    overlap = gold.start < given.end and given.start < gold.end
    shared = share_place(gold, given)
    if not overlap and not (shared and _in_one_sentence(text, gold.start, given.start)):
        return 0.0
    agreements = sum(accepts(gold, f, getattr(given, f)) for f in ("agent_party", "modality"))
    return (
        _OVERLAP * overlap
        + _SAME_TYPE * same_type
        + _SHARED_PLACE * shared
        + _AGREEMENT * agreements
        + _OPTIONAL * gold.optional
    )


def _not_after(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


def _in_one_sentence(text: str, left: int, right: int) -> bool:
    return _SENTENCE_END.search(text, min(left, right), max(left, right)) is None


def _without_article(word: str) -> str:
    has_article = word.startswith(ARTICLE) and len(word) >= _SHORTEST_WITH_ARTICLE
    return word.removeprefix(ARTICLE) if has_article else word


def _assignment(table: list[list[float]]) -> Iterator[tuple[int, int]]:
    negated = [[-value for value in row] for row in table]
    rows, columns = optimizers().linear_sum_assignment(negated)
    return zip(map(int, rows), map(int, columns), strict=True)


@lru_cache(maxsize=1)
def _place_classes() -> frozenset[str]:
    lines = files("riwaya.evaluation").joinpath("place_classes.txt").read_text("utf-8")
    return frozenset(fold_key(w) for w in lines.split("\n") if w and not w.startswith("#"))
