"""Places of those who tell: where a spokesman, a doctor or an agency's office is.

"A spokesman in Riyadh said that …", "an organisation from its seat in Geneva": what is told is
no act there, and "the city" told behind is none of them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.scenes.ranges import FIRST, covered
from riwaya.lexicons.cues import load_speakers
from riwaya.lexicons.gazetteer import distance_km
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import CueMention, Document, PlaceMention, TriggerMention, Where

Pair = tuple[PlaceMention, Where]

_SAYING = frozenset({"speech", "continued", "distance", "deny"})
_QUOTES = frozenset({"«", "“", '"'})
_ENDS = frozenset({".", "؛", "!", "؟", ":"})
_BEFORE, _BEHIND, _SEATED = 20, 20, 3
"""How many words may stand between a verb of saying and a place, from there to what is said,
and from "its seat" to the place.
"""

_HOUSES = frozenset({"hospital"})
"""Where those who tell of the hurt have them before them: they were hurt elsewhere."""

_OVERSEAS_KM = 1000.0
_NAMED = 5
"""So many words may name who speaks from a place."""

_WITNESS = "witness"


@dataclass(frozen=True, slots=True)
class Tellers:
    """The places of a report's tellers by their first token: those that are no act's, and the
    ones among them where not even what their own sentence tells was.
    """

    aside: frozenset[int] = frozenset()
    afar: frozenset[int] = frozenset()

    def without_afar(self, places: Sequence[Pair]) -> list[Pair]:
        """Return places without those where nothing was that is told there."""
        return [pair for pair in places if pair[0].first not in self.afar]

    def without_aside(self, places: Sequence[Pair]) -> list[Pair]:
        """Return places without all where somebody only speaks or writes."""
        return [pair for pair in places if pair[0].first not in self.aside]


NOBODY = Tellers()
"""No teller's place is known."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a teller is: the place, the verb of saying, and where what is said begins."""

    pair: Pair
    verb: CueMention
    said: int


def tellers_of(
    document: Document,
    cues: Sequence[CueMention],
    triggers: Sequence[TriggerMention],
    places: Sequence[Pair],
    written: frozenset[int] = frozenset(),
) -> Tellers:
    """Return the places of a document that only tell where somebody spoke.

    A teller's place is aside where he speaks from it or from a seat or a conference, where it
    is abroad, or where what he tells was elsewhere. So are the towns that the report was
    `written` in.
    """
    told = _told(document, cues, triggers, places)
    own = {one.pair[0].first for one in told}
    seats = written | {m.first for m, _ in places if _seated(document, m)}
    rest = [pair for pair in places if pair[0].first not in own | seats]
    home = _home(rest)
    afar, aside = set(seats), {*seats, *_overseas(rest, home)}
    for one in told:
        first = one.pair[0].first
        sent = _sent(document, cues, one)
        if sent or _abroad(one.pair, home):
            aside.add(first)
            if sent or not _witness(document, one):
                afar.add(first)
        elif _told_elsewhere(document, places, own, one):
            aside.add(first)
    return Tellers(frozenset(aside), frozenset(afar))


def _acts(
    cues: Sequence[CueMention], triggers: Sequence[TriggerMention], names: frozenset[int]
) -> Iterator[int]:
    """Yield where verbs and masdars stand that may tell of acts, in the order of the text: none
    with the article ("the Coalition"), in the names of places, nor how something was said ("in
    a call").
    """
    manner = names | covered(cue for cue in cues if cue.kind == "manner")
    for trigger in triggers:
        told = trigger.form in FINITE or (trigger.form == "masdar" and not trigger.definite)
        if told and trigger.first not in manner:
            yield trigger.first


def _told(
    document: Document,
    cues: Sequence[CueMention],
    triggers: Sequence[TriggerMention],
    places: Sequence[Pair],
) -> list[_Told]:
    """Return the places that stand between a verb of saying and what is said."""
    grammar = load_grammar()
    verbs = [cue for cue in cues if cue.kind in _SAYING and cue.form in FINITE]
    opening = [cue.first for cue in cues if cue.kind == "that"]
    leading = grammar.located | grammar.origin
    led = [pair for pair in places if verbs and pair[0].preposition in leading]
    acts = list(_acts(cues, triggers, covered(m for m, _ in places))) if led else []
    found = []
    for pair in led:
        mention = pair[0]
        at = bisect_left(verbs, mention.first, key=FIRST) - 1
        if at < 0 or mention.first - verbs[at].last > _BEFORE:
            continue
        between = range(verbs[at].last, mention.first)
        if _any_in(acts, between) or _any_in(opening, between) or _cut(document, between):
            continue
        said = _said(document, opening, mention)
        if said is None and mention.preposition in grammar.origin:
            said = _told_behind(document, verbs[at], mention)
        if said is not None:
            found.append(_Told(pair, verbs[at], said))
    return found


def _told_behind(document: Document, verb: CueMention, mention: PlaceMention) -> int | None:
    """Return the token behind a place that somebody known speaks from ("the army announced from
    Port Sudan the recapture of …"); "fighters from" a place are at home there.
    """
    known = document.keys[max(0, mention.first - 2)].startswith(ARTICLE)
    return mention.last if known and mention.first - verb.last <= _NAMED else None


def _any_in(ordered: Sequence[int], between: range) -> bool:
    """Whether one of some ordered tokens lies in a range."""
    return bisect_left(ordered, between.start) < bisect_left(ordered, between.stop)


def _cut(document: Document, between: range) -> bool:
    """Whether a sentence ends in a range, what is said begins, or somebody was brought "to"
    somewhere.
    """
    ends = _ENDS | load_grammar().destination
    return any(document.keys[at] in ends for at in between)


def _said(document: Document, opening: Sequence[int], mention: PlaceMention) -> int | None:
    """Return where what is said begins behind a place, `None` where nothing is."""
    near = range(mention.last, min(mention.last + _BEHIND, len(document.keys)))
    at = bisect_left(opening, mention.last)
    that = opening[at] if at < len(opening) else near.stop
    for place in near:
        key = document.keys[place]
        if place == that or key == ":" or (key in _QUOTES and place - mention.last <= 1):
            return place
        if key in _ENDS:
            return None
    return None


def _seated(document: Document, mention: PlaceMention) -> bool:
    """Whether a place is told as somebody's seat ("and its seat is London", "which has its seat
    in Tripoli"), and not as one that was hit ("bombed its seat in Mosul").
    """
    grammar, keys = load_grammar(), document.keys
    for at in range(max(1, mention.first - _SEATED), mention.first):
        if keys[at].removeprefix(AND) not in grammar.seated:
            continue
        before = {keys[step].removeprefix(AND) for step in (at - 1, max(0, at - 2))}
        joined = keys[at].startswith(AND)
        return joined or not before.isdisjoint(grammar.relative | grammar.origin)
    return False


def _sent(document: Document, cues: Sequence[CueMention], one: _Told) -> bool:
    """Whether somebody speaks from a place, or at a conference there."""
    mention = one.pair[0]
    if mention.preposition in load_grammar().origin or mention.kind in _HOUSES:
        return True
    low = bisect_left(cues, one.verb.last, key=FIRST)
    near = cues[low : bisect_left(cues, mention.first, low, key=FIRST)]
    return any(cue.kind == "manner" for cue in near)


def _home(places: Sequence[Pair]) -> str | None:
    """Return the country that most of a report's places lie in."""
    counts = Counter(where.country for _, where in places if where.country)
    return counts.most_common(1)[0][0] if counts else None


def _overseas(places: Sequence[Pair], home: str | None) -> set[int]:
    """Return the places in other countries, far from all of the report's own: where people met
    ("in Geneva").
    """
    grammar = load_grammar()
    points = [point for _, w in places if w.country == home and (point := _point(w))]
    far = [
        (mention.first, point)
        for mention, where in places
        if _abroad((mention, where), home)
        and mention.preposition in grammar.located
        and (point := _point(where))
    ]
    return {at for at, here in far if all(distance_km(here, p) > _OVERSEAS_KM for p in points)}


def _point(where: Where) -> tuple[float, float] | None:
    """Return where a place lies, where that is known."""
    return None if where.lat is None or where.lon is None else (where.lat, where.lon)


def _abroad(pair: Pair, home: str | None) -> bool:
    """Whether a place lies in another country than most of the report's."""
    country = pair[1].country
    return country is not None and home is not None and country != home


def _witness(document: Document, one: _Told) -> bool:
    """Whether those speak who live at a place or saw what was there."""
    low, high = one.verb.last, one.pair[0].first
    keys = document.keys[low:high]
    found = (load_speakers().longest(keys, at, key) for at, key in enumerate(keys))
    return any(kind == _WITNESS for hit in found if hit for kind, _ in hit[1])


def _told_elsewhere(
    document: Document, places: Sequence[Pair], own: set[int], one: _Told
) -> bool:
    """Whether what is said names a place of its own in the same sentence."""
    end = next((s.last for s in document.sentences if s.last > one.said), one.said)
    low = bisect_left(places, one.said, key=_first)
    behind = places[low : bisect_left(places, end, low, key=_first)]
    return any(mention.first not in own for mention, _ in behind)


def _first(pair: Pair) -> int:
    return pair[0].first
