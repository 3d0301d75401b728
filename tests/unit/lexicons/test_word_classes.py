"""Classes of words: the file's schema, and their examples."""

from typing import Any

import pytest

from riwaya.arabic.fold import fold_key
from riwaya.errors import LexiconError
from riwaya.lexicons import word_classes
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.frames import FILES, load_frames
from riwaya.lexicons.word_classes import FILE, MARK, load_word_classes, words_of

_ENTRIES = read_toml(FILE)["class"]
_LISTS = ("only_before", "only_after", "needs_word", "around", "not_after", "not_before")


def _broken(monkeypatch: pytest.MonkeyPatch, *entries: dict[str, Any]) -> str:
    """Return what loading these classes complains of."""
    monkeypatch.setattr(word_classes, "read_toml", lambda _name: {"class": entries})
    with pytest.raises(LexiconError) as raised:
        load_word_classes.__wrapped__()
    return str(raised.value)


def _entry(name: str, **more: object) -> dict[str, Any]:
    return {"id": name, "gloss": "words", "holds": [], "spares": [], **more}


@pytest.mark.parametrize("entry", _ENTRIES, ids=[e["id"] for e in _ENTRIES])
def test_a_class_holds_and_spares_what_it_says(entry: dict[str, Any]) -> None:
    words = load_word_classes()[entry["id"]]
    assert entry["gloss"]
    assert entry["holds"]
    assert entry["spares"]
    assert {fold_key(word) for word in entry["holds"]} <= words
    assert not {fold_key(word) for word in entry["spares"]} & words


def test_every_class_is_used() -> None:
    entries = [e for name in FILES for e in read_toml(f"frames/{name}.toml")["frame"]]
    used = {w for e in entries for k in _LISTS for w in e.get(k, ()) if w.startswith(MARK)}
    inner = {MARK + name for entry in _ENTRIES for name in entry.get("of", ())}
    asked = {MARK + "forces", MARK + "heads"}
    assert {MARK + entry["id"] for entry in _ENTRIES} <= used | inner | asked


def test_a_frame_takes_in_the_forms_of_a_class_and_its_own_words() -> None:
    words = load_frames()["gain.push"].only_before
    assert load_word_classes()["fighters"] <= words
    assert fold_key("النظام") in words
    assert not any(word.startswith(MARK) for word in words)


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"clash\.x: no class '@heroes'"):
        words_of(["@heroes"], "clash.x")


def test_a_broken_class_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "unknown {'color'}" in _broken(monkeypatch, _entry("a", color="red"))
    assert "missing" in _broken(monkeypatch, {"id": "a"})
    assert "a stands twice" in _broken(monkeypatch, _entry("a"), _entry("a"))
    assert "no class 'b' before it" in _broken(monkeypatch, _entry("a", of=["b"]))
