"""Nouns that are a plain subject though they name no actor, by what party they can be."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from riwaya.arabic.affixes import ARTICLE
from riwaya.arabic.declension import declined
from riwaya.arabic.fold import fold_key
from riwaya.errors import LexiconError
from riwaya.lexicons.cues import read_toml, verb_forms
from riwaya.lexicons.parties import load_parties
from riwaya.model import EventType

OWN, CREW, BAND, NOBODY = "own", "crew", "band", "nobody"
"""The side that speaks, or the foe of whom an act is turned on; of the side that speaks, else
nobody's in the war; the foe of whom an act is turned on or of the side that speaks; what only
happens.
"""

_FILE = "subjects.toml"


@dataclass(frozen=True, slots=True)
class SubjectClass:
    """A class of nouns: `party` is a party's id, `OWN`, `CREW`, `BAND` or `NOBODY`.

    They are subjects only of events of a type in `only`, where any is given, and of none in
    `spared`, where `bare` without article; `single` and `many` are their folded forms.
    """

    id: str
    party: str
    only: frozenset[EventType]
    spared: frozenset[EventType]
    bare: bool
    single: frozenset[str]
    many: frozenset[str]
    example: str
    counter: str

    def fits(self, kind: EventType, word: str) -> bool:
        """Whether such a noun does what is of this type."""
        if self.bare and word.startswith(ARTICLE):
            return False
        return kind not in self.spared and (not self.only or kind in self.only)


@dataclass(frozen=True, slots=True)
class Subjects:
    """The classes by each of their words; words of quantity that stand before such a noun; the
    folded forms of verbs that are done to nobody.
    """

    classes: tuple[SubjectClass, ...]
    by_word: dict[str, tuple[SubjectClass, ...]]
    quantities: frozenset[str]
    intransitive: frozenset[str]


def _class(entry: dict[str, Any]) -> SubjectClass:
    party = str(entry["party"])
    if party not in (OWN, CREW, BAND, NOBODY) and load_parties().get(party) is None:
        raise LexiconError(f"{_FILE}: {entry['id']}: no party {party!r}")
    nouns = [noun.split() for noun in entry["nouns"]]
    single = {form for first, *_ in nouns for form in declined(first)}
    every = {form for first, *plurals in nouns for form in declined(first, plurals)}
    return SubjectClass(
        id=entry["id"],
        party=party,
        only=frozenset(map(EventType, entry.get("only", ()))),
        spared=frozenset(map(EventType, entry.get("spared", ()))),
        bare=bool(entry.get("bare", False)),
        single=frozenset(single),
        many=frozenset(every - single),
        example=entry["example"],
        counter=entry["counter"],
    )


@cache
def load_subjects() -> Subjects:
    """Read the classes of subjects; raise `LexiconError` for an unknown party."""
    data = read_toml(_FILE)
    classes = tuple(map(_class, data["class"]))
    by_word: dict[str, tuple[SubjectClass, ...]] = {}
    for one in classes:
        for word in one.single | one.many:
            by_word[word] = (*by_word.get(word, ()), one)
    forms = verb_forms(data["intransitive"]["verbs"])
    return Subjects(
        classes,
        by_word,
        frozenset(map(fold_key, data["quantities"]["words"])),
        frozenset(form.key for form in forms),
    )
