from pathlib import Path

import pytest

from riwaya.ingest.names import Seen, confined, printable, stem


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("تقرير", "تقرير"),
        ("a\udcffb", "a\\udcffb"),
        ("red\x1b[31m", "red\\x1b[31m"),
        ("two\nlines", "two\\x0alines"),
        ("\u202egpj", "\\x202egpj"),
    ],
)
def test_names_print_as_one_harmless_line(name: str, safe: str) -> None:
    assert printable(name) == safe
    assert printable(name).encode("utf-8")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("/etc/passwd", "_etc_passwd"),
        ("C:\\temp\\x", "C:_temp_x"),
        ("..\\x", ".._x"),
        ("https://example.org/a/1", "https://example.org/a/1"),
        ("a" * 500, "a" * 200),
    ],
)
def test_an_id_cannot_climb_out_of_a_folder(name: str, safe: str) -> None:
    assert confined(name) == safe


def test_the_stem_is_without_packing_and_ending() -> None:
    assert stem(Path("x/a.b.txt.gz")) == "a.b"
    assert stem(Path("x/a.b.txt")) == "a.b"
    assert stem(Path("plain")) == "plain"


def test_an_id_that_stands_for_other_words_gets_a_number() -> None:
    seen = Seen()
    assert not seen.repeats("1", "words")
    assert seen.numbered("1") == "1"
    assert seen.repeats("1", "words")
    assert not seen.repeats("1", "other words")
    assert seen.numbered("1") == "1#2"
