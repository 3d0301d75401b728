"""Cues and weapons: words that steer reading, as tries over folded keys."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.arabic.affixes import ARTICLE, KIN_OF
from riwaya.arabic.fold import fold_key
from riwaya.arabic.phrases import PhraseTrie, phrase_keys
from riwaya.arabic.verbs import WordForm, conjugate, masdar_forms
from riwaya.errors import LexiconError
from riwaya.lexicons.parties import load_parties
from riwaya.model.making import quick


@quick
@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's entry: its id, what it does (`kind`), and the form that was met."""

    id: str
    kind: str
    form: WordForm


@dataclass(frozen=True, slots=True)
class WeaponEntry:
    """A weapon's id and class."""

    id: str
    category: str


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word that points back at a place: the precisions and kinds that it may mean, and the
    words beside it that make it something else (دول المنطقة, القضاء على).

    A place more than `within` words before is not meant, where that is told. No kinds are all
    kinds; with `heads` the name must begin with the word (المجمع for المجمع
    الحكومي), as it may in any case. `two` words point at the two named last (البلدتين). A
    place that was told with another class than it is `called` by is meant last. `many` words
    point at the last list (البلدات الثلاث), where a word of `only_before` follows or one of
    `only_after` stands before.
    """

    precisions: tuple[str, ...]
    kinds: frozenset[str]
    heads: bool
    not_after: frozenset[str]
    not_before: frozenset[str]
    within: int | None
    two: bool
    called: str | None
    many: bool = False
    only_before: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Return a lexicon file's tables, read once; a broken file raises `LexiconError` naming it.

    Loaders take from them and change nothing.
    """
    try:
        return tomllib.loads(files("riwaya.lexicons").joinpath(name).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicons/{name}: {error}") from error


def verb_forms(parts: Iterable[str]) -> Iterator[WordForm]:
    """Yield the forms of verbs given as "past present"."""
    for pair in parts:
        past, present = pair.split()
        yield from conjugate(past, present)


def phrase_form(phrase: str) -> WordForm:
    """Return a fixed phrase as a form."""
    return WordForm(" ".join(phrase_keys(phrase)), "phrase")


def entry_forms(entry: dict[str, Any]) -> Iterator[WordForm]:
    """Yield every surface form of an entry's verbs, masdars and phrases."""
    yield from verb_forms(entry.get("verbs", ()))
    for masdar in entry.get("masdars", ()):
        yield from masdar_forms(masdar)
    for phrase in entry.get("phrases", ()):
        yield phrase_form(phrase)


@cache
def load_cues() -> PhraseTrie[Cue]:
    """Return all cues by their surface forms."""
    return PhraseTrie(
        (form.key.split(), Cue(entry["id"], entry["kind"], form))
        for entry in read_toml("cues.toml")["cue"]
        for form in entry_forms(entry)
    )


@cache
def load_weapons() -> PhraseTrie[WeaponEntry]:
    """Return the weapons vocabulary by its words."""
    return PhraseTrie(
        (phrase_keys(word), WeaponEntry(entry["id"], entry["category"]))
        for entry in read_toml("weapons.toml")["weapon"]
        for word in entry["words"]
    )


@cache
def load_carriers() -> frozenset[str]:
    """Return the ids of what brings weapons and is none itself."""
    entries = read_toml("weapons.toml")["weapon"]
    return frozenset(entry["id"] for entry in entries if entry.get("carrier"))


@cache
def load_halves() -> dict[str, frozenset[str]]:
    """Return the classes of weapon that make two claims of one bombardment, with their ids."""
    return {name: frozenset(ids) for name, ids in read_toml("weapons.toml")["halves"].items()}


@dataclass(frozen=True, slots=True)
class Means:
    """What weapons make of a strike, and the parties that strike from the air, or only so;
    `destroying` are the kinds of weapon that make a strike of what they destroy, `laden` the
    words behind which a weapon is no instrument, `unarmed_attackers` parties that are no army,
    `jailers` those that rule and so arrest whom others would abduct.
    """

    by_category: dict[str, str]
    air_parties: frozenset[str]
    flying_parties: frozenset[str]
    shown_flying: frozenset[str]
    destroying: frozenset[str]
    laden: frozenset[str]
    unarmed_attackers: frozenset[str]
    jailers: frozenset[str]


@cache
def load_means() -> Means:
    """Return the table that tells strikes apart."""
    tables = read_toml("weapons.toml")
    return Means(
        dict(tables["means"]),
        frozenset(tables["air_parties"]["ids"]),
        frozenset(tables["flying_parties"]["ids"]),
        frozenset(tables["shown_flying"]["ids"]),
        frozenset(tables["destroying"]["categories"]),
        frozenset(map(fold_key, tables["destroying"]["laden"])),
        frozenset(tables["unarmed_attackers"]["ids"]),
        frozenset(tables["jailers"]["ids"]),
    )


@cache
def load_speakers() -> PhraseTrie[tuple[str, float]]:
    """Return the words that name a speaker, with (source kind, weight)."""
    return PhraseTrie(
        (phrase_keys(form), (entry["kind"], entry["weight"]))
        for entry in read_toml("speakers.toml")["speaker"]
        for word in entry["words"]
        for form in (word, ARTICLE + word)
    )


@quick
@dataclass(frozen=True, slots=True)
class LossWord:
    """A word that tells a loss: its kind, whether a number counts it (`counted`), and whether
    its subject lost its `own` ("X lost 38 men").
    """

    kind: str
    counted: bool
    form: WordForm
    own: bool = False


@cache
def load_loss_words() -> PhraseTrie[LossWord]:
    """Return the words that tell losses by their surface forms."""
    pairs: list[tuple[Sequence[str], LossWord]] = []
    for entry in read_toml("losses.toml")["loss"]:
        pairs += [
            (f.key.split(), LossWord(entry["kind"], False, f, entry.get("own", False)))
            for f in entry_forms(entry)
        ]
        pairs += [
            (phrase_keys(word), LossWord(entry["kind"], True, phrase_form(word)))
            for word in entry.get("counted", ())
        ]
    return PhraseTrie(pairs)


@cache
def load_loss_nouns() -> dict[str, str]:
    """Return folded nouns of people and things lost: `civilians`, `fighters` or `equipment`."""
    tables = read_toml("losses.toml")
    nouns = {}
    for entry in tables["people"] + tables["things"]:
        for word in entry["words"]:
            nouns[phrase_keys(word)[0]] = entry["id"]
    kin = ((key, entry["people"]) for entry, key in _kin())
    return {**dict(kin), **nouns}


def _kin() -> Iterable[tuple[dict[str, Any], str]]:
    """Yield the folded nouns of those named by whose they are, each with its entry."""
    for entry in read_toml("losses.toml")["kin"]:
        for word in entry["words"]:
            for owner in KIN_OF:
                yield entry, phrase_keys(word.format(owner))[0]


@cache
def load_kin_pairs() -> frozenset[str]:
    """Return the folded nouns that name two by whose they are ("her two sons")."""
    pair = 2
    return frozenset(key for entry, key in _kin() if entry["count"] == pair)


@cache
def load_singular_people() -> frozenset[str]:
    """Return folded singular nouns of people: one of them lost is a loss of one."""
    words = read_toml("losses.toml")["singular"]["words"]
    single = (key for entry, key in _kin() if entry["count"] == 1)
    return frozenset((*(phrase_keys(word)[0] for word in words), *single)) - load_kin_pairs()


@cache
def load_first_named() -> tuple[str, ...]:
    """Return the parties that are named first where nothing tells who acts."""
    return tuple(read_toml("discourse.toml")["first_named"]["ids"])


@cache
def load_both_sides() -> frozenset[str]:
    """Return folded words that name both sides of a fight at once."""
    words = read_toml("discourse.toml")["both_sides"]["words"]
    return frozenset(phrase_keys(word)[0] for word in words)


@cache
def load_civil_objects() -> frozenset[str]:
    """Return folded nouns of what is civilian by its kind."""
    words = read_toml("discourse.toml")["civil_objects"]["words"]
    return frozenset(phrase_keys(word)[0] for word in words)


@cache
def load_air_sides() -> tuple[str, ...]:
    """Return the parties that fly."""
    return tuple(read_toml("discourse.toml")["air_sides"]["ids"])


@cache
def load_place_words() -> dict[str, PlaceWord]:
    """Return folded words that point back at a place, with what they may mean."""
    return {
        phrase_keys(word)[0]: PlaceWord(
            tuple(entry["precisions"]),
            frozenset(entry.get("kinds", ())),
            entry.get("heads", False),
            _keys(entry.get("not_after", ())),
            _keys(entry.get("not_before", ())),
            entry.get("within"),
            entry.get("two", False),
            entry.get("called"),
            entry.get("many", False),
            _keys(entry.get("only_before", ())),
            _keys(entry.get("only_after", ())),
        )
        for entry in read_toml("discourse.toml")["place_word"]
        for word in entry["words"]
    }


def _keys(words: Iterable[str]) -> frozenset[str]:
    """Return words folded."""
    return frozenset(phrase_keys(word)[0] for word in words)


@cache
def load_no_side() -> frozenset[str]:
    """Return the parties that fight nobody."""
    return frozenset(read_toml("discourse.toml")["no_side"]["ids"])


@cache
def load_states() -> frozenset[str]:
    """Return the parties that are states or their bodies."""
    return frozenset(read_toml("discourse.toml")["states"]["ids"])


@cache
def load_beside() -> frozenset[str]:
    """Return the armed parties that nobody is guessed to be fought by."""
    return frozenset(read_toml("discourse.toml")["beside"]["ids"])


@cache
def irregular_sides() -> frozenset[str]:
    """Return the parties that fight and are no state's."""
    return frozenset(load_parties().ids) - load_states() - load_no_side()


@cache
def load_war_countries() -> frozenset[str]:
    """Return the countries at war (ISO 3166 alpha-2, lower case)."""
    return frozenset(read_toml("discourse.toml")["war_countries"]["ids"])
