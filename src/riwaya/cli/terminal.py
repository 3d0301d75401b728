"""Printing Arabic and English to a terminal, a pipe or a file."""

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO

from riwaya.cli.bidi import Cell, cells_of, direction, visual

LRM = "\u200e"
"""Keeps two columns apart, and the parts of a day in order, among Arabic letters."""

RLM = "\u200f"
"""The same for an interface in Arabic."""

_DOT = " · "
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")

NARROWEST = 40
WIDEST = 160

_KNOWS_BIDI = ("VTE_VERSION", "KONSOLE_VERSION", "MLTERM")
_STYLES = {
    "bold": "1",
    "dim": "2",
    "under": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style: names out of `bold dim under red green …`, by spaces."""

    text: str
    style: str = ""


class Passage(tuple[Piece, ...]):
    """A line in the words of a report: it runs in their direction, not the interface's."""

    __slots__ = ()


Line = Sequence[Piece] | str
Letters = list[Cell[str]]


def width_of(text: str) -> int:
    """Return how many columns a text takes: marks none, East Asian wide letters two."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Cc", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def bidi_mode(asked: str, stream: TextIO) -> str:
    """Return how Arabic is written: `logical` or `visual`.

    A pipe or file gets letters in the order they are read, and so does a terminal that orders
    them itself (`terminal`); one that sets every letter from left to right needs `visual`.
    `auto` goes by the variables in which terminals tell their name.
    """
    if asked == "terminal":
        return "logical"
    if asked == "visual":
        return "visual"
    if not stream.isatty():
        return "logical"
    knows = any(os.environ.get(name) for name in _KNOWS_BIDI)
    knows = knows or os.environ.get("TERM_PROGRAM") == "Apple_Terminal"
    return "logical" if knows else "visual"


class Terminal:
    """Writes lines, wrapped and in the order the terminal needs.

    `width` is in columns, `None` for no wrapping (a pipe). `rtl` is for an interface in Arabic:
    its lines begin at the right edge, where there is one.
    """

    def __init__(
        self,
        stream: TextIO | None = None,
        *,
        bidi: str = "auto",
        width: int | None = None,
        color: bool | None = None,
        rtl: bool = False,
    ) -> None:
        self._stream = stream or sys.stdout
        self._mode = bidi_mode(bidi, self._stream)
        tty = self._stream.isatty()
        self.width = width if width is not None else (_terminal_width() if tty else None)
        wanted = tty and "NO_COLOR" not in os.environ if color is None else color
        self._color = wanted
        self._rtl = rtl
        self._shown = tty or self._mode == "visual"
        self._edge = RLM if rtl else LRM
        if not tty:
            plain_output(self._stream)

    def line(self, line: Line = "", *, indent: int = 0) -> None:
        """Write one line of text, wrapped to the width."""
        base = self._base(line)
        for letters in self._wrap(self._letters(line), indent):
            self._stream.write(self._set(letters, base, self.width, indent) + "\n")

    def _base(self, line: Line) -> str:
        """Return a line's direction: its own for words of a report, else the interface's."""
        if isinstance(line, Passage):
            return direction("".join(piece.text for piece in line))
        return "rtl" if self._rtl else "ltr"

    def _letters(self, line: Line) -> Letters:
        pieces = [Piece(line)] if isinstance(line, str) else line
        found: Letters = []
        for piece in pieces:
            text = _clean(piece.text)
            if self._shown:
                text = _DAY.sub(lambda day: LRM + day.group(), text)
            if self._shown and not isinstance(line, Passage):
                text = text.replace(_DOT, self._edge + _DOT + self._edge)
            found += cells_of(text, piece.style)
        return found

    def columns(self, columns: Sequence[Sequence[Line]]) -> None:
        """Write columns side by side with a rule between them; needs a width."""
        assert self.width is not None, "columns need a width"
        each = (self.width - 3 * (len(columns) - 1)) // len(columns)
        wrapped = [
            [
                (part, self._base(line))
                for line in column
                for part in self._wrap(self._letters(line), 0, each)
            ]
            for column in columns
        ]
        if self._rtl:
            wrapped.reverse()
        rule = f" {LRM}│{LRM} " if self._mode == "logical" else " │ "
        for row in range(max(map(len, wrapped), default=0)):
            parts = (column[row] if row < len(column) else ([], "ltr") for column in wrapped)
            self._stream.write(rule.join(self._cell(*part, each) for part in parts) + "\n")

    def _cell(self, letters: Letters, base: str, width: int) -> str:
        text = self._set(letters, base, width, 0)
        already = self._mode == "visual" and base == "rtl" and bool(letters)
        return text if already else text + " " * max(0, width - _size(letters))

    def _wrap(self, letters: Letters, indent: int, width: int | None = None) -> list[Letters]:
        room = width if width is not None else self.width
        if room is None:
            return [letters]
        return _wrapped(letters, max(NARROWEST // 2, room - indent))

    def _set(self, letters: Letters, base: str, width: int | None, indent: int) -> str:
        """Return letters as the terminal needs them, against the edge they begin from."""
        if self._mode == "logical":
            return " " * indent + self._styled(letters)
        placed = self._styled(visual(letters, base))
        if width is None or base == "ltr":
            return " " * indent + placed
        return " " * max(0, width - indent - _size(letters)) + placed if placed else ""

    def _styled(self, letters: Iterable[Cell[str]]) -> str:
        if not self._color:
            return "".join(cell.letter for cell in letters)
        written, style = [], ""
        for cell in letters:
            if cell.extra != style:
                written.append(_switch(cell.extra))
                style = cell.extra
            written.append(cell.letter)
        return "".join(written) + ("\x1b[0m" if style else "")


def plain_output(stream: TextIO | None = None) -> None:
    """Make a pipe or file take UTF-8 with plain newlines, whatever the locale says."""
    reconfigure = getattr(stream or sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _terminal_width() -> int:
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def _switch(style: str) -> str:
    codes = [_STYLES[name] for name in style.split()]
    return "\x1b[0m" + (f"\x1b[{';'.join(codes)}m" if codes else "")


def _clean(text: str) -> str:
    """Return a text whose control letters cannot move the cursor or turn the line."""
    return "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cs", "Cf")
    )


def _size(letters: Letters) -> int:
    return sum(width_of(cell.letter) for cell in letters)


def _wrapped(letters: Letters, width: int) -> list[Letters]:
    """Return the letters in lines of at most `width` columns, cut at spaces where there are."""
    lines: list[Letters] = []
    line: Letters = []
    for word in _words(letters):
        if line and _size(line) + _size(word) > width and word[0].letter != " ":
            lines.append(_trimmed(line))
            line = []
        line += word
        while _size(line) > width:
            lines.append(line[:width])
            line = line[width:]
    return [*lines, _trimmed(line)]


def _trimmed(line: Letters) -> Letters:
    end = len(line)
    while end and line[end - 1].letter == " ":
        end -= 1
    return line[:end]


def _words(letters: Letters) -> list[Letters]:
    """Return runs of letters that are spaces and runs that are not."""
    found: list[Letters] = []
    for cell in letters:
        if found and (found[-1][0].letter == " ") == (cell.letter == " "):
            found[-1].append(cell)
        else:
            found.append([cell])
    return found
