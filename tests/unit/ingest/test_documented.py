from pathlib import Path

import pytest

from riwaya.ingest.read import ReadOptions, Reason

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "ingest.md"


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_explained(reason: Reason) -> None:
    assert f"`{reason.value}`" in DOCUMENT.read_text(encoding="utf-8")


def test_the_limits_in_the_document_are_those_of_the_code() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    options = ReadOptions()
    assert f"| {options.max_report_bytes >> 20} MiB | `max_report_bytes` |" in text
    assert f"| {options.max_bytes >> 30} GiB | `max_bytes` |" in text
    assert f"| {options.page_seconds:g} s, " in text
