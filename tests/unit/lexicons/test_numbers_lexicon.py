"""Every vague word and modifier of the number lexicon does what its example says."""

import tomllib
from typing import Any

import pytest

from riwaya.arabic.phrases import phrase_keys
from riwaya.errors import LexiconError
from riwaya.extraction.quantities import GrammarQuantityFinder
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.layout import load_layout
from riwaya.lexicons.numbers import load_numbers
from riwaya.model import QuantityMention, Report
from riwaya.text.segment import segment

RAW = read_toml("numbers.toml")


def mentions(text: str) -> list[QuantityMention]:
    return GrammarQuantityFinder().find(segment(Report(name="t", text=text)))


@pytest.mark.parametrize("entry", RAW["vague"], ids=lambda entry: entry["id"])
def test_vague_word_fires(entry: dict[str, Any]) -> None:
    (found,) = mentions(entry["fires"])
    assert found.low == entry.get("low")
    assert found.high == entry.get("high")
    assert found.vague in (entry["id"], "several")
    assert all(m.vague != entry["id"] for m in mentions(entry["silent"]))


@pytest.mark.parametrize("entry", RAW["modifier"], ids=lambda entry: entry["id"])
def test_modifier_bends_its_figure(entry: dict[str, Any]) -> None:
    (found,) = mentions(entry["fires"])
    opened = {"more": (True, False), "least": (True, False), "less": (False, True)}
    opened |= {"most": (False, True), "about": (True, True)}
    assert (found.low is not None, found.high is not None) == opened[entry["kind"]]
    plain = mentions(entry["silent"])
    assert all(m.low == m.high for m in plain)


def test_no_word_stands_in_two_places_of_a_number() -> None:
    words = load_numbers().table.words
    for key, readings in words.items():
        kinds = [reading.kind for reading in readings]
        assert len(kinds) == len(set(kinds)), key


def test_no_dual_is_a_number_word() -> None:
    lexicon = load_numbers()
    assert not lexicon.duals & set(lexicon.table.words)


@pytest.mark.parametrize("value", range(1, 32))
def test_every_day_of_a_month_has_an_ordinal(value: int) -> None:
    assert value in load_numbers().ordinals.values()


def test_ids_are_unique() -> None:
    for name in ("vague", "modifier"):
        ids = [entry["id"] for entry in RAW[name]]
        assert len(ids) == len(set(ids))
    ids = [cue["id"] for cue in read_toml("layout.toml")["cue"]]
    assert len(ids) == len(set(ids))


def test_layout_words_fold_to_keys() -> None:
    raw, lexicon = read_toml("layout.toml"), load_layout()
    assert lexicon.limits["section"] < lexicon.limits["headline"]
    assert len(lexicon.speech) == len({phrase_keys(f)[0] for f in raw["speech"]["forms"]})
    assert not lexicon.names & set(lexicon.suffixes)


def test_a_broken_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> dict[str, Any]:
        raise tomllib.TOMLDecodeError(f"no table in {len(text)} letters")

    monkeypatch.setattr(tomllib, "loads", refuse)
    with pytest.raises(LexiconError, match=r"lexicons/\./numbers\.toml: no table"):
        read_toml("./numbers.toml")  # by a name under which nothing was read before
