"""Function words: every entry is known to the code and shown in its example."""

from dataclasses import fields
from typing import Any

import pytest

from riwaya.arabic.fold import fold_key
from riwaya.arabic.phrases import clitic_splits, phrase_keys
from riwaya.errors import LexiconError
from riwaya.lexicons import grammar
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.grammar import Grammar, load_grammar

ENTRIES = read_toml("grammar.toml")["word"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_an_example_holds_one_of_its_words(entry: dict[str, Any]) -> None:
    assert set(entry) == {"id", "words", "gloss", "example"}
    keys = phrase_keys(entry["example"])
    words = tuple(map(fold_key, entry["words"]))
    if entry["id"] == "future":
        assert any(key.startswith(words) for key in keys)
    else:
        assert {rest for key in keys for _, rest in clitic_splits(key)} & set(words)


def test_ids_are_unique() -> None:
    ids = [entry["id"] for entry in ENTRIES]
    assert sorted(ids) == sorted({field.name for field in fields(Grammar)})


def test_words_are_folded_once_for_all() -> None:
    known = load_grammar()
    assert known is load_grammar()
    assert "الي" in known.destination
    assert known.located > known.inside


def test_an_unknown_id_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = {"word": [*ENTRIES, {"id": "oddity", "words": ["من"]}]}
    monkeypatch.setattr(grammar, "read_toml", lambda _name: odd)
    with pytest.raises(LexiconError, match="oddity"):
        load_grammar.__wrapped__()
