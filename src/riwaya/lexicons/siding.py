"""Whose side a report takes where no table tells: by its outlet's name and by its words.

What speaks for each side is added up, and the side with most is taken if it has enough and the
others have much less. Every kind of evidence has its weight.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from riwaya.arabic.phrases import PhraseTrie, clitic_splits, phrase_keys
from riwaya.lexicons.actors import Actor, load_actors
from riwaya.lexicons.leanings import Leaning, load_epithets, load_leanings, load_organs
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.wars import load_wars

ENOUGH = 2.0
"""A single word of one side may be another's, taken over without thinking."""

_ENOUGH_OF_ORGAN = 1.0
"""Who says "our men" takes a side: one such word tells which."""

_CLEAR = 2
"""How many times as much as for all others must speak for a side."""

_WORD = 1.0
_HINT, _HINTS = 0.5, 1.0
"""What a word counts that one side uses more than others, once each, and the most they can."""

_EMBLEM, _NAME = 2.0, 1.0
"""What words of an outlet's name count, those of one side and those that others share."""

_EPITHET = 0.5
"""What honour or scorn beside the name of one that fights counts."""

_REACH = 3
"""Words between the death or martyrdom of men and whose they were."""

_OPENING, _CLOSING, _QUOTE = frozenset("«“‘("), frozenset("»”’)"), '"'

Evidence = tuple[str, float]
"""A side and what speaks for it."""


def read_side(
    outlet: str, keys: Sequence[str], pack: str | None, on: date | None
) -> tuple[str | None, str | None]:
    """Return the side of a report whose outlet is in no table, and what tells it: the outlet's
    `name` or the report's `words`; twice `None` where neither does.

    `keys` are the report's folded words.
    """
    named = named_side(outlet, pack, on)
    if named is not None:
        return named, "name"
    if pack is None:
        return None, None
    title = phrase_keys(outlet)
    told = list(_titled(title, pack, on))
    bare = _taken(told, on, ENOUGH)
    organ = any(_organs().scan(title)) or _says_ours(keys)
    told += _told(keys, pack, on)
    side = _taken(told, on, _ENOUGH_OF_ORGAN if organ else ENOUGH)
    if side is None:
        return None, None
    return side, "words" if bare is None else "name"


def leaning(keys: Sequence[str], pack: str | None, on: date | None) -> str | None:
    """Return the party whose words a report uses in the war of `pack`; `None` where they are
    too few or those of several blocs.

    `keys` are the report's folded words. One that opens a quotation is somebody else's.
    """
    return _taken(_told(keys, pack, on), on, ENOUGH)


def named_side(outlet: str, pack: str | None, on: date | None) -> str | None:
    """Return the party of the first armed group that an outlet carries in its name."""
    for _, _, _, found in _groups().scan(phrase_keys(outlet)):
        party = next((p for actor in found if (p := actor.party(pack, on))), None)
        if party is not None:
            return party
    return None


def _taken(told: Sequence[Evidence], on: date | None, enough: float) -> str | None:
    """Return the side that most speaks for, with its allies, where that is enough."""
    sums: dict[str, float] = {}
    for side, weight in told:
        sums[side] = sums.get(side, 0.0) + weight
    allied = load_parties().allied
    blocs = {
        side: sum(n for other, n in sums.items() if other == side or allied(other, side, on))
        for side in sums
    }
    if not sums:
        return None
    side = max(sums, key=lambda one: (blocs[one], sums[one]))
    most = blocs[side]
    return side if most >= enough and most > _CLEAR * (sum(sums.values()) - most) else None


def _told(keys: Sequence[str], pack: str | None, on: date | None) -> list[Evidence]:
    """Return what the words of a report say for each side."""
    return [*_spoken(keys, pack, on), *_named_with(keys, pack, on)] if pack else []


def _spoken(keys: Sequence[str], pack: str, on: date | None) -> Iterator[Evidence]:
    """Yield for each side its own words, and its share of those that it only uses more."""
    behind: set[int] = set()
    for first, last, found in _unquoted(_words(), keys):
        meant = [one.side for one in found if one.holds(pack, on)]
        if meant:
            behind.update(range(first, last))
        yield from ((side, _WORD) for side in meant)
    hinted: dict[str, set[tuple[str, ...]]] = {}
    for first, last, found in _unquoted(_hints(), keys):
        for one in found:
            if first not in behind and one.holds(pack, on):
                hinted.setdefault(one.side, set()).add(tuple(keys[first:last]))
    for side, hints in hinted.items():
        yield side, min(_HINTS, _HINT * len(hints))


def _unquoted(
    trie: PhraseTrie[Leaning], keys: Sequence[str]
) -> Iterator[tuple[int, int, list[Leaning]]]:
    """Yield where phrases stand that open no quotation, and whose they are."""
    for first, last, _, found in trie.scan(keys):
        if not first or (keys[first - 1] not in _OPENING and keys[first - 1] != _QUOTE):
            yield first, last, found


def _titled(title: Sequence[str], pack: str, on: date | None) -> Iterator[Evidence]:
    """Yield what the words of an outlet's name say for each side."""
    known = False
    for _, _, _, found in _names().scan(title):
        for one, weight in found:
            if one.holds(pack, on):
                known = True
                yield one.side, weight
    official = pack in load_organs().official_packs and any(_official().scan(title))
    if official and not known:
        state = load_actors().party(load_wars()[pack].state, pack, on)
        if state is not None:
            yield state, _EMBLEM


def _named_with(keys: Sequence[str], pack: str, on: date | None) -> Iterator[Evidence]:
    """Yield what honour and scorn beside names say for those named and their enemies."""
    for first, last, _, found in _fighters().scan(keys):
        beside = _beside(keys, first, last)
        if not beside:
            continue
        party = next((p for actor in found if (p := actor.party(pack, on))), None)
        if party is not None:
            yield from _for(party) if beside > 0 else _against(party, pack, on)


def _for(party: str) -> Iterator[Evidence]:
    yield party, _EPITHET


def _against(party: str, pack: str, on: date | None) -> Iterator[Evidence]:
    """Yield what scorn for a party says for its enemies: the more blocs, the less for each."""
    parties, blocs = load_parties(), dict[str | None, str]()
    for enemy in parties.opponents(party, pack, on):
        if enemy not in load_epithets().outspoken:
            blocs.setdefault(parties.bloc(enemy, on), enemy)
    for enemy in blocs.values():
        yield enemy, _EPITHET / len(blocs)


def _beside(keys: Sequence[str], first: int, last: int) -> int:
    """Return 1 for a name told with honour, -1 for one told with scorn, else 0."""
    before, after = _epithets()
    if last < len(keys) and keys[last] in after:
        return after[keys[last]]
    for at in range(max(0, first - _REACH), first):
        near = at == first - 1
        for _, bare in clitic_splits(keys[at]):
            value, far = before.get(bare, (0, False))
            if value and (near or far):
                return value
    return 0


def _says_ours(keys: Sequence[str]) -> bool:
    """Whether a report itself, not one whom it quotes, says "our men"."""
    return any(not _quoted(keys, first) for first, *_ in _ours().scan(keys))


def _quoted(keys: Sequence[str], at: int) -> bool:
    depth, open_ = 0, False
    for key in keys[:at]:
        depth += (key in _OPENING) - (key in _CLOSING)
        open_ ^= key == _QUOTE
    return depth > 0 or open_


@cache
def _words() -> PhraseTrie[Leaning]:
    return PhraseTrie((phrase_keys(w), one) for one in load_leanings() for w in one.words)


@cache
def _hints() -> PhraseTrie[Leaning]:
    return PhraseTrie((phrase_keys(w), one) for one in load_leanings() for w in one.hints)


@cache
def _names() -> PhraseTrie[tuple[Leaning, float]]:
    told = [((one, _EMBLEM), one.emblems) for one in load_leanings()]
    told += [((one, _NAME), one.names) for one in load_leanings()]
    return PhraseTrie((phrase_keys(w), load) for load, words in told for w in words)


@cache
def _organs() -> PhraseTrie[bool]:
    return PhraseTrie((phrase_keys(name), True) for name in load_organs().names)


@cache
def _ours() -> PhraseTrie[bool]:
    return PhraseTrie((phrase_keys(name), True) for name in load_organs().ours)


@cache
def _official() -> PhraseTrie[bool]:
    return PhraseTrie((phrase_keys(name), True) for name in load_organs().official)


@cache
def _groups() -> PhraseTrie[Actor]:
    groups = (actor for actor in load_actors() if actor.kind == "group")
    return PhraseTrie((phrase_keys(name), actor) for actor in groups for name in actor.names)


@cache
def _fighters() -> PhraseTrie[Actor]:
    """Return the groups and leaders that fight, by names that are no common words."""
    known = (a for a in load_actors() if a.kind in ("group", "person"))
    named = ((phrase_keys(name), actor) for actor in known for name in actor.names)
    return PhraseTrie((keys, a) for keys, a in named if len(keys) > 1 or not a.weak)


@cache
def _epithets() -> tuple[dict[str, tuple[int, bool]], dict[str, int]]:
    """Return what words before a name say, and whether from afar, and what those after it."""
    words = load_epithets()
    near = dict.fromkeys(words.hostile_before, (-1, False))
    near |= dict.fromkeys(words.honour_before, (1, False))
    near |= dict.fromkeys(words.slain, (-1, True))
    near |= dict.fromkeys(words.martyred, (1, True))
    before = {phrase_keys(word)[0]: value for word, value in near.items()}
    after = {phrase_keys(word)[0]: -1 for word in words.hostile_after}
    return before, after | {phrase_keys(word)[0]: 1 for word in words.honour_after}
