"""The words that build an actor's phrase: heads, nationalities, ties, quantifiers."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations
from typing import Any

from riwaya.arabic.affixes import ARTICLE, BY, FOR, HIS, OWNERS
from riwaya.arabic.fold import fold_key
from riwaya.arabic.nouns import nisba, possessed, with_article
from riwaya.errors import LexiconError
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.roles import load_roles

_HELPED = (HIS, *OWNERS)


@dataclass(frozen=True, slots=True)
class Head:
    """A noun before a name or side (عناصر، قوات، مواقع).

    `role` is what it means with a nationality alone; `links` the folded words that may stand
    between, `attached` the proclitics that may on the name (`ل`, `ب`), `tied` whether a tie of
    loyalty may;
    `nationality` whether a nationality makes it an actor's (not so for الأراضي السورية); `home`
    whether only one man's or a group's name fills it (منزل قائد); `arms` whether it names
    weapons (طائرات); `hired` whether those of a foreign state are men that it backs (مرتزقة);
    `opposed` whether they are its enemies (خصوم), `siding` whether "of" tells whom they side
    with, `named` whether no nationality fills it.
    """

    id: str
    kind: str
    role: str | None
    links: frozenset[str]
    forms: tuple[str, ...]
    owned: tuple[str, ...]
    examples: tuple[str, ...]
    nationality: bool
    attached: tuple[str, ...]
    tied: bool
    home: bool = False
    arms: bool = False
    hired: bool = False
    opposed: bool = False
    siding: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Adjective:
    """A nationality (`actor`) or a side (`role`), `only_after` certain heads where given."""

    actor: str | None
    role: str | None
    forms: tuple[str, ...]
    only_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Adjectives by which a noun for armed men alone tells who acts (مجموعة إرهابية): the role
    that they mean there, of certain nouns only where `only_after` names them.
    """

    role: str
    forms: tuple[str, ...]
    only_after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Numbered:
    """How an army's units are numbered (الفرقة 20 مشاة): a unit's noun, a number in figures or
    an ordinal with its `tens`, and the arm; `role` is what they mean.
    """

    role: str
    units: tuple[str, ...]
    ordinals: tuple[str, ...]
    tens: tuple[str, ...]
    arms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorWords:
    """All word classes of an actor's phrase, as written forms."""

    heads: tuple[Head, ...]
    adjectives: tuple[Adjective, ...]
    unnamed: tuple[Unnamed, ...]
    descriptors: tuple[str, ...]
    asides: tuple[str, ...]
    quantifiers: tuple[str, ...]
    demonstratives: tuple[str, ...]
    loyal: tuple[str, ...]
    allied: tuple[str, ...]
    backed: tuple[str, ...]
    against: tuple[str, ...]
    direct: tuple[str, ...]
    strike_nouns: tuple[str, ...]
    locatives: tuple[str, ...]
    children: tuple[str, ...]
    supports: tuple[str, ...]
    prepositions: tuple[str, ...]
    tie_prepositions: tuple[str, ...]
    pronouns: tuple[str, ...]
    lone: tuple[str, ...]
    irregular: tuple[str, ...]
    common_words: tuple[str, ...]
    respelt: tuple[tuple[str, str], ...]
    numbered: Numbered
    manned: tuple[str, ...]


def _definite(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms, each also with the article where it is one word without it."""
    made = (
        ARTICLE + form for form in forms if " " not in form and not form.startswith(ARTICLE)
    )
    return tuple(dict.fromkeys([*forms, *made]))


def _head(entry: dict[str, Any], known: dict[str, list[str]]) -> Head:
    name = str(entry["id"])
    role = entry.get("role")
    links = frozenset(entry.get("links", ()))
    if role is not None and role not in load_roles():
        raise LexiconError(f"actor_words.toml: head {name}: no role {role!r}")
    odd = links - {*known["words"], *known["ties"], FOR, BY}
    if odd:
        raise LexiconError(f"actor_words.toml: head {name}: unknown links {odd}")
    forms = with_article(
        entry.get("sound", ()), forms=tuple(entry.get("forms", ())), bound=True
    )
    return Head(
        id=name,
        kind=entry["kind"],
        role=role,
        links=frozenset(map(fold_key, links - set(known["ties"]))),
        forms=_definite(forms),
        owned=possessed(forms) if entry.get("owned", True) else (),
        examples=tuple(entry["examples"]),
        nationality=bool(entry.get("nationality", True)),
        attached=tuple(clitic for clitic in (FOR, BY) if clitic in links),
        tied=not links.isdisjoint(known["ties"]),
        home=bool(entry.get("home", False)),
        arms=bool(entry.get("arms", False)),
        hired=bool(entry.get("hired", False)),
        opposed=bool(entry.get("opposed", False)),
        siding=bool(entry.get("siding", False)),
        named=bool(entry.get("named", False)),
    )


def _adjective(entry: dict[str, Any]) -> Adjective:
    actor, role = entry.get("actor"), entry.get("role")
    if (actor is None) == (role is None):
        raise LexiconError(f"actor_words.toml: adjective {entry} has not one of actor and role")
    if actor is not None and load_actors().get(actor) is None:
        raise LexiconError(f"actor_words.toml: no actor {actor!r}")
    if role is not None and role not in load_roles():
        raise LexiconError(f"actor_words.toml: no role {role!r}")
    return Adjective(actor, role, _forms(entry), tuple(entry.get("only_after", ())))


def _unnamed(entry: dict[str, Any]) -> Unnamed:
    role = str(entry["role"])
    if role not in load_roles():
        raise LexiconError(f"actor_words.toml: unnamed: no role {role!r}")
    return Unnamed(role, _forms(entry), frozenset(map(fold_key, entry.get("only_after", ()))))


def _forms(entry: dict[str, Any]) -> tuple[str, ...]:
    """Return an entry's stems in all their forms, and its forms, also with the article."""
    sound = with_article(entry.get("sound", ()), bound=False)
    return (*nisba(entry.get("nisba", ())), *sound, *_definite(tuple(entry.get("forms", ()))))


def _respelt(rows: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield each folded spelling of a word's beginning with each other one of it."""
    for row in rows:
        yield from permutations(map(fold_key, row["beginnings"]), 2)


def _numbered(entry: dict[str, Any]) -> Numbered:
    role = str(entry["role"])
    if role not in load_roles():
        raise LexiconError(f"actor_words.toml: numbered: no role {role!r}")
    lists = (tuple(entry[name]) for name in ("units", "ordinals", "tens", "arms"))
    return Numbered(role, *lists)


@cache
def load_things() -> frozenset[str]:
    """Return the folded nouns of what a side holds (positions, vehicles), without article."""
    heads = (head for head in load_actor_words().heads if head.kind == "asset")
    return frozenset(fold_key(form) for head in heads for form in head.forms)


@cache
def load_helping() -> frozenset[str]:
    """Return the folded verbs of help with the pronoun of whom its subject helps (تسانده)."""
    words = load_actor_words()
    verbs = (form for form in words.backed if form in words.direct)
    return frozenset(fold_key(form) for form in verbs if form.endswith(_HELPED))


@cache
def load_strike_nouns() -> frozenset[str]:
    """Return the folded nouns that take the striker's nationality (القصف التركي)."""
    return frozenset(fold_key(form) for form in load_actor_words().strike_nouns)


@cache
def load_manned() -> frozenset[str]:
    """Return the folded nouns of what has men in it that act (دورية، حاجز)."""
    return frozenset(map(fold_key, load_actor_words().manned))


@cache
def load_unnamed() -> frozenset[str]:
    """Return the roles of armed men whom no name tells (مجموعة إرهابية), a state's aside."""
    bands = (entry for entry in load_actor_words().unnamed if not entry.only_after)
    return frozenset(entry.role for entry in bands)


@cache
def load_actor_words() -> ActorWords:
    """Read the word classes; raise `LexiconError` when an entry breaks the schema."""
    text = (files("riwaya.lexicons") / "actor_words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return ActorWords(
        tuple(_head(entry, data["links"]) for entry in data["head"]),
        tuple(map(_adjective, data["adjective"])),
        tuple(map(_unnamed, data["unnamed"])),
        _forms(data["descriptors"]),
        tuple(data["asides"]["forms"]),
        tuple(data["quantifiers"]["forms"]),
        tuple(data["demonstratives"]["forms"]),
        _forms(data["loyal"]),
        _forms(data["allied"]),
        _forms(data["backed"]),
        _forms(data["against"]),
        (*data["loyal"]["direct"], *data["backed"]["direct"]),
        tuple(data["strike_nouns"]["forms"]),
        tuple(data["locatives"]["forms"]),
        tuple(data["children"]["forms"]),
        tuple(data["supports"]["forms"]),
        tuple(data["prepositions"]["forms"]),
        tuple(data["tie_prepositions"]["forms"]),
        tuple(data["pronouns"]["forms"]),
        tuple(data["lone"]["forms"]),
        _forms(data["irregular"]),
        tuple(data["common_words"]["forms"]),
        tuple(_respelt(data["respelt"])),
        _numbered(data["numbered"]),
        _definite(tuple(data["manned"]["forms"])),
    )
