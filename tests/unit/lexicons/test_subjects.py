"""Classes of plain subjects: what they fit, and what is refused."""

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicons import subjects
from riwaya.lexicons.subjects import load_subjects
from riwaya.model import EventType


def test_an_unknown_party_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"id": "x", "party": "nowhere", "nouns": ["قافلة قوافل"]}
    monkeypatch.setattr(subjects, "read_toml", lambda _: {"class": [entry]})
    with pytest.raises(LexiconError, match="no party 'nowhere'"):
        load_subjects.__wrapped__()


def test_a_class_fits_its_own_types_only() -> None:
    shells = next(one for one in load_subjects().classes if one.id == "shells")
    assert shells.fits(EventType.SHELLING, "قذايف")
    assert not shells.fits(EventType.SHELLING, "القذايف")
    assert not shells.fits(EventType.AID_DELIVERY, "قذايف")
