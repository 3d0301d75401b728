"""The words that steer attribution and the reading of losses."""

from dataclasses import fields
from typing import Any

import pytest

from riwaya.arabic.phrases import phrase_keys
from riwaya.lexicons.cues import load_loss_nouns, load_speakers, read_toml
from riwaya.lexicons.loss_words import LossContext, load_loss_context
from riwaya.lexicons.telling import TellingWords, load_telling
from riwaya.model import LossKind, SourceKind

STEERING = tuple(field.name for field in fields(TellingWords) if field.name != "aside_words")
AROUND = tuple(
    field.name for field in fields(LossContext) if field.name not in ("things", "meant")
)


@pytest.mark.parametrize("name", [name.replace("asides", "aside") for name in STEERING])
def test_an_example_holds_one_of_its_words(name: str) -> None:
    assert _holds(read_toml("speakers.toml")[name])


@pytest.mark.parametrize("name", [*AROUND, "singular_things"])
def test_an_example_of_losses_holds_one_of_its_words(name: str) -> None:
    assert _holds(read_toml("losses.toml")[name])


@pytest.mark.parametrize("entry", read_toml("losses.toml")["meant"], ids=lambda e: e["id"])
def test_an_example_of_whom_a_noun_means_holds_one_of_its_words(entry: dict[str, Any]) -> None:
    assert _holds(entry)


def _holds(table: dict[str, Any]) -> bool:
    keys = " ".join(phrase_keys(table["example"]))
    return any(" ".join(phrase_keys(word)) in keys for word in table["words"])


@pytest.mark.parametrize("entry", read_toml("speakers.toml")["speaker"], ids=lambda e: e["id"])
def test_a_speaker_is_found_in_its_example(entry: dict[str, Any]) -> None:
    keys = phrase_keys(entry["example"])
    kinds = {kind for _, _, _, found in load_speakers().scan(keys) for kind, _ in found}
    assert SourceKind(entry["kind"]) in kinds


@pytest.mark.parametrize("entry", read_toml("losses.toml")["loss"], ids=lambda e: e["id"])
def test_a_loss_is_of_a_known_kind(entry: dict[str, Any]) -> None:
    assert not entry["kind"] or LossKind(entry["kind"]) in LossKind


def test_what_opens_an_aside_is_found() -> None:
    telling = load_telling()
    keys = phrase_keys("يذكر أن البلدة محاصرة")
    assert [first for first, _, _, _ in telling.asides.scan(keys)] == [0]
    assert not telling.aside_words.isdisjoint(keys)


def test_where_no_last_word_stands_no_aside_does() -> None:
    telling = load_telling()
    keys = phrase_keys("قصفت الطائرات البلدة")
    assert telling.aside_words.isdisjoint(keys)
    assert list(telling.asides.scan(keys)) == []


def test_words_of_number_and_of_loss_are_apart() -> None:
    context = load_loss_context()
    assert context.one.isdisjoint(context.others)
    assert context.measures.isdisjoint(load_loss_nouns())
    assert all(
        load_loss_nouns().get(word, "equipment") == "equipment" for word in context.things
    )
