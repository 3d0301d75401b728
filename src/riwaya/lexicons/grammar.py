"""Function words by what they do in a sentence, as sets of folded keys."""

from dataclasses import dataclass, fields
from functools import cache

from riwaya.arabic.fold import fold_key
from riwaya.errors import LexiconError
from riwaya.lexicons.cues import read_toml


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of `grammar.toml` by id; `future` are beginnings of words, the rest words."""

    origin: frozenset[str]
    inside: frozenset[str]
    located: frozenset[str]
    topic: frozenset[str]
    destination: frozenset[str]
    about: frozenset[str]
    against: frozenset[str]
    company: frozenset[str]
    between: frozenset[str]
    negating: frozenset[str]
    never: frozenset[str]
    unless: frozenset[str]
    but: frozenset[str]
    subjunctive: frozenset[str]
    until: frozenset[str]
    also: frozenset[str]
    besides: frozenset[str]
    thence: frozenset[str]
    returned: frozenset[str]
    was: frozenset[str]
    no: frozenset[str]
    become: frozenset[str]
    this: frozenset[str]
    shall: frozenset[str]
    shall_be: frozenset[str]
    copula: frozenset[str]
    being: frozenset[str]
    adding: frozenset[str]
    where: frozenset[str]
    beside_acts: frozenset[str]
    owing: frozenset[str]
    owing_to: frozenset[str]
    judging: frozenset[str]
    lack: frozenset[str]
    taking_place: frozenset[str]
    may: frozenset[str]
    perfect: frozenset[str]
    describing: frozenset[str]
    accompany: frozenset[str]
    exchange: frozenset[str]
    sooner: frozenset[str]
    after: frozenset[str]
    bulletin: frozenset[str]
    utmost: frozenset[str]
    later: frozenset[str]
    many_places: frozenset[str]
    among: frozenset[str]
    since: frozenset[str]
    without: frozenset[str]
    footage: frozenset[str]
    besieged: frozenset[str]
    before_verb: frozenset[str]
    grip: frozenset[str]
    resumptive: frozenset[str]
    thither: frozenset[str]
    relative: frozenset[str]
    axis: frozenset[str]
    having: frozenset[str]
    stationed: frozenset[str]
    posts: frozenset[str]
    launching: frozenset[str]
    source_of_fire: frozenset[str]
    coming: frozenset[str]
    going: frozenset[str]
    leaving: frozenset[str]
    hosting: frozenset[str]
    truth: frozenset[str]
    while_he: frozenset[str]
    it_is: frozenset[str]
    that_it: frozenset[str]
    relating: frozenset[str]
    beside: frozenset[str]
    lying: frozenset[str]
    situating: frozenset[str]
    under: frozenset[str]
    sorts: frozenset[str]
    gates: frozenset[str]
    excepting: frozenset[str]
    greatest: frozenset[str]
    sourced: frozenset[str]
    further: frozenset[str]
    sole: frozenset[str]
    cities: frozenset[str]
    seat: frozenset[str]
    toward: frozenset[str]
    areas: frozenset[str]
    branch: frozenset[str]
    broken_plurals: frozenset[str]
    masculine_names: frozenset[str]
    feminine_names: frozenset[str]
    resound: frozenset[str]
    lone_men: frozenset[str]
    adverbial: frozenset[str]
    governing: frozenset[str]
    verb_prepositions: frozenset[str]
    verb_adverbs: frozenset[str]
    accountable: frozenset[str]
    own_acts: frozenset[str]
    answering: frozenset[str]
    bearing: frozenset[str]
    fearing: frozenset[str]
    batches: frozenset[str]
    ensnaring: frozenset[str]
    admitting: frozenset[str]
    demanding: frozenset[str]
    backing: frozenset[str]
    attempt: frozenset[str]
    undertaking: frozenset[str]
    about_act: frozenset[str]
    inquiring: frozenset[str]
    instances: frozenset[str]
    future: tuple[str, ...]


@cache
def load_grammar() -> Grammar:
    """Return the function words; raise `LexiconError` when one is missing or unknown."""
    known = {entry["id"]: entry["words"] for entry in read_toml("grammar.toml")["word"]}
    asked = {field.name for field in fields(Grammar)}
    if known.keys() != asked:
        odd = ", ".join(sorted(known.keys() ^ asked))
        raise LexiconError(f"lexicons/grammar.toml: missing or unknown ids: {odd}")
    keys = {name: tuple(map(fold_key, words)) for name, words in known.items()}
    future = keys.pop("future")
    return Grammar(**{name: frozenset(words) for name, words in keys.items()}, future=future)
