"""Numbers in figures and in words, read over folded token keys."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[,.٬]\d{3})+")
_DECIMAL = re.compile(r"(?:0|[1-9]\d*)[.,٫]\d{1,2}")
_TEN = 10
_HUNDRED = 100
_THOUSAND = 1000
_WINDOW = 14
"""The longest number in words, in tokens."""
_LONGEST = 12
"""More digits than this are a telephone number or an id, no amount."""


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word: its value and how it joins others (see `numbers.toml`)."""

    value: int
    kind: str


@dataclass(frozen=True, slots=True)
class NumberTable:
    """Number words by folded key; a key may have several readings."""

    words: Mapping[str, tuple[NumberWord, ...]]

    def value(self, key: str, *kinds: str) -> int | None:
        """Return the key's value in one of these kinds, if it has one."""
        for word in self.words.get(key, ()):
            if word.kind in kinds:
                return word.value
        return None


Amount = int | Fraction
"""A number on its way to a whole one: "2.5 million" goes through a fraction."""


def figure(key: str) -> Amount | None:
    """Return the value of a token of digits, thousands separators and decimals understood.

    `None` when the key is no number or is longer than any amount.
    """
    if not key or not key[0].isascii() or not key[0].isdigit() or len(key) > _LONGEST:
        return None
    if key.isascii() and key.isdigit():
        return int(key)
    if _GROUPED.fullmatch(key):
        return int(re.sub(r"\D", "", key))
    if _DECIMAL.fullmatch(key):
        return Fraction(re.sub(r"[,٫]", ".", key))
    return None


def parse_number(keys: Sequence[str], at: int, table: NumberTable) -> tuple[int, int] | None:
    """Return (end, value) of the longest whole number that starts at `at`, or `None`.

    Units join tens by "and", teens follow their unit, scales multiply what stands before them
    and smaller groups are added behind "and": "ثلاثة آلاف وخمسمئة وستون" is 3,560.
    """
    first = keys[at] if at < len(keys) else ""
    if first not in table.words and not first[:1].isdigit():
        return None
    window: Sequence[str] = keys[at : at + _WINDOW]
    total: Amount = 0
    index = 0
    limit: Amount | None = None
    end = None
    while True:
        group = _group(window, index, table, limit)
        if group is None:
            break
        end, value = group
        total += value
        limit = _order(value)
        follow = after_and(window, end)
        if follow is None or limit is None:
            break
        window, index = follow
    if end is None or total.denominator != 1:
        return None
    return at + end, int(total)


def _order(value: Amount) -> int | None:
    """Return what a group behind "and" must stay below: the last scale or hundred used."""
    for scale in (10**9, 10**6, _THOUSAND, _HUNDRED):
        if value >= scale and value % scale == 0:
            return scale
    return None


def after_and(keys: Sequence[str], at: int) -> tuple[Sequence[str], int] | None:
    """Step over "and" at `at`, apart or attached; return (keys without it, index behind)."""
    if at >= len(keys):
        return None
    key = keys[at]
    if key == "و":
        return (keys, at + 1) if at + 1 < len(keys) else None
    if key[0] == "و" and len(key) > 2:  # noqa: PLR2004  a conjunction and a word
        return [*keys[:at], key[1:], *keys[at + 1 :]], at
    return None


def _group(
    keys: Sequence[str], at: int, table: NumberTable, limit: Amount | None
) -> tuple[int, Amount] | None:
    """Read a number below a thousand with the scale behind it, or a scale alone."""
    if at >= len(keys):
        return None
    small = _small(keys, at, table)
    if small is None:
        dual = table.value(keys[at], "scale_dual")
        one = table.value(keys[at], "scale")
        if dual is None and one is None:
            return None
        found: tuple[int, Amount] = (at + 1, 2 * dual if dual is not None else one or 0)
    else:
        found = _scaled(keys, small, table)
    return found if limit is None or found[1] < limit else None


def _scaled(
    keys: Sequence[str], small: tuple[int, Amount], table: NumberTable
) -> tuple[int, Amount]:
    end, value = small
    while (
        end < len(keys)
        and (scale := table.value(keys[end], "scale", "scale_plural")) is not None
    ):
        value *= scale
        end += 1
    return end, value


def _small(keys: Sequence[str], at: int, table: NumberTable) -> tuple[int, Amount] | None:
    """Read figures, or words below a thousand."""
    number = figure(keys[at])
    if number is not None:
        return at + 1, number
    hundred = _hundreds(keys, at, table)
    if hundred is None:
        return _below_hundred(keys, at, table)
    end, value = hundred
    follow = after_and(keys, end)
    rest = _below_hundred(follow[0], follow[1], table) if follow else None
    return (rest[0], value + rest[1]) if rest else hundred


def _hundreds(keys: Sequence[str], at: int, table: NumberTable) -> tuple[int, Amount] | None:
    value = table.value(keys[at], "hundred")
    if value is not None:
        return at + 1, value
    unit = table.value(keys[at], "unit")
    if unit is None or at + 1 >= len(keys) or table.value(keys[at + 1], "hundred") != _HUNDRED:
        return None
    return at + 2, unit * _HUNDRED


def _below_hundred(
    keys: Sequence[str], at: int, table: NumberTable
) -> tuple[int, Amount] | None:
    if at >= len(keys):
        return None
    ten = table.value(keys[at], "ten")
    if ten is not None:
        return at + 1, ten
    unit = table.value(keys[at], "unit", "bound")
    if unit is None:
        bare = table.value(keys[at], "teen")
        return (at + 1, bare) if bare is not None else None
    teen = table.value(keys[at + 1], "teen") if at + 1 < len(keys) else None
    if teen is not None:
        return at + 2, unit + teen
    follow = after_and(keys, at + 1) if unit < _TEN else None
    ten = table.value(follow[0][follow[1]], "ten") if follow else None
    if follow and ten is not None:
        return follow[1] + 1, unit + ten
    return (at + 1, unit) if table.value(keys[at], "unit") is not None else None
