"""What tests share: the reader with its lexicons loaded once, and which tests run when."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from riwaya.model import Claim, Report
from riwaya.pipeline.reading import ReportReader, claim_reader

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = date(2016, 10, 29)
"""A Saturday in the months when the two sides fought over Aleppo."""

CONTEXT = "وتدور معارك بين قوات النظام وفصائل المعارضة."
"""A sentence that says who fights whom, so that a single sentence before it is about a war."""

Read = Callable[..., list[Claim]]
Told = Callable[..., Claim]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switches of this suite."""
    parser.addoption("--slow", action="store_true", help="run the slow tests too")
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files as they are read now"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Fetch what the atlas carries, in a tree that was not installed; once, before workers."""
    if hasattr(config, "workerinput"):
        return
    sys.path.insert(0, str(ROOT / "tools"))
    from bundle import Bundle, BundleError

    try:
        Bundle(ROOT).make(tests=True)
    except BundleError as error:
        raise pytest.UsageError(str(error)) from error


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is slow unless asked for, and what needs material that is not there."""
    slow = pytest.mark.skip(reason="needs --slow")
    shared = pytest.mark.skip(reason="the reference material is not beside the project")
    absent = not (ROOT / "../shared").is_dir()
    for item in items:
        if "slow" in item.keywords and not config.getoption("--slow"):
            item.add_marker(slow)
        if "shared" in item.keywords and absent:
            item.add_marker(shared)


@pytest.fixture(scope="session")
def reader() -> ReportReader:
    """Return the reader as the product builds it."""
    return claim_reader()


@pytest.fixture(scope="session")
def read(reader: ReportReader) -> Read:
    """Return a function from a text, and what else is known of its report, to its claims."""

    def claims(text: str, **known: object) -> list[Claim]:
        told = {"name": "case", "published": PUBLISHED, **known}
        return reader.read(Report(text=text, **told))  # type: ignore[arg-type]

    return claims


@pytest.fixture(scope="session")
def told(read: Read) -> Told:
    """Return a function from a sentence and a type to its one claim of that type.

    The sentence is read with `CONTEXT` behind it, whose claims are left out.
    """

    def claim(sentence: str, event_type: str, **known: object) -> Claim:
        claims = read(f"{sentence}\n{CONTEXT}", **known)
        found = [
            c for c in claims if c.trigger.start < len(sentence) and c.event_type == event_type
        ]
        assert len(found) == 1, [(str(c.event_type), c.frame) for c in claims]
        return found[0]

    return claim
