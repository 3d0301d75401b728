"""What speaks for or against each who may have done what a claim tells, as signs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from riwaya.claims.agents.neighbours import neighbour_signs, party_class
from riwaya.claims.drafts.roles import Bound, Roles
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.weighing.choice import Flags, Group
from riwaya.claims.weighing.options import MOST, Act, Setup, none_signs, way_of, way_signs
from riwaya.model import EventType
from riwaya.model.making import quick

_OPENING = 2
_SCORE_STEP = 3
_ROLES = ("agent", "target")
_RULED_TARGET = ("rule:target",)
_MIXES = 1 << 14
"""Mixes of sources for one party that are remembered."""

_CIVIL = "civilians"
_OTHER = "other"


@quick
@dataclass(frozen=True, slots=True)
class View:
    """What the options of one claim share: its setup, its act, its target's party.

    `judged` keeps how the parties met so far stand; `bystander` is who stands by the act.
    """

    setup: Setup
    act: Act
    target: str | None
    judged: dict[str, tuple[bool, ...]]
    bystander: Participant | None = None


def participant_signs(view: View, p: Participant, side: str, rank: int) -> Sequence[Group]:
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
        _ranked(side, min(rank, MOST), act.form, act.family, frame.genitive, high <= low),
        _led(side, way_of(p.preposition), act.form, act.family),
        _framed(side, p.mention.kind, frame.subject, act.family),
        _participant_flags(side, act.kind)[held],
        *neighbour_signs(setup, p, side),
    )


@cache
def _ranked(
    side: str, rank: int, form: str, family: str, genitive: str, touching: bool
) -> Group:
    return (
        f"{side}:rank:{rank}",
        f"{side}:rank:{rank}:{form}",
        f"genitive:{genitive}:{side}:{touching}",
        *((f"{side}:next:{form}",) if touching else ()),
        f"{side}:{'next' if touching else 'apart'}:{family}",
    )


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


def bound_signs(roles: Roles, p: Participant, bounds: Sequence[Bound]) -> Iterator[Group]:
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


def party_signs(view: View, party: str, prefix: str) -> tuple[Group, Group]:
    """Return how a party stands to the target, the speaker and the sides of the report, and
    what is known of it beforehand.
    """
    held = view.judged.get(party)
    if held is None:
        held = view.judged[party] = _judged(view, party)
    flags = _party_flags(prefix, view.act.family, view.act.kind)[held]
    return flags, _classed(prefix, party, view.act.kind, view.act.family)


def _judged(view: View, party: str) -> tuple[bool, ...]:
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
def _classed(prefix: str, party: str, event: str, family: str) -> Group:
    """What is known of a party beforehand: its class, and how often it does such things."""
    kind = party_class(party)
    return (
        f"{prefix}:{kind}",
        f"{kind}:{event}",
        f"party:{party}:{event}",
        f"party:{party}:family:{family}",
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


@lru_cache(_MIXES)
def minded(sources: tuple[str, ...], family: str, form: str, *, named: bool) -> Group:
    """Return where a report has a party in mind from."""
    names = ("", f":{family}", f":{form}")
    told = (f"mind:{source}{name}" for source in sources for name in names)
    return (*told, *(("mind:named",) if named else ()))


@cache
def minded_rule(rule: str) -> Group:
    """Return by which rule a party would act unnamed."""
    return "mind:rule", f"mind:{rule}"


def unnamed_signs(view: View) -> Group:
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


def nobody_signs(view: View) -> Sequence[Group]:
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
        _nobody_of(draft.chosen.frame.id, act.kind, act.form),
        _nobody_by(rule),
        _NOBODY[held],
    )


@cache
def _nobody_by(rule: str | None) -> Group:
    return () if rule is None else (f"none:rule:{rule}",)


@cache
def _nobody_of(frame: str, kind: str, form: str) -> Group:
    return f"none:frame:{frame}", f"none:{kind}:{form}"


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
