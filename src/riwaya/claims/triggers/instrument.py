"""With what: raids told as the means of a strike ("targeted them with nine air strikes"), and
what a weapon destroyed.
"""

from collections.abc import Sequence

from riwaya.arabic.affixes import BY
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import FINITE, TENSES
from riwaya.claims.scenes.nearby import any_of
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.actor_words import load_helping
from riwaya.lexicons.cues import load_means
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.word_classes import load_word_classes
from riwaya.model import EventType, TriggerMention, WeaponMention

MEANS_REACH = 18
"""How far behind a strike raids may be told as its means, in tokens."""
_DRIVEN, _OBJECT = "vehicles", 5
_ARMED = frozenset({EventType.SHELLING, EventType.EXPLOSION})
_NAMED = frozenset({"noun", "phrase", "masdar"})


def means_of(scene: Scene, strike: Chosen, raids: TriggerMention) -> bool:
    """Whether raids, or their number, stand with "with" behind a strike of open means, or what
    they destroyed.

    Rockets that are fired have told their means.
    """
    if not open_to(strike) or strike.frame.needs_word:
        return False
    if not 0 <= raids.first - strike.last <= MEANS_REACH:
        return False
    frame = load_frames()[raids.frame]
    if frame.means or frame.type is not EventType.AIRSTRIKE or raids.form in TENSES:
        return False
    counted = scene.quantity_over.get(raids.first - 1)
    led = any(
        scene.key(at).startswith(BY)
        for at in {raids.first, counted.first if counted else raids.first}
    )
    return led and scene.breaks.isdisjoint(range(strike.last, raids.first))


def weapon_of(scene: Scene, strike: Chosen, told: Chosen) -> bool:
    """Whether a weapon that is told as a strike too ("with a salvo of rockets") stands with
    "with" behind a verb of aiming: it says with what.
    """
    hurt = strike.frame.casualty and bool(told.frame.only_after)
    named = told.frame.type in _ARMED and told.mention.form in _NAMED
    if not (named and (strike.frame.means or hurt)):
        return False
    between = range(strike.last, told.first)
    if len(between) > MEANS_REACH or not scene.key(told.first).startswith(BY):
        return False
    armed = [w for w in scene.weapons if told.first <= w.first <= told.last]
    aimed = strike.frame.aims or hurt or any(in_volley(scene, w) for w in armed)
    return bool(armed) and aimed and scene.breaks.isdisjoint(between)


def open_to(strike: Chosen) -> bool:
    """Whether a trigger leaves open with what was struck: its frame says so, or it tells that
    something was destroyed, or what aircraft did.
    """
    frame = strike.frame
    flown = frame.type is EventType.AIRSTRIKE and strike.mention.form in TENSES
    wrecked = frame.type is EventType.PROPERTY_DESTRUCTION and frame.result
    return frame.means or flown or wrecked


def destroyed_with(
    scene: Scene, chosen: Chosen, weapons: Sequence[WeaponMention], agent: Participant | None
) -> str | None:
    """Return the kind of weapon that destroyed something: told with "with" behind it, or guns
    that are its subject ("our artillery destroyed a tank").
    """
    frame = chosen.frame
    if frame.type is not EventType.PROPERTY_DESTRUCTION or not frame.result:
        return None
    means = load_means()
    for weapon in weapons:
        vehicle = _vehicle_before(scene, chosen, weapon)
        subject = agent is not None and weapon.first == agent.first == chosen.last
        told = subject and chosen.mention.form in FINITE
        told = told or (weapon.first >= chosen.last and _its_instrument(scene, weapon))
        own = subject or not (vehicle and weapon.category == "artillery")
        if told and own and weapon.category in means.destroying:
            return weapon.category
    return None


def _vehicle_before(scene: Scene, chosen: Chosen, weapon: WeaponMention) -> bool:
    """Whether a vehicle is told to be destroyed: with a missile that is a deed of the fight.

    "The shell of a tank" destroyed something else.
    """
    reach = min(_OBJECT, weapon.first - chosen.last) if weapon.first > chosen.last else _OBJECT
    return any_of(scene, load_word_classes()[_DRIVEN], chosen.last, reach)


def _its_instrument(scene: Scene, weapon: WeaponMention) -> bool:
    """Whether "with" is written on a weapon or on its number, and not what a vehicle bears."""
    first = weapon.first
    written = weapon.span.start > scene.document.tokens[first].start
    by_it = scene.key(first).startswith(BY) and (written or counted_with(scene, weapon))
    before = clitic_splits(scene.key(first - 1)) or ()
    return by_it and not any(rest in load_means().laden for _, rest in before)


def lent(scene: Scene, weapon: WeaponMention) -> bool:
    """Whether aircraft are those of who backs a side ("backed by jets", "with air support")."""
    grammar, before = load_grammar(), scene.key(weapon.first - 1)
    return any(
        before in words for words in (grammar.with_support, grammar.backed, load_helping())
    )


def counted_with(scene: Scene, weapon: WeaponMention) -> bool:
    """Whether the instrument of an attack is told with its number ("with three car bombs"), or
    with a word for using it.
    """
    if scene.key(weapon.first - 1) in load_grammar().using:
        return True
    counted = scene.quantity_over.get(weapon.first - 1) or scene.quantity_over.get(weapon.first)
    return counted is not None and scene.key(counted.first).startswith(BY)


def in_volley(scene: Scene, weapon: WeaponMention) -> bool:
    """Whether "with" is written on the word for many at once ("with a salvo of rockets")."""
    grammar = load_grammar()
    at = weapon.first - 1 - (scene.key(weapon.first - 1) in grammar.origin)
    return scene.key(at).startswith(BY) and scene.key(at).removeprefix(BY) in grammar.volleys


def with_it(scene: Scene, weapon: WeaponMention) -> bool:
    """Whether a weapon is told as the instrument: with "with", or "from" aircraft."""
    if scene.key(weapon.first).startswith(BY) or in_volley(scene, weapon):
        return True
    return weapon.category == "air" and scene.key(weapon.first - 1) in load_grammar().origin
