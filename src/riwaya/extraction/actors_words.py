"""The actor lexicons compiled for reading: what each word form may begin or go on with."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from riwaya.arabic.affixes import ALEF, AND, ARTICLES, MEN, MEN_OBJECTS, TWO
from riwaya.arabic.fold import fold_key
from riwaya.arabic.memory import Forms
from riwaya.arabic.nouns import in_accusative_nisba, is_counted_nisba, is_nisba
from riwaya.arabic.phrases import PhraseTrie, clitic_splits, phrase_keys
from riwaya.lexicons.actor_words import (
    ActorWords,
    Adjective,
    Head,
    Numbered,
    Unnamed,
    load_actor_words,
)
from riwaya.lexicons.actors import Actor, load_actors
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.roles import load_roles
from riwaya.lexicons.sources import SOURCE, load_sources

MARKS = frozenset("«»\"“”„‟''‘’()[]{}<>٬")
"""Quotation marks and brackets, over which a phrase goes on."""
_MORE = 4
"""So many more words may describe a strike."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a name in the lexicons stands for: an actor, a role word, or a source."""

    actor: str | None
    role: str | None
    kind: str
    weak: bool = False
    state: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A word that ties a phrase to a side: `loyal`, `allied`, `backed` or `against`.

    `direct` where the side's name follows without a preposition.
    """

    kind: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Start:
    """One reading of a word that may open a phrase: its proclitics and the rest."""

    clitics: str
    rest: str
    strike: bool
    opens: bool


def _spellings(keys: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Yield the folded name as written and with its words spelt the other way (ميليشيا)."""
    yield keys
    for old, new in load_actor_words().respelt:
        if any(old in key and new not in key for key in keys):
            yield tuple(k if new in k else k.replace(old, new) for k in keys)


def _actor_names(actor: Actor) -> Iterable[tuple[tuple[str, ...], Named]]:
    state = actor.kind == "state"
    kind = actor.kind
    for name in actor.names:
        for keys in _spellings(bare_keys(name)):
            yield keys, Named(actor.id, None, kind, actor.weak and len(keys) == 1, state)


def bare_keys(phrase: str) -> tuple[str, ...]:
    """Return the folded keys of a phrase without quotation marks and brackets."""
    return tuple(key for key in phrase_keys(phrase) if key not in MARKS)


def _country_keys() -> frozenset[str]:
    """Return the one-word names of states, which no adjective form may hide (سوريا، روسيا)."""
    names = (name for actor in load_actors() if actor.kind == "state" for name in actor.names)
    return frozenset(fold_key(name) for name in names if " " not in name)


def _people_nouns(words: ActorWords) -> Iterable[tuple[tuple[str, ...], Named]]:
    """Yield adjectives that stand as nouns for men (داعشياً، حوثيين، الروس، 24 عراقياً).

    Those of a country at war with itself are its people; a weak name marks such a country.
    """
    countries = _country_keys()
    for adjective in words.adjectives:
        actor = load_actors().get(adjective.actor) if adjective.actor else None
        for form in adjective.forms if actor else ():
            counted = is_counted_nisba(form)
            if fold_key(form) in countries:
                continue
            if actor and (counted or not is_nisba(form)):
                at_home = actor.kind == "state" and actor.weak
                named = Named(None, "persons", "people") if at_home else None
                yield (fold_key(form),), named or Named(actor.id, None, "group")


def _names() -> Iterable[tuple[tuple[str, ...], Named]]:
    for actor in load_actors():
        yield from _actor_names(actor)
    for role in load_roles().values():
        for form in role.forms:
            for keys in _spellings(bare_keys(form)):
                yield keys, Named(None, role.id, role.kind)
    for source in load_sources():
        kind = "body" if source.kind in ("monitor", "ministry", "body") else "outlet"
        for name in source.names:
            yield bare_keys(name), Named(SOURCE + source.id, None, kind)


def _as_band(entry: Named, keys: tuple[str, ...], bands: frozenset[str]) -> Named:
    """Return a body's name as a group's where it begins with its forces (قوات الوفاق)."""
    return replace(entry, kind="group") if entry.kind == "body" and keys[0] in bands else entry


def _keyed(phrases: Iterable[str]) -> Iterable[tuple[tuple[str, ...], str]]:
    return ((bare_keys(phrase), phrase) for phrase in phrases)


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_key(word) for word in words)


class Units:
    """An army's units by their number."""

    def __init__(self, words: Numbered) -> None:
        self.role = words.role
        self.nouns = _keys(words.units)
        self._ordinals, self._tens = _keys(words.ordinals), _keys(words.tens)
        self._arms: PhraseTrie[str] = PhraseTrie(_keyed(words.arms))

    def end(self, keys: Sequence[str], at: int) -> int | None:
        """Return where a unit whose noun stands at `at` ends, `None` without a number. Its arm
        may stand before the number too (الفرقة المدرعة التاسعة).
        """
        before = self._arms.longest(keys, at + 1)
        first = before[0] if before else at + 1
        number = keys[first] if first < len(keys) else ""
        if not (number.isdigit() or number in self._ordinals):
            return None
        end = first + 1
        if end < len(keys) and keys[end] in self._tens:
            end += 1
        arm = self._arms.longest(keys, end)
        return arm[0] if arm else end


class Vocabulary:
    """The compiled word classes; `starts` is the one look-up that most words end at."""

    def __init__(self, words: ActorWords) -> None:
        common = {keys for keys, _ in _keyed(words.common_words)}
        bands = _keys(
            form for head in words.heads if head.kind == "group" for form in head.forms
        )
        names = [
            (keys, _as_band(replace(entry, weak=entry.weak or keys in common), keys, bands))
            for keys, entry in (*_names(), *_people_nouns(words))
        ]
        countries = _country_keys()
        heads = [(bare_keys(form), head) for head in words.heads for form in head.forms]
        quantifiers = list(_keyed(words.quantifiers))
        direct = {keys for keys, _ in _keyed(words.direct)}
        ties = [
            (keys, Tie(kind, keys in direct))
            for kind in ("loyal", "allied", "backed", "against")
            for keys, _ in _keyed(getattr(words, kind))
        ]
        self.names: PhraseTrie[Named] = PhraseTrie(names)
        self.heads: PhraseTrie[Head] = PhraseTrie(heads)
        self.quantifiers: PhraseTrie[str] = PhraseTrie(quantifiers)
        self.ties: PhraseTrie[Tie] = PhraseTrie(ties)
        self.descriptors: PhraseTrie[str] = PhraseTrie(_keyed(words.descriptors))
        self.asides: PhraseTrie[str] = PhraseTrie(_keyed(words.asides))
        self.adjectives: dict[str, Adjective] = {
            fold_key(form): adjective
            for adjective in words.adjectives
            for form in adjective.forms
            if not (in_accusative_nisba(form) and fold_key(form) in countries)
        }
        self.unnamed: PhraseTrie[tuple[int, Unnamed]] = PhraseTrie(
            (bare_keys(form), (rank, entry))
            for rank, entry in enumerate(words.unnamed)
            for form in entry.forms
        )
        self.owned: dict[str, Head] = {
            fold_key(form): head for head in words.heads for form in head.owned
        }
        self.closed = frozenset(_complete(words.heads)) | _keys(words.lone)
        self.objects = frozenset(_accusatives(words.heads))
        self.arms = _keys(form for head in words.heads if head.arms for form in head.forms)
        self.units = Units(words.numbered)
        self.states = frozenset(actor.id for actor in load_actors() if actor.kind == "state")
        self.backers = self.states | frozenset(
            actor.id for actor in load_actors() if actor.parent in self.states
        )
        self.demonstratives = _keys(words.demonstratives)
        self.strike_nouns = _keys(words.strike_nouns)
        self.locatives = _keys(words.locatives)
        self.children = _keys(words.children)
        self.supports = _keys(words.supports)
        self.tie_prepositions = _keys(words.tie_prepositions)
        self.pronouns = _keys(words.pronouns)
        self.irregular = _keys(words.irregular)
        self.prepositions = frozenset(" ".join(keys) for keys, _ in _keyed(words.prepositions))
        self._openers = frozenset(
            [keys[0] for keys, _ in (*names, *heads, *quantifiers)]
            + [*self.owned, *self.demonstratives, *self.units.nouns]
        )
        self.starts = Forms(self._starts)

    def definite(self, noun: str) -> bool:
        """Whether a head noun has the article, and not only its letters (آليات)."""
        article = next((a for a in ARTICLES if noun.startswith(a)), None)
        bare = noun[len(article) :] if article else ""
        return bare in self.heads.firsts or bare in self.strike_nouns

    def past_more(self, keys: Sequence[str], place: int) -> int:
        """Return where descriptors that "and" joins, and words of supposing, end behind others
        ("shelling by rockets and guns, Saudi", "a raid that is thought to be Israeli").
        """
        stop = min(len(keys), place + _MORE)
        while place < stop:
            joined = keys[place].startswith(AND) and keys[place][1:] in self.descriptors.firsts
            supposed = keys[place] in load_grammar().supposing
            if not joined and not supposed:
                break
            place += 1
        return place

    def past_aside(self, keys: Sequence[str], at: int) -> int:
        """Return where words that stand between counted men and "of" whose they are end, `at`
        if there are none.
        """
        found = self.asides.longest(keys, at)
        origin = load_grammar().origin
        of = found is not None and found[0] < len(keys) and keys[found[0]] in origin
        return found[0] if found and of else at

    def follows_strike(self, before: str) -> bool:
        """Whether the word before names a strike, so that an adjective of it may follow."""
        return any(rest in self.strike_nouns for _, rest in clitic_splits(before))

    def _starts(self, key: str) -> tuple[Start, ...]:
        """Return the readings of a word that may open a phrase, the whole word first."""
        found = []
        for clitics, rest in clitic_splits(key):
            opens = rest in self._openers
            strike = rest in self.strike_nouns
            if opens or strike:
                found.append(Start(clitics, rest, strike, opens))
        return tuple(found)


def _complete(heads: Iterable[Head]) -> Iterator[str]:
    """Yield the plurals and duals of head nouns that no genitive follows (مسلحون، عنصران)."""
    for head in heads:
        known = set(head.forms)
        for form in known:
            plural = form.endswith(MEN) and form[: -len(MEN_OBJECTS)] in known
            if plural or (form.endswith(TWO) and form[:-2] in known):
                yield fold_key(form)


def _accusatives(heads: Iterable[Head]) -> Iterator[str]:
    """Yield the nouns that are no genitive: indefinite objects (حاجزا، طفلا)."""
    for head in heads:
        known = set(head.forms)
        yield from (
            fold_key(form) for form in known if form.endswith(ALEF) and form[:-1] in known
        )
    people = (role for role in load_roles().values() if role.kind == "people")
    yield from (fold_key(f) for role in people for f in role.forms if f.endswith(ALEF))


@cache
def load_vocabulary() -> Vocabulary:
    """Compile the lexicons once."""
    return Vocabulary(load_actor_words())
