"""Which war a report is about, from the places and actors it names."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache

from riwaya.claims.parties.names import is_numbered
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.cues import irregular_sides, load_no_side
from riwaya.lexicons.pack_tables import COMMON, covers
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.roles import load_roles
from riwaya.lexicons.wars import load_homes, load_wars, telling_words
from riwaya.model import ActorMention, Document

HOME_WEIGHT = 60
"""Shared out among the wars a role word has a meaning in."""

HOMES = 2
"""A role word at home in more wars than this tells nothing of which one is meant."""

_DATELINE = 8
_DASHES = frozenset({"–", "-", "—", ":", "ـ"})
"""A report that is dated from somewhere has one of these among its first words."""

ACTOR_WEIGHT = 3
"""An actor that only one war knows tells more than a place: it counts as three words."""


def _single_pack(actor: str) -> str | None:
    found = load_actors().get(actor)
    packs = found.packs() - {COMMON} if found else frozenset()
    known = found is not None and COMMON not in found.packs() and len(packs) == 1
    return next(iter(packs)) if known else None


def war_of(document: Document, mentions: Sequence[ActorMention]) -> str | None:
    """Return the pack of the war that most words and actors point to, `None` when none does.

    Every country, people or battleground counts one, every actor of a single war three; of
    equal scores the one named first wins.
    """
    return main_war(telling_words(document.keys), mentions)


def main_war(
    told: Sequence[tuple[int, str]],
    mentions: Sequence[ActorMention],
    side: str | None = None,
    lands: Sequence[tuple[int, str]] = (),
) -> str | None:
    """Return what `war_of` does, from telling words already found and the places of `lands`.

    A `side` given with the report tells as much as an actor of its war.
    """
    scores: Counter[str] = Counter(pack for _, pack in told)
    words = {index for index, _ in told}
    packs = {war.country: war.pack for war in load_wars().values()}
    scores.update(packs[c] for at, c in lands if at not in words and c in packs)
    party = load_parties().get(side) if side else None
    if party is not None and party.pack in load_wars():
        scores[party.pack] += ACTOR_WEIGHT
    for mention in mentions:
        pack = _single_pack(mention.actors[0]) if len(mention.actors) == 1 else None
        if pack in load_wars():
            scores[pack] += 1 if is_numbered(mention.actors[0]) else ACTOR_WEIGHT
    return max(scores, key=scores.__getitem__) if scores else None


def peaceful_home(
    war: str | None,
    told: Sequence[tuple[int, str]],
    mentions: Sequence[ActorMention],
    lands: Sequence[tuple[int, str]],
    side: str | None = None,
) -> str | None:
    """Return the state whose land a report is about, where that is in no war and more places of
    it are named than there are words that tell of `war`; its armed groups count three, as a
    `side` in it does for which the report speaks. Where an armed group speaks itself, that
    land is one it fights in.
    """
    countries = Counter(country for _, country in lands)
    top = max(countries, key=countries.__getitem__, default=None)
    if top is None or any(other.country == top for other in load_wars().values()):
        return None
    words = sum(pack == war for _, pack in told)
    groups = sum(_fights_in(mention, war) for mention in mentions)
    party = load_parties().get(side) if side else None
    if party is not None and party.pack == war:
        if side in irregular_sides():
            return None
        groups += 1
    heavy = countries[top] > words + ACTOR_WEIGHT * groups
    return load_homes().get(top) if heavy else None


def _fights_in(mention: ActorMention, war: str | None) -> bool:
    """Whether a mention names an armed group that only one war knows."""
    if mention.kind != "group" or len(mention.actors) != 1:
        return False
    party = load_actors().party(mention.actors[0], war)
    return _single_pack(mention.actors[0]) == war and party not in load_no_side()


def dateline(
    document: Document, mentions: Sequence[ActorMention], lands: Sequence[tuple[int, str]]
) -> str | None:
    """Return the state at no war that a report is dated from ("Tunis – security forces …")."""
    head = document.keys[:_DATELINE]
    mark = next((at for at, key in enumerate(head) if key in _DASHES), None)
    if mark is None:
        return None
    named = (m.actors[0] for m in mentions[:1] if m.kind == "state" and m.first < mark)
    placed = (load_homes().get(country) for at, country in lands[:1] if at < mark)
    state = next(iter((*named, *placed)), None)
    return None if state in _at_war() else state


@cache
def _at_war() -> frozenset[str]:
    return frozenset(war.state for war in load_wars().values())


def lands_nearby(
    document: Document, lands: Sequence[tuple[int, str]], dated_from: str | None = None
) -> list[str | None]:
    """Return for each sentence the state that most of its places lie in, where they have none
    that of the last sentence that has, else the one that the report is dated from.
    """
    starts = [sentence.first for sentence in document.sentences]
    told: list[Counter[str]] = [Counter() for _ in starts]
    for first, country in lands:
        if first < _DATELINE and load_homes().get(country) == dated_from:
            continue
        told[bisect_right(starts, first) - 1][country] += 1
    found: list[str | None] = []
    for here in told:
        carried = found[-1] if found else dated_from
        found.append((_most_told(here) or dated_from) if here else carried)
    return found


def _most_told(countries: Counter[str]) -> str | None:
    """Return the state that more places lie in than in any other."""
    (top, number), *others = countries.most_common(2)
    alone = not others or others[0][1] < number
    return load_homes().get(top) if alone else None


def wars_nearby(document: Document, told: Sequence[tuple[int, str]]) -> list[str | None]:
    """Return for each sentence the war most told of in it, else in the one before it."""
    starts = [sentence.first for sentence in document.sentences]
    counts: list[dict[str, int]] = [{} for _ in starts]
    for index, pack in told:
        here = counts[bisect_right(starts, index) - 1]
        here[pack] = here.get(pack, 0) + 1
    own = [max(c, key=c.__getitem__) if c else None for c in counts]
    return [war or (own[at - 1] if at else None) for at, war in enumerate(own)]


def likely_war(
    mentions: Sequence[ActorMention], side: str | None, country: str | None, on: date | None
) -> str | None:
    """Return the war of a report that names none: its places' country's, else its side's, else
    the one that its role words are most at home in, of equals the one met first.
    """
    wars = load_wars()
    placed = next((war.pack for war in wars.values() if war.country == country), None)
    if placed is not None or country is not None:
        return placed
    party = load_parties().get(side) if side else None
    if party is not None and party.pack in wars:
        return party.pack
    scores: Counter[str] = Counter()
    for mention in mentions:
        found = load_roles().get((mention.role or "").rpartition(".")[2])
        meant = [m for m in found.means if not (m.side or m.mouth)] if found else ()
        known = (m.pack for m in meant if m.pack in wars and covers(m.first, m.last, on))
        homes = dict.fromkeys(known, 0)
        if len(homes) <= HOMES:
            scores.update(dict.fromkeys(homes, HOME_WEIGHT // max(1, len(homes))))
    return max(scores, key=scores.__getitem__) if scores else None
