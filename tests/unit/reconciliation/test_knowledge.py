"""What reconciliation knows of the war is a value: one made of another answers for itself."""

from dataclasses import dataclass, replace
from datetime import date

from riwaya.lexicons.parties import Party, load_parties
from riwaya.reconciliation.knowledge import Knowledge


@dataclass(frozen=True)
class Speaking:
    """Outlets of which all speak for one party."""

    party: str | None

    def alignment(self, source_id_or_name: str, on: date | None = None) -> str | None:
        return self.party

    def find(self, name_or_domain: str) -> object | None:
        return name_or_domain


class Peace:
    """Parties of which none stands with or fights another."""

    def get(self, party: str) -> Party | None:
        return None

    def bloc(self, party: str, on: date | None = None) -> str | None:
        return party

    def hostile(self, a: str, b: str, on: date | None = None, pack: str | None = None) -> bool:
        return False


def test_what_is_replaced_is_not_answered_from_before(knowledge: Knowledge) -> None:
    told = replace(knowledge, outlets=Speaking("opposition"))
    assert told.alignment("x", None) == "opposition"
    other = replace(told, outlets=Speaking("government"))
    assert other.alignment("x", None) == "government"
    assert told.alignment("x", None) == "opposition"
    day = date(2016, 10, 29)
    assert told.hostile("government", "opposition", day)
    assert told.bloc("hezbollah", day) != "hezbollah"
    peace = replace(told, blocs=Peace())
    assert not peace.hostile("government", "opposition", day)
    assert peace.bloc("hezbollah", day) == "hezbollah"


def test_what_was_asked_is_no_part_of_the_value() -> None:
    one, other = (Knowledge(load_parties(), Speaking("russia")) for _ in range(2))
    assert one.alignment("x", None) == "russia"
    assert one == other
    assert repr(one) == repr(other)
