"""Outlets are found by name, domain and address, with their alignment at a date."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicons.sources import SOURCE_COLUMNS, load_sources
from riwaya.model import SourceKind

SOURCES = load_sources()


def test_syria_has_a_hundred_and_fifty_sources_and_each_other_war_twenty() -> None:
    counts = Counter(source.pack for source in SOURCES)
    assert counts["syria"] >= 150
    for war in ("iraq", "yemen", "libya", "sudan", "lebanon", "palestine"):
        assert counts[war] >= 20, war


def test_media_arms_speak_as_parties_and_monitors_as_monitors() -> None:
    for source in SOURCES:
        if source.kind == "media_arm":
            assert source.source_kind is SourceKind.PARTY_STATEMENT, source.id
            assert source.alignment(None) is not None or len(source.aligned) > 1, source.id


@pytest.mark.parametrize(
    ("asked", "source"),
    [
        ("sana", "sana"),
        ("سانا", "sana"),
        ("وكالة «سانا»", None),
        ("الوكالة العربية السورية للأنباء", "sana"),
        ("https://www.enabbaladi.net/archives/1", "enab_baladi"),
        ("enabbaladi.net", "enab_baladi"),
        ("ar.sub.enabbaladi.net", "enab_baladi"),
        ("المرصد السورى لحقوق الإنسان", "sohr"),
        ("aawsat", "aawsat"),
        ("http://aawsat.com/home/article/1", "aawsat"),
        ("nobody.example", None),
        ("لا أحد", None),
    ],
)
def test_a_source_is_found_in_any_spelling(asked: str, source: str | None) -> None:
    found = SOURCES.find(asked)
    assert (found.id if found else None) == source


def test_alignment_is_that_of_the_day() -> None:
    assert SOURCES.alignment("sana", date(2016, 1, 1)) == "government"
    assert SOURCES.alignment("saba_gov", date(2014, 6, 1)) == "yemen_government"
    assert SOURCES.alignment("syria_tv_state", date(2024, 6, 1)) == "government"
    assert SOURCES.alignment("syria_tv_state", date(2025, 6, 1)) is None
    assert SOURCES.alignment("reuters", date(2016, 1, 1)) is None
    assert SOURCES.alignment("unknown outlet") is None


def test_no_domain_belongs_to_two_sources() -> None:
    counts = Counter(domain for source in SOURCES for domain in source.domains)
    assert [domain for domain, count in counts.items() if count > 1] == []


def _table(tmp_path: Path, row: str) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(",".join(SOURCE_COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    return path


def test_a_users_table_overrides_and_adds(tmp_path: Path) -> None:
    rows = (
        "sana,سانا,,SANA,agency,media,,,,sana.sy,",
        "own,صوت البلد,,Own,site,media,opposition,,,own.example,",
    )
    sources = load_sources(_table(tmp_path, "\n".join(rows)))
    assert sources.alignment("sana.sy") is None
    assert sources.alignment("صوت البلد") == "opposition"
    assert sources.find("رويترز") is not None


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("own,اسم,,Own,blog,media,,,,,", "kind 'blog'"),
        ("own,اسم,,Own,site,hearsay,,,,,", "hearsay"),
        ("own,اسم,,Own,site,media,nobody,,,,", "no party 'nobody'"),
        ("own,اسم,,Own,site,media,,yesterday,,,", "from"),
        ("own,اسم", "values"),
    ],
)
def test_a_broken_row_is_refused_with_its_place(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        load_sources(_table(tmp_path, row))


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"missing\.csv"):
        load_sources(tmp_path / "missing.csv")
