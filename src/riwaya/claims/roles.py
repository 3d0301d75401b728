"""Binding participants to a trigger: who did it, to whom.

Each rule looks at one participant and gives the role it would fill and a score; the best for
each role is taken. Scores are ordinal: construction first, then nearness less the barriers
between.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from riwaya.claims.findings import Participant, Scene
from riwaya.claims.select import Chosen

_VERB_FORMS = ("past", "present", "future", "passive")
_NEAR_SUBJECT = 4
_REACH = 14
_DISTANCE = 0.25
_LOOSE = 2
_POINTING = ("نه", "نها", "نهم", "نهما")
_MARKS = frozenset('،,()"«»-–') | {"|", "/"}


@dataclass(frozen=True, slots=True)
class Bound:
    """A participant in a role, by which rule and how strongly."""

    participant: Participant
    role: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Roles:
    """Who is bound to a trigger; either may be missing."""

    agent: Bound | None = None
    target: Bound | None = None
    rejected: tuple[Bound, ...] = ()


Rule = Callable[[Scene, Chosen, Participant], tuple[str, float] | None]


def bind(scene: Scene, chosen: Chosen, others: Sequence[Chosen]) -> Roles:
    """Return the participants of a trigger in its sentence."""
    bounds = list(_candidates(scene, chosen, others))
    bounds.sort(key=lambda b: (-b.score, b.participant.first))
    agent = _head(scene, next((b for b in bounds if b.role == "agent"), None))
    target = next((b for b in bounds if b.role == "target" and not _same(b, agent)), None)
    if agent and target is not None and _same_person(bounds, agent, target):
        agent, target = _stronger(bounds, agent, target)
    rest = tuple(b for b in bounds if b not in (agent, target))[:3]
    return Roles(agent, target, rest)


def _head(scene: Scene, bound: Bound | None) -> Bound | None:
    """Return the first of several joined by "and" in place of a later one."""
    if bound is None or bound.rule == "role.between":
        return bound
    first = bound.participant
    for q in reversed(scene.people):
        joined = q.first < first.first and 0 <= first.first - q.last <= 1
        if joined and first.coordinated and _acts(q):
            first = q
    return replace(bound, participant=first)


def _same(bound: Bound, other: Bound | None) -> bool:
    return other is not None and bound.participant is other.participant


def _same_person(_bounds: Iterable[Bound], agent: Bound, target: Bound) -> bool:
    return agent.participant is target.participant


def _stronger(
    bounds: Sequence[Bound], agent: Bound, target: Bound
) -> tuple[Bound | None, Bound | None]:
    """Give one participant the role it fits better and look for another for the other role."""
    role = "agent" if agent.score >= target.score else "target"
    kept = agent if role == "agent" else target
    other = next((b for b in bounds if b.role != role and not _same(b, kept)), None)
    return (kept, other) if role == "agent" else (other, kept)


def _candidates(scene: Scene, chosen: Chosen, others: Sequence[Chosen]) -> Iterable[Bound]:
    """Yield the best role of each participant within reach."""
    for participant in scene.people:
        if participant.first < chosen.last and participant.last > chosen.first:
            continue
        price = _price(scene, chosen, participant, others)
        fallen = not chosen.frame.casualty and scene.victim(participant.first, participant.last)
        for name, rule in _FALLEN if fallen else _RULES:
            found = rule(scene, chosen, participant)
            if found and found[1] - price > 0:
                yield Bound(participant, found[0], name, found[1] - price)


def _price(
    scene: Scene, chosen: Chosen, participant: Participant, others: Sequence[Chosen]
) -> float:
    """Return what distance, clause ends and other triggers between make a binding cost."""
    low, high = _between(chosen, participant)
    price = _DISTANCE * (high - low) + scene.cost(low - 1, high)
    price += 2.5 * sum(1 for o in others if low <= o.first < high)
    behind = participant.first >= chosen.last
    for at in range(low, high):
        kinds = scene.kinds_at(at)
        if behind and "relative" in kinds:
            price += 6.0
        if not behind and "that" in kinds:
            price += -3.0 if scene.key(at).endswith(_POINTING) else 7.0
    return price


def _between(chosen: Chosen, participant: Participant) -> tuple[int, int]:
    """Return the range of tokens between a trigger and a participant."""
    if participant.first >= chosen.last:
        return chosen.last, participant.first
    return participant.last, chosen.first


def _after(chosen: Chosen, participant: Participant) -> int | None:
    """Return how many tokens behind the trigger a participant starts, or `None` before it."""
    gap = participant.first - chosen.last
    return gap if gap >= 0 else None


def _verbal(chosen: Chosen) -> bool:
    return chosen.mention.form in _VERB_FORMS or chosen.frame.verbal


def _subject_role(chosen: Chosen) -> str:
    """Return the role a verb's subject fills."""
    frame = chosen.frame
    if chosen.mention.form == "passive" or frame.casualty:
        return "target"
    return "target" if frame.subject == "target" else "agent"


def _other(role: str) -> str:
    return "target" if role == "agent" else "agent"


def _vso(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A verb's subject stands behind it without a preposition, times and marks passed over."""
    gap = _after(chosen, p)
    if not _verbal(chosen) or gap is None or p.preposition or p.coordinated:
        return None
    if not _only_adverbs(scene, chosen.last, p.first):
        return None
    role = _subject_role(chosen)
    if (p.people or p.asset or p.accusative) and role == "agent":
        return ("target", 9.0)
    if chosen.mention.clitics.startswith(("و", "ف")) and _owned(scene, p):
        return (_other(role), 9.0)
    return (role, 12.0)


def _owned(scene: Scene, p: Participant) -> bool:
    """Whether a participant's words end in a pronoun that points back ("its men")."""
    return p.last - p.first == 1 and scene.key(p.first).endswith(("ها", "هم", "هما"))


def _only_adverbs(scene: Scene, low: int, high: int) -> bool:
    """Whether only time expressions, marks and a word or two stand between two tokens."""
    loose = 0
    for at in range(low, high):
        if any(t.first <= at < t.last for t in scene.times) or scene.key(at) in _MARKS:
            continue
        if "preposition" in scene.kinds_at(at) and scene.key(at) != "في":
            return False
        loose += 1
    return loose <= _LOOSE


def _object(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A second bare noun, or one inside a noun phrase behind the verb, is its object."""
    gap = _after(chosen, p)
    if not _verbal(chosen) or gap is None or gap > _REACH:
        return None
    if p.preposition in ("ل", "") and not p.coordinated:
        return (_other(_subject_role(chosen)), 8.0)
    return None


def _svo(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A topic before the verb is its subject, when nothing stands behind it as one."""
    if not _verbal(chosen) or p.last > chosen.first or p.preposition:
        return None
    if (p.people or p.asset) and _subject_role(chosen) == "agent":
        return None
    if p.people:
        return (_subject_role(chosen), 6.0)
    if p.last == chosen.first:
        return (_subject_role(chosen), 13.0)
    return (_subject_role(chosen), 9.0)


def _genitive(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A bare noun right behind a masdar or noun fills the frame's genitive role."""
    gap = _after(chosen, p)
    if _verbal(chosen) or gap is None or p.preposition or p.coordinated:
        return None
    if chosen.mention.pronoun:
        return None
    if chosen.mention.definite and gap == 0:
        adjective = p.last - p.first == 1 and scene.key(p.first).startswith("ال")
        return ("agent", 12.0) if adjective and chosen.frame.genitive != "target" else None
    kind = chosen.frame.genitive
    if kind == "place":
        return ("agent", 11.0) if gap == 0 and not p.people else None
    if kind == "none":
        return None
    if kind == "either":
        kind = "target" if p.people or p.asset or gap > 0 else "agent"
    if kind == "agent" and (p.people or p.asset):
        return None
    if gap > 0 and (chosen.frame.mutual or p.accusative):
        return None
    return (kind, 12.0 if gap == 0 else 8.0)


def _second_noun(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Behind a masdar with its agent, a later bare noun phrase is the target."""
    gap = _after(chosen, p)
    if _verbal(chosen) or gap is None or gap == 0 or gap > _REACH or p.coordinated:
        return None
    if chosen.frame.mutual:
        return None
    if p.preposition in ("", "ل") and chosen.frame.genitive in ("either", "agent"):
        return ("target", 6.0)
    return None


def _by_agent(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """ "by" phrases name the agent."""
    gap = _after(chosen, p)
    if gap is None or gap > _REACH + 6:
        return None
    by = scene.cues_between(p.first - 3, p.first, "by")
    return ("agent", 14.0) if by and by[-1].last >= p.first - 1 else None


def _against(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """`على`, `ضد` and `مع` introduce whom an act is turned on."""
    gap = _after(chosen, p)
    if gap is None or gap > _REACH:
        return None
    if p.preposition in ("ضد", "علي"):
        return ("target", 11.0)
    if p.preposition == "مع" and (chosen.frame.mutual or chosen.frame.id.startswith("clash")):
        return ("target", 10.0)
    if p.preposition == "من" and chosen.frame.type in ("territory_gain", "interception"):
        return ("target", 9.0)
    return None


def _for_agent(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """`ل` and `من` behind an indefinite noun name its author ("a raid of the coalition")."""
    gap = _after(chosen, p)
    if gap is None or gap > _NEAR_SUBJECT + 2:
        return None
    if chosen.frame.subject == "target" and p.preposition in ("ل", "من"):
        return ("agent", 10.0)
    if _verbal(chosen):
        return None
    if p.preposition == "ل" and not p.people and not chosen.mention.pronoun:
        return ("agent" if chosen.frame.genitive in ("agent", "either") else "target", 9.0)
    if p.preposition == "من" and not p.people and chosen.frame.type not in ("territory_gain",):
        return ("agent", 6.0)
    return None


def _launched(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A relative verb with a pronoun names a noun's author ("an attack X launched")."""
    gap = _after(chosen, p)
    if gap is None or gap == 0 or _verbal(chosen) or p.preposition:
        return None
    verbs = [
        cue
        for cue in scene.cues_between(chosen.last, p.first, "light")
        if cue.pronoun and cue.last == p.first
    ]
    return ("agent", 13.0) if verbs else None


def _between_sides(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """ "between A and B": the first is the agent, the next uncoordinated with it the target."""
    if not chosen.frame.mutual or _after(chosen, p) is None:
        return None
    ahead = [q for q in scene.people if q.first >= chosen.last and q.preposition == "بين"]
    if not ahead:
        return None
    if p is ahead[0]:
        return ("agent", 14.0)
    if p.first > ahead[0].last - 1 and not _allied(ahead[0], p):
        return ("target", 13.0)
    return None


def _allied(a: Participant, b: Participant) -> bool:
    return a.party == b.party


def _governor(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """The subject of a governing verb before a masdar or noun is its agent."""
    if _verbal(chosen) or p.last > chosen.first or p.people or not _acts(p):
        return None
    if p.accusative:
        return None
    if p.preposition and p.preposition not in ("من",):
        return None
    if p.preposition == "من" and not scene.cues_between(p.first - 2, p.first, "by"):
        return None
    verbs = scene.cues_between(
        max(p.first - 4, scene.sentence.first),
        chosen.first,
        "light",
        "achieve",
        "speech",
        "planned_verb",
        "failed",
        "planned",
    )
    if chosen.frame.mutual and not any(v.kind == "light" for v in verbs):
        return None
    strength = 9.0 if verbs else 6.0
    if "cause" in scene.kinds_at(chosen.first - 1) and not chosen.mention.pronoun:
        strength -= 4.0
    if chosen.frame.genitive == "agent" and not verbs and not chosen.mention.pronoun:
        strength = 5.0
    return (_subject_role(chosen) if chosen.frame.subject == "target" else "agent", strength)


def _pronoun(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A pronoun on a masdar points at the nearest participant before it."""
    if chosen.mention.pronoun is None or p.last > chosen.first or _verbal(chosen):
        return None
    role = chosen.frame.pronoun if chosen.frame.pronoun in ("agent", "target") else None
    if role is None or (role == "agent" and not _acts(p) and not p.people):
        return None
    return (role, 7.5)


def _acts(p: Participant) -> bool:
    """Whether a participant is a side that can act in a conflict."""
    quiet = p.mention.kind in ("outlet", "asset") or p.party in (None, "un_aid")
    return not quiet


def _undergone(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """What "was exposed to" an act is its target."""
    if p.last > chosen.first:
        return None
    undergo = scene.cues_between(
        max(p.first - 4, scene.sentence.first), chosen.first, "undergo"
    )
    return ("target", 12.0) if undergo else None


def _fallen(_scene: Scene, _chosen: Chosen, _p: Participant) -> tuple[str, float] | None:
    """Those whom an act killed or wounded are its target."""
    return ("target", 9.0)


def _forced(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whom a verb of forcing drives to an act does it ("forced X to withdraw")."""
    if _verbal(chosen) or p.last > chosen.first or p.preposition:
        return None
    verbs = scene.cues_between(max(p.first - 12, scene.sentence.first), p.first, "force")
    return ("agent", 13.0) if verbs else None


def _relative(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who stands right before "who" or "which" is the subject of the verb behind it."""
    if (
        not _verbal(chosen)
        or not 1 <= chosen.first - p.last <= _LOOSE
        or chosen.mention.pronoun
    ):
        return None
    if "relative" not in scene.kinds_at(p.last):
        return None
    return (_subject_role(chosen), 13.0)


_RULES: tuple[tuple[str, Rule], ...] = (
    ("role.by", _by_agent),
    ("role.between", _between_sides),
    ("role.launched", _launched),
    ("role.vso", _vso),
    ("role.object", _object),
    ("role.svo", _svo),
    ("role.relative", _relative),
    ("role.genitive", _genitive),
    ("role.second-noun", _second_noun),
    ("role.against", _against),
    ("role.for", _for_agent),
    ("role.undergone", _undergone),
    ("role.forced", _forced),
    ("role.governor", _governor),
    ("role.fallen", _fallen),
    ("role.pronoun", _pronoun),
)
_FALLEN: tuple[tuple[str, Rule], ...] = (("role.by", _by_agent), ("role.fallen", _fallen))
