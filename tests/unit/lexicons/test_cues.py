"""Cues, losses, speakers and weapons: the files' schema, and every example holding its word."""

import pytest

from riwaya.arabic.phrases import PhraseTrie
from riwaya.arabic.tokens import tokens
from riwaya.lexicons.cues import (
    load_cues,
    load_loss_nouns,
    load_loss_words,
    load_singular_people,
    load_speakers,
    load_weapons,
    read_toml,
)

_CUES = read_toml("cues.toml")["cue"]
_LOSSES = read_toml("losses.toml")["loss"]
_SPEAKERS = read_toml("speakers.toml")["speaker"]
_WEAPONS = read_toml("weapons.toml")["weapon"]
_KINDS = {
    "correspondent",
    "monitor",
    "witness",
    "media",
    "official",
    "party_statement",
    "anonymous",
}


def _ids(entries: list[dict[str, object]]) -> list[str]:
    return [str(entry["id"]) for entry in entries]


def _keys(text: str) -> list[str]:
    return [token.key for token in tokens(text)]


def _found(trie: PhraseTrie[object], text: str) -> list[object]:
    """Return every payload of the longest matches in a text."""
    return [p for _, _, _, payloads in trie.scan(_keys(text)) for p in payloads]


@pytest.mark.parametrize("entries", [_CUES, _LOSSES, _SPEAKERS, _WEAPONS])
def test_ids_are_unique(entries: list[dict[str, object]]) -> None:
    assert len(set(_ids(entries))) == len(entries)


@pytest.mark.parametrize("entry", _CUES, ids=_ids(_CUES))
def test_a_cue_keeps_to_the_schema(entry: dict[str, object]) -> None:
    assert set(entry) <= {"id", "kind", "verbs", "masdars", "phrases", "example", "gloss"}
    assert {"id", "kind", "example"} <= set(entry)
    words = [entry.get(k, []) for k in ("verbs", "masdars", "phrases")]
    assert any(words)
    assert all(len(pair.split()) == 2 for pair in entry.get("verbs", []))
    assert all(len(set(w)) == len(w) for w in words)


@pytest.mark.parametrize("entry", _CUES, ids=_ids(_CUES))
def test_a_cue_is_found_in_its_example(entry: dict[str, object]) -> None:
    assert entry["id"] in {cue.id for cue in _found(load_cues(), str(entry["example"]))}


@pytest.mark.parametrize("entry", _LOSSES, ids=_ids(_LOSSES))
def test_a_loss_word_is_found_in_its_example(entry: dict[str, object]) -> None:
    found = _found(load_loss_words(), str(entry["example"]))
    assert entry["kind"] in {word.kind for word in found}


@pytest.mark.parametrize("entry", _SPEAKERS, ids=_ids(_SPEAKERS))
def test_a_speaker_is_found_in_its_example(entry: dict[str, object]) -> None:
    assert entry["kind"] in _KINDS
    found = _found(load_speakers(), str(entry["example"]))
    assert (entry["kind"], entry["weight"]) in found


@pytest.mark.parametrize("entry", _WEAPONS, ids=_ids(_WEAPONS))
def test_a_weapon_is_found_in_its_example(entry: dict[str, object]) -> None:
    found = _found(load_weapons(), str(entry["example"]))
    assert entry["id"] in {weapon.id for weapon in found}


@pytest.mark.parametrize("entry", _WEAPONS, ids=_ids(_WEAPONS))
def test_every_word_of_a_weapon_means_it(entry: dict[str, object]) -> None:
    for word in entry["words"]:
        found = load_weapons().longest(_keys(word), 0)
        assert found is not None
        assert entry["id"] in {weapon.id for weapon in found[1]}, word


def test_no_word_names_two_weapons() -> None:
    owner: dict[tuple[str, ...], str] = {}
    for entry in _WEAPONS:
        for word in entry["words"]:
            assert owner.setdefault(tuple(_keys(word)), entry["id"]) == entry["id"], word


@pytest.mark.parametrize(
    ("verb", "cue"),
    [
        ("قالت", "speech.say"),
        ("يؤكدون", "speech.say"),
        ("وأضاف", "speech.continued"),
        ("نفوا", "speech.deny"),
        ("زعمت", "speech.claim"),
        ("تمكنوا", "light.manage"),
        ("سيعتزم", None),
        ("بدأت", "light.begin"),
        ("بدأوا", "light.begin"),
    ],
)
def test_cues_know_the_forms_of_their_verbs(verb: str, cue: str | None) -> None:
    ids = {c.id for c in _found(load_cues(), verb)}
    assert cue in ids if cue else not ids


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("مدنيين", "civilians"),
        ("طفلتين", "civilians"),
        ("امرأتان", "civilians"),
        ("جنديين", "fighters"),
        ("ضابطان", "fighters"),
        ("مقاتلة", "fighters"),
        ("دبابتان", "equipment"),
        ("عربتان", "equipment"),
    ],
)
def test_lost_nouns_stand_in_every_number_and_case(noun: str, kind: str) -> None:
    assert load_loss_nouns()[_keys(noun)[0]] == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("قتيلان", "killed"),
        ("شهيدة", "killed"),
        ("جريحان", "wounded"),
        ("مصابتين", "wounded"),
        ("أسيران", "captured"),
        ("معتقلة", "captured"),
        ("نازحة", "displaced"),
    ],
)
def test_words_of_loss_stand_in_every_gender_and_number(word: str, kind: str) -> None:
    assert kind in {w.kind for w in _found(load_loss_words(), word)}


def test_a_single_person_lost_counts_as_one() -> None:
    assert {"جندي", "طفل", "ممرض"} <= load_singular_people()
    assert "جنود" not in load_singular_people()
