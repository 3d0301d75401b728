import json
from pathlib import Path

import pytest

from riwaya.errors import ConfigError
from riwaya.evaluation.command import evaluate
from riwaya.evaluation.gate import SEEMING_MISREAD, Gate, corpus_hash, shortfalls
from riwaya.evaluation.gold import GoldClaim, GoldError, gold_claims
from riwaya.evaluation.score import MISREAD, SEEMING, Scores, score
from riwaya.evaluation.seeming import read_seeming, with_seeming
from riwaya.model import Claim, EventType, Modality, Report, Span

TEXT = "حرب الأسعار مستمرة. قصف الطيران مورك. معركة الخبز تشتعل."
REPORT = Report(name="a", text=TEXT)
FIRST, LAST = Span(0, 19), Span(38, 57)
SEEMING_SENTENCES = {"a": [FIRST, LAST]}


def claim(word: str, *, optional: bool = False) -> GoldClaim:
    kind = EventType.CLASH if word != "قصف" else EventType.AIRSTRIKE
    return GoldClaim(
        start=TEXT.index(word),
        trigger=word,
        type=kind,
        modality=Modality.ASSERTED,
        optional=optional,
    )


class WarReader:
    """Reads the battle over bread as a battle."""

    def read(self, report: Report) -> list[Claim]:
        return gold_claims(report, [claim("معركة")])


def counts(gold: list[GoldClaim], given: list[GoldClaim]) -> tuple[int, int]:
    scored = with_seeming(score([(REPORT, gold)], {"a": given}), SEEMING_SENTENCES)
    total = Scores.of(scored).counts
    return total[SEEMING], total[MISREAD]


def test_a_sentence_is_misread_once_however_many_claims_stand_in_it() -> None:
    assert counts([claim("قصف")], [claim("قصف")]) == (2, 0)
    assert counts([], [claim("حرب"), claim("الأسعار")]) == (2, 1)
    assert counts([], [claim("حرب"), claim("معركة")]) == (2, 2)


def test_claims_of_other_sentences_and_doubtful_ones_misread_none() -> None:
    assert counts([], [claim("قصف")]) == (2, 0)
    assert counts([claim("معركة", optional=True)], [claim("معركة")]) == (2, 0)
    assert counts([claim("معركة", optional=True)], []) == (2, 0)


def test_the_share_of_misread_sentences_is_printed_for_a_folder(tmp_path: Path) -> None:
    raw = {"name": "a", "text": TEXT, "claims": [], "seeming": [[0, 19], [38, 57]]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(raw), "utf-8")
    lines = list(evaluate(tmp_path, None, WarReader(), rounds=10).lines())
    assert "seeming sentences 2  with a claim 1  share 0.500" in lines
    path.write_text(json.dumps(raw | {"seeming": []}), "utf-8")
    lines = list(evaluate(tmp_path, None, WarReader(), rounds=10).lines())
    assert not [line for line in lines if line.startswith("seeming")]


def test_a_mark_that_is_no_span_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"seeming": [[1]]}), "utf-8")
    with pytest.raises(GoldError, match=r"a\.json: seeming sentences"):
        read_seeming(tmp_path)


def test_a_gate_holds_the_misread_sentences_and_asks_for_the_marks() -> None:
    gold = [(REPORT, [claim("قصف")])]
    scored = score(gold, {"a": [claim("حرب")]})
    gate = Gate("newswire", corpus_hash(gold), {}, {SEEMING_MISREAD: 0})
    assert shortfalls(gate, gold, with_seeming(scored, SEEMING_SENTENCES)) == [
        "newswire: seeming_misread is 1, ceiling 0"
    ]
    with pytest.raises(ConfigError, match="seeming_misread"):
        shortfalls(gate, gold, scored)
