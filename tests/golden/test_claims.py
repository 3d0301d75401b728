"""Claims of whole example reports, as they were last looked over.

A change in what is read shows here as a difference in a file. Look it over, then write it with

    pytest tests/golden --update-golden

The files hold what the reader reads, right or wrong; what is right is in `examples/gold.jsonl`.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from riwaya.exports.claims_json import claim_to_json
from riwaya.model import Claim, Report
from riwaya.pipeline.reading import ReportReader

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "reports"
GOLDEN = Path(__file__).parent / "claims"
NAMES = (
    "minyan-government",
    "minyan-opposition",
    "minyan-monitor",
    "handarat-telegram",
    "aleppo2024-paper",
    "sukkari-russian",
)


def example(name: str) -> Report:
    """Return an example report with what stands in its sidecar."""
    known = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return Report(
        name=name,
        text=(EXAMPLES / f"{name}.txt").read_text(encoding="utf-8"),
        source=known["outlet"],
        published=date.fromisoformat(known["published"]),
        side=known.get("side"),
    )


def shown(report: Report, claim: Claim) -> dict[str, Any]:
    """Return the fields of a claim that golden files hold."""
    told = claim_to_json(report, claim)
    return {
        "type": told["type"],
        "modality": told["modality"],
        "agent_party": told["agent_party"],
        "places": [place["name"] for place in told["places"]],
        "date": told["date"],
        "source": told["source"]["kind"],
    }


def written(claims: list[dict[str, Any]]) -> str:
    """Return claims as JSON, one a line."""
    lines = ",\n".join(json.dumps(claim, ensure_ascii=False) for claim in claims)
    return f"[\n{lines}\n]\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_read_as_it_was(
    name: str, reader: ReportReader, request: pytest.FixtureRequest
) -> None:
    report = example(name)
    found = [shown(report, claim) for claim in reader.read(report)]
    file = GOLDEN / f"{name}.json"
    if request.config.getoption("--update-golden"):
        file.write_text(written(found), encoding="utf-8")
    expected = json.loads(file.read_text(encoding="utf-8"))
    assert written(found) == written(expected)


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.glob("*.json")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_file_tells_of_several_kinds(name: str) -> None:
    claims = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert len(claims) >= 2
    assert len({claim["type"] for claim in claims}) >= 2
