"""Reading on from claim to claim: what a sentence leaves open, the whole report fills."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from riwaya.claims.agents.goals import move_themselves
from riwaya.claims.agents.in_turn import RULE as IN_TURN
from riwaya.claims.agents.inference import CLAIMED, OURS, fill_agent
from riwaya.claims.agents.itself import part_from_itself
from riwaya.claims.agents.options import Doer, agent_options
from riwaya.claims.agents.settled import settled
from riwaya.claims.agents.speaking import fill_speaker
from riwaya.claims.agents.targets import (
    HARMED,
    fill_target,
    set_against,
    turn_confronted,
    turn_repelled,
)
from riwaya.claims.agents.unnamed import fill_undergone, fill_unnamed, turn_fallen
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.binding.roles import PLAIN
from riwaya.claims.binding.subjects import OF_SUBJECT
from riwaya.claims.carrying import fill_date, fill_place, move_story
from riwaya.claims.dates.again import date_back, told_again
from riwaya.claims.dates.apart import tied_date
from riwaya.claims.dates.coming import ahead
from riwaya.claims.dates.holding import goes_on, held_until
from riwaya.claims.dates.options import date_options
from riwaya.claims.drafts.discourse import Sides, Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import ATTACKS, FROM_AFAR, OF_CIVILIANS
from riwaya.claims.drafts.placed import Pair, Placed
from riwaya.claims.drafts.scope import Scope
from riwaya.claims.places.going_on import added, going_on, of_bulletin
from riwaya.claims.places.leaving import HERE, stays_at, with_origin
from riwaya.claims.places.options import place_options, plain_place
from riwaya.claims.places.wholes import with_fronted, with_town, with_wholes
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.triggers.bombing import TAKEN_UP, bombing_told, go_on_with, take_up
from riwaya.claims.triggers.means import (
    How,
    ReportMeans,
    aims_at_civil,
    attacked_with,
    exchanged,
    flies,
    retold,
    strike_type,
    strikes_from_air,
)
from riwaya.claims.triggers.options import claim_options
from riwaya.claims.weighing.cast import Cast
from riwaya.claims.weighing.choice import Option, T, Weigher
from riwaya.claims.weighing.deeds import Deeds
from riwaya.claims.weighing.options import Setup
from riwaya.claims.weighing.sites import Sites
from riwaya.lexicons.weights import OWN
from riwaya.model import EventType, ResolvedTime, Speaker

_SUBJECTS = frozenset({"role.vso", "role.svo", "role.governor", "role.pronoun"}) | OF_SUBJECT
_UNOPENED = frozenset({"throughout", "quote", "title", "aside"})
"""Scopes that no verb of saying opens."""
_RETYPED = frozenset({"type.frame", "type.report-aircraft"})
UNPLACED = frozenset({EventType.STATEMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of a whole report when its claims are read one after the other."""

    thread: Thread
    sides: Sides
    means: ReportMeans
    dates: Mapping[int, ResolvedTime]
    domains: Mapping[str, int]
    deeds: Deeds
    sites: Sites
    weigher: Weigher
    named: Mapping[str, Pair]
    suicides: Sequence[Draft] = ()
    voices: Voices = field(default_factory=Voices)

    def follow_all(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Fill the drafts of a sentence one after the other; yield those that are claims."""
        drafts, cast = list(drafts), Cast(drafts)
        for at, draft in enumerate(drafts):
            roles = draft.roles
            if self.follow(draft, drafts[:at] + drafts[at + 1 :], cast):
                yield draft
            if draft.roles is not roles:
                cast.rebind()

    def follow(self, draft: Draft, around: Sequence[Draft], cast: Cast) -> bool:
        """Fill a draft from its sentence and from what was told before; carry the thread on.

        `around` are the sentence's other acts in the order of the text, `cast` is who has which
        role in its acts. Returns whether it is a claim at all, by all that was read of it.
        """
        setup = Setup(
            draft=draft,
            scene=draft.scene,
            thread=self.thread,
            sides=self.sides,
            others=[other.chosen.first for other in around],
            speech_end=draft.speech_end,
            speaker=draft.told_by[0].party,
            domains=self.domains,
            deeds=self.deeds,
            sites=self.sites,
            around=around,
            cast=cast,
        )
        self._act(setup)
        told = self._type_again(draft)
        self._set(setup)
        if told is not None:
            take_up(draft, told)
        kept = self.weigher.choose("claim", draft, claim_options(setup)).value
        if kept:
            date_back(draft, self.thread)
            move_story(draft, self.thread)
            _carry_on(draft, self.thread)
        return kept

    def _act(self, setup: Setup) -> None:
        """Say who acted, and on whom."""
        draft = setup.draft
        move_themselves(draft)
        fill_agent(draft, self.thread, self.sides)
        told = settled(setup)
        options = [] if told else _weighable(setup)
        if told is not None:
            draft.agent, draft.agent_party, draft.agent_rule = told
        elif options:
            taken = self._choose("agent", draft, options)
            draft.agent, draft.agent_party = taken.value.participant, taken.value.party
            draft.agent_rule = taken.rule
        if not told and draft.agent is None:
            fill_unnamed(setup)
        fill_speaker(draft, setup.around, self.voices, self.sides)
        fill_target(draft, self.thread, self.sides)
        fill_undergone(setup)
        turn_fallen(setup)
        set_against(draft, self.sides)
        turn_repelled(draft, self.thread, self.sides)
        turn_confronted(draft, self.thread, self.sides)
        part_from_itself(draft, self.sides)

    def _type_again(self, draft: Draft) -> Draft | None:
        """Tell a strike apart once its agent and target are known.

        Returns the bombing that it takes up, if one.
        """
        if draft.type_rule not in _RETYPED:
            return None
        people = draft.target_party == "civilians" and draft.target_rule != HARMED
        civil = people or aims_at_civil(draft.scene, draft.chosen)
        flown = flies(draft.scene, draft.chosen, draft.agent) or self._flown_unsaid(draft)
        how = How(civil=civil, flown=flown, mutual=exchanged(draft.scene, draft.chosen))
        told = strike_type(draft.chosen, draft.weapons, draft.agent_party, self.means, how)
        armed = attacked_with(draft, self.thread.attacked)
        if armed is not None:
            draft.event_type, draft.type_rule = armed
            return None
        bombing = bombing_told(draft, self.thread, self.suicides)
        again = (bombing.event_type, "type.told-before") if bombing else None
        other = how.mutual or (civil and draft.chosen.frame.aims)
        struck = self.thread.struck
        strike = None if other else retold(draft, struck)
        draft.event_type, draft.type_rule = strike or again or told
        if strike is not None and struck is not None:
            go_on_with(draft, struck)
        return bombing

    def _flown_unsaid(self, draft: Draft) -> bool:
        """Whether the dead of nobody's act fell where a side strikes from the air."""
        unsaid = draft.chosen.frame.casualty and draft.roles.agent is None
        return unsaid and self.means.aircraft and strikes_from_air(draft.agent_party)

    def _set(self, setup: Setup) -> None:
        """Say where and when it was."""
        draft = setup.draft
        if draft.event_type not in UNPLACED:
            fill_place(draft, self.thread)
            placed = plain_place(setup) or self._place(setup)
            placed = with_origin(draft, placed, self.thread.placed)
            draft.placed = with_wholes(placed, self.named)
            draft.placed = with_town(with_fronted(draft.placed, setup.scene), self.named)
        fill_date(draft, self.thread)
        tied, dates = tied_date(draft, setup.around, self.dates, self.thread.dated)
        tied = tied or told_again(setup, dates) or ahead(setup, self.dates)
        options = [] if tied else date_options(setup, dates)
        draft.dated = tied or self._choose("date", draft, options).value
        draft.dated = held_until(draft, setup.around)
        draft.dated = goes_on(draft)

    def _choose(self, field: str, draft: Draft, options: Sequence[Option[T]]) -> Option[T]:
        """Return the option taken for a field that a side's own report tells otherwise."""
        return self.weigher.choose(field + OWN * self.sides.own_word, draft, options)

    def _place(self, setup: Setup) -> Placed | None:
        adding = added(setup)
        if adding is not None:
            return adding
        options = place_options(setup)
        found = self.weigher.choose("place", setup.draft, options).value or going_on(setup)
        told = of_bulletin(setup, options) if found is None else ()
        return self.weigher.choose("place", setup.draft, told).value if told else found


def _weighable(setup: Setup) -> list[Option[Doer]]:
    """Return who may have acted, where that is weighed: of one plainly named only the party."""
    draft = setup.draft
    plain = _plain_agent(draft)
    if draft.agent_rule in OF_SUBJECT or draft.agent_rule in (CLAIMED, OURS, IN_TURN):
        return []
    if draft.event_type in OF_CIVILIANS or (plain and draft.agent_party is not None):
        return []
    options = agent_options(setup)
    return [o for o in options if o.value.participant is draft.agent] if plain else options


def _plain_agent(draft: Draft) -> bool:
    """Whether the words name the agent so plainly that nothing else is weighed against it.

    Weights fitted without a report took the agent bound so strongly just as often.
    """
    bound = draft.roles.agent
    return bound is not None and draft.agent is bound.participant and bound.score >= PLAIN


def by_sentence(said: Sequence[Scope], scenes: Sequence[Scene]) -> list[list[Scope]]:
    """Return the scopes that reach into each sentence, in their order."""
    starts = [scene.sentence.first for scene in scenes]
    near: list[list[Scope]] = [[] for _ in scenes]
    for scope in said:
        for at in range(max(0, bisect_right(starts, scope.first) - 1), len(near)):
            if starts[at] >= scope.last:
                break
            near[at].append(scope)
    return near


def speech_end(said: Sequence[Scope], index: int) -> int:
    """Return the first token of the innermost scope around a token: its speaker lies before."""
    around = [s.first for s in said if s.first <= index < s.last and s.cue != "quote"]
    return max(around, default=0)


def voices_of(said: Sequence[Scope]) -> dict[int, Speaker]:
    """Return who speaks by the token from which on a saying of theirs runs."""
    return {s.first: s.speaker for s in said if s.cue not in _UNOPENED}


def _carry_on(draft: Draft, thread: Thread) -> None:
    """Let the thread remember a claim for those that come."""
    thread.last = thread.told[draft.event_type] = draft
    if draft.event_type in FROM_AFAR:
        thread.struck = draft
    if draft.event_type in TAKEN_UP or draft.chosen.frame.retold:
        thread.attacked = draft
    if draft.event_type in ATTACKS and draft.agent_party and draft.target_party:
        thread.attack = draft
    if draft.agent is not None:
        thread.agent, thread.agent_party = draft.agent, draft.agent_party
        thread.known[draft.agent.first] = draft.agent_party
        if draft.agent_rule in _SUBJECTS:
            thread.subject = draft.agent
        if draft.chosen.frame.mutual:
            thread.battle = draft.agent_party
    if draft.placed is None:
        return
    thread.acts += 1
    stays = stays_at(draft)
    if stays is not None and stays.rule in HERE:
        thread.placed, thread.placed_at = stays, draft.chosen.first
        thread.stays = True
