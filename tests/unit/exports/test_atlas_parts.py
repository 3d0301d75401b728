"""The atlas's texts and colours are whole, and its page asks for none that is not there."""

import copy
import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from riwaya.errors import LexiconError
from riwaya.exports.atlas_method import method
from riwaya.exports.atlas_page import SCRIPTS
from riwaya.exports.cells import neutral
from riwaya.lexicons.atlas import load_atlas, parse_atlas
from riwaya.lexicons.interface import interface
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.reconciliation import load_rules
from riwaya.model import FAMILIES, Verdict

PARTS = files("riwaya.exports").joinpath("atlas")


@pytest.fixture
def raw() -> dict[str, Any]:
    text = files("riwaya.lexicons").joinpath("atlas.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def script() -> str:
    return "\n".join(PARTS.joinpath(name).read_text(encoding="utf-8") for name in SCRIPTS)


def test_every_text_the_page_asks_for_is_there() -> None:
    asked = set(re.findall(r'\bt\("([a-z_]+)"', script()))
    assert asked
    assert asked <= set(load_atlas().texts)


def test_every_code_the_page_names_has_a_section() -> None:
    sections = set(re.findall(r'R\.code\("([a-z_]+)"', script()))
    for section in sections:
        assert interface("ar").keys(section)


def test_colours_cover_what_they_colour() -> None:
    atlas = load_atlas()
    assert set(atlas.verdict_colours) == {str(verdict) for verdict in Verdict}
    assert set(atlas.family_colours) == set(FAMILIES)
    assert set(atlas.party_colours) - {"contested", "unknown"} <= set(load_parties().ids)


def test_every_linkage_feature_has_a_name() -> None:
    assert {one.id for one in load_rules().comparisons} <= set(load_atlas().features)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"texts": {"title": {"ar": "أطلس"}}}, "title"),
        ({"texts": {"n": {"ar": "{n} من", "en": "of {all}"}}}, "slots"),
        ({"party_colour": {"government": "red"}}, "red"),
    ],
)
def test_a_broken_file_is_told(raw: dict[str, Any], change: dict[str, Any], told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        parse_atlas(copy.deepcopy(raw) | change)


def test_a_missing_section_is_told(raw: dict[str, Any]) -> None:
    del raw["feature"]
    with pytest.raises(LexiconError, match="feature"):
        parse_atlas(raw)


def test_the_method_is_that_of_the_running_rules() -> None:
    found, rules = method(), load_rules()
    assert found["accept"] == rules.linkage.accept
    assert len(found["verdicts"]) == len(rules.verdicts)
    assert len(found["weights"]) == sum(len(one.levels) for one in rules.comparisons)


def test_no_part_names_an_address() -> None:
    text = script() + PARTS.joinpath("style.css").read_text(encoding="utf-8")
    text += PARTS.joinpath("page.html").read_text(encoding="utf-8")
    addresses = set(re.findall(r"https?://[^\s\"'/]+", text))
    assert addresses <= {"http://www.w3.org"}


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\tx", "\r=1", "'quoted", "منيان", ""]
)
def test_neutral_text_comes_back(text: str) -> None:
    assert neutral(text).removeprefix("'") == text
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r"))
