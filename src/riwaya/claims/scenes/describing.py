"""Places that only say where or what another place is: nothing happened there."""

from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import pairwise

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.lexicons.cues import load_place_words
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import PlaceMention, PlacePrecision, Where

Pair = tuple[PlaceMention, Where]
KeyAt = Callable[[int], str]

_REACH = 8
_BRANCH = 5
_TWICE = 2
_JOINED = 1
_LARGE = frozenset({PlacePrecision.REGION, PlacePrecision.LINE})
_WIDE = frozenset({PlacePrecision.GOVERNORATE, PlacePrecision.REGION})
_NEAR = 4
ENDS = frozenset("،,.؛؟!:)»")
_SITUATING = frozenset({"it_is", "gates", "situating"})
_SOURCED = frozenset({"excepting", "sourced"})
_DESCRIBING = _SITUATING | _SOURCED
"""The groups of function words without which a place situates no other, or is no source's."""
_MARKS = frozenset('،,("«')


def grounds(
    key: KeyAt,
    places: Sequence[Pair],
    acts: Collection[int] = (),
    groups: frozenset[str] = _DESCRIBING,
) -> tuple[list[Pair], dict[int, int]]:
    """Return the places of a text without those that describe the one named before them, and
    where the description of a place ends, by the place's first token.

    `key` gives the folded word at a token, `acts` are the tokens of triggers: words that hold
    one tell of an event at the place behind them.
    """
    kept, ends = list(places[:1]), dict[int, int]()
    aside = situated = False
    situating = not groups.isdisjoint(_SITUATING)
    for left, right in pairwise(places):
        joined = right[0].first == left[0].last and key(right[0].first).startswith(AND)
        situated = (situating and _situates(key, left, right)) or (
            situated and _runs_on(key, left[0].last, right[0].first, acts)
        )
        aside = situated or (aside and joined) or _describes(key, left, right, acts)
        if aside:
            ends[kept[-1][0].first] = right[0].last
        else:
            kept.append(right)
    told = [p for p in kept if not (_headed_by_seat(key, p, kept) or _of_branch(key, p[0]))]
    sourced = not groups.isdisjoint(_SOURCED)
    placed = [p for p in told if not (_axis(key, p) or (sourced and _apart(key, p[0], acts)))]
    return placed or told, ends


def _apart(key: KeyAt, mention: PlaceMention, acts: Collection[int]) -> bool:
    """Whether a place is a source's ("according to an officer in Tikrit"), or excepted."""
    grammar, first = load_grammar(), mention.first
    located = mention.preposition in grammar.located
    for at in range(first - 1, first - 1 - _REACH, -1):
        word = key(at)
        if word in grammar.excepting:
            return first - at <= _NEAR
        if word in ENDS or at in acts:
            return False
        if word in grammar.sourced:
            return located
    return False


def _axis(key: KeyAt, pair: Pair) -> bool:
    """Whether a place only tells from which side of the ground meant an act came."""
    mention, where = pair
    grammar = load_grammar()
    led = mention.preposition in grammar.located or mention.preposition in grammar.origin
    part = mention.relation == "part" and where.place is None
    return led and part and key(mention.first) in grammar.axis


def of_axes(key: KeyAt, mention: PlaceMention) -> bool:
    """Whether a place is the first of the axes that an act came from ("from two axes, X in the
    north and …").
    """
    grammar, first = load_grammar(), mention.first
    opened = key(first - 1) in _MARKS or key(first - 1) == ":"
    return opened and key(first - 2) in grammar.axis and key(first - 3) in grammar.origin


def _describes(key: KeyAt, left: Pair, right: Pair, acts: Collection[int]) -> bool:
    """Whether a place only describes the one before it."""
    (before, here), (mention, where) = left, right
    low, high = before.last, mention.first
    if not 0 <= high - low <= _REACH or any(
        low <= at < high and key(at) not in load_grammar().cities for at in acts
    ):
        return False
    if (
        mention.relation == "from"
        or _borders(key, before, mention)
        or _beside_country(left, right)
        or _in_all(key, left, right)
    ):
        return True
    if here.place is not None and here.place == where.place and high - low <= _TWICE:
        return not key(mention.first).startswith(AND) and mention.relation is before.relation
    for at in range(low, high + 1):
        word = key(at).removeprefix(AND)
        if _opens(key, at, word, right):
            return True
        if word not in _MARKS and not word.startswith(ARTICLE):
            return False
    return False


def _borders(key: KeyAt, before: PlaceMention, mention: PlaceMention) -> bool:
    """Whether a place is told to lie at a border ("near the border with Lebanon")."""
    if mention.relation != "border" or before.relation == "border":
        return False
    grammar = load_grammar()
    led = mention.preposition in grammar.destination | grammar.toward
    return not led and not _joins(key, mention)


def _beside_country(left: Pair, right: Pair) -> bool:
    """Whether a place is told to lie near another country than its own ("in the Syrian lands,
    above all near Turkey"): nothing happened in that.
    """
    mention, where = right
    abroad = where.country is not None and where.country != left[1].country
    whole = where.precision is PlacePrecision.VICINITY and where.place in mention.candidates
    return mention.relation == "vicinity" and whole and abroad and not where.parents


def _in_all(key: KeyAt, left: Pair, right: Pair) -> bool:
    """Whether a region stands bare behind a known place: it is part of its description."""
    (_, here), (mention, where) = left, right
    bare = mention.relation is None and mention.preposition is None and not _joins(key, mention)
    return bare and here.place is not None and where.precision in _LARGE


def _joins(key: KeyAt, mention: PlaceMention) -> bool:
    return key(mention.first).startswith(AND)


def _situates(key: KeyAt, left: Pair, right: Pair) -> bool:
    """Whether a place only tells where one before it lies or what that is to it: "…, which was
    retaken, lies on the road to the border", "…, and it is a town between the two".
    """
    grammar, telling, first = load_grammar(), _telling(), right[0].first
    if key(right[0].last) in grammar.where:
        return False
    for at in range(first - 1, max(left[0].last, first - _REACH) - 1, -1):
        word = key(at).removeprefix(AND)
        if word not in telling:
            continue
        if word in grammar.it_is:
            return key(at + 1) in grammar.sorts
        if word in grammar.gates and key(at - 1) in _MARKS:
            return True
        if word in ENDS:
            return False
        if word in grammar.situating:
            within = grammar.under | grammar.inside | grammar.located
            return first - at <= _NEAR and key(at + 1) not in within
    return False


@cache
def _telling() -> frozenset[str]:
    """Return the words that tell whether a place behind them situates one before."""
    grammar = load_grammar()
    return ENDS.union(grammar.it_is, grammar.gates, grammar.situating)


def _runs_on(key: KeyAt, low: int, high: int, acts: Collection[int]) -> bool:
    """Whether no mark and no act stands between two places of one description."""
    between = range(low, high)
    return not any(at in acts or key(at) in ENDS for at in between)


def _opens(key: KeyAt, at: int, word: str, pair: Pair) -> bool:
    """Whether a word behind a place opens a description of it that the pair belongs to."""
    grammar, after = load_grammar(), key(at + 1)
    if word in grammar.beside:
        return pair[0].preposition not in grammar.destination | grammar.located
    if word in grammar.greatest:
        return after in grammar.cities or key(at + 2) in grammar.cities
    if word in grammar.seat:
        return points(key, pair[0])
    if word in grammar.relative:
        return after in grammar.relating or (
            after in grammar.lying and _lies(key, at + 1, pair)
        )
    return word in grammar.lying and _lies(key, at, pair)


def _lies(key: KeyAt, at: int, pair: Pair) -> bool:
    """Whether "lying …" tells a place's side of a whole country or its neighbour: what it lies
    in, or on which side of a town, is where it is.
    """
    mention, where = pair
    if key(at + 1) in load_grammar().inside:
        return False
    return mention.relation != "part" or where.precision is not PlacePrecision.VICINITY


def points(key: KeyAt, mention: PlaceMention) -> bool:
    """Whether a place is told by a word that points back at it ("the governorate")."""
    return key(mention.last - 1) in load_place_words()


def points_wide(key: KeyAt, mention: PlaceMention) -> bool:
    """Whether one word that points back at an area stands for it ("in the governorate")."""
    word = (
        load_place_words().get(key(mention.first))
        if mention.last - mention.first == 1
        else None
    )
    return word is not None and not word.two and not _WIDE.isdisjoint(word.precisions)


def _headed_by_seat(key: KeyAt, pair: Pair, places: Sequence[Pair]) -> bool:
    """Whether a place only says what the next one is the seat of ("the governorate's capital,
    Zinjibar").
    """
    mention = pair[0]
    if key(mention.first - 1).removeprefix(AND) not in load_grammar().seat:
        return False
    if not points(key, mention):
        return False
    return any(0 <= other.first - mention.last <= _JOINED for other, _ in places)


def _of_branch(key: KeyAt, mention: PlaceMention) -> bool:
    """Whether a place only names a group's branch ("the arm of al-Qaida in Syria")."""
    grammar = load_grammar()
    if mention.preposition not in grammar.located:
        return False
    words = [key(at) for at in range(mention.first - _BRANCH, mention.first)]
    return any(not grammar.branch.isdisjoint((word, word[1:])) for word in words)
