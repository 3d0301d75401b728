"""The accuracy gate: the floors a reader may not fall under, on a corpus pinned by hash.

The floors stand in a TOML file beside the corpus. Raising one needs only the commit that earned
it; lowering one is a commit of its own that says why.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from riwaya.errors import ConfigError
from riwaya.evaluation.gold import GoldReport
from riwaya.evaluation.score import Scores
from riwaya.exports.claims_json import Json


@dataclass(frozen=True, slots=True)
class Gate:
    """One set of reports with its hash and the least value allowed for each figure."""

    name: str
    corpus: str
    floors: Mapping[str, float]


def read_gates(path: Path) -> dict[str, Gate]:
    """Read the gates of a floors file. Raises `ConfigError` when it is not of that shape."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return {
            name: Gate(name, entry["corpus"], {k: float(v) for k, v in entry["floors"].items()})
            for name, entry in raw.items()
        }
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"{path}: {error!r}") from error


def corpus_hash(reports: Iterable[GoldReport]) -> str:
    """Return a hash of texts and gold claims that does not depend on how files are laid out."""
    digest = sha256()
    for report, claims in sorted(reports, key=lambda item: item[0].name):
        about: Json = {"name": report.name, "text": report.text, "day": str(report.published)}
        about["claims"] = [repr(claim) for claim in claims]
        digest.update(json.dumps(about, ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()[:16]


def shortfalls(gate: Gate, reports: Sequence[GoldReport], scores: Scores) -> list[str]:
    """Return one sentence for each way the gate is not passed; none when it is.

    Raises `ConfigError` when the gate names a figure that scores do not have.
    """
    figures = scores.figures()
    unknown = gate.floors.keys() - figures.keys()
    if unknown:
        raise ConfigError(f"gate {gate.name}: no such figure: {', '.join(sorted(unknown))}")
    found = corpus_hash(reports)
    problems = []
    if found != gate.corpus:
        problems.append(f"{gate.name}: the corpus is {found}, the floors are for {gate.corpus}")
    problems += [
        f"{gate.name}: {name} is {figures[name]:.3f}, the floor is {floor:.3f}"
        for name, floor in gate.floors.items()
        if figures[name] < floor
    ]
    return problems
