"""Putting a report's findings together into claims."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from riwaya.claims.agents.inference import acting, claimed
from riwaya.claims.attribution.attributing import scopes
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.binding.roles import bind
from riwaya.claims.carrying import share_course, share_plans, without_echoes
from riwaya.claims.dates.again import happened_on
from riwaya.claims.dates.dating import date_of, marked
from riwaya.claims.dates.opening import open_story
from riwaya.claims.denials import with_denials
from riwaya.claims.drafts.chosen import VIOLENT, Chosen, Setting
from riwaya.claims.drafts.discourse import Sides, Thread, dominant_place, sides_of
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.placed import Pair
from riwaya.claims.drafts.scope import Scope, attribution_at, words_at
from riwaya.claims.finish import finish
from riwaya.claims.following import UNPLACED, Reading, by_sentence, speech_end, voices_of
from riwaya.claims.headlines import fill_headlines
from riwaya.claims.losses.assigning import told_losses
from riwaya.claims.losses.carrier import adds_wounded, carrier, leads_back
from riwaya.claims.modality.judging import modality
from riwaya.claims.places.placing import place, said_at
from riwaya.claims.repeats import linked
from riwaya.claims.scenes.findings import Findings, Scene
from riwaya.claims.triggers.bombing import suicides_of
from riwaya.claims.triggers.counting import counted_for, only_counts
from riwaya.claims.triggers.foiling import (
    tried_only,
    without_goals,
    without_lost_holds,
    without_retreats,
)
from riwaya.claims.triggers.instrument import destroyed_with
from riwaya.claims.triggers.means import (
    How,
    ReportMeans,
    exchanged,
    flies,
    strike_type,
    weapons_of,
)
from riwaya.claims.triggers.select import armed_in, choose
from riwaya.claims.weighing.choice import LexiconWeigher, Weigher
from riwaya.claims.weighing.deeds import deeds_of
from riwaya.claims.weighing.sites import sites_of
from riwaya.lexicons.cues import load_war_countries
from riwaya.lexicons.domains import WAR
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.parties import Parties
from riwaya.model import (
    FAMILY,
    Claim,
    EventType,
    Modality,
    ResolvedTime,
    SentenceKind,
    TriggerMention,
)
from riwaya.stages import TimeResolver

_ACTS = 2
_OTHERS = 4
"""So many words of war there are to one of other subjects where little else is told."""
_MANY = 8
"""So many words of other subjects can say what a report is about."""
_LESS, _MORE = 2, 3
"""More than three words of other subjects to two of war: that report is not about war."""
_BACK = 60
"""What is told so many sentences before is not what cost these lives."""
_UNDONE = frozenset({Modality.PLANNED, Modality.DENIED})
"""What is meant or denied has cost nobody anything."""
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
_OF_SIDES = frozenset({EventType.AGREEMENT})


class Assembler:
    """Binds, attributes and resolves; one instance serves any number of reports."""

    def __init__(
        self,
        parties: Parties,
        times: TimeResolver,
        weigher: Weigher | None = None,
    ) -> None:
        self._parties = parties
        self._times = times
        self._weigher = weigher or LexiconWeigher()

    def assemble(self, findings: Findings) -> list[Claim]:
        """Return a document's claims in the order of their triggers."""
        scenes = [
            Scene(findings, sentence)
            for sentence in findings.document.sentences
            if sentence.kind is not SentenceKind.REPEAT
        ]
        sides = sides_of(findings, self._parties, findings.standing.side)
        domains = Counter(chain.from_iterable(scene.domains for scene in scenes))
        voices = Voices()
        said = scopes(findings, scenes, voices)
        words = domains.pop(WAR, 0)
        war = _about_war(findings, words, sides, domains)
        setting = Setting(
            war,
            own=sides.outlet is not None,
            alone=war and bool(sides.parties) and domains.total() * _OTHERS <= words,
            parties=sides.parties,
            voices=voices_of(said),
        )
        guns = any(w.category == "artillery" for w in findings.weapons)
        means = ReportMeans(aircraft=_shows_aircraft(findings), guns=guns)
        dates = self._dates(findings)
        thread = Thread(fallback=dominant_place(findings))
        near_each = by_sentence(said, scenes)
        told = self._told(
            zip(scenes, _chosen(scenes, setting), near_each, strict=True), means, dates
        )
        told = list(zip(scenes, without_echoes(told), strict=True))
        thread.claimed = claimed([draft for _, own in told for draft in own])
        open_story(scenes, dates, thread)
        drafts = [draft for _, own in told for draft in own]
        reading = Reading(
            thread=thread,
            sides=sides,
            means=means,
            dates=dates,
            domains=domains,
            deeds=deeds_of(drafts),
            sites=sites_of(drafts),
            weigher=self._weigher,
            named=_named(findings),
            suicides=suicides_of(drafts),
            voices=voices,
        )
        kept: list[Draft] = []
        for scene, own in told:
            thread.enter(scene)
            thread.ahead = acting(own, sides)
            if not own:
                happened_on(scene, thread, dates)
            kept += reading.follow_all(own)
        fill_headlines(kept)
        kept = with_denials(kept, scenes, near_each)
        report = findings.document.report.id
        return linked([finish(draft, report) for draft in kept])

    def _told(
        self,
        each: Iterable[tuple[Scene, Sequence[Chosen], Sequence[Scope]]],
        means: ReportMeans,
        dates: Mapping[int, ResolvedTime],
    ) -> list[tuple[Scene, list[Draft]]]:
        """Return what each sentence tells by itself, with its losses."""
        told: list[tuple[Scene, list[Draft]]] = []
        for scene, chosen, near in each:
            own = [self._draft(scene, c, chosen, near, means, dates) for c in chosen]
            share_plans(own)
            share_course(own)
            own = without_lost_holds(without_retreats(without_goals(own)))
            _give_losses(scene, own, told)
            told.append((scene, _without_counts(own, _struck(told[-1:]))))
        return told

    def _draft(
        self,
        scene: Scene,
        chosen: Chosen,
        all_chosen: Sequence[Chosen],
        said: Sequence[Scope],
        means: ReportMeans,
        dates: Mapping[int, ResolvedTime],
    ) -> Draft:
        """Read one trigger in its own sentence."""
        others = [c for c in all_chosen if c is not chosen]
        roles = bind(scene, chosen, others, self._parties)
        sure = modality(scene, chosen)
        weapons = weapons_of(scene, chosen, others)
        party = roles.agent.participant.party if roles.agent else None
        agent = roles.agent.participant if roles.agent else None
        end = speech_end(said, chosen.first)
        event_type, type_rule = strike_type(
            chosen,
            weapons,
            party,
            means,
            How(
                by=destroyed_with(scene, chosen, weapons, agent),
                flown=flies(scene, chosen, agent),
                mutual=exchanged(scene, chosen),
            ),
        )
        report = scene.document.report
        near = [(m, dates[m.first]) for m in scene.times if m.first in dates]
        dated = date_of(scene, chosen, sure[0], near, report.published, others)
        if event_type in UNPLACED:
            placed = said_at(scene, chosen)
        else:
            placed = place(scene, chosen, others, end)
        read = Draft(chosen, scene, roles, sure, event_type, type_rule, weapons, placed, dated)
        read.told_by, read.speech_end = attribution_at(said, chosen.first), end
        read.said = words_at(said, chosen.first)
        tried_only(read)
        return read

    def _dates(self, findings: Findings) -> dict[int, ResolvedTime]:
        """Set a report's time expressions against its publication and its story, by token."""
        published = findings.document.report.published
        resolved = self._times.resolve_all(findings.times, published)
        return marked(zip(findings.times, resolved, strict=True))


def _about_war(findings: Findings, words: int, sides: Sides, domains: Counter[str]) -> bool:
    """Whether a report speaks of armed conflict: sides that fight and a word for what they do,
    one side when of nothing else is spoken, or in a country at war one of its sides or several
    such words, or one that can mean nothing else.

    `words` tells how many words speak of war itself. Where of nothing else is spoken less
    will do: sides that fight, one word in such a country.
    """
    if _about_other(findings, words, domains.total()):
        return False
    strong = _strong()
    acts = {t.first for t in findings.triggers if t.frame in strong}
    talk = len(acts) + words
    alone = bool(sides.parties) and not domains
    if alone and (sides.fighting() or any(map(_of_sides, findings.triggers))):
        return True
    if alone or sides.fighting():
        return talk > 0
    at_war = load_war_countries()
    placed = [w.country.lower() in at_war for w in findings.wheres if w.country]
    armed = bool(findings.weapons)
    plain = len({t.first for t in findings.triggers if _plain(t, armed=armed)})
    if plain > domains.total():
        return sum(placed) * 2 >= len(placed) > 0
    enough = 1 if sides.parties or not domains else _ACTS
    return talk >= enough and sum(placed) * 2 > len(placed)


def _about_other(findings: Findings, words: int, others: int) -> bool:
    """Whether words of other subjects are many and outnumber by half those of war, of which
    only such are counted as tell of force wherever they stand: sport, elections, a memoir,
    whoever is named beside them.
    """
    if others < _MANY:
        return False
    sure = _sure()
    acts = {t.first for t in findings.triggers if t.frame in sure}
    return others * _LESS > (len(acts) + words) * _MORE


def _chosen(scenes: Iterable[Scene], setting: Setting) -> Iterator[list[Chosen]]:
    """Yield the triggers that hold, sentence by sentence."""
    for scene in scenes:
        yield choose(scene, scene.triggers, setting)
        led = armed_in(scene)
        if led is not setting.led:
            setting = replace(setting, led=led)


def _named(findings: Findings) -> dict[str, Pair]:
    """Return where a report first names each place that is known, by the place's id."""
    pairs = zip(reversed(findings.places), reversed(findings.wheres), strict=True)
    return {where.place: (mention, where) for mention, where in pairs if where.place}


def _of_sides(trigger: TriggerMention) -> bool:
    """Whether a trigger tells what sides do to each other, be it no force: a deal."""
    return load_frames()[trigger.frame].type in _OF_SIDES


@cache
def _strong() -> frozenset[str]:
    """Return the frames whose words speak of armed force by themselves."""
    return frozenset(
        frame.id
        for frame in load_frames().values()
        if frame.type not in _PEACEFUL and not frame.quiet
    )


@cache
def _sure() -> frozenset[str]:
    """Return the frames whose words speak of armed force whatever stands beside them."""
    frames = load_frames()
    return frozenset(name for name in _strong() if not frames[name].asks_beside)


def _plain(trigger: TriggerMention, *, armed: bool) -> bool:
    """Whether a trigger can mean nothing but war, as a strike does where arms are told of."""
    frame = load_frames()[trigger.frame]
    asked = frame.only_before or frame.needs_word
    return frame.warlike or (armed and not asked and FAMILY[frame.type] == "strike")


def _shows_aircraft(findings: Findings) -> bool:
    raids = _raids()
    return any(w.category == "air" for w in findings.weapons) or any(
        t.frame in raids for t in findings.triggers
    )


@cache
def _raids() -> frozenset[str]:
    """Return the frames whose words tell of air raids by themselves."""
    frames = load_frames().values()
    return frozenset(f.id for f in frames if f.type is EventType.AIRSTRIKE and not f.quiet)


def _give_losses(
    scene: Scene, drafts: Sequence[Draft], before: Sequence[tuple[Scene, Sequence[Draft]]]
) -> None:
    """Hand each loss of a sentence to the trigger it belongs to, or to an act of those told
    `before`: the last one, or the last of the sentence before.
    """
    meant = [d.chosen for d in drafts if d.modality[0] in _UNDONE]
    chosen = [d.chosen for d in drafts if d.modality[0] not in _UNDONE]
    for told in told_losses(scene):
        if any(c.first < told.last and told.first < c.last for c in meant):
            continue
        owner = carrier(scene, told, chosen)
        found = next((d for d in drafts if d.chosen is owner), None)
        if owner is None and leads_back(scene, told):
            found = _struck(before)
        elif owner is None and adds_wounded(scene, told):
            found = _struck(before[-1:])
        if found is not None:
            found.losses = (*found.losses, told)


def _without_counts(own: list[Draft], before: Draft | None) -> list[Draft]:
    """Hand what a sentence only counts to the act of the sentence before."""
    if before is None or len(own) != 1 or not only_counts(own[0]):
        return own
    if not counted_for(own[0], before):
        return own
    before.losses = (*before.losses, *own[0].losses)
    return []


def _struck(told: Sequence[tuple[Scene, Sequence[Draft]]]) -> Draft | None:
    """Return the last act of violence told so far."""
    drafts = (draft for _, own in reversed(told[-_BACK:]) for draft in reversed(own))
    return next((d for d in drafts if d.event_type in VIOLENT), None)
