"""The place of an event among the places its sentence and report name."""

from bisect import bisect_left
from collections.abc import Sequence

from riwaya.arabic.affixes import AND
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import FROM_AFAR
from riwaya.claims.drafts.placed import Pair, Placed
from riwaya.claims.places.firing import ground_of
from riwaya.claims.places.holding import held_place, resumes, witnessed
from riwaya.claims.places.lists import LISTED, listed
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.scenes.ranges import slice_of
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, PlaceMention, PlacePrecision

_CHAIN = 4
_MET, _HOSTED = 14, 3
STRUCK = "place.struck"
"""The rule that takes what was hit, and not where it was fired from."""

_TWO, _GUNS = 2, 5
"""What is fired at one place and hits another."""

MOVES = frozenset({EventType.DISPLACEMENT, EventType.RETURN, EventType.MOBILISATION})
"""What is as much at the place it leads to as at the one it starts from."""

_AREAS = frozenset(
    {PlacePrecision.REGION, PlacePrecision.GOVERNORATE, PlacePrecision.NEIGHBOURHOOD}
)
_WITHIN = 14
_ENDS = frozenset({EventType.TERRITORY_GAIN, EventType.WITHDRAWAL})
_FOUGHT = 12

WIDE = frozenset({PlacePrecision.REGION, PlacePrecision.COUNTRY})


def place(
    scene: Scene, chosen: Chosen, others: Sequence[Chosen], speech_end: int
) -> Placed | None:
    """Return the places bound to a trigger inside its sentence, or `None`.

    Behind the trigger up to the next trigger that has its own comes first, then before it.
    `speech_end` is where the words that name a speaker end: places in them are the speaker's.
    """
    known = ground_of(scene, chosen, chosen.frame.type)
    here = bisect_left(known, chosen.first, key=_first)
    told = bisect_left(known, speech_end, 0, here, key=_first)
    held = held_place(scene, chosen, known[told:])
    if held is not None:
        return Placed((held, *_around(scene, chosen, held, known[here:])), "place.held")
    right = _right(scene, chosen, others, known[here:])
    saw = witnessed(scene, chosen, known[told:here])
    if saw is not None and right and not any(_inside(saw, pair) for pair in right):
        gone = right if chosen.frame.type in MOVES else ()
        return Placed((saw, *gone), "place.held")
    told_of = listed(scene, chosen, known[here:])
    if told_of is not None:
        return Placed((told_of,), LISTED)
    hit = _struck(scene, chosen, right)
    if hit:
        return Placed(hit, STRUCK if len(hit) < len(right) else "place.behind")
    ended = _ended(scene, chosen, others)
    if ended is not None:
        return place(scene, ended, [o for o in others if o is not ended], speech_end)
    left = _left(scene, chosen, known[told:here])
    if left:
        return Placed(left, "place.before")
    return None


def _inside(area: Pair, pair: Pair) -> bool:
    """Whether a place is not known to lie elsewhere than in another one."""
    where, place = pair[1], area[1].place
    return where.place is None or place in (None, where.place, *where.parents)


def _around(scene: Scene, chosen: Chosen, held: Pair, behind: Sequence[Pair]) -> Sequence[Pair]:
    """Return the area that what is held lies in, told behind who holds it ("which they besiege
    in the east of the province").
    """
    for mention, where in behind[:1]:
        near = mention.first - chosen.last <= _WITHIN
        area = where.precision in _AREAS and mention.preposition in load_grammar().located
        shared = not {where.place, *where.parents}.isdisjoint(held[1].parents)
        if near and area and shared and not _cut(scene, chosen.last, mention.first):
            return ((mention, where),)
    return ()


def _ended(scene: Scene, chosen: Chosen, others: Sequence[Chosen]) -> Chosen | None:
    """Return what fighting went on until ("fought for hours until they took the hill"): it was
    fought where that was.
    """
    behind = [o for o in others if o.first >= chosen.last]
    if chosen.frame.type is not EventType.CLASH or not behind:
        return None
    end = min(behind, key=lambda o: o.first)
    between = range(chosen.last, end.first)
    until = any(scene.key(at) in load_grammar().until for at in between)
    told = end.frame.type in _ENDS and len(between) <= _FOUGHT and until
    return end if told and scene.hard.isdisjoint(between) else None


def _first(pair: Pair) -> int:
    return pair[0].first


def headed(scene: Scene) -> Placed | None:
    """Return the place a sentence opens with ("In Tripoli, …"): where something was said."""
    for mention, where in scene.places[:1]:
        opens = mention.first - scene.sentence.first <= 1
        if opens and mention.preposition in load_grammar().located:
            return Placed(((mention, where),), "place.head")
    return None


def met_in(scene: Scene, chosen: Chosen) -> Placed | None:
    """Return where people met: the host told before the meeting or close behind it ("talks
    that Geneva hosted"), or "in" a place behind it, before what they spoke of unless it lies
    overseas.
    """
    grammar, overseas = load_grammar(), scene.findings.tellers.aside
    for mention, where in scene.places:
        host = scene.key(mention.first - 1) in grammar.hosting
        behind = 0 <= mention.first - chosen.last <= _HOSTED
        if host and (behind or 0 <= chosen.first - mention.last <= _HOSTED):
            return Placed(((mention, where),), "place.met")
    for mention, where in scene.places:
        near = 0 <= mention.first - chosen.last <= _MET
        if not near or mention.preposition not in grammar.located:
            continue
        between = range(chosen.last, mention.first)
        spoken = any(scene.key(at) in grammar.topic for at in between)
        spoken = spoken and mention.first not in overseas
        if not spoken and scene.hard.isdisjoint(between):
            return Placed(((mention, where),), "place.met")
        return None
    return None


def said_at(scene: Scene, chosen: Chosen) -> Placed | None:
    """Return where people met, or where something was said or what it is about."""
    if chosen.frame.met:
        return met_in(scene, chosen) or headed(scene)
    return headed(scene) or said_of(scene, chosen)


def said_of(scene: Scene, chosen: Chosen) -> Placed | None:
    """Return the place that a call or a judgement is about, told close behind it ("called for a
    ceasefire in Aden", "asked people to leave Ramadi").
    """
    grammar = load_grammar()
    led = grammar.located | grammar.destination | grammar.origin | grammar.against
    for mention, where in ground_of(scene, chosen, chosen.frame.type):
        if mention.first < chosen.last:
            continue
        between = range(chosen.last, mention.first)
        near = len(between) <= _MET and mention.preposition in led
        ends = scene.breaks.isdisjoint(between)
        return Placed(((mention, where),), "place.said-of") if near and ends else None
    return None


def _right(
    scene: Scene, chosen: Chosen, others: Sequence[Chosen], places: Sequence[Pair]
) -> tuple[Pair, ...]:
    """Return the places behind a trigger, as far as no clause end or nearer trigger cuts in."""
    found: list[Pair] = []
    destination: Pair | None = None
    resumed = resumes(scene, chosen)
    for mention, where in places:
        if mention.first < chosen.last:
            continue
        if fronts(scene, mention, others):
            break
        low = scene.told_until(found[-1][0]) if found else chosen.last
        if _cut(scene, low, mention.first) or _taken(others, chosen, low, mention):
            break
        if found and turns(found[-1][0], mention) and chosen.frame.type not in MOVES:
            break
        if _passed_over(scene, chosen, mention) and not found:
            destination = destination or (mention, where)
            continue
        found.append((mention, where))
    if resumed:
        return ()
    if not found and destination and chosen.frame.type is EventType.WITHDRAWAL:
        return (destination,)
    return tuple(found)


def _struck(scene: Scene, chosen: Chosen, found: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Return the places without that of those who act, where what they hit is told behind."""
    if chosen.mention.form not in FINITE or len(found) < _TWO:
        return found
    (mention, _), rest = found[0], found[1:]
    if _guns_stand(scene, chosen, mention) and _apart(mention, rest[0][0]):
        return rest
    doers = [p for p in scene.people if 0 <= p.first - chosen.last <= 1]
    if rest[0][0].first - mention.last <= 1 or not doers:
        return found
    if any(_stationed(scene, mention, p.last) for p in doers):
        return rest
    grammar = load_grammar()
    led = mention.preposition in grammar.located or mention.preposition in grammar.origin
    of_them = not {p.last for p in doers}.isdisjoint((mention.first, mention.first - 1))
    return rest if led and of_them and chosen.frame.type in FROM_AFAR else found


def _apart(mention: PlaceMention, other: PlaceMention) -> bool:
    """Whether words stand between two places, so that one is not what the other lies in."""
    return not other.preposition or other.first - mention.last > 1


def _guns_stand(scene: Scene, chosen: Chosen, mention: PlaceMention) -> bool:
    """Whether a place is where the guns or aircraft of those who fire are told to stand ("their
    guns placed in the camp shelled the villages of …").
    """
    between = range(chosen.last, mention.first)
    near = len(between) <= _GUNS and chosen.frame.type in FROM_AFAR
    return near and any(scene.key(at) in load_grammar().stationed for at in between)


def _stationed(scene: Scene, mention: PlaceMention, end: int) -> bool:
    """Whether those who act are told to stand at a place ("stationed south of the city")."""
    words = (scene.key(at) for at in (end - 1, end))
    near = 0 <= mention.first - end <= _TWO
    return near and not load_grammar().stationed.isdisjoint(words)


def fronts(scene: Scene, mention: PlaceMention, others: Sequence[Chosen]) -> bool:
    """Whether a place opens the next clause ("and in Loder they kidnapped …")."""
    before = scene.key(mention.first - 1)
    if not before.startswith(AND) or before.removeprefix(AND) not in load_grammar().located:
        return False
    end = scene.told_until(mention)
    return any(0 <= o.first - end <= 1 and o.mention.form in FINITE for o in others)


def _passed_over(scene: Scene, chosen: Chosen, mention: PlaceMention) -> bool:
    """Whether a place is where an act came from or went to, and not where it was: what people
    were driven from is.
    """
    if chosen.frame.type is EventType.WITHDRAWAL:
        return mention.preposition in load_grammar().destination
    left = chosen.frame.type is EventType.DISPLACEMENT
    origin = mention.preposition in load_grammar().origin
    return (origin and not left) or _distance(scene, mention)


def turns(before: PlaceMention, mention: PlaceMention) -> bool:
    """Whether a place behind another is where something was headed from there."""
    toward = load_grammar().toward
    return mention.preposition in toward and before.preposition not in toward


def _distance(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a place only serves to measure from ("20 km from the border")."""
    if mention.relation == "from":
        return True
    if mention.preposition not in load_grammar().about:
        return False
    low, high = slice_of(scene.quantities, mention.first - 4, mention.first)
    return low < high


def _barred(scene: Scene, mention: PlaceMention, chosen: Chosen) -> bool:
    """Whether a clause end stands between; before a colon at the head a place holds for all."""
    marks = scene.hard_in(mention.last, chosen.first)
    if mention.first - scene.sentence.first <= 1:
        return any(scene.key(at) != ":" for at in marks)
    return bool(marks)


def _aside(scene: Scene, mention: PlaceMention, before: PlaceMention | None) -> bool:
    """Whether a place before a trigger is only measured from, or named as an origin; not where
    it stands right behind another, `before`.
    """
    if _distance(scene, mention):
        return True
    if mention.preposition not in load_grammar().origin:
        return False
    return before is None or not 0 <= mention.first - before.last <= 1


def _taken(others: Sequence[Chosen], chosen: Chosen, low: int, mention: PlaceMention) -> bool:
    """Whether another trigger stands between and claims what is behind it."""
    del chosen
    first, last = slice_of(others, low, mention.first)
    return first < last


def _cut(scene: Scene, low: int, high: int) -> bool:
    between = range(low, high)
    return not (scene.breaks.isdisjoint(between) and scene.starts("result").isdisjoint(between))


def _left(scene: Scene, chosen: Chosen, places: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the nearest chain of places before a trigger."""
    chain: list[Pair] = []
    for at in range(len(places) - 1, -1, -1):
        mention = places[at][0]
        if mention.last > chosen.first or _aside(scene, mention, _before(places, at)):
            continue
        if _barred(scene, mention, chosen):
            break
        if chain and chain[-1][0].first - scene.told_until(mention) > _CHAIN:
            break
        chain.append(places[at])
    return tuple(reversed(chain))


def _before(places: Sequence[Pair], at: int) -> PlaceMention | None:
    """Return the place before another; "the two towns" are two places at one word."""
    first = places[at][0].first
    while at and places[at - 1][0].last > first:
        at -= 1
    return places[at - 1][0] if at else None


def without_regions(places: Sequence[Pair]) -> Sequence[Pair]:
    """Return places without the side of a country that they were said to lie in."""
    near = [(m, w) for m, w in places if m.relation != "part" or w.precision not in WIDE]
    return near or places
