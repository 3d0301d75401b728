"""Who may have done what a claim tells: whom its sentence names, who carries on, or nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from riwaya.claims.inference import voice_of, voiced
from riwaya.claims.kinds import HOSTILE
from riwaya.claims.options import MOST, Act, Setup, act_of, none_signs, way_of, way_signs
from riwaya.claims.participants import Participant
from riwaya.claims.roles import INSIDE, Bound, Roles
from riwaya.claims.weighing import Flags, Group, Option
from riwaya.model import EventType
from riwaya.model.making import quick

_OPENING = 2
_NAMED_SIDES = 4
_NEAREST = 4
"""On each side of a trigger, who stands farther off than so many others is not weighed."""
_SCORE_STEP = 3
_ROLES = ("agent", "target")
_RULED_TARGET = ("rule:target",)
_MIXES = 1 << 14
"""Mixes of sources for one party that are remembered."""

_BODIES = frozenset({"body", "outlet"})
_CIVIL = "civilians"
_OTHER = "other"
_SOMEBODY = ("somebody",)


@quick
@dataclass(frozen=True, slots=True)
class Doer:
    """Who acted: the words that name it, if any do, and its party, if it is known."""

    participant: Participant | None
    party: str | None


def agent_options(setup: Setup) -> list[Option[Doer]]:
    """Return who may have acted, each with what speaks for it."""
    bound = setup.draft.roles.target
    target = bound.participant.party if bound else None
    view = _View(setup, act_of(setup.draft), target, {})
    options = _named(view)
    told = {option.value.party for option in options}
    options += _unnamed(view, told)
    if view.act.kind is EventType.STATEMENT:
        options.append(Option(Doer(None, _OTHER), "agent.other", (_SOMEBODY,)))
    options.append(Option(Doer(None, None), "agent.none", _none_signs(view)))
    return options


@quick
@dataclass(frozen=True, slots=True)
class _View:
    """What the options of one claim share: its setup, its act, its target's party.

    `judged` keeps how the parties met so far stand.
    """

    setup: Setup
    act: Act
    target: str | None
    judged: dict[str, tuple[bool, ...]]


def _named(view: _View) -> list[Option[Doer]]:
    """Return the participants of a sentence, the nearest behind the trigger first."""
    setup, roles = view.setup, view.setup.draft.roles
    people, chosen = setup.scene.people, setup.draft.chosen
    if not people:
        return []
    bounds = _by_participant(roles.bounds)
    voice = voice_of(setup.speaker, setup.thread, setup.sides)
    behind = [p for p in people if p.first >= chosen.last][:_NEAREST]
    before = [p for p in reversed(people) if p.last <= chosen.first][:_NEAREST]
    options: list[Option[Doer]] = []
    inside = [b.participant for b in roles.bounds if b.rule == INSIDE]
    for side, there in (("inside", inside), ("behind", behind), ("before", before)):
        for rank, p in enumerate(there):
            if _only_speaks(p, view.act):
                continue
            own = bounds.get(id(p), ())
            party = voiced(setup.draft, p, setup.thread, setup.sides, voice)
            party = party or setup.sides.opponent(view.target)
            groups = [*_participant_signs(view, p, side, rank), *_bound_signs(roles, p, own)]
            if party is not None:
                groups.append(_party_signs(view, party, "named"))
            ruled = roles.agent if roles.agent and roles.agent.participant is p else None
            rule = ruled.rule if ruled else _best_rule(own)
            options.append(Option(Doer(p, party), rule, groups))
    return options


def _only_speaks(p: Participant, act: Act) -> bool:
    """Whether a participant is a body or outlet of no side, which does not fight."""
    return p.party is None and p.mention.kind in _BODIES and act.kind in HOSTILE


def _by_participant(bounds: Sequence[Bound]) -> dict[int, list[Bound]]:
    """Return what binds each participant, by its identity."""
    table: dict[int, list[Bound]] = {}
    for bound in bounds:
        table.setdefault(id(bound.participant), []).append(bound)
    return table


def _best_rule(bounds: Sequence[Bound]) -> str:
    best = max(bounds, key=lambda b: b.score, default=None)
    return best.rule if best else "role.near"


def _participant_signs(view: _View, p: Participant, side: str, rank: int) -> Sequence[Group]:
    """Return how a participant stands to the trigger."""
    setup, act, scene = view.setup, view.act, view.setup.scene
    chosen = setup.draft.chosen
    low, high = (chosen.last, p.first) if side == "behind" else (p.last, chosen.first)
    frame, people = chosen.frame, p.people
    held = (
        p.coordinated,
        p.accusative,
        people,
        people,
        p.asset,
        p.party is None,
        scene.victim(p.first, p.last),
        frame.mutual,
        p.first < setup.speech_end <= chosen.first,
        p.first - scene.sentence.first <= _OPENING,
    )
    return (
        way_signs(setup, side, low, high),
        _ranked(side, min(rank, MOST), act.form, frame.genitive, touching=high <= low),
        _near(side, act.family, touching=high <= low),
        _led(side, way_of(p.preposition), act.form, act.family),
        _framed(side, p.mention.kind, frame.subject, act.family),
        _participant_flags(side, act.kind)[held],
    )


@cache
def _ranked(side: str, rank: int, form: str, genitive: str, *, touching: bool) -> Group:
    return (
        f"{side}:rank:{rank}",
        f"{side}:rank:{rank}:{form}",
        f"genitive:{genitive}:{side}:{touching}",
        *((f"{side}:next:{form}",) if touching else ()),
    )


@cache
def _near(side: str, family: str, *, touching: bool) -> Group:
    return (f"{side}:{'next' if touching else 'apart'}:{family}",)


@cache
def _led(side: str, way: str, form: str, family: str) -> Group:
    return f"way:{way}:{side}", f"way:{way}:{family}", f"way:{way}:{side}:{form}"


@cache
def _framed(side: str, kind: str, subject: str, family: str) -> Group:
    return f"kind:{kind}", f"subject:{subject}:{side}", f"family:{family}:{side}"


@cache
def _participant_flags(side: str, kind: str) -> Flags:
    return Flags(
        "joined",
        "accusative",
        "people",
        f"people:{kind}",
        "asset",
        "no-party",
        "victim",
        f"mutual:{side}",
        "of-speaker",
        "opens",
    )


def _bound_signs(roles: Roles, p: Participant, bounds: Sequence[Bound]) -> Iterator[Group]:
    """Yield which rules bind a participant, to what role and how strongly."""
    for bound in bounds:
        yield _bound(bound.rule, bound.role)
    for role in _ROLES if bounds else ():
        scores = [b.score for b in bounds if b.role == role]
        if scores:
            yield _scored(role, int(max(scores) // _SCORE_STEP))
    if roles.agent is not None and roles.agent.participant is p:
        yield _ruled(roles.agent.rule)
    if roles.target is not None and roles.target.participant is p:
        yield _RULED_TARGET


@cache
def _bound(rule: str, role: str) -> Group:
    return (f"{rule}:{role}",)


@cache
def _scored(role: str, step: int) -> Group:
    return (f"score:{role}:{step}",)


@cache
def _ruled(rule: str) -> Group:
    return "rule", f"rule:{rule}"


def _party_signs(view: _View, party: str, prefix: str) -> Group:
    """Return how a party stands to the target, the speaker and the sides of the report."""
    held = view.judged.get(party)
    if held is None:
        held = view.judged[party] = _judged(view, party)
    return _party_flags(prefix, view.act.family, view.act.kind)[held]


def _judged(view: _View, party: str) -> tuple[bool, ...]:
    """Return which of the signs of a party hold."""
    setup, target = view.setup, view.target
    sides, thread = setup.sides, setup.thread
    top = sides.parties
    speaks, publishes, civil = party == setup.speaker, party == sides.outlet, party == _CIVIL
    flies = setup.draft.event_type is EventType.AIRSTRIKE and party == sides.flying(target)
    return (
        target is not None and sides.knowledge.hostile(party, target, sides.on),
        party == target,
        speaks,
        speaks,
        publishes,
        publishes,
        party == thread.agent_party,
        party == thread.battle,
        bool(top) and party == top[0],
        len(top) > 1 and party == top[1],
        civil,
        civil,
        party == "un_aid",
        party == _OTHER,
        flies,
    )


@cache
def _party_flags(prefix: str, family: str, kind: str) -> Flags:
    names = (
        "against-target",
        "same-as-target",
        "speaker",
        f"speaker:{family}",
        "outlet",
        f"outlet:{family}",
        "goes-on",
        "battle",
        "first-side",
        "second-side",
        "civilians",
        f"civilians:{kind}",
        "aid",
        "other",
        "flies",
    )
    return Flags(*(f"{prefix}:{name}" for name in names))


def _unnamed(view: _View, named: set[str | None]) -> Iterator[Option[Doer]]:
    """Yield the parties that the report has in mind, each with where it has them from."""
    draft, act = view.setup.draft, view.act
    sources: dict[str, list[str]] = {}
    for source, party in _in_mind(view):
        if party is not None:
            sources.setdefault(party, []).append(source)
    common = _unnamed_signs(view)
    for party, told in sources.items():
        minded = _minded(tuple(told), act.family, act.form, named=party in named)
        groups = [common, _party_signs(view, party, "mind"), minded]
        rule, participant = f"agent.{told[0]}", None
        if party == draft.agent_party and draft.roles.agent is None:
            rule, participant = draft.agent_rule, draft.agent
            groups.append(_minded_rule(rule))
        yield Option(Doer(participant, party), rule, groups)


@lru_cache(_MIXES)
def _minded(sources: tuple[str, ...], family: str, form: str, *, named: bool) -> Group:
    names = ("", f":{family}", f":{form}")
    told = (f"mind:{source}{name}" for source in sources for name in names)
    return (*told, *(("mind:named",) if named else ()))


@cache
def _minded_rule(rule: str) -> Group:
    return "mind:rule", f"mind:{rule}"


def _in_mind(view: _View) -> Iterator[tuple[str, str | None]]:
    """Yield the parties that may act unnamed."""
    draft, thread, sides = view.setup.draft, view.setup.thread, view.setup.sides
    speaker = view.setup.speaker
    if draft.roles.agent is None:
        yield "inferred", draft.agent_party
    yield "thread", thread.agent_party
    yield "subject", thread.subject.party if thread.subject else None
    yield "battle", thread.battle
    yield "voice", speaker
    yield "outlet", sides.outlet
    yield "opponent", sides.opponent(view.target)
    yield "flying", sides.flying(view.target)
    yield "ahead", thread.ahead
    yield "ground", sides.on_ground(thread.agent_party)
    yield "first", sides.first()
    yield "civilians", _CIVIL
    yield "claimed", thread.claimed
    yield "against-speaker", sides.opponent(speaker)
    yield "against-thread", sides.opponent(thread.agent_party)
    yield "against-outlet", sides.opponent(sides.outlet)
    yield from view.setup.deeds.doers(draft)
    for party in sides.parties[:_NAMED_SIDES]:
        yield "side", party


def _unnamed_signs(view: _View) -> Group:
    """Return what speaks for or against anyone unnamed."""
    draft, scene, chosen = view.setup.draft, view.setup.scene, view.setup.draft.chosen
    held = (
        draft.roles.agent is not None,
        bool(chosen.mention.pronoun),
        scene.headline,
        chosen.frame.mutual,
        chosen.mention.definite,
        bool(scene.people),
    )
    return _unnamed_flags(view.act.kind)[(True, True, *held)]


@cache
def _unnamed_flags(kind: str) -> Flags:
    names = ("bound", "pronoun", "headline", "mutual", "definite", "people")
    return Flags("mind", f"mind:type:{kind}", *(f"mind:if:{name}" for name in names))


def _none_signs(view: _View) -> Sequence[Group]:
    """Return what speaks for nobody being told."""
    setup, draft, mention = view.setup, view.setup.draft, view.setup.draft.chosen.mention
    roles, bound, act = draft.roles, draft.roles.target, view.act
    held = (
        roles.agent is not None,
        bool(setup.scene.people),
        draft.agent_party is None,
        setup.scene.headline,
        bool(mention.pronoun),
        not setup.sides.parties,
        draft.chosen.frame.mutual,
        mention.definite,
        setup.speaker is not None,
        bound is not None,
        bound is not None and bound.participant.people,
    )
    rule = draft.agent_rule if roles.agent is None else None
    return (
        none_signs(act),
        _nobody_by(rule),
        _NOBODY[held],
    )


@cache
def _nobody_by(rule: str | None) -> Group:
    return () if rule is None else (f"none:rule:{rule}",)


_NOBODY = Flags(
    "none:bound",
    "none:people",
    "none:rule",
    "none:headline",
    "none:pronoun",
    "none:no-sides",
    "none:mutual",
    "none:definite",
    "none:speaker",
    "none:target",
    "none:civil-target",
)
