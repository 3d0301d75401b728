"""Finding triggers, cues and weapons in documents."""

import pytest

from riwaya.extraction.triggers import find_cues, find_triggers, find_weapons
from riwaya.model import Document, Report
from riwaya.text.segment import segment


def _document(text: str) -> Document:
    return segment(Report(name="example", text=text))


def _triggers(text: str) -> set[tuple[str, str]]:
    """Return (frame, words) of every trigger reading of a text."""
    return {(t.frame, t.span.of(text)) for t in find_triggers(_document(text))}


@pytest.mark.parametrize(
    ("text", "frame", "words"),
    [
        ("قصفت الدبابات البلدة.", "strike.qasf", "قصفت"),
        ("وقصفت الدبابات البلدة.", "strike.qasf", "قصفت"),
        ("بعد القصف على البلدة.", "strike.qasf", "القصف"),
        ("تعرضت البلدة للقصف أمس.", "strike.qasf", "للقصف"),
        ("وقعت اشتباكاتٌ عنيفة.", "clash.ishtibak", "اشتباكاتٌ"),
        ("نُفذت غارتان أمس.", "air.ghara", "غارتان"),
        ("جرى وقف إطلاق النار.", "agreement.ceasefire", "وقف إطلاق النار"),
    ],
)
def test_triggers_are_found_in_their_forms(text: str, frame: str, words: str) -> None:
    assert (frame, words) in _triggers(text)


def test_the_longest_phrase_is_taken() -> None:
    frames = {frame for frame, _ in _triggers("دعا إلى وقف إطلاق النار.")}
    assert "agreement.ceasefire" in frames
    assert "clash.fire-noun" not in frames


def test_a_future_verb_says_so() -> None:
    forms = {t.form for t in find_triggers(_document("سيقصف الطيران البلدة."))}
    assert "future" in forms


def test_pronoun_and_article_are_kept() -> None:
    text = "بعد قصفها سيطروا على القرية بعد الهجوم."
    found = {t.span.of(text): t for t in find_triggers(_document(text))}
    assert found["قصفها"].pronoun == "ها"
    assert found["سيطروا"].plural
    assert found["الهجوم"].definite


def test_triggers_stand_in_the_order_of_the_text_and_inside_it() -> None:
    text = "اندلعت معارك.\nثم قصف الطيران البلدة وانسحب المقاتلون."
    found = find_triggers(_document(text))
    assert [t.first for t in found] == sorted(t.first for t in found)
    assert all(0 <= t.span.start < t.span.end <= len(text) for t in found)


def test_a_phrase_does_not_run_over_a_sentence_end() -> None:
    found = _triggers("لا وقف.\nإطلاق النار مستمر.")
    assert not any("وقف" in words and "النار" in words for _, words in found)


def test_words_of_peace_name_no_event() -> None:
    assert _triggers("شرب الطالب الحليب صباحا.") == set()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("قال المتحدث إن القوات تقدمت.", "speech", "قال"),
        ("تقدمت القوات بحسب المرصد.", "according", "بحسب"),
        ("تمكن الجيش من التقدم.", "achieve", "تمكن"),
        ("فشلت القوات في التقدم.", "failed", "فشلت"),
        ("شنت الطائرات غارات.", "light", "شنت"),
        ("لا تزال المعارك مستمرة.", "ongoing", "لا تزال"),
    ],
)
def test_cues_are_found(text: str, kind: str, words: str) -> None:
    found = {(c.kind, c.span.of(text)) for c in find_cues(_document(text))}
    assert (kind, words) in found


def test_weapons_are_found_with_their_class() -> None:
    text = "قصفت الحي بقذائف الهاون وألقى الطيران المروحي براميل متفجرة."
    found = {(w.weapon, w.category) for w in find_weapons(_document(text))}
    assert ("mortar", "artillery") in found
    assert ("barrel_bomb", "air") in found
