"""Binding participants to a trigger: who did it, to whom.

Each rule (`role_rules`) looks at one participant and gives the role it would fill and a score;
distance and the barriers between are taken off, and the best for each role is taken.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from riwaya.arabic.affixes import OBJECTS_OF_MANY
from riwaya.claims.binding.apart import relieves
from riwaya.claims.binding.labels import labelled
from riwaya.claims.binding.objects import done_by
from riwaya.claims.binding.rules import FALLEN, TAKEN, rules_for
from riwaya.claims.binding.subjects import subject_of
from riwaya.claims.binding.support import aside, names_author, supporting
from riwaya.claims.binding.verbs import acts, verbal
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import ARMED, FELLING, HOSTILE
from riwaya.claims.drafts.roles import Bound, Roles
from riwaya.claims.scenes.findings import QUOTES, Scene
from riwaya.claims.scenes.offices import only_speaks
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.scenes.ranges import LAST, number_in
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.parties import Parties
from riwaya.lexicons.roles import load_roles
from riwaya.model import EventType, Span
from riwaya.model.making import changed, maker

_FOUGHT = HOSTILE - {EventType.MOBILISATION}
_DISTANCE = 0.25
_OPENING = QUOTES | {"("}
INSIDE = "role.inside"
FORCED = "role.forced"
"""The accused: what it hit is the accuser's, whomever a pronoun seems to mean."""
PLAIN = 12.0
"""A participant bound this strongly is weighed against no other."""
_DOES = frozenset({"agent", "either"})
_NAMED = 13.0
_SUBJECT = 20.0
_TOLD = 9.0
_TRIED = 5
_REJECTED = 3
_BENT = 1.0
_SAME_SIDE = 6.0
_FOES = 2.0
_FARTHEST = 20.0
"""A distance that no construction outweighs: what lies beyond is not weighed."""


_bound = maker(Bound)


_NOBODY = Roles()


def bind(
    scene: Scene, chosen: Chosen, others: Sequence[Chosen], parties: Parties | None = None
) -> Roles:
    """Return the participants of a trigger in its sentence: the pair that fits best."""
    bounds = [*_candidates(scene, chosen, others), *_inside(scene, chosen)]
    bounds = _with_label(scene, chosen, _with_subject(scene, chosen, bounds))
    if not bounds:
        return _NOBODY
    bounds.sort(key=lambda b: (-b.score, b.participant.first))
    agents = [b for b in bounds if b.role == "agent"][:_TRIED]
    targets = [b for b in bounds if b.role == "target"][:_TRIED]
    best = {b.participant.first: b.score for b in reversed(bounds)}
    on = scene.document.report.published
    hostile = chosen.frame.type in _FOUGHT
    accused = any(b.rule == FORCED for b in agents)

    def fit(pair: tuple[Bound | None, Bound | None]) -> float:
        agent, target = pair
        worth = sum(_worth(b, best) for b in pair if b)
        if agent is None or target is None or not hostile or parties is None:
            return worth
        if scene.ours(agent.participant) or scene.ours(target.participant):
            return worth
        if accused and points_back(target.participant):
            return worth
        return worth + _enmity(agent.participant, target.participant, parties, on)

    pairs = [
        (a, t)
        for a in (*agents, None)
        for t in (*targets, None)
        if a is None or t is None or a.participant is not t.participant
    ]
    agent, target = max(pairs, key=fit) if len(pairs) > 1 else pairs[0]
    rest = tuple(islice((b for b in bounds if b not in (agent, target)), _REJECTED))
    return Roles(_head(scene, agent), target, rest, tuple(bounds))


def _with_subject(scene: Scene, chosen: Chosen, bounds: list[Bound]) -> list[Bound]:
    """Let a plain subject that is no known actor stand in place of any other agent."""
    subject = subject_of(scene, chosen)
    if subject is None or any(b.rule == TAKEN for b in bounds):
        return bounds
    who, rule = subject
    kept = [b for b in bounds if b.role != "agent" and _apart(b.participant, who)]
    return [*kept, Bound(who, "agent", rule, _SUBJECT)]


def _with_label(scene: Scene, chosen: Chosen, bounds: list[Bound]) -> list[Bound]:
    """Let who stands before the colon of an item act where nobody is named behind it."""
    who = labelled(scene, chosen)
    if who is None or any(b.role == "agent" and b.score >= _TOLD for b in bounds):
        return bounds
    kept = [b for b in bounds if b.role != "agent"]
    return [*kept, Bound(who, "agent", "role.label", _NAMED)]


def _apart(p: Participant, who: Participant) -> bool:
    return p.last <= who.first or p.first >= who.last


def points_back(p: Participant) -> bool:
    """Whether words name somebody's own by a pronoun ("its fighters", "their positions")."""
    role = load_roles().get(p.mention.role or "")
    return role is not None and role.refers == "owner"


def _worth(bound: Bound, best: Mapping[int, float]) -> float:
    """Return a binding's score, less what its participant loses by not taking its best role."""
    return bound.score - _BENT * (best[bound.participant.first] - bound.score)


def _enmity(
    agent: Participant, target: Participant, parties: Parties, on: date | None
) -> float:
    """Return what speaks for or against one participant acting on the other."""
    if agent.party is None or target.party is None:
        return 0.0
    if agent.party == target.party:
        return -_SAME_SIDE
    return _FOES if parties.hostile(agent.party, target.party, on) else 0.0


def _head(scene: Scene, bound: Bound | None) -> Bound | None:
    """Return the first of several joined by "and" in place of a later one."""
    if bound is None or bound.rule == "role.between":
        return bound
    first = bound.participant
    if first.preposition in load_grammar().between:
        return bound
    people = scene.people
    for q in reversed(people[: bisect_right(people, first.first, key=LAST)]):
        if not first.coordinated or first.first - q.last > 1:
            break
        if acts(q):
            first = q
    return bound if first is bound.participant else changed(bound, participant=first)


def _candidates(scene: Scene, chosen: Chosen, others: Sequence[Chosen]) -> Iterable[Bound]:
    """Yield the best role of each participant within reach."""
    reach = int(_FARTHEST / _DISTANCE)
    ahead, behind = rules_for(scene, chosen)
    starts = [other.first for other in others]
    backing = supporting(scene, chosen)
    for participant in scene.people_around(chosen.first - reach, chosen.last + reach):
        if participant.first <= chosen.first and participant.last > chosen.first:
            continue
        inside = chosen.first < participant.first and participant.last <= chosen.last
        if inside or aside(scene, chosen, participant):
            continue
        price: float | None = None
        fallen = not chosen.frame.casualty and scene.victim(participant.first, participant.last)
        fallen = fallen and not _acting(scene, chosen, participant)
        if fallen and chosen.frame.type not in FELLING:
            continue
        beside = ahead if participant.last <= chosen.first else behind
        for name, rule in FALLEN if fallen else beside[bool(participant.preposition)]:
            found = rule(scene, chosen, participant)
            if found is None:
                continue
            if _wrong(scene, chosen, (participant, found[0]), name, backing=backing):
                continue
            if price is None:
                price = _price(scene, chosen, participant, starts)
            if found[1] - price > 0:
                yield _bound(participant, found[0], name, found[1] - price)


def _acting(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether who stands right behind a masdar of killing or capture does it to others."""
    return p.first == chosen.last and not verbal(chosen) and done_by(scene, chosen, p)


def _wrong(
    scene: Scene,
    chosen: Chosen,
    found: tuple[Participant, str],
    rule: str,
    *,
    backing: bool,
) -> bool:
    """Whether a rule takes for the author who only speaks or relieves, or whom an air strike
    backs.
    """
    p, role = found
    if role != "agent":
        return False
    apart = chosen.frame.type in ARMED and (relieves(scene, p) or only_speaks(p))
    return apart or (backing and not names_author(rule))


def _inside(scene: Scene, chosen: Chosen) -> Iterable[Bound]:
    """Yield whom a trigger's own words name ("raids of X", "X shot down"), or, where a phrase
    names a side by the ground it holds ("areas under control of X"), that side.
    """
    for p in scene.people_around(chosen.first, chosen.last):
        if p.first >= chosen.last or p.last <= chosen.first or p.people:
            continue
        doing = chosen.frame.genitive in _DOES and chosen.frame.type is not EventType.SIEGE
        subject = chosen.frame.verbal and p.last <= chosen.last
        if p.first > chosen.first and not p.asset and (doing or subject):
            yield Bound(p, "agent", INSIDE, _NAMED)
        elif p.last > chosen.last and ((p.first == chosen.first and doing) or _held(chosen)):
            yield Bound(_owner(scene, p, chosen.last), "agent", INSIDE, _NAMED)


def _held(chosen: Chosen) -> bool:
    return chosen.frame.type is EventType.CONTROL


def _owner(scene: Scene, p: Participant, first: int) -> Participant:
    """Return the side that ends a phrase about what it holds."""
    tokens = scene.document.tokens
    span = Span(tokens[first].start, p.mention.span.end)
    mention = changed(p.mention, first=first, head=first, span=span, kind="group")
    return Participant(mention, first, p.last, p.party, "", coordinated=False)


def _price(
    scene: Scene, chosen: Chosen, participant: Participant, starts: Sequence[int]
) -> float:
    """Return what distance, clause ends and other triggers between make a binding cost.

    `starts` are the first tokens of the sentence's other triggers, in the order of the text.
    """
    low, high = _between(chosen, participant)
    while scene.key(low) in _OPENING and low < high:
        low += 1
    price = _DISTANCE * (high - low) + scene.cost(low - 1, high)
    price += 2.5 * number_in(starts, low, high)
    behind = participant.first >= chosen.last
    clauses = scene.starts("relative" if behind else "that")
    if not clauses:
        return price
    if behind:
        return price + 6.0 * len(clauses.intersection(range(low, high)))
    for at in clauses.intersection(range(low, high)):
        price += -3.0 if scene.key(at).endswith(OBJECTS_OF_MANY) else 7.0
    return price


def _between(chosen: Chosen, participant: Participant) -> tuple[int, int]:
    """Return the range of tokens between a trigger and a participant."""
    if participant.first >= chosen.last:
        return chosen.last, participant.first
    return participant.last, chosen.first
