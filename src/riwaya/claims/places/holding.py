"""The place that a relative clause, a participle or an apposition behind it tells of.

"The town, which is still under their control and is the gate to the border": who holds what is
told of the town, whatever places are named behind.
"""

from collections.abc import Sequence

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.arabic.memory import Forms
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import HARD, QUOTES, Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, PlaceMention, PlacePrecision, Where

_REACH = 9
_VERB_REACH = 3
_BACK = 4
_OWN = frozenset({"phrase", "noun", "participle"})
"""Forms of control whose subject is the place itself."""

_SUFFERED = frozenset({"undergo", "existential"})
_P = PlacePrecision
_POINTS = frozenset({_P.CITY, _P.TOWN, _P.VILLAGE, _P.NEIGHBOURHOOD, _P.SITE})
_MOVES = frozenset({EventType.WITHDRAWAL, EventType.DISPLACEMENT, EventType.RETURN})

_MARKS = QUOTES | frozenset("،,)]")

Pair = tuple[PlaceMention, Where]


def held_place(scene: Scene, chosen: Chosen, places: Sequence[Pair]) -> Pair | None:
    """Return the place that an act told behind it as the place's own was at, or `None`."""
    opens = _opening(scene, chosen)
    if opens is None:
        return None
    beside = [p for p in scene.places if p[0].last <= opens and p[1].precision in _POINTS]
    for pairs in (beside[-1:], [p for p in places if p[0].last <= opens][-1:]):
        if pairs and _stands_beside(scene, pairs[0], opens):
            return pairs[0]
    return None


def witnessed(scene: Scene, chosen: Chosen, places: Sequence[Pair]) -> Pair | None:
    """Return the place that is told to have witnessed an act named right behind it ("the city
    of Aden saw the arrival of …"), or `None`.
    """
    words = load_grammar().witnessing
    if chosen.mention.form in FINITE:
        return None
    for mention, where in places:
        apart = chosen.first - mention.last
        near = (scene.key(mention.first - step) in words for step in (1, 2))
        if 0 <= apart <= _VERB_REACH and where.precision in _POINTS and any(near):
            between = range(mention.last, chosen.first)
            return (mention, where) if scene.hard.isdisjoint(between) else None
    return None


def _stands_beside(scene: Scene, pair: Pair, opens: int) -> bool:
    """Whether only marks and what describes a place stand between it and what is told of it."""
    mention, where = pair
    end = max(mention.last, scene.told_until(mention))
    if end > opens or where.precision is PlacePrecision.COUNTRY:
        return False
    having = {at + k for at in range(end, opens) for k in (0, 1, 2) if _having(scene, at)}
    told = range(end, opens)
    return all(
        at in having or _passed(scene.key(at)) or _named_by(scene, end, at) for at in told
    )


def _named_by(scene: Scene, end: int, at: int) -> bool:
    """Whether a word is an adjective right behind a place ("Anbar the desert …")."""
    return at == end and scene.key(at).startswith(ARTICLE)


def _having(scene: Scene, at: int) -> bool:
    """Whether a word opens what a place has ("of strategic importance")."""
    return scene.key(at) in load_grammar().having


def resumes(scene: Scene, chosen: Chosen) -> bool:
    """Whether a move is told of the place named before ("withdrew from it to the hills")."""
    if chosen.frame.type not in _MOVES:
        return False
    behind = range(chosen.last, chosen.last + _BACK)
    return any(scene.key(at) in load_grammar().thither for at in behind)


def _opening(scene: Scene, chosen: Chosen) -> int | None:
    """Return where what is told of the place before begins, `None` where it is none's."""
    relative = _relative(scene, chosen)
    if relative is not None:
        return relative if _leads_back(scene, chosen, relative) else None
    superlative = _superlative(scene, chosen)
    if superlative is not None or chosen.frame.type is not EventType.CONTROL:
        return superlative
    told_of = chosen.mention.form in _OWN and not chosen.mention.clitics
    return chosen.first if told_of else None


def _relative(scene: Scene, chosen: Chosen) -> int | None:
    """Return the relative word whose clause an act stands in."""
    offset, low = scene.sentence.first, max(scene.sentence.first, chosen.first - _REACH)
    if not any(map(_RELATIVE.__getitem__, scene.keys[low - offset : chosen.first - offset])):
        return None
    for at in range(chosen.first - 1, low - 1, -1):
        key = scene.key(at)
        if key in HARD or "connector" in scene.kinds_at(at):
            return None
        if _RELATIVE[key]:
            return at
    return None


def _superlative(scene: Scene, chosen: Chosen) -> int | None:
    """Return the word that calls a place the last or the first of its kind, where a verb behind
    it leads back to that place ("the last town that they hold", "the first city they took").
    """
    if chosen.mention.form not in FINITE or not scene.groups.issuperset(("sorts", "greatest")):
        return None
    if chosen.mention.pronoun is None and not _resumed(scene, chosen):
        return None
    grammar = load_grammar()
    for at in range(chosen.first - 1, max(scene.sentence.first, chosen.first - _REACH), -1):
        if scene.key(at) in HARD or "connector" in scene.kinds_at(at):
            return None
        if scene.key(at) in grammar.sorts and scene.key(at - 1) in grammar.greatest:
            return at - 1
    return None


_RELATIVE = Forms(lambda key: key.removeprefix(AND) in load_grammar().relative)
"""Whether a word is a relative one."""


def _leads_back(scene: Scene, chosen: Chosen, relative: int) -> bool:
    """Whether an act in a relative clause is at what the clause tells of.

    What "is under the control of" somebody or "sees" fighting is the place itself; a pronoun
    on or behind a verb of somebody else leads back to it ("which they besiege", "control").
    """
    if chosen.frame.type is EventType.CONTROL and chosen.mention.form in _OWN:
        return True
    if not _SUFFERED.isdisjoint(scene.kinds_at(relative + 1)):
        return True
    verbal = chosen.mention.form in FINITE and chosen.first - relative <= _VERB_REACH
    if verbal and chosen.mention.pronoun is not None:
        return True
    return _resumed(scene, chosen)


def _resumed(scene: Scene, chosen: Chosen) -> bool:
    """Whether a pronoun behind an act leads back to what stands before it."""
    behind = range(chosen.last, chosen.last + _BACK)
    return any(scene.key(at) in load_grammar().resumptive for at in behind)


def _passed(key: str) -> bool:
    """Whether a word may stand between a place and what is told of it."""
    grammar = load_grammar()
    if key in _MARKS or key in grammar.greatest or key.removeprefix(AND) in grammar.it_is:
        return True
    return key in grammar.sole or key.removeprefix(ARTICLE) in grammar.sorts
