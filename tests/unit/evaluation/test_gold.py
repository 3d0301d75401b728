import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from riwaya.evaluation.gold import (
    GoldError,
    Interval,
    gold_claims,
    nearest_span,
    parse_claim,
    parse_date,
    read_corpus,
    read_gold,
)
from riwaya.exports.claims_json import claim_to_json
from riwaya.model import Gap, LossKind, Report, SourceKind, Span, Where

TEXT = "قصفت قوات النظام بلدة مورك. وأعلن الثوار صدّ هجوم على مورك وقتل 12 عنصراً."
RAW: dict[str, Any] = {
    "start": TEXT.index("صدّ"),
    "trigger": "صدّ",
    "type": "clash",
    "modality": "failed",
    "agent": "قوات النظام",
    "agent_party": "government",
    "target": "الثوار",
    "target_party": "opposition",
    "places": ["مورك"],
    "date": {"start": None, "end": "2017-09-21"},
    "source": {"span": "الثوار", "kind": "party_statement"},
    "losses": [
        {"party": "government", "kind": "killed", "low": 12, "high": 12, "span": "12 عنصرا"}
    ],
    "weapons": [],
    "also": {"date": "2017-09-21"},
    "optional": True,
}
REPORT = Report(name="r", text=TEXT, published=date(2017, 9, 21))


def write_gold(folder: Path, claims: list[dict[str, Any]]) -> Path:
    (folder / "r.txt").write_text(TEXT, encoding="utf-8")
    (folder / "r.json").write_text(
        json.dumps({"published": "2017-09-21", "outlet": "شبكة", "side": "opposition"}),
        encoding="utf-8",
    )
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"doc": "r", "claims": claims}) + "\n\n", encoding="utf-8")
    return path


def test_gold_is_read_with_text_and_sidecar(tmp_path: Path) -> None:
    [(report, [claim])] = read_gold(write_gold(tmp_path, [RAW]), tmp_path)
    assert (report.name, report.text, report.side) == ("r", TEXT, "opposition")
    assert report.published == date(2017, 9, 21)
    assert claim.trigger == "صدّ"
    assert claim.optional
    assert claim.date == Interval(None, date(2017, 9, 21))
    assert claim.losses[0].kind is LossKind.KILLED


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"type": "battle"}, "battle"),
        ({"modality": "maybe"}, "maybe"),
        ({"date": "yesterday"}, "yesterday"),
        ({"start": None}, "NoneType"),
    ],
)
def test_a_wrong_claim_is_named(tmp_path: Path, change: dict[str, Any], cause: str) -> None:
    path = write_gold(tmp_path, [RAW, RAW | change])
    with pytest.raises(GoldError, match=f"report r, claim 2.*{cause}"):
        read_gold(path, tmp_path)


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    path = write_gold(tmp_path, [])
    (tmp_path / "r.txt").unlink()
    with pytest.raises(GoldError, match="no text for report r"):
        read_gold(path, tmp_path)


def test_a_line_that_is_not_json_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\nnot json\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl:2"):
        read_gold(path, tmp_path)


def test_a_corpus_is_read_by_part(tmp_path: Path) -> None:
    for name, part in (("a", "dev"), ("b", "test")):
        raw = {"name": name, "part": part, "text": TEXT, "claims": [RAW]}
        (tmp_path / f"{name}.json").write_text(json.dumps(raw), encoding="utf-8")
    assert [r.name for r, _ in read_corpus(tmp_path)] == ["a", "b"]
    assert [r.name for r, _ in read_corpus(tmp_path, "test")] == ["b"]
    (tmp_path / "c.json").write_text('{"name": "c"}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"c\.json"):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    ("raw", "interval"),
    [
        (None, None),
        ("2016-10-28", Interval(date(2016, 10, 28), date(2016, 10, 28))),
        ("2016-10-28/2016-10-31", Interval(date(2016, 10, 28), date(2016, 10, 31))),
        ({"start": None, "end": "2016-10-31"}, Interval(None, date(2016, 10, 31))),
        ({"start": "2016-10-31", "end": None}, Interval(date(2016, 10, 31), None)),
    ],
)
def test_every_way_to_write_a_date(raw: Any, interval: Interval | None) -> None:  # noqa: ANN401
    assert parse_date(raw) == interval


def test_an_extracted_claim_is_read_like_a_gold_one() -> None:
    place = {"name": "مورك", "id": "sy-9", "lat": 35.4, "lon": 36.7, "precision": "town"}
    assert parse_claim(RAW | {"places": [place]}).places == ("مورك",)


def test_a_gold_claim_survives_the_model_and_the_format() -> None:
    gold = parse_claim(RAW)
    [claim] = gold_claims(REPORT, [gold])
    back = parse_claim(claim_to_json(REPORT, claim))
    for name in ("start", "trigger", "type", "modality", "agent", "agent_party", "target"):
        assert getattr(back, name) == getattr(gold, name), name
    assert (back.places, back.date, back.losses) == (gold.places, gold.date, gold.losses)
    assert (back.source, back.source_kind) == ("الثوار", SourceKind.PARTY_STATEMENT)
    assert claim.attribution.value.party == "opposition"


def test_spans_are_the_words_near_the_trigger() -> None:
    [claim] = gold_claims(REPORT, [parse_claim(RAW)])
    assert not isinstance(claim.places, Gap)
    assert claim.places[0].value.span.start == TEXT.rindex("مورك")
    assert claim.losses[0].value.span.of(TEXT) == "12 عنصرا"
    assert claim.sentence.of(TEXT).startswith("وأعلن")


def test_places_are_resolved_by_whoever_is_asked() -> None:
    def resolve(report: Report, name: str, span: Span) -> Where:
        return Where(name, span, f"{report.name}-{name}")

    [claim] = gold_claims(REPORT, [parse_claim(RAW)], place_of=resolve)
    assert [where.place for where in claim.where] == ["r-مورك"]


def test_what_gold_leaves_open_is_a_gap() -> None:
    bare = {k: RAW[k] for k in ("start", "trigger", "type", "modality")}
    [claim] = gold_claims(REPORT, [parse_claim(bare)])
    assert isinstance(claim.agent, Gap)
    assert isinstance(claim.places, Gap)
    assert isinstance(claim.when, Gap)
    assert claim.attribution.value.kind is SourceKind.OUTLET


def test_nearest_span_folds_spelling_and_says_when_there_is_none() -> None:
    assert nearest_span("في إدلب ثم أدلب", "ادلب", 15) == Span(11, 15)
    assert nearest_span("في إدلب", "حلب", 0) is None
    assert nearest_span("في إدلب", " ", 0) is None
