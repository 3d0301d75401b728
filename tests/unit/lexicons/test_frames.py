"""Event frames: the files' schema, and every example read by the whole reader."""

from collections import Counter
from datetime import date
from functools import cache

import pytest

from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.frames import FILES, Frame, load_frames, load_triggers
from riwaya.lexicons.word_classes import MARK
from riwaya.model import EventType, Modality, Report
from riwaya.pipeline.reading import ReportReader, claim_reader

_LISTS = {
    "verbs",
    "masdars",
    "nouns",
    "participles",
    "phrases",
    "needs",
    "only_before",
    "through",
    "needs_word",
    "around",
    "absorbs",
    "only_after",
    "not_after",
    "not_before",
    "needs_cue",
    "fires",
    "spares",
}
_WORDS = {
    "id",
    "type",
    "gloss",
    "genitive",
    "pronoun",
    "subject",
    "tense",
    "modality",
    "context",
}
_FLAGS = {
    "means",
    "mutual",
    "casualty",
    "result",
    "aims",
    "verbal",
    "bare",
    "named",
    "flown",
    "lone",
    "met",
    "objectless",
    "custody",
    "retold",
    "answers",
    "deadly",
    "lost",
    "warlike",
    "topical",
    "resumed",
    "unresumed",
    "quiet",
}
_NUMBERS = {"near_before", "near_after"}
_ROLES = {"agent", "target", "place", "either", "none"}
_NEEDS = {
    "war",
    "place_topic",
    "ground",
    "armed",
    "armed_right",
    "armed_near",
    "armed_subject",
    "place",
    "holder",
    "place_subject",
    "unhit",
    "unfled",
    "refuge",
    "headline",
    "body",
    "change",
    "statement_near",
    "statement_party",
    "spokesman",
    "speaker",
    "heard",
    "opens",
}
_CONTEXTS = {
    "syria": "اندلعت معارك بين قوات النظام وفصائل المعارضة في ريف حلب.",
    "iraq": "اندلعت معارك بين القوات العراقية وتنظيم داعش غرب الرمادي في العراق.",
    "yemen": "اندلعت معارك بين المقاومة الشعبية والحوثيين في محافظة تعز اليمنية.",
    "libya": "اندلعت معارك بين قوات الوفاق وقوات حفتر جنوب طرابلس في ليبيا.",
    "sudan": "اندلعت معارك بين الجيش السوداني وقوات الدعم السريع في الخرطوم.",
    "palestine": "اندلعت معارك بين جيش الاحتلال الإسرائيلي وكتائب القسام في قطاع غزة.",
    "lebanon": "اندلعت معارك بين الجيش اللبناني ومسلحي جبهة النصرة في جرود عرسال.",
}


def _entries() -> list[tuple[str, dict[str, object]]]:
    return [(name, e) for name in FILES for e in read_toml(f"frames/{name}.toml")["frame"]]


_ENTRIES = _entries()
_FIRES = [(e["id"], e.get("context", "syria"), t) for _, e in _ENTRIES for t in e["fires"]]
_SPARES = [(e["id"], t) for _, e in _ENTRIES for t in e["spares"]]


@cache
def _reader() -> ReportReader:
    return claim_reader()


def _frames_from(text: str, start: int = 0) -> set[str]:
    """Return the ids of the frames that a text's claims stand on, from a letter onward."""
    report = Report(name="example", text=text, published=date(2016, 10, 31))
    return {c.frame for c in _reader().read(report) if c.trigger.start >= start}


def test_ids_are_unique() -> None:
    counts = Counter(e["id"] for _, e in _ENTRIES)
    assert [i for i, n in counts.items() if n > 1] == []
    assert set(counts) == set(load_frames())


def test_there_are_frames_for_every_event_type() -> None:
    assert len(load_frames()) >= 220
    assert {f.type for f in load_frames().values()} == set(EventType)


@pytest.mark.parametrize("entry", [e for _, e in _ENTRIES], ids=[e["id"] for _, e in _ENTRIES])
def test_entries_keep_to_the_schema(entry: dict[str, object]) -> None:
    assert set(entry) <= _LISTS | _WORDS | _FLAGS | _NUMBERS
    assert {"id", "type", "gloss", "fires", "spares"} <= set(entry)
    assert all(
        isinstance(entry[k], list) and all(isinstance(w, str) and w for w in entry[k])
        for k in _LISTS & set(entry)
    )
    assert all(isinstance(entry[k], str) and entry[k] for k in _WORDS & set(entry))
    assert all(entry[k] is True for k in _FLAGS & set(entry))
    assert all(isinstance(entry[k], int) for k in _NUMBERS & set(entry))
    assert {entry.get("genitive", "agent"), entry.get("pronoun", "agent")} <= _ROLES
    assert entry.get("subject", "agent") in _ROLES
    assert set(entry.get("needs", [])) <= _NEEDS
    assert entry.get("tense") in (None, "past", "present")
    assert entry.get("context", "syria") in _CONTEXTS
    assert Modality(entry.get("modality", "asserted"))
    assert EventType(entry["type"])
    assert entry["fires"]
    assert entry["spares"]


@pytest.mark.parametrize("entry", [e for _, e in _ENTRIES], ids=[e["id"] for _, e in _ENTRIES])
def test_an_entry_has_words_and_lists_none_twice(entry: dict[str, object]) -> None:
    words = [entry.get(k, []) for k in ("verbs", "masdars", "nouns", "participles", "phrases")]
    assert any(words)
    for key in _LISTS & set(entry):
        repeated = [w for w, n in Counter(entry[key]).items() if n > 1]
        assert repeated == [], key
    assert all(len(pair.split()) == 2 for pair in entry.get("verbs", []))


def test_words_of_conditions_are_folded() -> None:
    for _, entry in _ENTRIES:
        for key in (
            "only_before",
            "through",
            "only_after",
            "needs_word",
            "around",
            "not_after",
            "not_before",
        ):
            for word in entry.get(key, []):
                if word.startswith(MARK):
                    continue
                assert not set(word) & set("أإآةىئؤ "), (entry["id"], key, word)


def test_absorbed_frames_exist() -> None:
    known = set(load_frames())
    for frame in load_frames().values():
        assert frame.absorbs <= known, frame.id


def test_ids_begin_with_a_room_of_their_own() -> None:
    assert all(len(f.id.split(".")) == 2 for f in load_frames().values())


def test_a_frame_is_found_by_its_verb_masdar_and_noun() -> None:
    trie = load_triggers()
    for word, frame in (("قصفت", "strike.qasf"), ("اشتباكات", "clash.ishtibak")):
        found = trie.longest([word], 0)
        assert found is not None
        assert frame in {payload.frame.id for payload in found[1]}
    assert trie.longest(["شجره"], 0) is None


def test_loaded_frames_carry_what_their_tables_say() -> None:
    frame = load_frames()["clash.repel"]
    assert isinstance(frame, Frame)
    assert frame.type is EventType.CLASH
    assert frame.modality is Modality.FAILED
    assert frame.subject == "target"


@pytest.mark.parametrize(("frame", "context", "text"), _FIRES, ids=[f"{f[0]}" for f in _FIRES])
def test_an_example_of_war_fires(frame: str, context: str, text: str) -> None:
    opening = _CONTEXTS[context] + "\n"
    if "headline" in load_frames()[frame].needs:
        assert frame in _frames_from(text + "\n" + opening)
    else:
        assert frame in _frames_from(opening + text, len(opening))


@pytest.mark.parametrize(("frame", "text"), _SPARES, ids=[f"{f[0]}" for f in _SPARES])
def test_a_near_miss_is_spared(frame: str, text: str) -> None:
    assert frame not in _frames_from(text)
