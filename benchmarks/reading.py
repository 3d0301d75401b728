"""How fast texts become claims on one core, where the time goes, and how it grows.

    python benchmarks/reading.py [--reports 2000] [--rounds 3] [--json FILE]

Reports are variations of `examples/reports`: sentences of several are mixed, numbers and days
changed. Prints sentences and tokens a second of processor time; the share of each stage of
reading; and the time of a text eight times as long over that of the short one, as a report of
many sentences and as one of a single endless sentence: 8 is linear, 64 quadratic.
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from riwaya.claims import assemble
from riwaya.model import Report
from riwaya.pipeline import reading
from riwaya.pipeline.reading import ReportReader, claim_reader
from riwaya.text.segment import segment

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
SEED = 20161029
LONGER = 8
_PART = 4
"""How many reports make one part of the long text: what is told twice is read once, so the
parts differ.
"""
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")


def variations(count: int) -> list[Report]:
    """Return reports made from the examples' sentences, the same for each call."""
    chance = random.Random(SEED)
    texts = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("*.txt"))]
    return [_variation(number, texts, chance) for number in range(count)]


def _variation(number: int, texts: list[str], chance: random.Random) -> Report:
    base, other = (text.splitlines() for text in chance.sample(texts, 2))
    at = chance.randrange(1, len(base) + 1)
    lines = [*base[:at], *chance.sample(other, min(len(other), 2)), *base[at:]]
    changed = (_NUMBER.sub(lambda _: str(chance.randrange(2, 90)), line) for line in lines)
    day = date(2016, 1, 1) + timedelta(days=chance.randrange(700))
    return Report(name=f"v{number}", text="\n".join(changed), published=day)


def seconds(reader: ReportReader, reports: list[Report]) -> float:
    """Return the processor time that reading these reports takes."""
    begun = time.process_time()
    for report in reports:
        reader.read(report)
    return time.process_time() - begun


class Clock:
    """Adds up the processor time spent in named stages."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return the call with its time added to a stage."""

        def run(*args: object, **known: object) -> object:
            begun = time.process_time_ns()
            try:
                return call(*args, **known)
            finally:
                self.spent[name] += time.process_time_ns() - begun

        return run


STAGES = ("segment", "find_triggers", "find_cues", "find_weapons", "with_antecedents")
FINDERS = (
    ("places", "find"),
    ("wheres", "resolve"),
    ("actors", "find"),
    ("parties", "standing", "resolve"),
    ("times", "find"),
    ("quantities", "find"),
)


class _Timed:
    """A stage whose methods are timed together."""

    def __init__(self, clock: Clock, name: str, stage: object, *methods: str) -> None:
        for method in methods:
            setattr(self, method, clock.timed(f"{name}.{methods[-1]}", getattr(stage, method)))


def _parts() -> dict[str, Callable[..., Any]]:
    """Return what the assembler calls in the other modules of its room, by name."""
    return {
        name: call
        for name, call in vars(assemble).items()
        if callable(call)
        and getattr(call, "__module__", "").startswith("riwaya.claims.")
        and call.__module__ != assemble.__name__
        and name in _CALLED
    }


def _calls(code: CodeType) -> Iterator[str]:
    """Yield the names that code, and the code within it, reads from its module."""
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _calls(inner)


_CALLED = frozenset(
    name
    for method in (assemble.Assembler.assemble, assemble.Assembler._draft)
    for name in _calls(method.__code__)
)


@contextmanager
def watched(reader: ReportReader, clock: Clock) -> Iterator[ReportReader]:
    """Give a reader of the same stages whose time is taken, for as long as the block lasts."""
    inner: tuple[ModuleType, dict[str, Callable[..., Any]], str] = assemble, _parts(), "claims."
    outer = reading, {name: getattr(reading, name) for name in STAGES}, ""
    given: dict[str, Any] = {
        name: _Timed(clock, name, getattr(reader.finders, name), *methods)
        for name, *methods in FINDERS
    }
    for module, calls, room in (inner, outer):
        for name, call in calls.items():
            setattr(module, name, clock.timed(f"{room}{name}", call))
    try:
        yield ReportReader(reading.Finders(**given), reader.assembler, reader.gazetteer)
    finally:
        for module, calls, _ in (inner, outer):
            for name, call in calls.items():
                setattr(module, name, call)


def shares(reader: ReportReader, reports: list[Report]) -> dict[str, float]:
    """Return the share of each stage in the time of reading, the largest first."""
    clock = Clock()
    with watched(reader, clock) as timed:
        whole = seconds(timed, reports) * 1e9
    told = {name: spent / whole for name, spent in clock.spent.most_common()}
    return {**told, "the rest": 1 - sum(told.values())}


def growth(reader: ReportReader, parts: Sequence[str]) -> float:
    """Return the time of a text over the mean time of its parts, each the best of three."""

    def best(text: str) -> float:
        report = Report(name="t", text=text, published=date(2016, 10, 29))
        return min(seconds(reader, [report]) for _ in range(3))

    return best("".join(parts)) / (sum(map(best, parts)) / len(parts))


def measured(count: int, rounds: int) -> dict[str, Any]:
    """Return all figures."""
    reader = claim_reader()
    reports = variations(count)
    documents = [segment(report) for report in reports]
    seconds(reader, reports[: count // 10 + 1])
    best = min(seconds(reader, reports) for _ in range(rounds))
    sentences = sum(len(document.sentences) for document in documents)
    tokens = sum(len(document.tokens) for document in documents)
    lines = [report.text + "\n" for report in variations(_PART * LONGER)]
    parts = ["".join(lines[at : at + _PART]) for at in range(0, len(lines), _PART)]
    endless = " ".join(re.sub(r"[.\n:؛«»\"]", " ", reports[0].text).split()[:150]) + " "
    return {
        "reports": count,
        "sentences": sentences,
        "tokens": tokens,
        "seconds": best,
        "sentences_per_s": sentences / best,
        "us_per_token": best / tokens * 1e6,
        "shares": shares(reader, reports),
        f"growth_x{LONGER}": growth(reader, parts),
        f"growth_x{LONGER}_one_sentence": growth(reader, [endless] * LONGER),
    }


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--reports", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--json", type=Path, help="also write the figures here")
    given = options.parse_args()
    found = measured(given.reports, given.rounds)
    print(
        f"{found['reports']} reports, {found['sentences']} sentences, {found['tokens']} tokens:"
        f" {found['seconds']:.1f} s of one core,"
        f" {found['sentences_per_s']:.0f} sentences/s, {found['us_per_token']:.0f} µs a token"
    )
    for name, share in found["shares"].items():
        print(f"  {share:6.1%}  {name}")
    for name in (f"growth_x{LONGER}", f"growth_x{LONGER}_one_sentence"):
        print(f"{name}: {found[name]:.1f} times the time")
    if given.json:
        given.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
