"""Who may have done what a claim tells: whom its sentence names, who carries on, or nobody."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.arabic.affixes import AND
from riwaya.claims.agents.inference import bombing, voice_of, voiced
from riwaya.claims.agents.neighbours import CARRIED, thread_signs
from riwaya.claims.agents.own_verbs import freed_of, hit_by_verb
from riwaya.claims.agents.signs import (
    View,
    bound_signs,
    minded,
    minded_rule,
    nobody_signs,
    participant_signs,
    party_signs,
    unnamed_signs,
)
from riwaya.claims.agents.targets import fell_to_state
from riwaya.claims.agents.unable import cannot
from riwaya.claims.agents.unlikely import (
    acted_on,
    never_frees,
    wrecker,
)
from riwaya.claims.agents.unnamed import of_no_side
from riwaya.claims.binding.apart import helps, person_before, relieves
from riwaya.claims.binding.bystanders import bystander
from riwaya.claims.binding.clauses import authors_another
from riwaya.claims.binding.labels import judge
from riwaya.claims.binding.objects import POINTED
from riwaya.claims.binding.roles import INSIDE, PLAIN
from riwaya.claims.binding.rules import SUFFERING
from riwaya.claims.binding.support import aside as only_helps
from riwaya.claims.binding.support import helper
from riwaya.claims.binding.verbs import verbal
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import ARMED, FROM_AFAR, HOSTILE
from riwaya.claims.drafts.roles import Bound
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import NOUNS, PLAIN_NOUNS
from riwaya.claims.scenes.offices import only_speaks
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.scenes.ranges import FIRST, LAST
from riwaya.claims.weighing.choice import Group, Option, option
from riwaya.claims.weighing.options import Act, Setup, act_of
from riwaya.lexicons.cues import load_beside
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality
from riwaya.model.making import maker, quick

_NAMED_SIDES = 4
_NEAREST = 4
"""On each side of a trigger, who stands farther off than so many others is not weighed."""
_CIVIL = "civilians"
_OTHER = "other"
_SOMEBODY = ("somebody",)
_GUESSED = ("guess:foe",)
_STRANGER = ("guess:other",)
_LOST = frozenset({"role.fallen", "role.counted"})
_TAKEN = "role.taken-of"
_TARGET = "target"
_AGAINST = "role.against"
_NEAR_BY = 6.0
_STRIKING = HOSTILE - {EventType.MOBILISATION}
_ATTACKS = frozenset(
    {EventType.CLASH, EventType.TERRITORY_GAIN, EventType.SUICIDE_BOMBING, EventType.EXPLOSION}
)
_GROUND = frozenset({EventType.CLASH, EventType.TERRITORY_GAIN, EventType.MOBILISATION})
_KILLING = HOSTILE - {EventType.MOBILISATION, EventType.DETENTION}
_DONE_TO_MEN = frozenset(
    {EventType.DETENTION, EventType.INTERCEPTION, EventType.PROPERTY_DESTRUCTION}
)
_TAKEN_FROM = frozenset({EventType.TERRITORY_GAIN, EventType.SIEGE, EventType.DETENTION})
_UNKNOWN = frozenset({"group", "person"})


@quick
@dataclass(frozen=True, slots=True)
class Doer:
    """Who acted: the words that name it, if any do, and its party, if it is known."""

    participant: Participant | None
    party: str | None


_doer = maker(Doer)


def agent_options(setup: Setup) -> list[Option[Doer]]:
    """Return who may have acted, each with what speaks for it."""
    bound = setup.draft.roles.target
    target = bound.participant.party if bound else None
    beside = _beside(setup.scene, setup.draft.chosen)
    view = View(setup, act_of(setup.draft), target, {}, beside)
    options = _named(view)
    told = {option.value.party for option in options}
    options += _unnamed(view, told)
    if view.act.kind is EventType.STATEMENT:
        options.append(option(_doer(None, _OTHER), "agent.other", (_SOMEBODY,)))
    options.append(option(_doer(None, None), "agent.none", nobody_signs(view)))
    return options


def _beside(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return who is named and yet did not do what a trigger tells, if somebody is."""
    return bystander(scene, chosen) or helper(scene, chosen)


def _named(view: View) -> list[Option[Doer]]:
    """Return the participants of a sentence, the nearest behind the trigger first."""
    setup, roles = view.setup, view.setup.draft.roles
    people, chosen = setup.scene.people, setup.draft.chosen
    if not people:
        return []
    bounds = _by_participant(roles.bounds)
    voice = voice_of(setup.speaker, setup.thread, setup.sides)
    first = bisect_left(people, chosen.last, key=FIRST)
    last = bisect_right(people, chosen.first, key=LAST)
    behind = people[first : first + _NEAREST]
    before = people[max(0, last - _NEAREST) : last][::-1]
    options: list[Option[Doer]] = []
    inside = [b.participant for b in roles.bounds if b.rule == INSIDE]
    judging, stranger = judge(setup.scene, chosen), person_before(setup.scene, chosen)
    for side, there in (("inside", inside), ("behind", behind), ("before", before)):
        for rank, p in enumerate(there):
            aside = side == "before" and (p is judging or stranger or helps(setup.scene, p))
            aside = aside or (side == "behind" and authors_another(setup.scene, chosen, p))
            aside = aside or only_helps(setup.scene, chosen, p)
            aside = aside or acted_on(setup, p, behind=side == "behind")
            aside = aside or (side == "before" and _hit_alike(view, p))
            aside = aside or (side == "behind" and hit_by_verb(view.setup, p))
            unarmed = relieves(setup.scene, p) or only_speaks(p)
            if aside or (view.act.kind in ARMED and unarmed) or _plainly_hit(p, view):
                continue
            if _of(view.bystander, p.party, p) or cannot(view, p.party):
                continue
            own = bounds.get(id(p), ())
            party = voiced(setup.draft, p, setup.thread, setup.sides, voice)
            groups = [*participant_signs(view, p, side, rank), *bound_signs(roles, p, own)]
            ruled = roles.agent if roles.agent and roles.agent.participant is p else None
            rule = ruled.rule if ruled else _best_rule(own)
            for found, guess in _parties(view, p, party):
                known = () if found is None else party_signs(view, found, "named")
                options.append(option(_doer(p, found), rule, [*groups, *known, *guess]))
    return options


def _parties(
    view: View, p: Participant, party: str | None
) -> Iterator[tuple[str | None, Sequence[Group]]]:
    """Yield the party of a participant; of one unknown, whom it may belong to."""
    foe = None if party else view.setup.sides.opponent(view.target)
    if view.act.kind is EventType.SUICIDE_BOMBING:
        foe = bombing(foe, view.setup.sides)
    yield party or foe, () if party else (_GUESSED,)
    if party is None and not p.people and p.mention.kind in _UNKNOWN:
        yield _OTHER, (_STRANGER,)


def _of(bystander: Participant | None, party: str | None, p: Participant | None = None) -> bool:
    """Whether a participant or a party is who only stands by an act, or of his side."""
    if bystander is None:
        return False
    return bystander is p or (party is not None and party == bystander.party)


def _hit_alike(view: View, p: Participant) -> bool:
    """Whether a noun that "and" joins to another tells what more was done to whom that one hit
    ("the killing of ten of X and the capture of five").
    """
    setup, chosen = view.setup, view.setup.draft.chosen
    joined = chosen.mention.clitics.startswith(AND) and chosen.mention.pronoun is None
    fired = view.act.kind in FROM_AFAR and chosen.mention.form in PLAIN_NOUNS
    if not joined or not _noun(chosen) or not (fired or view.act.kind in _DONE_TO_MEN):
        return False
    return any(
        bound.role == "target"
        and p.first <= chosen.first
        and (_of_noun(other, p) or (fired and other.event_type in FROM_AFAR))
        for other, bound in setup.cast.elsewhere(p, setup.draft)
    )


def _of_noun(other: Draft, p: Participant) -> bool:
    """Whether another act is a noun in front of whom it hit."""
    return other.chosen.last <= p.first and not verbal(other.chosen)


def _noun(chosen: Chosen) -> bool:
    """Whether a trigger is a noun, or the verb of "he" in the past, which is written alike."""
    mention = chosen.mention
    alike = mention.form == "past" and not (mention.feminine or mention.plural)
    return alike or not verbal(chosen)


def _plainly_hit(p: Participant, view: View) -> bool:
    """Whether the words name a participant so plainly as the target that it does not act."""
    bound = view.setup.draft.roles.target
    if fell_to_state(view.setup.draft, p):
        return True
    if view.act.kind in HOSTILE and _turned_on(bound, p):
        return True
    return bound is not None and bound.participant is p and _plain(bound, view.setup.draft)


def _turned_on(bound: Bound | None, p: Participant) -> bool:
    """Whether an act is told to be "against" a participant, or ground taken "from" it."""
    if bound is None or bound.participant is not p or bound.rule != _AGAINST:
        return False
    return p.preposition not in load_grammar().company and bound.score >= _NEAR_BY


def _plain(bound: Bound, draft: Draft) -> bool:
    """Whether a target is one for sure: bound strongly, or its men fell where no two met."""
    taken = _taken_from(bound, draft)
    return bound.score >= PLAIN or _met_death(bound, draft) or _lost(bound, draft) or taken


def _taken_from(bound: Bound, draft: Draft) -> bool:
    """Whether a side is whom ground is freed or retaken from ("the liberation of X from Y")."""
    led = (
        bound.rule == "role.against" and bound.participant.preposition in load_grammar().origin
    )
    gained = draft.event_type is EventType.TERRITORY_GAIN
    return led and gained and draft.chosen.mention.form in NOUNS


def _felled(bound: Bound, draft: Draft) -> bool:
    """Whether a target is plainly who fell, or one some of whose men did."""
    casualty = draft.chosen.frame.casualty and bound.score >= PLAIN
    return casualty or _met_death(bound, draft) or _lost(bound, draft)


def _met_death(bound: Bound, draft: Draft) -> bool:
    """Whether a word of dying has a pronoun for a target ("X's men met their death")."""
    return draft.chosen.frame.casualty and bound.rule == POINTED


def _lost(bound: Bound, draft: Draft) -> bool:
    """Whether a target is one some of whose men ("3 of X") fell, in no fight of two, or were
    captured.
    """
    if bound.rule == _TAKEN:
        return True
    some = bound.rule in _LOST and bound.participant.preposition in load_grammar().origin
    return some and draft.event_type in _KILLING and not draft.chosen.frame.mutual


def _by_participant(bounds: Sequence[Bound]) -> dict[int, list[Bound]]:
    """Return what binds each participant, by its identity."""
    table: dict[int, list[Bound]] = {}
    for bound in bounds:
        table.setdefault(id(bound.participant), []).append(bound)
    return table


def _best_rule(bounds: Sequence[Bound]) -> str:
    best = max(bounds, key=lambda b: b.score, default=None)
    return best.rule if best else "role.near"


def _unnamed(view: View, named: set[str | None]) -> Iterator[Option[Doer]]:
    """Yield the parties that the report has in mind, each with where it has them from."""
    draft, act = view.setup.draft, view.act
    sources: dict[str, list[str]] = {}
    for source, party in () if of_no_side(view.setup, act) else _in_mind(view):
        if party is not None:
            sources.setdefault(party, []).append(source)
    for party in tuple(sources):
        apart = _of(view.bystander, party) or cannot(view, party)
        if apart or _stands_beside(view, party) or never_frees(view.setup, party):
            del sources[party]
    common, carried = unnamed_signs(view), tuple(thread_signs(view.setup))
    bound = draft.roles.target
    if bound is not None and (_underwent(bound, draft) or _led_back(bound, act)):
        sources.pop(view.target or "", None)
    for party in (*_of_the_hit(view), freed_of(view.setup), wrecker(view.setup)):
        sources.pop(party or "", None)
    judging = judge(view.setup.scene, draft.chosen)
    if judging is not None:
        sources.pop(judging.party or "", None)
    for party, told in sources.items():
        known = minded(tuple(told), act.family, act.form, named=party in named)
        groups = [
            common,
            *party_signs(view, party, "mind"),
            known,
            *(() if CARRIED.isdisjoint(told) else carried),
        ]
        rule, participant = f"agent.{told[0]}", None
        if party == draft.agent_party and draft.roles.agent is None:
            rule, participant = draft.agent_rule, draft.agent
            groups.append(minded_rule(rule))
        yield option(_doer(participant, party), rule, groups)


def _stands_beside(view: View, party: str | None) -> bool:
    """Whether a party beside those at war is guessed at by a side's own report, or for what is
    not done to people.
    """
    if party not in load_beside():
        return False
    sides = view.setup.sides
    ours = sides.outlet is not None and sides.outlet in sides.parties
    return ours or view.act.kind is not EventType.ATTACK_ON_CIVILIANS


def _flying(view: View) -> str | None:
    """Return who flies against a target; of what is done on the ground, who fights there for
    a side that only flies.
    """
    sides = view.setup.sides
    flyer = sides.flying(view.target)
    return sides.on_ground(flyer) if view.act.kind in _GROUND else flyer


def _foe_of_outlet(view: View) -> str | None:
    """Return whom the outlet's side fights, be he not named where it was hit by him."""
    sides = view.setup.sides
    if sides.outlet is None or not _of_the_hit(view):
        return sides.opponent(sides.outlet)
    return sides.enemy(sides.outlet)


def _of_the_hit(view: View) -> tuple[str | None, ...]:
    """Return who tells of the shelling of people or of an attack that failed: they tell of what
    hit their own town and not of their own guns, of whom they beat off and not of their own
    defeat.
    """
    shelled = view.act.kind is EventType.SHELLING and view.target == _CIVIL
    failed = view.act.modality is Modality.FAILED and view.act.kind in _ATTACKS
    return (view.setup.sides.outlet, view.setup.speaker) if shelled or failed else ()


def _led_back(bound: Bound, act: Act) -> bool:
    """Whether a hostile act is turned on what its pronoun leads back to ("the shelling of it"):
    nobody strikes his own.
    """
    return act.kind in _STRIKING and bound.rule == POINTED and bound.score >= PLAIN


def _underwent(bound: Bound, draft: Draft) -> bool:
    """Whether a target is told so plainly that nobody unnamed of its side did it."""
    suffers = bound.rule == SUFFERING or _loser(bound, draft)
    taken = _driven_out(bound, draft) or _taken_from(bound, draft)
    return suffers or taken or _felled(bound, draft)


def _loser(bound: Bound, draft: Draft) -> bool:
    """Whether a target is the plain subject of what is done to it ("X lost the town")."""
    frame = draft.chosen.frame
    return frame.subject == _TARGET and bound.score >= PLAIN and draft.event_type in _TAKEN_FROM


def _driven_out(bound: Bound, draft: Draft) -> bool:
    """Whether a side is named behind a noun of what is done to it and not by it ("the expulsion
    of X"): it did not do it.
    """
    done_to = draft.chosen.frame.genitive == _TARGET and bound.rule == "role.genitive"
    named = bool(bound.participant.mention.actors)
    return done_to and named and draft.event_type in _STRIKING and bound.score >= PLAIN


def _in_mind(view: View) -> list[tuple[str, str | None]]:
    """Return the parties that may act unnamed, with where the report has them from."""
    draft, thread, sides = view.setup.draft, view.setup.thread, view.setup.sides
    speaker = view.setup.speaker
    inferred = [("inferred", draft.agent_party)] if draft.roles.agent is None else []
    return [
        *inferred,
        ("thread", thread.agent_party),
        ("subject", thread.subject.party if thread.subject else None),
        ("battle", thread.battle),
        ("voice", speaker),
        ("outlet", sides.outlet),
        ("opponent", sides.opponent(view.target)),
        ("flying", _flying(view)),
        ("ahead", thread.ahead),
        ("ground", sides.on_ground(thread.agent_party)),
        ("first", sides.first()),
        ("civilians", _CIVIL),
        ("claimed", thread.claimed),
        ("against-speaker", sides.opponent(speaker)),
        ("against-thread", sides.opponent(thread.agent_party)),
        ("against-outlet", _foe_of_outlet(view)),
        *view.setup.deeds.doers(draft),
        *(("side", party) for party in sides.parties[:_NAMED_SIDES]),
    ]
