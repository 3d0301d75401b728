"""Putting a report's findings together into claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from riwaya import __version__
from riwaya.claims.attribution import Scope, attribution_at, scopes
from riwaya.claims.dating import Dated, date_of, inherited, marked, pluperfect
from riwaya.claims.discourse import Sides, Thread, dominant_place, sides_of
from riwaya.claims.findings import Findings, Participant, Scene
from riwaya.claims.losses import Told, carrier, told_losses
from riwaya.claims.means import ReportMeans, aims_at_civil, strike_type, weapons_of
from riwaya.claims.modality import modality
from riwaya.claims.placing import Placed, place
from riwaya.claims.repeats import linked
from riwaya.claims.roles import Roles, bind
from riwaya.claims.select import Chosen, Setting, choose
from riwaya.lexicons.cues import load_both_sides, load_war_countries
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.parties import Parties
from riwaya.lexicons.sources import Sources
from riwaya.model import (
    Argument,
    Basis,
    Claim,
    DatePrecision,
    EventType,
    Gap,
    GapReason,
    Modality,
    Producer,
    Report,
    ResolvedTime,
    Sourced,
    Span,
    TriggerMention,
    Weapon,
    WeaponMention,
    When,
    Where,
)
from riwaya.stages import TimeResolver

PRODUCER = Producer("riwaya.claims", __version__)
_HOSTILE = frozenset(
    {
        EventType.CLASH,
        EventType.TERRITORY_GAIN,
        EventType.AIRSTRIKE,
        EventType.SHELLING,
        EventType.SUICIDE_BOMBING,
        EventType.EXPLOSION,
        EventType.CHEMICAL_ATTACK,
        EventType.GRENADE_ATTACK,
        EventType.SIEGE,
        EventType.PROPERTY_DESTRUCTION,
        EventType.DETENTION,
        EventType.INTERCEPTION,
        EventType.MOBILISATION,
        EventType.WITHDRAWAL,
    }
)
_JOINED = 10
_ACTS = 2
_LEAD = 2
_FRONTED = 4
_SUBJECTS = frozenset({"role.vso", "role.svo", "role.governor", "role.pronoun"})
_NOBODYS = frozenset(
    {
        EventType.AGREEMENT,
        EventType.AID_DELIVERY,
        EventType.CIVILIAN_SERVICE,
        EventType.OTHER_DEVELOPMENT,
    }
)
_OPEN = frozenset({EventType.EXPLOSION, EventType.ABDUCTION, EventType.ATTACK_ON_CIVILIANS})
_TIMELESS = frozenset({EventType.CONTROL, EventType.STATEMENT})
_BOMBINGS = frozenset({EventType.EXPLOSION, EventType.SUICIDE_BOMBING})
_FAVOURABLE = frozenset(
    {
        EventType.TERRITORY_GAIN,
        EventType.INTERCEPTION,
        EventType.DETENTION,
        EventType.MOBILISATION,
        EventType.SIEGE,
    }
)
_OF_CIVILIANS = frozenset(
    {EventType.DISPLACEMENT, EventType.RETURN, EventType.PROTEST, EventType.RIOT}
)
_PEACEFUL = frozenset(
    {
        EventType.STATEMENT,
        EventType.AID_DELIVERY,
        EventType.RETURN,
        EventType.CIVILIAN_SERVICE,
        EventType.OTHER_DEVELOPMENT,
        EventType.AGREEMENT,
    }
)
_UNPLACED = frozenset({EventType.STATEMENT})
_NOT_CARRIED = frozenset({EventType.STATEMENT, EventType.AGREEMENT})


@dataclass(slots=True)
class _Draft:
    """A claim in the making."""

    chosen: Chosen
    scene: Scene
    roles: Roles
    modality: tuple[Modality, str]
    event_type: EventType
    type_rule: str
    weapons: tuple[WeaponMention, ...]
    placed: Placed | None
    dated: Dated | None
    agent: Participant | None = None
    agent_rule: str = ""
    agent_party: str | None = None
    target: Participant | None = None
    target_rule: str = ""
    target_party: str | None = None
    losses: tuple[Told, ...] = ()


class Assembler:
    """Binds, attributes and resolves; one instance serves any number of reports."""

    def __init__(self, parties: Parties, sources: Sources, times: TimeResolver) -> None:
        self._parties = parties
        self._sources = sources
        self._times = times

    def assemble(self, findings: Findings) -> list[Claim]:
        """Return a document's claims in the order of their triggers."""
        scenes = [Scene(findings, sentence) for sentence in findings.document.sentences]
        sides = sides_of(findings, self._parties, self._outlet_side(findings.document.report))
        setting = Setting(war=_about_war(findings, sides), parties=sides.parties)
        said = scopes(findings, scenes)
        means = ReportMeans(aircraft=_shows_aircraft(findings))
        dates = self._dates(findings)
        thread = Thread(fallback=dominant_place(findings))
        told: list[tuple[Scene, list[_Draft]]] = []
        for scene in scenes:
            chosen = choose(scene, scene.triggers, setting)
            own = [self._draft(scene, c, chosen, said, means, dates) for c in chosen]
            _share_plans(own)
            _give_losses(scene, own)
            told.append((scene, own))
        told = [(scene, _without_echoes(own, told)) for scene, own in told]
        thread.claimed = _claimed([draft for _, own in told for draft in own])
        for scene, own in told:
            thread.enter(scene)
            for draft in own:
                _follow(draft, thread, sides, said, means)
        _date_headline([draft for _, own in told for draft in own], thread)
        return linked([_claim(draft, said) for _, own in told for draft in own])

    def _outlet_side(self, report: Report) -> str | None:
        """Return the side given with a report, else the one its outlet is known to stand on."""
        if report.side in self._parties.ids:
            return report.side
        return (
            self._sources.alignment(report.source, report.published) if report.source else None
        )

    def _draft(
        self,
        scene: Scene,
        chosen: Chosen,
        all_chosen: Sequence[Chosen],
        said: Sequence[Scope],
        means: ReportMeans,
        dates: Mapping[int, ResolvedTime],
    ) -> _Draft:
        """Read one trigger in its own sentence."""
        others = [c for c in all_chosen if c is not chosen]
        roles = bind(scene, chosen, others)
        sure = modality(scene, chosen)
        weapons = weapons_of(scene, chosen, others)
        party = roles.agent.participant.party if roles.agent else None
        event_type, type_rule = strike_type(chosen, weapons, party, means)
        report = scene.document.report
        near = [(m, dates[m.first]) for m in scene.times if m.first in dates]
        dated = date_of(scene, chosen, sure[0], near, report.published, others)
        placed = None
        if event_type not in _UNPLACED:
            placed = place(scene, chosen, others, _speech_end(said, chosen.first))
        return _Draft(chosen, scene, roles, sure, event_type, type_rule, weapons, placed, dated)

    def _dates(self, findings: Findings) -> dict[int, ResolvedTime]:
        """Set a report's time expressions against its publication and its story, by token."""
        published = findings.document.report.published
        resolved = self._times.resolve_all(findings.times, published)
        pairs = zip(findings.times, resolved, strict=True)
        return marked({m.first: found for m, found in pairs if found is not None})


def _about_war(findings: Findings, sides: Sides) -> bool:
    """Whether a report speaks of armed conflict: sides that fight and a word for what they do,
    or several such words in a country at war.
    """
    acts = {t.first for t in findings.triggers if _strong(t)}
    if sides.fighting():
        return bool(acts)
    at_war = load_war_countries()
    placed = [w.country.lower() in at_war for w in findings.wheres if w.country]
    return len(acts) >= _ACTS and sum(placed) * 2 > len(placed)


def _strong(trigger: TriggerMention) -> bool:
    """Whether a trigger's word speaks of armed force by itself."""
    return load_frames()[trigger.frame].type not in _PEACEFUL


def _shows_aircraft(findings: Findings) -> bool:
    frames = load_frames()
    return any(w.category == "air" for w in findings.weapons) or any(
        frames[t.frame].type is EventType.AIRSTRIKE for t in findings.triggers
    )


def _speech_end(said: Sequence[Scope], index: int) -> int:
    """Return the first token of the innermost scope around a token: its speaker lies before."""
    around = [s.first for s in said if s.first <= index < s.last and s.cue != "quote"]
    return max(around, default=0)


def _without_echoes(
    own: Sequence[_Draft], told: Sequence[tuple[Scene, list[_Draft]]]
) -> list[_Draft]:
    """Drop a bare "the attack" that tells nothing of its own of an event told before."""
    before = [d for _, drafts in told for d in drafts]
    return [d for d in own if not (_bare(d) and any(_same_kind(b, d) for b in before))]


def _bare(draft: _Draft) -> bool:
    """Whether a draft is a definite noun with no participant, place, day or loss of its own."""
    mention = draft.chosen.mention
    if not mention.definite or mention.form != "noun" or draft.losses:
        return False
    placed = draft.placed is not None and draft.placed.rule == "place.behind"
    dated = draft.dated is not None and bool(draft.dated.mentions)
    lasting = draft.modality[0] is Modality.ONGOING
    return not (draft.roles.agent or draft.roles.target or placed or dated or lasting)


def _same_kind(earlier: _Draft, draft: _Draft) -> bool:
    return earlier.chosen.first < draft.chosen.first and (
        earlier.event_type is draft.event_type or earlier.chosen.frame is draft.chosen.frame
    )


def _claimed(drafts: Sequence[_Draft]) -> str | None:
    """Return the party that claims responsibility for an attack in the report, if any."""
    for draft in drafts:
        if draft.chosen.frame.id == "other.responsibility" and draft.roles.agent is not None:
            return draft.roles.agent.participant.party
    return None


def _share_plans(drafts: Sequence[_Draft]) -> None:
    """Let a masdar joined by "and" to a planned one be planned too."""
    for before, draft in pairwise(drafts):
        joined = draft.chosen.mention.clitics.startswith("و") and (
            draft.chosen.mention.form in ("masdar", "phrase")
        )
        near = draft.chosen.first - before.chosen.last <= _JOINED
        planned = before.modality[0] is Modality.PLANNED
        if joined and near and planned and draft.modality[1] == "modality.default":
            draft.modality = (Modality.PLANNED, "modality.joined")
            draft.dated = None


def _give_losses(scene: Scene, drafts: Sequence[_Draft]) -> None:
    """Hand each loss of a sentence to the trigger it belongs to."""
    chosen = [d.chosen for d in drafts]
    for told in told_losses(scene):
        owner = carrier(scene, told, chosen)
        for draft in drafts:
            if draft.chosen is owner:
                draft.losses = (*draft.losses, told)


def _type_again(draft: _Draft, means: ReportMeans) -> None:
    """Tell a strike apart once its agent and target are known."""
    civil = draft.target_party == "civilians" or aims_at_civil(draft.scene, draft.chosen)
    told = strike_type(draft.chosen, draft.weapons, draft.agent_party, means, civil=civil)
    if draft.type_rule == "type.frame":
        draft.event_type, draft.type_rule = told


def _follow(
    draft: _Draft, thread: Thread, sides: Sides, said: Sequence[Scope], means: ReportMeans
) -> None:
    """Fill what the sentence leaves open from the discourse, and carry the thread on."""
    _fill_agent(draft, thread, sides, said)
    _fill_target(draft, sides)
    _set_against(draft, sides)
    _type_again(draft, means)
    _fill_place(draft, thread)
    _fill_date(draft, thread)
    if draft.agent is not None:
        thread.agent, thread.agent_party = draft.agent, draft.agent_party
        thread.known[draft.agent.first] = draft.agent_party
        if draft.agent_rule in _SUBJECTS:
            thread.subject = draft.agent
        if draft.chosen.frame.mutual:
            thread.battle = draft.agent_party
    if draft.placed is not None and draft.placed.rule in ("place.behind", "place.before"):
        thread.placed, thread.placed_at = draft.placed, draft.chosen.first


def _fill_agent(draft: _Draft, thread: Thread, sides: Sides, said: Sequence[Scope]) -> None:
    """Set the agent: bound in the sentence, else carried on, else inferred."""
    speaker = attribution_at(said, draft.chosen.first)[0].party
    voice = speaker or sides.outlet
    target = draft.roles.target.participant.party if draft.roles.target else None
    bound = draft.roles.agent
    if draft.event_type in _OF_CIVILIANS and not (bound and bound.participant.people):
        draft.agent_party, draft.agent_rule = "civilians", "agent.civilians"
        return
    if bound is not None:
        draft.agent, draft.agent_rule = bound.participant, bound.rule
        draft.agent_party = _party_of(draft, thread, sides, voice)
        if draft.agent_party is None:
            draft.agent_party = sides.opponent(target)
        return
    if draft.event_type in _BOMBINGS and thread.claimed:
        draft.agent_party, draft.agent_rule = thread.claimed, "agent.claimed"
        return
    if _first_person(draft) and voice is not None:
        draft.agent_party, draft.agent_rule = voice, "agent.voice"
        return
    carried = _carried_agent(draft, thread, target, sides)
    if carried is not None:
        draft.agent, draft.agent_rule = carried, "agent.carried"
        draft.agent_party = thread.party_of(carried)
        return
    _infer_agent(draft, thread, sides, target, speaker)


def _party_of(draft: _Draft, thread: Thread, sides: Sides, voice: str | None) -> str | None:
    """Return a bound agent's party; "both sides", "our forces" are read from the report."""
    if draft.agent is None:
        return None
    key = draft.scene.key(draft.agent.first)
    if key in load_both_sides():
        return thread.battle or sides.first()
    if key.endswith("نا") and voice is not None:
        return voice
    return draft.agent.party


def _first_person(draft: _Draft) -> bool:
    """Whether a verb's form says "we"."""
    key = draft.scene.key(draft.chosen.first)[len(draft.chosen.mention.clitics) :]
    form = draft.chosen.mention.form
    return (form == "present" and key.startswith("ن")) or (
        form == "past" and key.endswith("نا")
    )


def _infer_agent(
    draft: _Draft, thread: Thread, sides: Sides, target: str | None, speaker: str | None
) -> None:
    """Infer whose act an act without an agent is, from who fights whom in the report."""
    if draft.event_type in _NOBODYS:
        return
    if draft.chosen.frame.mutual:
        _infer_battle(draft, thread, sides, target)
    elif target is not None and sides.opponent(target):
        draft.agent_party, draft.agent_rule = sides.opponent(target), "agent.opponent"
    elif draft.event_type in _OPEN:
        return
    elif draft.event_type in _FAVOURABLE and speaker in sides.parties:
        draft.agent_party, draft.agent_rule = speaker, "agent.voice"
    elif draft.event_type is EventType.AIRSTRIKE and sides.flying():
        draft.agent_party, draft.agent_rule = sides.flying(), "agent.flying"
    elif sides.parties:
        draft.agent_party = thread.agent_party or sides.parties[0]
        draft.agent_rule = "agent.report"


def _infer_battle(draft: _Draft, thread: Thread, sides: Sides, target: str | None) -> None:
    """Infer the first side of a fight: whose men fell against a named foe, else as before."""
    draft.agent_rule = "agent.battle"
    fallen = next((b for b in draft.roles.rejected if b.rule == "role.fallen"), None)
    foe = draft.roles.target
    if foe is not None and foe.rule == "role.against":
        draft.agent_party = fallen.participant.party if fallen else sides.opponent(target)
    elif foe is not None and foe.rule == "role.fallen":
        draft.agent_party = sides.opponent(target)
    else:
        lasting = draft.chosen.frame.modality is Modality.ONGOING
        draft.agent_party = thread.battle or (None if lasting else sides.first())


def _carried_agent(
    draft: _Draft, thread: Thread, target: str | None, sides: Sides
) -> Participant | None:
    """Return the agent of the claim before, where a form points back to it."""
    mention = draft.chosen.mention
    if draft.event_type in _NOBODYS | _OPEN | _OF_CIVILIANS or draft.chosen.frame.mutual:
        return None
    before = thread.agent
    if mention.form in ("past", "present", "future") and thread.subject is not None:
        before = thread.subject
    if before is None or before.party is None:
        return None
    if target is not None and not sides.knowledge.hostile(before.party, target, sides.on):
        return None
    points_back = mention.form in ("past", "present", "future") or mention.pronoun is not None
    same_sentence = before.first >= draft.scene.sentence.first
    return before if points_back or same_sentence else None


def _fill_target(draft: _Draft, sides: Sides) -> None:
    bound = draft.roles.target
    if bound is not None:
        draft.target, draft.target_rule = bound.participant, bound.rule
        draft.target_party = bound.participant.party
        if bound.participant.people and draft.target_party is None:
            draft.target_party = "civilians"
        return
    if draft.event_type in _HOSTILE and draft.event_type is not EventType.MOBILISATION:
        draft.target_party = sides.opponent(draft.agent_party)
        draft.target_rule = "target.opponent"


def _set_against(draft: _Draft, sides: Sides) -> None:
    """Where a side would fight itself, read target words that name none as its opponent."""
    party = draft.agent_party
    if party is None or party != draft.target_party or draft.event_type not in _HOSTILE:
        return
    if draft.target is not None and draft.target.mention.party is None:
        draft.target_party, draft.target_rule = sides.opponent(party) or party, "target.against"


def _fill_place(draft: _Draft, thread: Thread) -> None:
    if draft.placed is not None or draft.event_type in _NOT_CARRIED:
        return
    mention = draft.chosen.mention
    same = draft.scene.sentence.first <= thread.placed_at
    if thread.placed is not None and (same or mention.definite or mention.pronoun):
        draft.placed = replace(thread.placed, rule="place.carried")
    else:
        draft.placed = thread.topic or thread.fallback


def _fill_date(draft: _Draft, thread: Thread) -> None:
    """Give an undated act the day its story has reached; a dated one moves the story."""
    if draft.dated is not None:
        if draft.dated.mentions and draft.modality[0] is Modality.ASSERTED:
            _move_story(draft, thread)
        return
    if _takes_story_day(draft):
        draft.dated = inherited(thread.dated, draft.scene.document.report.published)


def _move_story(draft: _Draft, thread: Thread) -> None:
    """Let a single day told in the lead, or set at the head of a sentence, carry on."""
    dated, sentence = draft.dated, draft.scene.sentence
    if dated is None or dated.when.precision is not DatePrecision.DAY:
        return
    lead = sentence.paragraph <= _LEAD
    if lead or dated.mentions[0].first - sentence.first <= _FRONTED:
        thread.dated = dated
    if lead and thread.lead is None:
        thread.lead = dated


def _takes_story_day(draft: _Draft) -> bool:
    """Whether an undated act belongs to the story told and not to its background."""
    if draft.modality[0] not in (Modality.ASSERTED, Modality.FAILED):
        return False
    return draft.event_type not in _TIMELESS and not pluperfect(draft.scene, draft.chosen)


def _date_headline(drafts: Sequence[_Draft], thread: Thread) -> None:
    """Give a headline the day of the first dated act below it."""
    for draft in drafts:
        if draft.scene.headline and draft.dated is None and _takes_story_day(draft):
            draft.dated = inherited(thread.lead, draft.scene.document.report.published)


def _claim(draft: _Draft, said: Sequence[Scope]) -> Claim:
    """Return the finished claim."""
    chosen, scene = draft.chosen, draft.scene
    attribution, rule = attribution_at(said, chosen.first)
    spans = tuple(s.span for s in attribution.chain if s.span)
    return Claim(
        report=scene.document.report.id,
        trigger=chosen.mention.span,
        event_type=draft.event_type,
        modality=Sourced(
            draft.modality[0], (chosen.mention.span,), Basis.STATED, PRODUCER, draft.modality[1]
        ),
        agent=_argument(scene, draft.agent, draft.agent_party, draft.agent_rule),
        target=_argument(scene, draft.target, draft.target_party, draft.target_rule),
        places=_places(draft.placed),
        when=_when(draft.dated),
        attribution=Sourced(
            attribution, spans, Basis.STATED if spans else Basis.DEFAULTED, PRODUCER, rule
        ),
        losses=tuple(
            Sourced(t.loss, (t.loss.span,), Basis.STATED, PRODUCER, "loss.told")
            for t in draft.losses
        ),
        weapons=_weapons(scene, draft.weapons),
        frame=chosen.frame.id,
        sentence=scene.sentence.span,
        considered=_considered(scene, draft),
    )


def _argument(
    scene: Scene, participant: Participant | None, party: str | None, rule: str
) -> Sourced[Argument] | Gap:
    if participant is not None:
        mention = participant.mention
        text = scene.text(mention.span)
        actor = mention.actors[0] if mention.actors else None
        basis = Basis.RESOLVED if rule.endswith("carried") else Basis.STATED
        value = Argument(party, mention.span, text, actor)
        return Sourced(value, (mention.span,), basis, PRODUCER, rule)
    if party is not None:
        return Sourced(Argument(party), (), Basis.INFERRED, PRODUCER, rule)
    return Gap(GapReason.NOT_STATED, PRODUCER)


def _places(placed: Placed | None) -> tuple[Sourced[Where], ...] | Gap:
    if placed is None:
        return Gap(GapReason.NOT_STATED, PRODUCER)
    inherited = placed.rule in ("place.carried", "place.report", "place.topic")
    basis = Basis.INFERRED if inherited else Basis.STATED
    return tuple(
        Sourced(where, (mention.span,), basis, PRODUCER, placed.rule)
        for mention, where in placed.places
    )


def _when(dated: Dated | None) -> Sourced[When] | Gap:
    if dated is None:
        return Gap(GapReason.NOT_STATED, PRODUCER)
    spans = tuple(m.span for m in dated.mentions)
    basis = Basis.RESOLVED if spans else Basis.INFERRED
    return Sourced(dated.when, spans, basis, PRODUCER, dated.rule)


def _weapons(scene: Scene, mentions: Sequence[WeaponMention]) -> tuple[Sourced[Weapon], ...]:
    ordered = sorted(mentions, key=lambda w: w.first)
    return tuple(
        Sourced(
            Weapon(w.span, scene.text(w.span), w.category), (w.span,), Basis.STATED, PRODUCER
        )
        for w in ordered
    )


def _considered(scene: Scene, draft: _Draft) -> tuple[str, ...]:
    """Say in short which participants were weighed for a role and not taken."""
    return tuple(
        f"{b.role}: {_shown(scene, b.participant.mention.span)} ({b.rule}, {b.score:.1f})"
        for b in draft.roles.rejected
    )


def _shown(scene: Scene, span: Span) -> str:
    return scene.text(span)
