"""Lines on terminals and in pipes: wrapped, set against the right edge, and harmless."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.cli.terminal import Passage, Piece, Terminal, bidi_mode, width_of


class Screen(io.StringIO):
    """A terminal that remembers what it was sent."""

    def isatty(self) -> bool:
        return True


def printed(*lines: object, screen: io.StringIO | None = None, **options: object) -> list[str]:
    stream = screen or Screen()
    out = Terminal(stream, **{"color": False, **options})  # type: ignore[arg-type]
    for line in lines:
        out.line(line)  # type: ignore[arg-type]
    return stream.getvalue().split("\n")[:-1]


def test_a_pipe_gets_plain_text_unwrapped() -> None:
    text = "قصفت القوات قرية منيان " * 20
    assert printed(text.strip(), screen=io.StringIO()) == [text.strip()]


@given(st.text("ابت abc 12.", max_size=200), st.integers(40, 90))
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    lines = printed(text, width=width, bidi="visual")
    assert all(width_of(line) <= width for line in lines)
    words = "".join(lines).replace(" ", "")
    assert len(unicodedata.normalize("NFKC", words)) == len(text.replace(" ", ""))


def test_words_of_a_report_begin_at_the_right() -> None:
    [line] = printed(Passage([Piece("منيان")]), width=40, bidi="visual")
    assert line.startswith(" " * 35)
    assert width_of(line) == 40


def test_the_interface_in_arabic_begins_at_the_right() -> None:
    [line] = printed("record 12", width=40, bidi="visual", rtl=True)
    assert line == " " * 31 + "record 12"


def test_a_terminal_that_orders_text_gets_it_as_it_is_read() -> None:
    [line] = printed(Passage([Piece("منيان غرب")]), width=40, bidi="terminal")
    assert line == "منيان غرب"


def test_a_day_stays_in_order_among_arabic_letters() -> None:
    [line] = printed("منيان · 2016-10-29", width=60, bidi="visual")
    assert line.endswith("2016-10-29")
    [piped] = printed("منيان · 2016-10-29", screen=io.StringIO())
    assert piped == "منيان · 2016-10-29"


def test_text_cannot_move_the_cursor_or_turn_the_line() -> None:
    [line] = printed("a\x1b[31m\x07b\u202ec\td\u2066", bidi="terminal", width=40)
    assert line == "a[31mbc d"


def test_columns_stand_beside_each_other() -> None:
    screen = Screen()
    out = Terminal(screen, bidi="terminal", width=43, color=False)
    out.columns([["one", "two"], ["منيان"]])
    first, second = screen.getvalue().splitlines()
    assert first == f"{'one':20} \u200e│\u200e منيان{' ' * 15}"
    assert second == f"{'two':20} \u200e│\u200e {' ' * 20}"


def test_styles_are_switched_off_again() -> None:
    screen = Screen()
    Terminal(screen, color=True, width=40).line([Piece("a", "bold red"), Piece("b")])
    assert screen.getvalue() == "\x1b[0m\x1b[1;31ma\x1b[0mb\n"


@pytest.mark.parametrize(
    ("asked", "variable", "tty", "mode"),
    [
        ("auto", None, False, "logical"),
        ("auto", None, True, "visual"),
        ("auto", "VTE_VERSION", True, "logical"),
        ("auto", "KONSOLE_VERSION", True, "logical"),
        ("terminal", None, True, "logical"),
        ("visual", None, False, "visual"),
    ],
)
def test_who_orders_arabic(
    monkeypatch: pytest.MonkeyPatch, asked: str, variable: str | None, tty: bool, mode: str
) -> None:
    for name in ("VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, "7000")
    assert bidi_mode(asked, Screen() if tty else io.StringIO()) == mode
