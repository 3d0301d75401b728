"""The annotated reports keep the guide: offsets, types, parties, words of the text."""

import csv
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from riwaya.arabic.fold import nearest_span
from riwaya.evaluation.camps import CAMPS
from riwaya.evaluation.gold import GoldClaim, parse_claim
from riwaya.model import EventType, Modality, SourceKind

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "evaluation" / "corpus"
NEWSWIRE = ROOT / "evaluation" / "newswire"
FRESH = ROOT / "evaluation" / "fresh"
EXAMPLES = ROOT / "examples"
PACKS = ROOT / "src" / "riwaya" / "lexicons" / "packs"
HEAD = ["name", "part", "style", "side", "war", "published", "outlet", "text", "claims"]
"""`camp` stands behind a side, and only there."""
NEWSWIRE_HEAD = [*HEAD[:-1], "seeming", "claims"]
PARTS = {"newswire": {"newswire"}, "fresh": {"fresh"}, "corpus": {"dev", "test"}}
FIELDS = [
    "id",
    "start",
    "trigger",
    "type",
    "modality",
    "agent",
    "agent_party",
    "target",
    "target_party",
    "places",
    "date",
    "source",
    "losses",
    "weapons",
]
ADDED = {"also", "optional", "anomaly"}
SECOND_VALUES = {"type", "modality", "agent_party", "target_party", "date"}
STYLES_WITHOUT_CLAIMS = "distractor"


def raw_folder(folder: Path) -> dict[str, dict[str, Any]]:
    files = {path.stem: path for path in sorted(folder.glob("*.json"))}
    return {stem: json.loads(path.read_text("utf-8")) for stem, path in files.items()}


@cache
def raw_reports() -> dict[str, dict[str, Any]]:
    return raw_folder(CORPUS)


@cache
def raw_newswire() -> dict[str, dict[str, Any]]:
    return raw_folder(NEWSWIRE)


@cache
def raw_fresh() -> dict[str, dict[str, Any]]:
    return raw_folder(FRESH)


@cache
def raw_examples() -> dict[str, dict[str, Any]]:
    lines = (EXAMPLES / "gold.jsonl").read_text("utf-8").splitlines()
    rows = {row["doc"]: row for row in map(json.loads, lines)}
    return {
        doc: row | {"text": (EXAMPLES / "reports" / f"{doc}.txt").read_text("utf-8")}
        for doc, row in rows.items()
    }


@cache
def known_parties() -> set[str]:
    parties = set()
    for path in PACKS.glob("*/parties.csv"):
        with path.open(encoding="utf-8", newline="") as rows:
            parties |= {row["id"] for row in csv.DictReader(rows)}
    return parties


ANNOTATED = {**raw_reports(), **raw_newswire(), **raw_fresh(), **raw_examples()}
FILES = {**raw_reports(), **raw_newswire(), **raw_fresh()}
CLAIMS = [
    pytest.param(raw["text"], claim, id=f"{name}-{claim['id']}")
    for name, raw in ANNOTATED.items()
    for claim in raw["claims"]
]


def sentences_of(text: str) -> set[tuple[int, int]]:
    """Where the sentences of a report stand: lines, cut after a full stop."""
    return {
        (line.start() + found.start(), line.start() + found.end())
        for line in re.finditer(r"[^\n]+", text)
        for found in re.finditer(r"\S.*?(?:[.](?= |$)|$)", line.group())
    }


def parsed(raw: dict[str, Any]) -> list[GoldClaim]:
    return [parse_claim(claim) for claim in raw["claims"]]


def test_the_corpus_is_as_large_and_mixed_as_the_documentation_says() -> None:
    reports = raw_reports().values()
    wars = Counter(raw["war"] for raw in reports)
    parts = Counter(raw["part"] for raw in reports)
    assert len(reports) >= 268
    assert wars["syria"] >= 124
    assert (
        sum(wars[war] for war in ("yemen", "iraq", "libya", "sudan", "gaza", "lebanon")) >= 119
    )
    assert sum(not raw["claims"] for raw in reports) >= 8
    assert 0.3 <= parts["test"] / len(reports) <= 0.6
    assert len(raw_fresh()) >= 10
    assert len({raw["style"] for raw in reports}) >= 30


def test_the_newswire_is_as_large_and_mixed_as_the_documentation_says() -> None:
    reports = raw_newswire().values()
    sentences = sum(len(sentences_of(raw["text"])) for raw in reports)
    seeming = sum(len(raw["seeming"]) for raw in reports)
    wars = Counter(raw["war"] for raw in reports)
    assert len(reports) >= 70
    assert sentences >= 480
    assert 0.4 <= seeming / sentences <= 0.6
    assert len(wars) >= 15
    assert all(raw["seeming"] and raw["claims"] for raw in reports)


def folder_of(name: str) -> str:
    if name in raw_newswire():
        return "newswire"
    return "fresh" if name in raw_fresh() else "corpus"


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_report_has_every_field_in_order(name: str) -> None:
    raw = FILES[name]
    head = NEWSWIRE_HEAD if name in raw_newswire() else HEAD
    assert [key for key in raw if key != "camp"] == head
    sided = raw["side"] and name not in raw_newswire()
    assert raw.get("camp") in ((*CAMPS,) if sided else (None,))
    assert raw["name"] == name
    assert raw["part"] in PARTS[folder_of(name)]
    assert raw["side"] is None or raw["side"] in known_parties()
    assert raw["text"].strip()
    assert bool(raw["claims"]) != raw["style"].startswith(STYLES_WITHOUT_CLAIMS)


@pytest.mark.parametrize("name", sorted(raw_newswire()))
def test_a_seeming_sentence_is_whole_and_holds_no_claim_that_is_wanted(name: str) -> None:
    raw = raw_newswire()[name]
    whole = sentences_of(raw["text"])
    firm = [claim["start"] for claim in raw["claims"] if not claim.get("optional")]
    for start, end in raw["seeming"]:
        assert (start, end) in whole
        assert not [at for at in firm if start <= at < end]


@pytest.mark.parametrize("name", sorted(ANNOTATED))
def test_claims_are_numbered_in_the_order_of_the_text(name: str) -> None:
    claims = ANNOTATED[name]["claims"]
    assert [claim["id"] for claim in claims] == list(range(1, len(claims) + 1))
    assert [c["start"] for c in claims] == sorted(c["start"] for c in claims)
    keys = [(claim["start"], claim["trigger"], claim["type"]) for claim in claims]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("text", "claim"), CLAIMS)
def test_a_claim_has_every_field_and_points_at_its_words(
    text: str, claim: dict[str, Any]
) -> None:
    assert list(claim)[: len(FIELDS)] == FIELDS
    assert set(claim) - set(FIELDS) <= ADDED
    end = claim["start"] + len(claim["trigger"])
    assert text[claim["start"] : end] == claim["trigger"]
    assert text[end : end + 1] == "" or not text[end].isalpha()
    assert set(claim.get("also", ())) <= SECOND_VALUES
    parse_claim(claim)


@pytest.mark.parametrize(("text", "claim"), CLAIMS)
def test_the_words_of_a_claim_stand_in_the_text(text: str, claim: dict[str, Any]) -> None:
    words = [claim["agent"], claim["target"], claim["source"]["span"]]
    words += claim["places"] + claim["weapons"] + [loss["span"] for loss in claim["losses"]]
    missing = [w for w in words if w is not None and nearest_span(text, w, 0) is None]
    assert missing == []


@pytest.mark.parametrize(("text", "claim"), CLAIMS)
def test_a_claim_uses_the_ids_of_the_guide(text: str, claim: dict[str, Any]) -> None:
    gold = parse_claim(claim)
    parties = {gold.agent_party, gold.target_party, *(loss.party for loss in gold.losses)}
    parties |= {claim.get("also", {}).get(f) for f in ("agent_party", "target_party")}
    assert parties - {None} <= known_parties()
    assert claim["type"] in set(EventType)
    assert claim["modality"] in set(Modality)
    assert (gold.source is None) == (gold.source_kind is SourceKind.OUTLET)
    for loss in gold.losses:
        assert loss.low is None or loss.high is None or loss.low <= loss.high


@pytest.mark.parametrize("name", sorted(ANNOTATED))
def test_dates_run_forward_and_only_plans_lie_ahead(name: str) -> None:
    published = ANNOTATED[name]["published"]
    for claim in parsed(ANNOTATED[name]):
        if claim.date is None:
            continue
        first, last = claim.date.first, claim.date.last
        assert first is not None or last is not None
        assert first is None or last is None or first <= last
        if claim.modality is not Modality.PLANNED and last is not None:
            assert last.isoformat() <= published, claim.trigger


def test_every_type_and_modality_has_gold_in_both_parts_or_is_known_to_be_rare() -> None:
    seen = {part: Counter[str]() for part in ("dev", "test")}
    for raw in raw_reports().values():
        seen[raw["part"]].update(claim["type"] for claim in raw["claims"])
        seen[raw["part"]].update(claim["modality"] for claim in raw["claims"])
    rare = {"grenade_attack", "sexual_violence", "riot", "base_established", "return"}
    for kind in {*map(str, EventType), *map(str, Modality)} - rare:
        assert seen["dev"][kind], kind
        assert seen["test"][kind], kind
