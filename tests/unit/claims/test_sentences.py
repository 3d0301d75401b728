"""Sentences of one construction at a time, each with what must be read from it."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from riwaya.evaluation.wanting import KEYS, holds
from riwaya.exports.claims_json import report_to_json
from riwaya.model import Report
from riwaya.pipeline.reading import ReportReader

FOLDER = Path(__file__).resolve().parents[2] / "sentences"
PUBLISHED = date(2016, 8, 10)
CASE_KEYS = {"text", "claims", "more", "known", "published", "outlet", "side"}

Row = dict[str, Any]


def cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        for number, row in enumerate(rows, 1):
            why = row.get("known")
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            found.append(pytest.param(row, id=f"{path.stem}-{number}", marks=marks))
    return found


@pytest.mark.parametrize("case", cases())
def test_reads(reader: ReportReader, case: Row) -> None:
    wanted = case["claims"]
    assert case.keys() <= CASE_KEYS
    assert all(row.keys() <= KEYS and "type" in row for row in wanted)
    published = case.get("published", PUBLISHED)
    told = {"source": case.get("outlet"), "side": case.get("side")}
    report = Report(name="x", text=case["text"], published=published, **told)
    claims = report_to_json(report, reader.read(report))["claims"]
    if case.get("more"):
        assert all(any(holds(claim, row) for claim in claims) for row in wanted), claims
        return
    assert [claim["type"] for claim in claims] == [row["type"] for row in wanted], claims
    assert all(holds(claim, row) for claim, row in zip(claims, wanted, strict=True)), claims
