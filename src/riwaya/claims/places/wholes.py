"""What a claim's place is part of: the town of a quarter or of a side, what a sentence opens
with.
"""

from collections.abc import Mapping

from riwaya.arabic.affixes import AND
from riwaya.arabic.fold import fold_key
from riwaya.claims.drafts.placed import Pair, Placed
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.place_words import load_place_words
from riwaya.model import PlaceMention, PlacePrecision, Where
from riwaya.model.making import changed

_FRONT = 3
_TOWNS = frozenset({PlacePrecision.CITY, PlacePrecision.TOWN, PlacePrecision.VILLAGE})
_SMALL = frozenset(
    {
        PlacePrecision.SITE,
        PlacePrecision.NEIGHBOURHOOD,
        PlacePrecision.VILLAGE,
        PlacePrecision.TOWN,
        PlacePrecision.UNRESOLVED,
    }
)
_DATELINE = frozenset(":/–-")


def with_town(placed: Placed | None, named: Mapping[str, Pair]) -> Placed | None:
    """Return places with the town whose side comes first among them ("east of Rafah"): as the
    report names it elsewhere, or by the words here.
    """
    if placed is None:
        return None
    mention, where = placed.places[0]
    if mention.relation != "part" or where.precision is not PlacePrecision.VICINITY:
        return placed
    bare = _without_side(where.name)
    others = {other.name for _, other in placed.places}
    if where.place is None or bare is None or bare in others:
        return placed
    town = named.get(where.place)
    if town is None or town[0].relation is not None:
        plain = changed(mention, name=bare, relation=None, direction=None)
        town = plain, changed(where, name=bare, precision=PlacePrecision.TOWN)
    if town[1].name in others:
        return placed
    return changed(placed, places=(placed.places[0], town, *placed.places[1:]))


def _without_side(name: str) -> str | None:
    """Return a name without the directions it opens with ("north and east of Mosul"), `None`
    where it opens with none.
    """
    words = name.split()
    sides = load_place_words().directions
    last = 0
    while last < len(words) - 1 and _side(fold_key(words[last]), last > 0) in sides:
        last += 1
    return " ".join(words[last:]) if last else None


def _side(word: str, joined: bool) -> str:
    """Return a word without the "and" that joins it to a direction before."""
    return word.removeprefix(AND) if joined else word


def with_wholes(placed: Placed | None, named: Mapping[str, Pair]) -> Placed | None:
    """Return places with the town that a part named without one belongs to ("the eastern
    quarters"), as the report names it elsewhere.
    """
    if placed is None:
        return None
    wholes: dict[str, Pair] = {}
    for mention, where in placed.places:
        whole = named.get(where.parents[0]) if where.parents else None
        lone = mention.relation == "part" and mention.direction and where.place is None
        if whole is None or not lone or whole[1].precision not in _TOWNS:
            return placed
        wholes[whole[1].name] = whole
    return changed(placed, places=(*placed.places, *wholes.values()))


def with_fronted(placed: Placed | None, scene: Scene) -> Placed | None:
    """Return places with the ground that their sentence opens with, where they lie in it: as is
    known, or as they may where its first words say so ("In Nyala …", "Basra: …"); or where it
    lies in them ("In the eastern quarters … all over the city").
    """
    heads = scene.findings.tellers.without_afar(scene.places[:1])
    if placed is None or not heads:
        return placed
    mention, where = heads[0]
    if mention.first - scene.sentence.first > _FRONT:
        return placed
    inside = where.place is not None and all(
        _inside(where, mention, w) for _, w in placed.places
    )
    if not inside and _heads(scene, mention):
        behind = all(m.first > mention.last for m, _ in placed.places)
        inside = behind and all(_may_lie(where, w) for _, w in placed.places)
    return changed(placed, places=(*placed.places, (mention, where))) if inside else placed


def _inside(whole: Where, mention: PlaceMention, part: Where) -> bool:
    """Whether a place lies in another; the city does not in the countryside called after it."""
    town = mention.relation == "countryside" and part.name in mention.name
    return whole.place in part.parents and not town


def _heads(scene: Scene, mention: PlaceMention) -> bool:
    """Whether "in" a place, or a place and a mark, opens a sentence: all it tells is there."""
    at = mention.first - scene.sentence.first
    if mention.preposition in load_grammar().located:
        return at <= 1
    return at == 0 and scene.key(scene.told_until(mention)) in _DATELINE


def _may_lie(whole: Where, part: Where) -> bool:
    """Whether a small place is unknown or lies in one area of a country with a known one, or is
    the town that a quarter without a name of its own belongs to.
    """
    if whole.place is None:
        return part.place is not None and part.place in whole.parents[:1]
    small = part.precision in _SMALL
    return small and (
        part.place is None or not set(whole.parents[:-1]).isdisjoint(part.parents)
    )
