"""Words around a speaker that steer where its word begins and ends, as tries and sets."""

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from riwaya.arabic.phrases import PhraseTrie, phrase_keys
from riwaya.lexicons.cues import read_toml


@dataclass(frozen=True, slots=True)
class TellingWords:
    """The words of `speakers.toml` that are no speakers.

    `asides` open what the outlet says of its own accord (`aside_words` close one),
    `closing` are connectors that end a speaker's clause, `behind_quote` those that end it
    behind a quotation, `again` follow a speaker named before, `relay` are verbs of
    passing on another's word, `pursuing` of going on with an act or a speech, `document`
    are what a speaker put out, `saying` are nouns with a pronoun behind the one quoted,
    `communique` open a statement in which a body speaks throughout. `unsaid` before a
    speech verb takes it back, `statement` ends a phrase that names who issued one,
    `issued` tell how it came out or who is not named, `of` open what is told in a noun,
    `then` what is told behind its source, `as_told` join a quotation to its speaker,
    `beyond` end a speaker's name. `from_them` point back to who is quoted, `belonging`
    part an arm from the side it belongs to, `member` are words for one of a body, `desks`
    at the head of a report are no speakers; `speaking_for` part a spokesman from his body;
    behind `that` a subject stands before its verb; who is `loyal` speaks for a side,
    `direct` verbs are followed by the very words. `by` with `what` behind it, or
    `as_told_joined`, makes any verb of speech tell on whose word a clause stands. `quoting`
    before "from" names who is quoted, what is `learned` comes "from" one, `issuing` part a
    statement from whose it is, `the_source` is who spoke last, `announcing` verbs may have
    an act in a noun right behind, `leading` ones of a body speak for its side, `charging`
    verbs are of speech beside a `charge` only, `turned_out` is a form of "made clear" that
    tells of nobody. `issues` is done with an `issued_noun`, whose text `follows` a colon.
    `insiders` speak from `within` a body, with `insider_marks` between; one of the `units`
    speaks for its side. Behind `met` stands the outlet that spoke to one; `objects` of speech
    are no subjects; `meanwhile` opens another clause. `titles` stand before a surname, an
    `occasion` with `occasion_before` tells where one spoke, what is `unvoiced` is followed and
    says nothing; `beside` lead a phrase that names with or against whom one speaks,
    who is `addressed` stands behind the speaker. Who holds a `home_office` is of the government
    whose war it is, unless it is one of a body that has `no_office` of it;
    `own_land` is the speaker's, `acting` stands within an office.
    `like_on` is a forename written like a preposition, `servant` the first half of many;
    `adjectival` are endings of adjectives, `peoples` those of peoples who are no subject.
    """

    asides: PhraseTrie[str]
    aside_words: frozenset[str]
    closing: PhraseTrie[str]
    behind_quote: PhraseTrie[str]
    again: frozenset[str]
    relay: frozenset[str]
    pursuing: frozenset[str]
    document: frozenset[str]
    saying: frozenset[str]
    communique: PhraseTrie[str]
    unsaid: frozenset[str]
    statement: frozenset[str]
    of: frozenset[str]
    then: frozenset[str]
    as_told: frozenset[str]
    beyond: frozenset[str]
    issued: frozenset[str]
    from_them: frozenset[str]
    belonging: frozenset[str]
    desks: frozenset[str]
    member: frozenset[str]
    speaking_for: frozenset[str]
    that: frozenset[str]
    loyal: frozenset[str]
    direct: frozenset[str]
    by: frozenset[str]
    what: frozenset[str]
    as_told_joined: frozenset[str]
    quoting: frozenset[str]
    issuing: frozenset[str]
    the_source: frozenset[str]
    turned_out: frozenset[str]
    learned: frozenset[str]
    announcing: frozenset[str]
    leading: frozenset[str]
    charging: frozenset[str]
    charge: frozenset[str]
    issued_noun: frozenset[str]
    issues: frozenset[str]
    follows: frozenset[str]
    insiders: frozenset[str]
    insider_marks: frozenset[str]
    within: frozenset[str]
    units: frozenset[str]
    met: frozenset[str]
    objects: frozenset[str]
    meanwhile: frozenset[str]
    titles: frozenset[str]
    occasion: frozenset[str]
    occasion_before: frozenset[str]
    unvoiced: frozenset[str]
    beside: frozenset[str]
    addressed: frozenset[str]
    home_office: frozenset[str]
    no_office: frozenset[str]
    own_land: frozenset[str]
    acting: frozenset[str]
    like_on: frozenset[str]
    servant: frozenset[str]
    adjectival: frozenset[str]
    peoples: frozenset[str]


@cache
def load_telling() -> TellingWords:
    """Return the words that steer attribution."""
    tables = read_toml("speakers.toml")
    tries: dict[str, Any] = {
        "asides": _trie(tables["aside"]["words"]),
        "closing": _trie(tables["closing"]["words"]),
        "behind_quote": _trie(tables["behind_quote"]["words"]),
        "communique": _trie(tables["communique"]["words"]),
    }
    known = {*tries, "aside_words"}
    named = [field.name for field in fields(TellingWords) if field.name not in known]
    words: dict[str, Any] = {name: _keys(tables[name]["words"]) for name in named}
    return TellingWords(aside_words=_inner(tables["aside"]["words"]), **tries, **words)


def _trie(words: list[str]) -> PhraseTrie[str]:
    return PhraseTrie((phrase_keys(word), word) for word in words)


def _inner(words: list[str]) -> frozenset[str]:
    """Return the last words of phrases: where none of them stands, no phrase does."""
    return frozenset(phrase_keys(word)[-1] for word in words)


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset(phrase_keys(word)[0] for word in words)
