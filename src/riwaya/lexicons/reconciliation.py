"""What reconciliation knows, as data: weights, constraints, verdict rules, control."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from math import log2
from typing import Any

from riwaya.arabic.fold import fold_key
from riwaya.errors import LexiconError
from riwaya.lexicons.cues import load_no_side
from riwaya.model import EventType, PlacePrecision, Verdict


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a comparison: the condition, and its chance in matches and in the rest."""

    id: str
    sql: str
    m: float
    u: float

    @property
    def weight(self) -> float:
        """The match weight, log2 of the Bayes factor."""
        return log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Levels on one feature, tried in order."""

    id: str
    why: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Constraint:
    """A condition under which two claims are never held to tell one happening."""

    id: str
    sql: str
    why: str


@dataclass(frozen=True, slots=True)
class Linkage:
    """Thresholds (log2 weights) and windows (days) of linkage."""

    prior: float
    accept: float
    suggest: float
    uncompared: float
    wide_days: int
    state_window: int
    crowd: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule's sentence in both languages, with `{…}` for what the engine fills in."""

    id: str
    ar: str
    en: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Emission:
    """How much likelier evidence is under the state it speaks for, and if contested."""

    id: str
    odds: float
    contested: float
    why: str


@dataclass(frozen=True, slots=True)
class ControlRules:
    """The hidden Markov model of control: transition, threshold, evidence, alignment."""

    stay: float
    turn: float
    restated: float
    threshold: float
    contradicted: float
    rests_days: int
    memory_days: int
    sensitivity: tuple[float, ...]
    emissions: Mapping[str, Emission]
    alignment: Mapping[str, float]
    spread: frozenset[str]
    part: frozenset[str]
    advance: frozenset[str]
    partial: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReconciliationRules:
    """All of `reconciliation.toml`, checked."""

    version: str
    linkage: Linkage
    blocks: Mapping[str, tuple[str, ...]]
    states: frozenset[str]
    lasting: frozenset[str]
    grid_degrees: float
    radius: Mapping[str, float]
    class_words: frozenset[str]
    part_words: frozenset[str]
    outcomes: Mapping[str, Mapping[str, str]]
    exclusive: Mapping[str, tuple[str, ...]]
    naming: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    comparisons: tuple[Comparison, ...]
    akin: Mapping[str, tuple[str, ...]]
    common: frozenset[str]
    generic_voices: frozenset[str]
    voice_ends: frozenset[str]
    statement_words: frozenset[str]
    state_media: frozenset[str]
    media_words: frozenset[str]
    no_side: frozenset[str]
    own_word: frozenset[str]
    relayed: frozenset[str]
    favour: Mapping[str, int]
    favour_types: Mapping[str, frozenset[str]]
    verdicts: Mapping[str, Wording]
    flags: Mapping[str, Wording]
    casualties: Mapping[str, Wording]
    risen_hours: float
    outcome_words: Mapping[str, Wording]
    origin_words: Mapping[str, Wording]
    not_words: Wording
    apart: Mapping[str, Wording]
    control: ControlRules
    siege_join_days: int
    siege_broken: frozenset[str]

    def with_weights(self, comparisons: tuple[Comparison, ...]) -> "ReconciliationRules":
        """Return these rules with other linkage weights (trained ones, say)."""
        return replace(self, comparisons=comparisons)

    def outcome(self, event_type: str, modality: str) -> str:
        """Return what a claim of this type and modality says came of it."""
        return self.outcomes.get(event_type, self.outcomes["default"])[modality]


@lru_cache(maxsize=1)
def load_rules() -> ReconciliationRules:
    """Return the rules of the package's own `reconciliation.toml`.

    Raises `LexiconError` when the file breaks its schema.
    """
    raw = files("riwaya.lexicons").joinpath("reconciliation.toml").read_bytes()
    return parse_rules(tomllib.loads(raw.decode("utf-8")))


def parse_rules(raw: Mapping[str, Any]) -> ReconciliationRules:
    """Return the rules in a parsed TOML file; raises `LexiconError` naming what is wrong."""
    try:
        rules = _rules(raw)
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"reconciliation.toml: {error!r}") from error
    _check(rules)
    return rules


def _rules(raw: Mapping[str, Any]) -> ReconciliationRules:
    voices = raw["voices"]
    types = raw["favour_types"]
    return ReconciliationRules(
        version=raw["version"],
        linkage=Linkage(**raw["linkage"]),
        blocks={name: tuple(members) for name, members in raw["blocks"].items()},
        states=frozenset(raw["states"]["types"]),
        lasting=frozenset(raw["states"]["lasting"]),
        grid_degrees=raw["grid"]["degrees"],
        radius=raw["radius"],
        class_words=_words(raw["places"]["class_words"]),
        part_words=_words(raw["places"]["part_words"]),
        outcomes=raw["outcomes"],
        exclusive={k: tuple(v) for k, v in raw["exclusive"].items()},
        naming=tuple(raw["naming"]["order"]),
        constraints=tuple(Constraint(**c) for c in raw["constraint"]),
        comparisons=tuple(_comparison(c) for c in raw["comparison"]),
        akin={k: tuple(v) for k, v in raw["akin"].items()},
        common=_words(raw["common"]["words"]),
        generic_voices=_words(voices["generic"]),
        voice_ends=_words(voices["ends"]),
        statement_words=_words(voices["statement"]),
        state_media=_words(voices["state"]),
        media_words=_words(voices["media"]),
        no_side=load_no_side(),
        own_word=frozenset(voices["own_word"]),
        relayed=frozenset(voices["relayed"]),
        favour=raw["favour"],
        favour_types={k: frozenset(v) for k, v in types.items()},
        verdicts=_wordings(raw["verdict"]),
        flags=_wordings(raw["flag"]),
        casualties=_wordings(raw["casualty"]),
        risen_hours=raw["casualties"]["risen_hours"],
        outcome_words=_wordings({"id": k, **v} for k, v in raw["outcome_words"].items()),
        origin_words=_wordings({"id": k, **v} for k, v in raw["origin_words"].items()),
        not_words=Wording("not_words", **raw["not_words"]),
        apart=_wordings(raw["apart"]),
        control=_control(raw),
        siege_join_days=raw["siege"]["join_days"],
        siege_broken=_words(raw["siege"]["broken"]),
    )


def _comparison(raw: Mapping[str, Any]) -> Comparison:
    return Comparison(raw["id"], raw["why"], tuple(Level(**level) for level in raw["levels"]))


def _control(raw: Mapping[str, Any]) -> ControlRules:
    control = raw["control"]
    return ControlRules(
        control["stay"],
        control["turn"],
        control["restated"],
        control["threshold"],
        control["contradicted"],
        control["rests_days"],
        control["memory_days"],
        tuple(control["sensitivity"]),
        {e["id"]: Emission(**e) for e in raw["emission"]},
        raw["alignment"],
        _words(raw["spread"]["words"]),
        _words(raw["part"]["words"]),
        _words(raw["part"]["advance"]),
        frozenset(control["partial"]),
    )


def _wordings(entries: Any) -> dict[str, Wording]:  # noqa: ANN401  rows of a TOML file
    wordings: dict[str, Wording] = {}
    for entry in entries:
        verdict = Verdict(entry["verdict"]) if "verdict" in entry else None
        if entry["id"] in wordings:
            raise ValueError(f"two entries with id {entry['id']}")
        wordings[entry["id"]] = Wording(entry["id"], entry["ar"], entry["en"], verdict)
    return wordings


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold_key, text.split()))


def _check(rules: ReconciliationRules) -> None:
    """Raise `LexiconError` where entries contradict the model or each other."""
    blocked = {member for members in rules.blocks.values() for member in members}
    if blocked != set(EventType):
        raise LexiconError(f"reconciliation.toml: blocks lack {set(EventType) ^ blocked}")
    if set(rules.radius) != set(PlacePrecision):
        raise LexiconError("reconciliation.toml: radius must name every place precision")
    for comparison in rules.comparisons:
        if comparison.levels[-1].sql != "ELSE":
            raise LexiconError(f"reconciliation.toml: {comparison.id} must end with ELSE")
        if not all(0 < level.m <= 1 and 0 < level.u <= 1 for level in comparison.levels):
            raise LexiconError(f"reconciliation.toml: {comparison.id} has no chance in (0, 1]")
        if len({round(level.weight, 6) for level in comparison.levels}) < len(
            comparison.levels
        ):
            raise LexiconError(
                f"reconciliation.toml: {comparison.id} has levels of equal weight"
            )
