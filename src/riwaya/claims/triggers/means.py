"""By what means: telling strikes apart by weapon, agent and report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riwaya.arabic.affixes import AND, FOR
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import BOMBINGS, FROM_AFAR
from riwaya.claims.scenes.findings import QUOTES, Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.scenes.ranges import within
from riwaya.claims.triggers.instrument import (
    MEANS_REACH,
    counted_with,
    lent,
    means_of,
    with_it,
)
from riwaya.lexicons.cues import load_carriers, load_civil_objects, load_means
from riwaya.lexicons.frames import Frame, load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import EventType, Span, TriggerMention, Weapon, WeaponMention
from riwaya.model.making import quick

_REACH = 12
_INSTRUMENT = 20
_TOPIC = 3
_EXCHANGE = 7
_ATTACKER = 6
"""How many words of who attacked may stand before the instrument of an attack."""


@dataclass(frozen=True, slots=True)
class ReportMeans:
    """What a report shows of means at large: whether aircraft strike in it, whether guns do."""

    aircraft: bool
    guns: bool = False


@quick
@dataclass(frozen=True, slots=True)
class How:
    """What is said of a strike: aimed at civilians, from the air, from both sides; `by` is the
    kind of weapon with which something was destroyed.
    """

    by: str | None = None
    civil: bool = False
    flown: bool = False
    mutual: bool = False


PLAINLY = How()


def weapons_of(
    scene: Scene, chosen: Chosen, others: Sequence[Chosen]
) -> tuple[WeaponMention, ...]:
    """Return the weapons in a trigger's clause, nearest first."""
    if not scene.weapons:
        return ()
    if chosen.half:
        others = [o for o in others if o.first != chosen.first]
    low, high = clause(scene, chosen, others)
    if chosen.frame.casualty:
        joined = chosen.mention.clitics.startswith(AND) and chosen.mention.form not in FINITE
        low = chosen.first if joined else low
        high = _to_some(scene, chosen.last, high)
    far = _far(scene, chosen, others) if chosen.frame.means else high
    own = [w for w in scene.weapons if low <= w.first < max(high, far) and not lent(scene, w)]
    inside = [w for w in own if w.first < high or with_it(scene, w)]
    if chosen.half:
        inside = [w for w in inside if w.category == chosen.half]
    if any(_felled(scene, chosen, w) for w in inside):
        inside = [w for w in inside if w.category != "suicide"]
    return tuple(sorted(inside, key=lambda w: _distance(chosen, w)))


def _distance(chosen: Chosen, weapon: WeaponMention) -> tuple[int, bool]:
    """Return how far a weapon stands from a trigger: what follows it describes it first."""
    return abs(weapon.first - chosen.first), weapon.first < chosen.first


def _felled(scene: Scene, chosen: Chosen, weapon: WeaponMention) -> bool:
    """Whether a bomber is who was killed ("the killing of the suicide bombers")."""
    victim = chosen.frame.casualty and weapon.category == "suicide"
    return victim and weapon.first == chosen.last and not with_it(scene, weapon)


def _to_some(scene: Scene, low: int, high: int) -> int:
    """Return where some of the dead are told apart: a bomber "among them" is no weapon."""
    among = load_loss_context().among
    return next((at for at in range(low, high) if scene.key(at) in among), high)


def _far(scene: Scene, chosen: Chosen, others: Sequence[Chosen]) -> int:
    """Return how far behind a trigger its instrument may stand ("targeted … with guns")."""
    high = min(scene.sentence.last, chosen.last + _INSTRUMENT)
    for other in within(others, chosen.last, high):
        held = other.frame.type is EventType.CONTROL
        if other.mention.form != "participle" and not held:
            high = min(high, other.first)
    return min(scene.breaks.intersection(range(chosen.last, high)), default=high)


def flies(scene: Scene, chosen: Chosen, agent: Participant | None) -> bool:
    """Whether who acts is aircraft: its name says so, or aircraft stand beside the trigger."""
    if chosen.frame.means:
        raids = within(scene.triggers, chosen.last, chosen.last + MEANS_REACH + 1)
        if any(means_of(scene, chosen, t) for t in raids):
            return True
    low, high = (agent.first - 1, agent.last + 1) if agent else (chosen.last, chosen.last)
    told = chosen.mention.form in FINITE and not (chosen.frame.aims and chosen.mention.plural)
    topical = agent is None or agent.first < chosen.last
    near = (chosen.last, chosen.last + 1) if told else None
    for weapon in scene.weapons:
        if weapon.category != "air" or lent(scene, weapon):
            continue
        if low <= weapon.first < high or (near and near[0] <= weapon.first < near[1]):
            return True
        gap = chosen.first - weapon.last
        beside = near and topical and 0 <= gap <= _TOPIC and not with_it(scene, weapon)
        if beside and scene.breaks.isdisjoint(range(weapon.last, chosen.first)):
            return True
    return False


def clause(scene: Scene, chosen: Chosen, others: Sequence[Chosen]) -> tuple[int, int]:
    """Return the tokens that belong to a trigger: to the next triggers and clause ends."""
    low = max(scene.sentence.first, chosen.first - _REACH)
    high = min(scene.sentence.last, chosen.last + _REACH)
    for other in within(others, low - _REACH, high):
        if other.last <= chosen.first:
            low = max(low, other.last)
        elif other.first >= chosen.last:
            high = min(high, other.first)
    before = scene.breaks.intersection(range(low, chosen.first))
    behind = scene.breaks.intersection(range(chosen.last, high))
    return max(before, default=low - 1) + 1, min(behind, default=high)


def used(
    scene: Scene,
    event_type: EventType,
    weapons: Sequence[WeaponMention],
    lost: Sequence[Span],
) -> Iterator[tuple[Weapon, str]]:
    """Yield what was used, in the order of the text, with its number, and the rule: told as the
    instrument ("with guns"), or named in the act's clause.

    It is no word of a name ("the Artillery College"), nothing that only brings weapons, nothing
    that was destroyed, and nothing where no force is told.
    """
    if event_type in _UNARMED:
        return
    carriers = load_carriers()
    armed = (w for w in weapons if w.weapon not in carriers and not _named(scene, w))
    for group in _adjacent(scene, sorted(armed, key=lambda w: w.first)):
        counted = scene.quantity_over.get(group[0].first - 1)
        start = counted.span.start if counted else group[0].span.start
        span = Span(start, group[-1].span.end)
        hit = event_type is not EventType.INTERCEPTION and any(
            x.start < span.end and span.start < x.end for x in lost
        )
        if not hit:
            rule = "weapon.instrument" if with_it(scene, group[0]) else "weapon.clause"
            yield Weapon(span, scene.text(span), group[0].category), rule


def _adjacent(scene: Scene, weapons: Sequence[WeaponMention]) -> Iterator[list[WeaponMention]]:
    """Yield weapons, those together that name one ("a Scud rocket")."""
    group: list[WeaponMention] = []
    for weapon in weapons:
        joined = scene.key(weapon.first).startswith(AND) or scene.key(weapon.first - 1) == AND
        near = group and weapon.first - group[-1].last <= 1 and not joined
        if near and scene.key(weapon.first - 1) in (*QUOTES, scene.key(group[-1].last - 1)):
            group.append(weapon)
            continue
        if group:
            yield group
        group = [weapon]
    if group:
        yield group


def _named(scene: Scene, weapon: WeaponMention) -> bool:
    return weapon.first in scene.in_place or weapon.first in scene.in_long_name


def strike_type(
    chosen: Chosen,
    weapons: Sequence[WeaponMention],
    agent_party: str | None,
    report: ReportMeans,
    how: How = PLAINLY,
) -> tuple[EventType, str]:
    """Return the event type of a trigger whose frame leaves the means open, and the rule."""
    means = load_means()
    frame = chosen.frame
    if chosen.half:
        return EventType(means.by_category[chosen.half]), "type.half"
    apart = _told_apart(frame, agent_party, how)
    if apart is not None:
        return apart
    if how.flown and frame.flown and not _by_guns_too(chosen, weapons):
        return EventType.AIRSTRIKE, "type.air-party"
    if how.civil and frame.retold and frame.type is EventType.CLASH:
        return EventType.ATTACK_ON_CIVILIANS, "type.civilians"
    if frame.type is EventType.PROTEST_REPRESSION or not (frame.means or frame.casualty):
        return frame.type, "type.frame"
    civil = how.civil and (frame.aims or frame.casualty)
    shot = EventType.CLASH if civil or frame.type is EventType.ATTACK_ON_CIVILIANS else None
    for weapon in weapons:
        told = means.by_category.get(weapon.category)
        if told and EventType(told) in _ALLOWED - {shot}:
            return EventType(told), "type.weapon"
    if civil:
        return EventType.ATTACK_ON_CIVILIANS, "type.civilians"
    if how.mutual and not how.flown:
        return frame.type, "type.frame"
    return _unsaid(chosen, agent_party, report)


def _told_apart(
    frame: Frame, agent_party: str | None, how: How
) -> tuple[EventType, str] | None:
    """Return the type that what destroyed something gives, or that who set on others does."""
    means = load_means()
    if how.by is not None:
        return EventType(means.by_category[how.by]), "type.weapon"
    if frame.custody and agent_party in means.jailers:
        return EventType.DETENTION, "type.jailer"
    if frame.type in _ASSAULTS and agent_party in means.unarmed_attackers:
        return EventType.ATTACK_ON_CIVILIANS, "type.civilians"
    if frame.type is EventType.PROPERTY_DESTRUCTION and frame.result:
        flown = how.flown or agent_party in means.flying_parties
        return (EventType.AIRSTRIKE, "type.air-party") if flown else (frame.type, "type.frame")
    return None


def _unsaid(
    chosen: Chosen, agent_party: str | None, report: ReportMeans
) -> tuple[EventType, str]:
    """Return the type of a strike by who strikes, and by what the report shows at large."""
    means, frame = load_means(), chosen.frame
    flyers = means.flying_parties if frame.casualty else means.air_parties
    if agent_party in flyers and frame.type in _STRIKES:
        return EventType.AIRSTRIKE, "type.air-party"
    unsaid = agent_party is None or (agent_party in means.shown_flying and not report.guns)
    if frame.type is EventType.SHELLING and unsaid and report.aircraft:
        return EventType.AIRSTRIKE, "type.report-aircraft"
    return frame.type, "type.frame"


def exchanged(scene: Scene, chosen: Chosen) -> bool:
    """Whether two sides exchange fire, or shelling is set beside air raids: guns do it."""
    if not chosen.frame.means:
        return False
    grammar, before = load_grammar(), scene.key(chosen.first - 1)
    near = range(chosen.first - _EXCHANGE, chosen.last + 2)
    if "exchange" in scene.groups and any(scene.key(at) in grammar.exchange for at in near):
        return True
    led = before in grammar.company or before in grammar.beside_acts
    joined = led or chosen.mention.clitics.startswith(AND)
    return joined and chosen.mention.form not in FINITE and _raids_before(scene, chosen)


def _raids_before(scene: Scene, chosen: Chosen) -> bool:
    """Whether air raids are the act told right before."""
    frames = load_frames()
    for at in range(chosen.first - 1, chosen.first - _REACH, -1):
        told = scene.trigger_at.get(at, ())
        if at in scene.hard or any(t.form in FINITE for t in told):
            return False
        if told and at not in scene.in_people:
            types = {frames[t.frame].type for t in told if not frames[t.frame].means}
            return EventType.AIRSTRIKE in types
    return False


def _by_guns_too(chosen: Chosen, weapons: Sequence[WeaponMention]) -> bool:
    """Whether guns are named beside a noun of shelling ("the fire of guns and aircraft")."""
    noun = chosen.frame.means and chosen.mention.form not in FINITE
    return noun and any(w.category == "artillery" for w in weapons)


def attacked_with(draft: Draft, attacked: Draft | None) -> tuple[EventType, str] | None:
    """Return the type of an attack told with its instrument ("an attack with a car bomb", "the
    rocket attacks"); a car bomb is that of the bombing told before, where there is one.
    """
    chosen = draft.chosen
    if not chosen.frame.retold:
        return None
    if chosen.frame.type is EventType.EXPLOSION:
        return (EventType.SUICIDE_BOMBING, "type.weapon") if _belted(draft) else None
    plain = chosen.mention.form == "noun" and not chosen.mention.definite
    for weapon in draft.weapons:
        gap = weapon.first - chosen.last
        far = _ATTACKER if counted_with(draft.scene, weapon) else 1
        told = load_means().by_category.get(weapon.category) if 0 <= gap <= far else None
        by_it = (plain and gap == 0 and told in FROM_AFAR) or with_it(draft.scene, weapon)
        if told and (far > 1 or by_it):
            before = attacked.event_type if attacked else None
            again = weapon.category == "car_bomb" and before in BOMBINGS
            return (before if again and before else EventType(told)), "type.weapon"
    return None


def _belted(draft: Draft) -> bool:
    """Whether a bombing is told right behind to be done with a belt ("bombing with belts")."""
    last = draft.chosen.last
    return any(
        w.category == "suicide" and 0 <= w.first - last <= 1 and with_it(draft.scene, w)
        for w in draft.weapons
    )


def strikes_from_air(party: str | None) -> bool:
    """Whether a side strikes from the air when nothing else is told."""
    return party in load_means().air_parties


def retold(draft: Draft, before: Draft | None) -> tuple[EventType, str] | None:
    """Return the type of "the bombing" that takes up a strike told in a sentence before."""
    if before is None or draft.weapons:
        return None
    chosen = draft.chosen
    if chosen.frame.aims:
        return (before.event_type, "type.told-before") if _by_nobody(draft, before) else None
    frame = chosen.frame
    told = chosen.mention.definite and frame.type in FROM_AFAR and frame.means
    if before.scene is draft.scene or not told:
        return None
    return before.event_type, "type.told-before"


def _by_nobody(draft: Draft, before: Draft) -> bool:
    """Whether an aiming is told of nobody, in or right behind the sentence of a strike."""
    nominal = draft.chosen.mention.form == "masdar" and not draft.chosen.mention.pronoun
    far = draft.scene.sentence.paragraph - before.scene.sentence.paragraph
    return nominal and draft.roles.agent is None and far <= 1


_UNARMED = frozenset(
    {
        EventType.TERRITORY_GAIN,
        EventType.WITHDRAWAL,
        EventType.CONTROL,
        EventType.SIEGE,
        EventType.STATEMENT,
        EventType.AGREEMENT,
        EventType.RETURN,
        EventType.DISPLACEMENT,
        EventType.AID_DELIVERY,
        EventType.DETENTION,
        EventType.PROTEST,
    }
)
_STRIKES = frozenset({EventType.SHELLING, EventType.AIRSTRIKE, EventType.CLASH})
_ASSAULTS = frozenset({EventType.CLASH, EventType.TERRITORY_GAIN})
_ALLOWED = _STRIKES | {
    EventType.SUICIDE_BOMBING,
    EventType.EXPLOSION,
    EventType.CHEMICAL_ATTACK,
    EventType.GRENADE_ATTACK,
}


def aims_at_civil(scene: Scene, chosen: Chosen) -> bool:
    """Whether what is aimed at is civilian by its kind.

    It stands right behind, or further on with "to"; behind an attack also with "on" or with
    the verb of aiming.
    """
    frame, last = chosen.frame, chosen.last
    if frame.aims:
        near = _civil(scene, range(last, last + 2))
        return near or any(
            scene.key(at).startswith(FOR) and _civil(scene, range(at, at + 1))
            for at in range(last + 2, last + 5)
        )
    if not frame.retold or frame.type is not EventType.CLASH:
        return False
    ons = [at for at in range(last, last + 6) if scene.key(at) in load_grammar().against]
    aims = [t.last for t in scene.triggers if last <= t.first < last + 4 and _aims(t)]
    return any(_civil(scene, range(at, at + 2)) for at in [*(on + 1 for on in ons[:1]), *aims])


def _aims(trigger: TriggerMention) -> bool:
    return load_frames()[trigger.frame].aims


def _civil(scene: Scene, tokens: Iterable[int]) -> bool:
    civil = load_civil_objects()
    return any(rest in civil for at in tokens for _, rest in clitic_splits(scene.key(at)) or ())
