"""Role words: what الثوار, المسلحون, التنظيم mean in a war, an outlet's mouth and at a date."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.arabic.nouns import people, plural_nouns
from riwaya.errors import LexiconError
from riwaya.lexicons.parties import load_parties

ENEMY, OWN = "@enemy", "@own"
IRREGULAR = "irregular"
INSURGENT = "insurgent"
BANDS = "@bands"
"""A mouth: that of any side which is no state's."""
REFERENCES = ("noun", "head", "group", "owner", IRREGULAR, INSURGENT, "pair", "foe")
_ROLE_FIELDS = frozenset(
    (
        "id",
        "kind",
        "forms",
        "sound",
        "means",
        "examples",
        "takes",
        "refers",
        "refers_first",
        "nouns",
        "open",
        "regular",
        "local",
        "units",
        "arms",
        "stateless",
        "near",
    )
)
_MEANING_FIELDS = frozenset(("pack", "state", "side", "mouth", "from", "to", "party"))


@dataclass(frozen=True, slots=True)
class Meaning:
    """The party a role names where all conditions hold; `None` is no condition.

    The outlet speaks for `side` or one of its bloc, or for `mouth` itself or `BANDS`.
    """

    party: str
    pack: str | None = None
    state: str | None = None
    side: str | None = None
    first: date | None = None
    last: date | None = None
    mouth: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role word: its spellings and what they mean.

    `refers` says where it points back to (one of `REFERENCES`), `nouns` to
    names that begin how, `refers_first` whether that is asked before `means`;
    `takes_state` whether a nationality makes it that state's own, `open` whether a side
    adjective or tie may fill it, `regular` whether it means a state's own forces, `local`
    whether those of the land told of, be the report about another's war, `stateless` whether
    the nationality of its men says nothing of whom they serve, `near` in whose mouth it means
    first the enemy that was named not long before.
    """

    id: str
    kind: str
    forms: tuple[str, ...]
    means: tuple[Meaning, ...]
    examples: tuple[str, ...]
    takes_state: bool
    refers: str | None
    refers_first: bool
    nouns: tuple[str, ...]
    open: bool
    regular: bool
    local: bool = False
    stateless: bool = False
    near: tuple[str, ...] = ()

    @property
    def spoken(self) -> tuple[Meaning, ...]:
        """What the word means in one mouth only: this goes before whom it points back to."""
        return tuple(meaning for meaning in self.means if meaning.mouth)

    @property
    def plain(self) -> bool:
        """Whether the word means one party whoever says it, anywhere and at any time."""
        first = self.means[0] if len(self.means) == 1 else None
        return first is not None and first.party != OWN and first == Meaning(first.party)


def _meaning(role: str, entry: dict[str, Any]) -> Meaning:
    unknown = entry.keys() - _MEANING_FIELDS
    if unknown or "party" not in entry:
        raise LexiconError(f"roles.toml: {role}: a meaning has no party or unknown {unknown}")
    party = str(entry["party"])
    if party not in (ENEMY, OWN) and load_parties().get(party) is None:
        raise LexiconError(f"roles.toml: {role}: no party {party!r}")
    return Meaning(
        party,
        entry.get("pack"),
        entry.get("state"),
        entry.get("side"),
        entry.get("from"),
        entry.get("to"),
        entry.get("mouth"),
    )


def _forms(entry: dict[str, Any]) -> tuple[str, ...]:
    """Return the spellings; in the singular only people are nouns. Each of `units` stands
    before each of its `arms`.
    """
    make = people if entry["kind"] == "people" else plural_nouns
    arms = entry.get("arms", ())
    pairs = (f"{unit} {arm}" for unit in entry.get("units", ()) for arm in arms)
    return (*make(entry.get("sound", ())), *entry["forms"], *pairs)


def _role(entry: dict[str, Any]) -> Role:
    name = str(entry.get("id"))
    unknown = entry.keys() - _ROLE_FIELDS
    if unknown or not {"id", "kind", "forms", "means", "examples"} <= entry.keys():
        raise LexiconError(f"roles.toml: {name}: fields missing or unknown {unknown}")
    refers = entry.get("refers")
    if refers not in (None, *REFERENCES):
        raise LexiconError(f"roles.toml: {name}: refers {refers!r} is none of {REFERENCES}")
    return Role(
        name,
        entry["kind"],
        _forms(entry),
        tuple(_meaning(name, meaning) for meaning in entry["means"]),
        tuple(entry["examples"]),
        entry.get("takes") == "state",
        refers,
        bool(entry.get("refers_first", False)),
        tuple(entry.get("nouns", ())),
        bool(entry.get("open", False)),
        bool(entry.get("regular", entry.get("takes") == "state")),
        bool(entry.get("local", False)),
        bool(entry.get("stateless", False)),
        tuple(entry.get("near", ())),
    )


@cache
def load_roles() -> dict[str, Role]:
    """Read all roles by id; raise `LexiconError` when one breaks the schema."""
    text = (files("riwaya.lexicons") / "roles.toml").read_text(encoding="utf-8")
    roles: dict[str, Role] = {}
    for entry in tomllib.loads(text)["role"]:
        role = _role(entry)
        if role.id in roles:
            raise LexiconError(f"roles.toml: {role.id} stands twice")
        roles[role.id] = role
    return roles
