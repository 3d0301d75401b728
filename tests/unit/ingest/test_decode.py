import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.ingest.decode import decode, magic
from riwaya.ingest.items import Reason, UnreadableError

TEXT = "أعلنت غرفة العمليات سيطرتها على القرية، وقالت إن «المعارك» مستمرة.\r\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("windows-1256"), "windows-1256"),
    ],
)
def test_each_encoding_gives_the_same_words(content: bytes, encoding: str) -> None:
    decoded = decode(content)
    assert (decoded.text, decoded.encoding, decoded.broken) == (TEXT, encoding, 0)


def test_the_older_iso_page_is_told_from_the_windows_page() -> None:
    plain = "سيطر المقاتلون على التلة بعد معارك عنيفة، وانسحبت القوات إلى البلدة المجاورة"
    assert decode(plain.encode("iso-8859-6")).encoding == "iso-8859-6"
    assert decode(plain.encode("windows-1256")).encoding == "windows-1256"


def test_a_declared_encoding_is_used_when_the_bytes_are_not_utf8() -> None:
    decoded = decode(TEXT.encode("windows-1256"), declared="windows-1256")
    assert (decoded.text, decoded.basis) == (TEXT, "declared")


def test_a_wrong_declaration_does_not_break_utf8() -> None:
    assert decode(TEXT.encode("utf-8"), declared="windows-1256").text == TEXT


def test_an_unknown_declaration_is_passed_over() -> None:
    assert decode(TEXT.encode("windows-1256"), declared="x-nothing").text == TEXT


def test_a_few_broken_bytes_are_replaced_and_counted() -> None:
    decoded = decode(TEXT.encode("utf-8") * 5 + b"\xd9 ")
    assert decoded.encoding == "utf-8"
    assert decoded.broken == 1
    assert decoded.text == TEXT * 5 + "\ufffd "


def test_a_given_encoding_that_does_not_fit_fails() -> None:
    with pytest.raises(UnreadableError, match="is not utf-8") as error:
        decode(TEXT.encode("windows-1256"), "utf-8")
    assert error.value.reason is Reason.BAD_ENCODING


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 \n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG image"),
        (bytes(range(256)) * 8, "control characters"),
        (b"\x00" * 4096, "control characters"),
    ],
)
def test_binary_content_is_refused(content: bytes, kind: str) -> None:
    with pytest.raises(UnreadableError, match=kind) as error:
        decode(content)
    assert error.value.reason is Reason.BINARY


def test_film_is_known_by_its_fifth_byte() -> None:
    assert magic(b"\x00\x00\x00\x18ftypmp42") == "video"
    assert magic(b"plain words") is None


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_valid_utf8_comes_back_unchanged(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8")).text == text


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(content: bytes) -> None:
    try:
        outcome: object = decode(content).text
    except UnreadableError as error:
        outcome = error.reason
    assert type(outcome) is str or outcome in (Reason.BINARY, Reason.BAD_ENCODING)
