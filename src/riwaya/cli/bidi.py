"""Arabic on terminals that set every letter alone, left to right.

`visual` gives a line the order and the joined letter forms that such a terminal needs. The
ordering is the part of the Unicode Bidirectional Algorithm (UAX #9) that plain text without
embeddings takes: rules W1-W7, N0 left out, N1-N2, I1-I2, L1-L2 and L4. The letter forms are the
Arabic presentation forms, found through their decompositions in the Unicode Character Database.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")

_STRONG = ("L", "R", "AL")
_DIRECTION = frozenset("\u200e\u200f\u061c")
_EMBEDDING = frozenset("\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e")
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """A letter with the marks on it, and whatever goes with it (a style, say)."""

    letter: str
    extra: T


def direction(text: str) -> str:
    """Return `rtl` or `ltr` by the first strong letter; `ltr` when there is none."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _STRONG:
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def visual(cells: list[Cell[T]], base: str) -> list[Cell[T]]:
    """Return cells shaped and in the order they are set from left to right.

    Marks of direction do their work and are gone; embeddings are passed over.
    """
    kept = [cell for cell in cells if cell.letter not in _EMBEDDING]
    levels = _levels([cell.letter for cell in kept], 1 if base == "rtl" else 0)
    pairs = zip(_shaped(kept), levels, strict=True)
    return _ordered([(c, n) for c, n in pairs if c.letter and c.letter not in _DIRECTION])


def cells_of(text: str, extra: T) -> list[Cell[T]]:
    """Return a text as cells: every letter with its combining marks."""
    found: list[str] = []
    for letter in text:
        if found and unicodedata.combining(letter):
            found[-1] += letter
        else:
            found.append(letter)
    return [Cell(one, extra) for one in found]


def _ordered(pairs: list[tuple[Cell[T], int]]) -> list[Cell[T]]:
    """Turn around every run of letters above each level, highest first (L2)."""
    row = list(pairs)
    highest = max((level for _, level in row), default=0)
    for level in range(highest, 0, -1):
        row = _turned(row, level)
    return [
        Cell(cell.letter.translate(_MIRROR), cell.extra) if level % 2 else cell
        for cell, level in row
    ]


def _turned(row: list[tuple[Cell[T], int]], level: int) -> list[tuple[Cell[T], int]]:
    turned: list[tuple[Cell[T], int]] = []
    for high, run in groupby(row, lambda pair: pair[1] >= level):
        members = list(run)
        turned += members[::-1] if high else members
    return turned


def _levels(letters: list[str], base: int) -> list[int]:
    kinds = _weak([unicodedata.bidirectional(letter[0]) for letter in letters], base)
    kinds = _neutral(kinds, base)
    levels = []
    for kind in kinds:
        if kind == "R":
            levels.append(base | 1)
        elif kind in ("AN", "EN"):
            levels.append(base + 2 - base % 2)
        else:
            levels.append(base + base % 2)
    trailing = len(letters) - len("".join(one[0] for one in letters).rstrip())
    return levels[: len(levels) - trailing] + [base] * trailing


def _weak(kinds: list[str], base: int) -> list[str]:
    """Resolve numbers and the marks between them (W1-W7)."""
    strong = "R" if base else "L"
    found: list[str] = []
    for at, kind in enumerate(kinds):
        settled = kind
        if kind in _STRONG:
            strong = kind
        elif kind == "NSM":
            settled = found[-1] if found else strong
        elif kind == "EN" and strong == "AL":
            settled = "AN"
        elif kind in ("ES", "CS") and 0 < at < len(kinds) - 1:
            settled = _separator(kind, found[-1], kinds[at + 1], strong)
        elif kind == "ET":
            near = found[-1] if found else ""
            settled = "EN" if near == "EN" or _leads_number(kinds, at, strong) else "ON"
        found.append(settled)
    return _last_weak(found, base)


def _separator(kind: str, before: str, after: str, strong: str) -> str:
    """Return what a mark between two numbers becomes (W4)."""
    after = "AN" if after == "EN" and strong == "AL" else after
    if before == after == "EN" or (kind == "CS" and before == after == "AN"):
        return before
    return "ON"


def _leads_number(kinds: list[str], at: int, strong: str) -> bool:
    """Whether a run of signs like % stands right before European digits (W5)."""
    while at < len(kinds) and kinds[at] == "ET":
        at += 1
    return at < len(kinds) and kinds[at] == "EN" and strong != "AL"


def _last_weak(kinds: list[str], base: int) -> list[str]:
    strong, found = ("R" if base else "L"), []
    for kind in kinds:
        settled = {"AL": "R", "ES": "ON", "CS": "ON", "BN": "ON"}.get(kind, kind)
        if settled in ("L", "R"):
            strong = settled
        elif settled == "EN" and strong == "L":
            settled = "L"
        found.append(settled)
    return found


def _neutral(kinds: list[str], base: int) -> list[str]:
    """Give neutrals the direction of both sides where they agree, else that of the line."""
    plain = "R" if base else "L"
    found = list(kinds)
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end] not in ("L", "R", "EN", "AN"):
            end += 1
        if end > at:
            before = _side(found[at - 1]) if at else plain
            after = _side(found[end]) if end < len(found) else plain
            found[at:end] = [before if before == after else plain] * (end - at)
        at = max(end, at + 1)
    return found


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


@cache
def _forms() -> dict[tuple[str, str], str]:
    """Return presentation forms by (form, letters), from the character database."""
    found = {}
    for code in range(0xFE70, 0xFEFD):
        parts = unicodedata.decomposition(chr(code)).split()
        if parts and parts[0].startswith("<"):
            letters = "".join(chr(int(part, 16)) for part in parts[1:])
            if not letters.startswith(" "):
                found[parts[0].strip("<>"), letters] = chr(code)
    for code in range(0xFB50, 0xFBB2):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2:  # noqa: PLR2004  a form and one letter
            found.setdefault((parts[0].strip("<>"), chr(int(parts[1], 16))), chr(code))
    return found


def _joins_before(letter: str) -> bool:
    return ("final", letter) in _forms()


def _joins_after(letter: str) -> bool:
    return ("initial", letter) in _forms() or letter == "\u0640"


def _shaped(cells: list[Cell[T]]) -> list[Cell[T]]:
    """Return cells with their letters in the form that their neighbours ask for.

    Lam before alef becomes one letter; the emptied cell stays in its place.
    """
    found: list[Cell[T]] = []
    joined = False
    skip = False
    for at, cell in enumerate(cells):
        if skip:
            found.append(Cell("", cell.extra))
            skip, joined = False, False
            continue
        letter, marks = cell.letter[0], cell.letter[1:]
        after = cells[at + 1].letter[0] if at + 1 < len(cells) else ""
        pair = letter + after
        if after and ("isolated", pair) in _forms():
            letter, skip = pair, True
            marks += cells[at + 1].letter[1:]
            after = ""
        shape, joined = _shape(letter, joined, after)
        found.append(Cell(shape + marks, cell.extra))
    return found


def _shape(letter: str, joined: bool, after: str) -> tuple[str, bool]:
    """Return a letter's form, and whether it joins the next one."""
    before = joined and (_joins_before(letter) or letter == "\u0640")
    onward = bool(after) and _joins_after(letter)
    onward = onward and (_joins_before(after) or after == "\u0640")
    form = {
        (False, False): "isolated",
        (False, True): "initial",
        (True, False): "final",
        (True, True): "medial",
    }[before, onward]
    return _forms().get((form, letter), letter), onward
