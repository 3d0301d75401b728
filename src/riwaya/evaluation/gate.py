"""The accuracy gate: what a reader may not fall under, on a corpus pinned by hash.

Floors and ceilings stand in a TOML file beside the corpus. Raising a floor needs only the
commit that earned it; lowering one is a commit of its own that says why.
"""

import json
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from riwaya.errors import ConfigError
from riwaya.evaluation.gold import GoldReport
from riwaya.evaluation.score import MISREAD, SEEMING, ReportScore, Scores
from riwaya.exports.claims_json import Json

CLAIMS_WITHOUT_EVENTS = "claims_without_events"
"""How many claims are read in reports that hold no event at all."""

SEEMING_MISREAD = "seeming_misread"
"""In how many sentences a claim is read that only seem to tell of violence."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A set of reports by hash, the least value of each figure and the most of each count."""

    name: str
    corpus: str
    floors: Mapping[str, float]
    ceilings: Mapping[str, int] = field(default_factory=dict)


def read_gates(path: Path) -> dict[str, Gate]:
    """Read the gates of a floors file. Raises `ConfigError` when it is not of that shape."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return {
            name: Gate(
                name,
                entry["corpus"],
                {figure: float(value) for figure, value in entry["floors"].items()},
                {count: int(value) for count, value in entry.get("ceilings", {}).items()},
            )
            for name, entry in raw.items()
        }
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"{path}: {error!r}") from error


def write_gates(path: Path, gates: Iterable[Gate], heading: str) -> None:
    """Write gates as a floors file, under a heading of comment lines."""
    blocks = [heading.rstrip()]
    for gate in gates:
        floors = [f"{figure} = {value:.2f}" for figure, value in sorted(gate.floors.items())]
        blocks.append(f'[{gate.name}]\ncorpus = "{gate.corpus}"')
        blocks.append("\n".join([f"[{gate.name}.floors]", *floors]))
        if gate.ceilings:
            counts = [f"{count} = {most}" for count, most in sorted(gate.ceilings.items())]
            blocks.append("\n".join([f"[{gate.name}.ceilings]", *counts]))
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def corpus_hash(reports: Iterable[GoldReport]) -> str:
    """Return a hash of texts and gold claims that does not depend on how files are laid out."""
    digest = sha256()
    for report, claims in sorted(reports, key=lambda item: item[0].name):
        about: Json = {"name": report.name, "text": report.text, "day": str(report.published)}
        about["claims"] = [repr(claim) for claim in claims]
        digest.update(json.dumps(about, ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()[:16]


def shortfalls(
    gate: Gate, reports: Sequence[GoldReport], scored: Sequence[ReportScore]
) -> list[str]:
    """Return one sentence for each way the gate is not passed; none when it is.

    Raises `ConfigError` when the gate names a figure that is not measured.
    """
    figures, counts = Scores.of(scored).figures(), _counts(scored)
    unknown = (gate.floors.keys() - figures.keys()) | (gate.ceilings.keys() - counts.keys())
    if unknown:
        raise ConfigError(f"gate {gate.name}: no such figure: {', '.join(sorted(unknown))}")
    found = corpus_hash(reports)
    problems = []
    if found != gate.corpus:
        problems.append(f"{gate.name}: the corpus is {found}, the floors are for {gate.corpus}")
    for name, floor in gate.floors.items():
        if figures[name] < floor:
            problems.append(f"{gate.name}: {name} is {figures[name]:.3f}, floor {floor:.3f}")
    for name, most in gate.ceilings.items():
        if counts[name] > most:
            problems.append(f"{gate.name}: {name} is {counts[name]}, ceiling {most}")
    return problems


def raised(gate: Gate, reports: Sequence[GoldReport], scored: Sequence[ReportScore]) -> Gate:
    """Return the gate with every bound at what was reached, rounded to its loose side.

    On the gate's own corpus no bound is loosened; on another one all are set anew.
    """
    figures, counts = Scores.of(scored).figures(), _counts(scored)
    reached = {name: math.floor(figures[name] * 100) / 100 for name in gate.floors}
    most = {name: counts[name] for name in gate.ceilings}
    corpus = corpus_hash(reports)
    if corpus == gate.corpus:
        reached = {name: max(floor, reached[name]) for name, floor in gate.floors.items()}
        most = {name: min(ceiling, most[name]) for name, ceiling in gate.ceilings.items()}
    return replace(gate, corpus=corpus, floors=reached, ceilings=most)


def _counts(scored: Sequence[ReportScore]) -> dict[str, int]:
    empty = [s.counts for s in scored if not s.has_gold]
    counts = {CLAIMS_WITHOUT_EVENTS: sum(counts[("strict", "given")] for counts in empty)}
    total = Scores.of(scored).counts
    if total[SEEMING]:
        counts[SEEMING_MISREAD] = total[MISREAD]
    return counts
