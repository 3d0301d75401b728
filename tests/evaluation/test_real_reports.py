"""Real reports beside the project are read at least as well as these figures say.

They may not be redistributed, so the tests skip where they are absent.
"""

from pathlib import Path

import pytest

from riwaya.evaluation.command import evaluate_reports, load
from riwaya.pipeline.reading import claim_reader

SHARED = Path(__file__).resolve().parents[3] / "shared"
LEAST = {
    "seeds": {
        "strict_f1": 0.85,
        "complete_f1": 0.5,
        "places_f1": 0.88,
        "modality": 0.9,
        "agent_party": 0.84,
        "date": 0.8,
        "source_kind": 0.93,
        "losses": 0.88,
    },
    "real-dev": {"strict_f1": 0.86, "complete_f1": 0.52, "places_f1": 0.81},
}
TEXTS = {"seeds": SHARED / "seeds", "real-dev": SHARED / "real-text" / "dev"}


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no reports beside the project")
@pytest.mark.parametrize("name", sorted(LEAST))
def test_real_reports_are_read_as_well_as_before(name: str) -> None:
    gold = load(SHARED / "gold" / f"{name}.jsonl", TEXTS[name])
    figures = evaluate_reports(gold, claim_reader()).scores.figures()
    short = {k: (figures[k], least) for k, least in LEAST[name].items() if figures[k] < least}
    assert not short
