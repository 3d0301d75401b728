"""Bare words that point back at a place ("the town") read as that place."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from riwaya.arabic.affixes import AND, BY
from riwaya.arabic.memory import Forms
from riwaya.arabic.phrases import clitic_splits, phrase_keys
from riwaya.claims.places.site_towns import with_site_towns
from riwaya.claims.scenes.describing import grounds
from riwaya.claims.scenes.ranges import FIRST, ByToken
from riwaya.claims.scenes.tellers import NOBODY, Tellers
from riwaya.lexicons.cues import PlaceWord, load_place_words
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.place_words import load_place_words as load_words
from riwaya.lexicons.place_words import loose_key
from riwaya.lexicons.ways import gone_to, taken_to
from riwaya.model import Document, PlaceMention, PlacePrecision, Sentence, Span, Where
from riwaya.model.making import changed

_CITY = "city"
_CLASSES = frozenset({_CITY, "town", "village"})
_COUNTRY = ("country",)
_BESIDE = 4
_SENSES = 3
"""A word with more senses than this points at whatever was named last."""
_TOWNS = frozenset({PlacePrecision.CITY, PlacePrecision.TOWN, PlacePrecision.VILLAGE})
_REMEMBERED = 150
"""A place that so many others were named since is not what "the town" means."""

Pair = tuple[PlaceMention, Where]


def with_antecedents(
    gazetteer: Gazetteer, document: Document, places: Sequence[Pair], tellers: Tellers = NOBODY
) -> tuple[list[PlaceMention], list[Where]]:
    """Return a document's places with those that only point back given what they point at.

    `tellers` are the places where somebody only speaks: they are pointed at last.
    """
    covered = {at for m, _ in places for at in range(m.first, m.last)}
    passing: set[int] | None = None
    pairs = sorted([*places, *_bare(document, covered)], key=lambda pair: pair[0].first)
    out: list[Pair] = []
    towns = _Towns(pairs)
    for mention, where in pairs:
        told = _pointing(document, mention) or _repointing(document, mention, out, tellers)
        told = told or _of_country(document, mention, covered)
        if told is None:
            out.append((mention, where))
            continue
        key, word = told
        near = _near(out[-_REMEMBERED:], mention, word)
        if _TOWNS.issuperset(word.precisions) and not word.two:
            near = with_site_towns(gazetteer, near)
        if word.two or word.many:
            last = _last_list if word.many else _last_two
            out += [_as(mention, where, found) for found in last(document, near, word)]
            continue
        passing = _passing(document, places) if passing is None else passing
        unmeant = passing | _aside(document, mention, tellers)
        tried = _tried(document, near, unmeant, word, _sentence_at(document, mention).first)
        found = next(filter(None, (_antecedent(gazetteer, p, key, word) for p in tried)), None)
        if word.precisions == _COUNTRY:
            found = _home(pairs)
        if found is None and not towns.named_in(out):
            found = _ahead(gazetteer, towns.first, key, word)
        if found is not None:
            out.append(_as(mention, where, found))
        elif mention.last - mention.first > 1 and mention.direction is None:
            out.append((mention, where))
    return [m for m, _ in out], [w for _, w in out]


def _of_country(
    document: Document, mention: PlaceMention, covered: Collection[int]
) -> tuple[str, PlaceWord] | None:
    """Return "the country" as a pointing word, where it stands alone ("all over the country")
    and a direction or a class makes no other place of it.
    """
    if mention.first in covered:
        return None
    split = _POINTERS[document.keys[mention.first]]
    word = load_place_words()[split[1]] if split else None
    return (split[1], word) if split and word and word.precisions == _COUNTRY else None


def _home(pairs: Sequence[Pair]) -> Pair | None:
    """Return the country that "the country" means: that of most of the places, as it is named
    first.
    """
    counts = Counter(where.country for _, where in pairs if where.country)
    most = counts.most_common(1)
    named = (p for p in pairs if p[1].precision is PlacePrecision.COUNTRY)
    return next((p for p in named if p[1].country == most[0][0]), None)


def _tried(
    document: Document,
    near: Sequence[Pair],
    unmeant: Collection[int],
    word: PlaceWord,
    begins: int,
) -> Iterator[Sequence[Pair]]:
    """Yield the places that a word may point at, those first that stand for themselves: no
    goals of flight, for a town none that only somebody headed for, none of those `unmeant`.

    What a small town is called is told of a city too: one in the word's own sentence is meant
    before a village farther off.
    """
    settled = _TOWNS.issuperset(word.precisions)
    led = gone_to if settled else taken_to
    main = [pair for pair in near if pair[0].first not in unmeant]
    main = [pair for pair in main if not led(document.keys, pair[0])] or main
    if settled and word.called != _CITY:
        yield _alone(document, [pair for pair in main if pair[0].first >= begins])
    yield _alone(document, main)
    yield main
    yield near


def _repointing(
    document: Document, mention: PlaceMention, before: Sequence[Pair], tellers: Tellers
) -> tuple[str, PlaceWord] | None:
    """Return the pointing word of a mention that was taken for a place where somebody only
    speaks, `None` where it means ground of the report.
    """
    aside = _aside(document, mention, tellers)
    if not aside or mention.last - mention.first > 1:
        return None
    alike = [m.first for m, _ in before[-_REMEMBERED:] if m.name == mention.name]
    split = _POINTERS[document.keys[mention.first]]
    if split is None or not alike or not aside.issuperset(alike):
        return None
    return split[1], load_place_words()[split[1]]


def _aside(document: Document, mention: PlaceMention, tellers: Tellers) -> frozenset[int]:
    """Return the first tokens of tellers' places that a pointing word does not mean: what the
    sentence itself tells may be there, unless that is told from afar.
    """
    if not tellers.aside:
        return tellers.aside
    sentence = _sentence_at(document, mention)
    here = {at for at in tellers.aside if sentence.first <= at < sentence.last}
    return tellers.aside - (here - tellers.afar)


def _sentence_at(document: Document, mention: PlaceMention) -> Sentence:
    return document.sentences[bisect_right(document.sentences, mention.first, key=FIRST) - 1]


def _passing(document: Document, places: Sequence[Pair]) -> set[int]:
    """Return the first tokens of places that only say where the place before them lies."""
    kept, _ = grounds(ByToken(enumerate(document.keys), "").__getitem__, places)
    main = {mention.first for mention, _ in kept}
    passing = {mention.first for mention, _ in places} - main
    for (left, _), (right, _) in pairwise(places):
        aside = right.relation == "vicinity" or (right.relation == "part" and right.direction)
        if aside and right.first - left.last <= 1:
            passing.add(right.first)
    return passing


def _last_two(document: Document, before: Sequence[Pair], word: PlaceWord) -> Sequence[Pair]:
    """Return the last two places joined by "and" that a word of two can mean, `()` for none."""
    for at in range(len(before) - 1, 0, -1):
        both = before[at - 1 : at + 1]
        fits = all(where.precision.value in word.precisions for _, where in both)
        if fits and _follows(document, both):
            return both
    return ()


def _last_list(document: Document, before: Sequence[Pair], word: PlaceWord) -> Sequence[Pair]:
    """Return the last places told in a list that a word of several can mean, `()` for none."""
    for last in range(len(before) - 1, 0, -1):
        if not _follows(document, before[last - 1 : last + 1]):
            continue
        first = last
        while first and before[first][0].first - before[first - 1][0].last <= 1:
            first -= 1
        listed = before[first : last + 1]
        if all(where.precision.value in word.precisions for _, where in listed):
            return listed
    return ()


def _bare(document: Document, covered: set[int]) -> list[Pair]:
    """Return a mention for each pointing word that no place covers."""
    words = load_place_words()
    keys = document.keys
    groups = load_words().groups(keys)
    found: list[Pair] = []
    for at in _POINTERS.known(keys):
        token, split = document.tokens[at], _POINTERS[keys[at]]
        if split is None or at in covered or at + 1 in covered:
            continue
        clitics, rest = split
        if rest in groups or _other(document, at, words[rest]):
            continue
        start = token.end - min(len(rest), token.end - token.start)
        span = Span(start, token.end)
        mention = PlaceMention(
            first=at,
            last=at + 1,
            span=span,
            name=span.of(document.report.text),
            preposition=clitics[-1:] or _before(document, at),
        )
        found.append((mention, Where(mention.name, span)))
    return found


def _pointer(key: str) -> tuple[str, str] | None:
    """Return the proclitics and the rest of a word that points back at a place."""
    words = load_place_words()
    return next((split for split in clitic_splits(key) if split[1] in words), None)


_POINTERS = Forms(_pointer)


def _other(document: Document, at: int, word: PlaceWord) -> bool:
    """Whether the words beside it say that a word points at no place (القضاء على)."""
    tokens = document.tokens
    after = tokens[at + 1].key if at + 1 < len(tokens) else ""
    before = tokens[at - 1].key if at else ""
    if word.precisions == _COUNTRY and _one_of(document, at):
        return True
    limited = word.many or bool(word.only_after)
    led = not word.many and tokens[at].key.startswith(BY)
    if limited and not led and not (after in word.only_before or before in word.only_after):
        return True
    return after in word.not_before or before in word.not_after


def _one_of(document: Document, at: int) -> bool:
    """Whether a word only says of what something is the greatest ("the second largest city in
    the country").
    """
    keys, grammar = document.keys[max(0, at - _BESIDE) : at], load_grammar()
    return not (grammar.greatest | grammar.utmost).isdisjoint(keys)


def _before(document: Document, at: int) -> str | None:
    return document.tokens[at - 1].key if at else None


def _pointing(document: Document, mention: PlaceMention) -> tuple[str, PlaceWord] | None:
    """Return the pointing word that a mention ends in and what it may mean, `None` for a name
    of its own.

    A site told by its kind alone ("the military base") points back too.
    """
    if mention.candidates:
        return None
    tokens = document.tokens
    split = _POINTERS[tokens[mention.last - 1].key]
    short = mention.last - mention.first <= 1 or mention.direction is not None
    if split is None and mention.relation == "part" and mention.direction is None:
        split, short = _POINTERS[tokens[mention.first].key], True
    if split is None or not short:
        return None
    word = load_place_words()[split[1]]
    return None if word.precisions == _COUNTRY else (split[1], word)


def _near(before: Sequence[Pair], mention: PlaceMention, word: PlaceWord) -> Sequence[Pair]:
    """Return the places before that stand near enough for a pointing word to mean."""
    if word.within is None:
        return before
    first = mention.first - word.within
    return [pair for pair in before if pair[0].first >= first]


def _alone(document: Document, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the places that are not of several of their kind joined by "and": "the village" is
    none of those.
    """
    joined = [False, *(_joined(document, both) for both in pairwise(pairs)), False]
    return [pair for at, pair in enumerate(pairs) if not (joined[at] or joined[at + 1])]


def _joined(document: Document, pairs: Sequence[Pair]) -> bool:
    (_, here), (_, there) = pairs
    return _follows(document, pairs) and here.precision is there.precision


def _follows(document: Document, pairs: Sequence[Pair]) -> bool:
    """Whether "and" joins a place to the one right before it."""
    (left, _), (right, _) = pairs
    return left.last == right.first and document.tokens[right.first].key.startswith(AND)


def _antecedent(
    gazetteer: Gazetteer, before: Sequence[Pair], key: str, word: PlaceWord
) -> Pair | None:
    """Return the nearest place before that a pointing word can mean, its first sense first."""
    fitting = [pair for pair in before if _fits(gazetteer, pair, key, word)]
    fitting = [pair for pair in fitting if not _miscalled(pair[0], word)] or fitting
    called = [pair for pair in fitting if word.called and pair[0].kind == word.called]
    if called and _oftenest(called[-1], fitting):
        return called[-1]
    if len(word.precisions) > _SENSES:
        precise = (p for p in reversed(fitting) if p[1].precision.value in word.precisions)
        return next(precise, None)
    for precision in word.precisions:
        for pair in reversed(fitting):
            if pair[1].precision.value == precision:
                return pair
    return None


def _oftenest(called: Pair, fitting: Sequence[Pair]) -> bool:
    """Whether no place is named more often than one that was told with the word's own class
    ("the city of Safira"): of it a report speaks on as "the city".
    """
    named = Counter(where.place for _, where in fitting)
    return named[called[1].place] == max(named.values())


def _miscalled(mention: PlaceMention, word: PlaceWord) -> bool:
    """Whether a place was told with the class of another word ("the village of Maan")."""
    called = word.called
    return called is not None and mention.kind in _CLASSES and mention.kind != called


def _ahead(
    gazetteer: Gazetteer, towns: Sequence[Pair], key: str, word: PlaceWord
) -> Pair | None:
    """Return the town that "the town" means where no settlement was named before: the first
    that is named.
    """
    if not set(word.precisions) <= _TOWNS:
        return None
    return _antecedent(gazetteer, towns[::-1], key, word)


class _Towns:
    """The settlements of a document: the `first` of them, and whether one was named so far."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.first = [pair for pair in pairs if pair[1].precision in _TOWNS][:_REMEMBERED]
        self._named = False
        self._asked = 0

    def named_in(self, before: Sequence[Pair]) -> bool:
        """Whether a settlement is among the places before, more of them each time."""
        if not self._named:
            self._named = any(w.precision in _TOWNS for _, w in before[self._asked :])
            self._asked = len(before)
        return self._named


def _fits(gazetteer: Gazetteer, pair: Pair, key: str, word: PlaceWord) -> bool:
    """Whether a place is of a kind that a pointing word can mean, or is called by the word."""
    mention, where = pair
    if not word.kinds and not word.heads:
        return True
    if _HEADS[mention.name] == loose_key(key):
        return True
    place = gazetteer.get(where.place)
    return (place.kind if place else mention.kind) in word.kinds


def _head(name: str) -> str:
    """Return the first word of a name without its article."""
    return loose_key(next(iter(phrase_keys(name)), ""))


_HEADS = Forms(_head)


def _as(mention: PlaceMention, where: Where, antecedent: Pair) -> Pair:
    """Return a pointing mention with what it points at, its own words kept as its span."""
    meant, place = antecedent
    named = changed(mention, name=meant.name, candidates=meant.candidates, kind=meant.kind)
    return named, changed(place, span=where.span)
