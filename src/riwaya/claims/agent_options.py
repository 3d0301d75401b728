"""Who may have done what a claim tells: whom its sentence names, who carries on, or nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.claims.findings import Participant
from riwaya.claims.inference import voice_of, voiced
from riwaya.claims.options import MOST, Setup, between, family_of, form_of, way_of, way_signs
from riwaya.claims.roles import Bound
from riwaya.claims.weighing import Option
from riwaya.model import EventType
from riwaya.model.making import quick

_OPENING = 2
_NAMED_SIDES = 4
_SCORE_STEP = 3


@quick
@dataclass(frozen=True, slots=True)
class Doer:
    """Who acted: the words that name it, if any do, and its party, if it is known."""

    participant: Participant | None
    party: str | None


def agent_options(setup: Setup) -> list[Option[Doer]]:
    """Return who may have acted, each with what speaks for it."""
    options = list(_named(setup))
    told = {option.value.party for option in options}
    options += _unnamed(setup, told)
    options.append(Option(Doer(None, None), "agent.none", list(_none_signs(setup))))
    return options


def _named(setup: Setup) -> Iterator[Option[Doer]]:
    """Yield the participants of a sentence, those behind the trigger first."""
    scene, chosen = setup.scene, setup.draft.chosen
    behind = [p for p in scene.people if p.first >= chosen.last]
    before = [p for p in reversed(scene.people) if p.last <= chosen.first]
    bound = setup.draft.roles.agent
    for side in (behind, before):
        for rank, p in enumerate(side):
            party = _party(setup, p)
            bounds = [b for b in setup.draft.roles.bounds if b.participant is p]
            signs = [
                *_participant_signs(setup, p, rank),
                *_bound_signs(setup, p, bounds),
                *_party_signs(setup, party, "named"),
            ]
            rule = bound.rule if bound and bound.participant is p else _best_rule(bounds)
            yield Option(Doer(p, party), rule, signs)


def _party(setup: Setup, p: Participant) -> str | None:
    """Return a participant's party, if unknown the one that fights the target."""
    voice = voice_of(setup.speaker, setup.thread, setup.sides)
    party = voiced(setup.draft, p, setup.thread, setup.sides, voice)
    return party or setup.sides.opponent(_target(setup))


def _target(setup: Setup) -> str | None:
    bound = setup.draft.roles.target
    return bound.participant.party if bound else None


def _best_rule(bounds: Sequence[Bound]) -> str:
    best = max(bounds, key=lambda b: b.score, default=None)
    return best.rule if best else "role.near"


def _participant_signs(setup: Setup, p: Participant, rank: int) -> Iterator[str]:
    """Yield how a participant stands to the trigger."""
    scene, chosen, draft = setup.scene, setup.draft.chosen, setup.draft
    side, low, high = between(chosen, p.first, p.last)
    form, family = form_of(chosen), family_of(draft)
    yield from way_signs(scene, side, low, high, setup.others)
    yield f"{side}:rank:{min(rank, MOST)}"
    yield f"{side}:rank:{min(rank, MOST)}:{form}"
    touching = high <= low
    if touching:
        yield f"{side}:next:{form}"
    way = way_of(p.preposition)
    yield f"way:{way}:{side}"
    yield f"way:{way}:{family}"
    yield f"way:{way}:{side}:{form}"
    yield f"kind:{p.mention.kind}"
    yield f"genitive:{chosen.frame.genitive}:{side}:{touching}"
    yield f"subject:{chosen.frame.subject}:{side}"
    yield f"family:{family}:{side}"
    held = {
        "joined": p.coordinated,
        "accusative": p.accusative,
        "people": p.people,
        f"people:{draft.event_type.value}": p.people,
        "asset": p.asset,
        "no-party": p.party is None,
        "victim": scene.victim(p.first, p.last),
        f"mutual:{side}": chosen.frame.mutual,
        "of-speaker": p.first < setup.speech_end <= chosen.first,
        "opens": p.first - scene.sentence.first <= _OPENING,
    }
    yield from (name for name, holds in held.items() if holds)


def _bound_signs(setup: Setup, p: Participant, bounds: Sequence[Bound]) -> Iterator[str]:
    """Yield which rules bind a participant, to what role and how strongly."""
    roles = setup.draft.roles
    for bound in bounds:
        yield f"{bound.rule}:{bound.role}"
    for role in ("agent", "target"):
        scores = [b.score for b in bounds if b.role == role]
        if scores:
            yield f"score:{role}:{int(max(scores) // _SCORE_STEP)}"
    if roles.agent is not None and roles.agent.participant is p:
        yield "rule"
        yield f"rule:{roles.agent.rule}"
    if roles.target is not None and roles.target.participant is p:
        yield "rule:target"


def _party_signs(setup: Setup, party: str | None, prefix: str) -> Iterator[str]:
    """Yield how a party stands to the target, the speaker and the sides of the report."""
    if party is None:
        return
    sides, thread, draft = setup.sides, setup.thread, setup.draft
    target = _target(setup)
    family, kind = family_of(draft), draft.event_type
    top = sides.parties
    held = {
        "against-target": target is not None
        and sides.knowledge.hostile(party, target, sides.on),
        "same-as-target": party == target,
        "speaker": party == setup.speaker,
        f"speaker:{family}": party == setup.speaker,
        "outlet": party == sides.outlet,
        f"outlet:{family}": party == sides.outlet,
        "goes-on": party == thread.agent_party,
        "battle": party == thread.battle,
        "first-side": bool(top) and party == top[0],
        "second-side": len(top) > 1 and party == top[1],
        "civilians": party == "civilians",
        f"civilians:{kind.value}": party == "civilians",
        "aid": party == "un_aid",
        "other": party == "other",
        "flies": kind is EventType.AIRSTRIKE and party == sides.flying(target),
    }
    yield from (f"{prefix}:{name}" for name, holds in held.items() if holds)


def _unnamed(setup: Setup, named: set[str | None]) -> list[Option[Doer]]:
    """Return the parties that the report has in mind, each with where it has them from."""
    sources: dict[str, list[str]] = {}
    for source, party in _in_mind(setup):
        if party is not None:
            sources.setdefault(party, []).append(source)
    common = list(_unnamed_signs(setup))
    options: list[Option[Doer]] = []
    for party, told in sources.items():
        signs = [*common, *_party_signs(setup, party, "mind")]
        for source in told:
            signs += (f"mind:{source}", f"mind:{source}:{family_of(setup.draft)}")
            signs.append(f"mind:{source}:{form_of(setup.draft.chosen)}")
        if party in named:
            signs.append("mind:named")
        draft = setup.draft
        rule, participant = f"agent.{told[0]}", None
        if party == draft.agent_party and draft.roles.agent is None:
            rule, participant = draft.agent_rule, draft.agent
            signs += ("mind:rule", f"mind:{rule}")
        options.append(Option(Doer(participant, party), rule, signs))
    return options


def _in_mind(setup: Setup) -> Iterator[tuple[str, str | None]]:
    """Yield the parties that may act unnamed."""
    draft, thread, sides = setup.draft, setup.thread, setup.sides
    if draft.roles.agent is None:
        yield "inferred", draft.agent_party
    yield "thread", thread.agent_party
    yield "subject", thread.subject.party if thread.subject else None
    yield "battle", thread.battle
    yield "voice", setup.speaker
    yield "outlet", sides.outlet
    yield "opponent", sides.opponent(_target(setup))
    yield "flying", sides.flying(_target(setup))
    yield "ahead", thread.ahead
    yield "ground", sides.on_ground(thread.agent_party)
    yield "first", sides.first()
    yield "civilians", "civilians"
    yield "claimed", thread.claimed
    yield "against-speaker", sides.opponent(setup.speaker)
    yield "against-thread", sides.opponent(thread.agent_party)
    yield "against-outlet", sides.opponent(sides.outlet)
    for party in sides.parties[:_NAMED_SIDES]:
        yield "side", party


def _unnamed_signs(setup: Setup) -> Iterator[str]:
    """Yield what speaks for or against anyone unnamed."""
    draft, chosen = setup.draft, setup.draft.chosen
    yield "mind"
    yield f"mind:type:{draft.event_type.value}"
    held = {
        "bound": draft.roles.agent is not None,
        "pronoun": bool(chosen.mention.pronoun),
        "headline": setup.scene.headline,
        "mutual": chosen.frame.mutual,
        "definite": chosen.mention.definite,
        "people": bool(setup.scene.people),
    }
    yield from (f"mind:if:{name}" for name, holds in held.items() if holds)


def _none_signs(setup: Setup) -> Iterator[str]:
    """Yield what speaks for nobody being told."""
    draft, chosen = setup.draft, setup.draft.chosen
    bound = draft.roles.target
    yield "none"
    yield f"none:type:{draft.event_type.value}"
    yield f"none:family:{family_of(draft)}"
    yield f"none:form:{form_of(chosen)}"
    yield f"none:modality:{draft.modality[0].value}"
    if draft.roles.agent is None:
        yield f"none:rule:{draft.agent_rule}"
    held = {
        "bound": draft.roles.agent is not None,
        "people": bool(setup.scene.people),
        "rule": draft.agent_party is None,
        "headline": setup.scene.headline,
        "pronoun": bool(chosen.mention.pronoun),
        "no-sides": not setup.sides.parties,
        "mutual": chosen.frame.mutual,
        "definite": chosen.mention.definite,
        "speaker": setup.speaker is not None,
        "target": bound is not None,
        "civil-target": bound is not None and bound.participant.people,
    }
    yield from (f"none:{name}" for name, holds in held.items() if holds)
