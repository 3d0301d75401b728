"""The atlas's texts and colours are whole, and its page asks for none that is not there."""

import copy
import json
import re
import tomllib
from importlib.resources import files
from itertools import combinations
from math import dist
from typing import Any

import pytest

from riwaya.errors import LexiconError
from riwaya.exports.atlas_method import method
from riwaya.exports.atlas_page import SCRIPTS
from riwaya.lexicons.atlas import load_atlas, parse_atlas
from riwaya.lexicons.interface import interface
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.reconciliation import load_rules
from riwaya.lexicons.sources import SOURCE_KINDS
from riwaya.model import FAMILIES, Verdict
from riwaya.spreadsheets import neutral

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
    assert set(atlas.party_colours) - {"contested", "unknown"} == set(load_parties().ids)


def lab(colour: str) -> tuple[float, float, float]:
    """Return a colour in CIE L*a*b* (white D65), where distance is about what eyes see."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    r, g, b = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (red, green, blue)
    )
    x, y, z = (
        one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116
        for one in (
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
            0.2126 * r + 0.7152 * g + 0.0722 * b,
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_no_two_parties_have_colours_that_are_taken_for_each_other() -> None:
    tones = load_atlas().party_colours
    near = [
        (one, two)
        for one, two in combinations(sorted(load_parties().ids), 2)
        if dist(lab(tones[one]), lab(tones[two])) < 16
    ]
    assert near == []


def test_every_part_of_a_linkage_score_has_a_name() -> None:
    rules, texts = load_rules(), interface("ar")
    assert {one.id for one in rules.comparisons} | {"prior"} == set(texts.keys("feature"))
    levels = {f"{one.id}.{level.id}" for one in rules.comparisons for level in one.levels}
    assert levels == set(texts.keys("level"))
    assert set(rules.outcome_words) == set(texts.keys("outcome"))
    assert {one.id for one in rules.control.emissions.values()} == set(texts.keys("evidence"))
    assert set(SOURCE_KINDS) == set(texts.keys("outlet_kind"))


def test_the_base_map_covers_the_world() -> None:
    """Paris, Nairobi, Kabul and New York lie on land, and no land is drawn twice."""
    base = json.loads(PARTS.joinpath("basemap.json").read_text(encoding="utf-8"))
    for lon, lat, layer in (
        (2.35, 48.85, "world"),
        (36.82, -1.29, "world"),
        (69.17, 34.53, "world"),
        (-74.5, 40.9, "world"),
        (37.16, 36.2, "land"),
    ):
        held = {
            name
            for name in ("land", "world")
            if sum(inside(lon, lat, ring, base["step"]) for ring in base[name]) % 2
        }
        assert held == {layer}


def inside(lon: float, lat: float, steps: list[int], step: int) -> bool:
    """Whether a point lies in a ring of steps, by how often a ray to the east crosses it."""
    x = y = 0
    ring = [
        ((x := x + dx) / step, (y := y + dy) / step)
        for dx, dy in zip(steps[::2], steps[1::2], strict=True)
    ]
    crossed = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed


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
    del raw["family_colour"]
    with pytest.raises(LexiconError, match="family_colour"):
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
