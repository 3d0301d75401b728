"""Function words by what they do in a sentence, as sets of folded keys."""

from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cache

from riwaya.arabic.fold import fold_key
from riwaya.arabic.memory import Forms
from riwaya.errors import LexiconError
from riwaya.lexicons.cues import read_toml

_PROCLITICS = 2
"""So many letters that are words of their own a word of a group may have before it."""


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
    meanwhile: frozenset[str]
    thence: frozenset[str]
    returned: frozenset[str]
    was: frozenset[str]
    no: frozenset[str]
    become: frozenset[str]
    this: frozenset[str]
    allegations: frozenset[str]
    more: frozenset[str]
    wary: frozenset[str]
    calm: frozenset[str]
    inflicting: frozenset[str]
    inflicted: frozenset[str]
    going_on: frozenset[str]
    volleys: frozenset[str]
    unnegated: frozenset[str]
    shall: frozenset[str]
    shall_be: frozenset[str]
    upon: frozenset[str]
    upon_them: frozenset[str]
    copula: frozenset[str]
    being: frozenset[str]
    adding: frozenset[str]
    where: frozenset[str]
    documents: frozenset[str]
    trained: frozenset[str]
    keeping_off: frozenset[str]
    likened: frozenset[str]
    revolts: frozenset[str]
    travellers: frozenset[str]
    witnessing: frozenset[str]
    upheavals: frozenset[str]
    running_on: frozenset[str]
    held_people: frozenset[str]
    beside_acts: frozenset[str]
    owing: frozenset[str]
    owing_to: frozenset[str]
    amid: frozenset[str]
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
    comes: frozenset[str]
    bulletin: frozenset[str]
    utmost: frozenset[str]
    after_that: frozenset[str]
    happened: frozenset[str]
    later: frozenset[str]
    many_places: frozenset[str]
    among: frozenset[str]
    rising: frozenset[str]
    issued: frozenset[str]
    inquiry: frozenset[str]
    concluded: frozenset[str]
    since: frozenset[str]
    causes: frozenset[str]
    leading: frozenset[str]
    counted_times: frozenset[str]
    grounds: frozenset[str]
    had: frozenset[str]
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
    uprooted: frozenset[str]
    heading: frozenset[str]
    guns: frozenset[str]
    posts: frozenset[str]
    launching: frozenset[str]
    source_of_fire: frozenset[str]
    coming: frozenset[str]
    going: frozenset[str]
    leaving: frozenset[str]
    setting_out: frozenset[str]
    dwellers: frozenset[str]
    falling: frozenset[str]
    kindred: frozenset[str]
    road_to: frozenset[str]
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
    some_of_it: frozenset[str]
    excepting: frozenset[str]
    greatest: frozenset[str]
    sourced: frozenset[str]
    seated: frozenset[str]
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
    paving: frozenset[str]
    dreading: frozenset[str]
    backing: frozenset[str]
    with_support: frozenset[str]
    in_support: frozenset[str]
    backed: frozenset[str]
    when: frozenset[str]
    own_death: frozenset[str]
    latter: frozenset[str]
    passing_by: frozenset[str]
    checkpoints: frozenset[str]
    posted_at: frozenset[str]
    attempt: frozenset[str]
    undertaking: frozenset[str]
    about_act: frozenset[str]
    inquiring: frozenset[str]
    suspected: frozenset[str]
    keeping: frozenset[str]
    causing: frozenset[str]
    purposes: frozenset[str]
    observing: frozenset[str]
    instances: frozenset[str]
    used: frozenset[str]
    using: frozenset[str]
    deeming: frozenset[str]
    needed: frozenset[str]
    weight: frozenset[str]
    any: frozenset[str]
    alternative: frozenset[str]
    practising: frozenset[str]
    simulating: frozenset[str]
    but_for: frozenset[str]
    only: frozenset[str]
    seen: frozenset[str]
    counts: frozenset[str]
    after_which: frozenset[str]
    set_off: frozenset[str]
    to_move: frozenset[str]
    outlawing: frozenset[str]
    manners: frozenset[str]
    crafting: frozenset[str]
    versed: frozenset[str]
    mere: frozenset[str]
    voyagers: frozenset[str]
    marking: frozenset[str]
    affording: frozenset[str]
    securing: frozenset[str]
    what: frozenset[str]
    charging: frozenset[str]
    truce_time: frozenset[str]
    truce_course: frozenset[str]
    spelled_alike: frozenset[str]
    whenever: frozenset[str]
    from_there: frozenset[str]
    regarding: frozenset[str]
    extent: frozenset[str]
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


@cache
def _ids() -> dict[str, tuple[str, ...]]:
    """Return each word of a group with the ids of the groups that it is in."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for field in fields(Grammar):
        for word in getattr(load_grammar(), field.name):
            table[word].append(field.name)
    return {word: tuple(ids) for word, ids in table.items()}


def _groups(key: str) -> tuple[str, ...]:
    """Return the ids of the groups that a word is in, or may be without a proclitic or two."""
    return tuple(name for low in range(_PROCLITICS + 1) for name in _ids().get(key[low:], ()))


GROUPS = Forms(_groups)
"""Word → the ids of the groups of function words it may be in; of most words none."""
