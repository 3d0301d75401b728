"""The benchmark of reading still times every stage of the reader."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return `benchmarks/reading.py` as a module."""
    spec = importlib.util.spec_from_file_location("reading", ROOT / "benchmarks" / "reading.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "reading", module)
    spec.loader.exec_module(module)
    return module


def test_shares_of_stages_make_a_whole(benchmark: ModuleType) -> None:
    reader = benchmark.claim_reader()
    shares = benchmark.shares(reader, benchmark.variations(3))
    assert {"parties.resolve", "claims.bind", "find_triggers"} <= shares.keys()
    assert sum(shares.values()) == pytest.approx(1)
