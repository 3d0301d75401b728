"""Domains: each example holds a word of its domain, with and without the article."""

import pytest

from riwaya.arabic.tokens import tokens
from riwaya.lexicons.cues import read_toml
from riwaya.lexicons.domains import domains_at, load_figures

DOMAINS = read_toml("domains.toml")["domain"]


def domains(text: str) -> list[str]:
    return [domain for _, domain in domains_at([token.key for token in tokens(text)])]


@pytest.mark.parametrize("entry", DOMAINS, ids=lambda entry: entry["id"])
def test_an_example_holds_a_word_of_its_domain(entry: dict[str, str]) -> None:
    assert entry["id"] in domains(entry["example"])


def test_a_word_counts_with_article_and_proclitics() -> None:
    assert domains("فيلم والفيلم بالمناورة") == ["art", "art", "drill"]


def test_plain_reports_of_fighting_hold_none() -> None:
    assert domains("قصفت قوات النظام بلدة حيان بالمدفعية") == []


def test_figures_are_known_with_the_article_and_without() -> None:
    assert {"سيول", "السيول", "جدل", "الجدل"} <= load_figures()
