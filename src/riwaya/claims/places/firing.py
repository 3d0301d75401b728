"""Places that fire came from: a strike was where it fell."""

from riwaya.arabic.affixes import AND, BY
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import BOMBINGS, FROM_AFAR
from riwaya.claims.drafts.once import once
from riwaya.claims.places.doing import undone
from riwaya.claims.places.homes import without_homes
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.scenes.passing import Pair, of_act
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.ways import KeyAt
from riwaya.model import EventType, PlaceMention

_POSTED, _AIMED, _TO = 7, 2, 3
_GUNS, _FELL = 2, 8
_STOPPED = (
    FROM_AFAR
    | BOMBINGS
    | {
        EventType.INTERCEPTION,
        EventType.CLASH,
        EventType.SIEGE,
        EventType.ABDUCTION,
        EventType.DETENTION,
        EventType.ATTACK_ON_CIVILIANS,
    }
)
"""What befalls those who are on their way, at the place that they have come to."""
_ENDS = frozenset("،,.؛؟!:")


def ground_of(scene: Scene, chosen: Chosen, kind: EventType) -> list[Pair]:
    """Return the places of a sentence that an act may have had, without the country of a state
    that acts, people's homes and, be it told as a strike, those that the fire came from.
    """
    found = without_homes(scene, kind, _own(scene, chosen))
    if kind in _STOPPED:
        found = _not_reached(scene.key, found)
    if kind not in FROM_AFAR or not found:
        return found
    return [p for p in aimed_at(scene.key, found) if not _of_guns(scene, chosen, p[0])]


def _of_guns(scene: Scene, chosen: Chosen, mention: PlaceMention) -> bool:
    """Whether guns that fire themselves are told to stand at a place ("the artillery stationed
    on the border answered").
    """
    grammar, first = load_grammar(), chosen.last
    if chosen.mention.form not in FINITE or scene.key(first) not in grammar.guns:
        return False
    near = range(first + 1, min(first + 1 + _GUNS, mention.first))
    posted = next((at for at in near if scene.key(at) in grammar.stationed), None)
    return posted is not None and mention.first - posted <= _AIMED


@once
def _own(scene: Scene, chosen: Chosen) -> list[Pair]:
    """Return the places that are no way of others' and no country that acts."""
    return undone(scene, of_act(scene.grounds, scene.ways, chosen.first, chosen.last))


def _not_reached(key: KeyAt, places: list[Pair]) -> list[Pair]:
    """Return the places of what was hit without where it was headed ("a column on its way to
    Taiz"), where it is told closely that it was "in" another one.
    """
    located = load_grammar().located
    goals = {m.first for m, _ in places if _headed(key, m)}
    inside = [m.first for m, _ in places if m.preposition in located and m.first not in goals]
    here = {goal for goal in goals if any(abs(goal - at) <= _POSTED for at in inside)}
    return [pair for pair in places if pair[0].first not in here]


def _headed(key: KeyAt, mention: PlaceMention) -> bool:
    """Whether somebody is on his way "to" a place."""
    grammar = load_grammar()
    if mention.preposition not in grammar.destination | grammar.toward:
        return False
    near = range(mention.first - 2, mention.first - 1 - _TO, -1)
    return any(key(at) in grammar.heading for at in near)


def aimed_at(key: KeyAt, places: list[Pair]) -> list[Pair]:
    """Return the places without those where who fired stood: "from their positions in the
    camp", "rockets from Sanaa at Najran", "shells whose source was the hill", "with the guns
    placed on the hill".
    """
    mentions = [mention for mention, _ in places]
    ends = (0, *(mention.last for mention in mentions))
    after = (*mentions[1:], None)
    each = zip(places, ends, after, strict=False)
    return [pair for pair, end, then in each if not _fires(key, pair[0], end, then)]


def _fires(key: KeyAt, mention: PlaceMention, end: int, then: PlaceMention | None) -> bool:
    """Whether fire came from a place; one before it ends at `end`, `then` is the next one."""
    grammar, led = load_grammar(), then.preposition if then is not None else None
    onward = led in grammar.against or led in grammar.toward
    near = then is not None and then.first - mention.last <= _AIMED
    told = then is not None and (onward or led in grammar.located) and _from(key, mention)
    if told and ((onward and near) or _fell_behind(key, mention, then)):
        return True
    for at in range(mention.first - 1, max(end, mention.first - _POSTED) - 1, -1):
        word = key(at)
        if word in _ENDS:
            return False
        if word in grammar.posts:
            return key(at - 1) in grammar.origin
        if word in grammar.launching:
            return mention.preposition in grammar.origin
        if word in grammar.source_of_fire:
            return True
        if word in grammar.stationed:
            return onward or _fired_with(key, at)
    return False


def _fell_behind(key: KeyAt, mention: PlaceMention, then: PlaceMention | None) -> bool:
    """Whether what was launched from a place is told behind it to have fallen at the next one
    ("fired two shells from inside the town that fell on …").
    """
    grammar = load_grammar()
    goal = then.first if then is not None else mention.last
    fell = range(mention.last, min(mention.last + _FELL, goal))
    if not any(key(at) in grammar.falling for at in fell):
        return False
    return any(key(mention.first - step) in grammar.coming for step in range(1, _FELL))


def _from(key: KeyAt, mention: PlaceMention) -> bool:
    """Whether "from" or "from inside" stands before a place."""
    origin = load_grammar().origin
    return mention.preposition in origin or key(mention.first - 2) in origin


def _fired_with(key: KeyAt, at: int) -> bool:
    """Whether what is told to stand somewhere are the guns that an act was done with ("by the
    tanks stationed on the hill").
    """
    gun = key(at - 1).removeprefix(AND).removeprefix(BY) in load_grammar().guns
    return gun and any(key(at - step).startswith(BY) for step in (1, 2, 3))
