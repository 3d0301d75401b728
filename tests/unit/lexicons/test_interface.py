"""The interface's texts: every code of the model has a name in each language."""

import re
import string
from enum import StrEnum
from pathlib import Path

import pytest

import riwaya
from riwaya.errors import ConfigError, LexiconError
from riwaya.ingest.items import Reason
from riwaya.lexicons.interface import LANGUAGES, interface
from riwaya.model import (
    FAMILIES,
    Basis,
    EventType,
    GapReason,
    Interest,
    Link,
    LossKind,
    Modality,
    PlacePrecision,
    SourceKind,
    Stance,
    Verdict,
)
from riwaya.views import Role

CODES: dict[str, type[StrEnum]] = {
    "event_type": EventType,
    "verdict": Verdict,
    "modality": Modality,
    "interest": Interest,
    "stance": Stance,
    "source_kind": SourceKind,
    "loss_kind": LossKind,
    "precision": PlacePrecision,
    "basis": Basis,
    "gap": GapReason,
    "link": Link,
    "role": Role,
}
SOURCE = Path(riwaya.__file__).parent


@pytest.mark.parametrize("section", CODES)
def test_every_code_has_a_name(section: str) -> None:
    assert set(interface("ar").keys(section)) == {code.value for code in CODES[section]}


def test_every_family_and_reason_has_a_name() -> None:
    texts = interface("ar")
    assert set(texts.keys("family")) == set(FAMILIES)
    assert set(texts.keys("reason")) == {reason.value for reason in Reason} | {"claims"}


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_fill_in_the_same_values() -> None:
    ar, en = interface("ar"), interface("en")
    for section in ("progress", "summary", "show", "error", "done"):
        for key in ar.keys(section):
            assert _names(ar.get(section, key, "")) == _names(en.get(section, key, ""))


def test_the_languages_are_what_they_say() -> None:
    for section in (*CODES, "show", "summary", "error", "field", "family", "reason"):
        for key in interface("ar").keys(section):
            arabic = re.sub(r"\{\w+\}", "", interface("ar").get(section, key, ""))
            assert re.search("[\u0621-\u064a]", arabic) or not re.search("[a-z]{3}", arabic)
            assert not re.search("[\u0621-\u064a]", interface("en").get(section, key, ""))


def test_every_text_that_the_code_asks_for_is_there() -> None:
    asked = re.compile(r'text\(\s*"(\w+)",\s*"(\w+)"')
    found = {
        pair
        for file in (SOURCE / "cli").glob("*.py")
        for pair in asked.findall(file.read_text(encoding="utf-8"))
    }
    assert len(found) > 20
    for section, key in found:
        for lang in LANGUAGES:
            assert interface(lang).get(section, key, "")


def test_a_text_that_is_not_there() -> None:
    with pytest.raises(LexiconError, match=r"show\.nothing_like_it"):
        interface("en")("show", "nothing_like_it")
    assert interface("en").get("show", "nothing_like_it", "else") == "else"
    with pytest.raises(ConfigError, match="fr"):
        interface("fr")
